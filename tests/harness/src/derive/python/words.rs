//! The names that reports use, as types.

use flowops_contracts::{Code, Outcome, Severity};

pub(super) fn types() -> String {
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    let outcomes =
        [Outcome::Accepted, Outcome::Rejected, Outcome::UnknownEventType, Outcome::Tombstone].map(Outcome::as_str);
    let severities = [Severity::Error, Severity::Warning, Severity::Info].map(Severity::as_str);
    format!(
        r#""""Types for annotations: a value of Kafka, and the names that reports use."""

# derived from the core's declaration: `cargo run -p harness --bin derive -- --write`

from typing import Literal, TypeAlias

Value: TypeAlias = bytes | bytearray | memoryview | str | None
"""What a Kafka client hands over as a record's value."""

Outcome: TypeAlias = {}
"""What a value is."""

Severity: TypeAlias = {}
"""How much a finding weighs."""

Code: TypeAlias = {}
"""The kind of a fault."""
"#,
        literal(&outcomes),
        literal(&severities),
        literal(&codes)
    )
}

/// A type of texts; over several lines where one would be too long.
pub(super) fn literal(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("{word:?}")).collect();
    let line = format!("Literal[{}]", quoted.join(", "));
    if line.len() <= 80 { line } else { format!("Literal[\n    {},\n]", quoted.join(",\n    ")) }
}
