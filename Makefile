# Tributary. `make` alone lists the targets.
#
# CARGO_TARGET_DIR moves the artefacts elsewhere. ARGS goes to the program that a target starts, as in
# `make devnet ARGS="--help"`.

SHELL := /bin/bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

CARGO_TARGET_DIR ?= $(CURDIR)/target
export CARGO_TARGET_DIR

TRIBUTARY := $(CARGO_TARGET_DIR)/release/tributary
CARGO := scripts/cargo.sh
ARGS ?=

.PHONY: help setup doctor build trib devnet quickstart epoch governance million test lint fmt e2e production bench economy load growth fuzz test-network weights weights-check need-build need-node

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
	@$(CARGO) build --release --package tributary-cli --locked
	@echo "built $(CARGO_TARGET_DIR)/release/trib"

devnet: need-build ## Run a local chain, set up and built as needed (ARGS="--help" shows its options)
	@[[ -x $(TRIBUTARY) ]] || echo "The first build takes about half an hour on two cores, and 5 GiB of disk in $(CARGO_TARGET_DIR)."
	@$(CARGO) build --release --package tributary --locked
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

test: ## All checks: format, lints, unit and property tests, end to end; sets up what is missing
	@scripts/test.sh

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

production: need-build ## Compile the node that a network runs: profile production, metadata hash in the runtime
	@OPENSSL_NO_VENDOR=0 $(CARGO) build --profile production --package tributary --features metadata-hash --locked
	@echo "built $(CARGO_TARGET_DIR)/production/tributary"

bench: need-build ## Benchmark the arithmetic natively (criterion; ARGS="consensus" for a part)
	@$(CARGO) bench --package tributary-benches $(ARGS)

economy: need-build ## Play what scoring pays over 100 epochs; write the tables of docs/economics.md and draw docs/economy.svg
	@$(CARGO) run --release --package tributary-benches --bin economy -- --docs docs/economics.md --svg docs/economy.svg $(ARGS)

load: build ## Load a node of its own with signed transactions and report what it takes (ARGS="--help" shows the options)
	@$(CARGO_TARGET_DIR)/release/tributary-load run $(ARGS)

growth: build need-node ## Measure calls by the size of the state, up to a million positions, and draw docs/growth.svg and .png
	@scripts/growth.sh $(ARGS)

weights: need-build ## Measure the pallets and write their weights.rs (ARGS="pallet_registry" for one)
	@scripts/weights.sh $(ARGS)

fuzz: need-build ## Let libFuzzer look for input that harms the runtime (ARGS="-max_total_time=3600")
	@scripts/fuzz.sh $(ARGS)

weights-check: need-build need-node ## Measure quickly, and fail when a declared weight is far from what is measured
	@scripts/weights_check.sh $(ARGS)

# What a target needs, installed if it is missing; silent when it is there.
need-build:
	@scripts/setup.sh setup --quiet build

need-node:
	@scripts/setup.sh setup --quiet node
