//! What a producer sends: an event in normal form, after it was judged (meaning 6).

use serde::Serialize;

use crate::contract::{Choice, Kind, Member, Node, NodeVisitor, Object, ObjectVisitor};
use crate::fault::{Faults, Stop};
use crate::grammar::timestamp;
use crate::json::{Keys, Skip, Text, number, string, unescape, white_space};
use crate::report::{Outcome, report, to_canonical_json, write_number, write_text};
use crate::walk::judge;
use crate::{ContractError, Options, Value};

/// The bytes to send for a typed event.
pub(crate) fn event<'d, C: Choice<'d>, E: Serialize>(
    choice: C,
    event: &E,
    options: &Options,
) -> Result<Vec<u8>, ContractError> {
    json(choice, &to_canonical_json(event), options)
}

/// The bytes to send for an event that is given as JSON text.
pub(crate) fn json<'d, C: Choice<'d>>(
    choice: C,
    text: &str,
    options: &Options,
) -> Result<Vec<u8>, ContractError> {
    let judgement = judge(choice, Value::Text(text), options, |event_type, _| event_type);
    let Some(event_type) = judgement.event else {
        let report = report(choice, Value::Text(text), options, judgement).into_owned();
        return Err(ContractError::new(report, Some(text.into())));
    };
    let bytes = normal_form(choice, event_type, text, !options.strict);
    if bytes.len() > options.max_bytes {
        let judgement = judge(choice, Value::Bytes(&bytes), options, |event_type, _| event_type);
        let report = report(choice, Value::Bytes(&bytes), options, judgement).into_owned();
        debug_assert_eq!(report.outcome, Outcome::Rejected);
        return Err(ContractError::new(report, Some(String::from_utf8(bytes).unwrap_or_default())));
    }
    Ok(bytes)
}

/// The normal form of an accepted event, with the members that the contract does not name or without.
pub(crate) fn normal_form<'d, C: Choice<'d>>(
    choice: C,
    event_type: C::EventType,
    text: &str,
    unknown: bool,
) -> Vec<u8> {
    let bytes = text.as_bytes();
    let (out, faults) = (Vec::with_capacity(bytes.len()), Faults::new(bytes.len(), 0));
    let mut writer = Writer { unknown, value: bytes, out, faults };
    let base = members(choice.base(), FormOf { choice, event_type });
    // reading does not end early here: the text was accepted
    let written = writer.object(&base, white_space(bytes));
    debug_assert!(written.is_ok(), "an accepted event is read again");
    writer.out
}

/// How a value is written, as data: the writer is one for all contracts.
enum Form<'d> {
    Object(Members<'d>),
    List(Box<Form<'d>>),
    Uuid,
    Timestamp,
    /// As what it is.
    Any,
}

/// The members of an object in contract order, by name.
type Members<'d> = Vec<(&'d str, Form<'d>)>;

/// Tells the form of a node, or of the payload that the event type chooses.
#[derive(Clone, Copy)]
struct FormOf<C, T> {
    choice: C,
    event_type: T,
}

fn members<'d, O: Object<'d>, C: Choice<'d>>(object: O, form: FormOf<C, C::EventType>) -> Members<'d> {
    object.members().map(|member| (member.name(), member.node(form))).collect()
}

impl<'d, C: Choice<'d, EventType = T>, T: Copy> NodeVisitor<'d> for FormOf<C, T> {
    type Output = Form<'d>;
    fn visit<N: Node<'d>>(self, node: N) -> Form<'d> {
        match node.kind() {
            Kind::Uuid => Form::Uuid,
            Kind::Timestamp => Form::Timestamp,
            Kind::Object(object) => Form::Object(members(object, self)),
            Kind::List(element, _) => Form::List(Box::new(NodeVisitor::visit(self, element))),
            Kind::Payload => self.choice.payload(self.event_type, self),
            _ => Form::Any,
        }
    }
}

impl<'d, C: Choice<'d, EventType = T>, T: Copy> ObjectVisitor<'d> for FormOf<C, T> {
    type Output = Form<'d>;
    fn visit<O: Object<'d>>(self, object: O) -> Form<'d> {
        Form::Object(members(object, self))
    }
}

/// Writes what it reads, in normal form.
struct Writer<'v> {
    unknown: bool,
    value: &'v [u8],
    out: Vec<u8>,
    faults: Faults,
}

