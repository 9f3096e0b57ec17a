//! The JSON text of Python's objects, as `JSON.stringify` would write it (meaning 6.5). Nothing is judged
//! here: the core reads the text as it reads any value.

use flowops_contracts::{moment, to_canonical_json};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDateTime, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple};

use crate::value::{Object, expected};
use crate::{derived, fast, take};

/// How many brackets are open at most. The core ends at one before it, so what lies deeper says nothing.
const DEEPEST: usize = 100;

/// The text of a value.
pub(crate) fn json(value: &Object<'_>) -> PyResult<String> {
    if value.is_none() {
        return Err(expected("an event or a mapping", value));
    }
    let mut writer = Writer { out: Vec::new(), open: Vec::new() };
    writer.value(value)?;
    Ok(String::from_utf8(writer.out)?)
}

struct Writer {
    out: Vec<u8>,
    /// The objects that are being written, by identity.
    open: Vec<usize>,
}

impl Writer {
    fn value(&mut self, value: &Object<'_>) -> PyResult<()> {
        if let Ok(text) = value.cast::<PyString>() {
            self.text(text)
        } else if derived::is_object(value) {
            self.value(&value.call_method0("to_dict")?)
        } else if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
            self.within(value, *b"[]", value)
        } else if let Ok(mapping) = value.cast::<PyMapping>() {
            self.within(value, *b"{}", mapping.items()?.as_any())
        } else if value.is_instance_of::<PyDateTime>() {
            self.word(&to_canonical_json(&moment::text(&take::moment(&take::exact(value)?)?)))
        } else if value.is_instance(fast::uuid_class(value.py())?)? {
            self.text(&value.str()?)
        } else if value.is_none() {
            self.word("null")
        } else if let Ok(boolean) = value.cast::<PyBool>() {
            self.word(&boolean.is_true().to_string())
        } else if let Ok(float) = value.cast::<PyFloat>() {
            self.word(&to_canonical_json(&float.value()))
        } else if value.is_instance_of::<PyInt>() {
            // the digits, whatever a subclass says of itself
            self.word(value.py().get_type::<PyInt>().call_method1("__repr__", (value,))?.extract()?)
        } else {
            Err(expected("what JSON can hold", value))
        }
    }

    /// Writes an array of elements, or an object of names and values.
    fn within(&mut self, value: &Object<'_>, [open, close]: [u8; 2], children: &Object<'_>) -> PyResult<()> {
        let identity = value.as_ptr() as usize;
        if self.open.contains(&identity) {
            let message = "expected what JSON can hold, found a value that contains itself";
            return Err(PyTypeError::new_err(message));
        }
        let most = if self.open.len() == DEEPEST { 0 } else { usize::MAX };
        self.open.push(identity);
        self.out.push(open);
        for mut child in children.extract::<Vec<Object<'_>>>()?.into_iter().take(most) {
            if self.out.last() != Some(&open) {
                self.out.push(b',');
            }
            if open == b'{' {
                let (key, value): (Object<'_>, Object<'_>) = child.extract()?;
                self.text(key.cast().map_err(|_| expected("keys that are str", &key))?)?;
                self.out.push(b':');
                child = value;
            }
            self.value(&child)?;
        }
        self.out.push(close);
        self.open.pop();
        Ok(())
    }

    fn text(&mut self, text: &Bound<'_, PyString>) -> PyResult<()> {
        if let Ok(text) = text.to_str() {
            // writing to a Vec does not fail
            let _ = serde_json::to_writer(&mut self.out, text);
            return Ok(());
        }
        let written = text.py().import("flowops_contracts._text")?.call_method1("json_text", (text,))?;
        self.word(written.extract()?)
    }

    /// Writes what is JSON as it stands.
    #[expect(clippy::unnecessary_wraps, reason = "whatever is written, it is written alike")]
    fn word(&mut self, word: &str) -> PyResult<()> {
        self.out.extend_from_slice(word.as_bytes());
        Ok(())
    }
}
