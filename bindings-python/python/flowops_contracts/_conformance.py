"""`python -m flowops_contracts conformance`: shows that this installation says what every host says.

One digest for each unit: SHA-256 over a line for each vector, put together from Python's own objects.
"""

from __future__ import annotations

import base64
import hashlib
import importlib
import importlib.resources
import json
import zlib
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from . import _native
from ._error import ContractError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from ._native import Finding, Report

# what a member is that may be null but is absent, where a topic has such
ABSENT = getattr(_native, "ABSENT", object())
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def main() -> int:
    """Print the digests and the number of vectors."""
    vectors, hosts = facts()
    for unit in ("bytes", "code_points"):
        print(f"{unit}: {digest(vectors, hosts, unit)}")
    print(f"vectors: {len(vectors)}")
    return 0


def digest(vectors: list[Any], hosts: dict[str, Host], unit: str) -> str:
    """Give the digest over vectors in a unit."""
    said = hashlib.sha256()
    for topic, name, written, options in vectors:
        for value in values(written, unit):
            line = hosts[topic].line(f"{topic}/{name}", value, options)
            said.update(text_of(line).encode() + b"\n")
    return said.hexdigest()


def facts() -> tuple[list[Any], dict[str, Host]]:
    """Read the vectors that the package ships, and what its topics are made of."""
    packed = importlib.resources.files(__package__).joinpath("facts.txt").read_text("ascii")
    topics, vectors = json.loads(zlib.decompress(base64.b64decode(packed)))
    return vectors, {topic: Host(*host) for topic, host in topics.items()}


def values(written: dict[str, Any], unit: str) -> Iterator[bytes | str | None]:
    """Give the vector's value as it is in a unit, where it is."""
    text, code_points = written.get("text"), unit == "code_points"
    if text is not None:
        yield text if code_points else text.encode()
    elif "wtf8" in written:
        if code_points:
            yield base64.b64decode(written["wtf8"]).decode("utf-8", "surrogatepass")
    elif not code_points:
        yield base64.b64decode(written["base64"]) if "base64" in written else None


class Host:
    """A topic as this package has it."""

    def __init__(self, module: str, classes: dict[str, list[tuple[str, str, bool, bool, bool]]]) -> None:
        """Keep the topic's module and, of each class, what its attributes are."""
        self.topic: ModuleType = importlib.import_module(f".{module}", __package__)
        self.classes = classes

    def line(self, name: str, value: bytes | str | None, options: dict[str, Any]) -> list[Any]:
        """Give what the package says of a value."""
        given = {option: limit for option, limit in options.items() if limit is not None}
        report = self.topic.check(value, **given)
        failed, event = attempt(lambda: self.topic.parse(value, **given))
        said = [name, text_of(rebuilt(report)), report.to_json(), self.topic.is_valid(value, **given), failed]
        if failed:
            return [*said, None, None, None]
        normal = text_of(self.plain(event))
        return [*said, normal, self.sent(event), self.sent(json.loads(normal))]

    def sent(self, event: object) -> str:
        """Give what is sent of an event, or the report of the failure."""
        failed, sent = attempt(lambda: self.topic.serialize(event, strict=False))
        return str(sent.report.to_json() if failed else sent.decode())

    def plain(self, host: Any) -> Any:
        """Rebuild the normal form from an object's attributes."""
        if isinstance(host, tuple):
            return [self.plain(element) for element in host]
        if type(host).__name__ not in self.classes:
            return str(host) if isinstance(host, UUID) else host
        form = {}
        for name, key, dated, optional, nullable in self.classes[type(host).__name__]:
            value = getattr(host, name)
            if value is ABSENT or (value is None and optional and not nullable):
                continue
            form[key] = moment(value, getattr(host, f"{name}_ns")) if dated else self.plain(value)
        return form


def moment(cut: Any, exact: Any) -> Any:
    """Give the normal form of a timestamp: what is cut to microseconds, and the rest of it."""
    if isinstance(cut, tuple):
        return [moment(*pair) for pair in zip(cut, exact, strict=True)]
    if cut is None or cut != EPOCH + timedelta(microseconds=exact // 1000):
        return cut and f"{cut} is not {exact}"
    digits = cut.isoformat(timespec="microseconds")[:26] + f"{exact % 1000:03}"
    while digits.endswith(("000", ".")):
        digits = digits.removesuffix("000").removesuffix(".")
    return digits + "Z"


def rebuilt(report: Report[object]) -> dict[str, Any]:
    """Put the report's JSON together from its attributes."""
    form: dict[str, Any] = {"topic": report.topic, "outcome": report.outcome}
    if report.event_type is not None:
        form["eventType"] = report.event_type
    form["findings"] = [finding(found) for found in report.findings]
    form["total"] = report.total
    return form


def finding(found: Finding) -> dict[str, Any]:
    """Put a finding's JSON together from its attributes."""
    span = {name: getattr(found.span, name) for name in ("start", "end", "line", "column")}
    form = {
        "code": found.code,
        "severity": found.severity,
        "pointer": found.pointer,
        "span": span,
        "expected": found.expected,
        "found": found.found,
        "message": found.message,
    }
    return form if found.help is None else {**form, "help": found.help}


def attempt(call: Callable[[], Any]) -> tuple[bool, Any]:
    """Give whether a call failed, and its result or its failure."""
    try:
        return False, call()
    except ContractError as error:
        return True, error


def text_of(value: Any) -> str:
    """Write JSON as `JSON.stringify` does."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{text_of(key)}:{text_of(member)}" for key, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(text_of, value)) + "]"
    return number(value) if isinstance(value, float) else json.dumps(value, ensure_ascii=False)


def number(value: float) -> str:
    """Write a number with a fraction as ECMAScript does."""
    sign, digits, exponent = Decimal(repr(value)).as_tuple()
    text, point = "".join(map(str, digits)), len(digits) + int(exponent)
    if point < -5:  # noqa: PLR2004 - as ECMA-262 has it
        text = f"{text[0]}.{text[1:]}".removesuffix(".") + f"e{point - 1}"
    elif point <= 0:
        text = "0." + "0" * -point + text
    else:
        text = f"{text[:point]}.{text[point:]}"
    return "-" * sign + text
