"""Checks the second reader itself, by cases written by hand from docs/meaning.md.

An oracle that is wrong in the same way as what it judges would be of no use, so nothing in this
table comes from a program. Run: python -m unittest discover tests/second_reader
"""

import json
import random
import unittest

from second_reader import Field, Topic, end_of_reading, judge

EVENT_ID = "a9f3d12e-27a5-4d9e-b8b1-8b62a7c42e91"
CANCELLED = (
    '{"eventId":"%s","eventType":"ORDER_CANCELLED","timestamp":"2025-01-01T10:05:00Z",'
    '"payload":{"orderId":"ORD-1"}}' % EVENT_ID
)
CREATED = (
    '{"eventId":"%s","eventType":"ORDER_CREATED","timestamp":"2025-01-01T10:05:00Z",'
    '"payload":{"orderId":"ORD-1","items":[{"sku":"SKU-1","qty":2}]}}' % EVENT_ID
)


def cancelled(old="", new=""):
    return replaced(CANCELLED, old, new)


def created(old="", new=""):
    return replaced(CREATED, old, new)


def replaced(text, old, new):
    assert old in text, old
    return text.replace(old, new, 1) if old else text


def nested(depth):
    return "[" * depth + "]" * depth


def order_id(value):
    return cancelled('"ORD-1"', value)


def qty(value):
    return created('"qty":2', '"qty":' + value)


def event_id(value):
    return cancelled(EVENT_ID, value)


def timestamp(value):
    return cancelled("2025-01-01T10:05:00Z", value)


LONG = "k" * 200
ITEM = "/payload/items/0"
NO_TYPE = '{"eventId":"%s","timestamp":"2025-01-01T10:05:00Z","payload":0}' % EVENT_ID

