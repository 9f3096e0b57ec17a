//! The texts of an event where a host reads them whose strings count in UTF-16 units: all of one kind, so that
//! one call makes the strings of many fields.

use smallvec::SmallVec;

use super::{ABSENT, NULL, Slots, Span};
use crate::bytes::{HIGHS, ONES};
use crate::contract::{Choice, Kind, Member, Node, NodeVisitor, Object, ObjectVisitor, Step};
use crate::json::{decoded, four_digits};

/// Where the spans of an event's texts are spans of.
///
/// ```
/// use flowops_contracts::record::{Slots, Texts};
/// use flowops_contracts::{Options, TOPICS, order_events};
///
/// let value = order_events::EXAMPLES[1].1.replace("ORD-123", r"ORD-\u00fc");
/// let mut slots = Vec::new();
/// let event_type = TOPICS[0].read(value.as_str().into(), &Options::default(), &mut slots).unwrap_or_default();
/// let Texts::Utf16(units) = TOPICS[0].texts(event_type, value.as_bytes(), &mut slots) else { unreachable!() };
/// let id = Slots::new("", &slots).span(order_events::description().base.slots());
/// assert_eq!(String::from_utf16_lossy(&units[id.start()..][..id.length()]), "ORD-ü");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Texts {
    /// The value, as the walk left them: all are in normal form and ASCII.
    #[default]
    Value,
    /// These bytes, which are ASCII.
    Ascii(Vec<u8>),
    /// These units, by units.
    Utf16(Vec<u16>),
}

/// Turns the texts of an event into one kind, all of them in normal form, and their slots to where they are.
pub(crate) fn texts<'d, C: Choice<'d>>(
    choice: C,
    event_type: C::EventType,
    value: &[u8],
    slots: &mut [u64],
) -> Texts {
    let mut standing = is_ascii(value);
    let view = Slots::new(value, slots);
    each(choice, event_type, view, &mut |slot, _| standing &= view.span(slot).normal());
    if standing {
        return Texts::Value;
    }
    let mut found: SmallVec<[(usize, Form); 32]> = SmallVec::new();
    each(choice, event_type, view, &mut |slot, form| found.push((slot, form)));
    let mut units = Vec::with_capacity(value.len());
    for (slot, form) in found {
        let begin = units.len();
        push(&mut units, form, Slots::new(value, slots), slot);
        if let Some(slot) = slots.get_mut(slot) {
            *slot = Span::new(begin, units.len() - begin, true).slot();
        }
    }
    if units.iter().fold(0, |all, unit| all | unit) < 0x80 {
        return Texts::Ascii(units.into_iter().map(|unit| unit as u8).collect());
    }
    Texts::Utf16(units)
}

/// Writes a text. It is written by bytes, since it was read as UTF-8 before.
fn push(units: &mut Vec<u16>, form: Form, view: Slots<'_, &[u8]>, slot: usize) {
    let span = view.span(slot);
    let text = view.value().get(span.start()..span.start() + span.length()).unwrap_or_default();
    match form {
        Form::Uuid if !span.normal() => push_ascii(units, view.uuid_text(slot).as_bytes()),
        Form::Timestamp if !span.normal() => push_ascii(units, view.timestamp_text(slot).as_bytes()),
        Form::Text => push_text(units, text),
        _ => push_ascii(units, text),
    }
}

fn push_ascii(units: &mut Vec<u16>, text: &[u8]) {
    units.extend(text.iter().map(|byte| u16::from(*byte)));
}

