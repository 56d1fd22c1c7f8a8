//! `tributary benchmark`: the weights that the runtime is built with are measured by this.

use crate::{cli::Cli, service, types::FullClient};
use frame_benchmarking_cli::{BenchmarkCmd, ExtrinsicFactory, SUBSTRATE_REFERENCE_HARDWARE, SubstrateRemarkBuilder};
use sc_cli::SubstrateCli;
use sp_inherents::{InherentData, InherentDataProvider};
use sp_runtime::traits::HashingFor;
use tributary_runtime::opaque::Block;

/// Runs one of the benchmarks.
///
/// # Errors
///
/// What the benchmark says.
pub fn run(cli: &Cli, cmd: &BenchmarkCmd) -> sc_cli::Result<()> {
    match cmd {
        BenchmarkCmd::Pallet(cmd) => {
            let chain_spec = cmd.shared_params.chain.as_ref().map(|chain| cli.load_spec(chain)).transpose()?;
            cmd.run_with_spec::<HashingFor<Block>, ()>(chain_spec)
        }
        BenchmarkCmd::Overhead(cmd) => {
            let chain_spec = cmd.shared_params.chain.as_ref().map(|chain| cli.load_spec(chain)).transpose()?;
            cmd.run_with_default_builder_and_spec::<Block, ()>(chain_spec)
        }
        BenchmarkCmd::Block(cmd) => cli.create_runner(cmd)?.sync_run(|config| {
            let parts = service::partial(&config)?;
            cmd.run(parts.base.client)
        }),
        BenchmarkCmd::Storage(cmd) => cli.create_runner(cmd)?.sync_run(|config| {
            let parts = service::partial(&config)?;
            let backend = parts.base.backend;
            let (database, storage) = (backend.expose_db(), backend.expose_storage());
            cmd.run(config, parts.base.client, database, storage, backend.expose_shared_trie_cache())
        }),
        BenchmarkCmd::Extrinsic(cmd) => cli.create_runner(cmd)?.sync_run(|config| {
            let client = service::partial(&config)?.base.client;
            let remark = SubstrateRemarkBuilder::new_from_client::<FullClient, Block>(client.clone())?;
            cmd.run(client, genesis_inherents()?, Vec::new(), &ExtrinsicFactory(vec![Box::new(remark)]))
        }),
        BenchmarkCmd::Machine(cmd) => {
            cli.create_runner(cmd)?.sync_run(|config| cmd.run(&config, SUBSTRATE_REFERENCE_HARDWARE.clone()))
        }
    }
}

/// Slot 0 at time 0: the only pair of which the runtime accepts a block without Aura's digest.
fn genesis_inherents() -> sc_cli::Result<InherentData> {
    let mut data = InherentData::new();
    let timestamp = sp_timestamp::InherentDataProvider::new(0.into());
    futures::executor::block_on(timestamp.provide_inherent_data(&mut data))
        .map_err(|error| format!("no inherents: {error:?}"))?;
    Ok(data)
}
