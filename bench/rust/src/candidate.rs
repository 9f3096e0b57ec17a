//! What is timed.

use flowops_contracts::order_events;

use crate::peer;

/// Whether a value is accepted.
pub type Read = fn(&[u8]) -> bool;

pub const PEERS: &[(&str, Read)] =
    &[("sonic-rs DOM", peer::sonic_dom), ("serde_json typed", peer::serde_json_typed)];

pub const OURS: &[(&str, Read)] = &[
    ("is_valid", |value| order_events::is_valid(value)),
    ("parse", |value| order_events::parse(value).is_ok()),
    ("check", |value| order_events::check(value).event.is_some()),
];

pub fn all() -> impl Iterator<Item = &'static (&'static str, Read)> {
    PEERS.iter().chain(OURS)
}
