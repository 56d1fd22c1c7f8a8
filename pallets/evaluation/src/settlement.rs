//! The pages of a settlement.
//!
//! A settlement is a cursor in storage and nothing else, so it goes on after a restart or an upgrade where it was. It is
//! driven by [`Pallet::settle_some`]; each turn plans one page, weighs it, and runs it if it fits.

use crate::{
    Buckets, Commitment, Commits, Config, Current, Epochs, Event, HoldReason, Joins, NextToSettle, Outcomes, Pallet,
    Revealed, Revealer, RolledOver, Running, RunningSums, Scored, Scores, Settlement, WeightInfo,
};
use alloc::{collections::BTreeMap, vec, vec::Vec};
use codec::FullCodec;
use frame_support::{
    BoundedVec,
    storage::{IterableStorageDoubleMap, with_storage_layer},
    traits::{
        Get,
        fungible::hold,
        tokens::{Fortitude, Precision, Restriction},
    },
    weights::{Weight, WeightMeter},
};
use sp_runtime::{DispatchError, DispatchResult, traits::Zero};
use tributary_math::{
    Apportionment, U256,
    consensus::{self, BUCKET, Outcome, Row, Stewards, Sums},
    share,
    stake::capped,
};
use tributary_primitives::{
    AssetId, Balance, EpochIndex, Phase, PoolId,
    traits::{Assets, Emission, Weights},
};

/// Positions that enter their pools in one page.
pub(crate) const JOINS_PER_PAGE: u32 = 32;
/// Evaluators that are penalised in one page.
pub(crate) const PENALTIES_PER_PAGE: u32 = 16;
/// Evaluators that are paid in one page.
pub(crate) const EVALUATORS_PER_PAGE: u32 = 32;

/// What is done at a time.
enum Page<AccountId> {
    /// A settlement begins.
    Open(EpochIndex),
    /// Stake enters its pools.
    Joins(Vec<(AccountId, AccountId)>),
    /// Evaluators that did not reveal are penalised.
    Penalties(Vec<AccountId>),
    /// A bucket's scores become consensus.
    Scores(u32, Scored),
    /// A bucket's assets are paid.
    Assets(u32, Vec<Outcome>),
    /// Some evaluators are paid.
    Evaluators(u32),
    /// A bucket that is history goes.
    Sweep(EpochIndex, u32, Scored),
    /// The phase is over.
    Turn,
}

impl<T: Config> Pallet<T> {
    /// Does as many pages as fit: into `meter`, and into the share of a block that settlements may take. Only the first
    /// may exceed the latter.
    pub(crate) fn settle_some(meter: &mut WeightMeter) {
        if meter.try_consume(T::WeightInfo::settle_nothing()).is_err() {
            return;
        }
        let block = T::BlockWeights::get().max_block;
        let budget = Weight::from_parts(T::SettlementBudget::get().mul_floor(block.ref_time()), u64::MAX);
        let mut spent = Weight::zero();
        while let Some((settlement, page)) = Self::plan() {
            let weight = Self::weigh(&page);
            let over_budget = spent.saturating_add(weight).any_gt(budget);
            if !meter.can_consume(weight) || (over_budget && !spent.is_zero()) {
                break;
            }
            Self::turn(settlement, page);
            meter.consume(weight);
            spent = spent.saturating_add(weight);
        }
    }

    /// Does the next page, whatever it weighs.
    #[cfg(feature = "runtime-benchmarks")]
    pub(crate) fn next_page() {
        if let Some((settlement, page)) = Self::plan() {
            let _ = Self::weigh(&page);
            Self::turn(settlement, page);
        }
    }

    /// What a page weighs, by what is in it.
    fn weigh(page: &Page<T::AccountId>) -> Weight {
        match page {
            Page::Open(_) => T::WeightInfo::settle_open(),
            Page::Joins(joins) => T::WeightInfo::settle_joins(joins.len() as u32),
            Page::Penalties(missing) => T::WeightInfo::settle_penalties(missing.len() as u32),
            Page::Scores(_, scored) => Self::weight_of_scores(scored.rows, scored.scores.saturating_sub(scored.rows)),
            Page::Assets(_, outcomes) => T::WeightInfo::settle_assets(outcomes.len() as u32),
            Page::Evaluators(count) => T::WeightInfo::settle_evaluators(*count),
            Page::Sweep(_, _, scored) => T::WeightInfo::settle_sweep(scored.rows),
            Page::Turn => T::WeightInfo::settle_turn(),
        }
    }

