//! Nothing: `judged.rs` is all that there is.
