//! Topic `stock-events`: a second topic, to show what adding one takes. It has every kind of field.
//!
//! ```
//! use flowops_contracts::stock_events::{self, CountMethod, Payload, Reason};
//!
//! let (_, reserved) = stock_events::EXAMPLES[0];
//! let event = stock_events::parse(reserved)?;
//! assert_eq!(event.source.as_deref(), Some("inventory-eu"));
//! let Payload::StockReserved(reserved) = &event.payload else { unreachable!() };
//! assert_eq!(reserved.expires_at, Some(None));
//! assert_eq!(reserved.warehouse.site.coordinates.as_ref().map(|place| place.latitude), Some(52.5));
//! assert_eq!(reserved.lines[1].batches[0].batch, "B-7");
//!
//! let (_, adjusted) = stock_events::EXAMPLES[1];
//! let event = stock_events::parse(adjusted)?.into_owned();
//! let Payload::StockAdjusted(adjusted) = event.payload else { unreachable!() };
//! assert_eq!((adjusted.reason, adjusted.note), (Reason::Damage, None));
//!
//! let (_, counted) = stock_events::EXAMPLES[2];
//! let Payload::StockCounted(counted) = stock_events::parse(counted)?.payload else { unreachable!() };
//! assert_eq!((counted.method, counted.difference), (Some(CountMethod::Scan), None));
//! assert_eq!(counted.shelves, [vec![5, 7], vec![], vec![3]]);
//!
//! let (_, frozen) = stock_events::EXAMPLES[3];
//! assert_eq!(stock_events::parse(frozen)?.payload, Payload::StockFrozen(stock_events::StockFrozen {}));
//! # Ok::<(), flowops_contracts::ContractError>(())
//! ```

