//! Every message: from the facts of a fault to words, here and nowhere else.
//!
//! One voice: lowercase, "expected X, found Y", names in backticks, no final period. They carry kinds, never
//! a payload's value; only an unknown key and an unknown event type are quoted (meaning 5.6).

mod help;

use std::borrow::Cow;

use super::Report;
use super::visible::{cut, quoted};
use crate::contract::Article;
use crate::fault::{Detail, Expecting, Fault};
use crate::json::{Unit16, decoded};
use crate::{Code, Severity, Unit};

type Words = Cow<'static, str>;

/// What is said of a fault.
pub(crate) struct Said {
    pub(crate) expected: Words,
    pub(crate) found: Words,
    pub(crate) help: Option<Words>,
}

/// How many characters of a name are quoted.
const LONGEST_NAME: usize = 64;

/// What is found where a host's text has a unit that UTF-8 has no form for (meaning 1.6).
pub(super) const HALF: &str = "a character that is half of a surrogate pair";

pub(crate) fn sentence(expected: &str, found: &str) -> String {
    format!("expected {expected}, found {found}")
}

/// Says a fault. `value` is what it is a fault of, `unit` whether that is bytes or text of a host.
pub(crate) fn say(fault: &Fault, value: &[u8], unit: Unit) -> Said {
    let token = value.get(fault.start..fault.end).unwrap_or_default();
    let (expected, found): (Words, Words) = match &fault.detail {
        Detail::TooLarge { size, limit } => {
            (format!("at most {}", bytes(*limit)).into(), bytes(*size).into())
        }
        Detail::Ending(expecting) if fault.code == Code::InvalidJson => {
            let (expected, found) = json(*expecting, token);
            (expected.into(), found.into())
        }
        Detail::Missing { name, wanted } => (
            format!("{} as {}", wanted.with_article(), name_of(name.chars())).into(),
            "no such member".into(),
        ),
        Detail::WrongType { wanted, nullable, found } => {
            let null = if *nullable { " or null" } else { "" };
            (format!("{}{null}", wanted.with_article()).into(), found.with_article().into())
        }
        Detail::NotOneOf { words } => (alternatives(words).into(), string(token).into()),
        Detail::UnknownType { names, .. } => (alternatives(names).into(), quoted_token(token).into()),
        Detail::Unknown { .. } => ("a member that the contract names".into(), quoted_token(token).into()),
        Detail::Ending(_) | Detail::None => {
            let half = unit != Unit::Bytes && help::is_half(value, fault.start);
            let (expected, found) = by_code(fault.code, token, half);
            (expected.into(), found.into())
        }
    };
    Said { expected, found, help: help::help(fault, value) }
}

/// Where the code says it all, or nearly; `half` is of [`HALF`].
fn by_code(code: Code, token: &[u8], half: bool) -> (&'static str, &'static str) {
    match code {
        Code::Tombstone => ("an event", "no value"),
        Code::InvalidUtf8 if half => ("text that UTF-8 can hold", HALF),
        Code::InvalidUtf8 => ("UTF-8", "an invalid byte"),
        Code::InvalidJson => ("JSON", "another character"),
        Code::TooDeep => ("at most 64 nested objects and arrays", "one more"),
        Code::DuplicateKey => ("each key once", "a repeated key"),
        Code::LoneSurrogate => ("both halves of a surrogate pair", "one half"),
        Code::NumberOutOfRange => ("a number within ±9007199254740991", "a number beyond that"),
        Code::InvalidUuid => ("a UUID of 8-4-4-4-12 hexadecimal digits", string(token)),
        Code::InvalidTimestamp => ("a timestamp as `YYYY-MM-DDThh:mm:ssZ`", string(token)),
        Code::NotUtc if help::zone_is_unknown(token) => {
            ("a timestamp in UTC", "a timestamp in an unknown zone")
        }
        Code::NotUtc => ("a timestamp in UTC", "a timestamp in another zone"),
        Code::NonstandardUuid => {
            ("a UUID of version 1 to 8 (RFC 9562)", "a UUID of another version or variant")
        }
        Code::EmptyText => ("at least one character", "an empty string"),
        Code::EmptyList => ("at least one element", "an empty array"),
        Code::NotPositive => ("a number above 0", "0 or less"),
        Code::NotWhole => ("a whole number", "a number with a fraction"),
        // these come with facts
        Code::TooLarge
        | Code::MissingField
        | Code::WrongType
        | Code::NotOneOf
        | Code::UnknownEventType
        | Code::UnknownField => ("what the contract says", "something else"),
    }
}

