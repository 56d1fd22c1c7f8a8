//! Scores become consensus, bucket by bucket.

use super::{Due, Stage, count_buckets, divide, fault, next_bucket, overflow};
use crate::{
    Buckets, Config, Epoch, Known, Outcomes, Progress, Revealed, Revealer, RolledOver, Scored, Scores, SettlingFresh,
    SettlingSums, Totals, WeightInfo,
};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, traits::Get, weights::Weight};
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult};
use tributary_math::{
    Rollover, U256,
    consensus::{self, BUCKET, Row, Stake, Stewards, Tally},
};
use tributary_primitives::{EpochIndex, Phase, traits::Assets};

/// How far scores have become consensus.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Scoring {
    /// Whether enough was revealed for a consensus. If not, no bucket is visited.
    pub has_quorum: bool,
    /// The last bucket that is done.
    pub bucket: Option<u32>,
    /// The sum of the consensus over the assets done.
    pub consensus: u64,
    /// The sum of the scores of the assets done.
    pub scores: U256,
}

impl Stage for Scoring {
    /// A bucket, what is scored in it, and which of that is fresh, by bit.
    type Work = (u32, Scored, u64);

    fn phase(&self) -> Phase {
        Phase::Scoring
    }

    fn into_progress(self) -> Progress {
        Progress::Scoring(self)
    }

    fn plan<T: Config>(&self, epoch: EpochIndex) -> Option<Self::Work> {
        if !self.has_quorum {
            return None;
        }
        let (bucket, scored): (u32, Scored) = next_bucket::<Buckets<T>, _>(epoch, self.bucket)?;
        let fresh = scored.slots & !Known::<T>::get(bucket.to_be_bytes());
        Some((bucket, scored, fresh))
    }

    fn weigh<T: Config>(&self, (_, scored, fresh): &Self::Work) -> Weight {
        weight::<T>(scored.rows, scored.scores.saturating_sub(scored.rows), fresh.count_ones())
    }

    fn heaviest_page<T: Config>(&self) -> Weight {
        let evaluators = T::MaxEvaluators::get();
        weight::<T>(evaluators, evaluators.saturating_mul(BUCKET.saturating_sub(1)), BUCKET)
    }

    fn run<T: Config>(
        &mut self,
        epoch: EpochIndex,
        totals: &mut Totals,
        (bucket, scored, fresh): &Self::Work,
    ) -> DispatchResult {
        let revealed = Revealed::<T>::get(epoch);
        let stakes: Vec<_> = revealed.iter().map(|one| Stake { whole: one.stake, capped: one.capped }).collect();
        let rows: Vec<(u16, Row)> = scored
            .indices()
            .filter_map(|index| {
                let revealer = revealed.get(usize::from(index))?;
                Scores::<T>::get((epoch, *bucket, &revealer.account)).map(|row| (index, row))
            })
            .collect();
        let stewards = stewards::<T>(*bucket, &revealed);

        let mut tally = Tally {
            sums: SettlingSums::<T>::get().into_inner(),
            consensus: self.consensus,
            // Read only where it changes.
            fresh: if *fresh == 0 { Vec::new() } else { SettlingFresh::<T>::get().into_inner() },
            fresh_assets: totals.fresh_assets,
        };
        let outcomes = consensus::settle(&stakes, &rows, &stewards, *fresh, &mut tally).map_err(fault)?;
        let mut agreed = 0u64;
        for outcome in &outcomes {
            self.scores = self.scores.checked_add(outcome.score).ok_or_else(overflow)?;
            agreed |= 1u64.wrapping_shl(outcome.slot.into());
        }
        if agreed & fresh != 0 {
            Known::<T>::mutate(bucket.to_be_bytes(), |known| *known |= agreed);
            SettlingFresh::<T>::put(BoundedVec::truncate_from(tally.fresh));
        }
        (self.consensus, totals.fresh_assets) = (tally.consensus, tally.fresh_assets);
        SettlingSums::<T>::put(BoundedVec::truncate_from(tally.sums));
        Outcomes::<T>::insert(epoch, bucket.to_be_bytes(), BoundedVec::truncate_from(outcomes));
        self.bucket = Some(*bucket);
        Ok(())
    }

    fn pass_over(self, (bucket, ..): &Self::Work) -> Option<Self> {
        Some(Self { bucket: Some(*bucket), ..self })
    }

    /// The assets' pot, with as much of what earlier epochs left, is to be divided; without a consensus it is left to
    /// the next epochs.
    fn end<T: Config>(&self, _: EpochIndex, record: &Epoch, totals: &mut Totals) -> Result<Due, DispatchError> {
        let (waiting, agreed) = (RolledOver::<T>::get(), !self.scores.is_zero());
        let pot = Rollover::of(record.pots.assets, waiting, T::MaxRollover::get(), agreed).map_err(fault)?;
        totals.rolled_over = pot.left;
        RolledOver::<T>::put(pot.left);
        Ok(Due { shares: divide(pot.paid, self.scores)?, fresh: None })
    }

    fn buckets_left<T: Config>(&self, epoch: EpochIndex) -> u32 {
        if self.has_quorum { count_buckets::<Buckets<T>, _>(epoch, self.bucket) } else { 0 }
    }
}

/// What a bucket weighs: by its rows, by what each score beyond the first of a row adds, and each asset that is fresh.
fn weight<T: Config>(rows: u32, more: u32, fresh: u32) -> Weight {
    T::WeightInfo::settle_rows(rows)
        .saturating_add(T::WeightInfo::settle_more_scores(more))
        .saturating_sub(T::WeightInfo::settle_more_scores(0))
        .saturating_add(T::WeightInfo::settle_fresh(fresh))
        .saturating_sub(T::WeightInfo::settle_fresh(0))
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
