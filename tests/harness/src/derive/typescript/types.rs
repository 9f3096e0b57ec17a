//! The types: for each topic the interfaces of its events and what its builders take.

use std::fmt::Write;

use flowops_contracts::description::{
    DescribedEvent, DescribedMember, DescribedObject, DescribedValue, FieldKind,
};
use flowops_contracts::{Code, Description};

use super::names::{TypeNames, lower_first, namespace, objects};
use super::{key, literal};
use crate::derive::between;

/// Puts the types of all topics into the document that declares what topics have in common.
pub(in crate::derive) fn types(document: &str, descriptions: &[Description]) -> Result<String, String> {
    let common = document.split("// topics: derived").next().unwrap_or_default();
    let declared = common.lines().filter_map(|line| {
        let mut words = line.strip_prefix("export ")?.split(|letter: char| !letter.is_ascii_alphanumeric());
        let kind = words.next()?;
        ["interface", "type", "class"].contains(&kind).then(|| words.next().map(Into::into))?
    });
    let mut names = TypeNames::new(declared);
    let codes: Vec<String> =
        Code::ALL.iter().map(|code| format!("\n  | {}", literal(code.as_str()))).collect();
    let mut text = format!("/** The kinds of fault. */\nexport type Code ={};\n", codes.concat());
    let (mut events, mut event_types) = (String::new(), String::new());
    for description in descriptions {
        let base = names.get(description, &description.base.name);
        let wire: Vec<String> = description.events.iter().map(|event| literal(&event.event_type)).collect();
        let _ = write!(events, "\n  {}: {base};", literal(&description.topic));
        let _ = write!(event_types, "\n  {}: {};", literal(&description.topic), wire.join(" | "));
        text.push_str(&Types { description, names: &mut names }.text());
    }
    let _ = writeln!(text, "\n/** The events of each topic. */\nexport interface Events {{{events}\n}}");
    let _ = writeln!(
        text,
        "\n/** The event types of each topic. */\nexport interface EventTypes {{{event_types}\n}}"
    );
    between(document, "// topics: derived", "// /topics", &text)
}

struct Types<'d, 'n> {
    description: &'d Description,
    names: &'n mut TypeNames,
}

impl Types<'_, '_> {
    fn name(&mut self, of: &str) -> String {
        self.names.get(self.description, of)
    }

    fn text(mut self) -> String {
        let Description { topic, purpose, base, events, .. } = self.description;
        let mut text = String::new();
        let mut known = Vec::new();
        objects(base, &mut known);
        for event in events {
            objects(&event.payload, &mut known);
        }
        for object in known {
            let name = self.name(&object.name);
            let _ = writeln!(text, "\nexport interface {name} {{\n{}}}", self.members(object, false));
        }
        let mut builders = String::new();
        let mut union = Vec::new();
        for event in events {
            let [payload, whole, fields] = ["Payload", "Event", "Fields"]
                .map(|role| self.name(&format!("{}{role}", event.payload.name)));
            let inside = self.members(&event.payload, false);
            let _ = writeln!(text, "\nexport interface {payload} {{\n{inside}}}");
            let _ = writeln!(text, "\n/** {} */\nexport interface {whole} {{", event.documentation);
            for member in &base.members {
                text.push_str(&self.base_member(member, event, &payload));
            }
            let _ = writeln!(text, "}}\n\n/** What makes one. */\nexport interface {fields} {{");
            text.push_str(&self.members(&event.payload, true));
            for member in &base.members {
                if !matches!(member.value.kind, FieldKind::EventType | FieldKind::Payload) {
                    let filled = matches!(member.value.kind, FieldKind::Uuid | FieldKind::Timestamp);
                    text.push_str(&self.member(member, filled || member.optional, true));
                }
            }
            text.push_str("}\n");
            let _ = write!(
                builders,
                "\n  /** Makes an event, judged as any value is. */\n  \
                 {}(this: void, fields: {fields}, options?: BuilderOptions): {whole};",
                lower_first(&event.payload.name)
            );
            union.push(whole);
        }
        let base = self.name(&base.name);
        let _ = writeln!(
            text,
            "\n/** An event of the topic, by its type. */\nexport type {base} = {};",
            union.join(" | ")
        );
        let _ = writeln!(
            text,
            "\n/** {purpose} */\nexport declare const {}: Topic<{}> & {{{builders}\n}};",
            namespace(topic),
            literal(topic)
        );
        text
    }

    fn members(&mut self, object: &DescribedObject, given: bool) -> String {
        object.members.iter().map(|member| self.member(member, member.optional, given)).collect()
    }

    fn member(&mut self, member: &DescribedMember, optional: bool, given: bool) -> String {
        let value = self.value(&member.value);
        let (mark, value) = match (optional, given) {
            (true, true) => ("?", value + " | undefined"),
            (true, false) => ("?", value),
            (false, _) => ("", value),
        };
        format!("  /** {} */\n  {}{mark}: {value};\n", member.documentation, key(&member.name))
    }

    fn base_member(&mut self, member: &DescribedMember, event: &DescribedEvent, payload: &str) -> String {
        let value = match member.value.kind {
            FieldKind::EventType => literal(&event.event_type),
            FieldKind::Payload => payload.to_string(),
            _ => return self.member(member, member.optional, false),
        };
        format!("  /** {} */\n  {}: {value};\n", member.documentation, key(&member.name))
    }

    fn value(&mut self, value: &DescribedValue) -> String {
        let text = match value.kind {
            FieldKind::Number | FieldKind::Whole => "number".to_string(),
            FieldKind::Boolean => "boolean".to_string(),
            FieldKind::OneOf => value.words.iter().map(|word| literal(word)).collect::<Vec<_>>().join(" | "),
            FieldKind::Object => {
                value.object.as_ref().map_or_else(|| "object".into(), |object| self.name(&object.name))
            }
            FieldKind::List => {
                let element =
                    value.element.as_ref().map_or_else(|| "unknown".into(), |element| self.value(element));
                if element.contains(" | ") { format!("({element})[]") } else { format!("{element}[]") }
            }
            _ => "string".to_string(),
        };
        if value.nullable { text + " | null" } else { text }
    }
}