# Rule, value, outcome, findings.
CASES = [
    # Values
    ("1.2", None, "tombstone", ["tombstone "]),
    ("1.2", "", "rejected", ["invalid_json "]),
    ("1.2", "null", "rejected", ["wrong_type "]),
    ("1.6", "[\ud83d\ude00", "rejected", ["invalid_utf8 "]),
    ("1.6", "[1 \ud83d", "rejected", ["invalid_utf8 "]),
    ("1.6", "[1 2\ud83d", "rejected", ["invalid_json "]),
    # The first of the three faults that end the reading
    ("2.1", b'{"a":1}\xff', "rejected", ["invalid_utf8 "]),
    ("2.1", b'{"a":tru\xff', "rejected", ["invalid_utf8 "]),
    ("2.1", b'{"a":trx\xff', "rejected", ["invalid_json "]),
    ("2.1", b'{"a":1 tru\xff', "rejected", ["invalid_json "]),
    ("2.1", b'"\\u12\xff', "rejected", ["invalid_utf8 "]),
    ("2.1", b'"\\u12g\xff', "rejected", ["invalid_json "]),
    ("2.1", b'"\\"\xff', "rejected", ["invalid_utf8 "]),
    ("2.1", b"1e\xff", "rejected", ["invalid_utf8 "]),
    ("2.1", b"1.e\xff", "rejected", ["invalid_json "]),
    ("2.1", b"01\xff", "rejected", ["invalid_json "]),
    ("2.1", b"-\xff", "rejected", ["invalid_utf8 "]),
    ("2.1", b"--\xff", "rejected", ["invalid_json "]),
    ("2.1", b"[" * 65 + b"\xff", "rejected", ["too_deep "]),
    ("2.1", b"[" * 64 + b"\xff[", "rejected", ["invalid_utf8 "]),
    ("2.1", "[" * 64 + ",[", "rejected", ["invalid_json "]),
    ("2.1", "[" * 65 + "x", "rejected", ["too_deep "]),
    ("2.1", "[[1]" * 65, "rejected", ["invalid_json "]),
    ("2.1", '{"a":1,"a":2,}', "rejected", ["invalid_json "]),
    ("2.2", b'{"a":"\xc0\x80"}', "rejected", ["invalid_utf8 "]),
    ("2.2", b'{"a":"\xed\xa0\x80"}', "rejected", ["invalid_utf8 "]),
    ("2.2", b'"\xe2\x82', "rejected", ["invalid_utf8 "]),
    *[
        ("2.3", text, "rejected", ["invalid_json "])
        for text in (
            "[NaN] [-Infinity] nan 01 1. .5 +1 1e 0x1 [1,] {,} [1}] [1]2 'a' {'a':1} {a:1} tru "
            '"\\x" "\\u00g0" "\t\u0000" "a {"a"1} {"a":} {1:2} \ufeff1 \u0661 1_0 /**/1'
        ).split(" ")
    ],
    ("2.3", "1 \x0b", "rejected", ["invalid_json "]),
    ("2.3", " \t\r\n[1\n,\t2 ] \n", "rejected", ["wrong_type "]),
    ("2.3", '"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00Ff\x7f\u2028"', "rejected", ["wrong_type "]),
    ("2.4", nested(64), "rejected", ["wrong_type "]),
    ("2.4", order_id(nested(62)), "rejected", ["wrong_type /payload/orderId"]),
    ("2.4", order_id(nested(63)), "rejected", ["too_deep "]),
    ("2.4", order_id('"' + "[" * 99 + '"'), "accepted", []),
    # Numbers
    ("2.5", qty("1e-400"), "accepted", ["not_positive " + ITEM + "/qty"]),
    ("2.5", qty("9007199254740991.4"), "accepted", []),
    ("2.5", qty("9" * 5000), "rejected", ["number_out_of_range " + ITEM + "/qty"]),
    # Keys and duplicates
    ("2.6", cancelled('"orderId"', '"order\\u0049d"'), "accepted", []),
    ("2.7", '[{"a":"\\ud800","a":2}]', "rejected",
     ["wrong_type ", "lone_surrogate /0/a", "duplicate_key /0/a"]),
    ("2.8", cancelled('"ORD-1"', '"ORD-1","order\\u0049d":1,"orderId":{"b":1,"b":2}'), "rejected",
     ["duplicate_key /payload/orderId"] * 2 + ["duplicate_key /payload/orderId/b"]),
    ("2.8", cancelled('"ORD-1"', '1,"orderId":"ORD-1"'), "rejected",
     ["duplicate_key /payload/orderId", "wrong_type /payload/orderId"]),
    ("2.8", cancelled('"ORD-1"', '"ORD-1","x":1,"x":2,"x":3'), "rejected",
     ["duplicate_key /payload/x"] * 2 + ["unknown_field /payload/x"]),
    # Halves of pairs
    ("2.9", order_id('"\\ud83d\\ude00"'), "accepted", []),
    ("2.9", order_id('"\\ude00\\ud83d"'), "rejected", ["lone_surrogate /payload/orderId"] * 2),
    ("2.9", order_id('"\\ud83d\\ud83d\\ude00"'), "rejected", ["lone_surrogate /payload/orderId"]),
    ("2.9", order_id('"\\\\ud83d\\ud83d\\u0041"'), "rejected", ["lone_surrogate /payload/orderId"]),
    ("2.9", cancelled('"eventId"', '"eventId\\uD800"'), "rejected",
     ["missing_field /eventId", "lone_surrogate /eventId\ufffd"]),
    ("2.9", cancelled('"ORD-1"', '"ORD-1","\\ud800":0,"\\uD800":"\\udc00","\\ud801":0'), "rejected",
     ["lone_surrogate /payload/\ufffd"] * 4 + ["duplicate_key /payload/\ufffd"]),
    ("2.9", event_id("\\ud800"), "rejected", ["lone_surrogate /eventId"]),
    ("2.9", timestamp("\\ud800"), "rejected", ["lone_surrogate /timestamp"]),
    ("2.9", qty('"\\udc00"'), "rejected",
     ["lone_surrogate " + ITEM + "/qty", "wrong_type " + ITEM + "/qty"]),
    # Pointers
    ("3.3", cancelled('"ORD-1"', '"ORD-1","a~/b":0,"":1'), "accepted",
     ["unknown_field /payload/", "unknown_field /payload/a~0~1b"]),
    ("3.4", cancelled('{"eventId"', '{"%s":0,"eventId"' % ("k" * 127)), "accepted",
     ["unknown_field /" + "k" * 127]),
    ("3.4", cancelled('{"eventId"', '{"%s":{"a":1,"a":2},"eventId"' % LONG), "rejected",
     ["unknown_field /" + "k" * 127 + "…", "duplicate_key /" + "k" * 127 + "…"]),
    ("3.4", cancelled('{"eventId"', '{"%s~":0,"eventId"' % ("\U0001f600" * 126)), "accepted",
     ["unknown_field /" + "\U0001f600" * 126 + "~…"]),
    # The event
    ("4.1", "[]", "rejected", ["wrong_type "]),
    ("4.1", order_id("null"), "rejected", ["wrong_type /payload/orderId"]),
    ("4.1", qty("true"), "rejected", ["wrong_type " + ITEM + "/qty"]),
    ("4.1", created('{"sku"', '[{}],{"sku"'), "rejected", ["wrong_type " + ITEM]),
    ("4.1", cancelled('{"orderId":"ORD-1"}', "[]"), "rejected", ["wrong_type /payload"]),
    ("4.2", "{}", "rejected",
     ["missing_field /" + name for name in ("eventId", "eventType", "timestamp", "payload")]),
    ("4.2", created('"sku":"SKU-1","qty":2', ""), "rejected",
     ["missing_field " + ITEM + "/sku", "missing_field " + ITEM + "/qty"]),
    ("4.3", cancelled("ORDER_CANCELLED", ""), "unknown_event_type",
     ["unknown_event_type /eventType"]),
    ("4.3", cancelled("ORDER_CANCELLED", "order_cancelled"), "unknown_event_type",
     ["unknown_event_type /eventType"]),
    ("4.3", cancelled('CANCELLED","', 'MOVED","x":0,"'), "unknown_event_type",
     ["unknown_event_type /eventType", "unknown_field /x"]),
    ("4.3", cancelled("ORDER_CANCELLED", "\\ud800"), "rejected", ["lone_surrogate /eventType"]),
    ("4.3", NO_TYPE, "rejected", ["missing_field /eventType", "wrong_type /payload"]),
    ("4.4", created("ORDER_CREATED", "ORDER_CANCELLED"), "accepted",
     ["unknown_field /payload/items"]),
    ("4.4", created('"sku"', '"SKU"'), "rejected",
     ["unknown_field " + ITEM + "/SKU", "missing_field " + ITEM + "/sku"]),
    ("4.5", event_id(EVENT_ID.replace("-", "")), "rejected", ["invalid_uuid /eventId"]),
    ("4.5", event_id("{" + EVENT_ID + "}"), "rejected", ["invalid_uuid /eventId"]),
    ("4.5", event_id(EVENT_ID + "\\n"), "rejected", ["invalid_uuid /eventId"]),
    ("4.5", event_id(EVENT_ID.replace("9", "\u0669")), "rejected", ["invalid_uuid /eventId"]),
    ("4.5", event_id(EVENT_ID.upper()), "accepted", []),
    ("4.5", event_id("00000000-0000-0000-0000-000000000000"), "accepted",
     ["nonstandard_uuid /eventId"]),
    ("4.5", event_id(EVENT_ID.replace("4d9e", "9d9e")), "accepted", ["nonstandard_uuid /eventId"]),
    ("4.5", event_id(EVENT_ID.replace("b8b1", "c8b1")), "accepted", ["nonstandard_uuid /eventId"]),
    *[
        ("4.6", timestamp(text), "rejected", ["invalid_timestamp /timestamp"])
        for text in (
            "2025-02-29T00:00:00Z 0000-01-01T00:00:00Z 2025-01-01T24:00:00Z 2025-01-01T23:59:60Z "
            "2025-01-01t00:00:00Z 2025-01-01T00:00:00z 2025-01-01T00:00Z 2025-01-01T00:00:00 "
            "2025-01-01T00:00:00.Z 2025-01-01T00:00:00.1234567890Z 2025-01-01T00:00:00,1Z "
            "2025-01-01T00:00:00+24:00 2025-01-01T00:00:00+00:60 2025-01-01T00:00:00+0000 "
            "2025-1-1T00:00:00Z 20250101T000000Z \u0662025-01-01T00:00:00Z 2025-13-01T00:00:00Z"
        ).split(" ")
    ],
    ("4.6", timestamp("2024-02-29T00:00:00+00:00"), "accepted", []),
    ("4.6", timestamp("2025-01-01T00:00:00-00:00"), "rejected", ["not_utc /timestamp"]),
    ("4.6", timestamp("2025-01-01T00:00:00+23:59"), "rejected", ["not_utc /timestamp"]),
    ("4.7", qty("9007199254740992"), "rejected", ["number_out_of_range " + ITEM + "/qty"]),
    ("4.7", qty("-1e400"), "rejected", ["number_out_of_range " + ITEM + "/qty"]),
    ("4.7", qty("-1.5"), "accepted",
     ["not_positive " + ITEM + "/qty", "not_whole " + ITEM + "/qty"]),
    ("4.7", qty("-0"), "accepted", ["not_positive " + ITEM + "/qty"]),
    ("4.7", cancelled('"ORD-1"', '"ORD-1","x":1e999'), "accepted", ["unknown_field /payload/x"]),
    ("4.8", order_id('""'), "accepted", ["empty_text /payload/orderId"]),
    ("4.8", created('"SKU-1"', '""'), "accepted", ["empty_text " + ITEM + "/sku"]),
    ("4.8", created('{"sku":"SKU-1","qty":2}', ""), "accepted", ["empty_list /payload/items"]),
]

