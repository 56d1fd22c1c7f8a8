//! What payers, gateways, stewards and others may try with tabs, and what comes of it.

use crate::{helpers::*, tabs::*};
use frame_support::{assert_ok, traits::Get};
use sp_core::{Pair, ecdsa};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::traits::Dispatchable;
use tributary_primitives::{
    AssetId, Class, Form, MAX_GATEWAYS, MAX_TRIES, PoolId, Signature, SkipReason, TabId, Voucher, VoucherLane,
    apis::runtime_decl_for_tabs_api::TabsApi,
};
use tributary_runtime::{
    AccountId, Balance, Balances, EXISTENTIAL_DEPOSIT, Hash, Registry, Rewards, Runtime, RuntimeCall, RuntimeOrigin,
    System, Tabs, UNIT, Utility, parameters::in_range::tabs::CloseDelay,
};

/// What the events say of one voucher that is settled alone.
fn alone(voucher: (Voucher, Signature)) -> Result<(Balance, Balance, u128), SkipReason> {
    let [told] = settle(vec![voucher]).try_into().unwrap();
    told
}

/// A voucher is passed over for this reason, and changes nothing.
fn skipped(voucher: (Voucher, Signature), reason: SkipReason) {
    let before = (Runtime::tab(voucher.0.tab), in_tabs(), pot(), free(GATEWAY));
    let tab = voucher.0.tab;
    assert_eq!(alone(voucher), Err(reason));
    assert_eq!((Runtime::tab(tab), in_tabs(), pot(), free(GATEWAY)), before);
}

/// What remains, since anybody may settle: a gateway loses its own price of what it has not settled yet. The payer
/// gains nothing by it: it has paid for the asset all that it deposited.
#[test]
fn a_payer_can_settle_what_its_gateway_never_saw() {
    world(|| {
        let asset = asset();
        let tab = open(BOB, UNIT, &[asset]);
        let served = promise(tab, 20 * PRICE, &[(asset, 50, 50 * PRICE)]);
        assert_eq!(alone(promise(tab, 0, &[(asset, 100, UNIT)])), Ok((UNIT, 0, 100)));
        skipped(served, SkipReason::Lower);
        skipped(promise(tab, 20 * PRICE, &[(asset, 100, UNIT)]), SkipReason::OverDeposit);
        assert_eq!((free(GATEWAY), in_tabs()), (START, 0));
        // What was settled before, nobody takes away.
        let tab = open(BOB, UNIT, &[asset]);
        assert_eq!(alone(promise(tab, 20 * PRICE, &[(asset, 50, 50 * PRICE)])), Ok((50 * PRICE, 20 * PRICE, 50)));
        skipped(promise(tab, 20 * PRICE, &[(asset, 100, UNIT)]), SkipReason::OverDeposit);
        assert_eq!(free(GATEWAY), START + 20 * PRICE);
    });
}

#[test]
fn a_payer_that_closes_first_waits_for_the_gateway() {
    world(|| {
        let asset = asset();
        let tab = open(BOB, UNIT, &[asset]);
        let owed = promise(tab, PRICE, &[(asset, 50, 50 * PRICE)]);
        // In one transaction, or a block later.
        let close = || RuntimeCall::from(pallet_tabs::Call::close { tab });
        let withdraw = || RuntimeCall::from(pallet_tabs::Call::withdraw { tab });
        let batch = Utility::batch_all(signed(BOB), vec![close(), withdraw()]).map_err(|failed| failed.error);
        assert_eq!(batch.unwrap_err(), Error::TooEarly.into());
        assert_ok!(Tabs::close(signed(BOB), tab));
        pass(CloseDelay::get() - 1);
        refuse!(Tabs::withdraw(signed(BOB), tab), Error::TooEarly);
        // Its calls in flight go on being paid, and what it agreed to stays.
        assert_eq!(alone(owed), Ok((50 * PRICE, PRICE, 50)));
        pass(10);
        assert_eq!(alone(promise(tab, PRICE, &[(asset, 51, 51 * PRICE)])), Ok((PRICE, 0, 1)));
        assert_ok!(Tabs::withdraw(signed(BOB), tab));
        assert_eq!(free(BOB), START - 52 * PRICE - USAGE_DEPOSIT);
        skipped(promise(tab, PRICE, &[(asset, 52, 52 * PRICE)]), SkipReason::UnknownTab);
    });
}

