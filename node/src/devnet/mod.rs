//! `tributary devnet`: a chain of one's own in one process.
//!
//! There is no consensus to wait for: blocks are sealed when [`seal`] says so and are final at once. The runtime is
//! that of a live network all the same, so it wants Aura's slots to move with the time: [`clock`] sees to that.
//! [`gate`] keeps blocks and transactions apart. [`plan`] turns the command line into a configuration, [`banner`] tells
//! the user what there is. [`dev_rpc`] serves methods of its own, for one of which [`rewind`] takes blocks away;
//! [`events`] writes a file of what happened.
//!
//! With `--validators` it is another thing: [`network`] starts that many processes of this binary, with real consensus.

mod banner;
mod clock;
mod dev_rpc;
mod events;
mod gate;
mod network;
mod plan;
mod rewind;
mod seal;

pub use network::{end_with_stdin, run as run_network};
pub use plan::{DevnetCmd, Plan};

use crate::{
    base::Base,
    chain_spec, files, metrics, rpc,
    types::{FullBackend, FullClient},
};
use banner::{Banner, Urls};
use clock::Clock;
use dev_rpc::{Dev, DevApiServer};
use events::{Decoder, EventsFile};
use futures::{
    Stream,
    channel::mpsc::{self, Sender},
};
use gate::GatedPool;
use prometheus_endpoint::Registry;
use sc_client_api::BlockchainEvents;
use sc_consensus::LongestChain;
use sc_consensus_manual_seal::{
    EngineCommand, ManualSealParams,
    consensus::aura::AuraConsensusDataProvider,
    rpc::{ManualSeal, ManualSealApiServer},
};
use sc_network::{NetworkBackend, NetworkWorker, config::FullNetworkConfiguration};
use sc_service::{Configuration, Error as ServiceError, SpawnTasksParams, TaskManager};
use seal::{Engine, Sealer};
use sp_runtime::Percent;
use std::{
    io::{self, Write},
    path::Path,
    sync::Arc,
};
use tributary_primitives::Hash;
use tributary_runtime::opaque::Block;

/// How many commands by RPC wait for the one in progress before the caller is made to wait.
const COMMAND_QUEUE: usize = 64;

/// The RPC server wants a network. This one has no way out of the process.
type Network = NetworkWorker<Block, Hash>;

/// Starts the devnet and prints its banner. It runs for as long as the answer lives.
///
/// # Errors
///
/// As [`Base::open`], and when the file of `--config-out` or of `--events-json` cannot be written.
pub fn start(mut config: Configuration, plan: Plan) -> Result<TaskManager, ServiceError> {
    chain_spec::build_genesis_natively(&mut *config.chain_spec, plan.chain())?;
    let mut base = Base::open(&config, "--state-dir")?;
    let registry = config.prometheus_registry().cloned();

    let import_queue = sc_consensus_manual_seal::import_queue(
        Box::new(base.client.clone()),
        &base.task_manager.spawn_essential_handle(),
        registry.as_ref(),
    );
    let net_config = FullNetworkConfiguration::<Block, Hash, Network>::new(&config.network, registry.clone());
    let notification_metrics = <Network as NetworkBackend<Block, Hash>>::register_notification_metrics(None);
    let params = base.network_params(&config, net_config, import_queue, None, notification_metrics);
    let (network, system_rpc_tx, tx_handler_controller, sync_service, _) = sc_service::build_network(params)?;

    let (commands, commands_stream) = mpsc::channel(COMMAND_QUEUE);
    let dev = methods(&base, commands.clone(), plan.events_json())?;
    let chain = config.chain_spec.name().to_owned();
    let data_path = config.data_path.clone();
    sc_service::spawn_tasks(SpawnTasksParams {
        config,
        client: base.client.clone(),
        backend: base.backend.clone(),
        keystore: base.keystore.keystore(),
        transaction_pool: dev.pool.clone(),
        rpc_builder: rpc_builder(&base, dev.clone(), commands),
        task_manager: &mut base.task_manager,
        network,
        system_rpc_tx,
        tx_handler_controller,
        sync_service,
        telemetry: None,
        tracing_execute_block: None,
    })?;
    metrics::spawn(&base.task_manager, registry.as_ref(), base.client.clone(), base.keystore.keystore(), &data_path);

    run_engine(&base, &dev, dev.pool.commands(commands_stream), registry.as_ref());
    tell_of_blocks(&base, dev.events);
    announce(&base.client, chain, &plan)?;
    let sealer = Sealer::new(plan.seal(), base.client, base.pool, dev.engine);
    base.task_manager.spawn_essential_handle().spawn("devnet-seal", Some("block-authoring"), sealer.run());
    Ok(base.task_manager)
}

