//! What the walk notes while it reads: facts, no words. Words come last, in `report::words`.
//!
//! Everything here is the slow path: a value without a fault never comes here.

use core::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::Code;
use crate::contract::{Article, Wanted};

/// Reading has ended; [`Faults`] holds where and why. Empty, so that a result with it stays in registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stop;

/// What JSON would have allowed at the place where reading ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expecting {
    Value,
    ValueOrBracket,
    Key,
    KeyOrBrace,
    Colon,
    CommaOrBrace,
    CommaOrBracket,
    Digit,
    NumberEnd,
    Literal,
    StringCharacter,
    Escape,
    Hexadecimal,
    EndOfValue,
}

/// Why reading ended before the value did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ending {
    pub(crate) code: Code,
    pub(crate) position: usize,
    pub(crate) expecting: Expecting,
}

/// The JSON type of what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Null,
    Boolean,
    Number,
    NumberWithFraction,
    String,
    Object,
    Array,
}

/// What a finding says beyond its code and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// The code says it all.
    None,
    /// Reading ended here.
    Ending(Expecting),
    /// The size and the limit, in bytes.
    TooLarge { size: usize, limit: usize },
    /// A value of another type.
    WrongType { wanted: Wanted, nullable: bool, found: Found },
    /// The member that is absent.
    Missing { name: String, wanted: Wanted },
    /// The name it may have meant.
    Unknown { nearest: Option<String> },
    /// The names it could have had, and the one it may have meant.
    UnknownType { names: Vec<String>, nearest: Option<String> },
    /// The words of the field.
    NotOneOf { words: Vec<String> },
}

/// One fault: its code, the token it is about, and its facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) code: Code,
    /// Place in contract order among faults of one code at one token.
    pub(crate) order: usize,
    pub(crate) detail: Detail,
}

impl Fault {
    fn rank(&self) -> (usize, Code, usize) {
        (self.start, self.code, self.order)
    }
}

/// The order of findings in a report (meaning 5.3).
impl Ord for Fault {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl PartialOrd for Fault {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The faults of one value: all counted, the first `keep` of errors and of warnings kept.
#[derive(Debug)]
pub(crate) struct Faults {
    /// Of the value, in bytes; what is left to read, taken from it, is a position.
    length: usize,
    keep: usize,
    ending: Option<Ending>,
    errors: usize,
    warnings: usize,
    unknown_event_types: usize,
    /// None until the first fault comes.
    kept: Option<Box<Kept>>,
}

#[derive(Debug, Default)]
struct Kept {
    errors: BinaryHeap<Fault>,
    warnings: BinaryHeap<Fault>,
}

impl Faults {
    /// Of a value of so many bytes; heaps are made when the first fault comes.
    pub(crate) fn new(length: usize, keep: usize) -> Self {
        Faults { length, keep, ending: None, errors: 0, warnings: 0, unknown_event_types: 0, kept: None }
    }

    /// Forgets everything, to read the same value again.
    pub(crate) fn clear(&mut self) {
        *self = Faults::new(self.length, self.keep);
    }

    pub(crate) fn ending(&self) -> Option<Ending> {
        self.ending
    }

    pub(crate) fn errors(&self) -> usize {
        self.errors
    }

    pub(crate) fn warnings(&self) -> usize {
        self.warnings
    }

    /// Whether the one error is an event type that the topic does not have.
    pub(crate) fn only_unknown_event_type(&self) -> bool {
        self.errors == 1 && self.unknown_event_types == 1
    }

    /// Where in the value this rest of it begins.
    #[inline]
    pub(crate) fn position(&self, rest: &[u8]) -> usize {
        self.length - rest.len()
    }

    /// Ends the reading at the first byte of `rest`: no JSON text has it there.
    #[cold]
    pub(crate) fn end(&mut self, rest: &[u8], expecting: Expecting) -> Stop {
        let position = self.position(rest);
        self.ending = Some(Ending { code: Code::InvalidJson, position, expecting });
        Stop
    }

    /// Ends the reading at a bracket that is one too many.
    #[cold]
    pub(crate) fn end_too_deep(&mut self, rest: &[u8]) -> Stop {
        let position = self.position(rest);
        self.ending = Some(Ending { code: Code::TooDeep, position, expecting: Expecting::Value });
        Stop
    }

    /// Notes a fault about the token from `start` to `end`, its facts made only where it is kept.
    #[cold]
    #[inline(never)]
    pub(crate) fn note(
        &mut self,
        code: Code,
        (start, end): (usize, usize),
        order: usize,
        detail: &dyn Fn() -> Detail,
    ) {
        let error = code.severity() == crate::Severity::Error;
        if error {
            self.errors += 1;
            self.unknown_event_types += usize::from(code == Code::UnknownEventType);
        } else {
            self.warnings += 1;
        }
        if self.keep == 0 {
            return;
        }
        let kept = self.kept.get_or_insert_default();
        let kept = if error { &mut kept.errors } else { &mut kept.warnings };
        if kept.len() >= self.keep {
            match kept.peek() {
                Some(last) if (start, code, order) < last.rank() => {
                    kept.pop();
                }
                _ => return,
            }
        }
        kept.push(Fault { start, end, code, order, detail: detail() });
    }

    /// What is kept, in the order of a report: errors before warnings where not all have room.
    pub(crate) fn into_kept(self) -> Vec<Fault> {
        let Kept { errors: mut kept, warnings } = *self.kept.unwrap_or_default();
        let room = self.keep - kept.len();
        kept.extend(warnings.into_sorted_vec().into_iter().take(room));
        kept.into_sorted_vec()
    }
}

impl Found {
    /// The type of the JSON value that begins with this byte.
    pub(crate) fn beginning_with(byte: u8) -> Self {
        match byte {
            b'"' => Found::String,
            b'{' => Found::Object,
            b'[' => Found::Array,
            b't' | b'f' => Found::Boolean,
            b'n' => Found::Null,
            _ => Found::Number,
        }
    }
}

impl Article for Found {
    fn with_article(self) -> &'static str {
        match self {
            Found::Null => "null",
            Found::Boolean => "a boolean",
            Found::Number => "a number",
            Found::NumberWithFraction => "a number with a fraction",
            Found::String => "a string",
            Found::Object => "an object",
            Found::Array => "an array",
        }
    }
}
