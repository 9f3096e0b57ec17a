"""Holds the hot paths to budgets: instructions an event, for each verb and corpus, counted by callgrind.

Times are noisy; counts are the same on every machine of one architecture but for what the C library and
simdutf8 choose by its registers, which is well below what is allowed. `budgets.json` names the compiler
that its figures were counted with: another one may need them written anew.

Run: python3 tests/instructions/budgets.py [--write | --profile VERB CORPUS]
"""

from __future__ import annotations

import argparse
import json
import pathlib
import platform
import subprocess
import sys

import callgrind

BUDGETS = pathlib.Path(__file__).with_name("budgets.json")
# above its budget by this much a path fails, below by as much its budget should follow
ALLOWED = 0.05
COUNTED = "counted::counted_events"
WRITE = "python3 tests/instructions/budgets.py --write"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write what is counted as the budgets")
    parser.add_argument("--binary", type=pathlib.Path, help="a `counted` that is built already")
    parser.add_argument("--profile", nargs=2, metavar=("VERB", "CORPUS"), help="where the instructions go")
    arguments = parser.parse_args()
    binary = arguments.binary or callgrind.build("counted")
    if arguments.profile:
        print(callgrind.profile(binary, arguments.profile, COUNTED, 30))
        return 0
    counts: dict[str, int] = {}
    for line, instructions in zip(*callgrind.count(binary, [], COUNTED), strict=True):
        path, events = line.rsplit(maxsplit=1)
        counts[path] = round(instructions / int(events))
    if arguments.write:
        return write(counts)
    return compare(counts)


def write(counts: dict[str, int]) -> int:
    budgets = json.loads(BUDGETS.read_text()) if BUDGETS.exists() else {}
    budgets[platform.machine()] = {"compiler": compiler(), "instructions": counts}
    BUDGETS.write_text(json.dumps(budgets, indent=2) + "\n")
    return 0


def compare(counts: dict[str, int]) -> int:
    known = json.loads(BUDGETS.read_text()).get(platform.machine())
    if known is None:
        print(f"no budgets for {platform.machine()}: {WRITE}", file=sys.stderr)
        return 1
    budgets = known["instructions"]
    if counts.keys() != budgets.keys():
        print(f"other paths are counted than have budgets: {WRITE}", file=sys.stderr)
        return 1
    print(f"{'instructions an event':26}{'budget':>12}{'counted':>12}")
    grown = lower = False
    for path, count in counts.items():
        change = count / budgets[path] - 1
        grown = grown or change >= ALLOWED
        lower = lower or change <= -ALLOWED
        says = "  over" if change >= ALLOWED else "  lower the budget" if change <= -ALLOWED else ""
        print(f"{path:26}{budgets[path]:12,}{count:12,}{change:+8.1%}{says}")
    if lower:
        print(f"faster than the budgets say: {WRITE}")
    if grown and known["compiler"] != compiler():
        print(f"budgets are of {known['compiler']}, this is {compiler()}")
    return 1 if grown else 0


def compiler() -> str:
    return subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
