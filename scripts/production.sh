#!/usr/bin/env bash
# Builds what a network runs: profile production, and the runtime's wasm the same in every folder. Arguments name packages;
# without them `tributary`, with the hash of the metadata in its runtime, and `trib` are built.
#
# FEATURES of the first package may be set, for a runtime without that hash: FEATURES= scripts/production.sh tributary-wasm
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

FEATURES=${FEATURES-metadata-hash}
PACKAGES=("$@")
((${#PACKAGES[@]})) || PACKAGES=(tributary tributary-cli)

# Paths of this machine are in the wasm otherwise, in what the runtime says when it panics. The folder of the crates is
# called after the registry that they come from; it is there once they are fetched.
run cargo fetch --locked
: "${CARGO_HOME:=$HOME/.cargo}"
FLAGS=()
remap() {
    [[ $1 != *[[:space:]=]* ]] || fail "$1 has a blank or an equals sign in it, which compiler flags cannot have; build elsewhere"
    FLAGS+=("--remap-path-prefix=$1=$2")
}
# The last that fits counts.
remap "$(rustc --print sysroot)" /rust
remap "$CARGO_HOME" /cargo
for crates in "$CARGO_HOME"/registry/src/*/; do remap "${crates%/}" /crates; done
remap "$ROOT" /tributary
remap "$CARGO_TARGET_DIR" /target
export WASM_BUILD_RUSTFLAGS="${FLAGS[*]} ${WASM_BUILD_RUSTFLAGS-}"
export RUSTC_WRAPPER=$ROOT/scripts/rustc_stable.sh

# What is shipped links what Cargo.lock names, not what this machine happens to have.
export OPENSSL_NO_VENDOR=0
for package in "${PACKAGES[@]}"; do
    options=(--profile production --package "$package" --locked)
    if [[ $package != tributary-cli && -n $FEATURES ]]; then options+=(--features "$FEATURES"); fi
    run cargo build "${options[@]}"
done

WASM=$CARGO_TARGET_DIR/production/wbuild/tributary-runtime/tributary_runtime.compact.compressed.wasm
printf 'built %s/production\n' "$CARGO_TARGET_DIR"
printf 'the runtime is 0x%s\n' "$(b2sum -l 256 "$WASM" | cut -d' ' -f1)"
