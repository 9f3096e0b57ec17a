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
//! next. The base's members come first, then the payload's. Where a member may be absent or null, its first
//! slot says so: [`ABSENT`], [`NULL`].
//!
//! ```
//! use flowops_contracts::record::Slots;
//! use flowops_contracts::{Options, TOPICS, order_events};
//!
//! let value = order_events::EXAMPLES[1].1.as_bytes();
//! let mut slots = Vec::new();
//! let event_type = TOPICS[0].read(value.into(), &Options::default(), &mut slots);
//! assert_eq!(event_type, Some(1));
//! let base = order_events::description().base.slots();
//! assert_eq!(Slots::new(value, &slots).text(base), "ORD-123");
//! ```

mod texts;

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, Utc};

use crate::contract::{Node, width};
use crate::grammar::timestamp::{self, Civil};
use crate::json::unescape_text;

pub use texts::Texts;
pub(crate) use texts::texts;

/// In the first slot of a member that is absent.
pub const ABSENT: u64 = u64::MAX;

/// In the first slot of a value that is null.
pub const NULL: u64 = u64::MAX - 1;

/// A number that is whole, and exactly so in every host (meaning 6.1).
///
/// ```
/// use flowops_contracts::record::whole;
///
/// assert_eq!((whole(-0.0), whole(1.5), whole(1e300)), (Some(0), None, None));
/// ```
#[inline]
#[must_use]
pub fn whole(number: f64) -> Option<i64> {
    let whole = number as i64;
    (whole as f64 == number && whole.unsigned_abs() <= 1 << 53).then_some(whole)
}

/// Where a text stands between its quotes, in bytes, and whether it is its own normal form as it stands.
///
/// ```
/// use flowops_contracts::record::Span;
///
/// let span = Span::from_slot(5 | 3 << 32 | 1 << 63);
/// assert_eq!((span.start(), span.length(), span.normal()), (5, 3, true));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span(u64);

impl Span {
    const NORMAL: u64 = 1 << 63;

    #[inline(always)]
    pub(crate) fn new(start: usize, length: usize, normal: bool) -> Self {
        Span(start as u64 | (length as u64) << 32 | u64::from(normal) << 63)
    }

    /// Of a slot.
    #[must_use]
    pub const fn from_slot(slot: u64) -> Self {
        Span(slot)
    }

    pub(crate) const fn slot(self) -> u64 {
        self.0
    }

    /// The first byte after the opening quote.
    #[must_use]
    pub const fn start(self) -> usize {
        self.0 as u32 as usize
    }

    /// How many bytes there are up to the closing quote.
    #[must_use]
    pub const fn length(self) -> usize {
        ((self.0 & !Self::NORMAL) >> 32) as usize
    }

    /// Whether the bytes are the text in normal form: no escape, a UUID in lower case, a timestamp as the
    /// normal form writes it.
    #[must_use]
    pub const fn normal(self) -> bool {
        self.0 & Self::NORMAL != 0
    }
}

/// What slots are of: text, or bytes that were read as text.
pub trait Source<'v>: Copy {
    /// A part of it, by bytes; nothing where there is no such part.
    fn part(self, start: usize, end: usize) -> &'v str;
}

impl<'v> Source<'v> for &'v str {
    #[inline(always)]
    fn part(self, start: usize, end: usize) -> &'v str {
        self.get(start..end).unwrap_or_default()
    }
}

impl<'v> Source<'v> for &'v [u8] {
    #[inline]
    fn part(self, start: usize, end: usize) -> &'v str {
        self.get(start..end).and_then(|part| core::str::from_utf8(part).ok()).unwrap_or_default()
    }
}

/// Reads slots.
#[derive(Clone, Copy, Debug)]
pub struct Slots<'r, S> {
    value: S,
    slots: &'r [u64],
}

/// Slots of a text.
pub(crate) type View<'v, 'r> = Slots<'r, &'v str>;

#[allow(dead_code, reason = "a topic uses the kinds that it needs")]
impl<'v, 'r, S: Source<'v>> Slots<'r, S> {
    /// The slots that [`AnyTopic::read`](crate::AnyTopic::read) wrote for a value.
    #[inline(always)]
    pub const fn new(value: S, slots: &'r [u64]) -> Self {
        Slots { value, slots }
    }

