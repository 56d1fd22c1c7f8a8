//! The methods `dev_*`, by which a developer has the chain do what would take time, somebody else's tokens or somebody
//! else's signature. Only the devnet has them.
//!
//! [`blocks`] makes blocks and puts the clock forward, [`fund`] transfers tokens from an account that has them: the
//! chain itself could do that. [`state`] does what it could not: it lays changes under a block, see
//! [`super::overrides`]. [`read`] is what callers write.

mod blocks;
mod fund;
mod read;
mod state;

use super::{
    clock::Clock,
    events::EventsFile,
    gate::GatedPool,
    rewind::Goal,
    seal::{Engine, LOG_TARGET},
};
use crate::{
    decode::Decoder,
    history::History,
    types::{FullBackend, FullClient},
};
use blocks::MAX_BLOCKS;
use jsonrpsee::{
    core::{RpcResult, async_trait},
    proc_macros::rpc,
    types::{ErrorObjectOwned, error::INVALID_PARAMS_CODE},
};
use read::{Target, read_account, read_amount, read_origin, read_planck};
use serde::Serialize;
use serde_json::{Value as Json, json};
use sp_core::Bytes;
use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tributary_primitives::{BlockNumber, Hash, Moment};

/// What an error is about, as its code.
mod codes {
    /// The devnet could not do it.
    pub const FAILED: i32 = 21_000;
    /// The block or the epoch has been.
    pub const PAST: i32 = 21_001;
    /// There is no such snapshot.
    pub const NO_SNAPSHOT: i32 = 21_002;
    /// The faucet cannot pay, or the transfer did not succeed.
    pub const NOT_FUNDED: i32 = 21_003;
    /// The call did not succeed.
    pub const REFUSED: i32 = 21_004;
}

/// A block by hash and number.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct BlockRef {
    hash: Hash,
    number: BlockNumber,
}

/// What `dev_fund` did.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Funded {
    /// Where the transfer is.
    block: BlockRef,
    /// The hash of the transfer.
    transaction: Hash,
    /// What the account can spend after that block, in planck, as a decimal string.
    free: String,
}

/// What `dev_setBalance` did.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Set {
    /// The block from which on it holds.
    block: BlockRef,
    /// What the account can spend after that block, in planck, as a decimal string.
    free: String,
}

/// What `dev_callAs` did.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Called {
    /// The block in which the call was made.
    block: BlockRef,
}

/// The methods. Numbers in JSON are exact up to 2^53; larger ones are strings.
#[rpc(server)]
pub trait DevApi {
    /// Makes so many blocks, 1 unless it is said, all final; answers the last.
    #[method(name = "dev_mine")]
    async fn mine(&self, count: Option<u32>) -> RpcResult<BlockRef>;

    /// Makes blocks until `{"block": n}`, or until the epoch `{"epoch": n}` or `{"epoch": "next"}` begins, or puts the
    /// clock forward by `{"seconds": n}` and makes a block; answers the last.
    #[method(name = "dev_fastForward")]
    async fn fast_forward(&self, target: Json) -> RpcResult<BlockRef>;

    /// Transfers planck from the faucet to an account; answers when the transfer is final.
    #[method(name = "dev_fund")]
    async fn fund(&self, account: String, amount: Json) -> RpcResult<Funded>;

    /// Remembers the best block; answers the number by which `dev_revert` knows it.
    #[method(name = "dev_snapshot")]
    async fn snapshot(&self) -> RpcResult<u32>;

    /// Goes back to a snapshot, which is forgotten with all that were taken after it; answers the best block.
    #[method(name = "dev_revert")]
    async fn revert(&self, id: u32) -> RpcResult<BlockRef>;

    /// Makes a block in which `call` is made as if `who` had signed it, or root had decided it: the call's bytes in
    /// hexadecimal, or an object with `call` and `args`. Answers when it has succeeded and is final.
    #[method(name = "dev_callAs")]
    async fn call_as(&self, who: String, call: Json) -> RpcResult<Called>;

