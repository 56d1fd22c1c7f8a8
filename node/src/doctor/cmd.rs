//! What `tributary doctor` is asked.

use std::path::PathBuf;

/// Check this machine and the node on it: ports, keys, clock, disk, memory, limits, peers, finality, versions.
///
/// One line for each check: `✓` is right, `!` is worth a look, `✗` has to be mended, and what to do is said. The exit
/// code is 0 if nothing has to be mended, else 1. What is asked of a running node is left out while none answers.
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
