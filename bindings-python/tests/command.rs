//! The command without an interpreter around it: its own tests, and what it prints.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may")]

#[path = "../src/command/mod.rs"]
mod command;

use std::ffi::OsString;
use std::io::{self, Cursor, Read, Write};
use std::path::PathBuf;

use command::{Exit, Interrupt, Shown, Streams, run};
use flowops_contracts::order_events::EXAMPLES;

/// What the command did.
#[derive(Debug)]
struct Ran {
    exit: Exit,
    output: String,
    errors: String,
}

impl Ran {
    fn last_line(&self) -> &str {
        self.output.lines().last().unwrap_or_default()
    }
}

fn ran(arguments: &[&str], input: impl Read) -> Ran {
    ran_with(arguments, input, Shown::default(), &Interrupt::default())
}

fn ran_with(arguments: &[&str], input: impl Read, shown: Shown, interrupt: &Interrupt) -> Ran {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let mut streams = Streams::new(input, &mut output, &mut errors, shown, interrupt);
    let exit = run(arguments.iter().map(OsString::from), &mut streams);
    drop(streams);
    Ran { exit, output: String::from_utf8(output).unwrap(), errors: String::from_utf8(errors).unwrap() }
}

/// The contract's example of a cancelled order, in a line.
fn good() -> String {
    EXAMPLES[1].1.split_whitespace().collect()
}

/// A file of a test's own.
fn file(name: &str, content: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("command");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path
}

#[test]
fn good_lines_are_counted_and_nothing_else_is_said() {
    let ran = ran(&["check"], format!("{0}\n\n{0}\r\n{0}", good()).as_bytes());
    assert_eq!((ran.exit, ran.output.as_str()), (Exit::Accepted, "3 records: 3 accepted\n"));
    assert_eq!(ran.errors, "");
}

#[test]
fn a_finding_has_the_line_of_the_file_and_the_column_of_the_line() {
    let broken = good().replace("00Z", "00+01:00");
    let ran = ran(&["check", "-"], format!("{}\n\n{broken}\n", good()).as_bytes());
    assert_eq!(ran.exit, Exit::NotAccepted);
    let column = broken.find("\"2025").unwrap() + 1;
    let first = format!(
        "<stdin>:3:{column}: error[not_utc] expected a timestamp in UTC, found a timestamp in another zone"
    );
    assert_eq!(ran.output.lines().next(), Some(first.as_str()));
    assert!(ran.output.contains("\n 3 | …"), "{}", ran.output);
    assert_eq!(ran.last_line(), "2 records: 1 accepted, 1 rejected");
}

#[test]
fn warnings_are_told_of_accepted_records_and_count_as_errors_where_that_is_asked_for() {
    let odd = good().replace("ORD-123", "");
    let lenient = ran(&["check"], odd.as_bytes());
    assert_eq!(
        (lenient.exit, lenient.last_line()),
        (Exit::Accepted, "1 record: 1 accepted (1 with warnings)")
    );
    assert!(lenient.output.contains(": warning[empty_text] "), "{}", lenient.output);
    let strict = ran(&["check", "--strict"], odd.as_bytes());
    assert_eq!((strict.exit, strict.last_line()), (Exit::NotAccepted, "1 record: 0 accepted, 1 rejected"));
    assert!(strict.output.contains(": error[empty_text] "), "{}", strict.output);
}

#[test]
fn an_unknown_event_type_has_its_own_count() {
    let newer = good().replace("ORDER_CANCELLED", "ORDER_SHIPPED");
    let ran = ran(&["check"], newer.as_bytes());
    assert_eq!(
        (ran.exit, ran.last_line()),
        (Exit::NotAccepted, "1 record: 0 accepted, 1 of unknown event type")
    );
}

#[test]
fn the_name_of_a_file_says_how_it_is_cut_and_options_overrule_it() {
    let event = file("event.json", EXAMPLES[0].1.as_bytes());
    let event = event.to_str().unwrap();
    assert_eq!(ran(&["check", event], io::empty()).output, "1 record: 1 accepted\n");
    let lines = ran(&["check", "--lines", event], io::empty());
    assert!(
        lines.last_line().ends_with("; no line is an event: for a file that is one event, use --whole"),
        "{lines:?}"
    );
    assert!(lines.last_line().starts_with("12 records: 0 accepted, 12 rejected"), "{lines:?}");
    assert_eq!(ran(&["check", "--whole"], EXAMPLES[0].1.as_bytes()).output, "1 record: 1 accepted\n");
}

