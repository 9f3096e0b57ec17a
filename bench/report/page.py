"""RESULTS.md, from what was measured."""

from __future__ import annotations

from typing import Any

from figures import Host, Spread
from figures import hosts as hosts_of
from tables import owed, ratios, refused, shown, table, times, undetected
from targets import COLD, OTHER_VALUES, PLAIN, SIZES, TARGETS, VALIDATORS

RUST_PEERS, RUST_OURS = ["sonic-rs DOM", "serde_json typed"], ["is_valid", "parse", "check"]
JS_OURS, CHROMIUM_PEERS = ["isValid", "parse", "check"], ["JSON.parse", "typebox", "arktype"]
PYTHON_PEERS = ["msgspec", "orjson", "orjson + jsonschema-rs", "pydantic"]
PYTHON_OURS = ["is_valid", "parse", "check", "is_valid_many", "parse_many", "check_many"]


def page(results: dict[str, Any]) -> str:
    hosts = hosts_of(results)
    # the others say again what these do
    judges = [hosts[name] for name in ("rust", "node", "python") if name in hosts]
    return "\n\n".join(
        [
            "# Beside the peers",
            "Written by `make bench`, in one run. Candidates read the same events one after the other, in an order "
            "drawn anew for each sample; times are of the processor, in Chromium of the clock. A ratio is the median of "
            "the ratios of samples, quartiles in brackets; the peer is 1.00, lower is better.",
            machine(results),
            "## What is owed",
            owed(hosts, TARGETS),
            "Other kinds of value may cost 1.5 times as much in Node, 1.3 times in Python:",
            owed(hosts, OTHER_VALUES),
            sizes(results),
            "## Where we lose",
            losses(hosts),
            "## What the peers do not detect",
            "Of the events of `broken` that have one fault, the share that a peer accepts (– is none). Each peer "
            "is as strict as the contract where it can be (`peers.js`, `peers.py`, `peer.rs`); JSON.parse, orjson "
            "and sonic-rs look at JSON alone.",
            undetected(judges, "broken"),
            f"The other way round: {refused(judges)}.",
            "## Rust",
            "Built as packages are: for every machine of the architecture, warm heap.",
            host_tables(hosts.get("rust"), RUST_PEERS, RUST_OURS),
            "Built for this machine alone (`-C target-cpu=native`), as sonic-rs asks for:",
            native(hosts.get("rust_native")),
            "## Node",
            host_tables(hosts.get("node"), ["JSON.parse", *VALIDATORS], JS_OURS),
            errors(hosts.get("node"), [f"{name}, errors" for name in VALIDATORS]),
            "## Chromium",
            host_tables(hosts.get("chromium"), CHROMIUM_PEERS, JS_OURS),
            "## Python",
            host_tables(hosts.get("python"), PYTHON_PEERS, PYTHON_OURS),
            errors(hosts.get("python"), ["pydantic, errors"]),
            "## From start to the first verdict",
            cold(results["cold"]),
            "## Memory",
            memory(results["memory"]),
            "## Corpora",
            corpora(results),
            "",
        ]
    ).replace("\n\n\n", "\n\n")


def page_of_files(results: dict[str, Any]) -> str:
    """Of files that the bench did not make."""
    peers = {
        "rust": (RUST_PEERS, RUST_OURS),
        "node": (["JSON.parse", *VALIDATORS], JS_OURS),
        "chromium": (CHROMIUM_PEERS, JS_OURS),
        "python": (PYTHON_PEERS, PYTHON_OURS),
    }
    parts = [machine(results)]
    for name, host in hosts_of(results).items():
        if name in peers:
            files = list(host.corpora)
            parts += [f"## {name.capitalize()}", times(host, files), ratios(host, *peers[name], files)]
            parts += [undetected([host], file) for file in files if host.corpora[file].has_broken]
    return "\n\n".join(parts)


def machine(results: dict[str, Any]) -> str:
    known = {name: version for host in hosts_of(results).values() for name, version in host.versions.items()}
    versions = [f"{name} {version}" for name, version in known.items()]
    said = results["machine"]
    return table(
        ["", ""],
        [
            ["machine", f"{said['processor']}, {said['cores']} cores, {said['system']}"],
            ["load when it began, when it ended", " ".join(f"{load:.1f}" for load in said["load"])],
            ["seconds", f"{said['seconds']:.0f}"],
            ["versions", ", ".join(versions)],
        ],
    )


