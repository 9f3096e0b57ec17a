//! The kinds of field as unit types, for contracts that are declared in source.
//!
//! Each also says which Rust type it is read into.

#![allow(dead_code, reason = "a topic uses the kinds that it needs")]

use core::marker::PhantomData;
use std::borrow::Cow;

use chrono::{DateTime, Utc};

use super::{Kind, Node, Nothing, Object, Warnings};
use crate::record::View;

/// A node that has a Rust type.
pub(crate) trait Typed<'v>: Node<'static> + Default {
    type Value;
    fn read(view: &View<'v, '_>, slot: usize) -> Self::Value;
}

/// An object that is read into a struct.
pub(crate) trait TypedObject<'v>: Object<'static> + Default {
    type Value;
    fn read(view: &View<'v, '_>, slot: usize) -> Self::Value;
}

/// Words that are an enum in Rust.
pub(crate) trait Words: Copy + Default + 'static {
    const ALL: &'static [(&'static str, Self)];
}

macro_rules! leaf {
    ($($(#[$doc:meta])* $name:ident $(<$warnings:ident>)? = $kind:expr => $value:ty, $read:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default)]
        pub(crate) struct $name $(<const $warnings: u8>)?;

        impl<'d $(, const $warnings: u8)?> Node<'d> for $name $(<$warnings>)? {
            type Object = Nothing;
            type Element = Nothing;
            #[inline(always)]
            fn kind(self) -> Kind<Nothing, Nothing> {
                $kind
            }
            fn words(self) -> impl Iterator<Item = &'d str> {
                core::iter::empty()
            }
            #[inline(always)]
            fn has_list(self) -> bool {
                false
            }
        }

        impl<'v $(, const $warnings: u8)?> Typed<'v> for $name $(<$warnings>)? {
            type Value = $value;
            #[inline(always)]
            fn read(view: &View<'v, '_>, slot: usize) -> $value {
                view.$read(slot)
            }
        }
    )*};
}

leaf! {
    Text<WARNINGS> = Kind::Text(Warnings(WARNINGS)) => Cow<'v, str>, text;
    Uuid = Kind::Uuid => uuid::Uuid, uuid;
    Timestamp = Kind::Timestamp => DateTime<Utc>, timestamp;
    Number<WARNINGS> = Kind::Number(Warnings(WARNINGS)) => f64, number;
    Whole<WARNINGS> = Kind::Whole(Warnings(WARNINGS)) => i64, whole;
    Boolean = Kind::Boolean => bool, boolean;
    EventType = Kind::EventType => (), nothing;
    Payload = Kind::Payload => (), nothing;
}

/// A text that is one of the words of `W`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct OneOf<W>(PhantomData<W>);

impl<'d, W: Words> Node<'d> for OneOf<W> {
    type Object = Nothing;
    type Element = Nothing;
    #[inline(always)]
    fn kind(self) -> Kind<Nothing, Nothing> {
        Kind::OneOf
    }
    fn words(self) -> impl Iterator<Item = &'d str> {
        W::ALL.iter().map(|(word, _)| *word)
    }
    fn has_list(self) -> bool {
        false
    }
}

impl<'v, W: Words> Typed<'v> for OneOf<W> {
    type Value = W;
    fn read(view: &View<'v, '_>, slot: usize) -> W {
        W::ALL.get(view.index(slot)).map(|(_, word)| *word).unwrap_or_default()
    }
}

/// An object inside an object or a list.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Nested<O>(O);

impl<'d, O: Object<'d>> Node<'d> for Nested<O> {
    type Object = O;
    type Element = Nothing;
    #[inline(always)]
    fn kind(self) -> Kind<O, Nothing> {
        Kind::Object(self.0)
    }
    fn words(self) -> impl Iterator<Item = &'d str> {
        core::iter::empty()
    }
    #[inline(always)]
    fn has_list(self) -> bool {
        self.0.has_list()
    }
}

impl<'v, O: TypedObject<'v>> Typed<'v> for Nested<O> {
    type Value = O::Value;
    #[inline(always)]
    fn read(view: &View<'v, '_>, slot: usize) -> O::Value {
        O::read(view, slot + 1)
    }
}

/// A list of elements of one kind.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct List<N, const WARNINGS: u8>(N);

impl<'d, N: Node<'d>, const WARNINGS: u8> Node<'d> for List<N, WARNINGS> {
    type Object = Nothing;
    type Element = N;
    #[inline(always)]
    fn kind(self) -> Kind<Nothing, N> {
        Kind::List(self.0, Warnings(WARNINGS))
    }
    fn words(self) -> impl Iterator<Item = &'d str> {
        core::iter::empty()
    }
    #[inline(always)]
    fn has_list(self) -> bool {
        true
    }
}

impl<'v, N: Typed<'v>, const WARNINGS: u8> Typed<'v> for List<N, WARNINGS> {
    type Value = Vec<N::Value>;
    #[inline(always)]
    fn read(view: &View<'v, '_>, slot: usize) -> Vec<N::Value> {
        view.elements_of(slot, N::default()).map(|slot| N::read(view, slot)).collect()
    }
}

/// A value that may be null instead.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Nullable<N>(N);

impl<'d, N: Node<'d>> Node<'d> for Nullable<N> {
    type Object = N::Object;
    type Element = N::Element;
    #[inline(always)]
    fn kind(self) -> Kind<N::Object, N::Element> {
        self.0.kind()
    }
    #[inline(always)]
    fn nullable(self) -> bool {
        true
    }
    fn words(self) -> impl Iterator<Item = &'d str> {
        self.0.words()
    }
    #[inline(always)]
    fn has_list(self) -> bool {
        self.0.has_list()
    }
}

impl<'v, N: Typed<'v>> Typed<'v> for Nullable<N> {
    type Value = Option<N::Value>;
    fn read(view: &View<'v, '_>, slot: usize) -> Option<N::Value> {
        (!view.null(slot)).then(|| N::read(view, slot))
    }
}

/// A member's value that may be absent; `optional` is said of the member, so the walk reads as `N`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Optional<N>(N);

impl<'d, N: Node<'d>> Node<'d> for Optional<N> {
    type Object = N::Object;
    type Element = N::Element;
    #[inline(always)]
    fn kind(self) -> Kind<N::Object, N::Element> {
        self.0.kind()
    }
    #[inline(always)]
    fn nullable(self) -> bool {
        self.0.nullable()
    }
    fn words(self) -> impl Iterator<Item = &'d str> {
        self.0.words()
    }
    #[inline(always)]
    fn has_list(self) -> bool {
        self.0.has_list()
    }
}

impl<'v, N: Typed<'v>> Typed<'v> for Optional<N> {
    type Value = Option<N::Value>;
    fn read(view: &View<'v, '_>, slot: usize) -> Option<N::Value> {
        (!view.absent(slot)).then(|| N::read(view, slot))
    }
}
