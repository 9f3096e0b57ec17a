"""The stubs: `stubtest`, `mypy --strict` and pyright accept them, and what they promise is so."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import flowops_contracts

HERE = Path(__file__).parent
PACKAGE = Path(flowops_contracts.__file__).parent


def run(*command, **options):
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, **options
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_package_is_typed():
    assert (PACKAGE / "py.typed").is_file()


def test_stubs_agree_with_what_runs(tmp_path):
    # stubtest takes a `Literal` of several words for a `Union`
    allowed = tmp_path / "allowed.txt"
    allowed.write_text("flowops_contracts\\.types\\.(Code|Outcome|Severity)\n")
    run(sys.executable, "-m", "mypy.stubtest", "flowops_contracts", "--allowlist", allowed, cwd=tmp_path)


@pytest.mark.parametrize("file", sorted((HERE / "typed").glob("*.py")), ids=lambda path: path.stem)
def test_mypy_is_content(file, tmp_path):
    shutil.copy(file, tmp_path)
    run(sys.executable, "-m", "mypy", "--strict", "--warn-unused-ignores", file.name, cwd=tmp_path)


def test_mypy_is_content_with_the_package(tmp_path):
    run(sys.executable, "-m", "mypy", "--strict", "--package", "flowops_contracts", cwd=tmp_path)


@pytest.mark.parametrize("file", sorted((HERE / "typed").glob("*.py")), ids=lambda path: path.stem)
def test_pyright_is_content(file, tmp_path):
    shutil.copy(file, tmp_path)
    (tmp_path / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict", "reportUnnecessaryTypeIgnoreComment": true}'
    )
    run(sys.executable, "-m", "pyright", "--pythonpath", sys.executable, cwd=tmp_path)


def test_every_public_name_has_a_type(tmp_path):
    # it looks for the package where the first `python` of PATH does
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = [sys.executable, "-m", "pyright", "--verifytypes", "flowops_contracts", "--ignoreexternal"]
    run(*command, cwd=tmp_path, env={**os.environ, "PATH": path})
