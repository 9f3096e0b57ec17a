//! What all classes of events have in common: they compare, hash, copy, pickle, show themselves and become a
//! `dict`, all by their table.

use pyo3::prelude::*;
use pyo3::pyclass::CompareOp;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyList, PyTuple, PyType};

use crate::shape::{Kind, Member, Node, Shape};
use crate::time;
use crate::view::dated;

/// What all classes of events have in common.
#[pyclass(frozen, subclass, name = "ContractObject", module = "flowops_contracts")]
pub(crate) struct Object {
    pub(crate) shape: &'static Shape,
}

/// What stands for a member that is absent, where `None` stands for null.
#[pyclass(frozen, name = "Absent", module = "flowops_contracts")]
pub(crate) struct Absent;

/// The one object of the class.
pub(crate) fn absent(py: Python<'_>) -> PyResult<&Bound<'_, PyAny>> {
    static ABSENT: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    ABSENT.get_or_try_init(py, || Ok(Py::new(py, Absent)?.into_any())).map(|absent| absent.bind(py))
}

#[pymethods]
#[expect(clippy::unused_self, reason = "called by Python")]
impl Absent {
    fn __bool__(&self) -> bool {
        false
    }
    fn __repr__(&self) -> &'static str {
        "ABSENT"
    }
    fn __reduce__(&self) -> &'static str {
        "ABSENT"
    }
}

impl Member {
    /// What the attribute is where the member is absent.
    pub(crate) fn absent<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        if self.node.nullable { absent(py).cloned() } else { Ok(py.None().into_bound(py)) }
    }

    /// Whether an attribute says that the member is absent.
    pub(crate) fn is_absent(&self, value: &Bound<'_, PyAny>) -> bool {
        self.optional && if self.node.nullable { value.is_instance_of::<Absent>() } else { value.is_none() }
    }
}

/// An object's attributes in contract order, timestamps as nanoseconds.
pub(crate) fn values<'py>(object: &Bound<'py, Object>) -> PyResult<Vec<Bound<'py, PyAny>>> {
    (object.get().shape.values)(object)
}

#[pymethods]
impl Object {
    /// The normal form in wire spelling: what the event's JSON holds.
    fn to_dict<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyDict>> {
        let plain = PyDict::new(slf.py());
        for (member, value) in slf.get().shape.members.iter().zip(values(slf)?) {
            if !member.is_absent(&value) {
                plain.set_item(member.key, to_plain(value, &member.node)?)?;
            }
        }
        Ok(plain)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let shape = slf.get().shape;
        let mut fields = Vec::new();
        for (member, value) in shape.members.iter().zip(values(slf)?) {
            fields.push(format!("{}={}", member.name, dated(&value, &member.node)?.repr()?));
        }
        Ok(format!("{}({})", shape.class, fields.join(", ")))
    }

    fn __richcmp__<'py>(
        slf: &Bound<'py, Self>,
        other: &Bound<'py, PyAny>,
        compare: CompareOp,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let (Ok(other), CompareOp::Eq | CompareOp::Ne) = (other.cast::<Object>(), compare) else {
            return Ok(py.NotImplemented().into_bound(py));
        };
        let same = std::ptr::eq(slf.get().shape, other.get().shape)
            && PyList::new(py, values(slf)?)?.eq(PyList::new(py, values(other)?)?)?;
        Ok((same == matches!(compare, CompareOp::Eq)).into_pyobject(py)?.to_owned().into_any())
    }

    fn __hash__(slf: &Bound<'_, Self>) -> PyResult<isize> {
        let mut fields = values(slf)?;
        fields.push(slf.get().shape.class.into_pyobject(slf.py())?.into_any());
        PyTuple::new(slf.py(), fields)?.hash()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyType>, Bound<'py, PyTuple>)> {
        Ok((slf.get_type(), PyTuple::new(slf.py(), values(slf)?)?))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }
}

/// An exact attribute as JSON's values are in Python.
fn to_plain<'py>(value: Bound<'py, PyAny>, node: &'static Node) -> PyResult<Bound<'py, PyAny>> {
    let py = value.py();
    match &node.kind {
        _ if value.is_none() => Ok(value),
        Kind::Uuid => Ok(value.str()?.into_any()),
        Kind::Timestamp => Ok(time::text(&value)?.into_pyobject(py)?.into_any()),
        Kind::Object(_) | Kind::Payload(_) => Ok(Object::to_dict(value.cast::<Object>()?)?.into_any()),
        Kind::List(element, ..) => {
            let elements = value.cast::<PyTuple>()?.iter().map(|value| to_plain(value, element));
            Ok(PyList::new(py, elements.collect::<PyResult<Vec<_>>>()?)?.into_any())
        }
        _ => Ok(value),
    }
}
