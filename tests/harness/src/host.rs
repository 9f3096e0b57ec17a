//! An event made of the slots of its record and of its description, as a binding makes one.

use flowops_contracts::description::{DescribedEvent, DescribedObject, DescribedValue, FieldKind};
use flowops_contracts::record::Slots;
use flowops_contracts::{AnyTopic, Description, Options, Value};
use serde_json::{Map, Number, Value as Json};

use crate::same;

/// The event of a value, where it is accepted.
///
/// # Errors
///
/// Where the slots contradict themselves or the description.
pub fn event(
    topic: AnyTopic,
    value: Value<'_>,
    text: &str,
    options: &Options,
) -> Result<Option<Json>, String> {
    let description = topic.description();
    let mut slots = Vec::new();
    let Some(event_type) = topic.read(value, options, &mut slots) else { return Ok(None) };
    let rebuilt = Rebuilt { description: &description, slots: Slots::new(text, &slots), event_type };
    rebuilt.object(&description.base, 0).map(Some)
}

struct Rebuilt<'e> {
    description: &'e Description,
    slots: Slots<'e, &'e str>,
    event_type: usize,
}

impl Rebuilt<'_> {
    fn object(&self, described: &DescribedObject, mut slot: usize) -> Result<Json, String> {
        let mut object = Map::new();
        for member in &described.members {
            let optional = member.optional && self.slots.absent(slot);
            if !optional {
                object.insert(member.name.clone(), self.value(&member.value, slot)?);
            }
            slot += member.value.slots();
        }
        Ok(Json::Object(object))
    }

    fn value(&self, described: &DescribedValue, slot: usize) -> Result<Json, String> {
        let slots = &self.slots;
        if described.nullable && slots.null(slot) {
            return Ok(Json::Null);
        }
        Ok(match described.kind {
            FieldKind::Text => slots.text(slot).into(),
            FieldKind::Uuid => {
                let text = slots.uuid_text(slot);
                same("UUID", &text.to_string(), &slots.uuid(slot).to_string())?;
                text.into()
            }
            FieldKind::Timestamp => {
                let text = slots.timestamp_text(slot);
                let read = chrono::DateTime::parse_from_rfc3339(&text).map_err(|error| error.to_string())?;
                let [year, month, day, hour, minute, second] = slots.civil(slot);
                let civil = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
                same("date and time", &text.get(..19), &Some(civil.as_str()))?;
                same("instant", &read.to_utc(), &slots.timestamp(slot))?;
                same("nanoseconds", &read.timestamp_subsec_nanos(), &slots.nanoseconds(slot))?;
                text.into()
            }
            FieldKind::Number => number(slots.number(slot))?,
            FieldKind::Whole => number(slots.whole(slot) as f64)?,
            FieldKind::Boolean => slots.boolean(slot).into(),
            FieldKind::OneOf => described.words.get(slots.index(slot)).ok_or("no such word")?.as_str().into(),
            FieldKind::Object => {
                self.object(described.object.as_ref().ok_or("an object without members")?, slot + 1)?
            }
            FieldKind::List => self.list(described.element.as_ref().ok_or("a list of nothing")?, slot)?,
            FieldKind::EventType => {
                same("event type", &self.event_type, &slots.index(slot))?;
                self.named()?.event_type.as_str().into()
            }
            FieldKind::Payload => self.object(&self.named()?.payload, self.description.base.slots())?,
            other => return Err(format!("{other:?} is no kind that is known here")),
        })
    }

    fn list(&self, element: &DescribedValue, slot: usize) -> Result<Json, String> {
        let (mut at, count) = {
            let word = self.slots.slot(slot);
            (word as u32 as usize, (word >> 32) as usize)
        };
        let mut list = Vec::new();
        for _ in 0..count {
            if element.has_list() {
                list.push(self.value(element, at + 1)?);
                at = self.slots.slot(at) as usize;
            } else {
                list.push(self.value(element, at)?);
                at += element.slots();
            }
        }
        Ok(list.into())
    }

    fn named(&self) -> Result<&DescribedEvent, String> {
        self.description.events.get(self.event_type).ok_or_else(|| "no such event type".into())
    }
}

fn number(value: f64) -> Result<Json, String> {
    if value.to_bits() == (-0.0_f64).to_bits() {
        return Err("a zero with a sign".into());
    }
    Number::from_f64(value).map(Json::Number).ok_or_else(|| "a number that is not finite".into())
}

/// The same JSON with every number as binary64, to be compared.
#[must_use]
pub fn in_binary64(json: &Json) -> Json {
    match json {
        Json::Number(number) => {
            number.as_f64().and_then(Number::from_f64).map_or_else(|| json.clone(), Json::Number)
        }
        Json::Array(elements) => elements.iter().map(in_binary64).collect(),
        Json::Object(members) => {
            Json::Object(members.iter().map(|(name, value)| (name.clone(), in_binary64(value))).collect())
        }
        _ => json.clone(),
    }
}
