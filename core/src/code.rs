//! The codes of findings, declared once.

mod examples;

use core::fmt;

use serde::{Serialize, Serializer};

pub use examples::Examples;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Severity {
    /// The value is not an event of the contract.
    Error,
    /// The contract does not forbid it, but a careful reader would ask.
    Warning,
    /// Never said of one record.
    Info,
}

impl Severity {
    /// The name, as it stands in a report.
    ///
    /// ```
    /// assert_eq!(flowops_contracts::Severity::Warning.as_str(), "warning");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

/// Who can mend what a code speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Actor {
    /// The service that wrote the record.
    Producer,
    /// The service that reads it.
    Consumer,
    /// Nobody has to.
    Nobody,
}

impl Actor {
    /// The name.
    ///
    /// ```
    /// assert_eq!(flowops_contracts::Actor::Producer.as_str(), "producer");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Actor::Producer => "producer",
            Actor::Consumer => "consumer",
            Actor::Nobody => "nobody",
        }
    }
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $actor:ident $meaning:literal;)*) => {
        /// The kind of a fault. Codes are never of a topic: every topic uses the same.
        ///
        /// They compare in the alphabetical order of their names, as findings are sorted (meaning 5.3).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $meaning] $variant,)*
        }

        impl Code {
            /// All codes, in the order in which they are documented.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The name, as it stands in a report.
            ///
            /// ```
            /// assert_eq!(flowops_contracts::Code::WrongType.as_str(), "wrong_type");
            /// ```
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// The severity of the code where `strict` is not asked for.
            ///
            /// ```
            /// use flowops_contracts::{Code, Severity};
            /// assert_eq!(Code::EmptyText.severity(), Severity::Warning);
            /// ```
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }

            /// Who can mend it.
            ///
            /// ```
            /// use flowops_contracts::{Actor, Code};
            /// assert_eq!(Code::Tombstone.actor(), Actor::Consumer);
            /// ```
            #[must_use]
            pub const fn actor(self) -> Actor {
                match self { $(Code::$variant => Actor::$actor,)* }
            }

            /// When it is given, in one sentence.
            ///
            /// ```
            /// assert!(flowops_contracts::Code::NotUtc.meaning().contains("zone"));
            /// ```
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(Code::$variant => $meaning,)* }
            }
        }
    };
}

codes! {
    Tombstone "tombstone" Error Consumer
        "The record has no value: it deletes its key, and it is no event.";
    TooLarge "too_large" Error Producer
        "The value is larger than `max_bytes`, counted in UTF-8 bytes.";
    InvalidUtf8 "invalid_utf8" Error Producer
        "The value is not UTF-8 (overlong and surrogate encodings included).";
    InvalidJson "invalid_json" Error Producer
        "The value is not JSON as RFC 8259 has it: a byte order mark, trailing bytes, comments, `NaN`, leading zeros, an empty value.";
    TooDeep "too_deep" Error Producer
        "More than 64 objects and arrays are nested.";
    DuplicateKey "duplicate_key" Error Producer
        "A key stands in one object twice, after unescaping, at any depth.";
    LoneSurrogate "lone_surrogate" Error Producer
        "An escape is half of a surrogate pair, in a key or a value.";
    MissingField "missing_field" Error Producer
        "A member that the contract requires is absent.";
    WrongType "wrong_type" Error Producer
        "A value is of another JSON type than the contract says: `null` and `true` are not numbers, `\"2\"` is not a number.";
    NumberOutOfRange "number_out_of_range" Error Producer
        "A number of the contract is beyond ±(2^53−1), where hosts would read it differently.";
    NotOneOf "not_one_of" Error Producer
        "A text is not one of the words of its field.";
    UnknownEventType "unknown_event_type" Error Consumer
        "The event type is not one of the topic's: a newer producer, or a misspelling.";
    InvalidUuid "invalid_uuid" Error Producer
        "A text is not a UUID: 8-4-4-4-12 hexadecimal digits, either case, without braces or `urn:`.";
    InvalidTimestamp "invalid_timestamp" Error Producer
        "A text is not a timestamp: `YYYY-MM-DDThh:mm:ss`, optionally `.` and 1 to 9 digits, then a zone, with a real calendar date.";
    NotUtc "not_utc" Error Producer
        "A timestamp is well formed, but its zone is neither `Z` nor `+00:00`.";
    UnknownField "unknown_field" Warning Producer
        "A member is not named by the contract, at a place that the contract describes.";
    NonstandardUuid "nonstandard_uuid" Warning Producer
        "A UUID is nil, max, or of a version or variant that RFC 9562 does not define.";
    EmptyText "empty_text" Warning Producer
        "A text that should say something is `\"\"`.";
    EmptyList "empty_list" Warning Producer
        "A list that should have elements is `[]`.";
    NotPositive "not_positive" Warning Producer
        "A number that should be positive is 0 or less.";
    NotWhole "not_whole" Warning Producer
        "A number that should be whole has a fractional part.";
}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Code {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
