"""Checks that the work of judging a value grows with its size, not faster.

Each hostile value is judged once with 1,000 faults and once with 100,000, under callgrind, which
counts instructions: no clock, no noise. What is compared is instructions per byte of the value, with
100 findings kept and with none: what is kept costs the same for both sizes, and would hide growth.
Keys are sorted, so `n` of them may cost `n log n` comparisons: log 100,000 / log 1,000 is 1.67.

Run: python3 tests/instructions/growth.py [--top 15] [NAME ...]
"""

from __future__ import annotations

import argparse
import itertools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FEW, MANY = 1_000, 100_000
KEPT = (100, 0)
# For each of KEPT. The duplicates of `nested_duplicates` are shared by 63 objects, which then have 32
# keys and 3,176: log 3,176 / log 32 is 2.33.
LIMITS = {
    "wrong_items": (1.2, 1.2),
    "one_key": (1.2, 1.2),
    "random_keys": (1.7, 1.7),
    "prefixed_keys": (1.7, 1.7),
    "nested_duplicates": (1.7, 2.3),
}
COUNTED = "*counted_check*"


def build() -> pathlib.Path:
    """Builds `hostile` as it is released, and gives the path of it."""
    subprocess.run(
        ["cargo", "build", "--quiet", "--release", "-p", "harness", "--bin", "hostile"],
        cwd=ROOT,
        check=True,
    )
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", "target"))
    return ROOT / target / "release" / "hostile"  # an absolute target stays as it is


def count(
    binary: pathlib.Path, name: str, faults: int, kept: int, top: int
) -> tuple[int, int, str]:
    """Instructions, bytes of the value, and where the instructions went."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "callgrind.out"
        done = subprocess.run(
            [
                "valgrind",
                "--tool=callgrind",
                f"--toggle-collect={COUNTED}",
                f"--callgrind-out-file={out}",
                str(binary),
                name,
                str(faults),
                str(kept),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)
        size = int(done.stdout.split()[0])
        totals = re.search(r"^(?:totals|summary): (\d+)", out.read_text(), re.MULTILINE)
        instructions = int(totals[1]) if totals else 0
        if not instructions:
            raise SystemExit(f"{name}: nothing was counted; is {COUNTED} still a function?")
        return instructions, size, profile(out, top) if top else ""


def profile(out: pathlib.Path, top: int) -> str:
    annotated = subprocess.run(
        ["callgrind_annotate", str(out)], capture_output=True, text=True, check=True
    ).stdout
    functions = [line for line in annotated.splitlines() if re.match(r" *[\d,]+ \( *[\d.]+%\) ", line)]
    return "\n".join(line[:160] for line in functions[1 : top + 1])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", default=list(LIMITS))
    parser.add_argument("--binary", type=pathlib.Path, help="a `hostile` that is built already")
    parser.add_argument("--top", type=int, default=0, help="functions to show of each profile (0)")
    arguments = parser.parse_args()
    if shutil.which("valgrind") is None:
        print("valgrind is missing: apt-get install valgrind", file=sys.stderr)
        return 1
    binary = arguments.binary or build()
    print(f"{'instructions per byte of value':26}kept{FEW:>9,}{MANY:>10,}   ratio   limit")
    failed = False
    for name, (index, kept) in itertools.product(arguments.names, enumerate(KEPT)):
        rates, profiles = [], []
        for faults in (FEW, MANY):
            instructions, size, where = count(binary, name, faults, kept, arguments.top)
            rates.append(instructions / size)
            profiles.append(where)
        ratio = rates[1] / rates[0]
        limit = LIMITS[name][index] if name in LIMITS else None
        over = limit is not None and ratio > limit
        failed = failed or over
        limits = "      –" if limit is None else f"{limit:7.2f}{'  over' if over else ''}"
        print(f"{name:26}{kept:4}{rates[0]:9.1f}{rates[1]:10.1f}{ratio:8.2f} {limits}")
        if arguments.top:
            print(*profiles, sep="\n\n", end="\n\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
