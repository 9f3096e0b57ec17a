//! From arguments to what is asked for.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use flowops_contracts::{AnyTopic, Code, Options, TOPICS, visible};
use lexopt::{Arg, Parser, ValueExt};

use super::help;
use super::records::Split;

/// What is asked for.
#[derive(Debug)]
pub(super) enum Request {
    /// A text that is known: help, the version, the list of codes.
    Print(String),
    Explain(Code),
    Check(Check),
}

/// What is judged, and how it is told.
#[derive(Debug)]
pub(super) struct Check {
    pub(super) inputs: Vec<Input>,
    /// Where it is not said, the name of a file decides.
    pub(super) split: Option<Split>,
    pub(super) format: Format,
    pub(super) topic: AnyTopic,
    pub(super) options: Options,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Json,
}

/// Where records come from.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Input {
    Standard,
    File(PathBuf),
}

impl Input {
    fn new(argument: OsString) -> Self {
        if argument == "-" { Input::Standard } else { Input::File(argument.into()) }
    }

    /// The name as a report of it has it.
    pub(super) fn name(&self) -> String {
        match self {
            Input::Standard => "<stdin>".into(),
            Input::File(path) => path.to_string_lossy().into_owned(),
        }
    }

    /// Whether its name says that it has a record on each line.
    pub(super) fn split(&self) -> Split {
        let lines = |path: &Path| {
            path.extension().is_some_and(|extension| {
                extension.eq_ignore_ascii_case("ndjson") || extension.eq_ignore_ascii_case("jsonl")
            })
        };
        match self {
            Input::File(path) if !lines(path) => Split::Whole,
            Input::Standard | Input::File(_) => Split::Lines,
        }
    }
}

/// Reads the arguments; gives what is wrong with them otherwise.
pub(super) fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Request, String> {
    let mut parser = Parser::from_args(arguments);
    let mut command = String::new();
    let request = request(&mut parser, &mut command);
    request.map_err(|error| {
        let space = if command.is_empty() { "" } else { " " };
        // the error may quote an argument
        format!("{}\ntry `flowops-contracts {command}{space}--help`", visible(&error.to_string()))
    })
}

fn request(parser: &mut Parser, command: &mut String) -> Result<Request, lexopt::Error> {
    match parser.next()? {
        Some(Arg::Short('h') | Arg::Long("help")) => Ok(Request::Print(help::general())),
        Some(Arg::Short('V') | Arg::Long("version")) => Ok(Request::Print(help::version())),
        Some(Arg::Value(name)) if name == "check" => {
            command.push_str("check");
            check(parser)
        }
        Some(Arg::Value(name)) if name == "explain" => {
            command.push_str("explain");
            explain(parser)
        }
        Some(Arg::Value(name)) => Err(format!("no command is named `{}`", name.to_string_lossy()).into()),
        Some(other) => Err(other.unexpected()),
        None => Err("a command is missing".into()),
    }
}

fn explain(parser: &mut Parser) -> Result<Request, lexopt::Error> {
    let mut named = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Request::Print(help::explain())),
            Arg::Value(name) if named.is_none() => named = Some(name.to_string_lossy().into_owned()),
            other => return Err(other.unexpected()),
        }
    }
    let Some(name) = named else {
        return Ok(Request::Print(help::codes()));
    };
    match Code::ALL.iter().find(|code| code.as_str() == name) {
        Some(&code) => Ok(Request::Explain(code)),
        None => Err(format!("no code is named `{name}`; `flowops-contracts explain` lists them").into()),
    }
}

fn check(parser: &mut Parser) -> Result<Request, lexopt::Error> {
    let [topic, ..] = TOPICS else {
        return Err("there is no topic".into());
    };
    let (inputs, options) = (Vec::new(), Options::default());
    let mut check = Check { inputs, split: None, format: Format::Text, topic: *topic, options };
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Request::Print(help::check())),
            Arg::Long("lines") => check.split = Some(Split::Lines),
            Arg::Long("whole") => check.split = Some(Split::Whole),
            Arg::Long("strict") => check.options.strict = true,
            Arg::Long("format") => check.format = parser.value()?.parse_with(format)?,
            Arg::Long("topic") => check.topic = parser.value()?.parse_with(topic_named)?,
            Arg::Long("max-bytes") => check.options.max_bytes = parser.value()?.parse_with(limit)?,
            Arg::Long("max-findings") => check.options.max_findings = parser.value()?.parse_with(limit)?,
            Arg::Value(name) => check.inputs.push(Input::new(name)),
            other => return Err(other.unexpected()),
        }
    }
    if check.inputs.is_empty() {
        check.inputs.push(Input::Standard);
    }
    Ok(Request::Check(check))
}

