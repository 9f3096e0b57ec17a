//! Derived from the core's declaration: `cargo run -p harness --bin derive -- --write`.

use crate::declare::prelude::*;

/// The topic `order-events`.
pub(super) static TOPIC: Topic = Topic {
    core: {
        let [topic, ..] = TOPICS else { unreachable!() };
        *topic
    },
    events: &[&ORDER_CREATED_EVENT, &ORDER_CANCELLED_EVENT],
};

static ORDER_ITEM__SKU: Member = Member {
    name: "sku", key: "sku", index: 0, slot: 0, optional: false,
    node: Node { kind: Kind::Text, nullable: false },
};
static ORDER_ITEM__QTY: Member = Member {
    name: "qty", key: "qty", index: 1, slot: 1, optional: false,
    node: Node { kind: Kind::Number, nullable: false },
};
static ORDER_ITEM: Shape = Shape { class: "OrderItem", members: &[&ORDER_ITEM__SKU, &ORDER_ITEM__QTY], read: OrderItem::read, values: OrderItem::values };
value_class! {
    /// `OrderItem` of an event.
    OrderItem ORDER_ITEM in "flowops_contracts.order_events" as "(sku, qty)"
    read {
        /// Stock keeping unit of the article.
        sku "sku" ORDER_ITEM__SKU
        /// How many of it.
        qty "qty" ORDER_ITEM__QTY
    }
    dated {}
}

static ORDER_CREATED_PAYLOAD__ORDER_ID: Member = Member {
    name: "order_id", key: "orderId", index: 0, slot: 0, optional: false,
    node: Node { kind: Kind::Text, nullable: false },
};
static ORDER_CREATED_PAYLOAD__ITEMS: Member = Member {
    name: "items", key: "items", index: 1, slot: 1, optional: false,
    node: Node { kind: Kind::List(&Node { kind: Kind::Object(&ORDER_ITEM), nullable: false }, 3, false), nullable: false },
};
static ORDER_CREATED_PAYLOAD: Shape = Shape { class: "OrderCreatedPayload", members: &[&ORDER_CREATED_PAYLOAD__ORDER_ID, &ORDER_CREATED_PAYLOAD__ITEMS], read: OrderCreatedPayload::read, values: OrderCreatedPayload::values };
view_class! {
    /// What an event of type `ORDER_CREATED` says.
    OrderCreatedPayload ORDER_CREATED_PAYLOAD in "flowops_contracts.order_events" as "(order_id, items)"
    read {
        /// Identifier of the order.
        order_id ORDER_CREATED_PAYLOAD__ORDER_ID
    }
    keep {
        /// What was ordered.
        items ORDER_CREATED_PAYLOAD__ITEMS
    }
    exact {}
}

static ORDER_CANCELLED_PAYLOAD__ORDER_ID: Member = Member {
    name: "order_id", key: "orderId", index: 0, slot: 0, optional: false,
    node: Node { kind: Kind::Text, nullable: false },
};
static ORDER_CANCELLED_PAYLOAD: Shape = Shape { class: "OrderCancelledPayload", members: &[&ORDER_CANCELLED_PAYLOAD__ORDER_ID], read: OrderCancelledPayload::read, values: OrderCancelledPayload::values };
view_class! {
    /// What an event of type `ORDER_CANCELLED` says.
    OrderCancelledPayload ORDER_CANCELLED_PAYLOAD in "flowops_contracts.order_events" as "(order_id)"
    read {
        /// Identifier of the order.
        order_id ORDER_CANCELLED_PAYLOAD__ORDER_ID
    }
    keep {}
    exact {}
}

