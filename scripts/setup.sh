#!/usr/bin/env bash
# Finds what building and testing need.
#
#   setup.sh setup [--quiet] [build|node|python|browser]   install what is missing and say what was done
#   setup.sh doctor [build|node|python|browser]            change nothing; say for each thing whether it is there, or exactly
#                                                          how to get it
#
# `build` is what `make build` needs, `node` is what polkadot.js needs, `python` is what the tests of the package for Python
# need, `browser` those of the page; without any, all. --quiet leaves out what is there.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# A check must never install anything by itself, as rustup's proxies otherwise do.
export RUSTUP_AUTO_INSTALL=0

NODE_MINIMUM=18 # what @polkadot/api asks for
DISK_GIB=10     # a build takes 5 GiB, tests and lints some more

MODE=${1-} QUIET=no GROUPS_WANTED=()
shift || true
for argument in "$@"; do
    case $argument in
        --quiet) QUIET=yes ;;
        build | node | python | browser) GROUPS_WANTED+=("$argument") ;;
        *) fail "unknown argument $argument" ;;
    esac
done
[[ $MODE == setup || $MODE == doctor ]] || fail "usage: setup.sh setup|doctor [--quiet] [build|node|python|browser]"
((${#GROUPS_WANTED[@]})) || GROUPS_WANTED=(build node python browser)

TMP=$(mktemp -d)
trap 'rm -rf "$TMP"' EXIT
trap 'exit 130' INT TERM

# ---- Checks. Each sets FOUND, or WHY and one of PACKAGES (for apt) and FIX (a command or an instruction), and fails. ----

TITLE='' FOUND='' WHY='' FIX='' PACKAGES=''

first_line() { "$@" 2>/dev/null | sed -n 1p; }

check_compiler() {
    TITLE="C compiler" PACKAGES=build-essential
    have cc || { WHY="there is no cc" && return 1; }
    echo 'int main(void) { return 0; }' | cc -x c -o "$TMP/a.out" - 2>/dev/null || { WHY="cc cannot link a program" && return 1; }
    FOUND=$(first_line cc --version)
}

check_git() {
    TITLE=git PACKAGES=git
    have git || { WHY="not found" && return 1; }
    FOUND=$(first_line git --version)
}

check_protoc() {
    TITLE=protoc PACKAGES=protobuf-compiler
    have "${PROTOC:-protoc}" || { WHY="not found; the network crates compile protocol buffers" && return 1; }
    FOUND=$(first_line "${PROTOC:-protoc}" --version)
}

# lib.sh has it compiled from its sources where it is not there, so nothing fails without it.
check_openssl() {
    local version
    TITLE=OpenSSL
    version=$(first_line pkg-config --modversion libssl) || true
    FOUND=${version:-"none to link: its sources are compiled, ten minutes of a core (Debian's libssl-dev and pkg-config would save them)"}
}

check_mold() {
    local variable linker
    TITLE=mold
    # Only these targets ask for it in .cargo/config.toml.
    case "$(uname -s) $(uname -m)" in
        'Linux x86_64' | 'Linux aarch64') ;;
        *) FOUND="not used on this platform" && return 0 ;;
    esac
    have mold || { WHY="not found; .cargo/config.toml links with it" PACKAGES=mold && return 1; }
    variable=CARGO_TARGET_$(uname -m | tr '[:lower:]' '[:upper:]')_UNKNOWN_LINUX_GNU_LINKER
    linker=${!variable:-cc}
    have "$linker" || { WHY="$linker, which would call it, is not there" FIX="install the C compiler first (above), or unset $variable" && return 1; }
    echo 'int main(void) { return 0; }' | "$linker" -fuse-ld=mold -x c -o "$TMP/a.out" - 2>"$TMP/mold.log" || {
        WHY="$linker cannot link with it: $(first_line cat "$TMP/mold.log")"
        FIX="use GCC 12.1 or newer, or: sudo apt-get install -y clang && export $variable=clang"
        return 1
    }
    FOUND="$(first_line mold --version), called by $linker"
}

rust_wanted() { sed -n 's/^channel *= *"\(.*\)"/\1/p' rust-toolchain.toml; }

rust_install() { printf 'rustup toolchain install %s --profile minimal --component clippy --component rustfmt' "$(rust_wanted)"; }

check_rust() {
    local wanted version
    TITLE=Rust
    wanted=$(rust_wanted)
    FIX=$(rust_install)
    if ! have rustc && ! have rustup; then
        WHY="there is no rustup" FIX="curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --default-toolchain none && . ~/.cargo/env"
        return 1
    fi
    # An older rustup would install it as soon as rustc is asked anything.
    if have rustup && [[ -z ${RUSTUP_TOOLCHAIN-} ]] && ! rustup toolchain list 2>/dev/null | grep -q "^$wanted"; then
        WHY="toolchain $wanted is not installed" && return 1
    fi
    version=$(rustc -vV 2>/dev/null | sed -n 's/^release: //p') || true
    [[ $version == "$wanted" ]] || {
        WHY="rustc is ${version:-broken}, rust-toolchain.toml wants $wanted"
        [[ -z ${RUSTUP_TOOLCHAIN-} ]] || FIX="unset RUSTUP_TOOLCHAIN"
        return 1
    }
    have cargo || { WHY="there is no cargo" && return 1; }
    FOUND="rustc $version"
}

check_components() {
    TITLE="rustfmt, clippy" FIX="rustup component add --toolchain $(rust_wanted) rustfmt clippy"
    check_rust_quietly || { WHY="no Rust yet" FIX="install Rust first (above)" && return 1; }
    cargo fmt --version >/dev/null 2>&1 || { WHY="cargo fmt does not run" && return 1; }
    "$(rustc --print sysroot)/bin/clippy-driver" --version >/dev/null 2>&1 || { WHY="clippy-driver does not run" && return 1; }
    FOUND="$(first_line cargo fmt --version)"
}

check_wasm() {
    TITLE="wasm target" FIX="rustup target add wasm32v1-none   (no way to rustup's server? make setup compiles it from Debian's sources)"
    check_rust_quietly || { WHY="no Rust yet" FIX="install Rust first (above)" && return 1; }
    scripts/wasm_target.sh check >"$TMP/wasm.log" 2>&1 || { WHY=$(grep -m1 -E '^error|installed' "$TMP/wasm.log" || echo "it does not compile") && return 1; }
    FOUND="wasm32v1-none compiles and links"
}

check_rust_quietly() { (check_rust) >/dev/null 2>&1; }

check_node() {
    local version
    TITLE=Node.js PACKAGES=nodejs
    have node || { WHY="not found; the examples and the end-to-end tests run on it" && return 1; }
    version=$(node --version 2>/dev/null) || true
    if [[ ! $version =~ ^v([0-9]+) ]] || ((BASH_REMATCH[1] < NODE_MINIMUM)); then
        WHY="${version:-node} is too old or broken, @polkadot/api needs $NODE_MINIMUM" PACKAGES=''
        FIX="install Node.js $NODE_MINIMUM or newer from https://nodejs.org/en/download, first in PATH"
        return 1
    fi
    FOUND=$version
}

check_npm() {
    TITLE=npm PACKAGES=npm
    have npm || { WHY="not found" && return 1; }
    FOUND=$(first_line npm --version)
}

# npm's own record of an installation does not show which lock file it came from, so setup keeps a copy.
installed_from() { echo "$1/node_modules/.installed-from.json"; }

# check_packages_of FOLDER
check_packages_of() {
    local lock=$1/package-lock.json copy
    copy=$(installed_from "$1")
    FIX="npm ci --prefix $1"
    [[ -f $lock ]] || { WHY="$lock is missing" FIX="git checkout -- $lock" && return 1; }
    (check_node && check_npm) >/dev/null 2>&1 || { WHY="no Node.js yet" FIX="install Node.js and npm first (above)" && return 1; }
    [[ -d $1/node_modules ]] || { WHY="not installed" && return 1; }
    if [[ -f $copy ]]; then
        cmp -s "$lock" "$copy"
    else
        # Installed by hand.
        [[ $1/node_modules/.package-lock.json -nt $lock ]]
    fi || { WHY="not what $lock says" && return 1; }
    FOUND="as $lock says"
}

check_packages() { TITLE="npm packages" && check_packages_of examples; }
check_plots() { TITLE="npm, for plots" && check_packages_of tools/plots; }
check_page() { TITLE="npm, for the page" && check_packages_of page; }

# Its tests are skipped where it is not there, so nothing fails without it.
check_python() {
    local found
    TITLE=Python
    if found=$(python_found); then
        FOUND="$(first_line "$found" --version), with environments"
    else
        FOUND="none of 3.10 or later that can make environments: the tests of the package for Python are skipped (Debian's python3-venv has it)"
    fi
}

# The page's tests in a browser are skipped where there is none.
check_browser() {
    TITLE=Chromium FOUND=$(browser_found) || FOUND="none: the page's tests in a browser are skipped (Debian's chromium has it)"
}

# ---- Remedies that setup carries out itself. ----

announce() { line install "$TITLE" "$WHY"; }

fix_rust() {
    have rustup || return 1
    announce
    # shellcheck disable=SC2046
    run timeout 1200 $(rust_install)
}

fix_components() {
    have rustup && check_rust_quietly || return 1
    announce
    run timeout 600 rustup component add --toolchain "$(rust_wanted)" rustfmt clippy
}

fix_wasm() {
    check_rust_quietly || return 1
    announce
    scripts/wasm_target.sh install
}

# fix_packages_of FOLDER
fix_packages_of() {
    local lock=$1/package-lock.json
    [[ -f $lock ]] && (check_node && check_npm) >/dev/null 2>&1 || return 1
    announce
    run npm ci --prefix "$1" --no-audit --no-fund && cp "$lock" "$(installed_from "$1")"
}

fix_packages() { fix_packages_of examples; }
fix_plots() { fix_packages_of tools/plots; }
fix_page() { fix_packages_of page; }

# How to become root: nothing when we are, sudo where it may ask or need not, else fail.
root_command() {
    if [[ $(id -u) == 0 ]]; then
        return 0
    elif have sudo && { sudo -n true 2>/dev/null || [[ -t 0 && -t 2 ]]; }; then
        echo "sudo"
    else
        return 1
    fi
}

apt_line() { printf '%sapt-get install -y --no-install-recommends %s' "$([[ $(id -u) == 0 ]] || echo 'sudo ')" "$*"; }

fix_apt() {
    local root options=(-y --no-install-recommends -o DPkg::Lock::Timeout=300)
    have apt-get || return 1
    root=$(root_command) || {
        echo "neither root nor a sudo that works without a question: cannot install $*"
        return 1
    }
    # The package lists of a fresh machine or container are empty or old.
    if ! apt-get install --simulate "${options[@]}" "$@" >/dev/null 2>&1; then
        run ${root:+"$root"} apt-get update -o DPkg::Lock::Timeout=300 || true
    fi
    run ${root:+"$root"} env DEBIAN_FRONTEND=noninteractive apt-get install "${options[@]}" "$@"
}

# ---- The round. ----

ITEMS=()
for group in "${GROUPS_WANTED[@]}"; do
    case $group in
        build) ITEMS+=(compiler git protoc openssl mold rust components wasm) ;;
        node) ITEMS+=(node npm packages plots page) ;;
        python) ITEMS+=(python) ;;
        browser) ITEMS+=(browser) ;;
    esac
