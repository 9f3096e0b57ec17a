//! JSON as `serde_json` reads it: each value with its place, members in their order, duplicates kept.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::expected::in_units;

/// How many objects and arrays may be open.
const DEEPEST: usize = 64;

/// Why a text is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// `serde_json` refuses it.
    Syntax,
    /// `serde_json` wants more.
    Unfinished,
    /// It is nested too deeply.
    TooDeep,
}

/// A value, and its first and last byte.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) content: Content,
}

#[derive(Clone, Debug)]
pub(super) enum Content {
    Null,
    Boolean(bool),
    Number(f64),
    Text(Text),
    Array(Vec<Node>),
    Object(Vec<Member>),
}

#[derive(Clone, Debug)]
pub(super) struct Member {
    /// The key's token.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) name: Text,
    pub(super) value: Node,
}

/// Code points after unescaping, halves of surrogate pairs among them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Text(Vec<u32>);

impl Text {
    pub(super) fn halves(&self) -> usize {
        self.0.iter().filter(|point| char::from_u32(**point).is_none()).count()
    }

    /// As a pointer shows it.
    pub(super) fn shown(&self) -> String {
        self.0.iter().map(|point| char::from_u32(*point).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    }
}

impl Node {
    /// The token that a finding about the value covers: of an object or an array, its opening bracket.
    pub(super) fn token(&self) -> (usize, usize) {
        match self.content {
            Content::Array(_) | Content::Object(_) => (self.start, self.start + 1),
            _ => (self.start, self.end),
        }
    }

    /// The value of the first member of this name.
    pub(super) fn member(&self, name: &str) -> Option<&Node> {
        let named = |member: &&Member| member.name.halves() == 0 && member.name.shown() == name;
        self.members().iter().find(named).map(|member| &member.value)
    }

    pub(super) fn members(&self) -> &[Member] {
        match &self.content {
            Content::Object(members) => members,
            _ => &[],
        }
    }

    /// The text, where it is one without halves of pairs.
    pub(super) fn text(&self) -> Option<String> {
        match &self.content {
            Content::Text(text) if text.halves() == 0 => Some(text.shown()),
            _ => None,
        }
    }

    /// Calls with this value and all inside it.
    pub(super) fn each<'n>(&'n self, visit: &mut dyn FnMut(&'n Node)) {
        visit(self);
        match &self.content {
            Content::Array(elements) => elements.iter().for_each(|element| element.each(visit)),
            Content::Object(members) => members.iter().for_each(|member| member.value.each(visit)),
            _ => {}
        }
    }
}

/// Whether a text is JSON, the begin of one, or neither.
pub(super) fn refusal(text: &str) -> Option<Refusal> {
    match serde_json::from_str::<&RawValue>(text) {
        Ok(_) => None,
        Err(error) if error.is_eof() => Some(Refusal::Unfinished),
        Err(_) => Some(Refusal::Syntax),
    }
}

pub(super) fn read(text: &str) -> Result<Node, Refusal> {
    if let Some(refusal) = refusal(text) {
        return Err(refusal);
    }
    let raw: &RawValue = serde_json::from_str(text).map_err(|_| Refusal::Syntax)?;
    node(raw.get(), text, 1)
}

fn node(raw: &str, whole: &str, depth: usize) -> Result<Node, Refusal> {
    let start = raw.as_ptr().addr() - whole.as_ptr().addr();
    if raw.starts_with(['{', '[']) && depth > DEEPEST {
        return Err(Refusal::TooDeep);
    }
    let content = match raw.bytes().next() {
        Some(b'n') => Content::Null,
        Some(first @ (b't' | b'f')) => Content::Boolean(first == b't'),
        Some(b'"') => Content::Text(text(raw)?),
        Some(b'[') => {
            let elements: Vec<&RawValue> = parsed(raw)?;
            let elements: Result<_, _> =
                elements.into_iter().map(|element| node(element.get(), whole, depth + 1)).collect();
            Content::Array(elements?)
        }
        Some(b'{') => {
            let members: Members<'_> = parsed(raw)?;
            let members: Result<_, _> =
                members.0.into_iter().map(|(key, value)| member(key, value, whole, depth)).collect();
            Content::Object(members?)
        }
        // what serde_json calls out of range is JSON, and too large for any number of the contract
        _ => Content::Number(serde_json::from_str(raw).unwrap_or(f64::INFINITY) + 0.0),
    };
    Ok(Node { start, end: start + raw.len(), content })
}

fn member(key: &str, value: &str, whole: &str, depth: usize) -> Result<Member, Refusal> {
    let start = key.as_ptr().addr() - whole.as_ptr().addr();
    let value = node(value, whole, depth + 1)?;
    Ok(Member { start, end: start + key.len(), name: text(key)?, value })
}

/// The text of a string's token.
pub(super) fn text(raw: &str) -> Result<Text, Refusal> {
    let bytes: Bytes = parsed(raw)?;
    Ok(Text(in_units(&bytes.0, flowops_contracts::Unit::CodePoints)))
}

fn parsed<'t, T: Deserialize<'t>>(raw: &'t str) -> Result<T, Refusal> {
    serde_json::from_str(raw).map_err(|_| Refusal::Syntax)
}

/// A string as bytes: `serde_json` gives halves of pairs in three bytes each, where text could not hold them.
struct Bytes(Vec<u8>);

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OfBytes;
        impl Visitor<'_> for OfBytes {
            type Value = Bytes;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string")
            }
            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }
        }
        deserializer.deserialize_bytes(OfBytes)
    }
}

/// The members of an object as they are written.
struct Members<'t>(Vec<(&'t str, &'t str)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OfMap;
        impl<'de> Visitor<'de> for OfMap {
            type Value = Members<'de>;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some((key, value)) = map.next_entry::<&RawValue, &RawValue>()? {
                    members.push((key.get(), value.get()));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(OfMap)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_values_and_halves_are_where_they_stand() {
        let text = "{ \"a\" : [1, \"\\ud800é\"], \"a\":1e400}";
        let node = read(text).unwrap_or_else(|refusal| unreachable!("{refusal:?}"));
        let [one, two] = node.members() else { unreachable!() };
        assert_eq!((one.start, one.end, two.start, two.end), (2, 5, 25, 28));
        assert_eq!((one.value.start, one.value.end), (8, 23));
        let Content::Array(elements) = &one.value.content else { unreachable!() };
        assert!(matches!(elements.as_slice(), [_, Node { content: Content::Text(text), .. }]
            if text.halves() == 1 && text.shown() == "\u{fffd}é"));
        assert!(matches!(two.value.content, Content::Number(value) if value.is_infinite()));
        assert_eq!(refusal("{\"a"), Some(Refusal::Unfinished));
        assert_eq!(refusal("{]"), Some(Refusal::Syntax));
    }
}
