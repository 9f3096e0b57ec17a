//! The harness: reads the shared vectors and compares what the crate says with what they expect; draws
//! mutants and holds them to laws; makes hostile values.

pub mod caught;
pub mod derive;
pub mod digest;
pub mod expected;
pub mod host;
pub mod hostile;
pub mod law;
pub mod message;
pub mod mutant;
pub mod tally;
pub mod vector;

use std::path::{Path, PathBuf};

use flowops_contracts::{AnyTopic, TOPICS};

/// The repository's root.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Compares, and says what differs.
///
/// # Errors
///
/// What was expected, and what was found.
pub fn same<T: PartialEq + std::fmt::Debug>(what: &str, expected: &T, found: &T) -> Result<(), String> {
    if expected == found {
        Ok(())
    } else {
        Err(format!("{what}\n  expected {expected:?}\n  found    {found:?}"))
    }
}

/// The topic of that name.
///
/// # Errors
///
/// Where the crate has none.
pub fn topic(name: &str) -> Result<AnyTopic, String> {
    TOPICS
        .iter()
        .find(|topic| topic.name() == name)
        .copied()
        .ok_or_else(|| format!("no topic is named {name}"))
}
