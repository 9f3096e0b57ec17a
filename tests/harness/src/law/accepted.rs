//! Laws of accepted values: the event says what the value says, in normal form (meaning 6).

use chrono::DateTime;
use flowops_contracts::Options;

use super::oracle::{Content, Node, read};
use super::{Case, Law, ensure, same};

/// Meaning 6.1: members in contract order, each with the value that the outsider reads.
pub(super) fn values(case: &Case<'_>) -> Law {
    let (Some(event), Some(Ok(value))) = (&case.full.event, &case.read) else {
        return same("no event", &None, &case.full.event);
    };
    let event = read(event).map_err(|_| format!("the normal form is no JSON: {event}"))?;
    same("members", &"eventId eventType timestamp payload", &names(&event).as_str())?;
    contained(&event, value, "")
}

/// Meaning 6.2 and 6.4: without `strict` unknown members stay; the bytes are read as the same event.
pub(super) fn sent(case: &Case<'_>) -> Law {
    let (Some(event), Some(text), Some(Ok(value))) = (&case.full.event, case.text, &case.read) else {
        return Ok(());
    };
    let topic = &case.laws.topic;
    let lenient = Options::default();
    let bytes = topic.serialize_json(text, &lenient).map_err(|error| error.to_string())?;
    let sent = String::from_utf8(bytes).map_err(|error| error.to_string())?;
    same("event of what was sent", &Some(event), &topic.check((&sent).into(), &lenient).event.as_ref())?;
    let again = topic.serialize_json(&sent, &lenient).map_err(|error| error.to_string())?;
    same("what is sent again", &sent.as_bytes(), &again.as_slice())?;
    let read_again = read(&sent).map_err(|_| format!("what was sent is no JSON: {sent}"))?;
    contained(&read_again, value, "")?;
    contained(value, &read_again, "")
}

fn names(node: &Node) -> String {
    node.members().iter().map(|member| member.name.shown()).collect::<Vec<_>>().join(" ")
}

/// Whether all that one value says is said by the other one at the same place.
fn contained(part: &Node, whole: &Node, pointer: &str) -> Law {
    match (&part.content, &whole.content) {
        (Content::Object(members), Content::Object(_)) => members.iter().try_for_each(|member| {
            let name = member.name.shown();
            let value = whole.member(&name).ok_or_else(|| format!("no {pointer}/{name}"))?;
            contained(&member.value, value, &format!("{pointer}/{name}"))
        }),
        (Content::Array(parts), Content::Array(wholes)) => {
            same(&format!("elements of {pointer}"), &wholes.len(), &parts.len())?;
            parts
                .iter()
                .zip(wholes)
                .enumerate()
                .try_for_each(|(at, (part, whole))| contained(part, whole, &format!("{pointer}/{at}")))
        }
        (Content::Text(_), Content::Text(_)) => {
            let (one, two) = (part.text().unwrap_or_default(), whole.text().unwrap_or_default());
            match pointer {
                "/eventId" => same(pointer, &one.to_lowercase(), &two.to_lowercase()),
                "/timestamp" => {
                    let moment =
                        |text: &str| DateTime::parse_from_rfc3339(text).map_err(|error| error.to_string());
                    same(pointer, &moment(&one)?, &moment(&two)?)
                }
                _ => same(pointer, &two, &one),
            }
        }
        (Content::Number(one), Content::Number(two)) => same(pointer, two, one),
        (Content::Boolean(one), Content::Boolean(two)) => same(pointer, two, one),
        (one, two) => ensure(matches!((one, two), (Content::Null, Content::Null)), || {
            format!("{pointer}\n  expected {two:?}\n  found    {one:?}")
        }),
    }
}
