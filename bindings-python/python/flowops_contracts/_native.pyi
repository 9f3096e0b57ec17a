# derived from the core's declaration: `cargo run -p harness --bin derive -- --write`

from types import GenericAlias
from typing import Any, Generic, TypeVar, final

from .types import Code, Outcome, Severity

_Event_co = TypeVar("_Event_co", covariant=True)

def _command(arguments: list[str]) -> int: ...

@final
class Report(Generic[_Event_co]):
    """What is said of one value."""

    @property
    def topic(self) -> str:
        """The topic that the value was judged by."""
    @property
    def outcome(self) -> Outcome:
        """What the value is."""
    @property
    def event_type(self) -> str | None:
        """The event type, when it could be read; it may be one that the topic does not have."""
    @property
    def event(self) -> _Event_co | None:
        """The event, when accepted."""
    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the value or odd in it, in the order of its text."""
    @property
    def total(self) -> int:
        """How many findings there are in all."""
    def to_json(self) -> str:
        """The canonical JSON of the report: the same in every host."""
    def to_dict(self) -> dict[str, Any]:
        """The report in the spelling of its canonical JSON, without the event."""
    def render(self) -> str:
        """The findings as text for a person: each with its source line and a mark under the fault."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    @classmethod
    def __class_getitem__(cls, key: Any) -> GenericAlias: ...

@final
class Finding:
    """One thing that is wrong with a value or odd in it."""

    def __new__(
        cls,
        code: Code,
        severity: Severity,
        pointer: str,
        span: Span,
        expected: str,
        found: str,
        message: str,
        help: str | None,
    ) -> Finding: ...
    @property
    def code(self) -> Code:
        """The kind of fault."""
    @property
    def severity(self) -> Severity:
        """How much it weighs; with `strict`, every one is an error."""
    @property
    def pointer(self) -> str:
        """The member or element in question (RFC 6901), also where it is missing; the root is `""`."""
    @property
    def span(self) -> Span:
        """The token in question, as a part of the value that was passed."""
    @property
    def expected(self) -> str:
        """What the contract or JSON wants there."""
    @property
    def found(self) -> str:
        """What stands there: a kind, never a value."""
    @property
    def message(self) -> str:
        """Both, as one sentence without a period."""
    @property
    def help(self) -> str | None:
        """What would mend it, where that can be said."""
    def to_dict(self) -> dict[str, Any]:
        """The same in the spelling of a report's canonical JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Span:
    """Where a finding is: `value[start:end]` is the token in question."""

    def __new__(cls, start: int, end: int, line: int, column: int) -> Span: ...
    @property
    def start(self) -> int:
        """Where the token begins, in the unit of the value: bytes, or code points of a `str`."""
    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
    @property
    def line(self) -> int:
        """The line it is on, from 1."""
    @property
    def column(self) -> int:
        """The distance of its start from its line's begin, from 1."""
    def to_dict(self) -> dict[str, Any]:
        """The same in the spelling of a report's canonical JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
