//! UUIDs as RFC 9562, section 4, writes them: 8-4-4-4-12 hexadecimal digits, either case.

use super::{HIGHS, ONES, within, word};

/// A UUID, and whether it is written in its normal form: in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Uuid {
    /// The first 64 bits.
    pub(crate) high: u64,
    /// The last 64 bits.
    pub(crate) low: u64,
    pub(crate) normal: bool,
}

/// How many bytes the text of one has.
pub(crate) const LENGTH: usize = 36;

impl Uuid {
    /// Reads the text of a UUID, eight digits at a time.
    #[inline(always)]
    pub(crate) fn read(text: &[u8; LENGTH]) -> Option<Self> {
        let hyphens = [8, 13, 18, 23].map(|at| text.get(at) == Some(&b'-'));
        let one = digits(word(text, 0));
        let two = digits(pair(text, 9, 14));
        let three = digits(pair(text, 19, 24));
        let four = digits(word(text, 28));
        let valid = one.valid & two.valid & three.valid & four.valid & hyphens.iter().all(|hyphen| *hyphen);
        valid.then_some(Uuid {
            high: (one.value << 32) + two.value,
            low: (three.value << 32) + four.value,
            normal: one.upper | two.upper | three.upper | four.upper == 0,
        })
    }

    /// Whether RFC 9562 defines its version (1 to 8) and variant; so nil and max are not.
    #[inline(always)]
    pub(crate) fn standard(self) -> bool {
        matches!(self.high >> 12 & 0xf, 1..=8) && self.low >> 62 == 0b10
    }
}

struct Digits {
    valid: bool,
    value: u64,
    upper: u64,
}

/// Four digits from one place and four from another.
#[inline(always)]
fn pair(text: &[u8; LENGTH], one: usize, two: usize) -> u64 {
    (word(text, one) & 0xffff_ffff) + (word(text, two) << 32)
}

/// The number that eight hexadecimal digits write, the first in the word's lowest byte.
#[inline(always)]
fn digits(word: u64) -> Digits {
    let lower = word | (ONES * 0x20);
    let letter = within(lower, b'a', b'f');
    let digit = within(word, b'0', b'9');
    let mut value = (word & (ONES * 0xf)).wrapping_add((letter >> 7) * 9).swap_bytes();
    value = (value + (value >> 4)) & 0x00ff_00ff_00ff_00ff;
    value = (value + (value >> 8)) & 0x0000_ffff_0000_ffff;
    value = (value + (value >> 16)) & 0xffff_ffff;
    Digits { valid: (letter | digit) & !word & HIGHS == HIGHS, value, upper: letter & !(word << 2) }
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
            assert_eq!(uuid::Uuid::from_u64_pair(ours.high, ours.low), theirs);
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
