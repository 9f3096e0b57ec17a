"""Types for annotations: a value of Kafka, and the names that reports use."""

# derived from the core's declaration: `cargo run -p harness --bin derive -- --write`

from typing import Literal, Protocol, TypeAlias

Value: TypeAlias = bytes | bytearray | memoryview | str | None
"""What a Kafka client hands over as a record's value."""


class BinaryFile(Protocol):
    """What is open in binary mode."""

    def read(self, size: int, /) -> bytes:
        """Give at most so many bytes, and none at the end."""


Outcome: TypeAlias = Literal["accepted", "rejected", "unknown_event_type", "tombstone"]
"""What a value is."""

Severity: TypeAlias = Literal["error", "warning", "info"]
"""How much a finding weighs."""

Code: TypeAlias = Literal[
    "tombstone",
    "too_large",
    "invalid_utf8",
    "invalid_json",
    "too_deep",
    "duplicate_key",
    "lone_surrogate",
    "missing_field",
    "wrong_type",
    "number_out_of_range",
    "not_one_of",
    "unknown_event_type",
    "invalid_uuid",
    "invalid_timestamp",
    "not_utc",
    "unknown_field",
    "nonstandard_uuid",
    "empty_text",
    "empty_list",
    "not_positive",
    "not_whole",
]
"""The kind of a fault."""
