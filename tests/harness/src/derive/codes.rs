//! The table of codes, for the README.

use flowops_contracts::Code;

/// Puts the table into the document.
pub(super) fn table(document: &str) -> Result<String, String> {
    let mut table = String::from("| code | severity | who acts | when |\n|---|---|---|---|\n");
    for code in Code::ALL {
        let (severity, actor) = (code.severity().as_str(), code.actor().as_str());
        let meaning = code.meaning().replace('|', "\\|");
        table.push_str(&format!("| `{code}` | {severity} | {actor} | {meaning} |\n"));
    }
    super::between(document, "<!-- codes: derived -->", "<!-- /codes -->", &table)
}
