//! What `tributary devnet` was asked for, checked and turned into a configuration.

use super::seal::{LOG_TARGET, SealMode};
use crate::{files, ports};
use sc_cli::{ChainSpec, CliConfiguration, RpcEndpoint, SharedParams, TracingReceiver};
use sc_network::config::{NetworkBackendType, TransportConfig};
use sc_service::{
    BasePath, BlocksPruning, PruningMode, Role, TransactionPoolOptions,
    config::{
        NetworkConfiguration, NodeKeyConfig, PrometheusConfig, RpcBatchRequestConfig, RpcMethods as ServiceRpcMethods,
        TelemetryEndpoints,
    },
};
use sc_transaction_pool::TransactionPoolType;
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    str::FromStr,
};

/// The most transactions that wait. A client that sends out of order fills the queue of those that wait for others,
/// which holds a tenth of this and drops the rest without a word: this leaves room for 50,000. Room costs nothing until
/// it is used.
const POOL_TRANSACTIONS: usize = 500_000;
/// The most bytes that wait, a kilobyte for each transaction.
const POOL_BYTES: usize = 512 * 1024 * 1024;
/// State that is kept decoded in memory, in bytes.
const TRIE_CACHE: usize = 64 * 1024 * 1024;

/// Start a chain of your own: blocks on demand, finality at once, funded accounts and demo content.
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

    /// Write what the banner says to this file, as JSON. The file appears when the devnet can be used.
    #[arg(long, value_name = "FILE")]
    pub config_out: Option<PathBuf>,

    /// Write the events of each block to this file as they happen, a line of JSON for each.
    #[arg(long, value_name = "FILE", conflicts_with = "validators")]
    pub events_json: Option<PathBuf>,

    /// TCP port of JSON-RPC, WebSocket and HTTP alike; 0 picks a free one.
    #[arg(long, value_name = "PORT", default_value_t = 9944)]
    pub rpc_port: u16,

    /// Address on which JSON-RPC listens. The devnet lets everybody do everything who reaches it.
    #[arg(long, value_name = "IP", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub rpc_listen: IpAddr,

    /// TCP port of the Prometheus metrics on 127.0.0.1; 0 picks a free one, `off` serves none.
    #[arg(long, value_name = "PORT", default_value_t = MetricsPort::On(9615))]
    pub prometheus_port: MetricsPort,

    /// What to run: `dev`, `local` or the path of a chain spec file.
    #[arg(long, value_name = "CHAIN_SPEC", default_value = "dev")]
    pub chain: String,

    /// Start a network of so many validators instead, each a process of its own, with Aura and GRANDPA.
    #[arg(
        long,
        value_name = "N",
        value_parser = clap::value_parser!(u8).range(1..=8),
        conflicts_with_all = ["seal", "chain"],
    )]
    pub validators: Option<u8>,

    /// Where the validators log to, a file for each; in the folder of their chains unless it is given.
    #[arg(long, value_name = "DIR", requires = "validators")]
    pub logs: Option<PathBuf>,

    /// What to log, for example `info` or `runtime=debug`. Warnings and blocks with transactions are logged anyway.
    #[arg(short = 'l', long, value_name = "LOG_PATTERN", num_args = 1..)]
    pub log: Vec<String>,
}

/// Where metrics are served.
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

/// A devnet that can be started: its ports are free and its files can be written.
#[derive(Clone, Debug)]
pub struct Plan {
    seal: SealMode,
    state_dir: Option<PathBuf>,
    config_out: Option<PathBuf>,
    events_json: Option<PathBuf>,
    rpc: SocketAddr,
    metrics: Option<SocketAddr>,
    shared: SharedParams,
}