/// Who serves looks at what is left: it loses the call that was more than that.
#[test]
fn nobody_promises_more_than_it_deposited() {
    world(|| {
        let asset = asset();
        let tab = open(BOB, UNIT, &[asset]);
        assert_eq!(alone(promise(tab, 0, &[(asset, 99, 99 * PRICE)])), Ok((99 * PRICE, 0, 99)));
        skipped(promise(tab, PRICE + 1, &[(asset, 99, 99 * PRICE)]), SkipReason::OverDeposit);
        skipped(promise(tab, 1, &[(asset, 100, 100 * PRICE)]), SkipReason::OverDeposit);
        skipped(promise(tab, Balance::MAX, &[(asset, 100, Balance::MAX)]), SkipReason::OverDeposit);
        assert_eq!(alone(promise(tab, 0, &[(asset, 100, 100 * PRICE)])), Ok((PRICE, 0, 1)));
        // The same deposit cannot be promised to two gateways: the tab names one.
        assert_eq!((free(GATEWAY), in_tabs()), (START, 0));
        // Nor can what others deposited.
        open(DAVE, 10 * UNIT, &[asset]);
        skipped(promise(tab, 1, &[]), SkipReason::OverDeposit);
        assert_eq!(in_tabs(), 10 * UNIT);
    });
}

#[test]
fn a_voucher_counts_once_and_an_older_one_not_at_all() {
    world(|| {
        let assets = [asset(), asset()];
        let tab = open(BOB, UNIT, &assets);
        let first = promise(tab, 5, &[(assets[0], 1, PRICE)]);
        let second = promise(tab, 5, &[(assets[0], 3, 3 * PRICE)]);
        assert_eq!(settle(vec![second.clone(), first.clone()]), [Ok((3 * PRICE, 5, 3)), Err(SkipReason::Lower)]);
        skipped(second.clone(), SkipReason::NothingNew);
        skipped(first, SkipReason::Lower);
        assert_eq!(settle(vec![second; 3]), [Err(SkipReason::NothingNew); 3]);
        // Higher in one number and lower in another.
        skipped(promise(tab, 4, &[(assets[0], 9, 9 * PRICE)]), SkipReason::Lower);
        skipped(promise(tab, 5, &[(assets[0], 9, 2 * PRICE)]), SkipReason::Lower);
        skipped(promise(tab, 9, &[(assets[0], 2, 9 * PRICE)]), SkipReason::Lower);
        // What is not listed stays.
        assert_eq!(alone(promise(tab, 5, &[(assets[1], 1, PRICE)])), Ok((PRICE, 0, 1)));
        assert_eq!(Runtime::tab(tab).unwrap().spent, 4 * PRICE + 5);
    });
}

#[test]
fn a_voucher_of_another_tab_chain_or_key_is_nothing() {
    world(|| {
        let asset = asset();
        let [tab, other] = [open(BOB, UNIT, &[asset]), open(DAVE, UNIT, &[asset])];
        let good = voucher(tab, 1, &[(asset, 1, PRICE)]);
        // Signed for the other tab of the same key.
        let (_, signature) = promise(other, 1, &[(asset, 1, PRICE)]);
        skipped((good.clone(), signature), SkipReason::BadSignature);
        // For another chain, in both forms.
        for form in Form::ALL {
            let message = form.of(&good.message(&Hash::repeat_byte(1)));
            skipped((good.clone(), Sr25519Keyring::One.sign(&message).into()), SkipReason::BadSignature);
        }
        // By another key, of the same kind and of others.
        let message = good.message(&System::block_hash(0));
        let forged: [Signature; 4] = [
            Sr25519Keyring::Two.sign(&message).into(),
            Ed25519Keyring::One.sign(&message).into(),
            ecdsa::Pair::from_seed(&[3; 32]).sign(&message).into(),
            sp_core::sr25519::Signature::default().into(),
        ];
        for signature in forged {
            skipped((good.clone(), signature), SkipReason::BadSignature);
        }
        // Without what says that it is a voucher, and a number that was changed.
        let bare = codec::Encode::encode(&good);
        skipped((good.clone(), Sr25519Keyring::One.sign(&bare).into()), SkipReason::BadSignature);
        let (mut changed, signature) = sign_in(Form::Raw, good.clone());
        changed.service = 2;
        skipped((changed, signature), SkipReason::BadSignature);
        assert_eq!(alone(sign_in(Form::Wrapped, good)), Ok((PRICE, 1, 1)));
    });
}