static ORDER_CREATED_EVENT__WORDS_0: [Word; 1] = [Word::new("ORDER_CREATED")];
static ORDER_CREATED_EVENT__EVENT_ID: Member = Member {
    name: "event_id", key: "eventId", index: 0, slot: 0, optional: false,
    node: Node { kind: Kind::Uuid, nullable: false },
};
static ORDER_CREATED_EVENT__EVENT_TYPE: Member = Member {
    name: "event_type", key: "eventType", index: 1, slot: 3, optional: false,
    node: Node { kind: Kind::EventType(&ORDER_CREATED_EVENT__WORDS_0), nullable: false },
};
static ORDER_CREATED_EVENT__TIMESTAMP: Member = Member {
    name: "timestamp", key: "timestamp", index: 2, slot: 4, optional: false,
    node: Node { kind: Kind::Timestamp, nullable: false },
};
static ORDER_CREATED_EVENT__PAYLOAD: Member = Member {
    name: "payload", key: "payload", index: 3, slot: 7, optional: false,
    node: Node { kind: Kind::Payload(&ORDER_CREATED_PAYLOAD), nullable: false },
};
static ORDER_CREATED_EVENT: Shape = Shape { class: "OrderCreatedEvent", members: &[&ORDER_CREATED_EVENT__EVENT_ID, &ORDER_CREATED_EVENT__EVENT_TYPE, &ORDER_CREATED_EVENT__TIMESTAMP, &ORDER_CREATED_EVENT__PAYLOAD], read: OrderCreatedEvent::read, values: OrderCreatedEvent::values };
view_class! {
    /// Emitted after an order is successfully created and persisted.
    OrderCreatedEvent ORDER_CREATED_EVENT in "flowops_contracts.order_events" as None
    read {
        /// Unique identifier for the event (UUID).
        event_id ORDER_CREATED_EVENT__EVENT_ID
        /// Type of the event.
        event_type ORDER_CREATED_EVENT__EVENT_TYPE
        /// Event creation time in ISO-8601 (UTC).
        timestamp ORDER_CREATED_EVENT__TIMESTAMP
    }
    keep {
        /// Event-specific data.
        payload ORDER_CREATED_EVENT__PAYLOAD
    }
    exact {
        /// Event creation time in ISO-8601 (UTC). In nanoseconds since 1970.
        timestamp_ns ORDER_CREATED_EVENT__TIMESTAMP
    }
}

static ORDER_CANCELLED_EVENT__WORDS_0: [Word; 1] = [Word::new("ORDER_CANCELLED")];
static ORDER_CANCELLED_EVENT__EVENT_ID: Member = Member {
    name: "event_id", key: "eventId", index: 0, slot: 0, optional: false,
    node: Node { kind: Kind::Uuid, nullable: false },
};
static ORDER_CANCELLED_EVENT__EVENT_TYPE: Member = Member {
    name: "event_type", key: "eventType", index: 1, slot: 3, optional: false,
    node: Node { kind: Kind::EventType(&ORDER_CANCELLED_EVENT__WORDS_0), nullable: false },
};
static ORDER_CANCELLED_EVENT__TIMESTAMP: Member = Member {
    name: "timestamp", key: "timestamp", index: 2, slot: 4, optional: false,
    node: Node { kind: Kind::Timestamp, nullable: false },
};
static ORDER_CANCELLED_EVENT__PAYLOAD: Member = Member {
    name: "payload", key: "payload", index: 3, slot: 7, optional: false,
    node: Node { kind: Kind::Payload(&ORDER_CANCELLED_PAYLOAD), nullable: false },
};
static ORDER_CANCELLED_EVENT: Shape = Shape { class: "OrderCancelledEvent", members: &[&ORDER_CANCELLED_EVENT__EVENT_ID, &ORDER_CANCELLED_EVENT__EVENT_TYPE, &ORDER_CANCELLED_EVENT__TIMESTAMP, &ORDER_CANCELLED_EVENT__PAYLOAD], read: OrderCancelledEvent::read, values: OrderCancelledEvent::values };
view_class! {
    /// Emitted when an existing order is cancelled.
    OrderCancelledEvent ORDER_CANCELLED_EVENT in "flowops_contracts.order_events" as None
    read {
        /// Unique identifier for the event (UUID).
        event_id ORDER_CANCELLED_EVENT__EVENT_ID
        /// Type of the event.
        event_type ORDER_CANCELLED_EVENT__EVENT_TYPE
        /// Event creation time in ISO-8601 (UTC).
        timestamp ORDER_CANCELLED_EVENT__TIMESTAMP
    }
    keep {
        /// Event-specific data.
        payload ORDER_CANCELLED_EVENT__PAYLOAD
    }
    exact {
        /// Event creation time in ISO-8601 (UTC). In nanoseconds since 1970.
        timestamp_ns ORDER_CANCELLED_EVENT__TIMESTAMP
    }
}

topic! {
    TOPIC in "flowops_contracts.order_events"
    classes { OrderItem OrderCreatedPayload OrderCancelledPayload OrderCreatedEvent OrderCancelledEvent }
    verbs "(value, *, strict=False, max_bytes=1048576, max_findings=100)"
    lines "(binary_file, *, strict=False, max_bytes=1048576, max_findings=100)"
    serialize "(event, *, strict=True, max_bytes=1048576)"
    options 1_048_576 100
    builders {
        /// Makes an event, fills its id and its timestamp where they are not given, and judges it.
        ///
        /// Emitted after an order is successfully created and persisted.
        order_created ORDER_CREATED_EVENT "(*, order_id, items, event_id=None, timestamp=None, strict=True)"
        /// Makes an event, fills its id and its timestamp where they are not given, and judges it.
        ///
        /// Emitted when an existing order is cancelled.
        order_cancelled ORDER_CANCELLED_EVENT "(*, order_id, event_id=None, timestamp=None, strict=True)"
    }
}
