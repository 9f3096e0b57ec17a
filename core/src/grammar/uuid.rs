//! UUIDs as RFC 9562, section 4, writes them: 8-4-4-4-12 hexadecimal digits, either case.

use wide::{bytemuck, i16x8, u8x16, u16x8};

use crate::swar::word;

/// A UUID, and whether it is written in its normal form: in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Uuid {
    pub(crate) value: u128,
    pub(crate) normal: bool,
    /// Whether RFC 9562 defines its version (1 to 8) and variant; so nil and max are not.
    pub(crate) standard: bool,
}

/// How many bytes the text of one has.
pub(crate) const LENGTH: usize = 36;

impl Uuid {
    /// Reads the text of a UUID, sixteen digits at a time.
    #[inline(always)]
    pub(crate) fn read(text: &[u8; LENGTH]) -> Option<Self> {
        let hyphens = [8, 13, 18, 23].map(|at| text.get(at) == Some(&b'-'));
        let high = digits(word(text, 0), pair(text, 9, 14));
        let low = digits(pair(text, 19, 24), word(text, 28));
        let valid = (high.valid & low.valid).all() & hyphens.iter().all(|hyphen| *hyphen);
        let (version, variant) = (text.get(14), text.get(19));
        let bytes = u8x16::narrow_i16x8(high.bytes, low.bytes).to_array();
        valid.then_some(Uuid {
            value: u128::from_be_bytes(bytes),
            normal: (high.upper | low.upper).none(),
            standard: matches!(version, Some(b'1'..=b'8'))
                && matches!(variant, Some(b'8' | b'9' | b'a' | b'b' | b'A' | b'B')),
        })
    }
}

/// Sixteen hexadecimal digits.
struct Digits {
    /// All bits of those that are digits, in either case.
    valid: u8x16,
    /// All bits of those that are capital letters.
    upper: u8x16,
    /// The bytes that pairs of them write.
    bytes: i16x8,
}

/// Four digits from one place and four from another.
#[inline(always)]
fn pair(text: &[u8; LENGTH], one: usize, two: usize) -> u64 {
    (word(text, one) & 0xffff_ffff) + (word(text, two) << 32)
}

#[inline(always)]
fn digits(one: u64, two: u64) -> Digits {
    let characters = u8x16::new((u128::from(one) | u128::from(two) << 64).to_le_bytes());
    let up_to = |index: u8x16, last| index.min(u8x16::splat(last)).simd_eq(index);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_uuid_crate_reads_the_same() {
        for text in [
            "e1b7c2f0-8d41-4b9a-b9f1-3d0a2f7a9c21",
            "E1B7C2F0-8D41-4B9A-B9F1-3D0A2F7A9C21",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "01234567-89ab-cdef-0123-456789abcdef",
        ] {
            let ours = Uuid::read(text.as_bytes().try_into().unwrap()).unwrap();
            let theirs = uuid::Uuid::parse_str(text).unwrap();
            assert_eq!(uuid::Uuid::from_u128(ours.value), theirs);
            assert_eq!(ours.normal, text == text.to_lowercase());
        }
    }

    #[test]
    fn every_byte_at_every_place_is_judged_alone() {
        let text = *b"e1b7c2f0-8d41-4b9a-b9f1-3d0a2f7a9c21";
        for place in 0..LENGTH {
            for byte in 0..=255 {
                let mut changed = text;
                changed[place] = byte;
                let right = if text[place] == b'-' { byte == b'-' } else { byte.is_ascii_hexdigit() };
                assert_eq!(Uuid::read(&changed).is_some(), right, "{byte} at {place}");
            }
        }
    }
}
