//! The parts that every node is made of, and the node that authors with Aura and finalizes with GRANDPA.

use crate::{equivocation::Watch, executor, metrics, rpc};
use futures::FutureExt;
use sc_chain_spec::{BuildGenesisBlock, GenesisBlockBuilder};
use sc_client_api::{Backend as _, StateBackend as _, TrieCacheContext};
use sc_consensus::{DefaultImportQueue, LongestChain};
use sc_consensus_aura::{CheckForEquivocation, ImportQueueParams, SlotProportion, StartAuraParams};
use sc_consensus_grandpa::{FinalityProofProvider, GrandpaBlockImport, LinkHalf, SharedVoterState};
use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
use sc_network::{NetworkBackend, config::FullNetworkConfiguration};
use sc_service::{
    Configuration, Error as ServiceError, KeystoreContainer, SpawnTasksParams, TaskManager, WarpSyncConfig,
};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_blockchain::HeaderBackend;
use sp_consensus_aura::{SlotDuration, sr25519::AuthorityPair as AuraPair};
use sp_runtime::traits::Block as _;
use std::{
    panic,
    path::{Path, PathBuf},
    process,
    sync::Arc,
    time::Duration,
};
use tributary_primitives::Hash;
use tributary_runtime::{RuntimeApi, opaque::Block};

/// Host functions that the runtime may call.
#[cfg(not(feature = "runtime-benchmarks"))]
pub type HostFunctions = sp_io::SubstrateHostFunctions;
/// Host functions that the runtime may call, those of benchmarks included.
#[cfg(feature = "runtime-benchmarks")]
pub type HostFunctions = (sp_io::SubstrateHostFunctions, frame_benchmarking::benchmarking::HostFunctions);

/// Executes the runtime.
pub type Executor = executor::Executor<HostFunctions>;
/// Access to the chain and its state.
pub type FullClient = sc_service::TFullClient<Block, RuntimeApi, Executor>;
/// Where blocks and state are kept.
pub type FullBackend = sc_service::TFullBackend<Block>;
/// The transaction pool.
pub type Pool = sc_transaction_pool::TransactionPoolHandle<Block, FullClient>;

type SelectChain = LongestChain<FullBackend, Block>;
type GrandpaImport = GrandpaBlockImport<FullBackend, Block, FullClient, SelectChain>;
type GrandpaLink = LinkHalf<Block, FullClient, SelectChain>;

/// A justification is kept at least every so many blocks, so that a light client has not far to go to the next one.
const JUSTIFICATION_PERIOD: u32 = 512;
/// How long a GRANDPA message is expected to take through the network.
const GOSSIP_DURATION: Duration = Duration::from_millis(333);
/// How many messages wait for the telemetry server before new ones are dropped.
const TELEMETRY_BUFFER: usize = 16;

/// What every node has, whatever its consensus.
pub struct Base {
    /// Access to the chain and its state.
    pub client: Arc<FullClient>,
    /// Where blocks and state are kept.
    pub backend: Arc<FullBackend>,
    /// The node's keys.
    pub keystore: KeystoreContainer,
    /// Runs everything in the background and ends it.
    pub task_manager: TaskManager,
    /// Transactions that wait for a block.
    pub pool: Arc<Pool>,
    /// Reports to a telemetry server, if one was named.
    pub telemetry: Option<Telemetry>,
}

