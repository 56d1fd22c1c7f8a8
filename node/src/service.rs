//! The node that authors with Aura and finalizes with GRANDPA.

use crate::{
    base::Base,
    decode::Decoder,
    equivocation::Watch,
    history::History,
    layer::Layered,
    metrics,
    page::{self, PageFlags},
    pool::Room,
    ports, rpc,
    turns::Patience,
    types::{FullBackend, FullClient},
    warp,
};
use futures::FutureExt;
use prometheus_endpoint::Registry;
use sc_client_api::Backend;
use sc_consensus::{DefaultImportQueue, JustificationSyncLink, LongestChain};
use sc_consensus_aura::{CheckForEquivocation, ImportQueueParams, SlotProportion, StartAuraParams};
use sc_consensus_grandpa::{
    FinalityProofProvider, GrandpaBlockImport, GrandpaParams, LinkHalf, SharedVoterState, VotingRule,
    VotingRulesBuilder, warp_proof::NetworkProvider,
};
use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
use sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging;
use sc_network::{
    NetworkBackend, NetworkStateInfo, NotificationMetrics, NotificationService, ProtocolName,
    config::{FullNetworkConfiguration, MultiaddrWithPeerId},
    service::traits::NetworkService,
};
use sc_service::{
    Configuration, Error as ServiceError, Role, RpcHandlers, SpawnTasksParams, TaskManager, WarpSyncConfig,
};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_blockchain::HeaderBackend;
use sp_consensus::SyncOracle;
use sp_consensus_aura::{SlotDuration, sr25519::AuthorityPair as AuraPair};
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tributary_primitives::{BlockNumber, Hash};
use tributary_runtime::opaque::Block;
use tributary_signatures::Ahead;

type SelectChain = LongestChain<FullBackend, Block>;
type GrandpaImport = GrandpaBlockImport<FullBackend, Block, FullClient, SelectChain>;
type GrandpaLink = LinkHalf<Block, FullClient, SelectChain>;

/// A justification is kept at least every so many blocks, so that a light client has not far to go to the next one.
const JUSTIFICATION_PERIOD: u32 = 512;
/// Blocks that may wait for finality before their authors slow down.
const UNFINALIZED_SLACK: u32 = 50;
/// The blocks beyond that for each slot that is left out between two blocks.
const UNFINALIZED_PER_SLOT: u32 = 2;
/// The most slots that are left out. One more than that, from one block to the next, is a prime above the number of
/// validators, so that everybody's turn comes even then.
const MOST_SLOTS_LEFT_OUT: u32 = 100;
/// How long a GRANDPA message is expected to take through the network.
const GOSSIP_DURATION: Duration = Duration::from_millis(333);

/// A [`Base`] with Aura's import queue and GRANDPA's part of it: what the commands on a database need.
pub struct Partial {
    /// What every node has.
    pub base: Base,
    /// Checks and imports blocks.
    pub import_queue: DefaultImportQueue<Block>,
    select_chain: SelectChain,
    block_import: Watch<Ahead<GrandpaImport, FullClient>>,
    grandpa_link: GrandpaLink,
    slot_duration: SlotDuration,
}

/// Builds everything up to the network.
///
/// # Errors
///
/// As [`Base::open`].
pub fn partial(config: &Configuration) -> Result<Partial, ServiceError> {
    partial_with(config, None)
}

/// The same with so much room in the pool.
fn partial_with(config: &Configuration, room: Option<Room>) -> Result<Partial, ServiceError> {
    let base = Base::open(config, "--base-path", room)?;

    let select_chain = LongestChain::new(base.backend.clone());
    let (grandpa_import, grandpa_link) = sc_consensus_grandpa::block_import(
        base.client.clone(),
        JUSTIFICATION_PERIOD,
        &base.client,
        select_chain.clone(),
        base.telemetry(),
    )?;

    let slot_duration = sc_consensus_aura::slot_duration(&*base.client)?;
    let block_import = Watch::new(
        Ahead::new(grandpa_import.clone(), base.client.clone()),
        base.client.clone(),
        base.keystore.keystore(),
        config.role.is_authority().then(|| OffchainTransactionPoolFactory::new(base.pool.clone())),
        slot_duration,
    );
    let import_queue = sc_consensus_aura::import_queue::<AuraPair, _, _, _, _, _>(ImportQueueParams {
        block_import: block_import.clone(),
        justification_import: Some(Box::new(grandpa_import)),
        client: base.client.clone(),
        create_inherent_data_providers: move |_, ()| async move { Ok(inherents(slot_duration)) },
        spawner: &base.task_manager.spawn_essential_handle(),
        registry: config.prometheus_registry(),
        // It only logs, and it remembers headers in a form that proves nothing where the watch remembers its own.
        check_for_equivocation: CheckForEquivocation::No,
        telemetry: base.telemetry(),
        compatibility_mode: Default::default(),
    })?;

    Ok(Partial { base, import_queue, select_chain, block_import, grandpa_link, slot_duration })
}

