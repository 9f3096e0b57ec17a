"""Shows that the digests bite: plants one lie at a time into a packed package, installs it, and expects the digests
of that host to differ from the crate's.

    python3 tests/planted.py --crate PROGRAM --wheel FILE --tarball FILE
"""

from __future__ import annotations

import argparse
import base64
import json
import re
import sys
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import conformance
import installed

# Each lie, and the files that it is planted in: what it stands in place of, once in each.
IN_JAVASCRIPT = {
    "a number of an event is one more": (r"return numbers\[first \+ slot\] \+ 0;", "return numbers[first + slot] + 1;"),
    "a text of an event is not unescaped": (
        r"return (text\.substring\(\w+ - from, end - from\));",
        r"return JSON.stringify(\1).slice(1, -1);",
    ),
    "a text of an event begins one later": (r"(text\.substring\(\w+ - from), end - from", r"\1 + 1, end - from"),
    "a finding's span ends one later": (
        r"return said;",
        r"said.findings.forEach(({ span }) => (span.end += 1)); return said;",
    ),
    "a value that is not accepted is valid": (r"(isValid: )(\w+),", r"\1(...given) => \2(...given) || true,"),
}
BUNDLES = {"node": "package/index.cjs", "browser": "package/browser.js"}

GETTER = "\n_said = {owner}.{name}\n{owner}.{name} = property(lambda host: {lie})\n"
IN_PYTHON = {
    "a getter gives one more": ("order_events.py", "OrderItem", "qty", "_said.__get__(host) + 1"),
    "a getter gives a text with escapes": (
        "order_events.py",
        "OrderItem",
        "sku",
        "_said.__get__(host).encode('unicode_escape').decode()",
    ),
    "a finding's span begins one later": ("__init__.py", "Span", "start", "_said.__get__(host) + 1"),
}


def packed(tarball: Path, to: Path, name: str, change: Callable[[str], str]) -> Path:
    """A copy of a tarball with one file changed."""
    with tarfile.open(tarball) as read, tarfile.open(to, "w:gz") as written:
        for member in read:
            file = read.extractfile(member)
            content = file.read() if file else b""
            if member.name == name:
                content = changed(name, content, change)
            placed = to.parent / "member"
            placed.write_bytes(content)
            written.add(placed, member.name)
    return to


def zipped(wheel: Path, to: Path, name: str, change: Callable[[str], str]) -> Path:
    """A copy of a wheel with one file changed."""
    with zipfile.ZipFile(wheel) as read, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as written:
        for member in read.namelist():
            content = read.read(member)
            written.writestr(member, changed(name, content, change) if member == name else content)
    return to


def changed(name: str, content: bytes, change: Callable[[str], str]) -> bytes:
    """What a file becomes."""
    text = change(content.decode())
    if text.encode() == content:
        sys.exit(f"failed: the lie has no place in {name}")
    return text.encode()


def replacing(of: str, by: str) -> Callable[[str], str]:
    """A change of what must be there once."""

    def change(text: str) -> str:
        made, count = re.subn(of, by, text)
        return made if count == 1 else text

    return change


def without_the_last(text: str) -> str:
    """The facts that a wheel ships, less a vector."""
    topics, vectors = json.loads(zlib.decompress(base64.b64decode(text)))
    return base64.b64encode(zlib.compress(json.dumps([topics, vectors[:-1]]).encode())).decode()


def lies(given: argparse.Namespace, folder: Path) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Each lie: the host that tells it, what it is, and what the host says then."""
    for index, (what, change) in enumerate(IN_JAVASCRIPT.items()):
        for host, bundle in BUNDLES.items():
            place = folder / f"{host}-{index}"
            place.mkdir()
            file = packed(given.tarball, place / "planted.tgz", bundle, replacing(*change))
            if host == "node":
                yield host, what, conformance.of_node(installed.tarball(file, place))
            else:
                yield host, what, conformance.of_browser(file)
    changes = {
        what: (file, lambda text, made=GETTER.format(owner=owner, name=name, lie=lie): text + made)
        for what, (file, owner, name, lie) in IN_PYTHON.items()
    }
    changes["a vector is not there"] = ("facts.txt", without_the_last)
    for index, (what, (name, change)) in enumerate(changes.items()):
        place = folder / f"python-{index}"
        place.mkdir()
        file = zipped(given.wheel, place / given.wheel.name, f"flowops_contracts/{name}", change)
        yield "python", what, conformance.of_python(installed.wheel(file, place))


def main() -> int:
    """Plants; 1 where a lie is not seen."""
    parser = argparse.ArgumentParser()
    for name in ("crate", "wheel", "tarball"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    unseen = count = 0
    with tempfile.TemporaryDirectory() as folder:
        crate = conformance.of_crate(given.crate)
        for host, what, said in lies(given, Path(folder)):
            wrong = conformance.differing(host, said, crate)
            count, unseen = count + 1, unseen + (not wrong)
            print(f"{host:8} {what}: {', '.join(wrong) + ' differ' if wrong else 'NOT SEEN'}", flush=True)
    print(f"{count} lies planted, {unseen} not seen")
    return 1 if unseen else 0


if __name__ == "__main__":
    sys.exit(main())
