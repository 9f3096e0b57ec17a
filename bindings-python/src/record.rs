//! From the core's record of an event to values of Python, and what the classes of events have in common; the
//! classes themselves are derived.
#![allow(dead_code, reason = "a topic uses what its fields need")]

use std::sync::OnceLock;

use flowops_contracts::record::{Slots, whole};
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDateTime, PyTuple, PyTzInfo};
use smallvec::SmallVec;

use crate::fast;
use crate::value::{Made, Object, value};

/// Slots as an object of Python, whose memory comes from Python's pools and is shared without a lock: that takes
/// less time than memory of Rust's, or than copies in each object that is read from them.
#[inline]
pub(crate) fn stored<'py>(py: Python<'py>, slots: &[u64]) -> Bound<'py, PyBytes> {
    PyBytes::new(py, bytemuck::cast_slice(slots))
}

/// A value, which is `bytes` or `str`, and what the core found in it.
pub(crate) struct Record<'a, 'py> {
    source: &'a Object<'py>,
    stored: &'a Bound<'py, PyBytes>,
    pub(crate) slots: Slots<'a, &'a [u8]>,
}

impl<'a, 'py> Record<'a, 'py> {
    #[inline(always)]
    pub(crate) fn new(source: &'a Object<'py>, stored: &'a Bound<'py, PyBytes>) -> Self {
        // what `stored` made is aligned, as all of Python's objects are
        let slots = bytemuck::try_cast_slice(stored.as_bytes()).unwrap_or_default();
        Record { source, stored, slots: Slots::new(value(source).bytes(), slots) }
    }

    pub(crate) fn py(&self) -> Python<'py> {
        self.source.py()
    }

    /// What a part of the event is made of when it is read.
    #[inline(always)]
    pub(crate) fn view<const N: usize>(&self, first: usize) -> View<N> {
        View::Read(self.source.clone().unbind(), self.stored.clone().unbind(), first)
    }

    #[inline(always)]
    pub(crate) fn text(&self, slot: usize) -> Made<'py> {
        match self.slots.ascii(slot) {
            Some(text) => fast::ascii(self.py(), text),
            None => Ok(self.slots.text(slot).into_pyobject(self.py())?.into_any()),
        }
    }

    pub(crate) fn datetime(&self, slot: usize) -> Made<'py> {
        // the parts as they are in the record: by a type of Rust it takes half as long again
        let (py, [year, month, day, hour, minute, second]) = (self.py(), self.slots.civil(slot));
        let [month, day, hour, minute, second] = [month, day, hour, minute, second].map(|part| part as u8);
        let (microsecond, utc) = (self.slots.nanoseconds(slot) / 1000, PyTzInfo::utc(py)?);
        PyDateTime::new(py, year as i32, month, day, hour, minute, second, microsecond, Some(&utc))?
            .into_bound_py_any(py)
    }

    #[inline(always)]
    pub(crate) fn list(&self, elements: impl Iterator<Item = Made<'py>>) -> Made<'py> {
        let mut made = SmallVec::<[_; 8]>::new();
        for element in elements {
            made.push(element?);
        }
        PyTuple::new(self.py(), made)?.into_bound_py_any(self.py())
    }
}

/// A number in normal form: an `int` where it is whole and can be one exactly.
#[inline]
pub(crate) fn number(py: Python<'_>, value: f64) -> Made<'_> {
    whole(value).map_or_else(|| value.into_bound_py_any(py), |whole| whole.into_bound_py_any(py))
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
