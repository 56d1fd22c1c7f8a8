//! The runtime after this one: see `next.rs` in the runtime. `scripts/next_runtime.sh` builds it.

#![cfg_attr(not(feature = "std"), no_std)]

#[cfg(target_arch = "wasm32")]
pub use tributary_runtime::*;
