/** The contract's grammars, for validators that have none of their own that are as strict. */

export const UUID = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;

/** A real date, a time, UTC. */
export const TIMESTAMP = new RegExp(
  "^(?!0000)(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)" +
    "|02-(?:0[1-9]|1\\d|2[0-8]))|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)" +
    "T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|\\+00:00)$",
);

/** What a number may be. */
export const LEAST = Number.MIN_SAFE_INTEGER;
export const MOST = Number.MAX_SAFE_INTEGER;

/** The same as JSON Schema, with what `ajv-formats` knows of timestamps. */
const shape = (eventType, payload) => ({
  type: "object",
  properties: {
    eventType: { const: eventType },
    eventId: { type: "string", pattern: UUID.source },
    timestamp: { type: "string", format: "date-time", pattern: "T.{8}(?:\\.\\d{1,9})?(?:Z|\\+00:00)$" },
    payload,
  },
  required: ["eventType", "eventId", "timestamp", "payload"],
});

const object = (properties) => ({ type: "object", properties, required: Object.keys(properties) });
const text = { type: "string" };

export const JSON_SCHEMA = {
  type: "object",
  discriminator: { propertyName: "eventType" },
  required: ["eventType"],
  oneOf: [
    shape(
      "ORDER_CREATED",
      object({
        orderId: text,
        items: {
          type: "array",
          items: object({ sku: text, qty: { type: "number", minimum: LEAST, maximum: MOST } }),
        },
      }),
    ),
    shape("ORDER_CANCELLED", object({ orderId: text })),
  ],
};
