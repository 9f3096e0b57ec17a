//! The readers: for each object of a contract, a function that makes it of its slots, as an object literal, so
//! that all objects of a kind have one hidden class.

use std::fmt::Write;

use flowops_contracts::Description;
use flowops_contracts::description::{DescribedMember, DescribedObject, DescribedValue, FieldKind};

use super::names::{lower_first, namespace, objects, pascal};
use super::{DERIVED, key, literal};

/// The file with all topics.
pub(in crate::derive) fn topics(descriptions: &[Description]) -> Result<String, String> {
    let mut body = String::new();
    for (index, description) in descriptions.iter().enumerate() {
        body.push_str(&Readers::new(description)?.file(index));
    }
    let all = ["booleanAt", "countAt", "indexAt", "isAbsent", "isNull", "numberAt", "placeAt", "textAt"];
    let used: Vec<&str> = all.into_iter().filter(|name| body.contains(&format!("{name}("))).collect();
    Ok(format!(
        "{DERIVED}\nimport {{ {} }} from \"../record.js\";\nimport {{ topic }} from \"../topic.js\";\n{body}",
        used.join(", ")
    ))
}

struct Readers<'d> {
    description: &'d Description,
    /// Functions for objects, lists and words, each before the one that calls it.
    functions: String,
    words: Vec<&'d [String]>,
}

impl<'d> Readers<'d> {
    fn new(description: &'d Description) -> Result<Self, String> {
        let base: Vec<&str> = description.base.members.iter().map(|member| member.name.as_str()).collect();
        for event in &description.events {
            if let Some(twice) =
                event.payload.members.iter().find(|member| base.contains(&member.name.as_str()))
            {
                // a builder takes both as one object
                return Err(format!(
                    "{}: the base and a payload both have `{}`",
                    description.topic, twice.name
                ));
            }
        }
        Ok(Readers { description, functions: String::new(), words: Vec::new() })
    }

    fn prefix(&self) -> String {
        namespace(&self.description.topic)
    }

    fn function(&self, object: &DescribedObject) -> String {
        self.prefix() + &pascal(&object.name)
    }

    fn file(mut self, index: usize) -> String {
        let Description { topic, version, base, events, .. } = self.description;
        let mut known = Vec::new();
        objects(base, &mut known);
        for event in events {
            objects(&event.payload, &mut known);
        }
        known.extend(events.iter().map(|event| &event.payload));
        for object in known {
            self.object(object, "slot", &|readers, member| {
                readers.value(&member.value, object, &member.name)
            });
        }
        self.object(base, "eventType, payload", &|readers, member| match member.value.kind {
            FieldKind::EventType => Expression::known("eventType"),
            FieldKind::Payload => Expression::known("payload"),
            _ => readers.value(&member.value, base, &member.name),
        });
        let cases: Vec<String> = events
            .iter()
            .map(|event| {
                let payload = self.function(&event.payload);
                format!(
                    "{}({}, {payload}({}))",
                    self.function(base),
                    literal(&event.event_type),
                    base.slots()
                )
            })
            .collect();
        let types: Vec<String> = events.iter().map(|event| literal(&event.event_type)).collect();
        let mut text = self.functions.clone();
        let name = self.prefix();
        let _ = writeln!(text, "\nexport const {name} = /* @__PURE__ */ topic({index}, {{");
        let _ = writeln!(text, "  topic: {},\n  version: {},", literal(topic), literal(version));
        let _ = writeln!(text, "  fingerprint: {},", literal(&self.description.fingerprint()));
        text.push_str("  examples: Object.freeze({\n");
        for event in events {
            let _ = writeln!(text, "    {}: {},", key(&event.event_type), literal(&event.example));
        }
        let _ = writeln!(text, "  }}),\n  eventTypes: [{}],", types.join(", "));
        let _ = writeln!(text, "  typeSlot: {},", slot_of(base, FieldKind::EventType));
        text.push_str("  readEvent(type) {\n    switch (type) {\n");
        for (type_index, case) in cases.iter().enumerate() {
            let label =
                if type_index + 1 == cases.len() { "default:".into() } else { format!("case {type_index}:") };
            let _ = writeln!(text, "      {label}\n        return {case};");
        }
        text.push_str("    }\n  },\n  builders: {\n");
        for event in events {
            text.push_str(&builder(base, &event.event_type, &event.payload));
        }
        text.push_str("  },\n});\n");
        text
    }

