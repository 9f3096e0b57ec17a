//! The core's reports as Python's objects; what Python sees of them is derived.

use std::convert::Infallible;

use flowops_contracts::{ContractError, Options, Report as CoreReport, Unit};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyTuple, PyType};

use crate::derived::report::Finding;
use crate::object::Made;
use crate::value::Input;

/// What is said of one value.
#[pyclass(frozen, generic, module = "flowops_contracts")]
pub(crate) struct Report {
    pub(crate) said: CoreReport<'static, Infallible>,
    pub(crate) event: Option<Py<PyAny>>,
    value: Option<Py<PyAny>>,
    options: Options,
    findings: PyOnceLock<Py<PyTuple>>,
}

impl Report {
    pub(crate) fn new(
        said: CoreReport<'static, Infallible>,
        input: Input<'_>,
        options: Options,
        event: Option<Bound<'_, PyAny>>,
    ) -> Self {
        let (value, event) = (input.object.map(Bound::unbind), event.map(Bound::unbind));
        Report { said, event, value, options, findings: PyOnceLock::new() }
    }

    /// The exception that carries it.
    #[cold]
    pub(crate) fn error(self, py: Python<'_>, text: Option<&str>) -> PyErr {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let class = CLASS.import(py, "flowops_contracts._error", "ContractError");
        let made = class.and_then(|class| class.call1((self.said.summary(), self, text)));
        made.map_or_else(|error| error, PyErr::from_value)
    }

    /// The exception for what `serialize` refused.
    #[cold]
    pub(crate) fn refused(py: Python<'_>, error: &ContractError, options: Options) -> PyErr {
        let text = error.text().unwrap_or_default();
        let object = text.into_pyobject(py).ok().map(Bound::into_any);
        let input = Input { object, unit: Unit::CodePoints };
        Report::new(error.report().clone(), input, options, None).error(py, Some(text))
    }

    /// The value that it is of.
    pub(crate) fn input<'py>(&self, py: Python<'py>) -> Input<'py> {
        let object = self.value.as_ref().map(|value| value.bind(py).clone());
        Input { object, unit: self.options.unit }
    }

    pub(crate) fn findings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let make = || PyTuple::new(py, self.said.findings.iter().map(Finding::from)).map(Bound::unbind);
        Ok(self.findings.get_or_try_init(py, make)?.bind(py).clone())
    }

    pub(crate) fn same(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
        Ok(self.said == other.said && self.event.as_ref().into_pyobject(py)?.eq(&other.event)?)
    }

    /// A call that gives it again: a report follows from its value.
    pub(crate) fn again<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let Options { strict, max_bytes, max_findings, unit, .. } = self.options;
        let given =
            (&*self.said.topic, &self.value, unit == Unit::CodePoints, strict, max_bytes, max_findings);
        Ok((py.import("flowops_contracts._native")?.getattr("_judge")?, given.into_pyobject(py)?))
    }
}

/// A value of Python that is JSON.
pub(crate) fn plain<'py>(py: Python<'py>, json: &str) -> Made<'py> {
    py.import("json")?.call_method1("loads", (json,))
}
