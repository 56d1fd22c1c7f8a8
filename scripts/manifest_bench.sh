#!/usr/bin/env bash
# Measures what `trib` takes to build manifests, verify them and prove a leaf: time, throughput, and the most memory. What it
# works on is made from a seed in a temporary folder, which is removed. Fails where a bar is missed, if BARS=hold. DOCS names a
# document to write the table into, between its marks.
#
#   scripts/manifest_bench.sh                      2^20 leaves, and 10,000 files of 1 GB together
#   LEAVES=4096 FILES=100 BYTES=1000000 ROUNDS=1 scripts/manifest_bench.sh
#   TRIB=… TMPDIR=… BARS=hold scripts/manifest_bench.sh
# shellcheck source-path=SCRIPTDIR source=lib.sh
given=${TRIB-}
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
TRIB=${given:-$TRIB}

: "${LEAVES:=1048576}" "${FILES:=10000}" "${BYTES:=1000000000}" "${ROUNDS:=3}" "${SEED:=tributary}" "${BARS:=tell}"
[[ -x $TRIB ]] || fail "$TRIB is not built; run: make trib"
have node || fail "node makes the data, and there is none; run: make setup"

FOLDER=$(mktemp -d)
PID=
finish() {
    [[ -z $PID ]] || kill "$PID" 2>/dev/null || true
    rm -rf "$FOLDER"
}
trap finish EXIT
trap 'exit 130' INT TERM

# Nobody's keys and settings.
export XDG_CONFIG_HOME=$FOLDER/none XDG_STATE_HOME=$FOLDER/none

printf 'making %d lines, as many rows, and %d files of %d bytes …\n' "$LEAVES" "$FILES" "$BYTES" >&2
node scripts/manifest_data.mjs "$FOLDER" "$SEED" "$LEAVES" "$FILES" "$BYTES"