    /// What a bucket weighs: by its rows, and by what each score beyond the first of a row adds.
    fn weight_of_scores(rows: u32, more: u32) -> Weight {
        T::WeightInfo::settle_rows(rows)
            .saturating_add(T::WeightInfo::settle_more_scores(more))
            .saturating_sub(T::WeightInfo::settle_more_scores(0))
    }

    /// What the heaviest page can weigh.
    pub(crate) fn heaviest_page() -> Weight {
        let evaluators = T::MaxEvaluators::get();
        [
            T::WeightInfo::settle_open(),
            T::WeightInfo::settle_joins(JOINS_PER_PAGE),
            T::WeightInfo::settle_penalties(PENALTIES_PER_PAGE),
            Self::weight_of_scores(evaluators, evaluators.saturating_mul(BUCKET.saturating_sub(1))),
            T::WeightInfo::settle_assets(BUCKET),
            T::WeightInfo::settle_evaluators(EVALUATORS_PER_PAGE),
            T::WeightInfo::settle_sweep(evaluators),
            T::WeightInfo::settle_turn(),
        ]
        .into_iter()
        .fold(Weight::zero(), |most, page| most.max(page))
    }

    /// The next page, and the settlement that it belongs to; none when no epoch is waiting.
    fn plan() -> Option<(Option<Settlement>, Page<T::AccountId>)> {
        let Some(settlement) = Running::<T>::get() else {
            let epoch = NextToSettle::<T>::get();
            // An epoch is settled when the one after it, in which its scores are revealed, has ended.
            let due = epoch.checked_add(2)? <= Current::<T>::get();
            return due.then_some((None, Page::Open(epoch)));
        };
        let Settlement { epoch, phase, bucket, paid, .. } = settlement;
        let page = match phase {
            Phase::Joining => {
                let joins: Vec<_> = epoch
                    .checked_sub(1)
                    .map(|before| Joins::<T>::iter_key_prefix((before,)).take(JOINS_PER_PAGE as usize).collect())
                    .unwrap_or_default();
                (!joins.is_empty()).then_some(Page::Joins(joins))
            }
            Phase::Penalties => {
                let missing: Vec<_> = Commits::<T>::iter_key_prefix(epoch).take(PENALTIES_PER_PAGE as usize).collect();
                (!missing.is_empty()).then_some(Page::Penalties(missing))
            }
            Phase::Scoring => {
                next_bucket::<Buckets<T>, _>(epoch, bucket).map(|(bucket, scored)| Page::Scores(bucket, scored))
            }
            Phase::Assets if settlement.shares.is_none() => None,
            Phase::Assets => next_bucket::<Outcomes<T>, _>(epoch, bucket)
                .map(|(bucket, outcomes)| Page::Assets(bucket, outcomes.into())),
            Phase::Evaluators if settlement.shares.is_none() => None,
            Phase::Evaluators => {
                let left = RunningSums::<T>::decode_len().unwrap_or_default().saturating_sub(paid as usize) as u32;
                (left > 0).then(|| Page::Evaluators(left.min(EVALUATORS_PER_PAGE)))
            }
            Phase::Sweeping => epoch.checked_sub(T::HistoryDepth::get()).and_then(|old| {
                next_bucket::<Buckets<T>, _>(old, None).map(|(bucket, scored)| Page::Sweep(old, bucket, scored))
            }),
        };
        Some((Some(settlement), page.unwrap_or(Page::Turn)))
    }

    /// Does a page. One that fails changes nothing but the cursor, which passes it over.
    fn turn(settlement: Option<Settlement>, page: Page<T::AccountId>) {
        let Some(before) = settlement else {
            if let Page::Open(epoch) = page
                && let Err(error) = with_storage_layer(|| Self::open(epoch))
            {
                Self::close(epoch);
                Self::deposit_event(Event::PageFailed { epoch, phase: None, error });
            }
            return;
        };
        let result = with_storage_layer(|| {
            let mut after = before;
            if Self::run(&mut after, &page)? {
                Running::<T>::put(after);
            }
            Ok(())
        });
        if let Err(error) = result {
            let mut passed = before;
            match page {
                Page::Scores(bucket, _) | Page::Assets(bucket, _) => passed.bucket = Some(bucket),
                Page::Evaluators(count) => passed.paid = passed.paid.saturating_add(count),
                _ => (passed.phase, passed.bucket, passed.shares) = (next_phase(before.phase), None, None),
            }
            Running::<T>::put(passed);
            if before.phase == Phase::Sweeping {
                Self::close(before.epoch);
            }
            Self::deposit_event(Event::PageFailed { epoch: before.epoch, phase: Some(before.phase), error });
        }
    }

