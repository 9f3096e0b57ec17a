// Serves folders to browsers on this machine. As a command it serves the preview, with the packed tarball:
//
//     node bindings-wasm/preview/serve.js TARBALL [PORT]

import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  ndjson: "application/x-ndjson; charset=utf-8",
  svg: "image/svg+xml",
  wasm: "application/wasm",
};

/** The page's own files. */
export const preview = fileURLToPath(new URL(".", import.meta.url));

/** Unpacks the npm package into a new folder; gives the package's. */
export function unpacked(tarball) {
  const folder = mkdtempSync(join(tmpdir(), "flowops-contracts-"));
  const { status, error } = spawnSync("tar", ["xzf", resolve(tarball), "-C", folder], { stdio: "inherit" });
  if (status !== 0) {
    throw new Error(`${tarball} is not unpacked: ${error ?? `status ${status}`}`);
  }
  return join(folder, "package");
}

/**
 * Serves folders, each under the path that names it (`/` and longer ones that end in `/`), to this machine alone.
 *
 * @param {Record<string, string>} folders
 * @param {number} port any that is free, where it is 0
 */
export async function serve(folders, port = 0) {
  const paths = Object.keys(folders).sort((one, other) => other.length - one.length);
  const server = createServer(async ({ url }, response) => {
    try {
      // what URL reads has no `..` left that is not encoded, and what is encoded stays so: it names no file
      let { pathname } = new URL(url, "http://localhost");
      pathname += pathname.endsWith("/") ? "index.html" : "";
      const path = paths.find((start) => pathname.startsWith(start));
      const [, type, packed] = /\.(\w+)(\.br)?$/.exec(pathname) ?? [];
      const content = await readFile(join(folders[path], pathname.slice(path.length)));
      response.writeHead(200, {
        "cache-control": "no-store",
        // what a page can not say of itself; the rest of its policy stands in its head
        "content-security-policy": "frame-ancestors 'none'",
        "content-type": TYPES[type] ?? "application/octet-stream",
        "x-content-type-options": "nosniff",
        ...(packed && { "content-encoding": "br" }),
      });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [tarball, port = "8080"] = process.argv.slice(2);
  if (tarball === undefined) {
    console.error("usage: node bindings-wasm/preview/serve.js TARBALL [PORT]");
    process.exit(2);
  }
  const { url } = await serve({ "/": preview, "/flowops-contracts/": unpacked(tarball) }, Number(port));
  console.log(`The preview is at ${url} (Ctrl-C ends it)`);
}
