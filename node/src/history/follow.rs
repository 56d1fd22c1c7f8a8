//! Follows what becomes final, a block at a time, and goes back when a devnet does.
//!
//! What happened in a block lies in its state, which most nodes let go 256 blocks later. So the last block that was
//! read is pinned: the node lets no later state go before it was read. A node that ran without a history for longer, or
//! that synced by warp, lacks some blocks for ever: that is a hole, and is told. After one the assets are looked at
//! anew, so that what each received is right in sum.

use super::{
    History, LOG_TARGET, Trouble,
    money::{BEFORE, Payment, ROYALTY},
    names, record,
    store::{Draft, Head, Store},
};
use crate::{
    decode::{Event, Reader},
    storage,
};
use codec::Encode;
use futures::{FutureExt, StreamExt};
use sc_client_api::{Backend, BlockchainEvents};
use serde_json::Value as Json;
use sp_blockchain::HeaderBackend;
use std::{collections::BTreeSet, sync::Arc, time::Duration};
use tokio::{task::yield_now, time::timeout};
use tributary_primitives::{AssetId, BlockNumber, EpochIndex, Hash, Moment};

/// The chain is looked at after so long, told of a block or not.
const REFRESH: Duration = Duration::from_secs(5);

/// The events of the ledger after which an asset's records have changed.
const LEDGER_CHANGES: [&str; 3] = ["GrantWaits", "GrantReclaimed", "SplitFixed"];
/// The events of the registry after which they have not.
const REGISTRY_USE: [&str; 2] = ["AssetUsed", "UsageForgotten"];

/// Writes the file.
pub struct Writer {
    store: Store,
    /// The block whose state, and every later one's, the node keeps for the history.
    pinned: Option<Hash>,
    /// Whether the chain is being taken back: then nothing is read.
    paused: bool,
    /// What the log said last of what goes wrong, lest it say so again and again.
    told: Option<String>,
}

/// While it lives, the chain may be taken back; then so is the history.
pub struct Paused(Arc<History>);

impl Drop for Paused {
    fn drop(&mut self) {
        self.0.go_back();
    }
}

impl Writer {
    /// Writes to `store`.
    pub fn new(store: Store) -> Self {
        Self { store, pinned: None, paused: false, told: None }
    }
}

impl History {
    /// Follows the chain for as long as the node runs.
    pub(super) async fn follow(self: Arc<Self>) {
        let mut finalized = self.client.finality_notification_stream();
        loop {
            while self.go_on() {
                // What is told meanwhile is that there is more.
                while finalized.next().now_or_never().flatten().is_some() {}
                yield_now().await;
            }
            if let Ok(None) = timeout(REFRESH, finalized.next()).await {
                return;
            }
        }
    }

    /// Has the node keep the state of the last block that was kept, for as long as the next one was not read.
    pub(super) fn hold(&self) {
        let mut writer = self.writer();
        let last = writer.store.height().ok().flatten();
        if let Some(hash) = last.and_then(|number| writer.store.hash(number).ok().flatten()) {
            self.pin(&mut writer, hash);
        }
    }

    /// Lets the chain be taken back for as long as the answer lives: nothing is read meanwhile, for what is being taken
    /// away cannot be.
    pub fn pause(self: &Arc<Self>) -> Paused {
        self.writer().paused = true;
        Paused(self.clone())
    }

    /// Takes away what is not in the chain any more.
    fn go_back(&self) {
        let mut writer = self.writer();
        writer.paused = false;
        let best = self.client.info().best_number;
        let cut = match writer.store.height() {
            Ok(Some(height)) if height > best => writer.store.cut(best),
            Ok(_) => Ok(()),
            Err(trouble) => Err(trouble),
        };
        self.tell(&mut writer, cut);
    }

    /// Reads the next block, if there is one. Answers whether there may be more.
    fn go_on(&self) -> bool {
        let mut writer = self.writer();
        if writer.paused {
            return false;
        }
        let step = self.step(&mut writer);
        self.tell(&mut writer, step).unwrap_or_default()
    }

