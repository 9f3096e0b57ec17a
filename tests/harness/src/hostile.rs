//! Hostile values: what would make a careless reader slow or large.

/// Builds a value with so many faults, or so many parts where it has none.
type Build = fn(usize) -> String;

/// The values by name.
pub const VALUES: &[(&str, Build)] = &[
    ("wrong_items", wrong_items),
    ("one_key", one_key),
    ("random_keys", |count| keys(count, random_key)),
    ("descending_keys", |count| keys(count, |number| format!("{:08x}", u32::MAX - number))),
    ("prefixed_keys", |count| keys(count, |number| format!("{:p>100}{}", "", random_key(number)))),
    ("escaped_keys", |count| keys(count, |number| random_key(number).replace('a', "\\u0061"))),
    ("nested_duplicates", nested_duplicates),
    ("huge_string", |count| order_id(&"x".repeat(count))),
    ("huge_timestamp", |count| VALID.replace("2025-01-01T10:05:00Z", &"2".repeat(count))),
    ("huge_event_type", |count| VALID.replace("ORDER_CANCELLED", &"é".repeat(count))),
    ("huge_key", |count| root(&format!("\"{}\":1", "k".repeat(count)))),
    ("faults_in_a_huge_key", |count| {
        root(&format!("\"{}\":{{{}}}", "k".repeat(4 * count), members(count, "k")))
    }),
    ("escapes", |count| order_id(&"\\u00e9\\n".repeat(count))),
    ("halves", |count| order_id(&"\\ud800".repeat(count))),
    ("alternating", alternating),
    ("valid_items", valid_items),
    ("escaped_items", |count| valid_items(count).replace("SKU", "\\u0053KU")),
    ("payload_first", payload_first),
    ("numbers", |count| root(&format!("\"k\":[{}]", list(count, |number| format!("-{number}.5e1"))))),
    ("empty_arrays", |count| root(&format!("\"k\":[{}]", list(count, |_| "[]".into())))),
    ("unfinished", |count| "[{\"a\":".repeat(count)),
];

const VALID: &str = r#"{"eventId":"a9f3d12e-27a5-4d9e-b8b1-8b62a7c42e91","eventType":"ORDER_CANCELLED","timestamp":"2025-01-01T10:05:00Z","payload":{"orderId":"ORD-1"}}"#;

/// The value of a name.
#[must_use]
pub fn value(name: &str, count: usize) -> Option<String> {
    VALUES.iter().find(|(known, _)| *known == name).map(|(_, build)| build(count))
}

/// The value of a name that is at least so large, and not much larger.
#[must_use]
pub fn of_size(name: &str, size: usize) -> Option<String> {
    let per_part = value(name, 20_000)?.len() as f64 / 20_000.0;
    value(name, (size as f64 / per_part * 1.01) as usize)
}

/// An event of the type without items whose members are followed by these.
fn root(members: &str) -> String {
    format!("{},{members}}}", VALID.strip_suffix('}').unwrap_or_default())
}

fn order_id(content: &str) -> String {
    VALID.replace("ORD-1", content)
}

fn created(items: &str) -> String {
    VALID
        .replace("ORDER_CANCELLED", "ORDER_CREATED")
        .replace("\"ORD-1\"", &format!("\"ORD-1\",\"items\":[{items}]"))
}

fn list(count: usize, part: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0..count {
        if number > 0 {
            text.push(',');
        }
        text.push_str(&part(number));
    }
    text
}

fn members(count: usize, key: &str) -> String {
    list(count, |_| format!("\"{key}\":1"))
}

fn wrong_items(count: usize) -> String {
    created(&list(count, |number| format!(r#"{{"sku":"SKU-{number}","qty":"2"}}"#)))
}

fn valid_items(count: usize) -> String {
    created(&list(count, |number| format!(r#"{{"sku":"SKU-{number}","qty":{}}}"#, number + 1)))
}

/// The payload is read before the type that says what it is, and as another one's.
fn payload_first(count: usize) -> String {
    let event = created(&list(count, |_| r#"{"sku":"","qty":1}"#.into())).replace("CREATED", "CANCELLED");
    match event.split_once(",\"payload\":") {
        Some((base, payload)) => {
            let payload = payload.strip_suffix('}').unwrap_or_default();
            format!("{{\"payload\":{payload},{}}}", base.strip_prefix('{').unwrap_or_default())
        }
        None => event,
    }
}

fn one_key(count: usize) -> String {
    root(&members(count, "k"))
}

/// Unknown members, no key there twice.
fn keys(count: usize, key: impl Fn(u32) -> String) -> String {
    root(&list(count, |number| format!("\"{}\":1", key(number as u32))))
}

/// The numbers in an order without order, each once: an odd factor permutes them.
fn random_key(number: u32) -> String {
    format!("{:08x}", number.wrapping_mul(2_654_435_769))
}

/// Objects at all levels that may be open, each with its part of the duplicates around the next level.
fn nested_duplicates(count: usize) -> String {
    const LEVELS: usize = 63;
    let half = list(count.div_ceil(LEVELS), |number| format!("\"{}\":1", random_key(number as u32)));
    let mut text = String::from("1");
    for level in 0..LEVELS {
        text = if level % 2 == 0 {
            format!("{{{half},\"level-{level}\":{text},{half}}}")
        } else {
            format!("{{\"level-{level}\":{text},{half},{half}}}")
        };
    }
    root(&format!("\"k\":{text}"))
}

/// Arrays and objects by turns down to the last level, again and again.
fn alternating(count: usize) -> String {
    let deep = format!("{}1{}", "[{\"a\":".repeat(31), "}]".repeat(31));
    root(&format!("\"k\":[{}]", list(count, |_| deep.clone())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_as_large_as_asked_for() {
        for (name, _) in VALUES {
            let size = of_size(name, 1 << 20).map_or(0, |value| value.len());
            assert!((1 << 20..1 << 21).contains(&size), "{name}: {size}");
        }
    }
}
