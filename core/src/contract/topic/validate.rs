//! What a description must be before the walk reads by it.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use serde_path_to_error::Segment;

use super::{DescriptionError, Topic};
use crate::contract::description::{DescribedObject, DescribedValue, FieldKind, FieldWarning};
use crate::report::words::summary;
use crate::{Description, Outcome};

type Checked = Result<(), DescriptionError>;

/// Members are bits of a word while an object is read.
const MOST_MEMBERS: usize = 64;

/// Objects and lists of a contract are read by recursion, and a value has at most 64 of them. Each object is
/// four levels of a description's text, of which `serde_json` reads 127.
const DEEPEST: usize = 24;

const TOO_DEEP: &str = "expected at most 24 nested objects and lists, found one more";

/// The first thing that is wrong with a description.
pub(super) fn description(description: &Description) -> Checked {
    kafka_name("/topic", &description.topic)?;
    version("/version", &description.version)?;
    let mut names = BTreeMap::new();
    base(&description.base)?;
    object("/base", &description.base, true, 0, &mut names)?;
    for (index, event) in description.events.iter().enumerate() {
        let place = format!("/events/{index}");
        let earlier = description.events.iter().take(index);
        if event.event_type.is_empty() {
            return wrong(&format!("{place}/eventType"), "expected a name, found an empty string");
        }
        if earlier.into_iter().any(|other| other.event_type == event.event_type) {
            return wrong(&format!("{place}/eventType"), "expected each event type once, found one again");
        }
        object(&format!("{place}/payload"), &event.payload, false, 0, &mut names)?;
    }
    Ok(())
}

/// Its examples must be events of it, of their own type, without a finding.
pub(super) fn examples(topic: &Topic) -> Checked {
    for (index, event) in topic.description().events.iter().enumerate() {
        let place = format!("/events/{index}/example");
        let report = topic.check(&event.example);
        if report.outcome != Outcome::Accepted || report.total > 0 {
            return wrong(
                &place,
                &format!("expected an event without a finding, found {}", summary(&report)),
            );
        }
        if report.event_type.as_deref() != Some(&event.event_type) {
            return wrong(&place, "expected an event of its own type, found another");
        }
    }
    Ok(())
}

/// From serde's words and path to ours.
pub(super) fn misread(error: &serde_path_to_error::Error<serde_json::Error>) -> DescriptionError {
    let mut pointer = String::new();
    for segment in error.path() {
        match segment {
            Segment::Seq { index } => pointer.push_str(&format!("/{index}")),
            Segment::Map { key } => {
                pointer.push('/');
                pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
            }
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    DescriptionError::at(pointer, error.inner().to_string())
}

/// Whether a text has the form of what was read from it: serde also takes an array for an object, and an
/// object for a word.
pub(super) fn form(pointer: &str, given: &Json, read: &Json) -> Checked {
    match (given, read) {
        (Json::Object(given), Json::Object(read)) => given.iter().try_for_each(|(key, given)| {
            // what is read as if it had been left out
            let Some(read) = read.get(key) else { return Ok(()) };
            form(&format!("{pointer}/{key}"), given, read)
        }),
        (Json::Array(given), Json::Array(read)) => given
            .iter()
            .zip(read)
            .enumerate()
            .try_for_each(|(index, (given, read))| form(&format!("{pointer}/{index}"), given, read)),
        (Json::Array(_), _) => wrong(pointer, "expected an object, found an array"),
        (Json::Object(_), _) => wrong(pointer, "expected a string, found an object"),
        _ => Ok(()),
    }
}

fn wrong(pointer: &str, message: &str) -> Checked {
    Err(DescriptionError::at(pointer, message))
}

/// What Kafka takes as a topic's name.
fn kafka_name(place: &str, name: &str) -> Checked {
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    if name.is_empty() || name.len() > 249 || !name.bytes().all(legal) || matches!(name, "." | "..") {
        return wrong(place, "expected 1 to 249 of `a-z`, `A-Z`, `0-9`, `.`, `_`, `-`, found another string");
    }
    Ok(())
}

fn version(place: &str, version: &str) -> Checked {
    let number = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && (part == "0" || !part.starts_with('0'))
    };
    if version.split('.').count() != 3 || !version.split('.').all(number) {
        return wrong(place, "expected a version as `1.0.0`, found another string");
    }
    Ok(())
}

/// A base has one event type and one payload, each required.
fn base(base: &DescribedObject) -> Checked {
    for (kind, name) in [(FieldKind::EventType, "event_type"), (FieldKind::Payload, "payload")] {
        let mut of_kind = base.members.iter().enumerate().filter(|(_, member)| member.value.kind == kind);
        let Some((index, member)) = of_kind.next() else {
            return wrong("/base/members", &format!("expected a member of kind `{name}`, found none"));
        };
        if member.optional || member.value.nullable {
            let place = format!("/base/members/{index}");
            return wrong(
                &place,
                &format!("expected `{name}` to be required, found it optional or nullable"),
            );
        }
        if let Some((index, _)) = of_kind.next() {
            let place = format!("/base/members/{index}/value/kind");
            return wrong(&place, &format!("expected one member of kind `{name}`, found a second"));
        }
    }
    Ok(())
}

type Names<'n> = BTreeMap<&'n str, &'n DescribedObject>;

fn object<'n>(
    place: &str,
    object: &'n DescribedObject,
    is_base: bool,
    depth: usize,
    names: &mut Names<'n>,
) -> Checked {
    if depth > DEEPEST {
        return wrong(place, TOO_DEEP);
    }
    let mut letters = object.name.bytes();
    if !letters.next().is_some_and(|byte| byte.is_ascii_uppercase())
        || !letters.all(|byte| byte.is_ascii_alphanumeric())
    {
        return wrong(&format!("{place}/name"), "expected a name as `OrderItem`, found another string");
    }
    if names.insert(&object.name, object).is_some_and(|other| other != object) {
        return wrong(&format!("{place}/name"), "expected one object of a name, found two that differ");
    }
    if object.members.len() > MOST_MEMBERS {
        return wrong(&format!("{place}/members"), "expected at most 64 members, found more");
    }
    for (index, member) in object.members.iter().enumerate() {
        let place = format!("{place}/members/{index}");
        let plain = |character: char| character > ' ' && !matches!(character, '"' | '\\' | '\u{7f}');
        if member.name.is_empty() || !member.name.chars().all(plain) {
            let message = "expected a key without white space, quotes, escapes, found another string";
            return wrong(&format!("{place}/name"), message);
        }
        if object.members.iter().take(index).any(|other| other.name == member.name) {
            return wrong(&format!("{place}/name"), "expected each member once, found one again");
        }
        value(&format!("{place}/value"), &member.value, is_base, depth, names)?;
    }
    Ok(())
}

