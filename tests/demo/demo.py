"""What core/examples/demo.rs prints, by the package that this interpreter has installed."""

import sys
from pathlib import Path

from flowops_contracts import order_events


def show(name: str, value: bytes) -> None:
    """Prints what a value is, and what is wrong with it."""
    report = order_events.check(value)
    print(f"{name}: {report.outcome}")
    if report.total:
        print(f"\n{report.render()}")


for event_type, example in order_events.EXAMPLES.items():
    show(f"the contract's example of {event_type}", example.encode())
for file in sys.argv[1:]:
    for number, line in enumerate(Path(file).read_bytes().split(b"\n"), 1):
        if line:
            show(f"{file}, line {number}", line)
