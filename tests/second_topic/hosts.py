"""The second topic as users of each host have it: of the packages that the copy of the tree makes."""

import os
import pathlib
import re
import shutil
import subprocess
import time

from copied_tree import fail

TYPED = pathlib.Path(__file__).resolve().parent / "typed"
# the tests of the packages compile what stands there, by `tsc` under `strict`, mypy and pyright
PLACES = {"stock.ts": "tests/node/projects/types", "stock.py": "tests/python/typed"}
HOSTS = ["crate", "python", "node", "browser"]


def make(tree, target, *goals):
    """Runs make in the copy; gives what it prints."""
    started = time.monotonic()
    done = subprocess.run(
        ["make", "--no-print-directory", *goals],
        cwd=tree,
        env={**os.environ, "CARGO_TARGET_DIR": str(target)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    print(f"make {' '.join(goals)}: {time.monotonic() - started:.0f} s", flush=True)
    if done.returncode != 0:
        print(done.stdout)
        fail("make " + " ".join(goals))
    return done.stdout


def check_digests(output, vectors):
    """Every host read every vector; that the digests are equal is looked at by who printed them."""
    counted = dict(re.findall(r"^(\w+) +vectors +(\d+)$", output, re.MULTILINE))
    if counted != dict.fromkeys(HOSTS, str(vectors)):
        fail(f"expected {vectors} vectors in each of {HOSTS}, found {counted}")
    told = re.compile(r"\w+ +(bytes|vectors) |\w+: \d+ mutants, |\d+ hosts: ")
    print("\n".join(filter(told.match, output.splitlines())))


def check(tree, target, vectors):
    """Digests, mutants, types, and the packages' own tests, which hold for any topics."""
    for name, place in PLACES.items():
        shutil.copy(TYPED / name, tree / place / name)
    check_digests(make(tree, target, "hosts", "python", "node"), vectors)