    pub(crate) fn all(&self) -> &'r [u64] {
        self.slots
    }

    pub(crate) fn value(&self) -> S {
        self.value
    }

    /// A slot as it is.
    #[inline(always)]
    #[must_use]
    pub fn slot(&self, slot: usize) -> u64 {
        self.slots.get(slot).copied().unwrap_or(ABSENT)
    }

    /// Where a text stands.
    #[inline(always)]
    #[must_use]
    pub fn span(&self, slot: usize) -> Span {
        Span(self.slot(slot))
    }

    /// Whether the member that begins here is absent.
    #[must_use]
    pub fn absent(&self, slot: usize) -> bool {
        self.slot(slot) == ABSENT
    }

    /// Whether the value that begins here is null.
    #[must_use]
    pub fn null(&self, slot: usize) -> bool {
        self.slot(slot) == NULL
    }

    /// A text, unescaped where it has escapes.
    #[inline(always)]
    #[must_use]
    pub fn text(&self, slot: usize) -> Cow<'v, str> {
        let span = Span(self.slot(slot));
        let content = self.value.part(span.start(), span.start() + span.length());
        if span.normal() { Cow::Borrowed(content) } else { Cow::Owned(unescape_text(content)) }
    }

    /// A UUID.
    #[inline(always)]
    #[must_use]
    pub fn uuid(&self, slot: usize) -> uuid::Uuid {
        uuid::Uuid::from_u64_pair(self.slot(slot + 1), self.slot(slot + 2))
    }

    /// A timestamp.
    #[inline(always)]
    #[must_use]
    pub fn timestamp(&self, slot: usize) -> DateTime<Utc> {
        let [year, month, day, hour, minute, second] = self.civil(slot);
        // what was accepted is a real date: neither is ever none
        NaiveDate::from_ymd_opt(year as i32, month, day)
            .and_then(|date| date.and_hms_nano_opt(hour, minute, second, self.nanoseconds(slot)))
            .unwrap_or_default()
            .and_utc()
    }

    /// A UUID as text in normal form (meaning 6.1).
    ///
    /// ```
    /// use flowops_contracts::record::Slots;
    /// use flowops_contracts::{Options, TOPICS, order_events};
    ///
    /// let value = order_events::EXAMPLES[1].1.replace("a9f3d12e", "A9F3D12E");
    /// let mut slots = Vec::new();
    /// TOPICS[0].read(value.as_str().into(), &Options::default(), &mut slots);
    /// let uuid = Slots::new(value.as_str(), &slots).uuid_text(0);
    /// assert_eq!(uuid, "a9f3d12e-27a5-4d9e-b8b1-8b62a7c42e91");
    /// ```
    #[must_use]
    pub fn uuid_text(&self, slot: usize) -> Cow<'v, str> {
        match self.text(slot) {
            text if Span(self.slot(slot)).normal() => text,
            text => Cow::Owned(text.to_ascii_lowercase()),
        }
    }

    /// A timestamp as text in normal form (meaning 6.1).
    #[must_use]
    pub fn timestamp_text(&self, slot: usize) -> Cow<'v, str> {
        let text = self.text(slot);
        match timestamp::read(text.as_bytes()) {
            Some((read, _)) if !Span(self.slot(slot)).normal() => Cow::Owned(read.normal_form(&text)),
            _ => text,
        }
    }

    /// A timestamp's year, month, day, hour, minute and second.
    #[inline(always)]
    #[must_use]
    pub fn civil(&self, slot: usize) -> [u32; 6] {
        let civil = Civil::unpack(self.slot(slot + 1));
        [civil.year, civil.month, civil.day, civil.hour, civil.minute, civil.second]
    }

    /// A timestamp's nanoseconds within its second.
    #[inline(always)]
    #[must_use]
    pub fn nanoseconds(&self, slot: usize) -> u32 {
        self.slot(slot + 2) as u32
    }

    /// A number.
    #[inline(always)]
    #[must_use]
    pub fn number(&self, slot: usize) -> f64 {
        f64::from_bits(self.slot(slot))
    }

    /// A whole number.
    #[must_use]
    pub fn whole(&self, slot: usize) -> i64 {
        self.number(slot) as i64
    }

    /// A boolean.
    #[must_use]
    pub fn boolean(&self, slot: usize) -> bool {
        self.slot(slot) == 1
    }

    /// Which of its words a text is, or which of the topic's types an event type.
    #[must_use]
    pub fn index(&self, slot: usize) -> usize {
        self.slot(slot) as usize
    }

    #[expect(clippy::unused_self, reason = "called as the other readers are")]
    pub(crate) fn nothing(&self, _: usize) {}

    /// The first slot of each element of a list whose elements have a width of so many slots, and may hold
    /// lists of their own or not.
    #[inline(always)]
    pub fn elements(
        &self,
        slot: usize,
        width: usize,
        has_list: bool,
    ) -> impl ExactSizeIterator<Item = usize> + 'r {
        let list = self.slot(slot);
        let slots = self.slots;
        let mut next = list as u32 as usize;
        (0..(list >> 32) as u32).map(move |_| {
            let here = next;
            if has_list {
                next = slots.get(here).map_or(0, |next| *next as usize);
                here + 1
            } else {
                next = here + width;
                here
            }
        })
    }

    #[inline(always)]
    pub(crate) fn elements_of<'d, N: Node<'d>>(
        &self,
        slot: usize,
        element: N,
    ) -> impl ExactSizeIterator<Item = usize> + 'r {
        self.elements(slot, width(element), element.has_list())
    }
}

impl<'v> Slots<'_, &'v [u8]> {
    /// The bytes of a text that is ASCII and stands in the value as it is: a host may copy them without a look at
    /// what they are.
    ///
    /// ```
    /// use flowops_contracts::record::Slots;
    ///
    /// let slots = [1 | 2 << 32 | 1 << 63, 1 | 2 << 32];
    /// let slots = Slots::new(b"\"AB\"".as_slice(), &slots);
    /// assert_eq!((slots.ascii(0), slots.ascii(1)), (Some(b"AB".as_slice()), None));
    /// ```
    #[inline(always)]
    #[must_use]
    pub fn ascii(&self, slot: usize) -> Option<&'v [u8]> {
        let span = self.span(slot);
        let text = self.value.get(span.start()..span.start() + span.length())?;
        (span.normal() && text.is_ascii()).then_some(text)
    }
}