/// What JSON would have allowed where reading ended, and what stands there instead.
fn json(expecting: Expecting, token: &[u8]) -> (&'static str, &'static str) {
    let end = token.is_empty();
    let expected = match expecting {
        Expecting::Value => "a value",
        Expecting::ValueOrBracket => "a value or `]`",
        Expecting::Key => "a key",
        Expecting::KeyOrBrace => "a key or `}`",
        Expecting::Colon => "`:`",
        Expecting::CommaOrBrace => "`,` or `}`",
        Expecting::CommaOrBracket => "`,` or `]`",
        Expecting::Digit => "a digit",
        Expecting::NumberEnd => "`.`, `e` or the end of the number",
        Expecting::Literal => "`true`, `false` or `null`",
        Expecting::StringCharacter if end => "a closing quote",
        Expecting::StringCharacter => "a character that a string may hold",
        Expecting::Escape => "an escape that JSON has",
        Expecting::Hexadecimal => "a hexadecimal digit",
        Expecting::EndOfValue => "end of value",
    };
    let found = match expecting {
        _ if end => "end of value",
        Expecting::StringCharacter => "a control character",
        _ => "another character",
    };
    (expected, found)
}

fn bytes(count: usize) -> String {
    format!("{count} byte{}", if count == 1 { "" } else { "s" })
}

/// The content of a string's token.
fn inside(token: &[u8]) -> &[u8] {
    match token {
        [b'"', content @ .., b'"'] => content,
        _ => token,
    }
}

fn string(token: &[u8]) -> &'static str {
    if inside(token).is_empty() { "an empty string" } else { "another string" }
}

fn quoted_token(token: &[u8]) -> String {
    name_of(decoded(inside(token)).map(Unit16::shown))
}

fn name_of(characters: impl Iterator<Item = char>) -> String {
    quoted(cut(characters, LONGEST_NAME))
}

/// `` `A` ``, `` `A` or `B` ``, `` `A`, `B` or `C` ``
fn alternatives(names: &[String]) -> String {
    let mut text = String::new();
    for (index, name) in names.iter().enumerate() {
        match index {
            0 => {}
            _ if index + 1 == names.len() => text.push_str(" or "),
            _ => text.push_str(", "),
        }
        text.push_str(&name_of(name.chars()));
    }
    text
}

/// The text of a `ContractError` (meaning 5.7). Of a report without an error, its first finding.
pub(crate) fn summary<E>(report: &Report<'_, E>) -> String {
    let mut text = format!("{} {}", report.topic, report.outcome.as_str());
    let error = report.findings.iter().find(|finding| finding.severity == Severity::Error);
    match error.or(report.findings.first()) {
        Some(finding) => {
            let place = match finding.pointer.as_str() {
                "" => "value".to_string(),
                pointer => quoted(pointer.chars()),
            };
            text.push_str(&format!(": {place} {}", finding.message));
            if report.total > 1 {
                text.push_str(&format!(" (and {} more)", report.total - 1));
            }
        }
        None if report.total == 0 => {}
        None => text.push_str(&format!(" ({})", findings(report.total))),
    }
    text
}

/// What is said of the findings that were not kept: `… and 2 more`, or `2 findings` where none was.
pub(super) fn not_kept(kept: usize, total: usize) -> Option<String> {
    match total.saturating_sub(kept) {
        0 => None,
        all if kept == 0 => Some(findings(all)),
        more => Some(format!("… and {more} more")),
    }
}

/// `1 finding`, `2 findings`
fn findings(count: usize) -> String {
    format!("{count} finding{}", if count == 1 { "" } else { "s" })
}
