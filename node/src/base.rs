//! What every node has, whatever its consensus.

use crate::{
    database, executor,
    genesis::{self, Genesis},
    pool::Room,
    types::{FullBackend, FullClient, HostFunctions, Pool},
};
use sc_network::{NetworkBackend, NotificationMetrics, config::FullNetworkConfiguration};
use sc_service::{
    BuildNetworkParams, Configuration, Error as ServiceError, KeystoreContainer, TaskManager, WarpSyncConfig,
};
use sc_telemetry::{Telemetry, TelemetryHandle, TelemetryWorker};
use std::sync::Arc;
use tributary_primitives::Hash;
use tributary_runtime::{RuntimeApi, opaque::Block};

/// How many messages wait for the telemetry server before new ones are dropped.
const TELEMETRY_BUFFER: usize = 16;

/// What every node is made of.
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

impl Base {
    /// Opens the database and builds what every node has. `folder_flag` is how the user named the folder. The pool has
    /// this `room`, or else what the configuration says.
    ///
    /// # Errors
    ///
    /// A sentence when the folder holds a chain of another genesis, is damaged or is in use by another node; otherwise
    /// what the SDK says.
    pub fn open(config: &Configuration, folder_flag: &str, room: Option<Room>) -> Result<Self, ServiceError> {
        Self::open_with(config, folder_flag, room, |_, _| Ok(()))
    }

    /// The same with the pool of the configuration, and with something done to the chain before anybody looks at it.
    ///
    /// # Errors
    ///
    /// As [`Base::open`] and `first`.
    pub fn open_then(
        config: &Configuration,
        folder_flag: &str,
        first: impl FnOnce(&FullClient, &FullBackend) -> Result<(), ServiceError>,
    ) -> Result<Self, ServiceError> {
        Self::open_with(config, folder_flag, None, first)
    }

    fn open_with(
        config: &Configuration,
        folder_flag: &str,
        room: Option<Room>,
        first: impl FnOnce(&FullClient, &FullBackend) -> Result<(), ServiceError>,
    ) -> Result<Self, ServiceError> {
        let telemetry = telemetry(config)?;
        let executor = executor::new::<HostFunctions>(&config.executor);
        // First what may be wrong with the spec: then no database is made.
        let state = genesis::state(config)?;
        let backend = database::open(config, folder_flag)?;
        let genesis = Genesis::new(state, config, &backend, executor.clone(), folder_flag)?;
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
        first(&client, &backend)?;

        let telemetry = telemetry.map(|(worker, telemetry)| {
            task_manager.spawn_handle().spawn("telemetry", None, worker.run());
            telemetry
        });

        let pool = Arc::new(match room {
            Some(room) => room.pool(config, client.clone(), &task_manager),
            None => sc_transaction_pool::Builder::new(
                task_manager.spawn_essential_handle(),
                client.clone(),
                config.role.is_authority().into(),
            )
            .with_options(config.transaction_pool.clone())
            .with_prometheus(config.prometheus_registry())
            .build(),
        });

        Ok(Self { client, backend, keystore, task_manager, pool, telemetry })
    }

    /// What tells the telemetry server something, if one was named.
    pub fn telemetry(&self) -> Option<TelemetryHandle> {
        self.telemetry.as_ref().map(Telemetry::handle)
    }

    /// What the node joins a network with. `metrics` count what its protocols do.
    pub fn network_params<'a, N: NetworkBackend<Block, Hash>, Queue>(
        &self,
        config: &'a Configuration,
        net_config: FullNetworkConfiguration<Block, Hash, N>,
        import_queue: Queue,
        warp_sync_config: Option<WarpSyncConfig<Block>>,
        metrics: NotificationMetrics,
    ) -> BuildNetworkParams<'a, Block, N, Pool, Queue, FullClient> {
        BuildNetworkParams {
            config,
            net_config,
            client: self.client.clone(),
            transaction_pool: self.pool.clone(),
            spawn_handle: self.task_manager.spawn_handle(),
            spawn_essential_handle: self.task_manager.spawn_essential_handle(),
            import_queue,
            block_announce_validator_builder: None,
            warp_sync_config,
            block_relay: None,
            metrics,
            gap_sync_body_policy: None,
        }
    }
}

/// What reports to the telemetry servers that `config` names, if there are any, and what has to run for it.
fn telemetry(config: &Configuration) -> Result<Option<(TelemetryWorker, Telemetry)>, sc_telemetry::Error> {
    let Some(endpoints) = config.telemetry_endpoints.clone().filter(|endpoints| !endpoints.is_empty()) else {
        return Ok(None);
    };
    let worker = TelemetryWorker::new(TELEMETRY_BUFFER)?;
    let telemetry = worker.handle().new_telemetry(endpoints);
    Ok(Some((worker, telemetry)))
}
