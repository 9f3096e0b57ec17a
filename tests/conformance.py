"""Compares the digests of all hosts: the crate, the installed wheel, the installed tarball in Node, and with
`--browser` the packed tarball in headless Chromium.

    python3 tests/conformance.py --crate PROGRAM --wheel FILE --tarball FILE [--browser]

Each host says of every vector what its own objects hold, and hashes it (tests/harness/src/digest.rs says how).
`bytes` must be the same in all; `utf16` in Node and the browser as in the crate; `code_points` in Python as in
the crate; and each must have read all vectors.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import installed

UNITS = {
    "crate": ("bytes", "utf16", "code_points"),
    "python": ("bytes", "code_points"),
    "node": ("bytes", "utf16"),
    "browser": ("bytes", "utf16"),
}


def digests(lines: list[str]) -> dict[str, str]:
    """The `name: value` lines of what a host prints."""
    return dict(line.split(": ", 1) for line in lines if ": " in line)


def of_crate(program: Path) -> dict[str, str]:
    """What the crate says."""
    return digests(installed.printed(program.resolve(), folder=Path.cwd()))


def of_python(python: Path) -> dict[str, str]:
    """What the wheel says that an interpreter has."""
    return digests(installed.printed(python, "-m", "flowops_contracts", "conformance", folder=python.parent))


def of_node(project: Path) -> dict[str, str]:
    """What the tarball says in Node that a project has."""
    return digests(installed.printed("npx", "--no-install", "flowops-contracts", "conformance", folder=project))


def of_browser(tarball: Path) -> dict[str, str]:
    """What the packed tarball says in headless Chromium."""
    return digests(installed.printed("node", installed.BROWSER, tarball.resolve(), folder=Path.cwd()))


def differing(host: str, said: dict[str, str], crate: dict[str, str]) -> list[str]:
    """Of what a host says, what is missing or is not what the crate says."""
    return [name for name in (*UNITS[host], "vectors") if name not in said or said[name] != crate.get(name)]


def compare(said: dict[str, dict[str, str]]) -> int:
    """Prints a table; gives how many digests differ from the crate's or are missing."""
    failed = 0
    for host, answers in said.items():
        wrong = differing(host, answers, said["crate"])
        failed += len(wrong)
        for name in (*UNITS[host], "vectors"):
            note = "   differs from the crate" if name in wrong else ""
            print(f"{host:8} {name:12} {answers.get(name, 'nothing')}{note}")
    return failed


def main() -> int:
    """Compares; 1 where a digest differs or is missing."""
    parser = argparse.ArgumentParser()
    for name in ("crate", "wheel", "tarball"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--browser", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        said = {
            "crate": of_crate(given.crate),
            "python": of_python(installed.wheel(given.wheel, folder)),
            "node": of_node(installed.tarball(given.tarball, folder)),
        }
        if given.browser:
            said["browser"] = of_browser(given.tarball)
    failed = compare(said)
    print(f"{len(said)} hosts: {'all digests are equal' if not failed else f'{failed} digests differ'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
