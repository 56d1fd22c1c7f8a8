//! Tabs: what is deposited, agreed, promised and settled, to the planck, and how each call is refused. Who tries to
//! cheat whom is in `tabs_cheats.rs`.

use crate::helpers::*;
use frame_support::{
    assert_ok,
    dispatch::GetDispatchInfo,
    traits::{Get, fungible::InspectHold},
    weights::constants::WEIGHT_REF_TIME_PER_MICROS,
};
use pallet_tabs::{Event, NextTab};
use sp_core::{Pair, ecdsa};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::TokenError;
use std::collections::BTreeMap;
use tributary_primitives::{
    AssetId, Form, LaneView, MAX_VOUCHERS, PoolId, SessionKey, Signature, SkipReason, Source, TabId, TabView, Usage,
    Voucher, VoucherLane, apis::runtime_decl_for_tabs_api::TabsApi,
};
use tributary_runtime::{
    AccountId, Balance, Balances, EXISTENTIAL_DEPOSIT, Registry, Rewards, Runtime, RuntimeCall, RuntimeEvent,
    RuntimeHoldReason, RuntimeParameters, System, Tabs, Treasury, UNIT,
    parameters::{dynamic_params::tabs as limits, in_range::tabs::CloseDelay},
};

pub type Error = pallet_tabs::Error<Runtime>;

pub const REFUSALS: &[fn()] = &[
    a_tab_is_opened_for_what_can_be_used,
    a_tab_is_topped_up_by_its_payer,
    lanes_are_added_by_the_payer_and_by_the_session_key,
    a_settlement_is_neither_empty_nor_too_long,
    a_tab_ends_in_its_order,
    every_id_is_given_once,
];

/// What a unit costs where a case does not say otherwise: a hundredth of a TRIB.
pub const PRICE: Balance = UNIT / 100;
/// Who serves.
pub const GATEWAY: AccountId = CHARLIE;
/// The deposit for a tab without lanes, in planck.
pub const TAB_DEPOSIT: Balance = (3 * 170 + 170) * BYTE;
/// The deposit for a lane, and for the record of use that it leaves.
pub const LANE_DEPOSIT: Balance = 64 * BYTE + USAGE_DEPOSIT;

/// What signs vouchers where a case does not say otherwise.
pub fn session() -> SessionKey {
    SessionKey::Sr25519(Sr25519Keyring::One.public())
}

/// A published asset of Alice's at this price, all of it hers.
pub fn at_price(price: Balance) -> AssetId {
    Card { terms: terms(price, 0, 0), ..card() }.publish(ALICE)
}

pub fn asset() -> AssetId {
    at_price(PRICE)
}

/// Opens a tab for these assets, whatever they cost.
pub fn open_to(payer: AccountId, gateway: AccountId, deposit: Balance, assets: &[AssetId]) -> TabId {
    let id = NextTab::<Runtime>::get();
    let lanes = assets.iter().map(|asset| (*asset, Balance::MAX)).collect();
    assert_ok!(Tabs::open(signed(payer), gateway, session(), deposit, lanes));
    id
}

pub fn open(payer: AccountId, deposit: Balance, assets: &[AssetId]) -> TabId {
    open_to(payer, GATEWAY, deposit, assets)
}

/// Units and planck since the beginning, by asset.
pub fn voucher(tab: TabId, service: Balance, lanes: &[(AssetId, u64, Balance)]) -> Voucher {
    let lanes = lanes.iter().map(|&(asset, units, amount)| VoucherLane { asset, units, amount });
    Voucher { tab, service, lanes: lanes.collect() }
}

pub fn sign_in(form: Form, voucher: Voucher) -> (Voucher, Signature) {
    let message = form.of(&voucher.message(&System::block_hash(0)));
    (voucher, Sr25519Keyring::One.sign(&message).into())
}

/// A voucher with its signature.
pub fn promise(tab: TabId, service: Balance, lanes: &[(AssetId, u64, Balance)]) -> (Voucher, Signature) {
    sign_in(Form::Raw, voucher(tab, service, lanes))
}

