"""Many values in one call: what is said of each is what is said of it alone."""

import pickle
import sys

import pytest
from test_threads_and_memory import THREADS, together

from flowops_contracts import ContractError, order_events

CREATED = order_events.EXAMPLES["ORDER_CREATED"]
CANCELLED = order_events.EXAMPLES["ORDER_CANCELLED"]
MIXED = [
    CREATED.encode(),
    CREATED,
    bytearray(CANCELLED, "ascii"),
    memoryview(CANCELLED.encode()),
    CREATED.replace("SKU-1", "é😀"),
    None,
    b"",
    "\ud800",
    b"\xff",
    CREATED.replace("ORDER_CREATED", "ORDER_SHIPPED"),
    CREATED.replace("10:00:00Z", "10:00Z").encode(),
]


def one_by_one(values, **options):
    return [order_events.check(value, **options) for value in values]


@pytest.mark.parametrize("options", [{}, {"strict": True}, {"max_bytes": 250}, {"max_findings": 0}])
def test_each_is_judged_as_it_is_alone(options):
    reports = order_events.check_many(MIXED, **options)
    assert reports == one_by_one(MIXED, **options)
    assert [report.to_json() for report in reports] == [
        report.to_json() for report in one_by_one(MIXED, **options)
    ]
    valid = order_events.is_valid_many(MIXED, **options)
    assert (type(valid), list(valid)) == (bytes, [report.outcome == "accepted" for report in reports])


def test_every_vector_is_judged_as_it_is_alone(accepted):
    by_topic = {}
    for topic, value, normal in accepted:
        by_topic.setdefault(topic, []).extend([value, normal, value + b"]", normal[:-1]])
    for topic, values in by_topic.items():
        reports = topic.check_many(values)
        assert reports == [topic.check(value) for value in values]
        assert list(topic.is_valid_many(values)) == [topic.is_valid(value) for value in values]
        good = [value for value in values if topic.is_valid(value)]
        assert topic.parse_many(good) == [topic.parse(value) for value in good]


def test_events_come_in_the_order_of_their_values():
    events = order_events.parse_many([CANCELLED, CREATED.encode(), CANCELLED.encode()])
    assert type(events) is list
    assert events == [order_events.parse(value) for value in (CANCELLED, CREATED, CANCELLED)]


def test_no_values_give_nothing():
    for values in ([], ()):
        assert order_events.is_valid_many(values) == b""
        assert order_events.parse_many(values) == []
        assert order_events.check_many(values) == []


def test_the_first_that_is_no_event_is_named():
    with pytest.raises(ContractError) as raised:
        order_events.parse_many([CREATED, CANCELLED, "[]", CREATED, None])
    error = raised.value
    assert error.index == 2
    assert error.report == order_events.check("[]")
    assert str(error) == "order-events rejected: value expected an object, found an array"
    # tracebacks show notes from Python 3.11 on
    assert getattr(error, "__notes__", []) == (["values[2]"] if sys.version_info >= (3, 11) else [])
    loaded = pickle.loads(pickle.dumps(error))
    assert (loaded.index, loaded.report, str(loaded)) == (2, error.report, str(error))


def test_one_value_has_no_index():
    with pytest.raises(ContractError) as raised:
        order_events.parse("[]")
    assert (raised.value.index, hasattr(raised.value, "__notes__")) == (None, False)


@pytest.mark.parametrize("verb", ["is_valid_many", "parse_many", "check_many"])
@pytest.mark.parametrize(
    ("values", "mistake"),
    [
        ([CREATED, 5], r"^values\[1\]: expected bytes, bytearray, memoryview, str or None, found int$"),
        ([CREATED, b"", {}], r"^values\[2\]: .*found dict"),
        ([memoryview(b"0123")[::2]], r"^values\[0\]: .*contiguous"),
        (CREATED, r"^values: expected a sequence, found str$"),
        (CREATED.encode(), r"^values: expected a sequence, found bytes$"),
        (None, r"^values: expected a sequence, found NoneType$"),
        ({CREATED}, r"^values: expected a sequence, found set$"),
        ((value for value in [CREATED]), r"^values: expected a sequence, found generator$"),
    ],
)
def test_other_types_are_the_caller_s_mistake(verb, values, mistake):
    with pytest.raises(TypeError, match=mistake):
        getattr(order_events, verb)(values)


@pytest.mark.parametrize("verb", ["is_valid_many", "parse_many", "check_many"])
def test_options_are_as_of_one_value(verb):
    with pytest.raises(TypeError):
        getattr(order_events, verb)([CREATED], max_bytes="1")
    with pytest.raises(ValueError, match="from 0 to"):
        getattr(order_events, verb)([CREATED], max_findings=-1)
    with pytest.raises(TypeError):
        getattr(order_events, verb)([CREATED], True)


def test_a_large_batch_is_shared_and_keeps_its_order():
    values = [CREATED.encode().replace(b"ORD-123", b"ORD-%d" % number) for number in range(8_000)]
    values[5_000] = b"{"
    valid = order_events.is_valid_many(values)
    assert (len(valid), valid.count(0), valid[5_000]) == (8_000, 1, 0)
    reports = order_events.check_many(values)
    assert [number for number, report in enumerate(reports) if report.outcome == "rejected"] == [5_000]
    values[5_000] = CANCELLED
    events = order_events.parse_many(values)
    assert [event.payload.order_id for event in events[:5_000]] == [f"ORD-{number}" for number in range(5_000)]
    assert (events[5_000].payload.order_id, events[-1].payload.order_id) == ("ORD-123", "ORD-7999")


def test_eight_threads_at_once():
    values = MIXED * 300
    valid, reports = order_events.is_valid_many(values), order_events.check_many(values)
    good = [value for value, accepted in zip(values, valid, strict=True) if accepted]
    events = order_events.parse_many(good)

    def work():
        for _ in range(5):
            assert order_events.is_valid_many(values) == valid
            assert order_events.check_many(values) == reports
            assert order_events.parse_many(good) == events
        return True

    assert together(work) == [True] * THREADS


def test_references_are_given_back():
    value, values = CREATED.encode(), []
    values.extend([value] * 10)
    before = sys.getrefcount(value)
    order_events.is_valid_many(values)
    del values[:]
    assert sys.getrefcount(value) == before - 10
    events = order_events.parse_many([value] * 10)
    assert sys.getrefcount(value) == before
    del events
    reports = order_events.check_many([value] * 10)
    assert sys.getrefcount(value) == before - 10 + 20
    del reports
    with pytest.raises(ContractError):
        order_events.parse_many([value, value, b""])
    assert sys.getrefcount(value) == before - 10
