#!/usr/bin/env bash
# Measures our pallets quickly, and fails when a declared weight is below 0.8 times or above 3 times what is measured, or
# when it declares fewer reads or writes: as ratios to a call of the same run, so that any machine will do. Arguments name
# pallets (`weights_check.sh pallet_rewards`); without them all of ours are measured.
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
# What the others are compared to is measured in every run.
for pallet in pallet_rewards "${PALLETS[@]}"; do
    measured=$TMP/${pallet#pallet_}.rs
    [[ ! -s $measured ]] || continue
    printf 'measuring %s …\n' "$pallet"
    measure "$pallet" "$measured" "${STEPS:-10}" "${REPEAT:-10}" --extrinsic '*' --template scripts/weights.hbs >"$TMP/log" 2>&1 || {
        cat "$TMP/log" >&2
        fail "$pallet could not be measured"
    }
done
node scripts/weights_check.mjs 'pallets/%/src/weights.rs' "$TMP/%.rs" "${PALLETS[@]#pallet_}"
