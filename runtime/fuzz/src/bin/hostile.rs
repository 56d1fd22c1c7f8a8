//! What libFuzzer calls with one input after the other; see `scripts/fuzz.sh`.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "it measures, and says so if it cannot"
)]
#![no_main]
// The macro exports the function that libFuzzer looks for.
#![allow(unsafe_code)]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    tributary_fuzz::run(input, false);
});