/// What serves `dev_*`: its parts are those that the rest of the devnet works with. `events` is the file of
/// `--events-json`.
fn methods(base: &Base, commands: Sender<EngineCommand<Hash>>, events: Option<&Path>) -> Result<Dev, ServiceError> {
    let client = &base.client;
    let clock = Clock::new(client.clone(), sc_consensus_aura::slot_duration(&**client)?)?;
    let decoder = Arc::new(Decoder::new(client.clone()));
    let events = match events {
        Some(file) => Some(Arc::new(EventsFile::create(file, client.clone(), decoder.clone())?)),
        None => None,
    };
    Ok(Dev {
        client: client.clone(),
        backend: base.backend.clone(),
        pool: Arc::new(GatedPool::new(client.clone(), base.pool.clone())),
        engine: Arc::new(Engine::new(commands)),
        clock: Arc::new(clock),
        decoder,
        events,
        snapshots: Arc::default(),
    })
}

/// What JSON-RPC serves: what every node does, `engine_*` and `dev_*`.
fn rpc_builder(base: &Base, dev: Dev, commands: Sender<EngineCommand<Hash>>) -> rpc::Builder {
    let (client, pool) = (base.client.clone(), base.pool.clone());
    Box::new(move |_| {
        let mut module = rpc::common(client.clone(), pool.clone())?;
        rpc::merge(&mut module, ManualSeal::<Hash>::new(commands.clone()).into_rpc())?;
        rpc::merge(&mut module, dev.clone().into_rpc())?;
        Ok(module)
    })
}

/// Makes a block for each of the `commands`.
fn run_engine(
    base: &Base,
    dev: &Dev,
    commands: impl Stream<Item = EngineCommand<Hash>> + Unpin + Send + 'static,
    registry: Option<&Registry>,
) {
    let mut proposer = sc_basic_authorship::ProposerFactory::new(
        base.task_manager.spawn_handle(),
        base.client.clone(),
        base.pool.clone(),
        registry,
        None,
    );
    // A proposer whose block is full looks for smaller transactions until this part of ten seconds has passed. Nobody
    // who waits for the next block wants that.
    proposer.set_soft_deadline(Percent::from_percent(1));

    let digests = AuraConsensusDataProvider::new_with_slot_duration(dev.clock.slot_duration());
    let sealing = sc_consensus_manual_seal::run_manual_seal(ManualSealParams {
        block_import: base.client.clone(),
        env: proposer,
        client: base.client.clone(),
        pool: base.pool.clone(),
        commands_stream: commands,
        select_chain: LongestChain::<FullBackend, Block>::new(base.backend.clone()),
        consensus_data_provider: Some(Box::new(digests)),
        create_inherent_data_providers: clock::inherents(dev.clock.clone()),
    });
    let spawner = base.task_manager.spawn_essential_handle();
    spawner.spawn_blocking("devnet-engine", Some("block-authoring"), sealing);
}

/// Says in the log what blocks hold, and in the file of `--events-json` what happened in them.
fn tell_of_blocks(base: &Base, events: Option<Arc<EventsFile>>) {
    let spawner = base.task_manager.spawn_handle();
    let imported = base.client.import_notification_stream();
    spawner.spawn("devnet-log", None, seal::log_blocks(base.client.clone(), imported));
    if let Some(events) = events {
        let imported = base.client.import_notification_stream();
        spawner.spawn_blocking("devnet-events", None, events.follow(imported));
    }
}

/// Prints the banner, and writes what it says to the file of `--config-out`: the devnet can be used from here on.
fn announce(client: &FullClient, chain: String, plan: &Plan) -> Result<(), ServiceError> {
    let urls = Urls::new(plan.rpc(), plan.metrics());
    let banner = Banner::read(client, chain, urls, plan.seal(), plan.state_dir().map(Into::into))?;
    if let Some(file) = plan.config_out() {
        let json = banner.to_json().map_err(|error| ServiceError::Application(error.into()))?;
        files::write_atomically(file, json.as_bytes())
            .map_err(|error| format!("cannot write {}: {error}: pass another --config-out", file.display()))?;
    }
    print(&banner);
    Ok(())
}

/// The devnet is of use without its banner too, so a closed standard output is no reason to stop.
fn print(banner: &Banner) {
    let mut out = io::stdout().lock();
    let _ = write!(out, "{banner}").and_then(|()| out.flush());
}