    /// Says what goes wrong, once.
    fn tell<T>(&self, writer: &mut Writer, done: Result<T, Trouble>) -> Option<T> {
        let sentence = match done {
            Ok(done) => {
                writer.told = None;
                return Some(done);
            }
            Err(Trouble::Block(sentence)) => sentence,
            Err(Trouble::File(error)) => {
                // The node's own data would grow for as long as the disk does not do.
                if let Some(hash) = writer.pinned.take() {
                    self.backend.unpin_block(hash);
                }
                format!("the history cannot be written: {error}: it goes on when it can be")
            }
        };
        if writer.told.as_ref() != Some(&sentence) {
            log::error!(target: LOG_TARGET, "{sentence}");
            writer.told = Some(sentence);
        }
        None
    }

    fn step(&self, writer: &mut Writer) -> Result<bool, Trouble> {
        let finalized = self.client.info().finalized_number;
        let height = writer.store.height()?;
        if let Some(height) = height {
            let common = self.common(&writer.store, height.min(finalized))?;
            if common < height.min(finalized) {
                writer.store.cut(common)?;
                return Ok(true);
            }
            if height >= finalized {
                return Ok(false);
            }
        }
        let next = height.map_or(1, |height| height.saturating_add(1));
        if next > finalized {
            return Ok(false);
        }
        let begin = if height.is_some() && self.has_state(next) { next } else { self.oldest(next, finalized) };
        if let Some(height) = height
            && begin > next
        {
            log::warn!(
                target: LOG_TARGET,
                "the history lacks the blocks after {height} and before {begin}: the node has their state no more; \
                 with --state-pruning archive it keeps it"
            );
            writer.store.hole(next, begin - 1)?;
        }
        if begin > finalized {
            return Ok(false);
        }
        match self.read(writer, begin) {
            Err(Trouble::Block(sentence)) => {
                // Of many in a row the first is told.
                if writer.store.hash(begin - 1)?.is_some() || begin == 1 {
                    log::error!(target: LOG_TARGET, "the history lacks block {begin}: {sentence}");
                }
                writer.store.hole(begin, begin)?;
                Ok(true)
            }
            read => read.map(|()| true),
        }
    }

    /// The last block up to `number` that is in the chain as it is kept.
    fn common(&self, store: &Store, mut number: BlockNumber) -> Result<BlockNumber, Trouble> {
        while let Some(kept) = store.hash(number)? {
            if self.hash(number)? == Some(kept) {
                break;
            }
            number = number.saturating_sub(1);
        }
        Ok(number)
    }

    fn hash(&self, number: BlockNumber) -> Result<Option<Hash>, String> {
        self.client.hash(number).map_err(|error| format!("block {number} cannot be found: {error}"))
    }

    fn has_state(&self, number: BlockNumber) -> bool {
        let hash = self.hash(number).ok().flatten();
        hash.is_some_and(|hash| self.backend.have_state_at(hash, number))
    }

    /// The first block from `from` to `to` whose parent's state is there, or the one after `to`: of states, the node
    /// lets the oldest go first.
    fn oldest(&self, from: BlockNumber, to: BlockNumber) -> BlockNumber {
        let (mut low, mut high) = (from, to.saturating_add(1));
        while low < high {
            let middle = low + (high - low) / 2;
            if self.has_state(middle.saturating_sub(1)) { high = middle } else { low = middle + 1 }
        }
        low
    }

