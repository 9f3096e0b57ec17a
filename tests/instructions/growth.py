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
import pathlib
import shutil
import sys

import callgrind

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
COUNTED = "hostile::counted_check"


def count(binary: pathlib.Path, arguments: list[str]) -> float:
    """Instructions a byte of the value."""
    printed, instructions = callgrind.count(binary, arguments, COUNTED)
    return instructions[0] / int(printed[0].split()[0])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", default=list(LIMITS))
    parser.add_argument("--binary", type=pathlib.Path, help="a `hostile` that is built already")
    parser.add_argument("--top", type=int, default=0, help="functions to show of each profile (0)")
    arguments = parser.parse_args()
    if shutil.which("valgrind") is None:
        print("valgrind is missing: apt-get install valgrind", file=sys.stderr)
        return 1
    binary = arguments.binary or callgrind.build("hostile")
    print(f"{'instructions per byte of value':26}kept{FEW:>9,}{MANY:>10,}   ratio   limit")
    failed = False
    for name, (index, kept) in itertools.product(arguments.names, enumerate(KEPT)):
        judged = [[name, str(faults), str(kept)] for faults in (FEW, MANY)]
        rates = [count(binary, judge) for judge in judged]
        ratio = rates[1] / rates[0]
        limit = LIMITS[name][index] if name in LIMITS else None
        over = limit is not None and ratio > limit
        failed = failed or over
        limits = "      –" if limit is None else f"{limit:7.2f}{'  over' if over else ''}"
        print(f"{name:26}{kept:4}{rates[0]:9.1f}{rates[1]:10.1f}{ratio:8.2f} {limits}")
        if arguments.top:
            for judge in judged:
                print(callgrind.profile(binary, judge, COUNTED, arguments.top), end="\n\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
