#!/usr/bin/env bash
# Builds the wasm of the runtime after this one, which the end-to-end tests upgrade a chain to, and says where it lies.
#
# Its dependencies are those that the runtime was built from, so it begins with a copy of them instead of compiling them
# again: two minutes rather than ten.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

built=$CARGO_TARGET_DIR/release/wbuild/tributary-runtime/target
next=$(dirname "$NEXT_RUNTIME")
[[ -d $built ]] || fail "the runtime is not built; run: make build"

if [[ ! -d $next/target ]]; then
    mkdir -p "$next"
    cp -a "$built" "$next/target.part"
    mv "$next/target.part" "$next/target"
fi
# The whole workspace, so that cargo takes the features that everything else was built with.
run cargo build --release --workspace --locked --features tributary-runtime-next/std
printf 'built %s\n' "$NEXT_RUNTIME"