# measure COMMAND...: sets MILLIS, CPU (milliseconds too, of all cores) and MIB. The kernel keeps what a process has computed and
# the most memory that it had; what it said last counts.
measure() {
    local from name value stat peak=0 ticks=0
    from=$(date +%s%N)
    "$@" >"$FOLDER/out" 2>"$FOLDER/err" &
    PID=$!
    while kill -0 "$PID" 2>/dev/null; do
        {
            while read -r name value _; do
                if [[ $name == VmHWM: ]] && ((value > peak)); then peak=$value; fi
            done <"/proc/$PID/status"
            # After the name in parentheses, the 12th and the 13th number are clock ticks, of which a second has 100.
            read -r stat <"/proc/$PID/stat"
            # shellcheck disable=SC2206
            stat=(${stat##*) })
            ticks=$((stat[11] + stat[12]))
        } 2>/dev/null || true
        sleep 0.005
    done
    wait "$PID" || fail "$* failed: $(tail -n 3 "$FOLDER/err")"
    PID=
    MILLIS=$((($(date +%s%N) - from) / 1000000))
    MIB=$((peak / 1024)) CPU=$((ticks * 10))
}

# median FILE COLUMN
median() { cut -d' ' -f"$2" "$1" | sort -n | awk '{ of[NR] = $1 } END { print of[int((NR + 1) / 2)] }'; }

# row TITLE BYTES BAR COMMAND...: a line of the table; {} in a command is a folder that is new every time. BAR is the most
# milliseconds, or `-`.
ROWS=() FAULTS=()
row() {
    local title=$1 bytes=$2 bar=$3 round word line results=$FOLDER/results speed=-
    shift 3
    : >"$results"
    for ((round = 1; round <= ROUNDS; round++)); do
        rm -rf "$FOLDER/made"
        line=()
        for word in "$@"; do line+=("${word//\{\}/$FOLDER/made}"); done
        measure "${line[@]}"
        printf '%d %d %d\n' "$MILLIS" "$MIB" "$CPU" >>"$results"
        printf '%s, round %d of %d: %d ms, %d ms of CPU, %d MiB\n' "$title" "$round" "$ROUNDS" "$MILLIS" "$CPU" "$MIB" >&2
    done
    local millis mib cpu
    millis=$(median "$results" 1) cpu=$(median "$results" 3) mib=$(cut -d' ' -f2 "$results" | sort -n | tail -n 1)
    ((bytes == 0)) || speed="$((bytes / (millis > 0 ? millis : 1) / 1000)) MB/s"
    ROWS+=("$(printf '| %s | %d.%03d s | %d.%02d s | %s | %d MiB |' "$title" $((millis / 1000)) $((millis % 1000)) \
        $((cpu / 1000)) $((cpu % 1000 / 10)) "$speed" "$mib")")
    if [[ $bar != - ]] && ((millis > bar)); then FAULTS+=("$title takes $millis ms, more than $bar"); fi
    if ((mib > 300)); then FAULTS+=("$title has $mib MiB in memory, more than 300"); fi
}

length_of() { wc -c <"$1"; }
ALICE=//Alice
# A bar is for the whole size.
LEAF_BAR=- FILE_BAR=-
if ((LEAVES == 1048576)); then LEAF_BAR=1500; fi
if ((BYTES == 1000000000)); then FILE_BAR=1000; fi

row "$LEAVES lines of JSON" "$(length_of "$FOLDER/lines.jsonl")" "$LEAF_BAR" \
    "$TRIB" manifest build "$FOLDER/lines.jsonl" --owner "$ALICE" --out '{}' --json
row "$LEAVES rows of CSV, of 4,096 accounts" "$(length_of "$FOLDER/rows.csv")" - \
    "$TRIB" manifest build "$FOLDER/rows.csv" --owner-column account --units-column tokens --out '{}' --json
# The manifest of the last round.
rm -rf "$FOLDER/kept"
mv "$FOLDER/made" "$FOLDER/kept"
row "$FILES files" "$BYTES" "$FILE_BAR" "$TRIB" manifest build "$FOLDER/files" --owner "$ALICE" --out '{}' --json
row "verifying $LEAVES leaves" 0 - "$TRIB" manifest verify "$FOLDER/kept" --json
row "proving one of $LEAVES" 0 - "$TRIB" manifest prove "$FOLDER/kept" --index $((LEAVES - 1)) --json

# The disk, or the memory that stands in for it: what reading alone takes.
from=$(date +%s%N)
find "$FOLDER/files" -type f -print0 | xargs -0 cat >/dev/null
reading=$((($(date +%s%N) - from) / 1000000))

{
    printf '| what | time | CPU | of its bytes | memory at most |\n| --- | ---: | ---: | ---: | ---: |\n'
    printf '%s\n' "${ROWS[@]}"
    printf '\nMedians of %d; the files lay in memory, and reading them alone took %d ms. %d cores,%s\n' "$ROUNDS" "$reading" \
        "$(nproc)" "$(sed -n 's/^model name[^:]*://p' /proc/cpuinfo | sed -n 1p)"
} >"$FOLDER/table"
printf '\n'
cat "$FOLDER/table"
if [[ -n ${DOCS-} ]]; then
    BEGIN='<!-- manifests: written by make manifest-bench -->' END='<!-- /manifests -->'
    if ! grep -qxF -- "$BEGIN" "$DOCS" || ! grep -qxF -- "$END" "$DOCS"; then fail "$DOCS has no marks for the table"; fi
    awk -v begin="$BEGIN" -v end="$END" -v table="$FOLDER/table" '
        $0 == end { inside = 0 }
        !inside { print }
        $0 == begin { inside = 1; print ""; while ((getline line < table) > 0) print line; print "" }
    ' "$DOCS" >"$FOLDER/document"
    cat "$FOLDER/document" >"$DOCS"
fi
for fault in "${FAULTS[@]}"; do printf 'missed: %s\n' "$fault"; done
[[ $BARS != hold ]] || ((${#FAULTS[@]} == 0)) || exit 1
