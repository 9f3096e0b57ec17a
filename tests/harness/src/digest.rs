//! The digest of a host: one number for all that it says of all vectors.
//!
//! SHA-256 over a line for each vector in file order, the canonical JSON of an array: its name, the report
//! rebuilt from the host's own objects, the report's JSON, `is_valid`, whether `parse` failed, the event's
//! normal form, what the lenient `serialize` writes for the event and for its normal form as a plain object
//! (or the report of its failure). Every host computes it from its own objects: equal digests are equal
//! verdicts.

use flowops_contracts::{AnyTopic, Finding, Options, Report, Unit};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use crate::expected::{options, value};
use crate::vector::{Form, Vector};

/// Whether a value is among those that a unit's digest is over.
#[must_use]
pub fn has_unit(form: &Form, unit: Unit) -> bool {
    match form {
        Form::Text(_) => true,
        Form::Bytes(_) | Form::Null => unit == Unit::Bytes,
        Form::Wtf8(_) => unit != Unit::Bytes,
    }
}

/// The digest of the crate over vectors, in hexadecimal digits, and how many vectors it is over.
///
/// # Errors
///
/// A text, where a vector's topic is not one of the crate's.
pub fn digest(vectors: &[Vector], topics: &[AnyTopic], unit: Unit) -> Result<(String, usize), String> {
    let mut hash = Sha256::new();
    let mut count = 0;
    for vector in vectors.iter().filter(|vector| has_unit(&vector.value, unit)) {
        let topic = topics
            .iter()
            .find(|topic| topic.name() == vector.topic)
            .ok_or_else(|| format!("{}: no such topic", vector.topic))?;
        hash.update(line(vector, topic, &options(vector.options, unit))?);
        hash.update("\n");
        count += 1;
    }
    let digits: Vec<String> = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((digits.concat(), count))
}

fn line(vector: &Vector, topic: &AnyTopic, options: &Options) -> Result<String, String> {
    let report = topic.check(value(&vector.value), options);
    let is_valid = topic.is_valid(value(&vector.value), options);
    let parse_failed = topic.read(value(&vector.value), options, &mut Vec::new()).is_none();
    let mut lenient = Options::default();
    lenient.unit = options.unit;
    let send = |text: &str| match topic.serialize_json(text, &lenient) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) => error.report().to_json(),
    };
    let plain = match &report.event {
        Some(event) => {
            let plain: Json = serde_json::from_str(event).map_err(|error| error.to_string())?;
            Some(send(&plain.to_string()))
        }
        None => None,
    };
    let from_event = report.event.as_deref().map(send);
    let name = format!("{}/{}", vector.topic, vector.name);
    let line = json!([
        name,
        rebuilt(&report),
        report.to_json(),
        is_valid,
        parse_failed,
        report.event,
        from_event,
        plain
    ]);
    Ok(line.to_string())
}

/// The report's JSON, put together from its public members one by one.
fn rebuilt<E>(report: &Report<'_, E>) -> String {
    let mut members =
        vec![format!("\"topic\":{}", json!(report.topic)), member("outcome", report.outcome.as_str())];
    members.extend(report.event_type.as_deref().map(|name| member("eventType", name)));
    let findings: Vec<String> = report.findings.iter().map(finding).collect();
    members.push(format!("\"findings\":[{}]", findings.join(",")));
    members.push(format!("\"total\":{}", report.total));
    format!("{{{}}}", members.join(","))
}

fn finding(finding: &Finding) -> String {
    let span = finding.span;
    let mut members = vec![
        member("code", finding.code.as_str()),
        member("severity", finding.severity.as_str()),
        member("pointer", &finding.pointer),
        format!(
            "\"span\":{{\"start\":{},\"end\":{},\"line\":{},\"column\":{}}}",
            span.start, span.end, span.line, span.column
        ),
        member("expected", &finding.expected),
        member("found", &finding.found),
        member("message", &finding.message),
    ];
    members.extend(finding.help.as_deref().map(|help| member("help", help)));
    format!("{{{}}}", members.join(","))
}

fn member(name: &str, text: &str) -> String {
    format!("\"{name}\":{}", json!(text))
}
