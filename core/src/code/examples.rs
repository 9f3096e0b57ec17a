//! Of each code, an event that has it and one that does not: what `explain` and the documentation show.

use super::Code;
use crate::order_events::EXAMPLES;

/// What shows when a code is given.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Examples {
    /// Two records' values of the topic `order-events`, alike but for the fault.
    Values {
        /// The bytes of a value that has the code, and no other; none is a record without a value.
        with: Option<Vec<u8>>,
        /// An event that is accepted: the contract's own example.
        without: &'static str,
    },
    /// No value of `order-events` has it, or none that could be shown: a sentence.
    Words(&'static str),
}

impl Code {
    /// A value that has the code, and one that does not.
    ///
    /// ```
    /// use flowops_contracts::{Code, Examples, order_events};
    ///
    /// let Examples::Values { with, without } = Code::NotUtc.examples() else { unreachable!() };
    /// assert_eq!(order_events::check(with.as_deref()).findings[0].code, Code::NotUtc);
    /// assert!(order_events::is_valid(without));
    /// ```
    #[must_use]
    pub fn examples(self) -> Examples {
        let edit = match self.shown() {
            Shown::Words(words) => return Examples::Words(words),
            Shown::Null => None,
            Shown::Edit(edit) => Some(edit),
        };
        let part = edit.as_ref().map_or("", |edit| edit.of);
        let (_, without) = EXAMPLES.iter().rfind(|(_, example)| example.contains(part)).unwrap_or(&("", ""));
        let (before, behind) = without.split_once(part).unwrap_or_default();
        let with = edit.map(|edit| [before.as_bytes(), edit.by, behind.as_bytes()].concat());
        Examples::Values { with, without }
    }

    fn shown(self) -> Shown {
        match self {
            Code::Tombstone => Shown::Null,
            Code::TooLarge => Shown::Words(
                "A value of 1,048,577 bytes has it, where `max_bytes` is 1,048,576; a value of 1,048,576 bytes \
                 does not.",
            ),
            Code::InvalidUtf8 => edit("ORD-123", b"ORD-\xe9"),
            Code::InvalidJson => edit("\"ORD-123\"", b"\"ORD-123\","),
            Code::TooDeep => edit(
                "\"ORD-123\"",
                b"\"ORD-123\",\n    \"note\": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\
                ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
            ),
            Code::DuplicateKey => edit("\"ORD-123\"", b"\"ORD-123\",\n    \"orderId\": \"ORD-124\""),
            Code::LoneSurrogate => edit("ORD-123", b"ORD-\\ud83d"),
            Code::MissingField => edit("\"sku\": \"SKU-1\", ", b""),
            Code::WrongType => edit("\"qty\": 2", b"\"qty\": \"2\""),
            Code::NumberOutOfRange => edit("\"qty\": 2", b"\"qty\": 9007199254740993"),
            Code::NotOneOf => Shown::Words(
                "No field of `order-events` has a list of words. Where a field has one, `\"EUR\"` or `\"USD\"` say, \
                 `\"eur\"` has it and `\"EUR\"` does not.",
            ),
            Code::UnknownEventType => edit("ORDER_CANCELLED", b"ORDER_SHIPPED"),
            Code::InvalidUuid => {
                edit("a9f3d12e-27a5-4d9e-b8b1-8b62a7c42e91", b"a9f3d12e27a54d9eb8b18b62a7c42e91")
            }
            Code::InvalidTimestamp => edit("2025-01-01T10:05:00Z", b"2025-01-01 10:05:00Z"),
            Code::NotUtc => edit("2025-01-01T10:05:00Z", b"2025-01-01T12:05:00+02:00"),
            Code::UnknownField => edit("\"ORD-123\"", b"\"ORD-123\",\n    \"reason\": \"out of stock\""),
            Code::NonstandardUuid => {
                edit("a9f3d12e-27a5-4d9e-b8b1-8b62a7c42e91", b"00000000-0000-0000-0000-000000000000")
            }
            Code::EmptyText => edit("ORD-123", b""),
            Code::EmptyList => edit(ITEMS, b"[]"),
            Code::NotPositive => edit("\"qty\": 2", b"\"qty\": 0"),
            Code::NotWhole => edit("\"qty\": 2", b"\"qty\": 1.5"),
        }
    }
}

/// What the contract's example of a created order lists.
const ITEMS: &str = "[
      { \"sku\": \"SKU-1\", \"qty\": 2 },
      { \"sku\": \"SKU-2\", \"qty\": 1 }
    ]";

/// How a code is shown.
enum Shown {
    Null,
    Edit(Edit),
    Words(&'static str),
}

/// What is written in place of a part of one of the contract's examples: of the last that has such a part.
struct Edit {
    of: &'static str,
    by: &'static [u8],
}

const fn edit(of: &'static str, by: &'static [u8]) -> Shown {
    Shown::Edit(Edit { of, by })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Outcome, order_events};

    #[test]
    fn the_first_has_the_code_alone_and_the_second_is_accepted_without_a_word() {
        for &code in Code::ALL {
            let Examples::Values { with, without } = code.examples() else { continue };
            let report = order_events::check(with.as_deref());
            let codes: Vec<Code> = report.findings.iter().map(|finding| finding.code).collect();
            assert_eq!(codes, [code], "{}", report.to_json());
            let report = order_events::check(without);
            assert_eq!((report.outcome, report.total), (Outcome::Accepted, 0), "{code}");
        }
    }

    #[test]
    fn what_can_not_be_shown_is_told() {
        let told = |code: &&Code| matches!(code.examples(), Examples::Words(_));
        let told: Vec<Code> = Code::ALL.iter().filter(told).copied().collect();
        assert_eq!(told, [Code::TooLarge, Code::NotOneOf]);
    }
}
