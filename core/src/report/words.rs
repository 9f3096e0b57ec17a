//! Every message: from the facts of a fault to words, here and nowhere else.
//!
//! One voice: lowercase, "expected X, found Y", names in backticks, no final period. They carry kinds, never
//! a payload's value; only an unknown key and an unknown event type are quoted (meaning 5.6).

use std::borrow::Cow;

use super::Report;
use super::visible::{cut, quoted};
use crate::contract::Article;
use crate::fault::{Detail, Expecting, Fault};
use crate::json::{Unit16, decoded, unescape};
use crate::{Code, Unit};

type Words = Cow<'static, str>;

/// What is said of a fault.
pub(crate) struct Said {
    pub(crate) expected: Words,
    pub(crate) found: Words,
    pub(crate) help: Option<Words>,
}

/// How many characters of a name are quoted.
const LONGEST_NAME: usize = 64;

/// How many nested objects and arrays are read.
const DEEPEST: &str = "at most 64 nested objects and arrays";

pub(crate) fn sentence(expected: &str, found: &str) -> String {
    format!("expected {expected}, found {found}")
}

/// Says a fault. `value` is what it is a fault of, `unit` whether that is bytes or text of a host.
pub(crate) fn say(fault: &Fault, value: &[u8], unit: Unit) -> Said {
    let token = value.get(fault.start..fault.end).unwrap_or_default();
    let mut help = None;
    let (expected, found): (Words, Words) = match fault.code {
        Code::Tombstone => ("an event".into(), "no value".into()),
        Code::TooLarge => match fault.detail {
            Detail::TooLarge { size, limit } => {
                (format!("at most {limit} bytes").into(), format!("{size} bytes").into())
            }
            _ => ("fewer bytes".into(), "more".into()),
        },
        Code::InvalidUtf8 => match unit {
            Unit::Bytes => ("UTF-8".into(), "another byte".into()),
            _ => ("text that has a UTF-8 form".into(), "a character that is half of a pair".into()),
        },
        Code::InvalidJson => {
            let Detail::Ending(expecting) = fault.detail else {
                return said("JSON", "another character");
            };
            help = slip(expecting, value, fault.start).map(Words::from);
            let found = if token.is_empty() { "end of value" } else { "another character" };
            (wanted(expecting).into(), found.into())
        }
        Code::TooDeep => (DEEPEST.into(), "one more".into()),
        Code::DuplicateKey => ("each key once".into(), "a key again".into()),
        Code::LoneSurrogate => ("both halves of a surrogate pair".into(), "one half".into()),
        Code::MissingField => match &fault.detail {
            Detail::Missing { name, wanted } => (
                format!("{} {}", wanted.with_article(), quoted(cut(name.chars(), LONGEST_NAME))).into(),
                "none".into(),
            ),
            _ => ("a member".into(), "none".into()),
        },
        Code::WrongType => match fault.detail {
            Detail::WrongType { wanted, nullable, found } => {
                let null = if nullable { " or null" } else { "" };
                (format!("{}{null}", wanted.with_article()).into(), found.with_article().into())
            }
            _ => ("another type".into(), "this one".into()),
        },
        Code::NumberOutOfRange => ("a number within ±9007199254740991".into(), "a number beyond".into()),
        Code::NotOneOf => match &fault.detail {
            Detail::NotOneOf { words } => (alternatives(words).into(), "another string".into()),
            _ => ("one of its words".into(), "another string".into()),
        },
        Code::UnknownEventType => match &fault.detail {
            Detail::UnknownType { names, nearest } => {
                help = nearest.as_deref().map(did_you_mean);
                (alternatives(names).into(), quoted_token(token).into())
            }
            _ => ("an event type of the topic".into(), quoted_token(token).into()),
        },
        Code::InvalidUuid => {
            help = uuid_slip(&unescape(inside(token))).map(Words::from);
            ("a UUID as 8-4-4-4-12 hexadecimal digits".into(), "another string".into())
        }
        Code::InvalidTimestamp => {
            help = timestamp_slip(&unescape(inside(token))).map(Words::from);
            ("a timestamp as `YYYY-MM-DDThh:mm:ssZ`".into(), "another string".into())
        }
        Code::NotUtc => {
            help = Some("convert it to UTC and write `Z`".into());
            ("a timestamp in UTC".into(), "a timestamp in another zone".into())
        }
        Code::UnknownField => {
            if let Detail::Unknown { nearest } = &fault.detail {
                help = nearest.as_deref().map(did_you_mean);
            }
            ("a member that the contract names".into(), quoted_token(token).into())
        }
        Code::NonstandardUuid => {
            ("a UUID of a version and variant of RFC 9562".into(), "a UUID of another".into())
        }
        Code::EmptyText => ("a string with text".into(), "an empty string".into()),
        Code::EmptyList => ("an array with elements".into(), "an empty array".into()),
        Code::NotPositive => ("a number above 0".into(), "a number that is not".into()),
        Code::NotWhole => ("a whole number".into(), "a number with a fraction".into()),
    };
    Said { expected, found, help }
}

