//! The classes of a topic, as Rust makes them.

use super::expression::{Named, SAME, built, date, like, plain, read, take, word};
use super::names::raw;
use super::stub::Signature;
use super::{Attribute, Class};

/// A class: what it holds, how it is read from a record, what Python sees of it.
pub(super) fn declaration(module: &str, class: &Class) -> String {
    let parts = [structure(module, class), reading(class), methods(class)];
    let like = if class.is_view { String::new() } else { positions(class) };
    parts.concat() + &like
}

/// What an object holds of each attribute: a name, what it says, and whether timestamps are nanoseconds.
fn cells(class: &Class) -> Vec<(String, String, &Attribute, bool)> {
    let mut cells = Vec::new();
    for attribute in &class.attributes {
        let Attribute { name, documentation, .. } = attribute;
        cells.push((raw(name), documentation.clone(), attribute, false));
        if attribute.is_dated() {
            let said = format!("{documentation} In nanoseconds since 1970.");
            cells.push((format!("{name}_ns"), said, attribute, true));
        }
    }
    cells
}

fn structure(module: &str, class: &Class) -> String {
    // events and payloads are often let go before the next is made, which then takes their memory
    let memory = if class.is_view { ", freelist = 64" } else { "" };
    let mut text = format!(
        "\n/// {}\n#[pyclass(frozen{memory}, module = \"flowops_contracts.{module}\")]\npub(crate) struct {} {{\n",
        class.documentation, class.name
    );
    if class.is_view {
        text += &format!("    view: View<{}>,\n", cells(class).len());
    }
    for (name, said, attribute, exact) in cells(class) {
        if !class.is_view {
            text += &format!("    /// {said}\n    #[pyo3(get)]\n    {name}: Py<PyAny>,\n");
        } else if attribute.is_kept(exact) {
            text += &format!("    {name}: Kept,\n");
        }
    }
    text + "}\n"
}

fn reading(class: &Class) -> String {
    let mut text = format!(
        "\nimpl {} {{\n    fn read<'py>(record: &Record<'_, 'py>, first: usize) -> Made<'py> {{\n",
        class.name
    );
    if class.is_view {
        text +=
            &format!("        fast::leaf(record.py(), Self {{ view: record.view(first){} }})\n", kept(class));
    } else {
        text += "        let py = record.py();\n        fast::leaf(py, Self {\n";
        for (name, _, attribute, exact) in cells(class) {
            text +=
                &format!("            {name}: {}?.unbind(),\n", braced(read_cell(class, attribute, exact)));
        }
        text += "        })\n";
    }
    text + "    }\n" + &exact(class) + "}\n"
}

/// The attributes that are kept once they were read, as fields that are empty.
fn kept(class: &Class) -> String {
    let kept = cells(class).into_iter().filter(|(_, _, attribute, exact)| attribute.is_kept(*exact));
    let kept: Vec<_> = kept.map(|(name, ..)| format!(", {name}: Kept::default()")).collect();
    kept.concat()
}

/// Reads an attribute that may be absent.
fn read_cell(class: &Class, attribute: &Attribute, exact: bool) -> String {
    let slot = match attribute.slot {
        0 => "first".into(),
        slot => format!("first + {slot}"),
    };
    let named = named(class, attribute);
    let made = read(&attribute.value, &slot, exact, &named);
    if attribute.optional {
        format!("if record.slots.absent({slot}) {{ {} }} else {{ {made} }}", attribute.absent())
    } else {
        made
    }
}

fn named<'a>(class: &'a Class, attribute: &'a Attribute) -> Named<'a> {
    Named {
        event: class.event.as_deref().unwrap_or_default(),
        payload: attribute.payload.as_deref().unwrap_or_default(),
    }
}

/// The attribute of an object, as an expression.
fn attribute_of(class: &Class, object: &str, name: &str) -> String {
    if class.is_view { format!("{object}.{name}(py)?") } else { format!("{object}.{name}.bind(py).clone()") }
}

