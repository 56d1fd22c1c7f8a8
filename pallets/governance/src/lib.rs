//! Who decides: the origins that token holders can speak with, the tracks on which they decide, the contributors'
//! chamber, and how long that takes.
//!
//! # Terminology
//!
//! - *Track*: what a kind of decision needs, and which origin it ends in: the table [`TRACKS`].
//! - *Poll*: a referendum that can be voted on.
//! - *Chamber*: on tracks that concern rewards, those who contributed have a share of the approval.
//! - *Voice*: what a contributor's vote counts: what it ever earned by contributing, in planck. It cannot be
//!   transferred.
//!
//! # What this pallet adds
//!
//! The votes of tokens are the business of the SDK's `referenda` and `conviction-voting`. This pallet tells them
//!
//! - which [`Origin`]s a referendum can end in, beside the system's root;
//! - which track leads to which origin, and how hard each is to pass ([`Tracks`]);
//! - how long a period is on this network: the table's periods are those of a live network with a block every six
//!   seconds, and [`PeriodDivisor`], fixed at genesis, shortens all of them alike. So the same code serves a network
//!   where a vote takes a week and a devnet where it takes half a minute;
//! - how much treasurers may spend together ([`Budget`]);
//! - when: [`WithRoom`] puts what has to be done in a full block into the next that has room;
//! - what contributors say: [`Tally`] holds their votes beside the tokens', [`TokenPolls`] shows conviction voting its
//!   part.
//!
//! Other pallets' periods that should keep step (the lock after a vote, the treasury's payout) are a [`Scaled`].
//!
//! # What always holds (`try_state`)
//!
//! Of the numbered list in `docs/architecture.md`:
//!
//! - 10, votes: the contributors' votes in an open poll's tally are the sum of those recorded; none is of more than its
//!   account earned. As many are counted of each poll as are recorded.
//! - 11, time: the period divisor is at least one; the tracks' ids ascend, each once; every origin has one track; no
//!   period is shorter than one block. What a full block is passed over for is a later one, and it is to come.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use chamber::{MAX_CONTRIBUTOR_SHARE, Tally, TokenPolls};
pub use origins::{EnsureCanceller, EnsureCurator, EnsureKiller, EnsureTreasurer};
pub use pallet::*;
pub use scheduling::WithRoom;
pub use spending::{BUDGET_DAYS, Budget};
pub use tracks::{DAYS, HOURS, MINUTES, Row, TRACKS, TrackId, Tracks, row, track};
pub use types::{ChamberRules, ContributorShares, ParameterRules, Records};
pub use weights::WeightInfo;

mod chamber;
mod origins;
mod scheduling;
mod spending;
mod tracks;
mod types;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;

pub mod weights;

use core::marker::PhantomData;
use frame_support::traits::Get;
use frame_system::pallet_prelude::BlockNumberFor;
use tributary_primitives::Balance;

/// The tally of this network's referenda.
pub type TallyOf<T> = Tally<<T as Config>::Electorate, <T as Config>::Chamber>;

#[frame_support::pallet]
#[allow(clippy::expect_used, reason = "in what the macro writes")]
pub mod pallet {
    use super::*;
    use crate::weights::WeightInfo;
    use alloc::{boxed::Box, vec::Vec};
    use frame_support::{
        dispatch::PostDispatchInfo,
        pallet_prelude::*,
        traits::{
            Contains, OriginTrait, PollStatus, Polling, StorePreimage,
            dynamic_params::AggregatedKeyValue,
            schedule::{DispatchTime, v3::TaskName},
        },
    };
    use frame_system::pallet_prelude::*;
    use pallet_referenda::{PalletsOriginOf, ReferendumCount, ReferendumIndex, TracksInfo};
    use sp_runtime::{Perbill, traits::Zero};
    use tributary_primitives::{ContributorVote, MAX_BATCH, traits::Voices};

    /// The layout of this pallet's storage.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

    /// The key of a parameter.
    type KeyOf<T> = <<T as pallet_parameters::Config>::RuntimeParameters as AggregatedKeyValue>::Key;

