// The preview, as a person uses it: verdicts, marks, keys, a megabyte, hostile events.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import { preview } from "../../bindings-wasm/preview/serve.js";
import { samples } from "../../bindings-wasm/preview/derived/samples.js";
import { PAYLOADS, attack } from "./hostile.js";
import { browser, open, paste, picture, said, served } from "./page.js";

const server = await served();
after(async () => {
  await browser.close();
  server.close();
});

const BROKEN = `{
  "eventId": "{5f0c7a52-6a0e-4c58-9a52-6d1c8f1c1b11}",
  "eventType": "ORDER_CREATED",
  "timestamp": "2025-03-04T09:15Z",
  "payload": {
    "orderId": "",
    "items": [
      { "sku": "Größe L 👕", "qty": "2" },
      { "sku": "SKU-2", "qty": -1, "note": null }
    ]
  }
}`;

/** An event of so many bytes at least, with a part of it replaced. */
function large(size, of = "", by = "") {
  const item = '      { "sku": "SKU-1", "qty": 2 }';
  const items = new Array(Math.ceil(size / (item.length + 2))).fill(item).join(",\n");
  const text = `{
  "eventId": "e1b7c2f0-8d41-4b9a-b9f1-3d0a2f7a9c21",
  "eventType": "ORDER_CREATED",
  "timestamp": "2025-01-01T10:00:00Z",
  "payload": { "orderId": "ORD-1", "items": [\n${items}\n  ] }
}`;
  return of === "" ? text : text.replaceAll(of, by);
}

test("the contract's examples are accepted without a finding, and their events shown", async () => {
  const page = await open(server.url);
  for (const type of await page.locator("#sample optgroup:first-of-type option").allTextContents()) {
    await page.selectOption("#sample", type);
    const { outcome, eventType, codes, marked, event } = await said(page);
    assert.deepEqual([outcome, eventType, codes, marked], ["accepted", type, [], []]);
    assert.deepEqual(JSON.parse(event), JSON.parse(await page.inputValue("#value")));
  }
  await page.selectOption("#sample", "ORDER_CREATED");
  await picture(page, "good");
  assert.deepEqual(page.complaints, []);
});

test("of each code a sample that has it and no other", async () => {
  const page = await open(server.url);
  for (const { code, text, words } of samples) {
    await page.selectOption("#sample", code);
    const { outcome, codes, marked } = await said(page);
    assert.ok((await page.textContent("#note")).length > 0, code);
    if (words === undefined) {
      assert.deepEqual(codes, [code]);
      assert.equal(marked.length, 1, code);
      assert.equal(outcome === "tombstone", text === null);
    }
    if (code === "unknown_event_type") {
      assert.deepEqual([outcome, marked], ["unknown_event_type", ['"ORDER_SHIPPED"']]);
      await picture(page, "unknown-type");
    }
    if (code === "invalid_utf8") {
      assert.deepEqual(marked, ["\ufffd"]);
      await picture(page, "bytes");
    }
  }
  assert.deepEqual(page.complaints, []);
});

test("every fault is marked at its place, and a click or a key selects it", async () => {
  const page = await open(server.url);
  await paste(page, BROKEN);
  const { outcome, codes, marked } = await said(page);
  assert.equal(outcome, "rejected");
  assert.deepEqual(codes, [
    "invalid_uuid",
    "invalid_timestamp",
    "empty_text",
    "wrong_type",
    "not_positive",
    "unknown_field",
  ]);
  const tokens = ['"{5f0c7a52-6a0e-4c58-9a52-6d1c8f1c1b11}"', '"2025-03-04T09:15Z"', '""', '"2"', "-1", '"note"'];
  assert.deepEqual(marked, tokens);
  const selected = () => page.evaluate(() => getSelection().toString());
  for (const [index, token] of tokens.entries()) {
    await page.locator("#findings button").nth(index).click();
    assert.equal(await selected(), token);
  }
  await page.keyboard.press("F8");
  assert.equal(await selected(), tokens.at(0), "from the last to the first");
  await page.keyboard.press("F8");
  assert.equal(await selected(), tokens.at(1));
  await page.keyboard.press("Shift+F8");
  await page.keyboard.press("Shift+F8");
  assert.equal(await selected(), tokens.at(-1), "from the first to the last");
  await page.locator("#strict").check();
  assert.deepEqual(new Set(await page.locator("#findings .severity").allTextContents()), new Set(["error"]));
  await page.locator("#strict").uncheck();
  await picture(page, "broken");
  await page.locator("#text summary").click();
  // it is written when the page is told that it was opened, which is after the click
  await page.waitForFunction(() => document.querySelector("#text pre").textContent !== "");
  assert.match(await page.textContent("#text pre"), /error\[invalid_uuid\].*\n --> order-events:2:14 /);
  assert.deepEqual(page.complaints, []);
});

