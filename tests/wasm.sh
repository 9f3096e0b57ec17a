#!/usr/bin/env bash
# Runs the tests of the WebAssembly binding in Node, or in headless Chromium where WASM_BINDGEN_USE_BROWSER is set.
set -euo pipefail
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER="$1"
CHROMEDRIVER=$(command -v chromedriver)
export CHROMEDRIVER
# not `--quiet`: the runner does not know it
cargo test --package flowops-contracts-wasm --target wasm32-unknown-unknown --test binding
