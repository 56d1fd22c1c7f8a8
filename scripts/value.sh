#!/usr/bin/env bash
# Whether the money follows the value: real data, real programs, a chain of its own. Writes docs/value.md with its
# pictures. Arguments go to tools/value/run.py; with --short among them it is the form for the end-to-end tests, which
# writes nothing, and which is skipped, and says so, where there is no Python to be had.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

VENV=$CARGO_TARGET_DIR/value-venv
WANTED=tools/value/requirements.txt

IS_SHORT=no
[[ " $* " != *" --short "* ]] || IS_SHORT=yes

# lacking WHY: the short form is skipped, any other cannot be.
lacking() {
    if [[ $IS_SHORT == yes ]]; then
        printf 'skipped: does the money follow the value? %s\n' "$*"
        exit 0
    fi
    fail "$*"
}

# An environment of its own, made anew when what it needs has changed.
prepare() {
    local python
    ! cmp -s "$WANTED" "$VENV/installed-from.txt" || return 0
    python=$(python_found) ||
        lacking "there is no Python 3.10 or later with venv (Debian: apt-get install python3-venv)"
    rm -rf "$VENV"
    run "$python" -m venv "$VENV"
    run "$VENV/bin/pip" install --quiet --disable-pip-version-check --requirement "$WANTED" ||
        lacking "what $WANTED names cannot be installed"
    cp "$WANTED" "$VENV/installed-from.txt"
}

prepare
PY=$VENV/bin/python
export TRIBUTARY_BIN=${TRIBUTARY_BIN:-$TRIBUTARY} TRIB PYTHONDONTWRITEBYTECODE=1
# What it reckons with is tried first.
if [[ $IS_SHORT == yes ]]; then (cd tools/value && "$PY" -m unittest --quiet test_value); fi
exec "$PY" tools/value/run.py "$@"
