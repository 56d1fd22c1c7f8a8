//! What token holders may set without a new runtime.
//!
//! A group carries the index of the pallet that reads it. A key's index never changes; a value that was never set reads
//! as its default below.

use crate::*;
use frame_support::{
    dynamic_params::{dynamic_pallet_params, dynamic_params},
    traits::{EitherOf, EnsureOrigin, EnsureOriginWithArg},
};
use frame_system::EnsureRoot;
use pallet_governance::EnsureParameterAdmin;
use sp_runtime::Perbill;

/// The groups and their keys.
#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod dynamic_params {
    use super::*;

    /// Read by the registry.
    #[dynamic_pallet_params]
    #[codec(index = 60)]
    pub mod registry {
        /// The most that the royalties an asset grants to its direct upstream assets may sum to.
        #[codec(index = 0)]
        pub static MaxRoyaltySum: Perbill = Perbill::from_percent(80);

        /// The deposit for an asset's records, whatever their size, in planck.
        #[codec(index = 1)]
        pub static AssetDepositBase: Balance = UNIT / 10;

        /// The deposit for every byte that an asset's records take, in planck.
        #[codec(index = 2)]
        pub static DepositPerByte: Balance = UNIT / 10_000;
    }

    /// Read by the contributions.
    #[dynamic_pallet_params]
    #[codec(index = 61)]
    pub mod contributions {
        /// The deposit for a contribution's record, whatever its size, in planck.
        #[codec(index = 0)]
        pub static ContributionDepositBase: Balance = UNIT / 10;

        /// The deposit for every byte that a contribution's record takes, in planck.
        #[codec(index = 1)]
        pub static ContributionDepositPerByte: Balance = UNIT / 10_000;
    }
}

/// Who may set a parameter: a referendum on the parameter track, or root. Every group is listed, so that a new one has
/// to be decided on here.
pub struct ParameterOrigin;

impl EnsureOriginWithArg<RuntimeOrigin, RuntimeParametersKey> for ParameterOrigin {
    type Success = ();

    fn try_origin(origin: RuntimeOrigin, key: &RuntimeParametersKey) -> Result<(), RuntimeOrigin> {
        match key {
            RuntimeParametersKey::Registry(_) | RuntimeParametersKey::Contributions(_) => {
                EitherOf::<EnsureRoot<AccountId>, EnsureParameterAdmin<Runtime>>::try_origin(origin)
            }
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin(_: &RuntimeParametersKey) -> Result<RuntimeOrigin, ()> {
        Ok(RuntimeOrigin::root())
    }
}

#[cfg(feature = "runtime-benchmarks")]
impl Default for RuntimeParameters {
    fn default() -> Self {
        use dynamic_params::registry;
        Self::Registry(registry::Parameters::MaxRoyaltySum(registry::MaxRoyaltySum, Some(Perbill::from_percent(80))))
    }
}
