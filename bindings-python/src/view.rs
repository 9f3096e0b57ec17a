//! What an event and its payload hold: a value and its record, of which an attribute is made when it is read;
//! or what a constructor was given.

use std::sync::{Arc, OnceLock};

use pyo3::prelude::*;
use pyo3::types::{PyInt, PyTuple};

use crate::record::Record;
use crate::shape::{Kind, Member, Node, Shape};
use crate::time;

/// What an object holds.
pub(crate) enum View {
    /// `bytes` or `str`, its record, and the object's first slot there.
    Read(Py<PyAny>, Arc<[u64]>, usize),
    /// The attributes in contract order; timestamps as nanoseconds.
    Made(Vec<Py<PyAny>>),
}

impl View {
    pub(crate) fn of(record: &Record<'_, '_>, first: usize) -> Self {
        View::Read(record.source.clone().unbind(), Arc::clone(record.slots), first)
    }

    /// An attribute; where it is asked for exactly, a timestamp is nanoseconds.
    #[inline(always)]
    pub(crate) fn get<'py>(
        &self,
        py: Python<'py>,
        member: &'static Member,
        exact: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        match self {
            View::Read(source, slots, first) => {
                Record::new(source.bind(py), slots, exact).member(member, *first)
            }
            View::Made(values) => match values.get(member.index) {
                Some(value) if exact => Ok(value.bind(py).clone()),
                Some(value) => dated(value.bind(py), &member.node),
                None => member.absent(py),
            },
        }
    }

    /// The attributes in contract order, timestamps as nanoseconds.
    pub(crate) fn values<'py>(&self, py: Python<'py>, shape: &Shape) -> PyResult<Vec<Bound<'py, PyAny>>> {
        shape.members.iter().map(|member| self.get(py, member, true)).collect()
    }
}

/// An attribute that was kept exactly, as it is read: a timestamp is a `datetime`.
pub(crate) fn dated<'py>(value: &Bound<'py, PyAny>, node: &'static Node) -> PyResult<Bound<'py, PyAny>> {
    match node.kind {
        Kind::Timestamp if value.is_instance_of::<PyInt>() => time::of_nanoseconds(value),
        Kind::List(element, ..) if value.is_instance_of::<PyTuple>() => {
            let elements: PyResult<Vec<_>> =
                value.cast::<PyTuple>()?.iter().map(|value| dated(&value, element)).collect();
            Ok(PyTuple::new(value.py(), elements?)?.into_any())
        }
        _ => Ok(value.clone()),
    }
}

/// An attribute that is kept once it was made, so that it is one object.
#[derive(Default)]
pub(crate) struct Kept(OnceLock<Py<PyAny>>);

impl Kept {
    #[inline(always)]
    pub(crate) fn get<'py>(
        &self,
        py: Python<'py>,
        make: impl FnOnce() -> PyResult<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        if let Some(kept) = self.0.get() {
            return Ok(kept.bind(py).clone());
        }
        // made without a lock: where two threads are here at once, the first one's is kept
        let made = make()?;
        Ok(self.0.get_or_init(|| made.unbind()).bind(py).clone())
    }
}
