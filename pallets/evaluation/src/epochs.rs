//! The boundary of an epoch, and emission to the treasury and to the authors of blocks.

use crate::{
    Config, Course, CurrentEpoch, CurrentIndex, EmissionCourse, Epoch, Epochs, Event, MIN_UNBONDING, Pallet,
    TotalStake, WeightInfo,
};
use frame_support::{
    traits::{Get, fungible::Mutate},
    weights::Weight,
};
use sp_runtime::traits::Zero;
use tributary_math::{EmissionSplit, Pots, emission};
use tributary_primitives::{Balance, BlockNumber, EpochIndex, UNIT};

/// An epoch that emits so little, in planck, is as good as one that emits nothing: there emission can begin and end.
pub const LITTLE_EMISSION: Balance = UNIT;

impl<T: Config> Pallet<T> {
    /// Panics when the configuration is not sound, and says why.
    pub(crate) fn check_config() {
        assert!(T::MaxEvaluators::get() <= 256, "an evaluator's number in an epoch is a byte");
        assert!(T::MaxEvaluators::get() > 0, "somebody must be able to score");
        assert!(T::HistoryDepth::get() >= 1, "outcomes must be readable once they are settled");
        assert!(T::EpochLength::get() > 0, "epochs must end");
        assert!(EmissionSplit::is_whole(&T::EmissionSplit::get()), "emission must be divided altogether");
        assert!(T::UnbondingPeriod::get() >= MIN_UNBONDING, "stake must unbond for longer than it counts");
        assert!(T::StakeLeverage::get() > 0, "an evaluator's own stake must count");
        // A tenth of a block is more than what comes before the pages: the base, hooks and inherents.
        let most = T::BlockWeights::get().max_block;
        let most = most.saturating_sub(most.saturating_div(10));
        let page = Self::heaviest_page();
        assert!(page.all_lte(most), "a page must fit into a block: {page} of {most}");
    }

    /// Ends the epoch and begins the next if its time has come, and pays the block's author. O(1).
    pub(crate) fn pass_time(block: BlockNumber) -> Weight {
        let (mut index, mut epoch) = (CurrentIndex::<T>::get(), CurrentEpoch::<T>::get());
        let ends = epoch.start.saturating_add(epoch.length.max(1)) <= block;
        if ends {
            (index, epoch) = Self::next_epoch(index, epoch, block);
        }
        Self::pay_author(index, &epoch, block);
        if ends { T::WeightInfo::begin_epoch() } else { T::WeightInfo::pay_author() }
    }

    fn next_epoch(index: EpochIndex, mut ended: Epoch, block: BlockNumber) -> (EpochIndex, Epoch) {
        let mut total = TotalStake::<T>::get();
        // The total was last touched in this epoch or before: neither step can fail.
        let counted = total.roll(index, true).is_ok();
        debug_assert!(counted, "the total is of the present or of an earlier epoch");
        ended.stake = total.current;
        Self::pay_treasury(index, ended.pots.treasury);
        Epochs::<T>::insert(index, ended);

        let next = index.saturating_add(1);
        let length = T::EpochLength::get();
        let emission = Self::next_emission(ended.length, length);
        let epoch = Epoch {
            start: block,
            length,
            emission,
            // A split over the whole would create more than the emission: then nothing is created.
            pots: T::EmissionSplit::get().divide(emission).unwrap_or_default(),
            stake: total.stake,
            cap: T::EvaluatorStakeCap::get(),
        };
        CurrentIndex::<T>::put(next);
        CurrentEpoch::<T>::put(epoch);
        Self::deposit_event(Event::EpochStarted { epoch: next, blocks: epoch.length, emission });
        (next, epoch)
    }

    /// What the next epoch emits, in planck: the parameter when it was changed, else what this one does less the decay.
    /// When the parameter or the length of epochs changed, a block at most twice and at least half of what it did.
    fn next_emission(ended: BlockNumber, length: BlockNumber) -> Balance {
        let base = T::EmissionPerEpoch::get();
        let now = match EmissionCourse::<T>::get() {
            // A network begins with what it was founded with.
            None => base,
            Some(Course { base: before, now }) => {
                let wanted = match before == base {
                    true => emission::decayed(now, T::EmissionDecay::get()).unwrap_or_default(),
                    false => base,
                };
                let as_it_was = before == base && ended == length;
                if as_it_was { wanted } else { emission::step(wanted, length, now, ended, LITTLE_EMISSION) }
            }
        };
        EmissionCourse::<T>::put(Course { base, now });
        now
    }

    /// Creates something for the treasury.
    pub(crate) fn pay_treasury(epoch: EpochIndex, amount: Balance) {
        if !amount.is_zero() && T::Currency::mint_into(&T::Treasury::get(), amount).is_ok() {
            Self::deposit_event(Event::TreasuryRewarded { epoch, amount });
        }
    }

    /// Creates the part of the block's author: an instalment of what the epoch has for all of them. What an author
    /// cannot be given, or nobody is known to have earned, is the treasury's.
    fn pay_author(index: EpochIndex, epoch: &Epoch, block: BlockNumber) {
        let Pots { authors, .. } = epoch.pots;
        let number = block.saturating_sub(epoch.start);
        let amount = emission::instalment(authors, number, epoch.length).unwrap_or_default();
        if amount.is_zero() {
            return;
        }
        match T::Author::get() {
            Some(author) if T::Currency::mint_into(&author, amount).is_ok() => {
                Self::deposit_event(Event::AuthorRewarded { epoch: index, author, amount });
            }
            _ => Self::pay_treasury(index, amount),
        }
    }
}
