//! Help: what would mend a fault, where that can be said with certainty.
//!
//! Each line is the mark of a usual mistake: of those who write JSON by hand or by another language's rules,
//! of serializers, of clocks. Where none fits, nothing is said.

mod json;
mod text;

use super::{Words, inside};
use crate::Code;
use crate::contract::Wanted;
use crate::fault::{Detail, Fault, Faults, Found};
use crate::json::{number, unescape};
use crate::report::visible::quoted;

const ONE_EVENT: &str = "send each event as a record of its own";
const NOT_UTF16: &str = "encode the text as UTF-8, not as UTF-16";
const ZONE: &str = "write the zone as `Z`";
const CONVERT: &str = "convert it to UTC and write `Z`";

/// Longer texts are no slip of somebody who meant a UUID or a timestamp.
const LONGEST: usize = 100;

/// What would mend a fault of `value`.
pub(super) fn help(fault: &Fault, value: &[u8]) -> Option<Words> {
    let (before, rest) = value.split_at_checked(fault.start)?;
    let token = value.get(fault.start..fault.end)?;
    let help = match (&fault.detail, fault.code) {
        (Detail::Unknown { nearest } | Detail::UnknownType { nearest, .. }, _) => {
            return nearest.as_deref().map(did_you_mean);
        }
        (_, Code::InvalidTimestamp) => return text::timestamp(&content(token)?).map(Words::from),
        (_, Code::InvalidUuid) => text::uuid(&content(token)?),
        (_, Code::NotUtc) if zone_is_unknown(token) => Some(ZONE),
        (_, Code::NotUtc) => Some(CONVERT),
        (_, Code::InvalidUtf8) if matches!(value, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) => Some(NOT_UTF16),
        (Detail::Ending(expecting), Code::InvalidJson) => json::slip(*expecting, before, rest),
        (Detail::WrongType { wanted, found, .. }, _) => {
            wrong_type(*wanted, *found, before, rest, inside(token))
        }
        _ => None,
    };
    help.map(Words::from)
}

fn did_you_mean(name: &str) -> Words {
    format!("did you mean {}?", quoted(name.chars())).into()
}

/// The text of a string, where it is not too long to be looked at.
fn content(token: &[u8]) -> Option<String> {
    Some(inside(token)).filter(|content| content.len() <= LONGEST).map(unescape)
}

/// Whether half of a surrogate pair stands here, in a host's text.
pub(super) fn is_half(value: &[u8], position: usize) -> bool {
    matches!(value.get(position..), Some([0xed, 0xa0..=0xbf, ..]))
}

/// RFC 3339, section 4.3.
pub(super) fn zone_is_unknown(token: &[u8]) -> bool {
    content(token).is_some_and(|text| text.ends_with("-00:00"))
}

/// `rest` begins with the value of the other type; `text` is that value, without quotes.
fn wrong_type(wanted: Wanted, found: Found, before: &[u8], rest: &[u8], text: &[u8]) -> Option<&'static str> {
    let within = rest.get(1..).unwrap_or_default();
    match (wanted, found, within.trim_ascii_start()) {
        (Wanted::Number | Wanted::WholeNumber, Found::String, _) if is_number(text) => {
            Some("drop the quotes")
        }
        (Wanted::Boolean, Found::String, _) if matches!(text, b"true" | b"false") => Some("drop the quotes"),
        (Wanted::Object, Found::String, [b'{', ..]) => Some("write the object itself, not its JSON text"),
        (Wanted::Array, Found::String, [b'[', ..]) => Some("write the array itself, not its JSON text"),
        (Wanted::Object, Found::Array, [b'{', ..]) if before.trim_ascii().is_empty() => Some(ONE_EVENT),
        _ => None,
    }
}

fn is_number(text: &[u8]) -> bool {
    number(text, &mut Faults::new(text.len(), 0)).is_ok_and(|(_, after)| after.is_empty())
}
