//! The topics: a file each, and a line in the list below.

use serde::Serialize;

use crate::Description;
use crate::record::View;

/// Declares the topics' modules and the list of them. `$` is passed, so that a macro with variables of its own
/// can be made.
macro_rules! topics {
    (($d:tt) $($topic:ident;)*) => {
        $(pub mod $topic;)*

        /// All topics, in the order in which they are listed.
        ///
        /// ```
        /// assert!(flowops_contracts::TOPICS.iter().any(|topic| topic.name() == "order-events"));
        /// ```
        pub const TOPICS: &[AnyTopic] = &[$(AnyTopic::new(Name::$topic)),*];

        /// The topics by name.
        #[derive(Clone, Copy)]
        #[allow(non_camel_case_types, reason = "named as the modules are")]
        enum Name { $($topic),* }

        /// What is asked of the topic of a name, as whose type `T` stands. What nobody asks is not compiled in,
        /// as it would be with a table of functions: bindings ask little.
        macro_rules! ask {
            ($d name:expr, $d T:ident => $d question:expr) => {
                match $d name {
                    $(Name::$topic => {
                        type $d T = crate::topics::$topic::Topic;
                        $d question
                    })*
                }
            };
        }
    };
}

topics! {
    ($)
    order_events;
}

mod any;

pub use any::AnyTopic;

/// A topic that is declared in source, and the Rust type of its events.
pub(crate) trait TypedTopic: crate::contract::Choice<'static> + Default {
    /// The event's type.
    type Event<'v>: Serialize;

    const NAME: &'static str;

    fn description() -> Description;
    fn read<'v>(event_type: Self::EventType, view: &View<'v, '_>) -> Self::Event<'v>;
}

