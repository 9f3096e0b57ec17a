//! A topic whose contract was read from a file: the same walk reads by it as by one declared in source.

use core::fmt;
use std::borrow::Cow;

use super::description::{DescribedEvent, DescribedMember, DescribedObject, DescribedValue, FieldKind};
use super::{Choice, Kind, Member, Node, NodeVisitor, Object, ObjectVisitor, Step, Warnings, width};
use crate::{ContractError, Description, Options, Report, Value, report, serialize, walk};

mod validate;

/// A topic by its description, with the verbs that a topic in source has. Its events are their normal form,
/// as JSON text.
///
/// ```
/// use flowops_contracts::{Topic, order_events};
///
/// let topic = Topic::new(order_events::description())?;
/// let report = topic.check("{}");
/// assert_eq!(report.to_json(), order_events::check("{}").to_json());
/// # Ok::<(), flowops_contracts::DescriptionError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Topic {
    description: Description,
    base: ReadObject,
    first: EventType,
    others: Vec<EventType>,
    payload_width: usize,
}

/// What is wrong with a description, and where in it.
///
/// ```
/// use flowops_contracts::Topic;
///
/// let error = Topic::from_json(r#"{"topic":7}"#).unwrap_err();
/// assert_eq!(error.pointer(), "/topic");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescriptionError {
    pointer: String,
    message: String,
}

impl DescriptionError {
    fn at(pointer: impl Into<String>, message: impl Into<String>) -> Self {
        DescriptionError { pointer: pointer.into(), message: message.into() }
    }

    /// The place (RFC 6901); the root is `""`.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// What is wrong there.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for DescriptionError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.pointer.is_empty() { "description" } else { &self.pointer };
        write!(formatter, "`{place}` {}", self.message)
    }
}

impl core::error::Error for DescriptionError {}

impl Topic {
    /// A topic by its description.
    ///
    /// # Errors
    ///
    /// Where the description contradicts itself, or its examples are not events of it.
    pub fn new(description: Description) -> Result<Self, DescriptionError> {
        validate::description(&description)?;
        let base = ReadObject::new(&description.base);
        let mut types =
            description.events.iter().enumerate().map(|(index, event)| EventType::new(index, event));
        let Some(first) = types.next() else {
            return Err(DescriptionError::at("/events", "expected at least one event type, found none"));
        };
        let others: Vec<EventType> = types.collect();
        let payload_width = others
            .iter()
            .chain([&first])
            .map(|event_type| event_type.payload.width)
            .max()
            .unwrap_or_default();
        let topic = Topic { description, base, first, others, payload_width };
        validate::examples(&topic)?;
        Ok(topic)
    }

    /// A topic by the JSON text of its description.
    ///
    /// # Errors
    ///
    /// As [`Topic::new`], and where the text is not JSON of that form.
    pub fn from_json(text: &str) -> Result<Self, DescriptionError> {
        let mut reader = serde_json::Deserializer::from_str(text);
        let description: Description =
            serde_path_to_error::deserialize(&mut reader).map_err(|error| validate::misread(&error))?;
        reader.end().map_err(|error| DescriptionError::at("", error.to_string()))?;
        if let (Ok(given), Ok(read)) = (serde_json::from_str(text), serde_json::to_value(&description)) {
            validate::form("", &given, &read)?;
        }
        Topic::new(description)
    }

    /// What it was made of.
    #[must_use]
    pub fn description(&self) -> &Description {
        &self.description
    }

