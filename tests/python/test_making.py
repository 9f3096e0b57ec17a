"""Constructors look at types of Python; builders fill and judge (meaning 6.6)."""

import uuid
from collections import deque
from datetime import datetime, timedelta, timezone, tzinfo

import pytest

from flowops_contracts import ContractError, order_events
from flowops_contracts.order_events import (
    OrderCancelledEvent,
    OrderCancelledPayload,
    OrderCreatedEvent,
    OrderCreatedPayload,
    OrderItem,
)

ID = uuid.UUID("a9f3d12e-27a5-4d9e-b8b1-8b62a7c42e91")
NOW = datetime(2025, 1, 1, 10, 5, tzinfo=timezone.utc)


class Word(str):
    """A subclass of `str`."""

    __slots__ = ()


def test_an_event_is_made_by_names_or_positions():
    payload = OrderCreatedPayload("O", [OrderItem("S", 1)])
    made = OrderCreatedEvent(event_id=ID, timestamp=NOW, payload=payload)
    assert made == OrderCreatedEvent(ID, "ORDER_CREATED", NOW, payload)
    assert made == OrderCreatedEvent(timestamp=NOW, payload=payload, event_type="ORDER_CREATED", event_id=ID)
    assert (made.event_id, made.event_type, made.timestamp, made.payload) == (
        ID,
        "ORDER_CREATED",
        NOW,
        payload,
    )
    assert order_events.parse(order_events.serialize(made)) == made


@pytest.mark.parametrize(
    "items", [(), (OrderItem("S", 1),), [OrderItem("S", 1)] * 3, deque([OrderItem("S", 1)])]
)
def test_items_are_any_sequence_and_become_a_tuple(items):
    assert OrderCreatedPayload("O", items).items == tuple(items)


@pytest.mark.parametrize(
    ("given", "kept"), [(2, 2), (2.0, 2), (-0.0, 0), (1.5, 1.5), (1e300, 1e300), (2**80, 2**80)]
)
def test_numbers_are_kept_in_normal_form(given, kept):
    item = OrderItem("S", given)
    assert (item.qty, type(item.qty)) == (kept, type(kept))


@pytest.mark.parametrize(
    ("make", "mistake"),
    [
        (lambda: OrderItem(1, 1), "sku"),
        (lambda: OrderItem(b"S", 1), "sku"),
        (lambda: OrderItem("S", True), "qty"),
        (lambda: OrderItem("S", "1"), "qty"),
        (lambda: OrderItem("S", None), "qty"),
        (lambda: OrderItem(None, 1), "sku"),
        (lambda: OrderItem("S"), "qty"),
        (lambda: OrderItem(qty=1), "sku"),
        (lambda: OrderItem("S", 1, 2), "3"),
        (lambda: OrderItem("S", 1, sku="S"), "sku"),
        (lambda: OrderItem("S", 1, weight=2), "weight"),
        (lambda: OrderCreatedPayload("O", "items"), "items"),
        (lambda: OrderCreatedPayload("O", b"items"), "items"),
        (lambda: OrderCreatedPayload("O", [("S", 1)]), "OrderItem"),
        (lambda: OrderCreatedPayload("O", {OrderItem("S", 1)}), "items"),
        (lambda: OrderCreatedPayload("O", OrderItem("S", 1)), "items"),
        (
            lambda: OrderCancelledEvent(str(ID), "ORDER_CANCELLED", NOW, OrderCancelledPayload("O")),
            "event_id",
        ),
        (lambda: OrderCancelledEvent(ID, 1, NOW, OrderCancelledPayload("O")), "event_type"),
        (lambda: OrderCancelledEvent(ID, "ORDER_CANCELLED", "now", OrderCancelledPayload("O")), "timestamp"),
        (
            lambda: OrderCancelledEvent(ID, "ORDER_CANCELLED", NOW.date(), OrderCancelledPayload("O")),
            "timestamp",
        ),
        (lambda: OrderCancelledEvent(ID, "ORDER_CANCELLED", True, OrderCancelledPayload("O")), "timestamp"),
        (lambda: OrderCancelledEvent(ID, "ORDER_CANCELLED", NOW, OrderItem("S", 1)), "payload"),
        (lambda: OrderCancelledEvent(ID, "ORDER_CANCELLED", NOW), "payload"),
    ],
)
def test_other_types_are_the_caller_s_mistake(make, mistake):
    with pytest.raises(TypeError, match=mistake):
        make()


def test_a_constructor_judges_nothing():
    strange = OrderCancelledEvent(ID, "ORDER_CREATED", NOW, OrderCancelledPayload("\ud800"))
    with pytest.raises(ContractError) as raised:
        order_events.serialize(strange)
    assert raised.value.report.outcome == "rejected"


