//! The whole report of each vector, so that no word of one changes unseen.

use flowops_contracts::Unit;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::expected::{options, value};
use crate::vector::{Form, Vectors};

#[derive(Serialize)]
struct Line<'a> {
    vector: String,
    /// Bytes, where it is not said: text that UTF-8 can't hold is a host's, here JavaScript's.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
    report: &'a RawValue,
}

/// One line for each vector, in file order.
pub(super) fn lines(vectors: &Vectors) -> Result<String, String> {
    let mut text = String::new();
    for vector in &vectors.vectors {
        let topic = crate::topic(&vector.topic)?;
        let (unit, said) = match vector.value {
            Form::Wtf8(_) => (Unit::Utf16, Some("utf16")),
            _ => (Unit::Bytes, None),
        };
        let json = topic.check(value(&vector.value), &options(vector.options, unit)).to_json();
        let report = RawValue::from_string(json).map_err(|error| format!("{}: {error}", vector.name))?;
        let vector = format!("{}/{}", vector.topic, vector.name);
        text.push_str(&super::line(&Line { vector, unit: said, report: &report })?);
    }
    Ok(text)
}
