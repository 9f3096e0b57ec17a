//! What Python sees of a report: its classes' attributes in Rust, and their types in the stub, from one table.

use super::module::HEADER;

/// A class, what it is, and its rows.
struct Class {
    name: &'static str,
    says: &'static str,
    rows: &'static [Row],
}

/// An attribute or a method: its name, its type in Rust and in Python, how it is made, what it says.
struct Row(&'static str, &'static str, &'static str, &'static str, &'static str);

const SPAN: Class = Class {
    name: "Span",
    says: "Where a finding is: `value[start:end]` is the token in question.",
    rows: &[
        Row(
            "start",
            "usize",
            "int",
            "said.start",
            "Where the token begins, in the unit of the value: bytes, or code points of a `str`.",
        ),
        Row("end", "usize", "int", "said.end", "Where it ends, exclusive."),
        Row("line", "usize", "int", "said.line", "The line it is on, from 1."),
        Row(
            "column",
            "usize",
            "int",
            "said.column",
            "The distance of its start from its line's begin, from 1.",
        ),
    ],
};

const FINDING: Class = Class {
    name: "Finding",
    says: "One thing that is wrong with a value or odd in it.",
    rows: &[
        Row("code", "String", "Code", "said.code.as_str().into()", "The kind of fault."),
        Row(
            "severity",
            "String",
            "Severity",
            "said.severity.as_str().into()",
            "How much it weighs; with `strict`, every one is an error.",
        ),
        Row(
            "pointer",
            "String",
            "str",
            "said.pointer.clone()",
            "The member or element in question (RFC 6901), also where it is missing; the root is `\"\"`.",
        ),
        Row(
            "span",
            "Span",
            "Span",
            "(&said.span).into()",
            "The token in question, as a part of the value that was passed.",
        ),
        Row(
            "expected",
            "String",
            "str",
            "said.expected.to_string()",
            "What the contract or JSON wants there.",
        ),
        Row("found", "String", "str", "said.found.to_string()", "What stands there: a kind, never a value."),
        Row("message", "String", "str", "said.message.clone()", "Both, as one sentence without a period."),
        Row(
            "help",
            "Option<String>",
            "str | None",
            "said.help.as_ref().map(ToString::to_string)",
            "What would mend it, where that can be said.",
        ),
    ],
};

const REPORT: Class = Class {
    name: "Report",
    says: "What is said of one value.",
    rows: &[
        Row("topic", "&str", "str", "&self.said.topic", "The topic that the value was judged by."),
        Row("outcome", "&'static str", "Outcome", "self.said.outcome.as_str()", "What the value is."),
        Row(
            "event_type",
            "Option<&str>",
            "str | None",
            "self.said.event_type.as_deref()",
            "The event type, when it could be read; it may be one that the topic does not have.",
        ),
        Row(
            "event",
            "Option<Py<PyAny>>",
            "_Event_co | None",
            "self.event.as_ref().map(|event| event.clone_ref(py))",
            "The event, when accepted.",
        ),
        Row(
            "findings",
            "Made<'_>",
            "tuple[Finding, ...]",
            "Report::findings(self, py)",
            "What is wrong with the value or odd in it, in the order of its text.",
        ),
        Row("total", "usize", "int", "self.said.total", "How many findings there are in all."),
    ],
};

const METHODS: &[Row] = &[
    Row(
        "to_json",
        "String",
        "str",
        "self.said.to_json()",
        "The canonical JSON of the report: the same in every host.",
    ),
    Row(
        "to_dict",
        "Made<'_>",
        "dict[str, Any]",
        "plain(py, &self.said.to_json())",
        "The report in the spelling of its canonical JSON, without the event.",
    ),
    Row(
        "render",
        "String",
        "str",
        "self.said.render(value(self.value.bind(py)))",
        "The findings as text for a person: each with its source line and a mark under the fault.",
    ),
];

/// The classes in Rust.
pub(super) fn native() -> String {
    let mut text = String::from(
        "//! Derived from the table of what Python sees of a report: `cargo run -p harness --bin derive -- --write`.

use pyo3::prelude::*;
use pyo3::types::{PyTuple, PyType};
use serde::Serialize;

use crate::report::{Report, plain};
use crate::value::{Made, value};
",
    );
    for (class, core, shown) in [
        (
            &SPAN,
            "Span",
            "\"Span(start={}, end={}, line={}, column={})\", self.start, self.end, self.line, self.column",
        ),
        (&FINDING, "Finding", "\"<Finding {} {} {:?}>\", self.severity, self.code, self.pointer"),
    ] {
        text += &held(class, core, shown);
    }
    text + &report()
}

/// A class that holds its attributes.
fn held(class: &Class, core: &str, shown: &str) -> String {
    let Class { name, says, rows } = class;
    let mut text = format!(
        "\n/// {says}\n#[pyclass(frozen, eq, hash, get_all, new = \"from_fields\", from_py_object, module = \"flowops_contracts\")]\n#[derive(Clone, PartialEq, Eq, Hash, Serialize)]\npub(crate) struct {name} {{\n"
    );
    for Row(name, kind, _, _, says) in *rows {
        text += &format!("    /// {says}\n");
        text += if kind.starts_with("Option") {
            "    #[serde(skip_serializing_if = \"Option::is_none\")]\n"
        } else {
            ""
        };
        text += &format!("    {name}: {kind},\n");
    }
    text += &format!(
        "}}\n\nimpl From<&flowops_contracts::{core}> for {name} {{\n    fn from(said: &flowops_contracts::{core}) -> Self {{\n        {name} {{\n"
    );
    for Row(name, _, _, made, _) in *rows {
        text += &format!("            {name}: {made},\n");
    }
    let fields: Vec<_> = rows.iter().map(|row| format!("self.{}.clone()", row.0)).collect();
    text + &format!(
        "        }}\n    }}\n}}\n\n#[pymethods]\nimpl {name} {{\n    /// {PLAIN}\n    fn to_dict<'py>(&self, py: Python<'py>) -> Made<'py> {{\n        plain(py, &serde_json::to_string(self).unwrap_or_default())\n    }}\n\n    fn __repr__(&self) -> String {{\n        format!({shown})\n    }}\n\n    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyType>, Bound<'py, PyTuple>)> {{\n        Ok((py.get_type::<Self>(), ({},).into_pyobject(py)?))\n    }}\n}}\n",
        fields.join(", ")
    )
}

const PLAIN: &str = "The same in the spelling of a report's canonical JSON.";

fn report() -> String {
    let mut text = String::from("\n#[pymethods]\nimpl Report {\n");
    for (Row(name, kind, _, made, says), getter) in
        REPORT.rows.iter().map(|row| (row, "    #[getter]\n")).chain(METHODS.iter().map(|row| (row, "")))
    {
        let py = made.contains("py)") || made.contains("(py,");
        let python = if py { ", py: Python<'py>" } else { "" };
        let (life, kind) = if py { ("<'py>", kind.replace("'_", "'py")) } else { ("", (*kind).into()) };
        text += &format!(
            "    /// {says}\n{getter}    #[pyo3(name = \"{name}\")]\n    fn get_{name}{life}(&self{python}) -> {kind} {{\n        {made}\n    }}\n\n"
        );
    }
    text + "    fn __repr__(&self) -> String {
        format!(\"<Report {}>\", self.said.summary())
    }

    fn __eq__(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
        self.same(py, other)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.said.to_json().into_pyobject(py)?.hash()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        self.again(py)
    }
}
"
}

