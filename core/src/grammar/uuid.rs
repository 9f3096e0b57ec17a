//! UUIDs as RFC 9562, section 4, writes them: 8-4-4-4-12 hexadecimal digits, either case.

use crate::bytes::{Hexadecimal, hexadecimal, word};

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
    /// Reads the text of a UUID.
    #[inline(always)]
    pub(crate) fn read(text: &[u8; LENGTH]) -> Option<Self> {
        let hyphens = [8, 13, 18, 23].map(|at| text.get(at) == Some(&b'-'));
        let digits = [word(text, 0), pair(text, 9, 14), pair(text, 19, 24), word(text, 28)];
        let Hexadecimal { value, upper } = hexadecimal(digits).filter(|_| hyphens == [true; 4])?;
        let (version, variant) = (text.get(14), text.get(19));
        let standard = matches!(version, Some(b'1'..=b'8'))
            && matches!(variant, Some(b'8' | b'9' | b'a' | b'b' | b'A' | b'B'));
        Some(Uuid { value, normal: !upper, standard })
    }
}

/// Four digits from one place and four from another.
#[inline(always)]
fn pair(text: &[u8; LENGTH], one: usize, two: usize) -> u64 {
    (word(text, one) & 0xffff_ffff) + (word(text, two) << 32)
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
