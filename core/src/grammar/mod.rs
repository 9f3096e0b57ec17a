//! The forms of text that the contract names: UUID and timestamp. Read eight bytes at a time.

pub(crate) mod timestamp;
pub(crate) mod uuid;