    /// A function that makes an object; members that may be absent are set one by one, in their order.
    fn object(
        &mut self,
        object: &'d DescribedObject,
        parameters: &str,
        read: &dyn Fn(&mut Self, &'d DescribedMember) -> Expression,
    ) {
        let name = self.function(object);
        let base = parameters != "slot";
        let (mut slot, mut at_once, mut later) = (0, String::new(), String::new());
        for member in &object.members {
            let place = if base { Place::Fixed(slot) } else { Place::Behind("slot", slot) };
            let expression = read(self, member).at(&place);
            if member.optional {
                let _ = writeln!(
                    later,
                    "  if (!isAbsent({})) {{\n    object{} = {expression};\n  }}",
                    place.text(),
                    access(&member.name)
                );
            } else if later.is_empty() {
                let _ = writeln!(at_once, "    {}: {expression},", key(&member.name));
            } else {
                let _ = writeln!(later, "  object{} = {expression};", access(&member.name));
            }
            slot += member.value.slots();
        }
        let body = if later.is_empty() {
            format!("  return {{\n{at_once}  }};\n")
        } else {
            format!("  const object = {{\n{at_once}  }};\n{later}  return object;\n")
        };
        let _ = writeln!(self.functions, "\nfunction {name}({parameters}) {{\n{body}}}");
    }

    /// How a value is read.
    fn value(&mut self, value: &'d DescribedValue, of: &DescribedObject, name: &str) -> Expression {
        let read = match value.kind {
            FieldKind::Number | FieldKind::Whole => Expression::call("numberAt"),
            FieldKind::Boolean => Expression::call("booleanAt"),
            FieldKind::OneOf => Expression::new(&(self.words(&value.words) + "[indexAt("), 0, ")]"),
            FieldKind::Object => {
                let function = value.object.as_ref().map(|object| self.function(object)).unwrap_or_default();
                // the first slot says whether there is one
                Expression::new(&(function + "("), 1, ")")
            }
            FieldKind::List => match &value.element {
                Some(element) => Expression::call(&self.list(element, of, name)),
                None => Expression::known("[]"),
            },
            _ => Expression::call("textAt"),
        };
        if value.nullable { read.or_null() } else { read }
    }

    fn words(&mut self, words: &'d [String]) -> String {
        let index = self.words.iter().position(|known| *known == words).unwrap_or_else(|| {
            let list: Vec<String> = words.iter().map(|word| literal(word)).collect();
            let name = format!("{}Words{}", self.prefix(), self.words.len());
            let _ = writeln!(self.functions, "\nconst {name} = [{}];", list.join(", "));
            self.words.push(words);
            self.words.len() - 1
        });
        format!("{}Words{index}", self.prefix())
    }

    /// A function that makes a list; gives its name.
    fn list(&mut self, element: &'d DescribedValue, of: &DescribedObject, name: &str) -> String {
        let function = self.function(of) + &pascal(name);
        let read = self.value(element, of, &format!("{name}-element"));
        let step = if element.has_list() {
            format!(
                "    const next = placeAt(at);\n    list[index] = {};\n    at = next;\n",
                read.at(&Place::Behind("at", 1))
            )
        } else {
            format!(
                "    list[index] = {};\n    at += {};\n",
                read.at(&Place::Behind("at", 0)),
                element.slots()
            )
        };
        let _ = writeln!(
            self.functions,
            "\nfunction {function}(slot) {{\n  const list = new Array(countAt(slot));\n  let at = placeAt(slot);\n  \
             for (let index = 0; index < list.length; index++) {{\n{step}  }}\n  return list;\n}}"
        );
        function
    }
}

/// The arguments of a builder as an event: what is given beside the base's members is the payload's.
fn builder(base: &DescribedObject, event_type: &str, payload: &DescribedObject) -> String {
    let (mut taken, mut members) = (Vec::new(), Vec::new());
    for (index, member) in base.members.iter().enumerate() {
        let name = key(&member.name);
        let variable = if name.starts_with('"') { format!("member{index}") } else { name.clone() };
        let shown = if variable == name { name.clone() } else { format!("{name}: {variable}") };
        match member.value.kind {
            FieldKind::EventType => members.push(format!("{name}: {}", literal(event_type))),
            FieldKind::Payload => members.push(format!("{name}: rest")),
            kind => {
                let filled = match kind {
                    FieldKind::Uuid if !member.optional => " = crypto.randomUUID()",
                    FieldKind::Timestamp if !member.optional => " = new Date().toISOString()",
                    _ => "",
                };
                taken.push(format!("{shown}{filled}"));
                members.push(shown);
            }
        }
    }
    format!(
        "    {}: ({{ {}, ...rest }}) => ({{ {} }}),\n",
        lower_first(&payload.name),
        taken.join(", "),
        members.join(", ")
    )
}

fn slot_of(object: &DescribedObject, kind: FieldKind) -> usize {
    object
        .members
        .iter()
        .take_while(|member| member.value.kind != kind)
        .map(|member| member.value.slots())
        .sum()
}

fn access(name: &str) -> String {
    let name = key(name);
    if name.starts_with('"') { format!("[{name}]") } else { format!(".{name}") }
}

/// Where a value's slots begin.
enum Place {
    Fixed(usize),
    Behind(&'static str, usize),
}

impl Place {
    fn text(&self) -> String {
        self.beyond(0)
    }

    fn beyond(&self, more: usize) -> String {
        match self {
            Place::Fixed(slot) => (slot + more).to_string(),
            Place::Behind(variable, slot) if slot + more == 0 => (*variable).to_string(),
            Place::Behind(variable, slot) => format!("{variable} + {}", slot + more),
        }
    }
}

/// How a value is read of the slots that begin at a place.
struct Expression {
    before: String,
    /// How many slots behind the place its own begin; nothing where it is not read of slots.
    behind: Option<usize>,
    after: String,
    nullable: bool,
}

impl Expression {
    fn new(before: &str, behind: usize, after: &str) -> Self {
        Expression { before: before.into(), behind: Some(behind), after: after.into(), nullable: false }
    }

    fn call(function: &str) -> Self {
        Expression::new(&format!("{function}("), 0, ")")
    }

    fn known(text: &str) -> Self {
        Expression { before: text.into(), behind: None, after: String::new(), nullable: false }
    }

    fn or_null(mut self) -> Self {
        self.nullable = true;
        self
    }

    fn at(&self, place: &Place) -> String {
        let slot = self.behind.map(|behind| place.beyond(behind)).unwrap_or_default();
        let read = format!("{}{slot}{}", self.before, self.after);
        if self.nullable { format!("isNull({}) ? null : {read}", place.text()) } else { read }
    }
}
