//! The core's reports as Python's objects.

use std::convert::Infallible;
use std::sync::Arc;

use flowops_contracts::{ContractError, Options, Report as CoreReport, Unit};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple, PyType};

use crate::shape::Topic;
use crate::value::Input;

/// What is said of one value.
#[pyclass(frozen, generic, module = "flowops_contracts")]
pub(crate) struct Report {
    said: Arc<Said>,
    event: Option<Py<PyAny>>,
    findings: PyOnceLock<Py<PyTuple>>,
}

/// A report and the value that it is about.
struct Said {
    topic: &'static Topic,
    report: CoreReport<'static, Infallible>,
    value: Option<Py<PyAny>>,
    options: Options,
}

/// One thing that is wrong with a value or odd in it.
#[pyclass(frozen, eq, module = "flowops_contracts")]
pub(crate) struct Finding {
    said: Arc<Said>,
    index: usize,
}

/// Where a finding is: `value[start:end]` is the token in question.
#[pyclass(frozen, eq, hash, get_all, module = "flowops_contracts")]
#[derive(PartialEq, Eq, Hash)]
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

impl Report {
    pub(crate) fn new(
        topic: &'static Topic,
        report: CoreReport<'static, Infallible>,
        input: Input<'_>,
        options: Options,
        event: Option<Py<PyAny>>,
    ) -> Self {
        let value = input.object.map(Bound::unbind);
        Report { said: Arc::new(Said { topic, report, value, options }), event, findings: PyOnceLock::new() }
    }

    /// The exception that carries it.
    #[cold]
    pub(crate) fn error(self, py: Python<'_>, text: Option<&str>) -> PyErr {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let summary = self.said.report.summary();
        let made = CLASS
            .import(py, "flowops_contracts._error", "ContractError")
            .and_then(|class| class.call1((summary, self, text)));
        made.map_or_else(|error| error, PyErr::from_value)
    }

    /// The exception for what `serialize` refused.
    #[cold]
    pub(crate) fn refused(
        py: Python<'_>,
        topic: &'static Topic,
        error: &ContractError,
        options: Options,
    ) -> PyErr {
        let text = error.text().unwrap_or_default();
        let object = text.into_pyobject(py).ok().map(Bound::into_any);
        let input = Input { object, unit: Unit::CodePoints };
        Report::new(topic, error.report().clone(), input, options, None).error(py, Some(text))
    }
}

#[pymethods]
impl Report {
    /// The topic that the value was judged by.
    #[getter]
    fn topic(&self) -> &str {
        &self.said.report.topic
    }

    /// What the value is.
    #[getter]
    fn outcome(&self) -> &'static str {
        self.said.report.outcome.as_str()
    }

    /// The event type, when it could be read; it may be one that the topic does not have.
    #[getter]
    fn event_type(&self) -> Option<&str> {
        self.said.report.event_type.as_deref()
    }

    /// The event, when accepted.
    #[getter]
    fn event(&self, py: Python<'_>) -> Option<Py<PyAny>> {
        self.event.as_ref().map(|event| event.clone_ref(py))
    }

    /// What is wrong with the value or odd in it, in the order of its text.
    #[getter]
    fn findings(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        let make = || {
            let count = self.said.report.findings.len();
            let finding = |index| Finding { said: Arc::clone(&self.said), index };
            Ok::<_, PyErr>(PyTuple::new(py, (0..count).map(finding))?.unbind())
        };
        Ok(self.findings.get_or_try_init(py, make)?.clone_ref(py))
    }

    /// How many findings there are in all.
    #[getter]
    fn total(&self) -> usize {
        self.said.report.total
    }

    /// The canonical JSON of the report: the same in every host.
    fn to_json(&self) -> String {
        self.said.report.to_json()
    }

    /// The report in the spelling of its canonical JSON, without the event.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let plain = PyDict::new(py);
        plain.set_item("topic", self.topic())?;
        plain.set_item("outcome", self.outcome())?;
        if let Some(event_type) = self.event_type() {
            plain.set_item("eventType", event_type)?;
        }
        let findings: PyResult<Vec<_>> = (0..self.said.report.findings.len())
            .map(|index| Finding { said: Arc::clone(&self.said), index }.to_dict(py))
            .collect();
        plain.set_item("findings", findings?)?;
        plain.set_item("total", self.total())?;
        Ok(plain)
    }

    /// The findings as text for a person: each with its source line and a mark under the fault.
    fn render(&self, py: Python<'_>) -> String {
        let object = self.said.value.as_ref().map(|value| value.bind(py).clone());
        self.said.report.render(Input { object, unit: self.said.options.unit }.value())
    }

    fn __repr__(&self) -> String {
        format!("<Report {}>", self.said.report.summary())
    }

    fn __eq__(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
        let same = self.said.report == other.said.report;
        Ok(same && self.event(py).into_pyobject(py)?.eq(other.event(py))?)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.to_json().into_pyobject(py)?.hash()
    }

    /// A report follows from its value.
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let Said { topic, value, options, .. } = &*self.said;
        let text = options.unit == Unit::CodePoints;
        let given = (topic.core.name(), value, text, options.strict, options.max_bytes, options.max_findings);
        Ok((py.import("flowops_contracts._native")?.getattr("_judge")?, given.into_pyobject(py)?))
    }
}

