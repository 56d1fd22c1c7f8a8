//! What a network is from its first block on and for ever: the length of its slots.
//!
//! It lies in storage rather than in the code so that one runtime serves a network with a block every six seconds and a
//! devnet with ten slots a second. Nothing can change it later: the number of a slot is the time divided by its length,
//! so a new length would make slot numbers jump, and Aura could not go on.

pub use pallet::*;

use frame_support::traits::Get;
use tributary_primitives::Moment;

/// The length of a slot where genesis says nothing else, in milliseconds.
pub const DEFAULT_SLOT_DURATION: Moment = 6_000;

#[frame_support::pallet]
#[allow(clippy::expect_used, reason = "in what the macro writes")]
pub mod pallet {
    use super::*;
    use core::marker::PhantomData;
    use frame_support::{pallet_prelude::*, traits::ConstU64};

    #[pallet::config]
    pub trait Config: frame_system::Config {}

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    /// The length of a slot in milliseconds: at most one block is authored in each. Even, and set at genesis.
    #[pallet::storage]
    pub type SlotDuration<T> = StorageValue<_, Moment, ValueQuery, ConstU64<DEFAULT_SLOT_DURATION>>;

    #[pallet::genesis_config]
    pub struct GenesisConfig<T: Config> {
        /// The length of a slot in milliseconds, even.
        pub slot_duration: Moment,
        /// Nothing: it names the runtime.
        #[serde(skip)]
        pub _config: PhantomData<T>,
    }

    impl<T: Config> Default for GenesisConfig<T> {
        fn default() -> Self {
            Self { slot_duration: DEFAULT_SLOT_DURATION, _config: PhantomData }
        }
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            assert!(
                self.slot_duration > 0 && self.slot_duration.is_multiple_of(2),
                "network.slotDuration must be an even number of milliseconds, at least 2"
            );
            SlotDuration::<T>::put(self.slot_duration);
        }
    }
}

/// The length of a slot in milliseconds.
pub struct Slot<T>(core::marker::PhantomData<T>);

impl<T: Config> Get<Moment> for Slot<T> {
    fn get() -> Moment {
        SlotDuration::<T>::get()
    }
}

/// Half a slot in milliseconds: the least time between two blocks' timestamps, so that a clock a little ahead or behind
/// loses no slot.
pub struct HalfSlot<T>(core::marker::PhantomData<T>);

impl<T: Config> Get<Moment> for HalfSlot<T> {
    fn get() -> Moment {
        Slot::<T>::get().checked_div(2).unwrap_or(1)
    }
}
