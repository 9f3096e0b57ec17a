//! From the core's record of an event to values of Python.
#![allow(clippy::unnecessary_wraps, reason = "whatever the kind of a field, it is read alike")]

use std::sync::Arc;

use flowops_contracts::record::{Slots, Span};
use pyo3::prelude::*;
use pyo3::pyclass::PyClass;
use pyo3::types::{PyDateTime, PyTuple, PyTzInfo};

use crate::fast;
use crate::object::{ContractObject, Made, View, init};
use crate::value::content;

/// A value, which is `bytes` or `str`, and what the core found in it.
pub(crate) struct Record<'a, 'py> {
    source: &'a Bound<'py, PyAny>,
    shared: &'a Arc<[u64]>,
    pub(crate) slots: Slots<'a, &'a [u8]>,
}

#[allow(dead_code, reason = "a topic uses what its fields need")]
impl<'a, 'py> Record<'a, 'py> {
    #[inline(always)]
    pub(crate) fn new(source: &'a Bound<'py, PyAny>, shared: &'a Arc<[u64]>) -> Self {
        Record { source, shared, slots: Slots::new(content(source), shared) }
    }

    pub(crate) fn py(&self) -> Python<'py> {
        self.source.py()
    }

    /// What a part of the event is made of when it is read.
    pub(crate) fn view<const N: usize>(&self, first: usize) -> View<N> {
        View::Read(self.source.clone().unbind(), Arc::clone(self.shared), first)
    }

    /// An object that holds nothing but what the record says.
    #[inline(always)]
    pub(crate) fn part<T: PyClass<BaseType = ContractObject>>(&self, part: T) -> Made<'py> {
        fast::leaf(self.py(), init(part))
    }

    #[inline(always)]
    pub(crate) fn text(&self, slot: usize) -> Made<'py> {
        let span = Span::from_slot(self.slots.slot(slot));
        let text = content(self.source).get(span.start()..span.start() + span.length()).unwrap_or_default();
        if span.normal() && text.is_ascii() {
            return fast::ascii(self.py(), text);
        }
        Ok(self.slots.text(slot).into_pyobject(self.py())?.into_any())
    }

    pub(crate) fn datetime(&self, slot: usize) -> Made<'py> {
        let (py, [year, month, day, hour, minute, second]) = (self.py(), self.slots.civil(slot));
        let (year, microsecond) = (year as i32, self.slots.nanoseconds(slot) / 1000);
        let [month, day, hour, minute, second] = [month, day, hour, minute, second].map(|part| part as u8);
        let utc = PyTzInfo::utc(py)?;
        PyDateTime::new(py, year, month, day, hour, minute, second, microsecond, Some(&utc))
            .map(Bound::into_any)
    }

    pub(crate) fn list(
        &self,
        slot: usize,
        width: usize,
        linked: bool,
        make: impl Fn(usize) -> Made<'py>,
    ) -> Made<'py> {
        let slots = self.slots.elements(slot, width, linked);
        let mut elements = Vec::with_capacity(slots.len());
        for slot in slots {
            elements.push(make(slot)?);
        }
        Ok(PyTuple::new(self.py(), elements)?.into_any())
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
