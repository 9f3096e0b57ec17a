//! From the core's record of an event to values of Python.

use std::sync::Arc;

use flowops_contracts::record::{Slots, Span};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyTuple};

use crate::shape::{Kind, Member, Node};
use crate::value::content;
use crate::{fast, time};

/// A value and what the core found in it.
pub(crate) struct Record<'a, 'py> {
    /// `bytes` or `str`.
    pub(crate) source: &'a Bound<'py, PyAny>,
    content: &'a [u8],
    pub(crate) slots: &'a Arc<[u64]>,
    /// Whether timestamps are nanoseconds.
    exact: bool,
}

impl<'a, 'py> Record<'a, 'py> {
    #[inline(always)]
    pub(crate) fn new(source: &'a Bound<'py, PyAny>, slots: &'a Arc<[u64]>, exact: bool) -> Self {
        Record { source, content: content(source), slots, exact }
    }

    /// An attribute of the object that begins at a slot.
    #[inline(always)]
    pub(crate) fn member(&self, member: &'static Member, first: usize) -> PyResult<Bound<'py, PyAny>> {
        let slot = first + member.slot;
        if member.optional && self.slots().absent(slot) {
            return member.absent(self.source.py());
        }
        self.node(&member.node, slot)
    }

    /// The same, timestamps as nanoseconds.
    #[inline(always)]
    pub(crate) fn exact(&self) -> Self {
        Record { exact: true, ..*self }
    }

    #[inline(always)]
    fn slots(&self) -> Slots<'_, &[u8]> {
        Slots::new(self.content, self.slots)
    }

    #[inline(always)]
    fn node(&self, node: &'static Node, slot: usize) -> PyResult<Bound<'py, PyAny>> {
        let (py, slots) = (self.source.py(), self.slots());
        if node.nullable && slots.null(slot) {
            return Ok(py.None().into_bound(py));
        }
        match &node.kind {
            Kind::Text => self.text(slot),
            Kind::Uuid => fast::uuid(py, slots.uuid(slot).as_u128()),
            Kind::Timestamp if self.exact => time::nanoseconds(py, &slots.timestamp(slot)),
            Kind::Timestamp => time::datetime(py, slots.civil(slot), slots.nanoseconds(slot)),
            Kind::Number => number(py, slots.number(slot)),
            Kind::Whole => Ok(slots.whole(slot).into_pyobject(py)?.into_any()),
            Kind::Boolean => Ok(PyBool::new(py, slots.boolean(slot)).to_owned().into_any()),
            Kind::OneOf(words) => match words.get(slots.index(slot)) {
                Some(word) => Ok(word.object(py)),
                None => Ok(py.None().into_bound(py)),
            },
            Kind::EventType([word]) => Ok(word.object(py)),
            // an object's first slot says that it is there
            Kind::Object(shape) => (shape.read)(self, slot + 1),
            Kind::Payload(shape) => (shape.read)(self, slot),
            Kind::List(element, width, linked) => {
                let elements = slots.elements(slot, *width, *linked);
                let elements = elements.map(|slot| Element { record: self, node: element, slot });
                Ok(PyTuple::new(py, elements)?.into_any())
            }
        }
    }

    #[inline(always)]
    fn text(&self, slot: usize) -> PyResult<Bound<'py, PyAny>> {
        let slots = self.slots();
        let span = Span::from_slot(slots.slot(slot));
        let text = self.content.get(span.start()..span.start() + span.length()).unwrap_or_default();
        if span.normal() && text.is_ascii() {
            fast::ascii(self.source.py(), text)
        } else {
            Ok(slots.text(slot).into_pyobject(self.source.py())?.into_any())
        }
    }
}

/// An element of a list, not made yet.
struct Element<'a, 'r, 'py> {
    record: &'a Record<'r, 'py>,
    node: &'static Node,
    slot: usize,
}

impl<'py> IntoPyObject<'py> for Element<'_, '_, 'py> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    fn into_pyobject(self, _: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.record.node(self.node, self.slot)
    }
}

/// A number in normal form: an `int` where it is whole and can be one exactly.
#[inline]
pub(crate) fn number(py: Python<'_>, value: f64) -> PyResult<Bound<'_, PyAny>> {
    let whole = value as i64;
    if whole as f64 == value && whole.unsigned_abs() <= 1 << 53 {
        Ok(whole.into_pyobject(py)?.into_any())
    } else {
        Ok(value.into_pyobject(py)?.into_any())
    }
}
