//! Assets are paid by score, bucket by bucket.

use super::{Due, Stage, count_buckets, evaluators, fault, next_bucket, overflow};
use crate::{Config, Epoch, Outcomes, Progress, Totals, WeightInfo};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, traits::ConstU32, weights::Weight};
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult, traits::Zero};
use tributary_math::{
    Apportionment,
    consensus::{BUCKET, Outcome},
};
use tributary_primitives::{AssetId, EpochIndex, Phase, traits::Emission};

/// How far assets are paid.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Assets {
    /// The last bucket that is done.
    pub bucket: Option<u32>,
    /// How the assets' pot is divided, and how far that has come; `None` if there is nothing to divide it by.
    pub shares: Option<Apportionment>,
    /// The sum of the consensus over all assets.
    pub consensus: u64,
}

impl Stage for Assets {
    /// A bucket, and what consensus made of its assets.
    type Work = (u32, BoundedVec<Outcome, ConstU32<BUCKET>>);

    fn phase(&self) -> Phase {
        Phase::Assets
    }

    fn into_progress(self) -> Progress {
        Progress::Assets(self)
    }

    fn plan<T: Config>(&self, epoch: EpochIndex) -> Option<Self::Work> {
        self.shares.and_then(|_| next_bucket::<Outcomes<T>, _>(epoch, self.bucket))
    }

    fn weigh<T: Config>(&self, (_, outcomes): &Self::Work) -> Weight {
        T::WeightInfo::settle_assets(outcomes.len() as u32)
    }

    fn heaviest_page<T: Config>(&self) -> Weight {
        T::WeightInfo::settle_assets(BUCKET)
    }

    fn run<T: Config>(
        &mut self,
        epoch: EpochIndex,
        totals: &mut Totals,
        (bucket, outcomes): &Self::Work,
    ) -> DispatchResult {
        let shares = self.shares.as_mut().ok_or(DispatchError::Corruption)?;
        let mut incomes = Vec::with_capacity(outcomes.len());
        for outcome in outcomes {
            let amount = shares.next(outcome.score).map_err(fault)?;
            let asset = AssetId::at(*bucket, outcome.slot).ok_or(DispatchError::Corruption)?;
            if !amount.is_zero() {
                incomes.push((asset, amount));
            }
        }
        let created = T::Ledger::emit(&incomes, epoch)?;
        totals.assets = totals.assets.checked_add(created).ok_or_else(overflow)?;
        self.bucket = Some(*bucket);
        Ok(())
    }

    fn pass_over(self, (bucket, _): &Self::Work) -> Option<Self> {
        Some(Self { bucket: Some(*bucket), ..self })
    }

    /// The evaluators' pot is to be divided.
    fn end<T: Config>(&self, epoch: EpochIndex, record: &Epoch, totals: &mut Totals) -> Result<Due, DispatchError> {
        evaluators::due::<T>(epoch, record.pots.evaluators, self.consensus, totals)
    }

    fn buckets_left<T: Config>(&self, epoch: EpochIndex) -> u32 {
        self.shares.map_or(0, |_| count_buckets::<Outcomes<T>, _>(epoch, self.bucket))
    }
}
