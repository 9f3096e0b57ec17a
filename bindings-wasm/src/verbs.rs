//! The verbs: each hands a question to the core and its answer back.
//!
//! A topic is named by its place among [`TOPICS`].

use flowops_contracts::{AnyTopic, Options, TOPICS, Unit, Value};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::answer;
use crate::memory::{Kind, fill_slots, with_value, write_behind};

/// What is asked about the value that stands in memory.
#[derive(Clone, Copy)]
struct Question {
    topic: usize,
    kind: Kind,
    size: usize,
    options: Options,
}

impl Question {
    fn new(topic: usize, kind: Kind, size: usize, strict: bool, max_bytes: usize) -> Self {
        let mut options = Options::default();
        options.strict = strict;
        options.max_bytes = max_bytes;
        options.unit = if kind == Kind::Text { Unit::Utf16 } else { Unit::Bytes };
        Question { topic, kind, size, options }
    }

    fn keeping(mut self, max_findings: usize) -> Self {
        self.options.max_findings = max_findings;
        self
    }

    fn ask<R: Default>(self, verb: impl FnOnce(&AnyTopic, Value<'_>, &Options) -> R) -> R {
        TOPICS.get(self.topic).map_or_else(R::default, |topic| {
            with_value(self.kind, self.size, |value| verb(topic, value, &self.options))
        })
    }
}

/// Whether the value is accepted.
#[wasm_bindgen(js_name = isValid)]
#[must_use]
pub fn is_valid(topic: usize, kind: Kind, size: usize, strict: bool, max_bytes: usize) -> bool {
    Question::new(topic, kind, size, strict, max_bytes).ask(AnyTopic::is_valid)
}

/// Reads an accepted event: the address of its slots, and 1 more where the value is ASCII; 0 where the value is
/// not accepted.
#[wasm_bindgen]
#[must_use]
pub fn read(topic: usize, kind: Kind, size: usize, strict: bool, max_bytes: usize) -> usize {
    let question = Question::new(topic, kind, size, strict, max_bytes);
    let mut ascii = false;
    let address = fill_slots(|slots| {
        question.ask(|topic, value, options| {
            ascii = matches!(value, Value::Bytes(bytes) if bytes.is_ascii());
            topic.read(value, options, slots).is_some()
        })
    });
    // slots are aligned to eight bytes
    if address == 0 { 0 } else { address | usize::from(ascii) }
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

/// The report on the value, without its event.
#[wasm_bindgen]
#[must_use]
pub fn check(
    topic: usize,
    kind: Kind,
    size: usize,
    strict: bool,
    max_bytes: usize,
    max_findings: usize,
) -> JsValue {
    let question = Question::new(topic, kind, size, strict, max_bytes).keeping(max_findings);
    question.ask(|topic, value, options| answer::report(&topic.check(value, options)))
}

/// What a `ContractError` about the value is made of: report and message.
#[wasm_bindgen]
#[must_use]
pub fn refusal(
    topic: usize,
    kind: Kind,
    size: usize,
    strict: bool,
    max_bytes: usize,
    max_findings: usize,
) -> JsValue {
    let question = Question::new(topic, kind, size, strict, max_bytes).keeping(max_findings);
    question.ask(|topic, value, options| answer::refusal(&topic.check(value, options)))
}

/// The canonical JSON of the report on the value.
#[wasm_bindgen(js_name = checkJson)]
#[must_use]
pub fn check_json(
    topic: usize,
    kind: Kind,
    size: usize,
    strict: bool,
    max_bytes: usize,
    max_findings: usize,
) -> String {
    let question = Question::new(topic, kind, size, strict, max_bytes).keeping(max_findings);
    question.ask(|topic, value, options| topic.check(value, options).to_json())
}

/// The findings on the value as text for a person.
#[wasm_bindgen]
#[must_use]
pub fn render(
    topic: usize,
    kind: Kind,
    size: usize,
    strict: bool,
    max_bytes: usize,
    max_findings: usize,
) -> String {
    let question = Question::new(topic, kind, size, strict, max_bytes).keeping(max_findings);
    question.ask(|topic, value, options| topic.check(value, options).render(value))
}

/// The bytes to send for the event whose JSON text stands in memory.
///
/// # Errors
///
/// What a `ContractError` is made of, where the event is not accepted.
#[wasm_bindgen]
pub fn serialize(
    topic: usize,
    size: usize,
    strict: bool,
    max_bytes: usize,
    max_findings: usize,
) -> Result<Vec<u8>, JsValue> {
    let question = Question::new(topic, Kind::Text, size, strict, max_bytes).keeping(max_findings);
    let sent = question.ask(|topic, value, options| {
        let Value::Bytes(bytes) = value else { return None };
        // what JSON.stringify gives is well formed
        let text = core::str::from_utf8(bytes).unwrap_or_default();
        Some(topic.serialize_json(text, options).map_err(|error| answer::failure(&error)))
    });
    sent.unwrap_or(Err(JsValue::UNDEFINED))
}
