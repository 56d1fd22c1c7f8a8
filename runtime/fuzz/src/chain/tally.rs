//! What became of an input.

use frame_support::traits::CallMetadata;
use std::collections::BTreeMap;

/// What became of an input.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Blocks that were made.
    pub blocks: u64,
    /// Calls that succeeded and that failed, by pallet and name: dispatched, or in a transaction.
    pub calls: BTreeMap<(&'static str, &'static str), [u64; 2]>,
    /// Transactions that no block takes.
    pub refused: u64,
    /// Bytes that are no transaction or no call.
    pub undecodable: u64,
    /// Calls that were left out; see [`crate::excluded`].
    pub excluded: u64,
}

impl Tally {
    /// Adds what became of another input.
    pub fn add(&mut self, other: Self) {
        self.blocks += other.blocks;
        self.refused += other.refused;
        self.undecodable += other.undecodable;
        self.excluded += other.excluded;
        for (name, [done, failed]) in other.calls {
            let sum = self.calls.entry(name).or_default();
            sum[0] += done;
            sum[1] += failed;
        }
    }

    /// Calls that succeeded.
    pub fn done(&self) -> u64 {
        self.calls.values().map(|[done, _]| done).sum()
    }

    /// Calls that failed.
    pub fn failed(&self) -> u64 {
        self.calls.values().map(|[_, failed]| failed).sum()
    }

    pub(super) fn note(&mut self, name: CallMetadata, succeeded: bool) {
        let [done, failed] = self.calls.entry((name.pallet_name, name.function_name)).or_default();
        *(if succeeded { done } else { failed }) += 1;
    }
}
