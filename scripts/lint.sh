#!/usr/bin/env bash
# Clippy over every target of this workspace, warnings denied.
#
# Not `cargo clippy`: that runs `cargo check`, for which cargo would first check all 800 dependencies, although `cargo build`
# has compiled them already (the artefacts of a check and of a build are different units). So this is a `cargo build` with the
# same profile as everything else, in which clippy_wrapper.sh takes rustc's place for the crates of this workspace alone.
# Cargo keeps those units apart from the real ones, so a build after this one finds its own artefacts as it left them.
# The wrapper writes no code, hence cargo takes the units for stale and lints the workspace anew each time: no warning is
# ever lost to a cache.
#
# SKIP_WASM_BUILD: the runtime's build script starts a cargo of its own that would inherit the wrapper.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

sysroot=$(rustc --print sysroot)
export TRIBUTARY_CLIPPY_DRIVER=$sysroot/bin/clippy-driver
[[ -x $TRIBUTARY_CLIPPY_DRIVER ]] || fail "clippy is not installed; run: rustup component add clippy"

# How clippy's own cargo subcommand hands its arguments to the driver.
export CLIPPY_ARGS='-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__'
export CLIPPY_CONF_DIR=$ROOT
export RUSTC_WORKSPACE_WRAPPER=$ROOT/scripts/clippy_wrapper.sh
export SKIP_WASM_BUILD=1

run cargo build --release --workspace --all-targets --locked "$@"
