"""A second reader of the contract, so that the core is not its own judge.

It answers one question: what does docs/meaning.md say of this value? It gives the outcome, every
finding as a pair of code and pointer, the type of the event, and the normal form of an event that
is accepted. It was written from the rules alone and shares nothing with the core: no code, no
table, no way of working. Where the two differ, at least one is wrong or a rule is unclear.

It is an oracle for tests and nothing else. It has no spans, no messages, no help and no limit to
the number of findings, and it is slow. The numbers in comments are those of the rules.

How it works: one loop over tokens finds the place where reading ends (2.1 to 2.4); what is then
known to be JSON is read by the `json` module; one pass finds the faults that can be anywhere
(2.7); one walk over the description of the topic finds the others and builds the normal form.
"""

from __future__ import annotations

import datetime
import json
import re
from typing import Any, NamedTuple

MAX_DEPTH = 64  # 2.4
MAX_POINTER = 128  # 3.4
MAX_NUMBER = 2**53 - 1  # 4.7
WARNINGS_PER_FIELD = {"empty_text", "empty_list", "not_positive", "not_whole"}
WARNINGS = {"unknown_field", "nonstandard_uuid", *WARNINGS_PER_FIELD}
JSON_TYPES = dict.fromkeys(("text", "uuid", "timestamp", "one_of", "event_type"), str)
JSON_TYPES |= dict.fromkeys(("number", "whole"), float)
JSON_TYPES |= {"boolean": bool, "list": list, "object": tuple, "payload": tuple}


class Field(NamedTuple):
    """A member of an object, or what each element of a list is (its name is then not used)."""

    name: str
    kind: str  # a key of JSON_TYPES
    required: bool = True
    nullable: bool = False
    warnings: tuple[str, ...] = ()  # of WARNINGS_PER_FIELD; the other two always hold
    words: tuple[str, ...] = ()  # of a one_of
    members: tuple[Field, ...] = ()  # of an object
    element: Field | None = None  # of a list


class Topic(NamedTuple):
    """What is in every event, and for each type of event what is in its payload."""

    base: tuple[Field, ...]  # one of them is of the kind event_type, one of the kind payload
    event_types: dict[str, tuple[Field, ...]]


ORDER_ID = Field("orderId", "text", warnings=("empty_text",))
SKU = Field("sku", "text", warnings=("empty_text",))
QTY = Field("qty", "number", warnings=("not_positive", "not_whole"))
ITEM = Field("item", "object", members=(SKU, QTY))
ORDER_EVENTS = Topic(
    base=(
        Field("eventId", "uuid"),
        Field("eventType", "event_type"),
        Field("timestamp", "timestamp"),
        Field("payload", "payload"),
    ),
    event_types={
        "ORDER_CREATED": (ORDER_ID, Field("items", "list", warnings=("empty_list",), element=ITEM)),
        "ORDER_CANCELLED": (ORDER_ID,),
    },
)


class Judgement(NamedTuple):
    """What the rules say of one value."""

    outcome: str  # accepted | rejected | unknown_event_type | tombstone
    findings: list[tuple[str, str]]  # (code, pointer), sorted, one for each finding
    event: dict[str, Any] | None = None  # the normal form (6.1) of an accepted event
    event_type: str | None = None  # 5.4


def judge(
    value: bytes | str | None,
    *,
    strict: bool = False,
    max_bytes: int = 1_048_576,
    topic: Topic = ORDER_EVENTS,
) -> Judgement:
    """Says of any value what it is; never raises on data."""
    if value is None:
        return Judgement("tombstone", [("tombstone", "")])
    size = len(value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value)
    if size > max_bytes:
        return Judgement("rejected", [("too_large", "")])
    text, is_cut = well_formed_part(value)
    fault = end_of_reading(text, is_cut)
    if fault is not None:
        return Judgement("rejected", [(fault, "")])
    walk = Walk(topic, DECODER.decode(text))
    findings = sorted(walk.findings)
    errors = [code for code, _ in findings if strict or code not in WARNINGS]
    if not errors:
        return Judgement("accepted", findings, walk.event, walk.event_type)
    outcome = "unknown_event_type" if errors == ["unknown_event_type"] else "rejected"
    return Judgement(outcome, findings, None, walk.event_type)


