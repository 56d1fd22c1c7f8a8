//! What each command runs.

use crate::{
    before, chain_spec,
    cli::{Cli, Subcommand},
    database,
    devnet::{self, DevnetCmd, Ending},
    doctor, files, output,
    pool::Room,
    ports, service, template,
};
use sc_cli::{
    CliConfiguration, ExportBlocksCmd, ExportChainSpecCmd, GenericNumber, PurgeChainCmd, Runner, SubstrateCli,
};
use sc_network::{
    Litep2pNetworkBackend, NetworkWorker,
    config::{MultiaddrWithPeerId, NetworkBackendType},
};
use sc_service::{Configuration, TaskManager, chain_ops};
use sp_blockchain::HeaderBackend;
use std::{
    io::{self, IsTerminal},
    path::Path,
};
use tributary_primitives::{BlockNumber, Hash};
use tributary_runtime::opaque::Block;

/// Reads the command line and does what it says.
///
/// # Errors
///
/// Whatever ended the command early; [`crate::error::sentence`] words it.
pub fn run() -> sc_cli::Result<()> {
    let mut cli = Cli::from_args();
    cli.calm();

    #[allow(deprecated)]
    match &cli.subcommand {
        None => run_node(&cli),
        Some(Subcommand::Devnet(cmd)) => {
            if let Some(count) = cmd.validators {
                return devnet::run_network(cmd, count);
            }
            run_devnet(&cli, cmd)
        }
        Some(Subcommand::Doctor(cmd)) => doctor::run(cmd),
        Some(Subcommand::NewNetwork(cmd)) => template::run(cmd),
        Some(Subcommand::Key(cmd)) => {
            files::keep_private();
            cmd.run(&cli)
        }
        Some(Subcommand::Completions(cmd)) => Ok(cmd.run()?),
        Some(Subcommand::Man(cmd)) => Ok(cmd.run()?),
        Some(Subcommand::ExportChainSpec(cmd)) => export_chain_spec(&cli, cmd),
        Some(Subcommand::BuildSpec(cmd)) => runner(&cli, cmd)?.sync_run(|config| build_spec(cmd, config)),
        Some(Subcommand::CheckBlock(cmd)) => runner(&cli, cmd)?.async_run(|config| {
            database::ensure_there(&config)?;
            let parts = service::partial(&config)?;
            Ok((cmd.run(parts.base.client, parts.import_queue), parts.base.task_manager))
        }),
        Some(Subcommand::ExportBlocks(cmd)) => runner(&cli, cmd)?.async_run(|config| {
            database::ensure_there(&config)?;
            cmd.output.as_deref().map_or(Ok(()), files::ensure_may_write_file)?;
            let parts = service::partial(&config)?;
            ensure_range(cmd, parts.base.client.info().best_number)?;
            Ok((cmd.run(parts.base.client, config.database), parts.base.task_manager))
        }),
        Some(Subcommand::ExportState(cmd)) => runner(&cli, cmd)?.async_run(|config| {
            database::ensure_there(&config)?;
            let parts = service::partial(&config)?;
            Ok((cmd.run(parts.base.client, config.chain_spec), parts.base.task_manager))
        }),
        Some(Subcommand::ImportBlocks(cmd)) => runner(&cli, cmd)?.async_run(|config| {
            ensure_input(cmd.input.as_deref())?;
            let parts = service::partial(&config)?;
            Ok((cmd.run(parts.base.client, parts.import_queue), parts.base.task_manager))
        }),
        Some(Subcommand::PurgeChain(cmd)) => runner(&cli, cmd)?.sync_run(|config| purge(cmd, config)),
        Some(Subcommand::Revert(cmd)) => runner(&cli, cmd)?.async_run(|config| {
            database::ensure_there(&config)?;
            let parts = service::partial(&config)?;
            // GRANDPA keeps its own record of authority sets beside the blocks.
            let revert_grandpa = Box::new(|client, _, blocks| {
                sc_consensus_grandpa::revert(client, blocks)?;
                Ok(())
            });
            Ok((cmd.run(parts.base.client, parts.base.backend, Some(revert_grandpa)), parts.base.task_manager))
        }),
        Some(Subcommand::ChainInfo(cmd)) => runner(&cli, cmd)?.sync_run(|config| {
            database::ensure_there(&config)?;
            cmd.run::<Block>(&config)
        }),
        Some(Subcommand::History(cmd)) => cmd.run().map_err(Into::into),
        #[cfg(feature = "runtime-benchmarks")]
        Some(Subcommand::Benchmark(cmd)) => crate::benchmarking::run(&cli, cmd),
    }
}

/// What runs a command. A print that fails is told as any other failure: the SDK sets a hook of its own here.
fn runner(cli: &Cli, command: &impl CliConfiguration) -> sc_cli::Result<Runner<Cli>> {
    let runner = cli.create_runner(command)?;
    output::end_when_a_print_fails();
    Ok(runner)
}

fn run_devnet(cli: &Cli, cmd: &DevnetCmd) -> sc_cli::Result<()> {
    let plan = devnet::Plan::new(cmd)?;
    let runner = runner(cli, &plan)?;
    let ending = Ending::default();
    let ran = until_closed(runner, async |config| {
        devnet::start(config, plan, ending.clone()).await.map_err(sc_cli::Error::from)
    });
    // What the SDK says when a part of it ends is only that it did.
    ran.map_err(|error| ending.told().map_or(error, sc_cli::Error::Input))
}

