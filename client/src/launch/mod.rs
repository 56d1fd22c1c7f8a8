//! Nodes of one's own: processes of the built binary, for tests, devnets and measurements.
//!
//! A node is started with whatever arguments and environment it takes, on ports that are free; where it serves JSON-RPC
//! it says itself. It ends with the value that stands for it, and nobody else's process is ever touched.

mod log;
mod usage;

use crate::{
    Error, Result, blocking,
    rpc::{Limits, Rpc},
};
use log::Log;
use serde_json::Value;
use std::{
    ffi::{OsStr, OsString},
    fs,
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, ExitStatus, Output, Stdio},
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

pub use usage::Usage;

/// How long a node may take to answer, unless it is told otherwise: the machine may be compiling.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often a node whose port was taken meanwhile is started anew.
const ATTEMPTS: usize = 5;
/// How often something that takes time is looked at.
const PAUSE: Duration = Duration::from_millis(20);
/// How many lines of a log are shown in a message.
const LINES: usize = 12;
/// How long a node may take to end when it is told to, before it is killed.
const END: Duration = Duration::from_secs(10);

/// How a node is started.
#[derive(Clone, Debug)]
pub struct Launch {
    program: PathBuf,
    arguments: Vec<Argument>,
    environment: Vec<(OsString, Option<OsString>)>,
    logs: Option<Logs>,
    config_out: bool,
    until_stdin_ends: Option<String>,
    own_group: bool,
    patience: Duration,
}

/// An argument, or one that is made anew for each attempt.
#[derive(Clone, Debug)]
enum Argument {
    As(OsString),
    /// A free port, in this text for `{}`.
    Port(String),
}

/// Where a node's output goes.
#[derive(Clone, Debug)]
enum Logs {
    /// Both streams to the end of one file.
    One(PathBuf),
    /// Each to a file of its own in a folder.
    Folder(PathBuf),
}

/// A node that was started.
#[derive(Debug)]
pub struct Node {
    launch: Launch,
    child: Child,
    /// Open for as long as it shall run, if it ends with its standard input.
    stdin: Option<ChildStdin>,
    ports: Vec<u16>,
    output: Log,
    folder: PathBuf,
    url: Option<String>,
    /// How it ended, once that is known.
    status: Option<ExitStatus>,
    /// Gone with the node.
    temporary: Option<TempDir>,
}

impl Launch {
    /// A process of `program`, without arguments.
    pub fn new(program: impl Into<PathBuf>) -> Self {
        Self {
            program: program.into(),
            arguments: Vec::new(),
            environment: vec![("RUST_LOG".into(), None)],
            logs: None,
            config_out: false,
            until_stdin_ends: None,
            own_group: false,
            patience: PATIENCE,
        }
    }

    /// A devnet on free ports, which says in a file what its banner says: [`Node::config`].
    pub fn devnet(program: impl Into<PathBuf>) -> Self {
        Self::new(program).arguments(["devnet", "--rpc-port", "0", "--prometheus-port", "0"]).config_out()
    }

    /// With one argument more.
    #[must_use]
    pub fn argument(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.arguments.push(Argument::As(argument.as_ref().to_owned()));
        self
    }

