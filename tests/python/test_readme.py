"""The code of the READMEs runs, and the command prints what they show."""

import re
from pathlib import Path

from command import GOOD, run

ROOT = Path(__file__).parents[2]


def blocks(readme: str, language: str) -> list[str]:
    """Give the blocks of code of a document."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def test_the_code_of_the_readme_runs(capsys):
    code = blocks("bindings-python/README.md", "python")
    assert len(code) == 5
    exec("".join(code), {})  # noqa: S102 - it is ours
    printed = capsys.readouterr().out
    assert printed.startswith("a9f3d12e-27a5-4d9e-b8b1-8b62a7c42e91 2025-01-01 10:05:00+00:00\n")
    assert "1 order-events tombstone: " in printed
    assert "1 accepted\n3 rejected\n" in printed
    assert "order-events rejected: value expected an object, found an array\n" in printed


def test_the_code_of_the_front_page_runs(capsys):
    (code,) = blocks("README.md", "python")
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102 - it is ours
    assert getattr(names["report"], "outcome", None) == "accepted"
    assert capsys.readouterr().out == ""


def test_the_command_prints_what_the_front_page_shows(tmp_path):
    (shown,) = (block for block in blocks("README.md", "text") if block.startswith("$ "))
    listed, _, _ = shown.partition("$ flowops-contracts explain not_utc\n")
    command, _, expected = listed.partition("\n")
    broken = GOOD.replace("00Z", "00+01:00").replace("ORD-123", "ORD-124")
    (tmp_path / "events.ndjson").write_text(f"{GOOD}\n{broken}\n")
    assert command == "$ flowops-contracts check events.ndjson"
    assert run("check", "events.ndjson", cwd=tmp_path).out == expected
