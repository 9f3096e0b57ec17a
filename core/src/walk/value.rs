//! The value of a member or an element, by its kind.

use super::Walk;
use crate::Code;
use crate::contract::{Choice, Kind, Node, Wanted, Warnings, width};
use crate::fault::{Detail, Expecting, Found, Stop};
use crate::grammar::{timestamp, uuid};
use crate::json::{Next, Text, begins_value, natural, next, number, string, unescape, white_space};
use crate::record::{NULL, Span};

/// The largest number that all hosts hold exactly: 2^53 − 1.
const LARGEST: f64 = 9_007_199_254_740_991.0;

type Rest<'v> = Result<&'v [u8], Stop>;

impl<'v, 'd, C: Choice<'d>, const RECORD: bool> Walk<'v, 'd, '_, C, RECORD> {
    /// Reads the value that begins here, `depth` objects and arrays being open around it.
    #[inline(always)]
    pub(super) fn value<N: Node<'d>>(
        &mut self,
        node: N,
        rest: &'v [u8],
        slot: usize,
        depth: u32,
    ) -> Rest<'v> {
        let kind = node.kind();
        let wanted = kind.wanted();
        match (kind, rest) {
            (Kind::Text(warnings), [b'"', after @ ..]) => return self.text(warnings, rest, after, slot),
            (Kind::Uuid, [b'"', after @ ..]) => return self.uuid(rest, after, slot),
            (Kind::Timestamp, [b'"', after @ ..]) => return self.timestamp(rest, after, slot),
            (Kind::Number(warnings), [b'-' | b'0'..=b'9', ..]) => {
                return self.number(warnings, rest, slot);
            }
            (Kind::Whole(warnings), [b'-' | b'0'..=b'9', ..]) => {
                return self.whole(warnings, node.nullable(), rest, slot);
            }
            (Kind::Boolean, [b't' | b'f', ..]) => return self.boolean(rest, slot, depth),
            (Kind::OneOf, [b'"', after @ ..]) => return self.one_of(node, rest, after, slot),
            (Kind::Object(object), [b'{', ..]) => {
                self.put(slot, 1);
                return self.object(object, rest, slot + 1, depth + 1);
            }
            (Kind::List(element, warnings), [b'[', after @ ..]) => {
                return self.list(element, warnings, rest, after, slot, depth + 1);
            }
            (Kind::EventType, [b'"', after @ ..]) => return self.event_type(rest, after, slot),
            (Kind::Payload, [b'{', ..]) => return self.payload(rest, depth),
            _ => {}
        }
        if node.nullable() && matches!(rest, [b'n', ..]) {
            self.put(slot, NULL);
            return self.skip(rest, depth);
        }
        self.wrong_type(wanted, node.nullable(), rest, depth)
    }

    /// Reads a value of another type than the one wanted, for JSON's own faults only.
    pub(super) fn other(&mut self, wanted: Wanted, rest: &'v [u8], depth: u32) -> Rest<'v> {
        self.wrong_type(wanted, false, rest, depth)
    }

    #[cold]
    #[inline(never)]
    fn wrong_type(&mut self, wanted: Wanted, nullable: bool, rest: &'v [u8], depth: u32) -> Rest<'v> {
        let after = self.skip(rest, depth)?;
        if let [first, ..] = rest {
            let found = Found::beginning_with(*first);
            let start = self.position(rest);
            // of an object or an array, its opening bracket
            let end = match found {
                Found::Object | Found::Array => start + 1,
                _ => self.position(after),
            };
            let detail = &|| Detail::WrongType { wanted, nullable, found };
            self.faults.note(Code::WrongType, (start, end), 0, detail);
        }
        Ok(after)
    }

    #[inline(always)]
    fn put_text(&mut self, slot: usize, content_start: &[u8], text: &Text<'_>, normal: bool) {
        let start = self.position(content_start);
        self.put(slot, Span::new(start, text.content.len(), normal).slot());
    }

    #[inline(always)]
    fn text(&mut self, warnings: Warnings, token: &'v [u8], rest: &'v [u8], slot: usize) -> Rest<'v> {
        let (text, after) = string(rest, &mut self.faults)?;
        self.put_text(slot, rest, &text, !text.escaped);
        if warnings.has(Warnings::EMPTY_TEXT) && text.content.is_empty() {
            self.note(Code::EmptyText, token, after);
        }
        Ok(after)
    }

    #[inline]
    fn uuid(&mut self, token: &'v [u8], rest: &'v [u8], slot: usize) -> Rest<'v> {
        if let Some((content, [b'"', after @ ..])) = rest.split_first_chunk::<{ uuid::LENGTH }>()
            && let Some(uuid) = uuid::Uuid::read(content)
        {
            self.put_uuid(slot, rest, &uuid, uuid::LENGTH, uuid.normal);
            if !uuid.standard {
                self.note(Code::NonstandardUuid, token, after);
            }
            return Ok(after);
        }
        self.any_uuid(token, rest, slot)
    }

    /// A UUID with escapes in it, or a text that is none.
    #[cold]
    #[inline(never)]
    fn any_uuid(&mut self, token: &'v [u8], rest: &'v [u8], slot: usize) -> Rest<'v> {
        let (text, after) = string(rest, &mut self.faults)?;
        if text.lone {
            return Ok(after);
        }
        let content = unescape(text.content);
        match content.as_bytes().try_into().ok().and_then(uuid::Uuid::read) {
            Some(uuid) => {
                self.put_uuid(slot, rest, &uuid, text.content.len(), false);
                if !uuid.standard {
                    self.note(Code::NonstandardUuid, token, after);
                }
            }
            None => self.note(Code::InvalidUuid, token, after),
        }
        Ok(after)
    }

    #[inline(always)]
    fn put_uuid(&mut self, slot: usize, start: &[u8], uuid: &uuid::Uuid, length: usize, normal: bool) {
        let start = self.position(start);
        self.put(slot, Span::new(start, length, normal).slot());
        self.put(slot + 1, (uuid.value >> 64) as u64);
        self.put(slot + 2, uuid.value as u64);
    }

    #[inline]
    fn timestamp(&mut self, token: &'v [u8], rest: &'v [u8], slot: usize) -> Rest<'v> {
        if let Some((timestamp, closing @ [b'"', after @ ..])) = timestamp::read(rest) {
            self.put_timestamp(slot, rest, &timestamp, rest.len() - closing.len(), timestamp.normal);
            if timestamp.zone != timestamp::Zone::Utc {
                self.note(Code::NotUtc, token, after);
            }
            return Ok(after);
        }
        self.any_timestamp(token, rest, slot)
    }

    /// A timestamp with escapes in it, or a text that is none.
    #[cold]
    #[inline(never)]
    fn any_timestamp(&mut self, token: &'v [u8], rest: &'v [u8], slot: usize) -> Rest<'v> {
        let (text, after) = string(rest, &mut self.faults)?;
        if text.lone {
            return Ok(after);
        }
        let content = unescape(text.content);
        match timestamp::read(content.as_bytes()) {
            Some((timestamp, [])) => {
                self.put_timestamp(slot, rest, &timestamp, text.content.len(), false);
                if timestamp.zone != timestamp::Zone::Utc {
                    self.note(Code::NotUtc, token, after);
                }
            }
            _ => self.note(Code::InvalidTimestamp, token, after),
        }
        Ok(after)
    }

    #[inline(always)]
    fn put_timestamp(
        &mut self,
        slot: usize,
        start: &[u8],
        timestamp: &timestamp::Timestamp,
        length: usize,
        normal: bool,
    ) {
        let start = self.position(start);
        self.put(slot, Span::new(start, length, normal).slot());
        self.put(slot + 1, timestamp.civil.pack());
        self.put(slot + 2, u64::from(timestamp.nanoseconds));
    }

    #[inline(always)]
    fn number(&mut self, warnings: Warnings, rest: &'v [u8], slot: usize) -> Rest<'v> {
        // nothing can be wrong with one of these
        if let Some((value, after)) = natural(rest) {
            self.put(slot, (value as f64).to_bits());
            return Ok(after);
        }
        self.any_number(warnings, rest, slot)
    }

    #[inline(never)]
    fn any_number(&mut self, warnings: Warnings, rest: &'v [u8], slot: usize) -> Rest<'v> {
        let (value, after) = number(rest, &mut self.faults)?;
        self.put(slot, value.to_bits());
        self.unusual_number(warnings, value, rest, after);
        Ok(after)
    }

    #[cold]
    #[inline(never)]
    fn unusual_number(&mut self, warnings: Warnings, value: f64, token: &'v [u8], after: &'v [u8]) {
        if !(-LARGEST..=LARGEST).contains(&value) {
            self.note(Code::NumberOutOfRange, token, after);
            return;
        }
        if warnings.has(Warnings::NOT_POSITIVE) && value <= 0.0 {
            self.note(Code::NotPositive, token, after);
        }
        if warnings.has(Warnings::NOT_WHOLE) && value % 1.0 != 0.0 {
            self.note(Code::NotWhole, token, after);
        }
    }

    fn whole(&mut self, warnings: Warnings, nullable: bool, rest: &'v [u8], slot: usize) -> Rest<'v> {
        let (value, after) = number(rest, &mut self.faults)?;
        self.put(slot, value.to_bits());
        if value % 1.0 != 0.0 && value.is_finite() {
            let span = (self.position(rest), self.position(after));
            let (wanted, found) = (Wanted::WholeNumber, Found::NumberWithFraction);
            let detail = &|| Detail::WrongType { wanted, nullable, found };
            self.faults.note(Code::WrongType, span, 0, detail);
        } else if value <= 0.0 || value > LARGEST {
            self.unusual_number(warnings, value, rest, after);
        }
        Ok(after)
    }

    fn boolean(&mut self, rest: &'v [u8], slot: usize, depth: u32) -> Rest<'v> {
        self.put(slot, u64::from(matches!(rest, [b't', ..])));
        self.skip(rest, depth)
    }

    fn one_of<N: Node<'d>>(&mut self, node: N, token: &'v [u8], rest: &'v [u8], slot: usize) -> Rest<'v> {
        let (text, after) = string(rest, &mut self.faults)?;
        if text.lone {
            return Ok(after);
        }
        let index = if text.escaped {
            let content = unescape(text.content);
            node.words().position(|word| word == content)
        } else {
            node.words().position(|word| word.as_bytes() == text.content)
        };
        if let Some(index) = index {
            self.put(slot, index as u64);
        } else {
            let span = (self.position(token), self.position(after));
            let detail = &|| Detail::NotOneOf { words: node.words().map(Into::into).collect() };
            self.faults.note(Code::NotOneOf, span, 0, detail);
        }
        Ok(after)
    }

    #[inline(always)]
    fn list<N: Node<'d>>(
        &mut self,
        element: N,
        warnings: Warnings,
        token: &'v [u8],
        rest: &'v [u8],
        slot: usize,
        depth: u32,
    ) -> Rest<'v> {
        let first = self.used as u64;
        let mut rest = white_space(rest);
        if let [b']', after @ ..] = rest {
            self.put(slot, first);
            if warnings.has(Warnings::EMPTY_LIST) {
                self.note(Code::EmptyList, token, token.get(1..).unwrap_or_default());
            }
            return Ok(after);
        }
        if !begins_value(rest) {
            return Err(self.faults.end(rest, Expecting::ValueOrBracket));
        }
        let mut count: u64 = 0;
        loop {
            let after = if element.has_list() {
                let link = self.reserve(1 + width(element), rest)?;
                let rest = self.value(element, rest, link + 1, depth)?;
                self.put(link, self.used as u64);
                rest
            } else {
                let slot = self.reserve(width(element), rest)?;
                self.value(element, rest, slot, depth)?
            };
            count += 1;
            match next(after, b']') {
                Next::More(after) => rest = after,
                Next::Closed(after) => {
                    self.put(slot, first | count << 32);
                    return Ok(after);
                }
                Next::Neither(rest) => return Err(self.faults.end(rest, Expecting::CommaOrBracket)),
            }
        }
    }
}
