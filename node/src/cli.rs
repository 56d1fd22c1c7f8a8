//! The command line.

use crate::{
    about, chain_spec,
    devnet::DevnetCmd,
    doctor::DoctorCmd,
    history::HistoryCmd,
    keys::KeyCmd,
    page::PageFlags,
    pages::{CompletionsCmd, ManCmd},
    template::NewNetworkCmd,
};
use sc_cli::{ChainSpec, RunCmd, SubstrateCli};

/// Transactions that a node keeps until they are in a block, unless it is told otherwise: what four full blocks of
/// transfers hold. The SDK's 8,192 are less than one.
const POOL_LIMIT: &str = "65536";
/// The most that they may take together, in KiB: a KiB for each.
const POOL_KBYTES: &str = POOL_LIMIT;
/// The kind of pool: the one that keeps whatever it took. The SDK's default, `fork-aware`, drops some of 60,000 that
/// wait without a word to who sent them.
const POOL_TYPE: &str = "single-state";
/// Which blocks a node keeps, unless it is told otherwise: those of lost branches as well, which are few. From their
/// bodies the pool takes the transactions that wait again. The SDK's default, `archive-canonical`, removes them as soon
/// as the other branch is final, and on a loaded node that is before the pool has read them.
const BLOCKS_PRUNING: &str = "archive";

/// With a command on a database all the tasks end that a node has, and the SDK calls that a failure of each. What the
/// command itself fails of, it says.
const NOT_OF_TASKS: &str = "sc_service::task_manager=off";

/// `tributary`: without a subcommand, a full node or a validator.
#[derive(Debug, clap::Parser)]
#[command(mut_arg("pool_limit", |arg| arg.default_value(POOL_LIMIT)))]
#[command(mut_arg("pool_kbytes", |arg| arg.default_value(POOL_KBYTES)))]
#[command(mut_arg("pool_type", |arg| arg.default_value(POOL_TYPE)))]
#[command(mut_arg("blocks_pruning", |arg| arg.default_value(BLOCKS_PRUNING)))]
pub struct Cli {
    /// What to do instead of running a node.
    #[command(subcommand)]
    pub subcommand: Option<Subcommand>,

    /// How to run a node.
    #[clap(flatten)]
    pub run: RunCmd,

    /// What people see of it.
    #[clap(flatten)]
    pub page: PageFlags,

    /// End when standard input does: how a devnet's validators end with it, even if it is killed.
    #[arg(long, hide = true)]
    pub until_stdin_ends: bool,
}

/// What the binary does besides running a node.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
    /// Start a chain of your own: blocks on demand, soon final, funded accounts and demo content.
    Devnet(Box<DevnetCmd>),

    /// Check this machine and the node on it: ports, keys, clock, disk, peers, finality.
    Doctor(DoctorCmd),

    /// Make a chain spec from a template: `chain-specs/mainnet-template.toml` explains every field.
    NewNetwork(NewNetworkCmd),

    /// Make, inspect and insert keys.
    #[command(subcommand)]
    Key(KeyCmd),

    /// Write a chain spec as JSON.
    ExportChainSpec(sc_cli::ExportChainSpecCmd),

    /// Write a chain spec as JSON; older name of `export-chain-spec`.
    #[allow(deprecated)]
    BuildSpec(sc_cli::BuildSpecCmd),

    /// Check blocks of the database again.
    CheckBlock(sc_cli::CheckBlockCmd),

    /// Write blocks of the database to a file.
    ExportBlocks(sc_cli::ExportBlocksCmd),

    /// Write the state of a block as a chain spec.
    ExportState(sc_cli::ExportStateCmd),

    /// Read blocks from a file into the database.
    ImportBlocks(sc_cli::ImportBlocksCmd),

    /// Delete the database of a chain. Keys stay.
    PurgeChain(sc_cli::PurgeChainCmd),

    /// Undo the last blocks that are not final.
    Revert(sc_cli::RevertCmd),

    /// Print genesis, best and finalized block of the database as JSON.
    ChainInfo(sc_cli::ChainInfoCmd),

    /// Write the history that a node keeps to files.
    History(HistoryCmd),

    /// Write completions for a shell to standard output.
    Completions(CompletionsCmd),

    /// Write the manual, a page for each command.
    Man(ManCmd),

    /// Measure weights and machines.
    #[cfg(feature = "runtime-benchmarks")]
    #[command(subcommand)]
    Benchmark(Box<frame_benchmarking_cli::BenchmarkCmd>),
}

