//! JSON as a tree that can be broken.

use std::fmt::Display;

/// A value.
#[derive(Clone)]
pub(crate) enum Json {
    /// A string.
    Text(String),
    /// Written as it stands: a number, `null`, or what is no JSON at all.
    Token(String),
    /// An object: keys may be there twice.
    Object(Vec<Member>),
    /// An array.
    Array(Vec<Json>),
}

/// A member of an object.
pub(crate) type Member = (String, Json);

pub(crate) fn text(content: impl Into<String>) -> Json {
    Json::Text(content.into())
}

pub(crate) fn token(token: impl Display) -> Json {
    Json::Token(format!("{token}"))
}

pub(crate) fn object<const N: usize>(members: [(&str, Json); N]) -> Json {
    Json::Object(members.map(|(key, value)| (key.to_owned(), value)).into())
}

impl Json {
    /// The members of an object; of anything else none.
    pub(crate) fn members(&mut self) -> Option<&mut Vec<Member>> {
        match self {
            Json::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The value of a member.
    pub(crate) fn member(&mut self, key: &str) -> Option<&mut Json> {
        self.members()?.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value)
    }
}
