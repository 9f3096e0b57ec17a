//! What a string means: its characters after unescaping.

use super::string::plain;

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

/// The characters of a string that was read without a fault, unescaped.
pub(crate) fn decoded(content: &[u8]) -> impl Iterator<Item = Unit16> + '_ {
    // what was read is UTF-8: it is cut out of a text at quotes
    let mut characters = core::str::from_utf8(content).unwrap_or_default().chars();
    core::iter::from_fn(move || {
        let character = characters.next()?;
        if character == '\\' { escaped(&mut characters) } else { Some(Unit16::Character(character)) }
    })
}

/// What an escape whose backslash is passed stands for.
fn escaped(characters: &mut core::str::Chars<'_>) -> Option<Unit16> {
    Some(Unit16::Character(match characters.next()? {
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => return unit(characters),
        same => same,
    }))
}

fn unit(characters: &mut core::str::Chars<'_>) -> Option<Unit16> {
    let high = four_digits(characters)?;
    if let Some(character) = char::from_u32(high) {
        return Some(Unit16::Character(character));
    }
    let mut ahead = characters.clone();
    if high < 0xdc00
        && ahead.next() == Some('\\')
        && ahead.next() == Some('u')
        && let Some(low @ 0xdc00..=0xdfff) = four_digits(&mut ahead)
    {
        *characters = ahead;
        return char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)).map(Unit16::Character);
    }
    u16::try_from(high).ok().map(Unit16::Half)
}

fn four_digits(characters: &mut core::str::Chars<'_>) -> Option<u32> {
    let (digits, rest) = characters.as_str().split_at_checked(4)?;
    *characters = rest.chars();
    u32::from_str_radix(digits, 16).ok()
}

/// The text of a string that was read without a fault, unescaped; a half is U+FFFD.
pub(crate) fn unescape(content: &[u8]) -> String {
    unescape_text(core::str::from_utf8(content).unwrap_or_default())
}

/// [`unescape`], for what is known to be text.
pub(crate) fn unescape_text(content: &str) -> String {
    // never longer than it is written
    let mut text = String::with_capacity(content.len());
    let mut rest = content;
    loop {
        // of what does not stand in a string as it is, only a backslash can come
        let tail = plain(rest.as_bytes());
        let Some((before, tail)) = rest.split_at_checked(rest.len() - tail.len()) else {
            return text;
        };
        text.push_str(before);
        let mut characters = tail.chars();
        characters.next();
        let Some(unit) = escaped(&mut characters) else {
            return text;
        };
        text.push(unit.shown());
        rest = characters.as_str();
    }
}
