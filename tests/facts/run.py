#!/usr/bin/env python3
"""Changes each fact of `order-events` alone, in copies of the tree, and expects a vector to fail.

What a macro reads is out of reach of cargo-mutants; this is the same test for it. Prints a table, and exits
with 1 where a change survives.
"""

import concurrent.futures
import pathlib
import queue
import re
import shutil
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from copied_tree import build_folder, cargo, copy, fail  # noqa: E402
from facts import Change, changes, unseen  # noqa: E402

TOPIC = "core/src/topics/order_events.rs"
COPIES = 2
VECTORS = ["--test", "vectors"]
# most changes fail here, and it is a fraction of the others' time
QUICK = [*VECTORS, "the_crate_says"]
# that each example is a vector too
EXAMPLES = ["--test", "descriptions"]

CAUGHT, NOT_COMPILING, SURVIVED = "caught", "does not compile", "SURVIVED"


class Copy:
    """A copy of the tree whose topic is changed again and again."""

    def __init__(self, folder, name):
        self.tree = folder / name
        self.topic = self.tree / TOPIC
        self.target = build_folder("facts") / name
        copy(self.tree)
        self.leave_the_vectors()

    def leave_the_vectors(self):
        """Takes out of the harness what the vectors do not need: its types would not let a change compile."""
        shutil.rmtree(self.tree / "tests/harness/src/bin", ignore_errors=True)
        library = self.tree / "tests/harness/src/lib.rs"
        text = library.read_text(encoding="utf-8")
        text = re.sub(r"^pub mod (?!expected;|host;|vector;).*\n", "", text, flags=re.MULTILINE)
        library.write_text(text, encoding="utf-8")

    def verdict(self, text, runs):
        """What became of a change, and what cargo said: the first run that fails decides."""
        self.topic.write_text(text, encoding="utf-8")
        output = ""
        for arguments in runs:
            code, output = cargo(self.tree, self.target, "test", "-j1", "-p", "harness", *arguments)
            if "error: could not compile" in output:
                return NOT_COMPILING, output
            if code != 0:
                return CAUGHT if "test result: FAILED" in output else "does not run", output
        return SURVIVED, output


def judge(copies, change):
    """Tries a change in a copy that is free."""
    copied = copies.get()
    try:
        began = time.monotonic()
        runs = [EXAMPLES] if change.example else [QUICK, VECTORS]
        verdict, output = copied.verdict(change.text, runs)
        return change, verdict, output, time.monotonic() - began
    finally:
        copies.put(copied)


def judged(folder, text):
    """Each change and what became of it, as they come."""
    copies = queue.Queue()
    with concurrent.futures.ThreadPoolExecutor(COPIES) as pool:
        for copied in pool.map(lambda name: Copy(folder, name), map(str, range(COPIES))):
            copies.put(copied)
        unchanged = pool.map(lambda one: one.verdict(text, [VECTORS, EXAMPLES]), list(copies.queue))
        for verdict, output in unchanged:
            if verdict != SURVIVED:
                print(output)
                fail("the tests fail without a change")
        tries = [pool.submit(judge, copies, change) for change in changes(text)]
        try:
            for tried in concurrent.futures.as_completed(tries):
                yield tried.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
        facts, unseen_text = unseen(text)
        _, verdict, _, _ = judge(copies, Change("", unseen_text))
    if verdict == SURVIVED:
        print("no vector sees a change of: " + ", ".join(facts))
    else:
        print(f"{verdict}: a change of one of: " + ", ".join(facts))


def main():
    started = time.monotonic()
    verdicts = {CAUGHT: 0, NOT_COMPILING: 0, SURVIVED: 0}
    text = (HERE.parents[1] / TOPIC).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="facts-") as folder:
        for change, verdict, output, seconds in judged(pathlib.Path(folder), text):
            if verdict not in verdicts:
                print(output)
                fail(f"the tests did not run: {change.what}")
            verdicts[verdict] += 1
            print(f"{verdict:16} {seconds:5.1f} s  {change.what}", flush=True)
    count = sum(verdicts.values())
    summary = ", ".join(f"{number} {verdict}" for verdict, number in verdicts.items())
    print(f"{count} facts changed: {summary}; {time.monotonic() - started:.0f} s")
    if verdicts[SURVIVED] or not count:
        sys.exit(1)


if __name__ == "__main__":
    main()
