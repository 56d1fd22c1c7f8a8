//! `tributary devnet`: a chain of one's own in one process.
//!
//! There is no consensus to wait for: blocks are sealed when [`seal`] says so and are final at once. The runtime is that of
//! a live network all the same, so it wants Aura's slots to move with the time: [`clock`] sees to that. [`gate`] keeps blocks
//! and transactions apart. [`plan`] turns the command line into a configuration, [`banner`] tells the user what there is.
//! [`dev_rpc`] serves methods of its own, for one of which [`rewind`] takes blocks away; [`events`] writes a file of what happened.
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

use crate::{chain_spec, files, metrics, rpc, service};
use banner::{Banner, Urls};
use clock::Clock;
use dev_rpc::{Dev, DevApiServer};
use events::{Decoder, EventsFile};
use futures::channel::mpsc;
use gate::GatedPool;
use sc_client_api::BlockchainEvents;
use sc_consensus::LongestChain;
use sc_consensus_manual_seal::{
    ManualSealParams,
    consensus::aura::AuraConsensusDataProvider,
    rpc::{ManualSeal, ManualSealApiServer},
};
use sc_network::{NetworkBackend, NetworkWorker, config::FullNetworkConfiguration};
use sc_service::{Configuration, Error as ServiceError, SpawnTasksParams, TaskManager};
use seal::{Engine, Sealer};
use service::Base;
use sp_runtime::Percent;
use std::{
    io::{self, Write},
    sync::Arc,
};
use tributary_primitives::Hash;
use tributary_runtime::opaque::Block;

/// How many commands by RPC wait for the one in progress before the caller is made to wait.
const COMMAND_QUEUE: usize = 64;

/// Starts the devnet and prints its banner. It runs for as long as the answer lives.
///
/// # Errors
///
/// As [`service::base`], and when the file of `--config-out` or of `--events-json` cannot be written.
pub fn start(mut config: Configuration, plan: Plan) -> Result<TaskManager, ServiceError> {
    chain_spec::build_genesis_natively(&mut *config.chain_spec, plan.chain())?;
    let Base { client, backend, keystore, mut task_manager, pool, .. } = service::base(&config, "--state-dir")?;
    let import_queue = sc_consensus_manual_seal::import_queue(
        Box::new(client.clone()),
        &task_manager.spawn_essential_handle(),
        config.prometheus_registry(),
    );

    // The RPC server wants a network. This one has no way out of the process.
    type Network = NetworkWorker<Block, Hash>;
    let registry = config.prometheus_registry().cloned();
    let (network, system_rpc_tx, tx_handler_controller, sync_service, _) =
        sc_service::build_network(sc_service::BuildNetworkParams {
            config: &config,
            net_config: FullNetworkConfiguration::<Block, Hash, Network>::new(&config.network, registry.clone()),
            client: client.clone(),
            transaction_pool: pool.clone(),
            spawn_handle: task_manager.spawn_handle(),
            spawn_essential_handle: task_manager.spawn_essential_handle(),
            import_queue,
            block_announce_validator_builder: None,
            warp_sync_config: None,
            block_relay: None,
            metrics: <Network as NetworkBackend<Block, Hash>>::register_notification_metrics(None),
            gap_sync_body_policy: None,
        })?;

    let gated_pool = Arc::new(GatedPool::new(client.clone(), pool.clone()));
    let (commands, commands_stream) = mpsc::channel(COMMAND_QUEUE);
    let engine = Arc::new(Engine::new(commands.clone()));
    let slot_duration = sc_consensus_aura::slot_duration(&*client)?;
    let clock = Arc::new(Clock::new(client.clone(), slot_duration)?);
    let decoder = Arc::new(Decoder::new(client.clone()));
    let events = match plan.events_json() {
        Some(file) => Some(Arc::new(EventsFile::create(file, client.clone(), decoder.clone())?)),
        None => None,
    };
    let dev = Dev {
        client: client.clone(),
        backend: backend.clone(),
        pool: gated_pool.clone(),
        engine: engine.clone(),
        clock: clock.clone(),
        decoder,
        events: events.clone(),
        snapshots: Arc::default(),
    };
    let rpc_builder = {
        let (client, pool) = (client.clone(), pool.clone());
        Box::new(move |_| {
            let mut module = rpc::common(client.clone(), pool.clone())?;
            rpc::merge(&mut module, ManualSeal::<Hash>::new(commands.clone()).into_rpc())?;
            rpc::merge(&mut module, dev.clone().into_rpc())?;
            Ok(module)
        })
    };

    let chain = config.chain_spec.name().to_owned();
    let data_path = config.data_path.clone();
    sc_service::spawn_tasks(SpawnTasksParams {
        config,
        client: client.clone(),
        backend: backend.clone(),
        task_manager: &mut task_manager,
        keystore: keystore.keystore(),
        transaction_pool: gated_pool.clone(),
        rpc_builder,
        network,
        system_rpc_tx,
        tx_handler_controller,
        sync_service,
        telemetry: None,
        tracing_execute_block: None,
    })?;
    metrics::spawn(&task_manager, registry.as_ref(), client.clone(), keystore.keystore(), &data_path);

    let mut proposer = sc_basic_authorship::ProposerFactory::new(
        task_manager.spawn_handle(),
        client.clone(),
        pool.clone(),
        registry.as_ref(),
        None,
    );
    // A proposer whose block is full looks for smaller transactions until this part of ten seconds has passed. Nobody who
    // waits for the next block wants that.
    proposer.set_soft_deadline(Percent::from_percent(1));

    let sealing = sc_consensus_manual_seal::run_manual_seal(ManualSealParams {
        block_import: client.clone(),
        env: proposer,
        client: client.clone(),
        pool: pool.clone(),
        commands_stream: gated_pool.commands(commands_stream),
        select_chain: LongestChain::new(backend),
        consensus_data_provider: Some(Box::new(AuraConsensusDataProvider::new_with_slot_duration(slot_duration))),
        create_inherent_data_providers: clock::inherents(clock),
    });
    task_manager.spawn_essential_handle().spawn_blocking("devnet-engine", Some("block-authoring"), sealing);
    task_manager.spawn_handle().spawn(
        "devnet-log",
        None,
        seal::log_blocks(client.clone(), client.import_notification_stream()),
    );
    if let Some(events) = events {
        let imported = client.import_notification_stream();
        task_manager.spawn_handle().spawn_blocking("devnet-events", None, events.follow(imported));
    }

    let urls = Urls::new(plan.rpc(), plan.metrics());
    let banner = Banner::read(&client, chain, urls, plan.seal(), plan.state_dir().map(Into::into))?;
    if let Some(file) = plan.config_out() {
        let json = banner.to_json().map_err(|error| ServiceError::Application(error.into()))?;
        files::write_atomically(file, json.as_bytes())
            .map_err(|error| format!("cannot write {}: {error}: pass another --config-out", file.display()))?;
    }
    print(&banner);

    let sealer = Sealer::new(plan.seal(), client, pool, engine);
    task_manager.spawn_essential_handle().spawn("devnet-seal", Some("block-authoring"), sealer.run());
    Ok(task_manager)
}

/// The devnet is of use without its banner too, so a closed standard output is no reason to stop.
fn print(banner: &Banner) {
    let mut out = io::stdout().lock();
    let _ = write!(out, "{banner}").and_then(|()| out.flush());
}