fn exactly(attribute: &Attribute) -> String {
    if attribute.is_dated() { format!("{}_ns", attribute.name) } else { raw(&attribute.name) }
}

/// What the constructor takes for an object, exactly.
fn exact(class: &Class) -> String {
    let values = class.attributes.iter().map(|one| attribute_of(class, "self", &exactly(one)));
    format!(
        "\n    /// What the constructor takes for it.\n    fn exact<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {{\n        {}\n    }}\n",
        tuple(&values.collect::<Vec<_>>())
    )
}

fn tuple(elements: &[String]) -> String {
    if elements.is_empty() {
        "Ok(PyTuple::empty(py))".into()
    } else {
        format!("PyTuple::new(py, [{}])", elements.join(", "))
    }
}

fn methods(class: &Class) -> String {
    let names: Vec<_> = class.attributes.iter().map(|attribute| format!("{:?}", attribute.name)).collect();
    let mut text = format!(
        "\n#[pymethods]\nimpl {} {{\n{}\n    #[classattr]\n    fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {{\n        {}\n    }}\n",
        class.name,
        constructor(class),
        tuple(&names)
    );
    if class.is_view {
        for (index, (name, said, attribute, exact)) in cells(class).into_iter().enumerate() {
            let read = braced(read_cell(class, attribute, exact));
            let mut made = format!("self.view.get(py, {index}, |record, first| {read})");
            if attribute.is_kept(exact) {
                made = format!("self.{name}.or(py, || {made})");
            }
            text += &format!(
                "\n    /// {said}\n    #[getter]\n    fn {name}<'py>(&self, py: Python<'py>) -> Made<'py> {{\n        {made}\n    }}\n"
            );
        }
    }
    text + &to_dict(class) + &shown(class) + COMMON + "}\n"
}

/// What Python's values have: they are equal, hashed and pickled by what their constructors take,
/// and are their own copies. A class of each has it, since an object of a class that inherits takes longer to make
/// and to let go.
const COMMON: &str = "
    fn __eq__(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
        self.exact(py)?.eq(other.exact(py)?)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.exact(py)?.hash()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyType>, Bound<'py, PyTuple>)> {
        Ok((slf.get_type(), slf.get().exact(slf.py())?))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }
";

/// It shows itself as the call that makes it.
fn shown(class: &Class) -> String {
    let (mut names, mut values) = (Vec::new(), String::new());
    for attribute in &class.attributes {
        names.push(format!("{}={{}}", attribute.name));
        values += &format!(", {}.repr()?", attribute_of(class, "self", &raw(&attribute.name)));
    }
    let (name, names) = (&class.name, names.join(", "));
    format!(
        "\n    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {{\n        Ok(format!(\"{name}({names})\"{values}))\n    }}\n"
    )
}

/// What begins with `if` or `match` is not passed to a closure bare.
fn braced(expression: String) -> String {
    if expression.starts_with("if ") || expression.starts_with("match ") {
        format!("{{ {expression} }}")
    } else {
        expression
    }
}

fn constructor(class: &Class) -> String {
    let signature = Signature::of_class(class);
    let shown = if signature.has_one_form() { format!("{:?}", signature.plain()) } else { "None".into() };
    let names = || class.attributes.iter().map(|attribute| raw(&attribute.name));
    let defaults: Vec<_> = names().map(|name| format!("{name} = None")).collect();
    let parameter = |name| format!("#[pyo3(from_py_with = given)] {name}: Option<Bound<'py, PyAny>>");
    let parameters: Vec<_> = names().map(parameter).collect();
    let mut text = format!(
        "    #[new]\n    #[pyo3(signature = ({}), text_signature = {shown})]\n    fn __new__<'py>(py: Python<'py>, {}) -> PyResult<Self> {{\n",
        defaults.join(", "),
        parameters.join(", ")
    );
    for attribute in &class.attributes {
        text += &taking(class, attribute);
    }
    let cells: Vec<_> = cells(class).into_iter().map(|(name, ..)| name).collect();
    let held = if class.is_view {
        format!("view: View::made([{}]){}", cells.join(", "), kept(class))
    } else {
        cells.iter().map(|name| format!("{name}: {name}.unbind()")).collect::<Vec<_>>().join(", ")
    };
    text + &format!("        Ok(Self {{ {held} }})\n    }}\n")
}

