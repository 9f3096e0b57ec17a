//! Several bytes at once, where a loop over single ones would end at a branch that is guessed wrong as often as
//! lengths differ.
//!
//! Sixteen in the registers that every processor of an architecture has; in WebAssembly eight in a word. An engine
//! may not have more there, and those that do make a constant of sixteen bytes anew wherever one is used: with it
//! the module was 5 kB larger, and `isValid` of small events 3 % slower in V8.

#[cfg(any(target_arch = "wasm32", test))]
mod eight;
#[cfg(not(target_arch = "wasm32"))]
mod sixteen;

#[cfg(target_arch = "wasm32")]
pub(crate) use eight::{SIZE, graphic, hexadecimal, special};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use sixteen::{SIZE, graphic, hexadecimal, special};

/// A one in each byte of a word.
pub(crate) const ONES: u64 = 0x0101_0101_0101_0101;
/// The highest bit of each byte of a word.
pub(crate) const HIGHS: u64 = 0x8080_8080_8080_8080;

/// What 32 hexadecimal digits write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hexadecimal {
    pub(crate) value: u128,
    /// Whether one of them is a capital letter.
    pub(crate) upper: bool,
}

/// What is left from the first byte on that is looked for: in a block of bytes, then in each of the last ones.
#[inline(always)]
pub(crate) fn from_first(
    mut rest: &[u8],
    in_block: impl Fn(&[u8; SIZE]) -> Option<usize>,
    is: impl Fn(u8) -> bool,
) -> &[u8] {
    while let Some((block, after)) = rest.split_first_chunk::<SIZE>() {
        if let Some(first) = in_block(block) {
            return rest.get(first..).unwrap_or_default();
        }
        rest = after;
    }
    while let [byte, after @ ..] = rest {
        if is(*byte) {
            break;
        }
        rest = after;
    }
    rest
}

/// Eight bytes of a text of known length, the first in the word's lowest byte.
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

#[cfg(test)]
mod tests {
    use super::{eight, sixteen};

    #[test]
    fn every_byte_at_every_place_is_seen() {
        for place in 0..16 {
            for byte in 0..=255 {
                let (mut text, mut white) = ([b'x'; 16], [b' '; 16]);
                (text[place], white[place]) = (byte, byte);
                let special = byte < 0x20 || byte == b'"' || byte == b'\\';
                assert_eq!(sixteen::special(&text), special.then_some(place), "{byte} at {place}");
                let graphic = !matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
                assert_eq!(sixteen::graphic(&white), graphic.then_some(place), "{byte} at {place}");
                if let (Some(text), Some(white)) = (text.first_chunk(), white.first_chunk())
                    && place < 8
                {
                    assert_eq!(eight::special(text), special.then_some(place), "{byte} at {place}");
                    assert_eq!(eight::graphic(white), graphic.then_some(place), "{byte} at {place}");
                }
            }
        }
    }

    #[test]
    fn every_byte_is_a_digit_or_none() {
        let digits = *b"0123456789abcdefFEDCBA9876543210";
        for place in 0..32 {
            for byte in 0..=255 {
                let mut text = digits;
                text[place] = byte;
                let words = [0, 8, 16, 24].map(|at| super::word(&text, at));
                let text = core::str::from_utf8(&text).ok().filter(|_| byte.is_ascii_hexdigit());
                let expected = text.and_then(|text| u128::from_str_radix(text, 16).ok());
                for read in [eight::hexadecimal(words), sixteen::hexadecimal(words)] {
                    assert_eq!(read.map(|read| read.value), expected, "{byte} at {place}");
                    assert!(read.is_none_or(|read| read.upper), "{byte} at {place}");
                }
            }
        }
        let lower = [super::word(b"01234567", 0), super::word(b"89abcdef", 0)];
        for read in [eight::hexadecimal, sixteen::hexadecimal] {
            let value = 0x0123_4567_89ab_cdef_0123_4567_89ab_cdef;
            let read = read([lower[0], lower[1], lower[0], lower[1]]);
            assert_eq!(read, Some(super::Hexadecimal { value, upper: false }));
        }
    }
}