    /// As [`order_events::check`](crate::order_events::check).
    pub fn check<'v>(&self, value: impl Into<Value<'v>>) -> Report<'v, String> {
        self.check_with(value, &Options::default())
    }

    /// [`Topic::check`], with options.
    pub fn check_with<'v>(&self, value: impl Into<Value<'v>>, options: &Options) -> Report<'v, String> {
        let value = value.into();
        let judgement = walk::judge(self, value, options, |event_type, view| {
            let normal = serialize::normal_form(self, event_type, view.value(), false);
            String::from_utf8(normal).unwrap_or_default()
        });
        report::report(self, value, options, judgement)
    }

    /// As [`order_events::parse`](crate::order_events::parse); the event is its normal form.
    ///
    /// # Errors
    ///
    /// A [`ContractError`] with the report, where the value is not accepted.
    pub fn parse<'v>(&self, value: impl Into<Value<'v>>) -> Result<String, ContractError> {
        let mut report = self.check(value);
        report.event.take().ok_or_else(|| ContractError::new(report.into_owned(), None))
    }

    /// As [`order_events::is_valid`](crate::order_events::is_valid).
    pub fn is_valid<'v>(&self, value: impl Into<Value<'v>>) -> bool {
        self.is_valid_with(value, &Options::default())
    }

    /// [`Topic::is_valid`], with options.
    pub fn is_valid_with<'v>(&self, value: impl Into<Value<'v>>, options: &Options) -> bool {
        walk::is_valid(self, value.into(), options)
    }

    /// As [`order_events::serialize_json`](crate::order_events::serialize_json).
    ///
    /// # Errors
    ///
    /// A [`ContractError`] where the event is not accepted.
    pub fn serialize_json(&self, text: &str, options: &Options) -> Result<Vec<u8>, ContractError> {
        serialize::json(self, text, options)
    }
}

/// An event type, by its description.
#[derive(Clone, Debug)]
pub(crate) struct EventType {
    index: usize,
    name: String,
    payload: ReadObject,
}

impl EventType {
    fn new(index: usize, event: &DescribedEvent) -> Self {
        EventType { index, name: event.event_type.clone(), payload: ReadObject::new(&event.payload) }
    }
}

impl PartialEq for EventType {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

/// An object, by its description: what the walk asks of it.
#[derive(Clone, Debug)]
pub(crate) struct ReadObject {
    name: String,
    members: Vec<ReadMember>,
    width: usize,
    has_list: bool,
    all_members: u64,
}

impl ReadObject {
    fn new(described: &DescribedObject) -> Self {
        let mut slot = 0;
        let mut members = Vec::new();
        for (index, member) in described.members.iter().enumerate() {
            let member = ReadMember::new(index, slot, member);
            slot += width(&member.value);
            members.push(member);
        }
        ReadObject {
            name: described.name.clone(),
            width: slot,
            has_list: members.iter().any(|member| member.value.has_list),
            all_members: members.iter().map(|member| 1 << member.index).sum(),
            members,
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct ReadMember {
    index: usize,
    slot: usize,
    name: String,
    quoted: String,
    documentation: String,
    optional: bool,
    value: ReadValue,
}

impl ReadMember {
    fn new(index: usize, slot: usize, described: &DescribedMember) -> Self {
        ReadMember {
            index,
            slot,
            name: described.name.clone(),
            quoted: format!("\"{}\"", described.name),
            documentation: described.documentation.clone(),
            optional: described.optional,
            value: ReadValue::new(&described.value),
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct ReadValue {
    kind: Kind<ReadObject, std::boxed::Box<ReadValue>>,
    nullable: bool,
    words: Vec<String>,
    has_list: bool,
}

impl ReadValue {
    pub(super) fn new(described: &DescribedValue) -> Self {
        let warnings = Warnings(described.warnings.iter().fold(0, |bits, warning| bits | warning.bit()));
        let object = described.object.as_ref().map(ReadObject::new);
        let element = described.element.as_ref().map(|element| std::boxed::Box::new(Self::new(element)));
        let has_list = object.as_ref().is_some_and(|object| object.has_list) || element.is_some();
        let kind = match (described.kind, object, element) {
            (FieldKind::Object, Some(object), _) => Kind::Object(object),
            (FieldKind::List, _, Some(element)) => Kind::List(element, warnings),
            (FieldKind::Uuid, ..) => Kind::Uuid,
            (FieldKind::Timestamp, ..) => Kind::Timestamp,
            (FieldKind::Number, ..) => Kind::Number(warnings),
            (FieldKind::Whole, ..) => Kind::Whole(warnings),
            (FieldKind::Boolean, ..) => Kind::Boolean,
            (FieldKind::OneOf, ..) => Kind::OneOf,
            (FieldKind::EventType, ..) => Kind::EventType,
            (FieldKind::Payload, ..) => Kind::Payload,
            // an object or a list without what it is of is refused before
            (FieldKind::Text | FieldKind::Object | FieldKind::List, ..) => Kind::Text(warnings),
        };
        ReadValue { kind, nullable: described.nullable, words: described.words.clone(), has_list }
    }
}

impl<'d> Node<'d> for &'d ReadValue {
    type Object = &'d ReadObject;
    type Element = &'d ReadValue;
    fn kind(self) -> Kind<&'d ReadObject, &'d ReadValue> {
        match &self.kind {
            Kind::Text(warnings) => Kind::Text(*warnings),
            Kind::Uuid => Kind::Uuid,
            Kind::Timestamp => Kind::Timestamp,
            Kind::Number(warnings) => Kind::Number(*warnings),
            Kind::Whole(warnings) => Kind::Whole(*warnings),
            Kind::Boolean => Kind::Boolean,
            Kind::OneOf => Kind::OneOf,
            Kind::Object(object) => Kind::Object(object),
            Kind::List(element, warnings) => Kind::List(element, *warnings),
            Kind::EventType => Kind::EventType,
            Kind::Payload => Kind::Payload,
        }
    }
    fn nullable(self) -> bool {
        self.nullable
    }
    fn words(self) -> impl Iterator<Item = &'d str> {
        self.words.iter().map(String::as_str)
    }
    fn has_list(self) -> bool {
        self.has_list
    }
}

impl<'d> Member<'d> for &'d ReadMember {
    fn index(self) -> usize {
        self.index
    }
    fn name(self) -> &'d str {
        &self.name
    }
    fn quoted(self) -> &'d [u8] {
        self.quoted.as_bytes()
    }
    fn documentation(self) -> &'d str {
        &self.documentation
    }
    fn optional(self) -> bool {
        self.optional
    }
    fn slot(self) -> usize {
        self.slot
    }
    fn node<V: NodeVisitor<'d>>(self, visitor: V) -> V::Output {
        visitor.visit(&self.value)
    }
}

