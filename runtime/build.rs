//! Builds the runtime's wasm beside its native code.

#[cfg(feature = "std")]
fn main() {
    let builder = substrate_wasm_builder::WasmBuilder::init_with_defaults();
    // The token's symbol and decimals are part of the hash: a signer shows amounts with them.
    #[cfg(feature = "metadata-hash")]
    let builder = builder.enable_metadata_hash("TRIB", 12);
    builder.build();
}

#[cfg(not(feature = "std"))]
fn main() {}
