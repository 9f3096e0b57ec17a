// How the package is loaded: by import and require, bundled, in Vitest, in workers, and without Node's entry.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

import * as imported from "@flowops/contracts";
import { build } from "esbuild";

const require = createRequire(import.meta.url);
const installed = new URL("../node_modules/@flowops/contracts/", import.meta.url);
const project = fileURLToPath(new URL("..", import.meta.url));
const node = (...given) => execFileSync(process.execPath, given, { encoding: "utf8", cwd: project });

test("import and require give one of everything", () => {
  const required = require("@flowops/contracts");
  assert.deepEqual(Object.keys(required).sort(), Object.keys(imported).sort());
  for (const name of Object.keys(required)) {
    assert.equal(required[name], imported[name], name);
  }
});

test("a project that imports, one that requires, one that does both", () => {
  for (const name of ["import.mjs", "require.cjs", "both.mjs"]) {
    assert.equal(node(`projects/${name}`), "ORDER_CREATED rejected\n", name);
  }
});

test("a bundle in one file runs from another folder", async () => {
  for (const [entry, format] of [
    ["import.mjs", "esm"],
    ["require.cjs", "cjs"],
    ["import.mjs", "cjs"],
  ]) {
    const outfile = join(mkdtempSync(join(tmpdir(), "bundle-")), format === "esm" ? "out.mjs" : "out.cjs");
    await build({ entryPoints: [join(project, "projects", entry)], bundle: true, platform: "node", format, outfile });
    const printed = execFileSync(process.execPath, [outfile], { encoding: "utf8", cwd: tmpdir() });
    assert.equal(printed, "ORDER_CREATED rejected\n");
  }
});

test("Vitest runs with it", () => {
  const vitest = join(project, "node_modules/vitest/vitest.mjs");
  const printed = node(vitest, "run", "--dir", "projects/vitest", "--reporter", "json");
  assert.equal(JSON.parse(printed).numPassedTests, 1);
});

test("workers have one each", async () => {
  const program = `
    import { parentPort } from "node:worker_threads";
    import { orderEvents } from "@flowops/contracts";
    let accepted = 0;
    for (let round = 0; round < 2000; round++) {
      accepted += orderEvents.parse(orderEvents.examples.ORDER_CREATED).payload.items.length;
    }
    parentPort.postMessage(accepted);`;
  const file = join(project, "worker.mjs");
  writeFileSync(file, program);
  const workers = Array.from({ length: 4 }, () => new Worker(file));
  const answers = await Promise.all(workers.map((worker) => once(worker, "message")));
  assert.deepEqual(answers.flat(), [4000, 4000, 4000, 4000]);
});

/** The module without Node's entry, new each time. */
async function fresh() {
  const folder = mkdtempSync(join(tmpdir(), "browser-"));
  cpSync(new URL("browser.js", installed), join(folder, "browser.mjs"));
  return import(join(folder, "browser.mjs"));
}

const bytes = readFileSync(new URL("flowops-contracts.wasm", installed));
const answers = ({ orderEvents }) => assert.equal(orderEvents.isValid(orderEvents.examples.ORDER_CREATED), true);

test("elsewhere the module has to be made ready first, and says so", async () => {
  const contracts = await fresh();
  const { orderEvents } = contracts;
  assert.equal(orderEvents.topic, "order-events");
  for (const verb of ["parse", "check", "checkJson", "isValid", "render", "serialize"]) {
    assert.throws(() => orderEvents[verb]({}), { name: "Error", message: /await ready\(\)/ });
  }
  assert.throws(() => orderEvents.orderCancelled({ orderId: "x" }), /await ready\(\)/);
  assert.throws(() => orderEvents["~standard"].validate("{}"), /await ready\(\)/);
  contracts.initSync(bytes);
  contracts.initSync(bytes);
  answers(contracts);
  await contracts.ready(bytes);
});

test("it is made ready by bytes, by a compiled module, by a response, and by a URL", async () => {
  const server = createServer((request, response) => {
    const found = request.url !== "/missing";
    response.writeHead(found ? 200 : 404, {
      "content-type": request.url === "/wrong" ? "text/plain" : "application/wasm",
    });
    response.end(found ? bytes : "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = (path) => new URL(path, `http://127.0.0.1:${server.address().port}`);
  const sources = {
    buffer: () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    bytes: () => bytes,
    module: () => new WebAssembly.Module(bytes),
    response: () => new Response(bytes, { headers: { "content-type": "application/wasm" } }),
    "a response of another type": () => new Response(bytes),
    promise: () => fetch(url("/right")),
    url: () => url("/right"),
    string: () => url("/right").href,
    "a URL of another type": () => url("/wrong"),
  };
  const { warn } = console;
  console.warn = () => {};
  for (const source of Object.values(sources)) {
    const contracts = await fresh();
    await Promise.all([contracts.ready(source()), contracts.ready(source())]);
    answers(contracts);
  }
  console.warn = warn;
  const contracts = await fresh();
  await assert.rejects(contracts.ready(url("/missing")), /404/);
  await contracts.ready(url("/right"));
  answers(contracts);
  server.close();
});

test("the command prints the digests", () => {
  const command = fileURLToPath(new URL("bin/flowops-contracts.js", installed));
  assert.match(node(command, "conformance"), /^bytes: [0-9a-f]{64}\nutf16: [0-9a-f]{64}\nvectors: \d+\n$/);
  assert.throws(() => node(command, "other"), { status: 2 });
});