fn push_text(units: &mut Vec<u16>, mut rest: &[u8]) {
    loop {
        let plain = rest.len() - wide_or_escaped(rest).len();
        let Some((ascii, mut tail)) = rest.split_at_checked(plain) else { return };
        push_ascii(units, ascii);
        // escapes stand side by side, and so do characters of a script
        rest = loop {
            tail = match tail {
                // a unit each, also where two are a pair
                [b'\\', b'u', digits @ ..] => {
                    let (unit, after) = four_digits(digits).unwrap_or_default();
                    units.push(unit as u16);
                    after
                }
                [b'\\', _, after @ ..] => {
                    let escape = tail.get(..2).unwrap_or_default();
                    units.extend(decoded(escape).map(|unit| unit.shown() as u16));
                    after
                }
                [first @ 0xc0..=0xdf, second, after @ ..] => {
                    units.push(u16::from(first & 0x1f) << 6 | continued(*second));
                    after
                }
                [first @ 0xe0..=0xef, second, third, after @ ..] => {
                    units.push(u16::from(*first) << 12 | continued(*second) << 6 | continued(*third));
                    after
                }
                [first @ 0xf0..=0xff, second, third, fourth, after @ ..] => {
                    let high = u16::from(first & 7) << 8 | continued(*second) << 2 | continued(*third) >> 4;
                    units.push(0xd800 + high - 0x40);
                    units.push(0xdc00 | (continued(*third) & 0xf) << 6 | continued(*fourth));
                    after
                }
                [] => return,
                rest => break rest,
            };
        };
    }
}

/// What is left from the first byte on that is not a character as it stands.
fn wide_or_escaped(mut rest: &[u8]) -> &[u8] {
    while let Some((word, after)) = rest.split_first_chunk::<8>() {
        let word = u64::from_le_bytes(*word);
        let backslash = word ^ (ONES * u64::from(b'\\'));
        if (word | backslash.wrapping_sub(ONES)) & HIGHS != 0 {
            break;
        }
        rest = after;
    }
    while let [byte, after @ ..] = rest {
        if *byte == b'\\' || !byte.is_ascii() {
            break;
        }
        rest = after;
    }
    rest
}

/// By words of 64 bits, which WebAssembly has, where the standard library takes an address's size.
fn is_ascii(bytes: &[u8]) -> bool {
    let (words, rest) = bytes.as_chunks::<8>();
    let all = words.iter().fold(0, |all, word| all | u64::from_le_bytes(*word));
    all & HIGHS == 0 && rest.is_ascii()
}

/// What a byte of a character that is not its first adds.
fn continued(byte: u8) -> u16 {
    u16::from(byte & 0x3f)
}

/// What a text is the text of.
#[derive(Clone, Copy)]
enum Form {
    Text,
    Uuid,
    Timestamp,
}

/// Calls with the slot of each text.
fn each<'d, C: Choice<'d>>(
    choice: C,
    event_type: C::EventType,
    view: Slots<'_, &[u8]>,
    each: &mut dyn FnMut(usize, Form),
) {
    let mut object = Each { view, slot: 0, tell: each };
    choice.base().in_order(&mut object);
    object.slot = choice.base().width();
    choice.payload(event_type, object);
}

/// Goes over the texts of what begins at a slot.
struct Each<'v, 'e> {
    view: Slots<'v, &'v [u8]>,
    slot: usize,
    tell: &'e mut dyn FnMut(usize, Form),
}

impl<'v> Each<'v, '_> {
    fn at(&mut self, slot: usize) -> Each<'v, '_> {
        Each { view: self.view, slot, tell: self.tell }
    }
}

impl<'d> ObjectVisitor<'d> for Each<'_, '_> {
    type Output = ();
    fn visit<O: Object<'d>>(mut self, object: O) {
        object.in_order(&mut self);
    }
}

impl<'d> Step<'d> for Each<'_, '_> {
    fn step<M: Member<'d>>(&mut self, member: M) -> bool {
        member.node(self.at(self.slot + member.slot()));
        true
    }
}

impl<'d> NodeVisitor<'d> for Each<'_, '_> {
    type Output = ();
    fn visit<N: Node<'d>>(mut self, node: N) {
        let slot = self.slot;
        if matches!(self.view.slot(slot), ABSENT | NULL) {
            return;
        }
        match node.kind() {
            Kind::Text(_) => (self.tell)(slot, Form::Text),
            Kind::Uuid => (self.tell)(slot, Form::Uuid),
            Kind::Timestamp => (self.tell)(slot, Form::Timestamp),
            Kind::Object(object) => object.in_order(&mut self.at(slot + 1)),
            Kind::List(element, _) => {
                for slot in self.view.elements_of(slot, element) {
                    NodeVisitor::visit(self.at(slot), element);
                }
            }
            _ => {}
        }
    }
}
