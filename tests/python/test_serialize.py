"""`serialize`: the JSON text of Python's objects, judged by the core (meaning 6.4, 6.5)."""

import enum
import json
import math
import uuid
from collections import ChainMap, OrderedDict, UserDict
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from types import MappingProxyType

import pytest

from flowops_contracts import ContractError, order_events

PLAIN = json.loads(order_events.EXAMPLES["ORDER_CREATED"])
NORMAL = json.dumps(PLAIN, separators=(",", ":")).encode()


def judged(event, **options):
    """The text and the findings of what is refused."""
    with pytest.raises(ContractError) as raised:
        order_events.serialize(event, **options)
    return raised.value.text, raised.value.report.findings


def changed(**members):
    return {**PLAIN, **members}


def lenient(extra):
    """How a value of an unknown member is written."""
    text = order_events.serialize(changed(extra=extra), strict=False).decode()
    return text.removeprefix(NORMAL.decode()[:-1] + ',"extra":').removesuffix("}")


def test_every_vector_of_serialize(serialize_vectors):
    assert len(serialize_vectors) >= 40
    for topic, vector in serialize_vectors:
        event = json.loads(vector["json"], object_pairs_hook=unique)
        if event is None or json.dumps(event, separators=(",", ":"), ensure_ascii=False) != vector["json"]:
            continue  # a text that no object of Python has
        options = {"strict": vector["strict"], "max_bytes": vector.get("max_bytes", 1_048_576)}
        if "bytes" in vector:
            assert topic.serialize(event, **options).decode() == vector["bytes"]
            continue
        with pytest.raises(ContractError) as raised:
            topic.serialize(event, **options)
        report = raised.value.report
        assert report.outcome == vector["outcome"]
        spans = [finding["spans"]["code_points"] for finding in vector.get("findings", [])]
        found = [[one.span.start, one.span.end, one.span.line, one.span.column] for one in report.findings]
        assert found == spans
        assert [one.code for one in report.findings] == [one["code"] for one in vector["findings"]]


def unique(pairs):
    members = dict(pairs)
    return members if len(members) == len(pairs) else None


@pytest.mark.parametrize("kind", [dict, OrderedDict, UserDict, MappingProxyType, ChainMap])
def test_mappings_are_objects(kind):
    assert order_events.serialize(kind(PLAIN)) == NORMAL


def test_members_are_written_in_contract_order_and_unknown_ones_after_them():
    shuffled = {"z": 1, **dict(reversed(PLAIN.items())), "a": [None, True, "é"]}
    assert (
        order_events.serialize(shuffled, strict=False) == NORMAL[:-1] + ',"z":1,"a":[null,true,"é"]}'.encode()
    )


def test_ids_and_timestamps_are_texts():
    event = changed(
        eventId=uuid.UUID(PLAIN["eventId"].upper()),
        timestamp=datetime(2025, 1, 1, 12, tzinfo=timezone(timedelta(hours=2))),
    )
    assert order_events.serialize(event) == NORMAL
    exact = datetime(2025, 1, 1, 12, 0, 0, 1, tzinfo=timezone.utc)
    assert (
        json.loads(order_events.serialize(changed(timestamp=exact)))["timestamp"]
        == "2025-01-01T12:00:00.000001Z"
    )


class Colour(str, enum.Enum):
    RED = "red"


class Size(enum.IntEnum):
    LARGE = 3


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1"),
        (-(2**53), "-9007199254740992"),
        (2**70, "1.1805916207174113e+21"),
        (True, "true"),
        (1.0, "1"),
        (0.1, "0.1"),
        (1e-7, "1e-7"),
        (1e21, "1e+21"),
        (123456789012345680000.0, "123456789012345680000"),
        (math.nan, "null"),
        (math.inf, "null"),
        (-math.inf, "null"),
        (None, "null"),
        ("", '""'),
        ('\x00\x1f"\\/\b\f\n\r\t\x7f é😀', '"\\u0000\\u001f\\"\\\\/\\b\\f\\n\\r\\t\x7f é😀"'),
        ((), "[]"),
        ([[], (), {}], "[[],[],{}]"),
        ({"b": 1, "a": {"c": [1, 2]}}, '{"b":1,"a":{"c":[1,2]}}'),
        (Colour.RED, '"red"'),
        (Size.LARGE, "3"),
        (uuid.UUID(int=1), '"00000000-0000-0000-0000-000000000001"'),
        (datetime(1, 1, 1, tzinfo=timezone.utc), '"0001-01-01T00:00:00Z"'),
        (order_events.OrderItem("S", 1), '{"sku":"S","qty":1}'),
    ],
    ids=repr,
)
def test_values_are_written_as_json_stringify_writes_them(value, text):
    assert lenient(value) == text


