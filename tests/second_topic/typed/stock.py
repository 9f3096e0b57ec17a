"""What a user of the second topic writes: every kind of field by its type, narrowing by class, a builder."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID, uuid4

from typing_extensions import assert_never, assert_type

from flowops_contracts import ABSENT, Absent, Report, order_events, stock_events


def consume(value: bytes | None) -> float:
    """Read a report."""
    report = stock_events.check(value)
    assert_type(report, Report[stock_events.StockEvent])
    return report.total if report.event is None else handle(report.event)


def handle(event: stock_events.StockEvent) -> float:
    """Tell the types apart, and read a field of each kind."""
    assert_type(event.event_id, UUID)
    assert_type(event.source, str | None)
    match event:
        case stock_events.StockReservedEvent(payload=reserved):
            assert_type(reserved.expires_at, datetime | Absent | None)
            assert_type(reserved.tags, tuple[str, ...] | None)
            assert_type(reserved.warehouse.aisle, int | None)
            assert_type(reserved.warehouse.site.coordinates, stock_events.Coordinates | None)
            batches = [batch for line in reserved.lines for batch in line.batches]
            assert_type(batches, list[stock_events.Batch])
            assert_type(batches[0].best_before_ns, int | None)
            return sum(len(batch.serials) for batch in batches)
        case stock_events.StockAdjustedEvent():
            adjusted = event.payload
            assert_type(adjusted.reason, Literal["DAMAGE", "LOSS", "FOUND", "TYPING ERROR"])
            assert_type(adjusted.approved, bool)
            assert_type(adjusted.approved_by, str | None)
            return adjusted.change * (adjusted.unit_cost or 0)
        case stock_events.StockCountedEvent(payload=counted):
            assert_type(counted.method, Literal["HAND", "SCAN", "SCALES"] | None)
            assert_type(counted.shelves, tuple[tuple[int, ...], ...])
            assert_type(counted.difference, int | None)
            if counted.recount is not None:
                assert_type(counted.recount.readings, tuple[float | None, ...])
                assert_type(counted.recount.pairs, tuple[tuple[int, ...], ...] | None)
            return sum(map(sum, counted.shelves))
        case stock_events.StockFrozenEvent():
            return event.payload.reason  # type: ignore[attr-defined, no-any-return]
        case _:
            assert_never(event)


def produce() -> bytes:
    """Make events."""
    frozen = stock_events.stock_frozen(source="inventory-eu")
    assert_type(frozen, stock_events.StockFrozenEvent)
    reserved = stock_events.stock_reserved(
        order_id="ORD-1",
        reservation_id=uuid4(),
        warehouse=stock_events.Warehouse(code="BER-2", site=stock_events.Site("DE", None)),
        lines=[("SKU-1", 2, [])],
        expires_at=ABSENT,
    )
    return stock_events.serialize(frozen) + stock_events.serialize(reserved)


def wrong() -> None:
    """Show what the types refuse."""
    stock_events.stock_reserved(order_id="ORD-1")  # type: ignore[call-arg]
    stock_events.stock_adjusted(
        sku="S",
        change=1,
        reason="THEFT",  # type: ignore[arg-type]
        approved=True,
        approved_by=None,
    )
    stock_events.serialize(order_events.order_cancelled(order_id="O"))  # type: ignore[arg-type]
