// Standard Schema: the interface itself, and two libraries that use it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { orderEvents } from "@flowops/contracts";
import { createEnv } from "@t3-oss/env-core";
import { initTRPC } from "@trpc/server";

const { ORDER_CANCELLED: cancelled } = orderEvents.examples;
const event = JSON.parse(cancelled);
const schema = orderEvents["~standard"];

test("the interface", () => {
  assert.deepEqual([schema.version, schema.vendor], [1, "flowops"]);
  for (const value of [
    cancelled,
    Buffer.from(cancelled),
    event,
    { ...event, more: 1 },
    Object.assign(Object.create(null), event),
  ]) {
    assert.deepEqual(schema.validate(value), { value: event });
  }
  assert.deepEqual(schema.validate({ ...event, payload: { orderId: 1 } }), {
    issues: [{ message: "expected a string, found a number", path: ["payload", "orderId"] }],
  });
  const { issues } = schema.validate({
    ...event,
    eventType: "ORDER_CREATED",
    payload: { orderId: "x", items: [{ "a/~b": 1 }] },
  });
  assert.deepEqual(
    issues.map(({ path }) => path),
    [
      ["payload", "items", 0, "sku"],
      ["payload", "items", 0, "qty"],
    ],
  );
  assert.deepEqual(schema.validate(null).issues.length, 1);
  const cycle = {};
  cycle.self = cycle;
  for (const value of [undefined, 1, true, 1n, Symbol("x"), () => 0, cycle, { n: 1n }]) {
    const [{ message, path }] = schema.validate(value).issues;
    assert.deepEqual([typeof message, path], ["string", []]);
  }
});

test("a procedure of tRPC takes events", async () => {
  const { procedure, router, createCallerFactory } = initTRPC.create();
  // a schema that has a `parse` of its own is asked by that one, which takes no objects
  const input = { "~standard": schema };
  const app = router({ send: procedure.input(input).mutation(({ input }) => input.payload.orderId) });
  const caller = createCallerFactory(app)({});
  assert.equal(await caller.send(event), "ORD-123");
  await assert.rejects(caller.send({ ...event, eventId: "x" }), { code: "BAD_REQUEST" });
});

test("a variable of the environment holds an event", () => {
  const env = (SAMPLE) =>
    createEnv({
      server: { SAMPLE: orderEvents },
      runtimeEnv: { SAMPLE },
      onValidationError: (issues) => {
        throw issues;
      },
    });
  assert.deepEqual(env(cancelled).SAMPLE, event);
  assert.throws(
    () => env("{}"),
    (issues) => issues[0].message.includes("eventId"),
  );
});
