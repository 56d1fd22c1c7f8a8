//! What libFuzzer calls with one input after the other; see `scripts/fuzz.sh`.

#![no_main]
// The macro exports the function that libFuzzer looks for.
#![allow(unsafe_code)]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    tributary_fuzz::run(input, false);
});
