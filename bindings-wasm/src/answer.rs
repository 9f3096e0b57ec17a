//! Answers as objects of JavaScript.

use flowops_contracts::{ContractError, Report};
use serde::Serialize;
use wasm_bindgen::JsValue;

/// What a `ContractError` of JavaScript is made of.
#[derive(Serialize)]
#[serde(bound = "")]
struct Failure<'r, E> {
    report: &'r Report<'r, E>,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'r str>,
}

/// A report, without its event.
pub(crate) fn report<E>(report: &Report<'_, E>) -> JsValue {
    plain(report)
}

/// The failure of a verb that judged a value.
pub(crate) fn refusal<E>(report: &Report<'_, E>) -> JsValue {
    plain(&Failure { report, message: report.summary(), text: None })
}

/// The failure of a verb that judged a text of its own.
pub(crate) fn failure(error: &ContractError) -> JsValue {
    plain(&Failure { report: error.report(), message: error.to_string(), text: error.text() })
}

/// Plain objects and arrays; nothing that these are made of fails to be one.
fn plain(answer: &impl Serialize) -> JsValue {
    answer.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or_default()
}
