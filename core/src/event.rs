//! What the Rust types of events have in common: owning their texts, and their normal form.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use serde::{Serialize, Serializer};
use uuid::Uuid;

use crate::moment;
use crate::record::whole;

/// A field of an event.
pub(crate) trait Field {
    /// The same, holding its texts itself.
    type Owned;
    fn into_owned(self) -> Self::Owned;
    /// Writes it in normal form (meaning 6.1).
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// A field, to be written in normal form.
pub(crate) struct Normal<'e, F>(pub(crate) &'e F);

impl<F: Field> Serialize for Normal<'_, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

impl Field for Cow<'_, str> {
    type Owned = Cow<'static, str>;
    fn into_owned(self) -> Cow<'static, str> {
        Cow::Owned(Cow::into_owned(self))
    }
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl Field for f64 {
    type Owned = f64;
    fn into_owned(self) -> f64 {
        self
    }
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match whole(*self) {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(*self),
        }
    }
}

impl Field for Uuid {
    type Owned = Uuid;
    fn into_owned(self) -> Uuid {
        self
    }
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.hyphenated().encode_lower(&mut Uuid::encode_buffer()))
    }
}

impl Field for DateTime<Utc> {
    type Owned = DateTime<Utc>;
    fn into_owned(self) -> DateTime<Utc> {
        self
    }
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&moment::text(self))
    }
}

impl Field for bool {
    type Owned = bool;
    fn into_owned(self) -> bool {
        self
    }
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(*self)
    }
}

impl Field for i64 {
    type Owned = i64;
    fn into_owned(self) -> i64 {
        self
    }
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(*self)
    }
}

impl<F: Field> Field for Vec<F> {
    type Owned = Vec<F::Owned>;
    fn into_owned(self) -> Vec<F::Owned> {
        self.into_iter().map(Field::into_owned).collect()
    }
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Normal))
    }
}

impl<F: Field> Field for Option<F> {
    type Owned = Option<F::Owned>;
    fn into_owned(self) -> Option<F::Owned> {
        self.map(Field::into_owned)
    }
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(field) => field.write(serializer),
            None => serializer.serialize_none(),
        }
    }
}

/// Makes an enum of words a field.
#[allow(unused_macros, reason = "a topic need not have words")]
macro_rules! field_of_words {
    ($words:ident) => {
        impl $crate::event::Field for $words {
            type Owned = $words;
            fn into_owned(self) -> $words {
                self
            }
            fn write<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}
#[allow(unused_imports, reason = "a topic need not have words")]
pub(crate) use field_of_words;
