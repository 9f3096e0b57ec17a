"""The README's code runs."""

import re
from pathlib import Path

README = Path(__file__).parents[2] / "bindings-python" / "README.md"


def test_the_code_of_the_readme_runs(capsys):
    blocks = re.findall(
        r"^```python\n(.*?)^```$", README.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    assert len(blocks) == 3
    exec("".join(blocks), {})  # noqa: S102 - it is ours
    printed = capsys.readouterr().out
    assert printed.startswith("a9f3d12e-27a5-4d9e-b8b1-8b62a7c42e91 2025-01-01 10:05:00+00:00\n")
    assert "order-events rejected: value expected an object, found an array\n" in printed
