//! Reports as they are listed over the records of files.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says so that it failed")]

use flowops_contracts::{Options, Place, order_events};

const HERE: Place<'_> = Place { file: "a\u{1b}\n.ndjson", line: 10 };

fn list(value: &[u8], options: &Options, coloured: bool) -> String {
    order_events::check_with(value, options).list(value, HERE, coloured)
}

fn not_utc() -> String {
    order_events::EXAMPLES[1].1.replace("00Z", "00+01:00").replace("ORD-123", "日本")
}

#[test]
fn a_finding_has_its_place_its_source_line_and_its_help() {
    let listed = list(not_utc().as_bytes(), &Options::default(), false);
    let expected = r#"a\u{1b}\u{a}.ndjson:13:16: error[not_utc] expected a timestamp in UTC, found a timestamp in another zone
 13 |   "timestamp": "2025-01-01T10:05:00+01:00",
    |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^ /timestamp
"#;
    assert!(listed.starts_with(expected), "{listed}");
}

#[test]
fn columns_count_characters_and_marks_stand_where_a_terminal_shows_the_fault() {
    let listed = list("{\"日本\": 1,}".as_bytes(), &Options::default(), false);
    assert!(listed.starts_with("a\\u{1b}\\u{a}.ndjson:10:10: error[invalid_json] "), "{listed}");
    assert!(listed.contains("\n 10 | {\"日本\": 1,}\n    |            ^\n"), "{listed}");
}

#[test]
fn colours_are_added_and_change_nothing_else() {
    let value = not_utc();
    let coloured = list(value.as_bytes(), &Options::default(), true);
    assert!(coloured.contains("\x1b[1;31merror[not_utc]\x1b[0m"), "{coloured}");
    let mut plain = coloured;
    for style in ["\x1b[1m", "\x1b[34m", "\x1b[36m", "\x1b[0m", "\x1b[1;31m"] {
        plain = plain.replace(style, "");
    }
    assert_eq!(plain, list(value.as_bytes(), &Options::default(), false));
}

#[test]
fn what_was_not_kept_is_counted() {
    let mut options = Options::default();
    options.max_findings = 1;
    let listed = list(b"{}", &options, false);
    assert!(listed.ends_with("\na\\u{1b}\\u{a}.ndjson:10: … and 3 more\n"), "{listed}");
    options.max_findings = 0;
    assert_eq!(list(b"{}", &options, false), "a\\u{1b}\\u{a}.ndjson:10: 4 findings\n");
}

#[test]
fn a_value_that_was_not_read_has_no_source_line() {
    let mut options = Options::default();
    options.max_bytes = 1;
    let listed = list(b"{}", &options, false);
    assert!(
        listed.contains(
            "a\\u{1b}\\u{a}.ndjson:10:1: error[too_large] expected at most 1 byte, found 2 bytes\n"
        )
    );
    assert!(!listed.contains(" | "), "{listed}");
}

#[test]
fn nothing_is_listed_of_a_value_without_findings() {
    assert_eq!(list(order_events::EXAMPLES[0].1.as_bytes(), &Options::default(), true), "");
}

#[test]
fn json_for_a_terminal_is_the_same_report() {
    let report = order_events::check("{\"\u{9b}31m\": 1, \"\u{e0041}\": 2, \"é\": 3}");
    let [plain, shown] = [false, true].map(|terminal| report.to_json_line(HERE, terminal));
    assert!(plain.contains("/\u{9b}31m") && shown.contains("/\\u009b31m"), "{shown:?}");
    assert!(shown.contains("/\\udb40\\udc41") && shown.contains("/é"), "{shown:?}");
    let [plain, shown] = [plain, shown].map(|line| serde_json::from_str::<serde_json::Value>(&line).unwrap());
    assert_eq!(plain, shown);
}

#[test]
fn a_line_of_json_holds_no_line_feed() {
    let line = order_events::check("[]").to_json_line(HERE, false);
    assert!(line.starts_with("{\"file\":\"a\\u001b\\n.ndjson\",\"line\":10,\"report\":{\"topic\""), "{line}");
    assert!(!line.contains('\n'));
}
