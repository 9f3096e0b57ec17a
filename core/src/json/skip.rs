//! Reading a value for JSON's own faults only: where the contract says nothing of it.

use super::keys::Key;
use super::number::skip_number;
use super::{Keys, Next, next, string, white_space};
use crate::Code;
use crate::fault::{Detail, Expecting, Faults, Stop};

/// How many objects and arrays may be open at once (meaning 2.4).
pub(crate) const DEPTH: u32 = 64;

/// What reading a value needs to know and to note.
pub(crate) struct Skip<'s> {
    /// The whole value, to compare keys in.
    pub(crate) value: &'s [u8],
    pub(crate) faults: &'s mut Faults,
    pub(crate) keys: &'s mut Keys,
}

impl Skip<'_> {
    /// What is left after the value that begins here, `depth` objects and arrays being open.
    ///
    /// # Errors
    ///
    /// Where no JSON text goes on so, or the depth is passed.
    pub(crate) fn value<'v>(&mut self, rest: &'v [u8], depth: u32) -> Result<&'v [u8], Stop> {
        match rest {
            [b'"', after @ ..] => Ok(string(after, self.faults)?.1),
            [b'{', ..] => self.object(rest, depth),
            [b'[', ..] => self.array(rest, depth),
            [b'-' | b'0'..=b'9', ..] => skip_number(rest, self.faults),
            [b't', after @ ..] => self.literal(after, b"rue"),
            [b'f', after @ ..] => self.literal(after, b"alse"),
            [b'n', after @ ..] => self.literal(after, b"ull"),
            _ => Err(self.faults.end(rest, Expecting::Value)),
        }
    }

    fn literal<'v>(&mut self, mut rest: &'v [u8], letters: &[u8]) -> Result<&'v [u8], Stop> {
        for letter in letters {
            match rest {
                [byte, after @ ..] if byte == letter => rest = after,
                _ => return Err(self.faults.end(rest, Expecting::Literal)),
            }
        }
        Ok(rest)
    }

    fn array<'v>(&mut self, rest: &'v [u8], depth: u32) -> Result<&'v [u8], Stop> {
        if depth >= DEPTH {
            return Err(self.faults.end_too_deep(rest));
        }
        let mut rest = white_space(rest.get(1..).unwrap_or_default());
        if let [b']', after @ ..] = rest {
            return Ok(after);
        }
        if !begins_value(rest) {
            return Err(self.faults.end(rest, Expecting::ValueOrBracket));
        }
        loop {
            match next(self.value(rest, depth + 1)?, b']') {
                Next::More(after) => rest = after,
                Next::Closed(after) => return Ok(after),
                Next::Neither(rest) => return Err(self.faults.end(rest, Expecting::CommaOrBracket)),
            }
        }
    }

    fn object<'v>(&mut self, rest: &'v [u8], depth: u32) -> Result<&'v [u8], Stop> {
        if depth >= DEPTH {
            return Err(self.faults.end_too_deep(rest));
        }
        let mut rest = white_space(rest.get(1..).unwrap_or_default());
        if let [b'}', after @ ..] = rest {
            return Ok(after);
        }
        let opened = self.keys.open();
        let mut expecting = Expecting::KeyOrBrace;
        loop {
            let [b'"', after @ ..] = rest else {
                return Err(self.faults.end(rest, expecting));
            };
            let start = self.faults.position(rest);
            let (text, after) = string(after, self.faults)?;
            self.keys.push(Key::new(start, &text));
            let [b':', after @ ..] = white_space(after) else {
                return Err(self.faults.end(white_space(after), Expecting::Colon));
            };
            match next(self.value(white_space(after), depth + 1)?, b'}') {
                Next::More(after) => rest = after,
                Next::Closed(after) => {
                    self.keys.close(opened, self.value, |key, again| {
                        if again {
                            self.faults.note(Code::DuplicateKey, key.span(), 0, &|| Detail::None);
                        }
                    });
                    return Ok(after);
                }
                Next::Neither(rest) => return Err(self.faults.end(rest, Expecting::CommaOrBrace)),
            }
            expecting = Expecting::Key;
        }
    }
}

/// Whether a JSON value can begin so.
pub(crate) fn begins_value(rest: &[u8]) -> bool {
    matches!(rest, [b'"' | b'{' | b'[' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n', ..])
}
