//! The types of a topic's module, as a stub.

use flowops_contracts::Options;
use flowops_contracts::description::{DescribedValue, FieldKind};

use super::words::literal;
use super::{Attribute, Builder, Class, PythonTopic};

/// What a constructor or a builder takes.
pub(super) struct Signature {
    parameters: Vec<Parameter>,
    named_only: bool,
}

struct Parameter {
    name: String,
    kind: String,
    /// What it is where it is not given.
    default: Option<&'static str>,
}

impl Signature {
    pub(super) fn of_class(class: &Class) -> Self {
        let parameters = class.attributes.iter().map(|attribute| Parameter {
            name: attribute.name.clone(),
            kind: kind(attribute, class.event.as_deref(), Side::Taken),
            default: match attribute.value.kind {
                FieldKind::EventType => Some("..."),
                _ => attribute.default(),
            },
        });
        Signature { parameters: parameters.collect(), named_only: false }
    }

    pub(super) fn of_builder(builder: &Builder) -> Self {
        let parameters = builder.parameters.iter().map(|(attribute, filled)| Parameter {
            name: attribute.name.clone(),
            kind: match kind(attribute, None, Side::Built) {
                kind if *filled => format!("{kind} | None"),
                kind => kind,
            },
            default: if *filled { Some("None") } else { attribute.default() },
        });
        // what must be given first
        let (mut given, other): (Vec<_>, Vec<_>) = parameters.partition(|one| one.default.is_none());
        given.extend(other);
        given.push(Parameter { name: "strict".into(), kind: "bool".into(), default: Some("True") });
        Signature { parameters: given, named_only: true }
    }

    /// Without types, as `help` shows it: a position that comes before one that must be given has no default.
    pub(super) fn plain(&self) -> String {
        let last = self.last();
        let parameters = self.parameters.iter().enumerate().map(|(index, parameter)| match parameter.default {
            Some(default) if self.named_only || index >= last => format!("{}={default}", parameter.name),
            _ => parameter.name.clone(),
        });
        let star = self.named_only.then(|| "*".to_string());
        format!("({})", star.into_iter().chain(parameters).collect::<Vec<_>>().join(", "))
    }

    /// How many come up to the last one that must be given.
    fn last(&self) -> usize {
        self.parameters.iter().rposition(|parameter| parameter.default.is_none()).map_or(0, |index| index + 1)
    }

    /// Each way of calling, with types.
    fn typed(&self) -> Vec<String> {
        let last = self.last();
        let write = |named_only: bool| {
            let mut text = String::new();
            if named_only {
                text += "*, ";
            }
            for (index, Parameter { name, kind, default }) in self.parameters.iter().enumerate() {
                let default = default.filter(|_| named_only || index >= last);
                text += &default.map_or(format!("{name}: {kind}, "), |default| format!("{name}: {kind} = {default}, "));
            }
            text.trim_end_matches(", ").to_string()
        };
        let hidden = self.parameters.iter().take(last).any(|parameter| parameter.default.is_some());
        if self.named_only {
            vec![write(true)]
        } else if hidden {
            vec![write(false), write(true)]
        } else {
            vec![write(false)]
        }
    }
}

impl Attribute {
    fn default(&self) -> Option<&'static str> {
        match (self.optional, self.value.nullable) {
            (true, true) => Some("..."),
            (true, false) => Some("None"),
            _ => None,
        }
    }
}

/// Whether a type is of what is read, or of what a constructor or a builder takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Read,
    Exact,
    Taken,
    Built,
}

fn kind(attribute: &Attribute, event: Option<&str>, side: Side) -> String {
    let mut text = match (&attribute.payload, attribute.value.kind, event) {
        (Some(payload), ..) => payload.clone(),
        (None, FieldKind::EventType, Some(event)) => literal(&[event]),
        _ => of_value(&attribute.value, side),
    };
    // null is in the type of the value
    if attribute.optional {
        text += if attribute.value.nullable { " | Absent" } else { " | None" };
    }
    text
}

fn of_value(value: &DescribedValue, side: Side) -> String {
    let text = match (value.kind, side) {
        (FieldKind::Uuid, Side::Built) => "UUID | str".into(),
        (FieldKind::Uuid, _) => "UUID".into(),
        (FieldKind::Timestamp, Side::Read) => "datetime".into(),
        (FieldKind::Timestamp, Side::Exact) => "int".into(),
        (FieldKind::Timestamp, Side::Taken) => "datetime | int".into(),
        (FieldKind::Timestamp, Side::Built) => "datetime | int | str".into(),
        (FieldKind::Number, _) => "float".into(),
        (FieldKind::Whole, _) => "int".into(),
        (FieldKind::Boolean, _) => "bool".into(),
        (FieldKind::OneOf, _) => {
            let words: Vec<&str> = value.words.iter().map(String::as_str).collect();
            literal(&words)
        }
        (FieldKind::Object, side) => {
            let Some(object) = &value.object else { return String::new() };
            if side == Side::Built {
                let members = Class::attributes(object);
                let members: Vec<_> = members.iter().map(|member| kind(member, None, side)).collect();
                format!("{} | tuple[{}] | Mapping[str, object]", object.name, members.join(", "))
            } else {
                object.name.clone()
            }
        }
        (FieldKind::List, side) => {
            let element = value.element.as_deref().map(|element| of_value(element, side)).unwrap_or_default();
            match side {
                Side::Read | Side::Exact => format!("tuple[{element}, ...]"),
                Side::Taken | Side::Built => format!("Sequence[{element}]"),
            }
        }
        _ => "str".into(),
    };
    if value.nullable { format!("{text} | None") } else { text }
}

