# shellcheck shell=bash
# What the scripts that measure pallets share. Source it after lib.sh with the names of pallets (`pallet_rewards`), or
# without for all that have benchmarks: it builds the node that measures and sets NAMES.

# Other features compile other code: a target directory apart leaves the normal build's artefacts alone.
export CARGO_TARGET_DIR=$CARGO_TARGET_DIR-bench
NAMES=("${@#pallet_}")
if ((${#NAMES[@]} == 0)); then
    for benchmarks in pallets/*/src/benchmarking.rs; do
        name=${benchmarks#pallets/}
        NAMES+=("${name%%/*}")
    done
fi
for name in "${NAMES[@]}"; do
    [[ -d pallets/$name/src ]] || fail "there is no pallets/$name/src"
done

# The benchmarking crate would build a wasm runtime of its own, for a benchmark that is not run here, and fails to from within
# another workspace.
export SKIP_FRAME_STORAGE_ACCESS_TEST_RUNTIME_WASM_BUILD=1
run cargo build --release --package tributary-node --features runtime-benchmarks --locked

# The generated file shows the command; called by its bare name it shows no path of this machine. Nor its name: what it is.
PATH=$CARGO_TARGET_DIR/release:$PATH
MACHINE="$(nproc) cores, $(awk '/^MemTotal/ { printf "%.0f", $2 / 1024 / 1024 }' /proc/meminfo) GiB"

# measure NAME OUTPUT STEPS REPEAT
measure() {
    run tributary benchmark pallet --chain dev --pallet "pallet_$1" --extrinsic '*' \
        --steps "$3" --repeat "$4" --hostname-override "$MACHINE" \
        --output "$2" --template scripts/weights.hbs
}