# Value, normal form.
NORMAL_FORMS = [
    (event_id(EVENT_ID.upper()), CANCELLED),
    (cancelled('{"eventId"', '{"payload":{"orderId":"ORD-1","x":[1]},"y":0,"eventId"')
     .replace(',"payload":{"orderId":"ORD-1"}}', "}"), CANCELLED),
    (timestamp("2025-01-01T10:05:00.000+00:00"), CANCELLED),
    (timestamp("2025-01-01T10:05:00.1Z"), timestamp("2025-01-01T10:05:00.100Z")),
    (timestamp("2025-01-01T10:05:00.123400Z"), timestamp("2025-01-01T10:05:00.123400Z")),
    (timestamp("2025-01-01T10:05:00.0000001Z"), timestamp("2025-01-01T10:05:00.000000100Z")),
    (qty("2.0"), CREATED),
    (qty("0.2e1"), CREATED),
    (qty("-0.0"), qty("0")),
    (qty("2.50"), qty("2.5")),
]

EVERY_KIND = Topic(
    base=(
        Field("eventType", "event_type"),
        Field("note", "text", required=False, nullable=True),
        Field("payload", "payload"),
    ),
    event_types={
        "T": (
            Field("count", "whole", required=False, warnings=("not_positive",)),
            Field("flag", "boolean", required=False, nullable=True),
            Field("colour", "one_of", required=False, words=("red", "green")),
            Field("ids", "list", required=False, element=Field("id", "uuid", nullable=True)),
            Field("inner", "object", required=False, members=(Field("ratio", "number"),)),
        )
    },
)
# Members of the payload, findings (below /payload).
KIND_CASES = [
    ("", []),
    ('"count":2.0,"flag":null,"colour":"red","ids":[null,"%s"]' % EVENT_ID, []),
    ('"count":0', ["not_positive /count"]),
    ('"count":1.5', ["wrong_type /count"]),
    ('"count":9007199254740992', ["number_out_of_range /count"]),
    ('"count":null', ["wrong_type /count"]),
    ('"flag":1', ["wrong_type /flag"]),
    ('"colour":"Red"', ["not_one_of /colour"]),
    ('"colour":""', ["not_one_of /colour"]),
    ('"colour":"\\ud800"', ["lone_surrogate /colour"]),
    ('"colour":1', ["wrong_type /colour"]),
    ('"ids":[]', []),
    ('"ids":["",1]', ["invalid_uuid /ids/0", "wrong_type /ids/1"]),
    ('"inner":{}', ["missing_field /inner/ratio"]),
    ('"inner":{"ratio":-1.5,"x":1}', ["unknown_field /inner/x"]),
]


