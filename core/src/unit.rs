//! What a span counts.

/// The unit in which spans and columns of a report count (meaning 3.2 and 5.5).
///
/// A host asks for the unit in which its own strings are indexed, so that slicing the value by a span gives
/// the token in question.
///
/// ```
/// use flowops_contracts::{Options, Unit, order_events};
///
/// let mut options = Options::default();
/// options.unit = Unit::Utf16;
/// let report = order_events::check_with("{\"😀\":1}", &options);
/// assert_eq!(report.findings[4].span.end, 5); // the key with its quotes
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unit {
    /// UTF-8 bytes: values that are bytes, and Rust's `str`.
    #[default]
    Bytes,
    /// UTF-16 code units: JavaScript's strings.
    Utf16,
    /// Unicode code points: Python's `str`.
    CodePoints,
}

impl Unit {
    /// How many units these bytes of UTF-8 are; a byte that continues a character counts with its first.
    pub(crate) fn count(self, bytes: &[u8]) -> usize {
        match self {
            Unit::Bytes => bytes.len(),
            Unit::CodePoints => bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count(),
            // characters of four bytes are two units
            Unit::Utf16 => {
                bytes.iter().map(|&byte| usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0)).sum()
            }
        }
    }
}
