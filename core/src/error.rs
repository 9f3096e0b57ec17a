//! The failure of `parse` and `serialize`.

use core::convert::Infallible;
use core::fmt;

use crate::Report;

/// A value that is not an event of its topic, or an event that can't be sent; it carries the report.
///
/// ```
/// let error = flowops_contracts::order_events::parse("[]").unwrap_err();
/// assert_eq!(error.to_string(), "order-events rejected: value expected an object, found an array");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ContractError {
    report: Box<Report<'static, Infallible>>,
    text: Option<String>,
}

impl ContractError {
    pub(crate) fn new(report: Report<'static, Infallible>, text: Option<String>) -> Self {
        ContractError { report: Box::new(report), text }
    }

    /// What was said of the value.
    #[must_use]
    pub fn report(&self) -> &Report<'static, Infallible> {
        &self.report
    }

    /// What `serialize` judged: the JSON text that the report's spans are of. `parse` has none.
    ///
    /// ```
    /// use flowops_contracts::{Options, order_events};
    ///
    /// let error = order_events::serialize_json("[]", &Options::producer()).unwrap_err();
    /// assert_eq!(error.text(), Some("[]"));
    /// ```
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }
}

/// The topic, the outcome, the first error, how many more (meaning 5.7).
impl fmt::Display for ContractError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.report.summary())
    }
}

impl core::error::Error for ContractError {}
