//! What the calls cost at their worst: the longest texts, full lists of reviewers, stacks with all entries they may
//! have.

use super::*;
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
    BoundedVec,
    traits::{EnsureOrigin, Get, fungible::Unbalanced, tokens::Precision},
};
use frame_system::{RawOrigin, pallet_prelude::BlockNumberFor};
use sp_runtime::{Perbill, traits::Zero};
use tributary_math::{Split, consensus::BUCKET};
use tributary_primitives::{
    AssetId, AssetKind, AssetState, Balance, Budgets, Class, Hash, Listing, MAX_LICENCE, MAX_NAME, MAX_REVIEWERS,
    MAX_STACK, MAX_URI, PoolId, Terms, UNIT,
    traits::{Accounts, Weights},
};

/// Half of what a stack may hold: the benchmark varies direct and inherited entries independently.
const HALF_STACK: u32 = MAX_STACK / 2;

fn longest() -> InfoInput {
    InfoInput {
        name: vec![b'n'; MAX_NAME as usize],
        uri: vec![b'u'; MAX_URI as usize],
        licence: vec![b'l'; MAX_LICENCE as usize],
    }
}

fn terms() -> Terms {
    let percent = Perbill::from_percent(1);
    Terms { use_price: UNIT, training_fee: UNIT, royalty: percent, reach: Perbill::from_rational(1u32, 1_000) }
}

/// No limits but a floor of nothing: what rises and what falls is for each benchmark to say.
fn promises() -> Promises {
    Promises {
        terms: terms(),
        floor: Terms::default(),
        split: split(),
        budgets: Budgets { data: u128::MAX, compute: u128::MAX },
        deadline: Some(u32::MAX),
    }
}

fn split() -> Split {
    Split { steward: Perbill::from_percent(20), data: Perbill::from_percent(40), compute: Perbill::from_percent(40) }
}

fn funded<T: Config>(name: &'static str) -> T::AccountId {
    let who = account(name, 0, 0);
    fund::<T>(&who);
    who
}

/// Makes `who` rich enough for whatever a benchmark asks of it.
fn fund<T: Config>(who: &T::AccountId) {
    let amount = UNIT.saturating_mul(1_000_000_000);
    T::Currency::increase_balance(who, amount, Precision::Exact).expect("an account can be funded");
}

/// Lets `blocks` go by.
fn wait<T: Config>(blocks: u32) {
    let now = frame_system::Pallet::<T>::block_number();
    frame_system::Pallet::<T>::set_block_number(now + BlockNumberFor::<T>::from(blocks));
}

fn register<T: Config>(who: &T::AccountId, upstream: Vec<(AssetId, Perbill)>) -> AssetId {
    let asset = NextAsset::<T>::get();
    let max = Balance::MAX;
    Pallet::<T>::register(who.clone(), AssetKind::Model, longest(), promises(), upstream, max)
        .expect("the asset can be registered");
    asset
}

/// An open asset.
pub(crate) fn open<T: Config>(steward: &T::AccountId) -> AssetId {
    fund::<T>(steward);
    register::<T>(steward, vec![])
}

/// Closes an open asset, and lets its review go by.
pub(crate) fn close<T: Config>(asset: AssetId) {
    let steward = Assets::<T>::get(asset).expect("the asset exists").steward;
    Pallet::<T>::close(RawOrigin::Signed(steward).into(), asset).expect("the asset is open");
    wait::<T>(T::ReviewPeriod::get());
}

/// Publishes an open asset.
pub(crate) fn publish<T: Config>(asset: AssetId) {
    let steward = Assets::<T>::get(asset).expect("the asset exists").steward;
    close::<T>(asset);
    Pallet::<T>::publish(RawOrigin::Signed(steward).into(), asset, Hash::default()).expect("the asset is open");
}

/// A bucket full of published assets that have no record of their own.
pub(crate) fn list<T: Config>(bucket: u32, steward: &T::AccountId) {
    let listings: Vec<_> =
        (0..BUCKET as u8).map(|slot| Listing { slot, steward: steward.clone(), retired: None }).collect();
    Listings::<T>::insert(bucket, BoundedVec::truncate_from(listings));
}

/// An open asset with as much in it as there can be, in a bucket that is listed in full.
fn full<T: Config>(steward: &T::AccountId) -> AssetId
where
    T::Ledger: Weights<T::AccountId>,
{
    let asset = register::<T>(steward, vec![]);
    list::<T>(asset.place().0, steward);
    for class in Class::ALL {
        T::Ledger::add_weight(PoolId::of_class(asset, class), steward, 1).expect("the asset is open");
    }
    let reviewers = reviewers::<T>(MAX_REVIEWERS);
    Pallet::<T>::set_reviewers(RawOrigin::Signed(steward.clone()).into(), asset, reviewers).expect("the asset is open");
    asset
}

