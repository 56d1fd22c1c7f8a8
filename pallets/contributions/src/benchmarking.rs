//! What the calls cost at their worst: the longest texts, and every contributor new to its pool.

use super::*;
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::traits::{fungible::Unbalanced, tokens::Precision};
use frame_system::RawOrigin;
use tributary_primitives::{
    AssetId, Class, ContributionId, Hash, MAX_BATCH, MAX_URI, PoolId, UNIT,
    traits::{Assets, Weights},
};

fn longest() -> Vec<u8> {
    vec![b'u'; MAX_URI as usize]
}

/// An account that can pay the deposit for a contribution.
fn contributor<T: Config>(index: u32) -> T::AccountId {
    let who = account("contributor", index, 0);
    T::Currency::increase_balance(&who, UNIT.saturating_mul(1_000), Precision::Exact).expect("it can be funded");
    who
}

fn contribute<T: Config>(asset: AssetId, index: u32) -> (ContributionId, T::AccountId) {
    let (id, who) = (NextContribution::<T>::get(), contributor::<T>(index));
    let origin = RawOrigin::Signed(who.clone()).into();
    Pallet::<T>::contribute(origin, asset, Class::Compute, 1, Hash::default(), longest()).expect("the asset is open");
    (id, who)
}

/// A contribution to an asset of its own, accepted by `reviewer`.
fn accepted<T: Config>(reviewer: &T::AccountId, index: u32) -> (AssetId, ContributionId, T::AccountId) {
    let asset = T::Assets::open_for_benchmark(reviewer);
    let (id, who) = contribute::<T>(asset, index);
    Pallet::<T>::assess(RawOrigin::Signed(reviewer.clone()).into(), id, 5, None).expect("the asset is open");
    (asset, id, who)
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

        assert_eq!(Contributions::<T>::get(id).map(|made| made.review), Some(Review::Pending));
    }

    /// `assess` is a batch of one. Each to an asset of its own: nothing is read twice.
    #[benchmark]
    fn assess_many(n: Linear<1, { MAX_BATCH }>) {
        let reviewer: T::AccountId = account("reviewer", 0, 0);
        let mut assets = Vec::new();
        let assessments = (0..n)
            .map(|index| {
                let asset = T::Assets::open_for_benchmark(&reviewer);
                assets.push(asset);
                (super::contribute::<T>(asset, index).0, u64::MAX)
            })
            .collect();

        #[extrinsic_call]
        _(RawOrigin::Signed(reviewer), assessments);

        for asset in assets {
            assert_eq!(T::Ledger::pool_weight(PoolId::Compute(asset)), u128::from(u64::MAX));
        }
    }

    /// As spam: the deposit moves to another account.
    #[benchmark]
    fn reject() {
        let reviewer: T::AccountId = account("reviewer", 0, 0);
        let asset = T::Assets::open_for_benchmark(&reviewer);
        let (id, _) = super::contribute::<T>(asset, 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(reviewer), id, longest(), true);

        assert!(!Contributions::<T>::contains_key(id));
    }

    /// Of what was accepted: its weight goes too.
    #[benchmark]
    fn withdraw() {
        let (_, id, who) = accepted::<T>(&account("reviewer", 0, 0), 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(who), id);

        assert!(!Contributions::<T>::contains_key(id));
    }

    #[benchmark]
    fn reassess() {
        let reviewer: T::AccountId = account("reviewer", 0, 0);
        let (asset, id, _) = accepted::<T>(&reviewer, 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(reviewer), id, u64::MAX);

        assert_eq!(T::Ledger::pool_weight(PoolId::Compute(asset)), u128::from(u64::MAX));
    }

    #[benchmark]
    fn revoke() {
        let reviewer: T::AccountId = account("reviewer", 0, 0);
        let (asset, id, _) = accepted::<T>(&reviewer, 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(reviewer), id, longest());

        assert_eq!(T::Ledger::pool_weight(PoolId::Compute(asset)), 0);
    }

    #[benchmark]
    fn forget() {
        let (asset, id, who) = accepted::<T>(&account("reviewer", 0, 0), 0);
        T::Assets::publish_for_benchmark(asset);

        #[extrinsic_call]
        _(RawOrigin::Signed(who), id);

        assert!(!Contributions::<T>::contains_key(id));
        assert_eq!(T::Ledger::pool_weight(PoolId::Compute(asset)), 5);
    }
}
