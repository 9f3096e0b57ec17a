//! The JSON text of Python's objects, as `JSON.stringify` would write it (meaning 6.5). Nothing is judged
//! here: the core reads the text as it reads any value.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyDateTime, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple};

use crate::value::expected;
use crate::{derived, fast, time};

/// How many brackets are open at most. The core ends at one before it, so what lies deeper says nothing.
const DEEPEST: usize = 100;

/// The text of a value.
pub(crate) fn json(value: &Bound<'_, PyAny>) -> PyResult<String> {
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
    fn value(&mut self, value: &Bound<'_, PyAny>) -> PyResult<()> {
        if let Ok(text) = value.cast::<PyString>() {
            self.text(text)
        } else if derived::is_object(value) {
            self.value(&value.call_method0("to_dict")?)
        } else if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
            let elements: Vec<Bound<'_, PyAny>> = value.extract()?;
            self.within(value, *b"[]", elements, |writer, element| writer.value(&element))
        } else if let Ok(mapping) = value.cast::<PyMapping>() {
            self.within(value, *b"{}", mapping.items()?, |writer, item| {
                let (key, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
                writer.text(key.cast().map_err(|_| expected("keys that are str", &key))?)?;
                writer.out.push(b':');
                writer.value(&value)
            })
        } else if value.is_instance_of::<PyDateTime>() {
            self.value(&time::text(&time::exact(value)?)?)
        } else if value.is_instance(fast::uuid_class(value.py())?)? {
            self.text(&value.str()?)
        } else {
            self.out.extend_from_slice(word(value)?.as_bytes());
            Ok(())
        }
    }

    /// Writes an object or array.
    fn within<'py>(
        &mut self,
        value: &Bound<'py, PyAny>,
        [open, close]: [u8; 2],
        children: impl IntoIterator<Item = Bound<'py, PyAny>>,
        write: impl Fn(&mut Self, Bound<'py, PyAny>) -> PyResult<()>,
    ) -> PyResult<()> {
        let identity = value.as_ptr() as usize;
        if self.open.contains(&identity) {
            let message = "expected what JSON can hold, found a value that contains itself";
            return Err(PyTypeError::new_err(message));
        }
        let deep = self.open.len() == DEEPEST;
        self.open.push(identity);
        self.out.push(open);
        for child in children.into_iter().take(if deep { 0 } else { usize::MAX }) {
            if self.out.last() != Some(&open) {
                self.out.push(b',');
            }
            write(self, child)?;
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
        self.out.extend_from_slice(written.cast::<PyBytes>()?.as_bytes());
        Ok(())
    }
}

/// A number, `true`, `false` or `null`.
fn word(value: &Bound<'_, PyAny>) -> PyResult<String> {
    if value.is_none() {
        Ok("null".into())
    } else if let Ok(boolean) = value.cast::<PyBool>() {
        Ok(boolean.is_true().to_string())
    } else if let Ok(float) = value.cast::<PyFloat>() {
        let finite = Some(float.value()).filter(|number| number.is_finite());
        Ok(finite.map_or("null".into(), |number| ryu_js::Buffer::new().format_finite(number).into()))
    } else if value.is_instance_of::<PyInt>() {
        // the digits, whatever a subclass says of itself
        value.py().get_type::<PyInt>().call_method1("__repr__", (value,))?.extract()
    } else {
        Err(expected("what JSON can hold", value))
    }
}
