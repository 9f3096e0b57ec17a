//! The verbs of a topic: from a value of Python to the core and back.

use std::sync::Arc;

use flowops_contracts::{Options, Outcome, Unit};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

use crate::record::Record;
use crate::report::Report;
use crate::shape::{Kind, Member, Shape, Topic};
use crate::value::Input;
use crate::write;

/// Values from this many bytes on are read while other threads run.
const LARGE: usize = 1 << 16;

/// Calls the core, for a large value while other threads run.
#[inline(always)]
fn call<T: Send>(
    py: Python<'_>,
    input: &Input<'_>,
    core: impl Send + FnOnce(flowops_contracts::Value<'_>) -> T,
) -> T {
    let value = input.value();
    if input.size() < LARGE { core(value) } else { py.detach(|| core(value)) }
}

/// The event of an accepted value, and nothing of any other.
#[inline(always)]
fn read(
    py: Python<'_>,
    topic: &'static Topic,
    input: &Input<'_>,
    options: &Options,
) -> PyResult<Option<Py<PyAny>>> {
    let read = call(py, input, |value| {
        topic.core.read_with(value, options, |index, slots| (index, Arc::<[u64]>::from(slots)))
    });
    match (read, &input.object) {
        (Some((index, slots)), Some(source)) => match topic.events.get(index) {
            Some(shape) => {
                let record = Record::new(source, &slots, false);
                (shape.read)(&record, 0).map(|event| Some(event.unbind()))
            }
            None => Ok(None),
        },
        _ => Ok(None),
    }
}

#[inline(always)]
pub(crate) fn is_valid(topic: &'static Topic, value: &Bound<'_, PyAny>, options: &Options) -> PyResult<bool> {
    let input = Input::new(value)?;
    Ok(call(value.py(), &input, |value| topic.core.is_valid(value, options)))
}

#[inline(always)]
pub(crate) fn parse(
    topic: &'static Topic,
    value: &Bound<'_, PyAny>,
    options: &Options,
) -> PyResult<Py<PyAny>> {
    let (py, input) = (value.py(), Input::new(value)?);
    match read(py, topic, &input, options)? {
        Some(event) => Ok(event),
        None => Err(judge(py, topic, input, *options)?.error(py, None)),
    }
}

pub(crate) fn check(topic: &'static Topic, value: &Bound<'_, PyAny>, options: &Options) -> PyResult<Report> {
    judge(value.py(), topic, Input::new(value)?, *options)
}

/// The report of a value, and its event where it is accepted.
pub(crate) fn judge(
    py: Python<'_>,
    topic: &'static Topic,
    input: Input<'_>,
    mut options: Options,
) -> PyResult<Report> {
    options.unit = input.unit;
    let report = call(py, &input, |value| topic.core.check(value, &options).into_owned());
    let event = match report.outcome {
        Outcome::Accepted => read(py, topic, &input, &options)?,
        _ => None,
    };
    Ok(Report::new(topic, report, input, options, event))
}

/// The bytes to send for an event or a mapping in wire spelling.
pub(crate) fn serialize(
    topic: &'static Topic,
    event: &Bound<'_, PyAny>,
    shape: Option<&'static Shape>,
    mut options: Options,
) -> PyResult<Py<PyBytes>> {
    let (py, text) = (event.py(), write::json(event, shape)?);
    options.unit = Unit::CodePoints;
    match topic.core.serialize_json(&text, &options) {
        Ok(bytes) => Ok(PyBytes::new(py, &bytes).unbind()),
        Err(error) => Err(Report::refused(py, topic, &error, options)),
    }
}

/// The event that a builder was asked for.
pub(crate) fn build(
    topic: &'static Topic,
    shape: &'static Shape,
    named: Option<&Bound<'_, PyDict>>,
    py: Python<'_>,
) -> PyResult<Py<PyAny>> {
    let (base, given) = (PyDict::new(py), named.map_or_else(|| Ok(PyDict::new(py)), PyDictMethods::copy)?);
    let mut options = Options::producer();
    if let Some(strict) = taken(&given, "strict")? {
        options.strict = strict.extract()?;
    }
    for member in shape.members {
        match &member.node.kind {
            Kind::EventType([word]) => base.set_item(member.key, word.object(py))?,
            Kind::Payload(shape) => {
                let payload = PyDict::new(py);
                for member in shape.members {
                    member.put(&payload, taken(&given, member.name)?, || Ok(None))?;
                }
                base.set_item(member.key, payload)?;
            }
            Kind::Uuid if member.filled() => {
                member.put(&base, some(taken(&given, member.name)?), || new_uuid(py).map(Some))?;
            }
            Kind::Timestamp if member.filled() => {
                member.put(&base, some(taken(&given, member.name)?), || now(py).map(Some))?;
            }
            _ => member.put(&base, taken(&given, member.name)?, || Ok(None))?,
        }
    }
    if let Some(name) = given.keys().iter().next() {
        return Err(PyTypeError::new_err(format!("got an unexpected keyword argument {}", name.repr()?)));
    }
    let bytes = serialize(topic, &base, Some(shape), options)?.into_bound(py).into_any();
    let input = Input::new(&bytes)?;
    // what was sent is accepted
    read(py, topic, &input, &options)?.ok_or_else(|| PyValueError::new_err("expected an event"))
}

impl Member {
    /// Whether a builder fills it where it is a UUID or a timestamp of the base.
    fn filled(&self) -> bool {
        !self.optional && !self.node.nullable
    }

    /// Puts what was given for the member, or what it has where nothing was.
    fn put<'py>(
        &self,
        object: &Bound<'py, PyDict>,
        given: Option<Bound<'py, PyAny>>,
        other: impl FnOnce() -> PyResult<Option<Bound<'py, PyAny>>>,
    ) -> PyResult<()> {
        let filled = |value: Option<_>| value.map_or_else(other, |value| Ok(Some(value)));
        match given {
            Some(value) if self.is_absent(&value) => Ok(()),
            given => match filled(given)? {
                Some(value) => object.set_item(self.key, value),
                None if self.optional => Ok(()),
                None => Err(PyTypeError::new_err(format!("needs a value for '{}'", self.name))),
            },
        }
    }
}

/// Takes an argument out.
fn taken<'py>(given: &Bound<'py, PyDict>, name: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
    let value = given.get_item(name)?;
    if value.is_some() {
        given.del_item(name)?;
    }
    Ok(value)
}

fn some(value: Option<Bound<'_, PyAny>>) -> Option<Bound<'_, PyAny>> {
    value.filter(|value| !value.is_none())
}

fn new_uuid(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    py.import("uuid")?.call_method0("uuid4")
}

fn now(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let datetime = py.import("datetime")?;
    datetime.getattr("datetime")?.call_method1("now", (datetime.getattr("timezone")?.getattr("utc")?,))
}
