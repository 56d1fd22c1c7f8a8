//! `tributary devnet --validators N`: a network on one machine.
//!
//! Every validator is a process of this same binary, with a folder, a log and ports of its own, that authors with Aura
//! and votes with GRANDPA on the built-in chain `local-N`. This process does none of that. [`plan`] decides what each
//! of them is started with, [`process`] starts and stops them, [`client`] asks them by JSON-RPC, both through
//! [`tributary_client`]; [`progress`] makes a few lines of what they answer, [`banner`] tells the user what there is.
//!
//! A validator that ends is told of and not started again: the others go on, which is what a network is for. The
//! processes end with this one. It tells them to; should it be killed, their standard input ends and they with it.

mod banner;
mod client;
mod plan;
mod process;
mod progress;

pub use process::end_with_stdin;

use super::flags::DevnetCmd;
use crate::files;
use banner::NetworkBanner;
use plan::NetworkPlan;
use process::Node;
use progress::Progress;
use sc_cli::Signals;
use sp_consensus_aura::sr25519::AuthorityId;
use std::{
    convert::Infallible,
    fmt,
    io::{self, Write},
    time::{Duration, Instant},
};
use tokio::time::sleep;

/// How often the network is looked at.
const TICK: Duration = Duration::from_millis(500);
/// How long the validators may take until they can be used. Generous: the machine may be compiling.
const START_PATIENCE: Duration = Duration::from_secs(120);

/// Runs a network of `count` validators until a signal ends it.
///
/// # Errors
///
/// A sentence when something cannot work as it was asked for, when a validator fails before all of them can be used,
/// and when the last of them has ended. None of them runs any more then.
pub fn run(cmd: &DevnetCmd, count: u8) -> sc_cli::Result<()> {
    let plan = NetworkPlan::new(cmd, count)?;
    let runtime = sc_cli::build_runtime()?;
    runtime.block_on(until_signal(&plan))
}

async fn until_signal(plan: &NetworkPlan) -> sc_cli::Result<()> {
    let signal = Signals::capture()?.future();
    let mut nodes = Vec::new();
    let outcome = tokio::select! {
        () = signal => Ok(()),
        ended = live(plan, &mut nodes) => match ended {
            Ok(never) => match never {},
            Err(sentence) => Err(sentence),
        },
    };
    process::stop(&mut nodes).await;
    outcome.map_err(Into::into)
}

/// Starts the validators of `plan` as `nodes` and tells what they do, for as long as one of them runs.
async fn live(plan: &NetworkPlan, nodes: &mut Vec<Node>) -> Result<Infallible, String> {
    let since = Instant::now();
    for validator in plan.validators() {
        nodes.push(Node::start(plan.program(), validator.clone())?);
    }
    let mut known = usable(nodes, since).await?;

    let banner = NetworkBanner::read(plan, nodes).await?;
    if let Some(file) = plan.config_out() {
        let json = banner.to_json().map_err(|error| error.to_string())?;
        files::write_atomically(file, json.as_bytes())
            .map_err(|error| format!("cannot write {}: {error}: pass another --config-out", file.display()))?;
    }
    say(&banner);

    let names = nodes.iter().map(|node| node.validator.name).collect();
    let keys: Vec<AuthorityId> = nodes.iter().map(|node| node.validator.key.public().into()).collect();
    let mut progress = Progress::new(names, known, since.elapsed());
    loop {
        tell_ends(plan, nodes)?;
        for node in nodes.iter_mut() {
            let Ok(view) = node.client.view(&mut known).await else { continue };
            let authors = view.authors.iter().map(|author| keys.iter().position(|key| key == author));
            for line in progress.observe(since.elapsed(), view.best, view.finalized, authors) {
                say(&line);
            }
            break;
        }
        tell_returns(nodes).await;
        if let Some(sentence) = plan.room().end() {
            return Err(sentence);
        }
        sleep(TICK).await;
    }
}

/// Waits until every validator answers and has a block besides the genesis. Answers the last final block of the first
/// one when it answered first.
///
/// # Errors
///
/// A sentence, with the end of its log, for the first one that ended or that could not be used in time.
async fn usable(nodes: &mut [Node], since: Instant) -> Result<u32, String> {
    let mut first = None;
    loop {
        let mut waiting = None;
        for (place, node) in nodes.iter_mut().enumerate() {
            let name = node.validator.name;
            if let Some(status) = node.ended() {
                return Err(format!("{name} ended at its start ({status}), so nothing runs. {}", log_of(node)));
            }
            match (node.client.finalized().await, node.client.best().await) {
                (Ok(finalized), Ok(best)) => {
                    first.get_or_insert(finalized);
                    if best.number == 0 {
                        waiting.get_or_insert(place);
                    }
                }
                _ => {
                    waiting.get_or_insert(place);
                }
            }
        }
        let Some(node) = waiting.and_then(|place| nodes.get(place)) else { return Ok(first.unwrap_or_default()) };
        if since.elapsed() > START_PATIENCE {
            let (name, seconds) = (node.validator.name, START_PATIENCE.as_secs());
            return Err(format!("{name} had no block after {seconds} s, so nothing runs. {}", log_of(node)));
        }
        sleep(TICK).await;
    }
}

/// Says which validators have ended since it was last asked.
///
/// # Errors
///
/// When none is left.
fn tell_ends(plan: &NetworkPlan, nodes: &mut [Node]) -> Result<(), String> {
    for node in nodes.iter_mut() {
        let Some(status) = node.ended() else { continue };
        let (name, log) = (node.validator.name, log_of(node));
        let again = plan.command(&node.validator);
        say(&format!("{name} has ended ({status}); the others go on. {log}\nTo start it again:\n  {again}"));
    }
    if nodes.iter().any(Node::runs) { Ok(()) } else { Err("every validator has ended: see their logs".into()) }
}

/// Says where a process that somebody else started has taken the place of one that ended, and when that one is gone
/// again.
async fn tell_returns(nodes: &mut [Node]) {
    for node in nodes.iter_mut().filter(|node| !node.runs()) {
        let name = node.validator.name;
        match (node.client.best().await, node.back) {
            (Ok(best), false) => {
                node.back = true;
                say(&format!("{name} is back, at block {}; this devnet will not end it", best.number));
            }
            (Err(_), true) => {
                node.back = false;
                say(&format!("{name} is gone again"));
            }
            _ => {}
        }
    }
}

fn log_of(node: &Node) -> String {
    format!("The end of {}:\n{}", node.validator.log.display(), node.end_of_log())
}

/// The network is of use without these lines too, so a closed standard output is no reason to stop.
fn say(text: &dyn fmt::Display) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}
