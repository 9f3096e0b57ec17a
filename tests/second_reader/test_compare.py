"""Checks that the comparison finds what differs, and only that."""

import base64
import json
import pathlib
import subprocess
import sys
import unittest

from test_second_reader import CREATED, ITEM, created, qty

COMPARE = pathlib.Path(__file__).with_name("compare.py")


class Compare(unittest.TestCase):
    def compare(self, lines, *options):
        command = [sys.executable, str(COMPARE), *options]
        text = "".join(json.dumps(line) + "\n" for line in lines)
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
        self.assertEqual(done.stderr, "")
        *disagreements, summary = done.stdout.splitlines()
        self.assertEqual(done.returncode, 1 if disagreements or not lines else 0)
        self.assertEqual(summary, f"{len(lines)} compared, {len(disagreements)} disagreed")
        return [json.loads(disagreement)["name"] for disagreement in disagreements]

    def test_compare(self):
        def line(name, value=CREATED, text=False, **changes):
            encoded = None if value is None else value.encode("utf-8", "surrogatepass")
            return {
                "name": name,
                "value": encoded and base64.b64encode(encoded).decode(),
                "text": text,
                "strict": False,
                "max_bytes": 1000,
                "outcome": "accepted",
                "findings": [],
                "event": CREATED,
                **changes,
            }

        not_positive = [["not_positive", ITEM + "/qty"]]
        rejected = {"outcome": "rejected", "event": None}
        right = [
            line("same"),
            line("float", event=qty("2.0")),
            line("text", "\ud83d\ude00", True, findings=[["invalid_utf8", ""]], **rejected),
            line("null", None, findings=[["tombstone", ""]], outcome="tombstone", event=None),
            line("size", max_bytes=9, findings=[["too_large", ""]], **rejected),
        ]
        wrong = [
            line("outcome", outcome="rejected"),
            line("no event", event=None),
            line("order", event=created('"sku":"SKU-1","qty":2', '"qty":2,"sku":"SKU-1"')),
            line("boolean", qty("1"), event=qty("true")),
            line("no JSON", event="{"),
            line("minus zero", qty("-0"), findings=not_positive, event=qty("-0")),
            line("multiplicity", "[1,]", findings=[["invalid_json", ""]] * 2, **rejected),
            line("strict", qty("0"), strict=True, findings=not_positive, event=qty("0")),
            line("event type", event_type="ORDER_CANCELLED"),
        ]
        for options in ((), ("--jobs", "2")):
            with self.subTest(options=options):
                self.assertEqual(self.compare(right, *options), [])
                self.assertEqual(
                    self.compare(right + wrong, *options), [line["name"] for line in wrong]
                )
                self.assertEqual(self.compare([], *options), [])


if __name__ == "__main__":
    unittest.main()
