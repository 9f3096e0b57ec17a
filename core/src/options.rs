//! What a caller may ask for.

use crate::Unit;

/// How a value is judged and how its report counts (meaning 1.5).
///
/// ```
/// use flowops_contracts::{Options, Unit, order_events};
///
/// let mut options = Options::default();
/// options.strict = true;
/// options.unit = Unit::CodePoints;
/// let report = order_events::check_with("[]", &options);
/// assert_eq!(report.total, 1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// Every warning counts as an error. Default: `false`.
    pub strict: bool,
    /// The largest value that is read, in UTF-8 bytes. Default: 1,048,576.
    pub max_bytes: usize,
    /// The most findings that a report keeps; its `total` counts all. Default: 100.
    pub max_findings: usize,
    /// What spans and columns count. Default: [`Unit::Bytes`].
    pub unit: Unit,
}

impl Options {
    /// The largest value of `max_bytes` and `max_findings` that is used: 2^31 − 1. A larger one counts as it.
    pub const LARGEST: usize = 0x7fff_ffff;

    /// Those of a host, whose callers give them by name.
    ///
    /// ```
    /// use flowops_contracts::Options;
    ///
    /// assert_eq!(Options::of(true, 1_048_576, 100), Options::producer());
    /// ```
    #[must_use]
    pub fn of(strict: bool, max_bytes: usize, max_findings: usize) -> Self {
        Options { strict, max_bytes, max_findings, unit: Unit::Bytes }
    }

    /// A producer's options: strict.
    ///
    /// ```
    /// assert!(flowops_contracts::Options::producer().strict);
    /// ```
    #[must_use]
    pub fn producer() -> Self {
        Options { strict: true, ..Options::default() }
    }
}

/// A consumer's options: not strict.
impl Default for Options {
    fn default() -> Self {
        Options { strict: false, max_bytes: 1_048_576, max_findings: 100, unit: Unit::Bytes }
    }
}
