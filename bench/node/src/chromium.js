// Measures corpora in headless Chromium; prints JSON. node src/chromium.js CHROMIUM ROUNDS FILE…

import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { basename, join, parse as path } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";

const [executablePath, rounds, ...files] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "bench-page-"));
const MODULE = "flowops-contracts.wasm";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };
const QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

async function bundle() {
  await build({
    entryPoints: [fileURLToPath(new URL("page.js", import.meta.url))],
    outfile: join(folder, "page.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
  });
  copyFileSync(fileURLToPath(import.meta.resolve(`@flowops/contracts/${MODULE}`)), join(folder, MODULE));
  writeFileSync(join(folder, "index.html"), '<!doctype html><script type="module" src="page.js"></script>');
}

function serve() {
  const corpora = new Map(files.map((file) => [`/${basename(file)}`, file]));
  const server = createServer(({ url }, response) => {
    const file = corpora.get(url) ?? join(folder, basename(url === "/" ? "index.html" : url));
    try {
      const content = readFileSync(file);
      const type = TYPES[path(file).ext] ?? "application/octet-stream";
      // an isolated page has the finer clock
      const isolated = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
      response.writeHead(200, { "content-type": type, ...isolated }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

await bundle();
const server = await serve();
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", ...QUIET] });
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(() => globalThis.measureCorpus !== undefined && globalThis.crossOriginIsolated);
  const corpora = [];
  for (const file of files) {
    const { name } = path(file);
    console.error(`chromium: ${name}`);
    const measured = ([name, url, rounds]) => globalThis.measureCorpus(name, url, rounds);
    corpora.push(await page.evaluate(measured, [name, `/${basename(file)}`, Number(rounds)]));
  }
  console.log(JSON.stringify({ versions: { chromium: browser.version() }, corpora }));
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
}