#[test]
fn one_event_of_many_lines_has_the_lines_of_the_file() {
    let event = EXAMPLES[0].1.replace("\"qty\": 1", "\"qty\": \"1\"");
    let ran = ran(&["check", "--whole"], event.as_bytes());
    assert!(
        ran.output.starts_with("<stdin>:9:32: error[wrong_type] expected a number, found a string\n"),
        "{ran:?}"
    );
}

#[test]
fn whole_is_suggested_only_where_no_line_is_an_event() {
    for (lines, suggested) in [("{\n}\n", true), ("{", false), ("{\n{}\n", false)] {
        assert_eq!(ran(&["check"], lines.as_bytes()).last_line().contains("--whole"), suggested, "{lines:?}");
    }
    let some = format!("{{\n{}\n}}\n", good());
    assert!(!ran(&["check"], some.as_bytes()).last_line().contains("--whole"));
}

#[test]
fn lines_are_suggested_where_a_file_is_too_large_for_one_event() {
    let archive = file("archive.json", format!("{}\n", good()).repeat(10_000).as_bytes());
    let ran = ran(&["check", archive.to_str().unwrap()], io::empty());
    assert_eq!(
        ran.last_line(),
        "1 record: 0 accepted, 1 rejected; for a file with an event on each line, use --lines"
    );
}

#[test]
fn a_truncated_last_line_is_a_record() {
    let ran = ran(&["check"], format!("{}\n{}", good(), good().split_at(40).0).as_bytes());
    assert_eq!((ran.exit, ran.last_line()), (Exit::NotAccepted, "2 records: 1 accepted, 1 rejected"));
    assert!(ran.output.starts_with("<stdin>:2:41: error[invalid_json] "), "{}", ran.output);
}

#[test]
fn a_line_that_is_too_large_is_told_with_its_size() {
    let large = format!("{}\n{}\n", "x".repeat(5_000_000), good());
    let ran = ran(&["check"], large.as_bytes());
    let first = "<stdin>:1:1: error[too_large] expected at most 1048576 bytes, found 5000000 bytes";
    assert_eq!(
        (ran.output.lines().next(), ran.last_line()),
        (Some(first), "2 records: 1 accepted, 1 rejected")
    );
}

#[test]
fn limits_are_settable() {
    let ran = ran(&["check", "--max-bytes=10", "--max-findings=1"], format!("{{}}\n{}", good()).as_bytes());
    assert!(ran.output.contains("<stdin>:1: … and 3 more\n"), "{}", ran.output);
    assert!(
        ran.output.contains("<stdin>:2:1: error[too_large] expected at most 10 bytes, "),
        "{}",
        ran.output
    );
}

