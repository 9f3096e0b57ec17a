"""Topic `order-events`: Carries order lifecycle events emitted by the Order Service."""

# derived from the core's declaration: `cargo run -p harness --bin derive -- --write`

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, Literal, TypeAlias, final, overload
from uuid import UUID

from . import Report
from .types import BinaryFile, Value

__all__ = [
    "EXAMPLES",
    "FINGERPRINT",
    "TOPIC",
    "VERSION",
    "OrderCancelledEvent",
    "OrderCancelledPayload",
    "OrderCreatedEvent",
    "OrderCreatedPayload",
    "OrderEvent",
    "OrderItem",
    "check",
    "check_lines",
    "check_many",
    "is_valid",
    "is_valid_many",
    "order_cancelled",
    "order_created",
    "parse",
    "parse_many",
    "serialize",
]

TOPIC: Final = "order-events"
VERSION: Final = "1.0.0"
FINGERPRINT: Final = "ce236c3e211f3d49a10bd94aa66ddd0455e7a7a9d5850fca5e5396b8a5d6e77e"
EXAMPLES: Final[Mapping[str, str]]

@final
class OrderItem:
    """`OrderItem` of an event."""

    __match_args__: Final = ("sku", "qty")

    def __new__(cls, sku: str, qty: float) -> OrderItem: ...
    @property
    def sku(self) -> str:
        """Stock keeping unit of the article."""
    @property
    def qty(self) -> float:
        """How many of it."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> OrderItem: ...
    def __deepcopy__(self, memo: Mapping[int, object], /) -> OrderItem: ...
    def __reduce__(self) -> tuple[type[OrderItem], tuple[object, ...]]: ...
    def to_dict(self) -> dict[str, Any]:
        """The normal form in wire spelling: what the event's JSON holds."""

_OrderItemLike: TypeAlias = OrderItem | tuple[str, float] | Mapping[str, object]

@final
class OrderCreatedPayload:
    """What an event of type `ORDER_CREATED` says."""

    __match_args__: Final = ("order_id", "items")

    def __new__(cls, order_id: str, items: Sequence[OrderItem]) -> OrderCreatedPayload: ...
    @property
    def order_id(self) -> str:
        """Identifier of the order."""
    @property
    def items(self) -> tuple[OrderItem, ...]:
        """What was ordered."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> OrderCreatedPayload: ...
    def __deepcopy__(self, memo: Mapping[int, object], /) -> OrderCreatedPayload: ...
    def __reduce__(self) -> tuple[type[OrderCreatedPayload], tuple[object, ...]]: ...
    def to_dict(self) -> dict[str, Any]:
        """The normal form in wire spelling: what the event's JSON holds."""

@final
class OrderCancelledPayload:
    """What an event of type `ORDER_CANCELLED` says."""

    __match_args__: Final = ("order_id",)

    def __new__(cls, order_id: str) -> OrderCancelledPayload: ...
    @property
    def order_id(self) -> str:
        """Identifier of the order."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> OrderCancelledPayload: ...
    def __deepcopy__(self, memo: Mapping[int, object], /) -> OrderCancelledPayload: ...
    def __reduce__(self) -> tuple[type[OrderCancelledPayload], tuple[object, ...]]: ...
    def to_dict(self) -> dict[str, Any]:
        """The normal form in wire spelling: what the event's JSON holds."""

@final
class OrderCreatedEvent:
    """Emitted after an order is successfully created and persisted."""

    __match_args__: Final = ("event_id", "event_type", "timestamp", "payload")

    @overload
    def __new__(
        cls,
        event_id: UUID,
        event_type: Literal["ORDER_CREATED"],
        timestamp: datetime | int,
        payload: OrderCreatedPayload,
    ) -> OrderCreatedEvent: ...
    @overload
    def __new__(
        cls,
        *,
        event_id: UUID,
        event_type: Literal["ORDER_CREATED"] = ...,
        timestamp: datetime | int,
        payload: OrderCreatedPayload,
    ) -> OrderCreatedEvent: ...
    @property
    def event_id(self) -> UUID:
        """Unique identifier for the event (UUID)."""
    @property
    def event_type(self) -> Literal["ORDER_CREATED"]:
        """Type of the event."""
    @property
    def timestamp(self) -> datetime:
        """Event creation time in ISO-8601 (UTC)."""
    @property
    def timestamp_ns(self) -> int:
        """Event creation time in ISO-8601 (UTC). In nanoseconds since 1970."""
    @property
    def payload(self) -> OrderCreatedPayload:
        """Event-specific data."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> OrderCreatedEvent: ...
    def __deepcopy__(self, memo: Mapping[int, object], /) -> OrderCreatedEvent: ...
    def __reduce__(self) -> tuple[type[OrderCreatedEvent], tuple[object, ...]]: ...
    def to_dict(self) -> dict[str, Any]:
        """The normal form in wire spelling: what the event's JSON holds."""

