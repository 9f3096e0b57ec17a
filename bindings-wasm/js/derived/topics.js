// Derived from the core's declarations by `make derive`: not to be edited.

import { countAt, numberAt, placeAt, textAt } from "../record.js";
import { topic } from "../topic.js";

function orderEventsOrderItem(slot) {
  return {
    sku: textAt(slot),
    qty: numberAt(slot + 1),
  };
}

function orderEventsOrderCreatedItems(slot) {
  const list = new Array(countAt(slot));
  let at = placeAt(slot);
  for (let index = 0; index < list.length; index++) {
    list[index] = orderEventsOrderItem(at + 1);
    at += 3;
  }
  return list;
}

function orderEventsOrderCreated(slot) {
  return {
    orderId: textAt(slot),
    items: orderEventsOrderCreatedItems(slot + 1),
  };
}

function orderEventsOrderCancelled(slot) {
  return {
    orderId: textAt(slot),
  };
}

function orderEventsOrderEvent(eventType, payload) {
  return {
    eventId: textAt(0),
    eventType: eventType,
    timestamp: textAt(4),
    payload: payload,
  };
}

export const orderEvents = /* @__PURE__ */ topic(0, {
  topic: "order-events",
  version: "1.0.0",
  fingerprint: "ce236c3e211f3d49a10bd94aa66ddd0455e7a7a9d5850fca5e5396b8a5d6e77e",
  examples: Object.freeze({
    ORDER_CREATED: "{\n  \"eventId\": \"e1b7c2f0-8d41-4b9a-b9f1-3d0a2f7a9c21\",\n  \"eventType\": \"ORDER_CREATED\",\n  \"timestamp\": \"2025-01-01T10:00:00Z\",\n  \"payload\": {\n    \"orderId\": \"ORD-123\",\n    \"items\": [\n      { \"sku\": \"SKU-1\", \"qty\": 2 },\n      { \"sku\": \"SKU-2\", \"qty\": 1 }\n    ]\n  }\n}",
    ORDER_CANCELLED: "{\n  \"eventId\": \"a9f3d12e-27a5-4d9e-b8b1-8b62a7c42e91\",\n  \"eventType\": \"ORDER_CANCELLED\",\n  \"timestamp\": \"2025-01-01T10:05:00Z\",\n  \"payload\": {\n    \"orderId\": \"ORD-123\"\n  }\n}",
  }),
  eventTypes: ["ORDER_CREATED", "ORDER_CANCELLED"],
  typeSlot: 3,
  readEvent(type) {
    switch (type) {
      case 0:
        return orderEventsOrderEvent("ORDER_CREATED", orderEventsOrderCreated(7));
      default:
        return orderEventsOrderEvent("ORDER_CANCELLED", orderEventsOrderCancelled(7));
    }
  },
  builders: {
    orderCreated: ({ eventId = crypto.randomUUID(), timestamp = new Date().toISOString(), ...rest }) => ({ eventId, eventType: "ORDER_CREATED", timestamp, payload: rest }),
    orderCancelled: ({ eventId = crypto.randomUUID(), timestamp = new Date().toISOString(), ...rest }) => ({ eventId, eventType: "ORDER_CANCELLED", timestamp, payload: rest }),
  },
});
