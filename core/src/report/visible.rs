//! Text of an event where a person reads it: nothing that a terminal obeys, nothing that hides.

use core::fmt::Write;

/// Whether a character is shown as an escape: controls, and what changes direction or has no width
/// (meaning 3.4).
pub(crate) fn hidden(character: char) -> bool {
    matches!(u32::from(character),
        0x00..=0x1f | 0x7f..=0x9f | 0xad | 0x61c | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f
        | 0xfeff | 0xfff9..=0xfffb | 0xe0000..=0xe007f)
}

/// Writes a character as `\u{…}`.
pub(crate) fn push_escape(text: &mut String, character: char) {
    // writing to a String does not fail
    let _ = write!(text, "\\u{{{:x}}}", u32::from(character));
}

/// Writes a character of a name that is quoted between backticks.
pub(crate) fn push_quoted(text: &mut String, character: char) {
    match character {
        '`' | '\\' => {
            text.push('\\');
            text.push(character);
        }
        _ if hidden(character) => push_escape(text, character),
        _ => text.push(character),
    }
}

/// The first characters of a text, followed by `…` where there are more.
pub(crate) fn cut(characters: impl Iterator<Item = char>, most: usize) -> impl Iterator<Item = char> {
    characters.take(most + 1).enumerate().map(move |(index, character)| match index {
        index if index == most => '…',
        _ => character,
    })
}

/// A name between backticks.
pub(crate) fn quoted(characters: impl Iterator<Item = char>) -> String {
    let mut text = String::from("`");
    characters.for_each(|character| push_quoted(&mut text, character));
    text.push('`');
    text
}
