// What can be handed over, in which unit spans count, and that nothing else passes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";

import { orderEvents } from "@flowops/contracts";

const example = orderEvents.examples.ORDER_CREATED;
const bytes = Buffer.from(example);

/** Values that are the same bytes. */
function same(text) {
  const buffer = Buffer.from(text);
  const shared = new Uint8Array(new SharedArrayBuffer(buffer.length));
  shared.set(buffer);
  const elsewhere = createContext({ numbers: [...buffer] });
  return {
    Buffer: buffer,
    Uint8Array: new Uint8Array(buffer),
    "a part of a larger one": new Uint8Array([0, ...buffer, 0]).subarray(1, buffer.length + 1),
    ArrayBuffer: new Uint8Array(buffer).buffer,
    "shared memory": shared,
    "a Uint8Array of another realm": runInContext("new Uint8Array(numbers)", elsewhere),
    "an ArrayBuffer of another realm": runInContext("new Uint8Array(numbers).buffer", elsewhere),
    string: text,
  };
}

test("every form of a value is read alike", () => {
  const expected = orderEvents.parse(example);
  for (const [form, value] of Object.entries(same(example))) {
    assert.deepStrictEqual(orderEvents.parse(value), expected, form);
    assert.equal(orderEvents.isValid(value), true, form);
    assert.equal(orderEvents.check(value).outcome, "accepted", form);
  }
  for (const [form, value] of Object.entries(same('{"a":1}'))) {
    assert.equal(orderEvents.check(value).total, 5, form);
  }
});

test("null is a tombstone, and anything else is a mistake of the caller", () => {
  assert.equal(orderEvents.check(null).outcome, "tombstone");
  assert.equal(orderEvents.isValid(null), false);
  const others = [undefined, 1, 1n, true, Symbol("x"), {}, [], () => 0, new Date(), new Uint16Array(2)];
  others.push(new DataView(new ArrayBuffer(1)), new SharedArrayBuffer(1), [1, 2], new Uint8ClampedArray(2));
  for (const value of others) {
    for (const verb of ["parse", "check", "checkJson", "isValid", "render"]) {
      assert.throws(() => orderEvents[verb](value), TypeError);
    }
  }
});

test("spans slice the value that was passed", () => {
  const text = '{"😀é":1,"eventId":"ü"}';
  const cut = ({ span: { start, end } }, value) => value.slice(start, end).toString();
  const told = ["invalid_uuid", "unknown_field"].map((code) => [
    cut(
      orderEvents.check(text).findings.find((finding) => finding.code === code),
      text,
    ),
    cut(
      orderEvents.check(Buffer.from(text)).findings.find((finding) => finding.code === code),
      Buffer.from(text),
    ),
  ]);
  assert.deepEqual(told, [
    ['"ü"', '"ü"'],
    ['"😀é"', '"😀é"'],
  ]);
});

test("a raw half of a pair is invalid_utf8 at that unit", () => {
  for (const [text, start] of [
    ['"\ud800"', 1],
    ['"é\udc00', 2],
    ['"😀\ud83d\ud83d\ude00"', 3],
    ["\udfff", 0],
    [`"${"x".repeat(70_000)}\ud800${"é".repeat(70_000)}"`, 70_001],
  ]) {
    const { findings } = orderEvents.check(text);
    assert.deepEqual([findings.length, findings[0].code], [1, "invalid_utf8"]);
    assert.deepEqual([findings[0].span.start, findings[0].span.end], [start, start + 1]);
  }
});

test("text is counted in bytes of UTF-8", () => {
  for (const [text, size] of [
    ["a", 1],
    ["é", 2],
    ["€", 3],
    ["😀", 4],
    ["\ud800", 3],
    ["\udc00😀\ud83d", 10],
  ]) {
    const code = (maxBytes) => orderEvents.check(text, { maxBytes }).findings[0].code;
    assert.notEqual(code(size), "too_large", text);
    assert.equal(code(size - 1), "too_large", text);
    const [{ found }] = orderEvents.check(`${text} ${text}`, { maxBytes: 0 }).findings;
    assert.equal(found, `${2 * size + 1} bytes`);
  }
});

test("values of every size are read", () => {
  const event = (length, fill) => example.replace("ORD-123", fill.repeat(length));
  for (const length of [1, 1000, 2048, 30_000, 65_536, 200_000, 900_000]) {
    for (const text of [event(length, "x"), event(length >> 2, "é"), event(length >> 2, "😀")]) {
      const expected = JSON.parse(text);
      assert.deepEqual(orderEvents.parse(text), expected);
      assert.deepEqual(orderEvents.parse(Buffer.from(text)), expected);
      const report = orderEvents.check(Buffer.from(`${text}!`));
      assert.deepEqual(report.findings[0].span.start, Buffer.byteLength(text));
    }
  }
  assert.equal(orderEvents.check(new Uint8Array(1_048_577)).findings[0].code, "too_large");
  assert.equal(orderEvents.check(new Uint8Array(300_000_000)).findings[0].found, "300000000 bytes");
  assert.equal(orderEvents.check("é".repeat(1_000_000)).findings[0].found, "2000000 bytes");
  const large = Buffer.from(`${" ".repeat(5_000_000)}${example}`);
  assert.equal(orderEvents.isValid(large), false);
  assert.deepEqual(orderEvents.parse(large, { maxBytes: 6_000_000 }), JSON.parse(example));
  assert.deepEqual(orderEvents.parse(large.toString(), { maxBytes: 6_000_000 }), JSON.parse(example));
});

test("a value is not changed, and an event does not change with it", () => {
  const value = Buffer.from(example);
  const event = orderEvents.parse(value);
  assert.deepEqual(value, bytes);
  value.fill(0x20);
  orderEvents.parse(orderEvents.examples.ORDER_CANCELLED);
  assert.deepEqual(event, JSON.parse(example));
});
