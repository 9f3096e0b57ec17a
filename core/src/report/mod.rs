//! The report on one value: outcome, event, findings.

mod canonical;
mod finding;
mod listing;
mod pointer;
mod position;
mod render;
mod visible;
pub(crate) mod words;

use core::convert::Infallible;
use std::borrow::Cow;

use serde::Serialize;

pub use canonical::to_canonical_json;
pub(crate) use canonical::{write_number, write_text};
pub use finding::{Finding, Span};
pub use listing::{Place, visible};

use crate::contract::Choice;
use crate::json::unescape;
use crate::walk::Judgement;
use crate::{Options, Value};

/// What a value is (meaning 5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Outcome {
    /// An event of the topic: there is no error.
    Accepted,
    /// Not an event of the topic.
    Rejected,
    /// The base structure is right, the type is not one of the topic's: that is the only error. A newer
    /// producer may have sent it, so the consumer chooses.
    UnknownEventType,
    /// A record without a value.
    Tombstone,
}

impl Outcome {
    /// The name, as it stands in a report.
    ///
    /// ```
    /// assert_eq!(flowops_contracts::Outcome::UnknownEventType.as_str(), "unknown_event_type");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Outcome::Accepted => "accepted",
            Outcome::Rejected => "rejected",
            Outcome::UnknownEventType => "unknown_event_type",
            Outcome::Tombstone => "tombstone",
        }
    }
}

/// What is said of one value.
///
/// ```
/// use flowops_contracts::{Outcome, order_events};
///
/// let report = order_events::check(r#"{"eventType":"ORDER_SHIPPED","payload":{}}"#);
/// assert_eq!(report.outcome, Outcome::Rejected);
/// assert_eq!(report.event_type.as_deref(), Some("ORDER_SHIPPED"));
/// assert_eq!(report.total, 3); // the unknown type, and two members that are missing
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Report<'a, E> {
    /// The topic that the value was judged by.
    pub topic: Cow<'static, str>,
    /// What the value is.
    pub outcome: Outcome,
    /// The event type, when it could be read; it may be one that the topic does not have (meaning 5.4).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_type: Option<Cow<'a, str>>,
    /// The event, when accepted.
    #[serde(skip)]
    pub event: Option<E>,
    /// What is wrong with the value or odd in it, in the order of its text; as many as were asked for.
    pub findings: Vec<Finding>,
    /// How many findings there are in all.
    pub total: usize,
}

impl<E> Report<'_, E> {
    /// The canonical JSON of the report: the same bytes in every host. Compact, members in the order of
    /// this struct, without the event.
    ///
    /// ```
    /// let report = flowops_contracts::order_events::check(None::<&str>);
    /// assert!(report.to_json().starts_with(r#"{"topic":"order-events","outcome":"tombstone","findings":["#));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        to_canonical_json(self)
    }

    /// The findings as text for a person: each with its source line and a mark under the fault. `value` is
    /// what the report is of; nothing in it reaches a terminal as a control character.
    ///
    /// ```
    /// let value = "{\"qty\": 1,}";
    /// let report = flowops_contracts::order_events::check(value);
    /// assert!(report.render(value).contains("1 | {\"qty\": 1,}\n  |           ^ expected a key"));
    /// ```
    #[must_use]
    pub fn render<'v>(&self, value: impl Into<Value<'v>>) -> String {
        render::render(&self.topic, &self.findings, self.total, value.into().bytes())
    }

    /// The report in one line: the topic, the outcome, the first error, how many more (meaning 5.7). It is the
    /// text of a [`ContractError`](crate::ContractError) that carries it.
    ///
    /// ```
    /// let report = flowops_contracts::order_events::check("[]");
    /// assert_eq!(report.summary(), "order-events rejected: value expected an object, found an array");
    /// ```
    #[must_use]
    pub fn summary(&self) -> String {
        words::summary(self)
    }

    /// The report, holding its texts itself, and the event apart from it.
    ///
    /// ```
    /// let (report, event) = flowops_contracts::order_events::check("[]").apart();
    /// assert_eq!((report.total, event), (1, None));
    /// ```
    #[must_use]
    pub fn apart(mut self) -> (Report<'static, Infallible>, Option<E>) {
        let event = self.event.take();
        (self.into_owned(), event)
    }

    /// The same report, holding its texts itself, without the event.
    #[must_use]
    pub fn into_owned(self) -> Report<'static, Infallible> {
        Report {
            topic: self.topic,
            outcome: self.outcome,
            event_type: self.event_type.map(|name| Cow::Owned(name.into_owned())),
            event: None,
            findings: self.findings,
            total: self.total,
        }
    }
}

/// Makes the report of what was found.
#[inline]
pub(crate) fn report<'v, 'd, C: Choice<'d>, E>(
    choice: C,
    value: Value<'v>,
    options: &Options,
    judgement: Judgement<E>,
) -> Report<'v, E> {
    let bytes = value.bytes();
    let event_type = judgement.type_text.map(|(start, length, escaped)| {
        let content = bytes.get(start..start + length).unwrap_or_default();
        match core::str::from_utf8(content) {
            Ok(text) if !escaped => Cow::Borrowed(text),
            _ => Cow::Owned(unescape(content)),
        }
    });
    Report {
        topic: choice.topic(),
        outcome: judgement.outcome,
        event_type,
        event: judgement.event,
        findings: finding::findings(judgement.faults, bytes, options),
        total: judgement.total,
    }
}
