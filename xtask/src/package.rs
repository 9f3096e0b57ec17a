//! The npm package: its files are put together in a folder, and packed.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::module::module;
use crate::place::{Done, at, installed, root, run, sources, target};

/// Makes `dist/flowops-contracts-<version>.tgz`.
pub(crate) fn package() -> Done {
    let (made, staged) = (target().join("npm/module"), target().join("npm/package"));
    install()?;
    for folder in [&made, &staged] {
        drop(fs::remove_dir_all(folder));
        fs::create_dir_all(folder).map_err(at(folder))?;
    }
    module(&made)?;
    // for Node, the names of what is exported stand where its loader looks for them
    bundle(&made, "node.js", &staged.join("index.cjs"), ["--platform=node", "--format=cjs"])?;
    for entry in ["browser.js", "conformance.js"] {
        bundle(&made, entry, &staged.join(entry), ["--platform=neutral", "--format=esm"])?;
    }
    stage(&made, &staged)?;
    pack(&staged)
}

/// Installs the tools, where they are not what the lock file says.
fn install() -> Done {
    let modified = |name: &str| fs::metadata(sources().join(name)).and_then(|file| file.modified()).ok();
    if modified("node_modules/.package-lock.json") < modified("package-lock.json") {
        run(Command::new("npm").current_dir(sources()).args(["ci", "--silent"]))?;
    }
    Ok(())
}

fn bundle(made: &Path, entry: &str, output: &Path, for_host: [&str; 2]) -> Done {
    let mut command = installed("esbuild");
    command.arg(sources().join("js").join(entry)).args([
        "--bundle",
        "--log-level=warning",
        "--target=es2022",
    ]);
    command.args(for_host).arg(format!("--outfile={}", output.display()));
    command.arg(format!("--alias:flowops-contracts-wasm={}", made.display()));
    run(command.args(["--loader:.wasm=base64", "--charset=utf8"])).map(drop)
}

/// Copies what is not bundled, and prints the sizes.
fn stage(made: &Path, staged: &Path) -> Done {
    let from = sources();
    for (source, name) in [
        (made.join("module.wasm"), "flowops-contracts.wasm"),
        (from.join("js/derived/esm.js"), "node.js"),
        (from.join("js/workerd.js"), "workerd.js"),
        (from.join("bin/flowops-contracts.js"), "bin/flowops-contracts.js"),
        (from.join("types/index.d.cts"), "index.d.cts"),
        (from.join("types/index.d.ts"), "index.d.ts"),
        (from.join("types/conformance.d.ts"), "conformance.d.ts"),
        (from.join("package.json"), "package.json"),
        (from.join("README.md"), "README.md"),
        (root().join("LICENSE-MIT"), "LICENSE-MIT"),
        (root().join("LICENSE-APACHE"), "LICENSE-APACHE"),
    ] {
        let place = staged.join(name);
        let folder = place.parent().unwrap_or(staged);
        fs::create_dir_all(folder).map_err(at(folder))?;
        fs::copy(&source, &place).map_err(at(&source))?;
    }
    let sizes = brotli(&staged.join("flowops-contracts.wasm"), None)?;
    let facts =
        brotli(&root().join("tests/derived/vectors.ndjson"), Some(&staged.join("vectors.ndjson.br")))?;
    println!("flowops-contracts.wasm: {} bytes, {} by brotli", sizes.0, sizes.1);
    println!("vectors.ndjson: {} bytes, {} by brotli", facts.0, facts.1);
    manifest(staged)
}

/// Compresses a file; gives its size before and after.
fn brotli(from: &Path, to: Option<&Path>) -> Done<(String, String)> {
    let printed = run(Command::new("node").arg(sources().join("scripts/brotli.js")).arg(from).args(to))?;
    let (before, after) = printed.trim().split_once(' ').ok_or("brotli: expected two sizes")?;
    Ok((before.into(), after.into()))
}

/// Makes the manifest that users get: with the workspace's version, without the tools.
fn manifest(staged: &Path) -> Done {
    let version = format!("version={}", env!("CARGO_PKG_VERSION"));
    let npm = |arguments: [&str; 3]| run(Command::new("npm").current_dir(staged).arg("pkg").args(arguments));
    npm(["set", &version, "--silent"])?;
    npm(["delete", "devDependencies", "--silent"]).map(drop)
}

fn pack(staged: &Path) -> Done {
    let dist = root().join("dist");
    fs::create_dir_all(&dist).map_err(at(&dist))?;
    let npm = run(Command::new("npm")
        .current_dir(staged)
        .args(["pack", "--silent", "--pack-destination"])
        .arg(&dist))?;
    let packed = dist.join(npm.trim());
    let named = dist.join(format!("flowops-contracts-{}.tgz", env!("CARGO_PKG_VERSION")));
    fs::rename(&packed, &named).map_err(at(&packed))?;
    println!("{}", named.display());
    Ok(())
}
