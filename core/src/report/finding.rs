//! One finding: from the facts of a fault to what a person and a program read.

use std::borrow::Cow;

use serde::Serialize;

use super::position::Positions;
use super::{pointer, words};
use crate::fault::Fault;
use crate::{Code, Options, Severity};

/// Where a finding is, in the unit that was asked for; columns and lines count from 1 (meaning 3.1, 3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Span {
    /// Where the token begins.
    pub start: usize,
    /// Where it ends, exclusive.
    pub end: usize,
    /// The line it is on; only LF ends a line.
    pub line: usize,
    /// The distance of its start from its line's begin, from 1.
    pub column: usize,
}

/// One thing that is wrong with a value or odd in it.
///
/// ```
/// let report = flowops_contracts::order_events::check("{} {}");
/// let finding = &report.findings[0];
/// assert_eq!(finding.code.as_str(), "invalid_json");
/// assert_eq!((finding.span.start, finding.span.end), (3, 4));
/// assert_eq!(finding.message, "expected end of value, found another character");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// The kind of fault.
    pub code: Code,
    /// How much it weighs; with `strict`, every one is an error.
    pub severity: Severity,
    /// The member or element in question (RFC 6901), also where it is missing; the root is `""`.
    pub pointer: String,
    /// The token in question, as a part of the value that was passed.
    pub span: Span,
    /// What the contract or JSON wants there.
    pub expected: Cow<'static, str>,
    /// What stands there: a kind, never a value.
    pub found: Cow<'static, str>,
    /// Both, as one sentence without a period.
    pub message: String,
    /// What would mend it, where that can be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Cow<'static, str>>,
    /// The token's first and last byte in the value, whatever the unit.
    #[serde(skip)]
    pub(crate) bytes: (usize, usize),
}

impl Finding {
    /// Whether the value that it is of was read: where not, there is nothing to show of it.
    pub(super) fn is_of_what_was_read(&self) -> bool {
        !matches!(self.code, Code::Tombstone | Code::TooLarge)
    }
}

/// The findings for faults that come in the order of a report.
pub(crate) fn findings(faults: Vec<Fault>, value: &[u8], options: &Options) -> Vec<Finding> {
    if faults.is_empty() {
        return Vec::new();
    }
    let pointers = pointer::pointers(&faults, value);
    let mut positions = Positions::new(value, options.unit);
    faults
        .into_iter()
        .zip(pointers)
        .map(|(fault, pointer)| {
            let said = words::say(&fault, value, options.unit);
            let severity = if options.strict { Severity::Error } else { fault.code.severity() };
            Finding {
                code: fault.code,
                severity,
                pointer,
                span: positions.span(fault.start, fault.end),
                message: words::sentence(&said.expected, &said.found),
                expected: said.expected,
                found: said.found,
                help: said.help,
                bytes: (fault.start, fault.end),
            }
        })
        .collect()
}
