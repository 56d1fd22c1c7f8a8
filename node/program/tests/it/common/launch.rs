//! Starts processes of the built binary. Everything listens on 127.0.0.1 and on free ports; a process ends with the
//! value that stands for it.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Output, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

/// How long anything may take before a test gives up. Generous: the machine may be compiling.
pub const PATIENCE: Duration = Duration::from_secs(60);
/// How often a node is started before its failure is believed.
const ATTEMPTS: usize = 5;

/// Where nodes keep compiled runtimes: once compiled, all tests use it.
pub const COMPILED: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/compiled");

/// A command of the built binary.
pub fn tributary(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tributary"));
    command.args(args).env_remove("RUST_LOG").env("TRIBUTARY_CACHE_DIR", COMPILED);
    command
}

/// The one line that a refused devnet leaves on standard error.
pub fn sentence(output: &Output) -> String {
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert_eq!(text.trim_end().lines().count(), 1, "one sentence, not:\n{text}");
    text.trim_end().to_owned()
}

/// Calls `check` until it answers, for as long as patience lasts.
pub fn wait_for<T>(what: &str, mut check: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        match check() {
            Some(answer) => return answer,
            None if start.elapsed() > PATIENCE => panic!("no {what} after {PATIENCE:?}"),
            None => sleep(Duration::from_millis(10)),
        }
    }
}

/// A port that was free a moment ago.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A child process that ends with the value that stands for it.
pub struct Process(Child);

impl Process {
    /// Starts one.
    pub fn start(command: &mut Command) -> Self {
        Self(command.spawn().unwrap())
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.0.try_wait().unwrap()
    }

    /// Tells it to end, as Ctrl-C does, and answers how it did, once it has.
    pub fn stop(mut self) -> ExitStatus {
        let pid = self.0.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
        wait_for("end", || self.0.try_wait().unwrap())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Where a node listens.
#[derive(Clone, Copy, Debug)]
pub struct Ports {
    /// For JSON-RPC.
    pub rpc: u16,
    /// For other nodes.
    pub p2p: u16,
    /// For Prometheus.
    pub metrics: u16,
}

impl Ports {
    /// Ports that were free a moment ago.
    pub fn free() -> Self {
        Self { rpc: free_port(), p2p: free_port(), metrics: free_port() }
    }

    /// Flags of a node that listens there, and that nobody outside this machine sees.
    pub fn flags(&self) -> Vec<String> {
        let Self { rpc, p2p, metrics } = self;
        let listen = format!("/ip4/127.0.0.1/tcp/{p2p}");
        let (rpc, metrics) = (rpc.to_string(), metrics.to_string());
        let ports = ["--rpc-port", &rpc, "--listen-addr", &listen, "--prometheus-port", &metrics];
        ports.iter().chain(&["--no-telemetry", "--no-mdns", "--log", "warn"]).map(|flag| (*flag).into()).collect()
    }
}

/// A node that runs, apart from a devnet.
pub struct Node {
    process: Process,
    ports: Ports,
    log: PathBuf,
}

impl Node {
    /// Starts a node with its data in `base_path`, and waits until it can be asked. A port that was free may be taken a
    /// moment later: a node that ends at once is started again, on others.
    pub fn start(base_path: &Path, args: &[&str]) -> Self {
        fs::create_dir_all(base_path).unwrap();
        let log = base_path.join("log");
        for _ in 0..ATTEMPTS {
            let ports = Ports::free();
            let mut command = tributary(args);
            command.args(ports.flags()).arg("--base-path").arg(base_path);
            command.stdin(Stdio::null()).stderr(fs::File::create(&log).unwrap());
            let mut process = Process::start(&mut command);
            let listens = |port| TcpStream::connect(("127.0.0.1", port)).is_ok();
            let runs = wait_for("ports", || match process.ended() {
                Some(_) => Some(false),
                None => (listens(ports.metrics) && listens(ports.rpc)).then_some(true),
            });
            if runs {
                return Self { process, ports, log };
            }
        }
        panic!("the node ends at its start: {}", fs::read_to_string(log).unwrap());
    }

    /// Where it serves JSON-RPC.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.ports.rpc)
    }

    /// Where it serves metrics.
    pub fn metrics(&self) -> String {
        format!("http://127.0.0.1:{}/metrics", self.ports.metrics)
    }

    /// Where other nodes reach it, if `peer_id` is who it is to them.
    pub fn address(&self, peer_id: &str) -> String {
        format!("/ip4/127.0.0.1/tcp/{}/p2p/{peer_id}", self.ports.p2p)
    }

    /// What it has logged so far.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap()
    }

    /// Tells it to end, as Ctrl-C does, and answers how it did, once it has.
    pub fn stop(self) -> ExitStatus {
        self.process.stop()
    }
}
