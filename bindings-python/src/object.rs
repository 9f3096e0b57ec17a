//! What the classes of events have in common; the classes themselves are derived.

use std::sync::{Arc, OnceLock};

use pyo3::prelude::*;
use pyo3::pyclass::PyClass;
use pyo3::types::{PyTuple, PyType};

use crate::record::Record;

/// A value of Python that was made, or the exception.
pub(crate) type Made<'py> = PyResult<Bound<'py, PyAny>>;

/// What all classes of events have in common.
#[pyclass(frozen, subclass, module = "flowops_contracts")]
pub(crate) struct ContractObject {
    /// What a constructor takes for an object of the class: its attributes, timestamps as nanoseconds.
    exact: for<'py> fn(&Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>>,
}

/// A class of events.
pub(crate) trait Part: PyClass<BaseType = ContractObject> + Sized {
    fn exact<'py>(object: &Bound<'py, ContractObject>) -> PyResult<Bound<'py, PyTuple>>;

    fn init(self) -> PyClassInitializer<Self> {
        PyClassInitializer::from(ContractObject { exact: Self::exact }).add_subclass(self)
    }
}

#[pymethods]
impl ContractObject {
    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let mut fields = Vec::new();
        for name in slf.getattr("__match_args__")?.cast::<PyTuple>()? {
            fields.push(format!("{name}={}", slf.getattr(name.str()?)?.repr()?));
        }
        Ok(format!("{}({})", slf.get_type().name()?, fields.join(", ")))
    }

    fn __eq__(slf: &Bound<'_, Self>, other: &Bound<'_, Self>) -> PyResult<bool> {
        let same = slf.get_type().is(other.get_type());
        Ok(same && (slf.get().exact)(slf)?.eq((other.get().exact)(other)?)?)
    }

    fn __hash__(slf: &Bound<'_, Self>) -> PyResult<isize> {
        (slf.get().exact)(slf)?.hash()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyType>, Bound<'py, PyTuple>)> {
        Ok((slf.get_type(), (slf.get().exact)(slf)?))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }
}

/// A record whose attributes are made when they are read: its value, the core's slots, the object's first.
pub(crate) struct Lazy(pub(crate) Py<PyAny>, pub(crate) Arc<[u64]>, pub(crate) usize);

/// An attribute: given to a constructor, or kept once it was read.
#[derive(Default)]
pub(crate) struct Kept(OnceLock<Py<PyAny>>);

impl Kept {
    pub(crate) fn given(value: Bound<'_, PyAny>) -> Self {
        Kept(OnceLock::from(value.unbind()))
    }

    /// The attribute: what was given or kept, or what is read.
    #[inline(always)]
    pub(crate) fn get<'py>(
        &self,
        py: Python<'py>,
        lazy: Option<&Lazy>,
        read: impl FnOnce(&Record<'_, 'py>, usize) -> Made<'py>,
    ) -> Made<'py> {
        match (self.0.get(), lazy) {
            (None, Some(Lazy(source, slots, first))) => read(&Record::new(source.bind(py), slots), *first),
            (kept, _) => Ok(kept.map_or_else(|| py.None(), |kept| kept.clone_ref(py)).into_bound(py)),
        }
    }

    /// The same, and what is read is kept; it is made without a lock, so that where two threads are here at
    /// once, the first one's is.
    #[inline(always)]
    pub(crate) fn keep<'py>(
        &self,
        py: Python<'py>,
        lazy: Option<&Lazy>,
        read: impl FnOnce(&Record<'_, 'py>, usize) -> Made<'py>,
    ) -> Made<'py> {
        let made = self.get(py, lazy, read)?;
        Ok(self.0.get_or_init(|| made.unbind()).bind(py).clone())
    }
}
