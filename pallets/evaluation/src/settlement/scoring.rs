//! Scores become consensus, bucket by bucket.

use super::{Stage, count_buckets, fault, next_bucket, overflow};
use crate::{
    Buckets, Config, Epoch, Outcomes, Progress, Revealed, Revealer, RolledOver, Scored, Scores, SettlingSums, Totals,
    WeightInfo,
};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, traits::Get, weights::Weight};
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult};
use tributary_math::{
    Apportionment, U256,
    consensus::{self, BUCKET, Row, Stewards},
};
use tributary_primitives::{EpochIndex, Phase, traits::Assets};

/// How far scores have become consensus.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Scoring {
    /// The last bucket that is done.
    pub bucket: Option<u32>,
    /// The sum of the consensus over the assets done.
    pub consensus: u64,
    /// The sum of the scores of the assets done.
    pub scores: U256,
}

impl Stage for Scoring {
    /// A bucket, and what is scored in it.
    type Work = (u32, Scored);

    fn phase(&self) -> Phase {
        Phase::Scoring
    }

    fn into_progress(self) -> Progress {
        Progress::Scoring(self)
    }

    fn plan<T: Config>(&self, epoch: EpochIndex) -> Option<Self::Work> {
        next_bucket::<Buckets<T>, _>(epoch, self.bucket)
    }

    fn weigh<T: Config>(&self, (_, scored): &Self::Work) -> Weight {
        weight::<T>(scored.rows, scored.scores.saturating_sub(scored.rows))
    }

    fn heaviest_page<T: Config>(&self) -> Weight {
        let evaluators = T::MaxEvaluators::get();
        weight::<T>(evaluators, evaluators.saturating_mul(BUCKET.saturating_sub(1)))
    }

    fn run<T: Config>(&mut self, epoch: EpochIndex, _: &mut Totals, (bucket, scored): &Self::Work) -> DispatchResult {
        let revealed = Revealed::<T>::get(epoch);
        let stakes: Vec<_> = revealed.iter().map(|revealer| revealer.stake).collect();
        let rows: Vec<(u16, Row)> = scored
            .indices()
            .filter_map(|index| {
                let revealer = revealed.get(usize::from(index))?;
                Scores::<T>::get((epoch, *bucket, &revealer.account)).map(|row| (index, row))
            })
            .collect();
        let stewards = stewards::<T>(*bucket, &revealed);

        let mut sums = SettlingSums::<T>::get().into_inner();
        let outcomes = consensus::settle(&stakes, &rows, &stewards, &mut sums, &mut self.consensus).map_err(fault)?;
        for outcome in &outcomes {
            self.scores = self.scores.checked_add(outcome.score).ok_or_else(overflow)?;
        }
        SettlingSums::<T>::put(BoundedVec::truncate_from(sums));
        Outcomes::<T>::insert(epoch, bucket.to_be_bytes(), BoundedVec::truncate_from(outcomes));
        self.bucket = Some(*bucket);
        Ok(())
    }

    fn pass_over(self, (bucket, _): &Self::Work) -> Option<Self> {
        Some(Self { bucket: Some(*bucket), ..self })
    }

    /// The assets' pot, with what earlier epochs left, is to be divided; without a consensus it is left to the next
    /// epoch.
    fn end<T: Config>(
        &self,
        _: EpochIndex,
        record: &Epoch,
        totals: &mut Totals,
    ) -> Result<Option<Apportionment>, DispatchError> {
        let pot = record.pots.assets.checked_add(RolledOver::<T>::take()).ok_or_else(overflow)?;
        if self.scores.is_zero() {
            totals.rolled_over = pot;
            RolledOver::<T>::put(pot);
            return Ok(None);
        }
        Apportionment::new(pot, self.scores).map(Some).map_err(fault)
    }

    fn buckets_left<T: Config>(&self, epoch: EpochIndex) -> u32 {
        count_buckets::<Buckets<T>, _>(epoch, self.bucket)
    }
}

/// What a bucket weighs: by its rows, and by what each score beyond the first of a row adds.
fn weight<T: Config>(rows: u32, more: u32) -> Weight {
    T::WeightInfo::settle_rows(rows)
        .saturating_add(T::WeightInfo::settle_more_scores(more))
        .saturating_sub(T::WeightInfo::settle_more_scores(0))
}

/// The stewards of a bucket's assets, by their numbers in order of reveal.
fn stewards<T: Config>(bucket: u32, revealed: &[Revealer]) -> Stewards {
    let numbers: BTreeMap<_, _> = revealed.iter().zip(0u16..).map(|(one, index)| (&one.account, index)).collect();
    let mut stewards: Stewards = [None; BUCKET as usize];
    for listing in T::Assets::listings(bucket) {
        if let Some(steward) = stewards.get_mut(usize::from(listing.slot)) {
            *steward = numbers.get(&listing.steward).copied();
        }
    }
    stewards
}