/// Somebody settles; answers what was told of each voucher: planck for assets and for the gateway, and units.
pub fn settle(vouchers: Vec<(Voucher, Signature)>) -> Vec<Result<(Balance, Balance, u128), SkipReason>> {
    System::reset_events();
    assert_ok!(Tabs::settle(signed(FERDIE), vouchers));
    let told = System::read_events_no_consensus().filter_map(|record| match record.event {
        RuntimeEvent::Tabs(Event::VoucherSettled { amount, service, units, .. }) => Some(Ok((amount, service, units))),
        RuntimeEvent::Tabs(Event::VoucherSkipped { reason, .. }) => Some(Err(reason)),
        _ => None,
    });
    told.collect()
}

/// Held for the records of an account's tabs.
pub fn tab_deposit(who: AccountId) -> Balance {
    Balances::balance_on_hold(&RuntimeHoldReason::Tabs(pallet_tabs::HoldReason::Tab), &who)
}

/// What is left in all tabs.
pub fn in_tabs() -> Balance {
    free(Tabs::pot()) - EXISTENTIAL_DEPOSIT
}

/// Its payer closes a tab, and the gateway's time goes by.
pub fn close_and_wait(payer: AccountId, tab: TabId) {
    assert_ok!(Tabs::close(signed(payer), tab));
    pass(CloseDelay::get());
}

fn lane(asset: AssetId, price: Balance, units: u64, amount: Balance) -> LaneView {
    LaneView { asset, price, units, amount }
}

fn set_least_deposit(least: Balance) {
    let least = limits::Parameters::MinTabDeposit(limits::MinTabDeposit, Some(least));
    root_sets(RuntimeParameters::Tabs(least));
}

#[test]
fn a_tab_is_opened_and_shown() {
    world(|| {
        let assets = [asset(), at_price(7)];
        let lanes = vec![(assets[1], 7), (assets[0], PRICE)];
        assert_ok!(Tabs::open(signed(BOB), GATEWAY, session(), 10 * UNIT, lanes));
        let tab = TabId(0);
        let opened = Event::TabOpened { tab, payer: BOB, gateway: GATEWAY, signer: session(), deposit: 10 * UNIT };
        System::assert_has_event(opened.into());
        System::assert_has_event(Event::LaneAdded { tab, asset: assets[1], price: 7 }.into());
        System::assert_has_event(Event::LaneAdded { tab, asset: assets[0], price: PRICE }.into());
        let held = TAB_DEPOSIT + 2 * LANE_DEPOSIT;
        assert_eq!((tab_deposit(BOB), in_tabs(), free(BOB)), (held, 10 * UNIT, START - 10 * UNIT - held));
        let shown = TabView {
            id: tab,
            payer: BOB,
            signer: session(),
            gateway: GATEWAY,
            deposit: 10 * UNIT,
            spent: 0,
            service: 0,
            closing: None,
            // In order of asset, whatever was given.
            lanes: vec![lane(assets[0], PRICE, 0, 0), lane(assets[1], 7, 0, 0)],
        };
        assert_eq!(Runtime::tab(tab), Some(shown.clone()));
        assert_eq!(Runtime::tabs_of(GATEWAY, None, 10).items, core::slice::from_ref(&shown));
        assert_eq!(Runtime::tabs_by(BOB, None, 10).items, [shown]);
        assert_eq!(Runtime::tab(TabId(1)), None);
        assert_eq!(
            (Runtime::tabs_of(BOB, None, 10).items, Runtime::tabs_by(GATEWAY, None, 10).items),
            (vec![], vec![])
        );
        assert_eq!(Tabs::totals().tabs, 1);
    });
}

