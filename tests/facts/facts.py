"""The facts that a topic's file states, each as a change that makes one of them wrong."""

import dataclasses
import itertools
import re

FIELD = re.compile(r'(?:^ +///.*\n)+^ +\w+ "(?P<wire>[^"]+)": (?P<kind>[^\n]+),\n', re.MULTILINE)
HEADER = re.compile(r"^ +(?:base )?(?P<name>\w+)(?:<'a>)?(?: \"\w+\")? \{\n", re.MULTILINE)
EVENT = re.compile(
    r'(?:^ +///[^\n]*\n)+^ +\w+(?:<\'a>)? "(?P<name>\w+)" \{.*?^ +example r#"(?P<example>.*?)"#\n',
    re.MULTILINE | re.DOTALL,
)
WORD = re.compile(r'(?<=[{,] )\w+ "(?P<word>[^"]+)"(?=,| \})')
EXAMPLE_VALUE = re.compile(r'(?<=": )(?:"(?P<text>[^"]+)"|(?P<other>[\d.]+|true|false|null))')
FACT_IN_WORDS = re.compile(
    r"\b(?P<name>purpose|producers|consumers|partitioning|delivery|ordering): (?:\[\s*)?\"(?=\w)"
)

WARNINGS = {
    "text": ["empty_text"],
    "list": ["empty_list"],
    "number": ["not_positive", "not_whole"],
    "whole": ["not_positive"],
}
OTHER_KINDS = {
    "text": ["uuid", "timestamp", "number"],
    "uuid": ["text", "timestamp"],
    "timestamp": ["text", "uuid"],
    "number": ["whole", "text"],
    "whole": ["number", "text"],
    "boolean": ["text", "number"],
    "one_of": ["text"],
    "object": ["text"],
    "list": ["text"],
}


@dataclasses.dataclass(frozen=True)
class Change:
    """A topic's file with one fact changed; `example` where only an example was."""

    what: str
    text: str
    example: bool = False


def changes(text):
    """Each fact that a vector can see."""
    for change in itertools.chain(names(text), members(text), kinds(text), examples(text)):
        if change.text == text:
            raise ValueError(f"nothing changed: {change.what}")
        yield dataclasses.replace(change, text=with_lifetimes(change.text))


def unseen(text):
    """What no vector can see, all changed at once: what it is, and the text."""
    facts = ["version", *(match["name"] for match in FACT_IN_WORDS.finditer(text)), "documentation"]
    text = text.replace('version "1.', 'version "2.', 1)
    text = FACT_IN_WORDS.sub(lambda match: match[0] + "Not: ", text)
    text = re.sub(r"^( +///) ", r"\1 Not: ", text, flags=re.MULTILINE)
    events = [match.span() for match in EVENT.finditer(text)]
    if len(events) > 1:
        facts.append("order of the event types")
        text = swapped(text, events[0], events[1])
    return facts, text


def replaced(text, span, new):
    start, end = span
    return text[:start] + new + text[end:]


def swapped(text, first, second):
    return replaced(replaced(text, second, text[slice(*first)]), first, text[slice(*second)])


def misspelt(name):
    """One letter of it is another."""
    last = name[-1]
    other = {"z": "y", "Z": "Y", "9": "8"}.get(last) or chr(ord(last) + 1)
    return name[:-1] + other


def names(text):
    """The names of the topic, of event types, of words."""
    topic = re.search(r'topic<\'a> \w+ "([^"]+)"', text)
    yield Change(f"topic {topic[1]} misspelt", replaced(text, topic.span(1), misspelt(topic[1])))
    for event in EVENT.finditer(text):
        name = event["name"]
        yield Change(f"event type {name} misspelt", replaced(text, event.span("name"), misspelt(name)))
        yield Change(f"event type {name} dropped", replaced(text, event.span(), ""))
    for word in WORD.finditer(text):
        wrong = replaced(text, word.span("word"), misspelt(word["word"]))
        yield Change(f"word {word['word']} misspelt", wrong)


def objects(text):
    """Each object's name and its fields, which stand behind its header; some have none."""
    for header in HEADER.finditer(text):
        fields, end = [], header.end()
        while field := FIELD.match(text, end):
            fields.append(field)
            end = field.end()
        yield header["name"], fields


