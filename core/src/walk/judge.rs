//! From a value to what is said of it: limits first, then text, then the walk.

use super::{Again, Seen, Walk};
use crate::contract::Choice;
use crate::fault::{Detail, Ending, Fault, Stop};
use crate::record::View;
use crate::{Code, Options, Outcome, Value};

/// What is said of a value: outcome, event where accepted, faults.
pub(crate) struct Judgement<E> {
    pub(crate) outcome: Outcome,
    /// Where the first event type stands, between its quotes, and whether it has escapes.
    pub(crate) type_text: Option<(usize, usize, bool)>,
    pub(crate) event: Option<E>,
    pub(crate) faults: Vec<Fault>,
    pub(crate) total: usize,
}

/// Slots of a record on the stack: an event of some two dozen items.
const SLOTS: usize = 64;

/// Judges a value; `read` makes the event of the record of an accepted one.
pub(crate) fn judge<'v, 'd, C: Choice<'d>, E>(
    choice: C,
    value: Value<'v>,
    options: &Options,
    mut read: impl FnMut(C::EventType, &View<'v, '_>) -> E,
) -> Judgement<E> {
    match text(value, options) {
        Ok(text) => recorded(choice, text, options, keep(options), &mut |walk, accepted| {
            let event = accepted.map(|event_type| read(event_type, &walk.view(text)));
            walk.judgement(options, event)
        }),
        Err(refusal) => refused(choice, value, options, refusal),
    }
}

/// The event of an accepted value, and nothing of any other: [`judge`] where no fault is kept.
#[inline(always)]
pub(crate) fn accept<'v, 'd, C: Choice<'d>, E>(
    choice: C,
    value: Value<'v>,
    options: &Options,
    mut read: impl FnMut(C::EventType, &View<'v, '_>) -> E,
) -> Option<E> {
    let text = text(value, options).ok()?;
    recorded(choice, text, options, 0, &mut |walk, accepted| {
        accepted.map(|event_type| read(event_type, &walk.view(text)))
    })
}

/// Walks, with a record on the stack or, where that has no room, on the heap; `conclude` is given the walk when
/// it is over, and the event type of a value that is accepted.
#[inline(always)]
fn recorded<'v, 'd, C: Choice<'d>, T>(
    choice: C,
    text: &'v str,
    options: &Options,
    keep: usize,
    conclude: &mut impl FnMut(Walk<'v, 'd, '_, C, true>, Option<C::EventType>) -> T,
) -> T {
    let mut slots = [0; SLOTS];
    attempt(choice, text, options, keep, &mut slots, conclude)
        .unwrap_or_else(|full| with_room(choice, text, options, keep, full, conclude))
}

/// A walk whose record had no room: so many slots were not enough, up to here.
struct Full {
    used: usize,
    position: usize,
}

#[inline(always)]
fn attempt<'v, 'd, C: Choice<'d>, T>(
    choice: C,
    text: &'v str,
    options: &Options,
    keep: usize,
    record: &mut [u64],
    conclude: &mut impl FnMut(Walk<'v, 'd, '_, C, true>, Option<C::EventType>) -> T,
) -> Result<T, Full> {
    let mut walk = Walk::<C, true>::new(choice, text.as_bytes(), keep, record);
    let ended = walk.walk();
    if let (Err(Stop), Again::Room { position }) = (ended, walk.again) {
        return Err(Full { used: walk.used, position });
    }
    let accepted = match walk.seen {
        Seen::Known(event_type) if ended.is_ok() && walk.accepted(options) => Some(event_type),
        _ => None,
    };
    Ok(conclude(walk, accepted))
}

/// Walks with as much room as an event of this size should need, then with more.
#[cold]
#[inline(never)]
fn with_room<'v, 'd, C: Choice<'d>, T>(
    choice: C,
    text: &'v str,
    options: &Options,
    keep: usize,
    Full { used, position }: Full,
    conclude: &mut impl FnMut(Walk<'v, 'd, '_, C, true>, Option<C::EventType>) -> T,
) -> T {
    // what is left is most often as what came, and a quarter more is spared it; a slot for two bytes is enough
    // for elements of a list that are no lists themselves
    let enough = (text.len() / 2).max(used * 8);
    let mut slots = (used * (text.len() / position.max(1) + 1)).saturating_mul(5) / 4;
    slots = slots.max(used * 8).min(enough);
    loop {
        match attempt(choice, text, options, keep, &mut vec![0; slots], conclude) {
            Ok(concluded) => return concluded,
            Err(Full { used, .. }) => slots = enough.max(used + used / 2),
        }
    }
}

/// Whether a value is accepted: [`judge`] without a record, and nothing kept.
#[inline(always)]
pub(crate) fn is_valid<'d, C: Choice<'d>>(choice: C, value: Value<'_>, options: &Options) -> bool {
    let Ok(text) = text(value, options) else {
        return false;
    };
    let mut walk = Walk::<C, false>::new(choice, text.as_bytes(), 0, &mut []);
    walk.walk().is_ok() && walk.accepted(options)
}