fn format(name: &str) -> Result<Format, &'static str> {
    match name {
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        _ => Err("a format is `text` or `json`"),
    }
}

fn topic_named(name: &str) -> Result<AnyTopic, String> {
    let found = TOPICS.iter().find(|topic| topic.name() == name).copied();
    found.ok_or_else(|| format!("a topic is {}", help::topics()))
}

fn limit(text: &str) -> Result<usize, String> {
    let limit = text.parse().ok().filter(|&limit| limit <= Options::LARGEST);
    limit.ok_or_else(|| format!("a limit is a whole number from 0 to {}", Options::LARGEST))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may")]
mod tests {
    use super::*;

    fn mistake(arguments: &[&str]) -> String {
        read(arguments.iter().map(OsString::from)).map(|_| ()).unwrap_err()
    }

    fn checked(arguments: &[&str]) -> Check {
        match read(["check"].iter().chain(arguments).map(OsString::from)) {
            Ok(Request::Check(check)) => check,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn without_a_file_standard_input_is_read() {
        assert_eq!(checked(&[]).inputs, [Input::Standard]);
        assert_eq!(checked(&["-"]).inputs, [Input::Standard]);
    }

    #[test]
    fn what_stands_behind_two_dashes_is_a_file() {
        let check = checked(&["--strict", "--", "--lines", "-x"]);
        assert_eq!(check.inputs, [Input::File("--lines".into()), Input::File("-x".into())]);
        assert_eq!((check.split, check.options.strict), (None, true));
    }

    #[test]
    fn options_are_read_with_and_without_an_equals_sign() {
        let check =
            checked(&["--format=json", "--max-bytes", "10", "--max-findings=0", "--topic=order-events"]);
        assert_eq!(check.format, Format::Json);
        assert_eq!((check.options.max_bytes, check.options.max_findings), (10, 0));
    }

    #[test]
    fn the_last_of_two_options_counts() {
        assert_eq!(checked(&["--lines", "--whole"]).split, Some(Split::Whole));
    }

    #[test]
    fn the_name_of_a_file_says_how_it_is_cut() {
        let split = |name: &str| Input::new(name.into()).split();
        assert_eq!([split("a.ndjson"), split("a.JSONL"), split("-")], [Split::Lines; 3]);
        assert_eq!(
            [split("a.json"), split("ndjson"), split(".ndjson"), split("/dev/fd/63")],
            [Split::Whole; 4]
        );
    }

    #[test]
    fn mistakes_are_told() {
        for (arguments, told) in [
            (&[][..], "a command is missing\ntry `flowops-contracts --help`"),
            (&["chekc"], "no command is named `chekc`\ntry `flowops-contracts --help`"),
            (&["check", "--strct"], "invalid option '--strct'\ntry `flowops-contracts check --help`"),
            (&["check", "--format"], "missing argument for option '--format'"),
            (&["check", "--format", "xml"], "a format is `text` or `json`"),
            (&["check", "--topic", "stock"], "a topic is `order-events`"),
            (&["check", "--max-bytes", "2147483648"], "a limit is a whole number from 0 to 2147483647"),
            (&["check", "--lines=1"], "unexpected argument for option '--lines': \"1\""),
            (&["explain", "nope"], "no code is named `nope`"),
            (&["explain", "not_utc", "empty_text"], "unexpected argument \"empty_text\""),
        ] {
            let mistake = mistake(arguments);
            assert!(mistake.contains(told), "{mistake:?} does not say {told:?}");
        }
    }

    #[test]
    fn a_mistake_is_told_without_what_a_terminal_obeys() {
        let told = mistake(&["\u{1b}[31m"]);
        assert!(told.starts_with("no command is named `\\u{1b}[31m`"), "{told:?}");
    }
}
