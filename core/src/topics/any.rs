//! A topic of the crate as a value, for code that carries all of them: bindings, harnesses, tools.

use std::fmt;

use super::TypedTopic;
use crate::report::{report, to_canonical_json};
use crate::{ContractError, Description, Options, Report, Value, serialize, walk};

/// What is done with an event's index and its slots.
type Host<'h> = dyn FnMut(usize, &[u64]) + 'h;

/// One of [`TOPICS`](crate::TOPICS), with the verbs that its module has. Its events are their normal form,
/// as JSON text, made of the typed event.
///
/// ```
/// use flowops_contracts::{Options, TOPICS, order_events};
///
/// let topic = TOPICS[0];
/// assert!(topic.is_valid(order_events::EXAMPLES[0].1.into(), &Options::default()));
/// ```
#[derive(Clone, Copy)]
pub struct AnyTopic {
    name: &'static str,
    description: fn() -> Description,
    is_valid: fn(Value<'_>, &Options) -> bool,
    check: for<'v> fn(Value<'v>, &Options) -> Report<'v, String>,
    serialize_json: fn(&str, &Options) -> Result<Vec<u8>, ContractError>,
    read: fn(Value<'_>, &Options, &mut Host<'_>) -> Option<()>,
}

impl AnyTopic {
    pub(super) const fn of<T: TypedTopic>() -> Self {
        AnyTopic {
            name: T::NAME,
            description: T::description,
            is_valid: |value, options| walk::is_valid(T::default(), value, options),
            check: check::<T>,
            read: read::<T>,
            serialize_json: |text, options| serialize::json(T::default(), text, options),
        }
    }

    /// The topic's name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The contract as data.
    #[must_use]
    pub fn description(&self) -> Description {
        (self.description)()
    }

    /// As [`order_events::is_valid_with`](crate::order_events::is_valid_with).
    #[must_use]
    pub fn is_valid(&self, value: Value<'_>, options: &Options) -> bool {
        (self.is_valid)(value, options)
    }

    /// As [`order_events::check_with`](crate::order_events::check_with).
    #[must_use]
    pub fn check<'v>(&self, value: Value<'v>, options: &Options) -> Report<'v, String> {
        (self.check)(value, options)
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
        let mut made = None;
        (self.read)(value, options, &mut |event_type, slots| made = Some(host(event_type, slots)))?;
        made
    }

    /// As [`order_events::serialize_json`](crate::order_events::serialize_json).
    ///
    /// # Errors
    ///
    /// A [`ContractError`] where the event is not accepted.
    pub fn serialize_json(&self, text: &str, options: &Options) -> Result<Vec<u8>, ContractError> {
        (self.serialize_json)(text, options)
    }
}

fn read<T: TypedTopic>(value: Value<'_>, options: &Options, host: &mut Host<'_>) -> Option<()> {
    walk::accept(T::default(), value, options, |event_type, view| {
        host(T::default().index(event_type), view.all());
    })
}

impl fmt::Debug for AnyTopic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("AnyTopic").field(&self.name).finish()
    }
}

fn check<'v, T: TypedTopic>(value: Value<'v>, options: &Options) -> Report<'v, String> {
    let normal =
        |event_type, view: &crate::record::View<'v, '_>| to_canonical_json(&T::read(event_type, view));
    let judgement = walk::judge(T::default(), value, options, normal);
    report(T::default(), value, options, judgement)
}
