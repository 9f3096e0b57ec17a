"""What the tests of the installed package share."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import flowops_contracts
from command import BROKEN, GOOD, ODD

ROOT = Path(__file__).parents[2]


def pytest_configure() -> None:
    """The package that is tested is the installed one."""
    found = Path(flowops_contracts.__file__)
    if ROOT in found.parents and "site-packages" not in found.parts:
        pytest.exit(f"expected the installed package, found {found}", returncode=2)


def derived(name: str) -> list[dict[str, Any]]:
    """Read the lines of a derived file of vectors."""
    text = (ROOT / "tests/derived" / f"{name}.ndjson").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def module(topic: str) -> ModuleType:
    """Give a topic's module."""
    return importlib.import_module(f"flowops_contracts.{topic.replace('-', '_')}")


@pytest.fixture(scope="session")
def accepted() -> list[tuple[ModuleType, bytes, str]]:
    """Give of every vector that is an event its topic, its value and its normal form."""
    vectors = [vector for vector in derived("vectors") if "event" in vector and "text" in vector]
    return [
        (module(vector["topic"]), vector["text"].encode(), vector["event"])
        for vector in vectors
        if not vector.get("options")
    ]


@pytest.fixture(scope="session")
def serialize_vectors() -> list[tuple[ModuleType, dict[str, Any]]]:
    """Give every vector of `serialize` with its topic."""
    return [(module(vector["topic"]), vector) for vector in derived("serialize")]


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Give a file of three lines: one good, one broken, one odd; the second is blank."""
    path = tmp_path / "events.ndjson"
    path.write_text(f"{GOOD}\n\n{BROKEN}\n{ODD}\n")
    return path