#[test]
fn a_tab_is_opened_for_what_can_be_used() {
    world(|| {
        let open = |gateway, deposit, lanes: &[(AssetId, Balance)]| {
            Tabs::open(signed(BOB), gateway, session(), deposit, lanes.to_vec())
        };
        let used = asset();
        refuse!(open(GATEWAY, UNIT - 1, &[]), Error::DepositTooSmall);
        set_least_deposit(UNIT - 1);
        assert_ok!(open(GATEWAY, UNIT - 1, &[]));
        for pot in [Tabs::pot(), Rewards::pot()] {
            refuse!(open(pot, UNIT, &[]), Error::GatewayIsPot);
        }
        refuse!(open(GATEWAY, UNIT, &[(used, PRICE - 1)]), Error::PriceOverMaximum);
        refuse!(open(GATEWAY, UNIT, &[(used, PRICE), (used, PRICE)]), Error::LaneExists);
        refuse!(open(GATEWAY, UNIT, &[(used, PRICE); 9]), Error::TooManyLanes);
        // Not there, not published yet, given up, retired, frozen.
        let [young, lost, old, bad] = [card().open(ALICE), card().open(ALICE), asset(), asset()];
        cancel(ALICE, lost);
        retire(ALICE, old);
        freeze(bad);
        for asset in [AssetId(99), young, lost, old, bad] {
            refuse!(open(GATEWAY, UNIT, &[(used, PRICE), (asset, Balance::MAX)]), Error::NotUsable);
        }
        refuse!(open(GATEWAY, START, &[]), TokenError::FundsUnavailable);
        refuse!(open(GATEWAY, Balance::MAX, &[]), TokenError::FundsUnavailable);
        let rest = free(BOB) - TAB_DEPOSIT - EXISTENTIAL_DEPOSIT;
        refuse!(open(GATEWAY, rest + 1, &[]), TokenError::FundsUnavailable);
        assert_ok!(open(GATEWAY, rest, &[]));
        assert_eq!(free(BOB), EXISTENTIAL_DEPOSIT);
    });
}

#[test]
fn every_id_is_given_once() {
    world(|| {
        let tab = open(BOB, UNIT, &[]);
        assert_ok!(Tabs::refund(signed(GATEWAY), tab));
        assert_eq!(open(BOB, UNIT, &[]), TabId(1));
        NextTab::<Runtime>::put(TabId(u32::MAX));
        refuse!(Tabs::open(signed(BOB), GATEWAY, session(), UNIT, vec![]), Error::NoIdLeft);
    });
}

#[test]
fn a_tab_is_topped_up_by_its_payer() {
    world(|| {
        let tab = open(BOB, UNIT, &[]);
        refuse!(Tabs::top_up(signed(BOB), tab, 0), Error::ZeroAmount);
        refuse!(Tabs::top_up(signed(BOB), TabId(1), 1), Error::UnknownTab);
        refuse!(Tabs::top_up(signed(GATEWAY), tab, 1), Error::NotPayer);
        refuse!(Tabs::top_up(signed(BOB), tab, Balance::MAX), Error::Overflow);
        refuse!(Tabs::top_up(signed(BOB), tab, START), TokenError::FundsUnavailable);
        assert_ok!(Tabs::top_up(signed(BOB), tab, 5));
        said(Event::TabToppedUp { tab, amount: 5, deposit: UNIT + 5 });
        assert_eq!((in_tabs(), Runtime::tab(tab).unwrap().deposit), (UNIT + 5, UNIT + 5));
        assert_ok!(Tabs::close(signed(BOB), tab));
        refuse!(Tabs::top_up(signed(BOB), tab, 1), Error::Closing);
    });
}

#[test]
fn lanes_are_added_by_the_payer_and_by_the_session_key() {
    world(|| {
        let assets: Vec<_> = (0..9).map(|_| asset()).collect();
        let tab = open(BOB, UNIT, &assets[..1]);
        let add = |who, asset, max| Tabs::add_lane(signed(who), tab, asset, max);
        refuse!(Tabs::add_lane(signed(BOB), TabId(7), assets[1], PRICE), Error::UnknownTab);
        refuse!(add(GATEWAY, assets[1], PRICE), Error::NotPayer);
        refuse!(add(BOB, assets[0], PRICE), Error::LaneExists);
        refuse!(add(BOB, assets[1], PRICE - 1), Error::PriceOverMaximum);
        refuse!(add(BOB, AssetId(99), PRICE), Error::NotUsable);
        assert_ok!(add(BOB, assets[2], PRICE));
        // What is on hold is the payer's, whoever asks.
        assert_ok!(add(session().account(), assets[1], PRICE));
        System::assert_has_event(Event::LaneAdded { tab, asset: assets[1], price: PRICE }.into());
        assert_eq!(tab_deposit(BOB), TAB_DEPOSIT + 3 * LANE_DEPOSIT);
        let lanes: Vec<_> = Runtime::tab(tab).unwrap().lanes.into_iter().map(|lane| lane.asset).collect();
        assert_eq!(lanes, assets[..3]);
        for asset in &assets[3..8] {
            assert_ok!(add(BOB, *asset, PRICE));
        }
        refuse!(add(BOB, assets[8], PRICE), Error::TooManyLanes);
        let other = open(BOB, UNIT, &[]);
        assert_ok!(Balances::transfer_all(signed(BOB), DAVE.into(), true));
        refuse!(Tabs::add_lane(signed(BOB), other, assets[0], PRICE), TokenError::FundsUnavailable);
        assert_ok!(Tabs::close(signed(BOB), other));
        refuse!(Tabs::add_lane(signed(BOB), other, assets[0], PRICE), Error::Closing);
    });
}