fn keep(options: &Options) -> usize {
    options.max_findings.min(Options::LARGEST)
}

/// Why a value is not read as text.
#[derive(Clone, Copy)]
enum Refusal {
    Tombstone,
    TooLarge,
    /// Ill-formed from here on.
    NotUtf8(usize),
}

#[inline(always)]
fn text<'v>(value: Value<'v>, options: &Options) -> Result<&'v str, Refusal> {
    if value == Value::Null {
        return Err(Refusal::Tombstone);
    }
    if value.bytes().len() > options.max_bytes.min(Options::LARGEST) {
        return Err(Refusal::TooLarge);
    }
    match value {
        Value::Text(text) => Ok(text),
        Value::Unread(_) => Err(Refusal::TooLarge),
        // fast where it is right, exact where it is not
        _ => simdutf8::basic::from_utf8(value.bytes()).map_err(|_| {
            Refusal::NotUtf8(value.bytes().utf8_chunks().next().map_or(0, |chunk| chunk.valid().len()))
        }),
    }
}

#[cold]
#[inline(never)]
fn refused<'d, C: Choice<'d>, E>(
    choice: C,
    value: Value<'_>,
    options: &Options,
    refusal: Refusal,
) -> Judgement<E> {
    let bytes = value.bytes();
    let (code, span, detail) = match refusal {
        Refusal::Tombstone => (Code::Tombstone, (0, 0), Detail::None),
        Refusal::TooLarge => {
            let limit = options.max_bytes.min(Options::LARGEST);
            (Code::TooLarge, (0, 0), Detail::TooLarge { size: value.size(), limit })
        }
        Refusal::NotUtf8(position) => {
            // unless reading ends before
            let readable = bytes.get(..position).unwrap_or_default();
            let ending = core::str::from_utf8(readable)
                .map(|readable| recorded(choice, readable, options, 0, &mut |walk, _| walk.faults.ending()));
            if let Ok(Some(ending)) = ending
                && ending.position < position
            {
                return ended(ending, bytes, options);
            }
            (Code::InvalidUtf8, (position, position + 1), Detail::None)
        }
    };
    let outcome = if code == Code::Tombstone { Outcome::Tombstone } else { Outcome::Rejected };
    alone(outcome, code, span, options, detail)
}

/// A judgement with one finding, which ended the reading.
fn alone<E>(
    outcome: Outcome,
    code: Code,
    span: (usize, usize),
    options: &Options,
    detail: Detail,
) -> Judgement<E> {
    let (start, end) = span;
    let fault = Fault { start, end, code, order: 0, detail };
    let faults = Some(fault).into_iter().take(keep(options)).collect();
    Judgement { outcome, type_text: None, event: None, faults, total: 1 }
}

fn ended<E>(ending: Ending, value: &[u8], options: &Options) -> Judgement<E> {
    let start = ending.position;
    // a whole character, or nothing at the value's end
    let length = match value.get(start) {
        None => 0,
        Some(0..=0xbf) => 1,
        Some(0xc0..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..) => 4,
    };
    let detail = Detail::Ending(ending.expecting);
    alone(Outcome::Rejected, ending.code, (start, start + length), options, detail)
}

impl<'v, 'd, C: Choice<'d>, const RECORD: bool> Walk<'v, 'd, '_, C, RECORD> {
    /// Walks; again where the payload was read as another type's.
    #[inline(always)]
    fn walk(&mut self) -> Result<(), Stop> {
        match self.run() {
            Err(Stop) if self.again == Again::Type => self.run_again(),
            ended => ended,
        }
    }

    #[cold]
    #[inline(never)]
    fn run_again(&mut self) -> Result<(), Stop> {
        self.faults.clear();
        self.keys.clear();
        self.again = Again::No;
        self.seen = Seen::Not;
        self.read_as = Seen::Not;
        self.type_text = None;
        self.run()
    }

    #[inline(always)]
    fn accepted(&self, options: &Options) -> bool {
        self.faults.errors() == 0 && (self.faults.warnings() == 0 || !options.strict)
    }

    /// The record, of the same text.
    #[inline(always)]
    fn view(&self, text: &'v str) -> View<'v, '_> {
        View::new(text, self.record.get(..self.used).unwrap_or_default())
    }

    fn judgement<E>(self, options: &Options, event: Option<E>) -> Judgement<E> {
        if let Some(ending) = self.faults.ending() {
            return ended(ending, self.text, options);
        }
        let strict_fault = options.strict && self.faults.warnings() > 0;
        let outcome = if event.is_some() {
            Outcome::Accepted
        } else if self.faults.only_unknown_event_type() && !strict_fault {
            Outcome::UnknownEventType
        } else {
            Outcome::Rejected
        };
        let total = self.faults.errors() + self.faults.warnings();
        let faults = self.faults.into_kept();
        Judgement { outcome, type_text: self.type_text, event, faults, total }
    }
}
