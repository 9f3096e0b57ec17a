//! What Python's own interface in C makes faster than the safe one does: a UUID, a short text.
#![expect(unsafe_code, reason = "these are most of the time that reading an event takes")]

use pyo3::prelude::*;
use pyo3::pyclass::PyClass;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;
use pyo3::{ffi, intern};

use crate::value::Made;

/// A new object that holds data of a record alone, and so is in no cycle: the garbage collector need not look
/// at it.
#[inline]
pub(crate) fn leaf<T: PyClass>(py: Python<'_>, made: impl Into<PyClassInitializer<T>>) -> Made<'_> {
    let object = Bound::new(py, made)?.into_any();
    // SAFETY: a live object of a class that the collector knows, as all of PyO3's are; what is untracked twice
    // stays so
    unsafe { ffi::PyObject_GC_UnTrack(object.as_ptr().cast()) };
    Ok(object)
}

/// `uuid.UUID`; the module is imported when it is first needed.
pub(crate) fn uuid_class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    CLASS.import(py, "uuid", "UUID")
}

/// The `uuid.UUID` of 128 bits, made without its constructor in Python.
pub(crate) fn uuid(py: Python<'_>, bits: u128) -> Made<'_> {
    // what every UUID that was not asked of the system says of its safety
    static UNKNOWN: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let safe = || Ok::<_, PyErr>(py.import("uuid")?.getattr("SafeUUID")?.getattr("unknown")?.unbind());
    let (class, unknown) = (uuid_class(py)?, UNKNOWN.get_or_try_init(py, safe)?);
    // SAFETY: `class` is a heap type, made by a class statement with `object` as its only base, so that
    // `object.__new__` makes what its own `__new__` would; null says that an exception is set
    let object =
        unsafe { Bound::from_owned_ptr_or_err(py, ffi::PyType_GenericAlloc(class.as_type_ptr(), 0))? };
    let int = bits.into_pyobject(py)?.into_any();
    for (name, value) in [(intern!(py, "int"), &int), (intern!(py, "is_safe"), unknown.bind(py))] {
        // as `object` sets an attribute, which a UUID's own `__setattr__` forbids
        // SAFETY: three live references under the interpreter's lock; -1 says that an exception is set
        if unsafe { ffi::PyObject_GenericSetAttr(object.as_ptr(), name.as_ptr(), value.as_ptr()) } == -1 {
            return Err(PyErr::fetch(py));
        }
    }
    Ok(object)
}

/// A `str` of ASCII.
#[inline]
pub(crate) fn ascii<'py>(py: Python<'py>, text: &[u8]) -> Made<'py> {
    debug_assert!(text.is_ascii(), "the caller has looked");
    #[cfg(feature = "abi3")]
    return Ok(pyo3::types::PyString::from_bytes(py, text)?.into_any());
    // SAFETY: a new `str` of so many ASCII characters has as many bytes, and nobody else has it yet; null says
    // that an exception is set
    #[cfg(not(feature = "abi3"))]
    unsafe {
        let made = ffi::PyUnicode_New(text.len() as ffi::Py_ssize_t, 0x7f);
        let made = Bound::from_owned_ptr_or_err(py, made)?;
        core::ptr::copy_nonoverlapping(text.as_ptr(), ffi::PyUnicode_1BYTE_DATA(made.as_ptr()), text.len());
        Ok(made)
    }
}
