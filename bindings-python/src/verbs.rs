//! The verbs of a topic: from a value of Python to the core and back.

use std::sync::Arc;

use flowops_contracts::{AnyTopic, Options, Unit, Value};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::object::Made;
use crate::record::Record;
use crate::report::Report;
use crate::value::Input;
use crate::write;

/// Values from this many bytes on are read while other threads run.
const LARGE: usize = 1 << 16;

/// A topic: the core's, and what makes its events, in contract order.
pub(crate) struct Topic {
    pub(crate) core: AnyTopic,
    pub(crate) events: &'static [for<'py> fn(&Record<'_, 'py>, usize) -> Made<'py>],
}

/// Calls the core, for a large value while other threads run.
#[inline(always)]
fn call<T: Send>(py: Python<'_>, value: Value<'_>, core: impl Send + FnOnce(Value<'_>) -> T) -> T {
    match value {
        Value::Text(text) if text.len() >= LARGE => py.detach(|| core(value)),
        Value::Bytes(bytes) if bytes.len() >= LARGE => py.detach(|| core(value)),
        _ => core(value),
    }
}

/// The index of an event's type, and its slots.
type Read = (usize, Arc<[u64]>);

fn kept(index: usize, slots: &[u64]) -> Read {
    (index, slots.into())
}

impl Topic {
    /// The event of an accepted value, and nothing of any other.
    #[inline(always)]
    fn read<'py>(
        &self,
        py: Python<'py>,
        input: &Input<'py>,
        options: &Options,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        let read = call(py, input.value(), |value| self.core.read_with(value, options, kept));
        self.made(input, read)
    }

    /// The event of what was read.
    #[inline(always)]
    fn made<'py>(&self, input: &Input<'py>, read: Option<Read>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let Some((index, slots)) = read else { return Ok(None) };
        let make = self.events.get(index).zip(input.object.as_ref());
        make.map(|(make, source)| make(&Record::new(source, &slots), 0)).transpose()
    }

    #[inline(always)]
    pub(crate) fn is_valid(&self, value: &Bound<'_, PyAny>, options: &Options) -> PyResult<bool> {
        let input = Input::new(value)?;
        Ok(call(value.py(), input.value(), |value| self.core.is_valid(value, options)))
    }

    #[inline(always)]
    pub(crate) fn parse<'py>(&'static self, value: &Bound<'py, PyAny>, options: &Options) -> Made<'py> {
        let (py, input) = (value.py(), Input::new(value)?);
        match self.read(py, &input, options)? {
            Some(event) => Ok(event),
            None => Err(self.judge(py, input, *options)?.error(py, None)),
        }
    }

    pub(crate) fn check(&'static self, value: &Bound<'_, PyAny>, options: &Options) -> PyResult<Report> {
        self.judge(value.py(), Input::new(value)?, *options)
    }

    /// The report of a value, and its event where it is accepted.
    pub(crate) fn judge(
        &'static self,
        py: Python<'_>,
        input: Input<'_>,
        mut options: Options,
    ) -> PyResult<Report> {
        options.unit = input.unit;
        let (read, report) = call(py, input.value(), |value| {
            let mut report = self.core.check_with(value, &options, kept);
            (report.event.take(), report.into_owned())
        });
        let event = self.made(&input, read)?;
        Ok(Report::new(report, input, options, event))
    }

    /// The bytes to send for an event or a mapping in wire spelling.
    pub(crate) fn serialize<'py>(
        &'static self,
        event: &Bound<'py, PyAny>,
        mut options: Options,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let text = write::json(event)?;
        options.unit = Unit::CodePoints;
        match self.core.serialize_json(&text, &options) {
            Ok(bytes) => Ok(PyBytes::new(event.py(), &bytes)),
            Err(error) => Err(Report::refused(event.py(), &error, options)),
        }
    }

    /// The event of a builder's mapping.
    pub(crate) fn build<'py>(&'static self, event: &Bound<'py, PyAny>, strict: bool) -> Made<'py> {
        let mut options = Options::producer();
        options.strict = strict;
        let input = Input::new(self.serialize(event, options)?.as_any())?;
        // what was sent is accepted
        let event = self.read(event.py(), &input, &options)?;
        event.ok_or_else(|| PyValueError::new_err("expected an event"))
    }
}
