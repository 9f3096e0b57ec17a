//! The JSON text of Python's objects, as `JSON.stringify` would write it (meaning 6.5). Nothing is judged
//! here: the core reads the text as it reads any value.

use std::collections::HashSet;
use std::vec::IntoIter;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyBytes, PyDateTime, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple,
};

use crate::construct::{elements, sequence};
use crate::object::{Object, values};
use crate::shape::{Kind, Node, Shape};
use crate::value::expected;
use crate::{fast, time};

/// An element or member to be written, and what the contract says of it where that is known.
struct Child<'py> {
    key: Option<Bound<'py, PyString>>,
    value: Bound<'py, PyAny>,
    node: Option<&'static Node>,
}

/// An object or array that is being written.
struct Open<'py> {
    children: IntoIter<Child<'py>>,
    close: char,
    /// Held, so that no other object can have its identity.
    container: Bound<'py, PyAny>,
}

/// The text of a value; `shape` tells where a tuple stands for an object.
pub(crate) fn json(value: &Bound<'_, PyAny>, shape: Option<&'static Shape>) -> PyResult<String> {
    if value.is_none() {
        return Err(expected("an event or a mapping", value));
    }
    let mut writer = Writer { out: String::new(), open: Vec::new(), identities: HashSet::new() };
    if let (Some(shape), Ok(mapping)) = (shape, value.cast::<PyDict>()) {
        writer.members(value, &mapping.items(), Some(shape))?;
    } else {
        writer.value(value, None)?;
    }
    // not by recursion: a host's object may be nested as deep as it likes
    while let Some(open) = writer.open.last_mut() {
        let Some(child) = open.children.next() else {
            writer.out.push(open.close);
            writer.identities.remove(&(open.container.as_ptr() as usize));
            writer.open.pop();
            continue;
        };
        if !writer.out.ends_with(['{', '[']) {
            writer.out.push(',');
        }
        if let Some(key) = &child.key {
            writer.text(key)?;
            writer.out.push(':');
        }
        writer.value(&child.value, child.node)?;
    }
    Ok(writer.out)
}

struct Writer<'py> {
    out: String,
    open: Vec<Open<'py>>,
    identities: HashSet<usize>,
}

impl<'py> Writer<'py> {
    fn value(&mut self, value: &Bound<'py, PyAny>, node: Option<&'static Node>) -> PyResult<()> {
        let py = value.py();
        if let Ok(text) = value.cast::<PyString>() {
            return self.text(text);
        } else if let Ok(object) = value.cast::<Object>() {
            return self.object(object);
        } else if let Ok(mapping) = value.cast::<PyDict>() {
            return self.members(value, &mapping.items(), object_of(node));
        } else if let Some(elements) = list(value, node)? {
            return match object_of(node) {
                Some(shape) => self.positions(value, &elements, shape),
                None => self.elements(value, &elements, node),
            };
        } else if value.is_none() {
            self.out.push_str("null");
        } else if let Ok(boolean) = value.cast::<PyBool>() {
            self.out.push_str(if boolean.is_true() { "true" } else { "false" });
        } else if let Ok(float) = value.cast::<PyFloat>() {
            match float.value() {
                number if number.is_finite() => {
                    self.out.push_str(ryu_js::Buffer::new().format_finite(number));
                }
                _ => self.out.push_str("null"),
            }
        } else if value.is_instance_of::<PyDateTime>() || is_timestamp(node, value) {
            let exact = time::exact(value)?.ok_or_else(|| expected("datetime", value))?;
            self.out.extend(['"'].into_iter().chain(time::text(&exact)?.chars()).chain(['"']));
        } else if value.is_instance_of::<PyInt>() {
            // the digits, whatever a subclass says of itself
            let digits = py.get_type::<PyInt>().call_method1("__repr__", (value,))?;
            self.out.push_str(digits.cast::<PyString>()?.to_str()?);
        } else if value.is_instance(fast::uuid_class(py)?)? {
            return self.text(&value.str()?);
        } else if let Ok(mapping) = value.cast::<PyMapping>() {
            return self.members(value, &mapping.items()?, object_of(node));
        } else {
            return Err(expected("what JSON can hold", value));
        }
        Ok(())
    }

    /// Opens an object or array.
    fn open(
        &mut self,
        value: &Bound<'py, PyAny>,
        children: Vec<Child<'py>>,
        [open, close]: [char; 2],
    ) -> PyResult<()> {
        if !self.identities.insert(value.as_ptr() as usize) {
            return Err(PyTypeError::new_err(
                "expected what JSON can hold, found a value that contains itself",
            ));
        }
        self.out.push(open);
        self.open.push(Open { children: children.into_iter(), close, container: value.clone() });
        Ok(())
    }

    fn object(&mut self, object: &Bound<'py, Object>) -> PyResult<()> {
        self.described(object.as_any(), object.get().shape, values(object)?)
    }