done

line() { printf '%-8s %-16s %s\n' "$1" "$2" "$3"; }

inspect() {
    TITLE='' FOUND='' WHY='' FIX='' PACKAGES=''
    "check_$1"
}

remedy() {
    if [[ -n $PACKAGES ]] && have apt-get; then
        apt_line "$PACKAGES"
    elif [[ -n $PACKAGES ]]; then
        printf 'install %s with your package manager (that is its name in Debian)' "$PACKAGES"
    else
        printf '%s' "$FIX"
    fi
}

LACKING=0 APT_LACKING=()
report_missing() {
    line MISSING "$TITLE" "$WHY"
    line '' '' "-> $(remedy)"
    LACKING=$((LACKING + 1))
    [[ -z $PACKAGES ]] || APT_LACKING+=("$PACKAGES")
}
report_found() { [[ $QUIET == yes ]] || line ok "$TITLE" "$FOUND"; }

# What saves time when it is there, and without which everything is built all the same.
HELPFUL=()
[[ " ${GROUPS_WANTED[*]} " != *" build "* ]] || pkg-config --exists libssl 2>/dev/null || HELPFUL=(libssl-dev pkg-config)
[[ " ${GROUPS_WANTED[*]} " != *" python "* ]] || python_found >/dev/null || HELPFUL+=(python3 python3-venv)
[[ " ${GROUPS_WANTED[*]} " != *" browser "* ]] || browser_found >/dev/null || HELPFUL+=(chromium)

