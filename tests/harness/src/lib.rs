//! The harness: reads the shared vectors and compares what the crate says with what they expect.

pub mod expected;
pub mod vector;

use std::path::{Path, PathBuf};

/// The repository's root.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