HALF = re.compile(r"[\ud800-\udfff]")


def well_formed_part(value: bytes | str) -> tuple[str, bool]:
    """The text before the first ill-formed sequence, and whether there is such a sequence."""
    if isinstance(value, str):
        half = HALF.search(value)
        return (value[: half.start()], True) if half else (value, False)
    try:
        return value.decode("utf-8"), False
    except UnicodeDecodeError as error:
        return value[: error.start].decode("utf-8"), True


# --- Where reading ends (2.1 to 2.4) -------------------------------------------------------------

# White space, then as much as could be the begin of one token: a token that is broken off matches
# up to the first character that no JSON text could have there, which is the place of its fault.
# Group 1 marks where the token begins; another group takes part only where the token is whole.
TOKEN = re.compile(
    r"[ \t\n\r]*()(?:"
    r'"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*'
    r'(?:(")|\\(?:u[0-9a-fA-F]{0,3})?)?'
    r"|-?(?:0|[1-9][0-9]*)(?:\.(?:[0-9]+(?:[eE][+-]?[0-9]*)?)?|[eE][+-]?[0-9]*)?((?<=[0-9]))?"
    r"|-|t(?:r(?:u(e)?)?)?|f(?:a(?:l(?:s(e)?)?)?)?|n(?:u(?:l(l)?)?)?"
    r"|([\[\]{},:]))?"
)

# What is expected next is said by the characters that it can begin with.
VALUE, FIRST_KEY, NEXT_KEY, COLON, NOTHING = '"-0123456789tfn[{', '"}', '"', ":", ""


def end_of_reading(text: str, is_cut: bool) -> str | None:
    """The code of the fault that ends the reading; `is_cut`: what is no UTF-8 follows the text."""
    expected, place = VALUE, 0
    closers: list[str] = []  # the brackets that are still to be closed, the innermost last
    while True:
        token = TOKEN.match(text, place)
        place = token.start(1)
        first = text[place : place + 1]
        if not first or first not in expected:
            break
        place = token.end()
        if token.lastindex == 1:
            break
        if first in "{[":
            if len(closers) == MAX_DEPTH:
                return "too_deep"
            closers.append("}" if first == "{" else "]")
            expected = FIRST_KEY if first == "{" else VALUE + "]"
        elif first in ":,":
            expected = NEXT_KEY if first == "," and closers[-1] == "}" else VALUE
        elif first == '"' and expected in (FIRST_KEY, NEXT_KEY):
            expected = COLON
        else:
            if first in "}]":
                closers.pop()
            expected = "," + closers[-1] if closers else NOTHING
    if is_cut and place == len(text):
        return "invalid_utf8"
    return None if place == len(text) and expected == NOTHING else "invalid_json"


# Objects become tuples of pairs, which keep duplicates and are told from lists by their type. All
# numbers become floats (2.5), so that Python's limit to the digits of an int does not matter.
DECODER = json.JSONDecoder(object_pairs_hook=tuple, parse_int=float, parse_float=float)


# --- What is found in a value that was read ------------------------------------------------------


