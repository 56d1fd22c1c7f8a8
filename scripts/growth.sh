#!/usr/bin/env bash
# Measures what calls cost by the size of the state and draws it: docs/growth.json, .svg and .png. Arguments go to the
# measurement; with `--json FILE` among them that file is written and nothing is drawn.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

LOAD=$CARGO_TARGET_DIR/release/tributary-load
[[ -x $LOAD ]] || fail "$LOAD is not built; run: make build"

if [[ " $* " == *" --json"* ]]; then
    run "$LOAD" grow "$@"
else
    status=0
    # What is too steep is drawn all the same.
    run "$LOAD" grow --json docs/growth.json "$@" || status=$?
    run node tools/plots/growth.mjs docs/growth.json docs/growth
    exit "$status"
fi
