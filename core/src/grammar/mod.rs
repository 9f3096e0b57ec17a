//! The forms of text that the contract names: UUID and timestamp. Read eight bytes at a time.

pub(crate) mod timestamp;
pub(crate) mod uuid;

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// Eight bytes of a text of known length, the first in the lowest byte.
#[inline(always)]
fn word<const N: usize>(text: &[u8; N], at: usize) -> u64 {
    text.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

/// High bits at the bytes whose lower seven bits are between `from` and `to`: who asks must look at the eighth.
#[inline(always)]
fn within(word: u64, from: u8, to: u8) -> u64 {
    let word = word & !HIGHS;
    (word + ONES * u64::from(0x80 - from)) & !(word + ONES * u64::from(0x7f - to)) & HIGHS
}
