//! Carries the core to Python.

mod command;
mod derived;
mod fast;
mod lines;
mod many;
mod object;
mod record;
mod report;
mod take;
mod value;
mod verbs;
mod write;

/// What the package `flowops_contracts` is made of.
#[pyo3::pymodule]
mod _native {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::command::process::_command;
    #[pymodule_export]
    use crate::derived::report::{Finding, Span};
    #[pymodule_export]
    use crate::report::{_judge, Report};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        crate::derived::add(module)?;
        // what is named in `flowops_contracts` is what the package exports
        module.delattr("__all__")
    }
}