@final
class OrderCancelledEvent:
    """Emitted when an existing order is cancelled."""

    __match_args__: Final = ("event_id", "event_type", "timestamp", "payload")

    @overload
    def __new__(
        cls,
        event_id: UUID,
        event_type: Literal["ORDER_CANCELLED"],
        timestamp: datetime | int,
        payload: OrderCancelledPayload,
    ) -> OrderCancelledEvent: ...
    @overload
    def __new__(
        cls,
        *,
        event_id: UUID,
        event_type: Literal["ORDER_CANCELLED"] = ...,
        timestamp: datetime | int,
        payload: OrderCancelledPayload,
    ) -> OrderCancelledEvent: ...
    @property
    def event_id(self) -> UUID:
        """Unique identifier for the event (UUID)."""
    @property
    def event_type(self) -> Literal["ORDER_CANCELLED"]:
        """Type of the event."""
    @property
    def timestamp(self) -> datetime:
        """Event creation time in ISO-8601 (UTC)."""
    @property
    def timestamp_ns(self) -> int:
        """Event creation time in ISO-8601 (UTC). In nanoseconds since 1970."""
    @property
    def payload(self) -> OrderCancelledPayload:
        """Event-specific data."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> OrderCancelledEvent: ...
    def __deepcopy__(self, memo: Mapping[int, object], /) -> OrderCancelledEvent: ...
    def __reduce__(self) -> tuple[type[OrderCancelledEvent], tuple[object, ...]]: ...
    def to_dict(self) -> dict[str, Any]:
        """The normal form in wire spelling: what the event's JSON holds."""

OrderEvent: TypeAlias = OrderCreatedEvent | OrderCancelledEvent

def parse(
    value: Value, *, strict: bool = False, max_bytes: int = 1048576, max_findings: int = 100
) -> OrderEvent:
    """Gives the typed event that a value is; fails with `ContractError` where it is none."""

def check(
    value: Value, *, strict: bool = False, max_bytes: int = 1048576, max_findings: int = 100
) -> Report[OrderEvent]:
    """Says what a value is: its event, or every fault at its place. Never fails on data."""

def check_lines(
    binary_file: BinaryFile, *, strict: bool = False, max_bytes: int = 1048576, max_findings: int = 100
) -> Iterator[tuple[int, Report[OrderEvent]]]:
    """The number and the report of each line of a file that is not blank; the file is read in chunks."""

def is_valid(
    value: Value, *, strict: bool = False, max_bytes: int = 1048576, max_findings: int = 100
) -> bool:
    """Whether a value is accepted: the cheapest answer, and the same as that of `check`."""

def is_valid_many(
    values: Sequence[Value], *, strict: bool = False, max_bytes: int = 1048576, max_findings: int = 100
) -> bytes:
    """For each value of a sequence a byte: 1 where it is accepted, 0 where it is not."""

def parse_many(
    values: Sequence[Value], *, strict: bool = False, max_bytes: int = 1048576, max_findings: int = 100
) -> list[OrderEvent]:
    """The events of a sequence of values; fails with the `ContractError` of the first that is none, whose `index` says which."""

def check_many(
    values: Sequence[Value], *, strict: bool = False, max_bytes: int = 1048576, max_findings: int = 100
) -> list[Report[OrderEvent]]:
    """The reports of a sequence of values, each with its event where it has one. Never fails on data."""

def serialize(
    event: OrderEvent | Mapping[str, object], *, strict: bool = True, max_bytes: int = 1048576
) -> bytes:
    """The bytes to send for an event or a mapping in wire spelling, after it was judged."""

def order_created(
    *,
    order_id: str,
    items: Sequence[_OrderItemLike],
    event_id: UUID | str | None = None,
    timestamp: datetime | int | str | None = None,
    strict: bool = True,
) -> OrderCreatedEvent:
    """Makes an event, fills its id and its timestamp where they are not given, and judges it.

    Emitted after an order is successfully created and persisted.
    """

def order_cancelled(
    *,
    order_id: str,
    event_id: UUID | str | None = None,
    timestamp: datetime | int | str | None = None,
    strict: bool = True,
) -> OrderCancelledEvent:
    """Makes an event, fills its id and its timestamp where they are not given, and judges it.

    Emitted when an existing order is cancelled.
    """
