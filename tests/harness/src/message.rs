//! The messages as they are written by hand in `tests/messages.toml`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use flowops_contracts::{ContractError, Options, Report, TOPICS, Topic, Unit, Value, order_events};
use serde::Deserialize;

use crate::expected::options;
use crate::vector::{Form, VectorOptions, form, placed};

/// What is said of one value.
#[derive(Clone, Debug)]
pub struct Message {
    /// The topic that the value is judged by.
    pub topic: String,
    /// The value.
    pub value: Form,
    /// What it is judged with.
    pub options: Options,
    /// The code of the finding, where one is of interest: the first of this code.
    pub code: Option<String>,
    /// Its message.
    pub message: Option<String>,
    /// Its help, where it has some.
    pub help: Option<String>,
    /// The text of the error, where it is of interest.
    pub error: Option<String>,
}

/// All messages, and the topics that they are of.
#[derive(Debug)]
pub struct Messages {
    /// In the order in which they are written.
    pub messages: Vec<Message>,
    topics: Vec<Topic>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    within: BTreeMap<String, String>,
    topics: BTreeMap<String, String>,
    message: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    topic: Option<String>,
    within: Option<String>,
    value: Option<String>,
    base64: Option<String>,
    wtf8: Option<String>,
    #[serde(default)]
    null: bool,
    #[serde(default)]
    options: VectorOptions,
    unit: Option<String>,
    code: Option<String>,
    message: Option<String>,
    help: Option<String>,
    error: Option<String>,
}

impl Messages {
    /// Reads the table.
    ///
    /// # Errors
    ///
    /// A text that says what can't be read.
    pub fn read(root: &Path) -> Result<Self, String> {
        let path = root.join("tests/messages.toml");
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let file: File = toml::from_str(&text).map_err(|error| error.to_string())?;
        let mut topics = Vec::new();
        for text in TOPICS.iter().map(|topic| topic.description().to_json()).chain(file.topics.into_values())
        {
            topics.push(Topic::from_json(&text).map_err(|error| error.to_string())?);
        }
        let messages = file.message.into_iter().map(|written| message(written, &file.within));
        Ok(Messages { messages: messages.collect::<Result<_, _>>()?, topics })
    }

    /// What the crate says of a value, and the error that `parse` fails with: by the topic in source where
    /// there is one.
    #[must_use]
    pub fn said<'v>(&self, message: &'v Message) -> Option<(Report<'v, String>, Option<ContractError>)> {
        let value = match &message.value {
            Form::Null => Value::Null,
            form => Value::Bytes(form.bytes()),
        };
        let topic = self.topics.iter().find(|topic| topic.description().topic == message.topic)?;
        let report = topic.check_with(value, &message.options);
        let error = if message.topic == order_events::TOPIC {
            order_events::parse_with(value, &message.options).err()
        } else {
            topic.parse(value).err()
        };
        Some((report, error))
    }
}

fn message(written: Written, places: &BTreeMap<String, String>) -> Result<Message, String> {
    let unit = match written.unit.as_deref() {
        None | Some("bytes") => Unit::Bytes,
        Some("utf16") => Unit::Utf16,
        Some("code_points") => Unit::CodePoints,
        Some(other) => return Err(format!("no unit is named {other:?}")),
    };
    let text = written.value.map(|value| placed(&value, written.within.as_deref(), places)).transpose()?;
    Ok(Message {
        topic: written.topic.unwrap_or_else(|| order_events::TOPIC.into()),
        value: form(text, written.base64.as_deref(), written.wtf8.as_deref(), written.null)?,
        options: options(written.options, unit),
        code: written.code,
        message: written.message,
        help: written.help,
        error: written.error,
    })
}