impl Cli {
    /// Has commands on a database log nothing that frightens and means nothing. What the user asks for goes before.
    pub fn calm(&mut self) {
        let shared = match &mut self.subcommand {
            Some(Subcommand::CheckBlock(cmd)) => &mut cmd.shared_params,
            Some(Subcommand::ExportBlocks(cmd)) => &mut cmd.shared_params,
            Some(Subcommand::ExportState(cmd)) => &mut cmd.shared_params,
            Some(Subcommand::ImportBlocks(cmd)) => &mut cmd.shared_params,
            Some(Subcommand::Revert(cmd)) => &mut cmd.shared_params,
            _ => return,
        };
        shared.log.insert(0, NOT_OF_TASKS.into());
    }
}

impl SubstrateCli for Cli {
    fn impl_name() -> String {
        about::NAME.into()
    }

    fn impl_version() -> String {
        about::build().version.into()
    }

    fn executable_name() -> String {
        about::executable_name()
    }

    fn description() -> String {
        about::DESCRIPTION.into()
    }

    fn author() -> String {
        about::AUTHOR.into()
    }

    fn support_url() -> String {
        about::SUPPORT.into()
    }

    fn copyright_start_year() -> i32 {
        about::SINCE
    }

    fn load_spec(&self, id: &str) -> Result<Box<dyn ChainSpec>, String> {
        Ok(Box::new(chain_spec::load(id)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::{CommandFactory, Parser};
    use sc_cli::TransactionPoolType;
    use sc_service::BlocksPruning;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_has_its_row_for_operators() {
        const PAGE: &str = include_str!("../../docs/operations.md");
        for command in Cli::command().get_subcommands().map(clap::Command::get_name) {
            let told = PAGE.lines().any(|line| line.starts_with(&format!("| `{command}` |")));
            assert!(told || command == "benchmark", "docs/operations.md has no row for {command}");
        }
    }

    #[test]
    fn a_node_keeps_more_than_a_block_of_transactions() {
        let pool = Cli::try_parse_from(["tributary"]).unwrap().run.pool_config;
        assert_eq!((pool.pool_limit, pool.pool_kbytes), (65_536, 65_536));
        assert!(matches!(pool.pool_type, TransactionPoolType::SingleState));
        let pool = Cli::try_parse_from(["tributary", "--pool-type", "fork-aware"]).unwrap().run.pool_config;
        assert!(matches!(pool.pool_type, TransactionPoolType::ForkAware));
        let pool = Cli::try_parse_from(["tributary", "--pool-limit", "7"]).unwrap().run.pool_config;
        assert_eq!((pool.pool_limit, pool.pool_kbytes), (7, 65_536));
    }

    #[test]
    fn a_node_keeps_the_blocks_of_lost_branches() {
        let pruning = |flags: &[&str]| {
            let cli = Cli::try_parse_from(["tributary"].iter().chain(flags)).unwrap();
            cli.run.import_params.pruning_params.blocks_pruning().unwrap()
        };
        assert_eq!(pruning(&[]), BlocksPruning::KeepAll);
        assert_eq!(pruning(&["--blocks-pruning", "archive-canonical"]), BlocksPruning::KeepFinalized);
    }

    #[test]
    fn devnet_needs_no_flag() {
        let cli = Cli::try_parse_from(["tributary", "devnet"]).unwrap();
        assert!(matches!(cli.subcommand, Some(Subcommand::Devnet(_))));
    }
}