class Walk:
    """The findings of a value, and its normal form, which counts only if the event is accepted."""

    def __init__(self, topic: Topic, root: Any) -> None:
        self.topic = topic
        self.findings: list[tuple[str, str]] = []
        # 5.4; found before all else, as a payload can stand before its type
        found = dict(reversed(root)).get("eventType") if type(root) is tuple else None
        self.event_type = found if type(found) is str and not HALF.search(found) else None
        self.find_anywhere(root, "")
        self.event = self.normal_form(root, Field("event", "object", members=topic.base), "")

    def note(self, code: str, pointer: str) -> None:
        is_long = len(pointer) > MAX_POINTER
        self.findings.append((code, pointer[:MAX_POINTER] + "…" if is_long else pointer))

    def find_anywhere(self, value: Any, pointer: str) -> None:
        """Notes duplicates and lone halves (2.7 to 2.9)."""
        if type(value) is str:
            for _ in HALF.findall(value):  # `json` joined the pairs: each is an escape that is left
                self.note("lone_surrogate", pointer)
        elif type(value) is list:
            for index, element in enumerate(value):
                self.find_anywhere(element, child(pointer, str(index)))
        elif type(value) is tuple:
            seen = set()
            for key, member in value:
                place = child(pointer, key)
                self.find_anywhere(key, place)
                if key in seen:
                    self.note("duplicate_key", place)
                seen.add(key)
                self.find_anywhere(member, place)

    def normal_form(self, value: Any, field: Field, pointer: str) -> Any:
        if value is None and field.nullable:
            return None
        if type(value) is not JSON_TYPES[field.kind]:
            return self.note("wrong_type", pointer)
        if type(value) is str and HALF.search(value):
            return None  # 2.9: nothing else is said of its content
        if field.kind == "object":
            return self.members(value, field.members, pointer)
        if field.kind == "payload":
            fields = self.topic.event_types.get(self.event_type)
            return None if fields is None else self.members(value, fields, pointer)  # 4.3
        codes, normal = judge_alone(value, field, self.topic)
        for code in codes:
            if code in field.warnings or code not in WARNINGS_PER_FIELD:
                self.note(code, pointer)
        if field.kind == "list":
            places = ((child(pointer, str(index)), each) for index, each in enumerate(value))
            return [self.normal_form(each, field.element, place) for place, each in places]
        return normal

    def members(self, pairs: tuple, fields: tuple[Field, ...], pointer: str) -> dict[str, Any]:
        first = dict(reversed(pairs))  # of equal keys the last one stays, so here the first (2.8)
        normal = {}
        for field in fields:
            place = child(pointer, field.name)
            if field.name in first:
                normal[field.name] = self.normal_form(first.pop(field.name), field, place)
            elif field.required:
                self.note("missing_field", place)
        for key in first:
            if not HALF.search(key):
                self.note("unknown_field", child(pointer, key))
        return normal


def child(pointer: str, name: str) -> str:
    """The pointer of a member (3.3). One character over the limit is kept: it shows the excess."""
    name = HALF.sub("\ufffd", name[: MAX_POINTER + 1]).replace("~", "~0").replace("/", "~1")
    return f"{pointer}/{name}"[: MAX_POINTER + 1]


UUID = re.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
TIMESTAMP = re.compile(
    r"(([0-9]{4}-[0-9]{2}-[0-9]{2})T(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2})"
    r"(?:\.([0-9]{1,9}))?(Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)


def judge_alone(value: Any, field: Field, topic: Topic) -> tuple[list[str], Any]:
    """The codes of what is wrong with a value by itself, and its normal form."""
    if field.kind == "uuid" and not UUID.fullmatch(value):
        return ["invalid_uuid"], value
    if field.kind == "uuid":
        is_standard = value[14] in "12345678" and value[19] in "89abAB"
        return [] if is_standard else ["nonstandard_uuid"], value.lower()
    if field.kind == "timestamp":
        return judge_timestamp(value)
    if type(value) is float:
        return judge_number(value, field.kind)
    if field.kind == "one_of":
        return [] if value in field.words else ["not_one_of"], value
    if field.kind == "event_type":
        return [] if value in topic.event_types else ["unknown_event_type"], value
    return ["empty_text"] if value == "" else ["empty_list"] if value == [] else [], value


def judge_timestamp(value: str) -> tuple[list[str], str]:
    match = TIMESTAMP.fullmatch(value)
    try:
        datetime.date.fromisoformat(match[2] if match else "")
    except ValueError:  # no timestamp, or no day of the calendar
        return ["invalid_timestamp"], value
    seconds, _, fraction, zone = match.groups("")
    fraction = fraction.rstrip("0")
    fraction += "0" * (-len(fraction) % 3)
    normal = f"{seconds}.{fraction}Z" if fraction else f"{seconds}Z"
    return [] if zone in ("Z", "+00:00") else ["not_utc"], normal


def judge_number(value: float, kind: str) -> tuple[list[str], int | float]:
    if abs(value) > MAX_NUMBER:
        return ["number_out_of_range"], value
    if kind == "whole" and not value.is_integer():
        return ["wrong_type"], value
    codes = ["not_positive"] if value <= 0 else []
    return (codes, int(value)) if value.is_integer() else (codes + ["not_whole"], value)
