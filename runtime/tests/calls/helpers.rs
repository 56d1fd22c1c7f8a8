//! The world that the cases act in, and words for what they do.

use frame_support::{assert_ok, dispatch::DispatchResultWithPostInfo, traits::fungible::InspectHold};
use pallet_registry::{Asset, Assets, InfoInput, NextAsset};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_runtime::{BuildStorage, DispatchError, ModuleError, Perbill};
use std::{cell::RefCell, collections::BTreeSet};
use tributary_math::Split;
use tributary_primitives::{AssetId, AssetKind, Class, ContributionId, Terms};
use tributary_runtime::{
    AccountId, Balance, Balances, BalancesConfig, Contributions, Hash, Registry, Rewards, Runtime, RuntimeEvent,
    RuntimeGenesisConfig, RuntimeHoldReason, RuntimeOrigin, RuntimeParameters, System, UNIT, invariants,
    parameters::dynamic_params::registry::{self as limits, Parameters as Limit},
    testing,
};

pub const ALICE: AccountId = AccountId::new([1; 32]);
pub const BOB: AccountId = AccountId::new([2; 32]);
pub const CHARLIE: AccountId = AccountId::new([3; 32]);
pub const DAVE: AccountId = AccountId::new([4; 32]);
pub const EVE: AccountId = AccountId::new([5; 32]);
pub const FERDIE: AccountId = AccountId::new([6; 32]);
/// Has no account unless a case gives it one.
pub const STRANGER: AccountId = AccountId::new([9; 32]);

/// What each of the six has in the beginning: a thousand TRIB.
pub const START: Balance = 1_000 * UNIT;
/// What publication binds.
pub const COMMITMENT: Hash = Hash::repeat_byte(7);
/// What a contribution binds.
pub const WORK: Hash = Hash::repeat_byte(8);

/// The deposit for the asset of [`card`], in planck: 0.1 TRIB and 0.0001 TRIB for each of 142 bytes.
///
/// They are 115 of the record, 25 of the description and one for the length of each list: upstream assets (8 bytes
/// each) and reviewers (32 bytes each).
pub const CARD_DEPOSIT: Balance = 114_200_000_000;
/// The deposit for a contribution of [`contribute`], in planck: 0.1 TRIB and 0.0001 TRIB for each of 90 bytes.
pub const WORK_DEPOSIT: Balance = 109_000_000_000;

/// Runs a case on a new chain. What must always hold must hold after it.
pub fn world(case: impl FnOnce()) {
    world_with(&[], case);
}

/// As [`world`], with more accounts.
pub fn world_with(more: &[(AccountId, Balance)], case: impl FnOnce()) {
    chain(START, more).execute_with(|| {
        // Block 0 keeps no events.
        System::set_block_number(1);
        let issuance = Balances::total_issuance();
        case();
        in_order();
        assert_eq!(Balances::total_issuance(), issuance, "a planck was made or lost");
    });
}

/// A new chain, on which each of the six has `each`.
pub fn chain(each: Balance, more: &[(AccountId, Balance)]) -> sp_io::TestExternalities {
    let six = [ALICE, BOB, CHARLIE, DAVE, EVE, FERDIE].map(|who| (who, each));
    let balances = six.into_iter().chain(more.iter().cloned()).collect();
    let config =
        RuntimeGenesisConfig { balances: BalancesConfig { balances, ..Default::default() }, ..Default::default() };
    config.build_storage().unwrap().into()
}

/// The devnet at its genesis.
pub fn devnet_chain() -> sp_io::TestExternalities {
    testing::new_test_ext(&testing::preset(DEV_RUNTIME_PRESET))
}

/// Checks all that must always hold.
pub fn in_order() {
    assert_ok!(invariants::check());
}

thread_local! {
    static REACHED: RefCell<BTreeSet<(u8, u8)>> = const { RefCell::new(BTreeSet::new()) };
}

/// Remembers that a call was refused with `error`.
pub fn note(error: DispatchError) {
    if let DispatchError::Module(ModuleError { index, error: [variant, ..], .. }) = error {
        REACHED.with_borrow_mut(|reached| reached.insert((index, variant)));
    }
}

/// The errors that calls were refused with in this thread: index of the pallet and of the variant.
pub fn reached() -> BTreeSet<(u8, u8)> {
    REACHED.take()
}

/// The call is refused with this error and changes nothing.
macro_rules! refuse {
    ($call:expr, $error:expr $(,)?) => {{
        let error = sp_runtime::DispatchError::from($error);
        frame_support::assert_noop!($call, error);
        $crate::helpers::note(error);
    }};
}
pub(crate) use refuse;

pub fn signed(who: AccountId) -> RuntimeOrigin {
    RuntimeOrigin::signed(who)
}

pub fn percent(percent: u32) -> Perbill {
    Perbill::from_percent(percent)
}

/// Parts per billion.
pub fn parts(parts: u32) -> Perbill {
    Perbill::from_parts(parts)
}

/// Percent for the steward, data and compute.
pub fn split(steward: u32, data: u32, compute: u32) -> Split {
    Split { steward: percent(steward), data: percent(data), compute: percent(compute) }
}

pub fn terms(use_price: Balance, training_fee: Balance, royalty: u32) -> Terms {
    Terms { use_price, training_fee, royalty: percent(royalty) }
}

