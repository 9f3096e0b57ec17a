//! The names that reports use, as types.

use flowops_contracts::{Code, Outcome, Severity};

use super::module::HEADER;
use super::names::quoted;

pub(super) fn types() -> String {
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    let outcomes = [Outcome::Accepted, Outcome::Rejected, Outcome::UnknownEventType, Outcome::Tombstone]
        .map(Outcome::as_str);
    let severities = [Severity::Error, Severity::Warning, Severity::Info].map(Severity::as_str);
    format!(
        r#""""Types for annotations: a value of Kafka, and the names that reports use."""

{HEADER}

from typing import Literal, Protocol, TypeAlias

Value: TypeAlias = bytes | bytearray | memoryview | str | None
"""What a Kafka client hands over as a record's value."""


class BinaryFile(Protocol):
    """What is open in binary mode."""

    def read(self, size: int, /) -> bytes:
        """Give at most so many bytes, and none at the end."""


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
    let quoted: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    let line = format!("Literal[{}]", quoted.join(", "));
    if line.len() <= 80 { line } else { format!("Literal[\n    {},\n]", quoted.join(",\n    ")) }
}
