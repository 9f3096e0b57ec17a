"""Compares what the core said of many values with what the second reader says of them.

Reads lines of JSON on standard input, one for each value that was judged:

    {"value": base64 or null, "text": bool, "strict": bool, "max_bytes": int,
     "outcome": str, "findings": [[code, pointer], ...], "event": JSON text or null,
     "event_type": str or null (optional), "name": str (optional)}

Where `text` is true, the base64 holds WTF-8: the UTF-8 form of text that may hold raw halves of
surrogate pairs, three bytes each, which never pair. `findings` may be in any order; `event` is the
normal form's JSON text. Each disagreement is printed as the line that was read together with
`second_reader`, what that one says; then `N compared, N disagreed`. The exit code is 1 where any
disagreed, and where nothing was compared.
"""

from __future__ import annotations

import argparse
import base64
import collections
import itertools
import json
import multiprocessing
import sys
from collections.abc import Iterator
from typing import Any

from second_reader import Judgement, judge

CHUNK_BYTES = 1 << 20


def value_of(line: dict[str, Any]) -> bytes | str | None:
    if line["value"] is None:
        return None
    value = base64.b64decode(line["value"], validate=True)
    return value.decode("utf-8", "surrogatepass") if line["text"] else value


def written_out(text: str) -> str:
    """JSON text in a form that is equal for equal values only: the order of members and -0 count,
    true is not 1, and 2.0 is 2.
    """
    return repr(json.loads(text, object_pairs_hook=tuple, parse_int=float))


def is_same_event(event: dict[str, Any] | None, text: str | None) -> bool:
    if event is None or text is None:
        return event is text
    own_text = json.dumps(event, ensure_ascii=False, separators=(",", ":"))
    if own_text == text:  # nearly always, and cheaper than to read both
        return True
    try:
        return written_out(own_text) == written_out(text)
    except (ValueError, RecursionError):
        return False


def agrees(line: dict[str, Any], judgement: Judgement) -> bool:
    return (
        line["outcome"] == judgement.outcome
        and sorted(map(tuple, line["findings"])) == judgement.findings
        and line.get("event_type", judgement.event_type) == judgement.event_type
        and is_same_event(judgement.event, line["event"])
    )


def compare(lines: list[bytes]) -> tuple[int, list[str]]:
    """How many lines there were, and the disagreements as JSON."""
    disagreements = []
    for encoded in lines:
        line = json.loads(encoded)
        judgement = judge(value_of(line), strict=line["strict"], max_bytes=line["max_bytes"])
        if not agrees(line, judgement):
            disagreements.append(json.dumps({**line, "second_reader": judgement._asdict()}))
    return len(lines), disagreements


def compared(chunks: Iterator[list[bytes]], jobs: int) -> Iterator[tuple[int, list[str]]]:
    """The answers for all chunks in their order; only a few chunks are held at a time."""
    if jobs == 1:
        yield from map(compare, chunks)
        return
    with multiprocessing.Pool(jobs) as pool:
        # `Pool.imap` would read all of the input before the first answer is taken.
        pending = collections.deque(
            pool.apply_async(compare, (chunk,)) for chunk in itertools.islice(chunks, 2 * jobs)
        )
        while pending:
            yield pending.popleft().get()
            pending.extend(
                pool.apply_async(compare, (chunk,)) for chunk in itertools.islice(chunks, 1)
            )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--jobs", type=int, default=1, help="processes to share the work (1)")
    jobs = parser.parse_args().jobs
    chunks = iter(lambda: sys.stdin.buffer.readlines(CHUNK_BYTES), [])
    total = disagreed = 0
    for count, disagreements in compared(chunks, jobs):
        total += count
        disagreed += len(disagreements)
        for disagreement in disagreements:
            print(disagreement)
    print(f"{total} compared, {disagreed} disagreed")
    return 1 if disagreed or not total else 0


if __name__ == "__main__":
    sys.exit(main())
