//! The topics of the binding in Rust: what makes their events, their classes and their functions.

use flowops_contracts::Options;
use flowops_contracts::description::FieldKind;

use super::class::declaration;
use super::expression::{SAME, built};
use super::module::{BUILDER, CHECK_MANY, IS_VALID_MANY, PARSE_MANY};
use super::names::raw;
use super::stub::Signature;
use super::{Attribute, Builder, PythonTopic};

const HEADER: &str =
    "//! Derived from the core's declaration: `cargo run -p harness --bin derive -- --write`.\n";

const USES: &str = "use std::time::SystemTime;

use flowops_contracts::{Options, TOPICS, moment};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyString, PyTuple, PyType};
use pyo3::{IntoPyObjectExt, intern};

use crate::lines::Lines;
use crate::record::{Kept, Record, View, number};
use crate::report::Report;
use crate::take::{self, given, required};
use crate::value::{Input, Made, limit};
use crate::verbs::Topic;
use crate::fast;
";

/// What tells absence from null, where a topic has members that may be either.
pub(super) const ABSENT: &str =
    "//! Derived from the core's declaration: `cargo run -p harness --bin derive -- --write`.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use crate::value::Made;

/// What stands for a member that is absent, where `None` stands for null.
#[pyclass(frozen, module = \"flowops_contracts\")]
pub(crate) struct Absent;

/// The one object of the class.
pub(crate) fn absent(py: Python<'_>) -> Made<'_> {
    static ABSENT: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    Ok(ABSENT.get_or_try_init(py, || Py::new(py, Absent).map(Py::into_any))?.bind(py).clone())
}

#[pymethods]
#[expect(clippy::unused_self, reason = \"called by Python\")]
impl Absent {
    fn __bool__(&self) -> bool {
        false
    }

    fn __repr__(&self) -> &'static str {
        \"ABSENT\"
    }

    fn __reduce__(&self) -> &'static str {
        \"ABSENT\"
    }
}
";

/// The list of topics.
pub(super) fn list(topics: &[PythonTopic]) -> String {
    let absent = super::tells_absence(topics);
    let mut text = format!(
        "{HEADER}\n{}#[rustfmt::skip]\n#[allow(clippy::all, clippy::pedantic, reason = \"derived\")]\npub(crate) mod report;\n",
        if absent { "mod absent;\n" } else { "" }
    );
    for topic in topics {
        text += &format!(
            "#[rustfmt::skip]\n#[allow(dead_code, unused_imports, unused_variables, clippy::all, clippy::pedantic, reason = \"derived\")]\nmod {};\n",
            topic.module
        );
    }
    text += "\nuse pyo3::prelude::*;\n\nuse crate::verbs::Topic;\n\n/// All topics.\n";
    let all: Vec<_> = topics.iter().map(|topic| format!("&{}::TOPIC", topic.module)).collect();
    text += &format!("pub(crate) static TOPICS: &[&Topic] = &[{}];\n\n", all.join(", "));
    text +=
        "/// Adds the topics' modules.\npub(crate) fn add(native: &Bound<'_, PyModule>) -> PyResult<()> {\n";
    if absent {
        text += "    native.add_class::<absent::Absent>()?;\n    native.add(\"ABSENT\", absent::absent(native.py())?)?;\n";
    }
    for topic in topics {
        text += &format!("    native.add(\"_{0}\", {0}::module(native.py())?)?;\n", topic.module);
    }
    let is: Vec<_> = topics.iter().map(|topic| format!("{}::is_object(value)", topic.module)).collect();
    text + &format!(
        "    Ok(())\n}}\n\n/// Whether it is an event or a part of one.\npub(crate) fn is_object(value: &Bound<'_, PyAny>) -> bool {{\n    {}\n}}\n",
        is.join(" || ")
    )
}

/// A topic: its classes and functions.
pub(super) fn topic(topic: &PythonTopic) -> String {
    let before = "_, ".repeat(topic.index);
    let mut text = format!(
        "{HEADER}\n{USES}{}\n/// The topic `{}`.\npub(super) static TOPIC: Topic = Topic {{\n    core: {{\n        let [{before}topic, ..] = TOPICS else {{ unreachable!() }};\n        *topic\n    }},\n    event,\n}};\n{}",
        if super::tells_absence(std::slice::from_ref(topic)) {
            "use super::absent::{Absent, absent};\n"
        } else {
            ""
        },
        topic.description.topic,
        telling(topic),
    );
    for class in &topic.classes {
        text += &declaration(&topic.module, class);
    }
    text += &verbs();
    for builder in &topic.builders {
        text += &building(topic, builder);
    }
    text + &module(topic)
}

