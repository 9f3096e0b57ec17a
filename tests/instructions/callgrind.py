"""Counts instructions by callgrind: no clock, no noise."""

from __future__ import annotations

import os
import pathlib
import re
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def build(name: str) -> pathlib.Path:
    """Builds a program of the harness as packages are released, and gives the path of it."""
    subprocess.run(
        ["cargo", "build", "--quiet", "--release", "-p", "harness", "--bin", name],
        cwd=ROOT,
        check=True,
    )
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", "target"))
    return ROOT / target / "release" / name  # an absolute target stays as it is


def count(binary: pathlib.Path, arguments: list[str], counted: str) -> tuple[list[str], list[int]]:
    """What a program printed, line by line, and the instructions of each call of what is counted."""
    with tempfile.TemporaryDirectory() as folder:
        # two options of one pattern would undo each other
        options = [f"--toggle-collect=*{counted}", f"--dump-after={counted}"]
        printed, out = run(binary, arguments, options, pathlib.Path(folder))
        # a file for each call, and one for what is left at the end
        calls = range(1, len(list(pathlib.Path(folder).iterdir())))
        files = [pathlib.Path(f"{out}.{number}").read_text() for number in calls]
    totals = [re.search(r"^(?:totals|summary): (\d+)", file, re.MULTILINE) for file in files]
    instructions = [int(total[1]) for total in totals if total]
    if not any(instructions):
        raise SystemExit(f"{binary.name}: nothing was counted; is {counted} still a function?")
    return printed, instructions


def profile(binary: pathlib.Path, arguments: list[str], counted: str, top: int) -> str:
    """Where the most instructions of what is counted went."""
    with tempfile.TemporaryDirectory() as folder:
        _, out = run(binary, arguments, [f"--toggle-collect={counted}"], pathlib.Path(folder))
        annotated = subprocess.run(
            ["callgrind_annotate", str(out)], capture_output=True, text=True, check=True
        ).stdout
    functions = [line for line in annotated.splitlines() if re.match(r" *[\d,]+ \( *[\d.]+%\) ", line)]
    return "\n".join(line[:160] for line in functions[1 : top + 1])


def run(
    binary: pathlib.Path, arguments: list[str], options: list[str], folder: pathlib.Path
) -> tuple[list[str], pathlib.Path]:
    """Runs a program under callgrind: what it printed, and the file of what was collected."""
    out = folder / "out"
    command = ["valgrind", "--tool=callgrind", *options, f"--callgrind-out-file={out}", str(binary)]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return done.stdout.splitlines(), out
