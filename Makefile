# Tributary. `make` alone lists the targets.
#
# CARGO_TARGET_DIR moves the artefacts elsewhere. ARGS goes to the program that a target starts, as in
# `make devnet ARGS="--help"`. FEATURES is for `make devnet` alone: `metadata-hash` (docs/wallets.md).

SHELL := /bin/bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

CARGO_TARGET_DIR ?= $(CURDIR)/target
export CARGO_TARGET_DIR

TRIBUTARY := $(CARGO_TARGET_DIR)/release/tributary
CARGO := scripts/cargo.sh
# What is built alone is built with the features that the workspace gives its dependencies (`--workspace --bin NAME`): a
# later `make test` compiles none of them again.
ARGS ?=
FEATURES ?=

# No target is a file.
.PHONY: $(shell sed -n 's/^\([a-z0-9-]*\):.*/\1/p' $(firstword $(MAKEFILE_LIST)))

help: ## List the targets
	@echo "Tributary: make TARGET"
	@echo
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@echo
	@echo "Artefacts: $(CARGO_TARGET_DIR)"

setup: ## Install what building and testing need (protoc, mold, Rust, wasm target, npm packages)
	@scripts/setup.sh setup

doctor: ## Report what is there and how to get what is missing; changes nothing
	@scripts/setup.sh doctor

build: need-build ## Compile the node and everything else (release)
	@$(CARGO) build --release --workspace --locked

trib: need-build ## Compile the program for the command line alone (docs/trib.md)
	@$(CARGO) build --release --workspace --bin trib --locked
	@echo "built $(CARGO_TARGET_DIR)/release/trib"

page: need-node ## Build the page that the node serves (page/dist), if something of it changed
	@scripts/page.sh

devnet: announce need-build ## Run a local chain, set up and built as needed (ARGS="--help" shows its options)
	@scripts/page.sh --if-possible
	@$(CARGO) build --release --workspace --bin tributary --locked $(if $(FEATURES),--features $(FEATURES:%=tributary/%))
	@echo '+ $(TRIBUTARY) devnet $(ARGS)'
	@exec $(TRIBUTARY) devnet $(ARGS)

quickstart: need-node ## Walk through a model's life against the running devnet (examples/quickstart.mjs)
	@node examples/quickstart.mjs $(ARGS)

epoch: need-node ## Score the demo assets and be paid, against the running devnet (examples/epoch.mjs)
	@node examples/epoch.mjs $(ARGS)

governance: need-node ## Vote with tokens and as contributors, against the running devnet (examples/governance.mjs)
	@node examples/governance.mjs $(ARGS)

million: need-node ## Record a million contributors in one extrinsic, against the running devnet (LEAVES=4096 for fewer)
	@node examples/million.mjs $(ARGS)

test: ## All checks: format, lints, unit and property tests, Python, end to end; sets up what is missing
	@scripts/test.sh

wheel: build ## Build the package for Python as a wheel, install it and try it (docs/python.md)
	@scripts/setup.sh setup --quiet python
	@scripts/python.sh wheel

test-network: need-node build ## Fault tests of several real nodes, under 20 minutes (ARGS="crash sync" for some)
	@scripts/next_runtime.sh
	@scripts/network.sh $(ARGS)

lint: need-build ## Check the format and run clippy, warnings denied
	@$(CARGO) fmt --all --check
	@scripts/lint.sh

fmt: ## Format the code
	@$(CARGO) fmt --all

e2e: need-node build ## Run the end-to-end tests, polkadot.js and trib, against a devnet of their own
	@scripts/next_runtime.sh
	@scripts/e2e.sh $(ARGS)

costs: need-node build ## Measure what calls and the afternoon cost, and write it into docs/ and llms.txt
	@node examples/tests/fees.mjs --write
	@node examples/afternoon.mjs --write

production: need-build ## Compile what a network runs: profile production, metadata hash and no path in the runtime
	@scripts/production.sh

reproducible: need-build ## Build the last commit's runtime in two folders and compare them (FULL=1 with the metadata hash)
	@scripts/reproducible.sh

deb: need-build ## Pack tributary and trib for Debian, with a service, manual and completions (docs/release.md)
	@scripts/deb.sh

image: need-build ## Make an OCI image of both without an engine, by umoci and skopeo
	@scripts/image.sh

bench: need-build ## Benchmark the arithmetic natively (criterion; ARGS="consensus" for a part)
	@$(CARGO) bench --package tributary-benches $(ARGS)

economy: need-build ## Play what scoring pays over 100 epochs; write the tables of docs/economics.md and draw docs/economy.svg
	@$(CARGO) run --release --package tributary-benches --bin economy -- --docs docs/economics.md --svg docs/economy.svg $(ARGS)

load: build ## Load a node of its own with signed transactions and report what it takes (ARGS="--help" shows the options)
	@$(CARGO_TARGET_DIR)/release/tributary-load run $(ARGS)

load-gateway: build ## Load a gateway of its own with paid calls over HTTP, and settle them (ARGS="--help" shows the options)
	@$(CARGO_TARGET_DIR)/release/tributary-load gateway $(ARGS)

manifest-bench: trib need-node ## Time manifests of a million leaves and of ten thousand files (LEAVES=, FILES=, BYTES=, DOCS= in scripts/)
	@scripts/manifest_bench.sh

page-bench: build need-node ## Time each view of the page with 1,000 assets and 100,000 contributions (ASSETS=, CONTRIBUTIONS=, DOCS= in page/bench/)
	@scripts/page.sh
	@scripts/page_bench.sh

growth: build need-node ## Measure calls by the size of the state, up to a million positions, and draw docs/growth.svg and .png
	@scripts/growth.sh $(ARGS)

value: build ## Play whether pay follows value, on real data with the real programs; write docs/value.md (ARGS="--seeds 1" for less)
	@scripts/value.sh $(ARGS)

weights: need-build need-node ## Measure the pallets and write their weights.rs (ARGS="pallet_registry" for one)
	@scripts/weights.sh $(ARGS)

fuzz: need-build ## Let libFuzzer look for input that harms the runtime (ARGS="-max_total_time=3600")
	@scripts/fuzz.sh $(ARGS)

weights-check: need-build need-node ## Measure quickly, and fail when a declared weight is far from what is measured
	@scripts/weights_check.sh $(ARGS)

# Before anything is installed or compiled.
announce:
	@[[ -x $(TRIBUTARY) ]] || echo "The first build takes a quarter to half an hour on two cores, and 5 GiB of disk in $(CARGO_TARGET_DIR); what it needs is installed before."

# What a target needs, installed if it is missing; silent when it is there.
need-build:
	@scripts/setup.sh setup --quiet build

need-node:
	@scripts/setup.sh setup --quiet node