#[test]
fn a_settlement_is_neither_empty_nor_too_long() {
    world(|| {
        let tab = open(BOB, UNIT, &[asset()]);
        let settle = |count| Tabs::settle(signed(FERDIE), vec![promise(tab, 1, &[]); count]);
        refuse!(settle(0), Error::EmptyBatch);
        refuse!(settle(MAX_VOUCHERS as usize + 1), Error::BatchTooLong);
        assert_ok!(settle(MAX_VOUCHERS as usize));
        assert_eq!((Tabs::totals().vouchers, Tabs::totals().settled), (1, 1));
    });
}

#[test]
fn a_tab_ends_in_its_order() {
    world(|| {
        let tab = open(BOB, UNIT, &[]);
        refuse!(Tabs::close(signed(BOB), TabId(1)), Error::UnknownTab);
        refuse!(Tabs::close(signed(GATEWAY), tab), Error::NotPayer);
        refuse!(Tabs::withdraw(signed(BOB), tab), Error::NotClosing);
        System::set_block_number(u32::MAX);
        refuse!(Tabs::close(signed(BOB), tab), Error::Overflow);
        System::set_block_number(1);
        assert_ok!(Tabs::close(signed(BOB), tab));
        let at = 1 + CloseDelay::get();
        said(Event::TabClosing { tab, at });
        assert_eq!(Runtime::tab(tab).unwrap().closing, Some(at));
        refuse!(Tabs::close(signed(BOB), tab), Error::Closing);
        System::set_block_number(at - 1);
        refuse!(Tabs::withdraw(signed(BOB), tab), Error::TooEarly);
        pass(1);
        refuse!(Tabs::withdraw(signed(GATEWAY), tab), Error::NotPayer);
        refuse!(Tabs::withdraw(signed(BOB), TabId(1)), Error::UnknownTab);
        assert_ok!(Tabs::withdraw(signed(BOB), tab));
        said(Event::TabWithdrawn { tab, payer: BOB, amount: UNIT });
        refuse!(Tabs::withdraw(signed(BOB), tab), Error::UnknownTab);

        let tab = open(BOB, UNIT, &[]);
        refuse!(Tabs::refund(signed(BOB), tab), Error::NotGateway);
        refuse!(Tabs::refund(signed(GATEWAY), TabId(9)), Error::UnknownTab);
        assert_ok!(Tabs::refund(signed(GATEWAY), tab));
        said(Event::TabRefunded { tab, payer: BOB, amount: UNIT });
        assert_eq!((free(BOB), in_tabs(), Tabs::totals().tabs), (START, 0, 0));
    });
}

