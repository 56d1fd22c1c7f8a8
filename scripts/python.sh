#!/usr/bin/env bash
# The package for Python.
#
#   python.sh test [ARGUMENTS]   put it together of what `make build` made, and run its tests in an environment of its own
#                                (arguments are pytest's); without Python 3.10 it says so and is done
#   python.sh wheel              pack the same as a wheel into $CARGO_TARGET_DIR/wheels, then install and try it; with
#                                --if-possible it is done without Python 3.10, too
#
# TRIBUTARY_PYDVL=1 installs pyDVL too, against which exact values are checked. PYTHON names another interpreter.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

PLACE=$CARGO_TARGET_DIR/python
VENV=$PLACE/venv
SITE=$PLACE/site
LIBRARY=$CARGO_TARGET_DIR/release/libtributary_python.so
SECONDS_ALLOWED=10 # for pip install of the wheel and the five lines of docs/python.md
PATIENCE=120       # seconds for the devnet to come up

export PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
unset PYTHONPATH PYTHONHOME VIRTUAL_ENV

# environment FOLDER: one that is of this Python, made anew when it is of another.
environment() {
    local version
    version=$("$PYTHON" -c 'import sys; print(sys.version)')
    if [[ ! -x $1/bin/python || $("$1/bin/python" -c 'import sys; print(sys.version)' 2>/dev/null) != "$version" ]]; then
        rm -rf "$1"
        run "$PYTHON" -m venv "$1"
    fi
}

# install ENVIRONMENT FILE...: what the files of requirements name, unless exactly that was installed before.
install() {
    local venv=$1 stamp file
    shift
    stamp=$venv/installed-$(basename "$1")
    if [[ ! -f $stamp ]] || ! cat "$@" | cmp -s - "$stamp"; then
        local arguments=()
        for file in "$@"; do arguments+=(--requirement "$file"); done
        run "$venv/bin/python" -m pip install --quiet "${arguments[@]}"
        cat "$@" >"$stamp"
    fi
}

# The package as it is when it is installed, of the extension module that was built with the rest of the workspace.
put_together() {
    [[ -f $LIBRARY ]] || fail "$LIBRARY is not built; run: make build"
    rm -rf "$SITE"
    mkdir -p "$SITE"
    cp -R python/tributary "$SITE/tributary"
    cp "$LIBRARY" "$SITE/tributary/_native.abi3.so"
}

run_tests() {
    local requirements=(python/requirements-test.txt)
    [[ -z ${TRIBUTARY_PYDVL-} ]] || requirements+=(python/requirements-pydvl.txt)
    environment "$VENV"
    install "$VENV" "${requirements[@]}"
    put_together
    export PYTHONPATH=$SITE
    run "$VENV/bin/pytest" -c python/pyproject.toml -p no:cacheprovider python/tests "$@"
}

TMP='' DEVNET=''
clean_up() {
    local status=$?
    if [[ -n $DEVNET ]]; then
        kill "$DEVNET" 2>/dev/null || true
        wait "$DEVNET" 2>/dev/null || true
    fi
    [[ -z $TMP ]] || rm -rf "$TMP"
    exit "$status"
}

# The wheel as somebody meets it who has nothing of this: a new environment, and the five lines of the documentation.
try_wheel() {
    local wheel=$1 from
    [[ -x $TRIBUTARY ]] || fail "$TRIBUTARY is not built; run: make build"
    TMP=$(mktemp -d)
    "$TRIBUTARY" devnet --rpc-port 0 --prometheus-port 0 --config-out "$TMP/devnet.json" >"$TMP/devnet.log" 2>&1 </dev/null &
    DEVNET=$!
    from=$SECONDS
    until [[ -s $TMP/devnet.json ]]; do
        kill -0 "$DEVNET" 2>/dev/null || fail "the devnet ended before it was ready: $(tail -n 5 "$TMP/devnet.log")"
        ((SECONDS - from < PATIENCE)) || fail "the devnet was not ready after $PATIENCE s"
        sleep 0.2
    done
    TRIB_NODE=$("$PYTHON" -c 'import json, sys; print(json.load(open(sys.argv[1]))["ws"])' "$TMP/devnet.json")
    export TRIB_NODE
    "$PYTHON" -m venv "$TMP/venv"
    awk '/^```python$/ { inside = 1; next } inside && /^```$/ { exit } inside' docs/python.md >"$TMP/example.py"
    from=$(date +%s%N)
    run "$TMP/venv/bin/python" -m pip install --quiet --no-index "$wheel"
    (cd "$TMP" && run venv/bin/python example.py)
    local took=$((($(date +%s%N) - from) / 1000000))
    printf 'installed and run in %d ms\n' "$took"
    ((took < SECONDS_ALLOWED * 1000)) || fail "that is more than $SECONDS_ALLOWED s"
}

# The extension module that was built with the workspace is packed: maturin would compile everything once more, for alone the
# package needs fewer features. It still says what the wheel is.
build_wheel() {
    local out=$CARGO_TARGET_DIR/wheels parts=$PLACE/wheel
    environment "$PLACE/build"
    install "$PLACE/build" python/requirements-build.txt
    put_together
    rm -rf "$out" "$parts"
    mkdir -p "$out" "$parts"
    cp -R "$SITE/tributary" "$parts/tributary"
    strip --strip-unneeded "$parts/tributary/_native.abi3.so"
    run "$PLACE/build/bin/maturin" pep517 write-dist-info --locked --compatibility linux --interpreter "$PYTHON" \
        --manifest-path python/Cargo.toml --metadata-directory "$parts"
    run "$PLACE/build/bin/python" -m wheel pack --dest-dir "$out" "$parts"
    try_wheel "$out"/*.whl
    printf 'built %s\n' "$out"/*.whl
}

MODE=${1-}
shift || true
[[ $MODE == test || $MODE == wheel ]] || fail "usage: python.sh test [ARGUMENTS]|wheel"
if ! PYTHON=$(python_found); then
    [[ $MODE == test || ${1-} == --if-possible ]] || fail "there is no Python 3.10 or later that can make environments: install python3-venv"
    echo "skipped: there is no Python 3.10 or later that can make environments (Debian's python3-venv)"
    exit 0
fi
trap clean_up EXIT
trap 'exit 130' INT TERM
case $MODE in
    test) run_tests "$@" ;;
    wheel) build_wheel ;;
esac
