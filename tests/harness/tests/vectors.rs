//! Every vector through the crate: by the topic in source and by the same topic read from a file.
#![allow(clippy::panic, reason = "a test says so that it failed")]

use flowops_contracts::{AnyTopic, ContractError, Options, TOPICS, Topic, Unit, Value, order_events};
use harness::expected::{findings, in_units, options, places, reported, units, value};
use harness::vector::{Form, Vector, Vectors};
use harness::{host, root, same};
use serde_json::Value as Json;

fn vectors() -> Vectors {
    Vectors::read(&root()).unwrap_or_else(|error| panic!("{error}"))
}

fn named(topic: &str) -> AnyTopic {
    harness::topic(topic).unwrap_or_else(|error| panic!("{error}"))
}

/// Calls with each vector in each unit, and says at the end which failed.
fn every(check: impl Fn(&Vector, AnyTopic, &Options) -> Result<(), String>) {
    let vectors = vectors().vectors;
    assert!(vectors.len() >= 600, "{} vectors", vectors.len());
    let mut failures = Vec::new();
    for vector in &vectors {
        for unit in units(&vector.value) {
            if let Err(why) = check(vector, named(&vector.topic), &options(vector.options, *unit)) {
                failures.push(format!(
                    "{}/{} {:?} ({}) in {unit:?}: {why}",
                    vector.topic, vector.file, vector.name, vector.rule
                ));
            }
        }
    }
    println!("{} vectors", vectors.len());
    assert!(
        failures.is_empty(),
        "{} failures\n{}",
        failures.len(),
        failures.iter().take(30).cloned().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn the_crate_says_what_the_vectors_expect() {
    every(|vector, topic, options| {
        let report = topic.check(value(&vector.value), options);
        same("outcome", &vector.outcome, &report.outcome.as_str().to_string())?;
        same("findings", &findings(vector, options.unit), &reported(&report))?;
        same("total", &vector.total, &report.total)?;
        same("event", &vector.event, &report.event)?;
        let event_type = report.event_type.as_ref().map(ToString::to_string);
        match &vector.event_type {
            Some(expected) => same("event type", expected, &event_type),
            None => Ok(()),
        }
    });
}

#[test]
fn is_valid_agrees_with_check() {
    every(|vector, topic, options| {
        same("is_valid", &(vector.outcome == "accepted"), &topic.is_valid(value(&vector.value), options))
    });
}

#[test]
fn text_and_its_bytes_are_judged_alike() {
    every(|vector, topic, options| match &vector.value {
        Form::Text(text) => {
            let as_text = topic.check(Value::Text(text), options).to_json();
            same("report", &topic.check(value(&vector.value), options).to_json(), &as_text)
        }
        _ => Ok(()),
    });
}

#[test]
fn slicing_a_value_by_a_span_gives_the_marked_text() {
    every(|vector, topic, options| {
        let units = in_units(vector.value.bytes(), options.unit);
        let mut marked: Vec<Vec<u32>> = Vec::new();
        for (start, end, entries) in &vector.marked {
            let text = in_units(vector.value.bytes().get(*start..*end).unwrap_or_default(), options.unit);
            marked.extend(entries.iter().map(|_| text.clone()));
        }
        let report = topic.check(value(&vector.value), options);
        let mut sliced: Vec<Vec<u32>> = Vec::new();
        for finding in &report.findings {
            let slice = units.get(finding.span.start..finding.span.end).ok_or("a span outside the value")?;
            sliced.push(slice.to_vec());
        }
        marked.sort();
        sliced.sort();
        same("slices", &marked, &sliced)
    });
}

#[test]
fn a_topic_read_from_a_file_gives_the_same_reports() {
    let read: Vec<Topic> = TOPICS
        .iter()
        .map(|topic| {
            Topic::from_json(&topic.description().to_json()).unwrap_or_else(|error| panic!("{error}"))
        })
        .collect();
    every(|vector, topic, options| {
        let from_file = read
            .iter()
            .find(|topic| topic.description().topic == vector.topic)
            .ok_or("no description of its topic")?;
        let (one, two) =
            (topic.check(value(&vector.value), options), from_file.check_with(value(&vector.value), options));
        same("report", &one.to_json(), &two.to_json())?;
        same("event", &one.event, &two.event)?;
        same(
            "is_valid",
            &topic.is_valid(value(&vector.value), options),
            &from_file.is_valid_with(value(&vector.value), options),
        )
    });
}

/// Bindings make their events of these.
#[test]
fn the_slots_of_a_value_say_its_event() {
    every(|vector, topic, options| {
        let text = core::str::from_utf8(vector.value.bytes()).unwrap_or_default();
        let made = host::event(topic, value(&vector.value), text, options)?;
        let expected: Option<Json> = vector
            .event
            .as_deref()
            .map(serde_json::from_str)
            .transpose()
            .map_err(|error| error.to_string())?;
        same("event", &expected.as_ref().map(host::in_binary64), &made.as_ref().map(host::in_binary64))
    });
}

#[test]
fn what_serialize_takes_parse_gives_back() {
    every(|vector, topic, options| {
        let (Form::Text(text), Some(event)) = (&vector.value, &vector.event) else {
            return Ok(());
        };
        let mut lenient = *options;
        lenient.strict = false;
        let bytes = topic.serialize_json(event, &lenient).map_err(|error| error.to_string())?;
        same("normal form of the normal form", event, &String::from_utf8_lossy(&bytes).into_owned())?;
        let again = topic.serialize_json(text, &lenient).map_err(|error| error.to_string())?;
        let report = topic.check((&again).into(), &lenient);
        same("event of what was sent", &vector.event, &report.event)
    });
}

/// Typed events are sent in their normal form, by value and by what was made of it.
#[test]
fn a_typed_event_is_sent_in_its_normal_form() {
    every(|vector, topic, options| {
        let (true, Some(event)) = (topic.name() == order_events::TOPIC, &vector.event) else {
            return Ok(());
        };
        let mut lenient = *options;
        lenient.strict = false;
        let failed = |error: ContractError| error.to_string();
        let read = order_events::parse_with(value(&vector.value), options).map_err(failed)?;
        let sent = order_events::serialize_with(&read, &lenient).map_err(failed)?;
        same("bytes", event, &String::from_utf8_lossy(&sent).into_owned())?;
        // a producer is told of what a consumer is only warned of
        let warned = order_events::check_with(value(&vector.value), &lenient).total > 0;
        let odd = order_events::check_with(&*sent, &lenient).total > 0;
        same("refused by default", &odd, &order_events::serialize(&read).is_err())?;
        same("no finding comes of being sent", &true, &(warned || !odd))
    });
}

#[test]
fn serialize_writes_what_the_vectors_expect() {
    let vectors = vectors().serialize;
    assert!(vectors.len() >= 40, "{} vectors of serialize", vectors.len());
    let mut failures = Vec::new();
    for vector in &vectors {
        for unit in [Unit::Bytes, Unit::Utf16, Unit::CodePoints] {
            let mut options = Options::default();
            options.strict = vector.strict;
            options.unit = unit;
            options.max_bytes = vector.max_bytes.unwrap_or(options.max_bytes);
            let written = named(&vector.topic).serialize_json(&vector.json, &options);
            let checked = match (&vector.bytes, written) {
                (Some(bytes), Ok(written)) => {
                    same("bytes", bytes, &String::from_utf8_lossy(&written).into_owned())
                }
                (None, Err(error)) => {
                    let expected = places(&vector.marked, vector.json.as_bytes(), false, vector.strict, unit);
                    same("findings", &expected, &reported(error.report())).and(same(
                        "outcome",
                        &vector.outcome.as_deref(),
                        &Some(error.report().outcome.as_str()),
                    ))
                }
                (Some(_), Err(error)) => Err(error.to_string()),
                (None, Ok(written)) => Err(format!("wrote {}", String::from_utf8_lossy(&written))),
            };
            if let Err(why) = checked {
                failures.push(format!("{:?} in {unit:?}: {why}", vector.name));
            }
        }
    }
    println!("{} vectors of serialize", vectors.len());
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

/// Meaning 1.4: a host need not hand over what is larger than the limit.
#[test]
fn a_value_that_is_kept_back_is_too_large() {
    for size in [0, 1, Options::default().max_bytes + 1] {
        let report = order_events::check(Value::Unread(size));
        let codes: Vec<_> = report.findings.iter().map(|finding| finding.code.as_str()).collect();
        assert_eq!(codes, ["too_large"]);
        assert!(!order_events::is_valid(Value::Unread(size)));
    }
}
