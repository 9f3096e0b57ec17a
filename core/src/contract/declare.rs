//! `topic!`: from the declaration of a topic to the types that the walk reads by and the types of Rust.
//!
//! It writes no rule: it compares keys, maps a field to its kind, and describes itself as data.
//!
//! A field is `rust_name "wireName": kind`, with its documentation above. Kinds:
//!
//! | kind | wire | Rust |
//! |---|---|---|
//! | `text`, `text(warn empty_text)` | string | `Cow<'a, str>` |
//! | `uuid` | string | `Uuid` |
//! | `timestamp` | string | `DateTime<Utc>` |
//! | `number`, `number(warn not_positive, not_whole)` | number | `f64` |
//! | `whole`, `whole(warn not_positive)` | number without a fraction | `i64` |
//! | `boolean` | boolean | `bool` |
//! | `one_of(Name)` | string | the enum that `words Name { … }` declares |
//! | `object(Name<'a>)` | object | the struct that `object Name<'a> { … }` declares |
//! | `list(kind)`, `list(kind, warn empty_list)` | array | `Vec` |
//! | `optional(kind)` | may be absent | `Option` |
//! | `nullable(kind)` | may be `null` | `Option` |
//! | `event_type`, `payload` | in the base, once each | |
//!
//! An object without text, whatever it holds, has no lifetime; at least one payload of a topic has one.

