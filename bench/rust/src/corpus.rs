//! The corpora: made from a seed, the same in every run.

use fastrand::Rng;

/// A corpus' name and its events.
pub type Corpus = (&'static str, Vec<Vec<u8>>);

const EVENTS: usize = 10_000;

/// All of them.
pub fn all() -> Vec<Corpus> {
    let mut rng = Rng::with_seed(0x0f10_3092);
    let mut many = |make: &dyn Fn(&mut Rng) -> String| -> Vec<Vec<u8>> {
        (0..EVENTS).map(|_| make(&mut rng).into_bytes()).collect()
    };
    let valid = many(&|rng| Event::new(rng, false).write(rng, Order::Contract, &COMPACT));
    let sorted = many(&|rng| Event::new(rng, false).write(rng, Order::Sorted, &PYTHON));
    let random = many(&|rng| Event::new(rng, false).write(rng, Order::Random, &COMPACT));
    let hard = many(&|rng| Event::new(rng, true).write(rng, Order::Random, &LOOSE));
    let mut broken = valid.clone();
    for event in &mut broken {
        break_one(event, &mut rng);
    }
    let mut mixed = valid.clone();
    for (event, broken) in mixed.iter_mut().zip(&broken) {
        if rng.u8(..10) == 0 {
            event.clone_from(broken);
        }
    }
    let big = Event::of(&mut rng, false, 24_000).write(&mut rng, Order::Contract, &COMPACT);
    vec![
        ("valid", valid),
        ("sorted", sorted),
        ("random", random),
        ("hard", hard),
        ("mixed", mixed),
        ("broken", broken),
        ("big", vec![big.into_bytes()]),
    ]
}

#[derive(Clone, Copy)]
enum Order {
    Contract,
    Sorted,
    Random,
}

struct Separators {
    comma: &'static [&'static str],
    colon: &'static [&'static str],
}

const COMPACT: Separators = Separators { comma: &[","], colon: &[":"] };
const PYTHON: Separators = Separators { comma: &[", "], colon: &[": "] };
const LOOSE: Separators = Separators { comma: &[",", ", ", ",\n  ", " , "], colon: &[":", ": ", " : "] };

