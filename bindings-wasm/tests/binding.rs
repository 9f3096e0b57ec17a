//! The binding as JavaScript calls it, in the host that runs the tests: Node, or a browser where
//! `WASM_BINDGEN_USE_BROWSER` is set.

#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may")]

use flowops_contracts::record::Span;
use flowops_contracts::{Options, TOPICS, order_events};
use flowops_contracts_wasm::memory::{Kind, reserve};
use flowops_contracts_wasm::verbs::{Answer, check, is_valid, read, serialize};
use js_sys::{JSON, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

const LARGEST: usize = 1_048_576;

fn example() -> &'static [u8] {
    order_events::EXAMPLES.first().unwrap().1.as_bytes()
}

/// Memory, as JavaScript sees it.
fn memory() -> js_sys::ArrayBuffer {
    let memory: js_sys::WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
    memory.buffer().unchecked_into()
}

/// Writes a value as JavaScript does; gives its size.
fn place(value: &[u8]) -> usize {
    let address = reserve(value.len());
    Uint8Array::new_with_byte_offset_and_length(&memory(), address as u32, value.len() as u32)
        .copy_from(value);
    value.len()
}

fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

fn text(object: &JsValue) -> String {
    JSON::stringify(object).unwrap().into()
}

#[wasm_bindgen_test]
fn room_is_made_and_kept() {
    let small = reserve(10);
    assert_ne!(small, 0);
    let large = reserve(3_000_000);
    assert_eq!(reserve(10), large);
    assert_eq!(reserve(usize::MAX), 0);
    assert_eq!(reserve(10), large);
}

#[wasm_bindgen_test]
fn a_value_is_accepted_or_not() {
    let size = place(example());
    assert!(is_valid(0, Kind::Bytes, size, true, LARGEST));
    assert!(!is_valid(0, Kind::Bytes, size, true, size - 1));
    assert!(!is_valid(0, Kind::Bytes, size - 1, true, LARGEST));
    assert!(!is_valid(0, Kind::Null, 0, false, LARGEST));
    assert!(!is_valid(0, Kind::Unread, 2 * LARGEST, false, LARGEST));
}

/// So many slots of memory.
fn slots(address: usize, count: usize) -> Vec<u64> {
    let (address, count) = (address as u32, count as u32);
    js_sys::BigUint64Array::new_with_byte_offset_and_length(&memory(), address, count).to_vec()
}

/// The units of a text that a slot of a record names.
fn units(record: usize, slot: usize) -> Vec<u16> {
    let (wide, record) = (record & 1 == 1, record & !1);
    let (texts, slot) = (slots(record, 1)[0] as u32, Span::from_slot(slots(record + 8, slot + 1)[slot]));
    let (start, length) = (slot.start() as u32, slot.length() as u32);
    if wide {
        js_sys::Uint16Array::new_with_byte_offset_and_length(&memory(), texts + 2 * start, length).to_vec()
    } else {
        let bytes = Uint8Array::new_with_byte_offset_and_length(&memory(), texts + start, length).to_vec();
        bytes.into_iter().map(u16::from).collect()
    }
}

#[wasm_bindgen_test]
fn slots_are_the_core_s() {
    let size = place(example());
    let record = read(0, Kind::Bytes, size, true, LARGEST);
    let mut expected = Vec::new();
    let topic = TOPICS.first().unwrap();
    assert!(topic.read(example().into(), &Options::default(), &mut expected).is_some());
    let place = reserve(0) as u64 | (size as u64) << 32;
    assert_eq!(slots(record, 1), [place]);
    assert_eq!(slots(record + 8, expected.len()), expected);
    assert_eq!(read(0, Kind::Null, 0, true, LARGEST), 0);
}

#[wasm_bindgen_test]
fn texts_are_in_normal_form() {
    let value = String::from_utf8_lossy(example()).replace("e1b7c2f0", "E1B7C2F0");
    let value = value.replace("10:00:00Z", "10:00:00.5+00:00");
    for (id, wide) in [("A\\u0042\\n", false), ("\\u00e9\\n", true), ("é😀", true)] {
        let value = value.replace("ORD-123", id);
        let size = place(value.as_bytes());
        let record = read(0, Kind::Text, size, true, LARGEST);
        assert_eq!(record & 1 == 1, wide);
        let id = JSON::parse(&format!("\"{id}\"")).unwrap().as_string().unwrap();
        for (slot, expected) in
            [(0, "e1b7c2f0-8d41-4b9a-b9f1-3d0a2f7a9c21"), (4, "2025-01-01T10:00:00.500Z"), (7, id.as_str())]
        {
            assert_eq!(String::from_utf16(&units(record, slot)).unwrap(), expected);
        }
    }
}

#[wasm_bindgen_test]
fn an_accepted_event_is_judged_and_read_at_once() {
    let size = place(example());
    let report = check(Answer::Report, 0, Kind::Bytes, size, false, LARGEST, 100);
    let record = read(0, Kind::Bytes, size, false, LARGEST);
    assert_eq!(member(&report, "0").as_f64(), Some(record as f64));
    let value = String::from_utf8_lossy(example()).replace("SKU-1", "");
    let size = place(value.as_bytes());
    let report = check(Answer::Report, 0, Kind::Bytes, size, false, LARGEST, 0);
    assert_eq!(member(&report, "2").as_f64(), Some(1.0));
    assert_eq!(member(&member(&report, "1"), "length").as_f64(), Some(0.0));
    let strict = check(Answer::Report, 0, Kind::Bytes, size, true, LARGEST, 0);
    assert_eq!(member(&strict, "outcome").as_string().as_deref(), Some("rejected"));
}

#[wasm_bindgen_test]
fn reports_are_plain_objects_in_canonical_order() {
    let value = "{\"é\":1}";
    let size = place(value.as_bytes());
    for kind in [Kind::Bytes, Kind::Text] {
        let report = check(Answer::Report, 0, kind, size, false, LARGEST, 100);
        let json = check(Answer::Json, 0, kind, size, false, LARGEST, 100);
        assert_eq!(Some(text(&report)), json.as_string());
    }
    let end = |kind| {
        let findings = member(&check(Answer::Report, 0, kind, size, false, LARGEST, 100), "findings");
        member(&member(&Reflect::get_u32(&findings, 4).unwrap(), "span"), "end").as_f64()
    };
    assert_eq!((end(Kind::Bytes), end(Kind::Text)), (Some(5.0), Some(4.0)));
    let rendered = check(Answer::Rendered, 0, Kind::Text, size, false, LARGEST, 1);
    assert!(rendered.as_string().unwrap().contains("… and 4 more"));
}

#[wasm_bindgen_test]
fn a_refusal_has_the_core_s_words() {
    let size = place(b"[]");
    let refused = check(Answer::Failure, 0, Kind::Bytes, size, false, LARGEST, 100);
    let message = "order-events rejected: value expected an object, found an array";
    assert_eq!(member(&refused, "1").as_string().as_deref(), Some(message));
    assert_eq!(member(&refused, "length").as_f64(), Some(2.0));
}

#[wasm_bindgen_test]
fn what_is_sent_is_the_normal_form() {
    let size = place(example());
    let sent = serialize(0, size, true, LARGEST, 100).unwrap();
    assert!(sent.len() < size);
    let size = place(b"{}");
    let failure = serialize(0, size, true, LARGEST, 100).unwrap_err();
    assert_eq!(member(&failure, "2").as_string().as_deref(), Some("{}"));
    assert_eq!(member(&member(&failure, "0"), "total").as_f64(), Some(4.0));
}
