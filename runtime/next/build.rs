//! Builds the next runtime's wasm when asked to, from what the runtime's own build left.

#[cfg(feature = "std")]
fn main() {
    substrate_wasm_builder::WasmBuilder::init_with_defaults().build();
}

#[cfg(not(feature = "std"))]
fn main() {}