enum Json {
    Text(String),
    Number(String),
    Object(Vec<(&'static str, Json)>),
    Array(Vec<Json>),
}

struct Event {
    root: Json,
    hard: bool,
}

impl Event {
    fn new(rng: &mut Rng, hard: bool) -> Self {
        let items = if rng.u8(..10) < 8 { rng.usize(1..=5) } else { 0 };
        Event::of(rng, hard, items)
    }

    fn of(rng: &mut Rng, hard: bool, items: usize) -> Self {
        let word = |rng: &mut Rng, prefix: &str| {
            let mut text = format!("{prefix}-{}", rng.u32(1..1_000_000));
            if hard {
                for piece in ["é", "日本", "😀", "\"", "\n", "/"] {
                    if rng.u8(..8) == 0 {
                        text.push_str(piece);
                    }
                }
            }
            text
        };
        let mut payload = vec![("orderId", Json::Text(word(rng, "ORD")))];
        if items > 0 {
            let items = (0..items).map(|_| {
                let mut item = vec![
                    ("sku", Json::Text(word(rng, "SKU"))),
                    ("qty", Json::Number(rng.u32(1..100).to_string())),
                ];
                if hard && rng.u8(..4) == 0 {
                    item.push(("note", Json::Text(word(rng, "note"))));
                }
                Json::Object(item)
            });
            payload.push(("items", Json::Array(items.collect())));
        }
        let uuid = uuid::Builder::from_random_bytes(rng.u128(..).to_le_bytes()).into_uuid().to_string();
        let name = if items > 0 { "ORDER_CREATED" } else { "ORDER_CANCELLED" };
        let mut timestamp = format!(
            "20{:02}-{:02}-{:02}T{:02}:{:02}:{:02}",
            rng.u8(20..30), rng.u8(1..=12), rng.u8(1..=28), rng.u8(..24), rng.u8(..60), rng.u8(..60)
        );
        if hard || rng.u8(..2) == 0 {
            timestamp.push_str(&format!(".{:03}", rng.u16(..1000)));
        }
        timestamp.push('Z');
        let mut root = vec![
            ("eventId", Json::Text(uuid)),
            ("eventType", Json::Text(name.into())),
            ("timestamp", Json::Text(timestamp)),
            ("payload", Json::Object(payload)),
        ];
        if hard && rng.u8(..2) == 0 {
            let trace = Json::Object(vec![
                ("id", Json::Text(word(rng, "trace"))),
                ("sampled", Json::Number("1".into())),
                ("path", Json::Array(vec![Json::Text(word(rng, "a")), Json::Number("-1.5e3".into())])),
            ]);
            root.push(("trace", trace));
        }
        Event { root: Json::Object(root), hard }
    }

    fn write(&self, rng: &mut Rng, order: Order, separators: &Separators) -> String {
        let mut text = String::new();
        self.value(&mut text, &self.root, rng, order, separators);
        text
    }

    fn value(&self, text: &mut String, value: &Json, rng: &mut Rng, order: Order, separators: &Separators) {
        let pick = |rng: &mut Rng, of: &[&'static str]| of[rng.usize(..of.len())];
        match value {
            Json::Text(content) => self.text(text, content, rng),
            Json::Number(token) => text.push_str(token),
            Json::Array(elements) => {
                text.push('[');
                for (index, element) in elements.iter().enumerate() {
                    if index > 0 {
                        text.push_str(pick(rng, separators.comma));
                    }
                    self.value(text, element, rng, order, separators);
                }
                text.push(']');
            }
            Json::Object(members) => {
                let mut members: Vec<_> = members.iter().collect();
                match order {
                    Order::Contract => {}
                    Order::Sorted => members.sort_by_key(|(name, _)| *name),
                    Order::Random => rng.shuffle(&mut members),
                }
                text.push('{');
                for (index, (name, value)) in members.into_iter().enumerate() {
                    if index > 0 {
                        text.push_str(pick(rng, separators.comma));
                    }
                    text.push('"');
                    text.push_str(name);
                    text.push('"');
                    text.push_str(pick(rng, separators.colon));
                    self.value(text, value, rng, order, separators);
                }
                text.push('}');
            }
        }
    }

    /// A string; in a hard event half of the characters that some encoders escape are written as escapes.
    fn text(&self, text: &mut String, content: &str, rng: &mut Rng) {
        text.push('"');
        for character in content.chars() {
            match character {
                '"' => text.push_str("\\\""),
                '\n' => text.push_str("\\n"),
                _ if self.hard && (!character.is_ascii() || character == '/') && rng.bool() => {
                    for unit in character.encode_utf16(&mut [0; 2]) {
                        text.push_str(&format!("\\u{unit:04x}"));
                    }
                }
                _ => text.push(character),
            }
        }
        text.push('"');
    }
}

/// Breaks an event at one place, in one of the usual ways.
fn break_one(event: &mut Vec<u8>, rng: &mut Rng) {
    let text = String::from_utf8(std::mem::take(event)).unwrap();
    let broken = match rng.u8(..8) {
        0 => text.replacen("\"qty\":", "\"qty\":\"x\",\"q\":", 1).replacen("\"orderId\":", "\"orderID\":", 1),
        1 => text.replacen("\"eventId\":\"", "\"eventId\":\"x", 1),
        2 => text.replacen('T', " ", 2),
        3 => text.replacen("ORDER_C", "ORDER_X", 1),
        4 => text.replacen("\"payload\":", "\"payloads\":", 1),
        5 => text[..text.len() - rng.usize(1..40)].into(),
        6 => text.replacen("\"eventType\":", "\"eventType\":null,\"eventType\":", 1),
        _ => text.replacen("\"orderId\":\"", "\"orderId\":7,\"old\":\"", 1),
    };
    *event = broken.into_bytes();
}
