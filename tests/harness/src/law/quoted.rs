//! The law of what is quoted of a value: names that are unknown, and nothing else (meaning 3.4, 5.6).

use std::fmt::Write;

use flowops_contracts::Code;

use super::report::hides;
use super::{Case, Law, oracle, same};

/// How many characters of a name are quoted.
const LONGEST: usize = 64;

pub(super) fn names(case: &Case<'_>) -> Law {
    let Some(text) = case.text else { return Ok(()) };
    for finding in &case.full.findings {
        if matches!(finding.code, Code::UnknownField | Code::UnknownEventType) {
            let token = text.get(finding.span.start..finding.span.end).unwrap_or_default();
            let name = oracle::text(token).map_err(|_| format!("no string: {finding:?}"))?;
            same("what was found", &quoted(&name.shown()).as_str(), &&*finding.found)?;
        }
    }
    Ok(())
}

fn quoted(name: &str) -> String {
    let mut quoted = String::from("`");
    for (index, character) in name.chars().enumerate() {
        match character {
            _ if index == LONGEST => {
                quoted.push('…');
                break;
            }
            '`' | '\\' => quoted.extend(['\\', character]),
            // writing to a String does not fail
            _ if hides(character) => drop(write!(quoted, "\\u{{{:x}}}", u32::from(character))),
            _ => quoted.push(character),
        }
    }
    quoted + "`"
}