#[test]
fn what_is_used_is_paid_for_at_the_price_that_was_agreed() {
    world(|| {
        let [asset, other] = [asset(), asset()];
        let tab = open(BOB, 10 * UNIT, &[asset]);
        skipped(promise(tab, 0, &[(asset, 2, 2 * PRICE - 1)]), SkipReason::Underpaid);
        skipped(promise(tab, UNIT, &[(asset, u64::MAX, UNIT)]), SkipReason::Underpaid);
        skipped(promise(tab, 0, &[(other, 1, PRICE)]), SkipReason::UnknownLane);
        // A steward that raises its price breaks no voucher; the next tab pays more.
        set_terms(ALICE, asset, terms(2 * PRICE, 0, 0));
        assert_eq!(alone(promise(tab, 0, &[(asset, 2, 2 * PRICE)])), Ok((2 * PRICE, 0, 2)));
        let lanes = vec![(asset, 2 * PRICE - 1)];
        refuse!(Tabs::open(signed(DAVE), GATEWAY, session(), UNIT, lanes), Error::PriceOverMaximum);
        let dear = open(DAVE, UNIT, &[asset]);
        skipped(promise(dear, 0, &[(asset, 1, 2 * PRICE - 1)]), SkipReason::Underpaid);
        assert_eq!(alone(promise(dear, 0, &[(asset, 1, 2 * PRICE)])), Ok((2 * PRICE, 0, 1)));
    });
}

/// What was promised is owed, and waits like all that a frozen asset has.
#[test]
fn an_asset_that_retires_or_freezes_is_paid_by_lanes_that_are_open() {
    world(|| {
        let [old, bad] = [asset(), asset()];
        let tab = open(BOB, UNIT, &[old, bad]);
        retire(ALICE, old);
        freeze(bad);
        assert_eq!(alone(promise(tab, 0, &[(old, 1, PRICE), (bad, 2, 2 * PRICE)])), Ok((3 * PRICE, 0, 3)));
        assert_eq!(Rewards::claimable(ALICE), [(PoolId::Steward(old), net(PRICE))]);
        let frozen = pallet_rewards::Error::<Runtime>::PayoutsFrozen;
        refuse!(Rewards::claim(signed(ALICE), PoolId::Steward(bad)), frozen);
        assert_ok!(Registry::thaw_payouts(RuntimeOrigin::root(), bad));
        assert_ok!(Rewards::claim(signed(ALICE), PoolId::Steward(bad)));
        assert_eq!(free(ALICE), START - 2 * CARD_DEPOSIT + net(2 * PRICE));
        // But no lane more.
        let next = open(BOB, UNIT, &[]);
        refuse!(Tabs::add_lane(signed(BOB), next, old, PRICE), Error::NotUsable);
    });
}

#[test]
fn lanes_of_a_voucher_are_in_order_and_few() {
    world(|| {
        let assets: Vec<_> = (0..9).map(|_| asset()).collect();
        let tab = open(BOB, 10 * UNIT, &assets[..8]);
        let lanes = |ids: &[usize]| ids.iter().map(|id| (assets[*id], 1, PRICE)).collect::<Vec<_>>();
        for ids in [&[1, 0][..], &[1, 1], &[0, 1, 2, 3, 4, 5, 6, 7, 8], &[0, 2, 1, 3]] {
            skipped(promise(tab, 0, &lanes(ids)), SkipReason::BadLanes);
        }
        assert_eq!(alone(promise(tab, 0, &lanes(&[0, 1, 2, 3, 4, 5, 6, 7]))), Ok((8 * PRICE, 0, 8)));
    });
}

