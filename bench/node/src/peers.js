/**
 * The validators that people use after JSON.parse: each compiled, by its fastest documented way to a verdict, and
 * as strict as the contract where it can be.
 *
 * `accepts` says whether a parsed value is an event; `errors` gives all that is wrong with it, as texts.
 */

import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { type } from "arktype";
import Type from "typebox";
import { Compile } from "typebox/compile";
import * as v from "valibot";
import * as z from "zod";
import { JSON_SCHEMA, LEAST, MOST, TIMESTAMP, UUID } from "./contract.js";

function typebox() {
  const root = (eventType, payload) =>
    Type.Object({
      eventType: Type.Literal(eventType),
      eventId: Type.String({ pattern: UUID.source }),
      timestamp: Type.String({ pattern: TIMESTAMP.source }),
      payload: Type.Object(payload),
    });
  const qty = Type.Number({ minimum: LEAST, maximum: MOST });
  const items = Type.Array(Type.Object({ sku: Type.String(), qty }));
  const schema = Compile(
    Type.Union([
      root("ORDER_CREATED", { orderId: Type.String(), items }),
      root("ORDER_CANCELLED", { orderId: Type.String() }),
    ]),
  );
  return {
    accepts: (value) => schema.Check(value),
    errors: (value) =>
      schema.Check(value) ? [] : schema.Errors(value).map(({ instancePath, message }) => `${instancePath} ${message}`),
  };
}

function arktype() {
  const root = (eventType, payload) => ({ eventType: `'${eventType}'`, eventId: UUID, timestamp: TIMESTAMP, payload });
  const items = type({ sku: "string", qty: `${LEAST} <= number <= ${MOST}` }).array();
  const schema = type(root("ORDER_CREATED", { orderId: "string", items })).or(
    root("ORDER_CANCELLED", { orderId: "string" }),
  );
  return {
    accepts: (value) => schema.allows(value),
    errors: (value) => {
      const read = schema(value);
      return read instanceof type.errors ? Array.from(read, ({ path, message }) => `${path} ${message}`) : [];
    },
  };
}

function ajv() {
  const compiled = (allErrors) => addFormats(new Ajv({ allErrors, discriminator: true })).compile(JSON_SCHEMA);
  const first = compiled(false);
  const all = compiled(true);
  return {
    accepts: (value) => first(value),
    errors: (value) => (all(value) ? [] : all.errors.map(({ instancePath, message }) => `${instancePath} ${message}`)),
  };
}

function zod() {
  const root = (eventType, payload) =>
    z.object({
      eventType: z.literal(eventType),
      eventId: z.guid(),
      timestamp: z.string().regex(TIMESTAMP),
      payload: z.object(payload),
    });
  const items = z.array(z.object({ sku: z.string(), qty: z.number().min(LEAST).max(MOST) }));
  const schema = z.discriminatedUnion("eventType", [
    root("ORDER_CREATED", { orderId: z.string(), items }),
    root("ORDER_CANCELLED", { orderId: z.string() }),
  ]);
  return {
    accepts: (value) => schema.safeParse(value).success,
    errors: (value) => {
      const { error } = schema.safeParse(value);
      return error === undefined ? [] : error.issues.map(({ path, message }) => `${path.join("/")} ${message}`);
    },
  };
}

function valibot() {
  const root = (eventType, payload) =>
    v.object({
      eventType: v.literal(eventType),
      eventId: v.pipe(v.string(), v.regex(UUID)),
      timestamp: v.pipe(v.string(), v.regex(TIMESTAMP)),
      payload: v.object(payload),
    });
  const items = v.array(v.object({ sku: v.string(), qty: v.pipe(v.number(), v.minValue(LEAST), v.maxValue(MOST)) }));
  const schema = v.variant("eventType", [
    root("ORDER_CREATED", { orderId: v.string(), items }),
    root("ORDER_CANCELLED", { orderId: v.string() }),
  ]);
  return {
    accepts: (value) => v.is(schema, value),
    errors: (value) => {
      const { issues } = v.safeParse(schema, value);
      return issues === undefined ? [] : issues.map((issue) => `${v.getDotPath(issue)} ${issue.message}`);
    },
  };
}

/** The peers by name; JSON.parse alone checks nothing but JSON. */
export const peers = {
  "JSON.parse": { accepts: () => true, errors: () => [] },
  typebox: typebox(),
  arktype: arktype(),
  ajv: ajv(),
  zod: zod(),
  valibot: valibot(),
};
