//! What the walk writes down of an accepted event: one slot of 64 bits after another.
//!
//! A record is positions and numbers, no copies: Rust's types, Python's fields and JavaScript's objects are
//! views of it and of the value. Its layout follows from the contract alone:
//!
//! | kind | slots |
//! |---|---|
//! | text | a [`Span`] |
//! | uuid | a span, its first and its last 64 bits |
//! | timestamp | a span, date and time packed, nanoseconds |
//! | number, whole number | the bits of its binary64 |
//! | boolean | 0 or 1 |
//! | one of a list of words, event type | its index |
//! | object | 1, then its members' slots in contract order |
//! | list | where its elements begin (lower half), how many they are (upper half) |
//!
//! Elements stand side by side; where they hold lists of their own, each is preceded by the place of the
//! next. The base's members come first, then the payload's.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, Utc};

use crate::contract::{Node, width};
use crate::grammar::timestamp::Civil;
use crate::json::unescape_text;

/// In the first slot of a member that is absent.
pub(crate) const ABSENT: u64 = u64::MAX;

/// In the first slot of a value that is null.
pub(crate) const NULL: u64 = u64::MAX - 1;

/// Where a text stands between its quotes, and whether it is its own normal form as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span(pub(crate) u64);

impl Span {
    const NORMAL: u64 = 1 << 63;

    #[inline(always)]
    pub(crate) fn new(start: usize, length: usize, normal: bool) -> Self {
        Span(start as u64 | (length as u64) << 32 | u64::from(normal) << 63)
    }

    pub(crate) fn start(self) -> usize {
        self.0 as u32 as usize
    }

    pub(crate) fn length(self) -> usize {
        ((self.0 & !Self::NORMAL) >> 32) as usize
    }

    pub(crate) fn normal(self) -> bool {
        self.0 & Self::NORMAL != 0
    }
}

/// Reads a record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View<'v, 'r> {
    pub(crate) value: &'v str,
    pub(crate) record: &'r [u64],
}

#[allow(dead_code, reason = "a topic uses the kinds that it needs")]
impl<'v> View<'v, '_> {
    #[inline(always)]
    pub(crate) fn slot(&self, slot: usize) -> u64 {
        self.record.get(slot).copied().unwrap_or(ABSENT)
    }

    pub(crate) fn absent(&self, slot: usize) -> bool {
        self.slot(slot) == ABSENT
    }

    pub(crate) fn null(&self, slot: usize) -> bool {
        self.slot(slot) == NULL
    }

    #[inline(always)]
    pub(crate) fn text(&self, slot: usize) -> Cow<'v, str> {
        let span = Span(self.slot(slot));
        let content = self.value.get(span.start()..span.start() + span.length()).unwrap_or_default();
        if span.normal() { Cow::Borrowed(content) } else { Cow::Owned(unescape_text(content)) }
    }

    #[inline(always)]
    pub(crate) fn uuid(&self, slot: usize) -> uuid::Uuid {
        uuid::Uuid::from_u64_pair(self.slot(slot + 1), self.slot(slot + 2))
    }

    #[inline(always)]
    pub(crate) fn timestamp(&self, slot: usize) -> DateTime<Utc> {
        let civil = Civil::unpack(self.slot(slot + 1));
        // what was accepted is a real date: neither is ever none
        NaiveDate::from_ymd_opt(civil.year as i32, civil.month, civil.day)
            .and_then(|date| {
                date.and_hms_nano_opt(civil.hour, civil.minute, civil.second, self.slot(slot + 2) as u32)
            })
            .unwrap_or_default()
            .and_utc()
    }

    #[inline(always)]
    pub(crate) fn number(&self, slot: usize) -> f64 {
        f64::from_bits(self.slot(slot))
    }

    pub(crate) fn whole(&self, slot: usize) -> i64 {
        self.number(slot) as i64
    }

    pub(crate) fn boolean(&self, slot: usize) -> bool {
        self.slot(slot) == 1
    }

    pub(crate) fn index(&self, slot: usize) -> usize {
        self.slot(slot) as usize
    }

    #[expect(clippy::unused_self, reason = "called as the other readers are")]
    pub(crate) fn nothing(&self, _: usize) {}

    /// The first slot of each element of a list.
    #[inline(always)]
    pub(crate) fn elements<'d, N: Node<'d>>(
        &self,
        slot: usize,
        element: N,
    ) -> impl ExactSizeIterator<Item = usize> {
        let list = self.slot(slot);
        let record = self.record;
        let mut next = list as u32 as usize;
        (0..(list >> 32) as u32).map(move |_| {
            let here = next;
            if element.has_list() {
                next = record.get(here).map_or(0, |next| *next as usize);
                here + 1
            } else {
                next = here + width(element);
                here
            }
        })
    }
}
