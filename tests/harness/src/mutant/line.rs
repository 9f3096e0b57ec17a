//! A mutant as a line of JSON: what `tests/second_reader/compare.py` reads.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flowops_contracts::{AnyTopic, Options, Unit};
use serde::{Deserialize, Serialize};

use super::Mutant;
use crate::expected;
use crate::vector::{Form, VectorOptions};

#[derive(Serialize)]
struct Line<'l> {
    value: Option<String>,
    text: bool,
    strict: bool,
    max_bytes: usize,
    max_findings: usize,
    outcome: &'l str,
    findings: Vec<(&'l str, &'l str)>,
    event_type: Option<&'l str>,
    event: Option<&'l str>,
}

impl Line<'_> {
    fn of(mutant: &Mutant, options: &Options) -> Self {
        Line {
            value: (mutant.form != Form::Null).then(|| STANDARD.encode(mutant.form.bytes())),
            text: matches!(mutant.form, Form::Text(_) | Form::Wtf8(_)),
            strict: options.strict,
            max_bytes: options.max_bytes,
            max_findings: options.max_findings,
            outcome: "",
            findings: Vec::new(),
            event_type: None,
            event: None,
        }
    }
}

#[derive(Deserialize)]
struct Written {
    value: Option<String>,
    text: bool,
    #[serde(default)]
    strict: bool,
    max_bytes: Option<usize>,
    max_findings: Option<usize>,
}

/// A mutant alone, where the topic can't be asked.
#[must_use]
pub fn unjudged(mutant: &Mutant) -> String {
    let options = mutant.options(Unit::Bytes);
    serde_json::to_string(&Line::of(mutant, &options)).unwrap_or_default()
}

/// A mutant and what the topic says of it, with all findings, whatever the mutant asks for.
#[must_use]
pub fn line(topic: &AnyTopic, mutant: &Mutant) -> String {
    let unit = if matches!(mutant.form, Form::Wtf8(_)) { Unit::CodePoints } else { Unit::Bytes };
    let mut options = mutant.options(unit);
    options.max_findings = Options::LARGEST;
    let report = topic.check(expected::value(&mutant.form), &options);
    let line = Line {
        outcome: report.outcome.as_str(),
        findings: report
            .findings
            .iter()
            .map(|finding| (finding.code.as_str(), finding.pointer.as_str()))
            .collect(),
        event_type: report.event_type.as_deref(),
        event: report.event.as_deref(),
        ..Line::of(mutant, &mutant.options(unit))
    };
    serde_json::to_string(&line).unwrap_or_default()
}

/// The mutant of a line.
///
/// # Errors
///
/// A text that says what the line lacks.
pub fn of_line(line: &str) -> Result<Mutant, String> {
    let written: Written = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let form = match written.value {
        None => Form::Null,
        Some(value) => {
            let bytes = STANDARD.decode(value).map_err(|error| error.to_string())?;
            match String::from_utf8(bytes) {
                Ok(text) if written.text => Form::Text(text),
                Ok(text) => Form::Bytes(text.into_bytes()),
                Err(error) if written.text => Form::Wtf8(error.into_bytes()),
                Err(error) => Form::Bytes(error.into_bytes()),
            }
        }
    };
    let defaults = Options::default();
    let options = VectorOptions {
        strict: written.strict,
        max_bytes: written.max_bytes.filter(|most| *most != defaults.max_bytes),
        max_findings: written.max_findings.filter(|most| *most != defaults.max_findings),
    };
    Ok(Mutant { form, options })
}
