//! Laws of places: spans in every unit, lines, columns, pointers.

use flowops_contracts::{Code, Finding, Unit};

use super::oracle::{Content, Node};
use super::{Case, Law, ensure, same};
use crate::expected::{self, in_units};

/// Meaning 3.1 and 3.2, counted once more.
pub(super) fn counted(case: &Case<'_>) -> Law {
    for unit in expected::units(&case.mutant.form) {
        let mut options = case.mutant.options(*unit);
        options.max_findings = case.full.total;
        let report = case.laws.topic.check(expected::value(&case.mutant.form), &options);
        same("findings", &case.full.findings.len(), &report.findings.len())?;
        for (finding, in_bytes) in report.findings.iter().zip(&case.full.findings) {
            let expected = span(case, in_bytes, *unit)?;
            let span = finding.span;
            same("span, line, column", &expected, &[span.start, span.end, span.line, span.column])
                .map_err(|why| format!("{unit:?}: {why}"))?;
        }
    }
    Ok(())
}

/// Where a finding is in a unit, by where it is in bytes.
fn span(case: &Case<'_>, finding: &Finding, unit: Unit) -> Result<[usize; 4], String> {
    let (start, end) = (finding.span.start, finding.span.end);
    let token = case.bytes.get(start..end).ok_or("a span outside the value")?;
    let lines = token.iter().filter(|byte| **byte == b'\n').count();
    ensure(lines == 0 || token == b"\n", || format!("a span goes over a line's end: {finding:?}"))?;
    if let Some(text) = case.text {
        let borders = text.is_char_boundary(start) && text.is_char_boundary(end);
        ensure(borders, || format!("a span cuts a character: {finding:?}"))?;
    }
    let before = case.bytes.get(..start).unwrap_or_default();
    let count = |bytes| in_units(bytes, unit).len();
    let line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let first = count(before);
    // half of a pair is one unit of a text, a byte that is not UTF-8 one byte
    let length = if finding.code == Code::InvalidUtf8 { 1 } else { count(token) };
    let line_number = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    Ok([first, first + length, line_number, count(line) + 1])
}

/// A value that a pointer may name, and whether it is the first of its name at every step.
#[derive(Clone, Copy)]
struct Named<'n> {
    node: &'n Node,
    key: Option<(usize, usize)>,
    first: bool,
    /// Whether the key itself is the first of its name in its object.
    key_first: bool,
}

/// Meaning 3.1, 3.3, 2.8: the pointer evaluates, and the span is the token that the code is about.
pub(super) fn named(case: &Case<'_>) -> Law {
    let Some(Ok(root)) = &case.read else { return Ok(()) };
    for finding in &case.full.findings {
        if finding.pointer.ends_with('…') && finding.pointer.chars().count() == 129 {
            continue;
        }
        let (pointer, member) = match (finding.code, finding.pointer.rsplit_once('/')) {
            (Code::MissingField, Some((parent, member))) => (parent, Some(member)),
            _ => (finding.pointer.as_str(), None),
        };
        let span = (finding.span.start, finding.span.end);
        let values = evaluate(root, pointer);
        let right = values.iter().any(|named| match finding.code {
            Code::MissingField => {
                named.first
                    && named.node.token() == span
                    && named.node.member(member.unwrap_or_default()).is_none()
            }
            Code::DuplicateKey => !named.key_first && named.key == Some(span),
            Code::UnknownField => named.first && named.key == Some(span),
            Code::LoneSurrogate => {
                let inside = |(start, end)| start < span.0 && span.1 < end;
                let token = case.bytes.get(span.0..span.1).unwrap_or_default();
                let text = matches!(named.node.content, Content::Text(_));
                token.len() == 6
                    && token.starts_with(b"\\u")
                    && (named.key.is_some_and(inside) || (text && inside(named.node.token())))
            }
            _ => named.first && named.node.token() == span,
        });
        ensure(right, || format!("{} values, none of them at the span of {finding:?}", values.len()))?;
    }
    Ok(())
}

/// All values that a pointer may name, where keys stand twice or show U+FFFD.
fn evaluate<'n>(root: &'n Node, pointer: &str) -> Vec<Named<'n>> {
    let mut values = vec![Named { node: root, key: None, first: true, key_first: true }];
    for step in pointer.split('/').skip(1) {
        let name = step.replace("~1", "/").replace("~0", "~");
        values = values.iter().flat_map(|named| inside(*named, &name)).collect();
    }
    values
}

fn inside<'n>(of: Named<'n>, name: &str) -> Vec<Named<'n>> {
    match &of.node.content {
        Content::Array(elements) => {
            let index = name.parse().ok().filter(|index: &usize| index.to_string() == name);
            let element = index.and_then(|index| elements.get(index));
            element.map(|node| Named { node, key: None, ..of }).into_iter().collect()
        }
        Content::Object(members) => {
            let mut named = Vec::new();
            for (at, member) in members.iter().enumerate() {
                if member.name.shown() == name {
                    let key_first = !members.iter().take(at).any(|earlier| earlier.name == member.name);
                    let key = Some((member.start, member.end));
                    named.push(Named { node: &member.value, key, first: of.first && key_first, key_first });
                }
            }
            named
        }
        _ => Vec::new(),
    }
}
