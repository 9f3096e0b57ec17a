//! `check_lines`: a report for each line of a file of Python, which is read in chunks.

use std::io::{self, Read};

use flowops_contracts::{Options, Unit, Value};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::command::records::{Record, Records, Split};
use crate::report::Report;
use crate::value::{Input, expected};
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
        let object = match value {
            Value::Unread(size) => size.into_pyobject(py)?.into_any(),
            Value::Bytes(bytes) => PyBytes::new(py, bytes).into_any(),
            _ => return Ok(None),
        };
        Ok(Some((line, self.topic.judge(Input { object, unit: Unit::Bytes }, self.options)?)))
    }
}

/// `read1` of a file of Python, which gives what is there, or its `read` where there is no such method.
struct BinaryFile(Py<PyAny>);

impl BinaryFile {
    fn new(file: &Bound<'_, PyAny>) -> PyResult<Self> {
        let read = file.getattr_opt("read1").transpose().or_else(|| file.getattr_opt("read").transpose());
        let read = read.ok_or_else(|| expected("a file opened in binary mode", file))??;
        Ok(BinaryFile(read.unbind()))
    }

    fn fill(&self, py: Python<'_>, room: &mut [u8]) -> PyResult<usize> {
        let given = self.0.bind(py).call1((room.len(),))?;
        let bytes = given.cast::<PyBytes>().map_err(|_| expected("a file that gives bytes", &given))?;
        let room = room.get_mut(..bytes.as_bytes().len());
        let too_many = || PyValueError::new_err("expected no more bytes of a file than it was asked for");
        room.ok_or_else(too_many)?.copy_from_slice(bytes.as_bytes());
        Ok(bytes.as_bytes().len())
    }
}

/// What a file of Python raises comes through as it is.
impl Read for BinaryFile {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        Ok(Python::attach(|py| self.fill(py, room))?)
    }
}
