//! A contract as data: what a description file holds, and what its fingerprint is of.
//!
//! ```
//! use flowops_contracts::{Description, Topic, order_events};
//!
//! let text = order_events::description().to_json();
//! let topic = Topic::from_json(&text)?;
//! assert!(topic.is_valid(order_events::EXAMPLES[0].1));
//! # Ok::<(), flowops_contracts::DescriptionError>(())
//! ```

use core::fmt::Write;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Choice, Kind, Member, Node, NodeVisitor, Object, ObjectVisitor, Warnings};

/// A topic's contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Description {
    /// The topic's name.
    pub topic: String,
    /// The contract's semantic version.
    pub version: String,
    /// What the topic carries.
    pub purpose: String,
    /// The services that write it.
    pub producers: Vec<String>,
    /// The services that read it.
    pub consumers: Vec<String>,
    /// How its records are spread over partitions.
    pub partitioning: String,
    /// How often a record may come.
    pub delivery: String,
    /// In which order records come.
    pub ordering: String,
    /// The structure that all events have.
    pub base: DescribedObject,
    /// The event types, in contract order.
    pub events: Vec<DescribedEvent>,
}

/// An event type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct DescribedEvent {
    /// Its name, as it stands in an event.
    pub event_type: String,
    /// When it is emitted.
    pub documentation: String,
    /// The JSON text of an event, accepted without a finding.
    pub example: String,
    /// What the payload holds.
    pub payload: DescribedObject,
}

/// An object and its members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct DescribedObject {
    /// What types of hosts are named after.
    pub name: String,
    /// Its members, in contract order.
    pub members: Vec<DescribedMember>,
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct DescribedMember {
    /// Its key.
    pub name: String,
    /// What it says.
    pub documentation: String,
    /// Whether it may be absent.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
    /// What its value is.
    pub value: DescribedValue,
}

/// What a member's value or a list's element is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct DescribedValue {
    /// The kind of field.
    pub kind: FieldKind,
    /// Whether it may be `null`.
    #[serde(default, skip_serializing_if = "is_false")]
    pub nullable: bool,
    /// What a careful reader asks about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<FieldWarning>,
    /// The words of a [`FieldKind::OneOf`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// The object of a [`FieldKind::Object`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<DescribedObject>,
    /// The element of a [`FieldKind::List`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<Box<DescribedValue>>,
}

/// The kinds of field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FieldKind {
    /// A string.
    Text,
    /// A string that is a UUID.
    Uuid,
    /// A string that is a timestamp in UTC.
    Timestamp,
    /// A number within ±(2^53−1).
    Number,
    /// A number without a fraction within ±(2^53−1).
    Whole,
    /// `true` or `false`.
    Boolean,
    /// A string out of a list of words.
    OneOf,
    /// An object.
    Object,
    /// An array whose elements are of one kind.
    List,
    /// The string that names the event type; once, in the base.
    EventType,
    /// The object that the event type chooses; once, in the base.
    Payload,
}

/// The warnings that a field may ask for; each is named as its code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FieldWarning {
    /// A text is `""`.
    EmptyText,
    /// A list is `[]`.
    EmptyList,
    /// A number is 0 or less.
    NotPositive,
    /// A number has a fractional part.
    NotWhole,
}

impl FieldWarning {
    const ALL: [(FieldWarning, u8); 4] = [
        (FieldWarning::EmptyText, Warnings::EMPTY_TEXT),
        (FieldWarning::EmptyList, Warnings::EMPTY_LIST),
        (FieldWarning::NotPositive, Warnings::NOT_POSITIVE),
        (FieldWarning::NotWhole, Warnings::NOT_WHOLE),
    ];

    pub(super) fn bit(self) -> u8 {
        Self::ALL.iter().find(|(warning, _)| *warning == self).map_or(0, |(_, bit)| *bit)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}

impl Description {
    /// The canonical text: compact JSON, members in the order of these structs, what is not said left out.
    ///
    /// ```
    /// let text = flowops_contracts::order_events::description().to_json();
    /// assert!(text.starts_with(r#"{"topic":"order-events","version":"1.0.0","#));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::report::to_canonical_json(self)
    }

    /// The SHA-256 of the canonical text, in hexadecimal digits.
    ///
    /// ```
    /// assert_eq!(flowops_contracts::order_events::description().fingerprint().len(), 64);
    /// ```
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut text = String::new();
        for byte in Sha256::digest(self.to_json()) {
            // writing to a String does not fail
            let _ = write!(text, "{byte:02x}");
        }
        text
    }
}

