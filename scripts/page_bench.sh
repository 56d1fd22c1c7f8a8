#!/usr/bin/env bash
# Measures how long each view of the page takes on a chain with much on it, in a real browser: page/bench/run.mjs has the
# variables. Without a browser nothing is measured, and it says so.
#
#   scripts/page_bench.sh                                              1,000 assets, 100,000 contributions
#   ASSETS=20 CONTRIBUTIONS=200 ROUNDS=2 USES=20 TURNS=2 scripts/page_bench.sh
#   STATE=folder BARS=hold DOCS=docs/benchmarks.md scripts/page_bench.sh
# shellcheck source-path=SCRIPTDIR source=lib.sh
given=${TRIBUTARY-}
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
TRIBUTARY=${given:-$TRIBUTARY}

[[ -x $TRIBUTARY ]] || fail "$TRIBUTARY is not built; run: make build"
TRIBUTARY=$TRIBUTARY node page/bench/run.mjs
