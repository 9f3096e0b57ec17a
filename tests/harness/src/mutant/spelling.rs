//! How one text can be spelled between quotes: raw, with short escapes, with `\u` in either case.

use fastrand::Rng;

use super::draw::{below, chance, word};

/// A JSON string of a text, so many characters in a thousand escaped where they need not be.
pub(super) fn spelled(rng: &mut Rng, text: &str, escaped: u32) -> String {
    format!("\"{}\"", content(rng, text, escaped))
}

/// A JSON string as most producers write it.
pub(super) fn plain(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// The text of a JSON string; as it stands, where it is none.
pub(super) fn meaning(token: &str) -> String {
    serde_json::from_str(token).unwrap_or_else(|_| token.trim_matches('"').into())
}

/// The same string with some of its characters spelled in another way.
pub(super) fn respelled(rng: &mut Rng, token: &str) -> String {
    spelled(rng, &meaning(token), 300)
}

/// The same string with something inside that need not be right there.
pub(super) fn with_inside(rng: &mut Rng, token: &str, inside: &str) -> String {
    let characters: Vec<char> = meaning(token).chars().collect();
    let (before, after) = characters.split_at_checked(below(rng, characters.len() + 1)).unwrap_or_default();
    let before = content(rng, &String::from_iter(before), 20);
    let after = content(rng, &String::from_iter(after), 20);
    format!("\"{before}{inside}{after}\"")
}

fn content(rng: &mut Rng, text: &str, escaped: u32) -> String {
    let mut content = String::new();
    for character in text.chars() {
        let must = matches!(character, '"' | '\\' | '\0'..='\u{1f}');
        if !must && !chance(rng, escaped) {
            content.push(character);
            continue;
        }
        let short = match character {
            '"' => Some('"'),
            '\\' => Some('\\'),
            '/' => Some('/'),
            '\u{8}' => Some('b'),
            '\u{c}' => Some('f'),
            '\n' => Some('n'),
            '\r' => Some('r'),
            '\t' => Some('t'),
            _ => None,
        };
        match short.filter(|_| rng.bool()) {
            Some(letter) => content.extend(['\\', letter]),
            None => character.encode_utf16(&mut [0; 2]).iter().for_each(|unit| {
                content.push_str(&escape(rng, *unit));
            }),
        }
    }
    content
}

/// `\u` and four digits, in lower, upper or mixed case.
pub(super) fn escape(rng: &mut Rng, unit: u16) -> String {
    match rng.u32(0..3) {
        0 => format!("\\u{unit:04x}"),
        1 => format!("\\u{unit:04X}"),
        _ => {
            let digits = format!("{unit:04x}");
            let mixed: String = digits
                .chars()
                .map(|digit| if rng.bool() { digit.to_ascii_uppercase() } else { digit })
                .collect();
            format!("\\u{mixed}")
        }
    }
}

/// Escapes of which at least one is half of a surrogate pair, mostly; some are whole pairs.
pub(super) fn halves(rng: &mut Rng) -> String {
    let (high, low) = (rng.u16(0xd800..0xdc00), rng.u16(0xdc00..0xe000));
    let (high, low) = (escape(rng, high), escape(rng, low));
    match rng.u32(0..9) {
        0 | 1 => high,
        2 | 3 => low,
        4 => format!("{low}{high}"),
        5 => format!("{high}{high}{low}"),
        6 => format!("{high}{}{low}", word(rng, &["x", "\\n", "\\\\", "é", "\\u0041"])),
        7 => format!("{high}{low}{low}"),
        _ => format!("{high}{low}"),
    }
}

/// What no JSON string has inside.
pub(super) fn broken(rng: &mut Rng) -> String {
    match rng.u32(0..5) {
        0 => char::from(rng.u8(0..0x20)).into(),
        1 => {
            word(rng, &["\\x", "\\'", "\\0", "\\a", "\\v", "\\U0041", "\\ ", "\\\n", "\\é", "\\u{41}"]).into()
        }
        2 => word(rng, &["\\u", "\\u1", "\\u12", "\\u123", "\\u12g4", "\\u 123", "\\u+123", "\\ud83d\\u"])
            .into(),
        3 => "\"".into(),
        _ => "\\".into(),
    }
}