/// Each way to be bad, among good ones.
#[test]
fn a_bad_voucher_does_not_fail_the_others() {
    world(|| {
        let asset = asset();
        let tabs = [BOB, DAVE, EVE].map(|who| open(who, UNIT, &[asset]));
        let (voucher, _) = promise(tabs[0], 0, &[(asset, 7, 7 * PRICE)]);
        let forged = (voucher, Sr25519Keyring::Two.sign(b"").into());
        let told = settle(vec![
            promise(TabId(77), 0, &[(asset, 1, PRICE)]),
            promise(tabs[0], 0, &[(asset, 1, PRICE)]),
            forged,
            promise(tabs[1], 0, &[(asset, 1, PRICE), (asset, 1, PRICE)]),
            promise(tabs[1], 0, &[(asset, 1, PRICE)]),
            promise(tabs[1], 0, &[(asset, 1, PRICE)]),
            promise(tabs[2], 0, &[(asset, 1, 0)]),
            promise(tabs[2], 2 * UNIT, &[(asset, 1, PRICE)]),
            promise(tabs[2], 0, &[(AssetId(55), 1, PRICE)]),
            promise(tabs[2], 0, &[(asset, 1, PRICE)]),
        ]);
        let good = Ok((PRICE, 0, 1));
        let expected = [
            Err(SkipReason::UnknownTab),
            good,
            Err(SkipReason::BadSignature),
            Err(SkipReason::BadLanes),
            good,
            Err(SkipReason::NothingNew),
            Err(SkipReason::Underpaid),
            Err(SkipReason::OverDeposit),
            Err(SkipReason::UnknownLane),
            good,
        ];
        assert_eq!(told, expected);
        assert_eq!(in_tabs(), 3 * (UNIT - PRICE));
    });
}

/// A settlement tries the other form of a message a few times only: what is signed raw comes first.
#[test]
fn mixed_forms_and_forged_ones_use_the_tries_up() {
    world(|| {
        let asset = asset();
        let tabs: Vec<_> = (0..8).map(|_| open(BOB, UNIT, &[asset])).collect();
        let form = |index: usize| Form::ALL[index % 2];
        let mixed = |units: u64| -> Vec<_> {
            let lanes = [(asset, units, Balance::from(units) * PRICE)];
            tabs.iter().enumerate().map(|(index, tab)| sign_in(form(index), voucher(*tab, 0, &lanes))).collect()
        };
        // Raw, wrapped, raw, wrapped, raw: four changes. Those in the form of the last good one are taken still.
        let good = Ok((PRICE, 0, 1));
        let left = Err(SkipReason::NoTryLeft);
        assert_eq!(settle(mixed(1)), [good, good, good, good, good, left, good, left]);
        // In order a single change does.
        let mut sorted = mixed(2);
        sorted.swap(1, 6);
        sorted.swap(3, 4);
        assert_eq!(settle(sorted).into_iter().filter(Result::is_ok).count(), 8);
        // Whoever hands in forged ones pays for it, and keeps others out of that settlement alone.
        let forged = |tab: &TabId| (voucher(*tab, 9, &[]), Signature::from(Sr25519Keyring::Two.sign(b"")));
        let mut batch: Vec<_> = tabs.iter().map(forged).collect();
        batch.push(sign_in(Form::Wrapped, voucher(tabs[0], 9, &[])));
        batch.push(promise(tabs[1], 9, &[]));
        let told = settle(batch);
        let (bad, rest) = told.split_at(MAX_TRIES as usize);
        assert!(bad.iter().all(|told| *told == Err(SkipReason::BadSignature)));
        assert_eq!(rest, [left, left, left, left, left, Ok((0, 9, 0))]);
        assert_eq!(alone(sign_in(Form::Wrapped, voucher(tabs[0], 9, &[]))), Ok((0, 9, 0)));
    });
}

