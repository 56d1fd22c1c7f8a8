//! `tributary devnet`: a chain of one's own in one process.
//!
//! There is no consensus to wait for: blocks are sealed when [`seal`] says so, and final when [`finality`] does. The
//! runtime is that of a live network all the same, so it wants Aura's slots to move with the time: [`clock`] sees to
//! that. [`gate`] keeps blocks and transactions apart. [`plan`] turns the command line into a configuration,
//! [`beginning`] into what block 0 holds, with [`accounts`] that were asked for, or the state of another chain, which
//! [`fork`] reads. [`flags`] are what it can be asked for. [`banner`] tells the user what there is, [`console`] what
//! comes; [`events`] writes it to a file, too. [`dev_rpc`] serves methods of its own: for some of them [`overrides`]
//! lay changes under a block, for one [`rewind`] takes blocks away. [`door`] serves all methods, to whom it may.
//! [`disk`] ends it all before there is no room.
//!
//! With `--validators` it is another thing: [`network`] starts that many processes of this binary, with real consensus.

pub(crate) mod accounts;
mod banner;
mod beginning;
mod clock;
mod console;
mod dev_rpc;
mod disk;
mod door;
mod events;
mod finality;
mod flags;
mod fork;
mod gate;
mod network;
mod overrides;
mod plan;
mod rewind;
mod seal;

pub use disk::Ending;
pub use door::ensure_site;
pub use flags::DevnetCmd;
pub use network::{end_with_stdin, run as run_network};
pub use plan::Plan;

use crate::{
    base::Base,
    decode::Decoder,
    files,
    history::History,
    layer::Layered,
    metrics, page, ports, rpc,
    types::{FullBackend, FullClient},
};
use banner::Banner;
use clock::Clock;
use dev_rpc::{Dev, DevApiServer};
use door::Door;
use events::EventsFile;
use finality::Finalizer;
use futures::{
    Stream, StreamExt,
    channel::mpsc::{self, Receiver, Sender, UnboundedReceiver},
    stream,
};
use gate::Gate;
use overrides::{Digests, Overrides, Overriding};
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
use seal::{Engine, Order, Sealer};
use sp_blockchain::HeaderBackend;
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

/// The other ends of the channels that lead to the engine.
struct Ends {
    /// What the devnet itself orders.
    orders: Receiver<Order>,
    /// What comes by `engine_*`.
    asked: Receiver<EngineCommand<Hash>>,
    /// The blocks that were made.
    made: UnboundedReceiver<Hash>,
}

/// Starts the devnet and prints its banner. It runs for as long as the answer lives; if it ends by itself, `ending`
/// says why.
///
/// # Errors
///
/// As [`Base::open`], and when there is nothing that the chain can begin with, a port was taken meanwhile, or the file
/// of `--config-out` or of `--events-json` cannot be written.
pub async fn start(mut config: Configuration, plan: Plan, ending: Ending) -> Result<TaskManager, ServiceError> {
    let height = beginning::prepare(&mut config.chain_spec, &plan)?;
    let mut base = Base::open_then(&config, "--state-dir", |client, backend| fork::go_on(client, backend, height))?;
    plan.remove_old_files()?;
    let registry = config.prometheus_registry().cloned();

    let (mut dev, commands, ends) = methods(&base, plan.events_json())?;
    if plan.page().is_some() {
        dev.history = Some(open_history(&config, &base, &dev)?);
    }
    let engine = dev.engine.clone();
    // Nobody makes a block before everything is there.
    let mut turn = engine.turn().await;
    let chain = config.chain_spec.name().to_owned();
    serve(config, &mut base, &plan, &dev, commands)?;

    run_engine(&base, &dev, ends, registry.as_ref());
    tell_of_blocks(&base, &dev);
    serve_page(&base, &plan, &dev, &chain)?;
    if height > 0 && base.client.info().best_number == height {
        // The way back from the block after the fork is the same as from any other; from the fork there is none.
        let made = turn.seal(true).await;
        made.map_err(|error| format!("no block can be made on the fork at block {height}: {error}"))?;
    }
    drop(turn);
    announce(&base.client, chain, &plan)?;
    let room = plan.room();
    let sealer = Sealer::new(plan.seal(), base.client, base.pool, engine, room.clone());
    let spawner = base.task_manager.spawn_essential_handle();
    spawner.spawn("devnet-seal", Some("block-authoring"), sealer.run());
    spawner.spawn("devnet-disk", None, room.watch(ending));
    Ok(base.task_manager)
}

/// Opens the history of the chain.
fn open_history(config: &Configuration, base: &Base, dev: &Dev) -> Result<Arc<History>, ServiceError> {
    let history = History::open(config, base, dev.decoder.clone())?;
    // An earlier run may have ended while it took the chain back.
    drop(history.pause());
    Ok(history)
}

/// Serves the page, if it is wanted, and keeps the history behind it.
fn serve_page(base: &Base, plan: &Plan, dev: &Dev, chain: &str) -> Result<(), ServiceError> {
    let Some(addr) = plan.page() else { return Ok(()) };
    if let Some(history) = &dev.history {
        history.spawn(base);
    }
    let site = page::Site {
        chain: chain.to_owned(),
        genesis: base.client.info().genesis_hash,
        rpc: plan.rpc(),
        public_rpc: None,
        is_dev: true,
        history: dev.history.clone(),
        spec: None,
    };
    page::start(&base.task_manager, ports::listen(addr, page::PORT_FLAG)?, site)?;
    Ok(())
}

