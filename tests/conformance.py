"""Compares the digests of all hosts: the crate, the installed wheel, the installed tarball in Node.

    python3 tests/conformance.py --crate PROGRAM --wheel FILE --tarball FILE

Each host says of every vector what its own objects hold, and hashes it (tests/harness/src/digest.rs says how).
`bytes` must be the same in all; `utf16` in Node as in the crate; `code_points` in Python as in the crate.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import venv
from pathlib import Path


def lines(*command: str | Path, folder: Path) -> dict[str, str]:
    """Runs a command in a folder; gives its `name: value` lines."""
    printed = subprocess.run([str(part) for part in command], cwd=folder, check=True, capture_output=True, text=True)
    return dict(line.split(": ", 1) for line in printed.stdout.splitlines() if ": " in line)


def of_wheel(wheel: Path, folder: Path) -> dict[str, str]:
    """What the installed wheel says."""
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", wheel.resolve()], check=True)
    return lines(python, "-m", "flowops_contracts", "conformance", folder=folder)


def of_tarball(tarball: Path, folder: Path) -> dict[str, str]:
    """What the installed tarball says in Node."""
    project = folder / "project"
    project.mkdir()
    (project / "package.json").write_text('{"private":true}\n')
    install = ["npm", "install", "--silent", "--no-audit", "--no-fund", str(tarball.resolve())]
    subprocess.run(install, cwd=project, check=True)
    return lines("npx", "--no-install", "flowops-contracts", "conformance", folder=project)


def main() -> int:
    """Compares, and prints a table; 1 where a digest differs or is missing."""
    parser = argparse.ArgumentParser()
    for name in ("crate", "wheel", "tarball"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        said = {
            "crate": lines(given.crate.resolve(), folder=Path(folder)),
            "python": of_wheel(given.wheel, Path(folder)),
            "node": of_tarball(given.tarball, Path(folder)),
        }
    wanted = {"crate": ("bytes", "utf16", "code_points"), "python": ("bytes", "code_points"), "node": ("bytes", "utf16")}
    passed = failed = 0
    for host, units in wanted.items():
        for unit in (*units, "vectors"):
            digest = said[host].get(unit, "nothing")
            same = digest == said["crate"].get(unit)
            passed, failed = passed + same, failed + (not same)
            print(f"{host:7} {unit:12} {digest}{'' if same else '   differs from the crate'}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