/// As if the payer had called `useAsset`, but for who is told to have paid.
#[test]
fn a_voucher_is_income_less_the_fee() {
    world(|| {
        let asset = asset();
        let tab = open(BOB, 10 * UNIT, &[asset]);
        assert_eq!(settle(vec![promise(tab, UNIT, &[(asset, 100, UNIT)])]), [Ok((UNIT, UNIT, 100))]);
        let income = pallet_rewards::Event::IncomeReceived {
            asset,
            payer: None,
            amount: net(UNIT),
            fee: fee(UNIT),
            source: Source::Use,
        };
        System::assert_has_event(income.into());
        assert_eq!(Rewards::claimable(ALICE), [(PoolId::Steward(asset), net(UNIT))]);
        assert_eq!((pot(), taken(), free(GATEWAY)), (net(UNIT) + EXISTENTIAL_DEPOSIT, fee(UNIT), START + UNIT));
        assert_eq!(in_tabs(), 8 * UNIT);
        let shown = Runtime::tab(tab).unwrap();
        assert_eq!((shown.spent, shown.service, shown.lanes), (2 * UNIT, UNIT, vec![lane(asset, PRICE, 100, UNIT)]));
        // The next one is cumulative, and may pay more than it has to.
        let next = promise(tab, UNIT, &[(asset, 101, UNIT + PRICE + 3)]);
        assert_eq!(settle(vec![next]), [Ok((PRICE + 3, 0, 1))]);
        let sums = Tabs::totals();
        assert_eq!((sums.vouchers, sums.settled), (2, 2 * UNIT + PRICE + 3));
    });
}

#[test]
fn everybodys_money_moves_once() {
    world(|| {
        let [one, other] = [asset(), at_price(3)];
        let tabs = [BOB, DAVE, EVE].map(|who| open(who, 10 * UNIT, &[one, other]));
        let elsewhere = open_to(DAVE, FERDIE, 10 * UNIT, &[one]);
        let told = settle(vec![
            promise(tabs[0], 5, &[(one, 1, PRICE), (other, 10, 30)]),
            promise(tabs[1], 6, &[(one, 2, 2 * PRICE)]),
            promise(elsewhere, 7, &[(one, 3, 3 * PRICE)]),
            promise(tabs[2], 0, &[(other, 1, 99)]),
            // A later one of the same tab.
            promise(tabs[0], 8, &[(one, 2, 2 * PRICE)]),
        ]);
        let expected = [(PRICE + 30, 5, 11), (2 * PRICE, 6, 2), (3 * PRICE, 7, 3), (99, 0, 1), (PRICE, 3, 1)];
        assert_eq!(told, expected.map(Ok));
        let transfers = System::read_events_no_consensus().filter_map(|record| match record.event {
            RuntimeEvent::Balances(pallet_balances::Event::Transfer { from, to, amount }) if from == Tabs::pot() => {
                Some((to, amount))
            }
            _ => None,
        });
        // Of what an asset was paid together the treasury has its part.
        let fees = [fee(7 * PRICE), fee(30 + 99)];
        let paid = 7 * PRICE + 30 + 99;
        let all: BTreeMap<_, _> = transfers.collect();
        let fees: Balance = fees.iter().sum();
        let wanted = [(Treasury::account_id(), fees), (Rewards::pot(), paid - fees), (GATEWAY, 14), (FERDIE, 7)];
        assert_eq!(all, BTreeMap::from(wanted));
        assert_eq!(in_tabs(), 40 * UNIT - paid - 21);
    });
}

#[test]
fn what_was_used_is_recorded_when_the_tab_ends() {
    world(|| {
        let [one, other, unused] = [asset(), asset(), asset()];
        assert_ok!(Registry::use_asset(signed(BOB), one, 5, 5 * PRICE));
        let tab = open(BOB, 10 * UNIT, &[one, other, unused]);
        settle(vec![promise(tab, UNIT, &[(one, 10, 10 * PRICE), (other, 1, UNIT)])]);
        assert_eq!(Registry::usage(other, BOB), Usage::default());
        assert_eq!(usage_deposit(BOB), USAGE_DEPOSIT);
        assert_ok!(Tabs::refund(signed(GATEWAY), tab));
        assert_eq!(Registry::usage(one, BOB), Usage { units: 15, paid: 15 * PRICE });
        assert_eq!(Registry::usage(other, BOB), Usage { units: 1, paid: UNIT });
        assert_eq!(Registry::usage(unused, BOB), Usage::default());
        // One record more, whose deposit stays on hold.
        assert_eq!((usage_deposit(BOB), tab_deposit(BOB)), (2 * USAGE_DEPOSIT, 0));
        let spent = 15 * PRICE + 2 * UNIT;
        assert_eq!(free(BOB), START - spent - 2 * USAGE_DEPOSIT);
        for asset in [one, other] {
            assert_ok!(Registry::forget_usage(signed(BOB), asset));
        }
        assert_eq!(free(BOB), START - spent);
    });
}

