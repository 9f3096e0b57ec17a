//! Descriptions of contracts: a right one is taken as it is, each wrong one is refused at its place.
#![allow(clippy::panic, reason = "a test says so that it failed")]

use flowops_contracts::{DescriptionError, TOPICS, Topic, order_events};
use harness::root;
use harness::vector::{Form, Vectors};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// What is done at a place.
#[derive(Clone)]
enum Change {
    /// Puts a value there; `-` is the place behind the last element of an array.
    Put(Value),
    /// Puts there what stands at another place.
    Copy(&'static str),
    Remove,
}

use Change::{Copy, Put, Remove};

/// A description that is made of the one of `order-events`, and where it is refused.
struct Row {
    what: &'static str,
    place: &'static str,
    change: Change,
    refused: String,
}

fn row(what: &'static str, place: &'static str, change: Change, refused: &str) -> Row {
    Row { what, place, change, refused: refused.into() }
}

/// Refused where it was changed.
fn here(what: &'static str, place: &'static str, change: Change) -> Row {
    row(what, place, change, place)
}

/// The order id as another kind of field; where in it that is refused.
fn order_id(what: &'static str, value: Value, refused: &str) -> Row {
    const PLACE: &str = "/events/0/payload/members/0/value";
    row(what, PLACE, Put(value), &format!("{PLACE}{refused}"))
}

/// One more member of the base.
fn more(what: &'static str, value: &Value, refused: &str) -> Row {
    row(what, "/base/members/-", Put(member("more", value)), refused)
}

impl Row {
    fn described(&self) -> Value {
        let text = order_events::description().to_json();
        let mut description: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}"));
        let value = match &self.change {
            Put(value) => Some(value.clone()),
            Copy(from) => description.pointer(from).cloned(),
            Remove => None,
        };
        let Some((parent, key)) = self.place.rsplit_once('/') else { panic!("{}: no place", self.what) };
        match (description.pointer_mut(parent), value) {
            (Some(Value::Object(members)), Some(value)) => {
                members.insert(key.into(), value);
            }
            (Some(Value::Object(members)), None) => {
                members.remove(key);
            }
            (Some(Value::Array(elements)), Some(value)) if key == "-" => elements.push(value),
            (Some(Value::Array(elements)), value) => {
                let index = key.parse().unwrap_or(usize::MAX);
                elements.splice(index..=index, value);
            }
            _ => panic!("{}: nothing is at its place", self.what),
        }
        description
    }
}

fn text() -> Value {
    json!({ "kind": "text" })
}

fn member(name: &str, value: &Value) -> Value {
    json!({ "name": name, "documentation": "", "optional": true, "value": value })
}

fn object(name: &str, members: &Value) -> Value {
    json!({ "kind": "object", "object": { "name": name, "members": members } })
}

fn members(count: usize) -> Value {
    (0..count).map(|index| member(&format!("member{index}"), &text())).collect()
}

/// So many lists, each the element of another.
fn lists(count: usize) -> Value {
    (0..count).fold(text(), |element, _| json!({ "kind": "list", "element": element }))
}

/// So many objects, each a member of another.
fn objects(count: usize) -> Value {
    (0..count).fold(text(), |value, level| object(&format!("Level{level}"), &json!([member("next", &value)])))
}

fn names() -> Vec<Row> {
    vec![
        here("a topic without letters", "/topic", Put("".into())),
        here("a topic with a space", "/topic", Put("order events".into())),
        here("a topic of dots", "/topic", Put("..".into())),
        here("a topic longer than Kafka takes", "/topic", Put("a".repeat(250).into())),
        here("a topic that is a number", "/topic", Put(7.into())),
        row("no topic", "/topic", Remove, ""),
        here("a version of two numbers", "/version", Put("1.0".into())),
        here("a version with a leading zero", "/version", Put("1.0.01".into())),
        here("a version with a letter", "/version", Put("1.0.0a".into())),
        here("a member that descriptions do not have", "/owner", Put("me".into())),
        here("a member that objects do not have", "/base/owner", Put("me".into())),
        here("a producer that is null", "/producers/0", Put(Value::Null)),
        here("no event types", "/events", Put(json!([]))),
        here("an event type without letters", "/events/0/eventType", Put("".into())),
        here("an event type twice", "/events/1/eventType", Copy("/events/0/eventType")),
        here("an object without a name", "/base/name", Put("".into())),
        here("a name in lower case", "/base/name", Put("orderEvent".into())),
        here("a name with a space", "/base/name", Put("Order Event".into())),
        here("two objects of one name", "/events/1/payload/name", Copy("/events/0/payload/name")),
        here("a key without letters", "/base/members/0/name", Put("".into())),
        here("a key with a space", "/base/members/0/name", Put("event id".into())),
        here("a key with a quote", "/base/members/0/name", Put("event\"".into())),
        here("a key with a backslash", "/base/members/0/name", Put("event\\".into())),
        here("a key twice", "/base/members/2/name", Copy("/base/members/0/name")),
    ]
}