def pairs(findings, below=""):
    split = (finding.split(" ", 1) for finding in findings)
    return sorted((code, below + pointer) for code, pointer in split)


class SecondReader(unittest.TestCase):
    def test_cases(self):
        for rule, value, outcome, findings in CASES:
            forms = [value]
            if isinstance(value, str) and judge(value).findings != [("invalid_utf8", "")]:
                forms.append(value.encode("utf-8", "surrogatepass"))
            for form in forms:
                with self.subTest(rule=rule, value=form):
                    judgement = judge(form, max_bytes=100_000)
                    self.assertEqual(judgement.findings, pairs(findings))
                    self.assertEqual(judgement.outcome, outcome)
                    self.assertEqual(judgement.event is not None, outcome == "accepted")

    def test_sizes(self):
        for value, size in [("é", 2), (b"\xff", 1), ("\ud800\udc00", 6), (CREATED, len(CREATED))]:
            with self.subTest(value=value):
                judgement = judge(value, max_bytes=size - 1)
                self.assertEqual(judgement, ("rejected", [("too_large", "")], None, None))
                self.assertNotEqual(judge(value, max_bytes=size), judgement)

    def test_strict(self):
        unknown_type = cancelled("ORDER_CANCELLED", "ORDER_MOVED")
        self.assertEqual(judge(qty("0")).outcome, "accepted")
        self.assertEqual(judge(qty("0"), strict=True).outcome, "rejected")
        self.assertEqual(judge(CREATED, strict=True).outcome, "accepted")
        self.assertEqual(judge(unknown_type, strict=True).outcome, "unknown_event_type")
        unknown_type = unknown_type.replace("{", '{"x":0,', 1)
        self.assertEqual(judge(unknown_type).outcome, "unknown_event_type")
        self.assertEqual(judge(unknown_type, strict=True).outcome, "rejected")

    def test_event_type(self):
        for value, event_type in [
            (CREATED, "ORDER_CREATED"),
            ('{"event\\u0054ype":"","eventType":"B"}', ""),
            ('{"eventType":1,"eventType":"B"}', None),
            ('{"eventType":"\\ud800"}', None),
            ('{"eventType":"A"', None),
            ('["eventType"]', None),
        ]:
            with self.subTest(value=value):
                self.assertEqual(judge(value).event_type, event_type)

    def test_normal_forms(self):
        for value, normal_form in NORMAL_FORMS:
            with self.subTest(value=value):
                event = judge(value).event
                self.assertEqual(json.dumps(event, separators=(",", ":")), normal_form)

    def test_kinds(self):
        for members, findings in KIND_CASES:
            with self.subTest(members=members):
                value = '{"note":null,"payload":{%s},"eventType":"T"}' % members
                judgement = judge(value, topic=EVERY_KIND)
                self.assertEqual(judgement.findings, pairs(findings, "/payload"))

    def test_what_is_read_is_what_json_reads(self):
        counts = {True: 0, False: 0}
        for text in mutations('[%s,true,false,null,-1.5e+3,"\\u00e9\\n"]' % CREATED, 20_000):
            try:
                json.loads(text, parse_constant=self.fail, parse_int=float)
                is_json = True
            except (ValueError, AssertionError):
                is_json = False
            counts[is_json] += 1
            self.assertEqual(end_of_reading(text, False) is None, is_json, text)
        self.assertGreater(min(counts.values()), 1_000)

    def test_reading_ends_in_one_place(self):
        """Every begin of a text that is JSON can go on; once that is not so, it stays so."""
        for text in mutations('[%s,true,false,null,-1.5e+3,"\\u00e9\\n"]' % CREATED, 200):
            goes_on = [
                end_of_reading(text[:end], True) == "invalid_utf8" for end in range(len(text) + 1)
            ]
            self.assertEqual(goes_on, sorted(goes_on, reverse=True), text)
            if end_of_reading(text, False) is None:
                self.assertTrue(all(goes_on), text)

    def test_it_never_raises(self):
        chance = random.Random(1)
        for text in mutations(CREATED.replace("SKU", "\\ud800é"), 5_000):
            value = bytearray(text.encode())
            if chance.random() < 0.2:
                value[chance.randrange(len(value))] = chance.randrange(256)
            self.assertNotEqual(judge(bytes(value)).outcome, "tombstone")
        for _ in range(2_000):
            value = chance.randbytes(chance.randrange(1, 40))
            self.assertEqual(judge(value).outcome, "rejected")


PIECES = ["", *'{}[],:"\\u0e-.tN \n\0']


def mutations(text, count):
    """Copies of a text with some characters left out, put in or repeated; always the same ones."""
    chance = random.Random(0)
    for _ in range(count):
        copy = text
        for _ in range(chance.choice((1, 1, 2, 5))):
            begin = chance.randrange(len(copy) + 1)
            end = begin + chance.choice((0, 1, 1, 2, 30))
            piece = chance.choice([*PIECES, copy[begin:end] * 2])
            copy = copy[:begin] + piece + copy[end:]
        yield copy


if __name__ == "__main__":
    unittest.main()
