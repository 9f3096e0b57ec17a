// The code of the READMEs runs.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const project = fileURLToPath(new URL("..", import.meta.url));

function blocks(readme) {
  const text = readFileSync(join(process.env.FLOWOPS_ROOT, readme), "utf8");
  return [...text.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);
}

/** Runs code as a module of the project, and gives what it exports. */
async function run(name, code) {
  const path = join(project, name);
  writeFileSync(path, code);
  return import(pathToFileURL(path));
}

test("the front page's", async () => {
  const [code, ...others] = blocks("README.md");
  assert.deepEqual(others, []);
  const { event, report } = await run("front_page.mjs", `${code}\nexport { event, report };`);
  assert.deepEqual(report.event, event);
});

test("the package's", async () => {
  const [consuming, ready] = blocks("bindings-wasm/README.md");
  const around = `
    const handled = [], sent = [];
    const handle = (event) => handled.push(event);
    const producer = { send: async (record) => sent.push(record) };
    const message = { value: Buffer.from('{"eventId": 5}') };
  `;
  const warn = console.warn;
  const warned = [];
  console.warn = (text) => warned.push(text);
  try {
    const { sent, handled } = await run("package.mjs", `${around}\n${consuming}\nexport { sent, handled };`);
    assert.equal(handled.length, 0);
    assert.match(warned.join(""), /error\[wrong_type\]: expected a string, found a number/u);
    assert.equal(sent[0].topic, "order-events");
    assert.ok(Buffer.isBuffer(sent[0].messages[0].value));
  } finally {
    console.warn = warn;
  }
  await run("ready.mjs", ready);
});
