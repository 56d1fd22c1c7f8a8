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
//! - [`service`]: the node that authors with Aura and finalizes with GRANDPA; [`warp`]: what it says while it waits;
//! - [`pool`]: how much may wait; [`turns`]: what an author's reports do not drop from it;
//! - [`equivocation`]: notices an author of two blocks in one slot and reports it;
//! - [`devnet`]: one process that seals blocks on demand;
//! - [`rpc`]: what is served beside the SDK's own methods;
//! - [`decode`]: blocks by the metadata of the runtime that made them; [`history`]: what happened in them, kept in a
//!   file that can be asked;
//! - [`page`]: what people see of the chain in a browser, and its server;
//! - [`metrics`]: what Prometheus is told beside what the SDK tells it;
//! - [`doctor`]: what an operator should know before and while a node runs;
//! - [`storage`] and [`system`]: what is read of the chain's state by name, and what the kernel says;
//! - [`keys`]: the SDK's commands on keys, and what they let pass; [`pages`]: the manual and completions;
//! - [`about`] and [`mod@error`]: what this program says of itself, and of a failure;
//! - [`before`], [`files`] and [`ports`]: checks made before anything is started, so that a mistake costs one sentence;
//!   [`output`]: standard output, which may be full.

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
mod before;
mod chain_spec;
mod cli;
mod command;
mod database;
mod decode;
mod devnet;
mod doctor;
mod equivocation;
mod error;
mod executor;
mod files;
mod genesis;
mod history;
mod keys;
mod layer;
mod metrics;
mod output;
mod page;
mod pages;
mod pool;
mod ports;
mod rpc;
mod service;
mod storage;
mod system;
mod template;
mod turns;
mod types;
mod warp;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;

use std::process::ExitCode;

pub use about::Build;

/// Does what the command line asks for. What fails is said on stderr, in a sentence.
pub fn run(build: Build) -> ExitCode {
    about::set(build);
    output::end_when_a_print_fails();
    match command::run().and_then(|()| output::flush().map_err(Into::into)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::tell(&format!("error: {}", error::sentence(&error)));
            ExitCode::FAILURE
        }
    }
}