    /// Ends the settlement of an epoch.
    fn close(epoch: EpochIndex) {
        Running::<T>::kill();
        RunningSums::<T>::kill();
        NextToSettle::<T>::put(epoch.saturating_add(1));
    }

    /// Begins the settlement of an epoch: from here on only what the cap lets count of each stake counts.
    fn open(epoch: EpochIndex) -> DispatchResult {
        let record = Epochs::<T>::get(epoch).ok_or(DispatchError::Corruption)?;
        let mut revealed = Revealed::<T>::get(epoch);
        let mut stake = Balance::zero();
        for revealer in &mut revealed {
            revealer.stake = capped(revealer.stake, record.stake, record.cap).map_err(fault)?;
            stake = stake.checked_add(revealer.stake).ok_or_else(overflow)?;
        }
        let evaluators = revealed.len() as u32;
        RunningSums::<T>::put(BoundedVec::truncate_from(vec![Sums::default(); revealed.len()]));
        if !revealed.is_empty() {
            Revealed::<T>::insert(epoch, revealed);
        }
        Running::<T>::put(Settlement {
            epoch,
            phase: Phase::Joining,
            bucket: None,
            paid: 0,
            stake,
            consensus: 0,
            scores: U256::zero(),
            shares: None,
            to_assets: 0,
            to_evaluators: 0,
            rolled_over: 0,
        });
        Self::deposit_event(Event::SettlementStarted { epoch, evaluators, stake });
        Ok(())
    }

    /// Does a page of a settlement under way. Answers whether the settlement goes on.
    fn run(settlement: &mut Settlement, page: &Page<T::AccountId>) -> Result<bool, DispatchError> {
        match page {
            Page::Open(_) => return Err(DispatchError::Corruption),
            Page::Joins(joins) => {
                let before = settlement.epoch.checked_sub(1).ok_or(DispatchError::Corruption)?;
                for (evaluator, who) in joins {
                    Joins::<T>::remove((before, evaluator, who));
                    Self::alone(settlement, || Self::join(before, evaluator, who));
                }
            }
            Page::Penalties(missing) => {
                for evaluator in missing {
                    Self::penalise(settlement, evaluator)?;
                }
            }
            Page::Scores(bucket, scored) => Self::agree(settlement, *bucket, scored)?,
            Page::Assets(bucket, outcomes) => Self::pay_assets(settlement, *bucket, outcomes)?,
            Page::Evaluators(count) => Self::pay_evaluators(settlement, *count)?,
            Page::Sweep(old, bucket, scored) => {
                let revealed = Revealed::<T>::get(old);
                for revealer in scored.indices().filter_map(|index| revealed.get(usize::from(index))) {
                    Scores::<T>::remove((*old, *bucket, &revealer.account));
                }
                Buckets::<T>::remove(old, bucket.to_be_bytes());
                Outcomes::<T>::remove(old, bucket.to_be_bytes());
            }
            Page::Turn => return Self::end_phase(settlement),
        }
        Ok(true)
    }

    /// Goes on to the next phase. Answers whether there is one.
    fn end_phase(settlement: &mut Settlement) -> Result<bool, DispatchError> {
        let epoch = settlement.epoch;
        let record = Epochs::<T>::get(epoch).ok_or(DispatchError::Corruption)?;
        match settlement.phase {
            Phase::Joining | Phase::Penalties => {}
            Phase::Scoring => {
                let pot = record.pots.assets.checked_add(RolledOver::<T>::take()).ok_or_else(overflow)?;
                if settlement.scores.is_zero() {
                    settlement.rolled_over = pot;
                    RolledOver::<T>::put(pot);
                } else {
                    settlement.shares = Some(Apportionment::new(pot, settlement.scores).map_err(fault)?);
                }
            }
            Phase::Assets => {
                let revealed = Revealed::<T>::get(epoch);
                let total = Self::pay_weights(settlement, &revealed, &RunningSums::<T>::get())?
                    .into_iter()
                    .try_fold(U256::zero(), |sum, (_, weight)| sum.checked_add(weight.into()))
                    .ok_or_else(overflow)?;
                settlement.shares = match total.is_zero() {
                    true => None,
                    false => Some(Apportionment::new(record.pots.evaluators, total).map_err(fault)?),
                };
            }
            Phase::Evaluators => settlement.shares = None,
            Phase::Sweeping => {
                if let Some(old) = epoch.checked_sub(T::HistoryDepth::get()) {
                    Revealed::<T>::remove(old);
                    Epochs::<T>::remove(old);
                }
                Self::close(epoch);
                Self::deposit_event(Event::EpochSettled {
                    epoch,
                    assets: settlement.to_assets,
                    evaluators: settlement.to_evaluators,
                    rolled_over: settlement.rolled_over,
                });
                return Ok(false);
            }
        }
        settlement.phase = next_phase(settlement.phase);
        settlement.bucket = None;
        Ok(true)
    }

