#!/usr/bin/env bash
# Measures our pallets quickly, and fails when a declared weight is below 0.8 times or above 3 times what is measured, or
# when it declares fewer reads or writes: in proportion to a transfer, as weights are, so that any steady machine will do. Arguments
# name pallets (`weights_check.sh pallet_rewards`); without them all of ours are measured.
#
# STEPS and REPEAT may be set for a longer, better measurement.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
# shellcheck source-path=SCRIPTDIR source=bench.sh
. scripts/bench.sh

PALLETS=("$@")
if ((${#PALLETS[@]} == 0)); then PALLETS=("${OURS[@]}"); fi
for pallet in "${PALLETS[@]}"; do
    [[ " ${OURS[*]} " == *" $pallet "* ]] || fail "$pallet is none of our pallets: ${OURS[*]}"
done

TMP=$(mktemp -d)
trap 'rm -rf "$TMP"' EXIT
# The calls of a pallet, in groups: a minute or two pass until a whole pallet is measured, and few machines keep their speed so long.
tributary benchmark pallet --chain local --pallet '*' --extrinsic '*' --list >"$TMP/list"
groups() { sed -n "s/^$1, *//p" "$TMP/list" | xargs -n 4 | tr ' ' ','; }
for pallet in "${PALLETS[@]}"; do
    folder=$TMP/${pallet#pallet_}
    mkdir "$folder"
    printf 'measuring %s …\n' "$pallet"
    for calls in $(groups "$pallet"); do
        measured=$folder/$calls.rs
        in_proportion "$measured" measure "$pallet" "$measured" "${STEPS:-10}" "${REPEAT:-10}" --extrinsic "$calls" \
            --min-duration 3 --template scripts/weights.hbs >"$TMP/log" 2>&1 || {
            cat "$TMP/log" >&2
            fail "$pallet could not be measured: $calls"
        }
        sed -n 's/^turn/  &/p' "$TMP/log"
    done
done
node scripts/weights_check.mjs 'pallets/%/src/weights.rs' "$TMP/%" "${PALLETS[@]#pallet_}"
