"""What the tests of the installed package share."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import BROKEN, GOOD, ODD


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Give a file of three lines: one good, one broken, one odd; the second is blank."""
    path = tmp_path / "events.ndjson"
    path.write_text(f"{GOOD}\n\n{BROKEN}\n{ODD}\n")
    return path
