//! What other pallets ask for when they want a decision of governance.

use crate::{Config, Origin};
use core::marker::PhantomData;
use frame_support::traits::{EnsureOrigin, Get, OriginTrait};
use tributary_primitives::Balance;

/// The pallet origin behind `o`, if it is one of ours.
fn ours<O: OriginTrait<PalletsOrigin: TryInto<Origin>>>(o: &O) -> Option<Origin> {
    o.caller().clone().try_into().ok()
}

/// A runtime origin that calls as `origin`.
#[cfg(feature = "runtime-benchmarks")]
fn caller<O: OriginTrait<PalletsOrigin: From<Origin>>>(origin: Origin) -> O {
    O::PalletsOrigin::from(origin).into()
}

/// Passes [`Origin::ParameterAdmin`] and nothing else.
pub struct EnsureParameterAdmin<T>(PhantomData<T>);

impl<T: Config> EnsureOrigin<T::RuntimeOrigin> for EnsureParameterAdmin<T> {
    type Success = ();

    fn try_origin(o: T::RuntimeOrigin) -> Result<(), T::RuntimeOrigin> {
        match ours(&o) {
            Some(Origin::ParameterAdmin) => Ok(()),
            _ => Err(o),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<T::RuntimeOrigin, ()> {
        Ok(caller(Origin::ParameterAdmin))
    }
}

/// Passes [`Origin::Treasurer`] and nothing else; answers the most that it may spend, in planck.
pub struct EnsureTreasurer<T>(PhantomData<T>);

impl<T: Config> EnsureOrigin<T::RuntimeOrigin> for EnsureTreasurer<T> {
    type Success = Balance;

    fn try_origin(o: T::RuntimeOrigin) -> Result<Balance, T::RuntimeOrigin> {
        match ours(&o) {
            Some(Origin::Treasurer) => Ok(T::MaxTreasurerSpend::get()),
            _ => Err(o),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<T::RuntimeOrigin, ()> {
        Ok(caller(Origin::Treasurer))
    }
}
