//! What a topic's classes are made of: tables, which are derived from the core's declaration.

use flowops_contracts::AnyTopic;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyTuple};

use crate::object::Object;
use crate::record::Record;

/// A topic.
pub(crate) struct Topic {
    pub(crate) core: AnyTopic,
    /// The events' classes, in contract order.
    pub(crate) events: &'static [&'static Shape],
}

/// A class.
pub(crate) struct Shape {
    pub(crate) class: &'static str,
    /// In contract order.
    pub(crate) members: &'static [&'static Member],
    /// Makes the object that begins at a slot of a record.
    pub(crate) read: for<'py> fn(&Record<'_, 'py>, usize) -> PyResult<Bound<'py, PyAny>>,
    /// An object's attributes in contract order, timestamps as nanoseconds.
    pub(crate) values: for<'py> fn(&Bound<'py, Object>) -> PyResult<Vec<Bound<'py, PyAny>>>,
}

/// An attribute.
pub(crate) struct Member {
    pub(crate) name: &'static str,
    /// Its name in an event.
    pub(crate) key: &'static str,
    pub(crate) index: usize,
    /// Where its slots begin, from its object's first.
    pub(crate) slot: usize,
    pub(crate) optional: bool,
    pub(crate) node: Node,
}

/// What an attribute or a list's element holds.
pub(crate) struct Node {
    pub(crate) kind: Kind,
    pub(crate) nullable: bool,
}

/// The kinds, as the core describes them.
#[allow(dead_code, reason = "a topic uses the kinds that it needs")]
pub(crate) enum Kind {
    Text,
    Uuid,
    Timestamp,
    Number,
    Whole,
    Boolean,
    OneOf(&'static [Word]),
    /// Its one word.
    EventType(&'static [Word; 1]),
    Object(&'static Shape),
    Payload(&'static Shape),
    /// An element, how many slots it takes, and whether elements are linked.
    List(&'static Node, usize, bool),
}

/// A text that an event says over and over.
pub(crate) struct Word {
    text: &'static str,
    object: PyOnceLock<Py<PyString>>,
}

impl Word {
    pub(crate) const fn new(text: &'static str) -> Self {
        Word { text, object: PyOnceLock::new() }
    }

    pub(crate) fn object<'py>(&'static self, py: Python<'py>) -> Bound<'py, PyAny> {
        self.object.get_or_init(py, || PyString::intern(py, self.text).unbind()).bind(py).clone().into_any()
    }
}

impl Shape {
    /// The order in which `case` and the constructor take positions.
    pub(crate) fn match_args<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.members.iter().map(|member| member.name))
    }

    /// The member that is named so in an event.
    pub(crate) fn by_key(&self, key: &str) -> Option<&'static Member> {
        self.members.iter().find(|member| member.key == key).copied()
    }
}
