//! A strict reader of JSON (RFC 8259) that knows where it is.
//!
//! What is left to read is passed and returned by value, as a slice; a position is the value's length less
//! the length of what is left. So the cursor stays in registers, and nothing is indexed.

mod escape;
pub(crate) mod keys;
mod number;
mod skip;
mod string;

pub(crate) use escape::{Unit16, decoded, half, unescape, unescape_text};
pub(crate) use keys::Keys;
pub(crate) use number::{natural, number};
pub(crate) use skip::{Skip, begins_value};
pub(crate) use string::{Text, closing, four_digits, string};

use crate::bytes;

/// What is left after white space.
#[inline(always)]
pub(crate) fn white_space(rest: &[u8]) -> &[u8] {
    match rest {
        [byte, ..] if *byte > b' ' => rest,
        // as Python and others write
        [b' ', after @ ..] if matches!(after, [byte, ..] if *byte > b' ') => after,
        _ => white_space_run(rest),
    }
}

/// A line feed and what a line is indented by.
#[inline(never)]
fn white_space_run(rest: &[u8]) -> &[u8] {
    bytes::from_first(rest, bytes::graphic, |byte| !matches!(byte, b' ' | b'\n' | b'\r' | b'\t'))
}

/// What comes after a member or an element.
pub(crate) enum Next<'v> {
    /// Another one, after the comma and white space.
    More(&'v [u8]),
    /// The closing bracket; what is left after it.
    Closed(&'v [u8]),
    /// None of these.
    Neither(&'v [u8]),
}

/// Reads a comma or the closing bracket.
#[inline(always)]
pub(crate) fn next(rest: &[u8], closing: u8) -> Next<'_> {
    match rest {
        [b',', after @ ..] => Next::More(white_space(after)),
        [byte, after @ ..] if *byte == closing => Next::Closed(after),
        _ => match white_space(rest) {
            [b',', after @ ..] => Next::More(white_space(after)),
            [byte, after @ ..] if *byte == closing => Next::Closed(after),
            rest => Next::Neither(rest),
        },
    }
}

/// The bytes of `whole` before `rest`, which is its end.
#[inline(always)]
pub(crate) fn before<'v>(whole: &'v [u8], rest: &[u8]) -> &'v [u8] {
    whole.get(..whole.len().saturating_sub(rest.len())).unwrap_or_default()
}
