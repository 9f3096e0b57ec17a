"""Runs the command `flowops-contracts`, as the installed package has it."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sysconfig
import time
from pathlib import Path
from typing import NamedTuple

from flowops_contracts import order_events

COMMAND = str(Path(sysconfig.get_path("scripts")) / "flowops-contracts")
GOOD = json.dumps(json.loads(order_events.EXAMPLES["ORDER_CANCELLED"]), separators=(",", ":"))
BROKEN = GOOD.replace("00Z", "00+02:00")
ODD = GOOD.replace("ORD-123", "")
MEGABYTE = 1 << 20


class Ran(NamedTuple):
    """What the command did."""

    code: int
    out: str
    err: str

    @property
    def first(self) -> str:
        return self.out.splitlines()[0]

    @property
    def last(self) -> str:
        return self.out.splitlines()[-1]


def environment(**changed: str) -> dict[str, str]:
    """Give the environment of a terminal that has colours."""
    return {
        **{name: value for name, value in os.environ.items() if name != "NO_COLOR"},
        "TERM": "xterm",
        **changed,
    }


def run(*arguments: str | bytes | Path, given: str | bytes = b"", **settings: object) -> Ran:
    given = given.encode() if isinstance(given, str) else given
    settings.setdefault("env", environment())
    command = [COMMAND, *arguments]
    done = subprocess.run(command, input=given, capture_output=True, timeout=60, check=False, **settings)  # type: ignore[call-overload]
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def check(*arguments: str | bytes | Path, given: str | bytes = b"", **settings: object) -> Ran:
    return run("check", *arguments, given=given, **settings)


def start(*arguments: str | Path, **settings: object) -> subprocess.Popen[bytes]:
    """Start the command as a shell does in the foreground: Ctrl-C is not ignored."""
    heeding = lambda: signal.signal(signal.SIGINT, signal.default_int_handler)  # noqa: E731
    settings.setdefault("env", environment())
    pipe = subprocess.PIPE
    return subprocess.Popen([COMMAND, *arguments], stdout=pipe, stderr=pipe, preexec_fn=heeding, **settings)  # type: ignore[call-overload,no-any-return]


def terminal(
    *arguments: str,
    keys: tuple[bytes, ...] = (),
    env: dict[str, str] | None = None,
) -> tuple[int, str]:
    """Run the command on a terminal of its own, press keys there; give the exit code and what it showed."""
    child, master = pty.fork()
    if child == 0:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.execve(COMMAND, [COMMAND, *arguments], env or environment())  # noqa: S606 - no shell is wanted
    shown = b""
    for pressed in keys:
        time.sleep(1)
        os.write(master, pressed)
    while True:
        try:
            piece = os.read(master, 4096)
        except OSError:  # how Linux says that the terminal is gone
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.decode()
