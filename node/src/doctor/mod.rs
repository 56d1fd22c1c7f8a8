//! `tributary doctor`: what an operator should know before and while a node runs, a line each.
//!
//! [`machine`] looks at processor, memory, disk, clock and limits; [`ports`] at what listens; [`keys`] at the key files;
//! [`chain`] asks a running node through [`rpc`]; [`report`] says what was found. Nothing is changed: the only file that is
//! written is one for the disk's speed, which is removed at once. Without a running node everything else is still checked.
//!
//! The tools for building are another matter: `make doctor` looks at those.

mod chain;
mod keys;
mod machine;
mod ports;
mod report;
mod rpc;

use crate::{chain_spec, cli::Cli};
use report::Report;
use rpc::Rpc;
use sc_cli::SubstrateCli;
use sc_service::BasePath;
use std::path::PathBuf;

/// Check this machine and the node on it: ports, keys, clock, disk, memory, limits, peers, finality, versions.
///
/// One line for each check: `✓` is right, `!` is worth a look, `✗` has to be mended, and what to do is said. The exit code is
/// 0 if nothing has to be mended, else 1. What is asked of a running node is left out while none answers.
#[derive(Clone, Debug, clap::Parser)]
pub struct DoctorCmd {
    /// The node's folder, as in the command that runs the node.
    #[arg(long, short = 'd', value_name = "PATH")]
    pub base_path: Option<PathBuf>,

    /// The node's chain, as in the command that runs the node.
    #[arg(long, value_name = "CHAIN_SPEC", default_value = "")]
    pub chain: String,

    /// JSON-RPC of the running node.
    #[arg(long, value_name = "URL", default_value = "ws://127.0.0.1:9944")]
    pub rpc_url: String,

    /// TCP port on which the node meets its peers.
    #[arg(long, value_name = "PORT", default_value_t = 30333)]
    pub port: u16,

    /// TCP port of the Prometheus metrics on 127.0.0.1.
    #[arg(long, value_name = "PORT", default_value_t = 9615)]
    pub prometheus_port: u16,

    /// The node is to be a validator: its keys have to be there. A running node says so itself.
    #[arg(long)]
    pub validator: bool,

    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Checks everything and prints what was found on standard output.
///
/// # Errors
///
/// A sentence when something has to be mended, when there is no such chain, and when the URL cannot be read.
pub fn run(cmd: &DoctorCmd) -> sc_cli::Result<()> {
    let spec = chain_spec::load(&cmd.chain)?;
    let base_path = match &cmd.base_path {
        Some(path) => BasePath::new(path),
        None => BasePath::from_project("", "", &Cli::executable_name()),
    };
    let folder = base_path.config_dir(spec.id());
    let rpc = Rpc::new(&cmd.rpc_url)?;
    let node = chain::Node::meet(&rpc);

    let mut report = Report::default();
    machine::check(&mut report, base_path.path());
    ports::check(&mut report, cmd, &rpc, node.as_ref());
    let validator = cmd.validator || node.as_ref().is_some_and(|node| node.is_validator);
    let keys = keys::check(&mut report, &folder, validator, cmd, node.as_ref());
    match &node {
        Some(node) => chain::check(&mut report, &rpc, node, &keys, validator, spec.name()),
        None => report.warn("node", format!("no node answers at {}: start it, or pass its --rpc-url", cmd.rpc_url)),
    }

    if cmd.json {
        println!("{}", report.to_json().map_err(|error| error.to_string())?);
    } else {
        print!("{report}");
    }
    match report.failures() {
        0 => Ok(()),
        1 => Err("one thing has to be mended: see ✗ above".to_owned().into()),
        failures => Err(format!("{failures} things have to be mended: see ✗ above").into()),
    }
}
