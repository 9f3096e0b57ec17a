//! Mutants whose tokens are wrong, or right in an unusual way.

use fastrand::Rng;

use super::draw::{below, one, word};
use super::key;
use super::seed::Seed;
use super::spelling::{broken, halves, respelled, with_inside};
use super::tree::Tree;
use super::values;

const TOKENS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "null",
    "true",
    "false",
    "0",
    "\"\"",
    "\"a\"",
    "nul",
    "nulll",
    "True",
    "None",
    "undefined",
    "'a'",
    "a",
    ";",
    "()",
    "=",
    "\"",
    "{}",
    "[]",
    "\"qty\"",
    "NaN",
    "tru",
    "fals",
    "é",
    "😀",
    "\u{feff}",
];

const SPACES: &[&str] = &[
    " ", "\n", "\r", "\t", "\r\n", "   ", "\n\n", "\u{b}", "\u{c}", "\u{a0}", "\u{2028}", "\u{0}", "\u{feff}",
];

const COMMENTS: &[&str] =
    &["// comment\n", "/* comment */", "# comment\n", "<!-- -->", "//", "/*", "/**/", "/"];

pub(super) fn mutate(rng: &mut Rng, mut seed: Seed, times: u32) -> String {
    let in_tree: Vec<bool> = (0..times).map(|_| rng.u32(0..5) < 2).collect();
    for _ in in_tree.iter().filter(|in_tree| **in_tree) {
        match rng.u32(0..3) {
            0 => wrap(rng, &mut seed.tree),
            _ => key::twice(rng, &mut seed.tree),
        }
    }
    let mut tokens = seed.tree.tokens(seed.style);
    for _ in in_tree.iter().filter(|in_tree| !**in_tree) {
        once(rng, &mut tokens);
    }
    tokens.concat()
}

/// Wraps a value in arrays and objects, seldom in about as many as may be open.
fn wrap(rng: &mut Rng, tree: &mut Tree) {
    let levels = if rng.u32(0..3) == 0 { rng.usize(58..68) } else { rng.usize(1..4) };
    let objects = rng.u32(0..3);
    if let Some(node) = tree.any(rng, |_| true) {
        for _ in 0..levels {
            let inside = std::mem::replace(node, Tree::Array(Vec::new()));
            *node = match objects {
                0 => Tree::Array(vec![inside]),
                1 => Tree::Object(vec![("\"a\"".into(), inside)]),
                _ if rng.bool() => Tree::Array(vec![inside]),
                _ => Tree::Object(vec![("\"\"".into(), inside)]),
            };
        }
    }
}

fn once(rng: &mut Rng, tokens: &mut Vec<String>) {
    let at = below(rng, tokens.len());
    let other = below(rng, tokens.len());
    match rng.u32(0..20) {
        0 => tokens.swap(at, other),
        1 => {
            let again = tokens.get(at).cloned().unwrap_or_default();
            tokens.insert(other, again);
        }
        2 => {
            tokens.remove(at);
        }
        3 => put(tokens, at, word(rng, TOKENS)),
        4 => tokens.insert(at, word(rng, TOKENS).into()),
        5 => {
            let moved = tokens.remove(at);
            tokens.insert(other.min(tokens.len()), moved);
        }
        6..9 => {
            let spaces: &[&str] =
                if rng.u32(0..4) == 0 { SPACES } else { &[" ", "\n", "\r", "\t", " \r\n\t "] };
            let space = word(rng, spaces);
            tokens.insert(if rng.u32(0..8) == 0 { tokens.len() } else { at }, space.into());
        }
        9 => tokens.insert(at, word(rng, COMMENTS).into()),
        10 => {
            let comma = word(rng, &[",", ",,", ";", ", ,"]).to_string();
            // before a closing bracket, or anywhere
            let closing = |token: &String| matches!(token.as_str(), "}" | "]");
            tokens.insert(some(rng, tokens, closing).unwrap_or(at), comma);
        }
        11 => {
            if let Some(at) = some(rng, tokens, |token| token == "," || token == ":") {
                tokens.remove(at);
            }
        }
        12 | 13 => {
            let numeric =
                |token: &String| token.starts_with(|first: char| first == '-' || first.is_ascii_digit());
            let at = some(rng, tokens, numeric).unwrap_or(at);
            put(tokens, at, &values::number(rng));
        }
        14 | 15 => on_string(rng, tokens, respelled),
        16 | 17 => on_string(rng, tokens, |rng, token| {
            let halves = halves(rng);
            with_inside(rng, token, &halves)
        }),
        18 => on_string(rng, tokens, |rng, token| {
            let broken = broken(rng);
            with_inside(rng, token, &broken)
        }),
        _ => on_string(rng, tokens, |rng, token| match rng.u32(0..4) {
            0 => token.trim_matches('"').into(),
            1 => format!("'{}'", token.trim_matches('"')),
            2 => format!("{token}{token}"),
            _ => token.trim_end_matches('"').into(),
        }),
    }
}

fn put(tokens: &mut [String], at: usize, token: &str) {
    if let Some(place) = tokens.get_mut(at) {
        *place = token.into();
    }
}

/// The place of one of the tokens that are so.
fn some(rng: &mut Rng, tokens: &[String], wanted: impl Fn(&String) -> bool) -> Option<usize> {
    let places: Vec<usize> =
        tokens.iter().enumerate().filter_map(|(place, token)| wanted(token).then_some(place)).collect();
    (!places.is_empty()).then(|| *one(rng, &places))
}

/// Changes one of the strings, be it a key or a value.
fn on_string(rng: &mut Rng, tokens: &mut [String], change: impl Fn(&mut Rng, &str) -> String) {
    if let Some(at) = some(rng, tokens, |token| token.starts_with('"')) {
        let changed = change(rng, tokens.get(at).map(String::as_str).unwrap_or_default());
        put(tokens, at, &changed);
    }
}
