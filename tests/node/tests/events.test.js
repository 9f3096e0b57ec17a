// Accepted events: plain objects in normal form, of one hidden class for each kind of object.

import assert from "node:assert/strict";
import { test } from "node:test";

import { orderEvents } from "@flowops/contracts";

const { ORDER_CREATED: created, ORDER_CANCELLED: cancelled } = orderEvents.examples;
const sameMap = new Function("one", "other", "return %HaveSameMap(one, other)");

function event({
  id = "e1b7c2f0-8d41-4b9a-b9f1-3d0a2f7a9c21",
  time = "2025-01-01T10:00:00Z",
  order = '"ORD-1"',
  items = [],
}) {
  const list = items.map(([sku, qty]) => `{"sku":${sku},"qty":${qty}}`).join(",");
  return `{"eventId":"${id}","eventType":"ORDER_CREATED","timestamp":"${time}","payload":{"orderId":${order},"items":[${list}]}}`;
}

test("the normal form", () => {
  const id = "E1B7C2F0-8D41-4B9A-B9F1-3D0A2F7A9C21";
  const time = "2025-01-01T10:00:00.1200+00:00";
  const items = [
    ['"\\u0041\\n\\ud83d\\ude00"', "2.0"],
    ['"é\\t"', "-0"],
    ['"€"', "2e0"],
    ['"x"', "1.5"],
  ];
  for (const value of [event({ id, time, items }), Buffer.from(event({ id, time, items }))]) {
    const found = orderEvents.parse(value);
    assert.deepStrictEqual(found, {
      eventId: id.toLowerCase(),
      eventType: "ORDER_CREATED",
      timestamp: "2025-01-01T10:00:00.120Z",
      payload: {
        orderId: "ORD-1",
        items: [
          { sku: "A\n😀", qty: 2 },
          { sku: "é\t", qty: 0 },
          { sku: "€", qty: 2 },
          { sku: "x", qty: 1.5 },
        ],
      },
    });
    assert.ok(Object.is(found.payload.items[1].qty, 0));
    assert.deepEqual(Object.keys(found), ["eventId", "eventType", "timestamp", "payload"]);
  }
});

test("members that the contract does not name are no part of it", () => {
  const value = created.replace('"payload"', '"__proto__": {"polluted": 1}, "constructor": 2, "payload"');
  const found = orderEvents.parse(value);
  assert.deepStrictEqual(found, JSON.parse(created));
  assert.equal(Object.getPrototypeOf(found), Object.prototype);
  assert.equal({}.polluted, undefined);
  const report = orderEvents.check(value);
  assert.deepEqual(
    report.findings.map(({ pointer }) => pointer),
    ["/__proto__", "/constructor"],
  );
});

test("objects of a kind have one hidden class", () => {
  const values = [
    created,
    Buffer.from(created),
    event({}),
    event({ items: [['"x"', 1.5]] }),
    event({
      order: '"\\u0041"',
      items: [
        ['"é"', 2],
        ['"\\n"', -3],
      ],
    }),
    event({ time: "2025-01-01T10:00:00.5+00:00", items: [['"x"', 1e300 > 0 ? 9007199254740991 : 0]] }),
    Buffer.from(
      `{"payload":{"items":[],"orderId":"x"},"timestamp":"2025-01-01T10:00:00Z","eventType":"ORDER_CREATED","eventId":"e1b7c2f0-8d41-4b9a-b9f1-3d0a2f7a9c21"}`,
    ),
  ];
  // representations of fields settle once; objects made from then on are all alike
  values.forEach((value) => orderEvents.parse(value));
  const [first, ...others] = values.map((value) => orderEvents.parse(value));
  for (const other of others) {
    assert.ok(sameMap(first, other));
    assert.ok(sameMap(first.payload, other.payload));
    for (const item of other.payload.items) {
      assert.ok(sameMap(first.payload.items[0], item));
    }
  }
  assert.ok(sameMap(orderEvents.parse(cancelled), orderEvents.parse(Buffer.from(cancelled))));
  assert.ok(sameMap(first, orderEvents.check(created).event));
});

test("many items", () => {
  const items = Array.from({ length: 20_000 }, (_, index) => [`"SKU-${index}-é"`, index + 1]);
  const found = orderEvents.parse(Buffer.from(event({ items })));
  assert.deepEqual(found.payload.items.at(-1), { sku: "SKU-19999-é", qty: 20_000 });
  assert.deepEqual(found, JSON.parse(event({ items })));
});

test("the report of an accepted value has its event in its place", () => {
  const members = ["topic", "outcome", "eventType", "event", "findings", "total"];
  assert.deepEqual(Object.keys(orderEvents.check(created)), members);
  const odd = orderEvents.check(created.replace('"qty": 2', '"qty": 0'));
  assert.deepEqual(Object.keys(odd), members);
  assert.deepEqual(odd.event.payload.items[0], { sku: "SKU-1", qty: 0 });
  assert.equal(odd.total, 1);
});
