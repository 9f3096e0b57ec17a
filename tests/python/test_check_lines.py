"""`check_lines`: a report for each line of a binary file."""

from __future__ import annotations

import copy
import gzip
import io
import json
import os
import pickle
import tracemalloc
from pathlib import Path

import pytest

from flowops_contracts import order_events

GOOD = json.dumps(json.loads(order_events.EXAMPLES["ORDER_CANCELLED"]), separators=(",", ":")).encode()
BROKEN = GOOD.replace(b"00Z", b"00+02:00")
LARGEST = 1_048_576


def outcomes(text: bytes, **options: object) -> list[tuple[int, str]]:
    reports = order_events.check_lines(io.BytesIO(text), **options)  # type: ignore[arg-type]
    return [(line, report.outcome) for line, report in reports]


def test_each_line_has_its_number_and_its_report() -> None:
    reports = list(order_events.check_lines(io.BytesIO(GOOD + b"\n" + BROKEN + b"\n")))
    assert reports == [(1, order_events.check(GOOD)), (2, order_events.check(BROKEN))]
    (_, good), (_, broken) = reports
    assert good.event == order_events.parse(GOOD)
    assert broken.render() == order_events.check(BROKEN).render()


def test_blank_lines_are_counted_and_the_last_line_needs_no_end() -> None:
    text = b"\n \t\r\n" + GOOD + b"\r\n\n" + GOOD[:40]
    assert outcomes(text) == [(3, "accepted"), (5, "rejected")]
    assert outcomes(b"") == outcomes(b"\n\r\n ") == []


def test_options_are_those_of_check() -> None:
    odd = GOOD.replace(b"ORD-123", b"")
    assert outcomes(odd) == [(1, "accepted")]
    assert outcomes(odd, strict=True) == [(1, "rejected")]
    ((_, report),) = order_events.check_lines(io.BytesIO(b"{}"), max_findings=1)
    assert (len(report.findings), report.total) == (1, 4)
    wrongs = [({"max_bytes": -1}, ValueError), ({"max_findings": "1"}, TypeError), ({"odd": 1}, TypeError)]
    for wrong, error in wrongs:
        with pytest.raises(error):
            order_events.check_lines(io.BytesIO(), **wrong)  # type: ignore[call-overload]


def test_a_line_that_is_too_large_keeps_its_size_alone() -> None:
    text = b"x" * (50 * LARGEST) + b"\n" + GOOD
    file = io.BytesIO(text)
    tracemalloc.start()
    (first, large), (second, good) = order_events.check_lines(file)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (first, second, good.outcome) == (1, 2, "accepted")
    assert large.findings[0].message == f"expected at most {LARGEST} bytes, found {50 * LARGEST} bytes"
    assert "too_large" in large.render()
    assert most < 4 * LARGEST
    for again in [pickle.loads(pickle.dumps(large)), copy.copy(large), copy.deepcopy(large)]:
        assert again == large
        assert again.to_json() == large.to_json() == order_events.check(text[: 50 * LARGEST]).to_json()


def test_a_line_of_exactly_the_limit_is_read() -> None:
    assert outcomes(GOOD + b"\n" + GOOD + b" ", max_bytes=len(GOOD)) == [(1, "accepted"), (2, "rejected")]


def test_files_of_every_kind(tmp_path: Path) -> None:
    text = (GOOD + b"\n") * 5000
    path = tmp_path / "events.ndjson"
    path.write_bytes(text)
    with path.open("rb") as buffered, path.open("rb", buffering=0) as unbuffered:
        assert len(list(order_events.check_lines(buffered))) == 5000
        assert len(list(order_events.check_lines(unbuffered))) == 5000
    with gzip.open(tmp_path / "events.gz", "wb") as packed:
        packed.write(text)
    with gzip.open(tmp_path / "events.gz", "rb") as unpacked:
        assert len(list(order_events.check_lines(unpacked))) == 5000


class Only:
    """A file with `read` alone, which gives a few bytes at a time."""

    def __init__(self, text: bytes, most: int) -> None:
        self.file, self.most = io.BytesIO(text), most

    def read(self, size: int, /) -> bytes:
        return self.file.read(min(size, self.most))


@pytest.mark.parametrize("most", [1, 2, 3, 100])
def test_it_does_not_matter_how_a_file_is_cut(most: int) -> None:
    text = b"\r\n".join([GOOD, b"", BROKEN, b"[]", b" ", GOOD[:10]])
    whole = list(order_events.check_lines(io.BytesIO(text)))
    assert list(order_events.check_lines(Only(text, most))) == whole


def test_lines_come_as_soon_as_they_are_there() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as file, os.fdopen(writing, "wb", buffering=0) as pipe:
        reports = order_events.check_lines(file)
        pipe.write(GOOD + b"\n" + GOOD[:5])
        assert next(reports)[0] == 1
        pipe.write(GOOD[5:] + b"\n")
        assert next(reports)[1].outcome == "accepted"
        pipe.close()
        assert next(reports, None) is None
        assert next(reports, None) is None


def test_what_is_no_binary_file_is_a_type_error() -> None:
    for wrong in [None, 1, b"{}", "events.ndjson", Path("events.ndjson"), [b"{}"]]:
        with pytest.raises(TypeError, match="binary mode"):
            order_events.check_lines(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="gives bytes, found str"):
        next(order_events.check_lines(io.StringIO("{}")))  # type: ignore[arg-type]


def test_what_a_file_raises_comes_through() -> None:
    class Breaks:
        def read(self, size: int, /) -> bytes:
            raise KeyError(size)

    class Overflows:
        def read(self, size: int, /) -> bytes:
            return b"x" * (size + 1)

    with pytest.raises(KeyError):
        next(order_events.check_lines(Breaks()))
    with pytest.raises(ValueError, match="no more bytes"):
        next(order_events.check_lines(Overflows()))
    closed = io.BytesIO()
    closed.close()
    with pytest.raises(ValueError, match="closed file"):
        next(order_events.check_lines(closed))


def test_a_file_that_asks_for_the_lines_it_gives() -> None:
    class Asks:
        def read(self, size: int, /) -> bytes:
            next(reports)
            return b""

    reports = order_events.check_lines(Asks())
    with pytest.raises(RuntimeError):
        next(reports)
