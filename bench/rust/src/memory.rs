//! Whether reading leaves anything behind.

use std::fs;
use std::hint::black_box;

use flowops_contracts::order_events;
use serde_json::{Value, json};

const EVENTS: usize = 10_000_000;
const FIRST: usize = 1_000_000;

/// Kilobytes that are resident after 1,000,000 events and after 10,000,000.
pub fn loop_of(events: &[Vec<u8>]) -> Value {
    let mut first = 0;
    for (read, event) in events.iter().cycle().take(EVENTS).enumerate() {
        black_box(order_events::parse(black_box(event.as_slice())).is_ok());
        black_box(order_events::check(black_box(event.as_slice())).total);
        if read + 1 == FIRST {
            first = resident();
        }
    }
    json!({ "events": [FIRST, EVENTS], "resident": [first, resident()] })
}

/// As Linux tells it; elsewhere 0.
fn resident() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse().ok()).unwrap_or(0)
}