topic! {
    topic<'a> stock_events "stock-events" version "1.0.0" {
        purpose: "Carries what happens to stock, as the Inventory Service books it.",
        producers: ["Inventory Service"],
        consumers: ["Order Service", "Purchasing Service"],
        partitioning: "By warehouse",
        delivery: "At-least-once delivery",
        ordering: "Events are ordered per partition",
    }

    /// An event of the topic `stock-events`.
    base StockEvent<'a> {
        /// Unique identifier for the event (UUID).
        event_id "eventId": uuid,
        /// Type of the event.
        event_type "eventType": event_type,
        /// When the event was written (UTC).
        timestamp "timestamp": timestamp,
        /// Which installation wrote the event.
        source "source": optional(text(warn empty_text)),
        /// Event-specific data.
        payload "payload": payload,
    }

    events {
        /// Emitted when stock is set aside for an order.
        StockReserved<'a> "STOCK_RESERVED" {
            /// Identifier of the order.
            order_id "orderId": text(warn empty_text),
            /// Identifier of the reservation (UUID).
            reservation_id "reservationId": uuid,
            /// When the reservation lapses; `null` where it never does.
            expires_at "expiresAt": optional(nullable(timestamp)),
            /// Where the stock lies.
            warehouse "warehouse": object(Warehouse<'a>),
            /// What was set aside.
            lines "lines": list(object(ReservedLine<'a>), warn empty_list),
            /// Words that people search by.
            tags "tags": optional(list(text)),
        }
        example r#"{
  "eventId": "0b3f5f0e-6c1d-4f57-9a53-2f6d1c1f8a01",
  "eventType": "STOCK_RESERVED",
  "timestamp": "2025-03-01T08:00:00Z",
  "source": "inventory-eu",
  "payload": {
    "orderId": "ORD-123",
    "reservationId": "5d7c1f7a-3c53-4f0e-8f6b-0a4a1c3b9e11",
    "expiresAt": null,
    "warehouse": {
      "code": "BER-2",
      "aisle": 14,
      "site": { "country": "DE", "coordinates": { "latitude": 52.5, "longitude": 13.25 } }
    },
    "lines": [
      { "sku": "SKU-1", "qty": 2, "batches": [] },
      {
        "sku": "SKU-2",
        "qty": 1,
        "batches": [{ "batch": "B-7", "bestBefore": "2026-01-31T00:00:00Z", "serials": [] }]
      }
    ],
    "tags": ["express"]
  }
}"#

        /// Emitted when the amount of an article is corrected by hand.
        StockAdjusted<'a> "STOCK_ADJUSTED" {
            /// Stock keeping unit of the article.
            sku "sku": text(warn empty_text),
            /// By how much; less than 0 where stock is gone.
            change "change": number,
            /// Why.
            reason "reason": one_of(Reason),
            /// Whether the adjustment is already in the books.
            approved "approved": boolean,
            /// Who approved it; `null` where nobody did.
            approved_by "approvedBy": nullable(text),
            /// What one piece costs, in cents.
            unit_cost "unitCost": optional(number(warn not_positive, not_whole)),
            /// What else there is to say.
            note "note": optional(text),
            /// The adjustment that this one takes back (UUID).
            replaces "replaces": optional(uuid),
        }
        example r#"{
  "eventId": "6a1de1c6-4b0f-4b7e-b0c5-7d1f0c2b3a02",
  "eventType": "STOCK_ADJUSTED",
  "timestamp": "2025-03-01T09:00:00Z",
  "payload": {
    "sku": "SKU-1",
    "change": -2.5,
    "reason": "DAMAGE",
    "approved": false,
    "approvedBy": null,
    "unitCost": 1250
  }
}"#

        /// Emitted when the stock of a warehouse was counted.
        StockCounted "STOCK_COUNTED" {
            /// Identifier of the count (UUID).
            count_id "countId": uuid,
            /// When it was done (UTC).
            counted_at "countedAt": timestamp,
            /// Whether every shelf was counted.
            complete "complete": boolean,
            /// How it was done.
            method "method": optional(one_of(CountMethod)),
            /// For each shelf, how many pieces lie in each of its boxes.
            shelves "shelves": list(list(whole(warn not_positive)), warn empty_list),
            /// The weight of each pallet, in kilograms.
            weights "weights": list(number(warn not_positive)),
            /// How many pieces more there are than the books say; `null` where nobody looked.
            difference "difference": nullable(whole),
            /// The second count, where one was needed.
            recount "recount": optional(object(Recount)),
        }
        example r#"{
  "eventId": "f2c9a1d4-8e3b-4c6a-a7d5-1b9e0f4c6d03",
  "eventType": "STOCK_COUNTED",
  "timestamp": "2025-03-01T10:00:00Z",
  "payload": {
    "countId": "c4e1b8a2-7d6f-4e3a-9b1c-2f8d5a7e9c21",
    "countedAt": "2025-03-01T09:45:00Z",
    "complete": true,
    "method": "SCAN",
    "shelves": [[5, 7], [], [3]],
    "weights": [0.5, 12],
    "difference": null,
    "recount": {
      "passes": ["2025-03-01T09:50:00Z"],
      "agreed": [true, false],
      "readings": [14.5, null],
      "pairs": null
    }
  }
}"#

        /// Emitted when no stock may be moved until further notice.
        StockFrozen "STOCK_FROZEN" {}
        example r#"{
  "eventId": "1d2c3b4a-5f6e-4d7c-8b9a-0f1e2d3c4b04",
  "eventType": "STOCK_FROZEN",
  "timestamp": "2025-03-01T11:00:00Z",
  "payload": {}
}"#
    }

    objects {
        /// Where stock lies.
        Warehouse<'a> {
            /// What the warehouse is called.
            code "code": text(warn empty_text),
            /// The aisle, 0 at the gate.
            aisle "aisle": optional(whole),
            /// Where the warehouse stands.
            site "site": object(Site<'a>),
        }

        /// Where a warehouse stands.
        Site<'a> {
            /// The country, as ISO 3166 has it.
            country "country": text,
            /// The exact place; `null` where it is secret.
            coordinates "coordinates": nullable(object(Coordinates)),
        }

        /// A place on Earth, in degrees.
        Coordinates {
            /// North of the equator.
            latitude "latitude": number,
            /// East of Greenwich.
            longitude "longitude": number,
        }

        /// One article of a reservation.
        ReservedLine<'a> {
            /// Stock keeping unit of the article.
            sku "sku": text(warn empty_text),
            /// How many of it.
            qty "qty": whole(warn not_positive),
            /// The batches that they are taken from.
            batches "batches": list(object(Batch<'a>)),
        }

        /// What was made together.
        Batch<'a> {
            /// What the batch is called.
            batch "batch": text(warn empty_text),
            /// Until when it is good (UTC).
            best_before "bestBefore": optional(timestamp),
            /// The pieces that have a number of their own (UUID).
            serials "serials": list(uuid),
        }

        /// A second count.
        Recount {
            /// When each pass was done (UTC).
            passes "passes": list(timestamp),
            /// For each pass, whether it gave what the first count gave.
            agreed "agreed": list(boolean),
            /// What the scales showed; `null` where they were out of order.
            readings "readings": list(nullable(number)),
            /// The boxes that were mistaken for each other; `null` where nobody looked.
            pairs "pairs": nullable(list(list(whole))),
        }
    }

    words {
        /// Why an amount is corrected.
        Reason { Damage "DAMAGE", Loss "LOSS", Found "FOUND", Typing "TYPING ERROR" }

        /// How stock is counted.
        CountMethod { Hand "HAND", Scan "SCAN", Scales "SCALES" }
    }
}