/// Starts a validator or a full node on the network backend `N`, with what `page` asks for and this `room` in its
/// pool. It runs for as long as the answer lives.
///
/// # Errors
///
/// As [`Base::open`] and [`History::open`], and whatever the network and the servers say when they cannot start.
pub fn full<N: NetworkBackend<Block, Hash>>(
    config: Configuration,
    page: &PageFlags,
    room: Option<Room>,
) -> Result<TaskManager, ServiceError> {
    let Partial { mut base, import_queue, select_chain, block_import, grandpa_link, slot_duration } =
        partial_with(&config, room)?;
    let registry = config.prometheus_registry().cloned();
    // Before anything is synchronized: from here on no state goes that it has not read.
    let decoder = || Arc::new(Decoder::new(base.client.clone()));
    let history = page.history.then(|| History::open(&config, &base, decoder())).transpose()?;

    let notification_metrics = N::register_notification_metrics(registry.as_ref());
    let mut net_config = FullNetworkConfiguration::<Block, Hash, N>::new(&config.network, registry.clone());
    let finality = Finality::join(&config, &base, grandpa_link, &mut net_config, notification_metrics.clone());
    let warp_sync = WarpSyncConfig::WithProvider(Arc::new(finality.warp_sync(&base)));
    let params = base.network_params(&config, net_config, import_queue, Some(warp_sync), notification_metrics);
    let (network, system_rpc_tx, tx_handler_controller, sync_service, _) = sc_service::build_network(params)?;
    if config.offchain_worker.enabled {
        run_offchain_workers(&config, &base, network.clone())?;
    }
    if config.network.sync_mode.is_warp() {
        let spawner = base.task_manager.spawn_handle();
        spawner.spawn("warp-sync-peers", None, warp::tell_who_is_missing(sync_service.clone()));
    }

    let authoring = config.role.is_authority().then(|| Authoring {
        select_chain,
        block_import,
        slot_duration,
        force: config.force_authoring,
    });
    let votes = !config.disable_grandpa;
    let data_path = config.data_path.clone();
    let spec = page::Spec::new(config.chain_spec.cloned_box(), addresses_of(network.clone()));
    let handlers = sc_service::spawn_tasks(SpawnTasksParams {
        config,
        client: base.client.clone(),
        backend: base.backend.clone(),
        keystore: base.keystore.keystore(),
        transaction_pool: base.pool.clone(),
        rpc_builder: finality.rpc_builder(&base),
        task_manager: &mut base.task_manager,
        network: network.clone(),
        system_rpc_tx,
        tx_handler_controller,
        sync_service: sync_service.clone(),
        telemetry: base.telemetry.as_mut(),
        tracing_execute_block: None,
    })?;
    metrics::spawn(&base.task_manager, registry.as_ref(), base.client.clone(), base.keystore.keystore(), &data_path);
    serve_page(page, &base, &handlers, spec, history)?;

    if let Some(authoring) = authoring {
        authoring.start(&base, registry.as_ref(), sync_service.clone())?;
    }
    if votes {
        let params = finality.voter_params(&base, registry, network, sync_service);
        let voter = sc_consensus_grandpa::run_grandpa_voter(params)?;
        base.task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
    }

    base.task_manager.keep_alive(base.telemetry);
    Ok(base.task_manager)
}

/// Keeps the history and serves the page, as far as they are wanted.
fn serve_page(
    flags: &PageFlags,
    base: &Base,
    rpc: &RpcHandlers,
    spec: page::Spec,
    history: Option<Arc<History>>,
) -> Result<(), ServiceError> {
    if let Some(history) = &history {
        history.spawn(base);
    }
    let Some(addr) = flags.listen() else { return Ok(()) };
    let genesis = base.client.info().genesis_hash;
    let rpc = listens(rpc).ok_or("JSON-RPC has no address that the page could be told")?;
    let chain = spec.name().to_owned();
    let site = page::Site {
        chain,
        genesis,
        rpc,
        public_rpc: flags.page_rpc.clone(),
        is_dev: false,
        history,
        spec: Some(Arc::new(spec)),
    };
    page::start(&base.task_manager, ports::listen(addr, page::PORT_FLAG)?, site)?;
    Ok(())
}

/// Where other nodes find this one, as the network has it.
fn addresses_of(network: Arc<dyn NetworkService>) -> page::Addresses {
    Box::new(move || {
        let peer_id = network.local_peer_id();
        let listens = network.listen_addresses().into_iter();
        listens.map(|multiaddr| MultiaddrWithPeerId { multiaddr, peer_id }).collect()
    })
}

