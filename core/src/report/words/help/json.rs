//! Help where a value is not JSON: the marks of other languages, of serializers, of hands.

use super::{NOT_UTF16, ONE_EVENT};
use crate::fault::Expecting;
use crate::report::visible::hidden;

const NOT_FINITE: &str = "JSON has no NaN and no infinity";
const TRAILING_COMMA: &str = "drop the trailing comma";
const SECOND_COMMA: &str = "drop one of the commas";
const QUOTE_KEY: &str = "quote the key";
const LINE_BREAK: &str = "close the string, or write a line break as `\\n`";

/// `before` is what was read, `rest` begins with the character that can't stand there.
pub(super) fn slip(expecting: Expecting, before: &[u8], rest: &[u8]) -> Option<&'static str> {
    if rest.is_empty() {
        return None;
    }
    match expecting {
        Expecting::NumberEnd => Some("drop the leading zero"),
        Expecting::Digit => digit(before, rest),
        Expecting::Literal => literal(before, word(rest)),
        Expecting::StringCharacter => Some(match rest {
            [b'\n', ..] | [b'\r', b'\n', ..] => LINE_BREAK,
            [b'\r', ..] => "write a carriage return as `\\r`",
            [b'\t', ..] => "write a tab as `\\t`",
            _ => "write it as `\\u` with 4 hexadecimal digits",
        }),
        Expecting::Escape => escape(rest),
        Expecting::Hexadecimal => Some("write 4 hexadecimal digits after `\\u`"),
        _ => encoding(before, rest).or_else(|| between(rest)).or_else(|| {
            let trimmed = before.trim_ascii_end();
            match expecting {
                Expecting::Value | Expecting::ValueOrBracket => value(trimmed, rest),
                Expecting::Key | Expecting::KeyOrBrace => key(before, trimmed, rest),
                Expecting::CommaOrBrace | Expecting::CommaOrBracket => after_value(before, rest),
                Expecting::EndOfValue => after_all(before, rest),
                _ => None,
            }
        }),
    }
}

/// What stands before the JSON, or another encoding of it.
fn encoding(before: &[u8], rest: &[u8]) -> Option<&'static str> {
    match (before, rest) {
        ([], [0xef, 0xbb, 0xbf, ..]) => Some("drop the byte order mark"),
        ([], [0, b'{', 0, ..]) | ([b'{'], [0, ..]) => Some(NOT_UTF16),
        // a zero and the number of a schema
        ([], [0, _, _, _, _, b'{', ..]) => Some("drop the schema registry's 5 bytes before the JSON"),
        _ => None,
    }
}

/// What JSON has nowhere between its tokens.
fn between(rest: &[u8]) -> Option<&'static str> {
    if matches!(rest, [b'#', ..] | [b'/', b'/' | b'*', ..]) {
        return Some("drop the comment");
    }
    let near = rest.get(..4).unwrap_or(rest);
    let character = near.utf8_chunks().next()?.valid().chars().next()?;
    if character.is_whitespace() {
        Some("write a space instead")
    } else if hidden(character) && !character.is_ascii() {
        Some("drop the invisible character")
    } else {
        None
    }
}

fn digit(before: &[u8], rest: &[u8]) -> Option<&'static str> {
    match (before, rest) {
        ([.., b'-'], [b'I', ..]) => Some(NOT_FINITE),
        ([.., b'-'], [b'.', ..]) => Some("write a digit before the point"),
        ([.., b'.'], _) => Some("write a digit after the point"),
        _ => None,
    }
}

/// The letters and digits that stand here.
fn word(rest: &[u8]) -> &[u8] {
    let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

fn literal(before: &[u8], word: &[u8]) -> Option<&'static str> {
    match (before, word) {
        ([.., b'n'], b"an") => Some(NOT_FINITE),
        ([.., b'n'], b"one" | b"il") => Some("write `null`"),
        _ => None,
    }
}

