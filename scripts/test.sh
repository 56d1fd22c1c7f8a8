#!/usr/bin/env bash
# Everything that must hold before a change is merged; stops at the first step that fails.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
trap stop_heartbeat EXIT
trap 'exit 130' INT TERM

printf 'artefacts in %s\n' "$CARGO_TARGET_DIR"

# The lints come before the build: they compile the same dependencies and find most mistakes before the runtime is built.
STEP_TOTAL=17
step "setup" scripts/setup.sh setup
step "format" scripts/cargo.sh fmt --all --check
step "house" node scripts/house.mjs
step "tables of weights" node scripts/weights_tables.mjs
step "licences" node scripts/licences.mjs tributary tributary-cli tributary-python
step "lints" scripts/lint.sh
step "page" scripts/page.sh
step "build" scripts/cargo.sh build --release --workspace --locked
step "the package for Python" scripts/python.sh test
step "the wheel for Python" scripts/python.sh wheel --if-possible
step "unit and property tests" scripts/cargo.sh test --release --workspace --locked
step "plots and weights" node --test tools/plots/growth.test.mjs scripts/weights.test.mjs
step "a node under load" "$CARGO_TARGET_DIR/release/tributary-load" run --mix transfer,settle,revealScores,blend \
    --transactions 1000 --signers 256 --crowd 10 --slot 1000
step "forks under load" "$CARGO_TARGET_DIR/release/tributary-load" run --validators 3 --forks 1 --rate 25 --mix transfer \
    --transactions 1000 --signers 256 --crowd 10 --slot 2000
step "the next runtime" scripts/next_runtime.sh
step "the page in a browser" scripts/page_tests.sh
step "end to end" scripts/e2e.sh

printf '\n== all %d steps passed in %s\n' "$STEP_TOTAL" "$(duration $SECONDS)"
