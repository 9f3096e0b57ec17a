//! The table of codes, for the README.

use flowops_contracts::{Actor, Code, Severity};

/// Puts the table into the document.
pub(super) fn table(document: &str) -> Result<String, String> {
    let mut table = String::from("| code | severity | who acts | when |\n|---|---|---|---|\n");
    for code in Code::ALL {
        let severity = match code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            _ => "info",
        };
        let actor = match code.actor() {
            Actor::Producer => "producer",
            Actor::Consumer => "consumer",
            _ => "nobody",
        };
        let meaning = code.meaning().replace('|', "\\|");
        table.push_str(&format!("| `{code}` | {severity} | {actor} | {meaning} |\n"));
    }
    super::between(document, "<!-- codes: derived -->", "<!-- /codes -->", &table)
}
