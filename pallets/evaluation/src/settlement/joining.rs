//! Stake that was added before the epoch enters the pools.

use super::Stage;
use crate::{Config, Joins, Pallet, Progress, Totals, WeightInfo};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::weights::Weight;
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult};
use tributary_primitives::{AccountId, EpochIndex, Phase};

/// Positions that enter their pools in one page.
pub(crate) const JOINS_PER_PAGE: u32 = 32;

/// What has joined is no longer listed among what joins.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Joining {
    /// Whether enough was revealed for a consensus.
    pub has_quorum: bool,
    /// The last position that joined, as `[evaluator, who]`: the next page goes on behind it. Whoever looked for the
    /// first one again would walk over all that joined in the same block.
    pub last: Option<[[u8; 32]; 2]>,
}

impl Stage for Joining {
    /// Positions: `(evaluator, who)`.
    type Work = Vec<(AccountId, AccountId)>;

    fn phase(&self) -> Phase {
        Phase::Joining
    }

    fn into_progress(self) -> Progress {
        Progress::Joining(self)
    }

    fn plan<T: Config>(&self, epoch: EpochIndex) -> Option<Self::Work> {
        let before = epoch.checked_sub(1)?;
        let left = match self.last.map(|last| last.map(AccountId::new)) {
            Some([evaluator, who]) => {
                Joins::<T>::iter_key_prefix_from((before,), Joins::<T>::hashed_key_for((before, evaluator, who)))
            }
            None => Joins::<T>::iter_key_prefix((before,)),
        };
        let joins: Vec<_> = left.take(JOINS_PER_PAGE as usize).collect();
        (!joins.is_empty()).then_some(joins)
    }

    fn weigh<T: Config>(&self, joins: &Self::Work) -> Weight {
        T::WeightInfo::settle_joins(joins.len() as u32)
    }

    fn heaviest_page<T: Config>(&self) -> Weight {
        T::WeightInfo::settle_joins(JOINS_PER_PAGE)
    }

    fn run<T: Config>(&mut self, epoch: EpochIndex, _: &mut Totals, joins: &Self::Work) -> DispatchResult {
        let before = epoch.checked_sub(1).ok_or(DispatchError::Corruption)?;
        for (evaluator, who) in joins {
            Joins::<T>::remove((before, evaluator, who));
            Pallet::<T>::alone(epoch, self.phase(), || Pallet::<T>::join(before, evaluator, who));
        }
        let last = joins.last().map(|(evaluator, who)| [evaluator, who].map(|account| account.clone().into()));
        self.last = last.or(self.last);
        Ok(())
    }

    fn pass_over(self, _: &Self::Work) -> Option<Self> {
        None
    }

    fn buckets_left<T: Config>(&self, _: EpochIndex) -> u32 {
        0
    }
}