    #[pallet::config]
    pub trait Config:
        frame_system::Config<
            RuntimeEvent: From<Event<Self>>,
            RuntimeOrigin: OriginTrait<PalletsOrigin: From<Origin> + TryInto<Origin>>,
        > + pallet_parameters::Config
        + pallet_referenda::Config<RuntimeCall: From<pallet_parameters::Call<Self>>>
    {
        /// The referenda.
        type Polls: Polling<TallyOf<Self>, Index = ReferendumIndex, Votes = Balance, Class = TrackId>;

        /// What support is measured against, in planck.
        type Electorate: Get<Balance>;

        /// Who earned how much by contributing.
        type Voices: Voices<Self::AccountId>;

        /// What contributors have of the approval, and how many of them it takes.
        type Chamber: ChamberRules;

        /// What the deposits of [`TRACKS`] and for submission are multiplied by, in percent: at least one.
        type DepositPercent: Get<u32>;

        /// The most that one decision of the small treasurer's track may spend, in planck.
        type SmallSpendLimit: Get<Balance>;

        /// The most that one decision of the big treasurer's track may spend, in planck. Above it, only root may.
        type BigSpendLimit: Get<Balance>;

        /// The most of what the treasury holds that both treasurers together may spend in [`BUDGET_DAYS`].
        type TreasurersShare: Get<Perbill>;

        /// What the treasury holds and can spend, in planck.
        type TreasuryHoldings: Get<Balance>;

        /// Which values a parameter may have, and who decides on it.
        type Rules: ParameterRules<Self::RuntimeParameters, PalletsOriginOf<Self>>;

        /// The tracks whose queue has no room left.
        type FullQueues: Contains<TrackId>;

        /// What the calls weigh.
        type WeightInfo: WeightInfo;
    }

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// Whom a referendum speaks as when it is neither root nor an account.
    #[pallet::origin]
    #[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
    pub enum Origin {
        /// May set the parameters that are open to governance.
        ParameterAdmin,
        /// May freeze the payouts of an asset and thaw them.
        Curator,
        /// May spend from the treasury, up to [`Config::SmallSpendLimit`] in a decision.
        SmallTreasurer,
        /// May spend from the treasury, up to [`Config::BigSpendLimit`] in a decision.
        BigTreasurer,
        /// May stop a referendum; its deposits are returned.
        Canceller,
        /// May stop a referendum; its deposits are lost.
        Killer,
    }

    /// What every period of a live network is divided by on this one. Set at genesis, at least one.
    #[pallet::storage]
    pub type PeriodDivisor<T> = StorageValue<_, u32, ValueQuery, ConstU32<1>>;

    /// What contributors voted, by poll and account, with the voice that was counted. Kept after the poll until
    /// `cleanupPoll`.
    #[pallet::storage]
    pub type ContributorVotes<T: Config> =
        StorageDoubleMap<_, Identity, ReferendumIndex, Blake2_128Concat, T::AccountId, ContributorVote>;

    /// How many records of contributors' votes there are of a poll, and how far they were cleaned: no entry if there
    /// are none.
    #[pallet::storage]
    pub type Recorded<T: Config> = StorageMap<_, Identity, ReferendumIndex, Records<T::AccountId>>;

    /// What both treasurers together spent, in planck, by day: of days that still count, and perhaps of older ones.
    /// Days are scaled like all periods, and counted from the block of genesis on.
    #[pallet::storage]
    pub type TreasurersSpent<T> =
        StorageValue<_, BoundedVec<(u32, Balance), ConstU32<{ BUDGET_DAYS.saturating_add(1) }>>, ValueQuery>;

    /// Blocks whose agenda was full when somebody looked, and the block in which room was found instead. Forgotten when
    /// they come.
    #[pallet::storage]
    pub type RoomAfter<T: Config> = StorageMap<_, Identity, BlockNumberFor<T>, BlockNumberFor<T>>;

