//! Findings as text for a person: the source line, and a mark under the fault.
//!
//! Only what is shown is looked at, so a finding in a line of a megabyte costs what any other does.

use super::Finding;
use super::visible::{Characters, Glyph, push_quoted};
use super::words::{HALF, not_kept};

/// How many columns of a source line are shown, besides a `…` at each end that is cut.
const WIDEST: usize = 100;

/// How many of them are before the mark, where the line goes on far behind it.
const BEFORE: usize = 40;

/// How many bytes before the mark are looked at for each column.
const BYTES: usize = 8;

/// Renders findings of a value, and says how many were not kept.
pub(crate) fn render(topic: &str, findings: &[Finding], total: usize, value: &[u8]) -> String {
    let mut blocks: Vec<String> = findings.iter().map(|finding| block(topic, finding, value)).collect();
    blocks.extend(not_kept(findings.len(), total).map(|said| format!("{said}\n")));
    blocks.join("\n")
}

fn block(topic: &str, finding: &Finding, value: &[u8]) -> String {
    let mut text = format!("{}[{}]: {}\n", finding.severity.as_str(), finding.code, finding.message);
    let line = finding.span.line.to_string();
    let margin = " ".repeat(line.len());
    text.push_str(&format!("{margin}--> {topic}"));
    if finding.is_of_what_was_read() {
        text.push_str(&format!(":{line}:{}", finding.span.column));
        if !finding.pointer.is_empty() {
            text.push(' ');
            finding.pointer.chars().for_each(|character| push_quoted(&mut text, character));
        }
        let (source, mark) = Excerpt::new(finding, value).lines();
        text.push_str(&format!(
            "\n{margin} |\n{line} |{source}\n{margin} |{mark} expected {}",
            finding.expected
        ));
    }
    if let Some(help) = &finding.help {
        text.push_str(&format!("\n{margin} = help: {help}"));
    }
    text.push('\n');
    text
}

/// A token, and what stands before and behind it.
pub(super) struct Excerpt<'v> {
    before: &'v [u8],
    token: &'v [u8],
    behind: &'v [u8],
    /// Whether the value is a host's text with halves of surrogate pairs in it.
    halves: bool,
}

impl<'v> Excerpt<'v> {
    pub(super) fn new(finding: &Finding, value: &'v [u8]) -> Self {
        let halves = finding.found == HALF;
        let (start, end) = finding.bytes;
        // a half has three bytes
        let end = if halves { start + 3 } else { end };
        let part = |from, to| value.get(from..to).unwrap_or_default();
        // a line feed in a string is the token, and the end of its line
        let behind = if part(start, end) == b"\n" { &[] } else { part(end, value.len()) };
        Excerpt { before: part(0, start), token: part(start, end), behind, halves }
    }

    /// The source line and the mark under it, each with the space that it begins with.
    pub(super) fn lines(&self) -> (String, String) {
        let token = self.first(self.token, WIDEST - BEFORE, true);
        let room = WIDEST - token.width;
        let mut behind = self.first(self.behind, room - self.last(BEFORE.min(room)).0.width, false);
        if token.cut && behind.width == 0 {
            // that the token is cut says it already
            behind.text.clear();
        }
        let (before, cut) = self.last(room - behind.width);
        let cut = if cut { "…" } else { "" };
        let line = format!(" {cut}{}{}{}", before.text, token.text, behind.text);
        let indent = " ".repeat(cut.chars().count() + before.width);
        (line.trim_end().to_string(), format!(" {indent}{}", "^".repeat(token.width.max(1))))
    }

    fn characters(&self, rest: &'v [u8], token: bool) -> Characters<'v> {
        Characters::new(rest, self.halves, token)
    }

    /// As much as has room of a token, or of a line that goes on here, and a `…` where that is not all.
    fn first(&self, bytes: &'v [u8], room: usize, token: bool) -> Shown {
        let mut shown = Shown::default();
        let mut characters = self.characters(bytes, token);
        // of a line that was cut out of a file with CR LF, the CR ends the value
        while token || !matches!(characters.rest, [b'\n', ..] | [b'\r'] | [b'\r', b'\n', ..]) {
            match characters.next() {
                None => break,
                Some(glyph) if shown.width + glyph.width() > room => {
                    shown.text.push('…');
                    shown.cut = true;
                    break;
                }
                Some(glyph) => shown.push(&glyph),
            }
        }
        shown
    }

    /// As much as has room of what stands before the token in its line, the end of it; and whether that is
    /// not all.
    fn last(&self, room: usize) -> (Shown, bool) {
        let start = character_start(self.before, self.before.len().saturating_sub(room * BYTES));
        let near = self.before.get(start..).unwrap_or_default();
        let line = near.iter().rposition(|&byte| byte == b'\n').map(|newline| newline + 1);
        let near = near.get(line.unwrap_or(0)..).unwrap_or_default();
        let glyphs: Vec<Glyph> = self.characters(near, false).collect();
        let (mut width, mut first) = (0, glyphs.len());
        for (index, glyph) in glyphs.iter().enumerate().rev() {
            width += glyph.width();
            if width > room {
                break;
            }
            // what has no width stays with what it stands on
            if glyph.width() > 0 {
                first = index;
            }
        }
        let mut shown = Shown::default();
        glyphs.iter().skip(first).for_each(|glyph| shown.push(glyph));
        (shown, first > 0 || line.is_none() && start > 0)
    }
}

/// Text as it is shown, and how many columns a terminal gives it.
#[derive(Default)]
struct Shown {
    text: String,
    width: usize,
    /// Whether there was more.
    cut: bool,
}

impl Shown {
    fn push(&mut self, glyph: &Glyph) {
        match glyph {
            Glyph::Same(character, _) => self.text.push(*character),
            Glyph::Escape(text) => self.text.push_str(text),
        }
        self.width += glyph.width();
    }
}

/// The first byte from `at` on that begins a character, in UTF-8.
fn character_start(bytes: &[u8], at: usize) -> usize {
    (at..bytes.len()).find(|&at| bytes.get(at).is_some_and(|byte| byte & 0xc0 != 0x80)).unwrap_or(at)
}