#[test]
fn json_has_a_line_for_every_record() {
    let ran = ran(&["check", "--format", "json"], format!("{}\n\n[]\n", good()).as_bytes());
    assert_eq!(ran.exit, Exit::NotAccepted);
    let expected = [
        r#"{"file":"<stdin>","line":1,"report":{"topic":"order-events","outcome":"accepted","eventType":"ORDER_CANCELLED","findings":[],"total":0}}"#,
        r#"{"file":"<stdin>","line":3,"report":{"topic":"order-events","outcome":"rejected","findings":[{"code":"wrong_type","severity":"error","pointer":"","span":{"start":0,"end":1,"line":1,"column":1},"expected":"an object","found":"an array","message":"expected an object, found an array"}],"total":1}}"#,
    ];
    assert_eq!(ran.output.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_file_that_can_not_be_read_is_told_and_the_others_are_judged() {
    let good = file("good.ndjson", good().as_bytes());
    let folder = good.parent().unwrap();
    let missing = folder.join("no\u{1b}file");
    let arguments = ["check", missing.to_str().unwrap(), folder.to_str().unwrap(), good.to_str().unwrap()];
    let ran = ran(&arguments, io::empty());
    assert_eq!((ran.exit, ran.output.as_str()), (Exit::Failed, "1 record: 1 accepted; 2 files not read\n"));
    let lines: Vec<&str> = ran.errors.lines().collect();
    assert!(lines[0].ends_with("/no\\u{1b}file: No such file or directory"), "{lines:?}");
    assert!(lines[1].ends_with(": Is a directory"), "{lines:?}");
}

#[test]
fn what_can_not_be_read_to_its_end_ends_with_what_was_read() {
    struct Breaks;
    impl Read for Breaks {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let half = format!("{}\n{{", good());
    let ran = ran(&["check"], Cursor::new(half).chain(Breaks));
    assert_eq!((ran.exit, ran.output.as_str()), (Exit::Failed, "1 record: 1 accepted; 1 file not read\n"));
    assert_eq!(ran.errors, "flowops-contracts: <stdin>: the disk is gone\n");
}

#[test]
fn what_a_terminal_obeys_never_reaches_it() {
    let hostile = b"{\"\x1b]0;title\x07\": \"\xc2\x9b31m\", \"\\u001b[2J\": 1, \"\xe2\x80\xae\": \"\x00\xff\"}\n\x1b[31m\n";
    for arguments in [&["check"][..], &["check", "--format=json"]] {
        let shown = Shown { terminal: true, coloured: false };
        let ran = ran_with(arguments, hostile.as_slice(), shown, &Interrupt::default());
        let obeyed =
            |character: &char| character.is_control() && *character != '\n' || *character == '\u{202e}';
        assert_eq!(ran.output.chars().find(obeyed), None, "{}", ran.output);
    }
}

#[test]
fn colours_are_there_where_they_are_asked_for() {
    let told = |coloured| {
        let shown = Shown { coloured, ..Shown::default() };
        ran_with(&["check"], b"[]".as_slice(), shown, &Interrupt::default()).output
    };
    assert!(told(true).contains("\x1b[1;31merror[wrong_type]\x1b[0m"));
    assert!(!told(false).contains('\x1b'));
}

#[test]
fn ctrl_c_ends_it_with_the_counts_so_far() {
    struct Interrupts<'f>(&'f Interrupt);
    impl Read for Interrupts<'_> {
        fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
            self.0.come();
            let line = good() + "\n";
            room[..line.len()].copy_from_slice(line.as_bytes());
            Ok(line.len())
        }
    }
    let interrupt = Interrupt::default();
    let ran = ran_with(&["check"], Interrupts(&interrupt), Shown::default(), &interrupt);
    assert_eq!((ran.exit, ran.exit.code(), ran.output.as_str()), (Exit::Interrupted, 130, ""));
    assert_eq!(ran.errors, "flowops-contracts: interrupted after 1 record: 1 accepted\n");
}

/// An output that takes nothing.
struct Fails(io::ErrorKind);

impl Write for Fails {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn an_output_that_fails_ends_it_quietly_where_its_reader_went_away() {
    for (kind, exit, told) in [
        (io::ErrorKind::BrokenPipe, Exit::ClosedPipe, ""),
        (io::ErrorKind::StorageFull, Exit::Failed, "flowops-contracts: standard output: no storage space\n"),
    ] {
        let (mut errors, interrupt) = (Vec::new(), Interrupt::default());
        // endless, so that it would not end by itself
        let input = Cursor::new(b"[]\n").chain(io::repeat(b'\n'));
        let output = Fails(kind);
        let mut streams = Streams::new(input, output, &mut errors, Shown::default(), &interrupt);
        assert_eq!(run(["check".into()], &mut streams), exit);
        drop(streams);
        assert_eq!(String::from_utf8(errors).unwrap(), told);
    }
}

#[test]
fn wrong_use_is_told_with_a_way_on() {
    let ran = ran(&["check", "--strickt"], io::empty());
    assert_eq!((ran.exit, ran.output.as_str()), (Exit::Failed, ""));
    let told = "flowops-contracts: invalid option '--strickt'\ntry `flowops-contracts check --help`\n";
    assert_eq!(ran.errors, told);
}

#[test]
fn help_is_no_wider_than_a_terminal() {
    for arguments in [&["--help"][..], &["-h"], &["check", "--help"], &["explain", "--help"], &["--version"]]
    {
        let ran = ran(arguments, io::empty());
        assert_eq!((ran.exit, ran.errors.as_str()), (Exit::Accepted, ""));
        assert!(ran.output.lines().all(|line| line.chars().count() <= 100), "{}", ran.output);
    }
    let codes = ran(&["explain"], io::empty()).output;
    assert_eq!(codes.lines().count(), flowops_contracts::Code::ALL.len());
}
