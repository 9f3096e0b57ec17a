#!/usr/bin/env python3
"""Shows what a second topic takes: in a copy of the tree it adds one file, one line and vectors, and runs.

Fails where anything else has to change, where a vector fails or is not run, where the compiler, clippy or rustdoc
warn of a kind of field that the first topic does not use, or where a host does not have the topic (hosts.py).
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import hosts  # noqa: E402
from copied_tree import build_folder, cargo, copy, fail  # noqa: E402

TOPIC = "core/src/topics/stock_events.rs"
LIST = "core/src/topics/mod.rs"
LINE = "    stock_events;\n"
VECTORS = "tests/vectors/stock-events/"
FEWEST_VECTORS = 100


def git(tree, *arguments):
    author = ["-c", "user.name=second topic", "-c", "user.email=second-topic@example"]
    command = ["git", *author, "-c", "commit.gpgsign=false", *arguments]
    return subprocess.run(command, cwd=tree, check=True, capture_output=True, text=True).stdout


def add_topic(tree):
    (tree / TOPIC).write_text((HERE / "stock_events.rs").read_text(encoding="utf-8"), encoding="utf-8")
    topics = (tree / LIST).read_text(encoding="utf-8")
    changed = topics.replace("    order_events;\n", "    order_events;\n" + LINE, 1)
    if changed == topics:
        fail(f"{LIST} has no list with order_events")
    (tree / LIST).write_text(changed, encoding="utf-8")
    (tree / VECTORS).mkdir(parents=True)
    for file in sorted((HERE / "vectors").glob("*.toml")):
        (tree / VECTORS / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")


def run(tree, target, *arguments, **environment):
    started = time.monotonic()
    code, output = cargo(tree, target, *arguments, **environment)
    print(f"cargo {' '.join(arguments)}: {time.monotonic() - started:.0f} s", flush=True)
    if code != 0:
        print(output)
        fail("cargo " + " ".join(arguments))
    return output


def headings(kind, texts):
    return sum(len(re.findall(rf"^\[\[{kind}\]\]$", text, re.MULTILINE)) for text in texts)


def check_vectors(tree, output):
    """Every vector of the tree was run by every test, those of the new topic among them."""
    files = [*sorted((tree / "tests/vectors").glob("*/*.toml")), tree / "docs/meaning.md"]
    texts = [file.read_text(encoding="utf-8") for file in files]
    added = [file.read_text(encoding="utf-8") for file in sorted((tree / VECTORS).glob("*.toml"))]
    for kind, words in [("vector", "vectors"), ("serialize", "vectors of serialize")]:
        expected = headings(kind, texts)
        counts = re.findall(rf"\b(\d+) {words}$", output, re.MULTILINE)
        if not counts or set(counts) != {str(expected)}:
            fail(f"expected {expected} {words} in each test, found {counts}")
        print(f"{expected} {words} run, {headings(kind, added)} of them of stock-events")
    if headings("vector", added) < FEWEST_VECTORS:
        fail(f"expected at least {FEWEST_VECTORS} vectors of stock-events")
    return headings("vector", texts)


def check_change(tree, written):
    """The change is the file, the line, the vectors and what is derived: by its folder, or `written` just now."""
    git(tree, "add", "--intent-to-add", ".")
    print(git(tree, "diff", "--stat=110"), end="", flush=True)
    names = git(tree, "diff", "--name-only").splitlines()
    derived = {name for name in names if "derived" in name.split("/")[:-1]} | set(written)
    others = [name for name in names if name not in {TOPIC, LIST, *derived} and not name.startswith(VECTORS)]
    if others or TOPIC not in names:
        fail(f"expected the topic's own files to change, found {others or names}")
    lines = git(tree, "diff", "--unified=0", LIST).splitlines()
    changed = [line for line in lines if re.match(r"[+-](?![+-]{2} )", line)]
    if changed != ["+" + LINE.rstrip()]:
        fail(f"expected one line more in {LIST}, found {changed}")


def main():
    target = build_folder("second_topic")
    with tempfile.TemporaryDirectory(prefix="second-topic-") as folder:
        tree = pathlib.Path(folder)
        copy(tree)
        # a lock file that has fallen behind is not the topic's change
        cargo(tree, target, "metadata", "--quiet", "--format-version", "1")
        git(tree, "init", "--quiet")
        git(tree, "add", "--all")
        git(tree, "commit", "--quiet", "--message", "the tree as it is")
        add_topic(tree)
        output = run(tree, target, "test", "-p", "harness", "--test", "vectors", "--", "--nocapture")
        vectors = check_vectors(tree, output)
        run(tree, target, "test", "-p", "harness", "--test", "descriptions")
        run(tree, target, "test", "-p", "flowops-contracts")
        run(tree, target, "clippy", "-p", "flowops-contracts", "--", "--deny", "warnings")
        run(tree, target, "doc", "-p", "flowops-contracts", "--no-deps", RUSTDOCFLAGS="--deny warnings")
        output = run(tree, target, "run", "-p", "harness", "--bin", "derive", "--", "--write")
        run(tree, target, "test", "-p", "harness", "--test", "derived")
        check_change(tree, re.findall(r"^(\S+) is written$", output, re.MULTILINE))
        hosts.check(tree, target, vectors)
    print("a second topic is one file, one line and its vectors")


if __name__ == "__main__":
    main()
