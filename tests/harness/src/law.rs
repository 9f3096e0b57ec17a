//! Laws: what holds for any value and any options, whatever the contract says of them.
//!
//! The judge beside the crate is an outsider, `serde_json` ([`oracle`]); and the crate itself, asked in
//! another way: as text and as bytes, in other units, by a contract read from a file, with all findings.

mod accepted;
mod count;
mod ending;
mod oracle;
mod place;
mod quoted;
mod report;
mod same;

use flowops_contracts::{AnyTopic, Code, Options, Outcome, Report, Topic, Unit};

use crate::expected;
use crate::mutant::Mutant;
use crate::same;
use crate::vector::Form;

/// What the laws of a topic need: the topic in source, and the same read from its description.
#[derive(Debug)]
pub struct Laws {
    topic: AnyTopic,
    from_file: Topic,
}

/// What was said of a value for which all laws held.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The outcome.
    pub outcome: Outcome,
    /// Each code that was found, once.
    pub codes: Vec<Code>,
}

/// A value as the laws look at it.
struct Case<'c> {
    laws: &'c Laws,
    mutant: &'c Mutant,
    /// As asked for, in bytes.
    options: Options,
    /// The value's bytes; none for null.
    bytes: &'c [u8],
    /// The value, where it is UTF-8.
    text: Option<&'c str>,
    /// The report, as asked for.
    report: Report<'c, String>,
    /// The report with all findings.
    full: Report<'c, String>,
    /// What `serde_json` reads, where the crate looks at the value at all.
    read: Option<Result<oracle::Node, oracle::Refusal>>,
}

type Law = Result<(), String>;

/// Looks at a case, and says how it breaks the law.
type Judge = fn(&Case<'_>) -> Law;

impl Laws {
    /// The laws for a topic of the crate.
    ///
    /// # Errors
    ///
    /// Where there is no such topic, or its description is refused.
    pub fn of(name: &str) -> Result<Self, String> {
        let topic = crate::topic(name)?;
        let from_file =
            Topic::from_json(&topic.description().to_json()).map_err(|error| error.to_string())?;
        Ok(Laws { topic, from_file })
    }

    /// The topic.
    #[must_use]
    pub fn topic(&self) -> &AnyTopic {
        &self.topic
    }

    /// Holds a mutant to every law.
    ///
    /// # Errors
    ///
    /// A text that says which law is broken, and how.
    pub fn hold(&self, mutant: &Mutant) -> Result<Judged, String> {
        let options = mutant.options(Unit::Bytes);
        let mut all = options;
        all.max_findings = Options::LARGEST;
        let bytes = mutant.form.bytes();
        let text = match &mutant.form {
            Form::Text(text) => Some(text.as_str()),
            Form::Bytes(bytes) => std::str::from_utf8(bytes).ok(),
            Form::Wtf8(_) | Form::Null => None,
        };
        let looked_at = mutant.form != Form::Null && bytes.len() <= options.max_bytes;
        let case = Case {
            laws: self,
            mutant,
            options,
            bytes,
            text,
            report: self.topic.check(expected::value(&mutant.form), &options),
            full: self.topic.check(expected::value(&mutant.form), &all),
            read: text.filter(|_| looked_at).map(oracle::read),
        };
        for (name, law) in LAWS {
            law(&case).map_err(|why| format!("{name}: {why}"))?;
        }
        let mut codes: Vec<Code> = case.full.findings.iter().map(|finding| finding.code).collect();
        codes.sort_unstable();
        codes.dedup();
        Ok(Judged { outcome: case.report.outcome, codes })
    }
}

/// Every law, with its name.
const LAWS: &[(&str, Judge)] = &[
    ("limits are looked at first", ending::limits),
    ("outcome, total and severities fit the findings", report::consistent),
    ("findings come in order", report::sorted),
    ("errors are kept before warnings, each from the front", report::kept),
    ("a finding is small, and shows nothing that hides", report::small),
    ("reading ends where serde_json refuses", ending::refused),
    ("reading ends at the first character that can't stand there", ending::place),
    ("spans count characters and lines", place::counted),
    ("a span is the token that its pointer names", place::named),
    ("an unknown name is quoted, cut and escaped", quoted::names),
    ("halves and duplicates are counted", count::anywhere),
    ("the event type is the first that is a text", count::event_type),
    ("the event has the values that serde_json reads", accepted::values),
    ("what is sent is read as the same event", accepted::sent),
    ("is_valid and parse agree with check", same::verbs),
    ("text and bytes are judged alike, and units differ in spans only", same::text_and_bytes),
    ("what is judged twice is judged the same", same::again),
    ("a topic read from a file says the same", same::from_file),
];

/// Fails with a text where a condition does not hold.
fn ensure(holds: bool, why: impl FnOnce() -> String) -> Law {
    if holds { Ok(()) } else { Err(why()) }
}
