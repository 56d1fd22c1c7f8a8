//! Evaluators are paid by stake times agreement, of all and of fresh assets, in order of account.

use super::{Due, Stage, divide, fault, overflow};
use crate::{
    Config, Event, FreshRolledOver, Pallet, Progress, Revealed, Revealer, SettlingFresh, SettlingSums, Totals,
    WeightInfo,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::Get, weights::Weight};
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult, traits::Zero};
use tributary_math::{
    Apportionment, Rollover, U256,
    consensus::{Fresh, Sums},
    share,
};
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
    /// How the part of the pot for agreement is divided, and how far that has come; `None` if there is nothing to
    /// divide it by.
    pub shares: Option<Apportionment>,
    /// The same of the part for agreement on fresh assets, corrected for chance.
    pub fresh: Option<Apportionment>,
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
        self.shares.or(self.fresh)?;
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
        let voices = voices::<T>(epoch, self.consensus)?;
        for Voice { revealer, sums, fresh, weight, fresh_weight } in
            voices.into_iter().skip(self.paid as usize).take(*count as usize)
        {
            let for_fresh = next(&mut self.fresh, fresh_weight)?;
            let amount = next(&mut self.shares, weight)?.checked_add(for_fresh).ok_or_else(overflow)?;
            let commission = share(amount, revealer.commission).map_err(fault)?;
            pay::<T>(epoch, &revealer, amount, commission)?;
            totals.evaluators = totals.evaluators.checked_add(amount).ok_or_else(overflow)?;
            totals.for_fresh = totals.for_fresh.checked_add(for_fresh).ok_or_else(overflow)?;
            Pallet::<T>::deposit_event(Event::EvaluatorRewarded {
                epoch,
                evaluator: revealer.account,
                stake: revealer.capped,
                shared: sums.shared,
                given: sums.given,
                consensus: self.consensus.checked_sub(sums.own).ok_or_else(overflow)?,
                fresh,
                amount,
                for_fresh,
                commission,
            });
        }
        self.paid = self.paid.checked_add(*count).ok_or_else(overflow)?;
        Ok(())
    }

    fn pass_over(self, count: &Self::Work) -> Option<Self> {
        Some(Self { paid: self.paid.saturating_add(*count), ..self })
    }

    fn buckets_left<T: Config>(&self, _: EpochIndex) -> u32 {
        0
    }
}

/// What of `pot` planck the evaluators that revealed are paid, and how it is divided. What nobody agreed for on fresh
/// assets beyond chance is left to the next epochs.
pub(super) fn due<T: Config>(
    epoch: EpochIndex,
    pot: Balance,
    consensus: u64,
    totals: &mut Totals,
) -> Result<Due, DispatchError> {
    let voices = voices::<T>(epoch, consensus)?;
    let total = |weight: fn(&Voice) -> Balance| {
        let add = |sum: U256, voice| sum.checked_add(weight(voice).into());
        voices.iter().try_fold(U256::zero(), add).ok_or_else(overflow)
    };
    let (all, fresh) = (total(|voice| voice.weight)?, total(|voice| voice.fresh_weight)?);
    let for_fresh = share(pot, T::FreshShare::get()).map_err(fault)?;
    let for_all = pot.checked_sub(for_fresh).ok_or_else(overflow)?;
    let (waiting, most) = (FreshRolledOver::<T>::get(), T::MaxRollover::get());
    let part = Rollover::of(for_fresh, waiting, most, !fresh.is_zero()).map_err(fault)?;
    totals.fresh_rolled_over = part.left;
    FreshRolledOver::<T>::put(part.left);
    Ok(Due { shares: divide(for_all, all)?, fresh: divide(part.paid, fresh)? })
}

/// An evaluator that revealed, and what it counts for in the two parts of the pot.
struct Voice {
    revealer: Revealer,
    sums: Sums,
    fresh: Fresh,
    /// Stake times agreement.
    weight: Balance,
    /// The same on fresh assets, corrected for chance.
    fresh_weight: Balance,
}

/// The evaluators that revealed, in order of account.
fn voices<T: Config>(epoch: EpochIndex, consensus: u64) -> Result<Vec<Voice>, DispatchError> {
    let (sums, fresh) = (SettlingSums::<T>::get(), SettlingFresh::<T>::get());
    let found = Revealed::<T>::get(epoch).into_iter().zip(sums.into_iter().zip(fresh));
    let voices = found.map(|(revealer, (sums, fresh))| {
        let weight = sums.weight(revealer.capped, consensus).map_err(fault)?;
        let fresh_weight = fresh.weight(revealer.capped).map_err(fault)?;
        Ok(Voice { revealer, sums, fresh, weight, fresh_weight })
    });
    let mut voices = voices.collect::<Result<Vec<_>, DispatchError>>()?;
    voices.sort_unstable_by(|a, b| a.revealer.account.cmp(&b.revealer.account));
    Ok(voices)
}

/// The part of the next evaluator; nothing where nothing is divided.
fn next(shares: &mut Option<Apportionment>, weight: Balance) -> Result<Balance, DispatchError> {
    shares.as_mut().map_or(Ok(0), |shares| shares.next(weight.into())).map_err(fault)
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
