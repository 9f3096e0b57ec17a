//! A mutant as a vector: a skeleton, whose name and rule a person writes, and whose findings a person checks.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flowops_contracts::{AnyTopic, Unit};

use super::Mutant;
use crate::expected;
use crate::vector::Form;

/// The mutant and what the topic says of it, as `tests/vectors/README.md` describes a vector.
#[must_use]
pub fn skeleton(topic: &AnyTopic, mutant: &Mutant) -> String {
    let report = topic.check(expected::value(&mutant.form), &mutant.options(Unit::Bytes));
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let mut entries: Vec<Vec<String>> = Vec::new();
    for finding in &report.findings {
        let span = (finding.span.start, finding.span.end);
        let entry = quoted(&format!("{} {}", finding.code, finding.pointer));
        if let (true, Some(last)) = (spans.last() == Some(&span), entries.last_mut()) {
            last.push(entry);
        } else {
            spans.push(span);
            entries.push(vec![entry]);
        }
    }
    let whole = spans == [(0, 0)] && !mutant.form.bytes().is_empty();
    let text = match &mutant.form {
        Form::Text(text) => Some(text.as_str()),
        Form::Bytes(bytes) => std::str::from_utf8(bytes).ok(),
        Form::Wtf8(_) | Form::Null => None,
    };
    let value = match (&mutant.form, text.filter(|text| !text.contains(['⟦', '⟧']))) {
        (Form::Null, _) => "null = true".into(),
        (_, Some(text)) => {
            format!("value = {}", quoted(&if whole { text.into() } else { marked(text, &spans) }))
        }
        (form, None) => {
            let key = if matches!(form, Form::Wtf8(_)) { "wtf8" } else { "base64" };
            let spans: Vec<String> = spans.iter().map(|(start, end)| format!("[{start}, {end}]")).collect();
            format!("{key} = {}\nspans = [{}]", quoted(&STANDARD.encode(form.bytes())), spans.join(", "))
        }
    };
    let entries: Vec<String> = entries
        .into_iter()
        .map(|entries| match entries.as_slice() {
            [entry] => entry.clone(),
            _ => format!("[{}]", entries.join(", ")),
        })
        .collect();
    let mut text = format!("[[vector]]\nname = \"\"\nrule = \"\"\n{value}\n");
    let asked = [
        mutant.options.strict.then(|| "strict = true".to_string()),
        mutant.options.max_bytes.map(|most| format!("max_bytes = {most}")),
        mutant.options.max_findings.map(|most| format!("max_findings = {most}")),
    ];
    let asked: Vec<String> = asked.into_iter().flatten().collect();
    if !asked.is_empty() {
        text.push_str(&format!("options = {{ {} }}\n", asked.join(", ")));
    }
    text.push_str(&format!("outcome = \"{}\"\n", report.outcome.as_str()));
    if !entries.is_empty() {
        text.push_str(&format!("findings = [{}]\n", entries.join(", ")));
    }
    if report.total > report.findings.len() {
        text.push_str(&format!("total = {}\n", report.total));
    }
    if let Some(event) = &report.event {
        text.push_str(&format!("event = {}\n", quoted(event)));
    }
    text
}

/// A text with marks around spans, which nest or stand apart.
fn marked(text: &str, spans: &[(usize, usize)]) -> String {
    let mut marked = String::new();
    for (at, character) in text.char_indices().chain([(text.len(), '\0')]) {
        // a span that is empty opens after those before it have closed
        let closing = spans.iter().filter(|(start, end)| *end == at && start < end).count();
        marked.push_str(&"⟧".repeat(closing));
        for (_, end) in spans.iter().filter(|(start, _)| *start == at) {
            marked.push_str(if *end == at { "⟦⟧" } else { "⟦" });
        }
        if at < text.len() {
            marked.push(character);
        }
    }
    marked
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.into()).to_string()
}
