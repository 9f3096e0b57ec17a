"""The command: what it says, and its exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from command import BROKEN, GOOD, ODD, check, run
from flowops_contracts import order_events


def test_findings_have_place_code_message_source_line_mark_and_help(lines: Path) -> None:
    ran = check(lines.name, cwd=lines.parent)
    column = BROKEN.index('"2025') + 1
    shown = ran.out.splitlines()
    assert shown[0] == (
        f"events.ndjson:3:{column}: error[not_utc] expected a timestamp in UTC, found a timestamp in another zone"
    )
    assert shown[1].startswith(" 3 | ")
    start, end = shown[2].index("^"), shown[2].rindex("^") + 1
    assert shown[1][start:end] == '"2025-01-01T10:05:00+02:00"'
    assert shown[3] == "   = help: convert it to UTC and write `Z`"
    column = ODD.index('""') + 1
    assert shown[4].startswith(f"events.ndjson:4:{column}: warning[empty_text] ")
    assert ran.last == "3 records: 2 accepted (1 with warnings), 1 rejected"
    assert (ran.code, ran.err) == (1, "")


def test_all_accepted_is_0(lines: Path) -> None:
    lines.write_text(f"{GOOD}\n{ODD}")
    assert check(lines).code == 0


def test_strict_counts_warnings_as_errors(lines: Path) -> None:
    ran = check("--strict", lines)
    assert ran.last == "3 records: 1 accepted, 2 rejected"
    assert "error[empty_text]" in ran.out


def test_an_unknown_event_type_is_not_accepted() -> None:
    ran = check(given=GOOD.replace("CANCELLED", "SHIPPED"))
    assert (ran.code, ran.last) == (1, "1 record: 0 accepted, 1 of unknown event type")


def test_standard_input_is_lines() -> None:
    for arguments in [(), ("-",)]:
        assert check(*arguments, given=f"{GOOD}\n{GOOD}\n").last == "2 records: 2 accepted"


def test_a_file_is_one_event_unless_its_name_or_an_option_says_otherwise(tmp_path: Path) -> None:
    event = order_events.EXAMPLES["ORDER_CREATED"]
    for name in ["event.json", "event", "event.txt"]:
        (tmp_path / name).write_text(event)
        assert check(tmp_path / name).last == "1 record: 1 accepted"
    for name in ["events.ndjson", "events.jsonl"]:
        (tmp_path / name).write_text(f"{GOOD}\n{GOOD}\n")
        assert check(tmp_path / name).last == "2 records: 2 accepted"
        assert check("--whole", tmp_path / name).last == "1 record: 0 accepted, 1 rejected"
    (tmp_path / "events.json").write_text(f"{GOOD}\n{GOOD}\n")
    assert check("--lines", tmp_path / "events.json").last == "2 records: 2 accepted"


def test_whole_is_suggested_where_no_line_is_json() -> None:
    assert check(given="{\n,\n}\n").last.endswith("use --whole")
    assert check(given=order_events.EXAMPLES["ORDER_CREATED"]).last.endswith("use --whole")
    assert "--whole" not in check(given=f"{{\n{GOOD}\n}}\n").last


def test_json_is_a_line_for_each_record_with_the_canonical_report(lines: Path) -> None:
    ran = check("--format", "json", lines.name, "-", given="[]", cwd=lines.parent)
    assert ran.code == 1
    name = "events.ndjson"
    expected = [(name, 1, GOOD), (name, 3, BROKEN), (name, 4, ODD), ("<stdin>", 1, "[]")]
    for line, (file, number, value) in zip(ran.out.splitlines(), expected, strict=True):
        report = order_events.check(value.encode()).to_json()
        assert line == f'{{"file":"{file}","line":{number},"report":{report}}}'
    strict = check("--format=json", "--strict", lines).out.splitlines()
    outcomes = [json.loads(line)["report"]["outcome"] for line in strict]
    assert outcomes == ["accepted", "rejected", "rejected"]


def test_columns_count_characters_and_marks_are_placed_by_width() -> None:
    ran = check("--whole", given='{"日本": "\N{GRINNING FACE}",}')
    assert ran.first.startswith("<stdin>:1:12: error[invalid_json] ")
    assert ran.out.splitlines()[2].index("^") - ran.out.splitlines()[1].index("{") == 14


def test_limits() -> None:
    ran = check("--max-bytes=10", "--max-findings=1", given=f"{{}}\n{GOOD}")
    assert "\n<stdin>:1: … and 3 more\n" in ran.out
    assert f"<stdin>:2:1: error[too_large] expected at most 10 bytes, found {len(GOOD)} bytes\n" in ran.out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["chekc"],
        ["check", "--strickt"],
        ["check", "--format"],
        ["check", "--format", "xml"],
        ["check", "--topic", "no-events"],
        ["check", "--max-bytes", "-1"],
        ["check", "--max-findings", "2147483648"],
        ["explain", "nope"],
        ["explain", "not_utc", "not_utc"],
    ],
)
def test_wrong_use_is_2(arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("flowops-contracts: ")
    assert "--help`\n" in ran.err


HELP = [["--help"], ["-h"], ["check", "--help"], ["explain", "-h"], ["--version"], ["-V"]]


@pytest.mark.parametrize("arguments", HELP)
def test_help_is_0(arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.err) == (0, "")
    assert "flowops-contracts" in ran.out


def test_the_module_runs_the_same_command() -> None:
    module = [sys.executable, "-m", "flowops_contracts", "--version"]
    assert subprocess.run(module, capture_output=True, check=True).stdout.decode() == run("--version").out


def test_every_code_is_explained() -> None:
    listed = run("explain").out.splitlines()
    assert len(listed) > 20
    for line in listed:
        code = line.split()[0]
        told = run("explain", code)
        assert told.code == 0
        assert told.out.startswith(f"{code}: ")
        assert "\nWho acts: " in told.out
        assert f"[{code}] " in told.out or code in ("too_large", "not_one_of")
