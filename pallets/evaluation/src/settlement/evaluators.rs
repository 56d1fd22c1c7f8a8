//! Evaluators are paid by stake times agreement, in order of account.

use super::{Stage, fault, overflow};
use crate::{Config, Epoch, Event, Pallet, Progress, Revealed, Revealer, SettlingSums, Totals, WeightInfo};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::weights::Weight;
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult, traits::Zero};
use tributary_math::{Apportionment, U256, consensus::Sums, share};
use tributary_primitives::{
    Balance, EpochIndex, Phase, PoolId,
    traits::{Emission, Weights},
};

/// Evaluators that are paid in one page.
pub(crate) const EVALUATORS_PER_PAGE: u32 = 32;

/// How far evaluators are paid.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Evaluators {
    /// Evaluators that are paid.
    pub paid: u32,
    /// How the evaluators' pot is divided, and how far that has come; `None` if there is nothing to divide it by.
    pub shares: Option<Apportionment>,
    /// The sum of the consensus over all assets.
    pub consensus: u64,
}

impl Stage for Evaluators {
    /// How many evaluators.
    type Work = u32;

    fn phase(&self) -> Phase {
        Phase::Evaluators
    }

    fn into_progress(self) -> Progress {
        Progress::Evaluators(self)
    }

    fn plan<T: Config>(&self, _: EpochIndex) -> Option<Self::Work> {
        self.shares?;
        let left = SettlingSums::<T>::decode_len().unwrap_or_default().saturating_sub(self.paid as usize) as u32;
        (left > 0).then(|| left.min(EVALUATORS_PER_PAGE))
    }

    fn weigh<T: Config>(&self, count: &Self::Work) -> Weight {
        T::WeightInfo::settle_evaluators(*count)
    }

    fn heaviest_page<T: Config>(&self) -> Weight {
        T::WeightInfo::settle_evaluators(EVALUATORS_PER_PAGE)
    }

    fn run<T: Config>(&mut self, epoch: EpochIndex, totals: &mut Totals, count: &Self::Work) -> DispatchResult {
        let revealed = Revealed::<T>::get(epoch);
        let sums = SettlingSums::<T>::get();
        let weights = weights(&revealed, &sums, self.consensus)?;
        let shares = self.shares.as_mut().ok_or(DispatchError::Corruption)?;
        for (index, weight) in weights.into_iter().skip(self.paid as usize).take(*count as usize) {
            let amount = shares.next(weight.into()).map_err(fault)?;
            let (Some(revealer), Some(sums)) = (revealed.get(index), sums.get(index)) else { continue };
            let commission = share(amount, revealer.commission).map_err(fault)?;
            pay::<T>(epoch, revealer, amount, commission)?;
            totals.evaluators = totals.evaluators.checked_add(amount).ok_or_else(overflow)?;
            Pallet::<T>::deposit_event(Event::EvaluatorRewarded {
                epoch,
                evaluator: revealer.account.clone(),
                stake: revealer.stake,
                shared: sums.shared,
                given: sums.given,
                consensus: self.consensus.checked_sub(sums.own).ok_or_else(overflow)?,
                amount,
                commission,
            });
        }
        self.paid = self.paid.checked_add(*count).ok_or_else(overflow)?;
        Ok(())
    }

    fn pass_over(self, count: &Self::Work) -> Option<Self> {
        Some(Self { paid: self.paid.saturating_add(*count), ..self })
    }

    fn end<T: Config>(&self, _: EpochIndex, _: &Epoch, _: &mut Totals) -> Result<Option<Apportionment>, DispatchError> {
        Ok(None)
    }

    fn buckets_left<T: Config>(&self, _: EpochIndex) -> u32 {
        0
    }
}

/// How `pot` planck are divided among the evaluators that revealed; `None` if there is nothing to divide them by.
pub(super) fn shares<T: Config>(
    epoch: EpochIndex,
    pot: Balance,
    consensus: u64,
) -> Result<Option<Apportionment>, DispatchError> {
    let total = weights(&Revealed::<T>::get(epoch), &SettlingSums::<T>::get(), consensus)?
        .into_iter()
        .try_fold(U256::zero(), |sum, (_, weight)| sum.checked_add(weight.into()))
        .ok_or_else(overflow)?;
    (!total.is_zero()).then(|| Apportionment::new(pot, total).map_err(fault)).transpose()
}

/// What each evaluator counts for in the evaluators' pot, in order of account, with its number in order of reveal.
fn weights(revealed: &[Revealer], sums: &[Sums], consensus: u64) -> Result<Vec<(usize, Balance)>, DispatchError> {
    let mut order: Vec<_> = revealed.iter().zip(sums).enumerate().collect();
    order.sort_unstable_by(|(_, (a, _)), (_, (b, _))| a.account.cmp(&b.account));
    order
        .into_iter()
        .map(|(index, (revealer, sums))| Ok((index, sums.weight(revealer.stake, consensus).map_err(fault)?)))
        .collect()
}

/// Pays `amount` planck for an evaluator: `commission` to itself, the rest to its stake pool, or to the treasury if
/// nobody is in that any more.
fn pay<T: Config>(epoch: EpochIndex, evaluator: &Revealer, amount: Balance, commission: Balance) -> DispatchResult {
    let rest = amount.checked_sub(commission).ok_or_else(overflow)?;
    let pool = PoolId::Stake(evaluator.account.clone());
    if T::Ledger::pool_weight(pool.clone()).is_zero() {
        // All who were behind it have left: nobody is there to share the rest.
        Pallet::<T>::pay_treasury(epoch, rest);
        return T::Ledger::reward(pool, &evaluator.account, commission, 0);
    }
    T::Ledger::reward(pool, &evaluator.account, commission, rest)
}
