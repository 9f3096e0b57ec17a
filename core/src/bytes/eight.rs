//! Eight bytes in a word (SWAR, SIMD within a register), the first in the lowest byte.

use super::{HIGHS, Hexadecimal, ONES};

/// Bytes that are looked at together.
pub(crate) const SIZE: usize = 8;

/// The first byte that can't stand in a string as it is: a control, `"` or `\`.
#[inline(always)]
pub(crate) fn special(bytes: &[u8; SIZE]) -> Option<usize> {
    let word = u64::from_le_bytes(*bytes);
    let quote = word ^ (ONES * u64::from(b'"'));
    let backslash = word ^ (ONES * u64::from(b'\\'));
    let below = |word: u64, bound: u64| word.wrapping_sub(ONES * bound) & !word;
    // above the first of them other bits may be set too, so only the lowest counts
    let found = (below(word, 0x20) | below(quote, 1) | below(backslash, 1)) & HIGHS;
    (found != 0).then(|| (found.trailing_zeros() / 8) as usize)
}

/// The first byte that is no white space.
#[inline(always)]
pub(crate) fn graphic(bytes: &[u8; SIZE]) -> Option<usize> {
    bytes.iter().position(|byte| !matches!(byte, b' ' | b'\n' | b'\r' | b'\t'))
}

/// Reads 32 hexadecimal digits, the first in the first word's lowest byte.
#[inline(always)]
pub(crate) fn hexadecimal(words: [u64; 4]) -> Option<Hexadecimal> {
    let [one, two, three, four] = words.map(digits);
    let high = one.value << 32 | two.value;
    let low = three.value << 32 | four.value;
    let valid = one.valid & two.valid & three.valid & four.valid == HIGHS;
    let upper = one.upper | two.upper | three.upper | four.upper != 0;
    valid.then_some(Hexadecimal { value: u128::from(high) << 64 | u128::from(low), upper })
}

struct Digits {
    /// High bits at those that are digits, in either case.
    valid: u64,
    /// Bits at those that are capital letters.
    upper: u64,
    value: u64,
}

#[inline(always)]
fn digits(word: u64) -> Digits {
    let lower = word | (ONES * 0x20);
    let letter = within(lower, b'a', b'f');
    let digit = within(word, b'0', b'9');
    let mut value = (word & (ONES * 0xf)).wrapping_add((letter >> 7) * 9).swap_bytes();
    value = (value + (value >> 4)) & 0x00ff_00ff_00ff_00ff;
    value = (value + (value >> 8)) & 0x0000_ffff_0000_ffff;
    value = (value + (value >> 16)) & 0xffff_ffff;
    Digits { valid: (letter | digit) & !word & HIGHS, upper: letter & !(word << 2), value }
}

/// High bits at the bytes whose lower seven bits are between `from` and `to`: who asks must look at the eighth.
#[inline(always)]
fn within(word: u64, from: u8, to: u8) -> u64 {
    let word = word & !HIGHS;
    (word + ONES * u64::from(0x80 - from)) & !(word + ONES * u64::from(0x7f - to)) & HIGHS
}
