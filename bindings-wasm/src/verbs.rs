//! The verbs: each hands a question to the core and its answer back. A topic is named by its place in [`TOPICS`].

use flowops_contracts::{AnyTopic, Options, TOPICS, Unit, Value};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::memory::{Kind, fill_slots, with_value, write_behind};

fn options(kind: Kind, strict: bool, max_bytes: usize) -> Options {
    let mut options = Options::default();
    options.strict = strict;
    options.max_bytes = max_bytes;
    options.unit = if kind == Kind::Text { Unit::Utf16 } else { Unit::Bytes };
    options
}

/// Asks a topic about the value that stands in memory.
fn ask<R>(topic: usize, kind: Kind, size: usize, verb: impl FnOnce(&AnyTopic, Value<'_>) -> R) -> Option<R> {
    TOPICS.get(topic).map(|topic| with_value(kind, size, |value| verb(topic, value)))
}

/// Whether the value is accepted.
#[wasm_bindgen(js_name = isValid)]
#[must_use]
pub fn is_valid(topic: usize, kind: Kind, size: usize, strict: bool, max_bytes: usize) -> bool {
    let options = options(kind, strict, max_bytes);
    ask(topic, kind, size, |topic, value| topic.is_valid(value, &options)).unwrap_or_default()
}

/// Reads an accepted event: the address of its slots, and 1 more where the value is ASCII; 0 where the value is
/// not accepted.
#[wasm_bindgen]
#[must_use]
pub fn read(topic: usize, kind: Kind, size: usize, strict: bool, max_bytes: usize) -> usize {
    let options = options(kind, strict, max_bytes);
    fill_slots(|slots| {
        ask(topic, kind, size, |topic, value| {
            let ascii = matches!(value, Value::Bytes(bytes) if bytes.is_ascii());
            topic.read(value, &options, slots).map(|_| ascii)
        })?
    })
}

/// How a text that is not written in its normal form is to be read.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As text.
    Text,
    /// As a UUID.
    Uuid,
    /// As a timestamp.
    Timestamp,
}

/// Writes the normal form of a text of the event that was read last behind the value; the text is named by the
/// slot that it begins at. Gives twice its length in bytes, and 1 more where it is ASCII.
#[wasm_bindgen(js_name = writeNormal)]
#[must_use]
pub fn write_normal(form: Form, slot: usize, size: usize) -> usize {
    write_behind(size, |slots| match form {
        Form::Text => slots.text(slot),
        Form::Uuid => slots.uuid_text(slot),
        Form::Timestamp => slots.timestamp_text(slot),
    })
}

/// What is wanted of a report.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The report as an object, without its event.
    Report,
    /// Report and message of a `ContractError`, in an array.
    Failure,
    /// Its canonical JSON.
    Json,
    /// Its findings as text for a person.
    Rendered,
}

/// Reports on the value.
#[wasm_bindgen]
#[must_use]
pub fn check(
    answer: Answer,
    topic: usize,
    kind: Kind,
    size: usize,
    strict: bool,
    max_bytes: usize,
    max_findings: usize,
) -> JsValue {
    let mut options = options(kind, strict, max_bytes);
    options.max_findings = max_findings;
    let made = ask(topic, kind, size, |topic, value| {
        let report = topic.check_with(value, &options, |_, _| ());
        match answer {
            Answer::Report => plain(&report),
            Answer::Failure => plain(&(&report, report.summary())),
            Answer::Json => report.to_json().into(),
            Answer::Rendered => report.render(value).into(),
        }
    });
    made.unwrap_or_default()
}

/// The bytes to send for the event whose JSON text stands in memory.
///
/// # Errors
///
/// Report, message and text of a `ContractError`, in an array, where the event is not accepted.
#[wasm_bindgen]
pub fn serialize(
    topic: usize,
    size: usize,
    strict: bool,
    max_bytes: usize,
    max_findings: usize,
) -> Result<Vec<u8>, JsValue> {
    let mut options = options(Kind::Text, strict, max_bytes);
    options.max_findings = max_findings;
    let sent = ask(topic, Kind::Text, size, |topic, value| {
        let Value::Bytes(bytes) = value else { return None };
        // what JSON.stringify gives is well formed
        let sent = topic.serialize_json(core::str::from_utf8(bytes).ok()?, &options);
        Some(sent.map_err(|error| plain(&(error.report(), error.to_string(), error.text()))))
    });
    sent.flatten().unwrap_or(Err(JsValue::UNDEFINED))
}

/// As plain objects and arrays; nothing that these are made of fails to be one.
fn plain(answer: &impl Serialize) -> JsValue {
    answer.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or_default()
}
