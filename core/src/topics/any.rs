//! A topic of the crate as a value, for code that carries all of them: bindings, harnesses, tools.

use std::fmt;

use super::{Name, TypedTopic};
use crate::contract::Choice;
use crate::record::{self, Texts};
use crate::report::{report, to_canonical_json};
use crate::{ContractError, Description, Options, Report, Value, serialize, walk};

/// One of [`TOPICS`](crate::TOPICS), with the verbs that its module has.
///
/// ```
/// use flowops_contracts::{Options, TOPICS, order_events};
///
/// let topic = TOPICS[0];
/// assert!(topic.is_valid(order_events::EXAMPLES[0].1.into(), &Options::default()));
/// ```
#[derive(Clone, Copy)]
pub struct AnyTopic(Name);

impl AnyTopic {
    pub(super) const fn new(name: Name) -> Self {
        AnyTopic(name)
    }

    /// The topic's name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        ask!(self.0, T => T::NAME)
    }

    /// The contract as data.
    #[must_use]
    pub fn description(&self) -> Description {
        ask!(self.0, T => T::description())
    }

    /// As [`order_events::is_valid_with`](crate::order_events::is_valid_with).
    #[inline]
    #[must_use]
    pub fn is_valid(&self, value: Value<'_>, options: &Options) -> bool {
        ask!(self.0, T => walk::is_valid(T::default(), value, options))
    }

    /// As [`order_events::check_with`](crate::order_events::check_with); the event is its normal form, as JSON
    /// text, made of the typed event.
    #[must_use]
    pub fn check<'v>(&self, value: Value<'v>, options: &Options) -> Report<'v, String> {
        ask!(self.0, T => {
            let judgement = walk::judge(T::default(), value, options, |event_type, view| {
                to_canonical_json(&T::read(event_type, view))
            });
            report(T::default(), value, options, judgement)
        })
    }

    /// As [`check`](AnyTopic::check), but with the event that a host makes of the slots of an accepted one, as
    /// [`read_with`](AnyTopic::read_with) does: judged and read in one walk.
    ///
    /// ```
    /// use flowops_contracts::{Options, TOPICS, order_events};
    ///
    /// let value = order_events::EXAMPLES[1].1.into();
    /// let report = TOPICS[0].check_with(value, &Options::default(), |event_type, slots| (event_type, slots.len()));
    /// assert_eq!((report.event, report.total), (Some((1, 9)), 0));
    /// ```
    #[must_use]
    pub fn check_with<'v, R>(
        &self,
        value: Value<'v>,
        options: &Options,
        mut host: impl FnMut(usize, &[u64]) -> R,
    ) -> Report<'v, R> {
        ask!(self.0, T => {
            let topic = T::default();
            let judgement = walk::judge(topic, value, options, |event_type, view| {
                host(topic.index(event_type), view.all())
            });
            report(topic, value, options, judgement)
        })
    }

    /// Reads an accepted event into slots ([`record`](crate::record) says how they lie), for hosts that make
    /// objects of their own of them: the index of its type among the description's events. Nothing where the
    /// value is not accepted: [`check`](AnyTopic::check) says why.
    #[must_use]
    pub fn read(&self, value: Value<'_>, options: &Options, slots: &mut Vec<u64>) -> Option<usize> {
        self.read_with(value, options, |event_type, read| {
            slots.clear();
            slots.extend_from_slice(read);
            event_type
        })
    }

    /// As [`read`](AnyTopic::read), but calls with the index and the slots where they stand, so that a host
    /// copies them once, to where it wants them.
    ///
    /// ```
    /// use flowops_contracts::{Options, TOPICS, order_events};
    ///
    /// let value = order_events::EXAMPLES[1].1.into();
    /// let slots = TOPICS[0].read_with(value, &Options::default(), |event_type, slots| (event_type, slots.len()));
    /// assert_eq!(slots, Some((1, 9)));
    /// assert_eq!(TOPICS[0].read_with("{}".into(), &Options::default(), |_, _| ()), None);
    /// ```
    #[inline]
    pub fn read_with<R>(
        &self,
        value: Value<'_>,
        options: &Options,
        mut host: impl FnMut(usize, &[u64]) -> R,
    ) -> Option<R> {
        ask!(self.0, T => {
            let topic = T::default();
            walk::accept(topic, value, options, |event_type, view| host(topic.index(event_type), view.all()))
        })
    }

    /// Turns the texts of an event that was read, whose index and slots these are, into one kind and into normal
    /// form, and its slots to where they are then: for hosts whose strings count in UTF-16 units.
    pub fn texts(&self, event_type: usize, value: &[u8], slots: &mut [u64]) -> Texts {
        ask!(self.0, T => match T::default().event_types().nth(event_type) {
            Some(event_type) => record::texts(T::default(), event_type, value, slots),
            None => Texts::Value,
        })
    }

    /// As [`order_events::serialize_json`](crate::order_events::serialize_json).
    ///
    /// # Errors
    ///
    /// A [`ContractError`] where the event is not accepted.
    pub fn serialize_json(&self, text: &str, options: &Options) -> Result<Vec<u8>, ContractError> {
        ask!(self.0, T => serialize::json(T::default(), text, options))
    }
}

impl fmt::Debug for AnyTopic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("AnyTopic").field(&self.name()).finish()
    }
}
