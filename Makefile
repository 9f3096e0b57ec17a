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
# where the preview is served
port ?= 8080
# the sizes of the tiers
mutants ?= 200000
compared ?= 20000
# mutants that every host is asked about, and Chromium
asked ?= 5000
asked_browser ?= 1000

# tools of Python, in a folder of their own; pinned
tools := $(FLOWOPS_CACHE)/tools-$(shell $(python) -c 'import sys; print(sys.version_info[0], sys.version_info[1], sep=".")')-$(shell cksum < tests/python/requirements.txt | cut -d' ' -f1)
maturin := maturin==1.9.6
version := $(shell sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
# what runs the tests of the WebAssembly binding: of the very version that the binding is made with
bindgen := $(shell sed -n '/^name = "wasm-bindgen"$$/{n;s/version = "\(.*\)"/\1/p}' Cargo.lock)
runner := $(FLOWOPS_CACHE)/wasm-bindgen-$(bindgen)/bin/wasm-bindgen-test-runner
# what drives headless Chromium
chromium := tests/browser/node_modules/.package-lock.json
# other Nodes than the one of this machine
nodes := $(FLOWOPS_CACHE)/nodes-$(shell cksum < tests/nodes/package-lock.json | cut -d' ' -f1)
tarball = dist/flowops-contracts-$(version).tgz
wheel = $$(ls -t dist/flowops_contracts-$(version)-cp*.whl | grep -v abi3 | head -1)
# of these Pythons a wheel each is built; abi3=1 builds one for all of them besides, which is slower
interpreters ?= $(tools)/bin/python

packed = --crate $(CARGO_TARGET_DIR)/harness/digest --wheel $(wheel) --tarball $(tarball)

.PHONY: demo preview test lint crate second-reader mutants instructions packages wheel wheel-abi3 tarball wasm hosts digests \
	same-mutants python python-abi3 node size browser release-check second-topic facts planted pythons nodes soak \
	mutation-testing derive bench clean

## demo: both packages built and installed; the same events judged in Rust, Node and Python; their digests
demo: packages
	cargo build --profile harness --quiet --package harness --bin digest
	cargo build --release --quiet --package flowops-contracts --example demo
	$(python) tests/demo/run.py --rust $(CARGO_TARGET_DIR)/release/examples/demo $(packed)

## preview: a page that judges an event as one types it
preview: tarball
	node bindings-wasm/preview/serve.js $(tarball) $(port)

## test: what CI runs
test: lint crate second-reader mutants instructions wasm hosts python node size browser

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
packages: wheel $(if $(abi3),wheel-abi3) tarball

$(tools)/bin/maturin:
	$(python) -m venv $(tools)
	$(tools)/bin/python -m pip install --quiet $(maturin) -r tests/python/requirements.txt

wheel: $(tools)/bin/maturin
	cd bindings-python && $(tools)/bin/maturin build --release --quiet --out ../dist --interpreter $(interpreters)

wheel-abi3: $(tools)/bin/maturin
	cd bindings-python && $(tools)/bin/maturin build --release --quiet --out ../dist --interpreter $(tools)/bin/python \
		--features pyo3/extension-module,abi3

tarball:
	tests/need.sh node npm wasm32-unknown-unknown
	cargo run --quiet --package xtask -- package

$(runner):
	cargo install wasm-bindgen-cli --version $(bindgen) --quiet --root $(FLOWOPS_CACHE)/wasm-bindgen-$(bindgen)

# the binding to JavaScript by itself, in Node and in headless Chromium
wasm: $(runner)
	tests/need.sh node wasm32-unknown-unknown chromium chromedriver
	tests/wasm.sh $(runner)
	WASM_BINDGEN_USE_BROWSER=1 tests/wasm.sh $(runner)

$(chromium): tests/browser/package-lock.json
	tests/need.sh node npm chromium
	cd tests/browser && npm ci --silent

# what all hosts say, from what is installed: of the vectors, and of mutants
hosts: packages $(chromium)
	cargo build --profile harness --quiet --package harness --bin digest --bin chunks
	$(MAKE) digests browser_too=--browser
	$(MAKE) same-mutants

digests:
	$(python) tests/conformance.py $(packed) $(browser_too)

same-mutants:
	$(python) tests/same_mutants/run.py --chunks $(CARGO_TARGET_DIR)/harness/chunks --wheel $(wheel) \
		--tarball $(tarball) --seed $(seed) --count $(asked) --browser $(asked_browser)

python: wheel
	$(tools)/bin/python -m pip install --quiet --force-reinstall --no-deps $(wheel)
	PATH=$(tools)/bin:$$PATH $(tools)/bin/python -m pytest --quiet -p no:cacheprovider tests/python

# the same tests on the wheel for all Pythons
python-abi3: wheel-abi3
	$(MAKE) --no-print-directory python --assume-old=wheel wheel="$$(ls -t dist/*-abi3-*.whl | head -1)"

node: tarball
	node tests/node/run.js $(tarball)

# the module against its budget, which is that of the topics as they are: one more is packed and tested all the same
size: tarball
	node tests/size.mjs $(tarball)

# the page that `make preview` serves, and a page of a user
browser: tarball $(chromium)
	FLOWOPS_TARBALL=$(tarball) node --test --test-timeout=300000 tests/browser/*.test.js

## release-check: everything at full size
release-check: test second-topic facts planted nodes pythons
	$(MAKE) mutants mutants=5000000 compared=200000
	$(MAKE) same-mutants asked=200000 asked_browser=20000

# lies in packages, one at a time, which the digests must see
planted: hosts
	$(python) tests/planted.py $(packed)

# wheels, tests and digests under every Python that the package is for; the wheel of this one is left as the newest
pythons: $(addprefix under-python-,3.10 3.11 3.12 3.13)
	$(MAKE) wheel

under-python-%: hosts
	found=$$(tests/find_python.sh $*) && $(MAKE) python digests python=$$found

# tests and digests under every Node
nodes: $(addprefix under-node-,20 22 24)

under-node-%: hosts $(nodes)/node_modules/.package-lock.json
	PATH=$(nodes)/node_modules/node-$*/bin:$$PATH node tests/node/run.js $(tarball)
	PATH=$(nodes)/node_modules/node-$*/bin:$$PATH $(MAKE) digests

$(nodes)/node_modules/.package-lock.json:
	mkdir -p $(nodes)
	cp tests/nodes/package*.json $(nodes)
	cd $(nodes) && npm ci --silent

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
