//! What clients may ask.

use crate::{
    Buckets, Commits, Config, CurrentEpoch, CurrentIndex, FreshRolledOver, NextToSettle, Outcomes, Pallet, Positions,
    RecentTurnout, Registered, Revealed, RolledOver, Scores, Settling,
};
use alloc::vec::Vec;
use frame_support::traits::Get;
use tributary_math::Pots;
use tributary_primitives::{AssetId, Balance, EpochIndex, EpochView, EvaluatorView, PositionView, ScoresView};

/// The most positions that one answer has.
const MAX_POSITIONS: usize = 1_024;

impl<T: Config> Pallet<T> {
    pub(crate) fn view_epoch() -> EpochView {
        let (index, now) = (CurrentIndex::<T>::get(), CurrentEpoch::<T>::get());
        let Pots { assets, evaluators, treasury, authors } = now.pots;
        let settlement = Settling::<T>::get();
        let revealed = index.checked_sub(1).map(Revealed::<T>::get).unwrap_or_default();
        EpochView {
            index,
            start: now.start,
            length: now.length,
            emission: now.emission,
            assets,
            evaluators,
            treasury,
            authors,
            rolled_over: RolledOver::<T>::get(),
            fresh_rolled_over: FreshRolledOver::<T>::get(),
            stake: Self::total_stake().map(|total| total.current).unwrap_or_default(),
            revealed: revealed.iter().fold(0, |sum: Balance, revealer| sum.saturating_add(revealer.stake)),
            quorum: RecentTurnout::<T>::get().needed(T::Quorum::get(), T::QuorumFloor::get()).unwrap_or_default(),
            settling: NextToSettle::<T>::get(),
            phase: settlement.map(|settlement| settlement.progress.phase()),
            fresh_assets: settlement.map_or(0, |settlement| settlement.totals.fresh_assets),
            buckets_left: settlement.map_or(0, |settlement| Self::buckets_left(&settlement)),
        }
    }

    pub(crate) fn view_positions(who: &T::AccountId) -> Vec<PositionView<T::AccountId>> {
        Positions::<T>::iter_prefix(who)
            .take(MAX_POSITIONS)
            .map(|(evaluator, position)| PositionView {
                evaluator,
                active: position.active,
                joining: position.joining.into_inner(),
                moved: position.moved,
            })
            .collect()
    }

    pub(crate) fn view_evaluators() -> Vec<EvaluatorView<T::AccountId>> {
        let now = CurrentIndex::<T>::get();
        let revealed = now.checked_sub(1).map(Revealed::<T>::get).unwrap_or_default();
        let unsettled = Self::unsettled();
        Registered::<T>::get()
            .into_iter()
            .filter_map(|account| {
                let evaluator = Self::evaluator(&account).ok()??;
                Some(EvaluatorView {
                    commission: evaluator.commission,
                    stake: evaluator.backing.stake,
                    own: Self::own_stake(&account),
                    counts: evaluator.backing.current,
                    counted: evaluator.backing.previous,
                    committed: Commits::<T>::contains_key(now, &account),
                    revealed: revealed.iter().any(|revealer| revealer.account == account),
                    open: Self::open_commitments(&account, &unsettled),
                    account,
                })
            })
            .collect()
    }

    pub(crate) fn view_scores(epoch: EpochIndex, asset: AssetId) -> Option<ScoresView<T::AccountId>> {
        let (bucket, slot) = asset.place();
        let scored = Buckets::<T>::get(epoch, bucket.to_be_bytes())?;
        let revealed = Revealed::<T>::get(epoch);
        let scores: Vec<_> = scored
            .indices()
            .filter_map(|index| {
                let account = revealed.get(usize::from(index))?.account.clone();
                let score = Scores::<T>::get((epoch, bucket, &account))?.get(slot);
                (score > 0).then_some((account, score))
            })
            .collect();
        let outcome = Outcomes::<T>::get(epoch, bucket.to_be_bytes()).map(|outcomes| {
            let outcome = outcomes.into_iter().find(|outcome| outcome.slot == slot);
            outcome.map(|outcome| (outcome.consensus, outcome.score)).unwrap_or_default()
        });
        (!scores.is_empty()).then_some(ScoresView { scores, outcome })
    }

    pub(crate) fn view_stakes(account: &T::AccountId) -> Vec<(T::AccountId, Balance)> {
        let mut stakes: Vec<_> = Positions::<T>::iter_prefix(account)
            .filter_map(|(evaluator, position)| Some((evaluator, position.stake()?)))
            .collect();
        stakes.sort_unstable();
        stakes
    }
}