impl<'v> Writer<'v> {
    /// Writes an object's members in contract order, then the others in theirs.
    fn object(&mut self, members: &[(&str, Form<'_>)], rest: &'v [u8]) -> Result<&'v [u8], Stop> {
        let named = |key: &Text<'_>| {
            let name = unescape(key.content);
            members.iter().position(|member| member.0 == name)
        };
        let mut values: Vec<Option<&'v [u8]>> = vec![None; members.len()];
        let first = inside(rest);
        let mut rest = first;
        while let Some((key, value)) = self.member(rest)? {
            if let Some(place) = named(&key).and_then(|index| values.get_mut(index)) {
                *place = Some(value);
            }
            rest = next(self.skip(value)?);
        }
        let after = inside(rest);
        self.out.push(b'{');
        for ((name, form), value) in members.iter().zip(values) {
            if let Some(value) = value {
                self.key(name);
                self.described(form, value)?;
            }
        }
        rest = first;
        while self.unknown {
            let Some((key, value)) = self.member(rest)? else { break };
            rest = next(if named(&key).is_some() {
                self.skip(value)?
            } else {
                self.key(&unescape(key.content));
                self.any(value)?
            });
        }
        self.out.push(b'}');
        Ok(after)
    }

    /// A member's key, and what begins with its value; none where the object ends.
    fn member(&mut self, rest: &'v [u8]) -> Result<Option<(Text<'v>, &'v [u8])>, Stop> {
        let [b'"', after @ ..] = rest else {
            return Ok(None);
        };
        let (key, after) = string(after, &mut self.faults)?;
        Ok(Some((key, inside(white_space(after)))))
    }

    /// Writes a key, and a comma before it where it is not the first.
    fn key(&mut self, name: &str) {
        if self.out.last() != Some(&b'{') {
            self.out.push(b',');
        }
        write_text(&mut self.out, name);
        self.out.push(b':');
    }

    fn skip(&self, rest: &'v [u8]) -> Result<&'v [u8], Stop> {
        let (mut faults, mut keys) = (Faults::new(self.value.len(), 0), Keys::default());
        Skip { value: self.value, faults: &mut faults, keys: &mut keys }.value(rest, 0)
    }

    /// Writes a list, or an array that the contract does not describe.
    fn array(
        &mut self,
        rest: &'v [u8],
        mut element: impl FnMut(&mut Self, &'v [u8]) -> Result<&'v [u8], Stop>,
    ) -> Result<&'v [u8], Stop> {
        self.out.push(b'[');
        let mut rest = inside(rest);
        let mut first = true;
        while !matches!(rest, [b']', ..] | []) {
            if !first {
                self.out.push(b',');
            }
            first = false;
            let after = element(self, rest)?;
            rest = next(after);
        }
        self.out.push(b']');
        Ok(inside(rest))
    }

    /// Writes a value that the contract does not describe.
    fn any(&mut self, rest: &'v [u8]) -> Result<&'v [u8], Stop> {
        match rest {
            [b'"', ..] => self.text(rest),
            [b'{', ..] => {
                self.out.push(b'{');
                let mut rest = inside(rest);
                while let Some((key, value)) = self.member(rest)? {
                    self.key(&unescape(key.content));
                    rest = next(self.any(value)?);
                }
                self.out.push(b'}');
                Ok(inside(rest))
            }
            [b'[', ..] => self.array(rest, Self::any),
            [b'-' | b'0'..=b'9', ..] => self.number(rest),
            _ => {
                let after = self.skip(rest)?;
                self.out.extend_from_slice(crate::json::before(rest, after));
                Ok(after)
            }
        }
    }

    fn text(&mut self, rest: &'v [u8]) -> Result<&'v [u8], Stop> {
        let (text, after) = string(rest.get(1..).unwrap_or_default(), &mut self.faults)?;
        write_text(&mut self.out, &unescape(text.content));
        Ok(after)
    }

    fn number(&mut self, rest: &'v [u8]) -> Result<&'v [u8], Stop> {
        let (value, after) = number(rest, &mut self.faults)?;
        if value.is_finite() {
            write_number(&mut self.out, value);
        } else {
            // no binary64 is nearest to it: it stays as it is written
            self.out.extend_from_slice(crate::json::before(rest, after));
        }
        Ok(after)
    }

    fn described(&mut self, form: &Form<'_>, rest: &'v [u8]) -> Result<&'v [u8], Stop> {
        match (form, rest) {
            (Form::Uuid | Form::Timestamp, [b'"', content @ ..]) => {
                let (text, after) = string(content, &mut self.faults)?;
                let text = unescape(text.content);
                let normal = match form {
                    Form::Uuid => Some(text.to_ascii_lowercase()),
                    _ => timestamp::read(text.as_bytes()).map(|(timestamp, _)| timestamp.normal_form(&text)),
                };
                write_text(&mut self.out, &normal.unwrap_or(text));
                Ok(after)
            }
            (Form::Object(members), [b'{', ..]) => self.object(members, rest),
            (Form::List(element), [b'[', ..]) => {
                self.array(rest, |writer, rest| writer.described(element, rest))
            }
            _ => self.any(rest),
        }
    }
}

/// What is left after a bracket or a colon, and white space.
fn inside(rest: &[u8]) -> &[u8] {
    white_space(rest.get(1..).unwrap_or_default())
}

/// What is left after a value and the comma that follows it, if one does.
fn next(rest: &[u8]) -> &[u8] {
    match white_space(rest) {
        [b',', ..] => inside(white_space(rest)),
        rest => rest,
    }
}
