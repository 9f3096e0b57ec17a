//! What a Kafka client hands over, and what a caller asks for (meaning 1.1, 1.5 and 1.6).

use flowops_contracts::{Options, Unit, Value};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyMemoryView, PyString};

use crate::take::is_whole;

/// A value that does not change: `bytes`, `str` that has a UTF-8 form, or `None`; where it was too large to be
/// kept, how many bytes it has.
pub(crate) struct Input<'py> {
    pub(crate) object: Bound<'py, PyAny>,
    pub(crate) unit: Unit,
}

impl<'py> Input<'py> {
    #[inline]
    pub(crate) fn new(value: &Bound<'py, PyAny>) -> PyResult<Self> {
        let (object, unit) = match value.cast::<PyString>() {
            Err(_) if value.is_instance_of::<PyBytes>() || value.is_none() => (value.clone(), Unit::Bytes),
            Err(_) => (copied(value)?, Unit::Bytes),
            Ok(text) if text.to_str().is_ok() => (value.clone(), Unit::CodePoints),
            Ok(text) => (text.call_method1("encode", ("utf-8", "surrogatepass"))?, Unit::CodePoints),
        };
        Ok(Input { object, unit })
    }

    /// What the core reads.
    #[inline]
    pub(crate) fn value(&self) -> Value<'_> {
        if let Ok(bytes) = self.object.cast::<PyBytes>() {
            Value::Bytes(bytes.as_bytes())
        } else if let Ok(text) = self.object.cast::<PyString>() {
            // what is kept has a UTF-8 form
            Value::Text(text.to_str().unwrap_or_default())
        } else if self.object.is_none() {
            Value::Null
        } else {
            Value::Unread(self.object.extract().unwrap_or(usize::MAX))
        }
    }
}

/// The bytes of `bytes` or `str`.
#[inline]
pub(crate) fn content<'a>(object: &'a Bound<'_, PyAny>) -> &'a [u8] {
    let Ok(bytes) = object.cast::<PyBytes>() else {
        let text = object.cast::<PyString>().ok().and_then(|text| text.to_str().ok());
        return text.unwrap_or_default().as_bytes();
    };
    bytes.as_bytes()
}

/// `bytes` of what may change.
#[cold]
fn copied<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    if !value.is_instance_of::<PyByteArray>() && !value.is_instance_of::<PyMemoryView>() {
        return Err(expected("bytes, bytearray, memoryview, str or None", value));
    }
    let view = PyMemoryView::from(value)?;
    if !view.getattr("contiguous")?.is_truthy()?
        || !"Bbc".contains(view.getattr("format")?.extract::<&str>()?)
    {
        return Err(PyTypeError::new_err("expected a contiguous memoryview of bytes"));
    }
    view.call_method0("tobytes")
}

/// A `TypeError` that names what was found.
pub(crate) fn expected(what: &str, found: &Bound<'_, PyAny>) -> PyErr {
    let class = found.get_type().name().map_or_else(|_| "another type".into(), |name| name.to_string());
    PyTypeError::new_err(format!("expected {what}, found {class}"))
}

/// `max_bytes` and `max_findings`: whole numbers from 0 to 2^31 − 1.
#[derive(Clone, Copy)]
pub(crate) struct Limit(pub(crate) usize);

impl<'py> FromPyObject<'_, 'py> for Limit {
    type Error = PyErr;
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if !is_whole(&object) {
            return Err(expected("int", &object));
        }
        let limit = object.extract().ok().filter(|limit| *limit <= Options::LARGEST).map(Limit);
        let range = || PyValueError::new_err(format!("expected a number from 0 to {}", Options::LARGEST));
        limit.ok_or_else(range)
    }
}

#[inline]
pub(crate) fn options(strict: bool, max_bytes: Limit, max_findings: Limit) -> Options {
    let mut options = Options::default();
    (options.strict, options.max_bytes, options.max_findings) = (strict, max_bytes.0, max_findings.0);
    options
}
