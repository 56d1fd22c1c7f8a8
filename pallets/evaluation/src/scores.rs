//! Commitments and reveals.

use crate::{
    Buckets, Commitment, Commits, Config, CurrentIndex, Error, Evaluators, Event, MAX_OPEN, NextToSettle, Pallet,
    Positions, Revealed, Revealer, Salt, Scores, WeightInfo,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{ensure, traits::Get, weights::Weight};
use sp_runtime::{DispatchError, DispatchResult, Perbill, SaturatedConversion, traits::Zero};
use tributary_math::{
    consensus::{self, Row},
    share,
    stake::leveraged,
};
use tributary_primitives::{AssetId, AssetState, Balance, BlockNumber, EpochIndex, Hash, Listing, traits::Assets};

/// A raw score and where it belongs.
struct Raw {
    bucket: u32,
    slot: u8,
    score: u16,
}

impl<T: Config> Pallet<T> {
    /// What `who` has staked to itself, in planck.
    pub(crate) fn own_stake(who: &T::AccountId) -> Balance {
        Positions::<T>::get(who, who).and_then(|position| position.stake()).unwrap_or_default()
    }

    /// What a reveal weighs: by the buckets that its scores lie in, and more than that if they are not in order, and by
    /// the scores beyond one in each.
    pub(crate) fn weight_of_reveal(scores: &[(AssetId, u16)]) -> Weight {
        let mut last = None;
        let entered = scores.iter().filter(|(asset, _)| last.replace(asset.place().0) != Some(asset.place().0));
        let buckets = entered.count();
        let more = scores.len().saturating_sub(buckets);
        // Two measurements, of which the second counts by what each score more adds.
        T::WeightInfo::reveal_scores(buckets as u32)
            .saturating_add(T::WeightInfo::reveal_more_scores(more as u32))
            .saturating_sub(T::WeightInfo::reveal_more_scores(0))
    }

    pub(crate) fn commit(who: &T::AccountId, hash: Hash) -> DispatchResult {
        let epoch = CurrentIndex::<T>::get();
        let mut evaluator = Self::evaluator(who)?.ok_or(Error::<T>::NotAnEvaluator)?;
        ensure!(evaluator.is_registered(), Error::<T>::NotAnEvaluator);
        ensure!(!evaluator.backing.current.is_zero(), Error::<T>::NotEligible);
        let own = Self::own_stake(who);
        ensure!(own >= T::MinEvaluatorStake::get(), Error::<T>::OwnStakeTooLow);

        // Two commitments at most are open at a time; together they never bind more than there is. One that replaces
        // another binds no less.
        let before = Commits::<T>::get(epoch, who).map(|commitment| commitment.penalty).unwrap_or_default();
        let others = evaluator.committed.saturating_sub(before);
        let free = own.saturating_sub(others);
        let penalty =
            share(own, T::MissedRevealPenalty::get()).map_err(|_| Error::<T>::Overflow)?.min(free).max(before);
        evaluator.committed = others.checked_add(penalty).ok_or(Error::<T>::Overflow)?;
        let (commission, block) = (evaluator.commission, Self::block());
        Commits::<T>::insert(epoch, who, Commitment { binding: hash, penalty, commission, block });
        Evaluators::<T>::insert(who, evaluator);
        Self::deposit_event(Event::ScoresCommitted { epoch, evaluator: who.clone(), commitment: hash });
        Ok(())
    }

    pub(crate) fn reveal(who: &T::AccountId, scores: Vec<(AssetId, u16)>, salt: Salt) -> DispatchResult {
        let now = CurrentIndex::<T>::get();
        let epoch = now.checked_sub(1).ok_or(Error::<T>::NoCommitment)?;
        let Some(commitment) = Commits::<T>::take(epoch, who) else {
            return Err(Self::why_nothing_to_reveal(now, who).into());
        };
        let hash = (epoch, who, &scores, salt).using_encoded(sp_io::hashing::blake2_256);
        ensure!(commitment.binding == Hash::from(hash), Error::<T>::HashMismatch);
        let scored = Self::check_scores(who, scores, commitment.block)?;
        let count = scored.len().try_into().map_err(|_| Error::<T>::TooManyScores)?;

        let mut evaluator = Self::evaluator_or_new(who)?;
        let own = Positions::<T>::get(who, who).map(|position| position.before(epoch)).unwrap_or_default();
        let stake = leveraged(evaluator.backing.previous, own, T::StakeLeverage::get());
        evaluator.committed = evaluator.committed.saturating_sub(commitment.penalty);
        Self::put_evaluator(who, evaluator);

        let index = Revealed::<T>::try_mutate(epoch, |revealed| {
            let index = revealed.len();
            let revealer = Revealer { account: who.clone(), stake, capped: 0, commission: commitment.commission };
            revealed.try_push(revealer).map_err(|_| DispatchError::Corruption)?;
            u32::try_from(index).map_err(|_| DispatchError::Corruption)
        })?;
        Self::store_rows(epoch, who, index, &scored)?;
        Self::deposit_event(Event::ScoresRevealed { epoch, evaluator: who.clone(), stake, scored: count });
        Ok(())
    }

    /// The commitments of `who` for epochs that are not settled, with the commissions that they will charge. `revealed`
    /// are those who revealed in these epochs, as [`Self::unsettled`] answers it.
    pub(crate) fn open_commitments(
        who: &T::AccountId,
        revealed: &[(EpochIndex, Vec<Revealer>)],
    ) -> Vec<(EpochIndex, Perbill)> {
        let open = revealed.iter().filter_map(|(epoch, revealed)| {
            let commission = match Commits::<T>::get(epoch, who) {
                Some(commitment) => commitment.commission,
                None => revealed.iter().find(|revealer| revealer.account == *who)?.commission,
            };
            Some((*epoch, commission))
        });
        open.collect()
    }

    /// The epochs that are not settled, [`MAX_OPEN`] of them at most, the last ones; and who revealed in them.
    pub(crate) fn unsettled() -> Vec<(EpochIndex, Vec<Revealer>)> {
        let now = CurrentIndex::<T>::get();
        let first = NextToSettle::<T>::get().max(now.saturating_sub(MAX_OPEN.saturating_sub(1)));
        (first..=now).map(|epoch| (epoch, Revealed::<T>::get(epoch).into_inner())).collect()
    }

    /// Why `who` has nothing that could be revealed in epoch `now`.
    fn why_nothing_to_reveal(now: EpochIndex, who: &T::AccountId) -> Error<T> {
        let before = |epochs| now.checked_sub(epochs);
        let committed = |epoch| Commits::<T>::contains_key(epoch, who);
        if before(1).is_some_and(|epoch| Revealed::<T>::get(epoch).iter().any(|other| other.account == *who)) {
            Error::<T>::AlreadyRevealed
        } else if committed(now) {
            Error::<T>::RevealTooEarly
        } else if before(2).is_some_and(committed) {
            Error::<T>::RevealTooLate
        } else {
            Error::<T>::NoCommitment
        }
    }

    /// The present block.
    fn block() -> BlockNumber {
        frame_system::Pallet::<T>::block_number().saturated_into()
    }

    /// Checks raw scores that were committed to in block `committed`; returns those that count, normalised, in order of
    /// asset: not those of zero, nor those of assets that `who` is the steward of, nor those of assets that were
    /// retired since. The last are no error, or a steward could keep from revealing whoever scored its asset.
    fn check_scores(
        who: &T::AccountId,
        mut scores: Vec<(AssetId, u16)>,
        committed: BlockNumber,
    ) -> Result<Vec<Raw>, DispatchError> {
        ensure!(scores.len() <= T::MaxScores::get() as usize, Error::<T>::TooManyScores);
        ensure!(scores.iter().any(|(_, score)| !score.is_zero()), Error::<T>::NoScores);
        scores.sort_unstable_by_key(|(asset, _)| *asset);

        let mut scored = Vec::with_capacity(scores.len());
        let mut listings = (None, Vec::new());
        let mut last = None;
        for (asset, score) in scores {
            ensure!(last.replace(asset) != Some(asset), Error::<T>::DuplicateScore);
            let (bucket, slot) = asset.place();
            if listings.0 != Some(bucket) {
                listings = (Some(bucket), T::Assets::listings(bucket));
            }
            let found = listings.1.binary_search_by_key(&slot, |listing| listing.slot);
            let listing = found.ok().and_then(|index| listings.1.get(index));
            let scorable = |listing: &&Listing<_>| listing.retired.is_none_or(|block| block >= committed);
            let Some(listing) = listing.filter(scorable) else {
                let known: Option<AssetState> = T::Assets::state(asset);
                return Err(known.map_or(Error::<T>::UnknownAsset, |_| Error::<T>::NotPublished).into());
            };
            let lives = listing.retired.is_none_or(|block| block > Self::block());
            if listing.steward != *who && lives && !score.is_zero() {
                scored.push(Raw { bucket, slot, score });
            }
        }
        let largest = scored.iter().map(|raw| raw.score).max().unwrap_or_default();
        for raw in &mut scored {
            raw.score = consensus::normalise(raw.score, largest).map_err(|_| Error::<T>::Overflow)?;
        }
        Ok(scored)
    }

    /// Stores an evaluator's scores by bucket.
    fn store_rows(epoch: EpochIndex, who: &T::AccountId, index: u32, scored: &[Raw]) -> DispatchResult {
        for of_bucket in scored.chunk_by(|a, b| a.bucket == b.bucket) {
            let mut row = Row::default();
            for Raw { slot, score, .. } in of_bucket {
                row.push(*slot, *score).map_err(|_| DispatchError::Corruption)?;
            }
            let Some(Raw { bucket, .. }) = of_bucket.first() else { continue };
            Buckets::<T>::try_mutate(epoch, bucket.to_be_bytes(), |entry| {
                entry.get_or_insert_default().mark(index, row.mask).ok_or(DispatchError::Corruption)
            })?;
            Scores::<T>::insert((epoch, *bucket, who), row);
        }
        Ok(())
    }
}
