//! Where things are, and how commands are run there.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What every step gives: nothing, or a text that says what went wrong.
pub(crate) type Done<T = ()> = Result<T, String>;

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// The npm package's sources.
pub(crate) fn sources() -> PathBuf {
    root().join("bindings-wasm")
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// A command of a package that `npm ci` installed.
pub(crate) fn installed(name: &str) -> Command {
    Command::new(sources().join("node_modules/.bin").join(name))
}

/// Runs a command to its end; gives what it printed.
pub(crate) fn run(command: &mut Command) -> Done<String> {
    let shown = format!("{command:?}");
    let output = command
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|error| format!("{shown}: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("{shown}: {}\n{}", output.status, String::from_utf8_lossy(&output.stdout)))
    }
}

/// An error with the path that it is about.
pub(crate) fn at<E: std::fmt::Display>(path: &Path) -> impl Fn(E) -> String + '_ {
    move |error| format!("{}: {error}", path.display())
}
