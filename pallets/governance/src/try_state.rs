//! What must always hold of governance. The numbers are those of the documentation.

use crate::{Config, ContributorVotes, Pallet, PeriodDivisor, Recorded, RoomAfter};
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::Polling};
use pallet_referenda::ReferendumInfoFor;
use sp_runtime::TryRuntimeError;
use tributary_primitives::{sums, traits::Voices};

impl<T: Config> Pallet<T> {
    /// Checks every invariant; O(contributors' votes).
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        ensure!(PeriodDivisor::<T>::get() >= 1, "invariant 11: the period divisor is zero");
        Self::check_tracks().map_err(TryRuntimeError::Other)?;
        let now = frame_system::Pallet::<T>::block_number();
        let ahead = RoomAfter::<T>::iter().all(|(full, instead)| full > now && instead > full);
        ensure!(ahead, "invariant 11: a full block is over, or passed over for an earlier one");
        Self::votes()
    }

    /// Invariant 10.
    fn votes() -> Result<(), TryRuntimeError> {
        let (mut counted, mut records) = (BTreeMap::new(), BTreeMap::<_, u32>::new());
        for (poll, who, vote) in ContributorVotes::<T>::iter() {
            let count = records.entry(poll).or_default();
            *count = count.saturating_add(1);
            ensure!(vote.voice <= T::Voices::voice(&who), "invariant 10: a vote of more than was earned");
            sums::add(&mut counted, (poll, vote.aye), vote.voice)?;
        }
        let kept: BTreeMap<_, _> = Recorded::<T>::iter().map(|(poll, records)| (poll, records.count)).collect();
        ensure!(kept == records, "invariant 10: not as many votes are recorded as are counted");
        for poll in ReferendumInfoFor::<T>::iter_keys() {
            let Some((tally, _)) = T::Polls::as_ongoing(poll) else { continue };
            for (aye, sum) in [(true, tally.contributor_ayes), (false, tally.contributor_nays)] {
                let recorded = counted.get(&(poll, aye)).copied().unwrap_or_default();
                ensure!(recorded == sum, "invariant 10: a tally is not the sum of the votes");
            }
        }
        Ok(())
    }
}
