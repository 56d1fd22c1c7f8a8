#!/usr/bin/env bash
# Measures the pallets and writes their src/weights.rs. Meant for the machine that validators are told to have: the figures are
# that machine's. Without arguments all pallets that have benchmarks, else those named (`weights.sh pallet_registry`).
#
# STEPS and REPEAT may be set for a quicker, worse measurement.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Other features compile other code: a target directory apart leaves the normal build's artefacts alone.
export CARGO_TARGET_DIR=$CARGO_TARGET_DIR-bench
PALLETS=("$@")
if ((${#PALLETS[@]} == 0)); then
    for benchmarks in pallets/*/src/benchmarking.rs; do
        name=${benchmarks#pallets/}
        PALLETS+=("pallet_${name%%/*}")
    done
fi

folder() { printf 'pallets/%s' "${1#pallet_}"; }
for pallet in "${PALLETS[@]}"; do
    [[ -d $(folder "$pallet")/src ]] || fail "there is no $(folder "$pallet")/src"
done

# The benchmarking crate would build a wasm runtime of its own, for a benchmark that is not run here, and fails to from within
# another workspace.
export SKIP_FRAME_STORAGE_ACCESS_TEST_RUNTIME_WASM_BUILD=1
run cargo build --release --package tributary-node --features runtime-benchmarks --locked

# The generated file shows the command; called by its bare name it shows no path of this machine. Nor its name: what it is.
PATH=$CARGO_TARGET_DIR/release:$PATH
MACHINE="$(nproc) cores, $(awk '/^MemTotal/ { printf "%.0f", $2 / 1024 / 1024 }' /proc/meminfo) GiB"

for pallet in "${PALLETS[@]}"; do
    run tributary benchmark pallet --chain dev --pallet "$pallet" --extrinsic '*' \
        --steps "${STEPS:-50}" --repeat "${REPEAT:-20}" --hostname-override "$MACHINE" \
        --output "$(folder "$pallet")/src/weights.rs" --template scripts/weights.hbs
done
