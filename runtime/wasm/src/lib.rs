//! The runtime as the chain runs it: compiled to WebAssembly.
//!
//! A crate of its own, so that neither the runtime's native code nor the node, which is most of what is to be compiled,
//! waits for it: only the programs that carry the wasm do.
//!
//! With `SKIP_WASM_BUILD` set there is none, and both constants are `None`.

#![allow(missing_docs, reason = "in what the builder writes")]

include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));
