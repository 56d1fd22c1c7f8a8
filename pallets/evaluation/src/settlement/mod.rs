//! The pages of a settlement.
//!
//! A settlement is a cursor in storage and nothing else, so it goes on after a restart or an upgrade where it was. It
//! is driven by [`Pallet::settle_some`]; each turn plans one page, weighs it, and does it if it fits.
//!
//! What a phase carries, what its pages do and weigh, what comes of one that fails, and what its end decides, is a
//! [`Stage`] in a file of its own. A new phase is such a file, a variant of [`Progress`], and a place in the order of
//! [`Progress::next`].

pub mod assets;
pub mod evaluators;
pub mod joining;
pub mod penalties;
pub mod scoring;
pub mod sweeping;

use crate::{
    Config, CurrentIndex, Epoch, Epochs, Event, NextToSettle, Pallet, Progress, RecentTurnout, Revealed, Settlement,
    Settling, SettlingFresh, SettlingSums, Totals, WeightInfo,
};
use alloc::vec;
use assets::Assets;
use codec::FullCodec;
use core::iter;
use evaluators::Evaluators;
use frame_support::{
    BoundedVec,
    storage::{IterableStorageDoubleMap, with_storage_layer},
    traits::Get,
    weights::{Weight, WeightMeter},
};
use joining::Joining;
use penalties::Penalties;
use scoring::Scoring;
use sp_runtime::{DispatchError, DispatchResult, traits::Zero};
use sweeping::Sweeping;
use tributary_math::{
    Apportionment, U256,
    consensus::{Fresh, Sums},
    stake::capped,
};
use tributary_primitives::{Balance, EpochIndex, MAX_BUCKETS_LEFT, Phase};

/// A phase of settlements: what one carries through it, and what it does with that.
trait Stage: Copy {
    /// What a page of it does.
    type Work;

    /// Its public name.
    fn phase(&self) -> Phase;

    /// Where a settlement stands that is in it.
    fn into_progress(self) -> Progress;

    /// What its next page does; `None` when it is over.
    fn plan<T: Config>(&self, epoch: EpochIndex) -> Option<Self::Work>;

    /// What a page weighs, by what is in it.
    fn weigh<T: Config>(&self, work: &Self::Work) -> Weight;

    /// What its heaviest page can weigh.
    fn heaviest_page<T: Config>(&self) -> Weight;

    /// Does a page.
    fn run<T: Config>(&mut self, epoch: EpochIndex, totals: &mut Totals, work: &Self::Work) -> DispatchResult;

    /// The phase beyond a page that failed; `None` when it has nothing to know the page by, so that it is over.
    fn pass_over(self, work: &Self::Work) -> Option<Self>;

    /// Ends it. Answers what the next phase has to divide.
    fn end<T: Config>(&self, _: EpochIndex, _: &Epoch, _: &mut Totals) -> Result<Due, DispatchError> {
        Ok(Due::default())
    }

    /// The buckets that it has still to visit, counted up to [`MAX_BUCKETS_LEFT`].
    fn buckets_left<T: Config>(&self, epoch: EpochIndex) -> u32;
}

/// What a phase leaves the next one to divide, where there is something to divide it by.
#[derive(Default)]
struct Due {
    /// The assets' pot by score, or the evaluators' by agreement.
    shares: Option<Apportionment>,
    /// The part of the evaluators' pot for agreement on fresh assets.
    fresh: Option<Apportionment>,
}

/// Does something with the phase that a settlement is in, whichever that is.
macro_rules! with_phase {
    ($progress:expr, $phase:ident => $do:expr) => {
        match $progress {
            Progress::Joining($phase) => $do,
            Progress::Penalties($phase) => $do,
            Progress::Scoring($phase) => $do,
            Progress::Assets($phase) => $do,
            Progress::Evaluators($phase) => $do,
            Progress::Sweeping($phase) => $do,
        }
    };
}

impl Progress {
    /// Where a settlement begins.
    fn first(has_quorum: bool) -> Self {
        Self::Joining(Joining { has_quorum, last: None })
    }

