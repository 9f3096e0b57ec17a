//! The derived files are what they are derived from.
#![allow(clippy::panic, reason = "a test says so that it failed")]

use std::fs;

use harness::derive;
use harness::root;
use harness::vector::Vectors;

#[test]
fn no_derived_file_is_stale() {
    let stale = derive::stale(&root()).unwrap_or_else(|error| panic!("{error}"));
    let paths: Vec<&str> = stale.iter().map(|(path, _)| path.as_str()).collect();
    assert!(
        paths.is_empty(),
        "{paths:?}: run `cargo run -p harness --bin derive -- --write` and read the diff"
    );
}

#[test]
fn every_vector_has_its_line() {
    let vectors = Vectors::read(&root()).unwrap_or_else(|error| panic!("{error}"));
    for (file, lines) in [
        ("reports", vectors.vectors.len()),
        ("vectors", vectors.vectors.len()),
        ("serialize", vectors.serialize.len()),
    ] {
        let path = root().join(format!("tests/derived/{file}.ndjson"));
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert_eq!(text.split_terminator('\n').count(), lines, "{file}");
        for line in text.split_terminator('\n') {
            serde_json::from_str::<serde_json::Value>(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        }
    }
}
