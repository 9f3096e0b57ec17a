"""Shows the same file of good and broken events judged in Rust, Node and Python, by packages that are installed as
users install them: the text once, for it is the same in all three; then the digests over all vectors.

    python3 tests/demo/run.py --rust PROGRAM --crate PROGRAM --wheel FILE --tarball FILE
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import os
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import conformance  # noqa: E402
import installed  # noqa: E402

EVENTS = HERE / "orders.ndjson"
COLOURS = {"accepted": 32, "rejected": 31, "unknown_event_type": 33, "error": 31, "warning": 33, "title": 1}
COLOURED = sys.stdout.isatty() and "NO_COLOR" not in os.environ


def coloured(text: str, kind: str) -> str:
    """A text in its colour, on a terminal."""
    return f"\x1b[{COLOURS[kind]}m{text}\x1b[0m" if COLOURED and kind in COLOURS else text


def title(text: str) -> None:
    """A line that stands above a part."""
    print(f"\n{coloured(text, 'title')}\n{coloured('─' * len(text), 'title')}\n", flush=True)


def show(line: str) -> None:
    """Prints a line of the judged events."""
    name, found, outcome = line.rpartition(": ")
    if found and outcome in COLOURS and name.count(",") <= 1:
        line = f"{name}: {coloured(outcome, outcome)}"
    severity, found, rest = line.partition("[")
    if found and severity in COLOURS:
        line = f"{coloured(severity, severity)}[{rest}"
    print(line)


def differences(said: dict[str, list[str]]) -> list[str]:
    """The lines in which a host's text is not Rust's."""
    rust = said["Rust"]
    lines = []
    for host, text in said.items():
        lines += difflib.unified_diff(rust, text, "Rust", host, lineterm="")
    return lines


def main() -> int:
    """Shows; 1 where hosts do not say the same."""
    parser = argparse.ArgumentParser()
    for name in ("rust", "crate", "wheel", "tarball"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"Installing {given.wheel.name} into a new environment, {given.tarball.name} into a new project …")
        python, project = installed.wheel(given.wheel, folder), installed.tarball(given.tarball, folder)
        events = folder / EVENTS.name
        events.write_bytes(EVENTS.read_bytes())
        programs = {
            "Rust": (folder, given.rust.resolve()),
            "Node": (project, "node", HERE / "demo.mjs"),
            "Python": (folder, python, HERE / "demo.py"),
        }
        said = {
            host: [line.replace(str(events), events.name) for line in installed.printed(*command, events, folder=place)]
            for host, (place, *command) in programs.items()
        }
        title(f"The contract's examples and {EVENTS.name}, as Rust, Node and Python judge them")
        for line in said["Rust"]:
            show(line)
        title("Said by")
        for host, lines in said.items():
            text = "\n".join(lines)
            print(f"{host:7} {len(lines)} lines, SHA-256 {hashlib.sha256(text.encode()).hexdigest()}")
        different = differences(said)
        print("\n".join(different) if different else "\nThe same text in all three.")
        title("All vectors, hashed from each host's own objects")
        wrong = conformance.compare(
            {
                "crate": conformance.of_crate(given.crate),
                "python": conformance.of_python(python),
                "node": conformance.of_node(project),
            }
        )
    print("\nDigests differ." if wrong else "\nEqual digests: the same verdict everywhere.")
    return 1 if different or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
