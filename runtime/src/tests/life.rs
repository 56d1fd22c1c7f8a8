use super::*;
use crate::parameters::{
    dynamic_params::registry::{MaxRoyaltySum, Parameters as Parameter},
    in_range::registry::ReviewPeriod,
};
use frame_support::{assert_noop, traits::Get};
use pallet_governance::Origin;
use pallet_registry::InfoInput;
use sp_runtime::Perbill;
use tributary_math::Split;
use tributary_primitives::{
    AssetId, AssetState, Budgets, Class, ContributionId, PoolId, Terms,
    apis::runtime_decl_for_registry_api::RegistryApi, apis::runtime_decl_for_rewards_api::RewardsApi,
};

const STEWARD: Sr25519Keyring = Sr25519Keyring::Alice;
const DATA: Sr25519Keyring = Sr25519Keyring::Bob;
const BUILDER: Sr25519Keyring = Sr25519Keyring::Charlie;
const USER: Sr25519Keyring = Sr25519Keyring::Dave;

const DATASET: AssetId = AssetId(0);
const MODEL: AssetId = AssetId(1);

fn signed(who: Sr25519Keyring) -> RuntimeOrigin {
    RuntimeOrigin::signed(account(who))
}

fn info(name: &str) -> InfoInput {
    InfoInput { name: name.into(), uri: b"https://example.org".to_vec(), licence: b"CC-BY-4.0".to_vec() }
}

fn split(steward: u32, data: u32, compute: u32) -> Split {
    Split {
        steward: Perbill::from_percent(steward),
        data: Perbill::from_percent(data),
        compute: Perbill::from_percent(compute),
    }
}

fn held(who: Sr25519Keyring) -> Balance {
    Balances::reserved_balance(account(who))
}

/// What an asset receives of a payment: all but two hundredths, which are the treasury's.
fn net(amount: Balance) -> Balance {
    amount - amount / 50
}

/// Closes an asset, and publishes it when its review is over.
fn publish(who: Sr25519Keyring, asset: AssetId) {
    let now = System::block_number().max(1);
    System::set_block_number(now);
    assert_ok!(Registry::close(signed(who), asset));
    let early = || Registry::publish(signed(who), asset, Hash::zero());
    System::set_block_number(now + ReviewPeriod::get() - 1);
    assert_noop!(early(), pallet_registry::Error::<Runtime>::UnderReview);
    System::set_block_number(now + ReviewPeriod::get());
    assert_ok!(Registry::publish(signed(who), asset, Hash::zero()));
}

/// A published dataset of Alice's with one contribution of Bob's: a training fee of 2 TRIB and a royalty of 20 %, of
/// which it promises never to ask for less.
fn publish_dataset() {
    let royalty = Perbill::from_percent(20);
    let terms = Terms { use_price: UNIT, training_fee: 2 * UNIT, royalty, reach: Perbill::zero() };
    let (split, budgets) = (split(50, 50, 0), Budgets::default());
    assert_ok!(Registry::register_dataset(
        signed(STEWARD),
        info("dataset"),
        terms,
        split,
        vec![],
        0,
        terms,
        budgets,
        None
    ));
    assert!(held(STEWARD) > UNIT / 10, "a record has a deposit");
    assert_ok!(Contributions::contribute(signed(DATA), DATASET, Class::Data, 10, Hash::zero(), b"ipfs://x".to_vec()));
    let deposit = held(DATA);
    assert!(deposit > UNIT / 10);
    assert_ok!(Contributions::assess(signed(STEWARD), ContributionId(0), 5, None));
    assert_eq!(held(DATA), deposit, "for as long as the record is there");
    publish(STEWARD, DATASET);
    assert_ok!(Contributions::forget(signed(DATA), ContributionId(0)));
    assert_eq!(held(DATA), 0, "and gets it back");
}