impl Finding {
    fn said(&self) -> PyResult<&flowops_contracts::Finding> {
        let finding = self.said.report.findings.get(self.index);
        finding.ok_or_else(|| PyIndexError::new_err("a report has no such finding"))
    }
}

impl PartialEq for Finding {
    fn eq(&self, other: &Self) -> bool {
        self.said().ok() == other.said().ok()
    }
}

#[pymethods]
impl Finding {
    /// The kind of fault.
    #[getter]
    fn code(&self) -> PyResult<&'static str> {
        Ok(self.said()?.code.as_str())
    }

    /// How much it weighs; with `strict`, every one is an error.
    #[getter]
    fn severity(&self) -> PyResult<&'static str> {
        Ok(self.said()?.severity.as_str())
    }

    /// The member or element in question (RFC 6901), also where it is missing; the root is `""`.
    #[getter]
    fn pointer(&self) -> PyResult<&str> {
        Ok(&self.said()?.pointer)
    }

    /// The token in question, as a part of the value that was passed.
    #[getter]
    fn span(&self) -> PyResult<Span> {
        let span = self.said()?.span;
        Ok(Span { start: span.start, end: span.end, line: span.line, column: span.column })
    }

    /// What the contract or JSON wants there.
    #[getter]
    fn expected(&self) -> PyResult<&str> {
        Ok(&self.said()?.expected)
    }

    /// What stands there: a kind, never a value.
    #[getter]
    fn found(&self) -> PyResult<&str> {
        Ok(&self.said()?.found)
    }

    /// Both, as one sentence without a period.
    #[getter]
    fn message(&self) -> PyResult<&str> {
        Ok(&self.said()?.message)
    }

    /// What would mend it, where that can be said.
    #[getter]
    fn help(&self) -> PyResult<Option<&str>> {
        Ok(self.said()?.help.as_deref())
    }

    /// The finding in the spelling of its canonical JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let (plain, place, span) = (PyDict::new(py), PyDict::new(py), self.span()?);
        plain.set_item("code", self.code()?)?;
        plain.set_item("severity", self.severity()?)?;
        plain.set_item("pointer", self.pointer()?)?;
        place.set_item("start", span.start)?;
        place.set_item("end", span.end)?;
        place.set_item("line", span.line)?;
        place.set_item("column", span.column)?;
        plain.set_item("span", place)?;
        plain.set_item("expected", self.expected()?)?;
        plain.set_item("found", self.found()?)?;
        plain.set_item("message", self.message()?)?;
        if let Some(help) = self.help()? {
            plain.set_item("help", help)?;
        }
        Ok(plain)
    }

    fn __repr__(&self) -> PyResult<String> {
        let said = self.said()?;
        Ok(format!("<Finding {} {} {:?}>", said.severity.as_str(), said.code, said.pointer))
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        (self.code()?, self.pointer()?, self.span()?.start).into_pyobject(py)?.hash()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Report, usize))> {
        let report = Report { said: Arc::clone(&self.said), event: None, findings: PyOnceLock::new() };
        Ok((py.import("flowops_contracts._native")?.getattr("_finding")?, (report, self.index)))
    }
}

/// The finding of a report at a place; for pickle.
#[pyfunction]
pub(crate) fn _finding(report: &Bound<'_, Report>, index: usize) -> Finding {
    Finding { said: Arc::clone(&report.get().said), index }
}

#[pymethods]
impl Span {
    #[new]
    fn new(start: usize, end: usize, line: usize, column: usize) -> Self {
        Span { start, end, line, column }
    }

    fn __repr__(&self) -> String {
        let Span { start, end, line, column } = self;
        format!("Span(start={start}, end={end}, line={line}, column={column})")
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyType>, (usize, usize, usize, usize)) {
        let Span { start, end, line, column } = *slf.get();
        (slf.get_type(), (start, end, line, column))
    }
}
