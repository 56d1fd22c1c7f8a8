//! The processes of a network: started, watched and stopped by whoever started them, and nobody else's.

use super::{client::Client, plan::Validator};
use crate::ports::reachable;
use sc_service::TaskManager;
use std::{
    env,
    fs::File,
    io,
    path::Path,
    process::ExitStatus,
    thread,
    time::{Duration, Instant},
};
use tokio::time::sleep;
use tributary_client::launch::{self, Launch};

/// The hidden flag of a node that ends with whoever started it.
const UNTIL_STDIN_ENDS: &str = "--until-stdin-ends";
/// How long a node may take to end before it is killed.
const END_PATIENCE: Duration = Duration::from_secs(10);
/// How often an ending node is looked at.
const PAUSE: Duration = Duration::from_millis(50);
/// What names the parts of a log that are wanted: of these processes as of this one.
const LOG_FILTER: &str = "RUST_LOG";

/// A validator of the network, with the process that was started for it.
#[derive(Debug)]
pub struct Node {
    /// What it was started with.
    pub validator: Validator,
    /// Talks to whatever listens at the validator's address.
    pub client: Client,
    /// Whether somebody else's process answers there, now that ours has ended.
    pub back: bool,
    /// It ends with this process, however that goes.
    process: launch::Node,
    /// Whether it has been told that the process has ended.
    told: bool,
}

impl Node {
    /// Starts a process of `program` for `validator`, which logs to the end of its file.
    ///
    /// # Errors
    ///
    /// A sentence with the file that cannot be written or run.
    pub fn start(program: &Path, validator: Validator) -> Result<Self, String> {
        File::options()
            .create(true)
            .append(true)
            .open(&validator.log)
            .map_err(|error| format!("cannot write {}: {error}: pass another --logs", validator.log.display()))?;
        // A Ctrl-C reaches this process alone, which then stops the others in order.
        let mut launch = Launch::new(program)
            .arguments(&validator.arguments)
            .log(&validator.log)
            .until_stdin_ends(UNTIL_STDIN_ENDS)
            .own_group();
        if let Some(filter) = env::var_os(LOG_FILTER) {
            launch = launch.environment(LOG_FILTER, filter);
        }
        let process = launch.spawn().map_err(|error| error.what)?;
        let client = Client::new(format!("ws://{}", reachable(validator.rpc)));
        Ok(Self { validator, client, back: false, process, told: false })
    }

    /// The number of its process, for as long as it has one.
    pub fn pid(&self) -> Option<u32> {
        self.runs().then(|| self.process.pid())
    }

    /// Whether its process runs, as far as [`Node::ended`] has told.
    pub fn runs(&self) -> bool {
        !self.told
    }

    /// How its process ended, told once.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        if self.told {
            return None;
        }
        let status = self.process.ended()?;
        self.told = true;
        Some(status)
    }

    /// The last lines of its log, each indented.
    pub fn end_of_log(&self) -> String {
        self.process.end_of_log()
    }
}

/// Ends the processes of `nodes`, those that do not end in time by force, and waits until they are gone.
pub async fn stop(nodes: &mut [Node]) {
    for node in nodes.iter_mut().filter(|node| node.runs()) {
        // One that cannot be told is killed below.
        let _ = node.process.terminate();
    }
    let since = Instant::now();
    for node in nodes.iter_mut() {
        while node.runs() && node.ended().is_none() {
            if since.elapsed() > END_PATIENCE {
                node.process.kill();
                break;
            }
            sleep(PAUSE).await;
        }
    }
}

/// Ends `node` when its standard input ends: whoever started it is gone then.
///
/// # Errors
///
/// When the system has no thread to wait in.
pub fn end_with_stdin(node: &TaskManager) -> io::Result<()> {
    let (ended, end) = futures::channel::oneshot::channel::<()>();
    // A thread of its own, because nothing can interrupt it.
    thread::Builder::new().name("stdin".into()).spawn(move || {
        let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
        drop(ended);
    })?;
    node.spawn_essential_handle().spawn("until-stdin-ends", None, async move {
        let _ = end.await;
        log::warn!("The devnet that started this node is gone, so the node ends.");
    });
    Ok(())
}
