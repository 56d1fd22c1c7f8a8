//! What the calls cost at their worst: pools that have to be brought up to date first, payments to fresh accounts.

use super::*;
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::traits::fungible::{Inspect, Mutate, MutateHold};
use frame_system::RawOrigin;
use sp_runtime::Perbill;
use tributary_math::Split;
use tributary_primitives::{
    AssetId, Balance, Class, MAX_BATCH, PoolId, Source, UNIT,
    traits::{Accounts as _, Cited, Weights},
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
fn published<T: Config>(id: u32, member: &T::AccountId, upstream: &[Cited]) -> AssetId {
    let asset = opened::<T>(id, member, upstream);
    Pallet::<T>::fix_split(asset, halves()).expect("the asset is open");
    asset
}

/// The open asset `FIRST + id`, that `member` contributed data and compute to.
fn opened<T: Config>(id: u32, member: &T::AccountId, upstream: &[Cited]) -> AssetId {
    let asset = AssetId(FIRST + id);
    let steward = account("steward", 0, 0);
    Pallet::<T>::open(asset, &steward, upstream).expect("the asset is new");
    for class in Class::ALL {
        let pool = PoolId::of_class(asset, class);
        Pallet::<T>::add_weight(pool.clone(), member, 3).expect("the asset is open");
        Pallet::<T>::add_weight(pool, &steward, 4).expect("the asset is open");
    }
    asset
}

/// What an asset receives of `INCOME` when the treasury has its part.
fn received<T: Config>() -> Balance {
    INCOME - Pallet::<T>::use_fee(INCOME)
}

/// Lets `member` have granted something to the asset before its publication, and paid to it since: both are settled
/// when it claims.
fn involve<T: Config>(member: &T::AccountId, asset: AssetId) {
    let grant = Grant { amount: UNIT, deposit: UNIT };
    T::Currency::mint_into(member, UNIT * 2).expect("an account can be funded");
    T::Currency::hold(&HoldReason::Grant.into(), member, grant.deposit).expect("it was funded");
    Grants::<T>::insert(asset, member, grant);
    OwnPayments::<T>::insert(member, asset, UNIT);
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

        assert_eq!(Pallet::<T>::totals(asset), (received::<T>(), 0));
    }

    #[benchmark]
    fn collect(n: Linear<1, { MAX_BATCH }>) {
        let who = funded::<T>("payer");
        let asset = published::<T>(0, &who, &[]);
        let royalty = Perbill::from_percent(10);
        let from: Vec<_> = (1..=n)
            .map(|id| {
                let descendant = published::<T>(id, &who, &[(asset, royalty, royalty)]);
                pay::<T>(&who, descendant);
                descendant
            })
            .collect();

        #[extrinsic_call]
        _(RawOrigin::Signed(who), asset, from);

        assert_eq!(Pallet::<T>::totals(asset), (0, royalty.mul_floor(received::<T>()) * Balance::from(n)));
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
        involve::<T>(&member, asset);

        #[extrinsic_call]
        _(RawOrigin::Signed(member.clone()), pool.clone());

        assert!(T::Currency::total_balance(&member) >= received::<T>() * 3 / 7);
        assert!(!Grants::<T>::contains_key(asset, &member));
        assert!(Pallet::<T>::claimable(member).iter().all(|(owing, _)| *owing != pool));
    }

    /// By a member who paid to each asset itself.
    #[benchmark]
    fn claim_many(n: Linear<1, { MAX_BATCH }>) {
        let payer = funded::<T>("payer");
        let member: T::AccountId = account("member", 0, 0);
        let pools: Vec<_> = (0..n)
            .map(|id| {
                let asset = published::<T>(id, &member, &[]);
                pay::<T>(&payer, asset);
                involve::<T>(&member, asset);
                PoolId::Compute(asset)
            })
            .collect();

        #[extrinsic_call]
        _(RawOrigin::Signed(member.clone()), pools);

        assert!(T::Currency::total_balance(&member) >= received::<T>() / 2 * 3 / 7 * Balance::from(n));
        assert_eq!(Pallet::<T>::claimable(member).len(), n as usize, "the data pools still owe");
    }

    #[benchmark]
    fn claim_for_many(n: Linear<1, { MAX_BATCH }>) {
        let payer = funded::<T>("payer");
        let first: T::AccountId = account("member", 0, 0);
        let asset = opened::<T>(0, &first, &[]);
        let pool = PoolId::Data(asset);
        let members: Vec<T::AccountId> = (0..n).map(|index| account("member", index, 0)).collect();
        for member in members.iter().skip(1) {
            Pallet::<T>::add_weight(pool.clone(), member, 3).expect("the asset is open");
        }
        Pallet::<T>::fix_split(asset, halves()).expect("the asset is open");
        pay::<T>(&payer, asset);
        members.iter().for_each(|member| involve::<T>(member, asset));

        #[extrinsic_call]
        _(RawOrigin::Signed(payer), pool, members);

        assert_eq!(Grants::<T>::iter_prefix(asset).count(), 0);
    }

    #[benchmark]
    fn reclaim() {
        let payer = funded::<T>("payer");
        let asset = opened::<T>(0, &payer, &[]);
        Pallet::<T>::grant(&payer, asset, INCOME).expect("the payer is rich");
        Pallet::<T>::cancel(asset).expect("the asset is open");

        #[extrinsic_call]
        _(RawOrigin::Signed(payer.clone()), asset);

        assert!(!Grants::<T>::contains_key(asset, &payer));
        assert_eq!(Pallet::<T>::waiting(asset), 0);
    }

    #[benchmark]
    fn forget_grant() {
        let payer = funded::<T>("payer");
        let asset = published::<T>(0, &payer, &[]);
        involve::<T>(&payer, asset);

        #[extrinsic_call]
        _(RawOrigin::Signed(payer.clone()), asset);

        assert!(!Grants::<T>::contains_key(asset, &payer));
    }
}
