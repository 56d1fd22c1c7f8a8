//! What each command runs.

use crate::{
    chain_spec,
    cli::{Cli, Subcommand},
    devnet, doctor, files, ports, service, template,
};
use sc_cli::{CliConfiguration, RunCmd, SubstrateCli};
use sc_network::{Litep2pNetworkBackend, NetworkWorker, config::NetworkBackendType};
use sc_service::Configuration;
use tributary_primitives::Hash;
use tributary_runtime::opaque::Block;

/// Reads the command line and does what it says.
///
/// # Errors
///
/// Whatever ended the command early; [`crate::error::sentence`] words it.
pub fn run() -> sc_cli::Result<()> {
    let cli = Cli::from_args();

    #[allow(deprecated)]
    match &cli.subcommand {
        None => run_node(&cli),
        Some(Subcommand::Devnet(cmd)) => {
            if let Some(count) = cmd.validators {
                return devnet::run_network(cmd, count);
            }
            let plan = devnet::Plan::new(cmd)?;
            let runner = cli.create_runner(&plan)?;
            runner.run_node_until_exit(|config| async { devnet::start(config, plan).map_err(Into::into) })
        }
        Some(Subcommand::Doctor(cmd)) => doctor::run(cmd),
        Some(Subcommand::NewNetwork(cmd)) => template::run(cmd),
        Some(Subcommand::Key(cmd)) => cmd.run(&cli),
        Some(Subcommand::ExportChainSpec(cmd)) => cmd.run(cli.load_spec(&cmd.chain)?),
        Some(Subcommand::BuildSpec(cmd)) => {
            cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.chain_spec, config.network))
        }
        Some(Subcommand::CheckBlock(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
            let parts = service::partial(&config)?;
            Ok((cmd.run(parts.base.client, parts.import_queue), parts.base.task_manager))
        }),
        Some(Subcommand::ExportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
            let parts = service::partial(&config)?;
            Ok((cmd.run(parts.base.client, config.database), parts.base.task_manager))
        }),
        Some(Subcommand::ExportState(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
            let parts = service::partial(&config)?;
            Ok((cmd.run(parts.base.client, config.chain_spec), parts.base.task_manager))
        }),
        Some(Subcommand::ImportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
            let parts = service::partial(&config)?;
            Ok((cmd.run(parts.base.client, parts.import_queue), parts.base.task_manager))
        }),
        Some(Subcommand::PurgeChain(cmd)) => cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.database)),
        Some(Subcommand::Revert(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
            let parts = service::partial(&config)?;
            // GRANDPA keeps its own record of authority sets beside the blocks.
            let revert_grandpa = Box::new(|client, _, blocks| {
                sc_consensus_grandpa::revert(client, blocks)?;
                Ok(())
            });
            Ok((cmd.run(parts.base.client, parts.base.backend, Some(revert_grandpa)), parts.base.task_manager))
        }),
        Some(Subcommand::ChainInfo(cmd)) => cli.create_runner(cmd)?.sync_run(|config| cmd.run::<Block>(&config)),
        #[cfg(feature = "runtime-benchmarks")]
        Some(Subcommand::Benchmark(cmd)) => crate::benchmarking::run(&cli, cmd),
    }
}

fn run_node(cli: &Cli) -> sc_cli::Result<()> {
    let mut runner = cli.create_runner(&cli.run)?;
    let config = runner.config_mut();
    check_node(&cli.run, config)?;
    let chain = cli.run.chain_id(cli.run.is_dev()?)?;
    chain_spec::build_genesis_natively(&mut *config.chain_spec, &chain)?;
    let until_stdin_ends = cli.until_stdin_ends;
    runner.run_node_until_exit(|config| async move {
        let node = match config.network.network_backend {
            NetworkBackendType::Litep2p => service::full::<Litep2pNetworkBackend>(config),
            NetworkBackendType::Libp2p => service::full::<NetworkWorker<Block, Hash>>(config),
        }?;
        if until_stdin_ends {
            devnet::end_with_stdin(&node)?;
        }
        Ok::<_, sc_cli::Error>(node)
    })
}

/// A sentence now instead of an obscure error later.
fn check_node(run: &RunCmd, config: &mut Configuration) -> Result<(), String> {
    files::ensure_writable_folder(&config.data_path, "--base-path")?;
    // Someone who names a port wants that one; the SDK would silently take another.
    if run.rpc_params.rpc_port.is_some() {
        for endpoint in config.rpc.addr.iter_mut().flatten() {
            endpoint.retry_random_port = false;
            if !endpoint.is_optional {
                ports::reserve(endpoint.listen_addr, "--rpc-port")?;
            }
        }
    }
    if let Some(prometheus) = &config.prometheus_config
        && run.prometheus_params.prometheus_port.is_some()
    {
        ports::reserve(prometheus.port, "--prometheus-port")?;
    }
    Ok(())
}
