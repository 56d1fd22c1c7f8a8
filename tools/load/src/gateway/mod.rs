//! A gateway under calls that are paid: a chain with tabs, a server that does nothing, `trib gateway` before it, and
//! payers who call it over HTTP. Afterwards everything is settled, and each tab is held against what was answered.
//!
//! | file | what it holds |
//! | --- | --- |
//! | `mod.rs` | the command: what runs one after the other |
//! | `upstream.rs` | the server behind |
//! | `process.rs` | `trib gateway` as a process of its own |
//! | `payers.rs` | who calls, and how long it takes |
//! | `report.rs` | what it came to |

mod payers;
mod process;
mod report;
mod upstream;

use crate::{
    beside,
    node::{LIMITS, validator},
    tabs::Tabs,
    world::{Size, World},
    write_json, write_spec,
};
use clap::Args;
use payers::{Payer, Phase};
use process::Process;
use report::{Report, Row};
use std::{
    path::{Path, PathBuf},
    str::FromStr,
    sync::Arc,
    time::Duration,
};
use tempfile::TempDir;
use tributary_client::{At, Connection, Error, Tab};
use tributary_primitives::Moment;

/// Milliseconds from block to block: everything is final soon, and an empty block costs next to nothing.
const SLOT: Moment = 2_000;
/// How long settlements of 256 tabs may take until they are final.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long the machine is left alone before each phase.
const PAUSE: Duration = Duration::from_secs(1);

/// What is measured, and how.
#[derive(Args)]
pub struct Gateway {
    /// Tabs that pay.
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=16_384))]
    payers: u32,
    /// Connections to the gateway. Each has payers of its own, who call one after the other.
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=4_096))]
    connections: u32,
    /// Seconds of each phase.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=3_600))]
    seconds: u32,
    /// Calls a second, a phase for each; `max` is as many as there can be.
    #[arg(long, value_delimiter = ',', default_values_t = [Pace::Most, Pace::Rate(2_000)])]
    rate: Vec<Pace>,
    /// The folder of the gateway's books, on the disk that is meant; without it a temporary one.
    #[arg(long)]
    books: Option<PathBuf>,
    /// The node's program; without it the one beside this program.
    #[arg(long)]
    program: Option<PathBuf>,
    /// The program `trib`; without it the one beside this program.
    #[arg(long)]
    trib: Option<PathBuf>,
    /// Fail if fewer than 4,000 calls a second are served, or at 2,000 one of a hundred takes over 20 ms.
    #[arg(long)]
    hold: bool,
    /// Write everything that was measured to this file, as JSON.
    #[arg(long)]
    json: Option<PathBuf>,
    /// Write the table into this document, between its marks.
    #[arg(long)]
    docs: Option<PathBuf>,
}

/// How fast calls are made.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Pace {
    /// As fast as they are answered.
    Most,
    /// So many a second.
    Rate(u32),
}

impl FromStr for Pace {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.parse() {
            Ok(rate) if rate > 0 => Ok(Self::Rate(rate)),
            _ if text == "max" => Ok(Self::Most),
            _ => Err("give a number of calls a second, or max".into()),
        }
    }
}

impl std::fmt::Display for Pace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Most => f.write_str("max"),
            Self::Rate(rate) => write!(f, "{rate}"),
        }
    }
}

