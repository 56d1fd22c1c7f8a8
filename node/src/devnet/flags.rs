//! What `tributary devnet` can be asked for.

use super::{accounts, door::Origins, seal::SealMode};
use crate::page;
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::PathBuf,
    str::FromStr,
};
use tributary_primitives::Balance;

/// Start a chain of your own: blocks on demand, soon final, funded accounts and demo content.
///
/// The chain is gone when the devnet ends, unless `--state-dir` keeps it. A banner on standard output tells the
/// accounts, the demo content, the addresses and what to do next; `--config-out` writes the same for programs.
#[derive(Clone, Debug, clap::Parser)]
pub struct DevnetCmd {
    /// When a block is made: `instant` (as soon as transactions come), `interval=<ms>` (so long after the last one),
    /// both with a comma between them, or `manual` (only by the RPC methods `dev_*` and `engine_createBlock`).
    #[arg(long, value_name = "MODE", default_value_t)]
    pub seal: SealMode,

    /// Keep the chain in this folder, and go on with the one that is there.
    #[arg(long, value_name = "DIR")]
    pub state_dir: Option<PathBuf>,

    /// Write what the banner says to this file, as JSON. The file appears when the devnet can be used. What an earlier
    /// run wrote there is replaced, another file is refused.
    #[arg(long, value_name = "FILE")]
    pub config_out: Option<PathBuf>,

    /// Write the events of each block to this file as they happen, a line of JSON for each. What an earlier run wrote
    /// there is replaced, another file is refused.
    #[arg(long, value_name = "FILE", conflicts_with = "validators")]
    pub events_json: Option<PathBuf>,

    /// TCP port of JSON-RPC, WebSocket and HTTP alike; 0 picks a free one.
    #[arg(long, value_name = "PORT", default_value_t = 9944)]
    pub rpc_port: u16,

    /// Address on which JSON-RPC and the page listen. The devnet lets everybody do everything who reaches it.
    #[arg(long, value_name = "IP", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub rpc_listen: IpAddr,

    /// Web sites whose pages may use JSON-RPC, beside those of this machine: such as `https://polkadot.js.org`, with
    /// commas between them, or `all`.
    #[arg(long, value_name = "ORIGINS", default_value_t, conflicts_with = "validators")]
    pub rpc_cors: Origins,

    /// TCP port of the page, on the address of JSON-RPC: 9980 unless it is given, or with `--rpc-port 0` a free one. 0
    /// picks a free one, `off` serves no page and keeps no history.
    #[arg(long, value_name = "PORT")]
    pub page_port: Option<MetricsPort>,

    /// TCP port of the Prometheus metrics on 127.0.0.1; 0 picks a free one, `off` serves none.
    #[arg(long, value_name = "PORT", default_value_t = MetricsPort::On(9615))]
    pub prometheus_port: MetricsPort,

    /// What to run: `dev`, `local` or the path of a chain spec file.
    #[arg(long, value_name = "CHAIN_SPEC", default_value = "dev")]
    pub chain: String,

    /// Go on where another chain is: with the state in a file of `export-state`, or in the folder of a node that is
    /// stopped, which is only read.
    #[arg(long, value_name = "STATE|FOLDER", conflicts_with_all = ["chain", "validators"])]
    pub fork: Option<PathBuf>,

    /// Endow so many accounts of one phrase at block 0, besides those that there are.
    #[arg(
        long,
        value_name = "N",
        value_parser = clap::value_parser!(u32).range(1..=i64::from(accounts::MOST)),
        conflicts_with = "validators",
    )]
    pub accounts: Option<u32>,

    /// What each of these accounts begins with; a million TRIB unless it is given.
    #[arg(long, value_name = "TRIB", value_parser = accounts::read_balance, requires = "accounts")]
    pub balance: Option<Balance>,

    /// The phrase of these accounts, 12 to 24 words; the one that everybody knows unless it is given.
    #[arg(long, value_name = "PHRASE", requires = "accounts")]
    pub mnemonic: Option<String>,

    /// Start a network of so many validators instead, each a process of its own, with Aura and GRANDPA.
    #[arg(
        long,
        value_name = "N",
        value_parser = clap::value_parser!(u8).range(1..=8),
        conflicts_with_all = ["seal", "chain", "fork"],
    )]
    pub validators: Option<u8>,

    /// Where the validators log to, a file for each; in the folder of their chains unless it is given.
    #[arg(long, value_name = "DIR", requires = "validators")]
    pub logs: Option<PathBuf>,

    /// What to log, for example `info` or `runtime=debug`. Warnings and transactions are logged anyway.
    #[arg(short = 'l', long, value_name = "LOG_PATTERN", num_args = 1..)]
    pub log: Vec<String>,
}

impl DevnetCmd {
    /// Where the page is to be served, if it is.
    pub fn page(&self) -> Option<SocketAddr> {
        let port = match self.page_port {
            Some(MetricsPort::Off) => return None,
            Some(MetricsPort::On(port)) => port,
            // Who leaves the one to chance has several devnets.
            None if self.rpc_port == 0 => 0,
            None => page::PORT,
        };
        Some(SocketAddr::new(self.rpc_listen, port))
    }
}

/// Where metrics or the page are served.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MetricsPort {
    /// Nowhere.
    Off,
    /// On this port; 0 picks a free one.
    On(u16),
}

impl FromStr for MetricsPort {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "off" => Ok(Self::Off),
            port => port.parse().map(Self::On).map_err(|_| "expected a port number or `off`".into()),
        }
    }
}

impl std::fmt::Display for MetricsPort {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Off => f.write_str("off"),
            Self::On(port) => port.fmt(f),
        }
    }
}
