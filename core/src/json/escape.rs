//! What a string means: its characters after unescaping.

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
        if character != '\\' {
            return Some(Unit16::Character(character));
        }
        Some(Unit16::Character(match characters.next()? {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return unit(&mut characters),
            same => same,
        }))
    })
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
    let mut unit = 0;
    for _ in 0..4 {
        unit = unit << 4 | characters.next()?.to_digit(16)?;
    }
    Some(unit)
}

/// The text of a string, unescaped.
pub(crate) fn unescape(content: &[u8]) -> String {
    decoded(content).map(Unit16::shown).collect()
}
