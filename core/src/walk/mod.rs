//! The one walk: it reads a value by a contract, builds the record of the event and gathers every fault.
//!
//! It is written over the traits of [`crate::contract`], so a contract declared in source and one read from
//! a file are judged by the same lines; and `is_valid` is the same walk without a record.

mod judge;
mod object;
mod payload;
mod value;

pub(crate) use judge::{Judgement, accept, is_valid, judge};

use crate::contract::{Choice, Object, Wanted};
use crate::fault::{Expecting, Faults, Stop};
use crate::json::{Keys, Skip, white_space};
use crate::{Code, fault::Detail};

/// What is known of the event type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen<T> {
    /// No such member has come yet.
    Not,
    /// It came and is none of the topic's; or it never came.
    Unknown,
    Known(T),
}

/// Why a walk that has no fault must be walked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Again {
    No,
    /// The record had no room for what is here.
    Room {
        position: usize,
    },
    /// The payload came before the event type and was read as another one's.
    Type,
}

/// A walk over one value. `RECORD` says whether what is found is written down.
pub(crate) struct Walk<'v, 'd, 'r, C: Choice<'d>, const RECORD: bool> {
    choice: C,
    text: &'v [u8],
    pub(crate) faults: Faults,
    keys: Keys,
    record: &'r mut [u64],
    used: usize,
    again: Again,
    seen: Seen<C::EventType>,
    /// What the event type turned out to be when the value was walked before.
    told: Seen<C::EventType>,
    /// As what the payload was read when its type had not come.
    read_as: Seen<C::EventType>,
    /// The first event type, where it is a whole text: its content and whether it has escapes.
    type_text: Option<(usize, usize, bool)>,
}

impl<'v, 'd, 'r, C: Choice<'d>, const RECORD: bool> Walk<'v, 'd, 'r, C, RECORD> {
    pub(crate) fn new(choice: C, text: &'v [u8], keep: usize, record: &'r mut [u64]) -> Self {
        Walk {
            choice,
            text,
            faults: Faults::new(text.len(), keep),
            keys: Keys::default(),
            record,
            used: 0,
            again: Again::No,
            seen: Seen::Not,
            told: Seen::Not,
            read_as: Seen::Not,
            type_text: None,
        }
    }

    /// Reads the whole value.
    ///
    /// # Errors
    ///
    /// Where reading ended early, or the walk must be walked again.
    #[inline(never)]
    fn run(&mut self) -> Result<(), Stop> {
        self.used = 0;
        self.reserve(self.choice.base().width() + self.choice.payload_width(), self.text)?;
        let rest = white_space(self.text);
        let rest = match rest {
            [b'{', ..] => self.object(self.choice.base(), rest, 0, 1)?,
            _ => self.other(Wanted::Object, rest, 0)?,
        };
        match white_space(rest) {
            [] => {}
            rest => return Err(self.faults.end(rest, Expecting::EndOfValue)),
        }
        self.type_never_came()
    }

    /// Takes slots for what begins here; gives the first.
    #[inline(always)]
    fn reserve(&mut self, width: usize, rest: &[u8]) -> Result<usize, Stop> {
        let slot = self.used;
        if RECORD {
            self.used += width;
            if self.used > self.record.len() && self.faults.errors() == 0 {
                return Err(self.full(rest));
            }
        }
        Ok(slot)
    }

    #[cold]
    fn full(&mut self, rest: &[u8]) -> Stop {
        self.again = Again::Room { position: self.position(rest) };
        Stop
    }

    #[inline(always)]
    fn put(&mut self, slot: usize, word: u64) {
        if RECORD && let Some(place) = self.record.get_mut(slot) {
            *place = word;
        }
    }

    /// Reads a value for JSON's own faults only.
    #[cold]
    #[inline(never)]
    fn skip(&mut self, rest: &'v [u8], depth: u32) -> Result<&'v [u8], Stop> {
        Skip { value: self.text, faults: &mut self.faults, keys: &mut self.keys }.value(rest, depth)
    }

    #[inline(always)]
    fn position(&self, rest: &[u8]) -> usize {
        self.faults.position(rest)
    }

    /// Notes a fault about the token from here to there that its code says all of.
    #[cold]
    #[inline(never)]
    fn note(&mut self, code: Code, token: &[u8], after: &[u8]) {
        let span = (self.position(token), self.position(after));
        self.faults.note(code, span, 0, &|| Detail::None);
    }
}
