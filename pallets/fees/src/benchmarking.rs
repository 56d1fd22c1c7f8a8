//! What a payment at the end of a block costs. Where no author is known, as here, the treasury has everything.

use super::*;
use frame_benchmarking::v2::*;
use frame_support::traits::Hooks;
use frame_system::pallet_prelude::BlockNumberFor;
use tributary_primitives::UNIT;

#[benchmarks]
mod benches {
    use super::*;

    #[benchmark]
    fn pay_out() {
        Collected::<T>::put(Parts { treasury: UNIT, author: UNIT });
        let before = T::Currency::balance(&T::Treasury::get());

        #[block]
        {
            Pallet::<T>::on_finalize(BlockNumberFor::<T>::zero());
        }

        assert_eq!(Collected::<T>::get(), Parts::default());
        assert_eq!(T::Currency::balance(&T::Treasury::get()), before + UNIT * 2);
    }
}
