//! Strings, keys among them.

use super::before;
use crate::Code;
use crate::fault::{Detail, Expecting, Faults, Stop};

/// A string between its quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Text<'v> {
    /// As it stands in the value.
    pub(crate) content: &'v [u8],
    /// Whether it has an escape, so that it must be read through [`super::decoded`].
    pub(crate) escaped: bool,
    /// Whether an escape is half of a surrogate pair; noted already.
    pub(crate) lone: bool,
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// High bits at the bytes of a word that can't stand in a string as they are: controls, `"` and `\`.
/// Above the first of them other bits may be set too, so only the lowest counts.
#[inline(always)]
fn special(word: u64) -> u64 {
    let quote = word ^ (ONES * u64::from(b'"'));
    let backslash = word ^ (ONES * u64::from(b'\\'));
    let below = |word: u64, bound: u64| word.wrapping_sub(ONES * bound) & !word;
    (below(word, 0x20) | below(quote, 1) | below(backslash, 1)) & HIGHS
}

/// What is left from the first byte on that can't stand in a string as it is.
#[inline(always)]
pub(super) fn plain(rest: &[u8]) -> &[u8] {
    let mut tail = rest;
    while let Some((word, after)) = tail.split_first_chunk::<8>() {
        let special = special(u64::from_le_bytes(*word));
        if special != 0 {
            return tail.get((special.trailing_zeros() / 8) as usize..).unwrap_or_default();
        }
        tail = after;
    }
    while let [byte, after @ ..] = tail {
        if *byte < 0x20 || *byte == b'"' || *byte == b'\\' {
            break;
        }
        tail = after;
    }
    tail
}

/// Reads a string whose opening quote is passed; gives it and what is left after its closing quote.
///
/// # Errors
///
/// Where no JSON string goes on so. Halves of surrogate pairs are noted, and reading goes on.
#[inline(always)]
pub(crate) fn string<'v>(rest: &'v [u8], faults: &mut Faults) -> Result<(Text<'v>, &'v [u8]), Stop> {
    let tail = plain(rest);
    if let [b'"', after @ ..] = tail {
        return Ok((Text { content: before(rest, tail), escaped: false, lone: false }, after));
    }
    with_escapes(rest, tail, faults)
}

fn with_escapes<'v>(
    rest: &'v [u8],
    mut tail: &'v [u8],
    faults: &mut Faults,
) -> Result<(Text<'v>, &'v [u8]), Stop> {
    let mut lone = false;
    loop {
        match tail {
            [b'"', after @ ..] => {
                return Ok((Text { content: before(rest, tail), escaped: true, lone }, after));
            }
            [b'\\', after @ ..] => {
                let (after, half) = escape(after, faults)?;
                if half {
                    let start = faults.position(tail);
                    faults.note(Code::LoneSurrogate, (start, start + 6), 0, &|| Detail::None);
                    lone = true;
                }
                tail = plain(after);
            }
            _ => return Err(faults.end(tail, Expecting::StringCharacter)),
        }
    }
}

/// Reads an escape whose backslash is passed, a whole pair at once; says whether it is half of one.
fn escape<'v>(rest: &'v [u8], faults: &mut Faults) -> Result<(&'v [u8], bool), Stop> {
    match rest {
        [b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', after @ ..] => Ok((after, false)),
        [b'u', after @ ..] => {
            let (unit, after) = hexadecimal(after, faults)?;
            match unit {
                0xd800..=0xdbff => match low_half(after) {
                    Some(after) => Ok((after, false)),
                    None => Ok((after, true)),
                },
                0xdc00..=0xdfff => Ok((after, true)),
                _ => Ok((after, false)),
            }
        }
        _ => Err(faults.end(rest, Expecting::Escape)),
    }
}

fn low_half(rest: &[u8]) -> Option<&[u8]> {
    match rest {
        [b'\\', b'u', b'd' | b'D', b'c'..=b'f' | b'C'..=b'F', third, fourth, after @ ..]
            if third.is_ascii_hexdigit() && fourth.is_ascii_hexdigit() =>
        {
            Some(after)
        }
        _ => None,
    }
}

fn hexadecimal<'v>(mut rest: &'v [u8], faults: &mut Faults) -> Result<(u32, &'v [u8]), Stop> {
    let mut unit = 0;
    for _ in 0..4 {
        match rest {
            [digit, after @ ..] if digit.is_ascii_hexdigit() => {
                unit = unit * 16 + char::from(*digit).to_digit(16).unwrap_or_default();
                rest = after;
            }
            _ => return Err(faults.end(rest, Expecting::Hexadecimal)),
        }
    }
    Ok((unit, rest))
}

/// What is left after the closing quote of a string that was read without a fault before.
pub(crate) fn closing(rest: &[u8]) -> &[u8] {
    let mut tail = plain(rest);
    while let [b'\\', _, after @ ..] = tail {
        tail = plain(after);
    }
    tail.get(1..).unwrap_or_default()
}