    /// Makes a block in which what `who` can spend becomes so much planck, and all tokens together more or less by the
    /// difference; answers when it is final.
    #[method(name = "dev_setBalance")]
    async fn set_balance(&self, who: String, planck: Json) -> RpcResult<Set>;

    /// Makes a block under which entries of the state are changed: `[key, value]` in hexadecimal, with null for what is
    /// to be removed; answers when it is final.
    #[method(name = "dev_setStorage")]
    async fn set_storage(&self, entries: Vec<(Bytes, Option<Bytes>)>) -> RpcResult<BlockRef>;
}

/// A point to go back to.
#[derive(Clone, Copy, Debug)]
struct Snapshot {
    id: u32,
    block: BlockRef,
    /// How far the clock was ahead of the time, in milliseconds.
    lead: Moment,
}

/// The snapshots that can be gone back to, oldest first.
#[derive(Default)]
struct Snapshots {
    taken: u32,
    kept: Vec<Snapshot>,
}

/// Serves the methods.
#[derive(Clone)]
pub struct Dev {
    /// Access to the chain and its state.
    pub client: Arc<FullClient>,
    /// Where the blocks are.
    pub backend: Arc<FullBackend>,
    /// Where transactions wait.
    pub pool: Arc<GatedPool>,
    /// Makes the blocks.
    pub engine: Arc<Engine>,
    /// Dates them.
    pub clock: Arc<Clock>,
    /// Reads what happened in them.
    pub decoder: Arc<Decoder>,
    /// Where that is written, if it is.
    pub events: Option<Arc<EventsFile>>,
    /// What happened in all of them, if that is kept.
    pub history: Option<Arc<History>>,
    /// Where it is possible to go back to.
    pub snapshots: Arc<SnapshotList>,
}

/// Snapshots are gone when the devnet ends.
#[derive(Default)]
pub struct SnapshotList(Mutex<Snapshots>);

impl SnapshotList {
    /// A panic elsewhere leaves nothing half done here.
    fn lock(&self) -> MutexGuard<'_, Snapshots> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn invalid(sentence: String) -> ErrorObjectOwned {
    ErrorObjectOwned::owned(INVALID_PARAMS_CODE, sentence, None::<()>)
}

fn failed(error: impl fmt::Display) -> ErrorObjectOwned {
    ErrorObjectOwned::owned(codes::FAILED, format!("the devnet could not do it: {error}"), None::<()>)
}

#[async_trait]
impl DevApiServer for Dev {
    async fn mine(&self, count: Option<u32>) -> RpcResult<BlockRef> {
        let count = count.unwrap_or(1);
        if !(1..=MAX_BLOCKS).contains(&count) {
            return Err(invalid(format!("{count} blocks cannot be made: pass a number from 1 to {MAX_BLOCKS}")));
        }
        let mut turn = self.engine.turn().await;
        let mut last = self.make_block(&mut turn).await?;
        for _ in 1..count {
            last = self.make_block(&mut turn).await?;
        }
        self.settled(last).await
    }

    async fn fast_forward(&self, target: Json) -> RpcResult<BlockRef> {
        let target = Target::read(&target).map_err(invalid)?;
        let mut turn = self.engine.turn().await;
        let last = match target {
            Target::Block(number) => self.go_to_block(&mut turn, number).await,
            Target::Epoch(index) => self.go_to_epoch(&mut turn, Some(index)).await,
            Target::NextEpoch => self.go_to_epoch(&mut turn, None).await,
            Target::Seconds(seconds) => self.go_to_time(&mut turn, seconds).await,
        };
        self.settled(last?).await
    }

    async fn fund(&self, account: String, amount: Json) -> RpcResult<Funded> {
        let account = read_account(&account).map_err(invalid)?;
        let value = read_amount(&amount).map_err(invalid)?;
        let mut turn = self.engine.turn().await;
        self.pay(&mut turn, &account, value).await
    }