impl<'d> Object<'d> for &'d ReadObject {
    type Member = &'d ReadMember;
    fn name(self) -> &'d str {
        &self.name
    }
    fn members(self) -> impl Iterator<Item = &'d ReadMember> {
        self.members.iter()
    }
    fn find(self, rest: &[u8]) -> Option<&'d ReadMember> {
        self.members.iter().find(|member| rest.starts_with(member.quoted.as_bytes()))
    }
    fn in_order<S: Step<'d>>(self, step: &mut S) {
        for member in &self.members {
            if !step.step(member) {
                break;
            }
        }
    }
    fn width(self) -> usize {
        self.width
    }
    fn has_list(self) -> bool {
        self.has_list
    }
    fn all_members(self) -> u64 {
        self.all_members
    }
}

impl<'d> Choice<'d> for &'d Topic {
    type Base = &'d ReadObject;
    type EventType = &'d EventType;
    fn topic(self) -> Cow<'static, str> {
        Cow::Owned(self.description.topic.clone())
    }
    fn base(self) -> &'d ReadObject {
        &self.base
    }
    fn event_types(self) -> impl Iterator<Item = &'d EventType> {
        core::iter::once(&self.first).chain(&self.others)
    }
    fn first(self) -> &'d EventType {
        &self.first
    }
    fn index(self, event_type: &'d EventType) -> usize {
        event_type.index
    }
    fn name(self, event_type: &'d EventType) -> Cow<'static, str> {
        Cow::Owned(event_type.name.clone())
    }
    fn find(self, name: &[u8]) -> Option<&'d EventType> {
        self.event_types().find(|event_type| event_type.name.as_bytes() == name)
    }
    fn payload<V: ObjectVisitor<'d>>(self, event_type: &'d EventType, visitor: V) -> V::Output {
        visitor.visit(&event_type.payload)
    }
    fn payload_width(self) -> usize {
        self.payload_width
    }
}
