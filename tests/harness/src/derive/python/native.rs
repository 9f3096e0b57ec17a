//! The tables that the binding reads records by, and the classes and functions that it makes of them.

use flowops_contracts::Options;
use flowops_contracts::description::{DescribedValue, FieldKind};

use super::module::BUILDER;
use super::names::{raw, screaming};
use super::stub::Signature;
use super::{Attribute, Class, PythonTopic};

const HEADER: &str =
    "//! Derived from the core's declaration: `cargo run -p harness --bin derive -- --write`.\n";

/// The list of topics.
pub(super) fn list(topics: &[PythonTopic]) -> String {
    let mut text = format!("{HEADER}\n");
    for topic in topics {
        text += &format!("#[rustfmt::skip]\nmod {};\n", topic.module);
    }
    text += "\nuse pyo3::prelude::*;\n\nuse crate::shape::Topic;\n\n/// All topics.\n";
    let all: Vec<_> = topics.iter().map(|topic| format!("&{}::TOPIC", topic.module)).collect();
    text += &format!("pub(crate) static TOPICS: &[&Topic] = &[{}];\n\n", all.join(", "));
    text +=
        "/// Adds the topics' modules.\npub(crate) fn add(native: &Bound<'_, PyModule>) -> PyResult<()> {\n";
    for topic in topics {
        text += &format!("    native.add(\"_{0}\", {0}::module(native.py())?)?;\n", topic.module);
    }
    text + "    Ok(())\n}\n"
}

/// A topic's tables, classes and functions.
pub(super) fn tables(topic: &PythonTopic) -> String {
    let before = "_, ".repeat(topic.index);
    let events: Vec<_> = topic
        .classes
        .iter()
        .filter(|class| class.event.is_some())
        .map(|class| format!("&{}", class.table))
        .collect();
    let mut text = format!(
        "{HEADER}\nuse crate::declare::prelude::*;\n\n/// The topic `{}`.\npub(super) static TOPIC: Topic = Topic {{\n    core: {{\n        let [{before}topic, ..] = TOPICS else {{ unreachable!() }};\n        *topic\n    }},\n    events: &[{}],\n}};\n",
        topic.description.topic,
        events.join(", "),
    );
    for class in &topic.classes {
        text += &table(class);
        text += &declaration(topic, class);
    }
    text + &functions(topic)
}

fn table(class: &Class) -> String {
    let (mut members, mut names, mut words) = (String::new(), Vec::new(), Words::of(class));
    for attribute in &class.attributes {
        let name = member(class, attribute);
        let Attribute { index, slot, optional, key, .. } = attribute;
        members += &format!(
            "static {name}: Member = Member {{\n    name: {:?}, key: {key:?}, index: {index}, slot: {slot}, optional: {optional},\n    node: {},\n}};\n",
            attribute.name,
            words.node(&attribute.value, attribute.payload.as_deref())
        );
        names.push(format!("&{name}"));
    }
    format!(
        "\n{}{members}static {}: Shape = Shape {{ class: {:?}, members: &[{}], read: {}::read, values: {}::values }};\n",
        words.statics,
        class.table,
        class.name,
        names.join(", "),
        class.name,
        class.name
    )
}

fn member(class: &Class, attribute: &Attribute) -> String {
    format!("{}__{}", class.table, screaming(&attribute.name))
}

/// The words that a class's fields may say; they hold what Python makes of them, so each has a place.
struct Words<'a> {
    class: &'a Class,
    statics: String,
    count: usize,
}

impl<'a> Words<'a> {
    fn of(class: &'a Class) -> Self {
        Words { class, statics: String::new(), count: 0 }
    }

    /// Declares words; gives their name.
    fn declare(&mut self, words: &[&str]) -> String {
        let name = format!("{}__WORDS_{}", self.class.table, self.count);
        let all: Vec<_> = words.iter().map(|word| format!("Word::new({word:?})")).collect();
        self.statics += &format!("static {name}: [Word; {}] = [{}];\n", words.len(), all.join(", "));
        self.count += 1;
        name
    }

