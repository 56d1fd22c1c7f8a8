# shellcheck shell=bash
# What the scripts that measure pallets share. Source it after lib.sh: it builds the node that measures.

# Other features compile other code: a target directory apart leaves the normal build's artefacts alone.
export CARGO_TARGET_DIR=$CARGO_TARGET_DIR-bench

# The pallets of this repository, whose weights lie beside them, and those of the SDK, whose weights are the runtime's.
OURS=()
for benchmarks in pallets/*/src/benchmarking.rs; do
    name=${benchmarks#pallets/}
    OURS+=("pallet_${name%%/*}")
done
# shellcheck disable=SC2034
SDK=(frame_system frame_system_extensions pallet_{balances,conviction_voting,migrations,multisig,parameters,preimage,proxy}
    pallet_{referenda,scheduler,timestamp,transaction_payment,treasury,utility})

# The benchmarking crate would build a wasm runtime of its own, for a benchmark that is not run here, and fails to from within
# another workspace.
export SKIP_FRAME_STORAGE_ACCESS_TEST_RUNTIME_WASM_BUILD=1
# All packages' features, as everywhere: a copy of the normal target directory then saves most of this build.
run cargo build --release --workspace --bin tributary --features tributary/runtime-benchmarks --locked

# The generated file shows the command; called by its bare name it shows no path of this machine. Nor its name: what it is.
PATH=$CARGO_TARGET_DIR/release:$PATH
MACHINE="$(nproc) cores, $(awk '/^MemTotal/ { printf "%.0f", $2 / 1024 / 1024 }' /proc/meminfo) GiB"

# The local chain's slots and voting periods are long enough for the SDK's benchmarks; the devnet's are not. Medians, because a
# line through all samples follows the few that something else made late. What was counted goes into $TMP, the folder of the
# script that measures.
#
# measure PALLET OUTPUT STEPS REPEAT [OPTION...]
measure() {
    local pallet=$1 output=$2 steps=$3 repeat=$4
    shift 4
    run tributary benchmark pallet --chain local --pallet "$pallet" --steps "$steps" --repeat "$repeat" \
        --output-analysis median-slopes --hostname-override "$MACHINE" --output "$output" --json-file "$TMP/counts.json" "$@" &&
        node scripts/weights_counts.mjs "$output" "$TMP/counts.json"
}

# What a transfer takes here and now, in picoseconds.
transfer_here() {
    measure pallet_balances "$TMP/transfer.rs" 2 20 --min-duration 3 --extrinsic transfer_allow_death >&2
    transfer_in "$TMP/transfer.rs"
}

# shellcheck source-path=SCRIPTDIR source=proportion.sh
. scripts/proportion.sh
