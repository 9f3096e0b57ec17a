// The verbs and what they say of each other; reports, errors, sending, builders.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";

import { ContractError, initSync, orderEvents, ready } from "@flowops/contracts";

const { ORDER_CREATED: created, ORDER_CANCELLED: cancelled } = orderEvents.examples;
const event = orderEvents.parse(created);

function failure(action) {
  try {
    action();
  } catch (error) {
    assert.ok(error instanceof ContractError && error instanceof Error);
    return error;
  }
  return assert.fail("expected a ContractError");
}

test("the topic says what it is", async () => {
  assert.equal(orderEvents.topic, "order-events");
  assert.match(orderEvents.version, /^\d+\.\d+\.\d+$/);
  assert.match(orderEvents.fingerprint, /^[0-9a-f]{64}$/);
  assert.deepEqual(Object.keys(orderEvents.examples), ["ORDER_CREATED", "ORDER_CANCELLED"]);
  assert.equal(await ready(), undefined);
  assert.equal(initSync(), undefined);
});

test("verbs need no this", () => {
  const { isValid, parse } = orderEvents;
  assert.equal(isValid(created), true);
  assert.deepEqual(
    [created, cancelled].map((value) => parse(value).eventType),
    ["ORDER_CREATED", "ORDER_CANCELLED"],
  );
});

test("a report is plain, and its canonical JSON is its own", () => {
  for (const value of ["[]", "{}", "{", null, '{"eventType":"ORDER_SHIPED"}', created.replace("{", '{"evenId":1,')]) {
    const report = orderEvents.check(value);
    const { event: _, ...rest } = report;
    assert.equal(JSON.stringify(rest), orderEvents.checkJson(value));
    assert.equal(orderEvents.isValid(value), report.outcome === "accepted");
    assert.equal(Object.getPrototypeOf(report), Object.prototype);
    assert.equal(typeof orderEvents.render(value), "string");
  }
  const unknown = orderEvents.check(created.replace("ORDER_CREATED", "ORDER_CREATE"));
  assert.equal(unknown.outcome, "unknown_event_type");
  assert.equal(unknown.eventType, "ORDER_CREATE");
  assert.equal(unknown.findings[0].help, "did you mean `ORDER_CREATED`?");
});

test("parse fails with the report and the core's words", () => {
  const error = failure(() => orderEvents.parse("[]"));
  assert.equal(error.name, "ContractError");
  assert.equal(error.message, "order-events rejected: value expected an object, found an array");
  assert.deepEqual(error.report, orderEvents.check("[]"));
  assert.equal("text" in error, false);
  assert.equal(failure(() => orderEvents.parse(null)).report.outcome, "tombstone");
  assert.match(error.stack, /^ContractError: order-events rejected/);
});

test("serialize writes the normal form", () => {
  const bytes = orderEvents.serialize(event);
  assert.ok(Buffer.isBuffer(bytes));
  assert.equal(bytes.toString(), JSON.stringify(event));
  assert.deepEqual(orderEvents.parse(bytes), event);
  const shuffled = { payload: event.payload, timestamp: "2025-01-01T10:00:00.500+00:00", eventType: event.eventType };
  const sent = orderEvents.serialize({ ...shuffled, eventId: event.eventId.toUpperCase(), note: undefined });
  assert.equal(sent.toString(), JSON.stringify({ ...event, timestamp: "2025-01-01T10:00:00.500Z" }));
  const dated = orderEvents.serialize({ ...event, timestamp: new Date(0) }).toString();
  assert.match(dated, /"timestamp":"1970-01-01T00:00:00Z"/);
});

test("serialize is strict unless told otherwise, and then keeps what a producer adds", () => {
  const added = { ...event, source: { b: 1, a: "\u20ac" }, ["__proto__"]: 1 };
  const error = failure(() => orderEvents.serialize(added));
  assert.deepEqual(
    error.report.findings.map(({ code }) => code),
    ["unknown_field", "unknown_field"],
  );
  const { span } = error.report.findings[0];
  assert.equal(error.text.slice(span.start, span.end), '"source"');
  assert.doesNotMatch(inspect(error), /ORD-123/);
  const sent = orderEvents.serialize(added, { strict: false }).toString();
  assert.equal(sent, `${JSON.stringify(event).slice(0, -1)},"source":{"b":1,"a":"€"},"__proto__":1}`);
  assert.deepEqual(orderEvents.parse(sent), event);
});

test("what has no place in JSON, or is no object, is a TypeError", () => {
  const cycle = { ...event };
  cycle.self = cycle;
  const wrong = [null, undefined, () => 0, Buffer.from(created), new ArrayBuffer(1), cycle, { ...event, n: 1n }];
  for (const value of wrong) {
    assert.throws(() => orderEvents.serialize(value, { strict: false }), TypeError);
  }
  const half = failure(() => orderEvents.serialize({ ...event, eventId: "\ud800" }));
  assert.equal(half.report.findings[0].code, "lone_surrogate");
  const infinite = { ...event, payload: { orderId: "x", items: [{ sku: "y", qty: Infinity }] } };
  assert.equal(failure(() => orderEvents.serialize(infinite)).report.findings[0].code, "wrong_type");
  assert.equal(failure(() => orderEvents.serialize([])).report.findings[0].code, "wrong_type");
});

test("what is sent is within the limit", () => {
  const { length } = orderEvents.serialize(event);
  assert.equal(orderEvents.serialize(event, { maxBytes: length }).length, length);
  assert.equal(
    failure(() => orderEvents.serialize(event, { maxBytes: length - 1 })).report.findings[0].code,
    "too_large",
  );
});

test("builders fill what is not given, and judge", () => {
  const made = orderEvents.orderCreated({ orderId: "ORD-1", items: [{ sku: "SKU-1", qty: 2 }] });
  assert.match(made.eventId, /^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  assert.ok(Math.abs(Date.parse(made.timestamp) - Date.now()) < 10_000);
  assert.deepEqual(orderEvents.parse(orderEvents.serialize(made)), made);
  const eventId = "A9F3D12E-27A5-4D9E-B8B1-8B62A7C42E91";
  const given = orderEvents.orderCancelled({ orderId: "x", eventId, timestamp: "2025-01-01T10:05:00.000Z" });
  assert.deepEqual(given, {
    eventId: eventId.toLowerCase(),
    eventType: "ORDER_CANCELLED",
    timestamp: "2025-01-01T10:05:00Z",
    payload: { orderId: "x" },
  });
  const error = failure(() => orderEvents.orderCreated({ orderId: "x", items: [{ sku: "y", qty: 0 }] }));
  assert.equal(error.report.findings[0].pointer, "/payload/items/0/qty");
  assert.equal(JSON.parse(error.text).payload.orderId, "x");
  const odd = orderEvents.orderCreated({ orderId: "x", items: [] }, { strict: false });
  assert.deepEqual(odd.payload, { orderId: "x", items: [] });
  const misspelt = failure(() => orderEvents.orderCancelled({ orderId: "x", evenId: "y" }));
  assert.equal(misspelt.report.findings[0].pointer, "/payload/evenId");
  assert.throws(() => orderEvents.orderCancelled(), TypeError);
});
