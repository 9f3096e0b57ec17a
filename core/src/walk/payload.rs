//! The event type, and the payload that it chooses (meaning 4.3).

use super::{Again, Seen, Walk};
use crate::Code;
use crate::contract::{Choice, Object, ObjectVisitor};
use crate::fault::{Detail, Stop};
use crate::json::{string, unescape};
use crate::nearest::nearest;

type Rest<'v> = Result<&'v [u8], Stop>;

impl<'v, 'd, C: Choice<'d>, const RECORD: bool> Walk<'v, 'd, '_, C, RECORD> {
    #[inline]
    pub(super) fn event_type(&mut self, token: &'v [u8], rest: &'v [u8], slot: usize) -> Rest<'v> {
        let (text, after) = string(rest, &mut self.faults)?;
        let found = match self.choice.find(text.content) {
            Some(event_type) if !text.escaped => Some(event_type),
            None if !text.escaped => None,
            _ => self.choice.find(unescape(text.content).as_bytes()).filter(|_| !text.lone),
        };
        if !text.lone {
            self.type_text = Some((self.position(rest), text.content.len(), text.escaped));
        }
        if let Some(event_type) = found {
            self.put(slot, self.choice.index(event_type) as u64);
            self.seen = Seen::Known(event_type);
        } else {
            self.seen = Seen::Unknown;
            if !text.lone {
                self.unknown_type(token, text.content, after);
            }
        }
        self.type_came()?;
        Ok(after)
    }

    #[cold]
    #[inline(never)]
    fn unknown_type(&mut self, token: &[u8], content: &[u8], after: &[u8]) {
        let span = (self.position(token), self.position(after));
        let choice = self.choice;
        self.faults.note(Code::UnknownEventType, span, 0, &|| {
            let names = choice.event_types().map(|event_type| choice.name(event_type).into_owned());
            let names: Vec<String> = names.collect();
            let nearest = nearest(&unescape(content), names.iter().map(String::as_str));
            Detail::UnknownType { names, nearest }
        });
    }

    #[inline(always)]
    fn type_came(&mut self) -> Result<(), Stop> {
        if self.read_as == Seen::Not || self.read_as == self.seen {
            return Ok(());
        }
        Err(self.walk_again())
    }

    /// Where the value has no event type, or one that is not a text, its payload is that of none.
    pub(super) fn type_never_came(&mut self) -> Result<(), Stop> {
        if self.seen == Seen::Not {
            self.seen = Seen::Unknown;
            return self.type_came();
        }
        Ok(())
    }

    #[cold]
    fn walk_again(&mut self) -> Stop {
        self.told = self.seen;
        self.again = Again::Type;
        Stop
    }

    /// Reads the payload by the event type; where that has not come yet, by the topic's first, and the
    /// whole value again if it turns out to be another.
    #[inline(always)]
    pub(super) fn payload(&mut self, rest: &'v [u8], depth: u32) -> Rest<'v> {
        let event_type = match (self.seen, self.told) {
            (Seen::Not, Seen::Not) => Seen::Known(self.choice.first()),
            (Seen::Not, told) => told,
            (seen, _) => seen,
        };
        if self.seen == Seen::Not {
            self.read_as = event_type;
        }
        match event_type {
            Seen::Known(event_type) => {
                let slot = self.choice.base().width();
                self.choice.payload(event_type, Read { walk: self, rest, slot, depth: depth + 1 })
            }
            _ => self.skip(rest, depth),
        }
    }
}

struct Read<'w, 'v, 'd, 'r, C: Choice<'d>, const RECORD: bool> {
    walk: &'w mut Walk<'v, 'd, 'r, C, RECORD>,
    rest: &'v [u8],
    slot: usize,
    depth: u32,
}

impl<'v, 'd, C: Choice<'d>, const RECORD: bool> ObjectVisitor<'d> for Read<'_, 'v, 'd, '_, C, RECORD> {
    type Output = Rest<'v>;
    #[inline(always)]
    fn visit<O: Object<'d>>(self, object: O) -> Rest<'v> {
        self.walk.object(object, self.rest, self.slot, self.depth)
    }
}
