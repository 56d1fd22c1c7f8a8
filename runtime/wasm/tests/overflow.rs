//! What holds of the code that the chain runs, beyond what it shares with the native code of the tests.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unwrap_used,
    missing_docs,
    reason = "a test that fails says where"
)]

use tributary_wasm::WASM_BINARY_BLOATY;

/// The native code of the release profile panics where a sum does not fit; the wasm is built by a manifest of the
/// builder's own, and must do the same.
#[test]
fn arithmetic_is_checked_in_the_wasm_too() {
    let code = WASM_BINARY_BLOATY.expect("built with its wasm: SKIP_WASM_BUILD must not be set");
    for operation in ["add", "subtract", "multiply"] {
        let message = format!("attempt to {operation} with overflow");
        assert!(code.windows(message.len()).any(|bytes| bytes == message.as_bytes()), "no check: {message}");
    }
}
