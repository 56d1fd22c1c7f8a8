#!/usr/bin/env bash
# Stands between cargo and rustc for the crates of this workspace (RUSTC_WORKSPACE_WRAPPER in lint.sh): lints them with clippy
# and writes metadata only, no machine code. What has to run during the build, build scripts and procedural macros, is
# compiled in full.
set -euo pipefail

rustc=$1
shift

# Build scripts of dependencies probe the compiler through this wrapper too. Their probes must not see clippy, or a warning
# would decide what a dependency believes of the compiler.
[[ -n ${CARGO_PRIMARY_PACKAGE-} ]] || exec "$rustc" "$@"

previous='' runs=no
for argument in "$@"; do
    case "$previous $argument" in
        '--crate-name build_script_'* | '--crate-name wasm_opt' | '--crate-type proc-macro') runs=yes ;;
    esac
    previous=$argument
done
[[ $runs == no ]] || exec "$TRIBUTARY_CLIPPY_DRIVER" "$rustc" "$@"

arguments=()
for argument in "$@"; do
    case $argument in
        --emit=dep-info,metadata,link | --emit=dep-info,link) argument=--emit=dep-info,metadata ;;
        # A program names the libraries that it is linked with; those of this workspace exist as metadata alone.
        *=*.rlib) [[ -e ${argument#*=} ]] || argument=${argument%.rlib}.rmeta ;;
    esac
    arguments+=("$argument")
done
exec "$TRIBUTARY_CLIPPY_DRIVER" "$rustc" "${arguments[@]}"
