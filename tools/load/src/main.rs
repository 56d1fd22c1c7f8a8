//! `tributary-load`: how much a node can take, and what its state's size costs it.
//!
//! | file | what it holds |
//! | --- | --- |
//! | `main.rs` | the command line |
//! | `world.rs` | the chain that is loaded: its people, and what they have at its start |
//! | `manifest.rs` | those of them who are in a manifest, and its tree |
//! | `tabs.rs` | tabs that are open, and the vouchers that pay by them |
//! | `transactions.rs` | what they send |
//! | `node.rs` | how its node is launched, and what connections to it must bear |
//! | `network.rs` | several validators, and the links between them |
//! | `drive.rs` | sending, and following the chain |
//! | `forks.rs` | following the chain where there are forks |
//! | `report.rs` | what it came to |
//! | `chain.rs` | a chain in this process, to time blocks without pool and network |
//! | `growth.rs` | what calls cost as the state grows |
//! | `gateway/` | a gateway under calls that are paid |

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "it measures, and says so if it cannot"
)]
#![recursion_limit = "256"]

mod chain;
mod drive;
mod forks;
mod gateway;
mod growth;
mod manifest;
mod network;
mod node;
mod report;
mod tabs;
mod transactions;
mod world;

use chain::Chain;
use clap::{Args, Parser, Subcommand, ValueEnum};
use drive::{Outcome, Style, drive};
use gateway::Gateway;
use growth::Growth;
use network::Network;
use node::{LIMITS, build_times, validator};
use report::{Report, Row, machine};
use serde::Serialize;
use sp_core::bytes::to_hex;
use sp_storage::Storage;
use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};
use tabs::SETTLED;
use transactions::{BATCH, Caller, Mix, Transaction};
use tributary_client::{Connection, launch::Node};
use tributary_primitives::Moment;
use world::{QUEUES, Size, World};

/// How much a Tributary node can take.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Start a node and load it with signed transactions; or load one that runs on this program's chain.
    Run(Run),
    /// Write the chain's spec, raw, for a node or a benchmark of one's own.
    Spec(Spec),
    /// Measure what calls cost by the number of positions in the state.
    Grow(Grow),
    /// Start a chain, a server and `trib gateway` before it, and load that with calls that are paid.
    Gateway(Gateway),
}

/// Signers who settle, each for tabs of its own.
const GATEWAYS: u32 = 64;

/// The chain that is loaded.
#[derive(Args)]
struct Scale {
    /// Accounts that send, at least 256.
    #[arg(long, default_value_t = 2_000)]
    signers: u32,
    /// Contributors beside them, who only make the state larger; and as many leaves of a manifest, of whom every second
    /// block of 128 has joined, and the others are latent.
    #[arg(long, default_value_t = 10_000)]
    crowd: u32,
    /// Milliseconds from block to block, even.
    #[arg(long, default_value_t = 6_000)]
    slot: Moment,
    /// Transactions of each mix. Of `assessMany` an eighth, of `settle` a thirty-second, of `revealScores` 256.
    #[arg(long, default_value_t = 30_000)]
    transactions: u32,
    /// Validators of the chain, whose blocks come in turns.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=8))]
    validators: u32,
}

#[derive(Args)]
struct Run {
    #[command(flatten)]
    scale: Scale,
    /// What to send, one after the other.
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = Mix::value_variants().to_vec())]
    mix: Vec<Mix>,
    /// Connections to the node; to several validators, which are connected to in turns, one for each at least.
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..))]
    connections: u32,
    /// Part the validators so many times while they are loaded, three times without a number, so that both sides write
    /// blocks and one side's are taken back. Fails when no block with transactions was.
    #[arg(long, num_args = 0..=1, default_value_t = 0, default_missing_value = "3", conflicts_with = "url")]
    forks: u32,
    /// Transactions that may wait in the node, or in all of several, at the same time.
    #[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(1..))]
    window: u32,
    /// Transactions to send each second at most; without it as many as the node takes.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
    rate: Option<u32>,
    /// Load this node instead of starting one: on the spec that `spec` writes with the same options, with nothing sent
    /// yet.
    #[arg(long)]
    url: Option<String>,
    /// The node's program; without it the one beside this program.
    #[arg(long)]
    program: Option<PathBuf>,
    /// Write everything that was measured to this file, as JSON.
    #[arg(long)]
    json: Option<PathBuf>,
    /// More options for the node.
    #[arg(last = true)]
    node: Vec<String>,
}

#[derive(Args)]
struct Spec {
    #[command(flatten)]
    scale: Scale,
    /// The file.
    file: PathBuf,
}