pub fn info(name: &[u8], uri: &[u8], licence: &[u8]) -> InfoInput {
    InfoInput { name: name.to_vec(), uri: uri.to_vec(), licence: licence.to_vec() }
}

/// Upstream assets with percent of royalty.
pub fn cite(upstream: &[(AssetId, u32)]) -> Vec<(AssetId, Perbill)> {
    upstream.iter().map(|(asset, royalty)| (*asset, percent(*royalty))).collect()
}

/// What a registration brings.
#[derive(Clone)]
pub struct Card {
    pub kind: AssetKind,
    pub info: InfoInput,
    pub terms: Terms,
    pub split: Split,
    pub upstream: Vec<(AssetId, Perbill)>,
    pub max_fee: Balance,
}

/// A dataset that costs nothing and was built from nothing; all income is its steward's.
pub fn card() -> Card {
    Card {
        kind: AssetKind::Dataset,
        info: info(b"Corpus", b"ipfs://corpus", b"MIT"),
        terms: Terms::default(),
        split: split(100, 0, 0),
        upstream: vec![],
        max_fee: Balance::MAX,
    }
}

/// A model with these upstream assets, otherwise as [`card`].
pub fn built_from(upstream: &[(AssetId, u32)]) -> Card {
    Card { kind: AssetKind::Model, upstream: cite(upstream), ..card() }
}

impl Card {
    pub fn register(self, who: AccountId) -> DispatchResultWithPostInfo {
        let Self { kind, info, terms, split, upstream, max_fee } = self;
        match kind {
            AssetKind::Model => Registry::register_model(signed(who), info, terms, split, upstream, max_fee),
            AssetKind::Dataset => Registry::register_dataset(signed(who), info, terms, split, upstream, max_fee),
        }
    }

    /// Registers it and answers its id.
    pub fn open(self, who: AccountId) -> AssetId {
        let id = NextAsset::<Runtime>::get();
        assert_ok!(self.register(who));
        id
    }

    /// Registers and publishes it and answers its id.
    pub fn publish(self, who: AccountId) -> AssetId {
        let id = self.open(who.clone());
        publish(who, id);
        id
    }
}

pub fn publish(who: AccountId, asset: AssetId) {
    assert_ok!(Registry::publish(signed(who), asset, COMMITMENT));
}

pub fn retire(who: AccountId, asset: AssetId) {
    assert_ok!(Registry::retire(signed(who), asset));
}

pub fn fund(who: AccountId, asset: AssetId, amount: Balance) {
    assert_ok!(Rewards::fund(signed(who), asset, amount));
}

pub fn collect(asset: AssetId, from: &[AssetId]) {
    assert_ok!(Rewards::collect(signed(FERDIE), asset, from.to_vec()));
}

/// Records work against an open asset and answers its id.
pub fn contribute(who: AccountId, asset: AssetId, class: Class) -> ContributionId {
    let id = pallet_contributions::NextContribution::<Runtime>::get();
    assert_ok!(Contributions::contribute(signed(who), asset, class, 10, WORK, b"ipfs://work".to_vec()));
    id
}

/// As [`contribute`], and the asset's steward accepts it.
pub fn contribute_weight(who: AccountId, asset: AssetId, class: Class, weight: u64) -> ContributionId {
    let id = contribute(who, asset, class);
    assert_ok!(Contributions::assess(signed(record(asset).steward), id, weight));
    id
}

/// What the registry has of an asset.
pub fn record(asset: AssetId) -> Asset<AccountId> {
    Assets::<Runtime>::get(asset).unwrap()
}

pub fn free(who: AccountId) -> Balance {
    Balances::free_balance(who)
}

/// Held for an account's assets.
pub fn asset_deposit(who: AccountId) -> Balance {
    Balances::balance_on_hold(&RuntimeHoldReason::Registry(pallet_registry::HoldReason::Asset), &who)
}

/// Held for an account's contributions.
pub fn work_deposit(who: AccountId) -> Balance {
    Balances::balance_on_hold(&RuntimeHoldReason::Contributions(pallet_contributions::HoldReason::Contribution), &who)
}

/// What the pot has.
pub fn pot() -> Balance {
    Balances::free_balance(Rewards::pot())
}

/// The newest event is this one.
pub fn said(event: impl Into<RuntimeEvent>) {
    System::assert_last_event(event.into());
}

/// Root sets how much all royalties of an asset may be together; `None` sets it back to what it is by default.
pub fn limit_royalties(limit: Option<Perbill>) {
    let value = RuntimeParameters::Registry(Limit::MaxRoyaltySum(limits::MaxRoyaltySum, limit));
    assert_ok!(tributary_runtime::Parameters::set_parameter(RuntimeOrigin::root(), value));
}

/// Root sets what the deposits of referenda are, in percent of the table's; `None` sets it back.
pub fn set_deposit_percent(percent: Option<u32>) {
    use tributary_runtime::parameters::dynamic_params::governance::{DepositPercent, Parameters};
    let value = RuntimeParameters::Governance(Parameters::DepositPercent(DepositPercent, percent));
    assert_ok!(tributary_runtime::Parameters::set_parameter(RuntimeOrigin::root(), value));
}
