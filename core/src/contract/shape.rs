//! The traits that the walk reads by: an object and its members, a node for each member's value, a choice
//! of payload by event type.
//!
//! Two kinds of types implement them: unit types that `topic!` makes of a declaration in source, which the
//! compiler folds into straight code, and references into a description that was read from a file. The
//! laws, which both keep:
//!
//! * members come in contract order, and `index` counts them from 0;
//! * a member's slots in its object are `slot .. slot + width(node)`, and no two members share one;
//! * `find` gives the member whose quoted name the rest begins with, and no other.

use std::borrow::Cow;

/// What a place in an event holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind<O, N> {
    Text(Warnings),
    Uuid,
    Timestamp,
    Number(Warnings),
    /// A number whose fraction is zero.
    Whole(Warnings),
    Boolean,
    /// A text that is one of the node's words.
    OneOf,
    Object(O),
    List(N, Warnings),
    /// The text that chooses the payload; in a base only.
    EventType,
    /// The object that the event type chooses; in a base only.
    Payload,
}

/// What a careful reader asks about a place, beyond what the contract states: a set of codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Warnings(pub(crate) u8);

impl Warnings {
    pub(crate) const EMPTY_TEXT: u8 = 1;
    pub(crate) const EMPTY_LIST: u8 = 2;
    pub(crate) const NOT_POSITIVE: u8 = 4;
    pub(crate) const NOT_WHOLE: u8 = 8;

    #[inline(always)]
    pub(crate) fn has(self, warning: u8) -> bool {
        self.0 & warning != 0
    }
}

/// The JSON value that a place wants, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    String,
    Number,
    WholeNumber,
    Boolean,
    Object,
    Array,
}

/// A noun with its article, as messages use it.
pub(crate) trait Article {
    fn with_article(self) -> &'static str;
}

impl Article for Wanted {
    fn with_article(self) -> &'static str {
        match self {
            Wanted::String => "a string",
            Wanted::Number => "a number",
            Wanted::WholeNumber => "a whole number",
            Wanted::Boolean => "a boolean",
            Wanted::Object => "an object",
            Wanted::Array => "an array",
        }
    }
}

impl<O, N> Kind<O, N> {
    #[inline(always)]
    pub(crate) fn wanted(&self) -> Wanted {
        match self {
            Kind::Text(_) | Kind::Uuid | Kind::Timestamp | Kind::OneOf | Kind::EventType => Wanted::String,
            Kind::Number(_) => Wanted::Number,
            Kind::Whole(_) => Wanted::WholeNumber,
            Kind::Boolean => Wanted::Boolean,
            Kind::Object(_) | Kind::Payload => Wanted::Object,
            Kind::List(..) => Wanted::Array,
        }
    }
}

/// The value of a member or the element of a list.
pub(crate) trait Node<'d>: Copy {
    type Object: Object<'d>;
    type Element: Node<'d>;

    fn kind(self) -> Kind<Self::Object, Self::Element>;

    /// Whether `null` may stand here instead.
    #[inline(always)]
    fn nullable(self) -> bool {
        false
    }

    /// The words of [`Kind::OneOf`].
    fn words(self) -> impl Iterator<Item = &'d str>;

    /// Whether its slots name further ones, so that elements of such a kind have no fixed distance.
    fn has_list(self) -> bool;
}

/// How many slots of a record a node takes (see `record`).
#[inline(always)]
pub(crate) fn width<'d, N: Node<'d>>(node: N) -> usize {
    match node.kind() {
        Kind::Uuid | Kind::Timestamp => 3,
        Kind::Object(object) => 1 + object.width(),
        Kind::Payload => 0,
        _ => 1,
    }
}

/// A member of an object.
pub(crate) trait Member<'d>: Copy {
    /// Its place in contract order.
    fn index(self) -> usize;
    fn name(self) -> &'d str;
    /// The name between quotes, as it mostly stands in a value.
    fn quoted(self) -> &'d [u8];
    fn documentation(self) -> &'d str;
    fn optional(self) -> bool;
    /// Where its slots begin, from its object's first.
    fn slot(self) -> usize;
    fn node<V: NodeVisitor<'d>>(self, visitor: V) -> V::Output;
}

