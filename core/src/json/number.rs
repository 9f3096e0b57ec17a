//! Numbers: RFC 8259's grammar, and the binary64 value nearest to what is written (meaning 2.5).

use lexical_parse_float::FromLexical;

use super::before;
use crate::fault::{Expecting, Faults, Stop};

/// Digits that a u64 holds exactly, and a binary64 too: below 2^53.
const EXACT_DIGITS: usize = 15;

/// Reads a number; gives its value and what is left after it. `-0` is 0.
///
/// # Errors
///
/// Where no JSON number goes on so.
#[inline(always)]
pub(crate) fn number<'v>(rest: &'v [u8], faults: &mut Faults) -> Result<(f64, &'v [u8]), Stop> {
    // most numbers are a few digits
    let mut value: u64 = 0;
    let mut tail = rest;
    while let [digit @ b'0'..=b'9', after @ ..] = tail {
        value = value.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
        tail = after;
    }
    let digits = rest.len() - tail.len();
    match (rest, tail) {
        (_, [b'.' | b'e' | b'E', ..]) => {}
        ([b'1'..=b'9', ..], _) if digits <= EXACT_DIGITS => return Ok((value as f64, tail)),
        ([b'0', ..], _) if digits == 1 => return Ok((0.0, tail)),
        _ => {}
    }
    any_number(rest, faults)
}

fn any_number<'v>(rest: &'v [u8], faults: &mut Faults) -> Result<(f64, &'v [u8]), Stop> {
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
