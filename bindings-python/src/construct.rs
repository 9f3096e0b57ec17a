//! Constructors and builders: what they take is looked at by its Python type alone; the core judges it when
//! it is sent.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyDict, PyFloat, PyInt, PyList, PySequence, PyString, PyTuple};

use crate::object::Object;
use crate::record::number;
use crate::shape::{Kind, Member, Node, Shape};
use crate::value::expected;
use crate::{fast, time};

impl Shape {
    /// What a constructor was given: the attributes in contract order, timestamps as nanoseconds.
    pub(crate) fn given(
        &self,
        args: &Bound<'_, PyTuple>,
        kwargs: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Vec<Py<PyAny>>> {
        let py = args.py();
        let mistake = |what: String| Err(PyTypeError::new_err(format!("{}() {what}", self.class)));
        if args.len() > self.members.len() {
            return mistake(format!("takes {} arguments, {} were given", self.members.len(), args.len()));
        }
        let mut used = 0;
        let mut values = Vec::with_capacity(self.members.len());
        for member in self.members {
            let named = kwargs.and_then(|named| named.get_item(member.name).transpose()).transpose()?;
            used += usize::from(named.is_some());
            values.push(match (args.get_item(member.index).ok(), named, &member.node.kind) {
                (Some(_), Some(_), _) => return mistake(format!("got two values for '{}'", member.name)),
                (Some(value), None, _) | (None, Some(value), _) => member.take(&value)?.unbind(),
                (None, None, Kind::EventType([word])) => word.object(py).unbind(),
                (None, None, _) if member.optional => member.absent(py)?.unbind(),
                (None, None, _) => return mistake(format!("needs a value for '{}'", member.name)),
            });
        }
        match kwargs.map_or(0, PyDictMethods::len) {
            named if named == used => Ok(values),
            _ => mistake("got an unexpected keyword argument".into()),
        }
    }
}

impl Member {
    /// What is kept of a value that the attribute is given.
    fn take<'py>(&'static self, value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        if self.is_absent(value) {
            return Ok(value.clone());
        }
        self.node.take(value).map_err(|error| {
            let py = value.py();
            let told = format!("{}: {}", self.name, error.value(py));
            PyErr::from_type(error.get_type(py), told)
        })
    }
}

impl Node {
    fn take<'py>(&'static self, value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = value.py();
        let kept = |right: bool, what: &str| {
            if right { Ok(value.clone()) } else { Err(expected(what, value)) }
        };
        if self.nullable && value.is_none() {
            return Ok(value.clone());
        }
        let boolean = value.is_instance_of::<PyBool>();
        match &self.kind {
            Kind::Text | Kind::OneOf(_) | Kind::EventType(_) => {
                kept(value.is_instance_of::<PyString>(), "str")
            }
            Kind::Uuid => kept(value.is_instance(fast::uuid_class(py)?)?, "UUID"),
            Kind::Timestamp => {
                time::exact(value)?.ok_or_else(|| expected("datetime or int (nanoseconds)", value))
            }
            Kind::Number if value.is_instance_of::<PyFloat>() => number(py, value.extract()?),
            Kind::Number => kept(value.is_instance_of::<PyInt>() && !boolean, "int or float"),
            Kind::Whole => kept(value.is_instance_of::<PyInt>() && !boolean, "int"),
            Kind::Boolean => kept(boolean, "bool"),
            Kind::Object(shape) | Kind::Payload(shape) => {
                let object = value.cast::<Object>();
                kept(object.is_ok_and(|object| std::ptr::eq(object.get().shape, *shape)), shape.class)
            }
            Kind::List(element, ..) => {
                let elements = sequence(value)?.ok_or_else(|| expected("a sequence", value))?;
                let elements: PyResult<Vec<_>> = elements.iter().map(|value| element.take(&value)).collect();
                Ok(PyTuple::new(py, elements?)?.into_any())
            }
        }
    }
}

/// The elements of a sequence, as they are now; text and bytes are none.
pub(crate) fn sequence<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyTuple>>> {
    if value.is_instance_of::<PyString>() || value.is_instance_of::<PyBytes>() {
        return Ok(None);
    }
    value.cast::<PySequence>().ok().map(PySequenceMethods::to_tuple).transpose()
}

/// The elements of a list or tuple, as they are now.
pub(crate) fn elements<'py>(value: &Bound<'py, PyAny>) -> Option<Bound<'py, PyTuple>> {
    match value.cast::<PyList>() {
        Ok(list) => Some(list.to_tuple()),
        Err(_) => value.cast::<PyTuple>().ok().cloned(),
    }
}
