#!/usr/bin/env bash
# Measures what the runtime does and writes it as weights, in the time of the machine that validators are told to have. Arguments name parts (`weights.sh pallet_registry base`); without them all are measured:
#
#   pallet_…  a pallet: pallets/*/src/weights.rs of ours, runtime/src/weights/*.rs of the SDK's
#   base      an empty block and an empty extrinsic: runtime/src/weights/{block,extrinsic}_weights.rs
#   storage   a read and a write of ParityDB that no more than one of a hundred is slower than, with a state of 100,000
#             positions: runtime/src/weights/paritydb_weights.rs
#
# Machines of one kind differ by a factor of two, one machine does from one quarter of an hour to the next, and the weights of a
# chain must not: a transfer is measured before and after each part, and the part's times are written in proportion to what a
# transfer takes on the validators' machine (scripts/weights_scale.mjs). That is TRANSFER, in picoseconds. It is no figure of the
# last run, or the weights would wander by its noise from run to run: another machine is another TRANSFER, and all parts anew.
#
# STEPS and REPEAT may be set for a quicker, worse measurement.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
# shellcheck source-path=SCRIPTDIR source=bench.sh
. scripts/bench.sh

WEIGHTS=runtime/src/weights
PARTS=("$@")
if ((${#PARTS[@]} == 0)); then PARTS=(storage base "${SDK[@]}" "${OURS[@]}"); fi

TMP=$(mktemp -d)
trap 'rm -rf "$TMP"' EXIT

measure_base() {
    run tributary benchmark overhead --chain local --hostname-override "$MACHINE" --weight-path "$WEIGHTS"
}

# The extensions declare what they compute, so an empty transaction is what is left of it: to be called once they are measured.
less_extensions() {
    node scripts/weights_base.mjs "$WEIGHTS/extrinsic_weights.rs" "$WEIGHTS"/{frame_system_extensions,pallet_transaction_payment}.rs
}

# The state is made by the load generator, which is built as ever.
measure_storage() {
    local target=${CARGO_TARGET_DIR%-bench}
    CARGO_TARGET_DIR=$target run cargo build --release --workspace --locked
    "$target/release/tributary-load" spec --crowd 100000 "$TMP/spec.json"
    # A root of the state for 10,000 writes, about what a full block has. From within the folder, so that the file shows no
    # path of this machine.
    (cd "$TMP" && run tributary benchmark storage --chain spec.json --base-path state --state-version 1 \
        --disable-pov-recorder --batch-size 10000 --metric p99 --hostname-override "$MACHINE" --weight-path .)
    mv "$TMP/paritydb_weights.rs" "$WEIGHTS"
}

# transfer_in FILE: the picoseconds of a transfer that it declares, without reads and writes.
transfer_in() {
    sed -n '/fn transfer_allow_death/,/from_parts/ s/.*Weight::from_parts(\([0-9_]*\), .*/\1/p' "$1" | head -n 1 | tr -d _
}

# What a transfer takes here and now.
transfer_here() {
    measure pallet_balances "$TMP/transfer.rs" 2 20 --min-duration 3 --extrinsic transfer_allow_death >&2
    transfer_in "$TMP/transfer.rs"
}

# What it takes on 2 cores of an AMD EPYC, in 50 steps of 20 repeats, on 2026-11-23.
TRANSFER=${TRANSFER:-56294000}

# in_proportion FILES COMMAND...: COMMAND writes what it measures into FILES, which are then put into proportion.
in_proportion() {
    local files=$1 file before after
    shift
    before=$(transfer_here)
    "$@"
    after=$(transfer_here)
    for file in $files; do
        node scripts/weights_scale.mjs "$file" "$TRANSFER" $(((before + after) / 2))
    done
}

steps=${STEPS:-50} repeat=${REPEAT:-20}
base=no
for part in "${PARTS[@]}"; do
    case " ${OURS[*]} | ${SDK[*]} " in
        *" $part "*"|"*)
            output=pallets/${part#pallet_}/src/weights.rs
            in_proportion "$output" measure "$part" "$output" "$steps" "$repeat" --extrinsic '*' --template scripts/weights.hbs ;;
        *"|"*" $part "*)
            output=$WEIGHTS/$part.rs
            in_proportion "$output" measure "$part" "$output" "$steps" "$repeat" --extrinsic '*' --min-duration 3 ;;
        *) case $part in
            base) base=yes ;;
            storage) in_proportion "$WEIGHTS/paritydb_weights.rs" measure_storage ;;
            *) fail "there is nothing called $part to measure: name one of base storage ${SDK[*]} ${OURS[*]}" ;;
        esac ;;
    esac
done
[[ $base == no ]] || {
    in_proportion "$WEIGHTS/block_weights.rs $WEIGHTS/extrinsic_weights.rs" measure_base
    less_extensions
}

node scripts/weights_tables.mjs --write
