//! The time of the next block.
//!
//! Aura panics when a slot repeats and when the slot disagrees with the timestamp, and blocks on demand come faster
//! than slots. So time is derived from the chain itself: a block is dated now, but at least one slot after its parent.
//! That is right for any parent, in any order of commands, and over restarts, because there is no clock beside the
//! chain's own to get out of step with it. The digest follows, since the SDK derives the slot from this timestamp.
//!
//! "Now" may be put forward: by a lead that is kept beside the chain, in the same database.

use crate::{storage, types::FullClient};
use codec::{Decode, Encode};
use sc_client_api::{AuxStore, StorageProvider};
use sp_blockchain::HeaderBackend;
use sp_consensus_aura::SlotDuration;
use sp_inherents::CreateInherentDataProviders;
use sp_runtime::traits::Zero;
use sp_timestamp::{InherentDataProvider, Timestamp};
use std::{
    error::Error,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use tributary_primitives::{Hash, Moment};
use tributary_runtime::opaque::Block;

/// When the block after one of time `parent` happens, at time `now`; all in milliseconds.
///
/// Blocks that come faster than slots run ahead of the time, one slot each; the time catches up when they stop.
fn next(now: Moment, parent: Moment, slot: Moment) -> Moment {
    now.max(parent.saturating_add(slot))
}

/// Where the database keeps the lead, as SCALE.
const LEAD_KEY: &[u8] = b"tributary/devnet/lead";

/// The lead that puts the next block `by` milliseconds after its parent of time `parent`, and keeps the clock that much
/// ahead; `None` past the end of time.
fn longer(lead: Moment, now: Moment, parent: Moment, by: Moment) -> Option<Moment> {
    // The chain may run ahead of the clock: then the way begins there.
    let ahead = parent.saturating_sub(now.checked_add(lead)?);
    let lead = lead.checked_add(ahead)?.checked_add(by)?;
    now.checked_add(lead).map(|_| lead)
}

/// The clock that blocks are dated by.
pub struct Clock {
    client: Arc<FullClient>,
    slot_duration: SlotDuration,
    /// How far it is ahead of the time, in milliseconds.
    lead: AtomicU64,
}

impl Clock {
    /// The clock of a chain, with the lead that it had when the chain was last run.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub fn new(client: Arc<FullClient>, slot_duration: SlotDuration) -> sp_blockchain::Result<Self> {
        let lead = match client.get_aux(LEAD_KEY)? {
            Some(lead) => Moment::decode(&mut lead.as_slice()).map_err(|error| {
                sp_blockchain::Error::Backend(format!("the lead of the clock is unreadable: {error}"))
            })?,
            None => 0,
        };
        Ok(Self { client, slot_duration, lead: lead.into() })
    }

    /// The least time between two blocks.
    pub fn slot_duration(&self) -> SlotDuration {
        self.slot_duration
    }

    /// How far it is ahead of the time, in milliseconds.
    pub fn lead(&self) -> Moment {
        self.lead.load(Ordering::SeqCst)
    }

    /// Puts it so far ahead of the time, in milliseconds, and remembers that.
    ///
    /// # Errors
    ///
    /// When the database cannot be written; nothing has changed then.
    pub fn set_lead(&self, lead: Moment) -> sp_blockchain::Result<()> {
        self.client.insert_aux(&[(LEAD_KEY, lead.encode().as_slice())], &[])?;
        self.lead.store(lead, Ordering::SeqCst);
        Ok(())
    }

    /// Puts it forward: the block after `parent` is dated at least `by` milliseconds after it, and time goes on from
    /// there.
    ///
    /// # Errors
    ///
    /// When the state of `parent` cannot be read or the database not be written, or past the end of time.
    pub fn advance(&self, parent: Hash, by: Moment) -> Result<(), Box<dyn Error + Send + Sync>> {
        let (now, parent) = (Timestamp::current().as_millis(), timestamp_of(&self.client, parent)?);
        let lead = longer(self.lead(), now, parent, by).ok_or("time does not go on for so long")?;
        Ok(self.set_lead(lead)?)
    }

    /// When the block after `parent` happens.
    fn after(&self, parent: Hash) -> Result<Timestamp, Box<dyn Error + Send + Sync>> {
        let now = Timestamp::current().as_millis().saturating_add(self.lead());
        Ok(next(now, timestamp_of(&self.client, parent)?, self.slot_duration.as_millis()).into())
    }
}

/// Dates each block after its parent.
pub fn inherents(
    clock: Arc<Clock>,
) -> impl CreateInherentDataProviders<Block, (), InherentDataProviders = InherentDataProvider> {
    move |parent, ()| {
        let timestamp = clock.after(parent);
        async move { Ok(InherentDataProvider::new(timestamp?)) }
    }
}

/// The time of a block, in milliseconds since the Unix epoch; 0 for the genesis, which has none.
///
/// Read from the state without the runtime, so that the clock works whatever the runtime is upgraded to.
fn timestamp_of(client: &FullClient, block: Hash) -> Result<Moment, Box<dyn Error + Send + Sync>> {
    match client.storage(block, &storage::TIME.key())? {
        Some(value) => Ok(Moment::from_le_bytes(value.0.as_slice().try_into()?)),
        None if client.number(block)?.is_some_and(|number| number.is_zero()) => Ok(0),
        None => Err(format!("block {block:?} has no timestamp").into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_dated_now() {
        assert_eq!(next(1_700_000_000_000, 0, 100), 1_700_000_000_000);
        assert_eq!(next(5_000, 4_000, 100), 5_000);
    }

    #[test]
    fn blocks_faster_than_slots_take_a_slot_each() {
        let mut time = 1_000;
        for count in 1..=50 {
            time = next(1_000, time, 100);
            assert_eq!(time, 1_000 + 100 * count);
        }
        assert_eq!(next(9_999, time, 100), 9_999, "and the time catches up");
    }

    #[test]
    fn a_clock_that_was_set_back_does_not_repeat_a_slot() {
        let (slot, parent) = (100, 1_700_000_000_050);
        let time = next(parent - 60_000, parent, slot);
        assert_eq!(time / slot, parent / slot + 1);
    }

    #[test]
    fn the_end_of_time_does_not_panic() {
        assert_eq!(next(0, u64::MAX, 100), u64::MAX);
    }

    #[test]
    fn the_lead_grows_by_what_is_asked() {
        assert_eq!(longer(0, 5_000, 4_000, 60_000), Some(60_000));
        assert_eq!(longer(60_000, 5_000, 64_000, 1_000), Some(61_000));
        assert_eq!(longer(0, 1_000, 6_000, 10_000), Some(15_000), "from where the chain is");
        assert_eq!(longer(0, 1_000, 0, u64::MAX), None);
    }

    #[test]
    fn the_key_is_that_of_the_runtime() {
        // `Timestamp::Now` of any Substrate chain.
        let expected = "f0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb";
        assert_eq!(
            storage::TIME.key().0,
            (0..64).step_by(2).map(|i| u8::from_str_radix(&expected[i..i + 2], 16).unwrap()).collect::<Vec<_>>()
        );
    }
}
