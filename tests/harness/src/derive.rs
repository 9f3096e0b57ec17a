//! Files that are derived from what is declared once, and committed, so that a change of it is seen as one.

mod codes;
mod python;
mod reports;
mod samples;
mod typescript;
mod vectors;

use std::fs;
use std::path::Path;

use flowops_contracts::{AnyTopic, Description, TOPICS};

use crate::vector::Vectors;

/// A file that is derived, whole or in a part of it.
#[derive(Clone, Copy)]
pub struct Derived {
    /// Where it is, from the repository's root.
    pub path: &'static str,
    /// Makes its text; what it is of, and its text so far, in which a part may be written by hand.
    pub text: fn(&Vectors, &str) -> Result<String, String>,
}

/// Those whose paths do not depend on the topics.
pub const DERIVED: &[Derived] = &[
    Derived {
        path: "bindings-wasm/js/derived/esm.js",
        text: |_, _| Ok(typescript::exports(&descriptions())),
    },
    Derived { path: "bindings-wasm/js/derived/limits.js", text: |_, _| Ok(typescript::limits()) },
    Derived { path: "bindings-wasm/js/derived/topics.js", text: |_, _| typescript::topics(&descriptions()) },
    Derived { path: "bindings-wasm/preview/derived/samples.js", text: |_, _| Ok(samples::samples()) },
    Derived {
        path: "bindings-wasm/types/index.d.cts",
        text: |_, document| typescript::types(document, &descriptions()),
    },
    Derived { path: "README.md", text: |_, readme| codes::table(readme) },
    Derived { path: "tests/derived/reports.ndjson", text: |vectors, _| reports::lines(vectors) },
    Derived { path: "tests/derived/serialize.ndjson", text: |vectors, _| vectors::serialize(vectors) },
    Derived { path: "tests/derived/vectors.ndjson", text: |vectors, _| vectors::lines(vectors) },
];

/// The files that are not what they are derived from, each with the text that it should have.
///
/// # Errors
///
/// A text that says which file can't be made.
pub fn stale(root: &Path) -> Result<Vec<(String, String)>, String> {
    let vectors = Vectors::read(root)?;
    let found = |path: &str| fs::read_to_string(root.join(path)).unwrap_or_default();
    let mut all = Vec::new();
    for Derived { path, text } in DERIVED {
        let text = text(&vectors, &found(path)).map_err(|error| format!("{path}: {error}"))?;
        all.push(((*path).to_string(), text));
    }
    all.extend(python::files(&vectors)?);
    all.retain(|(path, text)| *text != found(path));
    Ok(all)
}

/// Writes the files that are stale; gives their paths.
///
/// # Errors
///
/// A text that says which file can't be made or written.
pub fn write(root: &Path) -> Result<Vec<String>, String> {
    let stale = stale(root)?;
    for (path, text) in &stale {
        let place = root.join(path);
        let folder = place.parent().unwrap_or(root);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&place, text))
            .map_err(|error| format!("{path}: {error}"))?;
    }
    Ok(stale.into_iter().map(|(path, _)| path).collect())
}

/// Puts a text between two lines of a document that is written by hand.
fn between(document: &str, start: &str, end: &str, text: &str) -> Result<String, String> {
    let parts = document.split_once(start).and_then(|(before, rest)| Some((before, rest.split_once(end)?.1)));
    match parts {
        Some((before, after)) => Ok(format!("{before}{start}\n\n{text}\n{end}{after}")),
        None => Err(format!("expected the lines `{start}` and `{end}`, found none")),
    }
}

/// The contracts of the crate.
fn descriptions() -> Vec<Description> {
    TOPICS.iter().map(AnyTopic::description).collect()
}

/// One JSON value on each line.
fn line<T: serde::Serialize>(value: &T) -> Result<String, String> {
    serde_json::to_string(value).map(|json| json + "\n").map_err(|error| error.to_string())
}