/// Opens the ports of JSON-RPC and metrics, with a network that leads nowhere.
fn serve(
    mut config: Configuration,
    base: &mut Base,
    plan: &Plan,
    dev: &Dev,
    commands: Sender<EngineCommand<Hash>>,
) -> Result<(), ServiceError> {
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

    let data_path = config.data_path.clone();
    let door = Door::instead_of(&mut config.rpc)?;
    plan.ensure_ports()?;
    let handlers = sc_service::spawn_tasks(SpawnTasksParams {
        config,
        client: base.client.clone(),
        backend: base.backend.clone(),
        keystore: base.keystore.keystore(),
        transaction_pool: dev.pool.clone(),
        rpc_builder: rpc_builder(base, dev.clone(), commands),
        task_manager: &mut base.task_manager,
        network,
        system_rpc_tx,
        tx_handler_controller,
        sync_service,
        telemetry: None,
        tracing_execute_block: None,
    })
    .map_err(|error| plan.explain(error))?;
    base.task_manager.keep_alive(door.open(&handlers.handle(), plan.origins().clone(), plan.page())?);
    metrics::spawn(&base.task_manager, registry.as_ref(), base.client.clone(), base.keystore.keystore(), &data_path);
    Ok(())
}

/// What serves `dev_*`: its parts are those that the rest of the devnet works with. `events` is the file of
/// `--events-json`. Beside it what `engine_*` sends to, and where all of that arrives.
fn methods(base: &Base, events: Option<&Path>) -> Result<(Dev, Sender<EngineCommand<Hash>>, Ends), ServiceError> {
    let client = &base.client;
    let (orders, ordered) = mpsc::channel(COMMAND_QUEUE);
    let (commands, asked) = mpsc::channel(COMMAND_QUEUE);
    let (made, told) = mpsc::unbounded();
    let clock = Clock::new(client.clone(), sc_consensus_aura::slot_duration(&**client)?)?;
    let decoder = Arc::new(Decoder::new(client.clone()));
    let events = match events {
        Some(file) => Some(Arc::new(EventsFile::create(file, client.clone(), decoder.clone())?)),
        None => None,
    };
    let dev = Dev {
        client: client.clone(),
        backend: base.backend.clone(),
        pool: Arc::new(Layered(Gate::new(client.clone(), base.pool.clone()))),
        engine: Arc::new(Engine::new(orders, made)),
        clock: Arc::new(clock),
        decoder,
        events,
        history: None,
        snapshots: Arc::default(),
    };
    Ok((dev, commands, Ends { orders: ordered, asked, made: told }))
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

/// Makes the blocks that are asked for at the other ends of `ends`, and makes them final.
fn run_engine(base: &Base, dev: &Dev, ends: Ends, registry: Option<&Registry>) {
    let overrides = Arc::<Overrides>::default();
    let Ends { orders, asked, made } = ends;
    let orders = stream::select(orders, asked.map(Order::Asked));
    seal_on(base, dev, dev.pool.commands(orders, overrides.clone()), overrides, registry);
    let finalizer = Finalizer { client: base.client.clone(), engine: dev.engine.clone(), made };
    base.task_manager.spawn_essential_handle().spawn("devnet-finality", None, finalizer.run());
}

/// Makes a block for each of the `commands`.
fn seal_on(
    base: &Base,
    dev: &Dev,
    commands: impl Stream<Item = EngineCommand<Hash>> + Unpin + Send + 'static,
    overrides: Arc<Overrides>,
    registry: Option<&Registry>,
) {
    let mut proposer = sc_basic_authorship::ProposerFactory::new(
        base.task_manager.spawn_handle(),
        Arc::new(Overriding::new(base.client.clone(), overrides.clone())),
        base.pool.clone(),
        registry,
        None,
    );
    // A proposer whose block is full looks for smaller transactions until this part of ten seconds has passed. Nobody
    // who waits for the next block wants that.
    proposer.set_soft_deadline(Percent::from_percent(1));

    let aura = AuraConsensusDataProvider::new_with_slot_duration(dev.clock.slot_duration());
    let sealing = sc_consensus_manual_seal::run_manual_seal(ManualSealParams {
        block_import: base.client.clone(),
        env: proposer,
        client: base.client.clone(),
        pool: base.pool.clone(),
        commands_stream: commands,
        select_chain: LongestChain::<FullBackend, Block>::new(base.backend.clone()),
        consensus_data_provider: Some(Box::new(Digests { aura, overrides })),
        create_inherent_data_providers: clock::inherents(dev.clock.clone()),
    });
    let spawner = base.task_manager.spawn_essential_handle();
    spawner.spawn_blocking("devnet-engine", Some("block-authoring"), sealing);
}

/// Says in the log what blocks hold, and in the file of `--events-json` what happened in them.
fn tell_of_blocks(base: &Base, dev: &Dev) {
    let spawner = base.task_manager.spawn_handle();
    let imported = base.client.import_notification_stream();
    spawner.spawn_blocking("devnet-log", None, console::tell(base.client.clone(), dev.decoder.clone(), imported));
    if let Some(events) = dev.events.clone() {
        let imported = base.client.import_notification_stream();
        spawner.spawn_blocking("devnet-events", None, events.follow(imported));
    }
}

/// Prints the banner, and writes what it says to the file of `--config-out`: the devnet can be used from here on.
fn announce(client: &FullClient, chain: String, plan: &Plan) -> Result<(), ServiceError> {
    let banner = Banner::read(client, chain, plan)?;
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
