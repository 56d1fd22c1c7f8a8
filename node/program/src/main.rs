//! The program `tributary`: the library `tributary-node` with what this build puts into it.

use std::process::ExitCode;
use tributary_node::Build;

fn main() -> ExitCode {
    tributary_node::run(Build { version: env!("SUBSTRATE_CLI_IMPL_VERSION"), wasm: tributary_wasm::WASM_BINARY })
}
