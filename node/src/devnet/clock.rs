//! The time of the next block.
//!
//! Aura panics when a slot repeats and when the slot disagrees with the timestamp, and blocks on demand come faster than
//! slots. So time is derived from the chain itself: a block is dated now, but at least one slot after its parent. That is
//! right for any parent, in any order of commands, and over restarts, because there is no clock beside the chain's own to
//! get out of step with it. The digest follows, since the SDK derives the slot from this timestamp.

use crate::service::FullClient;
use sc_client_api::StorageProvider;
use sp_blockchain::HeaderBackend;
use sp_consensus_aura::SlotDuration;
use sp_inherents::CreateInherentDataProviders;
use sp_runtime::traits::Zero;
use sp_storage::StorageKey;
use sp_timestamp::{InherentDataProvider, Timestamp};
use std::{error::Error, sync::Arc};
use tributary_primitives::{Hash, Moment};
use tributary_runtime::opaque::Block;

/// When the block after one of time `parent` happens, at time `now`; all in milliseconds.
///
/// Blocks that come faster than slots run ahead of the time, one slot each; the time catches up when they stop.
fn next(now: Moment, parent: Moment, slot: Moment) -> Moment {
    now.max(parent.saturating_add(slot))
}

/// Dates each block after its parent.
pub fn inherents(
    client: Arc<FullClient>,
    slot_duration: SlotDuration,
) -> impl CreateInherentDataProviders<Block, (), InherentDataProviders = InherentDataProvider> {
    move |parent, ()| {
        let timestamp = timestamp_of(&client, parent)
            .map(|parent| next(Timestamp::current().as_millis(), parent, slot_duration.as_millis()));
        async move { Ok(InherentDataProvider::new(timestamp?.into())) }
    }
}

/// The time of a block, in milliseconds since the Unix epoch; 0 for the genesis, which has none.
///
/// Read from the state without the runtime, so that the clock works whatever the runtime is upgraded to.
fn timestamp_of(client: &FullClient, block: Hash) -> Result<Moment, Box<dyn Error + Send + Sync>> {
    match client.storage(block, &timestamp_key())? {
        Some(value) => Ok(Moment::from_le_bytes(value.0.as_slice().try_into()?)),
        None if client.number(block)?.is_some_and(|number| number.is_zero()) => Ok(0),
        None => Err(format!("block {block:?} has no timestamp").into()),
    }
}

/// Where the runtime keeps the time of the block: `Timestamp::Now`.
fn timestamp_key() -> StorageKey {
    let prefix = [sp_io::hashing::twox_128(b"Timestamp"), sp_io::hashing::twox_128(b"Now")];
    StorageKey(prefix.concat())
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
    fn the_key_is_that_of_the_runtime() {
        // `Timestamp::Now` of any Substrate chain.
        let expected = "f0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb";
        assert_eq!(
            timestamp_key().0,
            (0..64).step_by(2).map(|i| u8::from_str_radix(&expected[i..i + 2], 16).unwrap()).collect::<Vec<_>>()
        );
    }
}