test("it is judged as one types", async () => {
  const page = await open(server.url);
  await page.locator("#value").fill("");
  assert.deepEqual((await said(page)).codes, ["invalid_json"]);
  await page.locator("#value").pressSequentially('{"eventType":1');
  assert.deepEqual((await said(page)).marked, [""], "the end");
  await page.locator("#value").pressSequentially("}");
  assert.deepEqual((await said(page)).codes.sort(), ["missing_field", "missing_field", "missing_field", "wrong_type"]);
  assert.equal(await page.inputValue("#sample"), "", "it is no sample any more");
});

test("a phone, the dark, and those who do not see", async () => {
  const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
  for (const colorScheme of ["light", "dark"]) {
    const page = await open(server.url, { colorScheme, viewport: { width: 360, height: 780 } });
    await paste(page, BROKEN);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.equal(wider, 0, "nothing is wider than the phone");
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      [],
    );
    await picture(page, `phone-${colorScheme}`);
  }
  const page = await open(server.url, { colorScheme: "dark" });
  await paste(page, BROKEN);
  await picture(page, "broken-dark");
  assert.equal(await page.getByLabel("Value of the record").inputValue(), BROKEN);
  assert.equal(await page.getByLabel("Sample").count(), 1);
  assert.match(await page.getByRole("status").textContent(), /^rejected ORDER_CREATED 6 findings$/);
});

test("an event of a megabyte is judged, and typed into", async (t) => {
  const page = await open(server.url);
  for (const [name, text, outcome, shown] of [
    ["good", large(1_040_000), "accepted", 0],
    ["of one line", large(1_400_000).replaceAll(/\s+/g, ""), "accepted", 0],
    ["broken", large(1_000_000, '"qty": 2', '"qty": -1'), "accepted", 100],
    ["too large", large(1_060_000), "rejected", 1],
  ]) {
    const started = performance.now();
    await paste(page, text);
    t.diagnostic(`${name}: ${text.length} bytes judged and shown in ${Math.round(performance.now() - started)} ms`);
    const { outcome: found, codes } = await said(page);
    assert.deepEqual([found, codes.length], [outcome, shown]);
    await page.locator("#value").focus();
    const frames = [];
    for (const key of ["Space", "Space", "Space", "Backspace", "Backspace", "Backspace"]) {
      const began = performance.now();
      await page.keyboard.press(key);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
      frames.push(Math.round(performance.now() - began));
    }
    t.diagnostic(`${name}: from a key to its frame ${frames.join(", ")} ms`);
    await page.waitForSelector("#verdict:not([aria-busy])");
    assert.equal((await said(page)).outcome, outcome);
    if (shown === 100) {
      assert.match(await page.textContent("#more"), /^100 of \d\d,\d\d\d findings are shown\.$/);
      assert.ok(await page.isVisible("#unmarked"));
      await page.locator("#findings button").last().click();
      assert.equal(await page.evaluate(() => getSelection().toString()), "-1");
      assert.ok(await page.evaluate(() => document.getElementById("value").scrollTop > 1000), "it is in sight");
      await picture(page, "megabyte");
    }
  }
  assert.deepEqual(page.complaints, []);
});

for (const [name, payload] of Object.entries(PAYLOADS)) {
  test(`text stays text: ${name}`, async () => {
    const page = await open(server.url);
    await attack(page, payload);
    await page.close();
  });
}

/** A copy of the page with parts of its files replaced. */
async function planted(t, changes) {
  const folder = mkdtempSync(join(tmpdir(), "planted-"));
  cpSync(preview, folder, { recursive: true });
  for (const [file, from, to] of changes) {
    const text = readFileSync(join(folder, file), "utf8");
    assert.equal(text.split(from).length, 2, `${file} has the line once`);
    writeFileSync(join(folder, file), text.replace(from, to));
  }
  const server = await served(folder);
  t.after(() => server.close());
  return open(server.url);
}

/** One line that shows a pointer as markup. */
const MARKUP = ["preview.js", "item.append(button);", "item.append(button), (button.lastChild.innerHTML = pointer);"];
const NO_POLICY = ["index.html", 'http-equiv="Content-Security-Policy"', 'name="no-policy"'];

for (const [name, changes, seen] of [
  [
    "the page's policy refuses it",
    [MARKUP],
    ({ reports }) => reports.some((report) => report.startsWith("require-trusted-types-for")),
  ],
  ["without the policy it runs, and is seen", [MARKUP, NO_POLICY], ({ ran }) => ran],
]) {
  test(`markup in place of text is caught: ${name}`, async (t) => {
    const page = await planted(t, changes);
    await assert.rejects(attack(page, PAYLOADS["an image with a handler"]), (error) => {
      t.diagnostic(JSON.stringify(error.actual));
      return error.name === "AssertionError" && seen(error.actual);
    });
  });
}
