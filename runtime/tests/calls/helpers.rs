//! The world that the cases act in, and words for what they do.

use frame_support::{
    assert_ok,
    dispatch::{DispatchResult, DispatchResultWithPostInfo},
    traits::{Get, fungible::InspectHold},
};
use pallet_registry::{Asset, Assets, InfoInput, NextAsset};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_runtime::{BuildStorage, DispatchError, ModuleError, Perbill};
use std::{cell::RefCell, collections::BTreeSet};
use tributary_math::Split;
use tributary_primitives::{AssetId, AssetKind, AssetState, Budgets, Class, ContributionId, Terms};
use tributary_runtime::{
    AccountId, Balance, Balances, BalancesConfig, BlockNumber, Contributions, Hash, Parameters, Registry, Rewards,
    Runtime, RuntimeEvent, RuntimeGenesisConfig, RuntimeHoldReason, RuntimeOrigin, RuntimeParameters, System, Treasury,
    UNIT, invariants,
    parameters::{
        dynamic_params::{registry as limits, rewards as payments},
        in_range::registry::ReviewPeriod,
    },
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

/// What a byte of the state costs, in planck.
pub const BYTE: Balance = UNIT / 10_000;
/// What a record's key is counted as, with its part of the trie's nodes, in planck.
const KEY: Balance = 170 * BYTE;
/// The deposit for the asset of [`card`], in planck: 0.1 TRIB, and 0.0001 TRIB for each of 2,146 bytes.
///
/// They are 251 of the record, 25 of the description, one for the length of each list (upstream assets and reviewers),
/// 38 of the listing, 530 of what the ledger has of it and of its steward, and the keys of ten records.
pub const CARD_DEPOSIT: Balance = UNIT / 10 + (251 + 25 + 2 + 38 + 530) * BYTE + 10 * KEY;
/// What it grows by for an asset that is cited: an id, a rate, and the way back from there.
pub const CITED_DEPOSIT: Balance = 8 * BYTE + KEY;
/// What it grows by for an ancestor that has a share: its entry of the stack, and the royalty seen from there.
pub const ANCESTOR_DEPOSIT: Balance = (12 + 20) * BYTE + KEY;
/// What it grows by for a member of the pools of data and compute: the membership, and what the member pays itself.
pub const MEMBER_DEPOSIT: Balance = 100 * BYTE + 2 * KEY;
/// What it grows by for a reviewer.
pub const REVIEWER_DEPOSIT: Balance = 32 * BYTE;
/// What it grows by while the seat is offered.
pub const OFFER_DEPOSIT: Balance = 32 * BYTE + KEY;
/// The deposit for the record of what an account used of an asset, in planck.
pub const USAGE_DEPOSIT: Balance = (16 + 24) * BYTE + 2 * KEY;
/// The deposit for the record of what an account granted to an asset that is not published, in planck.
pub const GRANT_DEPOSIT: Balance = 200 * BYTE;
/// The deposit for a contribution of [`contribute`], in planck: that of one whose URI has eleven bytes.
pub const WORK_DEPOSIT: Balance = work_deposit_of(11);

/// The deposit for a contribution whose URI has so many bytes, fewer than 64: 0.1 TRIB, and 0.0001 TRIB for each byte
/// of the record, the URI, and the keys of three records.
pub const fn work_deposit_of(uri: Balance) -> Balance {
    UNIT / 10 + (135 + uri) * BYTE + 3 * KEY
}

/// The treasury's part of a payment to an asset, in planck: two hundredths, rounded down.
pub const fn fee(amount: Balance) -> Balance {
    amount / 50
}

/// What an asset receives of a payment of `amount` planck.
pub const fn net(amount: Balance) -> Balance {
    amount - fee(amount)
}

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

/// As [`world`], where the treasury has no part of payments: for cases about something else.
pub fn untaxed(case: impl FnOnce()) {
    untaxed_with(&[], case);
}

/// As [`untaxed`], with more accounts.
pub fn untaxed_with(more: &[(AccountId, Balance)], case: impl FnOnce()) {
    world_with(more, || {
        set_use_fee(percent(0));
        case();
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

/// Prices in planck and a royalty in percent; without reach.
pub fn terms(use_price: Balance, training_fee: Balance, royalty: u32) -> Terms {
    Terms { use_price, training_fee, royalty: percent(royalty), reach: percent(0) }
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
    pub floor: Terms,
    pub budgets: Budgets,
    pub deadline: Option<BlockNumber>,
}

/// A dataset that costs nothing and was built from nothing; all income is its steward's. It promises nothing: its terms
/// may fall to nothing, any work may be accepted, and it may take its time.
pub fn card() -> Card {
    Card {
        kind: AssetKind::Dataset,
        info: info(b"Corpus", b"ipfs://corpus", b"MIT"),
        terms: Terms::default(),
        split: split(100, 0, 0),
        upstream: vec![],
        max_fee: Balance::MAX,
        floor: Terms::default(),
        budgets: Budgets::default(),
        deadline: None,
    }
}

/// A model with these upstream assets, otherwise as [`card`].
pub fn built_from(upstream: &[(AssetId, u32)]) -> Card {
    Card { kind: AssetKind::Model, upstream: cite(upstream), ..card() }
}

impl Card {
    pub fn register(self, who: AccountId) -> DispatchResultWithPostInfo {
        let Self { kind, info, terms, split, upstream, max_fee, floor, budgets, deadline } = self;
        let register = match kind {
            AssetKind::Model => Registry::register_model,
            AssetKind::Dataset => Registry::register_dataset,
        };
        register(signed(who), info, terms, split, upstream, max_fee, floor, budgets, deadline)
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

/// Ends the contributions to an asset.
pub fn close(who: AccountId, asset: AssetId) {
    assert_ok!(Registry::close(signed(who), asset));
}

/// The publication as a call.
pub fn call_publish(who: AccountId, asset: AssetId) -> DispatchResult {
    Registry::publish(signed(who), asset, COMMITMENT)
}

/// Closes an asset if it is open, and publishes it in the first block that it can be: for whatever else there is, no
/// time passes.
pub fn publish(who: AccountId, asset: AssetId) {
    if record(asset).state == AssetState::Open {
        close(who.clone(), asset);
    }
    let now = System::block_number();
    System::set_block_number(now + ReviewPeriod::get());
    assert_ok!(call_publish(who, asset));
    System::set_block_number(now);
}

/// So many blocks pass, in which nothing happens.
pub fn pass(blocks: BlockNumber) {
    System::set_block_number(System::block_number() + blocks);
}

/// Its steward retires an asset, and a curator does not wait until the notice is over.
pub fn retire(who: AccountId, asset: AssetId) {
    assert_ok!(Registry::retire(signed(who), asset));
    assert_ok!(Registry::force_retire(RuntimeOrigin::root(), asset));
}

/// The steward, or anybody once the deadline has passed, gives an asset up.
pub fn cancel(who: AccountId, asset: AssetId) {
    assert_ok!(Registry::cancel(signed(who), asset));
}

/// Until a decision of governance nothing of the asset moves.
pub fn freeze(asset: AssetId) {
    assert_ok!(Registry::freeze_payouts(RuntimeOrigin::root(), asset));
}

pub fn set_terms(who: AccountId, asset: AssetId, terms: Terms) {
    assert_ok!(Registry::set_terms(signed(who), asset, terms));
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

/// As [`contribute`], and it is accepted.
pub fn contribute_weight(who: AccountId, asset: AssetId, class: Class, weight: u64) -> ContributionId {
    let work = contribute(who, asset, class);
    accept(work, weight);
    work
}

/// The asset's steward accepts a contribution; its own somebody whom it names for that alone, for nobody assesses its
/// own.
pub fn accept(work: ContributionId, weight: u64) {
    let contribution = pallet_contributions::Contributions::<Runtime>::get(work).unwrap();
    let (asset, steward) = (contribution.asset, record(contribution.asset).steward);
    if contribution.who != steward {
        assert_ok!(Contributions::assess(signed(steward), work, weight, None));
        return;
    }
    assert_ok!(Registry::set_reviewers(signed(steward.clone()), asset, vec![STRANGER]));
    assert_ok!(Contributions::assess(signed(STRANGER), work, weight, None));
    assert_ok!(Registry::set_reviewers(signed(steward), asset, vec![]));
}

/// An asset's ancestors and their shares.
pub fn shares(asset: AssetId) -> Vec<(AssetId, Perbill)> {
    Rewards::royalty_stack(asset).into_iter().map(|(ancestor, share, _)| (ancestor, share)).collect()
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

/// Held for the records of what an account used.
pub fn usage_deposit(who: AccountId) -> Balance {
    Balances::balance_on_hold(&RuntimeHoldReason::Registry(pallet_registry::HoldReason::Usage), &who)
}

/// Held for the records of what an account granted to assets before their publication.
pub fn grant_deposit(who: AccountId) -> Balance {
    Balances::balance_on_hold(&RuntimeHoldReason::Rewards(pallet_rewards::HoldReason::Grant), &who)
}

/// What the treasury has beyond what keeps its account.
pub fn taken() -> Balance {
    free(Treasury::account_id()) - tributary_runtime::EXISTENTIAL_DEPOSIT
}

/// What the pot has.
pub fn pot() -> Balance {
    Balances::free_balance(Rewards::pot())
}

/// Every key of the state.
pub fn keys() -> BTreeSet<Vec<u8>> {
    let (mut keys, mut last) = (BTreeSet::new(), vec![]);
    while let Some(key) = sp_io::storage::next_key(&last) {
        last.clone_from(&key);
        keys.insert(key);
    }
    keys
}

/// The newest event is this one.
pub fn said(event: impl Into<RuntimeEvent>) {
    System::assert_last_event(event.into());
}

/// Root sets a parameter.
pub fn root_sets(parameter: RuntimeParameters) {
    assert_ok!(Parameters::set_parameter(RuntimeOrigin::root(), parameter));
}

/// Root sets a parameter of the registry.
macro_rules! set_registry {
    ($name:ident, $value:expr $(,)?) => {
        $crate::helpers::root_sets(tributary_runtime::RuntimeParameters::Registry(
            tributary_runtime::parameters::dynamic_params::registry::Parameters::$name(
                tributary_runtime::parameters::dynamic_params::registry::$name,
                Some($value),
            ),
        ))
    };
}
pub(crate) use set_registry;

/// Root sets how much all royalties of an asset may be together; `None` sets it back to what it is by default.
pub fn limit_royalties(limit: Option<Perbill>) {
    root_sets(RuntimeParameters::Registry(limits::Parameters::MaxRoyaltySum(limits::MaxRoyaltySum, limit)));
}

/// Root sets the treasury's part of payments to assets.
pub fn set_use_fee(share: Perbill) {
    root_sets(RuntimeParameters::Rewards(payments::Parameters::UseFee(payments::UseFee, Some(share))));
}

/// Root sets what the deposits of referenda are, in percent of the table's; `None` sets it back.
pub fn set_deposit_percent(percent: Option<u32>) {
    use tributary_runtime::parameters::dynamic_params::governance::{DepositPercent, Parameters};
    root_sets(RuntimeParameters::Governance(Parameters::DepositPercent(DepositPercent, percent)));
}