/// An object that the contract describes.
pub(crate) trait Object<'d>: Copy {
    type Member: Member<'d>;

    /// What types of hosts are named after; a payload is named by its event type.
    fn name(self) -> &'d str;
    fn members(self) -> impl Iterator<Item = Self::Member>;
    /// The member whose quoted name `rest` begins with.
    fn find(self, rest: &[u8]) -> Option<Self::Member>;
    /// Shows a visitor each member in contract order, until it has enough.
    fn in_order<S: Step<'d>>(self, step: &mut S);
    fn width(self) -> usize;
    fn has_list(self) -> bool;
    /// A bit for each member: without one of them there is something left to do when the object ends, be it
    /// that a member which may be absent is written down as absent.
    fn all_members(self) -> u64;
}

/// A topic: the base that all its events have, and the payload that an event's type chooses.
pub(crate) trait Choice<'d>: Copy {
    type Base: Object<'d>;
    type EventType: Copy + PartialEq;

    fn topic(self) -> Cow<'static, str>;
    fn base(self) -> Self::Base;
    fn event_types(self) -> impl Iterator<Item = Self::EventType>;
    fn first(self) -> Self::EventType;
    fn index(self, event_type: Self::EventType) -> usize;
    fn name(self, event_type: Self::EventType) -> Cow<'static, str>;
    fn find(self, name: &[u8]) -> Option<Self::EventType>;
    fn payload<V: ObjectVisitor<'d>>(self, event_type: Self::EventType, visitor: V) -> V::Output;
    /// The slots of the widest payload.
    fn payload_width(self) -> usize;
}

/// What is done with a node, whatever its type is.
pub(crate) trait NodeVisitor<'d> {
    type Output;
    fn visit<N: Node<'d>>(self, node: N) -> Self::Output;
}

/// What is done with an object, whatever its type is.
pub(crate) trait ObjectVisitor<'d> {
    type Output;
    fn visit<O: Object<'d>>(self, object: O) -> Self::Output;
}

/// What is done with each member in turn; says whether to go on.
pub(crate) trait Step<'d> {
    fn step<M: Member<'d>>(&mut self, member: M) -> bool;
}

/// The object or element of a node that has none.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Nothing {}

impl<'d> Node<'d> for Nothing {
    type Object = Nothing;
    type Element = Nothing;
    fn kind(self) -> Kind<Nothing, Nothing> {
        match self {}
    }
    fn words(self) -> impl Iterator<Item = &'d str> {
        core::iter::empty()
    }
    fn has_list(self) -> bool {
        match self {}
    }
}

impl<'d> Member<'d> for Nothing {
    fn index(self) -> usize {
        match self {}
    }
    fn name(self) -> &'d str {
        match self {}
    }
    fn quoted(self) -> &'d [u8] {
        match self {}
    }
    fn documentation(self) -> &'d str {
        match self {}
    }
    fn optional(self) -> bool {
        match self {}
    }
    fn slot(self) -> usize {
        match self {}
    }
    fn node<V: NodeVisitor<'d>>(self, _: V) -> V::Output {
        match self {}
    }
}

impl<'d> Object<'d> for Nothing {
    type Member = Nothing;
    fn name(self) -> &'d str {
        match self {}
    }
    fn members(self) -> impl Iterator<Item = Nothing> {
        core::iter::empty()
    }
    fn find(self, _: &[u8]) -> Option<Nothing> {
        match self {}
    }
    fn in_order<S: Step<'d>>(self, _: &mut S) {
        match self {}
    }
    fn width(self) -> usize {
        match self {}
    }
    fn has_list(self) -> bool {
        match self {}
    }
    fn all_members(self) -> u64 {
        match self {}
    }
}
