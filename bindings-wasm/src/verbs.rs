//! The verbs: each hands a question to the core and its answer back. A topic is named by its place in [`TOPICS`].

use flowops_contracts::{AnyTopic, Options, TOPICS, Unit, Value};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::memory::{Kind, keep_record, with_value};

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
    // by the walk that the other verbs need too, so that no second one has to be loaded
    let read = ask(topic, kind, size, |topic, value| topic.read_with(value, &options, |_, _| ()));
    read.flatten().is_some()
}

/// Reads an accepted event: where its record is, as [`keep_record`] says; 0 where the value is not accepted.
#[wasm_bindgen]
#[must_use]
pub fn read(topic: usize, kind: Kind, size: usize, strict: bool, max_bytes: usize) -> usize {
    let options = options(kind, strict, max_bytes);
    let read = ask(topic, kind, size, |topic, value| {
        topic.read_with(value, &options, |event_type, slots| keep_record(topic, value, event_type, slots))
    });
    read.flatten().unwrap_or_default()
}

/// What is wanted of a report.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The report as an object; of an accepted event its record, its findings and their number, in an
    /// array.
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
        let report = topic.check_with(value, &options, |event_type, slots| {
            if answer == Answer::Report { keep_record(topic, value, event_type, slots) } else { 0 }
        });
        match (answer, report.event) {
            (Answer::Report, Some(record)) => plain(&(record, &report.findings, report.total)),
            (Answer::Report, None) => plain(&report),
            (Answer::Failure, _) => plain(&(&report, report.summary())),
            (Answer::Json, _) => report.to_json().into(),
            (Answer::Rendered, _) => report.render(value).into(),
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
