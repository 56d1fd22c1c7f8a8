//! What other pallets ask for when they want a decision of governance.

use crate::{Config, Origin, spending::note_treasurer};
use core::marker::PhantomData;
use frame_support::traits::{EnsureOrigin, Get, OriginTrait};
use tributary_math::closed_set;
use tributary_primitives::Balance;

closed_set!(Origin: ParameterAdmin, Curator, SmallTreasurer, BigTreasurer, Canceller, Killer);

/// The pallet origin behind `o`, if it is one of ours.
fn ours<O: OriginTrait<PalletsOrigin: TryInto<Origin>>>(o: &O) -> Option<Origin> {
    o.caller().clone().try_into().ok()
}

/// A runtime origin that calls as `origin`.
#[cfg(feature = "runtime-benchmarks")]
fn caller<O: OriginTrait<PalletsOrigin: From<Origin>>>(origin: Origin) -> O {
    O::PalletsOrigin::from(origin).into()
}

macro_rules! ensure_origin {
    ($($name:ident passes $origin:ident;)*) => {$(
        #[doc = concat!("Passes [`Origin::", stringify!($origin), "`] and nothing else.")]
        pub struct $name<T>(PhantomData<T>);

        impl<T: Config> EnsureOrigin<T::RuntimeOrigin> for $name<T> {
            type Success = ();

            fn try_origin(o: T::RuntimeOrigin) -> Result<(), T::RuntimeOrigin> {
                match ours(&o) {
                    Some(Origin::$origin) => Ok(()),
                    _ => Err(o),
                }
            }

            #[cfg(feature = "runtime-benchmarks")]
            fn try_successful_origin() -> Result<T::RuntimeOrigin, ()> {
                Ok(caller(Origin::$origin))
            }
        }
    )*};
}

ensure_origin! {
    EnsureCurator passes Curator;
    EnsureCanceller passes Canceller;
    EnsureKiller passes Killer;
}

/// Passes the two treasurers and nothing else; answers the most that each may spend in one decision, in planck. What
/// they spend is counted by [`Budget`](crate::Budget).
pub struct EnsureTreasurer<T>(PhantomData<T>);

impl<T: Config> EnsureOrigin<T::RuntimeOrigin> for EnsureTreasurer<T> {
    type Success = Balance;

    fn try_origin(o: T::RuntimeOrigin) -> Result<Balance, T::RuntimeOrigin> {
        let limit = match ours(&o) {
            Some(Origin::SmallTreasurer) => T::SmallSpendLimit::get(),
            Some(Origin::BigTreasurer) => T::BigSpendLimit::get(),
            _ => return Err(o),
        };
        note_treasurer();
        Ok(limit)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<T::RuntimeOrigin, ()> {
        Ok(caller(Origin::BigTreasurer))
    }
}