/// What is counted beyond all numbers stays at the highest: a payer's counts hold up nobody's money.
#[test]
fn counts_end_at_the_highest_number() {
    world(|| {
        let free_of_charge = at_price(0);
        for _ in 0..2 {
            let tab = open(BOB, UNIT, &[free_of_charge]);
            settle(vec![promise(tab, 0, &[(free_of_charge, u64::MAX, 1)])]);
            assert_ok!(Tabs::refund(signed(GATEWAY), tab));
        }
        assert_eq!(Registry::usage(free_of_charge, BOB), Usage { units: u64::MAX, paid: 2 });
        // What was paid for no units is recorded, too.
        let tab = open(DAVE, UNIT, &[free_of_charge]);
        settle(vec![promise(tab, 0, &[(free_of_charge, 0, 9)])]);
        assert_ok!(Tabs::refund(signed(GATEWAY), tab));
        assert_eq!(Registry::usage(free_of_charge, DAVE), Usage { units: 0, paid: 9 });
    });
}

#[test]
fn every_kind_of_key_signs_in_both_forms() {
    world(|| {
        let asset = asset();
        let secp = ecdsa::Pair::from_seed(&[3; 32]);
        let ecdsa = SessionKey::Ecdsa(secp.public());
        let ed = SessionKey::Ed25519(Ed25519Keyring::One.public());
        let mut vouchers = vec![];
        let mut tabs = vec![];
        for form in Form::ALL {
            for key in [session(), ed.clone(), ecdsa.clone()] {
                let tab = NextTab::<Runtime>::get();
                assert_ok!(Tabs::open(signed(BOB), GATEWAY, key.clone(), UNIT, vec![(asset, PRICE)]));
                let voucher = voucher(tab, 0, &[(asset, 1, PRICE)]);
                let message = form.of(&voucher.message(&System::block_hash(0)));
                let signature: Signature = match key {
                    SessionKey::Sr25519(_) => Sr25519Keyring::One.sign(&message).into(),
                    SessionKey::Ed25519(_) => Ed25519Keyring::One.sign(&message).into(),
                    SessionKey::Ecdsa(_) => secp.sign(&message).into(),
                };
                assert_eq!(voucher.signed_by(&key, &signature, &System::block_hash(0)), Some(form));
                vouchers.push((voucher, signature));
                tabs.push(tab);
            }
        }
        assert_eq!(settle(vouchers), [Ok((PRICE, 0, 1)); 6]);
        assert!(tabs.into_iter().all(|tab| Runtime::tab(tab).unwrap().spent == PRICE));
    });
}

#[test]
fn tabs_are_listed_by_pages() {
    world(|| {
        let tabs: Vec<_> = (0..5).map(|_| open(BOB, UNIT, &[])).collect();
        let other = open_to(DAVE, FERDIE, UNIT, &[]);
        assert_ok!(Tabs::refund(signed(GATEWAY), tabs[3]));
        let (mut seen, mut from) = (vec![], None);
        loop {
            let page = Runtime::tabs_of(GATEWAY, from, 2);
            assert!(page.items.len() <= 2);
            seen.extend(page.items.into_iter().map(|tab| tab.id));
            from = page.next;
            if from.is_none() {
                break;
            }
        }
        seen.sort();
        assert_eq!(seen, [0, 1, 2, 4].map(TabId));
        assert_eq!(Runtime::tabs_by(BOB, None, 300).items.len(), 4);
        let [only] = Runtime::tabs_by(DAVE, None, 1).items.try_into().unwrap();
        assert_eq!((only.id, only.gateway), (other, FERDIE));
    });
}

