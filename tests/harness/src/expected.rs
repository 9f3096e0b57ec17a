//! What a vector expects of a report, counted here once more and in another way than the crate does.

use flowops_contracts::{Code, Options, Report, Unit, Value};

use crate::vector::{Entry, Form, Vector, VectorOptions};

/// A finding that is expected, or one that was reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The code's name.
    pub code: String,
    /// The severity's name.
    pub severity: String,
    /// The pointer.
    pub pointer: String,
    /// Start, end, line, column.
    pub span: [usize; 4],
    /// The name that the help asks about.
    pub did_you_mean: Option<String>,
}

/// The units that a vector's value is judged in.
#[must_use]
pub fn units(form: &Form) -> &'static [Unit] {
    match form {
        Form::Text(_) => &[Unit::Bytes, Unit::Utf16, Unit::CodePoints],
        Form::Bytes(_) | Form::Null => &[Unit::Bytes],
        Form::Wtf8(_) => &[Unit::Utf16, Unit::CodePoints],
    }
}

/// The options of a vector, in a unit.
#[must_use]
pub fn options(written: VectorOptions, unit: Unit) -> Options {
    let mut options = Options::default();
    options.strict = written.strict;
    options.unit = unit;
    options.max_bytes = written.max_bytes.unwrap_or(options.max_bytes);
    options.max_findings = written.max_findings.unwrap_or(options.max_findings);
    options
}

/// The value that the crate is given: text as `str` in the bytes' unit too, bytes otherwise.
#[must_use]
pub fn value(form: &Form) -> Value<'_> {
    match form {
        Form::Text(_) | Form::Bytes(_) | Form::Wtf8(_) => Value::Bytes(form.bytes()),
        Form::Null => Value::Null,
    }
}

/// A value as a host holds it: one number for each byte, UTF-16 unit or code point.
#[must_use]
pub fn in_units(bytes: &[u8], unit: Unit) -> Vec<u32> {
    let mut units = Vec::new();
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        let length = match (unit, first) {
            (Unit::Bytes, _) | (_, 0..=0x7f) => 1,
            (_, 0xc0..=0xdf) => 2,
            (_, 0xe0..=0xef) => 3,
            _ => 4,
        };
        let point = after.iter().take(length - 1).fold(
            match length {
                1 => u32::from(*first),
                2 => u32::from(*first) & 0x1f,
                3 => u32::from(*first) & 0xf,
                _ => u32::from(*first) & 7,
            },
            |point, byte| point << 6 | u32::from(byte & 0x3f),
        );
        if unit == Unit::Utf16 && point > 0xffff {
            units.push(0xd800 + ((point - 0x10000) >> 10));
            units.push(0xdc00 + ((point - 0x10000) & 0x3ff));
        } else {
            units.push(point);
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    units
}

/// The findings that a vector expects, in the order of a report.
#[must_use]
pub fn findings(vector: &Vector, unit: Unit) -> Vec<Place> {
    places(
        &vector.marked,
        vector.value.bytes(),
        matches!(vector.value, Form::Wtf8(_)),
        vector.options.strict,
        unit,
    )
}

/// Marks as places in a unit, in the order of a report.
#[must_use]
pub fn places(
    marked: &[(usize, usize, Vec<Entry>)],
    bytes: &[u8],
    wtf8: bool,
    strict: bool,
    unit: Unit,
) -> Vec<Place> {
    let count = |end: usize| in_units(bytes.get(..end).unwrap_or_default(), unit).len();
    let mut places = Vec::new();
    for (start, end, entries) in marked {
        let before = bytes.get(..*start).unwrap_or_default();
        let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
        let first = count(*start);
        let last = if wtf8 && end > start { first + 1 } else { count(*end) };
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        for entry in entries {
            let code = Code::ALL.iter().find(|code| code.as_str() == entry.code);
            let error = code.is_none_or(|code| code.severity() == flowops_contracts::Severity::Error);
            places.push(Place {
                code: entry.code.clone(),
                severity: if error || strict { "error" } else { "warning" }.into(),
                pointer: entry.pointer.clone(),
                span: [first, last, line, first - count(line_start) + 1],
                did_you_mean: entry.did_you_mean.clone(),
            });
        }
    }
    // a stable sort: what shares a token and a code comes in contract order, as it is written
    places.sort_by(|one, two| (one.span.first(), &one.code).cmp(&(two.span.first(), &two.code)));
    places
}

/// What a report says, in the same form.
#[must_use]
pub fn reported<E>(report: &Report<'_, E>) -> Vec<Place> {
    report
        .findings
        .iter()
        .map(|finding| Place {
            code: finding.code.as_str().into(),
            severity: finding.severity.as_str().into(),
            pointer: finding.pointer.clone(),
            span: [finding.span.start, finding.span.end, finding.span.line, finding.span.column],
            did_you_mean: finding
                .help
                .as_deref()
                .and_then(|help| help.strip_prefix("did you mean `"))
                .and_then(|help| help.strip_suffix("`?"))
                .map(Into::into),
        })
        .collect()
}
