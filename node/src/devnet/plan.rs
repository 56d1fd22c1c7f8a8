//! What `tributary devnet` was asked for, checked and turned into a configuration.

use super::{
    accounts::Accounts,
    banner,
    disk::Room,
    door::Origins,
    events,
    flags::{DevnetCmd, MetricsPort},
    seal::{LOG_TARGET, SealMode},
};
use crate::{
    files, page,
    ports::{self, Reserved},
};
use sc_cli::{ChainSpec, CliConfiguration, RpcEndpoint, SharedParams, TracingReceiver};
use sc_network::config::{NetworkBackendType, TransportConfig};
use sc_service::{
    BasePath, BlocksPruning, Error as ServiceError, PruningMode, Role, TransactionPoolOptions,
    config::{
        NetworkConfiguration, NodeKeyConfig, PrometheusConfig, RpcBatchRequestConfig, RpcMethods as ServiceRpcMethods,
        TelemetryEndpoints,
    },
};
use sc_transaction_pool::TransactionPoolType;
use std::{
    net::{Ipv4Addr, SocketAddr},
    path::{self, Path, PathBuf},
};

/// The most transactions that wait. A client that sends out of order fills the queue of those that wait for others,
/// which holds a tenth of this and drops the rest without a word: this leaves room for 50,000. Room costs nothing until
/// it is used.
const POOL_TRANSACTIONS: usize = 500_000;
/// The most bytes that wait, a kilobyte for each transaction.
const POOL_BYTES: usize = 512 * 1024 * 1024;
/// What is logged apart from the devnet's own lines: warnings, but for those that mean nothing here. The one thing that
/// synchronization would warn of, with nobody to synchronize with, is a block that was taken back. Every five minutes
/// the network looks for peers, of whom there are none. Which task ended first when the devnet ends concerns nobody:
/// why it ends is told in a sentence. Nor does where the SDK's server of JSON-RPC is, which serves nobody.
const QUIET: [&str; 5] =
    ["warn", "sync=error", "libp2p_kad=error", "sc_service::task_manager=off", "sc_rpc_server=warn"];
/// State that is kept decoded in memory, in bytes.
const TRIE_CACHE: usize = 64 * 1024 * 1024;

/// A devnet that can be started: its ports are free and its files can be written.
#[derive(Clone, Debug)]
pub struct Plan {
    seal: SealMode,
    state_dir: Option<PathBuf>,
    config_out: Option<PathBuf>,
    events_json: Option<PathBuf>,
    fork: Option<PathBuf>,
    accounts: Option<Accounts>,
    rpc: SocketAddr,
    metrics: Option<SocketAddr>,
    page: Option<SocketAddr>,
    origins: Origins,
    shared: SharedParams,
}

impl Plan {
    /// Checks what was asked for and picks the ports that were left open. Folders that are missing are made when
    /// nothing is left to refuse.
    ///
    /// # Errors
    ///
    /// A sentence for the first thing that cannot work: a port, a phrase, a file, a folder or the disk. Nothing has
    /// been touched then.
    pub fn new(cmd: &DevnetCmd) -> Result<Self, String> {
        let ports = Ports::reserve(cmd)?;
        let accounts = cmd.accounts.map(|count| Accounts::new(count, cmd.balance, cmd.mnemonic.as_deref()));
        // Absolute, because others read it in their own folder.
        let state_dir = cmd.state_dir.as_ref().map(path::absolute).transpose();
        let state_dir =
            state_dir.map_err(|error| format!("there is no such folder: {error}: pass another --state-dir"))?;
        let plan = Self {
            seal: cmd.seal,
            state_dir,
            config_out: cmd.config_out.clone(),
            events_json: cmd.events_json.clone(),
            fork: cmd.fork.clone(),
            accounts: accounts.transpose()?,
            rpc: ports.rpc.addr(),
            metrics: ports.metrics.as_ref().map(Reserved::addr),
            page: ports.page.as_ref().map(Reserved::addr),
            origins: cmd.rpc_cors.clone(),
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
        };
        plan.check()?;
        plan.make_folders()?;
        Ok(plan)
    }