/// The types of the native module.
pub(super) fn stub(absent: bool) -> String {
    let mut text = format!(
        "{HEADER}

from types import GenericAlias
from typing import Any, Final, Generic, Literal, TypeVar, final

from .types import Code, Outcome, Severity

_Event_co = TypeVar(\"_Event_co\", covariant=True)

def _command(arguments: list[str]) -> int: ...
"
    );
    if absent {
        text += "
@final
class Absent:
    \"\"\"What stands for a member that is absent, where `None` stands for null.\"\"\"

    def __bool__(self) -> Literal[False]: ...

ABSENT: Final[Absent]
";
    } else {
        text = text.replace("Any, Final, Generic, Literal, TypeVar", "Any, Generic, TypeVar");
    }
    for class in [&REPORT, &FINDING, &SPAN] {
        let generic = if class.name == "Report" { "(Generic[_Event_co])" } else { "" };
        text += &format!("\n@final\nclass {}{generic}:\n    \"\"\"{}\"\"\"\n\n", class.name, class.says);
        if class.name != "Report" {
            let taken: Vec<_> = class.rows.iter().map(|row| format!("{}: {}", row.0, row.2)).collect();
            let taken = [vec!["cls".into()], taken].concat();
            text += &super::stub::function("    ", "__new__", &taken, class.name, None);
        }
        for Row(name, _, kind, _, says) in class.rows {
            text += &format!("    @property\n    def {name}(self) -> {kind}:\n        \"\"\"{says}\"\"\"\n");
        }
        let plain = [Row("to_dict", "", "dict[str, Any]", "", PLAIN)];
        for Row(name, _, kind, _, says) in if class.name == "Report" { METHODS } else { &plain } {
            text += &format!("    def {name}(self) -> {kind}:\n        \"\"\"{says}\"\"\"\n");
        }
        text += "    def __eq__(self, other: object, /) -> bool: ...\n    def __hash__(self) -> int: ...\n";
        if class.name == "Report" {
            text += "    @classmethod\n    def __class_getitem__(cls, key: Any) -> GenericAlias: ...\n";
        }
    }
    text
}
