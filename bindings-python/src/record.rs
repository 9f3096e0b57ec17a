//! From the core's record of an event to values of Python.
#![allow(clippy::unnecessary_wraps, reason = "whatever the kind of a field, it is read alike")]

use core::ops::Deref;
use std::sync::Arc;

use flowops_contracts::record::{Slots, Span};
use pyo3::prelude::*;
use pyo3::types::{PyDateTime, PyTuple, PyTzInfo};

use crate::fast;
use crate::object::{Made, View};
use crate::value::content;

/// How many slots an object holds itself: those of an order with five items.
const FEW: usize = 24;

/// The slots of an event.
#[derive(Clone)]
pub(crate) enum Found {
    /// Copied into each object that is read from them, which costs less than to share them.
    Few([u64; FEW]),
    Many(Arc<[u64]>),
}

impl From<&[u64]> for Found {
    #[inline]
    fn from(slots: &[u64]) -> Self {
        let mut few = [0; FEW];
        let Some(room) = few.get_mut(..slots.len()) else { return Found::Many(slots.into()) };
        room.copy_from_slice(slots);
        Found::Few(few)
    }
}

impl Deref for Found {
    type Target = [u64];
    #[inline]
    fn deref(&self) -> &[u64] {
        match self {
            Found::Few(slots) => slots,
            Found::Many(slots) => slots,
        }
    }
}

/// A value, which is `bytes` or `str`, and what the core found in it.
pub(crate) struct Record<'a, 'py> {
    source: &'a Bound<'py, PyAny>,
    found: &'a Found,
    pub(crate) slots: Slots<'a, &'a [u8]>,
}

#[allow(dead_code, reason = "a topic uses what its fields need")]
impl<'a, 'py> Record<'a, 'py> {
    #[inline(always)]
    pub(crate) fn new(source: &'a Bound<'py, PyAny>, found: &'a Found) -> Self {
        Record { source, found, slots: Slots::new(content(source), found) }
    }

    pub(crate) fn py(&self) -> Python<'py> {
        self.source.py()
    }

    /// What a part of the event is made of when it is read.
    #[inline(always)]
    pub(crate) fn view<const N: usize>(&self, first: usize) -> View<N> {
        View::Read(self.source.clone().unbind(), self.found.clone(), first)
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

    #[inline(always)]
    pub(crate) fn list(
        &self,
        slot: usize,
        width: usize,
        linked: bool,
        make: impl Fn(usize) -> Made<'py>,
    ) -> Made<'py> {
        let (elements, make) = (self.slots.elements(slot, width, linked), &make);
        Ok(PyTuple::new(self.py(), elements.map(|slot| Element(move || make(slot))))?.into_any())
    }
}

/// What is made where it is put.
struct Element<F>(F);

impl<'py, F: FnOnce() -> Made<'py>> IntoPyObject<'py> for Element<F> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    #[inline(always)]
    fn into_pyobject(self, _: Python<'py>) -> Made<'py> {
        self.0()
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