/// The stub.
pub(super) fn stub(topic: &PythonTopic) -> String {
    let described = &topic.description;
    let mut text = format!(
        "\"\"\"Topic `{}`: {}\"\"\"\n\n# derived from the core's declaration: `cargo run -p harness --bin derive -- --write`\n\n",
        described.topic, described.purpose
    );
    text += "from collections.abc import Mapping, Sequence\nfrom datetime import datetime\nfrom typing import Final, Literal, TypeAlias, final, overload\nfrom uuid import UUID\n\nfrom . import Absent, ContractObject, Report\nfrom .types import Value\n\n__all__ = ";
    text += &super::module::names(topic);
    text += "\n\nTOPIC: Final = ";
    text += &format!("{:?}\nVERSION: Final = {:?}\n", described.topic, described.version);
    text += &format!("FINGERPRINT: Final = {:?}\nEXAMPLES: Final[Mapping[str, str]]\n", described.fingerprint());
    for class in &topic.classes {
        text += &class_of(class);
    }
    let events: Vec<_> = topic.classes.iter().filter(|class| class.event.is_some()).collect();
    let events: Vec<_> = events.iter().map(|class| class.name.as_str()).collect();
    let event = &described.base.name;
    text += &format!("\n{event}: TypeAlias = {}\n", events.join(" | "));
    let options = Options::default();
    let (bytes, findings) = (options.max_bytes, options.max_findings);
    let taken = format!("value: Value, *, strict: bool = False, max_bytes: int = {bytes}, max_findings: int = {findings}");
    text += &format!("\ndef parse({taken}) -> {event}:\n    \"\"\"Gives the typed event that a value is; fails with `ContractError` where it is none.\"\"\"\n");
    text += &format!("\ndef check({taken}) -> Report[{event}]:\n    \"\"\"Says what a value is: its event, or every fault at its place. Never fails on data.\"\"\"\n");
    text += &format!("\ndef is_valid({taken}) -> bool:\n    \"\"\"Whether a value is accepted: the cheapest answer, and the same as that of `check`.\"\"\"\n");
    text += &format!("\ndef serialize(event: {event} | Mapping[str, object], *, strict: bool = True, max_bytes: int = {bytes}) -> bytes:\n    \"\"\"The bytes to send for an event or a mapping in wire spelling, after it was judged.\"\"\"\n");
    for builder in &topic.builders {
        let signature = Signature::of_builder(builder).typed().concat();
        text += &format!(
            "\ndef {}({signature}) -> {}:\n    \"\"\"Makes an event, fills its id and its timestamp, and judges it. {}\"\"\"\n",
            builder.name, builder.class, builder.documentation
        );
    }
    text
}

fn class_of(class: &Class) -> String {
    let names: Vec<_> = class.attributes.iter().map(|attribute| format!("{:?}", attribute.name)).collect();
    let comma = if names.len() == 1 { "," } else { "" };
    let mut text = format!(
        "\n@final\nclass {}(ContractObject):\n    \"\"\"{}\"\"\"\n\n    __match_args__: Final = ({}{comma})\n\n",
        class.name,
        class.documentation,
        names.join(", ")
    );
    let ways = Signature::of_class(class).typed();
    for way in &ways {
        let overload = if ways.len() > 1 { "    @overload\n" } else { "" };
        text += &format!("{overload}    def __new__(cls, {way}) -> {}: ...\n", class.name);
    }
    for attribute in &class.attributes {
        text += &property(&attribute.name, &kind(attribute, class.event.as_deref(), Side::Read), &attribute.documentation);
        if attribute.is_dated() {
            let documentation = format!("{} In nanoseconds since 1970.", attribute.documentation);
            text += &property(&format!("{}_ns", attribute.name), &kind(attribute, None, Side::Exact), &documentation);
        }
    }
    text
}

fn property(name: &str, kind: &str, documentation: &str) -> String {
    format!("    @property\n    def {name}(self) -> {kind}:\n        \"\"\"{documentation}\"\"\"\n")
}
