//! When blocks become final.
//!
//! A block with transactions is final a little later than it is made. Who sends a transaction is told that it is in a
//! block and then that it is final; with nothing between the two, programs that look up the block when they hear of it,
//! as polkadot.js does, are told of the second before they are done with the first, and never report it. A block
//! without transactions is final at once: nobody waits for news of it.

use super::{
    overrides::{Changes, Overrides},
    seal::{Engine, LOG_TARGET, Order},
};
use crate::types::{FullClient, Pool};
use futures::{FutureExt, StreamExt, channel::mpsc};
use sc_consensus_manual_seal::EngineCommand;
use sc_transaction_pool_api::TransactionPool;
use sp_blockchain::HeaderBackend;
use std::{future::pending, sync::Arc, time::Duration};
use tokio::time::sleep;
use tributary_primitives::Hash;

/// How long after it was made a block with transactions becomes final.
pub const LAG: Duration = Duration::from_millis(100);

/// Whether a block is in the best chain and not final.
fn is_waiting(client: &FullClient, block: Hash) -> bool {
    let number = client.number(block).ok().flatten();
    number.is_some_and(|number| {
        number > client.info().finalized_number && client.hash(number).ok().flatten() == Some(block)
    })
}

/// Turns orders into commands to the SDK's engine, with the gate closed, so that nothing changes until they are carried
/// out.
pub struct Orders {
    /// Knows what is in the chain.
    pub client: Arc<FullClient>,
    /// Knows what waits for a block.
    pub pool: Arc<Pool>,
    /// What lies under the block that is made next.
    pub overrides: Arc<Overrides>,
}

impl Orders {
    /// The command for an order, if there is anything left to do.
    pub fn command(&self, order: Order) -> Option<EngineCommand<Hash>> {
        let (command, changes) = match order {
            Order::Seal { create_empty, changes, answer } => {
                let finalize = self.is_quiet();
                let sender = Some(answer);
                (EngineCommand::SealNewBlock { create_empty, finalize, parent_hash: None, sender }, changes)
            }
            Order::Finalize { blocks, answer } => {
                let hash = blocks.into_iter().rev().find(|block| is_waiting(&self.client, *block))?;
                (EngineCommand::FinalizeBlock { hash, sender: Some(answer), justification: None }, Changes::new())
            }
            Order::Asked(command) => (command, Changes::new()),
        };
        self.overrides.set(changes);
        Some(command)
    }

    /// Whether the next block has no transactions, and none before it waits to be final: it would make that final too.
    fn is_quiet(&self) -> bool {
        let info = self.client.info();
        self.pool.status().ready == 0 && info.finalized_hash == info.best_hash
    }
}

/// Makes blocks final, [`LAG`] after they were made.
pub struct Finalizer {
    /// Knows which are not yet.
    pub client: Arc<FullClient>,
    /// Makes them so.
    pub engine: Arc<Engine>,
    /// The blocks that were made.
    pub made: mpsc::UnboundedReceiver<Hash>,
}

impl Finalizer {
    /// Goes on for ever.
    pub async fn run(mut self) {
        while let Some(block) = self.made.next().await {
            let mut blocks = vec![block];
            // Of blocks that come faster only some have a moment of their own: the last of each.
            while let Some(Some(block)) = self.made.next().now_or_never() {
                blocks.push(block);
            }
            blocks.retain(|block| is_waiting(&self.client, *block));
            if blocks.is_empty() {
                continue;
            }
            sleep(LAG).await;
            if let Err(error) = self.engine.finalize(blocks).await {
                log::warn!(target: LOG_TARGET, "a block does not become final: {error}");
            }
        }
        // Essential tasks must not end.
        pending().await
    }
}
