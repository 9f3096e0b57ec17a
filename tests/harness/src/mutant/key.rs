//! Keys that are wrong: there twice, misspelt, unknown, long, many.

use fastrand::Rng;

use super::draw::{below, chance, one, word};
use super::spelling::{halves, meaning, plain, respelled, spelled, with_inside};
use super::tree::Tree;
use super::values::{self, NAMES};

const UNKNOWN: &[&str] = &[
    "extra",
    "source",
    "a/b~c",
    "~",
    "/",
    "",
    " ",
    "qty ",
    "Ünïcode",
    "😀",
    "line\nend",
    "\u{202e}\u{200b}\u{ad}",
    "`\\`",
    "\u{0}",
    "\u{fffd}",
    "$schema",
    "orderID",
    "order_id",
    "event-type",
    "EVENTID",
    "quantity",
    "item",
    "time",
    "skus",
    "eventid",
    "Payload",
    "__proto__",
    "constructor",
    "toString",
    "0",
    "-1",
];

/// Adds a member again, its key spelled in the same way or in another.
pub(super) fn twice(rng: &mut Rng, tree: &mut Tree) {
    let Some(members) = tree
        .any(rng, |node| matches!(node, Tree::Object(members) if !members.is_empty()))
        .and_then(Tree::members)
    else {
        return;
    };
    let times = if chance(rng, 100) { rng.usize(2..12) } else { 1 };
    for _ in 0..times {
        let (key, value) = one(rng, members).clone();
        let key = if rng.bool() { key } else { respelled(rng, &key) };
        let value = if rng.bool() { value } else { values::any(rng, 2) };
        members.insert(below(rng, members.len() + 1), (key, value));
    }
}

/// Adds members that the contract does not name; seldom many, or such as come near to a known name.
pub(super) fn unknown(rng: &mut Rng, tree: &mut Tree) {
    let Some(members) = tree.any(rng, |node| matches!(node, Tree::Object(_))).and_then(Tree::members) else {
        return;
    };
    let times = if chance(rng, 80) { rng.usize(5..40) } else { rng.usize(1..3) };
    for _ in 0..times {
        let name = name(rng);
        let key = match rng.u32(0..10) {
            0 => {
                let halves = halves(rng);
                with_inside(rng, &plain(&name), &halves)
            }
            1 => spelled(rng, &name, 300),
            _ => plain(&name),
        };
        let value = values::any(rng, 3);
        members.insert(below(rng, members.len() + 1), (key, value));
    }
}

fn name(rng: &mut Rng) -> String {
    match rng.u32(0..10) {
        0..3 => {
            let name = word(rng, NAMES);
            misspelt(rng, name)
        }
        3 => word(rng, &["k", "key/", "~", "é", "😀", "\u{1}", "\u{e0001}"]).repeat(rng.usize(20..140)),
        4 if rng.bool() => format!("key-{}", rng.u32(0..20)),
        4 => hiding(rng),
        5 => values::text(rng),
        6 => word(rng, NAMES).into(),
        _ => word(rng, UNKNOWN).into(),
    }
}

/// Characters at the borders of those that are shown as escapes.
fn hiding(rng: &mut Rng) -> String {
    const BORDERS: &[u32] = &[
        0x00, 0x1f, 0x7f, 0x9f, 0xad, 0x61c, 0x200b, 0x200f, 0x2028, 0x202e, 0x2060, 0x206f, 0xfeff, 0xfff9,
        0xfffb, 0xe0000, 0xe007f,
    ];
    let border = *one(rng, BORDERS);
    let near = [border.saturating_sub(1), border, border + 1];
    near.into_iter().filter_map(char::from_u32).collect()
}

/// Misspells the key of a member, whose value stays.
pub(super) fn misspell(rng: &mut Rng, tree: &mut Tree) {
    let Some(members) = tree
        .any(rng, |node| matches!(node, Tree::Object(members) if !members.is_empty()))
        .and_then(Tree::members)
    else {
        return;
    };
    let at = below(rng, members.len());
    if let Some((key, _)) = members.get_mut(at) {
        let name = meaning(key);
        *key = plain(&misspelt(rng, &name));
    }
}

/// A name with one to three edits.
pub(super) fn misspelt(rng: &mut Rng, name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    for _ in 0..*one(rng, &[1, 1, 1, 2, 2, 3]) {
        let at = below(rng, letters.len());
        match rng.u32(0..7) {
            0 if !letters.is_empty() => {
                letters.remove(at);
            }
            1 if letters.len() > 1 => letters.swap(at, if at == 0 { 1 } else { at - 1 }),
            2 => letters.insert(at, *one(rng, &['_', '-', ' ', 'x', 'é', 's'])),
            3 => letters.iter_mut().for_each(|letter| *letter = letter.to_ascii_uppercase()),
            4 => letters.iter_mut().for_each(|letter| *letter = letter.to_ascii_lowercase()),
            5 => {
                // camelCase as snake_case
                let upper = letters.iter().position(char::is_ascii_uppercase);
                if let Some(upper) = upper.filter(|upper| *upper > 0) {
                    letters.insert(upper, '_');
                }
            }
            _ => {
                if let Some(letter) = letters.get_mut(at) {
                    *letter = *one(rng, &['a', 'i', 'Q', 'ı', '0', '😀']);
                }
            }
        }
    }
    letters.into_iter().collect()
}
