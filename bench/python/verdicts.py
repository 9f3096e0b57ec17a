"""What each peer says of the events, beside what the core says."""

from __future__ import annotations

import collections
from typing import Any

import peers
from flowops_contracts import order_events


def verdicts(values: list[bytes]) -> dict[str, Any]:
    """For each peer: how many events that we accept it refuses; and of those whose one fault is of a code, how
    many it accepts, and how many there are."""
    faults = []
    for value in values:
        report = order_events.check(value)
        accepted = report.outcome == "accepted"
        if accepted != order_events.is_valid(value):
            raise SystemExit("the verbs disagree")
        errors = {finding.code for finding in report.findings if finding.severity == "error"}
        faults.append(None if accepted else sorted(errors))
    said = {name: verdict(read, values, faults) for name, read in peers.PEERS.items()}
    return {"accepted": faults.count(None), "peers": said}


def verdict(read: Any, values: list[bytes], faults: list[list[str] | None]) -> dict[str, Any]:
    refused = 0
    missed: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for value, codes in zip(values, faults, strict=True):
        try:
            read(value)
            accepted = True
        except peers.FAILURES:
            accepted = False
        if codes is None:
            refused += not accepted
        elif len(codes) == 1:
            missed[codes[0]][0] += accepted
            missed[codes[0]][1] += 1
    return {"refused": refused, "missed": missed}
