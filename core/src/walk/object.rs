//! Objects: their members by key, keys that stand there twice, members that are missing or unknown.

use super::Walk;
use crate::Code;
use crate::contract::{Choice, Member, Node, NodeVisitor, Object, Step, Wanted};
use crate::fault::{Detail, Expecting, Faults, Stop};
use crate::json::keys::Key;
use crate::json::{Keys, Next, Text, next, string, unescape, white_space};
use crate::nearest::nearest;
use crate::record::ABSENT;

type Rest<'v> = Result<&'v [u8], Stop>;

impl<'v, 'd, C: Choice<'d>, const RECORD: bool> Walk<'v, 'd, '_, C, RECORD> {
    /// Reads an object, the bracket that `rest` begins with counted in `depth`.
    pub(super) fn object<O: Object<'d>>(
        &mut self,
        object: O,
        rest: &'v [u8],
        slot: usize,
        depth: u32,
    ) -> Rest<'v> {
        let opening = rest;
        let opened = self.keys.open();
        let rest = white_space(rest.get(1..).unwrap_or_default());
        // most producers write the contract's order: no key is looked up while that lasts
        let mut straight = Straight { walk: self, rest, slot, depth, seen: 0, state: State::Key };
        object.in_order(&mut straight);
        let Straight { rest, seen, state, .. } = straight;
        match state {
            State::Closed if seen == object.all_members() => Ok(rest),
            State::Closed => {
                self.close(object, opening, slot, seen, opened);
                Ok(rest)
            }
            State::Stopped => Err(Stop),
            State::Key => self.any_order(object, opening, rest, slot, depth, seen, opened),
        }
    }

    /// Reads the members of an object in whatever order, from a key on; `seen` are there already.
    #[inline(always)]
    #[expect(clippy::too_many_arguments, reason = "an object's state, kept in registers")]
    fn any_order<O: Object<'d>>(
        &mut self,
        object: O,
        opening: &'v [u8],
        mut rest: &'v [u8],
        slot: usize,
        depth: u32,
        mut seen: u64,
        opened: usize,
    ) -> Rest<'v> {
        let mut expecting = Expecting::Key;
        if seen == 0 {
            if let [b'}', after @ ..] = rest {
                self.close(object, opening, slot, seen, opened);
                return Ok(after);
            }
            expecting = Expecting::KeyOrBrace;
        }
        loop {
            let [b'"', content @ ..] = rest else {
                return Err(self.faults.end(rest, expecting));
            };
            let key = rest;
            let (member, after) = match object.find(rest) {
                Some(member) => (Some(member), rest.get(member.quoted().len()..).unwrap_or_default()),
                None => self.unusual_key(object, key, content)?,
            };
            let value = self.colon(after)?;
            let after = match member {
                Some(member) if seen & 1 << member.index() == 0 => {
                    seen |= 1 << member.index();
                    member.node(Read { walk: self, rest: value, slot: slot + member.slot(), depth })?
                }
                Some(_) => {
                    self.note(Code::DuplicateKey, key, after);
                    self.skip(value, depth)?
                }
                None => self.skip(value, depth)?,
            };
            match next(after, b'}') {
                Next::More(after) => rest = after,
                Next::Closed(after) => {
                    if seen != object.all_members() || self.keys.open() != opened {
                        self.close(object, opening, slot, seen, opened);
                    }
                    return Ok(after);
                }
                Next::Neither(rest) => return Err(self.faults.end(rest, Expecting::CommaOrBrace)),
            }
            expecting = Expecting::Key;
        }
    }

    /// What is left after a colon and white space around it.
    #[inline(always)]
    fn colon(&mut self, rest: &'v [u8]) -> Rest<'v> {
        match rest {
            [b':', after @ ..] => Ok(white_space(after)),
            _ => match white_space(rest) {
                [b':', after @ ..] => Ok(white_space(after)),
                rest => Err(self.faults.end(rest, Expecting::Colon)),
            },
        }
    }

    /// A key that no member is written as: it may spell one with escapes.
    #[inline(never)]
    fn unusual_key<O: Object<'d>>(
        &mut self,
        object: O,
        key: &'v [u8],
        content: &'v [u8],
    ) -> Result<(Option<O::Member>, &'v [u8]), Stop> {
        let (text, after) = string(content, &mut self.faults)?;
        let member = spelled(object, &text);
        if member.is_none() {
            self.keys.push(Key::new(self.position(key), &text));
        }
        Ok((member, after))
    }

    /// Ends an object that is not just the members it must have.
    #[cold]
    #[inline(never)]
    fn close<O: Object<'d>>(&mut self, object: O, opening: &[u8], slot: usize, seen: u64, opened: usize) {
        let mut missing = Vec::new();
        for member in object.members().filter(|member| seen & 1 << member.index() == 0) {
            if member.optional() {
                self.put(slot + member.slot(), ABSENT);
            }
            missing.push(Missing {
                index: member.index(),
                name: member.name(),
                optional: member.optional(),
                wanted: member.node(WantedBy),
            });
        }
        close(self.text, &mut self.faults, &mut self.keys, opening, &missing, opened);
    }
}

