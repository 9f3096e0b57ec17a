//! The verbs of a topic: from values of Python to the core and back.

use std::convert::Infallible;

use flowops_contracts::{AnyTopic, Options, Report as CoreReport, Unit, Value};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use smallvec::SmallVec;

use crate::many::{is_large, many, one};
use crate::record::{Kept, Record, stored};
use crate::report::Report;
use crate::value::{Input, Made, Object, value};
use crate::write;

/// A topic: the core's, and what makes its events, whose types are told by their index in contract order.
pub(crate) struct Topic {
    pub(crate) core: AnyTopic,
    pub(crate) event: for<'py> fn(&Record<'_, 'py>, usize) -> Made<'py>,
}

/// What was read of an accepted value: the index of its event type, and its slots, up to those of five items
/// without memory of their own.
type Read = Option<(usize, SmallVec<[u64; 24]>)>;

/// The report of a value, and what was read of it.
type Said = (CoreReport<'static, Infallible>, Read);

impl Topic {
    /// Hands on the index of an accepted event's type, and its slots.
    #[inline(never)]
    fn hand(&self, value: Value<'_>, options: &Options, host: &mut dyn FnMut(usize, &[u64])) {
        let _ = self.core.read_with(value, options, host);
    }

    fn read(&self, value: Value<'_>, options: &Options) -> Read {
        let mut read = None;
        self.hand(value, options, &mut |index, slots| read = Some((index, SmallVec::from_slice(slots))));
        read
    }

    fn say(&self, value: Value<'_>, options: &Options) -> Said {
        self.core.check_with(value, options, |index, slots| (index, SmallVec::from_slice(slots))).apart()
    }

    #[inline(always)]
    fn made<'py>(&self, input: &Input<'py>, index: usize, slots: &[u64]) -> Made<'py> {
        (self.event)(&Record::new(&input.object, &stored(input.object.py(), slots)), index)
    }

    fn event_of<'py>(&self, input: &Input<'py>, read: Read) -> Option<Made<'py>> {
        read.map(|(index, slots)| self.made(input, index, &slots))
    }

    /// The event of an accepted value, or the exception; of one of many with its place among them.
    #[inline(always)]
    fn parsed<'py>(&self, event: Option<Made<'py>>, input: Input<'py>, index: Option<usize>) -> Made<'py> {
        let py = input.object.py();
        event.unwrap_or_else(|| Err(self.check(input)?.error(py, false, index)))
    }

    fn reported(&self, input: Input<'_>, (said, read): Said) -> PyResult<Report> {
        let event = self.event_of(&input, read).transpose()?.map(Bound::unbind);
        let (value, options) = (input.object.unbind(), input.options);
        Ok(Report { said, event, value, options, findings: Kept::default() })
    }

    #[inline(always)]
    pub(crate) fn is_valid(&self, value: &Object<'_>, options: &Options) -> PyResult<bool> {
        Ok(one(&Input::new(value, options)?, |value, options| self.core.is_valid(value, options)))
    }

    pub(crate) fn is_valid_many(&self, values: &Object<'_>, options: &Options) -> PyResult<Vec<u8>> {
        let valid = many(values, options, |value, options| self.core.is_valid(value, options))?;
        Ok(valid.map(|(_, valid)| u8::from(valid)).collect())
    }

    #[inline(always)]
    pub(crate) fn parse<'py>(&self, given: &Object<'py>, options: &Options) -> Made<'py> {
        let (input, mut event) = (Input::new(given, options)?, None);
        if is_large(&input) {
            event = self.event_of(&input, one(&input, |value, options| self.read(value, options)));
        } else {
            // from the slots where they stand
            let mut make = |index, slots: &[u64]| event = Some(self.made(&input, index, slots));
            self.hand(value(&input.object), options, &mut make);
        }
        self.parsed(event, input, None)
    }

    pub(crate) fn parse_many<'py>(
        &self,
        given: &Object<'py>,
        options: &Options,
    ) -> PyResult<Vec<Object<'py>>> {
        let read = many(given, options, |value, options| self.read(value, options))?;
        read.enumerate()
            .map(|(place, (input, read))| self.parsed(self.event_of(&input, read), input, Some(place)))
            .collect()
    }

    pub(crate) fn check_many(&self, values: &Object<'_>, options: &Options) -> PyResult<Vec<Report>> {
        let said = many(values, options, |value, options| self.say(value, options))?;
        said.map(|(input, said)| self.reported(input, said)).collect()
    }

    /// The report of a value, and its event where it is accepted.
    pub(crate) fn check(&self, input: Input<'_>) -> PyResult<Report> {
        let said = one(&input, |value, options| self.say(value, options));
        self.reported(input, said)
    }

    /// The bytes to send for an event or a mapping in wire spelling.
    pub(crate) fn serialize(&self, event: &Object<'_>, options: &Options) -> PyResult<Vec<u8>> {
        let (py, mut options) = (event.py(), *options);
        options.unit = Unit::CodePoints;
        self.core.serialize_json(&write::json(event)?, &options).or_else(|error| {
            let object = PyString::new(py, error.text().unwrap_or_default()).into_any();
            Err(self.check(Input { object, options })?.error(py, true, None))
        })
    }

    /// The event of a builder's mapping.
    pub(crate) fn build<'py>(&self, event: &Object<'py>, options: &Options) -> Made<'py> {
        self.parse(PyBytes::new(event.py(), &self.serialize(event, options)?).as_any(), options)
    }
}
