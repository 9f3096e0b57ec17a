//! What goes wrong in the field.

use fastrand::Rng;

use crate::form::Form;
use crate::pick;
use crate::tree::{Json, text, token};

/// Gives an event one fault, sometimes two or three, and writes it.
pub(crate) fn break_event(event: &mut Json, form: &Form, rng: &mut Rng) -> Vec<u8> {
    let (mut faults, mut cut) = (pick(rng, &[1, 1, 1, 1, 1, 1, 2, 2, 3]), None);
    while faults > 0 {
        let done = match rng.u8(..20) {
            0 => set(event, &["eventId"], bad_uuid(rng)),
            1 => set(event, &["timestamp"], bad_timestamp(rng)),
            2 => set(event, &["timestamp"], text(pick(rng, OTHER_ZONES))),
            3 => set(event, &["eventType"], text(pick(rng, OTHER_TYPES))),
            4 => set(event, &["eventType"], token("null")),
            5 => set(event, &["timestamp"], token(rng.u64(1_600_000_000_000..1_900_000_000_000))),
            6 => set(event, &["payload", "orderId"], token(rng.u32(1..1_000_000))),
            7 => set(event, &["payload", "items"], token("null")),
            8 => set(event, &["payload"], text("{\"orderId\":\"ORD-1\"}")),
            9 | 10 => {
                some_item(event, rng, |item, rng| set(item, &["qty"], text(rng.u8(1..100).to_string())))
            }
            11 => some_item(event, rng, |item, rng| set(item, &["qty"], token(pick(rng, TOO_LARGE)))),
            12 => some_object(event, rng, drop_member),
            13 => some_object(event, rng, misspell),
            14 | 15 => some_object(event, rng, repeat),
            // half of a surrogate pair: a text cut by UTF-16 units
            16 => set(event, &["payload", "orderId"], token("\"ORD-1 \\ud83d\"")),
            17 => some_item(event, rng, |item, rng| {
                set(item, &["qty"], token(pick(rng, &["NaN", "01", "+1", "1."])))
            }),
            18 | 19 if cut.is_none() => {
                cut = Some(rng.u8(..5));
                true
            }
            _ => false,
        };
        faults -= u8::from(done);
    }
    let written = form.write(event, rng);
    match cut {
        Some(how) => cut_or_join(written, how, rng),
        None => written,
    }
}

const OTHER_ZONES: &[&str] =
    &["2025-03-01T10:05:00+02:00", "2025-03-01T10:05:00.250-05:00", "2025-03-01T10:05:00-00:00"];
const OTHER_TYPES: &[&str] = &["ORDER_UPDATED", "order_created", "OrderCancelled", "ORDER_SHIPPED", ""];
const TOO_LARGE: &[&str] = &["9007199254740993", "1e400", "-1E30", "123456789012345678901234567890"];

fn bad_uuid(rng: &mut Rng) -> Json {
    text(pick(
        rng,
        &[
            "a9f3d12e27a54d9eb8b18b62a7c42e91",
            "{a9f3d12e-27a5-4d9e-b8b1-8b62a7c42e91}",
            "urn:uuid:a9f3d12e-27a5-4d9e-b8b1-8b62a7c42e91",
            "a9f3d12e-27a5-4d9e-b8b1-8b62a7c42e9",
            "evt-000017",
            "",
        ],
    ))
}

fn bad_timestamp(rng: &mut Rng) -> Json {
    text(pick(
        rng,
        &[
            "2025-03-01 10:05:00Z",
            "2025-03-01T10:05Z",
            "2025-03-01",
            "2025-02-30T10:05:00Z",
            "2025-03-01T24:00:00Z",
            "2025-03-01T10:05:60Z",
            "2025-03-01T10:05:00z",
            "2025-03-01T10:05:00",
            "20250301T100500Z",
            "2025-03-01T10:05:00,250Z",
        ],
    ))
}

/// Replaces the value at a path of keys.
fn set(event: &mut Json, path: &[&str], value: Json) -> bool {
    let mut place = Some(event);
    for key in path {
        place = place.and_then(|object| object.member(key));
    }
    place.map(|place| *place = value).is_some()
}

fn some_item(event: &mut Json, rng: &mut Rng, change: impl Fn(&mut Json, &mut Rng) -> bool) -> bool {
    match event.member("payload").and_then(|payload| payload.member("items")) {
        Some(Json::Array(items)) => {
            let index = rng.usize(..items.len());
            items.get_mut(index).is_some_and(|item| change(item, rng))
        }
        _ => false,
    }
}

/// The root, the payload or an item.
fn some_object(event: &mut Json, rng: &mut Rng, change: fn(&mut Json, &mut Rng) -> bool) -> bool {
    match rng.u8(..3) {
        0 => change(event, rng),
        1 => event.member("payload").is_some_and(|payload| change(payload, rng)),
        _ => some_item(event, rng, change),
    }
}

const REQUIRED: &[&str] = &["eventId", "eventType", "timestamp", "payload", "orderId", "items", "sku", "qty"];

/// One of the members that the contract requires.
fn required(object: &mut Json, rng: &mut Rng) -> Option<String> {
    let members = object.members()?;
    let keys = members.iter().map(|(key, _)| key).filter(|key| REQUIRED.contains(&key.as_str()));
    let keys: Vec<String> = keys.cloned().collect();
    (!keys.is_empty()).then(|| pick(rng, &keys))
}

fn drop_member(object: &mut Json, rng: &mut Rng) -> bool {
    let key = required(object, rng);
    key.zip(object.members()).map(|(key, members)| members.retain(|(other, _)| *other != key)).is_some()
}

fn misspell(object: &mut Json, rng: &mut Rng) -> bool {
    let Some(key) = required(object, rng) else { return false };
    let wrong = match rng.u8(..3) {
        0 => key.to_uppercase(),
        1 => format!("{key}s"),
        _ => format!("{key} "),
    };
    for (other, _) in object.members().into_iter().flatten().filter(|(other, _)| *other == key) {
        other.clone_from(&wrong);
    }
    true
}

/// A member that is there twice, mostly with another value.
fn repeat(object: &mut Json, rng: &mut Rng) -> bool {
    let Some((key, members)) = required(object, rng).zip(object.members()) else { return false };
    let Some((_, value)) = members.iter().find(|(other, _)| *other == key).cloned() else { return false };
    let other = match value {
        Json::Token(_) if rng.bool() => token("-1"),
        Json::Text(content) if rng.bool() => text(format!("{content}0")),
        same => same,
    };
    members.push((key, other));
    true
}

/// What happens to bytes on their way.
fn cut_or_join(mut written: Vec<u8>, how: u8, rng: &mut Rng) -> Vec<u8> {
    match how {
        0 => written.truncate(written.len() - rng.usize(1..40)),
        1 => written.extend(*b"}"),
        2 => drop(written.splice(..0, *b"\xef\xbb\xbf")),
        // an `é` of Latin-1, in the order's number or the first string
        3 => {
            let order = written.windows(4).position(|bytes| bytes == b"ORD-");
            let place = order.or_else(|| written.iter().position(|byte| *byte == b'"')).unwrap_or(0);
            written.insert(place + 1, 0xe9);
        }
        _ => {
            written.pop();
            written.extend(*b",}");
        }
    }
    written
}
