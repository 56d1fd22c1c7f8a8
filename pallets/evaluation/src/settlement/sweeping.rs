//! What is left of an epoch that is history goes, bucket by bucket.

use super::{Due, Stage, count_buckets, next_bucket};
use crate::{Buckets, Config, Epoch, Epochs, Outcomes, Progress, Revealed, Scored, Scores, Totals, WeightInfo};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::Get, weights::Weight};
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult};
use tributary_primitives::{EpochIndex, Phase};

/// How far it has gone.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Sweeping {
    /// The last bucket that is gone: the next page goes on behind it, and walks over none that went in the same block.
    pub last: Option<u32>,
}

impl Stage for Sweeping {
    /// An epoch that is history, a bucket of it, and what is scored in that.
    type Work = (EpochIndex, u32, Scored);

    fn phase(&self) -> Phase {
        Phase::Sweeping
    }

    fn into_progress(self) -> Progress {
        Progress::Sweeping(self)
    }

    fn plan<T: Config>(&self, epoch: EpochIndex) -> Option<Self::Work> {
        let old = history::<T>(epoch)?;
        next_bucket::<Buckets<T>, _>(old, self.last).map(|(bucket, scored)| (old, bucket, scored))
    }

    fn weigh<T: Config>(&self, (_, _, scored): &Self::Work) -> Weight {
        T::WeightInfo::settle_sweep(scored.rows)
    }

    fn heaviest_page<T: Config>(&self) -> Weight {
        T::WeightInfo::settle_sweep(T::MaxEvaluators::get())
    }

    fn run<T: Config>(&mut self, _: EpochIndex, _: &mut Totals, (old, bucket, scored): &Self::Work) -> DispatchResult {
        let revealed = Revealed::<T>::get(old);
        for revealer in scored.indices().filter_map(|index| revealed.get(usize::from(index))) {
            Scores::<T>::remove((*old, *bucket, &revealer.account));
        }
        Buckets::<T>::remove(old, bucket.to_be_bytes());
        Outcomes::<T>::remove(old, bucket.to_be_bytes());
        self.last = Some(*bucket);
        Ok(())
    }

    fn pass_over(self, _: &Self::Work) -> Option<Self> {
        None
    }

    fn end<T: Config>(&self, epoch: EpochIndex, _: &Epoch, _: &mut Totals) -> Result<Due, DispatchError> {
        if let Some(old) = history::<T>(epoch) {
            Revealed::<T>::remove(old);
            Epochs::<T>::remove(old);
        }
        Ok(Due::default())
    }

    fn buckets_left<T: Config>(&self, epoch: EpochIndex) -> u32 {
        history::<T>(epoch).map_or(0, |old| count_buckets::<Buckets<T>, _>(old, self.last))
    }
}

/// The epoch that becomes history when `epoch` is settled, if there is one.
fn history<T: Config>(epoch: EpochIndex) -> Option<EpochIndex> {
    epoch.checked_sub(T::HistoryDepth::get())
}
