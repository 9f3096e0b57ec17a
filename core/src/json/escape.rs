//! What a string means: its characters after unescaping.

use super::string::{four_digits, plain};

/// A character of a string, or half of a surrogate pair that an escape gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit16 {
    Character(char),
    Half(u16),
}

impl Unit16 {
    /// A half as U+FFFD, as a pointer shows it (meaning 3.3).
    pub(crate) fn shown(self) -> char {
        match self {
            Unit16::Character(character) => character,
            Unit16::Half(_) => char::REPLACEMENT_CHARACTER,
        }
    }
}

/// Half of a surrogate pair, by the second and third byte of what a host's text has for it (0xed is the first).
pub(crate) fn half(second: u8, third: u8) -> u32 {
    0xd000 + u32::from(second & 0x3f) * 64 + u32::from(third & 0x3f)
}

/// The characters of a string that was read without a fault, unescaped.
pub(crate) fn decoded(content: &[u8]) -> impl Iterator<Item = Unit16> + '_ {
    // what was read is UTF-8: it is cut out of a text at quotes
    let mut rest = core::str::from_utf8(content).unwrap_or_default();
    core::iter::from_fn(move || {
        if let [b'\\', after @ ..] = rest.as_bytes() {
            let (unit, after) = escaped(after)?;
            rest = rest.get(rest.len() - after.len()..)?;
            return Some(unit);
        }
        let mut characters = rest.chars();
        let character = characters.next()?;
        rest = characters.as_str();
        Some(Unit16::Character(character))
    })
}

/// What an escape whose backslash is passed stands for, and what is left after it.
#[inline]
fn escaped(rest: &[u8]) -> Option<(Unit16, &[u8])> {
    let (letter, after) = rest.split_first()?;
    let character = match letter {
        b'u' => return unit(after),
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        same => char::from(*same),
    };
    Some((Unit16::Character(character), after))
}

#[inline]
fn unit(rest: &[u8]) -> Option<(Unit16, &[u8])> {
    let (high, after) = four_digits(rest)?;
    if let Some(character) = char::from_u32(high) {
        return Some((Unit16::Character(character), after));
    }
    if high < 0xdc00
        && let [b'\\', b'u', low @ ..] = after
        && let Some((low @ 0xdc00..=0xdfff, after)) = four_digits(low)
    {
        let character = char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00))?;
        return Some((Unit16::Character(character), after));
    }
    Some((Unit16::Half(high as u16), after))
}

/// The text of a string that was read without a fault, unescaped; a half is U+FFFD.
pub(crate) fn unescape(content: &[u8]) -> String {
    unescape_text(core::str::from_utf8(content).unwrap_or_default())
}

/// [`unescape`], for what is known to be text.
pub(crate) fn unescape_text(content: &str) -> String {
    // never longer than it is written
    let mut text = String::with_capacity(content.len());
    let mut rest = content.as_bytes();
    loop {
        let tail = plain(rest);
        text.push_str(
            content.get(content.len() - rest.len()..content.len() - tail.len()).unwrap_or_default(),
        );
        rest = tail;
        // of what does not stand in a string as it is, only a backslash can come
        let [b'\\', ..] = rest else {
            return text;
        };
        while let [b'\\', after @ ..] = rest {
            let Some((unit, after)) = escaped(after) else {
                return text;
            };
            text.push(unit.shown());
            rest = after;
        }
    }
}
