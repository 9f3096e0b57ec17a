//! The words of findings: the table that is written by hand, and laws that every message keeps.
#![allow(clippy::panic, reason = "a test says so that it failed")]

use std::collections::BTreeSet;

use flowops_contracts::{Code, ContractError, Finding, Options, Report, Severity, Unit, order_events};
use harness::expected::{options, units, value};
use harness::message::{Message, Messages};
use harness::vector::{Vector, Vectors};
use harness::{root, topic};

fn messages() -> Messages {
    Messages::read(&root()).unwrap_or_else(|error| panic!("tests/messages.toml: {error}"))
}

/// Calls with each entry of the table and what the crate says of its value.
fn every(mut check: impl FnMut(&Message, &Report<'_, String>, Option<&ContractError>)) {
    let table = messages();
    for message in &table.messages {
        let (report, error) =
            table.said(message).unwrap_or_else(|| panic!("no topic is named {}", message.topic));
        check(message, &report, error.as_ref());
    }
}

/// The findings of each vector, in each unit; and the tokens that they are of, in bytes.
fn every_finding(mut check: impl FnMut(&Finding, Option<&[u8]>)) {
    let vectors = Vectors::read(&root()).unwrap_or_else(|error| panic!("{error}"));
    for vector in &vectors.vectors {
        for unit in units(&vector.value) {
            let report = topic(&vector.topic)
                .unwrap_or_else(|error| panic!("{error}"))
                .check(value(&vector.value), &options(vector.options, *unit));
            let in_bytes = *unit == Unit::Bytes;
            for finding in &report.findings {
                let token = vector.value.bytes().get(finding.span.start..finding.span.end);
                check(finding, token.filter(|_| in_bytes));
            }
        }
    }
}

#[test]
fn the_table() {
    let mut failures = Vec::new();
    every(|message, report, error| {
        let mut same = |what: &str, expected: Option<&str>, found: Option<&str>| {
            if expected != found {
                let value = String::from_utf8_lossy(message.value.bytes());
                failures.push(format!(
                    "{what} of {value}\n  expected {}\n  found    {}",
                    expected.unwrap_or("none"),
                    found.unwrap_or("none")
                ));
            }
        };
        if let Some(code) = &message.code {
            let finding = report.findings.iter().find(|finding| finding.code.as_str() == code);
            same("message", message.message.as_deref(), finding.map(|finding| finding.message.as_str()));
            same("help", message.help.as_deref(), finding.and_then(|finding| finding.help.as_deref()));
        }
        if let Some(expected) = &message.error {
            same("error", Some(expected), error.map(ToString::to_string).as_deref());
        }
    });
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn the_table_has_every_code() {
    let written: BTreeSet<String> = messages().messages.into_iter().filter_map(|one| one.code).collect();
    let missing: Vec<Code> =
        Code::ALL.iter().filter(|code| !written.contains(code.as_str())).copied().collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// So no word of a value is in a message: the table was written without these values.
#[test]
fn what_is_said_of_the_vectors_stands_in_the_table() {
    let sizes = |finding: &Finding, text: &str| match finding.code {
        Code::TooLarge => text.replace(|character: char| character.is_ascii_digit(), ""),
        _ => text.to_string(),
    };
    let mut table = BTreeSet::new();
    every(|message, report, _| {
        for finding in &report.findings {
            let mut add = |what, text: &str| table.insert((finding.code, what, sizes(finding, text)));
            add("expected", &finding.expected);
            add("found", &finding.found);
            add("help", finding.help.as_deref().unwrap_or_default());
        }
        assert!(message.code.is_some() || message.error.is_some(), "an entry says nothing");
    });
    let mut unwritten = BTreeSet::new();
    every_finding(|finding, _| {
        let quotes = matches!(finding.code, Code::UnknownField | Code::UnknownEventType);
        let found = if quotes && finding.found.contains('`') { "" } else { &finding.found };
        for (what, text) in [
            ("expected", &*finding.expected),
            ("found", found),
            ("help", finding.help.as_deref().unwrap_or("")),
        ] {
            let said = (finding.code, what, sizes(finding, text));
            // which names are meant, the vectors say
            let known = text.is_empty() || text.starts_with("did you mean") || table.contains(&said);
            if !known {
                unwritten.insert(said);
            }
        }
    });
    assert!(unwritten.is_empty(), "{unwritten:#?}");
}

/// Meaning 3.4, once more and in another way than the crate does it.
fn quoted(name: &str) -> String {
    let mut text = String::from("`");
    for (index, character) in name.chars().enumerate() {
        match character {
            _ if index == 64 => {
                text.push('…');
                break;
            }
            '`' => text.push_str("\\`"),
            '\\' => text.push_str("\\\\"),
            _ if escaped(character) => text.push_str(&character.escape_unicode().to_string()),
            _ => text.push(character),
        }
    }
    text + "`"
}

fn escaped(character: char) -> bool {
    const RANGES: [(u32, u32); 10] = [
        (0, 0x1f),
        (0x7f, 0x9f),
        (0xad, 0xad),
        (0x61c, 0x61c),
        (0x200b, 0x200f),
        (0x2028, 0x202e),
        (0x2060, 0x206f),
        (0xfeff, 0xfeff),
        (0xfff9, 0xfffb),
        (0xe0000, 0xe007f),
    ];
    RANGES.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(character)))
}

#[test]
fn only_an_unknown_name_is_quoted() {
    let mut names = 0;
    every_finding(|finding, token| {
        let quotes = matches!(finding.code, Code::UnknownField | Code::UnknownEventType);
        assert!(quotes || !finding.found.contains('`'), "{finding:?}");
        if let Some(token) = token.filter(|_| quotes && finding.found.contains('`')) {
            let name: String =
                serde_json::from_slice(token).unwrap_or_else(|error| panic!("{error}: {finding:?}"));
            assert_eq!(finding.found, quoted(&name));
            names += 1;
        }
    });
    assert!(names > 100, "{names} names");
}

#[test]
fn one_voice() {
    let check = |text: &str| {
        assert!(!text.chars().any(escaped), "{text:?} has a character that is not to be seen");
        assert!(!text.ends_with(['.', '!', ' ']), "{text:?} ends so");
        assert!(text.starts_with(|character: char| character.is_ascii_lowercase() || character == 'J'));
        let plain = text.replace("\\\\", "").replace("\\`", "").matches('`').count();
        assert!(plain.is_multiple_of(2), "{text:?} opens a quotation that it does not close");
    };
    let finding = |finding: &Finding| {
        assert_eq!(finding.message, format!("expected {}, found {}", finding.expected, finding.found));
        check(&finding.message);
        finding.help.as_deref().into_iter().for_each(check);
        let size = serde_json::to_string(finding).unwrap_or_default().len();
        assert!(size <= 3000, "{size} bytes: {finding:?}");
    };
    every_finding(|one, _| finding(one));
    every(|_, report, error| {
        report.findings.iter().for_each(finding);
        error.map(ToString::to_string).as_deref().into_iter().for_each(check);
    });
}

/// Meaning 5.7: where a finding is kept at all, an error is.
#[test]
fn the_text_of_an_error_names_an_error() {
    let vectors = Vectors::read(&root()).unwrap_or_else(|error| panic!("{error}"));
    let refused = |vector: &&Vector| vector.topic == order_events::TOPIC && vector.outcome != "accepted";
    for vector in vectors.vectors.iter().filter(refused) {
        for unit in units(&vector.value) {
            for kept in [0, 1, 2, 100] {
                let mut options: Options = options(vector.options, *unit);
                options.max_findings = kept;
                let Err(error) = order_events::parse_with(value(&vector.value), &options) else {
                    panic!("{}: parsed", vector.name)
                };
                let text = error.to_string();
                let start = format!("order-events {}", vector.outcome);
                let said = text.strip_prefix(&start).unwrap_or_else(|| panic!("{}: {text}", vector.name));
                assert_eq!(said.starts_with(" ("), kept == 0, "{}: {text}", vector.name);
                let first = error.report().findings.iter().find(|one| one.severity == Severity::Error);
                assert_eq!(first.is_some(), kept > 0, "{}: {text}", vector.name);
                assert!(first.is_none_or(|first| said.contains(&first.message)), "{}: {text}", vector.name);
            }
        }
    }
}

/// No `ContractError` is of such a report, but whoever wants a line for it gets one.
#[test]
fn the_line_of_an_accepted_event() {
    let [(_, example), ..] = order_events::EXAMPLES else { panic!("no example") };
    assert_eq!(order_events::check(*example).summary(), "order-events accepted");
    let odd = example.replace("ORD-123", "").replace("SKU-2", "");
    assert_eq!(
        order_events::check(&odd).summary(),
        "order-events accepted: `/payload/orderId` expected at least one character, found an empty string (and 1 more)"
    );
}
