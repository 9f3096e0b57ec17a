"""The command on awkward bytes and awkward files."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from pathlib import Path

import pytest

from command import BROKEN, GOOD, MEGABYTE, check, environment, run, start, terminal


def test_a_truncated_last_line_is_a_record() -> None:
    ran = check(given=f"{GOOD}\n{GOOD[:50]}")
    assert ran.first.startswith("<stdin>:2:51: error[invalid_json] ")
    assert ran.last == "2 records: 1 accepted, 1 rejected"


def test_crlf_ends_a_line_too() -> None:
    ran = check(given=f"{GOOD}\r\n\r\n{BROKEN}\r\n")
    assert ran.first.startswith("<stdin>:3:")
    assert "\\r" not in ran.out
    assert "\\u{d}" not in ran.out
    assert ran.last == "2 records: 1 accepted, 1 rejected"


def test_no_record_at_all() -> None:
    for given in ["", "\n", " \t\r\n\n"]:
        ran = check(given=given)
        assert (ran.code, ran.out) == (0, "0 records: 0 accepted\n")
    assert check("--whole", given="").last == "1 record: 0 accepted, 1 rejected"


def test_a_nul_byte() -> None:
    ran = check(given=f"\0\n{GOOD.replace('ORD', chr(0))}\n{GOOD}")
    assert ran.first.startswith("<stdin>:1:1: error[invalid_json] ")
    assert " 1 | \\u{0}\n   | ^" in ran.out
    assert ran.last == "3 records: 1 accepted, 2 rejected"


def test_bytes_that_are_not_utf_8() -> None:
    ran = check(given=GOOD.encode().replace(b"ORD", b"\xe9\xff"))
    column = GOOD.index("ORD") + 1
    assert f"<stdin>:1:{column}: error[invalid_utf8] expected UTF-8, found an invalid byte\n" in ran.out
    assert "\\xe9\\xff" in ran.out


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system tells no memory")
def test_a_line_of_50_mb_is_not_held_whole() -> None:
    def peak(given: bytes) -> tuple[int, bytes]:
        """Give the most memory in bytes while the command reads, and what it says."""
        process = start("check", stdin=subprocess.PIPE)
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(given + f"\n{BROKEN}\n".encode())
        process.stdin.flush()
        said = process.stdout.readline() + process.stdout.readline()
        status = Path(f"/proc/{process.pid}/status").read_text().splitlines()
        most = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
        process.stdin.close()
        said += process.stdout.read()
        assert process.wait(10) == 1
        return most * 1024, said

    least, _ = peak(b"")
    most, said = peak(b"x" * (50 * MEGABYTE))
    first, second, *_, last = said.decode().splitlines()
    assert first == "<stdin>:1:1: error[too_large] expected at most 1048576 bytes, found 52428800 bytes"
    assert second.startswith("<stdin>:2:")
    assert last == "2 records: 0 accepted, 2 rejected"
    assert most - least < 3 * MEGABYTE


def test_a_million_blank_lines_and_a_far_record() -> None:
    ran = check(given="\n" * 1_000_000 + BROKEN)
    assert ran.first.startswith("<stdin>:1000001:")


HOSTILE = [
    b"\x1b[31m",
    b"\x1b]0;title\x07",
    b'{"\x1b[2J": 1}',
    b'{"\\u001b[2J": 1, "\\u009b31m": 2}',
    '{"\u202e": 1, "\u200b": 2, "\x9b31m": 3}'.encode(),
    b'{"eventType": "\x7f\\u0007", "payload": {}}',
    b"\xff\x1b[31m",
    b"\r\x08\x0c\x0b\x00",
]


def obeyed(shown: str) -> list[str]:
    return [sign for sign in shown if ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0 or sign in "\u202e\u200b"]


@pytest.mark.parametrize("value", HOSTILE)
def test_what_a_terminal_obeys_never_reaches_it(tmp_path: Path, value: bytes) -> None:
    path = tmp_path / "hostile.ndjson"
    path.write_bytes(value)
    for arguments in [["--lines"], ["--whole"], ["--format=json"]]:
        code, shown = terminal("check", *arguments, str(path), env=environment(NO_COLOR="1"))
        assert code == 1
        assert obeyed(shown.replace("\r\n", "")) == []
    assert obeyed(check(path).out.replace("\n", "")) == []


def test_a_missing_file_is_told_and_the_others_are_judged(lines: Path) -> None:
    ran = check(lines.parent / "missing.ndjson", lines.parent, lines)
    assert ran.code == 2
    missing, folder = ran.err.splitlines()
    assert missing == f"flowops-contracts: {lines.parent}/missing.ndjson: No such file or directory"
    assert folder == f"flowops-contracts: {lines.parent}: Is a directory"
    assert ran.last == "3 records: 2 accepted (1 with warnings), 1 rejected; 2 files not read"


def test_a_file_that_cannot_be_read_is_told_with_the_system_s_reason(lines: Path) -> None:
    # these hold for root too, who may read every file that there is
    loop = lines.parent / "loop.ndjson"
    loop.symlink_to(loop)
    for path, reason in [
        (loop, "Too many levels of symbolic links"),
        (lines.parent / ("x" * 300), "File name too long"),
        (lines / "events.ndjson", "Not a directory"),
        (Path("/proc/self/mem"), "Input/output error"),
    ]:
        ran = check(path, lines)
        assert ran.code == 2
        assert ran.err.startswith(f"flowops-contracts: {path}: {reason}")
        assert ran.last.endswith("; 1 file not read")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"with space.ndjson", "with space.ndjson"),
        (b"--whole", "--whole"),
        (b"-", "./-"),
        ("日本.ndjson".encode(), "日本.ndjson"),
        (b"caf\xe9.ndjson", "caf\N{REPLACEMENT CHARACTER}.ndjson"),
        (b"\x1b[31mred\n.ndjson", "\\u{1b}[31mred\\u{a}.ndjson"),
    ],
)
@pytest.mark.parametrize(
    "locale",
    [{}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}],
    ids=["", "C"],
)
def test_odd_names_of_files(tmp_path: Path, name: bytes, shown: str, locale: dict[str, str]) -> None:
    path = os.fsencode(tmp_path) + b"/" + name
    Path(os.fsdecode(path)).write_text("[]")
    given = b"./-" if name == b"-" else name
    ran = check("--", given, cwd=tmp_path, env=environment(**locale))
    assert ran.first == f"{shown}:1:1: error[wrong_type] expected an object, found an array"
    ran = check("--format", "json", "--lines", "--", given, cwd=tmp_path, env=environment(**locale))
    assert json.loads(ran.out)["file"] == given.decode(errors="replace")


def test_a_name_with_controls_that_can_not_be_read(tmp_path: Path) -> None:
    ran = check(b"\x1b[31m\n", cwd=tmp_path)
    assert ran.err.startswith("flowops-contracts: \\u{1b}[31m\\u{a}: No such file")
    assert run(b"\x1b[31m").err.startswith("flowops-contracts: no command is named `\\u{1b}[31m`")


def test_a_fifo(tmp_path: Path) -> None:
    path = tmp_path / "pipe.ndjson"
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: path.write_text(f"{GOOD}\n{BROKEN}\n"))
    writer.start()
    ran = check(path)
    writer.join()
    assert (ran.code, ran.last) == (1, "2 records: 1 accepted, 1 rejected")


def test_findings_come_while_more_is_waited_for() -> None:
    process = start("check", stdin=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{BROKEN}\n".encode())
    process.stdin.flush()
    assert process.stdout.readline().startswith(b"<stdin>:1:")
    process.stdin.close()
    assert process.wait(10) == 1
