//! The peers, each in its fastest documented form.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Deserialize;
use uuid::Uuid;

/// A DOM: no contract, nothing checked but JSON.
pub fn sonic_dom(value: &[u8]) -> bool {
    sonic_rs::from_slice::<sonic_rs::Value>(value).is_ok()
}

/// Into types, as serde's users write the contract, in one pass: the payload has the members of either type.
/// An enum tagged by `eventType` would buffer the payload, since the tag stands beside it.
pub fn serde_json_typed(value: &[u8]) -> bool {
    serde_json::from_slice::<Event<'_>>(value).is_ok_and(|event| match event.event_type {
        EventType::OrderCreated => event.payload.items.is_some(),
        EventType::OrderCancelled => true,
    })
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
struct Event<'a> {
    event_id: Uuid,
    event_type: EventType,
    timestamp: DateTime<Utc>,
    #[serde(borrow)]
    payload: Payload<'a>,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum EventType {
    OrderCreated,
    OrderCancelled,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
struct Payload<'a> {
    #[serde(borrow)]
    order_id: Cow<'a, str>,
    #[serde(borrow)]
    items: Option<Vec<Item<'a>>>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Item<'a> {
    #[serde(borrow)]
    sku: Cow<'a, str>,
    qty: f64,
}

/// What was measured, from the lock file.
pub fn versions() -> BTreeMap<&'static str, &'static str> {
    let mut versions = BTreeMap::new();
    let mut lines = include_str!("../Cargo.lock").lines();
    while let Some(line) = lines.next() {
        let quoted = |line: &'static str| line.split('"').nth(1);
        if let (Some(name), Some(version)) =
            (line.strip_prefix("name = ").and(quoted(line)), lines.clone().next().and_then(quoted))
            && ["sonic-rs", "serde_json", "serde", "uuid", "chrono"].contains(&name)
        {
            versions.insert(name, version);
        }
    }
    versions
}