fn register_model(royalty: u32) -> frame_support::dispatch::DispatchResultWithPostInfo {
    let (info, terms) = (info("model"), Terms { use_price: 10 * UNIT, ..Default::default() });
    let (upstream, budgets) = (vec![(DATASET, Perbill::from_percent(royalty))], Budgets::default());
    let (split, floor) = (split(100, 0, 0), Terms::default());
    Registry::register_model(signed(BUILDER), info, terms, split, upstream, 2 * UNIT, floor, budgets, None)
}

#[test]
fn value_flows_upstream() {
    new_test_ext("local_testnet").execute_with(|| {
        let issuance = Balances::total_issuance();
        publish_dataset();
        assert_ok!(register_model(20));
        publish(BUILDER, MODEL);
        assert_ok!(Registry::use_asset(signed(USER), MODEL, 3, 30 * UNIT));
        try_state();

        // A fifth of thirty TRIB is the dataset's; with the training fee it has eight, half of them for its data; all
        // of it less the treasury's part.
        assert_eq!(Runtime::collectable(DATASET), [(MODEL, net(6 * UNIT))]);
        assert_ok!(Rewards::collect(signed(USER), DATASET, vec![MODEL]));
        assert_eq!(Runtime::claimable(account(DATA)), [(PoolId::Data(DATASET), net(4 * UNIT))]);
        let before = Balances::free_balance(account(DATA));
        assert_ok!(Rewards::claim(signed(DATA), PoolId::Data(DATASET)));
        assert_eq!(Balances::free_balance(account(DATA)), before + net(4 * UNIT));
        assert_eq!(Balances::free_balance(Treasury::account_id()), crate::genesis::TREASURY + 32 * UNIT / 50);
        try_state();

        assert_eq!(Runtime::asset(MODEL).map(|asset| asset.state), Some(AssetState::Published));
        assert_eq!(Runtime::provenance(MODEL, 10).nodes.len(), 2);
        let [share, reach] = [20, 0].map(Perbill::from_percent);
        assert_eq!(Runtime::royalty_stack(MODEL).into_inner(), [(DATASET, share, reach)]);
        assert_eq!(Balances::total_issuance(), issuance, "every planck came from somebody");
    });
}

#[test]
fn the_royalty_limit_is_what_governance_sets() {
    new_test_ext("local_testnet").execute_with(|| {
        publish_dataset();
        let limit = |percent| {
            let value = Parameter::MaxRoyaltySum(MaxRoyaltySum, Some(Perbill::from_percent(percent)));
            assert_ok!(Parameters::set_parameter(Origin::ParameterAdmin.into(), RuntimeParameters::Registry(value)));
        };
        limit(10);
        assert_noop!(register_model(20).map_err(|e| e.error), pallet_registry::Error::<Runtime>::RoyaltiesOverSum);
        // Whatever is voted, the ceiling stays.
        limit(100);
        assert_noop!(register_model(96).map_err(|e| e.error), pallet_registry::Error::<Runtime>::RoyaltiesOverSum);
        assert_ok!(register_model(95));
        try_state();
    });
}

#[test]
fn the_pot_exists_before_the_first_income() {
    new_test_ext("local_testnet").execute_with(|| {
        assert_eq!(Balances::free_balance(Rewards::pot()), EXISTENTIAL_DEPOSIT);
        assert!(Runtime::claimable(account(STEWARD)).is_empty());
        assert_eq!(Runtime::asset(DATASET), None);
    });
}

#[test]
fn nothing_reaches_the_pot_beside_the_ledger() {
    new_test_ext("local_testnet").execute_with(|| {
        let send = |dest: AccountId| {
            let call = pallet_balances::Call::transfer_allow_death { dest: dest.into(), value: UNIT };
            next_block(vec![sign(USER, System::account_nonce(account(USER)), 0, call)])[0].unwrap()
        };
        for pot in [Rewards::pot(), Tabs::pot()] {
            assert_eq!(send(pot.clone()), Err(frame_system::Error::<Runtime>::CallFiltered.into()));
            assert_eq!(Balances::free_balance(pot), EXISTENTIAL_DEPOSIT);
        }
        assert_ok!(send(account(STEWARD)));
        try_state();
    });
}