/// Measures a gateway.
///
/// # Errors
///
/// When something does not start, something that was answered is lost, or a bar is missed that is to be held.
pub async fn run(options: Gateway) -> Result<(), String> {
    if options.payers < options.connections {
        return Err(format!("{} connections need as many payers", options.connections));
    }
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    eprintln!("making the chain …");
    let world = world(options.payers)?;
    let spec = folder.path().join("spec.json");
    write_spec(&world.storage, &spec)?;
    let program = options.program.clone().map_or_else(|| beside("tributary"), Ok)?;
    let node = validator(&program, &spec, folder.path(), &[]).start().await?;
    let connection = Connection::connect_within(node.url().ok_or("there is no node")?, LIMITS).await?;
    let server = upstream::serve().await?;
    let trib = options.trib.clone().map_or_else(|| beside("trib"), Ok)?;
    let (books, _temporary) = books_folder(options.books.as_deref())?;
    let tabs = Arc::new(world.tabs);
    let model = tabs.model(0);
    let mut gateway = Process::start(&trib, connection.url(), &server, model, folder.path(), &books).await?;

    let mut payers: Vec<_> = (0..options.payers).map(|tab| Payer::new(tab, connection.genesis())).collect();
    // The first call of a tab asks the chain: not what is measured.
    eprintln!("a call of everybody …");
    let address = gateway.address().to_owned();
    let warm = payers::call_once(&address, &tabs, &mut payers).await?;
    let mut rows = Vec::new();
    for &pace in &options.rate {
        tokio::time::sleep(PAUSE).await;
        eprintln!("{pace} calls a second for {} s …", options.seconds);
        let phase = Phase {
            address: &address,
            tabs: &tabs,
            connections: options.connections,
            pace,
            time: Duration::from_secs(options.seconds.into()),
        };
        let before = gateway.cpu();
        let outcome = phase.run(&mut payers).await?;
        rows.push(Row::new(pace, outcome, gateway.cpu().saturating_sub(before)));
    }
    let served = gateway.served().await?;
    let answered: u64 = warm + rows.iter().map(|row| row.served).sum::<u64>();
    eprintln!("settling …");
    gateway.settle()?;
    let settled = settled(&connection, &tabs, &payers).await?;
    gateway.end()?;
    let report = Report::new(rows, &options, report::Sums { served, answered, settled }, &books)?;
    println!("{}", report.table());
    write_json(&report, options.json.as_deref())?;
    if let Some(file) = &options.docs {
        report.write_into(file)?;
    }
    report.ensure_sound()?;
    if options.hold { report.ensure_fast() } else { Ok(()) }
}

/// A chain with a gateway and so many tabs at it.
fn world(payers: u32) -> Result<World, String> {
    World::new(Size { gateways: 1, tabs: payers, slot: SLOT, epoch: 100_800, ..Size::LEAST })
}

/// The folder of the books, which is new, and what removes it if it is a temporary one.
fn books_folder(wanted: Option<&Path>) -> Result<(PathBuf, TempDir), String> {
    let temporary = match wanted {
        Some(folder) => tempfile::tempdir_in(folder),
        None => tempfile::tempdir(),
    };
    let temporary = temporary.map_err(|error| format!("no folder for the books can be made: {error}"))?;
    Ok((temporary.path().to_owned(), temporary))
}

/// Waits until everything that was answered is settled and final. Answers what that is, in planck.
///
/// # Errors
///
/// When something that was answered is lost, something nobody signed is settled, or nothing happens any more.
async fn settled(connection: &Connection, tabs: &Tabs, payers: &[Payer]) -> Result<u128, String> {
    let patience = PATIENCE * u32::try_from(payers.len().div_ceil(256)).unwrap_or(u32::MAX);
    let deadline = tokio::time::Instant::now() + patience;
    let mut sum = 0;
    for payer in payers {
        let due = tabs.voucher(payer.tab, payer.answered).ok_or("more was answered than was deposited")?;
        let due = due.service + due.lanes.iter().map(|lane| lane.amount).sum::<u128>();
        let tab = loop {
            let tab = found(connection, payer.tab).await?;
            if tab.spent >= due {
                break tab;
            }
            if tokio::time::Instant::now() > deadline {
                return Err(format!(
                    "tab {}: {due} planck were answered for, and {} are settled",
                    payer.tab, tab.spent
                ));
            }
            tokio::time::sleep(Duration::from_millis(300)).await;
        };
        let most = tabs.voucher(payer.tab, payer.signed).ok_or("more was signed than was deposited")?;
        let units = tab.settled.lanes.iter().map(|lane| lane.units).sum::<u64>();
        if !(payer.answered..=payer.signed).contains(&units) || tab.settled.service > most.service {
            return Err(format!("tab {}: {units} units are settled, {} were signed", payer.tab, payer.signed));
        }
        sum += tab.spent;
    }
    Ok(sum)
}

/// A tab as the last final block has it.
async fn found(connection: &Connection, id: u32) -> Result<Tab, Error> {
    let tab = connection.at(At::Final).await?.tab(id).await?;
    tab.ok_or_else(|| Error::unfit(format!("tab {id} is not there"), ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pace_is_a_number_or_the_most() {
        assert_eq!("max".parse(), Ok(Pace::Most));
        assert_eq!("2000".parse(), Ok(Pace::Rate(2_000)));
        for text in ["0", "-1", "most", "", "1.5"] {
            assert!(text.parse::<Pace>().is_err(), "{text}");
        }
        assert_eq!((Pace::Most.to_string(), Pace::Rate(7).to_string()), ("max".into(), "7".into()));
    }
}
