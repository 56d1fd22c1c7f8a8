# shellcheck shell=bash
# What the scripts share. Source it first: it goes to the root of the clone and fixes where cargo builds.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
ROOT=$PWD

: "${CARGO_TARGET_DIR:=$ROOT/target}"
[[ $CARGO_TARGET_DIR == /* ]] || CARGO_TARGET_DIR=$ROOT/$CARGO_TARGET_DIR
export CARGO_TARGET_DIR

# The system's OpenSSL where it is there to be linked (.cargo/config.toml), else its sources.
if ! pkg-config --exists libssl 2>/dev/null; then export OPENSSL_NO_VENDOR=0 OPENSSL_STATIC=0; fi

# Where nodes that scripts start keep compiled runtimes: not among the user's own.
export TRIBUTARY_CACHE_DIR=${TRIBUTARY_CACHE_DIR:-$CARGO_TARGET_DIR/compiled}

# Where the programs of the release profile lie: the node, and `trib`.
# shellcheck disable=SC2034
TRIBUTARY=$CARGO_TARGET_DIR/release/tributary
# shellcheck disable=SC2034
TRIB=$CARGO_TARGET_DIR/release/trib
# Where the runtime after this one lies, once `next_runtime.sh` has built it.
# shellcheck disable=SC2034
NEXT_RUNTIME=$CARGO_TARGET_DIR/release/wbuild/tributary-runtime-next/tributary_runtime_next.compact.compressed.wasm

have() { command -v "$1" >/dev/null 2>&1; }

# A Python of 3.10 or later that can make environments; fails when there is none.
python_found() {
    local candidate
    for candidate in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11 python3.10; do
        if "$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))' >/dev/null 2>&1; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

# A browser for the page's tests, where page/tests looks for one; fails when there is none.
browser_found() {
    local candidate
    for candidate in ${CHROMIUM:+"$CHROMIUM"} /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
        [[ ! -x $candidate ]] || { echo "$candidate" && return 0; }
    done
    return 1
}

# For a trap on EXIT: ends the node NODE, if there is one, and removes the folder TMP, but nothing that is mounted in it.
end_node_and_remove() {
    local status=$?
    [[ -z $NODE ]] || kill "$NODE" 2>/dev/null || true
    [[ -z $NODE ]] || wait "$NODE" 2>/dev/null || true
    rm -rf --one-file-system "$TMP"
    exit "$status"
}

fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# Print a command as one could type it, then run it.
run() {
    printf '+ %s\n' "${*@Q}" | sed -E "s/'([A-Za-z0-9_.,:=@%+\/-]+)'/\1/g"
    "$@"
}

# Seconds as "12 min 10 s".
duration() {
    if (($1 < 60)); then printf '%d s' "$1"; else printf '%d min %d s' $(($1 / 60)) $(($1 % 60)); fi
}

# Steps with a heading each, and a sign of life every minute: the compiler is silent for ten minutes while it builds the
# runtime for wasm.
STEP_TOTAL=0 STEP=0 HEARTBEAT=

heartbeat() {
    local pause title=$1 from=$SECONDS
    trap 'kill "$pause" 2>/dev/null; exit 0' TERM
    while true; do
        sleep 60 >/dev/null 2>&1 &
        pause=$!
        wait "$pause" || true
        printf '   … %s: %s in this step, %s in all\n' "$title" "$(duration $((SECONDS - from)))" "$(duration $SECONDS)"
    done
}

stop_heartbeat() {
    [[ -n $HEARTBEAT ]] || return 0
    kill "$HEARTBEAT" 2>/dev/null || true
    wait "$HEARTBEAT" 2>/dev/null || true
    HEARTBEAT=
}

# step TITLE COMMAND...: the first one that fails ends the script.
step() {
    local title=$1 from=$SECONDS status=0
    shift
    STEP=$((STEP + 1))
    printf '\n== [%d/%d] %s … (%s so far)\n' "$STEP" "$STEP_TOTAL" "$title" "$(duration $SECONDS)"
    heartbeat "$title" &
    HEARTBEAT=$!
    "$@" || status=$?
    stop_heartbeat
    if ((status != 0)); then
        printf '\n== FAILED at step [%d/%d] %s, after %s (exit status %d)\n' \
            "$STEP" "$STEP_TOTAL" "$title" "$(duration $SECONDS)" "$status" >&2
        exit "$status"
    fi
    printf '== [%d/%d] %s: done in %s\n' "$STEP" "$STEP_TOTAL" "$title" "$(duration $((SECONDS - from)))"
}
