"""Events of a file: a JSON text sequence (RFC 7464), or lines."""

from __future__ import annotations

import pathlib

SEPARATOR = b"\x1e"


def events(path: pathlib.Path) -> list[bytes]:
    content = path.read_bytes()
    if content.startswith(SEPARATOR):
        return [event.removesuffix(b"\n") for event in content[1:].split(SEPARATOR)]
    return [line for line in content.split(b"\n") if line]