/// Takes an argument, and makes the `datetime` of a timestamp.
fn taking(class: &Class, attribute: &Attribute) -> String {
    let (name, named) = (raw(&attribute.name), named(class, attribute));
    let given = match class.event.as_deref().filter(|_| !named.event.is_empty() && is_event_type(attribute)) {
        Some(event) => format!("{name}.map_or({}, Ok)", word(event)),
        None if attribute.optional => format!("{name}.map_or({}, Ok)", attribute.absent()),
        None => format!("required({name}, {:?})", attribute.name),
    };
    let unless_absent = |expression: String| {
        if !attribute.optional {
            return expression;
        }
        format!("if {} {{ {SAME} }} else {{ {expression} }}", attribute.is_absent("value"))
    };
    let taken = unless_absent(take(&attribute.value, &named));
    let exact = exactly(attribute);
    let mut text = format!(
        "        let value = &{given}?;\n        let {exact} = take::named(py, {:?}, {taken})?;\n",
        attribute.name
    );
    if attribute.is_dated() {
        let dated = unless_absent(date(&attribute.value));
        text += &format!("        let value = &{exact};\n        let {name} = {dated}?;\n");
    }
    text
}

fn is_event_type(attribute: &Attribute) -> bool {
    attribute.value.kind == flowops_contracts::description::FieldKind::EventType
}

fn to_dict(class: &Class) -> String {
    let mut text = String::from(
        "\n    /// The normal form in wire spelling: what the event's JSON holds.\n    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {\n        let plain = PyDict::new(py);\n",
    );
    for attribute in &class.attributes {
        let value = attribute_of(class, "self", &exactly(attribute));
        let shown = match plain(&attribute.value) {
            same if same == SAME => "value".into(),
            shown => format!("{shown}?"),
        };
        let set = format!("plain.set_item({:?}, {shown})?;", attribute.key);
        text += &format!("        let value = &{value};\n");
        text += &if attribute.optional {
            format!("        if !{} {{\n            {set}\n        }}\n", attribute.is_absent("value"))
        } else {
            format!("        {set}\n")
        };
    }
    text + "        Ok(plain)\n    }\n"
}

/// What a builder takes for an object: a tuple gives it by the positions of its members.
fn positions(class: &Class) -> String {
    let names: Vec<_> = class.attributes.iter().map(|attribute| raw(&attribute.name)).collect();
    let mut text = format!(
        "\n/// A mapping, where a tuple gives the members of `{}` by their positions.\nfn {}<'py>(value: &Bound<'py, PyAny>) -> Made<'py> {{\n    let py = value.py();\n    if !value.is_instance_of::<PyTuple>() {{\n        return Ok(value.clone());\n    }}\n    let [{}]: [Bound<'py, PyAny>; {}] = value.extract()?;\n    let object = PyDict::new(py);\n",
        class.name,
        like(&class.name),
        names.join(", "),
        names.len()
    );
    for attribute in &class.attributes {
        let built = match built(&attribute.value) {
            same if same == SAME => "value".into(),
            built => format!("{built}?"),
        };
        let set = format!("object.set_item({:?}, {built})?;", attribute.key);
        text += &format!("    let value = &{};\n", raw(&attribute.name));
        text += &if attribute.optional {
            format!("    if !{} {{\n        {set}\n    }}\n", attribute.is_absent("value"))
        } else {
            format!("    {set}\n")
        };
    }
    text + "    Ok(object.into_any())\n}\n"
}
