//! What the package for Python has of each topic: tables and classes in Rust, a module, its types.

mod class;
mod expression;
mod facts;
mod module;
mod names;
mod native;
mod report;
mod stub;
mod words;

use flowops_contracts::description::{
    DescribedMember, DescribedObject, DescribedValue, Description, FieldKind,
};
use flowops_contracts::{AnyTopic, TOPICS};

use crate::vector::Vectors;
use names::{attribute, snake};

const PACKAGE: &str = "bindings-python/python/flowops_contracts";
const NATIVE: &str = "bindings-python/src/derived";

/// The files, by their paths from the repository's root.
///
/// # Errors
///
/// A text, where a topic has names that a module of Python can't have beside each other.
pub(super) fn files(vectors: &Vectors) -> Result<Vec<(String, String)>, String> {
    let topics: Vec<PythonTopic> = TOPICS.iter().copied().map(PythonTopic::of).collect::<Result<_, _>>()?;
    let mut files = vec![
        (format!("{NATIVE}/mod.rs"), native::list(&topics)),
        (format!("{NATIVE}/report.rs"), report::native()),
        (format!("{PACKAGE}/__init__.py"), module::package(&topics)),
        (format!("{PACKAGE}/_native.pyi"), report::stub(tells_absence(&topics))),
        (format!("{PACKAGE}/types.py"), words::types()),
        (format!("{PACKAGE}/facts.txt"), facts::packed(vectors, &topics)?),
    ];
    if tells_absence(&topics) {
        files.push((format!("{NATIVE}/absent.rs"), native::ABSENT.into()));
    }
    for topic in &topics {
        files.push((format!("{NATIVE}/{}.rs", topic.module), native::topic(topic)));
        files.push((format!("{PACKAGE}/{}.py", topic.module), module::module(topic)));
        files.push((format!("{PACKAGE}/{}.pyi", topic.module), stub::stub(topic)));
    }
    Ok(files)
}

/// What a topic's module has beside its own names, in Python or in Rust.
const TAKEN: &[&str] = &[
    "Absent",
    "Kept",
    "View",
    "IntoPyObjectExt",
    "SystemTime",
    "Lines",
    "Input",
    "Made",
    "Options",
    "Record",
    "Report",
    "Topic",
    "check",
    "check_lines",
    "check_many",
    "event",
    "given",
    "is_object",
    "is_valid",
    "is_valid_many",
    "limit",
    "module",
    "moment",
    "parse",
    "parse_many",
    "required",
    "serialize",
];

/// A topic as Python has it.
struct PythonTopic {
    description: Description,
    /// Its place in the core's list.
    index: usize,
    module: String,
    /// What others are made of comes first.
    classes: Vec<Class>,
    /// What makes an event of each type.
    builders: Vec<Builder>,
}

/// A class.
struct Class {
    name: String,
    documentation: String,
    attributes: Vec<Attribute>,
    /// The event type, of a class of events.
    event: Option<String>,
    /// Whether its attributes are made when they are read: of events and payloads.
    is_view: bool,
}

/// An attribute.
struct Attribute {
    name: String,
    key: String,
    documentation: String,
    /// Where its slots begin, from its object's first.
    slot: usize,
    optional: bool,
    value: DescribedValue,
    /// The class of a payload.
    payload: Option<String>,
}

/// A function that makes an event.
struct Builder {
    name: String,
    class: String,
    documentation: String,
    /// The payload's members, then those of the base that are not filled otherwise; of each whether it is
    /// filled where it is not given.
    parameters: Vec<(Attribute, bool)>,
}

/// Whether a member may be absent and null, so that Python has to tell these apart.
fn tells_absence(topics: &[PythonTopic]) -> bool {
    let mut attributes = topics.iter().flat_map(|topic| &topic.classes).flat_map(|class| &class.attributes);
    attributes.any(|attribute| attribute.optional && attribute.value.nullable)
}