#[test]
fn a_price_of_records_that_rose_holds_up_no_end() {
    world_with(&[(STRANGER, 2 * UNIT)], || {
        let asset = asset();
        let tab = open(STRANGER, UNIT, &[asset]);
        assert_ok!(Balances::transfer_all(signed(STRANGER), DAVE.into(), true));
        set_registry!(DepositPerByte, UNIT / 100);
        settle(vec![promise(tab, 0, &[(asset, 1, UNIT)])]);
        assert_ok!(Tabs::refund(signed(GATEWAY), tab));
        // The record of use costs what was on hold for it.
        assert_eq!((usage_deposit(STRANGER), tab_deposit(STRANGER)), (USAGE_DEPOSIT, 0));
        set_registry!(DepositPerByte, 0);
        let tab = open(BOB, UNIT, &[asset]);
        assert_eq!(tab_deposit(BOB), 0);
        settle(vec![promise(tab, 0, &[(asset, 1, UNIT)])]);
        set_registry!(DepositPerByte, UNIT / 100);
        assert_ok!(Tabs::refund(signed(GATEWAY), tab));
        assert_eq!((usage_deposit(BOB), free(BOB)), (0, START - UNIT));
    });
}

/// What a call to settle so many vouchers of one asset is charged for each, in microseconds.
fn declared(count: usize) -> u64 {
    let vouchers = vec![promise(TabId(0), 1, &[(AssetId(0), 1, 1)]); count];
    let call = RuntimeCall::from(pallet_tabs::Call::settle { vouchers });
    call.get_dispatch_info().call_weight.ref_time() / count as u64 / WEIGHT_REF_TIME_PER_MICROS
}

#[test]
fn a_hundred_and_twenty_eight_vouchers_cost_little_each() {
    world(|| {
        assert!(declared(128) <= 105, "{} us each", declared(128));
        // More lanes, more assets and other keys are paid for.
        let weight = |vouchers: Vec<(Voucher, Signature)>| {
            let call = RuntimeCall::from(pallet_tabs::Call::settle { vouchers });
            call.get_dispatch_info().call_weight.ref_time()
        };
        let lanes = |count: u32| -> Vec<_> { (0..count).map(|asset| (AssetId(asset), 1, 1)).collect() };
        let one = weight(vec![promise(TabId(0), 0, &lanes(1))]);
        assert!(weight(vec![promise(TabId(0), 0, &lanes(8))]) > one);
        assert!(weight(vec![promise(TabId(0), 0, &lanes(1)), promise(TabId(0), 0, &[(AssetId(9), 1, 1)])]) > one);
        // What is too long to be good is no reason to reckon for long.
        assert_eq!(weight(vec![promise(TabId(0), 0, &lanes(9))]), weight(vec![promise(TabId(0), 0, &lanes(8))]));
        let voucher = voucher(TabId(0), 0, &lanes(1));
        let ed = Ed25519Keyring::One.sign(b"").into();
        assert!(weight(vec![(voucher.clone(), ed)]) > 0);
        let secp = ecdsa::Pair::from_seed(&[3; 32]).sign(b"").into();
        assert!(weight(vec![(voucher, secp)]) > one);
    });
}

/// How many values of the state a settlement changes.
fn changed(asset: AssetId) -> usize {
    let tab = open(BOB, 10 * UNIT, &[asset]);
    let state = || -> BTreeMap<_, _> {
        System::reset_events();
        keys().into_iter().map(|key| (key.clone(), sp_io::storage::get(&key))).collect()
    };
    // Whoever was there before.
    settle(vec![promise(tab, 1, &[(asset, 1, UNIT)])]);
    let before = state();
    assert_eq!(settle(vec![promise(tab, 2, &[(asset, 2, 2 * UNIT)])]), [Ok((UNIT, 1, 1))]);
    let after = state();
    assert!(before.keys().eq(after.keys()), "nothing comes, and nothing goes");
    before.iter().filter(|(key, value)| after[*key] != **value).count()
}

#[test]
fn a_settlement_costs_the_same_for_a_model_of_thirty_two_ancestors() {
    world(|| {
        let alone = asset();
        let mut last = alone;
        for _ in 0..32 {
            last = Card { terms: terms(PRICE, 0, 0), ..built_from(&[(last, 80)]) }.publish(ALICE);
        }
        assert_eq!(shares(last).len(), 32);
        assert_eq!(changed(last), changed(alone));
        // And each of them has its share.
        assert!(shares(last).into_iter().all(|(ancestor, _)| Rewards::collectable(ancestor).len() == 1));
    });
}
