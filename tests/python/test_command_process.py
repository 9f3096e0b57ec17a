"""The command as a process: pipes, terminals, Ctrl-C."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import termios
import time
from pathlib import Path

import pytest

from command import COMMAND, GOOD, check, environment, start, terminal


def test_head_behind_it(tmp_path: Path) -> None:
    path = tmp_path / "events.ndjson"
    path.write_text("[]\n" * 1_000_000)
    pipeline = f"'{COMMAND}' check '{path}' | head -1; echo ${{PIPESTATUS[0]}}"
    began = time.monotonic()
    done = subprocess.run(["bash", "-c", pipeline], capture_output=True, timeout=60, check=True)
    first, status = done.stdout.decode().splitlines()
    assert first.startswith(f"{path}:1:1: error[wrong_type] ")
    assert (status, done.stderr) == ("141", b"")
    assert time.monotonic() - began < 5


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_disk_is_told(lines: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([COMMAND, "check", lines], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"flowops-contracts: standard output: No space left on device")


def test_colour_on_a_terminal_only(lines: Path) -> None:
    code, shown = terminal("check", str(lines))
    assert code == 1
    assert "\x1b[1;31merror[not_utc]\x1b[0m" in shown
    assert "\x1b[1;33mwarning[empty_text]\x1b[0m" in shown
    assert "\x1b" not in check(lines).out


@pytest.mark.parametrize("changed", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour(lines: Path, changed: dict[str, str]) -> None:
    _, shown = terminal("check", str(lines), env=environment(**changed))
    assert "error[not_utc]" in shown
    assert "\x1b" not in shown


def test_an_empty_no_color_says_nothing(lines: Path) -> None:
    assert "\x1b[1;31m" in terminal("check", str(lines), env=environment(NO_COLOR=""))[1]


def test_ctrl_c_on_a_terminal() -> None:
    code, shown = terminal("check", keys=(f"{GOOD}\n".encode(), b"\x03"))
    assert code == 130
    assert "flowops-contracts: interrupted after 1 record: 1 accepted" in shown
    assert "Traceback" not in shown


def test_ctrl_c_while_it_reads() -> None:
    process = start("check", "--lines", "/dev/zero")
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=10)
    assert (process.returncode, out) == (130, b"")
    assert err == b"flowops-contracts: interrupted after 0 records: 0 accepted\n"


def test_ctrl_c_while_a_fifo_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "pipe.ndjson"
    os.mkfifo(path)
    process = start("check", path)
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert (process.returncode, b"Traceback" in err) == (130, False)


def test_ctrl_c_while_a_pager_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "events.ndjson"
    path.write_text("[]\n" * 100_000)
    process = start("check", path)
    time.sleep(1)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 130


def test_a_terminal_is_left_as_it_was(lines: Path) -> None:
    master, slave = pty.openpty()
    before = termios.tcgetattr(slave)
    subprocess.run([COMMAND, "check", lines], stdin=slave, stdout=slave, stderr=slave, check=False)
    assert termios.tcgetattr(slave) == before
    os.close(master)
    os.close(slave)