fn escape(rest: &[u8]) -> Option<&'static str> {
    match rest {
        [b'x', one, two, ..] if one.is_ascii_hexdigit() && two.is_ascii_hexdigit() => {
            Some("write `\\u00` for `\\x`")
        }
        [b'\'', ..] => Some("drop the backslash"),
        [0..=0x1f, ..] => None,
        _ => Some("write a backslash as `\\\\`"),
    }
}

/// Where a value should begin; `before` has no white space at its end.
fn value(before: &[u8], rest: &[u8]) -> Option<&'static str> {
    let word = word(rest);
    match word {
        b"NaN" | b"Infinity" | b"infinity" | b"Inf" | b"inf" => return Some(NOT_FINITE),
        b"True" | b"TRUE" => return Some("write `true`"),
        b"False" | b"FALSE" => return Some("write `false`"),
        b"None" | b"Null" | b"NULL" => return Some("write `null`"),
        b"undefined" => return Some("JSON has no `undefined`"),
        _ => {}
    }
    match (before, rest) {
        ([], _) if quote(rest) => Some("drop the quotes around the value"),
        ([.., b','], [b']', ..]) => Some(TRAILING_COMMA),
        ([.., b','], [b',', ..]) => Some(SECOND_COMMA),
        (_, [b'.', b'0'..=b'9', ..]) => Some("write a digit before the point"),
        (_, [b'+', b'0'..=b'9' | b'.', ..]) => Some("drop the plus sign"),
        // not a call, as `Decimal(…)`
        ([_, ..], [b'a'..=b'z' | b'A'..=b'Z', ..]) if rest.get(word.len()) != Some(&b'(') => {
            Some("quote the string")
        }
        _ => other_quotes(rest),
    }
}

/// Where a key should begin; `trimmed` is `before` without white space at its end.
fn key(before: &[u8], trimmed: &[u8], rest: &[u8]) -> Option<&'static str> {
    let after = rest.get(word(rest).len()..).unwrap_or_default().trim_ascii_start();
    match (before, rest) {
        (_, [b'}', ..]) if trimmed.ends_with(b",") => Some(TRAILING_COMMA),
        (_, [b',', ..]) if trimmed.ends_with(b",") => Some(SECOND_COMMA),
        ([.., b'0'..=b'9', b','], [b'0'..=b'9', ..]) if !after.starts_with(b":") => {
            Some("write a point in a number, not a comma")
        }
        (_, [b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'$', ..]) => Some(QUOTE_KEY),
        _ => other_quotes(rest),
    }
}

/// Quotes of other languages, and those that word processors make.
fn quote(rest: &[u8]) -> bool {
    ["'", "`", "\u{2018}", "\u{2019}", "\u{201a}", "\u{201c}", "\u{201d}", "\u{201e}"]
        .iter()
        .any(|quote| rest.starts_with(quote.as_bytes()))
}

fn other_quotes(rest: &[u8]) -> Option<&'static str> {
    quote(rest).then_some("quote with `\"`")
}

fn after_value(before: &[u8], rest: &[u8]) -> Option<&'static str> {
    match (before, rest) {
        ([.., b':' | b'[' | b',' | b' ' | b'-', b'0'], [b'x' | b'X', digit, ..])
            if digit.is_ascii_hexdigit() =>
        {
            Some("write the number in decimal digits")
        }
        _ => None,
    }
}

/// Behind a whole value.
fn after_all(before: &[u8], rest: &[u8]) -> Option<&'static str> {
    let object = |text: &[u8]| text.trim_ascii_start().starts_with(b"{");
    match rest {
        [0] => Some("drop the zero byte at the end"),
        [b',', after @ ..] if after.trim_ascii().is_empty() => Some(TRAILING_COMMA),
        [b',', after @ ..] | after if object(before) && object(after) => Some(ONE_EVENT),
        _ => None,
    }
}
