//! Carries the core to Python.

mod command;
mod derived;
mod fast;
mod lines;
mod many;
// a part of the command that its tests, which run without an interpreter, leave out
#[path = "command/process.rs"]
mod process;
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
    use crate::derived::report::{Finding, Span};
    #[pymodule_export]
    use crate::process::_command;
    #[pymodule_export]
    use crate::report::{_judge, Report};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        crate::derived::add(module)?;
        // what is named in `flowops_contracts` is what the package exports
        module.delattr("__all__")
    }
}