/// An open asset that is built from as many others as it can be.
fn with_longest_stack<T: Config>(steward: &T::AccountId) -> AssetId {
    let upstream = (0..MAX_STACK)
        .map(|_| {
            let cited = register::<T>(steward, vec![]);
            publish::<T>(cited);
            (cited, Perbill::from_percent(2))
        })
        .collect();
    register::<T>(steward, upstream)
}

fn reviewers<T: Config>(n: u32) -> Vec<T::AccountId> {
    (0..n).map(|i| account("reviewer", i, 0)).collect()
}

fn state<T: Config>(asset: AssetId) -> AssetState {
    Assets::<T>::get(asset).expect("the asset exists").state_at(Pallet::<T>::now())
}

/// What is left of `amount` when the treasury has its part, as the ledger counts it.
fn income<T: Config>(asset: AssetId) -> Balance {
    T::Ledger::totals(asset).0
}

#[benchmarks(where T::Ledger: Weights<T::AccountId>)]
mod benches {
    use super::*;

    /// `u` direct upstream assets, of which one has `h` ancestors of its own.
    #[benchmark]
    fn register(u: Linear<1, { HALF_STACK }>, h: Linear<0, { HALF_STACK }>) {
        let who = funded::<T>("steward");
        let rate = Perbill::from_percent(2);
        let published = |upstream| {
            let asset = super::register::<T>(&who, upstream);
            super::publish::<T>(asset);
            asset
        };
        let inherited: Vec<_> = (0..h).map(|_| (published(vec![]), rate)).collect();
        let mut upstream = vec![(published(inherited), rate)];
        upstream.extend((1..u).map(|_| (published(vec![]), rate)));
        let asset = NextAsset::<T>::get();

        #[extrinsic_call]
        register_model(
            RawOrigin::Signed(who),
            longest(),
            terms(),
            split(),
            upstream.clone(),
            UNIT.saturating_mul(u.into()),
            Terms::default(),
            Budgets::default(),
            None,
        );

        assert_eq!(Lineage::<T>::get(asset).into_inner(), upstream);
        assert!(!income::<T>(upstream[0].0).is_zero(), "the training fee was paid");
    }

    #[benchmark]
    fn register_alone() {
        let who = funded::<T>("steward");
        let asset = NextAsset::<T>::get();

        #[extrinsic_call]
        register_dataset(
            RawOrigin::Signed(who),
            longest(),
            terms(),
            split(),
            vec![],
            0,
            Terms::default(),
            Budgets::default(),
            None,
        );

        assert_eq!(state::<T>(asset), AssetState::Open);
    }

    /// With a grant that waited.
    #[benchmark]
    fn publish() {
        let who = funded::<T>("steward");
        let asset = full::<T>(&who);
        T::Ledger::grant_for_benchmark(&who, asset, UNIT.saturating_mul(10_000));
        super::close::<T>(asset);

        #[extrinsic_call]
        _(RawOrigin::Signed(who), asset, Hash::repeat_byte(1));

        assert_eq!(state::<T>(asset), AssetState::Published);
        assert!(Reviewers::<T>::get(asset).is_empty());
        assert!(!income::<T>(asset).is_zero(), "the grant flowed");
    }

    /// A fall of one term and a rise of another, of an asset with the longest stack.
    #[benchmark]
    fn set_terms() {
        let who = funded::<T>("steward");
        let asset = with_longest_stack::<T>(&who);
        let terms = Terms { royalty: Perbill::from_percent(3), ..Terms::default() };

        #[extrinsic_call]
        _(RawOrigin::Signed(who), asset, terms);

        let record = Assets::<T>::get(asset).expect("it exists");
        assert_eq!(record.pending.map(|(pending, _)| pending), Some(terms));
        assert_eq!(record.terms.royalty, terms.royalty);
    }

    #[benchmark]
    fn close() {
        let who = funded::<T>("steward");
        let asset = full::<T>(&who);

        #[extrinsic_call]
        _(RawOrigin::Signed(who), asset);

        assert_eq!(state::<T>(asset), AssetState::Closed);
    }

    #[benchmark]
    fn cancel() {
        let who = funded::<T>("steward");
        let asset = full::<T>(&who);

        #[extrinsic_call]
        _(RawOrigin::Signed(who), asset);

        assert_eq!(state::<T>(asset), AssetState::Cancelled);
    }

