"""Events as objects: every accepted vector, and what Python's users expect of values."""

import copy
import json
import pickle
import uuid
from datetime import datetime, timezone

import pytest

from flowops_contracts import order_events

CREATED = order_events.EXAMPLES["ORDER_CREATED"]
CANCELLED = order_events.EXAMPLES["ORDER_CANCELLED"]


def test_every_accepted_vector_is_an_event(accepted):
    assert len(accepted) >= 400
    for topic, value, normal in accepted:
        event = topic.parse(value)
        again = topic.parse(normal)
        assert event.to_dict() == json.loads(normal)
        assert (event, hash(event)) == (again, hash(again))
        assert topic.serialize(event, strict=False).decode() == normal
        assert topic.serialize(event.to_dict(), strict=False).decode() == normal


def test_every_accepted_vector_is_copied_and_pickled(accepted):
    for topic, value, normal in accepted[::3]:
        event = topic.parse(value)
        assert copy.copy(event) is event
        assert copy.deepcopy(event) is event
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            loaded = pickle.loads(pickle.dumps(event, protocol))
            assert (loaded, hash(loaded), type(loaded)) == (event, hash(event), type(event))
            assert topic.serialize(loaded, strict=False).decode() == normal


def test_every_accepted_vector_is_made_again_by_constructors(accepted):
    for topic, value, normal in accepted[::3]:
        event = topic.parse(value)
        made = remade(event)
        assert (made, hash(made), repr(made)) == (event, hash(event), repr(event))
        assert topic.serialize(made, strict=False).decode() == normal


def remade(value):
    """The same, by constructors, all the way down."""
    if isinstance(value, tuple):
        return tuple(map(remade, value))
    if not hasattr(type(value), "__match_args__"):
        return value
    exact = {name: getattr(value, f"{name}_ns", getattr(value, name)) for name in type(value).__match_args__}
    by_name = type(value)(**{name: remade(part) for name, part in exact.items()})
    by_position = type(value)(*map(remade, exact.values()))
    assert by_name == by_position
    return by_name


def test_an_event_is_narrowed_by_match():
    match order_events.parse(CREATED):
        case order_events.OrderCreatedEvent(
            payload=order_events.OrderCreatedPayload(
                order_id=order_id, items=[order_events.OrderItem(sku, qty), *_]
            )
        ):
            assert (order_id, sku, qty) == ("ORD-123", "SKU-1", 2)
        case _:
            pytest.fail("no case matched")
    match order_events.parse(CANCELLED):
        case order_events.OrderCancelledEvent(event_id, "ORDER_CANCELLED", timestamp, payload):
            assert (event_id, payload.order_id) == (
                uuid.UUID("a9f3d12e-27a5-4d9e-b8b1-8b62a7c42e91"),
                "ORD-123",
            )
            assert timestamp == datetime(2025, 1, 1, 10, 5, tzinfo=timezone.utc)
        case _:
            pytest.fail("no case matched")


def test_events_are_of_the_union():
    assert isinstance(order_events.parse(CREATED), order_events.OrderEvent)
    assert not isinstance(order_events.OrderItem("a", 1), order_events.OrderEvent)


def test_an_id_is_as_any_uuid():
    read = order_events.parse(CREATED).event_id
    made = uuid.UUID("e1b7c2f0-8d41-4b9a-b9f1-3d0a2f7a9c21")
    assert type(read) is uuid.UUID
    assert (read, hash(read), repr(read), str(read)) == (made, hash(made), repr(made), str(made))
    assert (read.int, read.bytes, read.version, read.variant) == (
        made.int,
        made.bytes,
        made.version,
        made.variant,
    )
    assert (read.is_safe, read.fields) == (made.is_safe, made.fields)
    assert pickle.loads(pickle.dumps(read)) == made
    assert copy.deepcopy(read) == made
    assert {read: 1}[made] == 1
    assert read < uuid.UUID(int=2**128 - 1)
    with pytest.raises(TypeError):
        read.int = 1


def test_a_timestamp_is_a_datetime_in_utc_and_exact_beside_it():
    event = order_events.parse(CANCELLED.replace("05:00Z", "05:00.123456789+00:00"))
    assert event.timestamp == datetime(2025, 1, 1, 10, 5, 0, 123_456, tzinfo=timezone.utc)
    assert event.timestamp.tzinfo is timezone.utc
    assert event.timestamp_ns == 1_735_725_900_123_456_789
    assert event.to_dict()["timestamp"] == "2025-01-01T10:05:00.123456789Z"


