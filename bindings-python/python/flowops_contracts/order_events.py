"""Topic `order-events`: Carries order lifecycle events emitted by the Order Service."""

# derived from the core's declaration: `cargo run -p harness --bin derive -- --write`

from ._native import _order_events as _topic

__all__ = [
    "EXAMPLES",
    "FINGERPRINT",
    "TOPIC",
    "VERSION",
    "OrderCancelledEvent",
    "OrderCancelledPayload",
    "OrderCreatedEvent",
    "OrderCreatedPayload",
    "OrderEvent",
    "OrderItem",
    "check",
    "check_lines",
    "check_many",
    "is_valid",
    "is_valid_many",
    "order_cancelled",
    "order_created",
    "parse",
    "parse_many",
    "serialize",
]

TOPIC = "order-events"
VERSION = "1.0.0"
FINGERPRINT = "ce236c3e211f3d49a10bd94aa66ddd0455e7a7a9d5850fca5e5396b8a5d6e77e"
EXAMPLES = {
    "ORDER_CREATED": """{
  "eventId": "e1b7c2f0-8d41-4b9a-b9f1-3d0a2f7a9c21",
  "eventType": "ORDER_CREATED",
  "timestamp": "2025-01-01T10:00:00Z",
  "payload": {
    "orderId": "ORD-123",
    "items": [
      { "sku": "SKU-1", "qty": 2 },
      { "sku": "SKU-2", "qty": 1 }
    ]
  }
}""",
    "ORDER_CANCELLED": """{
  "eventId": "a9f3d12e-27a5-4d9e-b8b1-8b62a7c42e91",
  "eventType": "ORDER_CANCELLED",
  "timestamp": "2025-01-01T10:05:00Z",
  "payload": {
    "orderId": "ORD-123"
  }
}""",
}

OrderItem = _topic.OrderItem
OrderCreatedPayload = _topic.OrderCreatedPayload
OrderCancelledPayload = _topic.OrderCancelledPayload
OrderCreatedEvent = _topic.OrderCreatedEvent
OrderCancelledEvent = _topic.OrderCancelledEvent
parse = _topic.parse
check = _topic.check
check_lines = _topic.check_lines
is_valid = _topic.is_valid
serialize = _topic.serialize
parse_many = _topic.parse_many
check_many = _topic.check_many
is_valid_many = _topic.is_valid_many
order_created = _topic.order_created
order_cancelled = _topic.order_cancelled
OrderEvent = OrderCreatedEvent | OrderCancelledEvent