@pytest.mark.parametrize(
    "zone", [timezone.utc, timezone(timedelta(hours=5, minutes=45)), timezone(timedelta(hours=-9))]
)
def test_timestamps_are_converted_to_utc(zone):
    made = OrderCancelledEvent(ID, "ORDER_CANCELLED", NOW.astimezone(zone), OrderCancelledPayload("O"))
    assert (made.timestamp, made.timestamp.tzinfo) == (NOW, timezone.utc)
    assert made == OrderCancelledEvent(ID, "ORDER_CANCELLED", made.timestamp_ns, OrderCancelledPayload("O"))


def test_zones_that_change_with_the_season():
    class Berlin(tzinfo):
        """As the zone is in the middle of a season; a machine need not have the data of zones."""

        def utcoffset(self, moment):
            return timedelta(hours=2 if 4 <= moment.month < 10 else 1)

        def dst(self, moment):
            return self.utcoffset(moment) - timedelta(hours=1)

    for month, hour in ((1, 11), (7, 12)):
        made = OrderCancelledEvent(
            ID,
            "ORDER_CANCELLED",
            datetime(2025, month, 1, hour, 5, tzinfo=Berlin()),
            OrderCancelledPayload("O"),
        )
        assert made.timestamp == datetime(2025, month, 1, 10, 5, tzinfo=timezone.utc)


def test_a_naive_timestamp_is_a_value_error():
    naive = datetime(2025, 1, 1)
    for make in (
        lambda: OrderCancelledEvent(ID, "ORDER_CANCELLED", naive, OrderCancelledPayload("O")),
        lambda: order_events.order_cancelled(order_id="O", timestamp=naive),
        lambda: order_events.serialize({"timestamp": naive}),
    ):
        with pytest.raises(ValueError, match="naive") as raised:
            make()
        assert not isinstance(raised.value, ContractError)


def test_nanoseconds_beyond_every_datetime_are_a_value_error():
    for exact in (10**30, -(10**30), 10**21):
        with pytest.raises(ValueError, match="timestamp|year"):
            OrderCancelledEvent(ID, "ORDER_CANCELLED", exact, OrderCancelledPayload("O"))


def test_a_builder_fills_id_and_timestamp():
    before = datetime.now(timezone.utc)
    one, other = (order_events.order_cancelled(order_id="O") for _ in range(2))
    after = datetime.now(timezone.utc)
    assert type(one) is OrderCancelledEvent
    assert one.event_id != other.event_id
    assert one.event_id.version == 4
    assert before <= one.timestamp <= after
    assert order_events.parse(order_events.serialize(one)) == one


def test_a_builder_takes_id_and_timestamp():
    for event_id in (ID, str(ID), str(ID).upper()):
        for timestamp in (NOW, "2025-01-01T10:05:00Z", NOW.astimezone(timezone(timedelta(hours=1)))):
            made = order_events.order_cancelled(order_id="O", event_id=event_id, timestamp=timestamp)
            assert (made.event_id, made.timestamp) == (ID, NOW)
    exact = order_events.order_cancelled(order_id="O", timestamp="2025-01-01T10:05:00.000000001Z")
    assert exact.timestamp_ns % 1000 == 1
    assert order_events.order_cancelled(order_id="O", event_id=None, timestamp=None).event_id != ID


def test_items_of_a_builder_are_objects_tuples_or_mappings():
    made = order_events.order_created(
        order_id=Word("O"),
        items=(OrderItem("A", 1), ("B", 2.0), {"sku": "C", "qty": 3}),
        event_id=ID,
        timestamp=NOW,
    )
    assert type(made) is OrderCreatedEvent
    assert made.payload.items == (OrderItem("A", 1), OrderItem("B", 2), OrderItem("C", 3))


def test_a_builder_judges_strictly_unless_told():
    odd = {"order_id": "", "items": [("S", 0)]}
    with pytest.raises(ContractError) as raised:
        order_events.order_created(**odd)
    assert {finding.code for finding in raised.value.report.findings} == {"empty_text", "not_positive"}
    assert raised.value.text is not None
    assert order_events.order_created(**odd, strict=False).payload.order_id == ""


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"order_id": "O"},
        {"order_id": "O", "items": [], "order_ids": 1},
        {"order_id": "O", "items": 5},
        {"order_id": "O", "items": None},
        {"order_id": "O", "items": [{1: 2}]},
        {"order_id": b"O", "items": []},
        {"order_id": "O", "items": [object()]},
        {"order_id": "O", "items": [], "strict": 1},
    ],
    ids=str,
)
def test_other_arguments_of_a_builder_are_the_caller_s_mistake(given):
    with pytest.raises(TypeError):
        order_events.order_created(**given)
    with pytest.raises(TypeError):
        order_events.order_created("O", [])


@pytest.mark.parametrize("event_id", ["", "a9f3d12e", 5])
def test_a_wrong_id_of_a_builder_is_judged(event_id):
    with pytest.raises(ContractError) as raised:
        order_events.order_cancelled(order_id="O", event_id=event_id)
    [finding] = raised.value.report.findings
    assert finding.pointer == "/eventId"
    assert raised.value.text[finding.span.start : finding.span.end] in {'""', '"a9f3d12e"', "5"}
