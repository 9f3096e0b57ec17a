"""How fast `flowops-contracts check` is, and how much memory it takes.

A million lines, without a fault and with one in a hundred broken: `python command_rate.py [LINES]`.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import sysconfig
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from flowops_contracts import order_events

COMMAND = Path(sysconfig.get_path("scripts")) / "flowops-contracts"
ROUNDS = 5


class Cost(NamedTuple):
    """What one run took."""

    seconds: float
    processor: float
    megabytes: float


def events(count: int) -> Iterator[str]:
    """Write events as services do, in a line each."""
    chance = random.Random(20261124)  # noqa: S311 - not for secrets
    for index in range(count):
        event_id = uuid.UUID(int=chance.getrandbits(128), version=4)
        event_type, payload = "ORDER_CANCELLED", f'{{"orderId":"ORD-{index}"}}'
        if index % 3:
            sku, qty = chance.randrange(1000), chance.randrange(1, 9)
            items = f'[{{"sku":"SKU-{sku}","qty":{qty}}},{{"sku":"SKU-2","qty":1}}]'
            event_type, payload = "ORDER_CREATED", f'{{"orderId":"ORD-{index}","items":{items}}}'
        yield (
            f'{{"eventId":"{event_id}","eventType":"{event_type}",'
            f'"timestamp":"2025-01-01T10:{index % 60:02}:00Z","payload":{payload}}}'
        )


def broken(event: str, way: int) -> str:
    """Break an event in one of several ways."""
    ways = [
        event[: len(event) // 2],
        event.replace('00Z"', '00+02:00"'),
        event.replace('"orderId"', '"order_id"'),
        event.replace('"eventType":"ORDER_', '"eventType":"ORDERS_'),
        event.replace('"eventId":"', '"eventId":"\\ud800'),
    ]
    return ways[way % len(ways)]


def cost(*arguments: str | Path) -> Cost:
    """Run the command once."""
    began = time.perf_counter()
    process = subprocess.Popen([COMMAND, *arguments], stdout=subprocess.DEVNULL)
    # what `wait4` tells counts the memory of who started it too
    status, kilobytes = Path(f"/proc/{process.pid}/status"), 0
    while (ended := os.wait4(process.pid, os.WNOHANG))[0] == 0:
        peak = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        kilobytes = max([kilobytes, *map(int, peak)])
        time.sleep(0.002)
    used = ended[2].ru_utime + ended[2].ru_stime
    process.returncode = os.waitstatus_to_exitcode(ended[1])
    return Cost(time.perf_counter() - began, used, kilobytes / 1024)


def show(name: str, runs: list[Cost], size: int) -> None:
    """Print the fastest of some runs."""
    seconds, processor = min(run.seconds for run in runs), min(run.processor for run in runs)
    rate = f"{size / seconds / 1e6:5.0f} MB/s, {size / processor / 1e6:5.0f} MB for a second of a core"
    peak = max(run.megabytes for run in runs)
    print(f"{name:30} {seconds:5.2f} s, {processor:5.2f} s of a core, {rate}, {peak:4.1f} MB at most")


def main(count: int) -> None:
    """Measure."""
    with tempfile.TemporaryDirectory() as folder:
        good, mixed = Path(folder) / "good.ndjson", Path(folder) / "mixed.ndjson"
        with good.open("w") as plain, mixed.open("w") as spoilt:
            for index, event in enumerate(events(count)):
                plain.write(event + "\n")
                spoilt.write((broken(event, index // 100) if index % 100 == 0 else event) + "\n")
        size = good.stat().st_size
        print(f"{count} lines, {size / 1e6:.0f} MB; the fastest of {ROUNDS} runs, the start included")
        show("nothing to do", [cost("--version") for _ in range(ROUNDS)], 0)
        for name, path, arguments in [
            ("good lines", good, []),
            ("one in a hundred broken", mixed, []),
            ("good lines, json", good, ["--format=json"]),
            ("one in a hundred broken, json", mixed, ["--format=json"]),
        ]:
            runs = [cost("check", *arguments, path) for _ in range(ROUNDS)]
            show(name, runs, path.stat().st_size)
        began, used = time.perf_counter(), time.process_time()
        with good.open("rb") as file:
            accepted = sum(report.outcome == "accepted" for _, report in order_events.check_lines(file))
        assert accepted == count
        run = Cost(time.perf_counter() - began, time.process_time() - used, 0)
        show("check_lines, good lines", [run], size)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
