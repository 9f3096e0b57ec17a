//! Numbers: RFC 8259's grammar, and the binary64 value nearest to what is written (meaning 2.5).

use lexical_parse_float::FromLexical;

use super::before;
use crate::bytes::{HIGHS, ONES, two_digits};
use crate::fault::{Expecting, Faults, Stop};

/// Reads a number; gives its value and what is left after it. `-0` is 0.
///
/// # Errors
///
/// Where no JSON number goes on so.
#[inline(always)]
pub(crate) fn number<'v>(rest: &'v [u8], faults: &mut Faults) -> Result<(f64, &'v [u8]), Stop> {
    match natural(rest) {
        Some((value, tail)) => Ok((value as f64, tail)),
        None => any_number(rest, faults),
    }
}

/// Reads a whole number from 1 on, as most numbers are: of at most seven digits, with something after it.
/// All digits at once: how many there are is no branch that could be guessed wrong.
#[inline(always)]
pub(crate) fn natural(rest: &[u8]) -> Option<(u64, &[u8])> {
    let Some(word) = rest.first_chunk() else {
        return natural_at_the_end(rest);
    };
    let word = u64::from_le_bytes(*word);
    let digits = word ^ (ONES * u64::from(b'0'));
    let others = (digits.wrapping_add(ONES * (0x7f - 9)) | digits) & HIGHS;
    // of the bits before the first byte that is none
    let bits = others.trailing_zeros() & !7;
    let tail = rest.get((bits / 8) as usize..)?;
    if others == 0 || !matches!((rest, tail), ([b'1'..=b'9', ..], [after, ..]) if ends(*after)) {
        return None;
    }
    // the first digit is the lowest byte: leading zeros are shifted in below it
    let digits = digits << (64 - bits);
    let pairs = two_digits(digits) & 0x00ff_00ff_00ff_00ff;
    let fours = pairs.wrapping_mul(100).wrapping_add(pairs >> 16) & 0x0000_ffff_0000_ffff;
    let value = fours.wrapping_mul(10_000).wrapping_add(fours >> 32) & 0xffff_ffff;
    Some((value, tail))
}

/// Near the end of a value there is no word to read.
fn natural_at_the_end(rest: &[u8]) -> Option<(u64, &[u8])> {
    let (mut value, mut tail) = (0, rest);
    while let [digit @ b'0'..=b'9', after @ ..] = tail {
        value = value * 10 + u64::from(digit - b'0');
        tail = after;
    }
    matches!((rest, tail), ([b'1'..=b'9', ..], [after, ..]) if ends(*after)).then_some((value, tail))
}

/// Whether a number can't go on with this byte after its first digits.
#[inline(always)]
fn ends(byte: u8) -> bool {
    !matches!(byte, b'.' | b'e' | b'E')
}

#[inline(never)]
pub(crate) fn any_number<'v>(rest: &'v [u8], faults: &mut Faults) -> Result<(f64, &'v [u8]), Stop> {
    let tail = skip_number(rest, faults)?;
    let value = f64::from_lexical(before(rest, tail)).unwrap_or(f64::INFINITY);
    // a sum with 0 turns -0 into 0
    Ok((value + 0.0, tail))
}

/// What is left after a number; no value is made of it.
///
/// # Errors
///
/// Where no JSON number goes on so.
pub(crate) fn skip_number<'v>(rest: &'v [u8], faults: &mut Faults) -> Result<&'v [u8], Stop> {
    let mut rest = match rest {
        [b'-', after @ ..] => after,
        _ => rest,
    };
    rest = match rest {
        [b'0', after @ ..] => match after {
            [b'0'..=b'9', ..] => return Err(faults.end(after, Expecting::NumberEnd)),
            _ => after,
        },
        _ => digits(rest, faults)?,
    };
    if let [b'.', after @ ..] = rest {
        rest = digits(after, faults)?;
    }
    if let [b'e' | b'E', b'+' | b'-', after @ ..] | [b'e' | b'E', after @ ..] = rest {
        rest = digits(after, faults)?;
    }
    Ok(rest)
}

fn digits<'v>(mut rest: &'v [u8], faults: &mut Faults) -> Result<&'v [u8], Stop> {
    if !matches!(rest, [b'0'..=b'9', ..]) {
        return Err(faults.end(rest, Expecting::Digit));
    }
    while let [b'0'..=b'9', after @ ..] = rest {
        rest = after;
    }
    Ok(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_length_are_what_serde_json_reads() {
        for digits in
            ["1", "9", "10", "42", "999", "1000", "65536", "123456", "9999999", "10000000", "123456789"]
        {
            for more in ["", "0", ".5", ".25e1", "e2", "E-1"] {
                for after in [",", "}]}}", " \n", ", \"sku\": \"SKU-1\"", "\"\u{80}\u{ff}"] {
                    let token = format!("{digits}{more}");
                    let expected: f64 = serde_json::from_str(&token).unwrap();
                    let text = format!("{token}{after}");
                    let mut faults = Faults::new(text.len(), 0);
                    assert_eq!(
                        number(text.as_bytes(), &mut faults),
                        Ok((expected, after.as_bytes())),
                        "{text}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_no_short_whole_number_is_none() {
        for text in [
            "0,       ",
            "01,      ",
            "-1,      ",
            "12345678,",
            "1.5,     ",
            "1e1,     ",
            "1E1,     ",
            "7",
            "x      ",
        ] {
            assert_eq!(natural(text.as_bytes()), None, "{text}");
        }
        assert_eq!(natural(b"7,"), Some((7, b",".as_slice())));
        assert_eq!(natural(b"1234567}       "), Some((1_234_567, b"}       ".as_slice())));
    }
}
