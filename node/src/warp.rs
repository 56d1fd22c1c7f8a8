//! What a node says that is to sync by warp and cannot begin.

use sc_network_sync::{SyncStatus, SyncingService, WarpSyncPhase};
use std::{sync::Arc, time::Duration};
use tokio::time::sleep;
use tributary_runtime::opaque::Block;

/// How long peers may take to come before anything is said of them.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long it is until it is said again.
const PAUSE: Duration = Duration::from_secs(60);

/// Says in the log that peers are missing, for as long as warp sync waits for them. Without it the node tells of a warp
/// that never comes to anything.
pub async fn tell_who_is_missing(sync: Arc<SyncingService<Block>>) {
    let mut pause = PATIENCE;
    loop {
        sleep(pause).await;
        let Some(sentence) = sync.status().await.ok().and_then(|status| missing(&status)) else { return };
        log::warn!(target: "sync", "{sentence}");
        pause = PAUSE;
    }
}

/// The sentence, if warp sync waits for peers.
fn missing(status: &SyncStatus<Block>) -> Option<String> {
    match &status.warp_sync.as_ref()?.phase {
        WarpSyncPhase::AwaitingPeers { required_peers } => Some(format!(
            "Warp sync waits: it takes {required_peers} peers, and there are {}. Name more with --bootnodes, or start \
             with --sync full, for which one is enough.",
            status.num_peers
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sc_network_sync::{SyncState, WarpSyncProgress};

    fn status(phase: Option<WarpSyncPhase<Block>>) -> SyncStatus<Block> {
        SyncStatus {
            state: SyncState::Idle,
            best_seen_block: None,
            num_peers: 2,
            queued_blocks: 0,
            state_sync: None,
            warp_sync: phase.map(|phase| WarpSyncProgress { phase, total_bytes: 0, status: None }),
        }
    }

    #[test]
    fn it_is_said_as_long_as_peers_are_missing() {
        let sentence = missing(&status(Some(WarpSyncPhase::AwaitingPeers { required_peers: 3 }))).unwrap();
        assert!(sentence.contains("takes 3 peers, and there are 2") && sentence.contains("--sync full"), "{sentence}");
        assert_eq!(missing(&status(Some(WarpSyncPhase::DownloadingWarpProofs))), None);
        assert_eq!(missing(&status(None)), None);
    }
}
