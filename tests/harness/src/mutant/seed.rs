//! Valid events of many shapes: what mutants are made of.

use fastrand::Rng;

use super::draw::{chance, one};
use super::spelling::spelled;
use super::tree::{Member, Style, Tree};
use super::values;

/// An event, and how it is written.
#[derive(Clone, Debug)]
pub(super) struct Seed {
    pub(super) tree: Tree,
    pub(super) style: Style,
}

impl Seed {
    pub(super) fn text(&self) -> String {
        self.tree.text(self.style)
    }
}

const COMPACT: Style = Style { after_comma: "", after_colon: "", lines: None };
const STYLES: &[Style] = &[
    COMPACT,
    COMPACT,
    Style { after_comma: " ", after_colon: " ", lines: None },
    Style { after_comma: "", after_colon: " ", lines: Some(("\n", "  ")) },
    Style { after_comma: "", after_colon: " ", lines: Some(("\r\n", "\t")) },
    Style { after_comma: "", after_colon: "", lines: Some(("\n", "")) },
];

/// The order of members.
#[derive(Clone, Copy)]
enum Order {
    Contract,
    Sorted,
    Random,
}

pub(super) fn seed(rng: &mut Rng) -> Seed {
    let order = *one(rng, &[Order::Contract, Order::Contract, Order::Sorted, Order::Random]);
    let created = chance(rng, 600);
    let order_id = Tree::Scalar(values::string(rng));
    let mut payload = vec![key(rng, "orderId", order_id)];
    if created {
        let count = if chance(rng, 30) { rng.usize(15..60) } else { rng.usize(0..=6) };
        let items = (0..count).map(|_| item(rng, order)).collect();
        payload.push(key(rng, "items", Tree::Array(items)));
    }
    let event_type = if created { "ORDER_CREATED" } else { "ORDER_CANCELLED" };
    let (uuid, timestamp) = (values::uuid(rng), values::timestamp(rng));
    let members = [
        ("eventId", seldom_escaped(rng, &uuid)),
        ("eventType", seldom_escaped(rng, event_type)),
        ("timestamp", seldom_escaped(rng, &timestamp)),
    ];
    let mut members: Vec<Member> = members.map(|(name, value)| key(rng, name, Tree::Scalar(value))).into();
    let payload = ordered(rng, order, payload);
    members.push(key(rng, "payload", payload));
    Seed { tree: ordered(rng, order, members), style: *one(rng, STYLES) }
}

fn item(rng: &mut Rng, order: Order) -> Tree {
    let (sku, quantity) = (values::string(rng), values::quantity(rng));
    let members = vec![key(rng, "sku", Tree::Scalar(sku)), key(rng, "qty", Tree::Scalar(quantity))];
    ordered(rng, order, members)
}

fn key(rng: &mut Rng, name: &str, value: Tree) -> Member {
    (seldom_escaped(rng, name), value)
}

fn seldom_escaped(rng: &mut Rng, text: &str) -> String {
    let escaped = if chance(rng, 20) { 300 } else { 0 };
    spelled(rng, text, escaped)
}

fn ordered(rng: &mut Rng, order: Order, mut members: Vec<Member>) -> Tree {
    match order {
        Order::Contract => {}
        Order::Sorted => members.sort_by(|one, two| one.0.cmp(&two.0)),
        Order::Random => rng.shuffle(&mut members),
    }
    Tree::Object(members)
}
