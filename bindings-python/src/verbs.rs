//! The verbs of a topic: from values of Python to the core and back.

use std::convert::Infallible;

use flowops_contracts::{AnyTopic, Options, Report as CoreReport, Unit, Value};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList};
use smallvec::SmallVec;

use crate::many::{is_large, many, one};
use crate::object::Made;
use crate::record::{Record, stored};
use crate::report::Report;
use crate::value::Input;
use crate::write;

/// A topic: the core's, and what makes its events, whose types are told by their index in contract order.
pub(crate) struct Topic {
    pub(crate) core: AnyTopic,
    pub(crate) event: for<'py> fn(&Record<'_, 'py>, usize) -> Made<'py>,
}

/// What was read of an accepted value: the index of its event type, and its slots, up to those of five items
/// without memory of their own.
type Read = Option<(usize, SmallVec<[u64; 24]>)>;

/// A report, and what was read.
type Said = (CoreReport<'static, Infallible>, Read);

impl Topic {
    /// Hands on the index of an accepted event's type, and its slots.
    #[inline(never)]
    fn hand(&self, value: Value<'_>, options: &Options, host: &mut dyn FnMut(usize, &[u64])) {
        let _ = self.core.read_with(value, options, host);
    }

    fn read(&self, value: Value<'_>, options: &Options) -> Read {
        let mut read = None;
        self.hand(value, options, &mut |index, slots| read = Some((index, slots.into())));
        read
    }

    fn say(&self, value: Value<'_>, unit: Unit, mut options: Options) -> Said {
        options.unit = unit;
        let mut report = self.core.check_with(value, &options, |index, slots| (index, slots.into()));
        let read = report.event.take();
        (report.into_owned(), read)
    }

    #[inline(always)]
    fn event<'py>(&self, input: &Input<'py>, index: usize, slots: &[u64]) -> Made<'py> {
        (self.event)(&Record::new(&input.object, &stored(input.object.py(), slots)), index)
    }

    /// The event of an accepted value, or the exception; of one of many with its place among them.
    #[inline(always)]
    fn parsed<'py>(
        &'static self,
        input: Input<'py>,
        event: Option<Made<'py>>,
        options: &Options,
        index: Option<usize>,
    ) -> Made<'py> {
        let py = input.object.py();
        event.unwrap_or_else(|| Err(self.judge(input, *options)?.error(py, None, index)))
    }

    fn reported(&self, input: Input<'_>, (said, read): Said, options: Options) -> PyResult<Report> {
        let event = read.map(|(index, slots)| self.event(&input, index, &slots)).transpose()?;
        Ok(Report::new(said, input, options, event))
    }

    #[inline(always)]
    pub(crate) fn is_valid(&self, value: &Bound<'_, PyAny>, options: &Options) -> PyResult<bool> {
        let input = Input::new(value)?;
        Ok(one(value.py(), input.value(), |value| self.core.is_valid(value, options)))
    }

    pub(crate) fn is_valid_many<'py>(
        &self,
        values: &Bound<'py, PyAny>,
        options: &Options,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let (_, valid) = many(values, |value, _| u8::from(self.core.is_valid(value, options)))?;
        Ok(PyBytes::new(values.py(), &valid))
    }

    #[inline(always)]
    pub(crate) fn parse<'py>(&'static self, value: &Bound<'py, PyAny>, options: &Options) -> Made<'py> {
        let (input, mut event) = (Input::new(value)?, None);
        let mut make = |index, slots: &[u64]| event = Some(self.event(&input, index, slots));
        let given = input.value();
        if is_large(&given) {
            let read = value.py().detach(|| self.read(given, options));
            if let Some((index, slots)) = read {
                make(index, &slots);
            }
        } else {
            self.hand(given, options, &mut make);
        }
        self.parsed(input, event, options, None)
    }

    pub(crate) fn parse_many<'py>(
        &'static self,
        values: &Bound<'py, PyAny>,
        options: &Options,
    ) -> PyResult<Bound<'py, PyList>> {
        let (inputs, read) = many(values, |value, _| self.read(value, options))?;
        let events = inputs.into_iter().zip(read).enumerate().map(|(place, (input, read))| {
            let event = read.map(|(index, slots)| self.event(&input, index, &slots));
            self.parsed(input, event, options, Some(place))
        });
        PyList::new(values.py(), events.collect::<PyResult<Vec<_>>>()?)
    }

    pub(crate) fn check(&'static self, value: &Bound<'_, PyAny>, options: &Options) -> PyResult<Report> {
        self.judge(Input::new(value)?, *options)
    }

    pub(crate) fn check_many<'py>(
        &'static self,
        values: &Bound<'py, PyAny>,
        options: &Options,
    ) -> PyResult<Bound<'py, PyList>> {
        let (inputs, said) = many(values, |value, unit| self.say(value, unit, *options))?;
        let reports = inputs.into_iter().zip(said).map(|(input, said)| self.reported(input, said, *options));
        PyList::new(values.py(), reports.collect::<PyResult<Vec<_>>>()?)
    }

    /// The report of a value, and its event where it is accepted.
    pub(crate) fn judge(&'static self, input: Input<'_>, options: Options) -> PyResult<Report> {
        let said = one(input.object.py(), input.value(), |value| self.say(value, input.unit, options));
        self.reported(input, said, options)
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
            Err(error) => Err(Report::refused(event.py(), &error, options)?),
        }
    }

    /// The event of a builder's mapping.
    pub(crate) fn build<'py>(&'static self, event: &Bound<'py, PyAny>, strict: bool) -> Made<'py> {
        let mut options = Options::producer();
        options.strict = strict;
        self.parse(self.serialize(event, options)?.as_any(), &options)
    }
}
