//! Names as Python and Rust write them.

/// Keywords of Python, the names that objects of events have already, and what Rust can't use as a name.
const TAKEN: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", "to_dict",
    "self", "super", "crate", "init", "read", "exact", "lazy", "py", "value", "record", "first", "plain",
];

/// Words that are names in Python and keywords in Rust.
const RAW: &[&str] = &[
    "abstract", "become", "box", "const", "do", "dyn", "enum", "extern", "final", "fn", "gen", "impl", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "static", "struct",
    "trait", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where",
];

/// `orderId` as `order_id`.
pub(super) fn snake(name: &str) -> String {
    let mut text = String::new();
    for (index, character) in name.chars().enumerate() {
        if character.is_ascii_uppercase() && index > 0 && !text.ends_with('_') {
            text.push('_');
        }
        text.push(if character.is_ascii_alphanumeric() { character.to_ascii_lowercase() } else { '_' });
    }
    text
}

/// The attribute of a member.
pub(super) fn attribute(key: &str) -> String {
    let name = snake(key);
    if TAKEN.contains(&name.as_str()) { name + "_" } else { name }
}

/// The attribute as a name in Rust.
pub(super) fn raw(attribute: &str) -> String {
    if RAW.contains(&attribute) { format!("r#{attribute}") } else { attribute.to_string() }
}

/// A text as a literal of Python: JSON's are such.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
