//! Makes the files that are derived: `--check` says which are stale, `--write` writes them.

use std::process::ExitCode;

use harness::{derive, root};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (said, paths) = match arguments.as_slice() {
        ["--check"] => (
            "is stale",
            derive::stale(&root()).map(|stale| stale.into_iter().map(|(path, _)| path).collect()),
        ),
        ["--write"] => ("is written", derive::write(&root())),
        _ => ("", Err("expected `--check` or `--write`".into())),
    };
    let paths: Vec<String> = match paths {
        Ok(paths) => paths,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    for path in &paths {
        println!("{path} {said}");
    }
    if said == "is stale" && !paths.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
