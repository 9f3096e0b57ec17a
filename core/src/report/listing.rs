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

#[cfg(test)]
mod tests {
    use crate::{Options, Place, order_events};

    const HERE: Place<'_> = Place { file: "a\u{1b}\n.ndjson", line: 10 };

    fn list(value: &[u8], options: &Options, coloured: bool) -> String {
        order_events::check_with(value, options).list(value, HERE, coloured)
    }

    fn not_utc() -> String {
        order_events::EXAMPLES[1].1.replace("00Z", "00+01:00").replace("ORD-123", "日本")
    }

    #[test]
    fn a_finding_has_its_place_its_source_line_and_its_help() {
        let listed = list(not_utc().as_bytes(), &Options::default(), false);
        let expected = r#"a\u{1b}\u{a}.ndjson:13:16: error[not_utc] expected a timestamp in UTC, found a timestamp in another zone
 13 |   "timestamp": "2025-01-01T10:05:00+01:00",
    |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^ /timestamp
"#;
        assert!(listed.starts_with(expected), "{listed}");
    }

    #[test]
    fn columns_count_characters_and_marks_stand_where_a_terminal_shows_the_fault() {
        let listed = list("{\"日本\": 1,}".as_bytes(), &Options::default(), false);
        assert!(listed.starts_with("a\\u{1b}\\u{a}.ndjson:10:10: error[invalid_json] "), "{listed}");
        assert!(listed.contains("\n 10 | {\"日本\": 1,}\n    |            ^\n"), "{listed}");
    }

    #[test]
    fn colours_are_added_and_change_nothing_else() {
        let value = not_utc();
        let coloured = list(value.as_bytes(), &Options::default(), true);
        assert!(coloured.contains("\x1b[1;31merror[not_utc]\x1b[0m"), "{coloured}");
        let mut plain = coloured;
        for style in ["\x1b[1m", "\x1b[34m", "\x1b[36m", "\x1b[0m", "\x1b[1;31m"] {
            plain = plain.replace(style, "");
        }
        assert_eq!(plain, list(value.as_bytes(), &Options::default(), false));
    }

    #[test]
    fn what_was_not_kept_is_counted() {
        let mut options = Options { max_findings: 1, ..Options::default() };
        let listed = list(b"{}", &options, false);
        assert!(listed.ends_with("\na\\u{1b}\\u{a}.ndjson:10: … and 3 more\n"), "{listed}");
        options.max_findings = 0;
        assert_eq!(list(b"{}", &options, false), "a\\u{1b}\\u{a}.ndjson:10: 4 findings\n");
    }

    #[test]
    fn a_value_that_was_not_read_has_no_source_line() {
        let options = Options { max_bytes: 1, ..Options::default() };
        let listed = list(b"{}", &options, false);
        assert!(listed.contains(
            "a\\u{1b}\\u{a}.ndjson:10:1: error[too_large] expected at most 1 byte, found 2 bytes\n"
        ));
        assert!(!listed.contains(" | "), "{listed}");
    }

    #[test]
    fn nothing_is_listed_of_a_value_without_findings() {
        assert_eq!(list(order_events::EXAMPLES[0].1.as_bytes(), &Options::default(), true), "");
    }

    #[test]
    fn json_for_a_terminal_is_the_same_report() {
        let report = order_events::check("{\"\u{9b}31m\": 1, \"\u{e0041}\": 2, \"é\": 3}");
        let [plain, shown] = [false, true].map(|terminal| report.to_json_line(HERE, terminal));
        assert!(plain.contains("/\u{9b}31m") && shown.contains("/\\u009b31m"), "{shown:?}");
        assert!(shown.contains("/\\udb40\\udc41") && shown.contains("/é"), "{shown:?}");
        let [plain, shown] =
            [plain, shown].map(|line| serde_json::from_str::<serde_json::Value>(&line).unwrap());
        assert_eq!(plain, shown);
    }

    #[test]
    fn a_line_of_json_holds_no_line_feed() {
        let line = order_events::check("[]").to_json_line(HERE, false);
        assert!(
            line.starts_with("{\"file\":\"a\\u001b\\n.ndjson\",\"line\":10,\"report\":{\"topic\""),
            "{line}"
        );
        assert!(!line.contains('\n'));
    }
}
