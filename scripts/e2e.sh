#!/usr/bin/env bash
# The end-to-end tests: polkadot.js and `trib` against a devnet of its own, on ports that are free; then the short form of
# `make value`. Arguments go to the devnet.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

PATIENCE=60 # seconds for the devnet to come up
LOG_KEPT=$CARGO_TARGET_DIR/e2e-devnet.log

[[ -x $TRIBUTARY ]] || fail "$TRIBUTARY is not built; run: make build"
[[ -x $TRIB ]] || fail "$TRIB is not built; run: make build"
[[ -f $NEXT_RUNTIME ]] || fail "$NEXT_RUNTIME is not built; run: scripts/next_runtime.sh"
export TRIBUTARY_NEXT_RUNTIME=$NEXT_RUNTIME TRIB

TMP=$(mktemp -d)
export E2E_REPORT=$TMP/failed.txt
DEVNET=

is_running() { kill -0 "$DEVNET" 2>/dev/null; }

stop_devnet() {
    local _
    [[ -n $DEVNET ]] || return 0
    kill "$DEVNET" 2>/dev/null || true
    for _ in {1..100}; do
        is_running || break
        sleep 0.1
    done
    if is_running; then kill -KILL "$DEVNET" 2>/dev/null || true; fi
    wait "$DEVNET" 2>/dev/null || true
    DEVNET=
}

clean_up() {
    local status=$?
    stop_devnet
    if ((status != 0)) && [[ -s $TMP/devnet.log ]]; then
        cp "$TMP/devnet.log" "$LOG_KEPT"
        printf -- '-- the end of the devnet'"'"'s log (all of it: %s)\n' "$LOG_KEPT" >&2
        tail -n 60 "$TMP/devnet.log" >&2
        # Last what matters most: which test it was, and why.
        if [[ -s $E2E_REPORT ]]; then cat "$E2E_REPORT" >&2; fi
    fi
    rm -rf "$TMP"
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

"$TRIBUTARY" devnet --rpc-port 0 --prometheus-port 0 --config-out "$TMP/devnet.json" "$@" \
    >"$TMP/devnet.log" 2>&1 </dev/null &
DEVNET=$!

# The file may be half written at the first look: it counts once it parses.
url() {
    [[ -s $TMP/devnet.json ]] || return 1
    node -e 'console.log(JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).ws)' "$TMP/devnet.json" 2>/dev/null
}

TRIBUTARY_URL=''
until TRIBUTARY_URL=$(url) && [[ $TRIBUTARY_URL == ws* ]]; do
    is_running || fail "the devnet ended before it was ready"
    ((SECONDS < PATIENCE)) || fail "the devnet was not ready after $PATIENCE s"
    sleep 0.2
done
export TRIBUTARY_URL

printf 'devnet at %s after %s\n' "$TRIBUTARY_URL" "$(duration $SECONDS)"
npm test --prefix examples || fail "the end-to-end tests failed"
is_running || fail "the devnet died during the tests"
stop_devnet
rm "$TMP/devnet.log" # nothing of it explains what may fail below

# On a chain of its own; it says so where it is skipped.
printf '\n== does the money follow the value? (the short form)\n\n'
scripts/value.sh --short || fail "the money does not follow the value"
