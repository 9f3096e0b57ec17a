//! The core's reports as Python's objects; what Python sees of them is derived.

use std::convert::Infallible;

use flowops_contracts::{Options, Report as CoreReport, Unit};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyTuple, PyType};

use crate::derived::TOPICS;
use crate::derived::report::Finding;
use crate::record::Kept;
use crate::value::{Input, Made, Object};

/// What is said of one value.
#[pyclass(frozen, generic, module = "flowops_contracts")]
pub(crate) struct Report {
    pub(crate) said: CoreReport<'static, Infallible>,
    pub(crate) event: Option<Py<PyAny>>,
    pub(crate) value: Py<PyAny>,
    pub(crate) options: Options,
    pub(crate) findings: Kept,
}

impl Report {
    /// The exception that carries it; of one of many values with its place among them, and of what was to be
    /// sent with its text.
    #[cold]
    pub(crate) fn error(self, py: Python<'_>, sent: bool, index: Option<usize>) -> PyErr {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let text = sent.then(|| self.value.clone_ref(py));
        let class = CLASS.import(py, "flowops_contracts._error", "ContractError");
        let made = class.and_then(|class| class.call1((self.said.summary(), self, text, index)));
        made.map_or_else(|error| error, PyErr::from_value)
    }

    pub(crate) fn findings<'py>(&self, py: Python<'py>) -> Made<'py> {
        let findings = || self.said.findings.iter().map(Finding::from);
        self.findings.or(py, || Ok(PyTuple::new(py, findings())?.into_any()))
    }

    pub(crate) fn same(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
        Ok(self.said == other.said && self.event.as_ref().into_pyobject(py)?.eq(&other.event)?)
    }

    /// A call that gives it again: a report follows from its value.
    pub(crate) fn again<'py>(&self, py: Python<'py>) -> PyResult<(Object<'py>, Bound<'py, PyTuple>)> {
        let Options { strict, max_bytes, max_findings, unit, .. } = self.options;
        let asked = (unit == Unit::CodePoints, strict, max_bytes, max_findings);
        let given = (&*self.said.topic, &self.value, asked);
        Ok((py.import("flowops_contracts._native")?.getattr("_judge")?, given.into_pyobject(py)?))
    }
}

/// The report of a value; for pickle.
#[pyfunction]
pub(crate) fn _judge(topic: &str, object: Object<'_>, asked: (bool, bool, usize, usize)) -> PyResult<Report> {
    let (text, strict, max_bytes, max_findings) = asked;
    let known = TOPICS.iter().find(|known| known.core.name() == topic);
    let topic = known.ok_or_else(|| PyValueError::new_err("expected a topic of this version"))?;
    let mut options = Options::of(strict, max_bytes, max_findings);
    options.unit = if text { Unit::CodePoints } else { Unit::Bytes };
    topic.check(Input { object, options })
}

/// A value of Python that is JSON.
pub(crate) fn plain<'py>(py: Python<'py>, json: &str) -> Made<'py> {
    py.import("json")?.call_method1("loads", (json,))
}
