"""FlowOps events, read with certainty: a typed event, or exactly what is wrong with a record and where."""

# derived from the core's declaration: `cargo run -p harness --bin derive -- --write`

from ._error import ContractError
from ._native import Finding, Report, Span

from . import order_events  # isort: skip

__all__ = [
    "ContractError",
    "Finding",
    "Report",
    "Span",
    "order_events",
]
