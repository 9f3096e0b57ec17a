//! Texts that the contract reads by a grammar: right at its borders, or wrong by little.

use fastrand::Rng;

use super::draw::{below, chance, one, word};
use super::{key, values};

/// Dates at the borders of the calendar.
const DATES: &[&str] = &[
    "2000-02-29",
    "1900-02-29",
    "2100-02-29",
    "2400-02-29",
    "2024-02-29",
    "2025-02-29",
    "0004-02-29",
    "2024-02-30",
    "2025-04-31",
    "2025-06-31",
    "2025-09-31",
    "2025-11-31",
    "2025-12-31",
    "2025-12-32",
    "9999-12-31",
    "0001-01-01",
    "0000-01-01",
    "2025-00-01",
    "2025-13-01",
    "2025-01-00",
];

/// What others write for a moment, and what is wrong as a whole.
const WHOLE: &[&str] = &[
    "2025-01-01",
    "2025-01-01T10:00Z",
    "2025-01-01T10Z",
    "20250101T100000Z",
    "2025-W01-1T10:00:00Z",
    "2025-001T10:00:00Z",
    "1735725600",
    "2025-01-01T10:00:00",
    "2025-01-01T24:00:00Z",
    "2025-01-01T23:59:60Z",
    "2016-12-31T23:59:60Z",
    "+2025-01-01T10:00:00Z",
    "-0001-01-01T00:00:00Z",
    "2025-01-01T10:00:00+00",
    "2025-01-01T10:00:00+0000",
    "2025-1-1T1:0:0Z",
    "25-01-01T10:00:00Z",
    "12025-01-01T10:00:00Z",
    "2025-01-01T10:00:00ZZ",
    "2025-01-01T10:00:00Z[UTC]",
    " 2025-01-01T10:00:00Z",
    "2025-01-01T10:00:00Z ",
    "Wed, 01 Jan 2025 10:00:00 GMT",
    "２０25-01-01T10:00:00Z",
    "",
];

/// An event type, or what is nearly one.
pub(super) fn event_type(rng: &mut Rng) -> String {
    match rng.u32(0..4) {
        0 => word(rng, &["ORDER_CREATED", "ORDER_CANCELLED"]).into(),
        1 => {
            let name = word(rng, &["ORDER_CREATED", "ORDER_CANCELLED"]);
            key::misspelt(rng, name)
        }
        2 => values::text(rng),
        _ => word(
            rng,
            &[
                "",
                "ORDER_SHIPPED",
                "order_created",
                "OrderCreated",
                "ORDER-CREATED",
                "ORDER_CREATED ",
                "CREATED",
            ],
        )
        .into(),
    }
}

/// A UUID, or what is nearly one.
pub(super) fn uuid(rng: &mut Rng) -> String {
    let uuid = values::uuid(rng);
    let mut characters: Vec<char> = uuid.chars().collect();
    let at = below(rng, characters.len());
    match rng.u32(0..14) {
        0 => format!("{{{uuid}}}"),
        1 => format!("urn:uuid:{uuid}"),
        2 => uuid.replace('-', ""),
        3 => format!(" {uuid}"),
        4 => format!("{uuid}\n"),
        5 => "00000000-0000-0000-0000-000000000000".into(),
        6 => word(rng, &["ffffffff-ffff-ffff-ffff-ffffffffffff", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"])
            .into(),
        kind => {
            let mut put = |at: usize, character| characters.splice(at..=at, [character]).for_each(drop);
            match kind {
                // the version, the variant
                7 | 8 => put(14, *one(rng, &['0', '9', 'a', 'F', '8'])),
                9 | 10 => put(19, *one(rng, &['0', '7', 'c', 'C', 'f', 'B'])),
                11 => put(at, *one(rng, &['g', 'G', '-', '/', ':', '@', '`', ' ', 'é', '０', '\u{16}'])),
                12 => {
                    characters.remove(at);
                }
                _ => characters.insert(at, *one(rng, &['a', '-', '0', 'é'])),
            }
            characters.into_iter().collect()
        }
    }
}

/// A timestamp, or what is nearly one: each part is drawn near to its borders.
pub(super) fn timestamp(rng: &mut Rng) -> String {
    if chance(rng, 200) {
        return word(rng, WHOLE).into();
    }
    if chance(rng, 150) {
        let date = word(rng, DATES);
        return values::timestamp(rng)
            .char_indices()
            .map(|(at, own)| date.chars().nth(at).unwrap_or(own))
            .collect();
    }
    if chance(rng, 150) {
        let zone =
            word(rng, &["+01:00", "-08:00", "-00:00", "+23:59", "-23:59", "+00:01", "+24:00", "+05:60"]);
        return values::timestamp(rng).trim_end_matches("+00:00").trim_end_matches('Z').to_string() + zone;
    }
    // each part right most of the time, so that one fault stands alone
    let mut part = |right: &[&'static str], near: &[&'static str]| -> &'static str {
        if chance(rng, 880) { word(rng, right) } else { word(rng, near) }
    };
    let year =
        part(&["2024", "2025", "2000", "1999"], &["0000", "0001", "9999", "1900", "2100", "202x", "202"]);
    let month = part(&["01", "02", "06", "12"], &["00", "13", "1", "２", "1a"]);
    let day = part(&["01", "15", "28"], &["00", "29", "30", "31", "32", "3"]);
    let letter = part(&["T"], &["t", " ", "_", ""]);
    let hour = part(&["00", "10", "23"], &["24", "25", "9", "-1"]);
    let minute = part(&["00", "30", "59"], &["60", "99", "5"]);
    let second = part(&["00", "30", "59"], &["60", "61", "5", "5:"]);
    let fraction = part(
        &["", "", ".1", ".123", ".1234", ".123456789", ".000", ".100000000"],
        &[".", ",5", ".1234567890", ".0000000001", ".1x", ".-1", ".é", ".００"],
    );
    let zone = part(
        &["Z", "Z", "+00:00"],
        &[
            "z",
            "",
            "-00:00",
            "+01:00",
            "-08:00",
            "+23:59",
            "-23:59",
            "+24:00",
            "+00:60",
            "+0000",
            "+00",
            "+5:30",
            "+05:30",
            " Z",
            "UTC",
            "+00:01",
            "−00:00",
            "+00:00:00",
        ],
    );
    format!("{year}-{month}-{day}{letter}{hour}:{minute}:{second}{fraction}{zone}")
}
