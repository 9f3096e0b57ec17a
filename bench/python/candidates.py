"""What is timed: each candidate reads a list of values, all in a loop of its own or all at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import peers
from flowops_contracts import order_events

Run = Callable[[Sequence[bytes | str]], object]


def each(read: Callable[[bytes], object]) -> Run:
    failures = peers.FAILURES

    def run(values: Sequence[bytes]) -> None:
        for value in values:
            try:
                read(value)
            except failures:
                pass

    return run


def every_field(parse: Callable[[bytes], object], created: type) -> Callable[[bytes], None]:
    """A candidate that reads what it parses; `created` is its class of events with items."""

    def run(value: bytes) -> None:
        event = parse(value)
        event.event_id, event.timestamp
        payload = event.payload
        payload.order_id
        if type(event) is created:
            for item in payload.items:
                item.sku, item.qty

    return run


def check_read(value: bytes) -> int:
    return sum(len(finding.pointer) + len(finding.message) for finding in order_events.check(value).findings)


def candidates(*, broken: bool, many: bool) -> dict[str, tuple[str, Run]]:
    """Candidates by name: the kind of value that each takes, and what it does."""
    found = {name: ("bytes", each(read)) for name, read in peers.PEERS.items()}
    found["msgspec, every field read"] = ("bytes", each(every_field(peers.msgspec_typed, peers.Created)))
    ours = {
        "is_valid": order_events.is_valid,
        "parse": order_events.parse,
        "check": order_events.check,
        "parse, every field read": every_field(order_events.parse, order_events.OrderCreatedEvent),
    }
    for kind in ("bytes", "str"):
        suffix = "" if kind == "bytes" else f", {kind}"
        found |= {f"{name}{suffix}": (kind, each(read)) for name, read in ours.items()}
    # one value has no batch, and one broken value fails all of a batch that is parsed
    batches = ["is_valid_many", "check_many"] if broken else ["is_valid_many", "parse_many", "check_many"]
    for name in batches:
        if many and hasattr(order_events, name):
            found[name] = ("bytes", getattr(order_events, name))
    if broken:
        found["pydantic, errors"] = ("bytes", each(peers.pydantic_errors))
        found["check, findings read"] = ("bytes", each(check_read))
    return found
