//! Carries the core to JavaScript.
//!
//! A verb is one call: JavaScript writes the value into memory that is reserved for it ([`memory`]), and asks
//! ([`verbs`]). An accepted event comes back as slots, of which JavaScript makes a plain object; a report as an
//! object ([`answer`]).

#![forbid(unsafe_code)]

pub mod answer;
pub mod memory;
pub mod verbs;
