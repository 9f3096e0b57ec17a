#!/usr/bin/env bash
# Installs a tool that is missing, or names the command that would.
set -euo pipefail

# A Debian package, where this may install one.
debian() {
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq >/dev/null && apt-get install -y -qq --no-install-recommends "$@" >/dev/null
  else
    echo "needed: apt-get install $*" >&2
    exit 1
  fi
}

for tool in "$@"; do
  case "$tool" in
    wasm32-unknown-unknown) rustup target add --toolchain "$(rustup show active-toolchain | cut -d' ' -f1)" "$tool" 2>/dev/null; continue ;;
  esac
  command -v "$tool" >/dev/null && continue
  case "$tool" in
    valgrind) debian valgrind ;;
    chromium | chromedriver) debian chromium chromium-driver ;;
    cargo-mutants) cargo install cargo-mutants --locked --quiet ;;
    *) echo "needed: $tool" >&2; exit 1 ;;
  esac
done
