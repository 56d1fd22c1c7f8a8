//! Validators of one chain, each a process of its own, and the links between them.
//!
//! A node connects to nobody but its reserved peers. Links are cut and made again by naming these, over JSON-RPC: so no
//! process ends, and what waits in a pool waits there still.

use crate::node::{LIMITS, validator_number};
use serde_json::{Value, json};
use std::{
    future::Future,
    path::Path,
    time::{Duration, Instant},
};
use tributary_client::{At, Connection, launch::Node};
use tributary_primitives::Moment;

/// How long validators may take to meet, and to agree.
const PATIENCE: Duration = Duration::from_secs(300);
/// How often they are looked at.
const PAUSE: Duration = Duration::from_millis(500);

/// The validators.
pub struct Network {
    nodes: Vec<Node>,
    peers: Vec<Peer>,
}

/// What the others know one by.
struct Peer {
    connection: Connection,
    id: String,
    address: String,
}

impl Network {
    /// Starts so many validators on `spec`, all linked, with more `flags` for each, and waits until they finalize. What
    /// they write is in `folder`.
    ///
    /// # Errors
    ///
    /// When one does not start, or they do not meet.
    pub async fn start(
        count: u32,
        program: &Path,
        spec: &Path,
        folder: &Path,
        flags: &[String],
    ) -> Result<Self, String> {
        // A link lives for as long as both ends reserve it: the end that dialled has no place for any other, and the
        // end that was dialled takes no other.
        let places = count.to_string();
        let closed = ["--reserved-only", "--out-peers", "0", "--in-peers", &places].map(str::to_owned);
        let flags: Vec<_> = closed.into_iter().chain(flags.iter().cloned()).collect();
        let mut network = Self { nodes: Vec::new(), peers: Vec::new() };
        for number in 0..count as usize {
            let own = folder.join(format!("validator-{number}"));
            let node = validator_number(number, program, spec, &own, &flags).start().await?;
            let url = node.url().ok_or("a node does not say where it is")?;
            let connection = Connection::connect_within(url, LIMITS).await?;
            let id = connection.request("system_localPeerId", &[]).await?;
            let id = id.as_str().ok_or("a node has no name")?.to_owned();
            let port = node.ports().first().ok_or("a node has no port")?;
            let address = format!("/ip4/127.0.0.1/tcp/{port}/p2p/{id}");
            network.nodes.push(node);
            network.peers.push(Peer { connection, id, address });
        }
        network.link(&[]).await?;
        network.until("finalize a block together", async || network.lowest_final().await.map(|last| last > 0)).await?;
        Ok(network)
    }

    /// The processes.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// A connection to each of them.
    pub fn connections(&self) -> Vec<Connection> {
        self.peers.iter().map(|peer| peer.connection.clone()).collect()
    }

    /// Does `work` and meanwhile parts the network so many times, each time for so long that every validator has
    /// [`TURNS`], and joins it again. `slot` is in milliseconds.
    ///
    /// # Errors
    ///
    /// What the work says, or when the validators do not come to one chain again.
    pub async fn parted<T>(
        &self,
        times: u32,
        slot: Moment,
        work: impl Future<Output = Result<T, String>>,
    ) -> Result<T, String> {
        let (done, parting) = tokio::join!(work, self.part(times, Duration::from_millis(slot)));
        parting?;
        done
    }

    async fn part(&self, times: u32, slot: Duration) -> Result<(), String> {
        let round = slot.saturating_mul(self.nodes.len() as u32);
        for time in 0..times as usize {
            // The pools fill, and what was joined settles.
            tokio::time::sleep(round).await;
            let side = side(time, self.nodes.len());
            self.link(&side).await?;
            tokio::time::sleep(round.saturating_mul(TURNS)).await;
            let apart = self.highest().await?;
            self.link(&[]).await?;
            self.until("come to one chain again", async || self.common(apart).await).await?;
        }
        Ok(())
    }

    /// Cuts the links between `side` and the others, and makes all others.
    async fn link(&self, side: &[usize]) -> Result<(), String> {
        for (a, peer) in self.peers.iter().enumerate() {
            for (b, other) in self.peers.iter().enumerate().filter(|(b, _)| *b != a) {
                let (method, param) = match side.contains(&a) == side.contains(&b) {
                    true => ("system_addReservedPeer", &other.address),
                    false => ("system_removeReservedPeer", &other.id),
                };
                peer.connection.request(method, &[Value::from(param.as_str())]).await?;
            }
        }
        Ok(())
    }

    /// Waits until it holds.
    async fn until(&self, what: &str, holds: impl AsyncFn() -> Result<bool, String>) -> Result<(), String> {
        let since = Instant::now();
        while !holds().await? {
            if since.elapsed() > PATIENCE {
                return Err(format!("the validators do not {what} within {} s", PATIENCE.as_secs()));
            }
            tokio::time::sleep(PAUSE).await;
        }
        Ok(())
    }

    async fn lowest_final(&self) -> Result<u64, String> {
        let mut lowest = u64::MAX;
        for peer in &self.peers {
            lowest = lowest.min(peer.connection.at(At::Final).await?.number());
        }
        Ok(lowest)
    }

    async fn highest(&self) -> Result<u64, String> {
        let mut highest = 0;
        for peer in &self.peers {
            highest = highest.max(peer.connection.at(At::Best).await?.number());
        }
        Ok(highest)
    }

    /// Whether all have the same block of this height.
    async fn common(&self, number: u64) -> Result<bool, String> {
        let mut hashes = Vec::new();
        for peer in &self.peers {
            hashes.push(peer.connection.request("chain_getBlockHash", &[json!(number)]).await?);
        }
        Ok(hashes.iter().all(|hash| hash.is_string() && Some(hash) == hashes.first()))
    }
}

/// How often it is every validator's turn to write a block while the network is parted.
const TURNS: u32 = 4;

/// Who is on one side, the others being on the other, when `validators` are parted for this time, from 0 on: half of
/// them, others every time.
fn side(time: usize, validators: usize) -> Vec<usize> {
    let mut side: Vec<_> = (0..validators / 2).map(|n| (time + n) % validators).collect();
    side.sort_unstable();
    side
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_have_somebody_and_everybody_is_on_the_smaller_one_once() {
        for validators in 2..=8 {
            let sides: Vec<_> = (0..validators).map(|time| side(time, validators)).collect();
            for side in &sides {
                assert_eq!(side.len(), validators / 2, "{side:?} of {validators}");
                assert!(side.windows(2).all(|pair| pair[0] < pair[1]) && side.iter().all(|n| *n < validators));
            }
            assert!((0..validators).all(|n| sides.iter().any(|side| side.contains(&n))));
        }
        assert_eq!([side(0, 4), side(1, 4), side(3, 4)], [[0, 1], [1, 2], [0, 3]]);
    }
}
