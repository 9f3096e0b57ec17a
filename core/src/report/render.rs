//! Findings as text for a person: the source line, and a mark under the fault.

use unicode_width::UnicodeWidthChar;

use super::Finding;
use super::visible::{hidden, push_escape, push_quoted};
use crate::Severity;

/// How many columns of a source line are shown, the mark among them.
const WIDEST: usize = 100;

/// How many columns are shown before the mark where a line is cut.
const BEFORE: usize = 40;

/// Renders findings of a value, and says how many were not kept.
pub(crate) fn render(topic: &str, findings: &[Finding], total: usize, value: &[u8]) -> String {
    let mut text = String::new();
    for finding in findings {
        one(&mut text, topic, finding, value);
    }
    if total > findings.len() {
        text.push_str(&format!("… and {} more\n", total - findings.len()));
    }
    text
}

fn one(text: &mut String, topic: &str, finding: &Finding, value: &[u8]) {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    let number = finding.span.line.to_string();
    let margin = " ".repeat(number.len());
    text.push_str(&format!("{severity}[{}]: {}\n", finding.code, finding.message));
    text.push_str(&format!("{margin}--> {topic}:{}:{}", finding.span.line, finding.span.column));
    if !finding.pointer.is_empty() {
        text.push(' ');
        finding.pointer.chars().for_each(|character| push_quoted(text, character));
    }
    let (source, mark) = excerpt(value, finding.bytes);
    text.push_str(&format!("\n{margin} |\n{number} | {source}\n{margin} | {mark}"));
    text.push_str(&format!(" expected {}\n", finding.expected));
    if let Some(help) = &finding.help {
        text.push_str(&format!("{margin} = help: {help}\n"));
    }
    text.push('\n');
}

/// The line of a token as it may be shown, cut around the token, and the mark under it.
fn excerpt(value: &[u8], (start, end): (usize, usize)) -> (String, String) {
    let before = value.get(..start).unwrap_or_default();
    let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
    let lead = shown_end(before.get(line_start..).unwrap_or_default(), BEFORE);
    let token = shown_start(value.get(start..end).unwrap_or_default(), WIDEST - BEFORE);
    let after = value.get(end..).unwrap_or_default();
    let line_end = after.iter().position(|&byte| byte == b'\n').unwrap_or(after.len());
    let room = (WIDEST - BEFORE).saturating_sub(width(&token));
    let rest = shown_start(after.get(..line_end).unwrap_or_default(), room);
    let mark = format!("{}{}", " ".repeat(width(&lead)), "^".repeat(width(&token).max(1)));
    (format!("{lead}{token}{rest}").trim_end().to_string(), mark)
}

/// How many columns a terminal gives a text in which nothing is hidden.
fn width(text: &str) -> usize {
    text.chars().map(|character| character.width().unwrap_or(0)).sum()
}

/// The characters of bytes, as they may be shown; what is not UTF-8 as `\xHH`.
fn shown(bytes: &[u8]) -> impl Iterator<Item = String> + '_ {
    bytes.utf8_chunks().flat_map(|chunk| {
        let valid = chunk.valid().chars().map(|character| {
            let mut text = String::new();
            match character {
                '\t' => text.push(' '),
                _ if hidden(character) => push_escape(&mut text, character),
                _ => text.push(character),
            }
            text
        });
        valid.chain(chunk.invalid().iter().map(|byte| format!("\\x{byte:02x}")))
    })
}

/// The first characters, as many as have room; `…` stands for the others.
fn shown_start(bytes: &[u8], room: usize) -> String {
    let mut text = String::new();
    let mut used = 0;
    for character in shown(bytes) {
        used += width(&character);
        if used > room {
            text.push('…');
            break;
        }
        text.push_str(&character);
    }
    text
}

/// The last characters, as many as have room; `…` stands for the others.
fn shown_end(bytes: &[u8], room: usize) -> String {
    // no character is wider in bytes than 4; a little more than has room is looked at
    let near = bytes.len().saturating_sub(room * 4 + 4);
    let near = (near..bytes.len()).find(|&at| bytes.get(at).is_none_or(|byte| byte & 0xc0 != 0x80));
    let near = bytes.get(near.unwrap_or_default()..).unwrap_or_default();
    let characters: std::vec::Vec<String> = shown(near).collect();
    let mut used = 0;
    let mut first = characters.len();
    for (index, character) in characters.iter().enumerate().rev() {
        used += width(character);
        if used > room {
            break;
        }
        first = index;
    }
    let cut = if first > 0 || near.len() < bytes.len() { "…" } else { "" };
    let kept: String = characters.get(first..).unwrap_or_default().concat();
    format!("{cut}{kept}")
}
