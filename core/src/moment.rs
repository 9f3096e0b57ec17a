//! Moments of hosts: exact nanoseconds since 1970, and the text of the normal form.

use chrono::{DateTime, SecondsFormat, Utc};

const SECOND: i128 = 1_000_000_000;

/// Nanoseconds since 1970.
///
/// ```
/// use flowops_contracts::moment;
///
/// let moment = moment::of_nanoseconds(-1).unwrap();
/// assert_eq!((moment.timestamp(), moment::nanoseconds(&moment)), (-1, -1));
/// ```
#[must_use]
pub fn nanoseconds(moment: &DateTime<Utc>) -> i128 {
    i128::from(moment.timestamp()) * SECOND + i128::from(moment.timestamp_subsec_nanos())
}

/// The moment of nanoseconds since 1970; nothing where they are more than a calendar has.
///
/// ```
/// assert_eq!(flowops_contracts::moment::of_nanoseconds(i128::MAX), None);
/// ```
#[must_use]
pub fn of_nanoseconds(nanoseconds: i128) -> Option<DateTime<Utc>> {
    let seconds = i64::try_from(nanoseconds.div_euclid(SECOND)).ok()?;
    DateTime::from_timestamp(seconds, nanoseconds.rem_euclid(SECOND) as u32)
}

/// The text of the normal form (meaning 6.1).
///
/// ```
/// use flowops_contracts::moment;
///
/// let moment = moment::of_nanoseconds(1_735_725_900_120_000_000).unwrap();
/// assert_eq!(moment::text(&moment), "2025-01-01T10:05:00.120Z");
/// ```
#[must_use]
pub fn text(moment: &DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}
