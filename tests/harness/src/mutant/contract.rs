//! Mutants that are JSON and wrong, odd or unusual by the contract.

use fastrand::Rng;

use super::draw::{below, chance, word};
use super::key;
use super::near;
use super::seed::Seed;
use super::spelling::{halves, plain, spelled, with_inside};
use super::tree::{Member, Tree, is};
use super::values::{self, NAMES};

pub(super) fn mutate(rng: &mut Rng, mut seed: Seed, times: u32) -> String {
    for _ in 0..times {
        once(rng, &mut seed.tree);
    }
    seed.text()
}

fn once(rng: &mut Rng, tree: &mut Tree) {
    match rng.u32(0..20) {
        0..3 => field(rng, tree),
        3..5 => {
            let text = near::uuid(rng);
            set(rng, tree, "eventId", &text);
        }
        5..8 => {
            let text = near::timestamp(rng);
            set(rng, tree, "timestamp", &text);
        }
        8 | 9 => {
            let number = values::number(rng);
            set_token(rng, tree, "qty", number);
        }
        10 | 11 => key::unknown(rng, tree),
        12 => key::misspell(rng, tree),
        13 | 14 => {
            let text = near::event_type(rng);
            set(rng, tree, "eventType", &text);
        }
        15 | 16 => reorder(rng, tree),
        17 => {
            let items =
                word(rng, &["[]", "[ ]", "{}", "[null]", "[[]]", "[{}]", "[{},{}]", "[1,2]", "\"[]\""])
                    .into();
            set_token(rng, tree, "items", items);
        }
        18 => {
            let name = word(rng, &["orderId", "sku"]);
            set_token(rng, tree, name, "\"\"".into());
        }
        _ => {
            let root = std::mem::replace(tree, Tree::Array(Vec::new()));
            *tree = match rng.u32(0..4) {
                0 => values::any(rng, 2),
                1 => Tree::Array(vec![root]),
                _ => root,
            };
            key::twice(rng, tree);
        }
    }
}

/// The object that has a member of this name, in the contract.
fn owner<'t>(rng: &mut Rng, tree: &'t mut Tree, name: &str) -> Option<&'t mut Vec<Member>> {
    match name {
        "orderId" | "items" => tree.member("payload")?.members(),
        "sku" | "qty" => {
            let items = tree.member("payload")?.member("items")?.elements()?;
            let at = below(rng, items.len());
            items.get_mut(at)?.members()
        }
        _ => tree.members(),
    }
}

fn set_token(rng: &mut Rng, tree: &mut Tree, name: &str, token: String) {
    let place = owner(rng, tree, name).and_then(|members| members.iter_mut().find(|(key, _)| is(key, name)));
    if let Some((_, value)) = place {
        *value = Tree::Scalar(token);
    }
}

fn set(rng: &mut Rng, tree: &mut Tree, name: &str, text: &str) {
    let token = match rng.u32(0..20) {
        0 => spelled(rng, text, 300),
        1 => {
            let halves = halves(rng);
            with_inside(rng, &plain(text), &halves)
        }
        _ => plain(text),
    };
    set_token(rng, tree, name, token);
}

/// A field that is absent, null, of another type, or at another place.
fn field(rng: &mut Rng, tree: &mut Tree) {
    let name = word(rng, NAMES);
    let other = values::any(rng, 3);
    let Some(members) = owner(rng, tree, name) else { return };
    let Some(at) = members.iter().position(|(key, _)| is(key, name)) else { return };
    match rng.u32(0..8) {
        0..3 => {
            members.remove(at);
        }
        3 | 4 => {
            if let Some((_, value)) = members.get_mut(at) {
                *value = Tree::Scalar("null".into());
            }
        }
        5 => {
            let moved = members.remove(at);
            if let Some(members) =
                tree.any(rng, |node| matches!(node, Tree::Object(_))).and_then(Tree::members)
            {
                members.push(moved);
            }
        }
        _ => {
            if let Some((_, value)) = members.get_mut(at) {
                *value = other;
            }
        }
    }
}

fn reorder(rng: &mut Rng, tree: &mut Tree) {
    if chance(rng, 300) {
        // the payload before the type that chooses what it is
        if let Some(members) = tree.members() {
            members.sort_by_key(|(key, _)| !is(key, "payload"));
        }
    } else if let Some(members) =
        tree.any(rng, |node| matches!(node, Tree::Object(_))).and_then(Tree::members)
    {
        rng.shuffle(members);
    }
}