/// Declares a topic; see the module's documentation and `topics/order_events.rs`.
macro_rules! topic {
    (
        topic<$life:lifetime> $module:ident $topic:literal version $version:literal {
            purpose: $purpose:literal,
            producers: [$($producer:literal),* $(,)?],
            consumers: [$($consumer:literal),* $(,)?],
            partitioning: $partitioning:literal,
            delivery: $delivery:literal,
            ordering: $ordering:literal,
        }

        $(#[doc = $base_doc:literal])*
        base $base:ident<$base_life:lifetime> { $($base_body:tt)* }

        events { $(
            $(#[doc = $event_doc:literal])*
            $event:ident $(<$event_life:lifetime>)? $event_name:literal { $($event_body:tt)* }
            example $example:literal
        )* }

        objects { $(
            $(#[doc = $object_doc:literal])*
            $object:ident $(<$object_life:lifetime>)? { $($object_body:tt)* }
        )* }

        words { $(
            $(#[doc = $words_doc:literal])*
            $words:ident { $($word:ident $word_text:literal),* $(,)? }
        )* }
    ) => {
        /// The topic's name.
        pub const TOPIC: &str = $topic;

        /// The contract's semantic version.
        pub const VERSION: &str = $version;

        /// An example of each event type: its name, and the JSON text of an event.
        pub const EXAMPLES: &[(&str, &str)] = &[$(($event_name, $example)),*];

        /// The contract as data: what a file of it holds.
        ///
        /// ```
        #[doc = concat!("let description = flowops_contracts::", stringify!($module), "::description();")]
        #[doc = concat!("assert_eq!(description.topic, ", stringify!($topic), ");")]
        /// ```
        #[must_use]
        pub fn description() -> $crate::Description {
            $crate::contract::description::describe(Topic, &$crate::contract::description::About {
                version: $version,
                purpose: $purpose,
                producers: &[$($producer),*],
                consumers: &[$($consumer),*],
                partitioning: $partitioning,
                delivery: $delivery,
                ordering: $ordering,
                events: &[$((concat!($($event_doc, "\n"),*), $example)),*],
            })
        }

        /// The event types of the topic.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum EventType {
            $($(#[doc = $event_doc])* $event,)*
        }

        impl EventType {
            /// All of them, in contract order.
            pub const ALL: &'static [EventType] = &[$(EventType::$event),*];

            /// The name, as it stands in an event.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(EventType::$event => $event_name,)* }
            }
        }

        impl core::fmt::Display for EventType {
            fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        /// The payload, by event type.
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum Payload<$life> {
            $($(#[doc = $event_doc])* $event($event $(<$event_life>)?),)*
        }

        impl<$life> Payload<$life> {
            /// The event type that the payload is of.
            #[must_use]
            pub const fn event_type(&self) -> EventType {
                match self { $(Payload::$event(_) => EventType::$event,)* }
            }

            /// The same payload, holding its texts itself.
            #[must_use]
            pub fn into_owned(self) -> Payload<'static> {
                match self { $(Payload::$event(payload) => Payload::$event(payload.into_owned()),)* }
            }

            fn read(event_type: EventType, view: &$crate::record::View<$life, '_>, slot: usize) -> Self {
                use $crate::contract::node::TypedObject;
                match event_type {
                    $(EventType::$event => Payload::$event(shape::$event::read(view, slot)),)*
                }
            }
        }

        impl serde::Serialize for Payload<'_> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self { $(Payload::$event(payload) => payload.serialize(serializer),)* }
            }
        }

        topic! { @base $life [$(#[doc = $base_doc])*] $base [] [] [] $($base_body)* }
        $(topic! { @struct $life [$(#[doc = $event_doc])*] $event [$($event_life)?] { $($event_body)* } })*
        $(topic! { @struct $life [$(#[doc = $object_doc])*] $object [$($object_life)?] { $($object_body)* } })*

        $(
            $(#[doc = $words_doc])*
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum $words {
                #[default]
                $(#[doc = concat!("`", $word_text, "`")] $word),*
            }

            impl $words {
                /// The word, as it stands in an event.
                #[must_use]
                pub const fn as_str(self) -> &'static str {
                    match self { $($words::$word => $word_text,)* }
                }
            }

            impl $crate::contract::node::Words for $words {
                const ALL: &'static [(&'static str, Self)] = &[$(($word_text, $words::$word)),*];
            }

            $crate::event::field_of_words! { $words }
        )*

        /// The topic, as the walk reads it.
        #[derive(Clone, Copy, Debug, Default)]
        pub(crate) struct Topic;

        impl $crate::contract::Choice<'static> for Topic {
            type Base = shape::$base;
            type EventType = EventType;

            fn topic(self) -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::Borrowed($topic)
            }
            #[inline(always)]
            fn base(self) -> shape::$base {
                shape::$base
            }
            fn event_types(self) -> impl Iterator<Item = EventType> {
                EventType::ALL.iter().copied()
            }
            #[inline(always)]
            fn first(self) -> EventType {
                let [first, ..] = [$(EventType::$event),*];
                first
            }
            #[inline(always)]
            fn index(self, event_type: EventType) -> usize {
                event_type as usize
            }
            fn name(self, event_type: EventType) -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::Borrowed(event_type.as_str())
            }
            #[inline(always)]
            fn find(self, name: &[u8]) -> Option<EventType> {
                $(if name == $event_name.as_bytes() {
                    return Some(EventType::$event);
                })*
                None
            }
            #[inline(always)]
            fn payload<V: $crate::contract::ObjectVisitor<'static>>(
                self,
                event_type: EventType,
                visitor: V,
            ) -> V::Output {
                match event_type { $(EventType::$event => visitor.visit(shape::$event),)* }
            }
            #[inline(always)]
            fn payload_width(self) -> usize {
                use $crate::contract::Object;
                [$(shape::$event.width()),*].into_iter().max().unwrap_or_default()
            }
        }

        impl $crate::topics::TypedTopic for Topic {
            type Event<$life> = $base<$life>;

            const NAME: &'static str = $topic;

            fn description() -> $crate::Description {
                description()
            }

            #[inline(always)]
            fn read<$life>(event_type: EventType, view: &$crate::record::View<$life, '_>) -> $base<$life> {
                $base::read(event_type, view)
            }
        }

        /// The objects of the contract.
        #[allow(unused_imports, unused_variables, reason = "where an object has no members")]
        pub(crate) mod shape {
            topic! { @shape $base { $($base_body)* } }
            $(topic! { @shape $event { $($event_body)* } })*
            $(topic! { @shape $object { $($object_body)* } })*
        }

        /// Their members.
        #[allow(non_camel_case_types, reason = "named as the fields are")]
        #[allow(dead_code, unused_imports, reason = "where an object has no members")]
        #[allow(unused_mut, unused_variables, reason = "where an object has no members")]
        pub(crate) mod member {
            use super::{Topic, shape $(, $words)*};
            topic! { @member $base { $($base_body)* } }
            $(topic! { @member $event { $($event_body)* } })*
            $(topic! { @member $object { $($object_body)* } })*
        }

        $crate::topics::verbs! { $module $base }
    };

    // ---- an object as the walk reads it
    (@shape $name:ident { $(
        $(#[doc = $doc:literal])*
        $member:ident $wire:literal : $kind:ident $(($($of:tt)*))?
    ),* $(,)? }) => {
        #[derive(Clone, Copy, Debug, Default)]
        pub(crate) struct $name;

        impl $crate::contract::Object<'static> for $name {
            type Member = super::member::$name;

            fn name(self) -> &'static str {
                stringify!($name)
            }
            fn members(self) -> impl Iterator<Item = super::member::$name> {
                [$(super::member::$name::$member),*].into_iter()
            }
            #[inline(always)]
            fn find(self, rest: &[u8]) -> Option<super::member::$name> {
                $(if rest.starts_with(concat!("\"", $wire, "\"").as_bytes()) {
                    return Some(super::member::$name::$member);
                })*
                None
            }
            #[inline(always)]
            fn in_order<S: $crate::contract::Step<'static>>(self, step: &mut S) {
                let _ = true $(&& step.step(super::member::$name::$member))*;
            }
            #[inline(always)]
            fn width(self) -> usize {
                0 $(+ super::member::$name::$member.width())*
            }
            #[inline(always)]
            fn has_list(self) -> bool {
                false $(|| super::member::$name::$member.has_list())*
            }
            #[inline(always)]
            fn all_members(self) -> u64 {
                use $crate::contract::Member;
                0 $(| 1 << super::member::$name::$member.index())*
            }
        }
    };
    (@member $name:ident { $(
        $(#[doc = $doc:literal])*
        $member:ident $wire:literal : $kind:ident $(($($of:tt)*))?
    ),* $(,)? }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum $name { $($member,)* }

        impl $name {
            #[inline(always)]
            pub(crate) fn width(self) -> usize {
                match self { $(
                    $name::$member => $crate::contract::width(
                        <topic!(@node $kind $(($($of)*))?)>::default()
                    ),
                )* }
            }
            #[inline(always)]
            pub(crate) fn has_list(self) -> bool {
                use $crate::contract::Node;
                match self { $(
                    $name::$member => <topic!(@node $kind $(($($of)*))?)>::default().has_list(),
                )* }
            }
        }

        impl $crate::contract::Member<'static> for $name {
            #[inline(always)]
            fn index(self) -> usize {
                self as usize
            }
            #[inline(always)]
            fn name(self) -> &'static str {
                match self { $($name::$member => $wire,)* }
            }
            #[inline(always)]
            fn quoted(self) -> &'static [u8] {
                match self { $($name::$member => concat!("\"", $wire, "\"").as_bytes(),)* }
            }
            fn documentation(self) -> &'static str {
                match self { $($name::$member => concat!($($doc, "\n"),*),)* }
            }
            #[inline(always)]
            fn optional(self) -> bool {
                match self { $($name::$member => topic!(@optional $kind),)* }
            }
            #[inline(always)]
            fn slot(self) -> usize {
                let mut slot = 0;
                $(
                    if self == $name::$member {
                        return slot;
                    }
                    slot += $name::$member.width();
                )*
                slot
            }
            #[inline(always)]
            fn node<V: $crate::contract::NodeVisitor<'static>>(self, visitor: V) -> V::Output {
                match self { $(
                    $name::$member => visitor.visit(<topic!(@node $kind $(($($of)*))?)>::default()),
                )* }
            }
        }
    };

    // ---- the types of Rust
    (@struct $life:lifetime [$(#[doc = $docs:literal])*] $name:ident [$($own:lifetime)?] { $(
        $(#[doc = $doc:literal])*
        $member:ident $wire:literal : $kind:ident $(($($of:tt)*))?
    ),* $(,)? }) => {
        $(#[doc = $docs])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name $(<$own>)? {
            $($(#[doc = $doc])* pub $member: topic!(@type $life $kind $(($($of)*))?),)*
        }

        impl<$life> $crate::contract::node::TypedObject<$life> for shape::$name {
            type Value = $name $(<$own>)?;
            #[allow(unused_variables, reason = "where an object has no members")]
            #[inline(always)]
            fn read(view: &$crate::record::View<$life, '_>, slot: usize) -> Self::Value {
                $name { $($member: topic!(@read view slot $name $member $kind $(($($of)*))?),)* }
            }
        }

        /// In normal form.
        impl $(<$own>)? serde::Serialize for $name $(<$own>)? {
            #[allow(unused_mut, reason = "where an object has no members")]
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                let mut map = serializer.serialize_map(None)?;
                $(topic!(@entry self map $member $wire $kind);)*
                map.end()
            }
        }

        topic! { @owned $name [$($own)?] $($member)* }
    };
    (@owned $name:ident [$own:lifetime] $($member:ident)*) => {
        impl $name<'_> {
            /// The same, holding its texts itself.
            #[must_use]
            pub fn into_owned(self) -> $name<'static> {
                $name { $($member: $crate::event::Field::into_owned(self.$member),)* }
            }
        }

        impl $crate::event::Field for $name<'_> {
            type Owned = $name<'static>;
            fn into_owned(self) -> $name<'static> {
                $name::into_owned(self)
            }
            fn write<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(self, serializer)
            }
        }
    };
    (@owned $name:ident [] $($member:ident)*) => {
        impl $name {
            /// The same: it borrows nothing.
            #[must_use]
            pub fn into_owned(self) -> $name {
                self
            }
        }

        impl $crate::event::Field for $name {
            type Owned = $name;
            fn into_owned(self) -> $name {
                self
            }
            fn write<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(self, serializer)
            }
        }
    };

    // ---- the base's type: its payload is an enum, and its event type follows from it
    (@base $life:lifetime $docs:tt $base:ident [$($fields:tt)*] [$($payload:ident)?] [$($entries:tt)*]
        $(#[doc = $doc:literal])* $member:ident $wire:literal : event_type $(, $($rest:tt)*)?
    ) => {
        topic! { @base $life $docs $base [$($fields)*] [$($payload)?]
            [$($entries)* { $wire event_type }] $($($rest)*)? }
    };
    (@base $life:lifetime $docs:tt $base:ident [$($fields:tt)*] [] [$($entries:tt)*]
        $(#[doc = $doc:literal])* $member:ident $wire:literal : payload $(, $($rest:tt)*)?
    ) => {
        topic! { @base $life $docs $base [$($fields)*] [$member]
            [$($entries)* { $wire payload $member }] $($($rest)*)? }
    };
    (@base $life:lifetime $docs:tt $base:ident [$($fields:tt)*] [$($payload:ident)?] [$($entries:tt)*]
        $(#[doc = $doc:literal])* $member:ident $wire:literal : $kind:ident $(($($of:tt)*))? $(, $($rest:tt)*)?
    ) => {
        topic! { @base $life $docs $base
            [$($fields)* { [$(#[doc = $doc])*] $member $kind $(($($of)*))? }]
            [$($payload)?]
            [$($entries)* { $wire field $member $kind }] $($($rest)*)? }
    };
    (@base $life:lifetime [$(#[doc = $docs:literal])*] $base:ident
        [$({ [$(#[doc = $doc:literal])*] $member:ident $kind:ident $(($($of:tt)*))? })*]
        [$payload:ident]
        [$({ $wire:literal $($entry:tt)* })*]
    ) => {
        $(#[doc = $docs])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $base<$life> {
            $($(#[doc = $doc])* pub $member: topic!(@type $life $kind $(($($of)*))?),)*
            /// What the event says, by its type.
            pub $payload: Payload<$life>,
        }

        impl<$life> $base<$life> {
            /// The event type.
            #[must_use]
            pub const fn event_type(&self) -> EventType {
                self.$payload.event_type()
            }

            /// The same event, holding its texts itself.
            #[must_use]
            pub fn into_owned(self) -> $base<'static> {
                $base {
                    $($member: $crate::event::Field::into_owned(self.$member),)*
                    $payload: self.$payload.into_owned(),
                }
            }

            #[inline(always)]
            pub(crate) fn read(event_type: EventType, view: &$crate::record::View<$life, '_>) -> Self {
                use $crate::contract::Object;
                $base {
                    $($member: topic!(@read view 0 $base $member $kind $(($($of)*))?),)*
                    $payload: Payload::read(event_type, view, shape::$base.width()),
                }
            }
        }

        /// In normal form.
        impl serde::Serialize for $base<'_> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                let mut map = serializer.serialize_map(None)?;
                $(topic!(@base_entry self map $wire $($entry)*);)*
                map.end()
            }
        }
    };
    (@base_entry $self:ident $map:ident $wire:literal event_type) => {
        $map.serialize_entry($wire, $self.event_type().as_str())?
    };
    (@base_entry $self:ident $map:ident $wire:literal payload $payload:ident) => {
        $map.serialize_entry($wire, &$self.$payload)?
    };
    (@base_entry $self:ident $map:ident $wire:literal field $member:ident $kind:ident) => {
        topic!(@entry $self $map $member $wire $kind)
    };

    // ---- a field
    (@read $view:ident $slot:tt $name:ident $member:ident $($kind:tt)*) => {
        <topic!(@node $($kind)*) as $crate::contract::node::Typed<'_>>::read(
            $view,
            $slot + $crate::contract::Member::slot(member::$name::$member),
        )
    };
    (@entry $self:ident $map:ident $member:ident $wire:literal optional) => {
        if let Some(value) = &$self.$member {
            $map.serialize_entry($wire, &$crate::event::Normal(value))?;
        }
    };
    (@entry $self:ident $map:ident $member:ident $wire:literal $kind:ident) => {
        $map.serialize_entry($wire, &$crate::event::Normal(&$self.$member))?
    };
    (@optional optional) => { true };
    (@optional $kind:ident) => { false };

    // ---- kinds: the node that the walk reads by
    (@node text) => { $crate::contract::node::Text<0> };
    (@node text(warn $($warning:ident),*)) => {
        $crate::contract::node::Text<{ 0 $(| topic!(@warning $warning))* }>
    };
    (@node uuid) => { $crate::contract::node::Uuid };
    (@node timestamp) => { $crate::contract::node::Timestamp };
    (@node number) => { $crate::contract::node::Number<0> };
    (@node number(warn $($warning:ident),*)) => {
        $crate::contract::node::Number<{ 0 $(| topic!(@warning $warning))* }>
    };
    (@node whole) => { $crate::contract::node::Whole<0> };
    (@node whole(warn $($warning:ident),*)) => {
        $crate::contract::node::Whole<{ 0 $(| topic!(@warning $warning))* }>
    };
    (@node boolean) => { $crate::contract::node::Boolean };
    (@node event_type) => { $crate::contract::node::EventType };
    (@node payload) => { $crate::contract::node::Payload };
    (@node one_of($words:ident)) => { $crate::contract::node::OneOf<$words> };
    (@node object($object:ident $(<$life:lifetime>)?)) => {
        $crate::contract::node::Nested<shape::$object>
    };
    (@node list(optional $($of:tt)*)) => { topic!(@misplaced) };
    (@node nullable(optional $($of:tt)*)) => { topic!(@misplaced) };
    (@node optional(optional $($of:tt)*)) => { topic!(@misplaced) };
    (@misplaced) => { compile_error!("expected `optional` outermost, found it inside another kind") };
    (@node list($kind:ident $(($($of:tt)*))? $(, warn $($warning:ident),*)?)) => {
        $crate::contract::node::List<
            topic!(@node $kind $(($($of)*))?),
            { 0 $($(| topic!(@warning $warning))*)? },
        >
    };
    (@node optional($($kind:tt)*)) => { $crate::contract::node::Optional<topic!(@node $($kind)*)> };
    (@node nullable($($kind:tt)*)) => { $crate::contract::node::Nullable<topic!(@node $($kind)*)> };
    (@warning empty_text) => { $crate::contract::Warnings::EMPTY_TEXT };
    (@warning empty_list) => { $crate::contract::Warnings::EMPTY_LIST };
    (@warning not_positive) => { $crate::contract::Warnings::NOT_POSITIVE };
    (@warning not_whole) => { $crate::contract::Warnings::NOT_WHOLE };

    // ---- kinds: the type of Rust
    (@type $life:lifetime text $($warn:tt)?) => { std::borrow::Cow<$life, str> };
    (@type $life:lifetime uuid) => { uuid::Uuid };
    (@type $life:lifetime timestamp) => { chrono::DateTime<chrono::Utc> };
    (@type $life:lifetime number $($warn:tt)?) => { f64 };
    (@type $life:lifetime whole $($warn:tt)?) => { i64 };
    (@type $life:lifetime boolean) => { bool };
    (@type $life:lifetime one_of($words:ident)) => { $words };
    (@type $life:lifetime object($object:ident $(<$own:lifetime>)?)) => { $object $(<$own>)? };
    (@type $life:lifetime list($kind:ident $(($($of:tt)*))? $(, warn $($warning:ident),*)?)) => {
        std::vec::Vec<topic!(@type $life $kind $(($($of)*))?)>
    };
    (@type $life:lifetime optional($($kind:tt)*)) => { Option<topic!(@type $life $($kind)*)> };
    (@type $life:lifetime nullable($($kind:tt)*)) => { Option<topic!(@type $life $($kind)*)> };
}
