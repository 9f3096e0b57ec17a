"""What is kept of events in memory, beside the peers' objects, and that reading leaves nothing behind.

Prints; asserts nothing. Each measurement has a process of its own, so that none sees what another freed.

    python bench/python/memory.py            # all, with the package and the peers that are installed
"""

from __future__ import annotations

import gc
import importlib.util
import json
import os
import random
import subprocess
import sys
import uuid
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

KEPT = 100_000
LOOP = 10_000_000
SEED = 20261124


def main() -> None:
    """Print the tables; with a name, one measurement."""
    if len(sys.argv) > 1:
        name, work = sys.argv[1:]
        print(json.dumps(MEASURES[work](READERS[name]())))
        return
    print(f"Python {sys.version.split()[0]}; {KEPT:,} events of {size():.0f} bytes on average are kept\n")
    print("| kept | bytes an event, beside the value | after every field was read |\n|---|--:|--:|")
    for name in READERS:
        if importlib.util.find_spec(name.split(".")[0].split()[0]) is None:
            print(f"| {name} | not installed | |")
            continue
        kept, read = measured(name, "kept"), measured(name, "read")
        print(f"| {name} | {kept:,.0f} | {read:,.0f} |")
    print(f"\n`parse` {LOOP:,} times, nothing kept; resident memory after so many:\n")
    marks = measured("flowops_contracts", "loop")
    print(", ".join(f"{count:,}: {kilobytes:,} kB" for count, kilobytes in marks))


def measured(name: str, work: str) -> Any:
    """Measure in a new process."""
    done = subprocess.run([sys.executable, __file__, name, work], stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def values(count: int) -> list[bytes]:
    """Make valid events from the seed: 80 % created, with one to five items."""
    rng, made = random.Random(SEED), []
    for _ in range(count):
        items = rng.randint(1, 5) if rng.random() < 0.8 else 0
        payload: dict[str, Any] = {"orderId": f"ORD-{rng.randrange(10**6)}"}
        if items:
            payload["items"] = [
                {"sku": f"SKU-{rng.randrange(10**6)}", "qty": rng.randint(1, 99)} for _ in range(items)
            ]
        event = {
            "eventId": str(uuid.UUID(int=rng.getrandbits(128), version=4)),
            "eventType": "ORDER_CREATED" if items else "ORDER_CANCELLED",
            "timestamp": f"2025-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}T10:00:00.{rng.randrange(1000):03}Z",
            "payload": payload,
        }
        made.append(json.dumps(event, separators=(",", ":")).encode())
    return made


def size() -> float:
    """Give the mean size of a value."""
    made = values(1_000)
    return sum(map(len, made)) / len(made)


def resident() -> int:
    """Give the memory of the process that is in use, in bytes; Rust's is in it, which Python does not trace."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


Read = Callable[[bytes], Any]
Fields = Callable[[Any], object]


def kept(reader: tuple[Read, Fields]) -> float:
    """Give the bytes that a kept event takes beside its value, which is kept in each case."""
    return retained(reader, read_fields=False)


def read(reader: tuple[Read, Fields]) -> float:
    """Give the same after every field was read once, what was read being let go."""
    return retained(reader, read_fields=True)


def retained(reader: tuple[Read, Fields], *, read_fields: bool) -> float:
    parse, fields = reader
    given = values(KEPT)
    for value in given[:1_000]:
        fields(parse(value))
    events: list[Any] = [None] * len(given)
    before = resident()
    for index, value in enumerate(given):
        events[index] = parse(value)
        if read_fields:
            fields(events[index])
    return (resident() - before) / len(events)


def loop(reader: tuple[Read, Fields]) -> list[tuple[int, int]]:
    """Give the resident memory in kB at some of the times that an event was read."""
    parse, _ = reader
    given, marks = values(1_000), []
    for thousands in range(1, LOOP // 1_000 + 1):
        for value in given:
            parse(value)
        if thousands * 1_000 in (LOOP // 100, LOOP // 10, LOOP // 2, LOOP):
            marks.append((thousands * 1_000, resident() // 1024))
    return marks


MEASURES: dict[str, Callable[[tuple[Read, Fields]], Any]] = {"kept": kept, "read": read, "loop": loop}


def flowops() -> tuple[Read, Fields]:
    """This package."""
    from flowops_contracts import order_events

    def fields(event: Any) -> object:
        payload = event.payload
        items = [(item.sku, item.qty) for item in getattr(payload, "items", ())]
        return event.event_id, event.timestamp, payload.order_id, items

    return order_events.parse, fields


def camel_case(event: Any) -> object:
    """Read every field of a peer's event."""
    items = [(item.sku, item.qty) for item in getattr(event.payload, "items", None) or ()]
    return event.eventId, event.timestamp, event.payload.orderId, items


def msgspec(*, gc: bool) -> tuple[Read, Fields]:
    """Typed structs, with `UUID` and `datetime`."""
    import msgspec

    class Item(msgspec.Struct, gc=gc):
        sku: str
        qty: int | float

    class Created(msgspec.Struct, gc=gc):
        orderId: str
        items: list[Item]

    class Cancelled(msgspec.Struct, gc=gc):
        orderId: str

    class CreatedEvent(msgspec.Struct, tag_field="eventType", tag="ORDER_CREATED", gc=gc):
        eventId: uuid.UUID
        timestamp: datetime
        payload: Created

    class CancelledEvent(msgspec.Struct, tag_field="eventType", tag="ORDER_CANCELLED", gc=gc):
        eventId: uuid.UUID
        timestamp: datetime
        payload: Cancelled

    space = {**globals(), **locals()}
    for struct in (Created, CreatedEvent, CancelledEvent):
        struct.__annotations__ = {name: eval(kind, space) for name, kind in struct.__annotations__.items()}
    return msgspec.json.Decoder(CreatedEvent | CancelledEvent).decode, camel_case


def pydantic() -> tuple[Read, Fields]:
    """Frozen models, told apart by their event type."""
    from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

    class Model(BaseModel):
        model_config = ConfigDict(frozen=True)

    item = type("Item", (Model,), {"__annotations__": {"sku": str, "qty": int | float}})
    created = type("Created", (Model,), {"__annotations__": {"orderId": str, "items": list[item]}})
    cancelled = type("Cancelled", (Model,), {"__annotations__": {"orderId": str}})

    def event(name: str, word: str, payload: type) -> Any:
        fields = {"eventId": uuid.UUID, "timestamp": datetime, "payload": payload}
        return type(name, (Model,), {"__annotations__": {"eventType": Literal[word], **fields}})  # type: ignore[valid-type]

    events = event("CreatedEvent", "ORDER_CREATED", created) | event(
        "CancelledEvent", "ORDER_CANCELLED", cancelled
    )
    from typing import Annotated

    adapter = TypeAdapter(Annotated[events, Field(discriminator="eventType")])
    return adapter.validate_json, camel_case


READERS: dict[str, Callable[[], tuple[Read, Fields]]] = {
    "flowops_contracts": flowops,
    "msgspec gc=False": lambda: msgspec(gc=False),
    "msgspec": lambda: msgspec(gc=True),
    "pydantic": pydantic,
}


if __name__ == "__main__":
    main()
