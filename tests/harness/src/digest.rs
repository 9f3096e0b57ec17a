//! The digest of a host: one number for all that it says of all vectors.
//!
//! SHA-256 over a line for each value in order, the canonical JSON of an array: its name, the report
//! rebuilt from the host's own objects, the report's JSON, `is_valid`, whether `parse` failed, the event's
//! normal form, what the lenient `serialize` writes for the event and for its normal form as a plain object
//! (or the report of its failure). Every host computes it from its own objects: equal digests are equal
//! verdicts.

use flowops_contracts::{AnyTopic, Finding, Options, Report, Unit};
use serde::Serialize;
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use crate::expected::{options, value};
use crate::mutant::Mutant;
use crate::vector::{Form, Vector, VectorOptions, WrittenForm};

/// The units, each with the name that hosts print its digest by.
pub const UNITS: [(&str, Unit); 3] =
    [("bytes", Unit::Bytes), ("utf16", Unit::Utf16), ("code_points", Unit::CodePoints)];

/// A value that every host is asked about.
#[derive(Clone, Debug)]
pub struct Question<'q> {
    topic: &'q str,
    name: String,
    value: &'q Form,
    options: VectorOptions,
}

impl<'q> From<&'q Vector> for Question<'q> {
    fn from(vector: &'q Vector) -> Self {
        let Vector { topic, name, value, options, .. } = vector;
        Question { topic, name: name.clone(), value, options: *options }
    }
}

impl<'q> Question<'q> {
    /// A mutant, by its number.
    #[must_use]
    pub fn of_mutant(topic: &'q str, number: u64, mutant: &'q Mutant) -> Self {
        Question { topic, name: number.to_string(), value: &mutant.form, options: mutant.options }
    }

    /// The line of JSON that asks it, as those of `tests/derived/vectors.ndjson`.
    ///
    /// # Errors
    ///
    /// A text, where it can't be written.
    pub fn line(&self) -> Result<String, String> {
        #[derive(Serialize)]
        struct Line<'l> {
            topic: &'l str,
            name: &'l str,
            #[serde(flatten)]
            value: WrittenForm<'l>,
            #[serde(skip_serializing_if = "VectorOptions::is_default")]
            options: VectorOptions,
        }
        let Question { topic, name, value, options } = self;
        let line = Line { topic, name, value: value.written(), options: *options };
        serde_json::to_string(&line).map_err(|error| error.to_string())
    }

    /// Whether it is among those that a unit's digest is over.
    fn has_unit(&self, unit: Unit) -> bool {
        match self.value {
            Form::Text(_) => true,
            Form::Bytes(_) | Form::Null => unit == Unit::Bytes,
            Form::Wtf8(_) => unit != Unit::Bytes,
        }
    }

    /// What the crate says, as a line of JSON.
    fn answer(&self, topics: &[AnyTopic], unit: Unit) -> Result<String, String> {
        let topic = topics
            .iter()
            .find(|topic| topic.name() == self.topic)
            .ok_or_else(|| format!("{}: no such topic", self.topic))?;
        line(self, *topic, &options(self.options, unit))
    }
}

/// The digest of the crate, in hexadecimal digits.
///
/// # Errors
///
/// A text, where a topic is not one of the crate's.
pub fn digest(questions: &[Question<'_>], topics: &[AnyTopic], unit: Unit) -> Result<String, String> {
    let mut hash = Sha256::new();
    for question in questions.iter().filter(|question| question.has_unit(unit)) {
        hash.update(question.answer(topics, unit)?);
        hash.update("\n");
    }
    let digits: Vec<String> = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(digits.concat())
}

fn line(question: &Question<'_>, topic: AnyTopic, options: &Options) -> Result<String, String> {
    let report = topic.check(value(question.value), options);
    let is_valid = topic.is_valid(value(question.value), options);
    let parse_failed = topic.read(value(question.value), options, &mut Vec::new()).is_none();
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
    let name = format!("{}/{}", question.topic, question.name);
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
