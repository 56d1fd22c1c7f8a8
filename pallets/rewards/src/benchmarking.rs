//! What the calls cost at their worst: pools that have to be brought up to date first, payments to fresh accounts.

use super::*;
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::traits::fungible::{Inspect, Mutate};
use frame_system::RawOrigin;
use sp_runtime::Perbill;
use tributary_math::Split;
use tributary_primitives::{
    AssetId, Balance, Class, MAX_BATCH, PoolId, Source, UNIT,
    traits::{Accounts as _, Weights},
};

/// What each asset receives: enough for every share of it to be above the existential deposit.
const INCOME: Balance = 1_000 * UNIT;

/// Ids beyond those of whatever genesis holds.
const FIRST: u32 = 1_000_000;

fn funded<T: Config>(name: &'static str) -> T::AccountId {
    let who = account(name, 0, 0);
    let amount = T::Currency::minimum_balance().saturating_add(UNIT.saturating_mul(1_000_000_000));
    T::Currency::mint_into(&who, amount).expect("an account can be funded");
    who
}

fn halves() -> Split {
    let half = Perbill::from_percent(50);
    Split { steward: Perbill::zero(), data: half, compute: half }
}

/// The published asset `FIRST + id`, that `member` contributed data and compute to.
fn published<T: Config>(id: u32, member: &T::AccountId, upstream: &[(AssetId, Perbill)]) -> AssetId {
    let asset = AssetId(FIRST + id);
    let steward = account("steward", 0, 0);
    Pallet::<T>::open(asset, &steward, upstream).expect("the asset is new");
    for class in Class::ALL {
        let pool = PoolId::of_class(asset, class);
        Pallet::<T>::add_weight(pool.clone(), member, 3).expect("the asset is open");
        Pallet::<T>::add_weight(pool, &steward, 4).expect("the asset is open");
    }
    Pallet::<T>::fix_split(asset, halves()).expect("the asset is open");
    asset
}

fn pay<T: Config>(payer: &T::AccountId, asset: AssetId) {
    Pallet::<T>::pay(payer, asset, INCOME, Source::Grant).expect("the payer is rich");
}

#[benchmarks]
mod benches {
    use super::*;

    #[benchmark]
    fn fund() {
        let who = funded::<T>("payer");
        let asset = published::<T>(0, &who, &[]);

        #[extrinsic_call]
        _(RawOrigin::Signed(who), asset, INCOME);

        assert_eq!(Pallet::<T>::totals(asset), (INCOME, 0));
    }

    #[benchmark]
    fn collect(n: Linear<1, { MAX_BATCH }>) {
        let who = funded::<T>("payer");
        let asset = published::<T>(0, &who, &[]);
        let royalty = Perbill::from_percent(10);
        let from: Vec<_> = (1..=n)
            .map(|id| {
                let descendant = published::<T>(id, &who, &[(asset, royalty)]);
                pay::<T>(&who, descendant);
                descendant
            })
            .collect();

        #[extrinsic_call]
        _(RawOrigin::Signed(who), asset, from);

        assert_eq!(Pallet::<T>::totals(asset), (0, royalty.mul_floor(INCOME) * Balance::from(n)));
        assert!(Pallet::<T>::collectable(asset).is_empty());
    }

    /// `claim_for` weighs the same: it differs in who pays the fee.
    #[benchmark]
    fn claim() {
        let payer = funded::<T>("payer");
        let member: T::AccountId = account("member", 0, 0);
        let asset = published::<T>(0, &member, &[]);
        let pool = PoolId::Data(asset);
        // An earlier claim by the other member leaves remainders in the pool.
        pay::<T>(&payer, asset);
        Pallet::<T>::do_claim(core::slice::from_ref(&pool), &account("steward", 0, 0)).expect("it is owed something");
        pay::<T>(&payer, asset);

        #[extrinsic_call]
        _(RawOrigin::Signed(member.clone()), pool.clone());

        assert_eq!(T::Currency::total_balance(&member), INCOME * 3 / 7);
        assert!(Pallet::<T>::claimable(member).iter().all(|(owing, _)| *owing != pool));
    }

    #[benchmark]
    fn claim_many(n: Linear<1, { MAX_BATCH }>) {
        let payer = funded::<T>("payer");
        let member: T::AccountId = account("member", 0, 0);
        let pools: Vec<_> = (0..n)
            .map(|id| {
                let asset = published::<T>(id, &member, &[]);
                pay::<T>(&payer, asset);
                PoolId::Compute(asset)
            })
            .collect();

        #[extrinsic_call]
        _(RawOrigin::Signed(member.clone()), pools);

        assert_eq!(T::Currency::total_balance(&member), INCOME / 2 * 3 / 7 * Balance::from(n));
        assert_eq!(Pallet::<T>::claimable(member).len(), n as usize, "the data pools still owe");
    }
}
