//! Findings as text, as a person should see them.
#![allow(clippy::panic, reason = "a test says so that it failed")]

use flowops_contracts::{Options, Unit, Value, order_events};
use harness::expected::{options, units, value};
use harness::root;
use harness::vector::Vectors;

/// Compares what is rendered with a text that begins on a line of its own.
#[track_caller]
fn shows_with<'v>(options: &Options, value: impl Into<Value<'v>>, expected: &str) {
    let value = value.into();
    let found = order_events::check_with(value, options).render(value);
    let expected = expected.strip_prefix('\n').unwrap_or(expected);
    assert!(found == expected, "expected\n{expected}\nfound\n{found}");
}

#[track_caller]
fn shows<'v>(value: impl Into<Value<'v>>, expected: &str) {
    shows_with(&Options::default(), value, expected);
}

#[test]
fn an_accepted_event_shows_nothing() {
    for (_, example) in order_events::EXAMPLES {
        shows(*example, "");
    }
}

#[test]
fn lines_with_tabs_and_carriage_returns() {
    let value = "{\r\n\
        \t\"eventId\": \"e1b7c2f0-8d41-4b9a-b9f1-3d0a2f7a9c21\",\r\n\
        \t\"eventType\": \"ORDER_CREATED\",\r\n\
        \t\"timestamp\": \"2025-01-01T10:00Z\",\r\n\
        \t\"payload\": {\r\n\
        \t\t\"orderId\": \"ORD-123\",\r\n\
        \t\t\"items\": [{ \"sku\": \"SKU-1\",\t\"qty\": \"2\", \"price\": 1 }]\r\n\
        \t}\r\n\
        }\r\n";
    shows(
        value,
        r#"
error[invalid_timestamp]: expected a timestamp as `YYYY-MM-DDThh:mm:ssZ`, found another string
 --> order-events:4:15 /timestamp
  |
4 |  "timestamp": "2025-01-01T10:00Z",
  |               ^^^^^^^^^^^^^^^^^^^ expected a timestamp as `YYYY-MM-DDThh:mm:ssZ`
  = help: write the seconds

error[wrong_type]: expected a number, found a string
 --> order-events:7:38 /payload/items/0/qty
  |
7 |   "items": [{ "sku": "SKU-1", "qty": "2", "price": 1 }]
  |                                      ^^^ expected a number
  = help: drop the quotes

warning[unknown_field]: expected a member that the contract names, found `price`
 --> order-events:7:43 /payload/items/0/price
  |
7 |   "items": [{ "sku": "SKU-1", "qty": "2", "price": 1 }]
  |                                           ^^^^^^^ expected a member that the contract names
"#,
    );
}

#[test]
fn line_numbers_of_two_digits() {
    shows(
        "[\n\n\n\n\n\n\n\n\n1,]",
        r"
error[invalid_json]: expected a value, found another character
  --> order-events:10:3
   |
10 | 1,]
   |   ^ expected a value
   = help: drop the trailing comma
",
    );
}

#[test]
fn characters_that_are_two_columns_wide() {
    shows(
        "{\"注文\": \"😀\", \"ＩＤ\": nil}",
        r#"
error[invalid_json]: expected `true`, `false` or `null`, found another character
 --> order-events:1:31
  |
1 | {"注文": "😀", "ＩＤ": nil}
  |                         ^ expected `true`, `false` or `null`
  = help: write `null`
"#,
    );
}

#[test]
fn columns_of_each_unit_and_the_same_mark() {
    for (unit, column) in [(Unit::Bytes, 12), (Unit::Utf16, 9), (Unit::CodePoints, 8)] {
        let mut options = Options::default();
        options.unit = unit;
        shows_with(
            &options,
            "{\"é😀\": .}",
            &format!(
                r#"
error[invalid_json]: expected a value, found another character
 --> order-events:1:{column}
  |
1 | {{"é😀": .}}
  |         ^ expected a value
"#
            ),
        );
    }
}