fn value<'n>(
    place: &str,
    value: &'n DescribedValue,
    in_base: bool,
    depth: usize,
    names: &mut Names<'n>,
) -> Checked {
    if matches!(value.kind, FieldKind::EventType | FieldKind::Payload) && !in_base {
        return wrong(&format!("{place}/kind"), "expected `event_type` and `payload` in the base alone");
    }
    for (index, warning) in value.warnings.iter().enumerate() {
        let place = format!("{place}/warnings/{index}");
        if !fits(value.kind, *warning) {
            return wrong(&place, "expected a warning that the kind can give, found another");
        }
        if value.warnings.iter().take(index).any(|other| other == warning) {
            return wrong(&place, "expected each warning once, found one again");
        }
    }
    if (value.kind == FieldKind::OneOf) == value.words.is_empty() {
        return wrong(&format!("{place}/words"), "expected words for kind `one_of`, and for no other");
    }
    for (index, word) in value.words.iter().enumerate() {
        if value.words.iter().take(index).any(|other| other == word) {
            return wrong(&format!("{place}/words/{index}"), "expected each word once, found one again");
        }
    }
    match (value.kind == FieldKind::Object, &value.object) {
        (true, Some(of)) => object(&format!("{place}/object"), of, false, depth + 1, names)?,
        (false, None) => {}
        _ => {
            return wrong(
                &format!("{place}/object"),
                "expected an object for kind `object`, and for no other",
            );
        }
    }
    match (value.kind == FieldKind::List, &value.element) {
        (true, Some(of)) if depth < DEEPEST => {
            self::value(&format!("{place}/element"), of, false, depth + 1, names)
        }
        (true, Some(_)) => wrong(place, TOO_DEEP),
        (false, None) => Ok(()),
        _ => wrong(&format!("{place}/element"), "expected an element for kind `list`, and for no other"),
    }
}

fn fits(kind: FieldKind, warning: FieldWarning) -> bool {
    match warning {
        FieldWarning::EmptyText => kind == FieldKind::Text,
        FieldWarning::EmptyList => kind == FieldKind::List,
        FieldWarning::NotPositive => matches!(kind, FieldKind::Number | FieldKind::Whole),
        FieldWarning::NotWhole => kind == FieldKind::Number,
    }
}