fn said(expected: &'static str, found: &'static str) -> Said {
    Said { expected: expected.into(), found: found.into(), help: None }
}

/// The content of a string's token.
fn inside(token: &[u8]) -> &[u8] {
    match token {
        [b'"', content @ .., b'"'] => content,
        _ => token,
    }
}

fn quoted_token(token: &[u8]) -> String {
    quoted(cut(decoded(inside(token)).map(Unit16::shown), LONGEST_NAME))
}

fn did_you_mean(name: &str) -> Words {
    format!("did you mean {}?", quoted(name.chars())).into()
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
        text.push_str(&quoted(name.chars()));
    }
    text
}

/// What JSON would have allowed.
fn wanted(expecting: Expecting) -> &'static str {
    match expecting {
        Expecting::Value => "a value",
        Expecting::ValueOrBracket => "a value or `]`",
        Expecting::Key => "a key",
        Expecting::KeyOrBrace => "a key or `}`",
        Expecting::Colon => "`:`",
        Expecting::CommaOrBrace => "`,` or `}`",
        Expecting::CommaOrBracket => "`,` or `]`",
        Expecting::Digit => "a digit",
        Expecting::NumberEnd => "no digit after a leading zero",
        Expecting::Literal => "`true`, `false` or `null`",
        Expecting::StringCharacter => "a character of a string or its closing quote",
        Expecting::Escape => "an escape that JSON has",
        Expecting::Hexadecimal => "4 hexadecimal digits",
        Expecting::EndOfValue => "end of value",
    }
}

/// The usual mistakes of those who write JSON by hand or by another language's rules.
fn slip(expecting: Expecting, value: &[u8], position: usize) -> Option<&'static str> {
    let (before, rest) = value.split_at_checked(position)?;
    let before = before.trim_ascii_end();
    Some(match (expecting, rest) {
        (_, [0xef, 0xbb, 0xbf, ..]) => "drop the byte order mark",
        (Expecting::Key, [b'}', ..]) | (Expecting::Value, [b']', ..]) if before.ends_with(b",") => {
            "drop the comma before it"
        }
        (_, [b'/', b'/' | b'*', ..]) => "JSON has no comments",
        (Expecting::Value | Expecting::ValueOrBracket, [b'N' | b'I', ..]) => {
            "JSON has no `NaN` and no infinity"
        }
        (Expecting::Digit, [b'I', ..]) => "JSON has no infinity",
        (
            Expecting::Value | Expecting::ValueOrBracket | Expecting::Key | Expecting::KeyOrBrace,
            [b'\'', ..],
        ) => "JSON's quotes are double",
        (Expecting::Key | Expecting::KeyOrBrace, [b'a'..=b'z' | b'A'..=b'Z' | b'_', ..]) => "quote the key",
        (Expecting::Value | Expecting::ValueOrBracket, [b'T' | b'F', ..]) => "JSON writes `true` and `false`",
        (Expecting::Value | Expecting::ValueOrBracket, [b'.', ..]) => "write a digit before the point",
        (Expecting::Value | Expecting::ValueOrBracket, [b'+', ..]) => "drop the plus sign",
        (Expecting::StringCharacter, [0..=0x1f, ..]) => "escape control characters",
        _ => return None,
    })
}

fn uuid_slip(text: &str) -> Option<&'static str> {
    let digits = |text: &str| text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let lower = text.to_ascii_lowercase();
    Some(if text.starts_with('{') && text.ends_with('}') {
        "drop the braces"
    } else if lower.starts_with("urn:uuid:") {
        "drop `urn:uuid:`"
    } else if digits(text) {
        "write the hyphens"
    } else if text.trim() != text {
        "drop the white space"
    } else {
        return None;
    })
}

fn timestamp_slip(text: &str) -> Option<&'static str> {
    use crate::grammar::timestamp::read;
    let right = |text: &str| matches!(read(text.as_bytes()), Some((_, [])));
    let upper = text.to_ascii_uppercase();
    Some(if right(text.trim()) {
        "drop the white space"
    } else if right(&upper) {
        match (text.contains('t'), text.contains('z')) {
            (true, true) => "upper-case `T` and `Z`",
            (true, false) => "upper-case `T`",
            _ => "upper-case `Z`",
        }
    } else if right(&text.replacen(' ', "T", 1)) {
        "write `T` between date and time"
    } else if right(&text.replacen(',', ".", 1)) {
        "write a point before the fraction"
    } else if right(&format!("{text}Z")) {
        "write the zone, `Z`"
    } else if right(&text.replacen('Z', ":00Z", 1)) {
        "write the seconds"
    } else if right(&format!("{text}T00:00:00Z")) {
        "write the time of day"
    } else {
        return None;
    })
}

/// The text of a `ContractError` (meaning 5.7).
pub(crate) fn summary<E>(report: &Report<'_, E>) -> String {
    let first = report.findings.iter().find(|finding| finding.severity == crate::Severity::Error);
    let mut text = format!("{} {}", report.topic, report.outcome.as_str());
    match first {
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
        None => text.push_str(&format!(" ({} findings)", report.total)),
    }
    text
}