impl Plan {
    /// Checks what was asked for and picks the ports that were left open.
    ///
    /// # Errors
    ///
    /// A sentence for the first thing that cannot work: a folder, a file or a port.
    pub fn new(cmd: &DevnetCmd) -> Result<Self, String> {
        // Absolute, because others read it in their own folder.
        let state_dir = cmd.state_dir.as_ref().map(std::path::absolute).transpose();
        let state_dir =
            state_dir.map_err(|error| format!("there is no such folder: {error}: pass another --state-dir"))?;
        if let Some(dir) = &state_dir {
            files::ensure_writable_folder(dir, "--state-dir")?;
        }
        if let Some(file) = &cmd.config_out {
            files::ensure_writable_file(file, "--config-out")?;
        }
        if let Some(file) = &cmd.events_json {
            files::ensure_writable_file(file, "--events-json")?;
        }
        // Both are held until both are chosen, lest they be the same.
        let rpc = ports::reserve(SocketAddr::new(cmd.rpc_listen, cmd.rpc_port), "--rpc-port")?;
        let metrics = match cmd.prometheus_port {
            MetricsPort::Off => None,
            MetricsPort::On(port) => {
                Some(ports::reserve(SocketAddr::new(Ipv4Addr::LOCALHOST.into(), port), "--prometheus-port")?)
            }
        };
        Ok(Self {
            seal: cmd.seal,
            state_dir,
            config_out: cmd.config_out.clone(),
            events_json: cmd.events_json.clone(),
            rpc: rpc.addr(),
            metrics: metrics.map(|metrics| metrics.addr()),
            shared: SharedParams {
                chain: Some(cmd.chain.clone()),
                dev: true,
                base_path: None,
                log: cmd.log.clone(),
                detailed_log_output: false,
                disable_log_color: false,
                enable_log_reloading: false,
                tracing_targets: None,
                tracing_receiver: TracingReceiver::Log,
            },
        })
    }

    /// What the user named the chain.
    pub fn chain(&self) -> &str {
        self.shared.chain.as_deref().unwrap_or_default()
    }

    /// When blocks are made.
    pub fn seal(&self) -> SealMode {
        self.seal
    }

    /// Where the chain is kept; `None` when it is thrown away.
    pub fn state_dir(&self) -> Option<&Path> {
        self.state_dir.as_deref()
    }

    /// Where the banner is written for programs.
    pub fn config_out(&self) -> Option<&Path> {
        self.config_out.as_deref()
    }

    /// Where events are written, if they are.
    pub fn events_json(&self) -> Option<&Path> {
        self.events_json.as_deref()
    }

    /// Where JSON-RPC listens.
    pub fn rpc(&self) -> SocketAddr {
        self.rpc
    }

    /// Where metrics are served, if they are.
    pub fn metrics(&self) -> Option<SocketAddr> {
        self.metrics
    }
}

impl CliConfiguration for Plan {
    fn shared_params(&self) -> &SharedParams {
        &self.shared
    }

    fn base_path(&self) -> sc_cli::Result<Option<BasePath>> {
        let path = match &self.state_dir {
            Some(dir) => BasePath::new(dir),
            // Deleted when the process ends.
            None => BasePath::new_temp_dir().map_err(|error| {
                let dir = std::env::temp_dir();
                format!("cannot make a folder in {}: {error}: set TMPDIR or pass --state-dir", dir.display())
            })?,
        };
        Ok(Some(path))
    }

    fn role(&self, _is_dev: bool) -> sc_cli::Result<Role> {
        Ok(Role::Authority)
    }

    fn node_name(&self) -> sc_cli::Result<String> {
        Ok("devnet".into())
    }

    /// The pool for a single state: there are no forks, and the fork-aware one holds some of a burst back for the block
    /// after the next, which does not come when blocks are made on demand.
    fn transaction_pool(&self, is_dev: bool) -> sc_cli::Result<TransactionPoolOptions> {
        Ok(TransactionPoolOptions::new_with_params(
            POOL_TRANSACTIONS,
            POOL_BYTES,
            None,
            TransactionPoolType::SingleState,
            is_dev,
            false,
        ))
    }

    fn network_config(
        &self,
        _chain_spec: &Box<dyn ChainSpec>,
        _is_dev: bool,
        _is_validator: bool,
        _net_config_dir: PathBuf,
        client_id: &str,
        node_name: &str,
        node_key: NodeKeyConfig,
        _default_listen_port: u16,
    ) -> sc_cli::Result<NetworkConfiguration> {
        let mut network = NetworkConfiguration::new(node_name, client_id, node_key, None);
        // Nothing listens and nothing dials; only this backend knows a transport within the process.
        network.network_backend = NetworkBackendType::Libp2p;
        network.transport = TransportConfig::MemoryOnly;
        network.default_peers_set.in_peers = 0;
        network.default_peers_set.out_peers = 0;
        Ok(network)
    }

    fn trie_cache_maximum_size(&self) -> sc_cli::Result<Option<usize>> {
        Ok(Some(TRIE_CACHE))
    }

