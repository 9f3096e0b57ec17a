//! What a Kafka client hands over, and what a caller asks for (meaning 1.1, 1.5 and 1.6).

use flowops_contracts::{Options, Unit, Value};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyByteArray, PyBytes, PyInt, PyMemoryView, PyString, PyType};

/// A value that does not change: `bytes`, `str` that has a UTF-8 form, or nothing; where it was too large to be
/// kept, how many bytes it has.
#[derive(Clone)]
pub(crate) struct Input<'py> {
    pub(crate) object: Option<Bound<'py, PyAny>>,
    pub(crate) unit: Unit,
}

impl<'py> Input<'py> {
    #[inline]
    pub(crate) fn new(value: &Bound<'py, PyAny>) -> PyResult<Self> {
        if value.is_instance_of::<PyBytes>() {
            return Ok(Input { object: Some(value.clone()), unit: Unit::Bytes });
        }
        match value.cast::<PyString>() {
            Ok(text) if text.to_str().is_ok() => {
                Ok(Input { object: Some(value.clone()), unit: Unit::CodePoints })
            }
            Ok(text) => {
                let units = text.call_method1("encode", ("utf-8", "surrogatepass"))?;
                Ok(Input { object: Some(units), unit: Unit::CodePoints })
            }
            Err(_) if value.is_none() => Ok(Input { object: None, unit: Unit::Bytes }),
            Err(_) => Ok(Input { object: Some(copied(value)?), unit: Unit::Bytes }),
        }
    }

    /// How many bytes the core reads.
    #[inline]
    pub(crate) fn size(&self) -> usize {
        self.object.as_ref().map_or(0, |object| content(object).len())
    }

    /// What the core reads.
    #[inline]
    pub(crate) fn value(&self) -> Value<'_> {
        self.object.as_ref().map_or(Value::Null, |object| value_of(object))
    }
}

/// What the core reads of `bytes` or `str`.
#[inline]
fn value_of<'a>(object: &'a Bound<'_, PyAny>) -> Value<'a> {
    match object.cast::<PyBytes>() {
        Ok(bytes) => Value::Bytes(bytes.as_bytes()),
        Err(_) if object.is_instance_of::<PyInt>() => Value::Unread(object.extract().unwrap_or(usize::MAX)),
        Err(_) => Value::Text(text_of(object)),
    }
}

/// The bytes of `bytes` or `str`.
#[inline]
pub(crate) fn content<'a>(object: &'a Bound<'_, PyAny>) -> &'a [u8] {
    match object.cast::<PyBytes>() {
        Ok(bytes) => bytes.as_bytes(),
        Err(_) => text_of(object).as_bytes(),
    }
}

fn text_of<'a>(object: &'a Bound<'_, PyAny>) -> &'a str {
    // what is kept has a UTF-8 form
    object.cast::<PyString>().ok().and_then(|text| text.to_str().ok()).unwrap_or_default()
}

/// `bytes` of what may change.
#[cold]
fn copied<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let py = value.py();
    if value.is_instance_of::<PyByteArray>() {
        return py.get_type::<PyBytes>().call1((value,));
    }
    if let Ok(view) = value.cast::<PyMemoryView>() {
        let format: String = view.getattr("format")?.extract()?;
        if view.getattr("contiguous")?.is_truthy()? && matches!(format.as_str(), "B" | "b" | "c") {
            return view.call_method0("tobytes");
        }
        return Err(PyTypeError::new_err("expected a contiguous memoryview of bytes"));
    }
    Err(expected("bytes, bytearray, memoryview, str or None", value))
}

/// A `TypeError` that names what was found.
pub(crate) fn expected(what: &str, found: &Bound<'_, PyAny>) -> PyErr {
    PyTypeError::new_err(format!("expected {what}, found {}", class_name(&found.get_type())))
}

pub(crate) fn class_name(class: &Bound<'_, PyType>) -> String {
    class.name().map_or_else(|_| "another type".into(), |name| name.to_string())
}

/// `max_bytes` and `max_findings`: whole numbers from 0 to 2^31 − 1.
#[derive(Clone, Copy)]
pub(crate) struct Limit(pub(crate) usize);

impl<'py> FromPyObject<'_, 'py> for Limit {
    type Error = PyErr;
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if !object.is_instance_of::<PyInt>() || object.is_instance_of::<PyBool>() {
            return Err(expected("int", &object));
        }
        match object.extract::<usize>() {
            Ok(limit) if limit <= Options::LARGEST => Ok(Limit(limit)),
            _ => {
                Err(PyValueError::new_err(format!("expected a whole number from 0 to {}", Options::LARGEST)))
            }
        }
    }
}

#[inline]
pub(crate) fn options(strict: bool, max_bytes: Limit, max_findings: Limit) -> Options {
    let mut options = Options::default();
    options.strict = strict;
    options.max_bytes = max_bytes.0;
    options.max_findings = max_findings.0;
    options
}
