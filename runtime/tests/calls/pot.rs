//! The account that holds all income until it is claimed: always there, and nothing in it but what the ledger says.

use crate::helpers::*;
use frame_support::{assert_noop, assert_ok};
use pallet_governance::Origin;
use sp_runtime::{
    DispatchError, MultiAddress,
    traits::{AccountIdConversion, Dispatchable},
};
use tributary_primitives::PoolId;
use tributary_runtime::{
    AccountId, Balances, EXISTENTIAL_DEPOSIT, MILLI, Multisig, Proxy, Rewards, Runtime, RuntimeCall, RuntimeOrigin,
    System, Treasury, UNIT, Utility, configs::ProxyType,
};

const FILTERED: frame_system::Error<Runtime> = frame_system::Error::<Runtime>::CallFiltered;

/// The calls that move tokens of the caller, or of the treasury, to an account of their choice.
fn transfers(to: &AccountId) -> Vec<RuntimeCall> {
    let dest = || MultiAddress::from(to.clone());
    let mut calls: Vec<RuntimeCall> = vec![
        pallet_balances::Call::transfer_keep_alive { dest: dest(), value: UNIT }.into(),
        pallet_balances::Call::transfer_allow_death { dest: dest(), value: UNIT }.into(),
        pallet_balances::Call::transfer_all { dest: dest(), keep_alive: true }.into(),
        pallet_balances::Call::transfer_all { dest: dest(), keep_alive: false }.into(),
    ];
    calls.extend(spends(to));
    calls
}

fn spends(to: &AccountId) -> [RuntimeCall; 2] {
    let beneficiary = MultiAddress::from(to.clone());
    [
        pallet_treasury::Call::spend {
            asset_kind: Box::new(()),
            amount: UNIT,
            beneficiary: Box::new(beneficiary.clone()),
            valid_from: None,
        }
        .into(),
        pallet_treasury::Call::spend_local { amount: UNIT, beneficiary }.into(),
    ]
}

/// A plain transfer to the pot.
fn to_pot() -> RuntimeCall {
    pallet_balances::Call::transfer_keep_alive { dest: Rewards::pot().into(), value: UNIT }.into()
}

/// Runs a case at whose end the pot has what it had at genesis.
fn untouched(case: impl FnOnce()) {
    world(|| {
        case();
        assert_eq!(pot(), EXISTENTIAL_DEPOSIT);
    });
}

#[test]
fn the_pot_is_there_from_the_beginning() {
    untouched(|| {
        assert_eq!(Rewards::pot(), frame_support::PalletId(*b"trib/pot").into_account_truncating());
        assert_eq!(pot(), MILLI);
        assert!(System::account_exists(&Rewards::pot()));
        // One reference for its balance, one that keeps it whatever its balance.
        assert_eq!(System::providers(&Rewards::pot()), 2);
    });
}

#[test]
fn the_pot_is_never_reaped() {
    untouched(|| {
        let asset = card().publish(ALICE);
        fund(BOB, asset, 1);
        assert_eq!(pot(), MILLI + 1);
        // The last planck that is owed leaves the existential deposit.
        assert_ok!(Rewards::claim(signed(ALICE), PoolId::Steward(asset)));
        assert_eq!(pot(), MILLI);

        // Only Root could take that, and the account would still be there.
        assert_ok!(Balances::force_transfer(
            RuntimeOrigin::root(),
            Rewards::pot().into(),
            ALICE.into(),
            EXISTENTIAL_DEPOSIT
        ));
        assert_eq!(pot(), 0);
        assert!(System::account_exists(&Rewards::pot()));
        // Root can put it back, too.
        let back = Balances::force_transfer(RuntimeOrigin::root(), ALICE.into(), Rewards::pot().into(), MILLI);
        assert_ok!(back);
        fund(BOB, asset, 1);
        assert_ok!(Rewards::claim(signed(ALICE), PoolId::Steward(asset)));
    });
}

#[test]
fn nobody_sends_tokens_to_the_pot() {
    untouched(|| {
        for call in transfers(&Rewards::pot()) {
            refuse!(call.dispatch(signed(BOB)), FILTERED);
        }
        // To anybody else they go.
        for call in &transfers(&CHARLIE)[..4] {
            assert_ok!(call.clone().dispatch(signed(BOB)));
        }
        assert_eq!(free(CHARLIE), 2 * START);
    });
}

#[test]
fn an_address_of_another_kind_is_no_way_in() {
    untouched(|| {
        let bytes: [u8; 32] = Rewards::pot().into();
        for dest in [MultiAddress::Address32(bytes), MultiAddress::Raw(bytes.to_vec()), MultiAddress::Index(())] {
            let call: RuntimeCall = pallet_balances::Call::transfer_allow_death { dest, value: UNIT }.into();
            refuse!(call.dispatch(signed(BOB)), DispatchError::CannotLookup);
        }
    });
}

