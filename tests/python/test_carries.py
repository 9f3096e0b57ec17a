"""The bindings carry answers: no code, message or name of a contract stands in what is written by hand, and it is
little."""

import re
from pathlib import Path
from typing import get_args

from conftest import ROOT, derived
from flowops_contracts import types

BINDING = ROOT / "bindings-python"
OTHER_BINDING = ROOT / "bindings-wasm"
DERIVED = "derived from the core's declaration"
CODES = set(get_args(types.Code))


def by_hand() -> dict[Path, str]:
    """Give the sources that are not derived, without comments and documentation."""
    sources = {}
    for path in [*BINDING.glob("src/**/*.rs"), *BINDING.glob("python/**/*.py")]:
        text = path.read_text(encoding="utf-8")
        if "derived" not in path.relative_to(BINDING).parts and DERIVED not in text:
            sources[path] = without_comments(text, path.suffix)
    return sources


def without_comments(text: str, suffix: str) -> str:
    """Cut what is said about the code."""
    if suffix == ".py":
        return re.sub(r'""".*?"""|(^|  )# .*$', "", text, flags=re.DOTALL | re.MULTILINE)
    if suffix == ".js":
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    # tests of a file stand at its end; `//` also begins the rest of an address
    return re.sub(r"(?<!:)//.*$", "", text.split("\n#[cfg(test)]\n")[0], flags=re.MULTILINE)


def lines(sources: dict[Path, str]) -> dict[str, int]:
    """Count the lines that hold code; the command and the conformance runner are apart."""
    apart = {"command", "derived", "__main__.py", "_conformance.py", "conformance.js"}
    return {
        path.name: sum(1 for line in text.split("\n") if line.strip())
        for path, text in sources.items()
        if not apart & set(path.relative_to(ROOT).parts)
    }


def words(text: str) -> set[str]:
    """Give the names in a text."""
    return set(re.findall(r"\w+", text))


def names_of_the_contracts() -> set[str]:
    """Give the keys, the event types and the topics of all vectors that are events."""
    names: dict[str, set[str]] = {}
    for vector in derived("vectors"):
        of_topic = names.setdefault(vector["topic"], {vector["topic"]})
        of_topic |= set(re.findall(r'"(\w+)":', vector.get("event") or ""))
        of_topic |= set(re.findall(r'"eventType":"(\w+)"', vector.get("event") or ""))
    # a plain word that only one of several topics has, `lines` or `code`, is one of any program
    plain = re.compile(r"[a-z]+")
    shared = set.intersection(*names.values())
    some = {name for name in set.union(*names.values()) if name in shared or not plain.fullmatch(name)}
    return {name for name in some if len(name) > 3}


def test_the_search_sees_what_is_written_by_hand():
    names = {path.name for path in by_hand()}
    assert {"verbs.rs", "write.rs", "report.rs", "value.rs", "_error.py", "_conformance.py"} <= names
    assert "order_events.rs" not in names
    code = without_comments((ROOT / "core/src/code.rs").read_text(encoding="utf-8"), ".rs")
    contract = without_comments((ROOT / "core/src/topics/order_events.rs").read_text(encoding="utf-8"), ".rs")
    assert words(code) >= {"too_large", "not_utc"}
    assert words(contract) >= {"orderId", "eventType", "ORDER_CREATED"}


def test_no_code_is_in_the_binding():
    assert len(CODES) > 20
    found = {path.name: words(text) & CODES for path, text in by_hand().items()}
    assert {name: codes for name, codes in found.items() if codes} == {}


def test_no_name_of_a_contract_is_in_the_binding():
    names = names_of_the_contracts()
    assert names >= {"orderId", "ORDER_CANCELLED", "payload", "order-events"}
    # a mapping of Python has `items`, a time of Rust has a `timestamp`
    found = {path.name: (words(text) & names) - {"items", "timestamp"} for path, text in by_hand().items()}
    assert {name: some for name, some in found.items() if some} == {}


def test_no_message_is_in_the_binding():
    findings = [finding for line in derived("reports") for finding in line["report"]["findings"]]
    said = {finding.get(part, "") for finding in findings for part in ("message", "expected", "help")}
    assert len(said) > 50
    long = {text for text in said if len(text) > 20}
    found = {path.name: [text for text in long if text in source] for path, source in by_hand().items()}
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_each_binding_is_small():
    other = [*OTHER_BINDING.glob("js/**/*.js"), *OTHER_BINDING.glob("src/**/*.rs")]
    sources = {path: without_comments(path.read_text(encoding="utf-8"), path.suffix) for path in other}
    for counted, known in ((lines(by_hand()), "verbs.rs"), (lines(sources), "topic.js")):
        assert counted[known] > 40
        assert not counted.keys() & {"order_events.rs", "topics.js", "arguments.rs", "conformance.js"}
        assert sum(counted.values()) <= 600, counted
