//! The keys of objects that are being read, to find one that stands there twice.
//!
//! Sorted, not hashed: `n` keys cost `n log n` comparisons, whatever they are (`DoS` by chosen keys).

use core::cmp::Ordering;

use smallvec::SmallVec;

use super::{Text, Unit16, decoded};

/// A key in 64 bits: where its opening quote is, how long it is between its quotes, whether it has an
/// escape, whether one of these is half of a pair. A value has less than 2^31 bytes, so a bit is free in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    start_and_lone: u32,
    length_and_escaped: u32,
}

const FLAG: u32 = 1 << 31;

impl Key {
    pub(crate) fn new(start: usize, text: &Text<'_>) -> Self {
        let flagged = |number: usize, flag: bool| number as u32 & !FLAG | if flag { FLAG } else { 0 };
        Key {
            start_and_lone: flagged(start, text.lone),
            length_and_escaped: flagged(text.content.len(), text.escaped),
        }
    }

    pub(crate) fn lone(self) -> bool {
        self.start_and_lone & FLAG != 0
    }

    fn start(self) -> usize {
        (self.start_and_lone & !FLAG) as usize
    }

    fn escaped(self) -> bool {
        self.length_and_escaped & FLAG != 0
    }

    fn content_length(self) -> usize {
        (self.length_and_escaped & !FLAG) as usize
    }

    /// Its token, with the quotes.
    pub(crate) fn span(self) -> (usize, usize) {
        let start = self.start();
        (start, start + self.content_length() + 2)
    }

    /// Its text as it stands in `value`, between the quotes.
    pub(crate) fn content(self, value: &[u8]) -> &[u8] {
        let start = self.start() + 1;
        value.get(start..start + self.content_length()).unwrap_or_default()
    }

    fn same(self, other: Key, value: &[u8]) -> bool {
        if self.length_and_escaped == other.length_and_escaped && !self.escaped() {
            return self.content(value) == other.content(value);
        }
        (self.escaped() || other.escaped()) && self.compare(other, value) == Ordering::Equal
    }

    /// By text after unescaping; which order it is does not matter.
    fn compare(self, other: Key, value: &[u8]) -> Ordering {
        let (one, two) = (self.content(value), other.content(value));
        if self.escaped() || other.escaped() {
            return code_points(one).cmp(code_points(two));
        }
        one.cmp(two)
    }
}

/// In this order UTF-8 bytes compare too.
fn code_points(content: &[u8]) -> impl Iterator<Item = u32> + '_ {
    decoded(content).map(|unit| match unit {
        Unit16::Character(character) => u32::from(character),
        Unit16::Half(half) => u32::from(half),
    })
}

/// The keys of all objects that are open, the innermost last.
#[derive(Debug, Default)]
pub(crate) struct Keys(SmallVec<[Key; 16]>);

/// Up to here every pair is compared; sorting costs more.
const PAIRS: usize = 8;

impl Keys {
    /// Where the keys of an object that opens now begin.
    #[inline(always)]
    pub(crate) fn open(&self) -> usize {
        self.0.len()
    }

    #[inline]
    pub(crate) fn push(&mut self, key: Key) {
        self.0.push(key);
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// Ends the object whose keys began at `opened`; calls with each key, and whether it stood there before.
    #[inline]
    pub(crate) fn close(&mut self, opened: usize, value: &[u8], mut each: impl FnMut(Key, bool)) {
        if self.0.len() == opened {
            return;
        }
        let keys = self.0.get_mut(opened..).unwrap_or_default();
        if keys.len() <= PAIRS {
            let mut earlier: &[Key] = &[];
            for (index, key) in keys.iter().enumerate() {
                each(*key, earlier.iter().any(|one| one.same(*key, value)));
                earlier = keys.get(..=index).unwrap_or_default();
            }
        } else {
            close_many(keys, value, &mut each);
        }
        self.0.truncate(opened);
    }
}

#[cold]
#[inline(never)]
fn close_many(keys: &mut [Key], value: &[u8], each: &mut dyn FnMut(Key, bool)) {
    keys.sort_unstable_by(|one, two| one.compare(*two, value).then(one.start().cmp(&two.start())));
    let mut earlier: Option<Key> = None;
    for key in keys {
        each(*key, earlier.is_some_and(|one| one.same(*key, value)));
        earlier = Some(*key);
    }
}