fn run_node(cli: &Cli) -> sc_cli::Result<()> {
    before::check(cli)?;
    let chain = cli.run.chain_id(cli.run.is_dev()?)?;
    chain_spec::ensure_beginning(&chain)?;
    let mut runner = runner(cli, &cli.run)?;
    let config = runner.config_mut();
    check_node(cli, config)?;
    chain_spec::build_genesis_natively(&mut *config.chain_spec, &chain)?;
    let until_stdin_ends = cli.until_stdin_ends;
    let named = before::named_ports(cli);
    let page = cli.page.clone();
    let room = Some(Room::of(&cli.run.pool_config, cli.run.is_dev()?));
    until_closed(runner, async |config| {
        let started = match config.network.network_backend {
            NetworkBackendType::Litep2p => service::full::<Litep2pNetworkBackend>(config, &page, room),
            NetworkBackendType::Libp2p => service::full::<NetworkWorker<Block, Hash>>(config, &page, room),
        };
        let node = started.map_err(|error| ports::explain(error, &named))?;
        if until_stdin_ends {
            devnet::end_with_stdin(&node)?;
        }
        Ok::<_, sc_cli::Error>(node)
    })
}

/// Runs a node until it is told to end or ends by itself, and until its database is closed.
fn until_closed(
    runner: Runner<Cli>,
    start: impl AsyncFnOnce(Configuration) -> sc_cli::Result<TaskManager>,
) -> sc_cli::Result<()> {
    let database = runner.config().database.path().map(Path::to_owned);
    let ran = runner.run_node_until_exit(|config| start(config));
    if let Some(database) = database {
        database::wait_until_closed(&database);
    }
    ran
}

/// Blocks come from a file that is there, or from a program: nobody types them.
fn ensure_input(file: Option<&Path>) -> Result<(), String> {
    match file {
        Some(file) => files::ensure_readable(file, ""),
        None if io::stdin().is_terminal() => {
            Err("it is not said where the blocks are: name a file, or hand them to standard input".into())
        }
        None => Ok(()),
    }
}

/// Blocks that are to be exported are there. The SDK takes a number that it cannot read for none.
fn ensure_range(cmd: &ExportBlocksCmd, best: BlockNumber) -> Result<(), String> {
    let number = |given: &Option<GenericNumber>, otherwise: BlockNumber| {
        given.as_ref().map_or(Some(otherwise), |number| number.parse().ok())
    };
    match (number(&cmd.from, 1), number(&cmd.to, best)) {
        (Some(from), Some(to)) if from <= to.max(1) && from <= best => Ok(()),
        _ => Err(format!("there are no such blocks: give a --from that is at most --to, and at most the last, {best}")),
    }
}

/// A sentence now instead of an obscure error later. Nothing is made yet: it may be the wrong folder.
fn check_node(cli: &Cli, config: &mut Configuration) -> Result<(), String> {
    // Someone who names a port wants that one; the SDK would silently take another.
    if cli.run.rpc_params.rpc_port.is_some() {
        for endpoint in config.rpc.addr.iter_mut().flatten() {
            endpoint.retry_random_port = false;
        }
    }
    files::ensure_folder_can_be(&config.data_path, "--base-path")
}

/// Writes a chain spec. It is told beforehand that it cannot be: making it takes seconds.
fn export_chain_spec(cli: &Cli, cmd: &ExportChainSpecCmd) -> sc_cli::Result<()> {
    cmd.output.as_deref().map_or(Ok(()), files::ensure_may_write_file)?;
    let spec = cli.load_spec(&cmd.chain)?;
    if cmd.output.is_some() {
        return cmd.run(spec);
    }
    Ok(output::write(chain_ops::build_spec(&*spec, cmd.raw)?.as_bytes())?)
}

/// The same by its older name, which names a boot node if there is none. The SDK's own answers that it went well when
/// nothing could be written.
#[allow(deprecated)]
fn build_spec(cmd: &sc_cli::BuildSpecCmd, config: Configuration) -> sc_cli::Result<()> {
    let mut spec = config.chain_spec;
    if spec.boot_nodes().is_empty() && !cmd.disable_default_bootnode {
        let key = config.network.node_key.into_keypair()?;
        let address = format!("/ip4/127.0.0.1/tcp/30333/p2p/{}", key.public().to_peer_id());
        spec.add_boot_node(address.parse::<MultiaddrWithPeerId>().map_err(|error| error.to_string())?);
    }
    Ok(output::write(chain_ops::build_spec(&*spec, cmd.raw)?.as_bytes())?)
}

/// Deletes the database of a chain, after a yes. With `-y` there need not be one.
fn purge(cmd: &PurgeChainCmd, config: Configuration) -> sc_cli::Result<()> {
    let folder = database::folder(&config);
    if !cmd.yes {
        database::ensure_there(&config)?;
        ensure_yes(&format!("Delete {}? [y/N] ", folder.display()))?;
    }
    let purged = PurgeChainCmd { yes: true, ..cmd.clone() }.run(config.database);
    purged.map_err(|error| format!("{} cannot be deleted: {error}: see to it that you may", folder.display()).into())
}

/// Asks whether to go on.
fn ensure_yes(question: &str) -> Result<(), String> {
    if io::stdin().is_terminal() {
        output::ask(question);
    }
    let mut answer = String::new();
    match io::stdin().read_line(&mut answer) {
        Ok(1..) if answer.trim().to_lowercase().starts_with('y') => Ok(()),
        Ok(1..) => Err("nothing is deleted: say y, or give -y".into()),
        _ => Err("nothing is deleted without a yes, and there is nobody to ask: give -y".into()),
    }
}
