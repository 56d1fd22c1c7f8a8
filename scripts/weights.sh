#!/usr/bin/env bash
# Measures the pallets and writes their src/weights.rs. Meant for the machine that validators are told to have: the figures are
# that machine's. Without arguments all pallets that have benchmarks, else those named (`weights.sh pallet_registry`).
#
# STEPS and REPEAT may be set for a quicker, worse measurement.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
# shellcheck source-path=SCRIPTDIR source=bench.sh
. scripts/bench.sh "$@"

for name in "${NAMES[@]}"; do
    measure "$name" "pallets/$name/src/weights.rs" "${STEPS:-50}" "${REPEAT:-20}"
done
