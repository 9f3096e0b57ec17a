//! The texts of an event where a host reads them whose strings count in UTF-16 units: all of one kind, so that
//! one call makes the strings of many fields.

use super::{ABSENT, NULL, Slots, Span};
use crate::contract::{Choice, Kind, Member, Node, NodeVisitor, Object, ObjectVisitor, Step};

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
    Ascii(String),
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
    let mut standing = value.is_ascii();
    let view = Slots::new(value, slots);
    each(choice, event_type, view, &mut |slot, _| standing &= view.span(slot).normal());
    if standing {
        return Texts::Value;
    }
    let mut ascii = String::with_capacity(value.len());
    let mut places = Vec::with_capacity(slots.len() / 2);
    each(choice, event_type, view, &mut |slot, form| {
        let start = ascii.len();
        ascii.push_str(&match form {
            Form::Text => view.text(slot),
            Form::Uuid => view.uuid_text(slot),
            Form::Timestamp => view.timestamp_text(slot),
        });
        places.push((slot, Span::new(start, ascii.len() - start, true)));
    });
    let texts = if ascii.is_ascii() {
        Texts::Ascii(ascii)
    } else {
        let mut units = Vec::with_capacity(ascii.len());
        for (_, place) in &mut places {
            let start = units.len();
            let text = ascii.get(place.start()..place.start() + place.length()).unwrap_or_default();
            push_utf16(&mut units, text);
            *place = Span::new(start, units.len() - start, true);
        }
        Texts::Utf16(units)
    };
    for (slot, place) in places {
        if let Some(slot) = slots.get_mut(slot) {
            *slot = place.slot();
        }
    }
    texts
}

fn push_utf16(units: &mut Vec<u16>, text: &str) {
    if text.is_ascii() {
        units.extend(text.bytes().map(u16::from));
    } else {
        units.extend(text.encode_utf16());
    }
}

/// What a text is the text of.
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
