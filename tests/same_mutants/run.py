"""Compares what the crate, Node, Python and headless Chromium say of the same mutants: reports, events, what is
sent, as bytes and as text.

    python3 tests/same_mutants/run.py --chunks PROGRAM --wheel FILE --tarball FILE --seed S --count N --browser N

The crate (tests/harness/src/bin/chunks.rs) writes the mutants into files and says of each file what it says of
its mutants, as digests; every host says the same of the same files, by the code that its package is tested with.
Where digests differ, the mutants of that file are asked for one by one, and the first that differs is shown.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import installed  # noqa: E402

SIZE = 1000

# of each file what a host says: how many mutants, and the digest of each unit
Said = dict[str, dict[str, str]]


def read(lines: list[str]) -> Said:
    """Reads what a host prints."""
    said = {}
    for line in lines:
        name, count, *digests = line.split(" ")
        said[name] = {"count": count, **dict(digest.split("=") for digest in digests)}
    return said


class Hosts:
    """The crate, and the hosts that are held to it."""

    def __init__(self, given: argparse.Namespace, folder: Path) -> None:
        self.crate = given.chunks.resolve()
        self.seed = str(given.seed)
        self.tarball = given.tarball.resolve()
        self.python = installed.wheel(given.wheel, folder)
        self.project = installed.tarball(given.tarball, folder)

    def draw(self, folder: Path, first: int, count: int, size: int) -> Said:
        """Writes mutants into a folder; gives what the crate says."""
        folder.mkdir()
        numbers = map(str, (first, count, size))
        return read(installed.printed(self.crate, folder, self.seed, *numbers, folder=HERE))

    def ask(self, host: str, folder: Path) -> Said:
        """What a host says of a folder."""
        commands = {
            "node": (self.project, "node", HERE / "in_node.mjs", folder),
            "python": (HERE, self.python, HERE / "in_python.py", folder),
            "browser": (HERE, "node", installed.BROWSER, self.tarball, folder),
        }
        place, *command = commands[host]
        return read(installed.printed(*command, folder=place))


def differing(crate: Said, host: Said) -> list[str]:
    """The files of which a host says something else, or that it has not read."""
    return [
        name
        for name, said in crate.items()
        if not host.get(name) or any(said[key] != found for key, found in host[name].items())
    ]


def show(hosts: Hosts, host: str, name: str, folder: Path) -> None:
    """Shows the first mutant of a file of which a host says something else."""
    one_by_one = folder / f"{host}-{name}"
    crate = hosts.draw(one_by_one, int(name.split(".")[0]), SIZE, 1)
    for mutant in differing(crate, hosts.ask(host, one_by_one))[:1]:
        print(f"the crate and {host} differ on a mutant of seed {hosts.seed}:")
        print((one_by_one / mutant).read_text(encoding="utf-8"), flush=True)


def compare(hosts: Hosts, names: list[str], folder: Path, first: int, count: int) -> int:
    """Asks hosts of so many mutants; gives how many files differ."""
    mutants = folder / f"mutants-{first}-{len(names)}"
    began = time.monotonic()
    crate = hosts.draw(mutants, first, count, SIZE)
    print(f"{count} mutants drawn and judged by the crate: {time.monotonic() - began:.0f} s", flush=True)
    failed = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = {name: pool.submit(hosts.ask, name, mutants) for name in names}
        for name, answer in answers.items():
            differ = differing(crate, answer.result())
            failed += len(differ)
            verdict = f"{len(differ)} of {len(crate)} files differ" if differ else "the same as the crate"
            print(f"{name}: {count} mutants, {verdict}; {time.monotonic() - began:.0f} s", flush=True)
            for file in differ[:1]:
                show(hosts, name, file, folder)
    return failed


def main() -> int:
    """Compares; 1 where anything differs."""
    parser = argparse.ArgumentParser()
    for name in ("chunks", "wheel", "tarball"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    for name in ("seed", "count", "browser"):
        parser.add_argument(f"--{name}", type=int, required=True)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hosts = Hosts(given, folder)
        failed = compare(hosts, ["browser"], folder, 0, given.browser) if given.browser else 0
        failed += compare(hosts, ["node", "python"], folder, 0, given.count)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
