//! Builds the next runtime's wasm when asked to, from what the runtime's own build left.

#[cfg(feature = "std")]
fn main() {
    substrate_wasm_builder::WasmBuilder::init_with_defaults()
        // As in the runtime's own build.
        .append_to_rust_flags("-C overflow-checks=on")
        .build();
}

#[cfg(not(feature = "std"))]
fn main() {}