/// Opens the database and builds what every node has. `folder_flag` is how the user named the folder.
///
/// # Errors
///
/// A sentence when the folder holds a chain of another genesis, is damaged or is in use by another node; otherwise what the
/// SDK says.
pub fn base(config: &Configuration, folder_flag: &str) -> Result<Base, ServiceError> {
    let telemetry = config
        .telemetry_endpoints
        .clone()
        .filter(|endpoints| !endpoints.is_empty())
        .map(|endpoints| -> Result<_, sc_telemetry::Error> {
            let worker = TelemetryWorker::new(TELEMETRY_BUFFER)?;
            let telemetry = worker.handle().new_telemetry(endpoints);
            Ok((worker, telemetry))
        })
        .transpose()?;

    let executor = executor::new::<HostFunctions>(&config.executor);
    let backend = sc_service::new_db_backend::<Block>(config.db_config())
        .map_err(|error| describe_database_error(&error.to_string(), &database_folder(config), folder_flag))?;
    tell_of_damage_found_later(database_folder(config), folder_flag.to_owned());
    ensure_whole(config, &backend, folder_flag)?;
    let genesis = Genesis::build(config, backend.clone(), executor.clone())?;
    genesis.ensure_same(config, &backend, folder_flag)?;

    let (client, backend, keystore, task_manager) =
        sc_service::new_full_parts_with_genesis_builder::<Block, RuntimeApi, _, _>(
            config,
            telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
            executor,
            backend,
            genesis,
            false,
        )?;
    let client = Arc::new(client);

    let telemetry = telemetry.map(|(worker, telemetry)| {
        task_manager.spawn_handle().spawn("telemetry", None, worker.run());
        telemetry
    });

    let pool = Arc::new(
        sc_transaction_pool::Builder::new(
            task_manager.spawn_essential_handle(),
            client.clone(),
            config.role.is_authority().into(),
        )
        .with_options(config.transaction_pool.clone())
        .with_prometheus(config.prometheus_registry())
        .build(),
    );

    Ok(Base { client, backend, keystore, task_manager, pool, telemetry })
}

/// The genesis block that the chain spec describes, with the operation that writes it.
///
/// The SDK writes the genesis to an empty database and never looks at it again, so that a node which was rebuilt with
/// another runtime goes on with the old chain and fails far from the cause. Building it here, once, allows to compare.
struct Genesis {
    block: Block,
    operation: <FullBackend as sc_client_api::Backend<Block>>::BlockImportOperation,
}

impl Genesis {
    fn build(config: &Configuration, backend: Arc<FullBackend>, executor: Executor) -> Result<Self, ServiceError> {
        let builder = GenesisBlockBuilder::<Block, _, _>::new(
            config.chain_spec.as_storage_builder(),
            !config.no_genesis(),
            backend,
            executor,
        )?;
        let (block, operation) = builder.build_genesis_block()?;
        Ok(Self { block, operation })
    }

    fn ensure_same(
        &self,
        config: &Configuration,
        backend: &FullBackend,
        folder_flag: &str,
    ) -> Result<(), ServiceError> {
        let expected = self.block.header().hash();
        match backend.blockchain().hash(0)? {
            Some(found) if found != expected => Err(ServiceError::Other(format!(
                "the database {} belongs to a chain with another genesis ({found:?}, this node starts from {expected:?}): \
                 pass another {folder_flag} or delete that folder",
                database_folder(config).display(),
            ))),
            _ => Ok(()),
        }
    }
}

impl BuildGenesisBlock<Block> for Genesis {
    type BlockImportOperation = <FullBackend as sc_client_api::Backend<Block>>::BlockImportOperation;

    fn build_genesis_block(self) -> sp_blockchain::Result<(Block, Self::BlockImportOperation)> {
        Ok((self.block, self.operation))
    }
}

/// What the database says of a torn file, in lower case: it has no other way to say it than in words.
const DAMAGE: [&str; 6] = [
    "corruption",
    "invalid metadata",
    "missing salt value",
    "database version 0.",
    "invalid value data",
    "failed to fill whole buffer",
];

/// How the database's adapter begins to say that it cannot read. It panics with it.
const READ_FAILED: &str = "Critical database error";

/// A sentence for a database that cannot be opened for `reason`.
fn describe_database_error(reason: &str, folder: &Path, folder_flag: &str) -> ServiceError {
    let lower = reason.to_lowercase();
    ServiceError::Other(if lower.contains("in use") {
        let folder = folder.display();
        format!("the database {folder} is in use by another node: stop that node or pass another {folder_flag}")
    } else if DAMAGE.iter().any(|words| lower.contains(words)) {
        damaged(reason, folder, folder_flag)
    } else {
        let folder = folder.display();
        format!("the database {folder} cannot be opened: {reason}: pass another {folder_flag} or delete that folder")
    })
}

