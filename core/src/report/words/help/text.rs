//! Help with texts that should be a UUID or a timestamp.

use super::{CONVERT, ZONE};
use crate::grammar::{timestamp, uuid};

/// What would make a UUID of a text.
pub(super) fn uuid(text: &str) -> Option<&'static str> {
    let right = |text: &str| text.as_bytes().try_into().is_ok_and(|text| uuid::Uuid::read(text).is_some());
    let hexadecimal = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let braces = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
    let (prefix, name) = text.split_at_checked("urn:uuid:".len()).unwrap_or_default();
    if right(text.trim()) {
        Some("drop the white space")
    } else if braces.is_some_and(right) {
        Some("drop the braces")
    } else if prefix.eq_ignore_ascii_case("urn:uuid:") && right(name) {
        Some("drop `urn:uuid:`")
    } else if text.len() == 32 && hexadecimal(text) {
        Some("write the hyphens")
    } else {
        None
    }
}

fn is_timestamp(text: &str) -> bool {
    matches!(timestamp::read(text.as_bytes()), Some((_, [])))
}

/// What would make a timestamp of a text.
pub(super) fn timestamp(text: &str) -> Option<String> {
    let upper = text.to_ascii_uppercase();
    if is_timestamp(text.trim()) {
        Some("drop the white space".into())
    } else if is_timestamp(&upper) {
        let letters: Vec<&str> = [('t', "`T`"), ('z', "`Z`")]
            .into_iter()
            .filter_map(|(letter, name)| text.contains(letter).then_some(name))
            .collect();
        Some(format!("upper-case {}", letters.join(" and ")))
    } else {
        missing(text).or_else(|| part(text).map(Into::into))
    }
}

/// The parts that a timestamp lacks, where with them it would be one.
fn missing(text: &str) -> Option<String> {
    let mut parts = Vec::new();
    let (date, rest) = text.split_at_checked("YYYY-MM-DD".len())?;
    if rest.is_empty() {
        return is_timestamp(&format!("{date}T00:00:00Z"))
            .then(|| "write the time of day and the zone `Z`".into());
    }
    let time = rest.strip_prefix(['T', ' '])?;
    let (minutes, after) = time.split_at_checked("hh:mm".len())?;
    let (mut seconds, mut zone) = ("", "");
    if !after.starts_with(':') {
        parts.push("the seconds");
        seconds = ":00";
    }
    if !after.contains(['Z', '+', '-']) {
        parts.push("the zone `Z`");
        zone = "Z";
    }
    if rest.starts_with(' ') {
        parts.push("`T` between date and time");
    }
    let last = parts.pop()?;
    is_timestamp(&format!("{date}T{minutes}{seconds}{after}{zone}")).then(|| match parts.as_slice() {
        [] => format!("write {last}"),
        _ => format!("write {} and {last}", parts.join(", ")),
    })
}

/// The one part of a timestamp that is wrong.
fn part(text: &str) -> Option<&'static str> {
    let mended = |start: usize, end: usize, part: &str| match (text.get(..start), text.get(end..)) {
        (Some(before), Some(after)) => is_timestamp(&format!("{before}{part}{after}")),
        _ => false,
    };
    let (second, fraction) = ("YYYY-MM-DDThh:mm:ss".len(), "YYYY-MM-DDThh:mm:ss.".len());
    let digits = text.get(fraction..)?.bytes().take_while(u8::is_ascii_digit).count();
    let zone = second + text.get(second..)?.find(|character: char| !matches!(character, '.' | '0'..='9'))?;
    [
        (8, 10, "01", "write a day that the month has"),
        (5, 7, "01", "write a month from 01 to 12"),
        (11, 13, "00", "write an hour from 00 to 23"),
        (14, 16, "00", "write a minute from 00 to 59"),
        (17, 19, "00", "write a second from 00 to 59"),
        (0, 4, "2000", "write a year from 0001 to 9999"),
        (second, fraction, ".", "write a point before the fraction"),
        (fraction, fraction + digits, "0", "write 1 to 9 digits after the point"),
        (zone, text.len(), "Z", if is_utc(text.get(zone..)?) { ZONE } else { CONVERT }),
    ]
    .into_iter()
    .find_map(|(start, end, part, help)| mended(start, end, part).then_some(help))
}

/// Whether a zone that is written in another way means UTC.
fn is_utc(zone: &str) -> bool {
    let name = zone.trim_matches(|character: char| "+-:0Z[] ".contains(character));
    matches!(name, "" | "UTC" | "GMT")
}
