//! The vectors as they are written: `tests/vectors/README.md` says what each key is.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

/// The marks around a span.
const OPEN: char = '⟦';
const CLOSE: char = '⟧';

/// One vector.
#[derive(Clone, Debug)]
pub struct Vector {
    /// The folder it stands in: the topic's name.
    pub topic: String,
    /// The file it stands in, without its ending.
    pub file: String,
    /// Its name, unique within the topic.
    pub name: String,
    /// The rule that decides it.
    pub rule: String,
    /// The value, its marks taken out.
    pub value: Form,
    /// What it is judged with.
    pub options: VectorOptions,
    /// The outcome.
    pub outcome: String,
    /// For each mark: its first and last byte, and the findings there.
    pub marked: Vec<(usize, usize, Vec<Entry>)>,
    /// How many findings there are in all.
    pub total: usize,
    /// What the report's `eventType` is, where the vector says it.
    pub event_type: Option<Option<String>>,
    /// The normal form, where accepted.
    pub event: Option<String>,
}

/// A value, and in which forms hosts may have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// UTF-8: it is run as bytes and as text.
    Text(String),
    /// Bytes that are not UTF-8.
    Bytes(Vec<u8>),
    /// Text of a host that holds half of a surrogate pair, as WTF-8.
    Wtf8(Vec<u8>),
    /// A tombstone.
    Null,
}

impl Form {
    /// What is read; nothing for null.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match self {
            Form::Text(text) => text.as_bytes(),
            Form::Bytes(bytes) | Form::Wtf8(bytes) => bytes,
            Form::Null => &[],
        }
    }

    /// The value for hosts that read no TOML.
    #[must_use]
    pub fn written(&self) -> WrittenForm<'_> {
        match self {
            Form::Text(text) => WrittenForm::Text(text),
            Form::Bytes(bytes) => WrittenForm::Base64(STANDARD.encode(bytes)),
            Form::Wtf8(bytes) => WrittenForm::Wtf8(STANDARD.encode(bytes)),
            Form::Null => WrittenForm::Null(true),
        }
    }
}

/// A value under the key that says how it is written.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub enum WrittenForm<'f> {
    /// As it is.
    Text(&'f str),
    /// Its bytes in base64.
    Base64(String),
    /// Its WTF-8 in base64.
    Wtf8(String),
    /// No value.
    Null(bool),
}

/// A vector of `serialize`.
#[derive(Clone, Debug)]
pub struct SerializeVector {
    /// The folder it stands in: the topic's name.
    pub topic: String,
    /// Its name, unique within the topic.
    pub name: String,
    /// The rule that decides it.
    pub rule: String,
    /// The host's object, as JSON text.
    pub json: String,
    /// Whether warnings count as errors.
    pub strict: bool,
    /// The limit, where it is not the default.
    pub max_bytes: Option<usize>,
    /// What is written, where it is.
    pub bytes: Option<String>,
    /// The outcome of the judgement, where it is not.
    pub outcome: Option<String>,
    /// As in [`Vector::marked`].
    pub marked: Vec<(usize, usize, Vec<Entry>)>,
}

/// Options as a vector gives them.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct VectorOptions {
    /// Whether warnings count as errors.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub strict: bool,
    /// The limit, where it is not the default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_bytes: Option<usize>,
    /// How many findings are kept, where it is not the default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_findings: Option<usize>,
}

impl VectorOptions {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == VectorOptions::default()
    }
}

