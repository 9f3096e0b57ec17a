"""The packages beside their peers, in all hosts: writes RESULTS.md and results.svg.

Run: python3 bench/run.py --tarball TARBALL --wheel WHEEL [--corpus FILE…] [--rounds N]

With `--corpus` the given files are read instead of what the bench makes itself (JSON text sequences, or one event
a line), and what was measured is printed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from typing import Any

import cold

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "report"))
CACHE = pathlib.Path(os.environ.get("FLOWOPS_CACHE", tempfile.gettempdir()))
# how often all events of a corpus are read by each candidate
ROUNDS = {"rust": 31, "node": 15, "chromium": 11, "python": 11}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tarball", type=pathlib.Path, required=True)
    parser.add_argument("--wheel", type=pathlib.Path, required=True)
    parser.add_argument("--corpus", type=pathlib.Path, nargs="+", help="files of events of your own")
    parser.add_argument("--rounds", type=float, default=1.0, help="as many times the rounds (1.0)")
    parser.add_argument("--results", type=pathlib.Path, help="also write what was measured, as JSON")
    arguments = parser.parse_args()
    began, load = time.monotonic(), os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        results = measure(arguments, pathlib.Path(folder))
    results["machine"] = {
        "processor": processor(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.release()}",
        "load": [load, os.getloadavg()[0]],
        "seconds": time.monotonic() - began,
    }
    if arguments.results:
        arguments.results.write_text(json.dumps(results))
    write(results, own=not arguments.corpus)


def write(results: dict[str, Any], *, own: bool) -> None:
    from figures import hosts
    from page import page, page_of_files
    from picture import picture

    if own:
        (HERE / "RESULTS.md").write_text(page(results))
        (HERE / "results.svg").write_text(picture(hosts(results)))
    else:
        print(page_of_files(results))


def measure(arguments: argparse.Namespace, folder: pathlib.Path) -> dict[str, Any]:
    rust, rust_native = build_rust(native=False), build_rust(native=True)
    project = install_node(arguments.tarball)
    python = install_python(arguments.wheel)
    made = corpora(rust, folder)
    files = arguments.corpus or [folder / f"{name}.jsonseq" for name in made]
    files = [str(file.resolve()) for file in files]
    rounds = {host: str(max(2, round(count * arguments.rounds))) for host, count in ROUNDS.items()}
    node = ["node", str(project / "src/main.js"), rounds["node"], *files]
    page = ["node", str(project / "src/chromium.js"), chromium(), rounds["chromium"], *files]
    valid = str(folder / "valid.jsonseq")
    return {
        "corpora": made,
        "rust": ask([str(rust), "measure", rounds["rust"], *files]),
        "rust_native": ask([str(rust_native), "measure", rounds["rust"], *files]),
        "node": ask(node),
        "chromium": ask(page),
        "python": ask([str(python), str(HERE / "python/main.py"), rounds["python"], *files]),
        "cold": {"node": cold.node(project), "python": cold.python(python, folder)},
        "memory": {
            "node": ask(["node", "--expose-gc", str(project / "src/memory.js"), valid]),
            "rust": ask([str(rust), "memory"]),
        },
        "size": size(project),
    }


def ask(command: list[str]) -> Any:
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def build_rust(*, native: bool) -> pathlib.Path:
    """As packages are built, or for this machine alone, in a folder of its own."""
    # an absolute target stays as it is
    target = HERE / "rust" / os.environ.get("CARGO_TARGET_DIR", "target") / ("native" if native else ".")
    flags = {"RUSTFLAGS": "-C target-cpu=native"} if native else {}
    build = ["cargo", "build", "--release", "--quiet", "--target-dir", str(target)]
    subprocess.run(build, cwd=HERE / "rust", env=os.environ | flags, check=True)
    return target / "release/bench"


def corpora(rust: pathlib.Path, folder: pathlib.Path) -> dict[str, str]:
    """Writes them; gives what is in each."""
    listed = subprocess.run([rust, "corpora", folder], stdout=subprocess.PIPE, text=True, check=True).stdout
    return {name: says for name, _, says in (line.split("\t") for line in listed.splitlines())}


def install_node(tarball: pathlib.Path) -> pathlib.Path:
    """A project with the peers, kept for as long as the lock file says the same, and the package."""
    project = CACHE / f"bench-node-{digest(HERE / 'node/package-lock.json')}"
    shutil.copytree(HERE / "node", project, dirs_exist_ok=True, ignore=shutil.ignore_patterns("node_modules"))
    npm = ["npm", "--silent"]
    if not (project / "node_modules/.package-lock.json").exists():
        subprocess.run([*npm, "ci"], cwd=project, check=True)
    shutil.rmtree(project / "node_modules/@flowops", ignore_errors=True)
    install = [*npm, "install", "--no-save", "--no-package-lock", str(tarball.resolve())]
    subprocess.run(install, cwd=project, check=True)
    return project


def install_python(wheel: pathlib.Path) -> pathlib.Path:
    """An environment with the peers, and the package."""
    requirements = HERE / "python/requirements.txt"
    folder = CACHE / f"bench-python-{platform.python_version()}-{digest(requirements)}"
    python = folder / "bin/python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([*pip, "-r", str(requirements)], check=True)
    subprocess.run([*pip, "--force-reinstall", "--no-deps", str(wheel.resolve())], check=True)
    return python


def digest(file: pathlib.Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]


def chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for path in map(shutil.which, names) if path), "chromium")


def size(project: pathlib.Path) -> dict[str, int]:
    module = project / "node_modules/@flowops/contracts/flowops-contracts.wasm"
    brotli = HERE.parent / "bindings-wasm/scripts/brotli.js"
    printed = subprocess.run(["node", brotli, module], stdout=subprocess.PIPE, text=True, check=True).stdout
    raw, compressed = map(int, printed.split())
    return {"raw": raw, "brotli": compressed}


def processor() -> str:
    cpuinfo = pathlib.Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()


if __name__ == "__main__":
    main()