impl DescribedObject {
    /// How many slots of a [`record`](crate::record) its members take.
    #[must_use]
    pub fn slots(&self) -> usize {
        self.members.iter().map(|member| member.value.slots()).sum()
    }
}

impl DescribedValue {
    /// How many slots of a [`record`](crate::record) it takes.
    #[must_use]
    pub fn slots(&self) -> usize {
        super::width(&super::topic::ReadValue::new(self))
    }

    /// Whether its slots name further ones: elements of such a kind are linked in a record.
    #[must_use]
    pub fn has_list(&self) -> bool {
        super::topic::ReadValue::new(self).has_list()
    }
}

/// What a declaration in source says beyond its fields.
pub(crate) struct About {
    pub(crate) version: &'static str,
    pub(crate) purpose: &'static str,
    pub(crate) producers: &'static [&'static str],
    pub(crate) consumers: &'static [&'static str],
    pub(crate) partitioning: &'static str,
    pub(crate) delivery: &'static str,
    pub(crate) ordering: &'static str,
    /// For each event type, in contract order: its documentation and its example.
    pub(crate) events: &'static [(&'static str, &'static str)],
}

/// Describes what the walk reads by.
pub(crate) fn describe<'d, C: Choice<'d>>(choice: C, about: &About) -> Description {
    let strings = |texts: &[&str]| texts.iter().map(ToString::to_string).collect();
    Description {
        topic: choice.topic().into_owned(),
        version: about.version.into(),
        purpose: about.purpose.into(),
        producers: strings(about.producers),
        consumers: strings(about.consumers),
        partitioning: about.partitioning.into(),
        delivery: about.delivery.into(),
        ordering: about.ordering.into(),
        base: ObjectVisitor::visit(Describe, choice.base()),
        events: choice
            .event_types()
            .zip(about.events)
            .map(|(event_type, (documentation, example))| DescribedEvent {
                event_type: choice.name(event_type).into_owned(),
                documentation: sentence(documentation),
                example: (*example).into(),
                payload: choice.payload(event_type, Describe),
            })
            .collect(),
    }
}

/// Documentation lines as one text: each comes with the space that stands after `///`.
fn sentence(documentation: &str) -> String {
    let lines: Vec<&str> = documentation.lines().map(str::trim).collect();
    lines.join(" ").trim().to_string()
}

struct Describe;

impl<'d> ObjectVisitor<'d> for Describe {
    type Output = DescribedObject;
    fn visit<O: Object<'d>>(self, object: O) -> DescribedObject {
        let members = object.members().map(|member| DescribedMember {
            name: member.name().into(),
            documentation: sentence(member.documentation()),
            optional: member.optional(),
            value: member.node(Describe),
        });
        DescribedObject { name: object.name().into(), members: members.collect() }
    }
}

impl<'d> NodeVisitor<'d> for Describe {
    type Output = DescribedValue;
    fn visit<N: Node<'d>>(self, node: N) -> DescribedValue {
        let (mut object, mut element, mut asked) = (None, None, Warnings::default());
        let kind = match node.kind() {
            Kind::Text(warnings) => {
                asked = warnings;
                FieldKind::Text
            }
            Kind::Uuid => FieldKind::Uuid,
            Kind::Timestamp => FieldKind::Timestamp,
            Kind::Number(warnings) => {
                asked = warnings;
                FieldKind::Number
            }
            Kind::Whole(warnings) => {
                asked = warnings;
                FieldKind::Whole
            }
            Kind::Boolean => FieldKind::Boolean,
            Kind::OneOf => FieldKind::OneOf,
            Kind::Object(of) => {
                object = Some(ObjectVisitor::visit(Describe, of));
                FieldKind::Object
            }
            Kind::List(of, warnings) => {
                asked = warnings;
                element = Some(Box::new(NodeVisitor::visit(Describe, of)));
                FieldKind::List
            }
            Kind::EventType => FieldKind::EventType,
            Kind::Payload => FieldKind::Payload,
        };
        DescribedValue {
            kind,
            nullable: node.nullable(),
            warnings: FieldWarning::ALL
                .into_iter()
                .filter_map(|(warning, bit)| asked.has(bit).then_some(warning))
                .collect(),
            words: node.words().map(Into::into).collect(),
            object,
            element,
        }
    }
}
