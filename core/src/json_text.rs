//! The JSON text of a host's objects, as `JSON.stringify` writes it (meaning 6.5).

use core::cmp::Reverse;
use core::str::from_utf8;

use crate::json::half;
use crate::report::write_text;

/// How many brackets are open at most. The walk ends before it, so what lies deeper says nothing.
const DEEPEST: usize = 100;

/// Writes the JSON text of a host's objects, one after the other as the host goes through them. Nothing is judged:
/// that is done with the text.
///
/// ```
/// use flowops_contracts::JsonText;
///
/// let mut text = JsonText::default();
/// assert_eq!(text.begin(b'{', 1), Some(true));
/// text.next();
/// text.text("a".as_bytes());
/// text.word(":");
/// assert_eq!(text.begin(b'[', 1), None); // it would contain itself
/// text.word("null");
/// text.end();
/// assert_eq!(text.into_string(), r#"{"a":null}"#);
/// ```
#[derive(Debug, Default)]
pub struct JsonText {
    text: Vec<u8>,
    /// What is being written, and the brackets that end it.
    open: Vec<(usize, u8)>,
}

impl JsonText {
    /// Begins an object or array by its bracket, `{` or `[`; the host tells it from others by a number. Says whether
    /// what it holds is to be written, since it may lie too deep; None where it is being written already, and so
    /// holds itself.
    pub fn begin(&mut self, bracket: u8, identity: usize) -> Option<bool> {
        if self.open.iter().any(|(other, _)| *other == identity) {
            return None;
        }
        self.open.push((identity, if bracket == b'{' { b'}' } else { b']' }));
        self.text.push(bracket);
        Some(self.open.len() <= DEEPEST)
    }

    /// Ends the object or array that was begun last.
    pub fn end(&mut self) {
        self.text.extend(self.open.pop().map(|(_, bracket)| bracket));
    }

    /// Goes on to the first member or element, or to the next.
    pub fn next(&mut self) {
        if !matches!(self.text.last(), Some(b'{' | b'[')) {
            self.text.push(b',');
        }
    }

    /// Writes what is JSON as it stands.
    pub fn word(&mut self, json: &str) {
        self.text.extend_from_slice(json.as_bytes());
    }

    /// Writes a text that is UTF-8, or UTF-8 with halves of surrogate pairs (WTF-8), which are written as their
    /// escapes.
    ///
    /// JSON reads the escape of a high half and that of a low one right after it as one character, which they are
    /// not in the host. So halves that stand side by side are written in falling order, each low one before each
    /// high one: then each is one by itself.
    ///
    /// ```
    /// let mut text = flowops_contracts::JsonText::default();
    /// text.text(b"\xc3\xa9\xed\xa0\xbd\xed\xb8\x80\"");
    /// assert_eq!(text.into_string(), r#""é\ude00\ud83d\"""#);
    /// ```
    pub fn text(&mut self, text: &[u8]) {
        let (begin, mut rest) = (self.text.len(), text);
        loop {
            let valid = from_utf8(rest).map_or_else(|error| error.valid_up_to(), str::len);
            let (before, others) = rest.split_at(valid);
            let place = self.text.len();
            write_text(&mut self.text, from_utf8(before).unwrap_or_default());
            if place > begin {
                // one pair of quotes is around all
                self.text.remove(place);
            }
            if others.is_empty() {
                return;
            }
            self.text.pop();
            rest = self.halves(others);
        }
    }

    /// Writes the halves of pairs that a text begins with, or that it begins with what is no text; gives the rest.
    fn halves<'t>(&mut self, text: &'t [u8]) -> &'t [u8] {
        let (mut halves, mut rest) = (Vec::new(), text);
        while let [0xed, second @ 0xa0..=0xbf, third, more @ ..] = rest {
            halves.push(half(*second, *third));
            rest = more;
        }
        halves.sort_unstable_by_key(|half| Reverse(*half));
        for half in &halves {
            self.word(&format!("\\u{half:04x}"));
        }
        if halves.is_empty() {
            self.word("\u{fffd}");
            rest = rest.get(1..).unwrap_or_default();
        }
        rest
    }

    /// The text.
    #[must_use]
    pub fn into_string(self) -> String {
        String::from_utf8(self.text).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &[u8]) -> String {
        let mut json = JsonText::default();
        json.text(text);
        json.into_string()
    }

    #[test]
    fn texts_are_json() {
        assert_eq!(written("\0\"é😀".as_bytes()), "\"\\u0000\\\"é😀\"");
        assert_eq!(written(b"\xed\xa0\xbd\"\xed\xb8\x80"), r#""\ud83d\"\ude00""#);
        assert_eq!(
            written(b"\xed\xa0\xbd\xed\xb8\x80\xed\xa0\xbd\xed\xb8\x80"),
            r#""\ude00\ude00\ud83d\ud83d""#
        );
        assert_eq!(written(b"a\xff\xed"), "\"a\u{fffd}\u{fffd}\"");
    }

    #[test]
    fn what_lies_too_deep_is_not_written() {
        let mut json = JsonText::default();
        let wanted: Vec<_> = (0..=DEEPEST).filter_map(|level| json.begin(b'[', level)).collect();
        assert_eq!(wanted.iter().position(|wanted| !wanted), Some(DEEPEST));
    }

    #[test]
    fn the_same_twice_is_not_itself() {
        let mut json = JsonText::default();
        let _ = json.begin(b'[', 1);
        for _ in 0..2 {
            json.next();
            assert_eq!(json.begin(b'[', 2), Some(true));
            json.end();
        }
        json.end();
        assert_eq!(json.into_string(), "[[],[]]");
    }
}
