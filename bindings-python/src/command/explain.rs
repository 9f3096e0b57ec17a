//! `explain`: what a code means, who acts, an event that has it and one that does not.

use flowops_contracts::{Code, Examples, Place, order_events};

/// Explains a code.
pub(super) fn explain(code: Code, coloured: bool) -> String {
    let severity = code.severity().as_str();
    let mut text =
        format!("{code}: {severity}\n\n{}\n\nWho acts: {}.\n\n", code.meaning(), code.actor().as_str());
    match code.examples() {
        Examples::Values { with, without } => {
            let report = order_events::check(with.as_deref());
            let value = with.as_deref().map_or("(no value)".into(), String::from_utf8_lossy);
            let listed = report.list(with.as_deref(), Place { file: "event.json", line: 1 }, coloured);
            text.push_str(&format!(
                "A value that has it:\n\n{}\n{}\nOne that does not:\n\n{}",
                indented(&value),
                indented(&listed),
                indented(without)
            ));
        }
        Examples::Words(words) => text.push_str(&format!("{words}\n")),
        _ => {}
    }
    text
}

fn indented(text: &str) -> String {
    text.lines().flat_map(|line| ["  ", line, "\n"]).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may")]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_explained_with_a_value_that_has_it_and_one_that_does_not() {
        let text = explain(Code::NotUtc, false);
        for part in [
            "not_utc: error\n\nA timestamp is well formed, but its zone is neither `Z` nor `+00:00`.\n",
            "\nWho acts: producer.\n",
            "\n    \"timestamp\": \"2025-01-01T12:05:00+02:00\",\n",
            "\n  event.json:4:16: error[not_utc] expected a timestamp in UTC, found a timestamp in another zone\n",
            "\n    \"timestamp\": \"2025-01-01T10:05:00Z\",\n",
        ] {
            assert!(text.contains(part), "{part:?} is not in:\n{text}");
        }
    }

    #[test]
    fn every_code_is_explained_without_what_a_terminal_obeys() {
        for &code in Code::ALL {
            let text = explain(code, false);
            assert!(text.starts_with(&format!("{code}: ")) && text.contains("Who acts: "), "{text}");
            assert!(text.ends_with('\n') && !text.contains("\n\n\n"), "{text}");
            assert!(!text.chars().any(|character| character.is_control() && character != '\n'), "{text:?}");
        }
    }
}