/// The verbs of a topic, the same for each.
macro_rules! verbs {
    ($module:ident $event:ident) => {
        /// What is said of one value of the topic.
        pub type Report<'a> = $crate::Report<'a, $event<'a>>;

        /// Gives the typed event that a value is.
        ///
        /// ```
        #[doc = concat!("use flowops_contracts::", stringify!($module), ";")]
        ///
        #[doc = concat!("let (name, example) = ", stringify!($module), "::EXAMPLES[0];")]
        #[doc = concat!("let event = ", stringify!($module), "::parse(example)?;")]
        /// assert_eq!(event.event_type().as_str(), name);
        /// # Ok::<(), flowops_contracts::ContractError>(())
        /// ```
        ///
        /// # Errors
        ///
        /// A [`ContractError`](crate::ContractError) with the report, where the outcome is not
        /// [`Accepted`](crate::Outcome::Accepted).
        pub fn parse<'a>(value: impl Into<$crate::Value<'a>>) -> Result<$event<'a>, $crate::ContractError> {
            parse_with(value, &$crate::Options::default())
        }

        /// [`parse`], with options.
        ///
        /// # Errors
        ///
        /// As [`parse`].
        ///
        /// ```
        #[doc = concat!("use flowops_contracts::{Options, ", stringify!($module), "};")]
        ///
        /// let mut options = Options::default();
        /// options.max_bytes = 10;
        #[doc = concat!("let error = ", stringify!($module), "::parse_with(&[b' '; 11], &options).unwrap_err();")]
        /// assert_eq!(error.report().findings[0].code.as_str(), "too_large");
        /// ```
        pub fn parse_with<'a>(
            value: impl Into<$crate::Value<'a>>,
            options: &$crate::Options,
        ) -> Result<$event<'a>, $crate::ContractError> {
            $crate::topics::parse::<Topic>(value.into(), options)
        }

        /// Says what a value is: its event, or every fault at its place. Never fails on data.
        ///
        /// ```
        #[doc = concat!("use flowops_contracts::{Outcome, ", stringify!($module), "};")]
        ///
        #[doc = concat!("let report = ", stringify!($module), "::check(\"[1, 2]\");")]
        /// assert_eq!(report.outcome, Outcome::Rejected);
        /// assert_eq!(report.findings[0].message, "expected an object, found an array");
        /// ```
        pub fn check<'a>(value: impl Into<$crate::Value<'a>>) -> Report<'a> {
            check_with(value, &$crate::Options::default())
        }

        /// [`check`], with options.
        ///
        /// ```
        #[doc = concat!("use flowops_contracts::{Options, ", stringify!($module), "};")]
        ///
        /// let mut options = Options::default();
        /// options.max_findings = 0;
        #[doc = concat!("let report = ", stringify!($module), "::check_with(\"{}\", &options);")]
        /// assert!(report.findings.is_empty() && report.total > 0);
        /// ```
        pub fn check_with<'a>(value: impl Into<$crate::Value<'a>>, options: &$crate::Options) -> Report<'a> {
            $crate::topics::check::<Topic>(value.into(), options)
        }

        /// Whether a value is accepted: the cheapest answer, and the same as [`check`]'s.
        ///
        /// ```
        #[doc = concat!("use flowops_contracts::", stringify!($module), ";")]
        ///
        #[doc = concat!("assert!(!", stringify!($module), "::is_valid(\"{}\"));")]
        /// ```
        pub fn is_valid<'a>(value: impl Into<$crate::Value<'a>>) -> bool {
            is_valid_with(value, &$crate::Options::default())
        }

        /// [`is_valid`], with options.
        ///
        /// ```
        #[doc = concat!("use flowops_contracts::{Options, ", stringify!($module), "};")]
        ///
        #[doc = concat!("let (_, example) = ", stringify!($module), "::EXAMPLES[0];")]
        #[doc = concat!("assert!(", stringify!($module), "::is_valid_with(example, &Options::producer()));")]
        /// ```
        pub fn is_valid_with<'a>(value: impl Into<$crate::Value<'a>>, options: &$crate::Options) -> bool {
            $crate::walk::is_valid(Topic, value.into(), options)
        }

        /// The bytes to send: the event's normal form, after it was judged as [`check`] judges any value,
        /// strictly.
        ///
        /// ```
        #[doc = concat!("use flowops_contracts::", stringify!($module), ";")]
        ///
        #[doc = concat!("let (_, example) = ", stringify!($module), "::EXAMPLES[0];")]
        #[doc = concat!("let event = ", stringify!($module), "::parse(example)?;")]
        #[doc = concat!("let bytes = ", stringify!($module), "::serialize(&event)?;")]
        #[doc = concat!("assert_eq!(", stringify!($module), "::parse(&bytes)?, event);")]
        /// # Ok::<(), flowops_contracts::ContractError>(())
        /// ```
        ///
        /// # Errors
        ///
        /// A [`ContractError`](crate::ContractError) where the event is not accepted; it carries the text
        /// that was judged.
        pub fn serialize(event: &$event<'_>) -> Result<std::vec::Vec<u8>, $crate::ContractError> {
            serialize_with(event, &$crate::Options::producer())
        }

        /// [`serialize`], with options: without `strict`, warnings pass.
        ///
        /// ```
        #[doc = concat!("use flowops_contracts::{Options, ", stringify!($module), "};")]
        ///
        #[doc = concat!("let (_, example) = ", stringify!($module), "::EXAMPLES[0];")]
        #[doc = concat!("let event = ", stringify!($module), "::parse(example)?;")]
        #[doc = concat!("assert!(", stringify!($module), "::serialize_with(&event, &Options::default()).is_ok());")]
        /// # Ok::<(), flowops_contracts::ContractError>(())
        /// ```
        ///
        /// # Errors
        ///
        /// As [`serialize`].
        pub fn serialize_with(
            event: &$event<'_>,
            options: &$crate::Options,
        ) -> Result<std::vec::Vec<u8>, $crate::ContractError> {
            $crate::serialize::event(Topic, event, options)
        }

        /// The bytes to send for an event that a host holds as an object of its own, given as its JSON text
        /// (meaning 6.4). Without `strict`, members that the contract does not name are kept.
        ///
        /// ```
        #[doc = concat!("use flowops_contracts::{Options, ", stringify!($module), "};")]
        ///
        #[doc = concat!("let (_, example) = ", stringify!($module), "::EXAMPLES[0];")]
        #[doc = concat!("let bytes = ", stringify!($module), "::serialize_json(example, &Options::producer())?;")]
        /// assert!(bytes.len() < example.len());
        /// # Ok::<(), flowops_contracts::ContractError>(())
        /// ```
        ///
        /// # Errors
        ///
        /// As [`serialize`].
        pub fn serialize_json(
            text: &str,
            options: &$crate::Options,
        ) -> Result<std::vec::Vec<u8>, $crate::ContractError> {
            $crate::serialize::json(Topic, text, options)
        }
    };
}
pub(crate) use verbs;

use crate::{ContractError, Options, Report, Value, report, walk};

#[inline(always)]
pub(crate) fn parse<'v, T: TypedTopic>(
    value: Value<'v>,
    options: &Options,
) -> Result<T::Event<'v>, ContractError> {
    walk::accept(T::default(), value, options, T::read).ok_or_else(|| refusal::<T>(value, options))
}

#[cold]
#[inline(never)]
fn refusal<T: TypedTopic>(value: Value<'_>, options: &Options) -> ContractError {
    ContractError::new(check::<T>(value, options).into_owned(), None)
}

pub(crate) fn check<'v, T: TypedTopic>(value: Value<'v>, options: &Options) -> Report<'v, T::Event<'v>> {
    let judgement = walk::judge(T::default(), value, options, T::read);
    report::report(T::default(), value, options, judgement)
}
