//! What the npm package derives of each topic: how its events are made of slots, and their types.

mod names;
mod readers;
mod types;

use flowops_contracts::{Description, Options, Outcome, Severity};

pub(super) use readers::topics;
pub(super) use types::types;

/// What stands above a file that nobody edits.
const DERIVED: &str = "// Derived from the core's declarations by `make derive`: not to be edited.\n";

/// What the binding has to know of options and reports, as the core has it.
pub(super) fn limits() -> String {
    let Options { max_bytes, max_findings, .. } = Options::default();
    format!(
        "{DERIVED}\nexport const LIMITS = {{ maxBytes: {max_bytes}, maxFindings: {max_findings}, largest: {} }};\n\n\
         export const ACCEPTED = {};\nexport const ERROR = {};\n",
        Options::LARGEST,
        literal(Outcome::Accepted.as_str()),
        literal(Severity::Error.as_str())
    )
}

/// What `import` gives in Node: by name, since `*` would bring along what Node adds to what is required.
pub(super) fn exports(descriptions: &[Description]) -> String {
    let names: Vec<String> =
        descriptions.iter().map(|description| names::namespace(&description.topic)).collect();
    format!(
        "{DERIVED}\n// what `require` gives, so that there is one of everything\n\
         export {{ ContractError, initSync, ready, {} }} from \"./index.cjs\";\n",
        names.join(", ")
    )
}

/// A text as a literal of JavaScript.
fn literal(text: &str) -> String {
    // JSON is a part of the language
    serde_json::Value::from(text).to_string()
}

/// A member's key, quoted where it must be.
fn key(name: &str) -> String {
    if is_identifier(name) { name.to_string() } else { literal(name) }
}

fn is_identifier(name: &str) -> bool {
    name.chars().enumerate().all(|(index, character)| {
        character.is_ascii_alphabetic() || character == '_' || index > 0 && character.is_ascii_digit()
    }) && !name.is_empty()
        && name != "__proto__"
}
