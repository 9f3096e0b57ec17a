//! Carries the core to Python.

mod command;
mod derived;
mod fast;
mod lines;
mod object;
mod process;
mod record;
mod records;
mod report;
mod take;
mod time;
mod value;
mod verbs;
mod write;

/// What the package `flowops_contracts` is made of.
#[pyo3::pymodule]
mod _native {
    use flowops_contracts::Unit;
    use pyo3::exceptions::PyValueError;
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::derived::report::{Finding, Span};
    #[pymodule_export]
    use crate::object::ContractObject;
    #[pymodule_export]
    use crate::process::_command;
    #[pymodule_export]
    use crate::report::Report;

    use crate::derived;
    use crate::value::{Input, Limit, options};

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
    ) -> PyResult<Report> {
        let known = derived::TOPICS.iter().find(|known| known.core.name() == topic);
        let topic = known.ok_or_else(|| PyValueError::new_err("expected a topic of this version"))?;
        let unit = if text { Unit::CodePoints } else { Unit::Bytes };
        topic.judge(py, Input { object: value, unit }, options(strict, max_bytes, max_findings))
    }

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        derived::add(module)?;
        // what is named in `flowops_contracts` is what the package exports
        module.delattr("__all__")
    }
}
