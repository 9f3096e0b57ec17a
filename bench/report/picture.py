"""The picture for the README: what an event costs, beside the peers; readable on light and on dark."""

from __future__ import annotations

from xml.sax.saxutils import escape

from figures import Corpus, Host

WIDTH, LABELS, BAR, GAP, FIGURES = 720, 190, 16, 6, 150
# host, its title, the candidates and how they are called; ours first
PANELS = [
    (
        "rust",
        "Rust",
        {
            "is_valid": "is_valid",
            "parse": "parse",
            "sonic-rs DOM": "sonic-rs, no contract",
            "serde_json typed": "serde_json typed",
        },
        2,
    ),
    (
        "node",
        "Node",
        {
            "isValid": "isValid",
            "parse": "parse",
            "JSON.parse": "JSON.parse, no contract",
            "typebox": "+ typebox",
            "arktype": "+ arktype",
            "zod": "+ zod",
            "ajv": "+ ajv",
            "valibot": "+ valibot",
        },
        2,
    ),
    (
        "python",
        "Python",
        {
            "is_valid": "is_valid",
            "parse": "parse",
            "orjson": "orjson, no contract",
            "msgspec": "msgspec",
            "orjson + jsonschema-rs": "orjson + jsonschema-rs",
            "pydantic": "pydantic",
        },
        2,
    ),
]

STYLE = """
  text { font: 12px system-ui, sans-serif; fill: #1f2328 }
  .title { font-weight: 600 }
  .quiet { fill: #59636e }
  .peer { fill: #afb8c1 }
  .ours { fill: #1a7f64 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .quiet { fill: #9198a1 }
    .peer { fill: #57606a }
    .ours { fill: #3fb98f }
  }
"""


def picture(hosts: dict[str, Host]) -> str:
    parts: list[str] = []
    y = 20
    for name, title, candidates, ours in PANELS:
        if name not in hosts:
            continue
        valid, hard = (hosts[name].corpora[corpus] for corpus in ("valid", "hard"))
        parts.append(f'<text class="title" x="0" y="{y}">{title}</text>')
        y += 10
        drawn, y = panel(valid, hard, candidates, ours, y)
        parts += drawn
        y += 26
    mean = round(valid.bytes / valid.events)
    note = f"nanoseconds an event of {mean} bytes, in brackets a hard one; shorter is better"
    parts.append(f'<text class="quiet" x="0" y="{y}">{escape(note)}</text>')
    size = f'viewBox="0 0 {WIDTH} {y + 10}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(note)}">'
    return "\n".join([head, f"<style>{STYLE}</style>", *parts, "</svg>", ""])


def panel(valid: Corpus, hard: Corpus, candidates: dict[str, str], ours: int, y: int) -> tuple[list[str], int]:
    """A bar for each candidate, to the scale of the panel's slowest."""
    slowest = max(valid.time(name).median for name in candidates)
    parts = []
    for index, (name, label) in enumerate(candidates.items()):
        time = valid.time(name).median
        length = max(1.0, time / slowest * (WIDTH - LABELS - FIGURES))
        kind = "ours" if index < ours else "peer"
        middle = y + BAR - 4
        figures = f"{time:,.0f} ({hard.time(name).median:,.0f})"
        parts.append(f'<text x="{LABELS - 8}" y="{middle}" text-anchor="end">{escape(label)}</text>')
        parts.append(f'<rect class="{kind}" x="{LABELS}" y="{y}" width="{length:.1f}" height="{BAR}" rx="2"/>')
        parts.append(f'<text x="{LABELS + length + 8:.1f}" y="{middle}">{figures}</text>')
        y += BAR + GAP
    return parts, y
