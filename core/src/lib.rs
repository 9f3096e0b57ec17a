//! `FlowOps` events, read with certainty: a typed event, or exactly what is wrong with a record and where.
//!
//! A Kafka record's value (bytes, text or null) goes in; what comes out is the same in every host that
//! carries this crate. It does no I/O and has no clock, no randomness and no host.
//!
//! ```
//! use flowops_contracts::{Outcome, order_events};
//!
//! let report = order_events::check(
//!     r#"{"eventId":"a9f3d12e-27a5-4d9e-b8b1-8b62a7c42e91","eventType":"ORDER_CANCELLED",
//!         "timestamp":"2025-01-01T10:05Z","payload":{"orderId":"ORD-123"}}"#,
//! );
//! assert_eq!(report.outcome, Outcome::Rejected);
//! let finding = &report.findings[0];
//! assert_eq!((finding.code.as_str(), finding.pointer.as_str()), ("invalid_timestamp", "/timestamp"));
//! assert_eq!((finding.span.line, finding.help.as_deref()), (2, Some("write the seconds")));
//! ```
//!
//! A topic is a module: [`order_events`]. Its verbs are the same in Rust, JavaScript and Python: `parse`,
//! `check`, `is_valid`, `serialize`. A contract can also be read from a file: [`Topic`].

#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests may"))]

#[macro_use]
mod contract;
mod bytes;
mod code;
mod error;
mod event;
mod fault;
mod grammar;
mod json;
mod json_text;
pub mod moment;
mod nearest;
mod options;
pub mod record;
mod report;
mod serialize;
mod topics;
mod unit;
mod value;
mod walk;

pub use code::{Actor, Code, Examples, Severity};
pub use contract::description::{self, Description};
pub use contract::topic::{DescriptionError, Topic};
pub use error::ContractError;
pub use json_text::JsonText;
pub use options::Options;
pub use report::{Finding, Outcome, Place, Report, Span, to_canonical_json, visible};
pub use topics::*;
pub use unit::Unit;
pub use value::Value;

/// The README's code runs as tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
