"""The packages as users install them: each into a new environment or project of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BROWSER = Path(__file__).parent / "browser" / "digests.js"


def wheel(file: Path, folder: Path) -> Path:
    """Installs a wheel for this Python; gives the interpreter that has it."""
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    python = folder / "venv" / "bin" / "python"
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([python, *pip, file.resolve()], check=True)
    return python


def tarball(file: Path, folder: Path) -> Path:
    """Installs a tarball; gives the project that has it."""
    project = folder / "project"
    project.mkdir()
    (project / "package.json").write_text('{"private":true}\n')
    install = ["npm", "install", "--silent", "--no-audit", "--no-fund", file.resolve()]
    subprocess.run(install, cwd=project, check=True)
    return project


def printed(*command: str | Path, folder: Path) -> list[str]:
    """Runs a command in a folder; gives the lines that it prints."""
    done = subprocess.run(list(map(str, command)), cwd=folder, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.splitlines()
