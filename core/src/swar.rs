//! Eight bytes at once in one word (SWAR, SIMD within a register): the first byte is the word's lowest.

pub(crate) const ONES: u64 = 0x0101_0101_0101_0101;
pub(crate) const HIGHS: u64 = 0x8080_8080_8080_8080;

/// Eight bytes of a text of known length.
#[inline(always)]
pub(crate) fn word<const N: usize>(text: &[u8; N], at: usize) -> u64 {
    text.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

/// In each byte, the number that the decimal digit in it and the one after it write: digits, not their
/// characters.
#[inline(always)]
pub(crate) fn two_digits(digits: u64) -> u64 {
    digits.wrapping_mul(10).wrapping_add(digits >> 8)
}
