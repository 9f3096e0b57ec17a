//! The JSON text of Python's objects, as `JSON.stringify` would write it (meaning 6.5). Nothing is judged
//! here: the core reads the text as it reads any value.

use flowops_contracts::{JsonText, moment, to_canonical_json};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDateTime, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple};

use crate::take::kept;
use crate::value::{Object, expected, readable};
use crate::{derived, fast, take, value};

/// The text of a value.
pub(crate) fn json(value: &Object<'_>) -> PyResult<String> {
    kept(value, !value.is_none(), "an event or a mapping")?;
    let mut out = JsonText::default();
    write(&mut out, value)?;
    Ok(out.into_string())
}

fn write(out: &mut JsonText, value: &Object<'_>) -> PyResult<()> {
    if let Ok(text) = value.cast::<PyString>() {
        out.text(value::value(&readable(text)?).bytes());
    } else if derived::is_object(value) {
        write(out, &value.call_method0("to_dict")?)?;
    } else if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
        within(out, value, b'[', value)?;
    } else if let Ok(mapping) = value.cast::<PyMapping>() {
        within(out, value, b'{', mapping.items()?.as_any())?;
    } else if value.is_instance_of::<PyDateTime>() {
        out.text(moment::text(&take::moment(&take::exact(value)?)?).as_bytes());
    } else if value.is_instance(fast::uuid_class(value.py())?)? {
        write(out, value.str()?.as_any())?;
    } else if value.is_none() {
        out.word("null");
    } else if let Ok(boolean) = value.cast::<PyBool>() {
        out.word(&to_canonical_json(&boolean.is_true()));
    } else if let Ok(float) = value.cast::<PyFloat>() {
        out.word(&to_canonical_json(&float.value()));
    } else {
        kept(value, value.is_instance_of::<PyInt>(), "what JSON can hold")?;
        // the digits, whatever a subclass says of itself
        out.word(value.py().get_type::<PyInt>().call_method1("__repr__", (value,))?.extract()?);
    }
    Ok(())
}

/// Writes an array of elements, or an object of names and values.
fn within(out: &mut JsonText, value: &Object<'_>, bracket: u8, children: &Object<'_>) -> PyResult<()> {
    let itself = || PyTypeError::new_err("expected what JSON can hold, found a value that contains itself");
    let wanted = out.begin(bracket, value.as_ptr() as usize).ok_or_else(itself)?;
    for mut child in children.extract::<Vec<Object<'_>>>()?.into_iter().filter(|_| wanted) {
        out.next();
        if bracket == b'{' {
            let (key, value): (Object<'_>, Object<'_>) = child.extract()?;
            write(out, key.cast::<PyString>().map_err(|_| expected("keys that are str", &key))?)?;
            out.word(":");
            child = value;
        }
        write(out, &child)?;
    }
    out.end();
    Ok(())
}