    #[pallet::event]
    #[allow(missing_docs, reason = "an event's fields are told with it")]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A referendum on a parameter was submitted.
        ParameterProposed { index: ReferendumIndex, track: TrackId, key: KeyOf<T> },
        /// A contributor voted on a referendum; `voice` planck count. It replaces what it had voted before.
        ContributorVoted { poll: ReferendumIndex, who: T::AccountId, aye: bool, voice: Balance },
        /// A contributor's vote on a referendum is gone.
        ContributorVoteRemoved { poll: ReferendumIndex, who: T::AccountId, voice: Balance },
        /// So many records of contributors' votes on a referendum that is over are gone.
        PollCleaned { poll: ReferendumIndex, removed: u32 },
        /// Something that referenda have to do in block `wanted` is done in block `when`, for there was no room before:
        /// to carry out what was approved, which has the scheduler's `id`, or to look at a referendum again.
        Postponed { id: Option<TaskName>, wanted: BlockNumberFor<T>, when: BlockNumberFor<T> },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// The value is out of the parameter's bounds, which the documentation of governance lists.
        OutOfBounds,
        /// No referendum with this index is open.
        NotOngoing,
        /// Contributors have no chamber in this referendum: its track has none, or their share was zero when it was
        /// submitted.
        NoChamber,
        /// The account has no voice: it never claimed anything from a pool of data or of compute.
        NoVoice,
        /// The account has no vote as a contributor on this referendum.
        NotVoter,
        /// The referendum is open. Its votes can be cleaned up once it is over.
        StillOngoing,
        /// No vote of a contributor on this referendum is recorded any more, or zero were asked for.
        NothingToClean,
        /// More records than a call removes. Ask for less and call again.
        BatchTooLong,
        /// A sum of voices does not fit 128 bits.
        Overflow,
    }

    #[pallet::genesis_config]
    pub struct GenesisConfig<T: Config> {
        /// What every period is divided by: 1 for a live network, more where votes should be quick.
        pub period_divisor: u32,
        /// Nothing: it names the runtime.
        #[serde(skip)]
        pub _config: PhantomData<T>,
    }

    impl<T: Config> Default for GenesisConfig<T> {
        fn default() -> Self {
            Self { period_divisor: 1, _config: PhantomData }
        }
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            assert!(self.period_divisor > 0, "governance.periodDivisor must be at least 1");
            PeriodDivisor::<T>::put(self.period_divisor);
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(block: BlockNumberFor<T>) -> Weight {
            RoomAfter::<T>::remove(block);
            T::DbWeight::get().writes(1)
        }

        fn integrity_test() {
            if let Err(error) = Self::check_tracks() {
                panic!("{error}");
            }
            assert!(T::Chamber::shares().is_bounded(), "contributors must not outvote token holders");
            assert!(T::DepositPercent::get() > 0, "proposing must not be free");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Proposes that a parameter be set (`None`: to its default), `enactment` after the vote at the earliest:
        /// submits the referendum, on the track of whoever may set that parameter. The submission deposit is held from
        /// the caller; then place the decision deposit, as for any referendum. O(1).
        ///
        /// The proposal is so short that it needs no preimage; one that would be too long is noted as one.
        ///
        /// Errors: `OutOfBounds`, and the currency's when the caller has too little for the deposit.
        #[pallet::call_index(0)]
        #[pallet::weight(<T as Config>::WeightInfo::propose_parameter())]
        pub fn propose_parameter(
            origin: OriginFor<T>,
            key_value: T::RuntimeParameters,
            enactment: DispatchTime<pallet_referenda::BlockNumberFor<T, ()>>,
        ) -> DispatchResult {
            ensure_signed(origin.clone())?;
            ensure!(T::Rules::is_within_bounds(&key_value), Error::<T>::OutOfBounds);
            let decides = T::Rules::decided_by(&key_value);
            let track = Tracks::<T>::track_for(&decides).map_err(|()| pallet_referenda::Error::<T>::NoTrack)?;
            let (key, _) = key_value.clone().into_parts();
            let call = pallet_parameters::Call::<T>::set_parameter { key_value };
            let proposal = <T as pallet_referenda::Config>::Preimages::bound(call.into())?;
            let index = ReferendumCount::<T>::get();
            pallet_referenda::Pallet::<T>::submit(origin, Box::new(decides), proposal, enactment)?;
            Self::deposit_event(Event::ParameterProposed { index, track, key });
            Ok(())
        }

        /// Votes on an open referendum as a contributor, with the voice that the caller has now, in place of an earlier
        /// vote. O(1).
        ///
        /// Errors: `NotOngoing`, `NoChamber`, `NoVoice`, `Overflow`.
        #[pallet::call_index(1)]
        #[pallet::weight(<T as Config>::WeightInfo::contributor_vote())]
        pub fn contributor_vote(
            origin: OriginFor<T>,
            #[pallet::compact] poll: ReferendumIndex,
            aye: bool,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let voice = T::Polls::try_access_poll(poll, |status| {
                let (tally, _) = status.ensure_ongoing().ok_or(Error::<T>::NotOngoing)?;
                ensure!(tally.has_chamber(), Error::<T>::NoChamber);
                let voice = T::Voices::voice(&who);
                ensure!(!voice.is_zero(), Error::<T>::NoVoice);
                let vote = ContributorVote { aye, voice };
                match ContributorVotes::<T>::get(poll, &who) {
                    Some(before) => tally.withdraw(before).ok_or(DispatchError::Corruption)?,
                    None => Self::recorded(poll)?,
                }
                tally.cast(vote).ok_or(Error::<T>::Overflow)?;
                ContributorVotes::<T>::insert(poll, &who, vote);
                Ok(voice)
            })?;
            Self::deposit_event(Event::ContributorVoted { poll, who, aye, voice });
            Ok(())
        }

        /// Removes the caller's vote as a contributor: from the tally as well while the referendum is open. O(1).
        ///
        /// Errors: `NotVoter`.
        #[pallet::call_index(2)]
        #[pallet::weight(<T as Config>::WeightInfo::remove_contributor_vote())]
        pub fn remove_contributor_vote(
            origin: OriginFor<T>,
            #[pallet::compact] poll: ReferendumIndex,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let vote = ContributorVotes::<T>::take(poll, &who).ok_or(Error::<T>::NotVoter)?;
            Self::forgotten(poll, Recorded::<T>::get(poll).ok_or(DispatchError::Corruption)?, 1)?;
            T::Polls::try_access_poll(poll, |status| match status {
                PollStatus::Ongoing(tally, _) => tally.withdraw(vote).ok_or(DispatchError::Corruption),
                PollStatus::Completed(..) | PollStatus::None => Ok(()),
            })?;
            Self::deposit_event(Event::ContributorVoteRemoved { poll, who, voice: vote.voice });
            Ok(())
        }

        /// Removes at most `max` records of contributors' votes on a referendum that is over; anyone may do it, and
        /// pays nothing when something was removed. O(records removed).
        ///
        /// Errors: `BatchTooLong`, `StillOngoing`, `NothingToClean`.
        #[pallet::call_index(3)]
        #[pallet::weight(<T as Config>::WeightInfo::cleanup_poll((*max).min(MAX_BATCH)))]
        pub fn cleanup_poll(
            origin: OriginFor<T>,
            #[pallet::compact] poll: ReferendumIndex,
            #[pallet::compact] max: u32,
        ) -> DispatchResultWithPostInfo {
            ensure_signed(origin)?;
            ensure!(max <= MAX_BATCH, Error::<T>::BatchTooLong);
            ensure!(T::Polls::as_ongoing(poll).is_none(), Error::<T>::StillOngoing);
            let removed = Self::clean(poll, max)?;
            Self::deposit_event(Event::PollCleaned { poll, removed });
            Ok(PostDispatchInfo {
                actual_weight: Some(<T as Config>::WeightInfo::cleanup_poll(removed)),
                pays_fee: Pays::No,
            })
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// What the vote of `account` as a contributor counts, in planck that it earned. O(1).
        pub fn voice(account: T::AccountId) -> Balance {
            T::Voices::voice(&account)
        }

        /// What both treasurers together may still spend today, in planck: of what the treasury holds, the parameter
        /// `TreasurersShare`, less what they spent in the last thirty days. O(31).
        pub fn left_to_treasurers() -> Balance {
            let budget = tributary_math::share(T::TreasuryHoldings::get(), T::TreasurersShare::get());
            budget.unwrap_or_default().saturating_sub(Self::spent_by_treasurers())
        }

        /// What `account` voted on a referendum as a contributor, if it did and the record is still kept. O(1).
        pub fn contributor_vote_of(poll: ReferendumIndex, account: T::AccountId) -> Option<ContributorVote> {
            ContributorVotes::<T>::get(poll, account)
        }
    }

    impl<T: Config> Pallet<T> {
        /// One more record of a vote on `poll` is kept.
        fn recorded(poll: ReferendumIndex) -> DispatchResult {
            Recorded::<T>::try_mutate(poll, |slot| {
                let records = slot.get_or_insert_with(|| Records { count: 0, cleaned: None });
                records.count = records.count.checked_add(1).ok_or(Error::<T>::Overflow)?;
                Ok(())
            })
        }

        /// So many of these records of votes on `poll` are gone.
        fn forgotten(poll: ReferendumIndex, mut records: Records<T::AccountId>, count: u32) -> DispatchResult {
            records.count = records.count.checked_sub(count).ok_or(DispatchError::Corruption)?;
            Recorded::<T>::set(poll, (!records.count.is_zero()).then_some(records));
            Ok(())
        }

        /// Removes at most `max` records of votes on a poll that is over, at least one, and answers how many.
        ///
        /// It goes on where an earlier call stopped, for whoever looked for the first record again would walk over all
        /// that were removed in the same block; and where nothing is recorded, it does not look.
        fn clean(poll: ReferendumIndex, max: u32) -> Result<u32, DispatchError> {
            let mut records = Recorded::<T>::get(poll).ok_or(Error::<T>::NothingToClean)?;
            let left = match &records.cleaned {
                Some(who) => {
                    ContributorVotes::<T>::iter_key_prefix_from(poll, ContributorVotes::<T>::hashed_key_for(poll, who))
                }
                None => ContributorVotes::<T>::iter_key_prefix(poll),
            };
            let voters: Vec<_> = left.take(max as usize).collect();
            ensure!(!voters.is_empty(), Error::<T>::NothingToClean);
            voters.iter().for_each(|who| ContributorVotes::<T>::remove(poll, who));
            let removed = voters.len() as u32;
            records.cleaned = voters.last().cloned();
            Self::forgotten(poll, records, removed)?;
            Ok(removed)
        }

        /// What `base` blocks of a live network are on this one: `base` over [`PeriodDivisor`], at least one block.
        pub fn scaled(base: u32) -> BlockNumberFor<T> {
            tracks::scale(base, PeriodDivisor::<T>::get()).into()
        }

        /// Invariant 11, of the tracks: their ids ascend, each once, every origin has one, and no period is empty.
        pub(crate) fn check_tracks() -> Result<(), &'static str> {
            Tracks::<T>::check_integrity()?;
            let ids = TRACKS.iter().map(|row| row.id);
            ensure!(ids.is_sorted_by(|a, b| a < b), "invariant 11: two tracks have the same id");
            let mut origins = Origin::ALL.into_iter().map(Some).chain([None]);
            ensure!(
                origins.all(|origin| TRACKS.iter().filter(|row| row.origin == origin).count() == 1),
                "invariant 11: an origin has no track, or two"
            );
            ensure!(
                Tracks::<T>::tracks().all(|track| {
                    let info = &track.info;
                    [info.prepare_period, info.decision_period, info.confirm_period, info.min_enactment_period]
                        .iter()
                        .all(|period| *period >= 1u32.into())
                }),
                "invariant 11: a track has a period of less than one block"
            );
            Ok(())
        }
    }
}

/// `Base` blocks of a live network in blocks of this one: for the periods of other pallets that keep step with the
/// tracks.
pub struct Scaled<T, Base>(PhantomData<(T, Base)>);

impl<T: Config, Base: Get<u32>> Get<BlockNumberFor<T>> for Scaled<T, Base> {
    fn get() -> BlockNumberFor<T> {
        Pallet::<T>::scaled(Base::get())
    }
}

/// `Base` planck times the parameter `DepositPercent`.
pub struct ScaledDeposit<T, Base>(PhantomData<(T, Base)>);

impl<T: Config, Base: Get<Balance>> Get<Balance> for ScaledDeposit<T, Base> {
    fn get() -> Balance {
        tracks::scale_deposit(Base::get(), T::DepositPercent::get())
    }
}

/// How long a vote without conviction would stay locked, and the step by which conviction lengthens it: seven days of a
/// live network, as long as a decision takes, so that whoever carries a decision also lives with its first week.
pub type VoteLockingPeriod<T> = Scaled<T, frame_support::traits::ConstU32<{ 7 * DAYS }>>;