#[test]
fn a_settlement_pays_few_gateways() {
    let gateways: Vec<_> = (0..6).map(|index| AccountId::new([50 + index; 32])).collect();
    let known: Vec<_> = gateways.iter().take(5).map(|who| (who.clone(), UNIT)).collect();
    world_with(&known, || {
        let tabs: Vec<_> = gateways.iter().map(|who| open_to(BOB, who.clone(), UNIT, &[])).collect();
        let service = |amount| tabs.iter().map(|tab| promise(*tab, amount, &[])).collect::<Vec<_>>();
        let told = settle(service(5));
        let (paid, rest) = told.split_at(MAX_GATEWAYS as usize);
        assert_eq!(paid, [Ok((0, 5, 0)); 4]);
        assert_eq!(rest, [Err(SkipReason::TooManyGateways); 2]);
        // The sixth has no account: it is given nothing that would not open one.
        skipped(promise(tabs[5], 5, &[]), SkipReason::GatewayRefuses);
        assert_eq!(alone(promise(tabs[4], 5, &[])), Ok((0, 5, 0)));
        assert_eq!(alone(promise(tabs[5], EXISTENTIAL_DEPOSIT, &[])), Ok((0, EXISTENTIAL_DEPOSIT, 0)));
        assert_eq!(free(gateways[5].clone()), EXISTENTIAL_DEPOSIT);
        // What is for assets alone concerns no gateway.
        let asset = asset();
        let more: Vec<_> = gateways.iter().map(|who| open_to(BOB, who.clone(), UNIT, &[asset])).collect();
        let told = settle(more.iter().map(|tab| promise(*tab, 0, &[(asset, 1, PRICE)])).collect());
        assert_eq!(told, [Ok((PRICE, 0, 1)); 6]);
    });
}

/// It can spend what is left of the deposit, where the payer wanted to spend it; and nothing else.
#[test]
fn a_session_key_that_leaks_loses_the_deposit_at_most() {
    world(|| {
        let asset = asset();
        let tab = open(BOB, UNIT, &[asset]);
        let thief = session().account();
        refuse!(Tabs::top_up(signed(thief.clone()), tab, 1), Error::NotPayer);
        refuse!(Tabs::close(signed(thief.clone()), tab), Error::NotPayer);
        refuse!(Tabs::withdraw(signed(thief.clone()), tab), Error::NotPayer);
        refuse!(Tabs::refund(signed(thief), tab), Error::NotGateway);
        assert_eq!(alone(promise(tab, UNIT, &[])), Ok((0, UNIT, 0)));
        skipped(promise(tab, UNIT + 1, &[]), SkipReason::OverDeposit);
        assert_ok!(Tabs::refund(signed(GATEWAY), tab));
        assert_eq!((free(BOB), free(GATEWAY)), (START - UNIT, START + UNIT));
    });
}

/// It has what was promised for the call that it did not answer, and no planck more: the next one is not promised.
#[test]
fn a_gateway_that_does_not_serve_gains_one_call() {
    world(|| {
        let asset = asset();
        let tab = open(BOB, UNIT, &[asset]);
        assert_eq!(alone(promise(tab, 2 * PRICE, &[(asset, 2, 2 * PRICE)])), Ok((2 * PRICE, 2 * PRICE, 2)));
        close_and_wait(BOB, tab);
        refuse!(Tabs::withdraw(signed(GATEWAY), tab), Error::NotPayer);
        assert_ok!(Tabs::withdraw(signed(BOB), tab));
        assert_eq!(free(BOB), START - 4 * PRICE - USAGE_DEPOSIT);
        // It cannot keep the rest either by ending the tab itself.
        let tab = open(DAVE, UNIT, &[asset]);
        assert_ok!(Tabs::refund(signed(GATEWAY), tab));
        assert_eq!(free(DAVE), START);
    });
}

/// Whoever settles, the money goes where it belongs.
#[test]
fn anybody_settles_and_nobody_else_is_paid() {
    world_with(&[(STRANGER, UNIT)], || {
        let asset = asset();
        let tab = open(BOB, UNIT, &[asset]);
        let vouchers = vec![promise(tab, 7, &[(asset, 1, PRICE)])];
        assert_ok!(Tabs::settle(signed(STRANGER), vouchers));
        assert_eq!((free(STRANGER), free(GATEWAY)), (UNIT, START + 7));
        refuse!(Tabs::settle(RuntimeOrigin::none(), vec![]), sp_runtime::DispatchError::BadOrigin);
    });
}

