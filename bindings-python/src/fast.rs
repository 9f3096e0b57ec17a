//! What Python's own interface in C makes faster than the safe one does: a UUID, a short text.
#![expect(unsafe_code, reason = "these two are most of the time that reading an event takes")]

use pyo3::ffi;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::pyclass::PyClass;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

/// A new object that holds data of a record alone, and so is in no cycle: the garbage collector need not look
/// at it.
#[inline]
pub(crate) fn leaf<T: PyClass>(py: Python<'_>, made: PyClassInitializer<T>) -> PyResult<Bound<'_, PyAny>> {
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

/// What every UUID that was not asked of the system says of its safety.
fn unknown_safety(py: Python<'_>) -> PyResult<&Bound<'_, PyAny>> {
    static UNKNOWN: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let unknown = || Ok(py.import("uuid")?.getattr("SafeUUID")?.getattr("unknown")?.unbind());
    UNKNOWN.get_or_try_init(py, unknown).map(|unknown| unknown.bind(py))
}

/// The `uuid.UUID` of 128 bits, without its constructor in Python.
pub(crate) fn uuid(py: Python<'_>, bits: u128) -> PyResult<Bound<'_, PyAny>> {
    let class = uuid_class(py)?;
    let number = bits.into_pyobject(py)?;
    // SAFETY: `class` is a heap type, made by a class statement with `object` as its only base, so that
    // `object.__new__` makes what its own `__new__` would; null says that an exception is set
    let object =
        unsafe { Bound::from_owned_ptr_or_err(py, ffi::PyType_GenericAlloc(class.as_type_ptr(), 0))? };
    set(&object, intern!(py, "int").as_any(), number.as_any())?;
    set(&object, intern!(py, "is_safe").as_any(), unknown_safety(py)?)?;
    Ok(object)
}

/// `object.__setattr__`, which a UUID's own forbids.
fn set<'py>(object: &Bound<'py, PyAny>, name: &Bound<'py, PyAny>, value: &Bound<'py, PyAny>) -> PyResult<()> {
    // SAFETY: three live references under the interpreter's lock; -1 says that an exception is set
    match unsafe { ffi::PyObject_GenericSetAttr(object.as_ptr(), name.as_ptr(), value.as_ptr()) } {
        -1 => Err(PyErr::fetch(object.py())),
        _ => Ok(()),
    }
}

/// A `str` of ASCII.
#[inline]
#[cfg(not(feature = "abi3"))]
pub(crate) fn ascii<'py>(py: Python<'py>, text: &[u8]) -> PyResult<Bound<'py, PyAny>> {
    debug_assert!(text.is_ascii(), "the caller has looked");
    let length = text.len() as ffi::Py_ssize_t;
    // SAFETY: a new `str` of so many ASCII characters has as many bytes, and nobody else has it yet; null says
    // that an exception is set
    unsafe {
        let object = Bound::from_owned_ptr_or_err(py, ffi::PyUnicode_New(length, 0x7f))?;
        let data = ffi::PyUnicode_1BYTE_DATA(object.as_ptr());
        core::ptr::copy_nonoverlapping(text.as_ptr(), data, text.len());
        Ok(object)
    }
}

/// A `str` of ASCII.
#[cfg(feature = "abi3")]
pub(crate) fn ascii<'py>(py: Python<'py>, text: &[u8]) -> PyResult<Bound<'py, PyAny>> {
    Ok(str::from_utf8(text).unwrap_or_default().into_pyobject(py)?.into_any())
}