/// A member that did not come.
struct Missing<'d> {
    index: usize,
    name: &'d str,
    optional: bool,
    wanted: Wanted,
}

/// Notes what is missing in an object, and the keys of it that are no member's.
fn close(
    text: &[u8],
    faults: &mut Faults,
    keys: &mut Keys,
    opening: &[u8],
    missing: &[Missing<'_>],
    opened: usize,
) {
    let start = faults.position(opening);
    for Missing { index, name, wanted, .. } in missing.iter().filter(|member| !member.optional) {
        let detail = || Detail::Missing { name: (*name).to_string(), wanted: *wanted };
        faults.note(Code::MissingField, (start, start + 1), *index, &detail);
    }
    keys.close(opened, text, |key, again| {
        if again {
            faults.note(Code::DuplicateKey, key.span(), 0, &|| Detail::None);
        } else if !key.lone() {
            faults.note(Code::UnknownField, key.span(), 0, &|| {
                let key: String = unescape(key.content(text));
                Detail::Unknown { nearest: nearest(&key, missing.iter().map(|member| member.name)) }
            });
        }
    });
}

/// The member that a key spells, where it does with escapes.
fn spelled<'d, O: Object<'d>>(object: O, text: &Text<'_>) -> Option<O::Member> {
    if !text.escaped || text.lone {
        return None;
    }
    let name = unescape(text.content);
    object.members().find(|member| member.name() == name)
}

/// How far the attempt in contract order came.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before a key, or where one should be.
    Key,
    Closed,
    Stopped,
}

/// The attempt to read members in contract order.
struct Straight<'w, 'v, 'd, 'r, C: Choice<'d>, const RECORD: bool> {
    walk: &'w mut Walk<'v, 'd, 'r, C, RECORD>,
    rest: &'v [u8],
    slot: usize,
    depth: u32,
    seen: u64,
    state: State,
}

impl<'d, C: Choice<'d>, const RECORD: bool> Step<'d> for Straight<'_, '_, 'd, '_, C, RECORD> {
    #[inline(always)]
    fn step<M: Member<'d>>(&mut self, member: M) -> bool {
        let Some(after) = self.rest.strip_prefix(member.quoted()) else {
            return false;
        };
        let Ok(value) = self.walk.colon(after) else {
            self.state = State::Stopped;
            return false;
        };
        let slot = self.slot + member.slot();
        let Ok(rest) = member.node(Read { walk: self.walk, rest: value, slot, depth: self.depth }) else {
            self.state = State::Stopped;
            return false;
        };
        self.seen |= 1 << member.index();
        match next(rest, b'}') {
            Next::More(after) => {
                self.rest = after;
                true
            }
            Next::Closed(after) => {
                self.rest = after;
                self.state = State::Closed;
                false
            }
            Next::Neither(rest) => {
                self.walk.faults.end(rest, Expecting::CommaOrBrace);
                self.state = State::Stopped;
                false
            }
        }
    }
}

/// Reads a member's value.
struct Read<'w, 'v, 'd, 'r, C: Choice<'d>, const RECORD: bool> {
    walk: &'w mut Walk<'v, 'd, 'r, C, RECORD>,
    rest: &'v [u8],
    slot: usize,
    depth: u32,
}

impl<'v, 'd, C: Choice<'d>, const RECORD: bool> NodeVisitor<'d> for Read<'_, 'v, 'd, '_, C, RECORD> {
    type Output = Rest<'v>;
    #[inline(always)]
    fn visit<N: Node<'d>>(self, node: N) -> Rest<'v> {
        self.walk.value(node, self.rest, self.slot, self.depth)
    }
}

/// What a missing member should have been.
struct WantedBy;

impl<'d> NodeVisitor<'d> for WantedBy {
    type Output = Wanted;
    fn visit<N: Node<'d>>(self, node: N) -> Self::Output {
        node.kind().wanted()
    }
}