    /// Everything is kept: whoever develops looks back.
    fn state_pruning(&self) -> sc_cli::Result<Option<PruningMode>> {
        Ok(Some(PruningMode::ArchiveAll))
    }

    fn blocks_pruning(&self) -> sc_cli::Result<BlocksPruning> {
        Ok(BlocksPruning::KeepAll)
    }

    fn rpc_addr(&self, _default_listen_port: u16) -> sc_cli::Result<Option<Vec<RpcEndpoint>>> {
        Ok(Some(vec![RpcEndpoint {
            listen_addr: self.rpc,
            batch_config: RpcBatchRequestConfig::Unlimited,
            max_connections: self.rpc_max_connections()?,
            max_payload_in_mb: self.rpc_max_request_size()?,
            max_payload_out_mb: self.rpc_max_response_size()?,
            max_subscriptions_per_connection: self.rpc_max_subscriptions_per_connection()?,
            max_buffer_capacity_per_connection: self.rpc_buffer_capacity_per_connection()?,
            rate_limit: None,
            rate_limit_trust_proxy_headers: false,
            rate_limit_whitelisted_ips: Vec::new(),
            cors: None,
            rpc_methods: sc_cli::RpcMethods::Unsafe,
            is_optional: false,
            retry_random_port: false,
        }]))
    }

    fn rpc_methods(&self) -> sc_cli::Result<ServiceRpcMethods> {
        Ok(ServiceRpcMethods::Unsafe)
    }

    fn rpc_cors(&self, _is_dev: bool) -> sc_cli::Result<Option<Vec<String>>> {
        Ok(None)
    }

    fn prometheus_config(
        &self,
        _default_listen_port: u16,
        chain_spec: &Box<dyn ChainSpec>,
    ) -> sc_cli::Result<Option<PrometheusConfig>> {
        Ok(self.metrics.map(|addr| PrometheusConfig::new_with_default_registry(addr, chain_spec.id().into())))
    }

    fn telemetry_endpoints(&self, _chain_spec: &Box<dyn ChainSpec>) -> sc_cli::Result<Option<TelemetryEndpoints>> {
        Ok(None)
    }

    /// Later patterns win over earlier ones.
    fn log_filters(&self) -> sc_cli::Result<String> {
        // The one thing that synchronization would warn of, with nobody to synchronize with, is a block that was taken
        // back.
        let quiet = ["warn".to_owned(), "sync=error".to_owned(), format!("{LOG_TARGET}=info")];
        Ok(quiet.iter().chain(&self.shared.log).map(String::as_str).collect::<Vec<_>>().join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    fn plan(flags: &[&str]) -> Result<Plan, String> {
        let cmd = DevnetCmd::try_parse_from(["devnet"].iter().chain(flags)).map_err(|error| error.to_string())?;
        Plan::new(&cmd)
    }

    #[test]
    fn ports_left_open_are_picked() {
        let plan = plan(&["--rpc-port", "0", "--prometheus-port", "0"]).unwrap();
        assert_ne!(plan.rpc().port(), 0);
        assert_ne!(plan.metrics().unwrap().port(), 0);
        assert_ne!(plan.metrics().unwrap().port(), plan.rpc().port());
        assert!(plan.rpc().ip().is_loopback());
    }

    #[test]
    fn metrics_can_be_turned_off() {
        assert_eq!(plan(&["--rpc-port", "0", "--prometheus-port", "off"]).unwrap().metrics(), None);
        assert!(plan(&["--prometheus-port", "none"]).unwrap_err().contains("`off`"));
    }

    #[test]
    fn one_port_does_not_serve_twice() {
        let port = ports::reserve("127.0.0.1:0".parse().unwrap(), "").unwrap().addr().port().to_string();
        let error = plan(&["--rpc-port", &port, "--prometheus-port", &port]).unwrap_err();
        assert!(error.contains("--prometheus-port"), "{error}");
    }

    #[test]
    fn logs_are_quiet_unless_asked() {
        let quiet = plan(&["--rpc-port", "0", "--prometheus-port", "off"]).unwrap();
        assert_eq!(quiet.log_filters().unwrap(), "warn,sync=error,devnet=info");
        let loud = plan(&["--rpc-port", "0", "--prometheus-port", "off", "-l", "info,runtime=debug"]).unwrap();
        assert_eq!(loud.log_filters().unwrap(), "warn,sync=error,devnet=info,info,runtime=debug");
    }
}