    /// Reads a block and keeps it.
    fn read(&self, writer: &mut Writer, number: BlockNumber) -> Result<(), Trouble> {
        let hash = self.hash(number)?.ok_or_else(|| format!("there is no block {number}"))?;
        let block = self.decoder.at(hash)?;
        let time: Moment = block.plain(storage::TIME)?.unwrap_or_default();
        let epoch: EpochIndex = block.plain(storage::EPOCH)?.unwrap_or_default();
        let before = number.saturating_sub(1);
        let goes_on = before > 0 && writer.store.hash(before)?.is_some();
        let mut draft = writer.store.draft(Head { number, hash, time, epoch })?;
        if !goes_on && let Some(parent) = self.hash(before)? {
            open(&self.decoder.at(parent)?, before, &draft)?;
        }
        let mut touched = Touched::default();
        block.each_event(|event| {
            touched.note(&event);
            draft.event(&event)
        })?;
        touched.write(&block, number, &draft)?;
        draft.commit()?;
        self.pin(writer, hash);
        Ok(())
    }

    /// Has the node keep this state, and let go of the one that it kept before.
    fn pin(&self, writer: &mut Writer, hash: Hash) {
        // A state that is gone cannot be kept; the next one may be.
        let pinned = self.backend.pin_block(hash).is_ok().then_some(hash);
        if let Some(before) = std::mem::replace(&mut writer.pinned, pinned) {
            self.backend.unpin_block(before);
        }
    }
}

/// Writes all assets as they are in a block, and what they had received by then that is not known of: the history
/// begins after it.
fn open(block: &Reader, number: BlockNumber, draft: &Draft<'_>) -> Result<(), Trouble> {
    for id in record::ids(block)? {
        let Some(asset) = record::read(block, id)? else { continue };
        draft.asset(id, number, Some(&asset))?;
        let (income, royalties) = draft.received(id)?;
        for (kind, total, known) in [(BEFORE, asset.lifetime, income), (ROYALTY, asset.royalties, royalties)] {
            let amount = total.saturating_sub(known);
            if amount > 0 {
                draft.payment(&Payment { kind, asset: Some(id), payer: None, payee: None, amount })?;
            }
        }
    }
    Ok(())
}

/// What a block has changed that is looked up in its state.
#[derive(Default)]
struct Touched {
    assets: BTreeSet<u32>,
    settled: BTreeSet<EpochIndex>,
}

impl Touched {
    fn note(&mut self, event: &Event) {
        let name = event.event.as_str();
        let changes_asset = match event.pallet.as_str() {
            "Registry" => !REGISTRY_USE.contains(&name),
            "Rewards" => LEDGER_CHANGES.contains(&name),
            _ => false,
        };
        if changes_asset {
            self.assets.extend(names::number(&event.fields, "asset"));
        }
        if name == "EpochSettled" {
            self.settled.extend(names::epoch_of(event));
        }
    }

    fn write(self, block: &Reader, number: BlockNumber, draft: &Draft<'_>) -> Result<(), Trouble> {
        for id in self.assets {
            draft.asset(id, number, record::read(block, id)?.as_ref())?;
        }
        for epoch in self.settled {
            scores(block, epoch, draft)?;
        }
        Ok(())
    }
}

/// Writes what consensus made of assets in an epoch that was settled.
fn scores(block: &Reader, epoch: EpochIndex, draft: &Draft<'_>) -> Result<(), Trouble> {
    let key = epoch.encode();
    for end in block.keys(storage::OUTCOMES, Some(&key))? {
        let bucket = u32::from_be_bytes(storage::OUTCOMES.decode_all(&end)?);
        let outcomes = block.entry_at(storage::OUTCOMES, &key, &end)?.unwrap_or_default();
        for outcome in outcomes.as_array().map(Vec::as_slice).unwrap_or_default() {
            let slot = names::number(outcome, "slot").and_then(|slot| u8::try_from(slot).ok());
            let asset = slot.and_then(|slot| AssetId::at(bucket, slot));
            let consensus = names::number(outcome, "consensus");
            let score = outcome.get("score").and_then(Json::as_str);
            if let (Some(asset), Some(consensus), Some(score)) = (asset, consensus, score) {
                draft.score(asset.0, epoch, consensus, score)?;
            }
        }
    }
    Ok(())
}
