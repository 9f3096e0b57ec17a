//! What the command says of itself.

use flowops_contracts::{Code, Options, TOPICS};

const VERSION: &str = env!("CARGO_PKG_VERSION");

pub(super) fn version() -> String {
    format!("flowops-contracts {VERSION}\n")
}

/// What is said of the whole command.
pub(super) fn general() -> String {
    format!(
        "flowops-contracts {VERSION}
Reads FlowOps Kafka events, and says exactly what is wrong with them and where.

usage: flowops-contracts check [OPTION…] [FILE…|-]
       flowops-contracts explain [CODE]
       flowops-contracts conformance

  check          judge the records in files, or on standard input
  explain        say what a code means and who acts, with examples
  conformance    judge the shared vectors here, and print the digests of what was said

  -h, --help     print this; `flowops-contracts check --help` says more of `check`
  -V, --version  print the version
"
    )
}

/// What is said of `check`.
pub(super) fn check() -> String {
    let Options { max_bytes, max_findings, .. } = Options::default();
    format!(
        "usage: flowops-contracts check [OPTION…] [FILE…|-]

Judges every record of the files, or of standard input where there is no file or it is `-`.
Standard input and files named `.ndjson` or `.jsonl` have a record on each line; blank lines are
skipped. Any other file is one record.

  --lines             every input has a record on each line
  --whole             every input is one record
  --topic NAME        judge by this topic's contract: {topics} (default: the first)
  --strict            count every warning as an error, as a producer does
  --max-bytes N       the largest record that is read (default: {max_bytes})
  --max-findings N    the most findings that are told of one record (default: {max_findings})
  --format text|json  text (the default): each finding as `file:line:column: error[code] message`,
                      with its source line, and a last line of counts; columns count characters
                      json: for every record a line `{{\"file\":…,\"line\":…,\"report\":{{…}}}}`
  -h, --help          print this

Colours are shown on a terminal, unless NO_COLOR is set.

exit code: 0    every record was accepted
           1    some record was not
           2    wrong use, or a file that can't be read
           130  interrupted (Ctrl-C)
           141  the reader of the output went away
",
        topics = topics()
    )
}

/// What is said of `explain`.
pub(super) fn explain() -> String {
    "usage: flowops-contracts explain [CODE]

Says what a code means and who acts on it, with an event that has it and one that does not.
Without a code, lists all of them.

  -h, --help  print this
"
    .into()
}

/// The codes, and what each means.
pub(super) fn codes() -> String {
    let longest = Code::ALL.iter().map(|code| code.as_str().len()).max().unwrap_or(0);
    let line = |code: &Code| {
        format!("{:longest$}  {:7}  {}\n", code.as_str(), code.severity().as_str(), code.meaning())
    };
    Code::ALL.iter().map(line).collect()
}

/// The names of all topics.
pub(super) fn topics() -> String {
    let names: Vec<String> = TOPICS.iter().map(|topic| format!("`{}`", topic.name())).collect();
    names.join(", ")
}
