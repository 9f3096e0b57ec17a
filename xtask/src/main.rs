//! Builds what cargo alone does not.
//!
//! `cargo run -p xtask -- package` makes the npm package: `dist/flowops-contracts-<version>.tgz`.

mod module;
mod package;
mod panics;
mod place;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["package"] => package::package(),
        _ => Err("usage: cargo run -p xtask -- package".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