    /// The members that a class has, in contract order.
    fn described(
        &mut self,
        object: &Bound<'py, PyAny>,
        shape: &'static Shape,
        values: impl IntoIterator<Item = Bound<'py, PyAny>>,
    ) -> PyResult<()> {
        let members = shape.members.iter().zip(values).filter(|(member, value)| !member.is_absent(value));
        let children = members.map(|(member, value)| {
            let key = PyString::new(object.py(), member.key);
            Child { key: Some(key), value, node: Some(&member.node) }
        });
        self.open(object, children.collect(), ['{', '}'])
    }

    /// The members of a mapping, in its order.
    fn members(
        &mut self,
        mapping: &Bound<'py, PyAny>,
        items: &Bound<'py, PyList>,
        shape: Option<&'static Shape>,
    ) -> PyResult<()> {
        let mut children = Vec::with_capacity(items.len());
        for item in items {
            let (key, value) = item.extract::<(Bound<'py, PyAny>, Bound<'py, PyAny>)>()?;
            let key = key
                .cast_into::<PyString>()
                .map_err(|error| expected("keys that are str", &error.into_inner()))?;
            let member = shape.zip(key.to_str().ok()).and_then(|(shape, key)| shape.by_key(key));
            children.push(Child { key: Some(key), value, node: member.map(|member| &member.node) });
        }
        self.open(mapping, children, ['{', '}'])
    }

    /// An object that is given by the positions of its members.
    fn positions(
        &mut self,
        value: &Bound<'py, PyAny>,
        elements: &Bound<'py, PyTuple>,
        shape: &'static Shape,
    ) -> PyResult<()> {
        if elements.len() != shape.members.len() {
            let names: Vec<_> = shape.members.iter().map(|member| member.name).collect();
            return Err(PyTypeError::new_err(format!("expected {} or ({})", shape.class, names.join(", "))));
        }
        self.described(value, shape, elements.iter())
    }

    fn elements(
        &mut self,
        value: &Bound<'py, PyAny>,
        elements: &Bound<'py, PyTuple>,
        node: Option<&'static Node>,
    ) -> PyResult<()> {
        let node = match node {
            Some(Node { kind: Kind::List(element, ..), .. }) => Some(*element),
            _ => None,
        };
        let children = elements.iter().map(|value| Child { key: None, value, node });
        self.open(value, children.collect(), ['[', ']'])
    }

    /// A text; what has no UTF-8 form is an escape.
    fn text(&mut self, text: &Bound<'py, PyString>) -> PyResult<()> {
        self.out.push('"');
        if let Ok(text) = text.to_str() {
            text.chars().for_each(|character| self.character(character));
        } else {
            let points = text.call_method1("encode", ("utf-32-le", "surrogatepass"))?;
            let points = points.cast::<PyBytes>()?.as_bytes().chunks_exact(4);
            let points: Vec<u32> = points
                .map(|point| point.iter().rev().fold(0, |value, byte| value << 8 | u32::from(*byte)))
                .collect();
            for run in
                points.chunk_by(|one, next| char::from_u32(*one).is_none() && char::from_u32(*next).is_none())
            {
                let mut run = run.to_vec();
                // JSON reads the escape of a high half and that of a low one beside it as a pair, which they
                // are not in Python: so the low halves of a run come first, each by itself
                run.sort_by_key(|point| *point < 0xdc00);
                for point in run {
                    match char::from_u32(point) {
                        Some(character) => self.character(character),
                        None => self.out.push_str(&format!("\\u{point:04x}")),
                    }
                }
            }
        }
        self.out.push('"');
        Ok(())
    }

    fn character(&mut self, character: char) {
        match character {
            '"' => self.out.push_str("\\\""),
            '\\' => self.out.push_str("\\\\"),
            '\u{8}' => self.out.push_str("\\b"),
            '\t' => self.out.push_str("\\t"),
            '\n' => self.out.push_str("\\n"),
            '\u{c}' => self.out.push_str("\\f"),
            '\r' => self.out.push_str("\\r"),
            '\0'..='\u{1f}' => self.out.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => self.out.push(character),
        }
    }
}

/// Whether an `int` stands for a timestamp.
fn is_timestamp(node: Option<&'static Node>, value: &Bound<'_, PyAny>) -> bool {
    matches!(node, Some(Node { kind: Kind::Timestamp, .. })) && value.is_instance_of::<PyInt>()
}

/// The class of an object that the contract wants here.
fn object_of(node: Option<&'static Node>) -> Option<&'static Shape> {
    match node?.kind {
        Kind::Object(shape) | Kind::Payload(shape) => Some(shape),
        _ => None,
    }
}

/// The elements of what is an array: a list or a tuple, and any sequence where the contract has a list.
fn list<'py>(
    value: &Bound<'py, PyAny>,
    node: Option<&'static Node>,
) -> PyResult<Option<Bound<'py, PyTuple>>> {
    match (elements(value), node) {
        (None, Some(Node { kind: Kind::List(..), .. })) => sequence(value),
        (elements, _) => Ok(elements),
    }
}
