//! Lines and columns: counted only when a finding is shown.

use super::Span;
use crate::Unit;

/// Counts through a value, from one position to a later one.
pub(crate) struct Positions<'v> {
    value: &'v [u8],
    unit: Unit,
    /// In bytes.
    at: usize,
    /// The same place in units.
    units: usize,
    line: usize,
    /// Where the line begins, in units.
    line_start: usize,
}

impl<'v> Positions<'v> {
    pub(crate) fn new(value: &'v [u8], unit: Unit) -> Self {
        Positions { value, unit, at: 0, units: 0, line: 1, line_start: 0 }
    }

    /// The span of a token, given in bytes; it begins where the last one did, or later.
    pub(crate) fn span(&mut self, start: usize, end: usize) -> Span {
        let passed = self.value.get(self.at..start).unwrap_or_default();
        if let Some(last) = passed.iter().rposition(|&byte| byte == b'\n') {
            let (lines, line) = passed.split_at_checked(last + 1).unwrap_or_default();
            self.line += lines.iter().filter(|&&byte| byte == b'\n').count();
            self.units += self.unit.count(lines);
            self.line_start = self.units;
            self.units += self.unit.count(line);
        } else {
            self.units += self.unit.count(passed);
        }
        self.at = start;
        let token = self.value.get(start..end).unwrap_or_default();
        Span {
            start: self.units,
            end: self.units + self.unit.count(token),
            line: self.line,
            column: self.units - self.line_start + 1,
        }
    }
}
