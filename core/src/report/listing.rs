//! Reports as tools print them that go over the records of files: `file:line:column: error[code] message`, or a
//! line of JSON for each.

use super::position::Positions;
use super::render::Excerpt;
use super::visible::{hidden, push_escape, push_quoted};
use super::{Finding, Report, to_canonical_json, words};
use crate::{Severity, Unit, Value};

/// Where a record stands.
///
/// ```
/// use flowops_contracts::{Place, order_events};
///
/// let value = r#"{"eventType":"ORDER_SHIPPED","payload":[]}"#;
/// let listing = order_events::check(value).list(value, Place { file: "events.ndjson", line: 7 }, false);
/// assert!(listing.starts_with("events.ndjson:7:1: error[missing_field] expected a string as `eventId`, found "));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'f> {
    /// The file's name.
    pub file: &'f str,
    /// The line of the file at which the record begins, from 1.
    pub line: usize,
}

impl<E> Report<'_, E> {
    /// The findings as compilers list theirs: for each a line with its place, severity, code and message, then
    /// the source line and a mark under the fault, then help where there is some. Columns count characters
    /// (code points), marks stand where a terminal shows the fault; nothing in the file's name or in the value
    /// reaches a terminal as a control character. `coloured` adds ANSI colours; `value` is what the report
    /// is of.
    #[must_use]
    pub fn list<'v>(&self, value: impl Into<Value<'v>>, place: Place<'_>, coloured: bool) -> String {
        let value = value.into().bytes();
        let file = visible(place.file);
        let mut positions = Positions::new(value, Unit::CodePoints);
        let mut list = List { text: String::new(), coloured };
        for finding in &self.findings {
            let (start, end) = finding.bytes;
            let span = positions.span(start, end);
            let line = place.line + span.line - 1;
            list.finding(finding, &file, line, span.column);
            if finding.is_of_what_was_read() {
                list.excerpt(finding, line, value);
            }
            if let Some(help) = &finding.help {
                let margin = " ".repeat(line.to_string().len());
                list.push(GUTTER, &format!("{margin}  = "));
                list.push(HELP, "help:");
                list.push(PLAIN, &format!(" {help}\n"));
            }
        }
        if let Some(said) = words::not_kept(self.findings.len(), self.total) {
            list.push(STRONG, &format!("{file}:{}:", place.line));
            list.push(PLAIN, &format!(" {said}\n"));
        }
        list.text
    }

    /// A JSON object in one line: `file`, `line`, and `report`, which is [`to_json`](Report::to_json). `terminal`
    /// writes what a terminal obeys or hides as escapes of JSON: the same report, in other bytes.
    ///
    /// ```
    /// use flowops_contracts::{Place, order_events};
    ///
    /// let report = order_events::check(order_events::EXAMPLES[0].1);
    /// let line = report.to_json_line(Place { file: "events.ndjson", line: 7 }, false);
    /// assert!(line.starts_with(r#"{"file":"events.ndjson","line":7,"report":{"topic":"order-events","#));
    /// ```
    #[must_use]
    pub fn to_json_line(&self, place: Place<'_>, terminal: bool) -> String {
        let file = to_canonical_json(place.file);
        let line = format!("{{\"file\":{file},\"line\":{},\"report\":{}}}", place.line, self.to_json());
        if terminal { escaped(&line) } else { line }
    }
}

/// Text as a person may read it in a terminal: each character that a terminal obeys or that hides is written
/// as `\u{…}`.
///
/// ```
/// assert_eq!(flowops_contracts::visible("\u{1b}[31mred"), r"\u{1b}[31mred");
/// ```
#[must_use]
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if hidden(character) {
            push_escape(&mut shown, character);
        } else {
            shown.push(character);
        }
    }
    shown
}

/// JSON whose strings hold nothing that hides but as an escape.
fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for character in json.chars() {
        if hidden(character) {
            let units = &mut [0; 2];
            text.extend(character.encode_utf16(units).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            text.push(character);
        }
    }
    text
}

const PLAIN: &str = "";
const STRONG: &str = "\x1b[1m";
const GUTTER: &str = "\x1b[34m";
const HELP: &str = "\x1b[36m";
const RESET: &str = "\x1b[0m";

fn style(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "\x1b[1;31m",
        Severity::Warning => "\x1b[1;33m",
        Severity::Info => "\x1b[1;34m",
    }
}

/// A listing as it grows.
struct List {
    text: String,
    coloured: bool,
}

impl List {
    fn push(&mut self, style: &str, part: &str) {
        if self.coloured && style != PLAIN {
            self.text.extend([style, part, RESET]);
        } else {
            self.text.push_str(part);
        }
    }

    fn finding(&mut self, finding: &Finding, file: &str, line: usize, column: usize) {
        self.push(STRONG, &format!("{file}:{line}:{column}:"));
        self.text.push(' ');
        let severity = finding.severity;
        self.push(style(severity), &format!("{}[{}]", severity.as_str(), finding.code));
        self.push(PLAIN, &format!(" {}\n", finding.message));
    }

    /// The source line, and the mark with the pointer behind it.
    fn excerpt(&mut self, finding: &Finding, line: usize, value: &[u8]) {
        let (source, mark) = Excerpt::new(finding, value).lines();
        let line = line.to_string();
        self.push(GUTTER, &format!(" {line} |"));
        self.push(PLAIN, &format!("{source}\n"));
        self.push(GUTTER, &format!(" {} |", " ".repeat(line.len())));
        self.push(style(finding.severity), &mark);
        if !finding.pointer.is_empty() {
            self.text.push(' ');
            finding.pointer.chars().for_each(|character| push_quoted(&mut self.text, character));
        }
        self.text.push('\n');
    }
}
