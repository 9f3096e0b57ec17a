"""What a consumer and a producer of orders write; mypy and pyright read it."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any
from uuid import UUID, uuid4

from typing_extensions import assert_never, assert_type

from flowops_contracts import ContractError, Finding, Report, order_events
from flowops_contracts.types import Code, Value


def consume(value: Value) -> str:
    """Reads an event and tells the types apart."""
    event = order_events.parse(value)
    assert_type(event.event_id, UUID)
    assert_type(event.timestamp, datetime)
    assert_type(event.timestamp_ns, int)
    assert_type(event.to_dict(), dict[str, Any])
    match event:
        case order_events.OrderCreatedEvent(
            payload=order_events.OrderCreatedPayload(order_id=order_id, items=items)
        ):
            assert_type(order_id, str)
            assert_type(items, tuple[order_events.OrderItem, ...])
            return order_id + "".join(item.sku for item in items)
        case order_events.OrderCancelledEvent():
            assert_type(event.payload.order_id, str)
            return event.payload.order_id
        case _:
            assert_never(event)


def narrowed(event: order_events.OrderEvent) -> float:
    """The event type tells the class."""
    if event.event_type == "ORDER_CREATED":
        return sum(item.qty for item in event.payload.items)
    return len(event.payload.order_id)


def report(value: bytes) -> list[Code]:
    """Reads a report."""
    said = order_events.check(value, strict=True, max_findings=3)
    assert_type(said, Report[order_events.OrderEvent])
    if said.event is not None:
        consume(order_events.serialize(said.event))
    if said.outcome == "tombstone":
        return []
    return [one.code for one in said.findings if one.severity == "error"]


def replay(values: list[bytes | None]) -> list[order_events.OrderEvent]:
    """Reads many values at once."""
    assert_type(order_events.is_valid_many(values), bytes)
    reports = order_events.check_many([*values, "{}"])
    assert_type(reports, list[Report[order_events.OrderEvent]])
    try:
        return order_events.parse_many(values)
    except ContractError as error:
        assert_type(error.index, int | None)
        return [report.event for report in reports if report.event is not None]


def failed(value: str | None) -> tuple[Finding, ...]:
    """Reads a failure."""
    try:
        order_events.parse(value)
    except ContractError as error:
        assert_type(error.text, str | None)
        return error.report.findings
    return ()


def produce() -> bytes:
    """Makes events in each way."""
    item = order_events.OrderItem("S", 2)
    payload = order_events.OrderCreatedPayload("O", [item])
    made = order_events.OrderCreatedEvent(
        event_id=uuid4(), timestamp=datetime.now(timezone.utc), payload=payload
    )
    same = order_events.OrderCreatedEvent(made.event_id, "ORDER_CREATED", made.timestamp_ns, payload)
    built = order_events.order_created(order_id="O", items=[item, ("S", 1), {"sku": "S", "qty": 1.5}])
    assert_type(built, order_events.OrderCreatedEvent)
    order_events.order_cancelled(
        order_id="O", event_id=uuid4(), timestamp="2025-01-01T10:05:00Z", strict=False
    )
    return order_events.serialize(same) + order_events.serialize(built.to_dict(), max_bytes=1_000)


def wrong() -> None:
    """What the types refuse."""
    order_events.parse(5)  # type: ignore[arg-type]
    order_events.OrderItem(1, "S")  # type: ignore[arg-type]
    order_events.OrderItem("S", 1).sku = "T"  # type: ignore[misc]
    order_events.order_created(order_id="O")  # type: ignore[call-arg]
