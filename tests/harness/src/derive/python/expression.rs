//! Expressions of Rust about a field: how it is read, taken, shown as a plain value of Python.
//!
//! Each is of type `Made`. What is taken or shown is a `&Bound` named `value`.

use flowops_contracts::description::{DescribedValue, FieldKind};

use super::Attribute;

/// Reads a field from the slot that an expression gives; timestamps as nanoseconds or as `datetime`.
pub(super) fn read(value: &DescribedValue, slot: &str, exact: bool, named: &Named<'_>) -> String {
    let made = match value.kind {
        FieldKind::Text => format!("record.text({slot})"),
        FieldKind::Uuid => format!("fast::uuid(py, record.slots.uuid({slot}).as_u128())"),
        FieldKind::Timestamp if exact => {
            format!("moment::nanoseconds(&record.slots.timestamp({slot})).into_bound_py_any(py)")
        }
        FieldKind::Timestamp => format!("record.datetime({slot})"),
        FieldKind::Number => format!("number(py, record.slots.number({slot}))"),
        FieldKind::Whole => format!("record.slots.whole({slot}).into_bound_py_any(py)"),
        FieldKind::Boolean => format!("record.slots.boolean({slot}).into_bound_py_any(py)"),
        FieldKind::EventType => word(named.event),
        FieldKind::Payload => format!("{}::read(record, {slot})", named.payload),
        FieldKind::OneOf => {
            let (last, others) =
                value.words.split_last().map_or(("", [].as_slice()), |(last, others)| (last, others));
            let others =
                others.iter().enumerate().map(|(index, name)| format!("{index} => {}, ", word(name)));
            format!(
                "match record.slots.index({slot}) {{ {}_ => {} }}",
                others.collect::<String>(),
                word(last)
            )
        }
        FieldKind::List => {
            let element = element(value);
            let (width, linked) = (element.slots(), element.has_list());
            let made = read(element, "slot", exact, named);
            format!("record.list(record.slots.elements({slot}, {width}, {linked}).map(|slot| {made}))")
        }
        // an object's first slot says that it is there
        _ => format!("{}::read(record, {slot} + 1)", object(value)),
    };
    if value.nullable {
        format!("if record.slots.null({slot}) {{ Made::Ok(py.None().into_bound(py)) }} else {{ {made} }}")
    } else {
        made
    }
}

/// What a class's fields are of beyond what is described of them.
#[derive(Clone, Copy, Default)]
pub(super) struct Named<'a> {
    pub(super) event: &'a str,
    pub(super) payload: &'a str,
}

/// A text that Python holds once.
pub(super) fn word(text: &str) -> String {
    format!("Made::Ok(intern!(py, {text:?}).clone().into_any())")
}

/// What a constructor keeps of a value.
pub(super) fn take(value: &DescribedValue, named: &Named<'_>) -> String {
    let taken = match value.kind {
        FieldKind::Uuid => kept("value.is_instance(fast::uuid_class(py)?)?", "UUID"),
        FieldKind::Timestamp => "take::exact(value)".into(),
        FieldKind::Number => "take::number(value)".into(),
        FieldKind::Whole => kept("take::is_whole(value)", "int"),
        FieldKind::Boolean => kept("value.is_instance_of::<PyBool>()", "bool"),
        FieldKind::Object => of_class(object(value)),
        FieldKind::Payload => of_class(named.payload),
        FieldKind::List => format!("take::tuple(value, |value| {})", take(element(value), named)),
        _ => kept("value.is_instance_of::<PyString>()", "str"),
    };
    unless_none(value, taken)
}

/// A value of which something has to be so.
fn kept(so: &str, what: &str) -> String {
    format!("take::kept(value, {so}, {what:?})")
}

fn of_class(class: &str) -> String {
    kept(&format!("value.is_instance_of::<{class}>()"), class)
}

/// The `datetime` of nanoseconds.
pub(super) fn date(value: &DescribedValue) -> String {
    let dated = match value.kind {
        FieldKind::List => format!("take::tuple(value, |value| {})", date(element(value))),
        _ => "take::moment(value)?.into_bound_py_any(py)".into(),
    };
    unless_none(value, dated)
}

/// The normal form of an exact attribute.
pub(super) fn plain(value: &DescribedValue) -> String {
    let plain = match value.kind {
        FieldKind::Uuid => "value.str().map(Bound::into_any)".into(),
        FieldKind::Timestamp => "moment::text(&take::moment(value)?).into_bound_py_any(py)".into(),
        FieldKind::Object | FieldKind::Payload => "value.call_method0(\"to_dict\")".into(),
        FieldKind::List => format!("take::list(value, |value| {})", plain(element(value))),
        _ => return SAME.into(),
    };
    unless_none(value, plain)
}

/// What a builder writes of a value: an object may be given by the positions of its members.
pub(super) fn built(value: &DescribedValue) -> String {
    let built = match (value.kind, &value.object) {
        (FieldKind::Object, Some(object)) => format!("{}(value)", like(&object.name)),
        (FieldKind::List, _) => format!("take::list(value, |value| {})", built(element(value))),
        _ => return SAME.into(),
    };
    unless_none(value, built)
}

/// The function that makes a mapping of what a builder takes for an object.
pub(super) fn like(class: &str) -> String {
    format!("{}_like", super::names::snake(class))
}

pub(super) const SAME: &str = "Ok(value.clone())";

fn unless_none(value: &DescribedValue, otherwise: String) -> String {
    if value.nullable { format!("if value.is_none() {{ {SAME} }} else {{ {otherwise} }}") } else { otherwise }
}

fn element(value: &DescribedValue) -> &DescribedValue {
    value.element.as_deref().unwrap_or(value)
}

fn object(value: &DescribedValue) -> &str {
    value.object.as_ref().map(|object| object.name.as_str()).unwrap_or_default()
}

impl Attribute {
    /// Whether it is kept once it was made: an object or a list.
    pub(super) fn is_kept(&self, exact: bool) -> bool {
        !exact && matches!(self.value.kind, FieldKind::Object | FieldKind::Payload | FieldKind::List)
    }

    /// What the attribute is where the member is absent.
    pub(super) fn absent(&self) -> &'static str {
        if self.value.nullable { "absent(py)" } else { "Made::Ok(py.None().into_bound(py))" }
    }

    /// Whether a value says that the member is absent.
    pub(super) fn is_absent(&self, value: &str) -> String {
        if self.value.nullable {
            format!("{value}.is_instance_of::<Absent>()")
        } else {
            format!("{value}.is_none()")
        }
    }
}
