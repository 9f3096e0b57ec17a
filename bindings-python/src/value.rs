//! What a Kafka client hands over, and what a caller asks for (meaning 1.1, 1.5 and 1.6).

use flowops_contracts::{Options, Unit, Value};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyMemoryView, PyString};

use crate::take::{is_whole, kept};

/// A value of Python.
pub(crate) type Object<'py> = Bound<'py, PyAny>;

/// One that was made, or the exception.
pub(crate) type Made<'py> = PyResult<Object<'py>>;

/// A value that does not change, and how it is judged: `bytes`, `str` that has a UTF-8 form, or `None`; where it
/// was too large to be kept, how many bytes it has.
pub(crate) struct Input<'py> {
    pub(crate) object: Object<'py>,
    pub(crate) options: Options,
}

impl<'py> Input<'py> {
    #[inline(always)]
    pub(crate) fn new(value: &Object<'py>, options: &Options) -> PyResult<Self> {
        let (object, unit) = match value.cast::<PyString>() {
            Err(_) if value.is_instance_of::<PyBytes>() || value.is_none() => (value.clone(), Unit::Bytes),
            Err(_) => (copied(value)?, Unit::Bytes),
            Ok(text) => (readable(text)?, Unit::CodePoints),
        };
        let mut input = Input { object, options: *options };
        input.options.unit = unit;
        Ok(input)
    }
}

/// A `str` that has a UTF-8 form; of one with halves of surrogate pairs its bytes.
#[inline(always)]
pub(crate) fn readable<'py>(text: &Bound<'py, PyString>) -> Made<'py> {
    match text.to_str() {
        Ok(_) => Ok(text.clone().into_any()),
        Err(_) => text.call_method1("encode", ("utf-8", "surrogatepass")),
    }
}

/// What the core reads.
#[inline(always)]
pub(crate) fn value<'a>(object: &'a Object<'_>) -> Value<'a> {
    if let Ok(bytes) = object.cast::<PyBytes>() {
        Value::Bytes(bytes.as_bytes())
    } else if let Ok(text) = object.cast::<PyString>() {
        // what is kept has a UTF-8 form
        Value::Text(text.to_str().unwrap_or_default())
    } else if object.is_none() {
        Value::Null
    } else {
        Value::Unread(object.extract().unwrap_or(usize::MAX))
    }
}

/// `bytes` of what may change.
#[cold]
fn copied<'py>(value: &Object<'py>) -> Made<'py> {
    let known = value.is_instance_of::<PyByteArray>() || value.is_instance_of::<PyMemoryView>();
    kept(value, known, "bytes, bytearray, memoryview, str or None")?;
    let view = PyMemoryView::from(value)?;
    let format: String = view.getattr("format")?.extract()?;
    if !view.getattr("contiguous")?.extract::<bool>()? || !["B", "b", "c"].contains(&&*format) {
        return Err(PyTypeError::new_err("expected a contiguous memoryview of bytes"));
    }
    view.call_method0("tobytes")
}

/// A `TypeError` that names what was found.
pub(crate) fn expected(what: &str, found: &Object<'_>) -> PyErr {
    let class = found.get_type().name().map_or_else(|_| "another type".into(), |name| name.to_string());
    PyTypeError::new_err(format!("expected {what}, found {class}"))
}

/// `max_bytes` and `max_findings`: whole numbers from 0 to 2^31 − 1.
pub(crate) fn limit(value: &Object<'_>) -> PyResult<usize> {
    kept(value, is_whole(value), "int")?;
    let range = || PyValueError::new_err(format!("expected a number from 0 to {}", Options::LARGEST));
    value.extract().ok().filter(|limit| *limit <= Options::LARGEST).ok_or_else(range)
}