#[test]
fn characters_that_combine_or_join() {
    // an accent of its own, a joined emoji, a heart made red, a thumb with a skin tone
    shows(
        "{\"e\u{301}👩\u{200d}💻❤\u{fe0f}👍\u{1f3fd}\": .}",
        &r#"
error[invalid_json]: expected a value, found another character
 --> order-events:1:34
  |
1 | {"é👩\u{200d}💻❤\u{fe0f}👍\u{1f3fd}": .}
  |                                       ^ expected a value
"#
        .replace('é', "e\u{301}"),
    );
    // more of them than any script puts on one
    shows(
        &format!("{{\"a{}\": .}}", "\u{301}".repeat(6)),
        &r#"
error[invalid_json]: expected a value, found another character
 --> order-events:1:19
  |
1 | {"aACCENTS\u{301}\u{301}": .}
  |                     ^ expected a value
"#
        .replace("ACCENTS", &"\u{301}".repeat(4)),
    );
}

/// What is cut keeps what stands on a character with it, and nothing stands on an escape or on a `…`.
#[test]
fn characters_that_combine_where_a_line_is_cut() {
    let accents = "\u{301}".repeat(4);
    shows(
        &format!("[\"葛\u{e0100}\u{200d}\u{301}{}\".", "e\u{301}".repeat(200)),
        &format!(
            r#"
error[invalid_json]: expected `,` or `]`, found another character
 --> order-events:1:616
  |
1 | …{}".
  | {}^ expected `,` or `]`
"#,
            "e\u{301}".repeat(98),
            " ".repeat(100)
        ),
    );
    shows(
        "[\"葛\u{e0100}\u{200d}\u{301}\".",
        r#"
error[invalid_json]: expected `,` or `]`, found another character
 --> order-events:1:16
  |
1 | ["葛\u{e0100}\u{200d}\u{301}".
  |                              ^ expected `,` or `]`
"#,
    );
    shows(
        &format!("[\"{}\"        .", format!("a{accents}").repeat(1000)),
        &format!(
            r#"
error[invalid_json]: expected `,` or `]`, found another character
 --> order-events:1:9012
  |
1 | …{}"        .
  | {}^ expected `,` or `]`
"#,
            format!("a{accents}").repeat(87),
            " ".repeat(97)
        ),
    );
}

#[test]
fn what_a_terminal_obeys_is_shown_as_an_escape() {
    shows(
        "{\"\u{202e}a\u{9b}31m\u{7f}\": .}",
        r#"
error[invalid_json]: expected a value, found another character
 --> order-events:1:16
  |
1 | {"\u{202e}a\u{9b}31m\u{7f}": .}
  |                              ^ expected a value
"#,
    );
    // the pointer and the name in a message too
    shows(
        "{\"eventId\":\"a9f3d12e-27a5-4d9e-b8b1-8b62a7c42e91\",\"eventType\":\"ORDER_CANCELLED\",\
         \"timestamp\":\"2025-01-01T10:05:00Z\",\n\
         \"payload\":{\"orderId\":\"ORD-123\",\"\\u001b[2J`\u{2066}\":1}}",
        r#"
warning[unknown_field]: expected a member that the contract names, found `\u{1b}[2J\`\u{2066}`
 --> order-events:2:32 /payload/\u{1b}[2J\`\u{2066}
  |
2 | "payload":{"orderId":"ORD-123","\u001b[2J`\u{2066}":1}}
  |                                ^^^^^^^^^^^^^^^^^^^^ expected a member that the contract names
"#,
    );
}

#[test]
fn a_control_character_in_a_string_is_what_is_marked() {
    shows(
        "{\"sku\": \"SKU\t1\"}",
        r#"
error[invalid_json]: expected a character that a string may hold, found a control character
 --> order-events:1:13
  |
1 | {"sku": "SKU\u{9}1"}
  |             ^^^^^ expected a character that a string may hold
  = help: write a tab as `\t`
"#,
    );
    shows(
        "{\"sku\": \"SKU\n1\"}",
        r#"
error[invalid_json]: expected a character that a string may hold, found a control character
 --> order-events:1:13
  |
1 | {"sku": "SKU\u{a}
  |             ^^^^^ expected a character that a string may hold
  = help: close the string, or write a line break as `\n`
"#,
    );
    shows(
        "\0\0\0\0\u{7}{}",
        r"
error[invalid_json]: expected a value, found another character
 --> order-events:1:1
  |
1 | \u{0}\u{0}\u{0}\u{0}\u{7}{}
  | ^^^^^ expected a value
  = help: drop the schema registry's 5 bytes before the JSON
",
    );
}

#[test]
fn what_looks_like_nothing_is_seen_where_it_is_marked() {
    shows(
        "{\u{a0}\"a\":\"\u{a0}\"}",
        "
error[invalid_json]: expected a key or `}`, found another character
 --> order-events:1:2
  |
1 | {\\u{a0}\"a\":\"\u{a0}\"}
  |  ^^^^^^ expected a key or `}`
  = help: write a space instead
",
    );
    shows(
        "{\u{301}}",
        r"
error[invalid_json]: expected a key or `}`, found another character
 --> order-events:1:2
  |
1 | {\u{301}}
  |  ^^^^^^^ expected a key or `}`
",
    );
}

#[test]
fn bytes_that_are_not_utf8() {
    shows(
        b"{\"sku\": \"caf\xe9\", \"qty\": \xff\xc3}".as_slice(),
        r#"
error[invalid_utf8]: expected UTF-8, found an invalid byte
 --> order-events:1:13
  |
1 | {"sku": "caf\xe9", "qty": \xff\xc3}
  |             ^^^^ expected UTF-8
"#,
    );
}

/// However many bytes a column has: where a line is cut, no character is.
#[test]
fn no_character_is_cut() {
    let accented = format!("e{}", "\u{301}".repeat(4));
    for shift in 0..9 {
        let value = format!("[\"{}{}\".", "-".repeat(shift), accented.repeat(200));
        let shown = order_events::check(&*value).render(&*value);
        assert!(shown.contains(&accented) && !shown.contains("\\x"), "{shift}: {shown}");
    }
}

#[test]
fn bytes_behind_that_look_like_half_of_a_pair() {
    shows(
        b"[\xff\xed\xa0\x80]".as_slice(),
        r"
error[invalid_utf8]: expected UTF-8, found an invalid byte
 --> order-events:1:2
  |
1 | [\xff\xed\xa0\x80]
  |  ^^^^ expected UTF-8
",
    );
}

#[test]
fn half_of_a_pair_in_the_text_of_a_host() {
    let value = b"{\"sku\": \"\xed\xa0\xbd\", \"a\": \"\xed\xb8\x80\"}".as_slice();
    let mut options = Options::default();
    options.unit = Unit::Utf16;
    shows_with(
        &options,
        value,
        r#"
error[invalid_utf8]: expected text that UTF-8 can hold, found a character that is half of a surrogate pair
 --> order-events:1:10
  |
1 | {"sku": "\u{d83d}", "a": "\u{de00}"}
  |          ^^^^^^^^ expected text that UTF-8 can hold
"#,
    );
}

#[test]
fn the_end_of_a_value() {
    shows(
        "",
        r"
error[invalid_json]: expected a value, found end of value
 --> order-events:1:1
  |
1 |
  | ^ expected a value
",
    );
    shows(
        "{\"eventId\": \"1\"",
        r#"
error[invalid_json]: expected `,` or `}`, found end of value
 --> order-events:1:16
  |
1 | {"eventId": "1"
  |                ^ expected `,` or `}`
"#,
    );
    shows(
        "{\"eventId\": \"1\",\r\n",
        r"
error[invalid_json]: expected a key, found end of value
 --> order-events:2:1
  |
2 |
  | ^ expected a key
",
    );
}

#[test]
fn a_value_that_is_not_read_has_no_place() {
    shows(
        None::<&str>,
        r"
error[tombstone]: expected an event, found no value
 --> order-events
",
    );
    let mut options = Options::default();
    options.max_bytes = 8;
    shows_with(
        &options,
        "{\"eventId\":1}",
        r"
error[too_large]: expected at most 8 bytes, found 13 bytes
 --> order-events
",
    );
}

#[test]
fn findings_that_are_not_kept_are_counted() {
    let mut options = Options::default();
    options.max_findings = 1;
    shows_with(
        &options,
        "{\"eventType\": 7}",
        r#"
error[missing_field]: expected a string as `eventId`, found no such member
 --> order-events:1:1 /eventId
  |
1 | {"eventType": 7}
  | ^ expected a string as `eventId`

… and 3 more
"#,
    );
    options.max_findings = 0;
    shows_with(&options, "{\"eventType\": 7}", "4 findings\n");
    shows_with(&options, "[]", "1 finding\n");
}

#[test]
fn a_line_of_a_hundred_columns_is_whole() {
    let value = format!("[{}.{}]", "1,".repeat(30), " ".repeat(37));
    shows(
        &value,
        r"
error[invalid_json]: expected a value, found another character
 --> order-events:1:62
  |
1 | [1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,.                                     ]
  |                                                              ^ expected a value
",
    );
}

#[test]
fn a_long_line_is_cut_around_the_mark() {
    let digits = "1234567890".repeat(50_000);
    shows(
        &format!("[{digits},}}{digits}"),
        r"
error[invalid_json]: expected a value, found another character
 --> order-events:1:500003
  |
1 | …234567890123456789012345678901234567890,}12345678901234567890123456789012345678901234567890123456789…
  |                                          ^ expected a value
",
    );
    // at its start
    shows(
        &format!("}}{digits}"),
        r"
error[invalid_json]: expected a value, found another character
 --> order-events:1:1
  |
1 | }123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789…
  | ^ expected a value
",
    );
    // at its end, where the line before is not shown
    shows(
        &format!("[\n{digits},}}\n"),
        r"
error[invalid_json]: expected a value, found another character
 --> order-events:2:500002
  |
2 | …34567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890,}
  |                                                                                                     ^ expected a value
",
    );
    // between characters of two columns
    let wide = "注文".repeat(50_000);
    shows(
        &format!("{{\"{wide}\":.\"{wide}\"}}"),
        r#"
error[invalid_json]: expected a value, found another character
 --> order-events:1:300005
  |
1 | …文注文注文注文注文注文注文注文注文注文":."注文注文注文注文注文注文注文注文注文注文注文注文注文注文注…
  |                                          ^ expected a value
"#,
    );
}

#[test]
fn a_carriage_return_that_ends_the_value_ends_its_line() {
    let digits = "1234567890".repeat(50_000);
    shows(
        &format!("[\n{digits},}}\r"),
        r"
error[invalid_json]: expected a value, found another character
 --> order-events:2:500002
  |
2 | …34567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890,}
  |                                                                                                     ^ expected a value
",
    );
}

#[test]
fn what_is_cut_in_a_token_is_not_cut_again_behind_it() {
    let (digits, spaces) = ("1234567890".repeat(10), " ".repeat(50));
    shows(
        &format!("{spaces}\"{digits}\"{spaces}"),
        r#"
error[wrong_type]: expected an object, found a string
 --> order-events:1:51
  |
1 | …                                        "12345678901234567890123456789012345678901234567890123456789…
  |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expected an object
"#,
    );
}

#[test]
fn what_is_cut_behind_a_whole_token_is_seen() {
    let (digits, spaces) = (format!("34567890{}", "1234567890".repeat(5)), " ".repeat(50));
    shows(
        &format!("{spaces}\"{digits}\"{spaces}"),
        r#"
error[wrong_type]: expected an object, found a string
 --> order-events:1:51
  |
1 | …                                        "3456789012345678901234567890123456789012345678901234567890"…
  |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expected an object
"#,
    );
}

#[test]
fn a_long_token_is_cut() {
    let digits = "1234567890".repeat(50_000);
    shows(
        &format!("  \"{digits}\"  "),
        r#"
error[wrong_type]: expected an object, found a string
 --> order-events:1:3
  |
1 |   "12345678901234567890123456789012345678901234567890123456789…
  |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expected an object
"#,
    );
}

/// What 3.4 escapes.
fn hidden(character: char) -> bool {
    character.is_control()
        || matches!(u32::from(character), 0xad | 0x61c | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f)
        || matches!(u32::from(character), 0xfeff | 0xfff9..=0xfffb | 0xe0000..=0xe007f)
}

#[test]
fn every_vector_is_rendered_safely_and_its_mark_is_under_its_token() {
    let vectors = Vectors::read(&root()).unwrap_or_else(|error| panic!("{error}"));
    let mut marks = 0;
    for vector in &vectors.vectors {
        for unit in units(&vector.value) {
            let bytes = vector.value.bytes();
            let report = order_events::check_with(value(&vector.value), &options(vector.options, *unit));
            let text = report.render(value(&vector.value));
            assert_eq!(text.is_empty(), report.total == 0, "{}", vector.name);
            assert!(!text.chars().any(|one| one != '\n' && hidden(one)), "{}: {text}", vector.name);
            assert!(text.is_empty() || text.ends_with('\n') && !text.ends_with("\n\n"), "{}", vector.name);
            let blocks: Vec<&str> = text.trim_end().split("\n\n").collect();
            for (finding, block) in report.findings.iter().zip(blocks) {
                assert!(block.len() < 3000, "{}: {block}", vector.name);
                let lines: Vec<&str> = block.lines().collect();
                let token = bytes.get(finding.span.start..finding.span.end).unwrap_or_default();
                let line = lines.get(3).and_then(|line| line.split_once(" | ")).unwrap_or_default().1;
                let line: Vec<char> = line.chars().collect();
                let plain = |one: &char| one.is_ascii() && *one != '\\' || *one == '…';
                let shown = line.iter().all(plain) && bytes.is_ascii();
                if let (Some(mark), true) = (lines.get(4), shown && *unit == Unit::Bytes) {
                    let mark = mark.split_once(" | ").unwrap_or_default().1;
                    let start = mark.len() - mark.trim_start().len();
                    let end = start + mark.trim_start().find(' ').unwrap_or_default();
                    let marked: String = line.get(start..end).unwrap_or_default().iter().collect();
                    let whole = line.get(end) != Some(&'…') || token.len() == marked.len();
                    let same =
                        if whole { token == marked.as_bytes() } else { token.starts_with(marked.as_bytes()) };
                    assert!(same, "{}: {block}", vector.name);
                    marks += 1;
                }
            }
        }
    }
    assert!(marks > 1000, "{marks} marks");
}

#[test]
fn another_value_than_the_report_is_of_is_no_reason_to_panic() {
    let value = format!("{{\"a\": \"{}\", }}", "é".repeat(100));
    let report = order_events::check(&value);
    for other in ["", "é", "\n\n", "{\n"].map(|other| other.repeat(30)) {
        assert!(report.render(&other).starts_with("error[invalid_json]: expected a key, "));
    }
    for end in 0..value.len() {
        assert!(report.render(value.as_bytes().get(..end).unwrap_or_default()).contains("^ expected a key"));
    }
}

/// What is rendered of a finding does not depend on how long its line is.
#[test]
fn many_findings_in_one_long_line() {
    let value = format!("[{}1]", "{\"a\":1,\"a\":2},".repeat(70_000));
    let mut options = Options::default();
    options.max_findings = 5_000;
    let report = order_events::check_with(&value, &options);
    assert_eq!((report.findings.len(), report.total), (5_000, 70_001));
    let text = report.render(&value);
    assert!(text.len() < 5_000 * 400, "{} bytes", text.len());
}
