"""Measures corpora in Python; prints JSON. Run: python main.py ROUNDS FILE…"""

from __future__ import annotations

import importlib.metadata
import json
import pathlib
import platform
import random
import sys
import time
from typing import Any

from candidates import candidates
from events import events
from verdicts import verdicts

# few enough that all candidates find them in the cache, and what batches are measured with
SAMPLE = 1_000
PACKAGES = ("msgspec", "orjson", "jsonschema-rs", "pydantic", "pydantic-core")


def measure(values: list[bytes], rounds: int, *, broken: bool) -> dict[str, list[float]]:
    """For each candidate, nanoseconds an event in each sample; every round reads all events once.

    Each candidate reads the same events, one after the other in an order drawn anew. Processor time is taken,
    of all threads: time in which something else ran is no one's.
    """
    kinds: dict[str, list[Any]] = {"bytes": values, "str": [value.decode(errors="replace") for value in values]}
    turns = list(candidates(broken=broken, many=len(values) > 1).items())
    times: dict[str, list[float]] = {name: [] for name, _ in turns}
    shuffle = random.Random(1).shuffle
    clock = time.process_time_ns
    # the first round warms up
    for round_ in range(rounds + 1):
        for start in range(0, len(values), SAMPLE):
            sample = {kind: all_[start : start + SAMPLE] for kind, all_ in kinds.items()}
            shuffle(turns)
            for name, (kind, run) in turns:
                some = sample[kind]
                began = clock()
                run(some)
                spent = clock() - began
                if round_:
                    times[name].append(spent / len(some))
    return times


def report(path: pathlib.Path, rounds: int) -> dict[str, Any]:
    values = events(path)
    print(f"python: {path.stem}", file=sys.stderr)
    said = verdicts(values)
    # a large event is a short sample, errors make a long one
    rounds = rounds * 10 if len(values) == 1 else rounds if said["accepted"] else -(-rounds // 2)
    return {
        "name": path.stem,
        "events": len(values),
        "bytes": sum(map(len, values)),
        "times": measure(values, rounds, broken=said["accepted"] < len(values)),
        "verdicts": said,
    }


def main() -> None:
    rounds, *files = sys.argv[1:]
    versions = {"python": platform.python_version()}
    versions |= {name: importlib.metadata.version(name) for name in PACKAGES}
    corpora = [report(pathlib.Path(file), int(rounds)) for file in files]
    print(json.dumps({"versions": versions, "corpora": corpora}))


if __name__ == "__main__":
    main()
