//! A node of the load's own: a process of the built binary, gone when its handle is.

use jsonrpsee::{
    core::client::ClientT,
    rpc_params,
    ws_client::{WsClient, WsClientBuilder},
};
use std::{
    fs::File,
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    process::Stdio,
    time::{Duration, Instant},
};
use tokio::process::{Child, Command};

/// How long a node may take to answer its first request.
const PATIENCE: Duration = Duration::from_secs(120);
/// The most bytes of an answer: a full block in hexadecimal digits, and its events.
const MAX_ANSWER: u32 = 256 << 20;
/// How many requests a connection has under way at most.
const MAX_REQUESTS: usize = 4_096;

/// A running node.
pub struct Node {
    process: Child,
    port: u16,
    log: PathBuf,
}

impl Node {
    /// Starts a validator on `spec` in `folder`, with more `flags`, and waits until it answers.
    ///
    /// # Errors
    ///
    /// When the program cannot be started, or ends or says nothing for two minutes; the sentence has the end of its log.
    pub async fn start(program: &Path, spec: &Path, folder: &Path, flags: &[String]) -> Result<Self, String> {
        let (port, p2p) = (free_port()?, free_port()?);
        let log = folder.join("node.log");
        let file = File::create(&log).map_err(|error| format!("{} cannot be written: {error}", log.display()))?;
        let process = Command::new(program)
            .arg("--chain")
            .arg(spec)
            .arg("--base-path")
            .arg(folder.join("node"))
            .args(["--alice", "--validator", "--force-authoring"])
            .args(["--no-telemetry", "--no-mdns", "--no-prometheus"])
            // No secret: nobody but this program talks to it.
            .args(["--node-key", &format!("{:064}", 1)])
            .args(["--listen-addr", &format!("/ip4/127.0.0.1/tcp/{p2p}")])
            .args(["--rpc-port", &port.to_string()])
            .args(flags)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(file)
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| format!("{} cannot be started: {error}: run `make build`", program.display()))?;
        let mut node = Self { process, port, log };
        let since = Instant::now();
        while connect(&node.url()).await.is_err() {
            let ended = node.process.try_wait().map_err(|error| error.to_string())?;
            if ended.is_some() || since.elapsed() > PATIENCE {
                let log = std::fs::read_to_string(&node.log).unwrap_or_default();
                let end: Vec<_> = log.lines().rev().take(10).collect();
                let end: Vec<_> = end.into_iter().rev().collect();
                return Err(format!("the node does not answer:\n{}", end.join("\n")));
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok(node)
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("ws://127.0.0.1:{}", self.port)
    }

    /// How long it built each of its blocks, by number, in milliseconds: from its log.
    pub fn build_times(&self) -> Vec<(u32, u32)> {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        log.lines().filter_map(build_time).collect()
    }

    /// Bytes that it has in memory now, and the most that it ever had: from Linux, and nothing elsewhere.
    pub fn memory(&self) -> Option<(u64, u64)> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()?)).ok()?;
        let bytes = |field: &str| -> Option<u64> {
            let line = status.lines().find_map(|line| line.strip_prefix(field))?;
            line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kib| kib << 10)
        };
        Some((bytes("VmRSS:")?, bytes("VmHWM:")?))
    }

    /// Ends it and waits until it is gone.
    pub async fn stop(mut self) {
        // It may have ended by itself.
        let _ = self.process.kill().await;
    }
}

/// The number and the time in the node's line on a block that it built.
fn build_time(line: &str) -> Option<(u32, u32)> {
    let (_, rest) = line.split_once("Prepared block for proposing at ")?;
    let (number, rest) = rest.split_once(" (")?;
    let (millis, _) = rest.split_once(" ms)")?;
    Some((number.parse().ok()?, millis.parse().ok()?))
}

/// A connection that has answered once.
///
/// # Errors
///
/// What the connection says.
pub async fn connect(url: &str) -> Result<WsClient, String> {
    let client = WsClientBuilder::default()
        .max_response_size(MAX_ANSWER)
        .max_concurrent_requests(MAX_REQUESTS)
        .max_buffer_capacity_per_subscription(MAX_REQUESTS)
        .request_timeout(PATIENCE)
        .build(url)
        .await
        .map_err(|error| format!("{url}: {error}"))?;
    let _: String = client.request("system_name", rpc_params![]).await.map_err(|error| format!("{url}: {error}"))?;
    Ok(client)
}

fn free_port() -> Result<u16, String> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|addr| addr.port())
        .map_err(|error| format!("no port is free: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn build_times_are_read_from_the_log() {
        let line = "2026-11-22 10:00:00 🎁 Prepared block for proposing at 12 (345 ms) hash: 0xab; parent_hash: 0x01; end: \
                    NoMoreTransactions; extrinsics_count: 77";
        assert_eq!(build_time(line), Some((12, 345)));
        assert_eq!(build_time("2026-11-22 10:00:00 💤 Idle (0 peers)"), None);
    }
}