if [[ $MODE == setup ]]; then
    wanted=()
    if ((${#HELPFUL[@]})) && have apt-get && root_command >/dev/null; then
        line install "apt packages" "${HELPFUL[*]}: without them OpenSSL is compiled from its sources, or tests are skipped"
        fix_apt "${HELPFUL[@]}" || true
    fi
    for item in "${ITEMS[@]}"; do
        inspect "$item" || { [[ -z $PACKAGES ]] || wanted+=("$PACKAGES"); }
    done
    if ((${#wanted[@]})); then
        line install "apt packages" "${wanted[*]}"
        fix_apt "${wanted[@]}" || true
    fi
fi

for item in "${ITEMS[@]}"; do
    if inspect "$item"; then
        report_found
        continue
    fi
    if [[ $MODE == setup ]] && declare -F "fix_$item" >/dev/null; then
        if "fix_$item" && inspect "$item"; then
            line 'done' "$TITLE" "$FOUND"
            continue
        fi
        inspect "$item" || true
    fi
    report_missing
done

if [[ $MODE == doctor ]]; then
    existing=$CARGO_TARGET_DIR
    while [[ ! -d $existing ]]; do existing=$(dirname "$existing"); done
    free=$(($(df -Pk "$existing" | awk 'NR == 2 { print $4 }') / 1024 / 1024))
    if [[ ! -x $TRIBUTARY ]] && ((free < DISK_GIB)); then
        line low "disk" "$free GiB free for $CARGO_TARGET_DIR, a build wants $DISK_GIB GiB"
        line '' '' "-> make room, or set CARGO_TARGET_DIR to a folder elsewhere"
    else
        line ok "disk" "$free GiB free for $CARGO_TARGET_DIR"
    fi
fi

if ((LACKING)); then
    if ((${#APT_LACKING[@]})) && have apt-get; then
        printf '\nAll missing packages at once: %s\n' "$(apt_line "${APT_LACKING[@]}")"
    fi
    if [[ $MODE == doctor ]]; then
        echo "$LACKING missing; make setup installs what it can."
    else
        echo "$LACKING still missing: follow the lines with -> above, then run this again." >&2
    fi
    exit 1
fi
[[ $QUIET == yes ]] || echo "Everything is there."
