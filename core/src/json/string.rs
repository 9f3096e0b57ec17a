//! Strings, keys among them.

use super::before;
use crate::Code;
use crate::bytes;
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

/// What is left from the first byte on that can't stand in a string as it is.
#[inline(always)]
pub(super) fn plain(rest: &[u8]) -> &[u8] {
    bytes::from_first(rest, bytes::special, |byte| byte < 0x20 || byte == b'"' || byte == b'\\')
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
                // encoders that escape what is not ASCII write one after the other
                tail = if let [b'\\', ..] = after { after } else { plain(after) };
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

fn hexadecimal<'v>(rest: &'v [u8], faults: &mut Faults) -> Result<(u32, &'v [u8]), Stop> {
    if let Some((unit, after)) = four_digits(rest) {
        return Ok((unit, after));
    }
    let digits = rest.iter().take(4).take_while(|byte| byte.is_ascii_hexdigit()).count();
    Err(faults.end(rest.get(digits..).unwrap_or_default(), Expecting::Hexadecimal))
}

/// The number that four hexadecimal digits write, and what is left after them.
#[inline(always)]
pub(crate) fn four_digits(rest: &[u8]) -> Option<(u32, &[u8])> {
    let (digits, after) = rest.split_first_chunk::<4>()?;
    let [first, second, third, fourth] =
        digits.map(|digit| DIGITS.get(usize::from(digit)).copied().unwrap_or(NONE));
    let unit = first << 12 | second << 8 | third << 4 | fourth;
    (unit >= 0).then_some((unit as u32, after))
}

/// What each byte is as a hexadecimal digit.
#[expect(clippy::indexing_slicing, reason = "while it is compiled")]
static DIGITS: [i32; 256] = {
    let mut digits = [NONE; 256];
    let mut digit = 0;
    while digit < 16 {
        digits[b"0123456789abcdef"[digit] as usize] = digit as i32;
        digits[b"0123456789ABCDEF"[digit] as usize] = digit as i32;
        digit += 1;
    }
    digits
};

/// Of a byte that is none; shifted by whatever, it is less than 0.
const NONE: i32 = -1;

/// What is left after the closing quote of a string that was read without a fault before.
pub(crate) fn closing(rest: &[u8]) -> &[u8] {
    let mut tail = plain(rest);
    while let [b'\\', _, after @ ..] = tail {
        tail = plain(after);
    }
    tail.get(1..).unwrap_or_default()
}
