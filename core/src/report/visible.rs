//! Text of an event where a person reads it: nothing that a terminal obeys, nothing that hides.

use core::fmt::Write;

use unicode_width::UnicodeWidthChar;

use crate::json::half;

/// How many characters without a width are shown on one that has some.
const MOST_COMBINING: usize = 4;

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

/// A character as it is shown.
pub(super) enum Glyph {
    /// As it is, in so many columns.
    Same(char, usize),
    Escape(String),
}

impl Glyph {
    /// How many columns a terminal gives it.
    pub(super) fn width(&self) -> usize {
        match self {
            Glyph::Same(_, width) => *width,
            Glyph::Escape(text) => text.len(),
        }
    }
}

/// The characters of bytes, each as it is shown: no control, nothing that hides, what is not UTF-8 as `\xHH`.
pub(super) struct Characters<'v> {
    pub(super) rest: &'v [u8],
    halves: bool,
    /// Whether a blank that comes next is shown as an escape.
    marked: bool,
    /// How many characters without a width may still come on the one that came last.
    combining: usize,
}

impl<'v> Characters<'v> {
    /// `halves` says that it is a host's text, which may hold halves of surrogate pairs; `marked` that a mark
    /// goes under it, so that a blank that it begins with is seen.
    pub(super) fn new(rest: &'v [u8], halves: bool, marked: bool) -> Self {
        Characters { rest, halves, marked, combining: 0 }
    }

    fn character(&mut self, character: char) -> Glyph {
        let width = character.width().unwrap_or(0);
        let marked = core::mem::take(&mut self.marked);
        let unseen =
            hidden(character) || width == 0 && self.combining == 0 || marked && character.is_whitespace();
        if unseen || alters_width(character) {
            self.combining = 0;
            let mut text = String::new();
            push_escape(&mut text, character);
            return Glyph::Escape(text);
        }
        self.combining = if width > 0 { MOST_COMBINING } else { self.combining - 1 };
        Glyph::Same(character, width)
    }
}

impl Iterator for Characters<'_> {
    type Item = Glyph;
    fn next(&mut self) -> Option<Glyph> {
        let near = self.rest.get(..4).unwrap_or(self.rest);
        let character = near.utf8_chunks().next()?.valid().chars().next();
        let (glyph, length) = match (character, self.rest) {
            (Some('\t'), _) if !self.marked => (Glyph::Same(' ', 1), 1),
            (Some(character), _) => (self.character(character), character.len_utf8()),
            (None, [0xed, second @ 0xa0..=0xbf, third, ..]) if self.halves => {
                (Glyph::Escape(format!("\\u{{{:x}}}", half(*second, *third))), 3)
            }
            (None, rest) => (Glyph::Escape(format!("\\x{:02x}", rest.first()?)), 1),
        };
        self.rest = self.rest.get(length..).unwrap_or_default();
        Some(glyph)
    }
}

/// Whether terminals differ in how wide a character is with this one behind it: variation selectors, skin tones.
fn alters_width(character: char) -> bool {
    matches!(u32::from(character), 0xfe00..=0xfe0f | 0x1f3fb..=0x1f3ff | 0xe0100..=0xe01ef)
}
