"""What may be given as a value, and which options there are (meaning 1.1, 1.5, 1.6)."""

import array

import pytest

from flowops_contracts import ContractError, order_events

EXAMPLE = order_events.EXAMPLES["ORDER_CREATED"]
VERBS = [order_events.parse, order_events.check, order_events.is_valid]


class Bytes(bytes):
    """A subclass."""


class Text(str):
    """A subclass."""

    __slots__ = ()


VALUES = [
    EXAMPLE,
    Text(EXAMPLE),
    EXAMPLE.encode(),
    Bytes(EXAMPLE.encode()),
    bytearray(EXAMPLE, "ascii"),
    memoryview(EXAMPLE.encode()),
    memoryview(bytearray(EXAMPLE, "ascii")),
    memoryview(b"##" + EXAMPLE.encode())[2:],
    memoryview(array.array("b", EXAMPLE.encode())),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_bytes_and_text_are_values(value):
    event = order_events.parse(value)
    assert event == order_events.parse(EXAMPLE)
    assert order_events.check(value).outcome == "accepted"
    assert order_events.is_valid(value) is True


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    "value",
    [
        0,
        1.5,
        True,
        {},
        [],
        object(),
        ...,
        memoryview(b"0123")[::2],
        memoryview(array.array("I", [1, 2])),
        array.array("b", b"{}"),
    ],
    ids=repr,
)
def test_anything_else_is_the_caller_s_mistake(verb, value):
    with pytest.raises(TypeError):
        verb(value)


def test_none_is_a_tombstone():
    report = order_events.check(None)
    assert (report.outcome, report.event, report.event_type) == ("tombstone", None, None)
    assert [finding.code for finding in report.findings] == ["tombstone"]
    assert order_events.is_valid(None) is False
    with pytest.raises(ContractError) as raised:
        order_events.parse(None)
    assert raised.value.report == report


def test_what_changes_later_is_copied():
    value = bytearray(EXAMPLE, "ascii")
    event, report = order_events.parse(value), order_events.check(value[:-1])
    rendered = report.render()
    value[:] = b"x" * len(value)
    assert event == order_events.parse(EXAMPLE)
    assert report.render() == rendered


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("option", ["max_bytes", "max_findings"])
def test_limits_are_whole_numbers_of_a_range(verb, option):
    for limit in (0, 1, 2**31 - 1):
        with_limit(verb, option, limit)
    for limit in (-1, 2**31, 2**63, 2**64, -(2**70)):
        with pytest.raises(ValueError, match="2147483647"):
            verb(EXAMPLE, **{option: limit})
    for limit in (True, False, 1.0, "1", None, b"1", [1]):
        with pytest.raises(TypeError):
            verb(EXAMPLE, **{option: limit})


def with_limit(verb, option, limit):
    try:
        verb(EXAMPLE, **{option: limit})
    except ContractError as error:
        assert error.report.findings[0].code == "too_large"  # noqa: PT017


@pytest.mark.parametrize("verb", VERBS)
def test_options_are_named_and_known(verb):
    with pytest.raises(TypeError):
        verb(EXAMPLE, True)
    with pytest.raises(TypeError):
        verb(EXAMPLE, strikt=True)
    with pytest.raises(TypeError):
        verb(EXAMPLE, strict=1)
    with pytest.raises(TypeError):
        verb()
    verb(value=EXAMPLE, strict=False, max_bytes=1_000, max_findings=3)


def test_max_bytes_counts_utf_8():
    value = EXAMPLE.replace("ORD-123", "é€😀")
    size = len(value.encode())
    for form in (value, value.encode()):
        assert order_events.is_valid(form, max_bytes=size)
        assert not order_events.is_valid(form, max_bytes=size - 1)


def test_max_findings_keeps_outcome_and_total():
    full = order_events.check("{}")
    cut = order_events.check("{}", max_findings=0)
    assert (cut.findings, cut.outcome, cut.total) == ((), full.outcome, full.total)


def test_strict_makes_warnings_errors():
    odd = EXAMPLE.replace("2 }", "2.5 }")
    assert order_events.check(odd).findings[0].severity == "warning"
    assert order_events.check(odd, strict=True).findings[0].severity == "error"
    assert (order_events.is_valid(odd), order_events.is_valid(odd, strict=True)) == (True, False)


def test_spans_index_the_value_that_was_passed():
    value = '{"é😀": 1,\n "x": 2}'
    for form, keys in ((value, {'"é😀"', '"x"'}), (value.encode(), {'"é😀"'.encode(), b'"x"'})):
        found = [finding for finding in order_events.check(form).findings if finding.code == "unknown_field"]
        assert {form[finding.span.start : finding.span.end] for finding in found} == keys
        assert [(finding.span.line, finding.span.column) for finding in found] == [(1, 2), (2, 2)]


@pytest.mark.parametrize("halves", ["\ud83d", "\ude00", "\ud83d\ude00", "\ude00\ud83d"])
def test_a_half_of_a_pair_in_a_str_is_no_utf_8(halves):
    value = EXAMPLE.replace("ORD-123", "é" + halves)
    report = order_events.check(value)
    [finding] = report.findings
    place = value.index(halves)
    assert (finding.code, finding.span.start, finding.span.end) == ("invalid_utf8", place, place + 1)
    assert order_events.is_valid(value) is False
    assert "half" in report.render()


def test_a_large_value_is_read_while_other_threads_run():
    items = ",".join('{"sku":"S","qty":1}' for _ in range(20_000))
    value = (
        '{"eventId":"a9f3d12e-27a5-4d9e-b8b1-8b62a7c42e91","eventType":"ORDER_CREATED",'
        '"timestamp":"2025-01-01T10:05:00Z","payload":{"orderId":"O","items":[' + items + "]}}"
    )
    for form in (value, value.encode()):
        event = order_events.parse(form)
        assert len(event.payload.items) == 20_000
        assert order_events.is_valid(form)
        assert order_events.check(form).event == event
