//! `check_lines`: a report for each line of a file of Python, which is read in chunks.

use flowops_contracts::{Options, Value};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::command::records::{Record, Records, Split};
use crate::report::Report;
use crate::value::{Input, Object, expected};
use crate::verbs::Topic;

/// What `check_lines` gives: for each line that is not blank its number, from 1, and its report.
///
/// A report keeps the bytes of its line, without the LF; of a line over `max_bytes`, which is never held whole,
/// how many there are.
#[pyclass(module = "flowops_contracts")]
pub(crate) struct Lines {
    topic: &'static Topic,
    options: Options,
    /// `read1` of a file of Python, which gives what is there, or its `read` where there is no such method.
    read: Py<PyAny>,
    records: Records,
}

impl Lines {
    pub(crate) fn new(topic: &'static Topic, file: &Object<'_>, options: Options) -> PyResult<Self> {
        let read =
            file.getattr_opt("read1")?.map_or_else(|| file.getattr_opt("read"), |read| Ok(Some(read)))?;
        let read = read.ok_or_else(|| expected("a file opened in binary mode", file))?.unbind();
        Ok(Lines { topic, options, read, records: Records::new(Split::Lines, options.max_bytes) })
    }
}

#[pymethods]
impl Lines {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<(usize, Report)>> {
        loop {
            // what is there is given before the file is waited for
            if let Some(Record { line, value }) = self.records.next() {
                let object = match value {
                    Value::Unread(size) => size.into_pyobject(py)?.into_any(),
                    value => PyBytes::new(py, value.bytes()).into_any(),
                };
                return Ok(Some((line, self.topic.check(Input { object, options: self.options })?)));
            }
            if !self.records.fill(|room| filled(self.read.bind(py), room))? {
                return Ok(None);
            }
        }
    }
}

/// Reads of a file as much as there is room for, and says how much it was.
fn filled(read: &Object<'_>, room: &mut [u8]) -> PyResult<usize> {
    let given = read.call1((room.len(),))?;
    let bytes = given.cast::<PyBytes>().map_err(|_| expected("a file that gives bytes", &given))?.as_bytes();
    let too_many = || PyValueError::new_err("expected no more bytes of a file than it was asked for");
    room.get_mut(..bytes.len()).ok_or_else(too_many)?.copy_from_slice(bytes);
    Ok(bytes.len())
}