impl PythonTopic {
    fn of(topic: AnyTopic) -> Result<Self, String> {
        let description = topic.description();
        let mut classes = Vec::new();
        for event in &description.events {
            add_objects(&event.payload, &mut classes);
        }
        add_objects(&description.base, &mut classes);
        let mut builders = Vec::new();
        for event in &description.events {
            let name = format!("{}Payload", event.payload.name);
            let documentation = format!("What an event of type `{}` says.", event.event_type);
            classes.push(Class { is_view: true, ..Class::of(name, documentation, &event.payload) });
        }
        for event in &description.events {
            let class = format!("{}Event", event.payload.name);
            let mut made = Class::of(class.clone(), event.documentation.clone(), &description.base);
            for attribute in &mut made.attributes {
                if attribute.value.kind == FieldKind::Payload {
                    attribute.slot = description.base.slots();
                    attribute.payload = Some(format!("{}Payload", event.payload.name));
                }
            }
            made.event = Some(event.event_type.clone());
            made.is_view = true;
            builders.push(Builder {
                name: snake(&event.payload.name),
                class,
                documentation: event.documentation.clone(),
                parameters: parameters(&event.payload, &description.base),
            });
            classes.push(made);
        }
        let index = TOPICS.iter().position(|other| other.name() == topic.name()).unwrap_or_default();
        let topic =
            PythonTopic { module: topic.name().replace('-', "_"), description, index, classes, builders };
        topic.distinct()?;
        Ok(topic)
    }

    /// No two things may have one name in Python.
    fn distinct(&self) -> Result<(), String> {
        let twice = |what: &str, mut names: Vec<&str>| {
            names.sort_unstable();
            match names.windows(2).find(|pair| pair.first() == pair.last()).and_then(<[_]>::first) {
                Some(name) => Err(format!("{}: {what} has `{name}` twice", self.description.topic)),
                None => Ok(()),
            }
        };
        let mut names: Vec<&str> = self.classes.iter().map(|class| class.name.as_str()).collect();
        names.extend(self.builders.iter().map(|builder| builder.name.as_str()));
        names.push(self.description.base.name.as_str());
        names.extend(TAKEN);
        twice("the module", names)?;
        for class in &self.classes {
            let exact = class.attributes.iter().filter(|attribute| attribute.is_dated());
            let exact: Vec<String> = exact.map(|attribute| format!("{}_ns", attribute.name)).collect();
            let mut names: Vec<&str> = class.attributes.iter().map(|one| one.name.as_str()).collect();
            names.extend(exact.iter().map(String::as_str));
            twice(&class.name, names)?;
        }
        for builder in &self.builders {
            let mut names: Vec<&str> = builder.parameters.iter().map(|(one, _)| one.name.as_str()).collect();
            names.push("strict");
            twice(&builder.name, names)?;
        }
        Ok(())
    }
}

/// The classes of the objects that an object holds, however deep, what others are made of first.
fn add_objects(object: &DescribedObject, classes: &mut Vec<Class>) {
    for member in &object.members {
        let mut value = &member.value;
        while let Some(element) = &value.element {
            value = element;
        }
        if let Some(object) = &value.object
            && classes.iter().all(|class| class.name != object.name)
        {
            add_objects(object, classes);
            classes.push(Class::of(object.name.clone(), format!("`{}` of an event.", object.name), object));
        }
    }
}

fn parameters(payload: &DescribedObject, base: &DescribedObject) -> Vec<(Attribute, bool)> {
    let of_payload = Class::attributes(payload).into_iter().map(|attribute| (attribute, false));
    let of_base = Class::attributes(base).into_iter().filter_map(|attribute| match attribute.value.kind {
        FieldKind::EventType | FieldKind::Payload => None,
        FieldKind::Uuid | FieldKind::Timestamp => {
            let filled = !attribute.optional && !attribute.value.nullable;
            Some((attribute, filled))
        }
        _ => Some((attribute, false)),
    });
    of_payload.chain(of_base).collect()
}

impl Class {
    fn of(name: String, documentation: String, object: &DescribedObject) -> Self {
        let attributes = Self::attributes(object);
        Class { name, documentation, attributes, event: None, is_view: false }
    }

    fn attributes(object: &DescribedObject) -> Vec<Attribute> {
        let mut slot = 0;
        let of = |member: &DescribedMember| {
            let attribute = Attribute {
                name: attribute(&member.name),
                key: member.name.clone(),
                documentation: member.documentation.clone(),
                slot,
                optional: member.optional,
                value: member.value.clone(),
                payload: None,
            };
            slot += member.value.slots();
            attribute
        };
        object.members.iter().map(of).collect()
    }
}

impl Attribute {
    /// Whether it holds timestamps, which are told exactly besides.
    fn is_dated(&self) -> bool {
        let mut value = &self.value;
        while let Some(element) = &value.element {
            value = element;
        }
        value.kind == FieldKind::Timestamp
    }
}