fn fields() -> Vec<Row> {
    let (payload, one_more) = ("/events/0/payload/members", "/base/members/4/value/kind");
    vec![
        row("a base without event type", "/base/members/1", Remove, "/base/members"),
        row("a base without payload", "/base/members/3", Remove, "/base/members"),
        row("an optional event type", "/base/members/1/optional", Put(true.into()), "/base/members/1"),
        row("a payload or null", "/base/members/3/value/nullable", Put(true.into()), "/base/members/3"),
        more("two event types", &json!({ "kind": "event_type" }), one_more),
        more("two payloads", &json!({ "kind": "payload" }), one_more),
        here("more members than a word has bits", payload, Put(members(65))),
        here("optional that is a text", "/base/members/0/optional", Put("yes".into())),
        order_id("a kind that there is not", json!({ "kind": "string" }), "/kind"),
        order_id("no kind", json!({}), ""),
        order_id("an event type in a payload", json!({ "kind": "event_type" }), "/kind"),
        order_id(
            "a payload in a list",
            json!({ "kind": "list", "element": { "kind": "payload" } }),
            "/element/kind",
        ),
        order_id("a warning that there is not", warned("text", &["empty"]), "/warnings/0"),
        order_id("a warning of numbers", warned("text", &["empty_text", "not_whole"]), "/warnings/1"),
        order_id("a warning of texts", warned("uuid", &["empty_text"]), "/warnings/0"),
        order_id("a whole number not whole", warned("whole", &["not_whole"]), "/warnings/0"),
        order_id("a warning twice", warned("text", &["empty_text", "empty_text"]), "/warnings/1"),
        order_id("one of no words", json!({ "kind": "one_of" }), "/words"),
        order_id("words of a text", json!({ "kind": "text", "words": ["A"] }), "/words"),
        order_id("a word twice", json!({ "kind": "one_of", "words": ["A", "B", "A"] }), "/words/2"),
        order_id("an object without members", json!({ "kind": "object" }), "/object"),
        order_id(
            "an object of a text",
            json!({ "kind": "text", "object": { "name": "A", "members": [] } }),
            "/object",
        ),
        order_id("a list of nothing", json!({ "kind": "list" }), "/element"),
        order_id("an element of a text", json!({ "kind": "text", "element": text() }), "/element"),
        order_id("a list in 24 lists", lists(25), &"/element".repeat(24)),
        order_id(
            "an object in 24 objects",
            objects(25),
            &format!("{}/object", "/object/members/0/value".repeat(24)),
        ),
        order_id("a kind as an object", json!({ "kind": { "text": null } }), "/kind"),
        order_id("an object as an array", json!({ "kind": "object", "object": ["A", []] }), "/object"),
    ]
}

fn warned(kind: &str, warnings: &[&str]) -> Value {
    json!({ "kind": kind, "warnings": warnings })
}

fn examples() -> Vec<Row> {
    const PLACE: &str = "/events/0/example";
    let with = |quantity| {
        let example = order_events::description().events.into_iter().next().map(|event| event.example);
        Put(example.unwrap_or_default().replace("\"qty\": 2", quantity).into())
    };
    let required = json!({ "name": "by", "documentation": "", "value": text() });
    vec![
        here("an example that is no JSON", PLACE, Put("".into())),
        here("an example of another type", PLACE, Copy("/events/1/example")),
        here("an example with a fault", PLACE, with("\"qty\": \"2\"")),
        here("an example with a warning", PLACE, with("\"qty\": 0")),
        row("an example of an unknown type", "/events/0/eventType", Put("ORDER_MADE".into()), PLACE),
        row("an example that lacks a member", "/events/0/payload/members/-", Put(required), PLACE),
    ]
}

#[test]
fn a_wrong_description_is_refused_at_its_place() {
    let rows: Vec<Row> = [names(), fields(), examples()].into_iter().flatten().collect();
    let mut failures = Vec::new();
    for row in &rows {
        match Topic::from_json(&row.described().to_string()) {
            Ok(_) => failures.push(format!("{}: taken", row.what)),
            Err(error) if error.pointer() == row.refused && !error.message().is_empty() => {}
            Err(error) => failures.push(format!("{}: not at {:?} but {error}", row.what, row.refused)),
        }
    }
    println!("{} wrong descriptions", rows.len());
    assert!(rows.len() >= 50 && failures.is_empty(), "{} rows\n{}", rows.len(), failures.join("\n"));
}

