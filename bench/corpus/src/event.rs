//! What events hold.

use fastrand::Rng;

use crate::pick;
use crate::tree::{Json, object, text, token};

/// Four of five are created, with one to five items.
pub(crate) fn plain(rng: &mut Rng) -> Json {
    if rng.u8(..5) == 0 {
        let payload = object([("orderId", text(id(rng, "ORD")))]);
        return root(rng, "ORDER_CANCELLED", payload);
    }
    let items = rng.usize(1..=5);
    created(rng, items)
}

/// An event with so many items.
pub(crate) fn created(rng: &mut Rng, items: usize) -> Json {
    let order_id = text(id(rng, "ORD"));
    let items = (0..items)
        .map(|_| object([("sku", text(id(rng, "SKU"))), ("qty", token(rng.u32(1..100)))]))
        .collect();
    root(rng, "ORDER_CREATED", object([("orderId", order_id), ("items", Json::Array(items))]))
}

fn root(rng: &mut Rng, event_type: &str, payload: Json) -> Json {
    object([
        ("eventId", text(uuid(rng))),
        ("eventType", text(event_type)),
        ("timestamp", text(timestamp(rng))),
        ("payload", payload),
    ])
}

/// An event in which everything is that makes reading slow.
///
/// Producers in the field do each of this: shops name articles in their own language, and names hold quotes,
/// slashes and line breaks from forms; tracing adds members at the root, a newer version adds some to the
/// payload and to items. Here every event has all of it: its `orderId` a word that is not ASCII and a
/// character that has to be escaped, each other text one or the other more often than not; a member at the root
/// that the contract does not name, in half of the events a nested one; every fourth payload and item one more.
pub(crate) fn hard(rng: &mut Rng) -> Json {
    let mut event = plain(rng);
    let payload = event.member("payload");
    if let Some(payload) = payload {
        let order_id = format!("{}-{}{}", id(rng, "ORD"), pick(rng, WORDS), pick(rng, ESCAPED));
        if let Some(value) = payload.member("orderId") {
            *value = text(order_id);
        }
        if let Some(Json::Array(items)) = payload.member("items") {
            for item in items {
                let sku = name(rng, "SKU");
                item.member("sku").into_iter().for_each(|value| *value = text(sku.clone()));
                add(rng, item, 4, "note", |rng| text(name(rng, "note")));
            }
        }
        add(rng, payload, 4, "currency", |_| text("EUR"));
    }
    if rng.bool() {
        add(rng, &mut event, 1, "trace", |rng| {
            object([
                ("id", text(format!("{:032x}", rng.u128(..)))),
                ("sampled", token(rng.bool())),
                ("path", Json::Array(vec![text(name(rng, "gate")), token("-1.5e3")])),
            ])
        });
    } else {
        add(rng, &mut event, 1, "source", |rng| text(name(rng, "checkout")));
    }
    event
}

/// Adds a member that the contract does not name, to one of so many.
fn add(rng: &mut Rng, object: &mut Json, one_of: u8, key: &str, value: impl Fn(&mut Rng) -> Json) {
    if rng.u8(..one_of) == 0 {
        let value = value(rng);
        object.members().into_iter().for_each(|members| members.push((key.to_owned(), value.clone())));
    }
}

const WORDS: &[&str] = &["Größe", "café", "Łódź", "日本語", "заказ", "naïve", "😀"];
const ESCAPED: &[&str] = &["\"", "\\", "\n", "\t", "24\" x 36\"", "C:\\new"];

fn id(rng: &mut Rng, prefix: &str) -> String {
    format!("{prefix}-{}", rng.u32(1..1_000_000))
}

/// A text as people write them: half have a word that is not ASCII, a quarter what has to be escaped.
fn name(rng: &mut Rng, prefix: &str) -> String {
    let mut name = id(rng, prefix);
    if rng.bool() {
        name.push(pick(rng, &[' ', '/', '-']));
        name.push_str(pick(rng, WORDS));
    }
    if rng.u8(..4) == 0 {
        name.push_str(pick(rng, ESCAPED));
    }
    name
}

/// A random UUID, version 4.
fn uuid(rng: &mut Rng) -> String {
    let random = rng.u128(..) & !(0xf << 76) & !(0x3 << 62) | (4 << 76) | (2 << 62);
    let mut digits = format!("{random:032x}");
    for place in [20, 16, 12, 8] {
        digits.insert(place, '-');
    }
    digits
}

/// As `Date.prototype.toISOString` writes it, as services that cut to seconds do, and as Python's `isoformat`.
fn timestamp(rng: &mut Rng) -> String {
    let (year, month, day) = (rng.u16(2020..2030), rng.u8(1..=12), rng.u8(1..=28));
    let (hour, minute, second) = (rng.u8(..24), rng.u8(..60), rng.u8(..60));
    let rest = match rng.u8(..10) {
        0..=4 => "Z".into(),
        5..=8 => format!(".{:03}Z", rng.u16(..1000)),
        _ => format!(".{:06}+00:00", rng.u32(..1_000_000)),
    };
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{rest}")
}
