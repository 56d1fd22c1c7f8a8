#!/usr/bin/env bash
# Builds the runtime's wasm of the last commit in two folders and compares them, byte by byte: whoever builds a release finds
# the hash that the release names. Takes seven to twenty minutes on two cores, more with FULL=1, which puts the hash of the metadata
# into the runtime, as releases have it.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

FEATURES=
[[ -z ${FULL-} ]] || FEATURES=metadata-hash
export FEATURES

TMP=$(mktemp -d)
trap 'rm -rf "$TMP"' EXIT
trap 'exit 130' INT TERM

# Of unlike length and depth.
CLONES=("$TMP/a" "$TMP/another/folder/with-a-longer-name")
WASM=production/wbuild/tributary-runtime/tributary_runtime
HASHES=()
for clone in "${CLONES[@]}"; do
    mkdir -p "$clone"
    git archive HEAD | tar -x -C "$clone"
    # One has its artefacts in it, the other beside it.
    target=$clone/target
    if ((${#HASHES[@]})); then target=$TMP/artefacts; fi
    CARGO_TARGET_DIR=$target run "$clone/scripts/production.sh" tributary-wasm
    for path in "$TMP" "${CARGO_HOME:-$HOME/.cargo}"; do
        if grep -aq -- "$path" "$target/$WASM.compact.wasm"; then
            fail "the runtime has the path $path in it: $(grep -ao -m1 -- "${path}[[:print:]]*" "$target/$WASM.compact.wasm" | sed -n 1p)"
        fi
    done
    HASHES+=("$(b2sum -l 256 "$target/$WASM.compact.compressed.wasm" | cut -d' ' -f1)")
    # It takes gigabytes.
    mv "$target/$WASM.compact.wasm" "$TMP/${#HASHES[@]}.wasm"
    rm -rf "$target"
done

printf '%s\n' "${HASHES[@]}" | sed 's/^/0x/'
[[ ${HASHES[0]} == "${HASHES[1]}" ]] || fail "two folders, two runtimes: $(cmp "$TMP/1.wasm" "$TMP/2.wasm" 2>&1 || true)"
echo "the same in both folders"
