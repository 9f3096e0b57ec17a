//! What constructors and builders take. A constructor looks at types of Python alone; the core judges what is
//! sent.
#![allow(dead_code, clippy::unnecessary_wraps, reason = "a topic uses what its fields need, each alike")]

use core::fmt::Display;

use chrono::{DateTime, Utc};
use flowops_contracts::moment;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyBytes, PyDateTime, PyFloat, PyInt, PyList, PySequence, PyString, PyTuple, PyTzInfo,
};

use crate::record;
use crate::value::{Made, Object, expected};

/// An argument that may be left out, which `None` is not.
pub(crate) fn given<'py>(value: &Object<'py>) -> PyResult<Option<Object<'py>>> {
    Ok(Some(value.clone()))
}

/// An argument that must be given, though one before it need not.
pub(crate) fn required<'py>(given: Option<Object<'py>>, name: &str) -> Made<'py> {
    given.ok_or_else(|| PyTypeError::new_err(format!("missing required argument: '{name}'")))
}

/// Names the argument in its exception.
pub(crate) fn named<T>(py: Python<'_>, name: impl Display, taken: PyResult<T>) -> PyResult<T> {
    taken.map_err(|error| PyErr::from_type(error.get_type(py), format!("{name}: {}", error.value(py))))
}

/// Whether it is a whole number, which `True` is not.
pub(crate) fn is_whole(value: &Object<'_>) -> bool {
    value.is_instance_of::<PyInt>() && !value.is_instance_of::<PyBool>()
}

pub(crate) fn number<'py>(value: &Object<'py>) -> Made<'py> {
    match value.cast::<PyFloat>() {
        Ok(float) => record::number(value.py(), float.value()),
        Err(_) => kept(value, is_whole(value), "int or float"),
    }
}

/// A value that is as it has to be.
pub(crate) fn kept<'py>(value: &Object<'py>, right: bool, what: &str) -> Made<'py> {
    if right { Ok(value.clone()) } else { Err(expected(what, value)) }
}

/// The elements of a sequence; text and bytes are none.
pub(crate) fn elements<'py>(value: &Object<'py>) -> PyResult<Bound<'py, PyTuple>> {
    let text = value.is_instance_of::<PyString>() || value.is_instance_of::<PyBytes>();
    let sequence = value.cast::<PySequence>().ok().filter(|_| !text);
    sequence.ok_or_else(|| expected("a sequence", value))?.to_tuple()
}

/// The moment of nanoseconds since 1970.
pub(crate) fn moment(exact: &Object<'_>) -> PyResult<DateTime<Utc>> {
    let moment = exact.extract().ok().and_then(moment::of_nanoseconds);
    moment.ok_or_else(|| PyValueError::new_err("expected nanoseconds since 1970, found too many"))
}

/// Nanoseconds since 1970 of an aware `datetime`, or of an `int` that says them.
pub(crate) fn exact<'py>(value: &Object<'py>) -> Made<'py> {
    let py = value.py();
    if value.is_exact_instance_of::<PyInt>() {
        return moment(value).map(|_| value.clone());
    }
    kept(value, value.is_instance_of::<PyDateTime>(), "datetime or int")?;
    if value.call_method0("utcoffset")?.is_none() {
        return Err(PyValueError::new_err("expected a datetime with a time zone, found a naive one"));
    }
    let utc: DateTime<Utc> = value.call_method1("astimezone", (PyTzInfo::utc(py)?,))?.extract()?;
    Ok(moment::nanoseconds(&utc).into_pyobject(py)?.into_any())
}

/// A list of what each element of a sequence gives.
pub(crate) fn list<'py>(value: &Object<'py>, each: impl Fn(&Object<'py>) -> Made<'py>) -> Made<'py> {
    let given = elements(value)?.iter().map(|element| each(&element)).collect::<PyResult<Vec<_>>>()?;
    Ok(PyList::new(value.py(), given)?.into_any())
}

/// The same as a tuple.
pub(crate) fn tuple<'py>(value: &Object<'py>, each: impl Fn(&Object<'py>) -> Made<'py>) -> Made<'py> {
    Ok(list(value, each)?.cast::<PyList>()?.to_tuple().into_any())
}