/// A sentence for a database with a torn file, as a power cut or a full disk leaves it.
fn damaged(reason: &str, folder: &Path, folder_flag: &str) -> String {
    let folder = folder.display();
    let purge = if folder_flag == "--base-path" {
        "run `tributary purge-chain` with the same --chain and --base-path, and the node syncs again (keys stay)".into()
    } else {
        format!("delete that folder or pass another {folder_flag}")
    };
    format!("the database {folder} is damaged ({reason}): {purge}")
}

/// The database opens although a file is torn, and then lacks what was in it. This looks for what a node needs at once, so that
/// it says so instead of failing far from the cause.
///
/// # Errors
///
/// A sentence when something is missing.
fn ensure_whole(config: &Configuration, backend: &FullBackend, folder_flag: &str) -> Result<(), ServiceError> {
    let missing = |what: &str| ServiceError::Other(damaged(what, &database_folder(config), folder_flag));
    let info = backend.blockchain().info();
    if info.genesis_hash == Hash::default() {
        // Empty.
        return Ok(());
    }
    let known = |hash| matches!(backend.blockchain().header(hash), Ok(Some(_)));
    if ![info.genesis_hash, info.finalized_hash, info.best_hash].into_iter().all(known) {
        return Err(missing("the header of its last block is missing"));
    }
    // A node that synced by warp has no earlier state than this one.
    if let Some((hash, number)) = info.finalized_state {
        let code = backend
            .state_at(hash, TrieCacheContext::Untrusted)
            .ok()
            .and_then(|state| state.storage(sp_storage::well_known_keys::CODE).ok().flatten());
        if code.is_none() {
            return Err(missing(&format!("the state of block {number} is incomplete")));
        }
    }
    Ok(())
}

/// Damage that shows only when a node already runs is a panic of the SDK. It ends the node as it would have at its start: with a
/// sentence, and without a backtrace that says nothing of the disk.
fn tell_of_damage_found_later(folder: PathBuf, folder_flag: String) {
    let others = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let reason = info.payload().downcast_ref::<String>().filter(|words| words.starts_with(READ_FAILED));
        match reason {
            Some(reason) => {
                eprintln!("error: {}", damaged(reason, &folder, &folder_flag));
                process::exit(1);
            }
            None => others(info),
        }
    }));
}

/// What `purge-chain` would delete: the database without the keys beside it.
fn database_folder(config: &Configuration) -> PathBuf {
    let database = config.database.path().unwrap_or(&config.data_path);
    database.parent().unwrap_or(database).to_owned()
}

/// A [`Base`] with Aura's import queue and GRANDPA's part of it: what the commands on a database need.
pub struct Partial {
    /// What every node has.
    pub base: Base,
    /// Checks and imports blocks.
    pub import_queue: DefaultImportQueue<Block>,
    select_chain: SelectChain,
    block_import: Watch<GrandpaImport>,
    grandpa_link: GrandpaLink,
    slot_duration: SlotDuration,
}

/// Builds everything up to the network.
///
/// # Errors
///
/// As [`base`].
pub fn partial(config: &Configuration) -> Result<Partial, ServiceError> {
    let base = base(config, "--base-path")?;
    let telemetry = || base.telemetry.as_ref().map(Telemetry::handle);

    let select_chain = LongestChain::new(base.backend.clone());
    let (grandpa_import, grandpa_link) = sc_consensus_grandpa::block_import(
        base.client.clone(),
        JUSTIFICATION_PERIOD,
        &base.client,
        select_chain.clone(),
        telemetry(),
    )?;

    let slot_duration = sc_consensus_aura::slot_duration(&*base.client)?;
    let block_import = Watch::new(
        grandpa_import.clone(),
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
        telemetry: telemetry(),
        compatibility_mode: Default::default(),
    })?;

    Ok(Partial { base, import_queue, select_chain, block_import, grandpa_link, slot_duration })
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