    /// With the longest stack, and a seat that is offered.
    #[benchmark]
    fn remove() {
        let who = funded::<T>("steward");
        let asset = with_longest_stack::<T>(&who);
        let origin = RawOrigin::Signed(who.clone());
        Pallet::<T>::offer_stewardship(origin.clone().into(), asset, Some(account("heir", 0, 0)))
            .expect("it is the steward");
        Pallet::<T>::cancel(origin.into(), asset).expect("it is the steward");

        #[extrinsic_call]
        _(RawOrigin::Signed(who), asset);

        assert!(!Assets::<T>::contains_key(asset) && !Deposits::<T>::contains_key(asset));
    }

    #[benchmark]
    fn set_reviewers(n: Linear<0, { MAX_REVIEWERS }>) {
        let who = funded::<T>("steward");
        let asset = super::register::<T>(&who, vec![]);

        #[extrinsic_call]
        _(RawOrigin::Signed(who), asset, reviewers::<T>(n));

        assert_eq!(Reviewers::<T>::get(asset).into_inner(), reviewers::<T>(n));
    }

    #[benchmark]
    fn set_info() {
        let who = funded::<T>("steward");
        let asset = full::<T>(&who);
        let info = InfoInput { name: vec![b'm'; MAX_NAME as usize], ..longest() };

        #[extrinsic_call]
        _(RawOrigin::Signed(who), asset, info.clone());

        assert_eq!(Infos::<T>::get(asset).expect("it exists").name.into_inner(), info.name);
    }

    #[benchmark]
    fn offer_stewardship() {
        let who = funded::<T>("steward");
        let asset = full::<T>(&who);
        let to: T::AccountId = account("heir", 0, 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(who), asset, Some(to.clone()));

        assert_eq!(Offers::<T>::get(asset), Some(to));
    }

    /// With income that the former steward keeps.
    #[benchmark]
    fn accept_stewardship() {
        let who = funded::<T>("steward");
        let heir = funded::<T>("heir");
        let asset = full::<T>(&who);
        super::publish::<T>(asset);
        Pallet::<T>::use_asset(RawOrigin::Signed(who.clone()).into(), asset, 100, Balance::MAX)
            .expect("the asset is published");
        Pallet::<T>::offer_stewardship(RawOrigin::Signed(who).into(), asset, Some(heir.clone()))
            .expect("it is the steward");

        #[extrinsic_call]
        _(RawOrigin::Signed(heir.clone()), asset);

        assert_eq!(Assets::<T>::get(asset).expect("it exists").steward, heir);
    }

    #[benchmark]
    fn retire() {
        let who = funded::<T>("steward");
        let asset = full::<T>(&who);
        super::publish::<T>(asset);

        #[extrinsic_call]
        _(RawOrigin::Signed(who), asset);

        wait::<T>(T::RetireNotice::get());
        assert_eq!(state::<T>(asset), AssetState::Retired);
    }

    #[benchmark]
    fn force_retire() {
        let who = funded::<T>("steward");
        let asset = full::<T>(&who);
        super::publish::<T>(asset);

        #[extrinsic_call]
        _(RawOrigin::Root, asset);

        assert_eq!(state::<T>(asset), AssetState::Retired);
    }

    /// `thaw_payouts` does the same in reverse.
    #[benchmark]
    fn freeze_payouts() -> Result<(), BenchmarkError> {
        let who = funded::<T>("steward");
        let asset = full::<T>(&who);
        let curator = T::CuratorOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

        #[extrinsic_call]
        _(curator as T::RuntimeOrigin, asset);

        assert!(T::Ledger::is_frozen(asset));
        Ok(())
    }

    /// A first use, of an asset that the user contributed to.
    #[benchmark]
    fn use_asset() {
        let who = funded::<T>("steward");
        let asset = full::<T>(&who);
        super::publish::<T>(asset);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), asset, 7, UNIT.saturating_mul(7));

        assert_eq!(Usage::<T>::get(asset, who).map(|used| (used.units, used.paid)), Some((7, UNIT.saturating_mul(7))));
        assert!(!income::<T>(asset).is_zero());
    }

    #[benchmark]
    fn forget_usage() {
        let who = funded::<T>("steward");
        let asset = full::<T>(&who);
        super::publish::<T>(asset);
        Pallet::<T>::use_asset(RawOrigin::Signed(who.clone()).into(), asset, 7, Balance::MAX)
            .expect("the asset is published");

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), asset);

        assert!(!Usage::<T>::contains_key(asset, &who) && !UsageDeposits::<T>::contains_key(asset, who));
    }
}
