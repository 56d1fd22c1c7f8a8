//! Who decides: the origins that token holders can speak with, the tracks on which they decide, and how long that
//! takes.
//!
//! The votes themselves are the business of the SDK's `referenda` and `conviction-voting`. This pallet tells them
//!
//! - which [`Origin`]s a referendum can end in, beside the system's root: [`Origin::ParameterAdmin`] sets the
//!   parameters that the pallets expose, [`Origin::Treasurer`] spends from the treasury up to a limit;
//! - which track leads to which origin, and how hard each is to pass: the table [`TRACKS`], through [`Tracks`];
//! - how long a period is on this network: the table's periods are those of a live network with a block every six
//!   seconds, and [`PeriodDivisor`], fixed at genesis, shortens all of them alike. So the same code serves a network
//!   where a vote takes a week and a devnet where it takes half a minute.
//!
//! Other pallets' periods that should keep step (the lock after a vote, the treasury's payout) are a [`Scaled`].
//!
//! ## What always holds (`try_state`)
//!
//! 1. The period divisor is at least one.
//! 2. The tracks' ids ascend, each once, and no period is shorter than one block.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)
)]

extern crate alloc;

pub use origins::{EnsureParameterAdmin, EnsureTreasurer};
pub use pallet::*;
pub use tracks::{DAYS, HOURS, Row, TRACKS, TrackId, Tracks, track};

mod origins;
mod tracks;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

use core::marker::PhantomData;
use frame_support::traits::Get;
use frame_system::pallet_prelude::BlockNumberFor;

#[frame_support::pallet]
#[allow(clippy::expect_used, reason = "in what the macro writes")]
pub mod pallet {
    use super::*;
    use frame_support::{pallet_prelude::*, traits::OriginTrait};
    use pallet_referenda::TracksInfo;
    use tributary_primitives::Balance;

    #[pallet::config]
    pub trait Config:
        frame_system::Config<RuntimeOrigin: OriginTrait<PalletsOrigin: From<Origin> + TryInto<Origin>>>
    {
        /// The most that one decision of the treasurer's track may spend, in planck. Above it, only root may.
        #[pallet::constant]
        type MaxTreasurerSpend: Get<Balance>;
    }

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    /// Whom a referendum speaks as when it is neither root nor an account.
    #[pallet::origin]
    #[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
    pub enum Origin {
        /// May set the parameters that are open to governance.
        ParameterAdmin,
        /// May spend from the treasury, up to [`Config::MaxTreasurerSpend`] at a time.
        Treasurer,
    }

    /// What every period of a live network is divided by on this one. Set at genesis, at least one.
    #[pallet::storage]
    pub type PeriodDivisor<T> = StorageValue<_, u32, ValueQuery, ConstU32<1>>;

    #[pallet::genesis_config]
    pub struct GenesisConfig<T: Config> {
        /// What every period is divided by: 1 for a live network, more where votes should be quick.
        pub period_divisor: u32,
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
        fn integrity_test() {
            if let Err(error) = Self::check_tracks() {
                panic!("{error}");
            }
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    impl<T: Config> Pallet<T> {
        /// What `base` blocks of a live network are on this one: `base` over [`PeriodDivisor`], at least one block.
        pub fn scaled(base: u32) -> BlockNumberFor<T> {
            tracks::scale(base, PeriodDivisor::<T>::get()).into()
        }

        /// Checks that the tracks' ids ascend, each once, and that no period is empty.
        pub(crate) fn check_tracks() -> Result<(), &'static str> {
            Tracks::<T>::check_integrity()?;
            ensure!(TRACKS.iter().zip(TRACKS.iter().skip(1)).all(|(a, b)| a.id < b.id), "Two tracks have the same id");
            ensure!(
                Tracks::<T>::tracks().all(|track| {
                    let info = &track.info;
                    [info.prepare_period, info.decision_period, info.confirm_period, info.min_enactment_period]
                        .iter()
                        .all(|period| *period >= 1u32.into())
                }),
                "A track has a period of less than one block"
            );
            Ok(())
        }

        /// Checks the numbered invariants of the module's documentation.
        #[cfg(any(feature = "std", feature = "try-runtime"))]
        pub fn do_try_state() -> Result<(), sp_runtime::TryRuntimeError> {
            ensure!(PeriodDivisor::<T>::get() >= 1, "1: the period divisor is zero");
            Self::check_tracks().map_err(sp_runtime::TryRuntimeError::Other)
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

/// How long a vote without conviction would stay locked, and the step by which conviction lengthens it: seven days of a
/// live network, as long as a decision takes, so that whoever carries a decision also lives with its first week.
pub type VoteLockingPeriod<T> = Scaled<T, frame_support::traits::ConstU32<{ 7 * DAYS }>>;
