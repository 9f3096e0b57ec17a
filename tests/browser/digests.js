// Prints what the packed tarball says in headless Chromium, as digests.
//
//     node tests/browser/digests.js TARBALL           those of the vectors that the package ships
//     node tests/browser/digests.js TARBALL FOLDER    those of each file of mutants in a folder, a line each

import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { serve, unpacked } from "../../bindings-wasm/preview/serve.js";
import { launch } from "./chromium.js";

const [tarball, mutants] = process.argv.slice(2);
const pages = fileURLToPath(new URL("pages/", import.meta.url));
const server = await serve({
  "/": pages,
  "/package/": unpacked(tarball),
  ...(mutants && { "/mutants/": mutants }),
});
const browser = await launch();
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(new URL("digests.html", server.url).href);
  await page.waitForFunction(() => "digests" in globalThis);
  const digests = (path) => page.evaluate((path) => globalThis.digests(path), path);
  if (mutants === undefined) {
    const { bytes, utf16, vectors } = await digests("package/vectors.ndjson.br");
    console.log(`bytes: ${bytes}\nutf16: ${utf16}\nvectors: ${vectors}`);
  } else {
    for (const name of readdirSync(mutants).sort()) {
      const { bytes, utf16, vectors } = await digests(`mutants/${name}`);
      console.log(`${name} ${vectors} bytes=${bytes} utf16=${utf16}`);
    }
  }
} finally {
  await browser.close();
  server.close();
}
