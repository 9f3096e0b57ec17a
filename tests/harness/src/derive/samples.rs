//! Of each code an event that has it, for the preview.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flowops_contracts::{Code, Examples};
use serde_json::{Value as Json, json};

/// The module: for each code what it means, and a value as text, its bytes in base64 where they are not text, null
/// where it is none, or words where none can be shown.
pub(super) fn samples() -> String {
    let mut module = String::from(
        "// Derived from the core's declarations by `make derive`: not to be edited.\n\nexport const samples = [\n",
    );
    for &code in Code::ALL {
        let (key, shown) = match code.examples() {
            Examples::Values { with: None, .. } => ("text", Json::Null),
            Examples::Values { with: Some(bytes), .. } => match String::from_utf8(bytes) {
                Ok(text) => ("text", text.into()),
                Err(error) => ("base64", STANDARD.encode(error.as_bytes()).into()),
            },
            Examples::Words(words) => ("words", words.into()),
            _ => continue,
        };
        let (code, meaning) = (json!(code.as_str()), json!(code.meaning()));
        module.push_str(&format!("  {{ code: {code}, meaning: {meaning}, {key}: {shown} }},\n"));
    }
    module + "];\n"
}
