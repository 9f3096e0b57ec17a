//! The peers, each in its fastest documented form.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use serde::Deserialize;
use uuid::Uuid;

/// A DOM: no contract, nothing checked but JSON.
pub fn sonic_dom(value: &[u8]) -> bool {
    sonic_rs::from_slice::<sonic_rs::Value>(value).is_ok()
}

/// Into types, as serde's users write the contract.
pub fn serde_json_typed(value: &[u8]) -> bool {
    serde_json::from_slice::<Event<'_>>(value).is_ok()
}

/// One pass: the payload has the members of either type.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
struct Event<'a> {
    event_id: Uuid,
    #[serde(borrow)]
    event_type: Cow<'a, str>,
    timestamp: DateTime<Utc>,
    #[serde(borrow)]
    payload: Payload<'a>,
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
