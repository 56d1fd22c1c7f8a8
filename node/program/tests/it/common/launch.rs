//! Starts processes of the built binary. Everything listens on 127.0.0.1 and on free ports; a process ends with the
//! value that stands for it.

use std::{
    net::TcpStream,
    path::Path,
    process::{ExitStatus, Output},
    thread::sleep,
    time::{Duration, Instant},
};
use tributary_client::launch::{self, Launch};

/// How long anything may take before a test gives up. Generous: the machine may be compiling.
pub const PATIENCE: Duration = Duration::from_secs(60);
/// How long a command may take that does its work and ends.
const WORK: Duration = Duration::from_secs(300);

/// Where nodes keep compiled runtimes: once compiled, all tests use it.
pub const COMPILED: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/compiled");

/// Who the node with the key `00…01` is to others.
pub const FIRST: &str = "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp";

/// A command of the built binary.
pub fn tributary(args: &[&str]) -> Launch {
    Launch::new(env!("CARGO_BIN_EXE_tributary"))
        .arguments(args)
        .environment("TRIBUTARY_CACHE_DIR", COMPILED)
        .patience(WORK)
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

/// A node that meets others and serves metrics on free ports, the first that it is given. Nobody outside this machine
/// sees it, and it logs where it serves JSON-RPC, but else only what is wrong.
pub fn private(args: &[&str]) -> Launch {
    tributary(args)
        .argument("--listen-addr")
        .port("/ip4/127.0.0.1/tcp/{}")
        .argument("--prometheus-port")
        .port("{}")
        .arguments(["--no-telemetry", "--no-mdns", "--log", "warn,sc_rpc_server=info"])
        .patience(PATIENCE)
}

/// A node that runs, apart from a devnet.
pub struct Node(launch::Node);

impl Node {
    /// Starts a node with its data in `base_path`, and waits until it can be asked.
    pub fn start(base_path: &Path, args: &[&str]) -> Self {
        let launch = private(args).argument("--rpc-port").port("{}").argument("--base-path").argument(base_path);
        let mut node = Self(launch.start_blocking().unwrap_or_else(|error| panic!("{error}")));
        wait_for("metrics", || {
            assert!(node.0.is_alive(), "{}", node.log());
            TcpStream::connect(("127.0.0.1", node.port(1))).ok()
        });
        node
    }

    fn port(&self, place: usize) -> u16 {
        self.0.ports()[place]
    }

    /// Where it serves JSON-RPC.
    pub fn url(&self) -> String {
        self.0.url().unwrap().to_owned()
    }

    /// Where it serves metrics.
    pub fn metrics(&self) -> String {
        format!("http://127.0.0.1:{}/metrics", self.port(1))
    }

    /// Where other nodes reach it, if `peer_id` is who it is to them.
    pub fn address(&self, peer_id: &str) -> String {
        format!("/ip4/127.0.0.1/tcp/{}/p2p/{peer_id}", self.port(0))
    }

    /// What it has logged so far.
    pub fn log(&self) -> String {
        self.0.err()
    }

    /// Tells it to end, as Ctrl-C does, and answers how it did, once it has.
    pub fn stop(self) -> ExitStatus {
        self.0.stop().unwrap().0
    }
}
