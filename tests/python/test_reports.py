"""Reports, findings, spans and the exception as objects."""

import copy
import json
import pickle

import pytest

from flowops_contracts import ContractError, Finding, Report, Span, order_events

BROKEN = '{"eventId": 1,\n "eventTyp": "ORDER_CREATED", "timestamp": "2025-01-01T10:00Z"}'


def test_a_report_is_rebuilt_from_its_attributes():
    for value in (BROKEN, BROKEN.encode(), None, "{}", "{", order_events.EXAMPLES["ORDER_CREATED"]):
        report = order_events.check(value)
        form = json.loads(report.to_json())
        assert report.to_dict() == form
        assert list(report.to_dict()) == list(form)
        assert [found.to_dict() for found in report.findings] == form["findings"]
        for found, said in zip(report.findings, form["findings"], strict=True):
            assert {name: getattr(found, name) for name in said if name != "span"} == {
                name: text for name, text in said.items() if name != "span"
            }
            assert (found.help is None) == ("help" not in said)
            assert {name: getattr(found.span, name) for name in said["span"]} == said["span"]
        assert (report.topic, report.outcome, report.total) == (form["topic"], form["outcome"], form["total"])
        assert report.event_type == form.get("eventType")


def test_a_report_tells_the_event_when_accepted():
    value = order_events.EXAMPLES["ORDER_CREATED"]
    report = order_events.check(value)
    assert report.event == order_events.parse(value)
    assert report.event is report.event
    assert order_events.check(BROKEN).event is None


def test_a_report_shows_its_value():
    text = order_events.check(BROKEN).render()
    assert '2 |  "eventTyp": "ORDER_CREATED"' in text
    assert "did you mean `eventType`?" in text
    assert order_events.check(BROKEN.encode()).render() == text


def test_reports_and_findings_are_values():
    one, other = order_events.check(BROKEN), order_events.check(BROKEN)
    assert (one, hash(one)) == (other, hash(other))
    assert one != order_events.check("{}")
    assert one != BROKEN
    assert (one.findings, len(set(one.findings))) == (other.findings, len(one.findings))
    assert one.findings is one.findings
    assert repr(one).startswith("<Report order-events rejected: ")
    [wrong] = [found for found in one.findings if found.code == "wrong_type"]
    assert repr(wrong) == '<Finding error wrong_type "/eventId">'
    assert repr(wrong.span) == "Span(start=12, end=13, line=1, column=13)"
    assert wrong.span == Span(start=12, end=13, line=1, column=13)


@pytest.mark.parametrize(
    "value", [BROKEN, BROKEN.encode(), None, order_events.EXAMPLES["ORDER_CREATED"], "{\ud800", b"\xff"]
)
@pytest.mark.parametrize("options", [{}, {"strict": True, "max_findings": 1, "max_bytes": 400}])
def test_reports_are_copied_and_pickled(value, options):
    report = order_events.check(value, **options)
    for again in (pickle.loads(pickle.dumps(report)), copy.copy(report), copy.deepcopy(report)):
        assert (again, again.render(), again.to_json()) == (report, report.render(), report.to_json())
        assert again.event == report.event
    assert pickle.loads(pickle.dumps(report.findings)) == report.findings


def test_nothing_can_be_changed():
    report = order_events.check(BROKEN)
    for value, name in ((report, "total"), (report.findings[0], "code"), (report.findings[0].span, "start")):
        with pytest.raises(AttributeError):
            setattr(value, name, 1)
        assert not hasattr(value, "__dict__")


def test_a_report_is_generic_for_annotations():
    assert Report[int].__origin__ is Report


def test_the_exception_carries_the_report():
    with pytest.raises(ContractError) as raised:
        order_events.parse(BROKEN)
    error = raised.value
    assert isinstance(error, ValueError)
    assert error.report == order_events.check(BROKEN)
    assert error.text is None
    assert str(error) == (
        "order-events rejected: `/eventType` expected a string as `eventType`, found no such member (and 4 more)"
    )
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert (str(again), again.report, again.text, type(again)) == (
            str(error),
            error.report,
            None,
            ContractError,
        )


def test_the_exception_of_serialize_carries_the_text():
    with pytest.raises(ContractError) as raised:
        order_events.serialize({"eventId": "é"})
    error = raised.value
    assert error.text == '{"eventId":"é"}'
    assert error.report == order_events.check(error.text, strict=True)
    again = pickle.loads(pickle.dumps(error))
    assert (again.text, again.report) == (error.text, error.report)


def test_a_finding_can_be_made():
    span = Span(0, 1, 1, 1)
    found = Finding(
        "wrong_type", "error", "", span, "an object", "an array", "expected an object, found an array", None
    )
    assert found.span == span
    assert found.to_dict()["code"] == "wrong_type"
    assert "help" not in found.to_dict()