#[test]
fn a_text_that_is_no_description_is_refused_at_the_root() {
    let right = order_events::description().to_json();
    let place =
        |text: &str| Topic::from_json(text).err().as_ref().map(DescriptionError::pointer).map(String::from);
    let topic_twice = right.replacen('{', "{\"topic\":\"order-events\",", 1);
    for text in ["", "null", "[]", "{", "{}", &format!("{right}{right}"), &topic_twice] {
        assert_eq!(place(text).as_deref(), Some(""), "{}", text.get(..40).unwrap_or(text));
    }
    assert_eq!(place(&format!(" {right}\n")), None);
}

#[test]
fn a_right_description_is_taken_as_it_is() {
    let item = order_events::description().to_json();
    let item: Value = serde_json::from_str(&item).unwrap_or_default();
    let item = item.pointer("/events/0/payload/members/1/value/element").cloned().unwrap_or_default();
    for row in [
        here("the longest topic", "/topic", Put("a".repeat(249).into())),
        here("a large version", "/version", Put("10.0.123".into())),
        here("what may be left out", "/base/members/0/optional", Put(false.into())),
        more("as many members as a word has bits", &object("More", &members(64)), ""),
        more("an object without members", &object("More", &members(0)), ""),
        more("24 lists in each other", &lists(24), ""),
        more("24 objects in each other", &objects(24), ""),
        more("the same object at two places", &item, ""),
    ] {
        let topic = Topic::from_json(&row.described().to_string());
        let topic = topic.unwrap_or_else(|error| panic!("{}: {error}", row.what));
        let again = Topic::from_json(&topic.description().to_json());
        let again = again.unwrap_or_else(|error| panic!("{}: {error}", row.what));
        assert_eq!(topic.description(), again.description(), "{}", row.what);
    }
}

#[test]
fn a_description_comes_back_from_its_text() {
    for topic in TOPICS {
        let text = topic.description().to_json();
        let again = Topic::from_json(&text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(&topic.description(), again.description());
        assert_eq!(text, again.description().to_json());
    }
}

#[test]
fn a_fingerprint_is_the_hash_of_the_text() {
    for topic in TOPICS {
        let digest = Sha256::digest(topic.description().to_json());
        let digits: Vec<String> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(topic.description().fingerprint(), digits.concat());
    }
}

#[test]
fn each_example_is_a_vector_too() {
    let vectors = Vectors::read(&root()).unwrap_or_else(|error| panic!("{error}")).vectors;
    for topic in TOPICS {
        for event in topic.description().events {
            let found = vectors.iter().any(|vector| {
                vector.topic == topic.name()
                    && vector.value == Form::Text(event.example.clone())
                    && vector.event_type == Some(Some(event.event_type.clone()))
                    && vector.outcome == "accepted"
                    && vector.marked.is_empty()
            });
            assert!(found, "{}: no vector has the example of {}", topic.name(), event.event_type);
        }
    }
}

/// Elements that are lists themselves need more slots than their text suggests: there is always room.
#[test]
fn lists_of_many_lists_have_room() {
    let member = |name: &str, value: Value| json!({ "name": name, "documentation": "Some.", "value": value });
    let described = json!({
        "topic": "table-events", "version": "1.0.0", "purpose": "Says what stands in tables.",
        "producers": ["One"], "consumers": ["Other"],
        "partitioning": "By table", "delivery": "At least once", "ordering": "Per partition",
        "base": { "name": "TableEvent", "members": [
            member("eventType", json!({ "kind": "event_type" })), member("payload", json!({ "kind": "payload" }))
        ] },
        "events": [{
            "eventType": "TABLE_READ", "documentation": "A table was read.",
            "example": r#"{"eventType":"TABLE_READ","payload":{"rows":[[]]}}"#,
            "payload": { "name": "TableRead", "members": [member("rows", json!({
                "kind": "list", "element": { "kind": "list", "element": { "kind": "list", "element": { "kind": "boolean" } } }
            }))] }
        }]
    });
    let topic = Topic::from_json(&described.to_string()).unwrap_or_else(|error| panic!("{error}"));
    for rows in [1, 10, 100, 1_000, 10_000] {
        for row in ["[]", "[[]]", "[[],[true],[]]"] {
            let event = format!(
                r#"{{"eventType":"TABLE_READ","payload":{{"rows":[{}]}}}}"#,
                vec![row; rows].join(",")
            );
            assert_eq!(topic.check(&event).event.as_ref(), Some(&event), "{rows} rows of {row}");
        }
    }
}
