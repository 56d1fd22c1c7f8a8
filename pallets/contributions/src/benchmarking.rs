//! What the calls cost at their worst: the longest texts, and every contributor new to its pool.

use super::*;
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::traits::{Consideration, Footprint};
use frame_system::RawOrigin;
use tributary_primitives::{
    AssetId, Class, ContributionId, Hash, MAX_BATCH, MAX_URI, PoolId,
    traits::{Assets, Weights},
};

fn longest() -> Vec<u8> {
    vec![b'u'; MAX_URI as usize]
}

/// An account that can pay the deposit for a contribution.
fn contributor<T: Config>(index: u32) -> T::AccountId {
    let who = account("contributor", index, 0);
    for _ in 0..2 {
        T::Consideration::ensure_successful(&who, Footprint::from_parts(1, 1_024));
    }
    who
}

fn contribute<T: Config>(asset: AssetId, index: u32) -> (ContributionId, T::AccountId) {
    let (id, who) = (NextContribution::<T>::get(), contributor::<T>(index));
    let origin = RawOrigin::Signed(who.clone()).into();
    Pallet::<T>::contribute(origin, asset, Class::Compute, 1, Hash::default(), longest()).expect("the asset is open");
    (id, who)
}

#[benchmarks]
mod benches {
    use super::*;

    #[benchmark]
    fn contribute() {
        let asset = T::Assets::open_for_benchmark(&account("reviewer", 0, 0));
        let id = NextContribution::<T>::get();
        let who = contributor::<T>(0);

        #[extrinsic_call]
        _(RawOrigin::Signed(who), asset, Class::Data, 1, Hash::default(), longest());

        assert!(Deposits::<T>::contains_key(id));
        assert_eq!(Contributions::<T>::get(id).map(|made| made.review), Some(Review::Pending));
    }

    /// `assess` is a batch of one.
    #[benchmark]
    fn assess_many(n: Linear<1, { MAX_BATCH }>) {
        let reviewer: T::AccountId = account("reviewer", 0, 0);
        let asset = T::Assets::open_for_benchmark(&reviewer);
        let assessments = (0..n).map(|index| (super::contribute::<T>(asset, index).0, u64::MAX)).collect();

        #[extrinsic_call]
        _(RawOrigin::Signed(reviewer), assessments);

        assert_eq!(T::Ledger::pool_weight(PoolId::Compute(asset)), u128::from(n) * u128::from(u64::MAX));
        assert_eq!(Deposits::<T>::iter_keys().count(), 0);
    }

    #[benchmark]
    fn reject() {
        let reviewer: T::AccountId = account("reviewer", 0, 0);
        let asset = T::Assets::open_for_benchmark(&reviewer);
        let (id, _) = super::contribute::<T>(asset, 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(reviewer), id, longest());

        assert!(!Contributions::<T>::contains_key(id) && !Deposits::<T>::contains_key(id));
    }

    #[benchmark]
    fn withdraw() {
        let asset = T::Assets::open_for_benchmark(&account("reviewer", 0, 0));
        let (id, who) = super::contribute::<T>(asset, 0);
        T::Assets::publish_for_benchmark(asset);

        #[extrinsic_call]
        _(RawOrigin::Signed(who), id);

        assert!(!Contributions::<T>::contains_key(id) && !Deposits::<T>::contains_key(id));
    }
}
