//! Derived from the table of what Python sees of a report: `cargo run -p harness --bin derive -- --write`.

use pyo3::prelude::*;
use pyo3::types::{PyTuple, PyType};
use serde::Serialize;

use crate::report::{Report, plain};
use crate::value::{Made, value};

/// Where a finding is: `value[start:end]` is the token in question.
#[pyclass(frozen, eq, hash, get_all, new = "from_fields", from_py_object, module = "flowops_contracts")]
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
pub(crate) struct Span {
    /// Where the token begins, in the unit of the value: bytes, or code points of a `str`.
    start: usize,
    /// Where it ends, exclusive.
    end: usize,
    /// The line it is on, from 1.
    line: usize,
    /// The distance of its start from its line's begin, from 1.
    column: usize,
}

impl From<&flowops_contracts::Span> for Span {
    fn from(said: &flowops_contracts::Span) -> Self {
        Span {
            start: said.start,
            end: said.end,
            line: said.line,
            column: said.column,
        }
    }
}

#[pymethods]
impl Span {
    /// The same in the spelling of a report's canonical JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> Made<'py> {
        plain(py, &serde_json::to_string(self).unwrap_or_default())
    }

    fn __repr__(&self) -> String {
        format!("Span(start={}, end={}, line={}, column={})", self.start, self.end, self.line, self.column)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyType>, Bound<'py, PyTuple>)> {
        Ok((py.get_type::<Self>(), (self.start.clone(), self.end.clone(), self.line.clone(), self.column.clone(),).into_pyobject(py)?))
    }
}

/// One thing that is wrong with a value or odd in it.
#[pyclass(frozen, eq, hash, get_all, new = "from_fields", from_py_object, module = "flowops_contracts")]
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
pub(crate) struct Finding {
    /// The kind of fault.
    code: String,
    /// How much it weighs; with `strict`, every one is an error.
    severity: String,
    /// The member or element in question (RFC 6901), also where it is missing; the root is `""`.
    pointer: String,
    /// The token in question, as a part of the value that was passed.
    span: Span,
    /// What the contract or JSON wants there.
    expected: String,
    /// What stands there: a kind, never a value.
    found: String,
    /// Both, as one sentence without a period.
    message: String,
    /// What would mend it, where that can be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
}

impl From<&flowops_contracts::Finding> for Finding {
    fn from(said: &flowops_contracts::Finding) -> Self {
        Finding {
            code: said.code.as_str().into(),
            severity: said.severity.as_str().into(),
            pointer: said.pointer.clone(),
            span: (&said.span).into(),
            expected: said.expected.to_string(),
            found: said.found.to_string(),
            message: said.message.clone(),
            help: said.help.as_ref().map(ToString::to_string),
        }
    }
}

#[pymethods]
impl Finding {
    /// The same in the spelling of a report's canonical JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> Made<'py> {
        plain(py, &serde_json::to_string(self).unwrap_or_default())
    }

    fn __repr__(&self) -> String {
        format!("<Finding {} {} {:?}>", self.severity, self.code, self.pointer)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyType>, Bound<'py, PyTuple>)> {
        Ok((py.get_type::<Self>(), (self.code.clone(), self.severity.clone(), self.pointer.clone(), self.span.clone(), self.expected.clone(), self.found.clone(), self.message.clone(), self.help.clone(),).into_pyobject(py)?))
    }
}

#[pymethods]
impl Report {
    /// The topic that the value was judged by.
    #[getter]
    #[pyo3(name = "topic")]
    fn get_topic(&self) -> &str {
        &self.said.topic
    }

    /// What the value is.
    #[getter]
    #[pyo3(name = "outcome")]
    fn get_outcome(&self) -> &'static str {
        self.said.outcome.as_str()
    }

    /// The event type, when it could be read; it may be one that the topic does not have.
    #[getter]
    #[pyo3(name = "event_type")]
    fn get_event_type(&self) -> Option<&str> {
        self.said.event_type.as_deref()
    }

    /// The event, when accepted.
    #[getter]
    #[pyo3(name = "event")]
    fn get_event<'py>(&self, py: Python<'py>) -> Option<Py<PyAny>> {
        self.event.as_ref().map(|event| event.clone_ref(py))
    }

    /// What is wrong with the value or odd in it, in the order of its text.
    #[getter]
    #[pyo3(name = "findings")]
    fn get_findings<'py>(&self, py: Python<'py>) -> Made<'py> {
        Report::findings(self, py)
    }

    /// How many findings there are in all.
    #[getter]
    #[pyo3(name = "total")]
    fn get_total(&self) -> usize {
        self.said.total
    }

    /// The canonical JSON of the report: the same in every host.
    #[pyo3(name = "to_json")]
    fn get_to_json(&self) -> String {
        self.said.to_json()
    }

    /// The report in the spelling of its canonical JSON, without the event.
    #[pyo3(name = "to_dict")]
    fn get_to_dict<'py>(&self, py: Python<'py>) -> Made<'py> {
        plain(py, &self.said.to_json())
    }

    /// The findings as text for a person: each with its source line and a mark under the fault.
    #[pyo3(name = "render")]
    fn get_render<'py>(&self, py: Python<'py>) -> String {
        self.said.render(value(self.value.bind(py)))
    }

    fn __repr__(&self) -> String {
        format!("<Report {}>", self.said.summary())
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