@pytest.mark.parametrize(
    ("year", "nanoseconds"), [("0001", -62_135_596_800 * 10**9 + 1), ("9999", 253_370_764_800 * 10**9 + 1)]
)
def test_the_years_of_a_datetime_are_exact(year, nanoseconds):
    event = order_events.parse(CANCELLED.replace("2025-01-01T10:05:00Z", f"{year}-01-01T00:00:00.000000001Z"))
    assert (event.timestamp.year, event.timestamp_ns) == (int(year), nanoseconds)
    assert pickle.loads(pickle.dumps(event)) == event


def test_all_nine_digits_count_for_equality_and_hash():
    one, other = (order_events.parse(CANCELLED.replace("00Z", f"00.00000000{digit}Z")) for digit in "12")
    assert one.timestamp == other.timestamp
    assert one != other
    assert len({one, other}) == 2


def test_events_differ_from_each_other_and_from_everything_else():
    created, cancelled = order_events.parse(CREATED), order_events.parse(CANCELLED)
    assert created != cancelled
    assert created != created.to_dict()
    assert created != None  # noqa: E711
    assert created.payload != created
    assert (created == created.to_dict()) is False
    with pytest.raises(TypeError):
        created < cancelled  # noqa: B015


@pytest.mark.parametrize("value", ["event", "payload", "item"])
def test_nothing_can_be_changed(value):
    event = order_events.parse(CREATED)
    part = {"event": event, "payload": event.payload, "item": event.payload.items[0]}[value]
    for name in (*type(part).__match_args__, "extra"):
        with pytest.raises(AttributeError):
            setattr(part, name, 1)
        with pytest.raises(AttributeError):
            delattr(part, name)
    assert not hasattr(part, "__dict__")
    with pytest.raises(TypeError):
        type("Sub", (type(part),), {})


def test_what_was_made_once_is_kept():
    event = order_events.parse(CREATED)
    assert event.payload is event.payload
    assert event.payload.items is event.payload.items
    assert isinstance(event.payload.items, tuple)


def test_an_event_holds_what_it_needs():
    value = CREATED.replace("ORD-123", "Zürich").encode()
    event = order_events.parse(value)
    del value
    items, payload = event.payload.items, event.payload
    del event
    assert (payload.order_id, [item.sku for item in items]) == ("Zürich", ["SKU-1", "SKU-2"])


def test_events_show_themselves():
    event = order_events.parse(CANCELLED)
    assert repr(event) == (
        "OrderCancelledEvent(event_id=UUID('a9f3d12e-27a5-4d9e-b8b1-8b62a7c42e91'), event_type='ORDER_CANCELLED', "
        "timestamp=datetime.datetime(2025, 1, 1, 10, 5, tzinfo=datetime.timezone.utc), "
        "payload=OrderCancelledPayload(order_id='ORD-123'))"
    )
    assert repr(order_events.OrderItem("a", 1.5)) == "OrderItem(sku='a', qty=1.5)"


def test_numbers_are_in_normal_form():
    value = CREATED.replace('"qty": 2', '"qty": 2.0').replace('"qty": 1', '"qty": -1.5e0')
    whole, broken = (item.qty for item in order_events.parse(value).payload.items)
    assert (whole, type(whole), broken, type(broken)) == (2, int, -1.5, float)


def test_the_module_says_what_it_is():
    assert order_events.TOPIC == "order-events"
    assert order_events.VERSION.count(".") == 2
    assert len(order_events.FINGERPRINT) == 64
    assert list(order_events.EXAMPLES) == ["ORDER_CREATED", "ORDER_CANCELLED"]
    for name in order_events.__all__:
        assert hasattr(order_events, name)
    assert order_events.OrderItem.__module__ == "flowops_contracts.order_events"
    assert pickle.loads(pickle.dumps(order_events.parse)) is order_events.parse
    for value in (
        order_events.parse,
        order_events.order_created,
        order_events.OrderItem,
        order_events.OrderItem.sku,
    ):
        assert value.__doc__
