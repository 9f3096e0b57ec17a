//! Derived from the core's declaration: `cargo run -p harness --bin derive -- --write`.

#[rustfmt::skip]
mod order_events;

use pyo3::prelude::*;

use crate::shape::Topic;

/// All topics.
pub(crate) static TOPICS: &[&Topic] = &[&order_events::TOPIC];

/// Adds the topics' modules.
pub(crate) fn add(native: &Bound<'_, PyModule>) -> PyResult<()> {
    native.add("_order_events", order_events::module(native.py())?)?;
    Ok(())
}
