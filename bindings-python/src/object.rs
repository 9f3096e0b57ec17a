//! What the classes of events have in common; the classes themselves are derived.

use std::sync::OnceLock;

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};

use crate::record::Record;

/// A value of Python.
pub(crate) type Object<'py> = Bound<'py, PyAny>;

/// One that was made, or the exception.
pub(crate) type Made<'py> = PyResult<Object<'py>>;

/// As the call that makes it.
pub(crate) fn shown(object: &Bound<'_, PyAny>) -> PyResult<String> {
    let mut fields = Vec::new();
    for name in object.getattr("__match_args__")?.cast::<PyTuple>()? {
        fields.push(format!("{name}={}", object.getattr(name.str()?)?.repr()?));
    }
    Ok(format!("{}({})", object.get_type().name()?, fields.join(", ")))
}

/// What an event or a payload holds.
pub(crate) enum View<const N: usize> {
    /// A value, its slots and the object's first one: an attribute is made when it is read.
    Read(Py<PyAny>, Py<PyBytes>, usize),
    /// What a constructor was given.
    Made(Box<[Py<PyAny>; N]>),
}

impl<const N: usize> View<N> {
    pub(crate) fn made(values: [Bound<'_, PyAny>; N]) -> Self {
        View::Made(Box::new(values.map(Bound::unbind)))
    }

    #[inline(always)]
    pub(crate) fn get<'py>(
        &self,
        py: Python<'py>,
        index: usize,
        read: impl FnOnce(&Record<'_, 'py>, usize) -> Made<'py>,
    ) -> Made<'py> {
        match self {
            View::Read(source, slots, first) => read(&Record::new(source.bind(py), slots.bind(py)), *first),
            View::Made(values) => Ok(values.get(index).into_pyobject(py)?),
        }
    }
}

/// An attribute that is kept once it was read. It is made without a lock: where two threads are here at once,
/// the first one's is kept.
#[derive(Default)]
pub(crate) struct Kept(OnceLock<Py<PyAny>>);

impl Kept {
    #[inline(always)]
    pub(crate) fn or<'py>(&self, py: Python<'py>, make: impl FnOnce() -> Made<'py>) -> Made<'py> {
        if let Some(kept) = self.0.get() {
            return Ok(kept.bind(py).clone());
        }
        let made = make()?;
        Ok(self.0.get_or_init(|| made.unbind()).bind(py).clone())
    }
}
