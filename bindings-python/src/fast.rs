//! What Python's own interface in C makes faster than the safe one does: a UUID, a short text.
#![expect(unsafe_code, reason = "these are most of the time that reading an event takes")]

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::pyclass::PyClass;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

use crate::object::Made;

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

/// `uuid.UUID`, and what is needed to make one without its constructor in Python.
struct Uuid {
    class: Py<PyType>,
    /// Its attributes, as their class has them.
    int: Py<PyAny>,
    is_safe: Py<PyAny>,
    /// What every UUID that was not asked of the system says of its safety.
    unknown: Py<PyAny>,
}

/// The module is imported when it is first needed.
fn parts(py: Python<'_>) -> PyResult<&Uuid> {
    static PARTS: PyOnceLock<Uuid> = PyOnceLock::new();
    PARTS.get_or_try_init(py, || {
        let module = py.import("uuid")?;
        let class = module.getattr("UUID")?.cast_into::<PyType>()?;
        let [int, is_safe] = [class.getattr("int")?.unbind(), class.getattr("is_safe")?.unbind()];
        let unknown = module.getattr("SafeUUID")?.getattr("unknown")?.unbind();
        Ok(Uuid { class: class.unbind(), int, is_safe, unknown })
    })
}

pub(crate) fn uuid_class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    Ok(parts(py)?.class.bind(py))
}

/// The `uuid.UUID` of 128 bits.
pub(crate) fn uuid(py: Python<'_>, bits: u128) -> Made<'_> {
    let parts = parts(py)?;
    // SAFETY: `class` is a heap type, made by a class statement with `object` as its only base, so that
    // `object.__new__` makes what its own `__new__` would; null says that an exception is set
    let object = unsafe {
        Bound::from_owned_ptr_or_err(py, ffi::PyType_GenericAlloc(parts.class.as_ptr().cast(), 0))?
    };
    set(&parts.int, &object, bits.into_pyobject(py)?.as_any())?;
    set(&parts.is_safe, &object, parts.unknown.bind(py))?;
    Ok(object)
}

/// Sets an attribute by what its class has of it, which a UUID's own `__setattr__` forbids.
fn set<'py>(attribute: &Py<PyAny>, object: &Bound<'py, PyAny>, value: &Bound<'py, PyAny>) -> PyResult<()> {
    let py = object.py();
    // SAFETY: three live references under the interpreter's lock; a slot of a type is null or the function that
    // its number says; -1 says that an exception is set
    let done = unsafe {
        let class = ffi::Py_TYPE(attribute.as_ptr());
        let slot = ffi::PyType_GetSlot(class, ffi::Py_tp_descr_set);
        let set = core::mem::transmute::<*mut core::ffi::c_void, Option<ffi::descrsetfunc>>(slot);
        set.map_or(-1, |set| set(attribute.as_ptr(), object.as_ptr(), value.as_ptr()))
    };
    if done == 0 { Ok(()) } else { Err(PyErr::fetch(py)) }
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