    fn node(&mut self, value: &DescribedValue, payload: Option<&str>) -> String {
        let kind = match value.kind {
            FieldKind::Text => "Text".into(),
            FieldKind::Uuid => "Uuid".into(),
            FieldKind::Timestamp => "Timestamp".into(),
            FieldKind::Number => "Number".into(),
            FieldKind::Whole => "Whole".into(),
            FieldKind::Boolean => "Boolean".into(),
            FieldKind::OneOf => {
                let words: Vec<_> = value.words.iter().map(String::as_str).collect();
                format!("OneOf(&{})", self.declare(&words))
            }
            FieldKind::EventType => {
                let event = self.class.event.as_deref().unwrap_or_default();
                format!("EventType(&{})", self.declare(&[event]))
            }
            FieldKind::Payload => format!("Payload(&{})", screaming(payload.unwrap_or_default())),
            FieldKind::List => {
                let element = value.element.as_deref();
                let of = element.map(|element| self.node(element, None)).unwrap_or_default();
                let width = element.map_or(0, DescribedValue::slots);
                let linked = element.is_some_and(DescribedValue::has_list);
                format!("List(&{of}, {width}, {linked})")
            }
            _ => {
                let object = value.object.as_ref().map(|object| screaming(&object.name)).unwrap_or_default();
                format!("Object(&{object})")
            }
        };
        format!("Node {{ kind: Kind::{kind}, nullable: {} }}", value.nullable)
    }
}

fn declaration(topic: &PythonTopic, class: &Class) -> String {
    let signature = Signature::of_class(class);
    let signature = if signature.has_one_form() { format!("{:?}", signature.plain()) } else { "None".into() };
    let head = format!(
        "    /// {}\n    {} {} in \"flowops_contracts.{}\" as {signature}\n",
        class.documentation, class.name, class.table, topic.module
    );
    let attributes = |wanted: &dyn Fn(&Attribute) -> bool, write: &dyn Fn(&Attribute) -> String| {
        let wanted = class.attributes.iter().filter(|attribute| wanted(attribute));
        let lines: Vec<_> = wanted.map(|one| format!("{} {}\n", write(one), member(class, one))).collect();
        let text = lines.concat();
        if text.is_empty() { "{}".into() } else { format!("{{\n{text}    }}") }
    };
    let exact = |one: &Attribute| format!("{}_ns", one.name);
    let said = |one: &Attribute| format!("        /// {}\n        ", one.documentation);
    let said_exactly =
        |one: &Attribute| format!("        /// {} In nanoseconds since 1970.\n        ", one.documentation);
    if class.is_view {
        format!(
            "view_class! {{\n{head}    read {}\n    keep {}\n    exact {}\n}}\n",
            attributes(&|one| !one.is_kept(), &|one| said(one) + &raw(&one.name)),
            attributes(&Attribute::is_kept, &|one| said(one) + &raw(&one.name)),
            attributes(&Attribute::is_dated, &|one| said_exactly(one) + &exact(one)),
        )
    } else {
        let read = |one: &Attribute| {
            if one.is_dated() {
                format!("{}{} {:?}", said_exactly(one), exact(one), exact(one))
            } else {
                format!("{}{} {:?}", said(one), raw(&one.name), one.name)
            }
        };
        format!(
            "value_class! {{\n{head}    read {}\n    dated {}\n}}\n",
            attributes(&|_| true, &read),
            attributes(&Attribute::is_dated, &|one| {
                format!("{}{} {}", said(one), raw(&one.name), exact(one))
            }),
        )
    }
}

fn functions(topic: &PythonTopic) -> String {
    let classes: Vec<_> = topic.classes.iter().map(|class| class.name.as_str()).collect();
    let options = Options::default();
    let (bytes, findings) = (options.max_bytes, options.max_findings);
    let mut builders = String::new();
    for builder in &topic.builders {
        let signature = Signature::of_builder(builder).plain();
        let event = screaming(&builder.class);
        builders += &format!(
            "        /// {BUILDER}\n        ///\n        /// {}\n        {} {event} {signature:?}\n",
            builder.documentation, builder.name
        );
    }
    format!(
        "\ntopic! {{\n    TOPIC in \"flowops_contracts.{}\"\n    classes {{ {} }}\n    verbs \"(value, *, strict=False, max_bytes={bytes}, max_findings={findings})\"\n    lines \"(binary_file, *, strict=False, max_bytes={bytes}, max_findings={findings})\"\n    serialize \"(event, *, strict=True, max_bytes={bytes})\"\n    options {} {findings}\n    builders {{\n{builders}    }}\n}}\n",
        topic.module,
        classes.join(" "),
        underscored(bytes),
    )
}

/// `1_048_576`
fn underscored(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}
