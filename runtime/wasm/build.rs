//! Compiles the runtime to WebAssembly.

#![allow(clippy::expect_used, reason = "a build that cannot go on says why")]

use std::{env, path::PathBuf};
use substrate_wasm_builder::WasmBuilder;

fn main() {
    // As it is now, not as it was when this was compiled: clones that share a target folder share this program.
    let own = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("Cargo says where this crate is"));
    let runtime = own.parent().expect("this crate lies in the runtime's folder");
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
