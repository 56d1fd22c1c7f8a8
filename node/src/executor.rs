//! What executes the runtime.

use sc_executor::{HostFunctions, WasmExecutor};
use sc_service::config::ExecutorConfiguration;

/// Executes a runtime that may call the host functions `H`.
pub type Executor<H> = WasmExecutor<H>;

/// The executor that `config` describes.
pub fn new<H: HostFunctions>(config: &ExecutorConfiguration) -> Executor<H> {
    sc_service::new_wasm_executor::<H>(config)
}
