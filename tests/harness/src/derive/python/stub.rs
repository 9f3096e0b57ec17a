//! The types of a topic's module, as a stub.

use flowops_contracts::Options;
use flowops_contracts::description::{DescribedValue, FieldKind};

use super::module::{CHECK_MANY, IS_VALID_MANY, PARSE_MANY};
use super::names::quoted;
use super::words::literal;
use super::{Attribute, Builder, Class, PythonTopic};

/// What a constructor or a builder takes.
pub(super) struct Signature {
    parameters: Vec<Parameter>,
    named_only: bool,
}

struct Parameter {
    name: String,
    kind: String,
    /// What it is where it is not given.
    default: Option<&'static str>,
}

impl Signature {
    pub(super) fn of_class(class: &Class) -> Self {
        let parameters = class.attributes.iter().map(|attribute| Parameter {
            name: attribute.name.clone(),
            kind: kind(attribute, class.event.as_deref(), Side::Taken),
            default: match attribute.value.kind {
                FieldKind::EventType => Some("..."),
                _ => attribute.default(),
            },
        });
        Signature { parameters: parameters.collect(), named_only: false }
    }

    pub(super) fn of_builder(builder: &Builder) -> Self {
        let parameters = builder.parameters.iter().map(|(attribute, filled)| Parameter {
            name: attribute.name.clone(),
            kind: match kind(attribute, None, Side::Built) {
                kind if *filled => format!("{kind} | None"),
                kind => kind,
            },
            default: if *filled { Some("None") } else { attribute.default() },
        });
        // what must be given first
        let (mut given, other): (Vec<_>, Vec<_>) = parameters.partition(|one| one.default.is_none());
        given.extend(other);
        given.push(Parameter { name: "strict".into(), kind: "bool".into(), default: Some("True") });
        Signature { parameters: given, named_only: true }
    }

    /// Without types, as `help` shows it: a position that comes before one that must be given has no default.
    pub(super) fn plain(&self) -> String {
        let last = self.last();
        let parameters =
            self.parameters.iter().enumerate().map(|(index, parameter)| match parameter.default {
                Some(default) if self.named_only || index >= last => format!("{}={default}", parameter.name),
                _ => parameter.name.clone(),
            });
        let star = self.named_only.then(|| "*".to_string());
        format!("({})", star.into_iter().chain(parameters).collect::<Vec<_>>().join(", "))
    }

    /// Whether one line says all ways of calling.
    pub(super) fn has_one_form(&self) -> bool {
        self.named_only
            || self.parameters.iter().take(self.last()).all(|parameter| parameter.default.is_none())
    }

    /// How many come up to the last one that must be given.
    fn last(&self) -> usize {
        self.parameters.iter().rposition(|parameter| parameter.default.is_none()).map_or(0, |index| index + 1)
    }

    /// Each way of calling: its parameters with their types.
    fn typed(&self) -> Vec<Vec<String>> {
        let last = self.last();
        let write = |named_only: bool| {
            let mut parameters: Vec<String> = named_only.then(|| "*".into()).into_iter().collect();
            for (index, Parameter { name, kind, default }) in self.parameters.iter().enumerate() {
                let default = default.filter(|_| named_only || index >= last);
                let default = default.map(|default| format!(" = {default}")).unwrap_or_default();
                parameters.push(format!("{name}: {kind}{default}"));
            }
            parameters
        };
        match (self.named_only, self.has_one_form()) {
            (true, _) => vec![write(true)],
            (false, true) => vec![write(false)],
            (false, false) => vec![write(false), write(true)],
        }
    }
}

impl Attribute {
    fn default(&self) -> Option<&'static str> {
        match (self.optional, self.value.nullable) {
            (true, true) => Some("..."),
            (true, false) => Some("None"),
            _ => None,
        }
    }
}

/// Whether a type is of what is read, or of what a constructor or a builder takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Read,
    Exact,
    Taken,
    Built,
}

fn kind(attribute: &Attribute, event: Option<&str>, side: Side) -> String {
    let text = match (&attribute.payload, attribute.value.kind, event) {
        (Some(payload), ..) => payload.clone(),
        (None, FieldKind::EventType, Some(event)) => literal(&[event]),
        _ => of_value(&attribute.value, side),
    };
    // where null is in the type of the value, absence is told apart from it
    match (attribute.optional, text.strip_suffix(" | None")) {
        (true, Some(text)) => format!("{text} | Absent | None"),
        (true, None) => format!("{text} | None"),
        (false, _) => text,
    }
}