    /// With more arguments.
    #[must_use]
    pub fn arguments<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.arguments.extend(arguments.into_iter().map(|argument| Argument::As(argument.as_ref().to_owned())));
        self
    }

    /// With an argument in which a free port stands for `{}`: `{}` alone, or `/ip4/127.0.0.1/tcp/{}`. Each has a port
    /// of its own, another one at each attempt; [`Node::ports`] says which.
    #[must_use]
    pub fn port(mut self, text: impl Into<String>) -> Self {
        self.arguments.push(Argument::Port(text.into()));
        self
    }

    /// With a variable of the environment.
    #[must_use]
    pub fn environment(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.environment.push((name.as_ref().to_owned(), Some(value.as_ref().to_owned())));
        self
    }

    /// Without a variable of the environment that this process has.
    #[must_use]
    pub fn without(mut self, name: impl AsRef<OsStr>) -> Self {
        self.environment.push((name.as_ref().to_owned(), None));
        self
    }

    /// Whose output goes to the end of this file. Otherwise it goes to files in a temporary folder.
    #[must_use]
    pub fn log(mut self, file: impl Into<PathBuf>) -> Self {
        self.logs = Some(Logs::One(file.into()));
        self
    }

    /// Whose output goes to the files `out` and `err` in this folder.
    #[must_use]
    pub fn folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.logs = Some(Logs::Folder(folder.into()));
        self
    }

    /// A devnet that says in a file what its banner says: [`Node::config`].
    #[must_use]
    pub fn config_out(mut self) -> Self {
        self.config_out = true;
        self
    }

    /// Which ends when its standard input does, by this flag of its own: so it does not outlive this process, however
    /// that goes.
    #[must_use]
    pub fn until_stdin_ends(mut self, flag: impl Into<String>) -> Self {
        self.until_stdin_ends = Some(flag.into());
        self
    }

    /// In a process group of its own, so that Ctrl-C in a terminal reaches only who started it.
    #[must_use]
    pub fn own_group(mut self) -> Self {
        self.own_group = true;
        self
    }

    /// Which may take so long to answer.
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Starts it and waits until its JSON-RPC answers. If it ends because a port was taken meanwhile, it is started
    /// anew.
    ///
    /// # Errors
    ///
    /// When it cannot be started, ends, or does not answer in time; the sentence has the end of its log.
    pub async fn start(&self) -> Result<Node> {
        let mut attempt = 1;
        loop {
            let mut node = self.spawn()?;
            match node.ready().await {
                Ok(()) => return Ok(node),
                Err(_) if attempt < ATTEMPTS && node.lost_its_port() => attempt = attempt.saturating_add(1),
                Err(error) => return Err(error),
            }
        }
    }

    /// The same for programs without a runtime of tokio's.
    ///
    /// # Errors
    ///
    /// As [`Launch::start`].
    pub fn start_blocking(&self) -> Result<Node> {
        blocking::wait(self.start())
    }

    /// Starts it and does not wait for anything.
    ///
    /// # Errors
    ///
    /// When it cannot be started.
    pub fn spawn(&self) -> Result<Node> {
        let temporary = self.temporary()?;
        let folder = temporary.as_ref().map_or_else(std::env::temp_dir, |folder| folder.path().to_owned());
        let (mut command, ports) = self.command(&folder)?;
        let (output, out, err) = Log::open(self.logs.as_ref(), &folder)?;
        command.stdout(out).stderr(err);
        let stdin = if self.until_stdin_ends.is_some() { Stdio::piped() } else { Stdio::null() };
        let mut child = command.stdin(stdin).spawn().map_err(|error| self.cannot_start(&error))?;
        let stdin = child.stdin.take();
        Ok(Node { launch: self.clone(), child, stdin, ports, output, folder, url: None, status: None, temporary })
    }

    /// Runs it to its end and answers what it wrote: for one that is expected to refuse.
    ///
    /// # Errors
    ///
    /// When it cannot be started, or has not ended in time: then it is killed.
    pub fn run(&self) -> Result<Output> {
        let mut node = self.spawn()?;
        let status = node.wait(self.patience)?;
        Ok(Output { status, stdout: node.output.out().into_bytes(), stderr: node.output.err().into_bytes() })
    }

    /// A folder that is gone with the node, if it needs one.
    fn temporary(&self) -> Result<Option<TempDir>> {
        if self.logs.is_some() && !self.config_out {
            return Ok(None);
        }
        let folder = tempfile::tempdir();
        folder.map(Some).map_err(|error| Error::local(format!("no temporary folder: {error}"), "set TMPDIR"))
    }

    fn command(&self, folder: &Path) -> Result<(Command, Vec<u16>)> {
        let mut command = Command::new(&self.program);
        // All are held until all are chosen, lest two be the same.
        let mut held = Vec::new();
        for argument in &self.arguments {
            match argument {
                Argument::As(argument) => {
                    command.arg(argument);
                }
                Argument::Port(text) => {
                    let listener = free_port()?;
                    let port = listener.local_addr().map_or(0, |address| address.port());
                    command.arg(text.replace("{}", &port.to_string()));
                    held.push((port, listener));
                }
            }
        }
        if self.config_out {
            command.arg("--config-out").arg(folder.join(CONFIG));
        }
        command.args(&self.until_stdin_ends);
        for (name, value) in &self.environment {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        if self.config_out && !self.environment.iter().any(|(name, _)| name == "TMPDIR") {
            command.env("TMPDIR", folder);
        }
        #[cfg(unix)]
        if self.own_group {
            std::os::unix::process::CommandExt::process_group(&mut command, 0);
        }
        Ok((command, held.into_iter().map(|(port, _)| port).collect()))
    }

    fn cannot_start(&self, error: &std::io::Error) -> Error {
        Error::local(format!("{} cannot be started: {error}", self.program.display()), "build it with `make build`")
    }
}

/// The file in which a devnet says what its banner says.
const CONFIG: &str = "devnet.json";

impl Node {
    /// The number of its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// What its process has used so far; nothing once it has ended, or on systems other than Linux.
    pub fn usage(&self) -> Option<Usage> {
        // Once it has been waited for, its number may be another process's.
        if self.status.is_some() {
            return None;
        }
        Usage::of(self.pid())
    }

    /// The ports that were chosen for it, in the order of its arguments.
    pub fn ports(&self) -> &[u16] {
        &self.ports
    }

    /// Where it serves JSON-RPC, once it has said so.
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// What it wrote to standard output so far.
    pub fn out(&self) -> String {
        self.output.out()
    }

    /// What it wrote to standard error so far.
    pub fn err(&self) -> String {
        self.output.err()
    }

    /// The last lines that it wrote, each indented.
    pub fn end_of_log(&self) -> String {
        self.output.end(LINES)
    }

    /// The folder in which it makes its temporary ones: one of its own, gone with the node, if it is a devnet that says
    /// in a file what its banner says.
    pub fn temporary_folder(&self) -> &Path {
        &self.folder
    }

