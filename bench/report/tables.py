"""The tables of RESULTS.md."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from figures import Corpus, Host, Spread
from targets import PLAIN, Target

# a verdict of interest, in the order in which a reader looks for them
CODES = [
    "invalid_utf8",
    "invalid_json",
    "duplicate_key",
    "lone_surrogate",
    "missing_field",
    "wrong_type",
    "number_out_of_range",
    "unknown_event_type",
    "invalid_uuid",
    "invalid_timestamp",
    "not_utc",
]


def table(head: list[str], rows: Iterable[list[str]]) -> str:
    rows = list(rows)
    rule = ["--:" if all(is_figure(cell) for cell in column) else "---" for column in zip(*rows, strict=True)]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, rule, *rows])


def is_figure(cell: str) -> bool:
    return cell[:1] in "0123456789–" or cell == "all"


def shown(spread: Spread) -> str:
    return f"{spread.median:.2f} ({spread.low:.2f}–{spread.high:.2f})"


def nanoseconds(spread: Spread) -> str:
    return f"{spread.median:,.0f}"


def owed(hosts: dict[str, Host], targets: list[Target]) -> str:
    head = ["candidate", "against", "corpus", "owed", "aim", "measured (quartiles)", "other forms, worst", "holds"]
    return table(head, [line for target in targets for line in owed_lines(hosts, target)])


def owed_lines(hosts: dict[str, Host], target: Target) -> Iterable[list[str]]:
    host = hosts.get(target.host)
    for name, (most, aim) in target.owed.items():
        line = [f"{target.host.capitalize()} `{target.ours}`", target.against, name, f"{most:.2f}", f"{aim:.2f}"]
        corpus = host.corpora.get(name) if host else None
        if host is None or corpus is None or target.ours not in corpus.times:
            yield [*line, "not there yet", "", "**no**"]
            continue
        measured = ratio(corpus, target)
        worst = ""
        if name == "valid":
            others = [host.corpora[other] for other in PLAIN[1:] if other in host.corpora]
            ratios = [(ratio(other, target).median, other.name) for other in others]
            worst = "{:.2f} {}".format(*max(ratios)) if ratios else ""
        holds = "aim" if measured.median <= aim else "yes" if measured.median <= most else "**no**"
        yield [*line, shown(measured), worst, holds]


def ratio(corpus: Corpus, target: Target) -> Spread:
    return corpus.ratio(target.ours, corpus.fastest(target.peers))


def times(host: Host, corpora: list[str]) -> str:
    """Medians, a column for each corpus."""
    measured = [host.corpora[name] for name in corpora if name in host.corpora]
    candidates = dict.fromkeys(name for corpus in measured for name in corpus.times)
    rows = [
        [name, *(nanoseconds(corpus.time(name)) if name in corpus.times else "" for corpus in measured)]
        for name in candidates
    ]
    return table(["ns an event", *(corpus.name for corpus in measured)], rows)


def ratios(host: Host, peers: list[str], ours: list[str], corpora: list[str]) -> str:
    """Each of ours against each peer, pair by pair, where both were measured."""
    rows: list[list[str]] = []
    for mine in ours:
        for peer in peers:
            cells = []
            for name in corpora:
                corpus = host.corpora.get(name)
                has = corpus is not None and mine in corpus.times and peer in corpus.times
                cells.append(shown(corpus.ratio(mine, peer)) if corpus is not None and has else "")
            if any(cells):
                rows.append([f"`{mine}` / {peer}", *cells])
    return table(["ratio (quartiles)", *corpora], rows)


def undetected(hosts: list[Host], corpus: str) -> str:
    """For each peer, of the events whose one fault is of a code, the share that it accepts."""
    head = ["of those with this one fault, accepted"]
    peers: list[dict[str, Any]] = []
    for host in hosts:
        if corpus in host.corpora:
            for name, said in host.corpora[corpus].verdicts["peers"].items():
                head.append(name)
                peers.append(said["missed"])
    rows = []
    for code in CODES:
        counts = [missed.get(code, [0, 0]) for missed in peers]
        total = max((all_ for _, all_ in counts), default=0)
        if total:
            rows.append([f"`{code}` ({total})", *(share(*count) for count in counts)])
    return table(head, rows)


def share(missed: int, total: int) -> str:
    if not missed or not total:
        return "–"
    return "all" if missed == total else f"{min(max(missed / total, 0.01), 0.99):.0%}"


def refused(hosts: list[Host]) -> str:
    """Events that the contract accepts and a peer does not."""
    found = [
        f"{name} refuses {said['refused']} of {corpus.verdicts['accepted']} accepted events of `{corpus.name}`"
        for host in hosts
        for corpus in host.corpora.values()
        for name, said in corpus.verdicts["peers"].items()
        if said["refused"]
    ]
    return "; ".join(found) or "none refuses an event that the contract accepts"