/// What makes an event of its type, and what tells the topic's objects from others.
fn telling(topic: &PythonTopic) -> String {
    let events: Vec<_> = topic.classes.iter().filter(|class| class.event.is_some()).collect();
    let mut arms = String::new();
    for (index, class) in events.iter().enumerate() {
        let index = if index + 1 == events.len() { "_".into() } else { index.to_string() };
        arms += &format!("        {index} => {}::read(record, 0),\n", class.name);
    }
    let is: Vec<_> =
        topic.classes.iter().map(|class| format!("value.is_exact_instance_of::<{}>()", class.name)).collect();
    format!(
        "\n/// The event of a type, by its index.\nfn event<'py>(record: &Record<'_, 'py>, index: usize) -> Made<'py> {{\n    match index {{\n{arms}    }}\n}}\n\n/// Whether it is an event or a part of one.\npub(super) fn is_object(value: &Bound<'_, PyAny>) -> bool {{\n    {}\n}}\n",
        is.join("\n        || ")
    )
}

fn verbs() -> String {
    let options = Options::default();
    let (bytes, findings) = (options.max_bytes, options.max_findings);
    let asked = format!("strict = false, max_bytes = {}, max_findings = {findings}", underscored(bytes));
    let shown = format!("strict=False, max_bytes={bytes}, max_findings={findings}");
    let judging = |name: &str, value: &str, says: &str, result: &str, body: &str| {
        format!(
            "\n/// {says}\n#[pyfunction]\n#[pyo3(signature = ({value}, *, {asked}), text_signature = \"({value}, *, {shown})\")]\nfn {name}<'py>({value}: &Bound<'py, PyAny>, strict: bool, #[pyo3(from_py_with = limit)] max_bytes: usize, #[pyo3(from_py_with = limit)] max_findings: usize) -> {result} {{\n    {body}\n}}\n"
        )
    };
    let call = |verb: &str| format!("TOPIC.{verb}(value, &Options::of(strict, max_bytes, max_findings))");
    [
        judging("parse", "value", "Gives the typed event that a value is; fails with `ContractError` where it is none.", "Made<'py>", &call("parse")),
        judging("check", "value", "Says what a value is: its event, or every fault at its place. Never fails on data.", "PyResult<Report>", "TOPIC.check(Input::new(value, &Options::of(strict, max_bytes, max_findings))?)"),
        judging("is_valid", "value", "Whether a value is accepted: the cheapest answer, and the same as that of `check`.", "PyResult<bool>", &call("is_valid")),
        judging("is_valid_many", "values", IS_VALID_MANY, "PyResult<Vec<u8>>", &call("is_valid_many").replace("value,", "values,")),
        judging("parse_many", "values", PARSE_MANY, "PyResult<Vec<Bound<'py, PyAny>>>", &call("parse_many").replace("value,", "values,")),
        judging("check_many", "values", CHECK_MANY, "PyResult<Vec<Report>>", &call("check_many").replace("value,", "values,")),
        judging("check_lines", "binary_file", "The number and the report of each line of a file that is not blank; the file is read in chunks. A line over\n/// `max_bytes` is never held whole.", "PyResult<Lines>", "Lines::new(&TOPIC, binary_file, Options::of(strict, max_bytes, max_findings))"),
        format!(
            "\n/// The bytes to send for an event or a mapping in wire spelling, after it was judged; strictly, so that a\n/// warning is an error, unless `strict` is false.\n#[pyfunction]\n#[pyo3(signature = (event, *, strict = true, max_bytes = {}), text_signature = \"(event, *, strict=True, max_bytes={bytes})\")]\nfn serialize<'py>(event: &Bound<'py, PyAny>, strict: bool, #[pyo3(from_py_with = limit)] max_bytes: usize) -> PyResult<Vec<u8>> {{\n    TOPIC.serialize(event, &Options::of(strict, max_bytes, {findings}))\n}}\n",
            underscored(bytes)
        ),
    ]
    .concat()
}

