#!/usr/bin/env bash
# The Rust target that the runtime is compiled for.
#
#   wasm_target.sh check     succeeds when a crate compiles for it; otherwise shows the compiler's complaint
#   wasm_target.sh install   rustup first; where its server cannot be reached, the target's libraries are compiled here from the
#                            sources of the standard library (the toolchain's own, or Debian's package of the same release)
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

TARGET=wasm32v1-none

# Debian's sources of the standard library, the same release as rust-toolchain.toml's.
DEB_RUST=1.95.0
DEB_FILE='rust-src_1.95.0+dfsg1-2~bpo13+1_all.deb'
DEB_POOL=pool/main/r/rustc
DEB_SHA256=7b76db5b880a77f9e52975d2baa6209d2f76d2c9c2789515c3088cb960e2c83b

TMP=$(mktemp -d)
CLEANUP=()
clean_up() {
    local path
    for path in "${CLEANUP[@]}" "$TMP"; do rm -rf "$path"; done
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# Compile what a runtime needs: core, alloc and link-time optimisation over both. The directory alone proves nothing.
check() {
    cat >"$TMP/probe.rs" <<'RUST'
#![no_std]
extern crate alloc;
use alloc::vec::Vec;
use core::alloc::{GlobalAlloc, Layout};

struct Nothing;
unsafe impl GlobalAlloc for Nothing {
    unsafe fn alloc(&self, _: Layout) -> *mut u8 {
        core::ptr::null_mut()
    }
    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}
#[global_allocator]
static ALLOCATOR: Nothing = Nothing;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

#[unsafe(no_mangle)]
pub extern "C" fn sum(n: u32) -> u32 {
    (0..n).collect::<Vec<u32>>().iter().sum()
}
RUST
    rustc --edition 2024 --target "$TARGET" --crate-type cdylib -Copt-level=3 -Clto=fat -Cembed-bitcode=yes \
        -o "$TMP/probe.wasm" "$TMP/probe.rs" && [[ -s $TMP/probe.wasm ]]
}

with_rustup() {
    have rustup || {
        echo "rustup is not there"
        return 1
    }
    # Only reached when the target does not work: if rustup thinks that it has it, its files are damaged.
    if rustup target list --installed 2>/dev/null | grep -qx "$TARGET"; then
        RUST_BACKTRACE=0 run rustup target remove "$TARGET" || true
    fi
    RUST_BACKTRACE=0 run timeout 120 rustup target add "$TARGET" || {
        echo "rustup could not install $TARGET"
        return 1
    }
    check || {
        echo "rustup installed $TARGET, but it does not work"
        return 1
    }
}

# fetch URL FILE: with whatever this machine can download.
fetch() {
    if have curl; then
        curl -fsSL --connect-timeout 20 --max-time 900 --retry 2 -o "$2" "$1"
    elif have wget; then
        wget -q --timeout=30 --tries=3 -O "$2" "$1"
    elif have python3; then
        python3 -c 'import shutil, sys, urllib.request
with urllib.request.urlopen(sys.argv[1], timeout=30) as source, open(sys.argv[2], "wb") as target:
    shutil.copyfileobj(source, target)' "$1" "$2"
    else
        fail "nothing to download with; run: sudo apt-get install -y curl"
    fi
}

is_genuine() { [[ -f $1 && $(sha256sum "$1" | cut -d' ' -f1) == "$DEB_SHA256" ]]; }

# The addresses that apt is set up with.
# shellcheck disable=SC2016
mirrors() { apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | sort -u; }

# Put Debian's package into $TMP/rust-src.deb, from the file that the user names or from the mirrors that apt is set up with.
get_package() {
    local site package=$TMP/rust-src.deb
    if [[ -n ${TRIBUTARY_RUST_SRC_DEB-} ]]; then
        is_genuine "$TRIBUTARY_RUST_SRC_DEB" || fail "$TRIBUTARY_RUST_SRC_DEB is not $DEB_FILE (sha256 $DEB_SHA256)"
        cp "$TRIBUTARY_RUST_SRC_DEB" "$package"
        return
    fi
    if have apt-get; then
        while read -r site; do
            [[ $site == http://* || $site == https://* ]] || continue
            echo "looking for $DEB_FILE (45 MB) on apt's mirror"
            if fetch "${site%/}/$DEB_POOL/$DEB_FILE" "$package"; then
                if is_genuine "$package"; then return; fi
                echo "what it sent has another sha256 than $DEB_SHA256: refused"
            fi
        done < <(mirrors)
    fi
    fail "none of apt's mirrors has $DEB_FILE. Do one of these:
  - where rustup's server can be reached, or with RUSTUP_DIST_SERVER set to a mirror of it: rustup target add $TARGET
  - get that file from a mirror or archive of Debian, then: TRIBUTARY_RUST_SRC_DEB=/path/to/$DEB_FILE make setup"
}

from_sources() {
    local sysroot rust src lib libs
    sysroot=$(rustc --print sysroot)
    rust=$(rustc -vV | sed -n 's/^release: //p')
    lib=$sysroot/lib/rustlib
    [[ -w $lib ]] || fail "$lib is not writable for you; install the toolchain with rustup (https://rustup.rs) as your own user"

    if [[ ! -f $lib/src/rust/library/core/src/lib.rs ]]; then
        [[ $rust == "$DEB_RUST" ]] || fail "rustc is $rust, the sources known here are of $DEB_RUST; run: rustup toolchain install $DEB_RUST"
        have dpkg-deb || fail "dpkg-deb is missing; run where rustup's server can be reached: rustup target add $TARGET"
        get_package
        src=usr/src/rustc-$DEB_RUST/library
        dpkg-deb --fsys-tarfile "$TMP/rust-src.deb" | tar -x -C "$TMP" "./$src"
        # Cargo looks for the sources nowhere else. A link for the time of the build, so that rustup finds its directory as it
        # left it.
        CLEANUP+=("$lib/src/rust/library")
        [[ -d $lib/src/rust ]] || CLEANUP+=("$lib/src/rust")
        [[ -d $lib/src ]] || CLEANUP+=("$lib/src")
        mkdir -p "$lib/src/rust"
        rm -rf "$lib/src/rust/library"
        ln -s "$TMP/$src" "$lib/src/rust/library"
    fi

    echo "compiling core and alloc for $TARGET (half a minute)"
    mkdir -p "$TMP/std/src"
    printf '[package]\nname = "std-for-wasm"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$TMP/std/Cargo.toml"
    echo '#![no_std]' >"$TMP/std/src/lib.rs"
    # The runtime is linked with optimisation over all its crates, which needs the bitcode in them.
    (
        cd "$TMP/std" || exit
        unset RUSTC_WRAPPER RUSTC_WORKSPACE_WRAPPER CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_TARGET
        RUSTC=$sysroot/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR=$TMP/std/target \
            "$sysroot/bin/cargo" build --release -Zbuild-std=core,alloc --target "$TARGET"
    )
    libs=$TMP/std/target/$TARGET/release/deps
    # What lies there already does not work, or nobody would have come here.
    rm -rf "${lib:?}/$TARGET"
    mkdir -p "$lib/$TARGET/lib"
    cp "$libs"/lib{core,alloc,compiler_builtins}-*.rlib "$lib/$TARGET/lib/"
    check || fail "the libraries compiled for $TARGET do not work (see above)"
    echo "installed $TARGET into $lib"
}

case ${1-} in
    check) check ;;
    install)
        with_rustup || {
            echo "falling back to the sources of the standard library"
            from_sources
        }
        ;;
    *) fail "usage: wasm_target.sh check|install" ;;
esac
