//! The vectors as JSON, for hosts that read no TOML, with the places that each unit gives.

use flowops_contracts::Unit;
use serde::Serialize;

use crate::expected::{Place, findings, places, units};
use crate::vector::{VectorOptions, Vectors, WrittenForm};

const ALL_UNITS: &[Unit] = &[Unit::Bytes, Unit::Utf16, Unit::CodePoints];

/// A vector. Its keys are those of `tests/vectors/README.md`, but for the findings: these are in the order of a
/// report, each with its severity, and with its span in each unit that the value is to be judged in. Text is
/// judged in all three, bytes and null in bytes, a host's text with halves of pairs (`wtf8`) in the other two.
#[derive(Serialize)]
struct VectorLine<'a> {
    topic: &'a str,
    name: &'a str,
    rule: &'a str,
    #[serde(flatten)]
    value: WrittenForm<'a>,
    #[serde(skip_serializing_if = "VectorOptions::is_default")]
    options: VectorOptions,
    outcome: &'a str,
    total: usize,
    findings: Vec<Finding>,
    /// Absent where the vector does not say; null where there must be none.
    #[serde(skip_serializing_if = "Option::is_none")]
    event_type: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<&'a str>,
}

/// A vector of `serialize`. Its findings are of `json`, as those of a vector.
#[derive(Serialize)]
struct SerializeLine<'a> {
    topic: &'a str,
    name: &'a str,
    rule: &'a str,
    json: &'a str,
    strict: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_bytes: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct Finding {
    code: String,
    severity: String,
    pointer: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    did_you_mean: Option<String>,
    spans: Spans,
}

/// Start, end, line and column, in each unit that the value is judged in.
#[derive(Default, Serialize)]
struct Spans {
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<[usize; 4]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    utf16: Option<[usize; 4]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code_points: Option<[usize; 4]>,
}

/// One line for each vector, in file order.
pub(super) fn lines(vectors: &Vectors) -> Result<String, String> {
    let mut text = String::new();
    for vector in &vectors.vectors {
        text.push_str(&super::line(&VectorLine {
            topic: &vector.topic,
            name: &vector.name,
            rule: &vector.rule,
            value: vector.value.written(),
            options: vector.options,
            outcome: &vector.outcome,
            total: vector.total,
            findings: in_units(units(&vector.value), |unit| findings(vector, unit)),
            event_type: vector.event_type.as_ref().map(|name| name.as_deref().into()),
            event: vector.event.as_deref(),
        })?);
    }
    Ok(text)
}

/// One line for each vector of `serialize`, in file order.
pub(super) fn serialize(vectors: &Vectors) -> Result<String, String> {
    let mut text = String::new();
    for vector in &vectors.serialize {
        text.push_str(&super::line(&SerializeLine {
            topic: &vector.topic,
            name: &vector.name,
            rule: &vector.rule,
            json: &vector.json,
            strict: vector.strict,
            max_bytes: vector.max_bytes,
            bytes: vector.bytes.as_deref(),
            outcome: vector.outcome.as_deref(),
            findings: in_units(ALL_UNITS, |unit| {
                places(&vector.marked, vector.json.as_bytes(), false, vector.strict, unit)
            }),
        })?);
    }
    Ok(text)
}

/// The findings, which stand in the same order in each unit, with the spans of all.
fn in_units(units: &[Unit], places: impl Fn(Unit) -> Vec<Place>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for unit in units {
        for (index, place) in places(*unit).into_iter().enumerate() {
            if findings.len() == index {
                findings.push(Finding {
                    code: place.code,
                    severity: place.severity,
                    pointer: place.pointer,
                    did_you_mean: place.did_you_mean,
                    spans: Spans::default(),
                });
            }
            if let Some(finding) = findings.get_mut(index) {
                let span = match unit {
                    Unit::Utf16 => &mut finding.spans.utf16,
                    Unit::CodePoints => &mut finding.spans.code_points,
                    _ => &mut finding.spans.bytes,
                };
                *span = Some(place.span);
            }
        }
    }
    findings
}
