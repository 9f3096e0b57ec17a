//! Carries the core to JavaScript.
//!
//! JavaScript writes a value into memory that is reserved for it ([`memory`]), and asks ([`verbs`]). An accepted
//! event comes back as slots, of which JavaScript makes a plain object; a report as an object.

#![forbid(unsafe_code)]

pub mod memory;
pub mod verbs;