fn of_value(value: &DescribedValue, side: Side) -> String {
    let text = match (value.kind, side) {
        (FieldKind::Uuid, Side::Built) => "UUID | str".into(),
        (FieldKind::Uuid, _) => "UUID".into(),
        (FieldKind::Timestamp, Side::Read) => "datetime".into(),
        (FieldKind::Timestamp, Side::Taken) => "datetime | int".into(),
        (FieldKind::Timestamp, Side::Built) => "datetime | int | str".into(),
        (FieldKind::Number, _) => "float".into(),
        (FieldKind::Whole, _) | (FieldKind::Timestamp, Side::Exact) => "int".into(),
        (FieldKind::Boolean, _) => "bool".into(),
        (FieldKind::OneOf, _) => {
            let words: Vec<&str> = value.words.iter().map(String::as_str).collect();
            literal(&words)
        }
        (FieldKind::Object, side) => {
            let name = value.object.as_ref().map(|object| object.name.as_str()).unwrap_or_default();
            if side == Side::Built { like(name) } else { name.into() }
        }
        (FieldKind::List, side) => {
            let element = value.element.as_deref().map(|element| of_value(element, side)).unwrap_or_default();
            match side {
                Side::Read | Side::Exact => format!("tuple[{element}, ...]"),
                Side::Taken | Side::Built => format!("Sequence[{element}]"),
            }
        }
        _ => "str".into(),
    };
    if value.nullable { format!("{text} | None") } else { text }
}

/// The type of what a builder takes for an object.
fn like(class: &str) -> String {
    format!("_{class}Like")
}

/// The stub.
pub(super) fn stub(topic: &PythonTopic) -> String {
    let described = &topic.description;
    let mut body = format!("__all__ = {}\n\n", super::module::names(topic));
    body += &format!("TOPIC: Final = {}\n", quoted(&described.topic));
    body += &format!("VERSION: Final = {}\n", quoted(&described.version));
    body += &format!("FINGERPRINT: Final = {}\n", quoted(&described.fingerprint()));
    body += "EXAMPLES: Final[Mapping[str, str]]\n";
    for class in &topic.classes {
        body += &class_of(class);
    }
    let events: Vec<_> = topic.classes.iter().filter(|class| class.event.is_some()).collect();
    let events: Vec<_> = events.iter().map(|class| class.name.as_str()).collect();
    body += &format!("\n{}: TypeAlias = {}\n", described.base.name, events.join(" | "));
    body += &verbs(&described.base.name);
    for builder in &topic.builders {
        let parameters = Signature::of_builder(builder).typed().concat();
        let says = format!("{}\n\n    {}\n    ", super::module::BUILDER, builder.documentation);
        body += &function("", &builder.name, &parameters, &builder.class, Some(&says));
    }
    format!(
        "\"\"\"Topic `{}`: {}\"\"\"\n\n{}\n\n{}\n{body}",
        described.topic,
        described.purpose,
        super::module::HEADER,
        imports(&body)
    )
}

/// The lines that import what the stub names.
fn imports(body: &str) -> String {
    let from = |module: &str, names: &[&str]| {
        let used: Vec<&str> = names.iter().copied().filter(|name| body.contains(*name)).collect();
        if used.is_empty() { String::new() } else { format!("from {module} import {}\n", used.join(", ")) }
    };
    [
        from("collections.abc", &["Iterator", "Mapping", "Sequence"]),
        from("datetime", &["datetime"]),
        from("typing", &["Any", "Final", "Literal", "TypeAlias", "final", "overload"]),
        from("uuid", &["UUID"]),
        "\n".into(),
        from(".", &["Absent", "Report"]),
        from(".types", &["BinaryFile", "Value"]),
    ]
    .concat()
}

