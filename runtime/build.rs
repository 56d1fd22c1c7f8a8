//! Builds the runtime's wasm beside its native code.

#[cfg(feature = "std")]
fn main() {
    let builder = substrate_wasm_builder::WasmBuilder::init_with_defaults()
        // The wasm is built by a manifest of the builder's own, which the workspace's profiles do not reach. What
        // panics in a test must not wrap around on the chain.
        .append_to_rust_flags("-C overflow-checks=on");
    // The token's symbol and decimals are part of the hash: a signer shows amounts with them.
    #[cfg(feature = "metadata-hash")]
    let builder = builder.enable_metadata_hash("TRIB", 12);
    builder.build();
}

#[cfg(not(feature = "std"))]
fn main() {}
