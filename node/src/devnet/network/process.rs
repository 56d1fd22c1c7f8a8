//! The processes of a network: started, watched and stopped by whoever started them, and nobody else's.

use super::{client::Client, plan::Validator};
use crate::ports::reachable;
use sc_service::TaskManager;
use std::{
    fs::{self, File},
    io::{self, Read, Seek, SeekFrom},
    path::Path,
    process::{ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};
use tokio::{
    process::{Child, ChildStdin, Command},
    time::sleep,
};

/// The hidden flag of a node that ends with whoever started it.
const UNTIL_STDIN_ENDS: &str = "--until-stdin-ends";
/// How long a node may take to end before it is killed.
const END_PATIENCE: Duration = Duration::from_secs(10);
/// How often an ending node is looked at.
const PAUSE: Duration = Duration::from_millis(50);
/// How many lines of a log are shown.
const LOG_LINES: usize = 12;
/// How much of a log is read for that, in bytes.
const LOG_BYTES: u64 = 16 * 1024;

/// A validator of the network, with the process that was started for it.
#[derive(Debug)]
pub struct Node {
    /// What it was started with.
    pub validator: Validator,
    /// Talks to whatever listens at the validator's address.
    pub client: Client,
    /// Whether somebody else's process answers there, now that ours has ended.
    pub back: bool,
    /// `None` once it has ended and that has been told.
    child: Option<Child>,
    /// Open for as long as the node shall run: it ends when this process is gone, however it went.
    stdin: Option<ChildStdin>,
}

impl Node {
    /// Starts a process of `program` for `validator`, which logs to the end of its file.
    ///
    /// # Errors
    ///
    /// A sentence with the file that cannot be written or run.
    pub fn start(program: &Path, validator: Validator) -> Result<Self, String> {
        let log = File::options().create(true).append(true).open(&validator.log);
        let (out, err) = log
            .and_then(|log| Ok((log.try_clone()?, log)))
            .map_err(|error| format!("cannot write {}: {error}: pass another --logs", validator.log.display()))?;
        let mut command = Command::new(program);
        command
            .args(&validator.arguments)
            .arg(UNTIL_STDIN_ENDS)
            .stdin(Stdio::piped())
            .stdout(out)
            .stderr(err)
            .kill_on_drop(true);
        // A Ctrl-C reaches this process alone, which then stops the others in order.
        #[cfg(unix)]
        command.process_group(0);
        let mut child = command.spawn().map_err(|error| format!("{} cannot be started: {error}", program.display()))?;
        let client = Client::new(format!("ws://{}", reachable(validator.rpc)));
        let stdin = child.stdin.take();
        Ok(Self { validator, client, back: false, child: Some(child), stdin })
    }

    /// The number of its process, for as long as it has one.
    pub fn pid(&self) -> Option<u32> {
        self.child.as_ref().and_then(Child::id)
    }

    /// Whether its process runs, as far as [`Node::ended`] has told.
    pub fn runs(&self) -> bool {
        self.child.is_some()
    }

    /// How its process ended, told once.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        let status = self.child.as_mut()?.try_wait().ok().flatten()?;
        self.child = None;
        self.stdin = None;
        Some(status)
    }

    /// The last lines of its log, each indented.
    pub fn end_of_log(&self) -> String {
        let text = end_of(&self.validator.log).unwrap_or_else(|error| format!("cannot be read: {error}"));
        indented(&text)
    }

    /// Tells its process to end as a node should, which gives it time to write what it has.
    async fn terminate(&mut self) {
        let Some(pid) = self.pid() else { return };
        // The shell's own `kill`: it needs no other program. The process has not been waited for, so the number is its
        // own.
        let told = Command::new("sh")
            .args(["-c", "kill -TERM \"$1\"", "sh", &pid.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .await;
        if !told.is_ok_and(|status| status.success()) {
            // Then the node ends because of this.
            self.stdin = None;
        }
    }
}

/// Ends the processes of `nodes`, those that do not end in time by force, and waits until they are gone.
pub async fn stop(nodes: &mut [Node]) {
    for node in nodes.iter_mut() {
        node.terminate().await;
    }
    let since = Instant::now();
    for node in nodes.iter_mut() {
        while node.runs() && node.ended().is_none() {
            if since.elapsed() > END_PATIENCE {
                if let Some(child) = &mut node.child {
                    // It may have ended by itself.
                    let _ = child.kill().await;
                }
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

/// The last lines of a file.
fn end_of(file: &Path) -> io::Result<String> {
    let length = fs::metadata(file)?.len();
    let mut file = File::open(file)?;
    file.seek(SeekFrom::Start(length.saturating_sub(LOG_BYTES)))?;
    let mut bytes = Vec::new();
    file.take(LOG_BYTES).read_to_end(&mut bytes)?;
    Ok(last_lines(&String::from_utf8_lossy(&bytes)))
}

fn last_lines(text: &str) -> String {
    let mut lines: Vec<_> = text.lines().rev().take(LOG_LINES).collect();
    lines.reverse();
    lines.join("\n")
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_log_is_shown_from_its_end() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let text: String = (0..5_000).map(|line| format!("line {line}\n")).collect();
        fs::write(file.path(), text).unwrap();
        let end = end_of(file.path()).unwrap();
        assert_eq!(end.lines().count(), LOG_LINES);
        assert!(end.starts_with("line 4988\n") && end.ends_with("line 4999"), "{end}");
    }

    #[test]
    fn a_short_log_is_shown_whole() {
        assert_eq!(last_lines("one\ntwo\n"), "one\ntwo");
        assert_eq!(indented("one\ntwo"), "  one\n  two");
        assert!(end_of(Path::new("/no/such/log")).is_err());
    }
}