    /// Looks at everything that it names, and touches nothing.
    fn check(&self) -> Result<(), String> {
        if let Some(source) = self.fork.as_deref().filter(|source| !source.exists()) {
            return Err(format!("there is no file or folder {}: pass another --fork", source.display()));
        }
        if let Some(dir) = &self.state_dir {
            files::ensure_folder_can_be(dir, "--state-dir")?;
        }
        if let Some(file) = &self.config_out {
            files::ensure_can_be_written(file, "--config-out", banner::is_ours)?;
        }
        if let Some(file) = &self.events_json {
            files::ensure_can_be_written(file, "--events-json", events::is_ours)?;
        }
        if let (Some(config), Some(events)) = (&self.config_out, &self.events_json)
            && files::are_one(config, events)
        {
            let file = config.display();
            return Err(format!("--config-out and --events-json name one file, {file}: pass two"));
        }
        self.room().ensure()
    }

    fn make_folders(&self) -> Result<(), String> {
        if let Some(dir) = &self.state_dir {
            files::ensure_writable_folder(dir, "--state-dir")?;
        }
        if let Some(file) = &self.config_out {
            files::make_folder_of(file, "--config-out")?;
        }
        if let Some(file) = &self.events_json {
            files::make_folder_of(file, "--events-json")?;
        }
        Ok(())
    }

    /// Removes what an earlier run left in the files that are to be written, when nobody can refuse any more.
    ///
    /// # Errors
    ///
    /// A sentence with the file that cannot be removed.
    pub fn remove_old_files(&self) -> Result<(), String> {
        if let Some(file) = &self.config_out {
            files::remove_old(file, "--config-out")?;
        }
        if let Some(file) = &self.events_json {
            files::remove_old(file, "--events-json")?;
        }
        Ok(())
    }

    /// The ports to be opened, with their flags.
    fn ports(&self) -> Vec<(SocketAddr, &'static str)> {
        let metrics = self.metrics.map(|metrics| (metrics, "--prometheus-port"));
        let page = self.page.map(|page| (page, page::PORT_FLAG));
        [(self.rpc, "--rpc-port")].into_iter().chain(metrics).chain(page).collect()
    }

    /// Makes sure that the ports are still free: what came between took its time.
    ///
    /// # Errors
    ///
    /// The sentence for the one that is not.
    pub fn ensure_ports(&self) -> Result<(), String> {
        self.ports().into_iter().try_for_each(|(addr, flag)| ports::reserve(addr, flag).map(drop))
    }

    /// What a server said that could not listen, in the words of that sentence.
    pub fn explain(&self, error: ServiceError) -> ServiceError {
        ports::explain(error, &self.ports())
    }

    /// Where the chain has its room.
    pub fn room(&self) -> Room {
        Room::new(self.state_dir.clone())
    }

    /// Where the state is that it goes on from, if it does.
    pub fn fork(&self) -> Option<&Path> {
        self.fork.as_deref()
    }

