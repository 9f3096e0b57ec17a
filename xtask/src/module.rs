//! The WebAssembly module and the JavaScript that belongs to it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use walrus::Module;
use wasm_bindgen_cli_support::Bindgen;

use crate::panics::silence;
use crate::place::{Done, at, installed, root, run, target};

const TRIPLE: &str = "wasm32-unknown-unknown";

/// What every host of the package has: Node 20 and browsers of 2022.
const FEATURES: [&str; 6] = [
    "bulk-memory",
    "multivalue",
    "mutable-globals",
    "nontrapping-float-to-int",
    "reference-types",
    "sign-ext",
];

/// Compiles the module, and puts `module.wasm` and `glue.js` into a folder.
pub(crate) fn module(folder: &Path) -> Done {
    let mut module = Module::from_file(compiled()?).map_err(|error| format!("walrus: {error:?}"))?;
    silence(&mut module);
    let mut bindgen = Bindgen::new();
    bindgen
        .input_module("glue", module)
        .out_name("glue")
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(folder))
        .map_err(|error| format!("wasm-bindgen: {error:?}"))?;
    optimise(&folder.join("glue_bg.wasm"), &folder.join("module.wasm"))
}

fn compiled() -> Done<PathBuf> {
    // only a cdylib is optimised as a whole: the rlib beside it, for tests, would forbid that
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root()).args(["rustc", "--quiet", "--release", "--package", "flowops-contracts-wasm"]);
    cargo.args(["--crate-type", "cdylib", "--target", TRIPLE]);
    // what is walked over stays as fast by a third less code than "3" makes of it; "z" takes a tenth more off, and
    // isValid half as long again: for what others wrote, which is not asked often, that costs nothing
    cargo.args(["--config", "profile.release.opt-level=\"s\""]);
    cargo.args(["--config", "profile.release.package.\"*\".opt-level=\"z\""]);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", remapped().join("\u{1f}"));
    run(&mut cargo)?;
    Ok(target().join(TRIPLE).join("release/flowops_contracts_wasm.wasm"))
}

/// Flags that keep this machine's paths out of the module.
fn remapped() -> Vec<String> {
    let home = env::var_os("HOME").map(|home| Path::new(&home).join(".cargo"));
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from).or(home).unwrap_or_default();
    let registries = fs::read_dir(cargo.join("registry/src")).into_iter().flatten().flatten();
    let folders = registries.map(|registry| registry.path()).chain([root()]);
    folders.map(|folder| format!("--remap-path-prefix={}=", folder.display())).collect()
}

fn optimise(from: &Path, to: &Path) -> Done {
    let mut command = installed("wasm-opt");
    command.args(FEATURES.map(|feature| format!("--enable-{feature}")));
    command.args(["-O3", "--strip-debug", "--strip-producers"]).arg(from).arg("--output").arg(to);
    run(&mut command)?;
    fs::remove_file(from).map_err(at(from))
}