#[derive(Args)]
struct Grow {
    /// Numbers of positions, the smallest first.
    #[arg(long, value_delimiter = ',', default_values_t = [1_000, 10_000, 100_000, 1_000_000])]
    sizes: Vec<u32>,
    /// Write what was measured to this file, as JSON.
    #[arg(long)]
    json: Option<PathBuf>,
}

impl Scale {
    fn size(&self) -> Size {
        // An eighth of the transactions of `assessMany`, a twentieth of a blend.
        let batches = self.transactions.div_ceil(8) + self.transactions.div_ceil(20);
        let queued = batches.div_ceil(QUEUES) * BATCH as u32;
        // So many blocks that the epoch in which scores can be revealed does not end.
        Size {
            signers: self.signers,
            pools: 18,
            queued,
            crowd: self.crowd,
            // One for each transaction of `join`, all latent; and those that only make the state larger.
            leaves: self.transactions.saturating_add(self.crowd).max(1),
            latent: self.transactions,
            gateways: GATEWAYS,
            tabs: SETTLED,
            slot: self.slot,
            epoch: 100_800,
            validators: self.validators,
        }
    }

    fn count(&self, mix: Mix) -> u32 {
        match mix {
            Mix::AssessMany => self.transactions.div_ceil(8),
            Mix::Settle => self.transactions.div_ceil(32),
            _ => self.transactions,
        }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let done = match Cli::parse().command {
        // The node that was started ends with the future that owns it.
        Command::Run(run) => tokio::select! {
            done = load(run) => done,
            signal = stop_signal() => Err(signal),
        },
        Command::Spec(Spec { scale, file }) => {
            World::new(scale.size()).and_then(|world| write_spec(&world.storage, &file))
        }
        Command::Grow(grow) => measure_growth(grow).await,
        // The same holds for these.
        Command::Gateway(options) => tokio::select! {
            done = gateway::run(options) => done,
            signal = stop_signal() => Err(signal),
        },
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("error: {sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Waits until somebody wants this program to end, and says so.
async fn stop_signal() -> String {
    let terminated = async {
        #[cfg(unix)]
        if let Ok(mut signal) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            signal.recv().await;
            return;
        }
        std::future::pending::<()>().await;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated => {}
    }
    "interrupted".into()
}

async fn measure_growth(grow: Grow) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let growth = Growth::measure(&grow.sizes, folder.path(), |line| eprintln!("{line}")).await?;
    println!("{}", growth.table());
    write_json(&growth, grow.json.as_deref())?;
    growth.ensure_flat()
}

/// What is loaded. Nodes of our own end with it.
enum Loaded {
    /// Somebody else's node, by its address.
    Given(String),
    /// A node of our own.
    One(Box<Node>),
    /// Several of our own.
    Several(Network),
}

impl Loaded {
    /// What `run` wants, on this world. What it writes is in `folder`.
    async fn start(run: &Run, world: &World, folder: &Path) -> Result<Self, String> {
        if let Some(url) = &run.url {
            return Ok(Self::Given(url.clone()));
        }
        let program = run.program.clone().map_or_else(|| beside("tributary"), Ok)?;
        let spec = folder.join("spec.json");
        write_spec(&world.storage, &spec)?;
        Ok(match run.scale.validators {
            1 => Self::One(Box::new(validator(&program, &spec, folder, &run.node).start().await?)),
            count => Self::Several(Network::start(count, &program, &spec, folder, &run.node).await?),
        })
    }

    /// The node whose memory is told: the first, if it is ours.
    fn node(&self) -> Option<&Node> {
        match self {
            Self::Given(_) => None,
            Self::One(node) => Some(node.as_ref()),
            Self::Several(network) => network.nodes().first(),
        }
    }

    /// A connection to each.
    async fn connections(&self) -> Result<Vec<Connection>, String> {
        let url = match self {
            Self::Given(url) => url.as_str(),
            Self::One(node) => node.url().ok_or("there is no node")?,
            Self::Several(network) => return Ok(network.connections()),
        };
        Ok(vec![Connection::connect_within(url, LIMITS).await?])
    }

    /// Sends all, while the network is parted if `run` wants that.
    async fn drive(
        &self,
        run: &Run,
        connections: &[Connection],
        transactions: Vec<Transaction>,
        title: &str,
    ) -> Result<Outcome, String> {
        let style =
            Style { connections: run.connections.max(run.scale.validators), window: run.window, rate: run.rate };
        let driving = drive(connections, &style, transactions, title);
        match self {
            Self::Several(network) if run.forks > 0 => network.parted(run.forks, run.scale.slot, driving).await,
            _ => driving.await,
        }
    }
}

async fn load(run: Run) -> Result<(), String> {
    if run.forks > 0 && run.scale.validators < 2 {
        return Err("one validator has no forks: give --validators 3".into());
    }
    eprintln!("making the chain …");
    let world = World::new(run.scale.size())?;
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let loaded = Loaded::start(&run, &world, folder.path()).await?;
    // Everything of its start has settled by then.
    tokio::time::sleep(Duration::from_millis(run.scale.slot.max(2_000))).await;
    let idle_memory = loaded.node().and_then(Node::usage).map(|usage| usage.resident);

    let connections = loaded.connections().await?;
    let connection = connections.first().ok_or("there is no node")?;
    let mut caller = Caller::new(&world, connection.genesis().into());
    let mut outcomes = Vec::new();
    for &mix in &run.mix {
        let title = format!("{mix:?}");
        eprintln!("{title}: signing …");
        let transactions = caller.transactions(mix, run.scale.count(mix));
        let outcome = loaded.drive(&run, &connections, transactions, &title).await?;
        eprintln!("{title}: {} sent, {} in the chain", outcome.accepted, outcome.included);
        outcomes.push((mix, outcome));
    }

    let peak_memory = loaded.node().and_then(Node::usage).map(|usage| usage.peak);
    if !matches!(loaded, Loaded::Given(_)) {
        eprintln!("importing the blocks …");
        let blocks = drive::chain(connection).await?;
        // Of several, only one built each of the chain's blocks, and others may have built one as high.
        let built = match &loaded {
            Loaded::One(node) => build_times(&node.err()),
            _ => BTreeMap::new(),
        };
        drop(loaded);
        let mut chain = Chain::new(&world.storage, &folder.path().join("import"), run.scale.slot)?;
        let mut imported = BTreeMap::new();
        for (header, body) in blocks {
            let number = header.number;
            imported.insert(number, chain.import(header, body).await?.as_secs_f64() * 1_000.0);
        }
        for block in outcomes.iter_mut().flat_map(|(_, outcome)| &mut outcome.blocks) {
            block.build = built.get(&block.number).copied();
            block.import = imported.get(&block.number).copied();
        }
    }

    let rows = outcomes.into_iter().map(|(mix, outcome)| Row::new(mix, outcome, run.scale.slot)).collect();
    let arguments = std::env::args().skip(1).collect();
    let report = Report { machine: machine(), arguments, idle_memory, peak_memory, parted: run.forks > 0, rows };
    println!("{}", report.table());
    write_json(&report, run.json.as_deref())?;
    report.ensure_sound()
}

/// A program in the folder of this one.
fn beside(name: &str) -> Result<PathBuf, String> {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    Ok(own.with_file_name(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}

fn write_json(value: &impl Serialize, file: Option<&Path>) -> Result<(), String> {
    let Some(file) = file else { return Ok(()) };
    let text = serde_json::to_string_pretty(value).map_err(|error| error.to_string())?;
    std::fs::write(file, text + "\n").map_err(|error| format!("{} cannot be written: {error}", file.display()))
}

/// Writes a raw chain spec, entry by entry: it can be larger than what one wants in memory twice.
fn write_spec(storage: &Storage, file: &Path) -> Result<(), String> {
    let write = || -> std::io::Result<()> {
        let mut out = BufWriter::new(File::create(file)?);
        write!(
            out,
            r#"{{"name":"Tributary Load","id":"tributary_load","chainType":"Local","bootNodes":[],"protocolId":"tributary_load","#
        )?;
        write!(
            out,
            r#""properties":{{"tokenSymbol":"TRIB","tokenDecimals":12,"ss58Format":42}},"codeSubstitutes":{{}},"genesis":{{"raw":{{"top":{{"#
        )?;
        for (n, (key, value)) in storage.top.iter().enumerate() {
            let comma = if n == 0 { "" } else { "," };
            write!(out, "{comma}\n\"{}\":\"{}\"", to_hex(key, false), to_hex(value, false))?;
        }
        writeln!(out, "}},\"childrenDefault\":{{}}}}}}}}")?;
        out.flush()
    };
    write().map_err(|error| format!("{} cannot be written: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn forks_are_counted_or_three() {
        let forks = |flags: &[&str]| {
            let arguments = ["tributary-load", "run"].iter().chain(flags);
            let Command::Run(run) = Cli::try_parse_from(arguments).unwrap().command else { panic!("it is no run") };
            (run.scale.validators, run.forks, run.node)
        };
        assert_eq!(forks(&[]), (1, 0, vec![]));
        assert_eq!(forks(&["--validators", "3", "--forks"]), (3, 3, vec![]));
        assert_eq!(forks(&["--forks", "5", "--", "--pool-limit"]), (1, 5, vec!["--pool-limit".to_owned()]));
        assert_eq!(forks(&["--forks", "--validators", "2"]), (2, 3, vec![]));
    }
}
