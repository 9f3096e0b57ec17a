//! Laws of asking in another way: by another verb, as text, in another unit, by a contract from a file.

use flowops_contracts::order_events::{self, Payload};
use flowops_contracts::{Finding, Options, Unit, Value};

use super::{Case, Law, ensure, same};
use crate::expected;

/// The verbs of the topic agree, and the typed event is the same as the one in JSON.
pub(super) fn verbs(case: &Case<'_>) -> Law {
    let accepted = case.full.event.is_some();
    let (topic, value) = (&case.laws.topic, expected::value(&case.mutant.form));
    same("is_valid", &accepted, &topic.is_valid(value, &case.options))?;
    if topic.name() != "order-events" {
        return Ok(());
    }
    same("is_valid", &accepted, &order_events::is_valid_with(value, &case.options))?;
    let report = order_events::check_with(value, &case.options);
    same("report", &case.report.to_json(), &report.to_json())?;
    match order_events::parse_with(value, &case.options) {
        Ok(event) => {
            same("event", &report.event.as_ref(), &Some(&event))?;
            if let Payload::OrderCreated(order) = &event.payload {
                let minus = order.items.iter().any(|item| item.qty == 0.0 && item.qty.is_sign_negative());
                ensure(!minus, || format!("a quantity is minus zero: {order:?}"))?;
            }
            let bytes = order_events::serialize_with(&event, &Options::default());
            let bytes = bytes.map_err(|error| error.to_string())?;
            same("normal form", &case.full.event.as_deref().map(str::as_bytes), &Some(&bytes))
        }
        Err(error) => {
            ensure(!accepted, || error.to_string())?;
            same("report of the failure", &case.report.to_json(), &error.report().to_json())?;
            let start = format!("{} {}", topic.name(), case.report.outcome.as_str());
            ensure(error.to_string().starts_with(&start), || format!("the failure's text: {error}"))
        }
    }
}

/// Text is judged as its bytes are; and what is said does not depend on the unit.
pub(super) fn text_and_bytes(case: &Case<'_>) -> Law {
    let Some(text) = case.text else { return Ok(()) };
    let topic = &case.laws.topic;
    let said = |finding: &Finding| {
        (
            finding.code,
            finding.pointer.clone(),
            finding.message.clone(),
            finding.help.clone(),
            finding.severity,
        )
    };
    let in_bytes: Vec<_> = case.report.findings.iter().map(said).collect();
    for unit in [Unit::Bytes, Unit::Utf16, Unit::CodePoints] {
        let options = case.mutant.options(unit);
        let as_text = topic.check(Value::Text(text), &options);
        let as_bytes = topic.check(Value::Bytes(text.as_bytes()), &options);
        same("report", &as_bytes.to_json(), &as_text.to_json())?;
        same("event", &as_bytes.event, &as_text.event)?;
        same("findings but their spans", &in_bytes, &as_text.findings.iter().map(said).collect())?;
    }
    let accepted = topic.is_valid(Value::Text(text), &case.options);
    same("is_valid", &case.report.event.is_some(), &accepted)
}

/// The same value is judged in the same words again.
pub(super) fn again(case: &Case<'_>) -> Law {
    let again = case.laws.topic.check(expected::value(&case.mutant.form), &case.options);
    same("the same again", &case.report.to_json(), &again.to_json())
}

/// The contract as data is judged by as the contract in source is.
pub(super) fn from_file(case: &Case<'_>) -> Law {
    let value = expected::value(&case.mutant.form);
    let (one, two) = (&case.report, case.laws.from_file.check_with(value, &case.options));
    same("report", &one.to_json(), &two.to_json())?;
    same("event", &one.event, &two.event)?;
    same("is_valid", &one.event.is_some(), &case.laws.from_file.is_valid_with(value, &case.options))
}
