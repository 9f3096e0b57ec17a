//! Pointers (RFC 6901), made for the faults that are kept by reading the value once more.
//!
//! The walk has read the value to its end, so it is JSON here; and no pointer is made while it reads.

use super::visible::cut;
use crate::Code;
use crate::fault::{Detail, Fault};
use crate::json::{Unit16, closing, decoded, white_space};

/// How many characters of a pointer are shown (meaning 3.4).
const LONGEST: usize = 128;

/// The pointers of faults that come in the order of their places.
pub(crate) fn pointers(faults: &[Fault], value: &[u8]) -> Vec<String> {
    let mut path = Path { value, rest: value, ahead: None, open: Vec::new() };
    faults
        .iter()
        .map(|fault| match (fault.code, &fault.detail) {
            // of the whole value, which need not be JSON
            (Code::Tombstone | Code::TooLarge | Code::InvalidUtf8 | Code::InvalidJson | Code::TooDeep, _) => {
                String::new()
            }
            (_, Detail::Missing { name, .. }) => path.to(fault.start, Some(name)),
            _ => path.to(fault.start, None),
        })
        .collect()
}

/// An object or an array that is open.
struct Open<'v> {
    /// The key of the member that is being read, between its quotes; none in an array.
    key: Option<&'v [u8]>,
    /// Whether a key comes next.
    before_key: bool,
    /// The place of the element that is being read.
    index: usize,
}

/// A place in a value, and the way to it.
struct Path<'v> {
    value: &'v [u8],
    rest: &'v [u8],
    /// The token that `rest` begins with, where it was looked at: its first byte, and what is left after it.
    /// Many faults may stand in one.
    ahead: Option<(u8, &'v [u8])>,
    open: Vec<Open<'v>>,
}

impl<'v> Path<'v> {
    /// Goes on to the token that has this byte; gives its pointer, or that of a member of it.
    fn to(&mut self, start: usize, member: Option<&str>) -> String {
        while let Some((first, after)) = self.ahead.take().or_else(|| self.token()) {
            let end = self.value.len() - after.len();
            if start < end {
                self.ahead = Some((first, after));
                break;
            }
            self.pass(first, after);
        }
        self.pointer(member)
    }

    /// The next token's first byte, and what is left after it. A key is taken into the way to it.
    fn token(&mut self) -> Option<(u8, &'v [u8])> {
        self.rest = white_space(self.rest);
        let (first, after) = self.rest.split_first()?;
        let after = match first {
            b'"' => {
                let end = closing(after);
                if let Some(open) = self.open.last_mut().filter(|open| open.before_key) {
                    open.key = after.get(..(after.len() - end.len()).saturating_sub(1));
                }
                end
            }
            b'{' | b'[' | b'}' | b']' | b':' | b',' => after,
            _ => {
                let ends = |byte: &u8| matches!(byte, b',' | b']' | b'}' | b' ' | b'\n' | b'\r' | b'\t');
                after.get(after.iter().position(ends).unwrap_or(after.len())..).unwrap_or_default()
            }
        };
        Some((*first, after))
    }

    fn pass(&mut self, first: u8, after: &'v [u8]) {
        match first {
            b'{' => self.open.push(Open { key: None, before_key: true, index: 0 }),
            b'[' => self.open.push(Open { key: None, before_key: false, index: 0 }),
            b'}' | b']' => {
                self.open.pop();
            }
            b':' | b',' => {
                if let Some(open) = self.open.last_mut() {
                    open.before_key = first == b',' && open.key.is_some();
                    open.index += usize::from(first == b',');
                }
            }
            _ => {}
        }
        self.rest = after;
    }

    fn pointer(&self, member: Option<&str>) -> String {
        let way = self.open.iter().flat_map(|open| {
            let index = if open.key.is_some() { String::new() } else { open.index.to_string() };
            let key = shown(open.key.unwrap_or_default());
            core::iter::once('/')
                .chain(decoded(key).map(Unit16::shown).flat_map(escaped))
                .chain(index.into_bytes().into_iter().map(char::from))
        });
        let member =
            member.into_iter().flat_map(|name| core::iter::once('/').chain(name.chars().flat_map(escaped)));
        cut(way.chain(member), LONGEST).collect()
    }
}

/// As much of a key as a pointer can show behind its `/`: a character is written with twelve bytes at most.
fn shown(key: &[u8]) -> &[u8] {
    let most = LONGEST * 12;
    let border = (most..key.len()).find(|&at| key.get(at).is_none_or(|byte| byte & 0xc0 != 0x80));
    key.get(..border.unwrap_or(key.len())).unwrap_or_default()
}

/// A character of a name as RFC 6901 writes it.
fn escaped(character: char) -> impl Iterator<Item = char> {
    let (first, second) = match character {
        '~' => ('~', Some('0')),
        '/' => ('~', Some('1')),
        _ => (character, None),
    };
    core::iter::once(first).chain(second)
}