def sizes(results: dict[str, Any]) -> str:
    rows = []
    for name, (most, aim) in SIZES.items():
        size = results["size"][name] / 1000
        holds = "aim" if size <= aim else "yes" if size <= most else "**no**"
        rows.append([f"wasm, {name}", f"{most} kB", f"{aim} kB", f"{size:.1f} kB", holds])
    for host, (most, aim) in COLD.items():
        ratio = cold_ratio(results["cold"][host], "import")
        holds = "aim" if ratio <= aim else "yes" if ratio <= most else "**no**"
        peer = results["cold"][host]["peer"]
        name = f"{host.capitalize()} `import` against {peer}'s"
        rows.append([name, f"{most:.2f}", f"{aim:.2f}", f"{ratio:.2f}", holds])
    return table(["", "owed", "aim", "measured", "holds"], rows)


def losses(hosts: dict[str, Host]) -> str:
    """Where a peer that judges the contract is faster than the verb that gives as much."""
    pairs = {
        "rust": (["serde_json typed"], ["parse", "check"]),
        "node": (VALIDATORS, ["parse", "check"]),
        "chromium": (["typebox", "arktype"], ["parse", "check"]),
        "python": (["msgspec", "orjson + jsonschema-rs", "pydantic"], ["parse", "check", "parse, every field read"]),
    }
    found = []
    for name, (peers, ours) in pairs.items():
        host = hosts[name]
        for corpus in host.corpora.values():
            for mine in ours:
                for peer in peers:
                    read = "msgspec, every field read" if mine.endswith("read") and peer == "msgspec" else peer
                    if mine in corpus.times and read in corpus.times:
                        ratio = corpus.ratio(mine, read)
                        if ratio.median > 1:
                            found.append([f"{name.capitalize()} `{mine}` / {read}", corpus.name, shown(ratio)])
    if not found:
        return "Nowhere against a peer that judges the contract."
    note = (
        "Against peers that judge the contract. On `broken` and `mixed`, `parse` and `check` make a whole report, "
        "while the peers here stop at the first fault or keep it to themselves:"
    )
    return f"{note}\n\n{table(['', 'corpus', 'ratio (quartiles)'], found)}"


def host_tables(host: Host | None, peers: list[str], ours: list[str]) -> str:
    if host is None:
        return "Not measured."
    plain = [name for name in PLAIN if name in host.corpora]
    others = [name for name in host.corpora if name not in PLAIN]
    return "\n\n".join(
        [times(host, plain), times(host, others), ratios(host, peers, ours, ["valid", "hard", "mixed", "large"])]
    )


def native(host: Host | None) -> str:
    return ratios(host, RUST_PEERS, RUST_OURS, ["valid", "hard", "mixed", "large"]) if host else "Not measured."


def errors(host: Host | None, peers: list[str]) -> str:
    if host is None:
        return ""
    return ratios(host, peers, ["check, findings read"], ["mixed", "broken"])


def cold_ratio(measured: dict[str, Any], what: str) -> float:
    """Of what is added to the bare runtime."""
    names = ("bare", f"ours, {what}", f"peer, {what}")
    bare, ours, peer = (Spread.of(measured["times"][name]).median for name in names)
    return (ours - bare) / (peer - bare)


def cold(measured: dict[str, Any]) -> str:
    rows = []
    for host, said in measured.items():
        for name, values in said["times"].items():
            spread = Spread.of(values)
            label = name.replace("ours", "flowops-contracts").replace("peer", said["peer"])
            figures = f"{spread.median:.1f} ({spread.low:.1f}–{spread.high:.1f})"
            rows.append([f"{host.capitalize()}: {label}", figures])
    lines = [
        f"{host.capitalize()}: {cold_ratio(said, 'import'):.2f} of {said['peer']} to import, "
        f"{cold_ratio(said, 'first verdict'):.2f} to the first verdict"
        for host, said in measured.items()
    ]
    times = table(["milliseconds of the processor, a whole process", "median (quartiles)"], rows)
    return f"{times}\n\nLess the bare runtime: {'; '.join(lines)}."


def memory(measured: dict[str, Any]) -> str:
    kept = measured["node"]["retained"]
    first = table(["a kept event retains in Node", "bytes"], [[name, f"{size:,}"] for name, size in kept.items()])
    loops = [
        [host.capitalize(), *(f"{size:,}" for size in (said["loop"] if "loop" in said else said)["resident"])]
        for host, said in measured.items()
    ]
    second = table(["kilobytes resident after", "1,000,000 events", "10,000,000 events"], loops)
    return f"{first}\n\n{second}\n\nPython's: `bench/python/memory.py`."


def corpora(results: dict[str, Any]) -> str:
    rows = []
    for corpus in results["rust"]["corpora"]:
        said = results["corpora"].get(corpus["name"], "")
        mean = round(corpus["bytes"] / corpus["events"])
        rows.append([corpus["name"], f"{corpus['events']:,}", f"{mean:,}", said])
    return table(["corpus", "events", "mean bytes", "what is in it"], rows)
