//! What constructors and builders take. A constructor looks at types of Python alone; the core judges what is
//! sent.
#![allow(dead_code, reason = "a topic uses what its fields need")]

use core::fmt::Display;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyFloat, PyInt, PyList, PySequence, PyString, PyTuple};

use crate::object::Made;
use crate::record;
use crate::value::expected;

/// An argument that may be left out, which `None` is not.
pub(crate) struct Argument<'py>(pub(crate) Option<Bound<'py, PyAny>>);

impl<'py> FromPyObject<'_, 'py> for Argument<'py> {
    type Error = PyErr;
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Ok(Argument(Some(object.to_owned())))
    }
}

impl<'py> Argument<'py> {
    /// What was given, or what it is otherwise.
    pub(crate) fn or(self, otherwise: Made<'py>) -> Made<'py> {
        self.0.map_or(otherwise, Ok)
    }

    /// What was given; it must be, though an argument before it need not.
    pub(crate) fn required(self, name: &str) -> Made<'py> {
        self.0.ok_or_else(|| PyTypeError::new_err(format!("missing required argument: '{name}'")))
    }
}

/// Names the argument in its exception.
pub(crate) fn named<T>(py: Python<'_>, name: impl Display, taken: PyResult<T>) -> PyResult<T> {
    taken.map_err(|error| PyErr::from_type(error.get_type(py), format!("{name}: {}", error.value(py))))
}

/// Whether it is a whole number, which `True` is not.
pub(crate) fn is_whole(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyInt>() && !value.is_instance_of::<PyBool>()
}

pub(crate) fn number<'py>(value: &Bound<'py, PyAny>) -> Made<'py> {
    match value.cast::<PyFloat>() {
        Ok(float) => record::number(value.py(), float.value()),
        Err(_) => kept(value, is_whole(value), "int or float"),
    }
}

/// A value that is as it has to be.
pub(crate) fn kept<'py>(value: &Bound<'py, PyAny>, right: bool, what: &str) -> Made<'py> {
    if right { Ok(value.clone()) } else { Err(expected(what, value)) }
}

/// The elements of a sequence; text and bytes are none.
pub(crate) fn elements<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    let text = value.is_instance_of::<PyString>() || value.is_instance_of::<PyBytes>();
    let sequence = value.cast::<PySequence>().ok().filter(|_| !text);
    sequence.ok_or_else(|| expected("a sequence", value))?.to_tuple()
}

/// A tuple of what each element of a sequence gives.
pub(crate) fn tuple<'py>(
    value: &Bound<'py, PyAny>,
    each: impl Fn(&Bound<'py, PyAny>) -> Made<'py>,
) -> Made<'py> {
    let elements = elements(value)?.iter().map(|element| each(&element)).collect::<PyResult<Vec<_>>>()?;
    Ok(PyTuple::new(value.py(), elements)?.into_any())
}

/// The same as a list.
pub(crate) fn list<'py>(
    value: &Bound<'py, PyAny>,
    each: impl Fn(&Bound<'py, PyAny>) -> Made<'py>,
) -> Made<'py> {
    Ok(PyList::new(value.py(), tuple(value, each)?.cast::<PyTuple>()?)?.into_any())
}

/// Where a value stands for itself, and what it gives otherwise.
pub(crate) fn unless<'py>(
    value: &Bound<'py, PyAny>,
    itself: bool,
    otherwise: impl FnOnce(&Bound<'py, PyAny>) -> Made<'py>,
) -> Made<'py> {
    if itself { Ok(value.clone()) } else { otherwise(value) }
}