/// A builder: it puts its arguments into a mapping in wire spelling, which the core judges.
fn building(topic: &PythonTopic, builder: &Builder) -> String {
    let shown = Signature::of_builder(builder).plain();
    let (mut given, mut defaulted) = (Vec::new(), Vec::new());
    let (mut parameters, mut others) = (Vec::new(), Vec::new());
    for (attribute, filled) in &builder.parameters {
        let name = raw(&attribute.name);
        if attribute.optional && attribute.value.nullable {
            defaulted.push(format!("{name} = None"));
            others.push(format!("#[pyo3(from_py_with = given)] {name}: Option<Bound<'py, PyAny>>"));
        } else if attribute.optional || *filled {
            defaulted.push(format!("{name} = None"));
            others.push(format!("{name}: Option<Bound<'py, PyAny>>"));
        } else {
            given.push(name.clone());
            parameters.push(format!("{name}: Bound<'py, PyAny>"));
        }
    }
    given.append(&mut defaulted);
    parameters.append(&mut others);
    let mut text = format!(
        "\n/// {BUILDER}\n///\n/// {}\n#[pyfunction]\n#[pyo3(signature = (*, {}, strict = true), text_signature = {shown:?})]\nfn {}<'py>(py: Python<'py>, {}, strict: bool) -> Made<'py> {{\n    let payload = PyDict::new(py);\n",
        builder.documentation,
        given.join(", "),
        builder.name,
        parameters.join(", ")
    );
    let class = topic.classes.iter().find(|class| class.name == builder.class);
    let base: &[Attribute] = class.map(|class| class.attributes.as_slice()).unwrap_or_default();
    let of_payload =
        builder.parameters.iter().filter(|(one, _)| base.iter().all(|other| other.key != one.key));
    for (attribute, _) in of_payload {
        text += &putting("payload", attribute, false);
    }
    text += "    let base = PyDict::new(py);\n";
    for attribute in base {
        text += &match attribute.value.kind {
            FieldKind::EventType => {
                let event = class.and_then(|class| class.event.as_deref()).unwrap_or_default();
                format!("    base.set_item({:?}, intern!(py, {event:?}))?;\n", attribute.key)
            }
            FieldKind::Payload => format!("    base.set_item({:?}, payload)?;\n", attribute.key),
            _ => {
                let filled =
                    builder.parameters.iter().any(|(one, filled)| one.key == attribute.key && *filled);
                putting("base", attribute, filled)
            }
        };
    }
    let Options { max_bytes, max_findings, .. } = Options::default();
    let bytes = underscored(max_bytes);
    text + &format!("    TOPIC.build(&base, &Options::of(strict, {bytes}, {max_findings}))\n}}\n")
}

fn putting(object: &str, attribute: &Attribute, filled: bool) -> String {
    let name = raw(&attribute.name);
    let built = match built(&attribute.value) {
        same if same == SAME => "value".into(),
        built => format!("take::named(py, {:?}, {built})?", attribute.name),
    };
    let set = format!("{object}.set_item({:?}, {built})?;", attribute.key);
    if filled {
        let fill = match attribute.value.kind {
            FieldKind::Uuid => "py.import(\"uuid\")?.call_method0(\"uuid4\")",
            _ => "SystemTime::now().into_bound_py_any(py)",
        };
        format!("    let value = &{name}.map_or_else(|| {fill}, Ok)?;\n    {set}\n")
    } else if attribute.optional {
        let given = if attribute.value.nullable {
            format!("{name}.as_ref().filter(|value| !value.is_instance_of::<Absent>())")
        } else {
            format!("&{name}")
        };
        format!("    if let Some(value) = {given} {{\n        {set}\n    }}\n")
    } else {
        format!("    let value = &{name};\n    {set}\n")
    }
}

fn module(topic: &PythonTopic) -> String {
    let mut text = format!(
        "\n/// The module of the topic.\npub(super) fn module(py: Python<'_>) -> PyResult<Bound<'_, PyModule>> {{\n    let module = PyModule::new(py, \"flowops_contracts.{}\")?;\n",
        topic.module
    );
    for class in &topic.classes {
        text += &format!("    module.add_class::<{}>()?;\n", class.name);
    }
    for name in super::module::functions(topic) {
        text += &format!("    module.add_function(wrap_pyfunction!({name}, &module)?)?;\n");
    }
    text + "    Ok(module)\n}\n"
}

/// `1_048_576`
fn underscored(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}
