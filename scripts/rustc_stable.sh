#!/usr/bin/env bash
# Stands between cargo and rustc (RUSTC_WRAPPER in production.sh), for the runtime's wasm alone. Cargo names a crate by the
# folder that it lies in, and that name is in the hash of every symbol, by which functions are ordered: two clones in two
# folders would come to two runtimes. Here a crate is named by what it is.
set -euo pipefail

rustc=$1
shift

[[ " $* " == *' --target wasm32'* ]] || exec "$rustc" "$@"

identity=() previous='' named=no
for argument in "$@"; do
    case "$previous $argument" in
        '--crate-name '* | '--crate-type '* | '--cfg '*) identity+=("$argument") ;;
        '-C metadata='*) named=yes ;;
    esac
    previous=$argument
done
[[ $named == yes ]] || exec "$rustc" "$@"

hash=$(printf '%s\n' "${CARGO_PKG_NAME-}" "${CARGO_PKG_VERSION-}" "${identity[@]}" | sha256sum)
arguments=() previous=''
for argument in "$@"; do
    if [[ "$previous $argument" == '-C metadata='* ]]; then argument=metadata=${hash:0:16}; fi
    arguments+=("$argument")
    previous=$argument
done
exec "$rustc" "${arguments[@]}"