/// Where JSON-RPC listens, the first of the addresses: they are written as `/ip4/127.0.0.1/tcp/9944`.
fn listens(rpc: &RpcHandlers) -> Option<SocketAddr> {
    let address = rpc.listen_addresses().first()?.to_string();
    let mut parts = address.split('/').skip(2).step_by(2);
    Some(SocketAddr::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// Runs what the runtime does beside its blocks, after each of them.
fn run_offchain_workers(
    config: &Configuration,
    base: &Base,
    network: Arc<dyn NetworkService>,
) -> Result<(), ServiceError> {
    let workers = sc_offchain::OffchainWorkers::new(sc_offchain::OffchainWorkerOptions {
        runtime_api_provider: base.client.clone(),
        keystore: Some(base.keystore.keystore()),
        offchain_db: base.backend.offchain_storage(),
        transaction_pool: Some(OffchainTransactionPoolFactory::new(base.pool.clone())),
        network_provider: Arc::new(network),
        is_validator: config.role.is_authority(),
        // Nothing in the runtime asks for it, and a runtime that is voted for must not make validators call addresses.
        enable_http_requests: false,
        custom_extensions: |_| Vec::new(),
    })?;
    let spawner = base.task_manager.spawn_handle();
    spawner.spawn(
        "offchain-workers",
        Some("offchain-worker"),
        workers.run(base.client.clone(), base.task_manager.spawn_handle()).boxed(),
    );
    Ok(())
}

/// What it takes to write blocks.
struct Authoring {
    select_chain: SelectChain,
    block_import: Watch<Ahead<GrandpaImport, FullClient>>,
    slot_duration: SlotDuration,
    /// Whether blocks are written without any peer, too.
    force: bool,
}

impl Authoring {
    /// Writes a block in each slot that is this node's, for as long as the node runs.
    fn start<S>(self, base: &Base, registry: Option<&Registry>, sync: S) -> Result<(), ServiceError>
    where
        S: SyncOracle + JustificationSyncLink<Block> + Clone + 'static,
    {
        let slot_duration = self.slot_duration;
        let proposer_factory = sc_basic_authorship::ProposerFactory::new(
            base.task_manager.spawn_handle(),
            base.client.clone(),
            Arc::new(Layered(Patience(base.pool.clone()))),
            registry,
            base.telemetry(),
        );
        let aura = sc_consensus_aura::start_aura::<AuraPair, _, _, _, _, _, _, _, _, _, _>(StartAuraParams {
            slot_duration,
            client: base.client.clone(),
            select_chain: self.select_chain,
            block_import: self.block_import,
            proposer_factory,
            create_inherent_data_providers: move |_, ()| async move { Ok(inherents(slot_duration)) },
            force_authoring: self.force,
            backoff_authoring_blocks: Some(backoff()),
            keystore: base.keystore.keystore(),
            sync_oracle: sync.clone(),
            justification_sync_link: sync,
            // The rest of the slot is for sending the block around and for importing it.
            block_proposal_slot_portion: SlotProportion::new(2f32 / 3f32),
            max_block_proposal_slot_portion: None,
            telemetry: base.telemetry(),
            compatibility_mode: Default::default(),
        })?;
        // A validator that no longer authors must not go on as if it did.
        base.task_manager.spawn_essential_handle().spawn_blocking("aura", Some("block-authoring"), aura);
        Ok(())
    }
}

/// Authors slow down while finality lags: what is not final is held in memory by every node, may have to be undone, and
/// cannot be pruned. A stall of hours costs some hundred blocks then, and not thousands.
fn backoff() -> BackoffAuthoringOnFinalizedHeadLagging<BlockNumber> {
    BackoffAuthoringOnFinalizedHeadLagging {
        max_interval: MOST_SLOTS_LEFT_OUT,
        unfinalized_slack: UNFINALIZED_SLACK,
        authoring_bias: UNFINALIZED_PER_SLOT,
    }
}

/// The slot and the time of now, in the order in which Aura wants them.
fn inherents(
    slot_duration: SlotDuration,
) -> (sp_consensus_aura::inherents::InherentDataProvider, sp_timestamp::InherentDataProvider) {
    let timestamp = sp_timestamp::InherentDataProvider::from_system_time();
    let slot =
        sp_consensus_aura::inherents::InherentDataProvider::from_timestamp_and_slot_duration(*timestamp, slot_duration);
    (slot, timestamp)
}

/// What it takes to vote on finality, and to follow the votes of others.
struct Finality {
    link: GrandpaLink,
    protocol: ProtocolName,
    notifications: Box<dyn NotificationService>,
    voter_state: SharedVoterState,
    role: Role,
    node_name: String,
}

impl Finality {
    /// Adds the votes to what the node will say to its peers.
    fn join<N: NetworkBackend<Block, Hash>>(
        config: &Configuration,
        base: &Base,
        link: GrandpaLink,
        net_config: &mut FullNetworkConfiguration<Block, Hash, N>,
        metrics: NotificationMetrics,
    ) -> Self {
        let genesis = base.client.info().genesis_hash;
        let protocol = sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
        let (protocol_config, notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<_, N>(
            protocol.clone(),
            metrics,
            net_config.peer_store_handle(),
        );
        net_config.add_notification_protocol(protocol_config);
        Self {
            link,
            protocol,
            notifications,
            voter_state: SharedVoterState::empty(),
            role: config.role,
            node_name: config.network.node_name.clone(),
        }
    }

    /// Proves to a node that is new which blocks are final, by the changes of the set of voters alone.
    fn warp_sync(&self, base: &Base) -> NetworkProvider<Block, FullBackend> {
        NetworkProvider::new(base.backend.clone(), self.link.shared_authority_set().clone(), Vec::new())
    }

    /// What JSON-RPC serves: what every node does, and the votes.
    fn rpc_builder(&self, base: &Base) -> rpc::Builder {
        let (client, pool, voter_state) = (base.client.clone(), base.pool.clone(), self.voter_state.clone());
        let authority_set = self.link.shared_authority_set().clone();
        let justifications = self.link.justification_stream();
        let proofs = FinalityProofProvider::new_for_service(base.backend.clone(), Some(authority_set.clone()));
        Box::new(move |executor| {
            let mut module = rpc::common(client.clone(), pool.clone())?;
            let grandpa = Grandpa::new(
                executor,
                authority_set.clone(),
                voter_state.clone(),
                justifications.clone(),
                proofs.clone(),
            );
            rpc::merge(&mut module, grandpa.into_rpc())?;
            Ok(module)
        })
    }

    /// What the voter is made of.
    fn voter_params<S>(
        self,
        base: &Base,
        registry: Option<Registry>,
        network: Arc<dyn NetworkService>,
        sync: S,
    ) -> GrandpaParams<
        Block,
        FullClient,
        Arc<dyn NetworkService>,
        S,
        SelectChain,
        impl VotingRule<Block, FullClient> + Clone + 'static,
    > {
        GrandpaParams {
            config: sc_consensus_grandpa::Config {
                gossip_duration: GOSSIP_DURATION,
                justification_generation_period: JUSTIFICATION_PERIOD,
                observer_enabled: false,
                local_role: self.role,
                name: Some(self.node_name),
                // Without a keystore the voter only follows.
                keystore: self.role.is_authority().then(|| base.keystore.keystore()),
                telemetry: base.telemetry(),
                protocol_name: self.protocol,
            },
            link: self.link,
            network,
            sync,
            notification_service: self.notifications,
            voting_rule: VotingRulesBuilder::default().build(),
            prometheus_registry: registry,
            shared_voter_state: self.voter_state,
            telemetry: base.telemetry(),
            offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(base.pool.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sc_consensus_slots::BackoffAuthoringBlocksStrategy;
    use std::collections::BTreeSet;

    /// The slot of the next block after a best block in slot 1,000, with so many blocks that wait for finality.
    fn next_slot(waiting: u32) -> u64 {
        let backs_off =
            |slot: u64| backoff().should_backoff(10_000, 1_000.into(), 10_000 - waiting, slot.into(), "test");
        (1_001..).find(|slot| !backs_off(*slot)).unwrap()
    }

    #[test]
    fn authors_slow_down_while_finality_lags() {
        for (waiting, slots) in [(0, 1), (2, 1), (51, 1), (52, 2), (60, 6), (150, 51), (250, 101), (10_000, 101)] {
            assert_eq!(next_slot(waiting), 1_000 + slots, "{waiting} blocks wait");
        }
    }

    #[test]
    fn a_stall_of_a_day_leaves_some_three_hundred_blocks() {
        let (mut waiting, mut slots) = (0, 0);
        while slots < 24 * 600 {
            slots += next_slot(waiting) - 1_000;
            waiting += 1;
        }
        assert!((285..=300).contains(&waiting), "{waiting}");
    }

    #[test]
    fn everybody_has_a_turn_when_authors_are_slowest() {
        let stride = u64::from(MOST_SLOTS_LEFT_OUT) + 1;
        for validators in 1..=64 {
            let turns: BTreeSet<_> = (0..validators).map(|block| block * stride % validators).collect();
            assert_eq!(u64::try_from(turns.len()).unwrap(), validators);
        }
    }
}
