//! How encoders write.

use fastrand::Rng;

use crate::pick;
use crate::tree::{Json, Member};

/// The habits of an encoder.
#[derive(Clone)]
pub(crate) struct Form {
    order: Order,
    comma: &'static str,
    colon: &'static str,
    /// What follows an opening bracket and a comma, and precedes a closing one; levels are indented after a line
    /// feed.
    newline: &'static str,
    escapes: Escapes,
}

#[derive(Clone, Copy)]
enum Order {
    Contract,
    Sorted,
    Random,
}

/// What is escaped beside what has to be.
#[derive(Clone, Copy)]
enum Escapes {
    Nothing,
    /// PHP's default for slashes.
    Slash,
    /// Python's default.
    NonAscii,
}

const fn plain(order: Order, comma: &'static str, colon: &'static str) -> Form {
    Form { order, comma, colon, newline: "", escapes: Escapes::Nothing }
}

/// Structs keep the order of their declaration, canonical encoders sort, hash maps have an order each;
/// JavaScript, Go, Java and Rust write compactly, Python with a space after each comma and colon.
pub(crate) const PLAIN_FORMS: &[Form] = &[
    plain(Order::Contract, ",", ":"),
    plain(Order::Contract, ", ", ": "),
    plain(Order::Sorted, ",", ":"),
    plain(Order::Sorted, ", ", ": "),
    plain(Order::Random, ",", ":"),
    plain(Order::Random, ", ", ": "),
];

/// Python's; a template written by hand; `JSON.stringify(…, null, 2)`.
const SPACES: [(&str, &str, &str); 4] =
    [(", ", ": ", ""), (", ", ": ", ""), (" , ", " : ", " "), (",", ": ", "\n")];

impl Form {
    /// The habits of a producer of hard events: members in any order, white space, half of the producers with
    /// Python's escapes.
    pub(crate) fn hard(rng: &mut Rng) -> Form {
        let (comma, colon, newline) = pick(rng, &SPACES);
        let escapes = pick(rng, &[Escapes::NonAscii, Escapes::NonAscii, Escapes::Slash, Escapes::Nothing]);
        Form { order: Order::Random, comma, colon, newline, escapes }
    }

    pub(crate) fn write(&self, value: &Json, rng: &mut Rng) -> Vec<u8> {
        let mut text = String::new();
        self.value(value, 0, rng, &mut text);
        text.into_bytes()
    }

    fn value(&self, value: &Json, level: usize, rng: &mut Rng, text: &mut String) {
        match value {
            Json::Text(content) => self.string(content, text),
            Json::Token(token) => text.push_str(token),
            Json::Array(elements) => self.list(['[', ']'], elements, level, text, |element, text| {
                self.value(element, level + 1, rng, text);
            }),
            Json::Object(members) => {
                let members = self.ordered(members, rng);
                self.list(['{', '}'], &members, level, text, |(key, value), text| {
                    self.string(key, text);
                    text.push_str(self.colon);
                    self.value(value, level + 1, rng, text);
                });
            }
        }
    }

    fn ordered<'a>(&self, members: &'a [Member], rng: &mut Rng) -> Vec<&'a Member> {
        let mut members: Vec<_> = members.iter().collect();
        match self.order {
            Order::Contract => {}
            Order::Sorted => members.sort_by_key(|(key, _)| key),
            Order::Random => rng.shuffle(&mut members),
        }
        members
    }

    fn list<T>(
        &self,
        [open, close]: [char; 2],
        parts: &[T],
        level: usize,
        text: &mut String,
        mut write: impl FnMut(&T, &mut String),
    ) {
        text.push(open);
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                text.push_str(self.comma);
            }
            self.line(level + 1, text);
            write(part, text);
        }
        self.line(level, text);
        text.push(close);
    }

    fn line(&self, level: usize, text: &mut String) {
        text.push_str(self.newline);
        if self.newline.ends_with('\n') {
            text.extend(std::iter::repeat_n("  ", level));
        }
    }

    fn string(&self, content: &str, text: &mut String) {
        text.push('"');
        for character in content.chars() {
            match (character, self.escapes) {
                ('"' | '\\', _) => text.extend(['\\', character]),
                ('\n', _) => text.push_str("\\n"),
                ('\t', _) => text.push_str("\\t"),
                ('/', Escapes::Slash) => text.push_str("\\/"),
                (_, Escapes::NonAscii) if !character.is_ascii() => {
                    for unit in character.encode_utf16(&mut [0; 2]) {
                        text.push_str(&format!("\\u{unit:04x}"));
                    }
                }
                _ => text.push(character),
            }
        }
        text.push('"');
    }
}
