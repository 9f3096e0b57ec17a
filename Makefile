# The commands of the project. What is slow to build is kept in the cache, keyed by the lock file and the
# compiler's version; it may be empty.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := test

home := $(or $(HOME),$(shell echo ~))
export FLOWOPS_CACHE ?= $(home)/.cache/flowops-contracts
# cargo and rustup need a home, also where the environment names none
export HOME := $(home)
key := $(shell { rustc --version; cat Cargo.lock; } | sha256sum | cut -c1-16)
export CARGO_TARGET_DIR ?= $(FLOWOPS_CACHE)/target-$(key)

python ?= python3
seed ?= 20261124
# the sizes of the tiers
mutants ?= 200000
compared ?= 20000

# tools of Python, in a folder of their own; pinned
tools := $(FLOWOPS_CACHE)/tools-$(shell $(python) -c 'import sys; print(sys.version_info[0], sys.version_info[1], sep=".")')-$(shell cksum < tests/python/requirements.txt | cut -d' ' -f1)
maturin := maturin==1.9.6
version := $(shell sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
tarball = dist/flowops-contracts-$(version).tgz
wheel = $$(ls -t dist/flowops_contracts-$(version)-cp*.whl | head -1)

.PHONY: demo test lint crate second-reader mutants instructions packages wheel tarball hosts python node \
	release-check second-topic facts soak mutation-testing derive bench clean

## demo: the contract's examples and a file of good and broken events, judged and shown
demo:
	cargo run --quiet --package flowops-contracts --example demo -- tests/demo/orders.ndjson

## test: what CI runs
test: lint crate second-reader mutants instructions hosts python node

lint:
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --quiet -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --package flowops-contracts --no-deps --quiet

crate:
	cargo test --quiet
	cargo test --quiet --package flowops-contracts-python --test command

second-reader:
	$(python) -m unittest discover --quiet tests/second_reader

# every law holds for every mutant; some of them are compared with the second reader
mutants:
	cargo run --profile harness --quiet --package harness --bin mutants -- --seed $(seed) --count $(mutants) \
		--lines - --every $$(( $(mutants) / $(compared) )) \
		| $(python) tests/second_reader/compare.py --jobs 2

instructions:
	tests/need.sh valgrind
	$(python) tests/instructions/growth.py
	$(python) tests/instructions/budgets.py

## packages: the wheel and the tarball, in dist/
packages: wheel tarball

$(tools)/bin/maturin:
	$(python) -m venv $(tools)
	$(tools)/bin/python -m pip install --quiet $(maturin) -r tests/python/requirements.txt

wheel: $(tools)/bin/maturin
	cd bindings-python && $(tools)/bin/maturin build --release --quiet --out ../dist --interpreter $(tools)/bin/python

tarball:
	tests/need.sh node npm wasm32-unknown-unknown
	cargo run --quiet --package xtask -- package
	node tests/size.mjs $(tarball)

# the digests of all hosts, from what is installed
hosts: packages
	cargo build --profile harness --quiet --package harness --bin digest
	$(python) tests/conformance.py --crate $(CARGO_TARGET_DIR)/harness/digest --wheel $(wheel) --tarball $(tarball)

python: wheel
	$(tools)/bin/python -m pip install --quiet --force-reinstall --no-deps $(wheel)
	PATH=$(tools)/bin:$$PATH $(tools)/bin/python -m pytest --quiet -p no:cacheprovider tests/python

node: tarball
	node tests/node/run.js $(tarball)

## release-check: everything at full size
release-check: test second-topic facts
	$(MAKE) mutants mutants=5000000 compared=200000

second-topic:
	$(python) tests/second_topic/run.py

facts:
	$(python) tests/facts/run.py

## soak: without a limit
soak: mutation-testing

# first by the quicker tests; what they let live, by all. The tree as it stands passes them: `make test` says so
mutation = cargo mutants --package flowops-contracts --test-package mutation --baseline skip --timeout 30 \
	--build-timeout 300 --output $(FLOWOPS_CACHE) --no-shuffle
slower := a_topic_read text_and_its one_voice the_text_of_an only_an_unknown what_is_said every_vector slicing

mutation-testing:
	tests/need.sh cargo-mutants
	$(mutation) -- -- $(addprefix --skip ,$(slower)) || true
	$(mutation) --iterate

## derive: writes what is derived from the core's declarations
derive:
	cargo run --quiet --package harness --bin derive -- --write

## bench: the packages beside their peers, in every host; writes bench/RESULTS.md
bench: packages
	tests/need.sh node npm chromium
	$(python) bench/run.py --tarball $(tarball) --wheel $(wheel) $(if $(corpus),--corpus $(corpus))

clean:
	rm -rf $(CARGO_TARGET_DIR)