    /// Does one of the things of a page by itself: if it fails, the others are done all the same.
    fn alone(settlement: &Settlement, action: impl FnOnce() -> DispatchResult) {
        if let Err(error) = with_storage_layer(action) {
            let Settlement { epoch, phase, .. } = *settlement;
            Self::deposit_event(Event::PageFailed { epoch, phase: Some(phase), error });
        }
    }

    /// Takes from an evaluator what not revealing costs.
    fn penalise(settlement: &Settlement, account: &T::AccountId) -> DispatchResult {
        let epoch = settlement.epoch;
        let Some(Commitment { penalty, .. }) = Commits::<T>::take(epoch, account) else { return Ok(()) };
        let Some(mut evaluator) = Self::evaluator(account)? else { return Ok(()) };
        evaluator.committed = evaluator.committed.saturating_sub(penalty);
        Self::put_evaluator(account, evaluator);
        Self::alone(settlement, || {
            if !penalty.is_zero() {
                Self::remove_stake(account, &mut evaluator, account, penalty)?;
                Self::put_evaluator(account, evaluator);
                <T::Currency as hold::Mutate<_>>::transfer_on_hold(
                    &HoldReason::Stake.into(),
                    account,
                    &T::Treasury::get(),
                    penalty,
                    Precision::Exact,
                    Restriction::Free,
                    Fortitude::Force,
                )?;
            }
            Self::deposit_event(Event::RevealMissed { epoch, evaluator: account.clone(), penalty });
            Ok(())
        });
        Ok(())
    }

    /// Turns the scores of a bucket into consensus.
    fn agree(settlement: &mut Settlement, bucket: u32, scored: &Scored) -> DispatchResult {
        let epoch = settlement.epoch;
        let revealed = Revealed::<T>::get(epoch);
        let stakes: Vec<_> = revealed.iter().map(|revealer| revealer.stake).collect();
        let rows: Vec<(u16, Row)> = scored
            .indices()
            .filter_map(|index| {
                let revealer = revealed.get(usize::from(index))?;
                Scores::<T>::get((epoch, bucket, &revealer.account)).map(|row| (index, row))
            })
            .collect();

        let numbers: BTreeMap<_, _> = revealed.iter().zip(0u16..).map(|(one, index)| (&one.account, index)).collect();
        let mut stewards: Stewards = [None; BUCKET as usize];
        for listing in T::Assets::listings(bucket) {
            if let Some(steward) = stewards.get_mut(usize::from(listing.slot)) {
                *steward = numbers.get(&listing.steward).copied();
            }
        }

        let mut sums = RunningSums::<T>::get().into_inner();
        let outcomes =
            consensus::settle(&stakes, &rows, &stewards, &mut sums, &mut settlement.consensus).map_err(fault)?;
        for outcome in &outcomes {
            settlement.scores = settlement.scores.checked_add(outcome.score).ok_or_else(overflow)?;
        }
        RunningSums::<T>::put(BoundedVec::truncate_from(sums));
        Outcomes::<T>::insert(epoch, bucket.to_be_bytes(), BoundedVec::truncate_from(outcomes));
        settlement.bucket = Some(bucket);
        Ok(())
    }

