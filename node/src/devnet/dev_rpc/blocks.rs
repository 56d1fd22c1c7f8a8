//! Blocks and time on demand.

use super::{BlockRef, Dev, codes, failed, invalid};
use crate::devnet::{finality::LAG, seal::Turn};
use jsonrpsee::{core::RpcResult, types::ErrorObjectOwned};
use serde_json::json;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use std::time::Duration;
use tokio::time::{Instant, sleep};
use tributary_primitives::{BlockNumber, EpochIndex, Hash, apis::EvaluationApi};

/// The most blocks that one call makes.
pub const MAX_BLOCKS: u32 = 100_000;
/// How often it is looked whether a block is final.
const PAUSE: Duration = Duration::from_millis(5);
/// How long that may take. Generous: the machine may be compiling.
const PATIENCE: Duration = Duration::from_secs(60);

impl Dev {
    /// The best block.
    pub(super) fn best(&self) -> BlockRef {
        let info = self.client.info();
        BlockRef { hash: info.best_hash, number: info.best_number }
    }

    /// Makes an empty block if nothing waits.
    pub(super) async fn make_block(&self, turn: &mut Turn<'_>) -> RpcResult<BlockRef> {
        let hash = turn.seal(true).await.map_err(failed)?;
        self.block(hash)
    }

    /// The block of this hash.
    pub(super) fn block(&self, hash: Hash) -> RpcResult<BlockRef> {
        match self.client.number(hash).map_err(failed)? {
            Some(number) => Ok(BlockRef { hash, number }),
            None => Err(failed(format_args!("block {hash:?} is not in the chain"))),
        }
    }

    /// Makes blocks until that one is the best.
    pub(super) async fn go_to_block(&self, turn: &mut Turn<'_>, target: BlockNumber) -> RpcResult<BlockRef> {
        let mut best = self.best();
        if target <= best.number {
            let sentence = format!("block {target} has been: the best block is {}", best.number);
            let data = json!({ "block": target, "best": best.number });
            return Err(ErrorObjectOwned::owned(codes::PAST, sentence, Some(data)));
        }
        if target.saturating_sub(best.number) > MAX_BLOCKS {
            return Err(invalid(format!(
                "block {target} is more than {MAX_BLOCKS} blocks after the best one, {}: go there in several steps",
                best.number
            )));
        }
        while best.number < target {
            best = self.make_block(turn).await?;
        }
        Ok(best)
    }

    /// The present epoch.
    fn epoch(&self) -> RpcResult<EpochIndex> {
        let best = self.client.info().best_hash;
        self.client.runtime_api().epoch(best).map(|epoch| epoch.index).map_err(failed)
    }

    /// Makes blocks until that epoch begins, or the next one.
    pub(super) async fn go_to_epoch(&self, turn: &mut Turn<'_>, target: Option<EpochIndex>) -> RpcResult<BlockRef> {
        let present = self.epoch()?;
        let target = target.unwrap_or(present.saturating_add(1));
        if target <= present {
            let sentence = format!("epoch {target} has begun: the present one is {present}");
            let data = json!({ "epoch": target, "present": present });
            return Err(ErrorObjectOwned::owned(codes::PAST, sentence, Some(data)));
        }
        // Lengths of epochs are parameters, which may change on the way: so it is not reckoned but looked at.
        for _ in 0..MAX_BLOCKS {
            let block = self.make_block(turn).await?;
            if self.epoch()? >= target {
                return Ok(block);
            }
        }
        let sentence = format!(
            "epoch {target} has not begun after {MAX_BLOCKS} blocks: the present one is {}; call again to go on",
            self.epoch()?
        );
        Err(ErrorObjectOwned::owned(codes::FAILED, sentence, Some(json!({ "best": self.best().number }))))
    }

    /// Puts the clock forward and makes a block.
    pub(super) async fn go_to_time(&self, turn: &mut Turn<'_>, seconds: u64) -> RpcResult<BlockRef> {
        self.clock.advance(self.best().hash, seconds.saturating_mul(1000)).map_err(failed)?;
        self.make_block(turn).await
    }

    /// Waits until a block that was made is final, and answers it.
    pub(super) async fn settled(&self, block: BlockRef) -> RpcResult<BlockRef> {
        let since = Instant::now();
        while self.client.info().finalized_number < block.number {
            if since.elapsed() > PATIENCE {
                return Err(failed(format_args!("block {} does not become final", block.number)));
            }
            sleep(PAUSE).await;
        }
        Ok(block)
    }

    /// Waits until nothing is about to become final. What `engine_createBlock` made is final only if it says so.
    pub(super) async fn calm(&self) {
        let since = Instant::now();
        let is_final = || {
            let info = self.client.info();
            info.finalized_hash == info.best_hash
        };
        while !is_final() && since.elapsed() < LAG.saturating_mul(5) {
            sleep(PAUSE).await;
        }
    }
}