    /// The accounts that are endowed.
    pub fn accounts(&self) -> Option<&Accounts> {
        self.accounts.as_ref()
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

    /// Where the page is served, if it is; then a history is kept, too.
    pub fn page(&self) -> Option<SocketAddr> {
        self.page
    }

    /// Whose pages may use JSON-RPC.
    pub fn origins(&self) -> &Origins {
        &self.origins
    }
}

/// The ports, those that were left open picked. All are held until all are chosen, lest two be the same.
struct Ports {
    rpc: Reserved,
    metrics: Option<Reserved>,
    page: Option<Reserved>,
}

impl Ports {
    fn reserve(cmd: &DevnetCmd) -> Result<Self, String> {
        let rpc = ports::reserve(SocketAddr::new(cmd.rpc_listen, cmd.rpc_port), "--rpc-port")?;
        let metrics = match cmd.prometheus_port {
            MetricsPort::Off => None,
            MetricsPort::On(port) => {
                Some(ports::reserve(SocketAddr::new(Ipv4Addr::LOCALHOST.into(), port), "--prometheus-port")?)
            }
        };
        let page = cmd.page().map(|addr| ports::reserve(addr, page::PORT_FLAG)).transpose()?;
        Ok(Self { rpc, metrics, page })
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
        let quiet = QUIET.map(str::to_owned).into_iter().chain([format!("{LOG_TARGET}=info")]);
        Ok(quiet.chain(self.shared.log.iter().cloned()).collect::<Vec<_>>().join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::{CommandFactory, Parser};
    use std::fs;

    fn plan(flags: &[&str]) -> Result<Plan, String> {
        let cmd = DevnetCmd::try_parse_from(["devnet"].iter().chain(flags)).map_err(|error| error.to_string())?;
        Plan::new(&cmd)
    }

    #[test]
    fn every_flag_has_its_row() {
        const PAGE: &str = include_str!("../../../docs/devnet.md");
        let cmd = DevnetCmd::command();
        for flag in cmd.get_arguments().filter_map(clap::Arg::get_long).filter(|flag| *flag != "help") {
            let has_row = |line: &str| line.starts_with("| `") && line.contains(&format!("`--{flag} "));
            assert!(PAGE.lines().any(has_row), "docs/devnet.md has no row for --{flag}");
        }
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
    fn the_page_is_there_unless_it_is_not_wanted() {
        let free = plan(&["--rpc-port", "0", "--prometheus-port", "off"]).unwrap();
        assert!(
            free.page().is_some_and(|page| page.port() != 0 && page.port() != page::PORT && page.ip().is_loopback())
        );
        assert_eq!(plan(&["--rpc-port", "0", "--prometheus-port", "off", "--page-port", "off"]).unwrap().page(), None);
        let cmd = |flags: &[&str]| DevnetCmd::try_parse_from(["devnet"].iter().chain(flags)).unwrap().page();
        assert_eq!(cmd(&[]), Some(SocketAddr::new(Ipv4Addr::LOCALHOST.into(), page::PORT)));
        assert_eq!(cmd(&["--rpc-listen", "0.0.0.0", "--page-port", "7"]), Some("0.0.0.0:7".parse().unwrap()));
        let taken = ports::reserve("127.0.0.1:0".parse().unwrap(), "").unwrap();
        let port = taken.addr().port().to_string();
        let error = plan(&["--rpc-port", "0", "--prometheus-port", "off", "--page-port", &port]).unwrap_err();
        assert!(error.contains(&port) && error.contains("--page-port"), "{error}");
    }

    #[test]
    fn one_port_does_not_serve_twice() {
        let port = ports::reserve("127.0.0.1:0".parse().unwrap(), "").unwrap().addr().port().to_string();
        let error = plan(&["--rpc-port", &port, "--prometheus-port", &port]).unwrap_err();
        assert!(error.contains("--prometheus-port"), "{error}");
    }

    /// A plan on free ports.
    fn free(flags: &[&str]) -> Result<Plan, String> {
        plan(&[&["--rpc-port", "0", "--prometheus-port", "off"][..], flags].concat())
    }

    #[test]
    fn who_is_refused_touches_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let path = |name: &str| dir.path().join(name).to_str().unwrap().to_owned();
        let (config, events, state) = (path("c.json"), path("e.jsonl"), path("state"));
        let (old_config, old_events) = ("{\n  \"chain\": \"T\",\n  \"genesisHash\": \"0x1\"", "{\"block\":1,\"hash\"");
        fs::write(&config, old_config).unwrap();
        fs::write(&events, old_events).unwrap();
        let flags = ["--config-out", &config, "--events-json", &events, "--state-dir", &state];
        let untouched = || {
            assert_eq!(fs::read_to_string(&config).unwrap(), old_config);
            assert_eq!(fs::read_to_string(&events).unwrap(), old_events);
            assert!(!Path::new(&state).exists());
        };
        let taken = ports::reserve("127.0.0.1:0".parse().unwrap(), "").unwrap();
        let port = taken.addr().port().to_string();
        assert!(plan(&[&["--rpc-port", &port][..], &flags].concat()).unwrap_err().contains("already in use"));
        untouched();
        let accounts = ["--accounts", "2", "--mnemonic", "no words"];
        assert!(free(&[&flags[..], &accounts].concat()).unwrap_err().contains("--mnemonic"));
        untouched();
        assert!(free(&[&flags[..], &["--fork", &path("nothing")]].concat()).unwrap_err().contains("--fork"));
        untouched();

        let plan = free(&flags).unwrap();
        assert!(Path::new(&state).exists() && Path::new(&config).exists());
        plan.remove_old_files().unwrap();
        assert!(!Path::new(&config).exists() && !Path::new(&events).exists());
    }

    #[test]
    fn somebody_elses_file_is_not_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("package.json");
        fs::write(&file, "{\"name\": \"mine\"}").unwrap();
        for flag in ["--config-out", "--events-json"] {
            let error = free(&[flag, file.to_str().unwrap()]).unwrap_err();
            assert!(error.contains(file.to_str().unwrap()) && error.contains(flag), "{error}");
        }
        assert_eq!(fs::read_to_string(&file).unwrap(), "{\"name\": \"mine\"}");
    }

    #[test]
    fn two_things_are_not_written_to_one_file() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("both");
        let file = file.to_str().unwrap();
        let error = free(&["--config-out", file, "--events-json", file]).unwrap_err();
        assert!(error.contains("name one file") && fs::read_dir(dir.path()).unwrap().count() == 0, "{error}");
    }

