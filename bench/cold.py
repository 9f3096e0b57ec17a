"""What a process costs from its start: bare, with an import, and to a first verdict; ours and a peer's."""

from __future__ import annotations

import pathlib
import resource
import subprocess
from typing import Any

ROUNDS = 25
EVENT = (
    '{"eventId":"a9f3d12e-27a5-4d9e-b8b1-8b62a7c42e91","eventType":"ORDER_CANCELLED",'
    '"timestamp":"2025-01-01T10:05:00Z","payload":{"orderId":"ORD-123"}}'
)

NODE = {
    "bare": "",
    "ours, import": 'import { orderEvents } from "@flowops/contracts";',
    "peer, import": 'import * as z from "zod";',
    "ours, first verdict": 'import { orderEvents } from "@flowops/contracts"; orderEvents.parse(process.argv[1]);',
    "peer, first verdict": """
        import * as z from "zod";
        const root = { eventId: z.guid(), timestamp: z.iso.datetime() };
        const items = z.array(z.object({ sku: z.string(), qty: z.number() }));
        z.discriminatedUnion("eventType", [
          z.object({ ...root, eventType: z.literal("ORDER_CREATED"), payload: z.object({ orderId: z.string(), items }) }),
          z.object({ ...root, eventType: z.literal("ORDER_CANCELLED"), payload: z.object({ orderId: z.string() }) }),
        ]).parse(JSON.parse(process.argv[1]));""",
}
PYTHON = {
    "bare": "",
    "ours, import": "from flowops_contracts import order_events",
    "peer, import": "import msgspec",
    "ours, first verdict": "import sys\nfrom flowops_contracts import order_events\norder_events.parse(sys.argv[1])",
    "peer, first verdict": """
import datetime, msgspec, sys, uuid
class Item(msgspec.Struct):
    sku: str
    qty: float
class CreatedPayload(msgspec.Struct, rename="camel"):
    order_id: str
    items: list[Item]
class CancelledPayload(msgspec.Struct, rename="camel"):
    order_id: str
class Base(msgspec.Struct, tag_field="eventType", rename="camel"):
    event_id: uuid.UUID
    timestamp: datetime.datetime
class Created(Base, tag="ORDER_CREATED"):
    payload: CreatedPayload
class Cancelled(Base, tag="ORDER_CANCELLED"):
    payload: CancelledPayload
msgspec.json.Decoder(Created | Cancelled).decode(sys.argv[1])
""",
}


def node(project: pathlib.Path) -> dict[str, Any]:
    return {"peer": "zod", "times": measure(["node", "--input-type=module", "--eval"], NODE, project)}


def python(program: pathlib.Path, folder: pathlib.Path) -> dict[str, Any]:
    return {"peer": "msgspec", "times": measure([str(program), "-c"], PYTHON, folder)}


def measure(command: list[str], programs: dict[str, str], folder: pathlib.Path) -> dict[str, list[float]]:
    """Milliseconds of processor time of each program's process, in rounds; the first warms up."""
    times: dict[str, list[float]] = {name: [] for name in programs}
    for round_ in range(ROUNDS + 1):
        for name, program in programs.items():
            began = spent()
            subprocess.run([*command, program, EVENT], cwd=folder, check=True)
            if round_:
                times[name].append((spent() - began) * 1000)
    return times


def spent() -> float:
    """Seconds of all processes that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
