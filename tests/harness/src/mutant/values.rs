//! Texts and values that events have, and those that none should have.

use fastrand::Rng;

use super::draw::{chance, one, word};
use super::spelling::{halves, plain, spelled, with_inside};
use super::tree::Tree;

/// Names that the contract has, in its order.
pub(super) const NAMES: &[&str] =
    &["eventId", "eventType", "timestamp", "payload", "orderId", "items", "sku", "qty"];

const TEXTS: &[&str] = &[
    "ORD-123",
    "SKU-1",
    "a",
    "0",
    "Größe-ß",
    "注文-42",
    "😀",
    "😀😀 é",
    "e\u{301}",
    "a/b~c",
    "\"quoted\"",
    "back\\slash",
    "\u{8}\u{c}",
    "tab\tline\nend\r",
    "\u{0}\u{1f}",
    "\u{7f}\u{85}\u{ad}",
    "\u{202e}rtl\u{200b}",
    "\u{2028}\u{feff}",
    "\u{fffd}",
    "\u{10ffff}",
    "`tick`",
    "true",
    "null",
    "12",
    " ",
];

/// A text of an event.
pub(super) fn text(rng: &mut Rng) -> String {
    match rng.u32(0..10) {
        0..4 => format!("{}-{}", word(rng, &["ORD", "SKU", "ord", "Größe", "注文"]), rng.u32(..100_000)),
        9 if chance(rng, 200) => word(rng, TEXTS).repeat(rng.usize(1..120)),
        _ => word(rng, TEXTS).into(),
    }
}

/// A JSON string of a text of an event.
pub(super) fn string(rng: &mut Rng) -> String {
    let text = text(rng);
    if chance(rng, 800) { plain(&text) } else { spelled(rng, &text, 200) }
}

/// A UUID that RFC 9562 defines.
pub(super) fn uuid(rng: &mut Rng) -> String {
    let mut digits: Vec<char> = format!("{:032x}", rng.u128(..)).chars().collect();
    for (place, choices) in [(12, "12345678"), (16, "89ab")] {
        let choices: Vec<char> = choices.chars().collect();
        if let Some(digit) = digits.get_mut(place) {
            *digit = *one(rng, &choices);
        }
    }
    let upper = rng.u32(0..4);
    let mut text = String::new();
    for (place, digit) in digits.into_iter().enumerate() {
        if matches!(place, 8 | 12 | 16 | 20) {
            text.push('-');
        }
        text.push(if upper == 0 || (upper == 1 && rng.bool()) { digit.to_ascii_uppercase() } else { digit });
    }
    text
}

/// A timestamp in UTC.
pub(super) fn timestamp(rng: &mut Rng) -> String {
    let year = *one(rng, &[1, 999, 1970, 1999, 2000, 2024, 2025, 2026, 9999]);
    let second = format!("{:02}:{:02}:{:02}", rng.u32(0..24), rng.u32(0..60), rng.u32(0..60));
    let fraction = match rng.u32(0..3) {
        0 => format!(".{:0width$}", rng.u32(..1_000_000_000), width = 9)
            .chars()
            .take(rng.usize(2..=10))
            .collect(),
        1 => word(rng, &[".0", ".000", ".100", ".120000", ".123456789", ".000000001", ".999999999"]).into(),
        _ => String::new(),
    };
    let zone = if chance(rng, 150) { "+00:00" } else { "Z" };
    format!("{year:04}-{:02}-{:02}T{second}{fraction}{zone}", rng.u32(1..=12), rng.u32(1..=28))
}

/// A quantity without a finding.
pub(super) fn quantity(rng: &mut Rng) -> String {
    match rng.u32(0..10) {
        0 => word(
            rng,
            &[
                "2.0",
                "1e2",
                "1E+2",
                "20e-1",
                "9007199254740991",
                "9007199254740991.4",
                "1.0000000000000000001",
            ],
        )
        .into(),
        1 => rng.u64(1..1 << 53).to_string(),
        _ => rng.u32(1..1000).to_string(),
    }
}

/// A number where many readers differ; some are none.
pub(super) fn number(rng: &mut Rng) -> String {
    const NUMBERS: &[&str] = &[
        "0",
        "-0",
        "0.0",
        "-0.0",
        "1.0",
        "1e0",
        "1E2",
        "1e+2",
        "20e-1",
        "-1",
        "1.5",
        "-1.5",
        "0.1",
        "-0.5",
        "1e-7",
        "1e21",
        "123456789012345678901234567890",
        "9007199254740991",
        "-9007199254740991",
        "9007199254740992",
        "-9007199254740992",
        "9007199254740991.4",
        "9007199254740991.5",
        "9007199254740991.6",
        "9007199254740990.5",
        "9007199254740993",
        "4503599627370496.5",
        "1e400",
        "-1e400",
        "1e-400",
        "1.7976931348623159e308",
        "1e308",
        "2.2250738585072011e-308",
        "5e-324",
        "2e-324",
        "1e00",
        "1e-0",
        "0e0",
        "0e999999999999",
        "1e99999999999999999999",
        "0.30000000000000004",
        "18446744073709551615",
        "18446744073709551616",
        "1000000000000000000000000000000000e-33",
    ];
    const NONE: &[&str] = &[
        "01",
        "-01",
        "00",
        "+1",
        ".5",
        "1.",
        "-",
        "-.5",
        "1e",
        "1e+",
        "1.e2",
        "1..2",
        "1.2.3",
        "0x1",
        "1_000",
        "1,5",
        "NaN",
        "-NaN",
        "nan",
        "Infinity",
        "-Infinity",
        "inf",
        "1f",
        "1n",
        "１",
        "1 2",
        "--1",
        "1-",
        "1E",
        "0b1",
        "1e1.5",
    ];
    match rng.u32(0..10) {
        0..6 => word(rng, NUMBERS).into(),
        6 => format!("{}{}", rng.u64(..), "0".repeat(rng.usize(0..310))),
        7 => format!("{}.{}e{}", rng.u32(0..10), rng.u64(..), rng.i32(-330..330)),
        8 => f64::from_bits(rng.u64(..) & !(0x7ff << 52) | rng.u64(1000..1080) << 52).to_string(),
        _ => word(rng, NONE).into(),
    }
}

/// A value of whatever type.
pub(super) fn any(rng: &mut Rng, depth: usize) -> Tree {
    match rng.u32(0..if depth == 0 { 7 } else { 9 }) {
        0 => Tree::Scalar("null".into()),
        1 => Tree::Scalar(word(rng, &["true", "false"]).into()),
        2 => Tree::Scalar(quantity(rng)),
        3 => Tree::Scalar(word(rng, &["\"\"", "\"2\"", "[]", "{}", "0", "[{}]", "[[]]"]).into()),
        4 => {
            let (text, inside) = (string(rng), halves(rng));
            Tree::Scalar(if rng.bool() { text } else { with_inside(rng, &text, &inside) })
        }
        5 | 6 => Tree::Scalar(string(rng)),
        7 => Tree::Array((0..rng.usize(0..4)).map(|_| any(rng, depth - 1)).collect()),
        _ => Tree::Object(
            (0..rng.usize(0..4))
                .map(|index| {
                    let key =
                        if rng.bool() { format!("{index}-{}", text(rng)) } else { word(rng, NAMES).into() };
                    (spelled(rng, &key, 20), any(rng, depth - 1))
                })
                .collect(),
        ),
    }
}
