// Options are arguments: wrong ones are mistakes of the caller.

import assert from "node:assert/strict";
import { test } from "node:test";

import { orderEvents } from "@flowops/contracts";

const example = orderEvents.examples.ORDER_CREATED;
const odd = example.replace('"qty": 2', '"qty": 0');

test("strict makes warnings errors", () => {
  assert.equal(orderEvents.check(odd).outcome, "accepted");
  assert.deepEqual(
    orderEvents.check(odd).findings.map(({ code, severity }) => [code, severity]),
    [["not_positive", "warning"]],
  );
  assert.equal(orderEvents.check(odd, { strict: true }).outcome, "rejected");
  assert.equal(orderEvents.isValid(odd, { strict: true }), false);
  assert.throws(() => orderEvents.parse(odd, { strict: true }), /rejected/);
});

test("limits", () => {
  const { length } = Buffer.from(example);
  assert.equal(orderEvents.isValid(example, { maxBytes: length }), true);
  assert.equal(orderEvents.isValid(example, { maxBytes: length - 1 }), false);
  const { outcome, findings, total } = orderEvents.check("{}", { maxFindings: 0 });
  assert.deepEqual([outcome, findings, total], ["rejected", [], 4]);
  assert.equal(orderEvents.check("{}", { maxFindings: 2 }).findings.length, 2);
});

test("undefined is as good as absent", () => {
  const options = { strict: undefined, maxBytes: undefined, maxFindings: undefined };
  assert.equal(orderEvents.isValid(odd, options), true);
  assert.equal(orderEvents.isValid(odd, undefined), true);
});

test("another number is a RangeError, another type a TypeError", () => {
  for (const name of ["maxBytes", "maxFindings"]) {
    for (const verb of ["parse", "check", "checkJson", "isValid", "render"]) {
      for (const wrong of [-1, 1.5, NaN, Infinity, 2 ** 31]) {
        assert.throws(() => orderEvents[verb](example, { [name]: wrong }), RangeError);
      }
      for (const wrong of ["3", 3n, null, true, {}]) {
        assert.throws(() => orderEvents[verb](example, { [name]: wrong }), TypeError);
      }
      assert.doesNotThrow(() => orderEvents[verb](example, { [name]: 2 ** 31 - 1 }));
    }
  }
  for (const wrong of [null, 1, "strict", true]) {
    assert.throws(() => orderEvents.check(example, wrong), TypeError);
  }
  assert.throws(() => orderEvents.check(example, { strict: 1 }), TypeError);
  assert.throws(() => orderEvents.serialize(JSON.parse(example), { maxBytes: 1.5 }), RangeError);
});