fn verbs(event: &str) -> String {
    let options = Options::default();
    let given = |parameters: &[&str]| parameters.iter().map(ToString::to_string).collect::<Vec<_>>();
    let bytes = format!("max_bytes: int = {}", options.max_bytes);
    let findings = format!("max_findings: int = {}", options.max_findings);
    let value = given(&["value: Value", "*", "strict: bool = False", &bytes, &findings]);
    let values = given(&["values: Sequence[Value]", "*", "strict: bool = False", &bytes, &findings]);
    let file = given(&["binary_file: BinaryFile", "*", "strict: bool = False", &bytes, &findings]);
    let sent = format!("event: {event} | Mapping[str, object]");
    let sent = given(&[&sent, "*", "strict: bool = True", &bytes]);
    let report = format!("Report[{event}]");
    [
        function("", "parse", &value, event, Some("Gives the typed event that a value is; fails with `ContractError` where it is none.")),
        function("", "check", &value, &report, Some("Says what a value is: its event, or every fault at its place. Never fails on data.")),
        function("", "check_lines", &file, &format!("Iterator[tuple[int, {report}]]"), Some("The number and the report of each line of a file that is not blank; the file is read in chunks.")),
        function("", "is_valid", &value, "bool", Some("Whether a value is accepted: the cheapest answer, and the same as that of `check`.")),
        function("", "is_valid_many", &values, "bytes", Some(IS_VALID_MANY)),
        function("", "parse_many", &values, &format!("list[{event}]"), Some(PARSE_MANY)),
        function("", "check_many", &values, &format!("list[{report}]"), Some(CHECK_MANY)),
        function("", "serialize", &sent, "bytes", Some("The bytes to send for an event or a mapping in wire spelling, after it was judged.")),
    ]
    .concat()
}

fn class_of(class: &Class) -> String {
    let names: Vec<_> = class.attributes.iter().map(|attribute| quoted(&attribute.name)).collect();
    let comma = if names.len() == 1 { "," } else { "" };
    let mut text = format!(
        "\n@final\nclass {}:\n    \"\"\"{}\"\"\"\n\n    __match_args__: Final = ({}{comma})\n\n",
        class.name,
        class.documentation,
        names.join(", ")
    );
    let ways = Signature::of_class(class).typed();
    for mut way in ways.clone() {
        way.insert(0, "cls".into());
        text += if ways.len() > 1 { "    @overload\n" } else { "" };
        text += &function("    ", "__new__", &way, &class.name, None);
    }
    for attribute in &class.attributes {
        let of = kind(attribute, class.event.as_deref(), Side::Read);
        text += &property(&attribute.name, &of, &attribute.documentation);
        if attribute.is_dated() {
            let documentation = format!("{} In nanoseconds since 1970.", attribute.documentation);
            let of = kind(attribute, None, Side::Exact);
            text += &property(&format!("{}_ns", attribute.name), &of, &documentation);
        }
    }
    text += &format!(
        "    def __eq__(self, other: object, /) -> bool: ...\n    def __hash__(self) -> int: ...\n    def __copy__(self) -> {0}: ...\n    def __deepcopy__(self, memo: Mapping[int, object], /) -> {0}: ...\n    def __reduce__(self) -> tuple[type[{0}], tuple[object, ...]]: ...\n",
        class.name
    );
    text += "    def to_dict(self) -> dict[str, Any]:\n        \"\"\"The normal form in wire spelling: what the event's JSON holds.\"\"\"\n";
    if !class.is_view {
        let members: Vec<_> = class.attributes.iter().map(|member| kind(member, None, Side::Built)).collect();
        let (name, like, members) = (&class.name, like(&class.name), members.join(", "));
        text += &format!("\n{like}: TypeAlias = {name} | tuple[{members}] | Mapping[str, object]\n");
    }
    text
}

fn property(name: &str, kind: &str, documentation: &str) -> String {
    format!("    @property\n    def {name}(self) -> {kind}:\n        \"\"\"{documentation}\"\"\"\n")
}

/// A function's head, broken over lines as the formatter of Python has it, and what it says.
pub(super) fn function(
    indent: &str,
    name: &str,
    parameters: &[String],
    result: &str,
    says: Option<&str>,
) -> String {
    const WIDEST: usize = 110;
    let (head, tail) = (format!("{indent}def {name}("), format!(") -> {result}:"));
    let all = parameters.join(", ");
    let (inner, ending) = (format!("{indent}    "), if says.is_some() { "" } else { " ..." });
    let mut text = if head.len() + all.len() + tail.len() + ending.len() <= WIDEST {
        format!("{head}{all}{tail}")
    } else if inner.len() + all.len() <= WIDEST {
        format!("{head}\n{inner}{all}\n{indent}{tail}")
    } else {
        let lines: Vec<_> = parameters.iter().map(|parameter| format!("{inner}{parameter},\n")).collect();
        format!("{head}\n{}{indent}{tail}", lines.concat())
    };
    text += &says.map_or(format!("{ending}\n"), |says| format!("\n{inner}\"\"\"{says}\"\"\"\n"));
    if says.is_some() { format!("\n{text}") } else { text }
}
