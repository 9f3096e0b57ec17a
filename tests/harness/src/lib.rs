//! The harness: reads the shared vectors and compares what the crate says with what they expect; draws
//! mutants and holds them to laws; makes hostile values.

pub mod caught;
pub mod derive;
pub mod digest;
pub mod expected;
pub mod hostile;
pub mod law;
pub mod message;
pub mod mutant;
pub mod tally;
pub mod vector;

use std::path::{Path, PathBuf};

/// The repository's root.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
