//! Derived from the core's declaration: `cargo run -p harness --bin derive -- --write`.

#[rustfmt::skip]
#[allow(clippy::all, clippy::pedantic, reason = "derived")]
pub(crate) mod report;
#[rustfmt::skip]
#[allow(dead_code, unused_imports, unused_variables, clippy::all, clippy::pedantic, reason = "derived")]
mod order_events;

use pyo3::prelude::*;

use crate::verbs::Topic;

/// All topics.
pub(crate) static TOPICS: &[&Topic] = &[&order_events::TOPIC];

/// Adds the topics' modules.
pub(crate) fn add(native: &Bound<'_, PyModule>) -> PyResult<()> {
    native.add("_order_events", order_events::module(native.py())?)?;
    Ok(())
}

/// Whether it is an event or a part of one.
pub(crate) fn is_object(value: &Bound<'_, PyAny>) -> bool {
    order_events::is_object(value)
}
