//! Sixteen bytes in a register.

use wide::{bytemuck, i16x8, u8x16, u16x8};

use super::Hexadecimal;

/// Bytes that are looked at together.
pub(crate) const SIZE: usize = 16;

/// The first byte that can't stand in a string as it is: a control, `"` or `\`.
#[inline(always)]
pub(crate) fn special(bytes: &[u8; SIZE]) -> Option<usize> {
    let bytes = u8x16::new(*bytes);
    let is = |byte| bytes.simd_eq(u8x16::splat(byte));
    first(up_to(bytes, 0x1f) | is(b'"') | is(b'\\'))
}

/// The first byte that is no white space.
#[inline(always)]
pub(crate) fn graphic(bytes: &[u8; SIZE]) -> Option<usize> {
    let bytes = u8x16::new(*bytes);
    let is = |byte| bytes.simd_eq(u8x16::splat(byte));
    first(!(is(b' ') | is(b'\n') | is(b'\r') | is(b'\t')))
}

/// Reads 32 hexadecimal digits, the first in the first word's lowest byte.
#[inline(always)]
pub(crate) fn hexadecimal([one, two, three, four]: [u64; 4]) -> Option<Hexadecimal> {
    let (high, low) = (digits(one, two), digits(three, four));
    let bytes = u8x16::narrow_i16x8(high.bytes, low.bytes).to_array();
    let upper = (high.upper | low.upper).any();
    (high.valid & low.valid).all().then_some(Hexadecimal { value: u128::from_be_bytes(bytes), upper })
}

struct Digits {
    /// All bits of those that are digits, in either case.
    valid: u8x16,
    /// All bits of those that are capital letters.
    upper: u8x16,
    /// The bytes that pairs of them write.
    bytes: i16x8,
}

#[inline(always)]
fn digits(one: u64, two: u64) -> Digits {
    let characters = u8x16::new((u128::from(one) | u128::from(two) << 64).to_le_bytes());
    let digit = characters - u8x16::splat(b'0');
    let lower = characters | u8x16::splat(0x20);
    let letter = lower - u8x16::splat(b'a');
    let (is_digit, is_letter) = (up_to(digit, 9), up_to(letter, 5));
    let values: u16x8 = bytemuck::cast(is_letter.bitselect(letter + u8x16::splat(10), digit));
    // in each lane the first digit is the lower byte
    let bytes = (values << 4_u32 | values >> 8_u32) & u16x8::splat(0xff);
    Digits {
        valid: is_digit | is_letter,
        upper: is_letter & !lower.simd_eq(characters),
        bytes: bytemuck::cast(bytes),
    }
}

#[inline(always)]
fn up_to(bytes: u8x16, last: u8) -> u8x16 {
    bytes.min(u8x16::splat(last)).simd_eq(bytes)
}

/// The first byte whose bits are set.
#[inline(always)]
fn first(found: u8x16) -> Option<usize> {
    let found = found.to_bitmask();
    (found != 0).then(|| found.trailing_zeros() as usize)
}