    /// The beginning of the phase after this one, with what it has to divide; `None` after the last. This is the order
    /// of phases.
    fn next(self, Due { shares, fresh }: Due) -> Option<Self> {
        match self {
            Self::Joining(Joining { has_quorum, .. }) => Some(Self::Penalties(Penalties { has_quorum })),
            Self::Penalties(Penalties { has_quorum }) => {
                Some(Self::Scoring(Scoring { has_quorum, ..Scoring::default() }))
            }
            Self::Scoring(Scoring { consensus, .. }) => Some(Self::Assets(Assets { bucket: None, shares, consensus })),
            Self::Assets(Assets { consensus, .. }) => {
                Some(Self::Evaluators(Evaluators { paid: 0, shares, fresh, consensus }))
            }
            Self::Evaluators(_) => Some(Self::Sweeping(Sweeping::default())),
            Self::Sweeping(_) => None,
        }
    }

    /// The phase by its public name.
    pub fn phase(&self) -> Phase {
        with_phase!(self, phase => phase.phase())
    }
}

/// What is done at a time in a phase.
enum Page<Work> {
    /// Some of its work.
    Work(Work),
    /// The phase is over.
    End,
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
        loop {
            let fits = |page: Weight| {
                let over_budget = spent.saturating_add(page).any_gt(budget);
                meter.can_consume(page) && (!over_budget || spent.is_zero())
            };
            let Some(weight) = Self::next_page(fits) else { break };
            meter.consume(weight);
            spent = spent.saturating_add(weight);
        }
    }

    /// Does the next page if what it weighs `fits`. Answers that weight; `None` if nothing was done.
    pub(crate) fn next_page(fits: impl FnOnce(Weight) -> bool) -> Option<Weight> {
        match Settling::<T>::get() {
            None => Self::first_page(fits),
            Some(settlement) => with_phase!(settlement.progress, phase => Self::page_of(settlement, phase, fits)),
        }
    }

    /// As [`Self::next_page`], while no settlement is under way: begins the next one if it is due.
    fn first_page(fits: impl FnOnce(Weight) -> bool) -> Option<Weight> {
        let epoch = NextToSettle::<T>::get();
        // An epoch is settled when the one after it, in which its scores are revealed, has ended.
        let due = epoch.checked_add(2)? <= CurrentIndex::<T>::get();
        let weight = T::WeightInfo::settle_open();
        if !due || !fits(weight) {
            return None;
        }
        if let Err(error) = with_storage_layer(|| Self::open(epoch)) {
            Self::close(epoch);
            Self::deposit_event(Event::PageFailed { epoch, phase: None, error });
        }
        Some(weight)
    }

    /// As [`Self::next_page`], for a settlement in the phase `stage`.
    fn page_of<S: Stage>(settlement: Settlement, stage: S, fits: impl FnOnce(Weight) -> bool) -> Option<Weight> {
        let page = stage.plan::<T>(settlement.epoch).map_or(Page::End, Page::Work);
        let weight = match &page {
            Page::Work(work) => stage.weigh::<T>(work),
            Page::End => T::WeightInfo::settle_turn(),
        };
        if !fits(weight) {
            return None;
        }
        if let Err(error) = with_storage_layer(|| Self::do_page(settlement, stage, &page)) {
            Self::pass_over(settlement, stage, &page);
            let Settlement { epoch, .. } = settlement;
            Self::deposit_event(Event::PageFailed { epoch, phase: Some(stage.phase()), error });
        }
        Some(weight)
    }

    /// What the heaviest page can weigh.
    pub(crate) fn heaviest_page() -> Weight {
        let phases = iter::successors(Some(Progress::first(true)), |progress| progress.next(Due::default()));
        let pages = phases.map(|progress| with_phase!(progress, phase => phase.heaviest_page::<T>()));
        let ends = [T::WeightInfo::settle_open(), T::WeightInfo::settle_turn()];
        pages.chain(ends).fold(Weight::zero(), |most, page| most.max(page))
    }

    /// Does a page of a settlement under way.
    fn do_page<S: Stage>(settlement: Settlement, mut stage: S, page: &Page<S::Work>) -> DispatchResult {
        let Settlement { epoch, progress, mut totals } = settlement;
        let next = match page {
            Page::Work(work) => {
                stage.run::<T>(epoch, &mut totals, work)?;
                Some(stage.into_progress())
            }
            Page::End => {
                let record = Epochs::<T>::get(epoch).ok_or(DispatchError::Corruption)?;
                progress.next(stage.end::<T>(epoch, &record, &mut totals)?)
            }
        };
        match next {
            Some(progress) => Settling::<T>::put(Settlement { epoch, progress, totals }),
            None => {
                Self::close(epoch);
                let Totals { assets, evaluators, for_fresh, fresh_assets, rolled_over, fresh_rolled_over } = totals;
                Self::deposit_event(Event::EpochSettled {
                    epoch,
                    assets,
                    evaluators,
                    for_fresh,
                    fresh_assets,
                    rolled_over,
                    fresh_rolled_over,
                });
            }
        }
        Ok(())
    }

    /// Puts the cursor beyond a page that failed, and changes nothing else. Where the phase cannot go on, the next one
    /// has nothing to divide.
    fn pass_over<S: Stage>(settlement: Settlement, stage: S, page: &Page<S::Work>) {
        let beyond = match page {
            Page::Work(work) => stage.pass_over(work).map(S::into_progress),
            Page::End => None,
        };
        match beyond.or_else(|| settlement.progress.next(Due::default())) {
            Some(progress) => Settling::<T>::put(Settlement { progress, ..settlement }),
            None => Self::close(settlement.epoch),
        }
    }

    /// Begins the settlement of an epoch: reckons what the cap lets count of each stake, and whether enough of it was
    /// revealed for a consensus.
    fn open(epoch: EpochIndex) -> DispatchResult {
        let record = Epochs::<T>::get(epoch).ok_or(DispatchError::Corruption)?;
        let mut revealers = Revealed::<T>::get(epoch);
        let (mut stake, mut revealed) = (Balance::zero(), Balance::zero());
        for revealer in &mut revealers {
            revealer.capped = capped(revealer.stake, record.stake, record.cap).map_err(fault)?;
            stake = stake.checked_add(revealer.capped).ok_or_else(overflow)?;
            revealed = revealed.checked_add(revealer.stake).ok_or_else(overflow)?;
        }
        let evaluators = revealers.len() as u32;
        SettlingSums::<T>::put(BoundedVec::truncate_from(vec![Sums::default(); revealers.len()]));
        SettlingFresh::<T>::put(BoundedVec::truncate_from(vec![Fresh::default(); revealers.len()]));
        if !revealers.is_empty() {
            Revealed::<T>::insert(epoch, revealers);
        }
        let mut turnout = RecentTurnout::<T>::get();
        let quorum = turnout.needed(T::Quorum::get(), T::QuorumFloor::get()).map_err(fault)?;
        turnout.push(revealed);
        RecentTurnout::<T>::put(turnout);
        let progress = Progress::first(revealed >= quorum);
        Settling::<T>::put(Settlement { epoch, progress, totals: Totals::default() });
        Self::deposit_event(Event::SettlementStarted { epoch, evaluators, stake, revealed, quorum });
        Ok(())
    }

    /// Ends the settlement of an epoch.
    fn close(epoch: EpochIndex) {
        Settling::<T>::kill();
        SettlingSums::<T>::kill();
        SettlingFresh::<T>::kill();
        NextToSettle::<T>::put(epoch.saturating_add(1));
    }

    /// Does one of the things of a page by itself: if it fails, the others are done all the same.
    fn alone(epoch: EpochIndex, phase: Phase, action: impl FnOnce() -> DispatchResult) {
        if let Err(error) = with_storage_layer(action) {
            Self::deposit_event(Event::PageFailed { epoch, phase: Some(phase), error });
        }
    }

    /// The buckets that the settlement under way has still to visit in its present phase, counted up to
    /// [`MAX_BUCKETS_LEFT`].
    pub(crate) fn buckets_left(settlement: &Settlement) -> u32 {
        with_phase!(&settlement.progress, phase => phase.buckets_left::<T>(settlement.epoch))
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

/// How many buckets of an epoch after `last` `Map` has something of, counted up to [`MAX_BUCKETS_LEFT`].
fn count_buckets<Map, Value>(epoch: EpochIndex, last: Option<u32>) -> u32
where
    Map: IterableStorageDoubleMap<EpochIndex, [u8; 4], Value>,
    Value: FullCodec,
{
    let keys = match last {
        None => Map::iter_key_prefix(epoch),
        Some(last) => Map::iter_key_prefix_from(epoch, Map::hashed_key_for(epoch, last.to_be_bytes())),
    };
    keys.take(MAX_BUCKETS_LEFT as usize).count() as u32
}

/// How `pot` planck are divided by scores that sum to `total`; `None` if there is nothing to divide them by.
fn divide(pot: Balance, total: U256) -> Result<Option<Apportionment>, DispatchError> {
    (!total.is_zero()).then(|| Apportionment::new(pot, total).map_err(fault)).transpose()
}

fn overflow() -> DispatchError {
    DispatchError::Arithmetic(sp_runtime::ArithmeticError::Overflow)
}

fn fault(_: tributary_math::Error) -> DispatchError {
    overflow()
}
