//! Topic `order-events`: the contract of order lifecycle events, declared once.
//!
//! The source of every line is the contract document, `kafka-event-schema.md`, heading "Topic:
//! `order-events`"; what it leaves open is decided in `docs/meaning.md`.
//!
//! ```
//! use flowops_contracts::order_events::{self, Payload};
//!
//! let (_, example) = order_events::EXAMPLES[0];
//! let event = order_events::parse(example)?;
//! if let Payload::OrderCreated(order) = &event.payload {
//!     assert_eq!(order.items[0].sku, "SKU-1");
//! }
//! # Ok::<(), flowops_contracts::ContractError>(())
//! ```

topic! {
    topic<'a> order_events "order-events" version "1.0.0" {
        purpose: "Carries order lifecycle events emitted by the Order Service.",
        producers: ["Order Service"],
        consumers: [
            "Inventory Service (Milestone 7 – skeleton consumer)",
            "Inventory Service (Milestone 8 – full inventory logic)",
        ],
        partitioning: "Single partition (for now)",
        delivery: "At-least-once delivery",
        ordering: "Events are ordered per partition",
    }

    /// An event of the topic `order-events`.
    base OrderEvent<'a> {
        /// Unique identifier for the event (UUID).
        event_id "eventId": uuid,
        /// Type of the event.
        event_type "eventType": event_type,
        /// Event creation time in ISO-8601 (UTC).
        timestamp "timestamp": timestamp,
        /// Event-specific data.
        payload "payload": payload,
    }

    events {
        /// Emitted after an order is successfully created and persisted.
        OrderCreated<'a> "ORDER_CREATED" {
            /// Identifier of the order.
            order_id "orderId": text(warn empty_text),
            /// What was ordered.
            items "items": list(object(OrderItem<'a>), warn empty_list),
        }
        example r#"{
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
}"#

        /// Emitted when an existing order is cancelled.
        OrderCancelled<'a> "ORDER_CANCELLED" {
            /// Identifier of the order.
            order_id "orderId": text(warn empty_text),
        }
        example r#"{
  "eventId": "a9f3d12e-27a5-4d9e-b8b1-8b62a7c42e91",
  "eventType": "ORDER_CANCELLED",
  "timestamp": "2025-01-01T10:05:00Z",
  "payload": {
    "orderId": "ORD-123"
  }
}"#
    }

    objects {
        /// One article of an order.
        OrderItem<'a> {
            /// Stock keeping unit of the article.
            sku "sku": text(warn empty_text),
            /// How many of it.
            qty "qty": number(warn not_positive, not_whole),
        }
    }

    words {}
}
