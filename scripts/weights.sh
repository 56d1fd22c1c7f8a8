#!/usr/bin/env bash
# Measures what the runtime does and writes it as weights, in the time of the machine that validators are told to have.
# Arguments name parts (`weights.sh pallet_registry base`); without them all are measured:
#
#   pallet_…  a pallet: pallets/*/src/weights.rs of ours, runtime/src/weights/*.rs of the SDK's
#   base      an empty block and an empty extrinsic: runtime/src/weights/{block,extrinsic}_weights.rs
#   storage   a read and a write of ParityDB that no more than one of a hundred is slower than, with a state of 100,000
#             positions: runtime/src/weights/paritydb_weights.rs
#
# Times are in proportion to a transfer's (TRANSFER, in picoseconds: scripts/proportion.sh has why), so that they are those of the
# machine that validators are told to have, whatever machine this is: another one is another TRANSFER, and all parts anew.
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
