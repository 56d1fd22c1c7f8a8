//! Evaluators that did not reveal lose part of their stake.

use super::Stage;
use crate::{Commitment, Commits, Config, Event, HoldReason, Pallet, Progress, Totals, WeightInfo};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
    traits::{
        Get,
        fungible::hold::Mutate,
        tokens::{Fortitude, Precision, Restriction},
    },
    weights::Weight,
};
use scale_info::TypeInfo;
use sp_runtime::{DispatchResult, traits::Zero};
use tributary_primitives::{AccountId, EpochIndex, Phase};

/// Evaluators that are penalised in one page.
pub(crate) const PENALTIES_PER_PAGE: u32 = 16;

/// The phase carries nothing of its own: who was penalised is no longer committed.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Penalties {
    /// Whether enough was revealed for a consensus.
    pub has_quorum: bool,
}

impl Stage for Penalties {
    /// Evaluators that did not reveal.
    type Work = Vec<AccountId>;

    fn phase(&self) -> Phase {
        Phase::Penalties
    }

    fn into_progress(self) -> Progress {
        Progress::Penalties(self)
    }

    fn plan<T: Config>(&self, epoch: EpochIndex) -> Option<Self::Work> {
        let missing: Vec<_> = Commits::<T>::iter_key_prefix(epoch).take(PENALTIES_PER_PAGE as usize).collect();
        (!missing.is_empty()).then_some(missing)
    }

    fn weigh<T: Config>(&self, missing: &Self::Work) -> Weight {
        T::WeightInfo::settle_penalties(missing.len() as u32)
    }

    fn heaviest_page<T: Config>(&self) -> Weight {
        T::WeightInfo::settle_penalties(PENALTIES_PER_PAGE)
    }

    fn run<T: Config>(&mut self, epoch: EpochIndex, _: &mut Totals, missing: &Self::Work) -> DispatchResult {
        missing.iter().try_for_each(|evaluator| self.penalise::<T>(epoch, evaluator))
    }

    fn pass_over(self, _: &Self::Work) -> Option<Self> {
        None
    }

    fn buckets_left<T: Config>(&self, _: EpochIndex) -> u32 {
        0
    }
}

impl Penalties {
    /// Takes from an evaluator what not revealing costs.
    fn penalise<T: Config>(&self, epoch: EpochIndex, account: &AccountId) -> DispatchResult {
        let Some(Commitment { penalty, .. }) = Commits::<T>::take(epoch, account) else { return Ok(()) };
        let Some(mut evaluator) = Pallet::<T>::evaluator(account)? else { return Ok(()) };
        evaluator.committed = evaluator.committed.saturating_sub(penalty);
        Pallet::<T>::put_evaluator(account, evaluator);
        Pallet::<T>::alone(epoch, self.phase(), || {
            if !penalty.is_zero() {
                Pallet::<T>::remove_stake(account, &mut evaluator, account, penalty)?;
                Pallet::<T>::put_evaluator(account, evaluator);
                T::Currency::transfer_on_hold(
                    &HoldReason::Stake.into(),
                    account,
                    &T::Treasury::get(),
                    penalty,
                    Precision::Exact,
                    Restriction::Free,
                    Fortitude::Force,
                )?;
            }
            Pallet::<T>::deposit_event(Event::RevealMissed { epoch, evaluator: account.clone(), penalty });
            Ok(())
        });
        Ok(())
    }
}
