//! Names of JavaScript for what the contract names.

use std::collections::{BTreeMap, BTreeSet};

use flowops_contracts::Description;
use flowops_contracts::description::{DescribedObject, DescribedValue};

/// `order-events` as `orderEvents`.
pub(super) fn namespace(topic: &str) -> String {
    lower_first(&pascal(topic))
}

/// `order-events`, `orderItem` or `order_item` as `OrderEvents` and `OrderItem`.
pub(super) fn pascal(name: &str) -> String {
    name.split(|character: char| !character.is_ascii_alphanumeric()).map(upper_first).collect()
}

pub(super) fn lower_first(name: &str) -> String {
    change_first(name, |character| character.to_ascii_lowercase())
}

fn upper_first(name: &str) -> String {
    change_first(name, |character| character.to_ascii_uppercase())
}

fn change_first(name: &str, change: impl Fn(char) -> char) -> String {
    let mut characters = name.chars();
    characters.next().map(change).into_iter().chain(characters).collect()
}

/// The objects that members of an object hold, those of their members before them, each once.
pub(super) fn objects<'d>(of: &'d DescribedObject, into: &mut Vec<&'d DescribedObject>) {
    for member in &of.members {
        objects_of(&member.value, into);
    }
}

fn objects_of<'d>(value: &'d DescribedValue, into: &mut Vec<&'d DescribedObject>) {
    if let Some(object) = &value.object {
        objects(object, into);
        if !into.iter().any(|known| known.name == object.name) {
            into.push(object);
        }
    }
    if let Some(element) = &value.element {
        objects_of(element, into);
    }
}

/// The types that all topics export under one roof: a name that is taken gets its topic's before it.
#[derive(Default)]
pub(super) struct TypeNames {
    taken: BTreeSet<String>,
    names: BTreeMap<(String, String), String>,
}

impl TypeNames {
    pub(super) fn new(reserved: impl Iterator<Item = String>) -> Self {
        TypeNames { taken: reserved.collect(), names: BTreeMap::new() }
    }

    /// The type of what a topic calls so.
    pub(super) fn get(&mut self, topic: &Description, name: &str) -> String {
        let entry = (topic.topic.clone(), name.to_string());
        if let Some(known) = self.names.get(&entry) {
            return known.clone();
        }
        let given = if self.taken.contains(name) { pascal(&topic.topic) + name } else { name.to_string() };
        self.taken.insert(given.clone());
        self.names.insert(entry, given.clone());
        given
    }
}