/// Starts a validator or a full node on the network backend `N`. It runs for as long as the answer lives.
///
/// # Errors
///
/// As [`base`], and whatever the network and the RPC server say when they cannot start.
pub fn full<N: NetworkBackend<Block, Hash>>(config: Configuration) -> Result<TaskManager, ServiceError> {
    let Partial {
        base: Base { client, backend, keystore, mut task_manager, pool, mut telemetry },
        import_queue,
        select_chain,
        block_import,
        grandpa_link,
        slot_duration,
    } = partial(&config)?;

    let registry = config.prometheus_registry().cloned();
    let mut net_config = FullNetworkConfiguration::<Block, Hash, N>::new(&config.network, registry.clone());
    let metrics = N::register_notification_metrics(registry.as_ref());
    let grandpa_protocol =
        sc_consensus_grandpa::protocol_standard_name(&client.info().genesis_hash, &config.chain_spec);
    let (grandpa_config, grandpa_notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<_, N>(
        grandpa_protocol.clone(),
        metrics.clone(),
        net_config.peer_store_handle(),
    );
    net_config.add_notification_protocol(grandpa_config);

    let warp_sync = sc_consensus_grandpa::warp_proof::NetworkProvider::new(
        backend.clone(),
        grandpa_link.shared_authority_set().clone(),
        Vec::new(),
    );
    let (network, system_rpc_tx, tx_handler_controller, sync_service, _) =
        sc_service::build_network(sc_service::BuildNetworkParams {
            config: &config,
            net_config,
            client: client.clone(),
            transaction_pool: pool.clone(),
            spawn_handle: task_manager.spawn_handle(),
            spawn_essential_handle: task_manager.spawn_essential_handle(),
            import_queue,
            block_announce_validator_builder: None,
            warp_sync_config: Some(WarpSyncConfig::WithProvider(Arc::new(warp_sync))),
            block_relay: None,
            metrics,
            gap_sync_body_policy: None,
        })?;

    if config.offchain_worker.enabled {
        let workers = sc_offchain::OffchainWorkers::new(sc_offchain::OffchainWorkerOptions {
            runtime_api_provider: client.clone(),
            keystore: Some(keystore.keystore()),
            offchain_db: backend.offchain_storage(),
            transaction_pool: Some(OffchainTransactionPoolFactory::new(pool.clone())),
            network_provider: Arc::new(network.clone()),
            is_validator: config.role.is_authority(),
            enable_http_requests: true,
            custom_extensions: |_| Vec::new(),
        })?;
        task_manager.spawn_handle().spawn(
            "offchain-workers",
            Some("offchain-worker"),
            workers.run(client.clone(), task_manager.spawn_handle()).boxed(),
        );
    }

    let role = config.role;
    let force_authoring = config.force_authoring;
    let name = config.network.node_name.clone();
    let enable_grandpa = !config.disable_grandpa;
    let data_path = config.data_path.clone();

    let voter_state = SharedVoterState::empty();
    let rpc_builder = {
        let (client, pool, voter_state) = (client.clone(), pool.clone(), voter_state.clone());
        let authority_set = grandpa_link.shared_authority_set().clone();
        let justifications = grandpa_link.justification_stream();
        let proofs = FinalityProofProvider::new_for_service(backend.clone(), Some(authority_set.clone()));
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
    };

    sc_service::spawn_tasks(SpawnTasksParams {
        config,
        client: client.clone(),
        backend,
        task_manager: &mut task_manager,
        keystore: keystore.keystore(),
        transaction_pool: pool.clone(),
        rpc_builder,
        network: network.clone(),
        system_rpc_tx,
        tx_handler_controller,
        sync_service: sync_service.clone(),
        telemetry: telemetry.as_mut(),
        tracing_execute_block: None,
    })?;

    metrics::spawn(&task_manager, registry.as_ref(), client.clone(), keystore.keystore(), &data_path);

    let telemetry_handle = telemetry.as_ref().map(Telemetry::handle);
    if role.is_authority() {
        let proposer = sc_basic_authorship::ProposerFactory::new(
            task_manager.spawn_handle(),
            client.clone(),
            pool.clone(),
            registry.as_ref(),
            telemetry_handle.clone(),
        );
        let aura = sc_consensus_aura::start_aura::<AuraPair, _, _, _, _, _, _, _, _, _, _>(StartAuraParams {
            slot_duration,
            client: client.clone(),
            select_chain,
            block_import,
            proposer_factory: proposer,
            create_inherent_data_providers: move |_, ()| async move { Ok(inherents(slot_duration)) },
            force_authoring,
            backoff_authoring_blocks: None::<()>,
            keystore: keystore.keystore(),
            sync_oracle: sync_service.clone(),
            justification_sync_link: sync_service.clone(),
            // The rest of the slot is for sending the block around and for importing it.
            block_proposal_slot_portion: SlotProportion::new(2f32 / 3f32),
            max_block_proposal_slot_portion: None,
            telemetry: telemetry_handle.clone(),
            compatibility_mode: Default::default(),
        })?;
        // A validator that no longer authors must not go on as if it did.
        task_manager.spawn_essential_handle().spawn_blocking("aura", Some("block-authoring"), aura);
    }

    if enable_grandpa {
        let voter = sc_consensus_grandpa::run_grandpa_voter(sc_consensus_grandpa::GrandpaParams {
            config: sc_consensus_grandpa::Config {
                gossip_duration: GOSSIP_DURATION,
                justification_generation_period: JUSTIFICATION_PERIOD,
                observer_enabled: false,
                local_role: role,
                name: Some(name),
                // Without a keystore the voter only follows.
                keystore: role.is_authority().then(|| keystore.keystore()),
                telemetry: telemetry_handle.clone(),
                protocol_name: grandpa_protocol,
            },
            link: grandpa_link,
            network,
            sync: sync_service,
            notification_service: grandpa_notifications,
            voting_rule: sc_consensus_grandpa::VotingRulesBuilder::default().build(),
            prometheus_registry: registry,
            shared_voter_state: voter_state,
            telemetry: telemetry_handle,
            offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(pool),
        })?;
        task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
    }

    task_manager.keep_alive(telemetry);
    Ok(task_manager)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(reason: &str, folder_flag: &str) -> String {
        match describe_database_error(reason, Path::new("/data/paritydb"), folder_flag) {
            ServiceError::Other(sentence) => sentence,
            other => panic!("{other}"),
        }
    }

    #[test]
    fn damage_is_told_with_its_remedy() {
        for reason in [
            "Backend error: Corruption: Bad column metadata",
            "Backend error: Missing salt value",
            "Backend error: Invalid configuration: Unsupported database version 0. Expected 8",
            "State Database error: Invalid metadata: An existing StateDb does not have PRUNING_MODE stored in its meta-data",
            "Backend error: IO Error: failed to fill whole buffer",
        ] {
            let sentence = described(reason, "--base-path");
            assert!(sentence.contains("is damaged") && sentence.contains("purge-chain"), "{sentence}");
        }
        let sentence = described("Corruption: Bad column metadata", "--state-dir");
        assert!(sentence.contains("another --state-dir") && !sentence.contains("purge-chain"), "{sentence}");
    }

    #[test]
    fn what_is_no_damage_is_not_called_so() {
        let sentence = described("Database file is in use. (Resource temporarily unavailable)", "--base-path");
        assert!(sentence.contains("in use by another node"), "{sentence}");
        for reason in ["Incompatible pruning modes", "IO Error: Permission denied (os error 13)"] {
            let sentence = described(reason, "--base-path");
            assert!(sentence.contains("cannot be opened") && !sentence.contains("damaged"), "{sentence}");
        }
    }
}