@pytest.mark.parametrize(
    "value",
    [
        b"x",
        bytearray(b"x"),
        {1, 2},
        {1: 2},
        {None: 1},
        {b"a": 1},
        object(),
        1j,
        Decimal(1),
        date(2025, 1, 1),
        timedelta(1),
        range(3),
        iter([]),
        ...,
        lambda: None,
        int,
    ],
    ids=repr,
)
def test_what_json_cannot_hold_is_the_caller_s_mistake(value):
    for event in (value, changed(extra=value), changed(extra=[{"a": value}])):
        with pytest.raises(TypeError):
            order_events.serialize(event, strict=False)


def test_none_itself_is_the_caller_s_mistake():
    for event in (None, b"{}", bytearray()):
        with pytest.raises(TypeError):
            order_events.serialize(event)


def test_a_cycle_is_the_caller_s_mistake():
    members, elements = dict(PLAIN), []
    members["extra"] = [members]
    elements.append([elements])
    for event in (members, changed(extra=elements)):
        with pytest.raises(TypeError, match="itself"):
            order_events.serialize(event)


def test_one_object_twice_is_no_cycle():
    twice = [1]
    assert lenient([twice, twice, {"a": twice}]) == '[[1],[1],{"a":[1]}]'


@pytest.mark.parametrize("depth", [63, 64, 65, 100, 101, 100_000])
def test_a_deep_object_is_judged(depth):
    nested = []
    for _ in range(depth - 2):
        nested = [nested]
    if depth <= 64:
        assert lenient(nested) == "[" * (depth - 1) + "]" * (depth - 1)
    else:
        _, [finding] = judged(changed(extra=nested))
        assert finding.code == "too_deep"
    while nested:
        [nested] = nested


@pytest.mark.parametrize("other", [[], "text", 5, True, 1.5])
def test_other_values_are_judged(other):
    text, [finding] = judged(other)
    assert (finding.code, finding.pointer) == ("wrong_type", "")
    assert text == json.dumps(other)


def test_spans_are_of_the_text_in_code_points():
    text, findings = judged(changed(**{"é😀": 1, "eventId": "no"}))
    assert {text[found.span.start : found.span.end] for found in findings} == {'"é😀"', '"no"'}


@pytest.mark.parametrize(
    ("halves", "escapes"),
    [
        ("\ud83d", ["\\ud83d"]),
        ("\ude00", ["\\ude00"]),
        ("\ude00\ud83d", ["\\ude00", "\\ud83d"]),
        ("\ud83d\ude00", ["\\ude00", "\\ud83d"]),
        ("\ud83d\ude00\ud83d\ude00", ["\\ude00", "\\ude00", "\\ud83d", "\\ud83d"]),
        ('\ud83d"\ude00', ["\\ud83d", "\\ude00"]),
        ("\ud83d😀\ude00", ["\\ud83d", "\\ude00"]),
    ],
)
def test_halves_of_pairs_never_pair(halves, escapes):
    text, findings = judged(changed(payload={"orderId": halves, "items": PLAIN["payload"]["items"]}))
    assert [found.code for found in findings] == ["lone_surrogate"] * len(escapes)
    assert [text[found.span.start : found.span.end] for found in findings] == escapes
    # what was judged is what check says of the text
    assert order_events.check(text, strict=True).findings == findings


def test_keys_may_have_halves_too():
    text, findings = judged(changed(**{"\ud83d\ude00": 1}))
    assert [found.code for found in findings] == ["lone_surrogate"] * 2
    assert '"\\ude00\\ud83d":1' in text


def test_the_limit_holds_for_the_text_and_for_what_is_sent():
    assert order_events.serialize(PLAIN, max_bytes=len(NORMAL)) == NORMAL
    _, [finding] = judged(PLAIN, max_bytes=len(NORMAL) - 1)
    assert finding.code == "too_large"
    for wrong, error in ((-1, ValueError), (1.0, TypeError), (True, TypeError)):
        with pytest.raises(error):
            order_events.serialize(PLAIN, max_bytes=wrong)


def test_an_event_with_warnings_needs_leniency():
    odd = order_events.parse(order_events.EXAMPLES["ORDER_CANCELLED"].replace("ORD-123", ""))
    _, [finding] = judged(odd)
    assert (finding.code, finding.severity) == ("empty_text", "error")
    assert order_events.parse(order_events.serialize(odd, strict=False)) == odd


def test_unknown_members_are_no_part_of_a_typed_event():
    event = order_events.parse(json.dumps(changed(extra=1)))
    assert order_events.serialize(event) == NORMAL


def test_a_mapping_that_fails_fails_through():
    class Broken(UserDict):
        def items(self):
            raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        order_events.serialize(Broken(PLAIN))
