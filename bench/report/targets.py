"""What is owed and what is aimed at: ratios to a peer, which is 1.00; lower is better."""

from __future__ import annotations

import dataclasses

VALIDATORS = ["typebox", "arktype", "ajv", "zod", "valibot"]
# the forms of an event that are neither broken nor hard
PLAIN = ["valid", "valid-spaced", "sorted", "sorted-spaced", "random", "random-spaced"]


@dataclasses.dataclass(frozen=True)
class Target:
    """A candidate of ours against the fastest of some peers; for each corpus what is owed, and the aim."""

    host: str
    ours: str
    peers: list[str]
    owed: dict[str, tuple[float, float]]
    against: str

    def times(self, factor: float, kind: str) -> Target:
        """The same from another kind of value, which may cost so many times as much."""
        owed = {corpus: (owed * factor, aim * factor) for corpus, (owed, aim) in self.owed.items()}
        return dataclasses.replace(self, ours=f"{self.ours}, {kind}", owed=owed)


def three(*pairs: tuple[float, float]) -> dict[str, tuple[float, float]]:
    return dict(zip(("valid", "hard", "large"), pairs, strict=False))


SONIC, SERDE = ["sonic-rs DOM"], ["serde_json typed"]
JSON_PARSE, MSGSPEC = ["JSON.parse"], ["msgspec"]
FASTEST = "the fastest of " + ", ".join(VALIDATORS)

RUST = [
    Target("rust", "parse", SONIC, three((0.65, 0.50), (0.90, 0.70), (0.80, 0.60)), "sonic-rs DOM, parse only"),
    Target("rust", "is_valid", SONIC, three((0.45, 0.32), (0.65, 0.50), (0.65, 0.50)), "sonic-rs DOM, parse only"),
    Target("rust", "parse", SONIC, {"sorted-spaced": (0.70, 0.55)}, "sonic-rs DOM, parse only"),
    Target("rust", "parse", SERDE, three((0.30, 0.22), (0.35, 0.25), (0.40, 0.30)), "serde_json typed, one pass"),
]
NODE = [
    Target("node", "isValid", JSON_PARSE, three((0.20, 0.15), (0.28, 0.20), (0.25, 0.18)), "JSON.parse alone"),
    Target("node", "parse", VALIDATORS, three((0.32, 0.26), (0.50, 0.38), (0.50, 0.40)), FASTEST),
    Target("node", "parse", JSON_PARSE, three((0.44, 0.36), (0.65, 0.50), (0.55, 0.45)), "JSON.parse alone"),
]
NODE_CHECK = Target(
    "node",
    "check, findings read",
    [f"{name}, errors" for name in VALIDATORS],
    {"mixed": (0.42, 0.32)},
    "the fastest peer's errors, all errors on",
)
PYTHON = [
    Target("python", "is_valid", MSGSPEC, three((0.22, 0.15), (0.35, 0.22), (0.25, 0.18)), "msgspec"),
    Target("python", "parse", MSGSPEC, three((0.28, 0.20), (0.40, 0.28), (0.30, 0.20)), "msgspec"),
    Target(
        "python",
        "parse, every field read",
        ["msgspec, every field read"],
        three((1.00, 0.80), (1.05, 0.85), (1.10, 0.95)),
        "msgspec, every field read",
    ),
]
PYTHON_MANY = Target(
    "python", "is_valid_many", MSGSPEC, three((0.18, 0.11), (0.30, 0.20)), "msgspec, one by one"
)
PYTHON_CHECK = Target(
    "python", "check, findings read", ["pydantic, errors"], {"broken": (0.30, 0.20)}, "pydantic's errors()"
)

TARGETS = [*RUST, *NODE, NODE_CHECK, *PYTHON, PYTHON_MANY, PYTHON_CHECK]
# the rows are owed from bytes (Node: a Buffer); other values may cost more
OTHER_VALUES = [
    *(row.times(1.5, kind) for kind in ("bytes", "string") for row in NODE),
    *(row.times(1.3, "str") for row in PYTHON),
]
# kilobytes
SIZES = {"raw": (70, 50), "brotli": (28, 20)}
# whole processes, less the bare runtime
COLD = {"node": (1.0, 0.5), "python": (1.0, 0.5)}
