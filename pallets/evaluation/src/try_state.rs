//! What must always hold in evaluations. The numbers are those of the documentation.

use crate::{
    Buckets, Commits, Config, CurrentIndex, Epochs, Evaluators, HoldReason, Joins, Known, NextToSettle, Outcomes,
    Pallet, Positions, Registered, Revealed, Scores, Settling, SettlingFresh, SettlingSums, Standing, Unbonding,
};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;
use tributary_primitives::{Balance, PoolId, holds, sums, traits::Weights};

impl<T: Config> Pallet<T> {
    /// Checks every invariant of evaluations; O(their whole state).
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_stake()?;
        Self::check_counting()?;
        Self::check_scores_kept()
    }

    /// Invariants 3, 5 and 9: positions, pools, evaluators and holds agree.
    fn check_stake() -> Result<(), TryRuntimeError> {
        let mut held = BTreeMap::new();
        let mut staked = BTreeMap::<_, Balance>::new();
        let mut active = BTreeMap::<_, Balance>::new();
        let mut joins = BTreeSet::new();
        for (who, evaluator, position) in Positions::<T>::iter() {
            let stake = position.stake().ok_or("invariant 5: a position over 128 bits")?;
            ensure!(stake > 0, "invariant 9: an empty position");
            sums::add(&mut held, who.clone(), stake)?;
            sums::add(&mut staked, evaluator.clone(), stake)?;
            sums::add(&mut active, evaluator.clone(), position.active)?;
            for (epoch, amount) in position.joining {
                ensure!(
                    amount > 0 && epoch <= CurrentIndex::<T>::get(),
                    "invariant 9: a part of a position that joins never or for nothing"
                );
                ensure!(
                    joins.insert((epoch, evaluator.clone(), who.clone())),
                    "invariant 9: a position that joins twice"
                );
            }
        }
        ensure!(
            Joins::<T>::iter_keys().collect::<BTreeSet<_>>() == joins,
            "invariant 9: what joins is listed, and nothing else"
        );
        for (who, chunks) in Unbonding::<T>::iter() {
            ensure!(!chunks.is_empty(), "invariant 9: an empty list of what unbonds");
            ensure!(
                chunks.is_sorted_by(|a, b| a.release < b.release),
                "invariant 9: what unbonds is in order of release"
            );
            for chunk in chunks {
                ensure!(chunk.amount > 0, "invariant 9: nothing unbonds");
                sums::add(&mut held, who.clone(), chunk.amount)?;
            }
        }
        holds::check::<_, T::Currency>(held, HoldReason::Stake)?;

        for (account, evaluator) in Evaluators::<T>::iter() {
            let stake = staked.remove(&account).unwrap_or_default();
            ensure!(evaluator.backing.stake == stake, "invariant 3: an evaluator's stake is not that of its positions");
            ensure!(evaluator.committed <= Self::own_stake(&account), "invariant 5: more is committed than there is");
            let weight = active.get(&account).copied().unwrap_or_default();
            ensure!(
                T::Ledger::pool_weight(PoolId::Stake(account.clone())) == weight,
                "invariant 3: a stake pool's weight is not what its members have in it"
            );
        }
        ensure!(staked.is_empty(), "invariant 3: stake behind no evaluator");
        let mut penalties = BTreeMap::<_, Balance>::new();
        for (_, account, commitment) in Commits::<T>::iter() {
            sums::add(&mut penalties, account, commitment.penalty)?;
        }
        for (account, evaluator) in Evaluators::<T>::iter() {
            let open = penalties.get(&account).copied().unwrap_or_default();
            ensure!(evaluator.committed == open, "invariant 5: what is committed is what open commitments may cost");
        }
        Ok(())
    }

    /// Invariants 3 and 9: what counts is what evaluators have.
    fn check_counting() -> Result<(), TryRuntimeError> {
        let registered = Registered::<T>::get();
        ensure!(registered.is_sorted_by(|a, b| a < b), "invariant 9: evaluators are in order, each once");
        let (mut stake, mut current, mut previous): (Balance, Balance, Balance) = (0, 0, 0);
        let mut count: usize = 0;
        for account in Evaluators::<T>::iter_keys() {
            let evaluator = Self::evaluator(&account)?.ok_or("invariant 9: an evaluator")?;
            if evaluator.standing == Standing::Registered {
                ensure!(
                    registered.binary_search(&account).is_ok(),
                    "invariant 9: a registered evaluator that is not listed"
                );
                count = count.checked_add(1).ok_or("invariant 9: evaluators")?;
                stake = stake.checked_add(evaluator.backing.stake).ok_or("invariant 3: stake")?;
            }
            ensure!(evaluator.backing.current <= evaluator.backing.stake, "invariant 3: more counts than there is");
            current = current.checked_add(evaluator.backing.current).ok_or("invariant 3: stake that counts")?;
            previous = previous.checked_add(evaluator.backing.previous).ok_or("invariant 3: stake that counted")?;
        }
        ensure!(count == registered.len(), "invariant 9: an evaluator that is listed and not registered");
        let total = Self::total_stake()?;
        ensure!(total.stake == stake, "invariant 3: the total is not what is staked to registered evaluators");
        ensure!(total.current == current, "invariant 3: what counts in all is not what counts for evaluators");
        ensure!(total.previous == previous, "invariant 3: what counted in all is not what counted for evaluators");
        Ok(())
    }

    /// Invariants 9 and 11: scores lie in listed buckets, and epochs that are history are gone.
    fn check_scores_kept() -> Result<(), TryRuntimeError> {
        let mut rows: usize = 0;
        for (epoch, bucket, scored) in Buckets::<T>::iter() {
            let revealed = Revealed::<T>::get(epoch);
            let mut scores: u32 = 0;
            let mut here: u32 = 0;
            let mut slots: u64 = 0;
            for index in scored.indices() {
                let revealer = revealed.get(usize::from(index)).ok_or("invariant 9: scores of nobody who revealed")?;
                let key = (epoch, u32::from_be_bytes(bucket), &revealer.account);
                let row = Scores::<T>::get(key).ok_or("invariant 9: a row that is listed and not there")?;
                ensure!(row.is_sound() && !row.is_empty(), "invariant 9: a row that does not fit its mask");
                scores = scores.checked_add(row.len()).ok_or("invariant 9: scores")?;
                slots |= row.mask;
                here = here.checked_add(1).ok_or("invariant 9: rows")?;
            }
            ensure!(
                (scored.rows, scored.scores, scored.slots) == (here, scores, slots),
                "invariant 9: a bucket's counts are not those of its rows"
            );
            rows = rows.checked_add(here as usize).ok_or("invariant 9: rows")?;
        }
        ensure!(Scores::<T>::iter_keys().count() == rows, "invariant 9: a row in no bucket");
        for (epoch, bucket, outcomes) in Outcomes::<T>::iter() {
            let known = Known::<T>::get(bucket);
            ensure!(
                outcomes.iter().all(|outcome| known.checked_shr(outcome.slot.into()).is_some_and(|bits| bits & 1 == 1)),
                "invariant 9: an asset with a consensus that is fresh"
            );
            ensure!(epoch < CurrentIndex::<T>::get(), "invariant 11: an outcome before the reveals are closed");
        }
        ensure!(
            Outcomes::<T>::iter_keys().all(|(epoch, bucket)| Buckets::<T>::contains_key(epoch, bucket)),
            "invariant 9: an outcome of no scores"
        );

        let next = NextToSettle::<T>::get();
        ensure!(next <= CurrentIndex::<T>::get(), "invariant 11: an epoch settled before it began");
        let oldest = next.saturating_sub(T::HistoryDepth::get());
        ensure!(
            Epochs::<T>::iter_keys().chain(Revealed::<T>::iter_keys()).all(|epoch| epoch >= oldest),
            "invariant 11: an epoch that is history and not gone"
        );
        ensure!(
            Commits::<T>::iter_keys().all(|(epoch, _)| epoch >= next),
            "invariant 11: a commitment that outlived its epoch"
        );
        match Settling::<T>::get() {
            Some(settlement) => {
                ensure!(settlement.epoch == next, "invariant 11: a settlement out of turn");
                let revealed = Revealed::<T>::get(next);
                ensure!(
                    SettlingSums::<T>::get().len() == revealed.len()
                        && SettlingFresh::<T>::get().len() == revealed.len(),
                    "invariant 9: a settlement with sums for others than those who revealed"
                );
                ensure!(
                    revealed.iter().all(|revealer| revealer.capped <= revealer.stake),
                    "invariant 3: the cap lets more count than there is"
                );
            }
            None => ensure!(
                !SettlingSums::<T>::exists() && !SettlingFresh::<T>::exists(),
                "invariant 9: sums of no settlement"
            ),
        }
        Ok(())
    }
}
