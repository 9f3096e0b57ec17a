"""Figures from what was measured: medians, their spread, ratios sample by sample."""

from __future__ import annotations

import dataclasses
import statistics
from typing import Any


@dataclasses.dataclass(frozen=True)
class Spread:
    """A median with its quartiles."""

    low: float
    median: float
    high: float

    @classmethod
    def of(cls, values: list[float]) -> Spread:
        if len(values) < 2:
            return cls(values[0], values[0], values[0])
        return cls(*statistics.quantiles(values, n=4, method="inclusive"))


class Corpus:
    """What a host measured of a corpus."""

    def __init__(self, measured: dict[str, Any]) -> None:
        self.name: str = measured["name"]
        self.events: int = measured["events"]
        self.bytes: int = measured["bytes"]
        self.times: dict[str, list[float]] = measured["times"]
        self.verdicts: dict[str, Any] = measured["verdicts"]

    @property
    def has_broken(self) -> bool:
        return bool(self.verdicts["accepted"] < self.events)

    def time(self, candidate: str) -> Spread:
        """Nanoseconds an event."""
        return Spread.of(self.times[candidate])

    def ratio(self, ours: str, peer: str) -> Spread:
        """Of each sample's two times."""
        pairs = zip(self.times[ours], self.times[peer], strict=True)
        return Spread.of([mine / other for mine, other in pairs])

    def fastest(self, candidates: list[str]) -> str:
        return min(candidates, key=lambda name: statistics.median(self.times[name]))


class Host:
    """What a host measured."""

    def __init__(self, name: str, measured: dict[str, Any]) -> None:
        self.name = name
        self.versions: dict[str, str] = measured["versions"]
        self.corpora = {corpus["name"]: Corpus(corpus) for corpus in measured["corpora"]}


def hosts(results: dict[str, Any]) -> dict[str, Host]:
    names = ("rust", "rust_native", "node", "chromium", "python")
    return {name: Host(name, results[name]) for name in names if name in results}