#[test]
fn the_treasury_spends_nothing_on_the_pot() {
    untouched(|| {
        let treasurer = || -> RuntimeOrigin { Origin::BigTreasurer.into() };
        for call in spends(&Rewards::pot()) {
            refuse!(call.dispatch(treasurer()), FILTERED);
        }
        assert_ok!(Balances::transfer_allow_death(signed(BOB), Treasury::account_id().into(), 20 * UNIT));
        let [spend, spend_local] = spends(&CHARLIE);
        assert_ok!(spend.dispatch(treasurer()));
        // The older way asks nobody how much both treasurers may spend together.
        refuse!(spend_local.clone().dispatch(treasurer()), FILTERED);
        assert_ok!(spend_local.dispatch(RuntimeOrigin::root()));
    });
}

#[test]
fn a_batch_is_no_way_in() {
    untouched(|| {
        let remark = || RuntimeCall::from(frame_system::Call::remark { remark: vec![] });
        assert_ok!(Utility::batch(signed(BOB), vec![remark(), to_pot(), remark()]));
        said(pallet_utility::Event::BatchInterrupted { index: 1, error: FILTERED.into() });
        assert_ok!(Utility::force_batch(signed(BOB), vec![to_pot()]));
        System::assert_has_event(pallet_utility::Event::ItemFailed { error: FILTERED.into() }.into());
        assert_noop!(Utility::batch_all(signed(BOB), vec![to_pot()]).map_err(|error| error.error), FILTERED);
        // Nor one within another.
        let inner = pallet_utility::Call::batch_all { calls: vec![to_pot()] };
        assert_noop!(Utility::batch_all(signed(BOB), vec![inner.into()]).map_err(|error| error.error), FILTERED);
        // Nor whatever is tried first, or in its place.
        assert_ok!(Utility::if_else(signed(BOB), Box::new(to_pot()), Box::new(remark())));
        said(pallet_utility::Event::IfElseFallbackCalled { main_error: FILTERED.into() });
        assert_ok!(Utility::if_else(signed(BOB), Box::new(remark()), Box::new(to_pot())));
        assert_noop!(
            Utility::if_else(signed(BOB), Box::new(to_pot()), Box::new(to_pot())).map_err(|error| error.error),
            FILTERED
        );
        assert_eq!(free(BOB), START);
    });
}

#[test]
fn nobody_calls_for_another_to_get_in() {
    untouched(|| {
        // A proxy that may do everything.
        assert_ok!(Proxy::add_proxy(signed(BOB), DAVE.into(), ProxyType::Any, 0));
        let through = |call: RuntimeCall| {
            assert_ok!(Proxy::proxy(signed(DAVE), BOB.into(), None, Box::new(call)));
        };
        through(to_pot());
        said(pallet_proxy::Event::ProxyExecuted { result: Err(FILTERED.into()) });
        through(pallet_utility::Call::batch_all { calls: vec![to_pot()] }.into());
        said(pallet_proxy::Event::ProxyExecuted { result: Err(FILTERED.into()) });
        // A batch of a proxy's call of a batch.
        let batch = pallet_utility::Call::batch { calls: vec![to_pot()] };
        let proxy =
            pallet_proxy::Call::proxy { real: BOB.into(), force_proxy_type: None, call: Box::new(batch.into()) };
        assert_ok!(Utility::batch(signed(DAVE), vec![proxy.into()]));
        System::assert_has_event(pallet_utility::Event::BatchInterrupted { index: 0, error: FILTERED.into() }.into());

        // An account derived from the caller's.
        let derived = pallet_utility::derivative_account_id(BOB, 0);
        assert_ok!(Balances::transfer_keep_alive(signed(BOB), derived.into(), 2 * UNIT));
        let call = Utility::as_derivative(signed(BOB), 0, Box::new(to_pot()));
        assert_eq!(call.map_err(|error| error.error), Err(FILTERED.into()));

        // Several together, of whom one is enough.
        let joint = Multisig::multi_account_id(&[BOB, CHARLIE], 1);
        assert_ok!(Balances::transfer_keep_alive(signed(BOB), joint.into(), 2 * UNIT));
        let call = Multisig::as_multi_threshold_1(signed(BOB), vec![CHARLIE], Box::new(to_pot()));
        assert_eq!(call.map_err(|error| error.error), Err(FILTERED.into()));
    });
}

#[test]
fn a_grant_is_the_way_in() {
    world(|| {
        let asset = card().publish(ALICE);
        let call: RuntimeCall = pallet_rewards::Call::fund { asset, amount: UNIT }.into();
        assert_ok!(Utility::batch_all(signed(BOB), vec![call]));
        assert_eq!((pot(), taken()), (net(UNIT) + MILLI, fee(UNIT)));
        // The pot itself is no member of any pool, and could not claim if it were.
        let to_itself = Rewards::claim_for(signed(BOB), PoolId::Steward(asset), Rewards::pot());
        assert_eq!(to_itself, Err(pallet_rewards::Error::<Runtime>::ClaimantIsPot.into()));
        assert_eq!(free(Treasury::account_id()), MILLI + fee(UNIT));
    });
}