/// A finding as a vector gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The code's name.
    pub code: String,
    /// The pointer.
    pub pointer: String,
    /// The name that the help asks about.
    pub did_you_mean: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    within: BTreeMap<String, String>,
    #[serde(default)]
    vector: Vec<WrittenVector>,
    #[serde(default)]
    serialize: Vec<WrittenSerialize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenVector {
    name: String,
    rule: String,
    within: Option<String>,
    value: Option<String>,
    base64: Option<String>,
    wtf8: Option<String>,
    #[serde(default)]
    null: bool,
    #[serde(default)]
    spans: Vec<[usize; 2]>,
    #[serde(default)]
    options: VectorOptions,
    outcome: String,
    #[serde(default)]
    findings: Vec<WrittenEntries>,
    total: Option<usize>,
    event_type: Option<String>,
    #[serde(default)]
    no_event_type: bool,
    event: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSerialize {
    name: String,
    rule: String,
    json: String,
    #[serde(default = "yes")]
    strict: bool,
    max_bytes: Option<usize>,
    bytes: Option<String>,
    outcome: Option<String>,
    #[serde(default)]
    findings: Vec<WrittenEntries>,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenEntries {
    One(WrittenEntry),
    Many(Vec<WrittenEntry>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenEntry {
    Short(String),
    Long { code: String, pointer: String, did_you_mean: Option<String> },
}

impl From<WrittenEntry> for Entry {
    fn from(written: WrittenEntry) -> Self {
        match written {
            WrittenEntry::Short(text) => {
                let (code, pointer) = text.split_once(' ').unwrap_or((&text, ""));
                Entry { code: code.into(), pointer: pointer.into(), did_you_mean: None }
            }
            WrittenEntry::Long { code, pointer, did_you_mean } => Entry { code, pointer, did_you_mean },
        }
    }
}

/// All vectors.
#[derive(Clone, Debug, Default)]
pub struct Vectors {
    /// Of values.
    pub vectors: Vec<Vector>,
    /// Of `serialize`.
    pub serialize: Vec<SerializeVector>,
}

impl Vectors {
    /// Reads every vector of the repository: the folders of topics, and the examples of `docs/meaning.md`.
    ///
    /// # Errors
    ///
    /// A text that names the file and the vector that can't be read.
    pub fn read(root: &Path) -> Result<Self, String> {
        let mut all = Vectors::default();
        for topic in sorted(&root.join("tests/vectors"))?.iter().filter(|path| path.is_dir()) {
            for file in sorted(topic)? {
                let text =
                    fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
                all.add(&name_of(topic), &name_of(&file), &text)?;
            }
        }
        let document = root.join("docs/meaning.md");
        let text = fs::read_to_string(&document).map_err(|error| format!("docs/meaning.md: {error}"))?;
        for block in text.split("\n```toml\n").skip(1) {
            let block = block.split("\n```").next().unwrap_or_default();
            all.add("order-events", "meaning", block)?;
        }
        let mut names: Vec<_> = all.vectors.iter().map(|vector| (&vector.topic, &vector.name)).collect();
        names.extend(all.serialize.iter().map(|vector| (&vector.topic, &vector.name)));
        names.sort();
        match names.windows(2).find(|pair| pair.first() == pair.last()).and_then(|pair| pair.first()) {
            Some((topic, name)) => Err(format!("{topic}: two vectors are named {name:?}")),
            None => Ok(all),
        }
    }

    fn add(&mut self, topic: &str, file: &str, text: &str) -> Result<(), String> {
        let parsed: File = toml::from_str(text).map_err(|error| format!("{topic}/{file}: {error}"))?;
        for written in parsed.vector {
            let name = format!("{topic}/{file}: {}", written.name);
            let vector = vector(topic, file, written, &parsed.within);
            self.vectors.push(vector.map_err(|error| format!("{name}: {error}"))?);
        }
        for written in parsed.serialize {
            let (json, spans) = unmark(&written.json)?;
            self.serialize.push(SerializeVector {
                topic: topic.into(),
                marked: pair(spans, written.findings)
                    .map_err(|error| format!("{}: {error}", written.name))?,
                name: written.name,
                rule: written.rule,
                json,
                strict: written.strict,
                max_bytes: written.max_bytes,
                bytes: written.bytes,
                outcome: written.outcome,
            });
        }
        Ok(())
    }
}

fn name_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn sorted(folder: &Path) -> Result<Vec<std::path::PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

fn vector(
    topic: &str,
    file: &str,
    written: WrittenVector,
    places: &BTreeMap<String, String>,
) -> Result<Vector, String> {
    let within = written.within.as_deref();
    let (text, spans) = match &written.value {
        Some(value) => {
            let (text, spans) = unmark(&placed(value, within, places)?)?;
            (Some(text), spans)
        }
        None => (None, written.spans.iter().map(|[start, end]| (*start, *end)).collect()),
    };
    if written.value.is_some() && !written.spans.is_empty() {
        return Err("expected marks in `value`, found `spans`".into());
    }
    let value = form(text, written.base64.as_deref(), written.wtf8.as_deref(), written.null)?;
    let marked = pair(spans, written.findings)?;
    let kept = marked.iter().map(|(_, _, entries)| entries.len()).sum();
    // a whole event stands for itself, also where the value has a place
    let event = match written.event {
        Some(event) if event.starts_with("{\"eventId\"") => Some(event),
        Some(event) => Some(placed(&event, within, places)?),
        None => None,
    };
    if (written.outcome == "accepted") != event.is_some() {
        return Err("expected `event` where accepted, and nowhere else".into());
    }
    let event_type = match (written.event_type, written.no_event_type) {
        (Some(_), true) => return Err("expected one of `event_type` and `no_event_type`".into()),
        (Some(name), false) => Some(Some(name)),
        (None, true) => Some(None),
        (None, false) => None,
    };
    Ok(Vector {
        topic: topic.into(),
        file: file.into(),
        name: written.name,
        rule: written.rule,
        value,
        options: written.options,
        outcome: written.outcome,
        marked,
        total: written.total.unwrap_or(kept),
        event_type,
        event,
    })
}

/// A value put into the place that it is written for.
pub(crate) fn placed(
    value: &str,
    within: Option<&str>,
    places: &BTreeMap<String, String>,
) -> Result<String, String> {
    let Some(name) = within else {
        return Ok(value.into());
    };
    let place = places.get(name).ok_or_else(|| format!("no place is named {name:?}"))?;
    Ok(place.replacen('@', value, 1))
}

/// A value by the one key that it is written with.
pub(crate) fn form(
    text: Option<String>,
    base64: Option<&str>,
    wtf8: Option<&str>,
    null: bool,
) -> Result<Form, String> {
    let decode = |text: &str| STANDARD.decode(text).map_err(|error| error.to_string());
    match (text, base64, wtf8, null) {
        (Some(text), None, None, false) => Ok(Form::Text(text)),
        (None, Some(text), None, false) => Ok(Form::Bytes(decode(text)?)),
        (None, None, Some(text), false) => Ok(Form::Wtf8(decode(text)?)),
        (None, None, None, true) => Ok(Form::Null),
        _ => Err("expected one of `value`, `base64`, `wtf8`, `null`".into()),
    }
}

/// Takes the marks out of a text; gives their spans in the order in which they open.
fn unmark(text: &str) -> Result<(String, Vec<(usize, usize)>), String> {
    let (mut plain, mut spans, mut open) = (String::new(), Vec::new(), Vec::new());
    for character in text.chars() {
        match character {
            OPEN => {
                open.push(spans.len());
                spans.push((plain.len(), plain.len()));
            }
            CLOSE => {
                let index = open.pop().ok_or("a mark closes that was not opened")?;
                if let Some((_, end)) = spans.get_mut(index) {
                    *end = plain.len();
                }
            }
            _ => plain.push(character),
        }
    }
    if open.is_empty() { Ok((plain, spans)) } else { Err("a mark is not closed".into()) }
}

type Marked = Vec<(usize, usize, Vec<Entry>)>;

fn pair(mut spans: Vec<(usize, usize)>, findings: Vec<WrittenEntries>) -> Result<Marked, String> {
    let entries: Vec<Vec<Entry>> = findings
        .into_iter()
        .map(|entries| match entries {
            WrittenEntries::One(entry) => vec![entry.into()],
            WrittenEntries::Many(entries) => entries.into_iter().map(Entry::from).collect(),
        })
        .collect();
    // these two are of the value as a whole, and have no span to mark
    let unmarked = |entry: &Entry| matches!(entry.code.as_str(), "tombstone" | "too_large");
    if spans.is_empty() && entries.len() == 1 && entries.iter().flatten().all(unmarked) {
        spans.push((0, 0));
    }
    if spans.len() != entries.len() {
        return Err(format!("{} marks, {} findings", spans.len(), entries.len()));
    }
    Ok(spans.into_iter().zip(entries).map(|((start, end), entries)| (start, end, entries)).collect())
}