    /// What a devnet says of itself: addresses, accounts, assets. Nothing as long as it cannot be used, or if it is no
    /// devnet.
    pub fn config(&self) -> Option<Value> {
        if !self.launch.config_out {
            return None;
        }
        serde_json::from_slice(&fs::read(self.folder.join(CONFIG)).ok()?).ok()
    }

    /// How its process ended, once it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        if self.status.is_none() {
            self.status = self.child.try_wait().ok().flatten();
            if self.status.is_some() {
                self.stdin = None;
            }
        }
        self.status
    }

    /// Whether its process runs.
    pub fn is_alive(&mut self) -> bool {
        self.ended().is_none()
    }

    /// Waits until its JSON-RPC answers, and a devnet has its configuration written.
    ///
    /// # Errors
    ///
    /// When it ends, or does not answer in time; the sentence has the end of its log.
    pub async fn ready(&mut self) -> Result<()> {
        let since = Instant::now();
        let limits = Limits { connect: Duration::from_secs(2), answer: Duration::from_secs(2), ..Limits::default() };
        loop {
            if let Some(status) = self.ended() {
                return Err(self.failed(&format!("ended ({status})")));
            }
            if let Some(url) = log::address(&self.out()).or_else(|| log::address(&self.err()))
                && (!self.launch.config_out || self.config().is_some())
                && let Ok(rpc) = Rpc::connect_within(&url, limits).await
                && rpc.request("system_name", &[]).await.is_ok()
            {
                self.url = Some(url);
                return Ok(());
            }
            if since.elapsed() > self.launch.patience {
                return Err(self.failed(&format!("does not answer after {} s", self.launch.patience.as_secs())));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until its process has ended.
    ///
    /// # Errors
    ///
    /// When it has not in time.
    pub fn wait(&mut self, patience: Duration) -> Result<ExitStatus> {
        let since = Instant::now();
        loop {
            if let Some(status) = self.ended() {
                return Ok(status);
            }
            if since.elapsed() > patience {
                return Err(self.failed(&format!("has not ended after {} s", patience.as_secs())));
            }
            thread::sleep(PAUSE);
        }
    }

    /// Tells it to end, as Ctrl-C does.
    ///
    /// # Errors
    ///
    /// When it cannot be told.
    pub fn interrupt(&mut self) -> Result<()> {
        self.signal("INT")
    }

    /// Tells it to end, as a service manager does. If that cannot be told, its standard input ends.
    ///
    /// # Errors
    ///
    /// When neither can be done.
    pub fn terminate(&mut self) -> Result<()> {
        let told = self.signal("TERM");
        if told.is_err() && self.stdin.take().is_some() {
            return Ok(());
        }
        told
    }

    /// Ends it at once, as a loss of power would, and waits until it is gone.
    pub fn kill(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        self.status = self.child.wait().ok();
    }

    /// Tells it to end, as Ctrl-C does, waits until it is gone, and answers how it ended, with the folder that would be
    /// gone with it, if it had one. One that does not end in time is killed.
    ///
    /// # Errors
    ///
    /// When it had to be killed.
    pub fn stop(mut self) -> Result<(ExitStatus, Option<TempDir>)> {
        if self.is_alive() {
            self.interrupt()?;
        }
        let status = self.wait(END.max(self.launch.patience))?;
        Ok((status, self.temporary.take()))
    }

    /// Ends it, however it is, and starts it anew with the same arguments; where ports were chosen, with others.
    ///
    /// # Errors
    ///
    /// As [`Launch::start`].
    pub async fn restart(mut self) -> Result<Self> {
        self.kill();
        let launch = self.launch.clone();
        drop(self);
        launch.start().await
    }

    /// Sends it a signal by its name, such as `USR1`; nothing once it has ended.
    ///
    /// # Errors
    ///
    /// When it cannot be sent.
    pub fn signal(&mut self, name: &str) -> Result<()> {
        if !self.is_alive() {
            return Ok(());
        }
        // The shell's own `kill`: it needs no other program. The process has not been waited for, so the number is its
        // own.
        let told =
            Command::new("sh").args(["-c", &format!("kill -{name} {}", self.pid())]).stdin(Stdio::null()).status();
        match told {
            Ok(status) if status.success() => Ok(()),
            _ => Err(Error::local(
                format!("process {} cannot be sent the signal {name}", self.pid()),
                "send it by hand, with `kill`",
            )),
        }
    }

    fn failed(&self, how: &str) -> Error {
        let what = format!("{} {how}; the end of its log:\n{}", self.launch.program.display(), self.end_of_log());
        Error::local(what, "")
    }

    fn lost_its_port(&self) -> bool {
        log::is_taken_port(&self.err()) || log::is_taken_port(&self.out())
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        if self.is_alive() {
            self.kill();
        }
    }
}

fn free_port() -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .map_err(|error| Error::local(format!("no port is free: {error}"), "end programs that listen"))
}

#[cfg(test)]
mod tests;