def fixed(field):
    """Whether a base can't be without it."""
    return field["kind"] in ("event_type", "payload")


def members(text):
    """Which members an object has, how they are written, in which order they come."""
    for name, fields in objects(text):
        for field in fields:
            place = f"{name}.{field['wire']}"
            yield Change(f"{place} misspelt", replaced(text, field.span("wire"), misspelt(field["wire"])))
            if not fixed(field):
                yield Change(f"{place} dropped", replaced(text, field.span(), ""))
        for one, two in itertools.combinations(fields, 2):
            what = f"{name}.{one['wire']} and {two['wire']} swapped"
            yield Change(what, swapped(text, one.span(), two.span()))


def kinds(text):
    """What each member's value is."""
    for name, fields in objects(text):
        for field in fields:
            if fixed(field):
                continue
            for kind in other_kinds(field["kind"]):
                what = f"{name}.{field['wire']}: {kind}"
                yield Change(what, replaced(text, field.span("kind"), kind))


def parts(kind):
    """A kind's name, what it is of, its warnings."""
    name, of, warnings = re.fullmatch(r"(\w+)(?:\((.*?)(?:(?:, )?warn ([\w, ]+))?\))?", kind).groups()
    return name, of or "", warnings.split(", ") if warnings else []


def written(name, of, warnings):
    arguments = ", ".join(filter(None, [of, "warn " + ", ".join(warnings) if warnings else ""]))
    return f"{name}({arguments})" if arguments else name


def other_kinds(kind):
    """The kinds that differ from this one in one fact."""
    name, of, warnings = parts(kind)
    if name == "optional":
        yield of
        yield from (f"optional({other})" for other in other_kinds(of) if not other.startswith("optional("))
        return
    if name == "nullable":
        yield of
        yield f"optional({kind})"
        inner = (other for other in other_kinds(of) if not other.startswith(("optional(", "nullable(")))
        yield from (f"nullable({other})" for other in inner)
        return
    yield f"optional({kind})"
    yield f"nullable({kind})"
    for warning in WARNINGS.get(name, []):
        if warning in warnings:
            yield written(name, of, [other for other in warnings if other != warning])
        else:
            yield written(name, of, [*warnings, warning])
    for other in OTHER_KINDS[name]:
        kept = [warning for warning in warnings if warning in WARNINGS.get(other, [])]
        yield written(other, "", kept)
    if name == "list":
        yield of
        for element in other_kinds(of):
            if not element.startswith("optional("):
                yield written(name, element, warnings)


def examples(text):
    """Each value of each example."""
    for event in EVENT.finditer(text):
        start = event.start("example")
        for value in EXAMPLE_VALUE.finditer(event["example"]):
            group = "text" if value["text"] else "other"
            old = value[group]
            new = {"true": "false", "false": "true", "null": "7"}.get(old) or misspelt(old)
            span = tuple(start + offset for offset in value.span(group))
            what = f"example of {event['name']}: {old} as {new}"
            yield Change(what, replaced(text, span, new), example=True)


def with_lifetimes(text):
    """The same facts, compiling: an object has a lifetime where it holds a text, and nowhere else."""
    held = {name: " ".join(field["kind"] for field in fields) for name, fields in objects(text)}
    borrowing = {name for name, held_kinds in held.items() if re.search(r"\btext\b", held_kinds)}
    for _ in held:
        holds = {name: set(re.findall(r"object\((\w+)", held_kinds)) for name, held_kinds in held.items()}
        borrowing |= {name for name, inner in holds.items() if inner & borrowing}
    base = re.search(r"^ +base (\w+)", text, re.MULTILINE)[1]
    for name in held.keys() - {base}:
        lifetime = "<'a>" if name in borrowing else ""
        header = re.compile(rf"^( +){name}(?:<'a>)?((?: \"\w+\")? \{{)", re.MULTILINE)
        text = header.sub(rf"\1{name}{lifetime}\2", text)
        text = re.sub(rf"object\({name}(?:<'a>)?\)", f"object({name}{lifetime})", text)
    return text
