//! The package's entry and the module of a topic.

use super::PythonTopic;
use super::names::quoted;

/// Says what a file is of.
pub(super) const HEADER: &str =
    "# derived from the core's declaration: `cargo run -p harness --bin derive -- --write`";

/// What every builder does.
pub(super) const BUILDER: &str =
    "Makes an event, fills its id and its timestamp where they are not given, and judges it.";

/// What the verbs for many values do.
pub(super) const IS_VALID_MANY: &str =
    "For each value of a sequence a byte: 1 where it is accepted, 0 where it is not.";
pub(super) const PARSE_MANY: &str = "The events of a sequence of values; fails with the `ContractError` of the first that is none, whose `index` says which.";
pub(super) const CHECK_MANY: &str =
    "The reports of a sequence of values, each with its event where it has one. Never fails on data.";

/// `__init__.py`.
pub(super) fn package(topics: &[PythonTopic]) -> String {
    let modules: Vec<_> = topics.iter().map(|topic| topic.module.as_str()).collect();
    let absent: &[&str] = if super::tells_absence(topics) { &["ABSENT", "Absent"] } else { &[] };
    let native = [absent, &["Finding", "Report", "Span"]].concat();
    let names = [&native, ["ContractError"].as_slice(), &modules].concat();
    format!(
        r#""""FlowOps events, read with certainty: a typed event, or exactly what is wrong with a record and where."""

{HEADER}

from ._error import ContractError
from ._native import {}

from . import {}  # isort: skip

__all__ = {}
"#,
        native.join(", "),
        modules.join(", "),
        list(&names)
    )
}

/// A topic's module.
pub(super) fn module(topic: &PythonTopic) -> String {
    let described = &topic.description;
    let mut text = format!(
        "\"\"\"Topic `{}`: {}\"\"\"\n\n{HEADER}\n\nfrom ._native import _{} as _topic\n\n__all__ = {}\n\n",
        described.topic,
        described.purpose,
        topic.module,
        names(topic)
    );
    text += &format!("TOPIC = {}\nVERSION = {}\n", quoted(&described.topic), quoted(&described.version));
    text += &format!("FINGERPRINT = {}\nEXAMPLES = {{\n", quoted(&described.fingerprint()));
    for event in &described.events {
        let example = event.example.replace('\\', "\\\\").replace("\"\"\"", "\\\"\"\"");
        text += &format!("    {}: \"\"\"{example}\"\"\",\n", quoted(&event.event_type));
    }
    text += "}\n\n";
    for name in classes(topic).chain(functions(topic)) {
        text += &format!("{name} = _topic.{name}\n");
    }
    let events = topic.classes.iter().filter(|class| class.event.is_some());
    let events: Vec<_> = events.map(|class| class.name.as_str()).collect();
    text + &format!("{} = {}\n", described.base.name, events.join(" | "))
}

/// What the module exports, as a list of Python.
pub(super) fn names(topic: &PythonTopic) -> String {
    let mut names = vec!["EXAMPLES", "FINGERPRINT", "TOPIC", "VERSION", topic.description.base.name.as_str()];
    names.extend(classes(topic));
    names.extend(functions(topic));
    list(&names)
}

fn classes(topic: &PythonTopic) -> impl Iterator<Item = &str> {
    topic.classes.iter().map(|class| class.name.as_str())
}

pub(super) fn functions(topic: &PythonTopic) -> impl Iterator<Item = &str> {
    let builders = topic.builders.iter().map(|builder| builder.name.as_str());
    let many = ["parse_many", "check_many", "is_valid_many"];
    ["parse", "check", "check_lines", "is_valid", "serialize"].into_iter().chain(many).chain(builders)
}

fn list(names: &[&str]) -> String {
    let mut names = names.to_vec();
    // constants, classes, functions
    names.sort_unstable_by_key(|name| {
        let lower = name.contains(|character: char| character.is_ascii_lowercase());
        (lower, !name.starts_with(|character: char| character.is_ascii_uppercase()), *name)
    });
    let lines: Vec<_> = names.iter().map(|name| format!("    {name:?},\n")).collect();
    format!("[\n{}]", lines.concat())
}
