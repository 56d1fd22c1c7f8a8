//! Compiles the runtime to WebAssembly.

#![allow(clippy::expect_used, reason = "a build that cannot go on says why")]

use std::path::Path;
use substrate_wasm_builder::WasmBuilder;

fn main() {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("this crate lies in the runtime's folder");
    let builder = WasmBuilder::new()
        .with_project(runtime.join("Cargo.toml"))
        .expect("the runtime has a manifest")
        .import_memory()
        .export_heap_base()
        // The wasm is built by a manifest of the builder's own, which the workspace's profiles do not reach. What
        // panics in a test must not wrap around on the chain.
        .append_to_rust_flags("-C overflow-checks=on");
    // The token's symbol and decimals are part of the hash: a signer shows amounts with them.
    #[cfg(feature = "metadata-hash")]
    let builder = builder.enable_metadata_hash("TRIB", 12);
    builder.build();
}
