//! `check_lines`: a report for each line of a file of Python, which is read in chunks.

use std::io::{self, Read};

use flowops_contracts::{Options, Unit, Value};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::records::{Record, Records, Split};
use crate::report::Report;
use crate::value::{Input, class_name, expected};
use crate::verbs::Topic;

/// What `check_lines` gives: for each line that is not blank its number, from 1, and its report.
///
/// A report keeps the bytes of its line, without the LF; of a line over `max_bytes`, which is never held whole,
/// how many there are.
#[pyclass(module = "flowops_contracts")]
pub(crate) struct Lines {
    topic: &'static Topic,
    options: Options,
    records: Records<BinaryFile>,
}

impl Lines {
    pub(crate) fn new(topic: &'static Topic, file: &Bound<'_, PyAny>, options: Options) -> PyResult<Self> {
        let records = Records::new(BinaryFile::new(file)?, Split::Lines, options.max_bytes);
        Ok(Lines { topic, options, records })
    }
}

#[pymethods]
impl Lines {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<(usize, Report)>> {
        let Record { line, value } = loop {
            // what is there is given before the file is waited for
            if let Some(record) = self.records.next() {
                break record;
            }
            if !self.records.fill()? {
                return Ok(None);
            }
        };
        let kept = match value {
            Value::Bytes(bytes) => PyBytes::new(py, bytes).into_any(),
            Value::Unread(size) => size.into_pyobject(py)?.into_any(),
            _ => return Ok(None),
        };
        let input = Input { object: Some(kept), unit: Unit::Bytes };
        Ok(Some((line, self.topic.judge(py, input, self.options)?)))
    }
}

/// A file of Python that gives `bytes`.
struct BinaryFile {
    /// `read1`, which gives what is there, or `read` where there is no such method.
    read: Py<PyAny>,
}

impl BinaryFile {
    fn new(file: &Bound<'_, PyAny>) -> PyResult<Self> {
        let read = match file.getattr_opt("read1")? {
            Some(read) => read,
            None => {
                file.getattr_opt("read")?.ok_or_else(|| expected("a file opened in binary mode", file))?
            }
        };
        Ok(BinaryFile { read: read.unbind() })
    }

    fn fill(&self, py: Python<'_>, room: &mut [u8]) -> PyResult<usize> {
        let given = self.read.bind(py).call1((room.len(),))?;
        let bytes = given
            .cast::<PyBytes>()
            .map_err(|_| {
                PyTypeError::new_err(format!(
                    "expected a file opened in binary mode, found one that gives {}",
                    class_name(&given.get_type())
                ))
            })?
            .as_bytes();
        match room.get_mut(..bytes.len()) {
            Some(room) => room.copy_from_slice(bytes),
            None => {
                return Err(PyValueError::new_err("expected no more bytes of a file than it was asked for"));
            }
        }
        Ok(bytes.len())
    }
}

/// What a file of Python raises comes through as it is.
impl Read for BinaryFile {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        Ok(Python::attach(|py| self.fill(py, room))?)
    }
}