    /// Pays the assets of a bucket by score.
    fn pay_assets(settlement: &mut Settlement, bucket: u32, outcomes: &[Outcome]) -> DispatchResult {
        let shares = settlement.shares.as_mut().ok_or(DispatchError::Corruption)?;
        let mut incomes = Vec::with_capacity(outcomes.len());
        for outcome in outcomes {
            let amount = shares.next(outcome.score).map_err(fault)?;
            let asset = AssetId::at(bucket, outcome.slot).ok_or(DispatchError::Corruption)?;
            if !amount.is_zero() {
                incomes.push((asset, amount));
            }
        }
        let created = T::Ledger::emit(&incomes, settlement.epoch)?;
        settlement.to_assets = settlement.to_assets.checked_add(created).ok_or_else(overflow)?;
        settlement.bucket = Some(bucket);
        Ok(())
    }

    /// What each evaluator counts for in the evaluators' pot, in order of account, with its number in order of reveal.
    fn pay_weights(
        settlement: &Settlement,
        revealed: &[Revealer],
        sums: &[Sums],
    ) -> Result<Vec<(usize, Balance)>, DispatchError> {
        let mut order: Vec<_> = revealed.iter().zip(sums).enumerate().collect();
        order.sort_unstable_by(|(_, (a, _)), (_, (b, _))| a.account.cmp(&b.account));
        order
            .into_iter()
            .map(|(index, (revealer, sums))| {
                Ok((index, sums.weight(revealer.stake, settlement.consensus).map_err(fault)?))
            })
            .collect()
    }

    /// Pays the next `count` evaluators by stake times agreement.
    fn pay_evaluators(settlement: &mut Settlement, count: u32) -> DispatchResult {
        let epoch = settlement.epoch;
        let revealed = Revealed::<T>::get(epoch);
        let sums = RunningSums::<T>::get();
        let weights = Self::pay_weights(settlement, &revealed, &sums)?;
        let mut shares = settlement.shares.ok_or(DispatchError::Corruption)?;
        for (index, weight) in weights.into_iter().skip(settlement.paid as usize).take(count as usize) {
            let amount = shares.next(weight.into()).map_err(fault)?;
            let (Some(revealer), Some(sums)) = (revealed.get(index), sums.get(index)) else { continue };
            let evaluator = revealer.account.clone();
            let commission = share(amount, revealer.commission).map_err(fault)?;
            let rest = amount.checked_sub(commission).ok_or_else(overflow)?;
            let pool = PoolId::Stake(evaluator.clone());
            let amount = if T::Ledger::pool_weight(pool.clone()).is_zero() {
                // All who were behind it have left: nobody is there to share the rest.
                Self::pay_treasury(epoch, rest);
                T::Ledger::reward(pool, &evaluator, commission, 0)?;
                commission
            } else {
                T::Ledger::reward(pool, &evaluator, commission, rest)?;
                amount
            };
            settlement.to_evaluators = settlement.to_evaluators.checked_add(amount).ok_or_else(overflow)?;
            Self::deposit_event(Event::EvaluatorRewarded {
                epoch,
                evaluator,
                stake: revealer.stake,
                shared: sums.shared,
                given: sums.given,
                consensus: settlement.consensus.checked_sub(sums.own).ok_or_else(overflow)?,
                amount,
                commission,
            });
        }
        settlement.shares = Some(shares);
        settlement.paid = settlement.paid.checked_add(count).ok_or_else(overflow)?;
        Ok(())
    }
}

/// The first bucket of an epoch after `last` that `Map` has something of, and what that is.
fn next_bucket<Map, Value>(epoch: EpochIndex, last: Option<u32>) -> Option<(u32, Value)>
where
    Map: IterableStorageDoubleMap<EpochIndex, [u8; 4], Value>,
    Value: FullCodec,
{
    let next = match last {
        None => Map::iter_prefix(epoch).next(),
        Some(last) => Map::iter_prefix_from(epoch, Map::hashed_key_for(epoch, last.to_be_bytes())).next(),
    };
    next.map(|(key, value)| (u32::from_be_bytes(key), value))
}

/// The phase after `phase`; the last has none.
fn next_phase(phase: Phase) -> Phase {
    match phase {
        Phase::Joining => Phase::Penalties,
        Phase::Penalties => Phase::Scoring,
        Phase::Scoring => Phase::Assets,
        Phase::Assets => Phase::Evaluators,
        Phase::Evaluators | Phase::Sweeping => Phase::Sweeping,
    }
}

fn overflow() -> DispatchError {
    DispatchError::Arithmetic(sp_runtime::ArithmeticError::Overflow)
}

fn fault(_: tributary_math::Error) -> DispatchError {
    overflow()
}
