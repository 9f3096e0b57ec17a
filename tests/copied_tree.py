"""A copy of the tree, to be changed and built without touching the original."""

import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def copy(folder):
    """Copies what git tracks or would track, as it stands in the work tree."""
    command = ["git", "ls-files", "-z", "-co", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, names.split("\0")):
        source, target = ROOT / name, folder / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            # with its mode, and the time of now: cargo builds again what is newer than what it built of another copy
            shutil.copy(source, target)


def build_folder(name):
    """Where cargo keeps what it built for the script of this name."""
    cache = os.environ.get("FLOWOPS_CACHE") or pathlib.Path.home() / ".cache" / "flowops-contracts"
    folder = pathlib.Path(cache) / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def cargo(tree, target, *arguments, **environment):
    """Runs cargo in a copy; gives the exit code, and standard output and error as one text."""
    settings = {
        "CARGO_TARGET_DIR": str(target),
        "CARGO_TERM_COLOR": "never",
        "CARGO_PROFILE_DEV_DEBUG": "0",
        "RUST_BACKTRACE": "0",
    }
    done = subprocess.run(
        ["cargo", *arguments],
        cwd=tree,
        env={**os.environ, **settings, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def fail(why):
    """Ends the script."""
    print(f"failed: {why}", file=sys.stderr)
    sys.exit(1)
