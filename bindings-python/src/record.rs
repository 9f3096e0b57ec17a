//! From the core's record of an event to values of Python.
#![allow(clippy::unnecessary_wraps, reason = "whatever the kind of a field, it is read alike")]

use flowops_contracts::record::Slots;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};
use smallvec::SmallVec;

use crate::fast;
use crate::object::{Made, Object, View};
use crate::value::value;

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

#[allow(dead_code, reason = "a topic uses what its fields need")]
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
        Ok(self.slots.timestamp(slot).into_pyobject(self.py())?.into_any())
    }

    #[inline(always)]
    pub(crate) fn list(
        &self,
        slot: usize,
        width: usize,
        linked: bool,
        make: impl Fn(usize) -> Made<'py>,
    ) -> Made<'py> {
        let elements = self.slots.elements(slot, width, linked).map(make);
        Ok(PyTuple::new(self.py(), elements.collect::<PyResult<SmallVec<[_; 8]>>>()?)?.into_any())
    }
}

/// A number in normal form: an `int` where it is whole and can be one exactly.
#[inline]
pub(crate) fn number(py: Python<'_>, value: f64) -> Made<'_> {
    let whole = value as i64;
    if whole as f64 == value && whole.unsigned_abs() <= 1 << 53 {
        Ok(whole.into_pyobject(py)?.into_any())
    } else {
        Ok(value.into_pyobject(py)?.into_any())
    }
}
