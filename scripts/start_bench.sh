#!/usr/bin/env bash
# Measures what a node takes until its first block: CPU (user and system), time, and memory. Every binary starts twice in each
# round, first with no compiled runtime to begin with, then with what the first start kept; binaries take turns, so that what
# else the machine does falls on all of them.
#
#   scripts/start_bench.sh                         the built one
#   scripts/start_bench.sh OLD NEW                 two, compared
#   ROUNDS=10 KIND=validator scripts/start_bench.sh OLD NEW
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

: "${ROUNDS:=5}" "${KIND:=devnet}"
BINARIES=("$@")
((${#BINARIES[@]})) || BINARIES=("$TRIBUTARY")
for binary in "${BINARIES[@]}"; do [[ -x $binary ]] || fail "$binary is not built; run: make build"; done

case $KIND in
    devnet) ARGUMENTS=(devnet --prometheus-port off) ;;
    validator) ARGUMENTS=(--chain local-1 --alice --validator --port 0 --no-prometheus --no-telemetry) ;;
    *) fail "KIND is devnet or validator" ;;
esac

FOLDER=$(mktemp -d)
NODE=
finish() {
    [[ -z $NODE ]] || kill "$NODE" 2>/dev/null || true
    rm -rf "$FOLDER"
}
trap finish EXIT

# start BINARY CACHE: what it took, as "CPU TIME MEMORY" in seconds, seconds and MiB.
start() {
    local binary=$1 cache=$2 base from stat
    base=$(mktemp -d -p "$FOLDER")
    local arguments=("${ARGUMENTS[@]}" --rpc-port 0 -linfo)
    if [[ $KIND == devnet ]]; then arguments+=(--state-dir "$base"); else arguments+=(--base-path "$base"); fi
    : >"$base/log"
    from=$(date +%s%N)
    TRIBUTARY_CACHE_DIR=$cache "$binary" "${arguments[@]}" >/dev/null 2>"$base/log" &
    NODE=$!
    until grep -q 'Imported #1' "$base/log"; do
        kill -0 "$NODE" 2>/dev/null || fail "the node ended: $(tail -n 3 "$base/log")"
        sleep 0.01
    done
    # Of the numbers after the name in parentheses, the 12th and the 13th are clock ticks, of which a second has 100.
    stat=$(sed 's/.*) //' "/proc/$NODE/stat")
    awk -v stat="$stat" -v took=$(($(date +%s%N) - from)) -v resident="$(awk '/^VmRSS/ { print $2 }' "/proc/$NODE/status")" \
        'BEGIN { split(stat, of, " "); printf "%.2f %.2f %.0f\n", (of[12] + of[13]) / 100, took / 1e9, resident / 1024 }'
    kill "$NODE"
    wait "$NODE" 2>/dev/null || true
    NODE=
    rm -rf "$base"
}

# row BINARY START: a line of the table, of the medians in the file of results.
row() {
    local column median=()
    for column in 1 2 3; do
        median+=("$(cut -d' ' -f"$column" "$FOLDER/$2-$1" | sort -n | awk '{ of[NR] = $1 } END { print of[int((NR + 1) / 2)] }')")
    done
    # shellcheck disable=SC2016
    printf '| `%s` | %s | %s s | %s s | %s MiB |\n' "${BINARIES[$1]}" "$2" "${median[@]}"
}

for ((round = 1; round <= ROUNDS; round++)); do
    for index in "${!BINARIES[@]}"; do
        cache=$(mktemp -d -p "$FOLDER")
        for which in first second; do
            start "${BINARIES[$index]}" "$cache" >>"$FOLDER/$which-$index"
            printf '%s, round %d of %d, %s start: %s\n' "${BINARIES[$index]}" "$round" "$ROUNDS" "$which" \
                "$(tail -n 1 "$FOLDER/$which-$index")" >&2
        done
        rm -rf "$cache"
    done
done

printf '| binary | start | CPU | time | memory |\n| --- | --- | ---: | ---: | ---: |\n'
for index in "${!BINARIES[@]}"; do row "$index" first; row "$index" second; done
