#!/usr/bin/env bash
# Lets libFuzzer look for input that harms the runtime: see runtime/fuzz/README.md. Arguments go to libFuzzer; without any
# it looks for ten minutes. What it keeps, and what did harm, lies in the target directory's fuzz/.
#
# Stable Rust does it: what `cargo fuzz` asks a nightly compiler for is the address sanitizer, and this workspace has no unsafe
# code of its own. The first build takes as long as the runtime's does: everything is compiled once more, with counters in it.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

have c++ || fail "a C++ compiler builds libFuzzer, and there is none; run: apt-get install g++"

FUZZ=$CARGO_TARGET_DIR/fuzz
HOST=$(rustc -vV | sed -n 's/^host: //p')
[[ $HOST == *-linux-gnu ]] || fail "fuzzing is set up for Linux with glibc, and this is $HOST"

# With these the compiler counts which edges are taken and tells libFuzzer what is compared with what. They go to the target
# alone, for --target is given: build scripts and macros are not slowed down.
FLAGS=(-Cpasses=sancov-module)
for option in -sanitizer-coverage-level=4 -sanitizer-coverage-inline-8bit-counters -sanitizer-coverage-pc-table \
    -sanitizer-coverage-trace-compares; do
    FLAGS+=("-Cllvm-args=$option")
done
if have mold; then FLAGS+=(-Clink-arg=-fuse-ld=mold); fi

# The runtime is tried natively: no wasm is needed.
export SKIP_WASM_BUILD=1
RUSTFLAGS="${FLAGS[*]}" run cargo build --release --locked --package tributary-fuzz --bin hostile --features libfuzzer \
    --target "$HOST" --target-dir "$FUZZ"

mkdir -p "$FUZZ/corpus" "$FUZZ/artifacts"
(($#)) || set -- -max_total_time=600
status=0
# Whole pieces of 64 bytes, 256 at most. An input takes some tens of milliseconds: a minute is a mistake.
run "$FUZZ/$HOST/release/hostile" -artifact_prefix="$FUZZ/artifacts/" -max_len=16384 -timeout=60 -rss_limit_mb=4096 \
    -print_final_stats=1 "$@" "$FUZZ/corpus" runtime/fuzz/corpus || status=$?
if ((status != 0)); then
    newest=$(find "$FUZZ/artifacts" -type f -printf '%T@ %p\n' | sort -n | tail -n 1 | cut -d ' ' -f 2-)
    [[ -z $newest ]] || printf 'what it does, step by step:\n  TRIBUTARY_INPUT=%s %s\n' "$newest" \
        'scripts/cargo.sh test --release --package tributary-fuzz --test hostile replay -- --nocapture'
fi
exit "$status"