    #[test]
    fn a_port_that_is_taken_after_the_check_is_told_in_the_same_words() {
        let plan = free(&[]).unwrap();
        plan.ensure_ports().unwrap();
        let taken = ports::reserve(plan.rpc(), "--rpc-port").unwrap();
        let sentence = plan.ensure_ports().unwrap_err();
        assert!(sentence.contains("already in use") && sentence.contains("--rpc-port"), "{sentence}");
        let error = std::net::TcpListener::bind(taken.addr()).unwrap_err();
        let told = plan.explain(ServiceError::Application(error.into()));
        assert_eq!(told.to_string(), ServiceError::Other(sentence).to_string());
    }

    #[test]
    fn accounts_and_forks_are_for_a_chain_of_ones_own() {
        for flags in [
            &["--accounts", "2", "--validators", "2"][..],
            &["--accounts", "0"],
            &["--accounts", "10001"],
            &["--balance", "5"],
            &["--mnemonic", "words"],
            &["--accounts", "2", "--balance", "nothing"],
            &["--fork", "/", "--chain", "local"],
            &["--fork", "/", "--validators", "2"],
        ] {
            assert!(free(flags).is_err(), "{flags:?}");
        }
        let plan = free(&["--accounts", "3", "--balance", "2.5"]).unwrap();
        assert_eq!(plan.accounts().map(|accounts| accounts.keys().len()), Some(3));
        assert_eq!(free(&[]).unwrap().accounts(), None);
    }

    #[test]
    fn logs_are_quiet_unless_asked() {
        let quiet = plan(&["--rpc-port", "0", "--prometheus-port", "off"]).unwrap();
        let filters = "warn,sync=error,libp2p_kad=error,sc_service::task_manager=off,sc_rpc_server=warn,devnet=info";
        assert_eq!(quiet.log_filters().unwrap(), filters);
        let loud = plan(&["--rpc-port", "0", "--prometheus-port", "off", "-l", "info,runtime=debug"]).unwrap();
        assert_eq!(loud.log_filters().unwrap(), format!("{filters},info,runtime=debug"));
    }
}
