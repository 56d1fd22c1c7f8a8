//! The node of the load's own, and what connections to one must bear.

use std::{collections::BTreeMap, path::Path, time::Duration};
use tributary_client::{launch::Launch, rpc::Limits};
use tributary_runtime::genesis::VALIDATORS;

/// How long a node may take to answer: its first request, and any other while it is loaded.
const PATIENCE: Duration = Duration::from_secs(120);

/// What a connection to a loaded node bears.
pub const LIMITS: Limits = Limits {
    connect: Duration::from_secs(10),
    answer: PATIENCE,
    // A full block in hexadecimal digits, and its events.
    size: 256 << 20,
    requests: 4_096,
};

/// What must be in the log, whatever is asked of it: where the node listens, and how long it built each block.
const LOG: &str = "sc_rpc_server=info,sc_basic_authorship=info";

/// The only validator on `spec`, with more `flags`. Its data and its log are in `folder`.
pub fn validator(program: &Path, spec: &Path, folder: &Path, flags: &[String]) -> Launch {
    validator_number(0, program, spec, folder, flags)
}

/// The validator on `spec` with this number, from 0 on. Its data and its log are in `folder`, which is its own.
pub fn validator_number(number: usize, program: &Path, spec: &Path, folder: &Path, flags: &[String]) -> Launch {
    Launch::new(program)
        .argument("--chain")
        .argument(spec)
        .argument("--base-path")
        .argument(folder.join("node"))
        .argument(format!("--{}", VALIDATORS[number].0).to_lowercase())
        .arguments(["--validator", "--force-authoring"])
        .arguments(["--no-telemetry", "--no-mdns", "--no-prometheus"])
        // No secret: nobody but this program and its nodes talk to it.
        .arguments(["--node-key", &format!("{:064}", number + 1)])
        .argument("--listen-addr")
        .port("/ip4/127.0.0.1/tcp/{}")
        .argument("--rpc-port")
        .port("{}")
        .arguments(["--log", LOG])
        .arguments(flags)
        .log(folder.join("node.log"))
        .patience(PATIENCE)
}

/// How long a node built each of its blocks, by number, in milliseconds: from its log.
pub fn build_times(log: &str) -> BTreeMap<u32, u32> {
    log.lines().filter_map(build_time).collect()
}

/// The number and the time in the node's line on a block that it built.
fn build_time(line: &str) -> Option<(u32, u32)> {
    let (_, rest) = line.split_once("Prepared block for proposing at ")?;
    let (number, rest) = rest.split_once(" (")?;
    let (millis, _) = rest.split_once(" ms)")?;
    Some((number.parse().ok()?, millis.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn build_times_are_read_from_the_log() {
        let log = "2026-11-22 10:00:00 🎁 Prepared block for proposing at 12 (345 ms) hash: 0xab; parent_hash: 0x01; \
                   end: NoMoreTransactions; extrinsics_count: 77\n2026-11-22 10:00:00 💤 Idle (0 peers)\n";
        assert_eq!(build_times(log), BTreeMap::from([(12, 345)]));
    }
}
