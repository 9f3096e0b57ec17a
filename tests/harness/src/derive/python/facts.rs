//! The vectors and the names of attributes, for `python -m flowops_contracts conformance`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value as Json, json};

use super::{Attribute, PythonTopic};
use crate::vector::{Form, Vectors};

/// Base64 of what zlib makes of JSON: `[topics, vectors]`.
pub(super) fn packed(vectors: &Vectors, topics: &[PythonTopic]) -> Result<String, String> {
    let topics: Map<String, Json> = topics.iter().map(topic).collect();
    let vectors: Vec<Json> = vectors
        .vectors
        .iter()
        .map(|vector| {
            let value = match &vector.value {
                Form::Text(text) => json!({"text": text}),
                Form::Bytes(bytes) => json!({"base64": STANDARD.encode(bytes)}),
                Form::Wtf8(bytes) => json!({"wtf8": STANDARD.encode(bytes)}),
                Form::Null => json!({"null": true}),
            };
            json!([vector.topic, vector.name, value, vector.options])
        })
        .collect();
    let text = serde_json::to_vec(&json!([topics, vectors])).map_err(|error| error.to_string())?;
    let packed = STANDARD.encode(miniz_oxide::deflate::compress_to_vec_zlib(&text, 9));
    let lines: Vec<&str> =
        packed.as_bytes().chunks(110).filter_map(|line| str::from_utf8(line).ok()).collect();
    Ok(lines.join("\n") + "\n")
}

/// A topic's module, and of each of its classes the attributes: name, key, whether it holds timestamps,
/// whether it may be absent, whether it may be null.
fn topic(topic: &PythonTopic) -> (String, Json) {
    let classes = topic.classes.iter().map(|class| {
        let attributes = class.attributes.iter().map(|attribute| {
            let Attribute { name, key, optional, value, .. } = attribute;
            json!([name, key, attribute.is_dated(), optional, value.nullable])
        });
        (class.name.clone(), Json::Array(attributes.collect()))
    });
    (topic.description.topic.clone(), json!([topic.module, classes.collect::<Map<_, _>>()]))
}