    async fn snapshot(&self) -> RpcResult<u32> {
        let _turn = self.engine.turn().await;
        let mut snapshots = self.snapshots.lock();
        let id = snapshots.taken.checked_add(1).ok_or_else(|| failed("there are no numbers left"))?;
        snapshots.taken = id;
        snapshots.kept.push(Snapshot { id, block: self.best(), lead: self.clock.lead() });
        Ok(id)
    }

    async fn revert(&self, id: u32) -> RpcResult<BlockRef> {
        let _turn = self.engine.turn().await;
        let snapshot = self.snapshots.lock().kept.iter().find(|snapshot| snapshot.id == id).copied();
        let snapshot = snapshot.ok_or_else(|| {
            let sentence = format!(
                "there is no snapshot {id}: `dev_snapshot` takes one, and going back to it, or past it, uses it up"
            );
            ErrorObjectOwned::owned(codes::NO_SNAPSHOT, sentence, Some(json!({ "id": id })))
        })?;
        self.calm().await;
        let goal = Goal::new(self.client.clone(), self.backend.clone(), snapshot.block.hash).map_err(failed)?;
        let went = self.pool.go_back(async {
            if let Some(events) = &self.events {
                events.catch_up();
            }
            let paused = self.history.as_ref().map(History::pause);
            let reached = goal.reach().await;
            drop(paused);
            if let Some(events) = &self.events {
                events.went_back();
            }
            reached
        });
        went.await.map_err(failed)?;
        self.clock.set_lead(snapshot.lead).map_err(failed)?;
        self.snapshots.lock().kept.retain(|snapshot| snapshot.id < id);
        log::info!(target: LOG_TARGET, "back at block {}, {:?}", snapshot.block.number, snapshot.block.hash);
        Ok(self.best())
    }

    async fn call_as(&self, who: String, call: Json) -> RpcResult<Called> {
        let who = read_origin(&who).map_err(invalid)?;
        let mut turn = self.engine.turn().await;
        let order = self.read_call(who, &call)?;
        self.carry_out(&mut turn, order).await
    }

    async fn set_balance(&self, who: String, planck: Json) -> RpcResult<Set> {
        let who = read_account(&who).map_err(invalid)?;
        let planck = read_planck(&planck).map_err(invalid)?;
        let mut turn = self.engine.turn().await;
        self.set_free(&mut turn, who, planck).await
    }

    async fn set_storage(&self, entries: Vec<(Bytes, Option<Bytes>)>) -> RpcResult<BlockRef> {
        let changes = state::read_entries(entries).map_err(invalid)?;
        let mut turn = self.engine.turn().await;
        self.make_block_on(&mut turn, changes).await
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_method_has_its_heading_and_its_case() {
        const PAGE: &str = include_str!("../../../../docs/devnet-rpc.md");
        const CASES: [&str; 2] = [
            include_str!("../../../program/tests/it/dev_rpc.rs"),
            include_str!("../../../program/tests/it/dev_state.rs"),
        ];
        const POLKADOT_JS: &str = include_str!("../../../../examples/lib/dev.mjs");
        let methods = include_str!("mod.rs").lines().filter_map(|line| {
            let name = line.trim().strip_prefix("#[method(name = \"")?;
            name.strip_suffix("\")]")
        });
        assert!(methods.clone().count() >= 8);
        for method in methods {
            assert!(PAGE.lines().any(|line| line.starts_with('#') && line.contains(method)), "{method} has no heading");
            assert!(PAGE.lines().any(|line| line.starts_with(&format!("| [`{method}`]("))), "{method} has no row");
            assert!(CASES.iter().any(|cases| cases.contains(method)), "{method} has no case");
            let name = method.trim_start_matches("dev_");
            assert!(POLKADOT_JS.contains(&format!("\n      {name}: {{\n")), "polkadot.js is not told of {method}");
        }
    }
}
