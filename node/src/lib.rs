//! The node of Tributary: validator, full node and devnet in one program.
//!
//! `tributary devnet` is where a newcomer starts; without a subcommand the program joins a network. The program itself
//! is the crate in `program/`, three lines that hand [`run`] what they were built with: the runtime's wasm takes
//! minutes to build, and so does this library; neither waits for the other. What every part does:
//!
//! - [`cli`] and [`command`]: the command line and what each command runs;
//! - [`chain_spec`]: what a network starts from, taken from the runtime's genesis presets; [`template`]: from a file
//!   that people write;
//! - [`base`]: the parts that every node is made of, among them the [`executor`], whose
//!   [`artifacts`] stay for the next start, the [`database`] and its [`genesis`];
//!   [`types`]: their names;
//! - [`service`]: the node that authors with Aura and finalizes with GRANDPA;
//! - [`equivocation`]: notices an author of two blocks in one slot and reports it;
//! - [`devnet`]: one process that seals blocks on demand;
//! - [`rpc`]: what is served beside the SDK's own methods;
//! - [`metrics`]: what Prometheus is told beside what the SDK tells it;
//! - [`doctor`]: what an operator should know before and while a node runs;
//! - [`storage`] and [`system`]: what is read of the chain's state by name, and what the kernel says;
//! - [`about`] and [`mod@error`]: what this program says of itself, and of a failure;
//! - [`files`] and [`ports`]: checks made before anything is started, so that a mistake costs one sentence.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "no block depends on it, and overflow panics here as well"
)]
// The SDK's errors are large, and everything here answers with one of them.
#![allow(clippy::result_large_err)]

mod about;
mod artifacts;
mod base;
mod chain_spec;
mod cli;
mod command;
mod database;
mod devnet;
mod doctor;
mod equivocation;
mod error;
mod executor;
mod files;
mod genesis;
mod metrics;
mod ports;
mod rpc;
mod service;
mod storage;
mod system;
mod template;
mod types;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;

use std::process::ExitCode;

pub use about::Build;

/// Does what the command line asks for. What fails is said on stderr, in a sentence.
pub fn run(build: Build) -> ExitCode {
    about::set(build);
    match command::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {}", error::sentence(&error));
            ExitCode::FAILURE
        }
    }
}
