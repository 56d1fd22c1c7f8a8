//! Calls that a network begins with, when all accounts have their tokens.
//!
//! What a network is to hold at its first block (demo content, the assets that a community brings along) is written as
//! the calls that would make it, dispatched in order while genesis is built. So it obeys every rule that a user's call
//! obeys, deposits and fees to upstream assets included, and no second way to make state exists. Transaction fees are
//! not charged, and block 0 keeps no events. Each does one thing: in a batch of root's nothing is filtered, and one
//! that fails in the middle succeeds.

pub use pallet::*;

#[frame_support::pallet]
#[allow(clippy::expect_used, reason = "in what the macro writes")]
pub mod pallet {
    use alloc::vec::Vec;
    use codec::DecodeAll;
    use core::marker::PhantomData;
    use frame_support::{
        pallet_prelude::*,
        traits::{Contains, fungible::Unbalanced},
    };
    use frame_system::RawOrigin;
    use sp_core::Bytes;
    use sp_runtime::traits::Dispatchable;
    use tributary_primitives::Balance;

    #[pallet::config]
    pub trait Config: frame_system::Config {
        /// The token.
        type Currency: Unbalanced<Self::AccountId, Balance = Balance>;

        /// Calls that make others at once.
        type Wrappers: Contains<Self::RuntimeCall>;
    }

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::genesis_config]
    pub struct GenesisConfig<T: Config> {
        /// Who calls (`null`: root, to set parameters), and the call as SCALE in hexadecimal: what polkadot.js shows as
        /// encoded call data.
        pub calls: Vec<(Option<T::AccountId>, Bytes)>,
        /// Planck that count as no voter's: what support is measured against is less by so much.
        pub inactive: Balance,
        /// Nothing: it names the runtime.
        #[serde(skip)]
        pub _config: PhantomData<T>,
    }

    impl<T: Config> Default for GenesisConfig<T> {
        fn default() -> Self {
            Self { calls: Vec::new(), inactive: 0, _config: PhantomData }
        }
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        /// Panics when a call does not decode or fails: a network must not start from half of what was asked for.
        fn build(&self) {
            T::Currency::deactivate(self.inactive);
            for (index, (who, bytes)) in self.calls.iter().enumerate() {
                let call = <T as frame_system::Config>::RuntimeCall::decode_all(&mut &bytes[..])
                    .unwrap_or_else(|error| panic!("genesisCalls.calls[{index}] is no call of this runtime: {error}"));
                assert!(
                    !T::Wrappers::contains(&call),
                    "genesisCalls.calls[{index}] holds other calls: write them one by one"
                );
                assert!(
                    T::BaseCallFilter::contains(&call),
                    "genesisCalls.calls[{index}] is refused by the filter of calls: see the bounds of the parameters"
                );
                let origin = who.clone().map_or(RawOrigin::Root, RawOrigin::Signed);
                call.dispatch(origin.into())
                    .unwrap_or_else(|error| panic!("genesisCalls.calls[{index}] failed: {:?}", error.error));
            }
        }
    }
}
