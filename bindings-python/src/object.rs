//! What the classes of events have in common; the classes themselves are derived.

use std::sync::{Arc, OnceLock};

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::pyclass::PyClass;
use pyo3::types::{PyTuple, PyType};

use crate::record::Record;

/// A value of Python that was made, or the exception.
pub(crate) type Made<'py> = PyResult<Bound<'py, PyAny>>;

/// What all classes of events have in common. Each has `__getnewargs__`: what its constructor takes, exactly.
#[pyclass(frozen, subclass, module = "flowops_contracts")]
pub(crate) struct ContractObject;

/// An object that is to be made.
pub(crate) fn init<T: PyClass<BaseType = ContractObject>>(part: T) -> PyClassInitializer<T> {
    PyClassInitializer::from(ContractObject).add_subclass(part)
}

fn exact<'py>(object: &Bound<'py, ContractObject>) -> Made<'py> {
    object.call_method0(intern!(object.py(), "__getnewargs__"))
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
        Ok(same && exact(slf)?.eq(exact(other)?)?)
    }

    fn __hash__(slf: &Bound<'_, Self>) -> PyResult<isize> {
        exact(slf)?.hash()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyType>, Bound<'py, PyAny>)> {
        Ok((slf.get_type(), exact(slf)?))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }
}

/// What an event or a payload holds.
pub(crate) enum View<const N: usize> {
    /// A value, its record and the object's first slot there: an attribute is made when it is read.
    Read(Py<PyAny>, Arc<[u64]>, usize),
    /// What a constructor was given.
    Made(Box<[Py<PyAny>; N]>),
}

impl<const N: usize> View<N> {
    pub(crate) fn made(values: [Bound<'_, PyAny>; N]) -> Self {
        View::Made(Box::new(values.map(Bound::unbind)))
    }

    #[inline(always)]
    pub(crate) fn get<'py>(
        &self,
        py: Python<'py>,
        index: usize,
        read: impl FnOnce(&Record<'_, 'py>, usize) -> Made<'py>,
    ) -> Made<'py> {
        match self {
            View::Read(source, slots, first) => read(&Record::new(source.bind(py), slots), *first),
            View::Made(values) => {
                let value = values.get(index).map(|value| value.clone_ref(py));
                Ok(value.unwrap_or_else(|| py.None()).into_bound(py))
            }
        }
    }
}

/// An attribute that is kept once it was read. It is made without a lock: where two threads are here at once,
/// the first one's is kept.
#[derive(Default)]
pub(crate) struct Kept(OnceLock<Py<PyAny>>);

impl Kept {
    #[inline(always)]
    pub(crate) fn or<'py>(&self, py: Python<'py>, make: impl FnOnce() -> Made<'py>) -> Made<'py> {
        if let Some(kept) = self.0.get() {
            return Ok(kept.bind(py).clone());
        }
        let made = make()?;
        Ok(self.0.get_or_init(|| made.unbind()).bind(py).clone())
    }
}