/// Money that goes round is no voice, whichever way it goes.
#[test]
fn what_a_contributor_pays_itself_by_tab_gives_it_no_voice() {
    untaxed(|| {
        let asset = Card { terms: terms(PRICE, 0, 0), split: split(0, 100, 0), ..card() }.open(ALICE);
        contribute_weight(BOB, asset, Class::Data, 1);
        publish(ALICE, asset);
        let claim = || {
            assert_ok!(Rewards::claim(signed(BOB), PoolId::Data(asset)));
        };
        let tab = open(BOB, 10 * UNIT, &[asset]);
        settle(vec![promise(tab, 0, &[(asset, 100, UNIT)])]);
        claim();
        assert_eq!(Rewards::earned(BOB), 0);
        // What others paid is earned, but counts only when it is known what comes back to the payer.
        fund(EVE, asset, 5 * UNIT);
        claim();
        assert_eq!(Rewards::earned(BOB), 0);
        assert_ok!(Tabs::top_up(signed(BOB), tab, 2 * UNIT));
        assert_ok!(Tabs::refund(signed(GATEWAY), tab));
        assert_eq!(Rewards::earned(BOB), 5 * UNIT);
        assert_eq!(pallet_rewards::OwnPayments::<Runtime>::get(BOB, asset), 0);
        // A tab that ends before its payer claims leaves what was paid by it.
        let tab = open(BOB, 10 * UNIT, &[asset]);
        settle(vec![promise(tab, 0, &[(asset, 300, 3 * UNIT)])]);
        assert_ok!(Tabs::refund(signed(GATEWAY), tab));
        assert_eq!(pallet_rewards::OwnPayments::<Runtime>::get(BOB, asset), 3 * UNIT);
        claim();
        assert_eq!(Rewards::earned(BOB), 5 * UNIT);
        // Who did not contribute has nothing noted.
        let tab = open(DAVE, UNIT, &[asset]);
        settle(vec![promise(tab, 0, &[(asset, 1, PRICE)])]);
        assert_eq!(pallet_rewards::OwnPayments::<Runtime>::iter().count(), 0);
    });
}

#[test]
fn nobody_sends_tokens_to_the_pot_of_the_tabs() {
    world(|| {
        let filtered = || frame_system::Error::<Runtime>::CallFiltered;
        let pot = || Tabs::pot().into();
        let calls: [RuntimeCall; 4] = [
            pallet_balances::Call::transfer_keep_alive { dest: pot(), value: UNIT }.into(),
            pallet_balances::Call::transfer_allow_death { dest: pot(), value: UNIT }.into(),
            pallet_balances::Call::transfer_all { dest: pot(), keep_alive: true }.into(),
            pallet_treasury::Call::spend_local { amount: UNIT, beneficiary: pot() }.into(),
        ];
        for call in calls {
            refuse!(call.clone().dispatch(signed(BOB)), filtered());
            let batch = Utility::batch_all(signed(BOB), vec![call]).map_err(|failed| failed.error);
            assert_eq!(batch.unwrap_err(), filtered().into());
        }
        // It is there from the beginning, and whatever its balance.
        assert_eq!((in_tabs(), System::providers(&Tabs::pot())), (0, 2));
        assert_ok!(Tabs::refund(signed(GATEWAY), open(BOB, UNIT, &[])));
        assert_eq!(Balances::free_balance(Tabs::pot()), EXISTENTIAL_DEPOSIT);
    });
}

/// A list that is too long for one voucher, or one that names the same tab again and again, is no way to take more.
#[test]
fn one_settlement_is_as_good_as_many() {
    world(|| {
        let asset = asset();
        let tab = open(BOB, UNIT, &[asset]);
        let step = |units: u64| promise(tab, units.into(), &[(asset, units, Balance::from(units) * PRICE)]);
        let told = settle((1..=90).map(step).collect());
        assert_eq!(told, [Ok((PRICE, 1, 1)); 90]);
        assert_eq!(in_tabs(), UNIT - 90 * (PRICE + 1));
        let long = Voucher { tab, service: 0, lanes: vec![VoucherLane { asset, units: 1, amount: 1 }; 100_000] };
        skipped(sign_in(Form::Raw, long), SkipReason::BadLanes);
    });
}
