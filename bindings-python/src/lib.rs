//! Carries the core to Python.

mod command;
mod construct;
mod declare;
mod derived;
mod fast;
mod lines;
mod object;
mod process;
mod record;
mod records;
mod report;
mod shape;
mod time;
mod value;
mod verbs;
mod view;
mod write;

use pyo3::prelude::*;

/// What the package `flowops_contracts` is made of.
#[pymodule]
mod _native {
    use flowops_contracts::Unit;
    use pyo3::exceptions::PyValueError;
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::object::{Absent, Object};
    #[pymodule_export]
    use crate::process::_command;
    #[pymodule_export]
    use crate::report::{_finding, Finding, Report, Span};

    use crate::value::{Input, Limit, options};
    use crate::{derived, object, verbs};

    /// The report of a value; for pickle.
    #[pyfunction]
    fn _judge(
        topic: &str,
        value: Option<Bound<'_, PyAny>>,
        text: bool,
        strict: bool,
        max_bytes: Limit,
        max_findings: Limit,
        py: Python<'_>,
    ) -> PyResult<crate::report::Report> {
        let known = derived::TOPICS.iter().find(|known| known.core.name() == topic);
        let topic = known.ok_or_else(|| PyValueError::new_err("expected a topic of this version"))?;
        let unit = if text { Unit::CodePoints } else { Unit::Bytes };
        verbs::judge(py, topic, Input { object: value, unit }, options(strict, max_bytes, max_findings))
    }

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("ABSENT", object::absent(module.py())?)?;
        derived::add(module)?;
        // what is named in `flowops_contracts` is what the package exports
        module.delattr("__all__")
    }
}
