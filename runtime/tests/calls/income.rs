//! How income is divided, waits, is collected and is claimed: to the planck. Of whatever an account pays, the treasury
//! has its part first.

use crate::helpers::*;
use frame_support::assert_ok;
use pallet_rewards::{Accounts, Event};
use tributary_primitives::{AssetId, Class, PoolId, Source};
use tributary_runtime::{
    AccountId, Balance, Balances, Contributions, MILLI, Registry, Rewards, Runtime, RuntimeEvent, System, UNIT,
};

type Error = pallet_rewards::Error<Runtime>;

/// A published dataset whose data is all, of Bob with one part and of Charlie with two.
fn data_of_two() -> AssetId {
    let asset = Card { split: split(0, 100, 0), ..card() }.open(ALICE);
    contribute_weight(BOB, asset, Class::Data, 1);
    contribute_weight(CHARLIE, asset, Class::Data, 2);
    publish(ALICE, asset);
    asset
}

/// What the pot paid since the last time, one entry for each transfer.
fn paid() -> Vec<(AccountId, Balance)> {
    let transfers = System::read_events_no_consensus().filter_map(|record| match record.event {
        RuntimeEvent::Balances(pallet_balances::Event::Transfer { from, to, amount }) if from == Rewards::pot() => {
            Some((to, amount))
        }
        _ => None,
    });
    let transfers = transfers.collect();
    System::reset_events();
    transfers
}

#[test]
fn a_grant_is_divided_like_all_income() {
    world(|| {
        let root = card().publish(ALICE);
        let model = Card { split: split(25, 75, 0), ..built_from(&[(root, 20)]) }.open(BOB);
        contribute_weight(CHARLIE, model, Class::Data, 1);
        contribute_weight(DAVE, model, Class::Data, 2);
        publish(BOB, model);
        assert_ok!(Rewards::fund(signed(EVE), model, 10 * UNIT));
        let (amount, fee) = (net(10 * UNIT), fee(10 * UNIT));
        said(Event::IncomeReceived { asset: model, payer: Some(EVE), amount, fee, source: Source::Grant });
        assert_eq!((free(EVE), pot(), taken()), (START - 10 * UNIT, amount + MILLI, fee));

        assert_eq!(Rewards::collectable(root), [(model, net(2 * UNIT))]);
        assert_eq!(Rewards::claimable(BOB), [(PoolId::Steward(model), net(2 * UNIT))]);
        assert_eq!(Rewards::claimable(CHARLIE), [(PoolId::Data(model), net(2 * UNIT))]);
        assert_eq!(Rewards::claimable(DAVE), [(PoolId::Data(model), net(4 * UNIT))]);
    });
}

#[test]
fn income_of_an_open_asset_waits() {
    world(|| {
        let root = card().publish(ALICE);
        let model = Card { split: split(50, 50, 0), ..built_from(&[(root, 10)]) }.open(BOB);
        // A bounty, before anybody has contributed.
        fund(EVE, model, 10 * UNIT);
        contribute_weight(CHARLIE, model, Class::Data, 1);
        fund(EVE, model, 10 * UNIT);

        assert_eq!(Rewards::collectable(root), []);
        assert_eq!(Rewards::claimable(BOB), []);
        assert_eq!(Rewards::claimable(CHARLIE), []);
        refuse!(Rewards::collect(signed(EVE), root, vec![model]), Error::NothingToCollect);
        refuse!(Rewards::claim(signed(BOB), PoolId::Steward(model)), Error::NothingToClaim);
        refuse!(Rewards::claim(signed(CHARLIE), PoolId::Data(model)), Error::NothingToClaim);
        // It is Eve's still, all of it.
        let account = Accounts::<Runtime>::get(model).unwrap();
        assert_eq!((account.waiting, account.income.lifetime, taken()), (20 * UNIT, 0, 0));
        assert_eq!(pot(), 20 * UNIT + MILLI);
        in_order();

        // Whoever comes before publication shares in all of it.
        contribute_weight(DAVE, model, Class::Data, 2);
        publish(BOB, model);
        let account = Accounts::<Runtime>::get(model).unwrap();
        assert_eq!((account.waiting, account.income.lifetime, taken()), (0, net(20 * UNIT), fee(20 * UNIT)));
        assert_eq!(Rewards::collectable(root), [(model, net(2 * UNIT))]);
        assert_eq!(Rewards::claimable(BOB), [(PoolId::Steward(model), net(9 * UNIT))]);
        assert_eq!(Rewards::claimable(CHARLIE), [(PoolId::Data(model), net(3 * UNIT))]);
        assert_eq!(Rewards::claimable(DAVE), [(PoolId::Data(model), net(6 * UNIT))]);
    });
}

#[test]
fn income_goes_on_while_others_claim() {
    world(|| {
        let asset = data_of_two();
        let pool = PoolId::Data(asset);
        fund(EVE, asset, 3 * UNIT);
        assert_ok!(Rewards::claim(signed(BOB), pool.clone()));
        System::assert_has_event(Event::Claimed { pool: pool.clone(), who: BOB, amount: net(UNIT) }.into());
        fund(EVE, asset, 6 * UNIT);
        assert_eq!(Rewards::claimable(BOB), [(pool.clone(), net(2 * UNIT))]);
        assert_eq!(Rewards::claimable(CHARLIE), [(pool.clone(), net(6 * UNIT))]);
        assert_ok!(Rewards::claim(signed(CHARLIE), pool.clone()));
        assert_ok!(Rewards::claim(signed(BOB), pool));
        let start = START - WORK_DEPOSIT;
        assert_eq!((free(BOB), free(CHARLIE), pot()), (start + net(3 * UNIT), start + net(6 * UNIT), MILLI));
    });
}

#[test]
fn what_does_not_divide_is_kept_for_the_next() {
    world(|| {
        let asset = Card { split: split(0, 100, 0), ..card() }.open(ALICE);
        let three = [BOB, CHARLIE, DAVE];
        for who in &three {
            contribute_weight(who.clone(), asset, Class::Data, 1);
        }
        publish(ALICE, asset);
        let pool = PoolId::Data(asset);
        // Ten planck for three, too few for a fee: a third of a planck each waits, and the third time makes a whole
        // one.
        for each in [3, 3, 4] {
            fund(EVE, asset, 10);
            for who in &three {
                assert_eq!(Rewards::claimable(who.clone()), [(pool.clone(), each)]);
                assert_ok!(Rewards::claim(signed(who.clone()), pool.clone()));
            }
            in_order();
        }
        assert_eq!(pot(), MILLI);
        assert!(three.into_iter().all(|who| free(who) == START - WORK_DEPOSIT + 10));
    });
}

#[test]
fn small_payments_come_to_the_same_as_a_large_one() {
    world(|| {
        let root = card().publish(ALICE);
        let third = vec![(root, parts(333_333_334))];
        let model = Card { upstream: third, ..built_from(&[]) }.publish(BOB);
        for planck in 1..=30 {
            fund(EVE, model, 1);
            // A third of each is the root's: one planck of every three.
            let owed: Vec<_> = (planck >= 3).then_some((model, planck / 3)).into_iter().collect();
            assert_eq!(Rewards::collectable(root), owed);
        }
        collect(root, &[model]);
        assert_eq!(Rewards::claimable(ALICE), [(PoolId::Steward(root), 10)]);
        // Of thirty, 19.99999998 are the model's own: the last planck waits for the next payment.
        assert_eq!(Rewards::claimable(BOB), [(PoolId::Steward(model), 19)]);
        fund(EVE, model, 1);
        assert_eq!(Rewards::claimable(BOB), [(PoolId::Steward(model), 20)]);
    });
}

#[test]
fn a_collection_is_divided_among_the_collectors_own() {
    world(|| {
        let root = Card { split: split(10, 90, 0), ..card() }.open(ALICE);
        contribute_weight(DAVE, root, Class::Data, 1);
        publish(ALICE, root);
        let left = built_from(&[(root, 50)]).publish(BOB);
        let right = built_from(&[(root, 25)]).publish(CHARLIE);
        fund(EVE, left, 2 * UNIT);
        fund(EVE, right, 40 * UNIT);
        System::reset_events();

        // By anybody; what is listed twice is collected once, and what owes nothing is no fault.
        retire(BOB, left);
        assert_ok!(Rewards::collect(signed(STRANGER), root, vec![left, right, left]));
        System::assert_has_event(Event::RoyaltyCollected { asset: root, from: left, amount: net(UNIT) }.into());
        said(Event::RoyaltyCollected { asset: root, from: right, amount: net(10 * UNIT) });
        assert_eq!(Rewards::claimable(ALICE), [(PoolId::Steward(root), net(1_100 * MILLI))]);
        assert_eq!(Rewards::claimable(DAVE), [(PoolId::Data(root), net(9_900 * MILLI))]);
        // A fee is taken once, of what an account pays: not of a royalty again.
        let income = Accounts::<Runtime>::get(root).unwrap().income;
        assert_eq!((income.lifetime, income.royalties, taken()), (0, net(11 * UNIT), fee(42 * UNIT)));

        fund(EVE, right, 4 * UNIT);
        collect(root, &[left, right]);
        assert_eq!(Rewards::claimable(DAVE), [(PoolId::Data(root), net(10_800 * MILLI))]);
    });
}

#[test]
fn what_is_collected_is_the_present_stewards() {
    world(|| {
        let root = card().publish(ALICE);
        let model = built_from(&[(root, 10)]).publish(BOB);
        fund(EVE, model, 10 * UNIT);
        assert_ok!(Registry::offer_stewardship(signed(ALICE), root, Some(DAVE)));
        assert_ok!(Registry::accept_stewardship(signed(DAVE), root));
        // It reaches the asset when it is collected, whenever it was earned further down.
        collect(root, &[model]);
        assert_eq!(Rewards::claimable(ALICE), []);
        assert_eq!(Rewards::claimable(DAVE), [(PoolId::Steward(root), net(UNIT))]);
    });
}

#[test]
fn several_pools_are_claimed_in_one_transfer() {
    world(|| {
        let asset = Card { split: split(20, 30, 50), ..card() }.open(ALICE);
        contribute_weight(ALICE, asset, Class::Data, 1);
        contribute_weight(ALICE, asset, Class::Compute, 1);
        publish(ALICE, asset);
        let other = card().publish(ALICE);
        let silent = card().publish(ALICE);
        fund(EVE, asset, 10 * UNIT);
        fund(EVE, other, UNIT);
        System::reset_events();

        let before = free(ALICE);
        let pools = [PoolId::of(asset).as_slice(), &[PoolId::Steward(other), PoolId::Steward(silent)]].concat();
        assert_ok!(Rewards::claim_many(signed(ALICE), pools));
        for (pool, amount) in [
            (PoolId::Steward(asset), net(2 * UNIT)),
            (PoolId::Data(asset), net(3 * UNIT)),
            (PoolId::Compute(asset), net(5 * UNIT)),
            (PoolId::Steward(other), net(UNIT)),
        ] {
            System::assert_has_event(Event::Claimed { pool, who: ALICE, amount }.into());
        }
        assert_eq!(paid(), [(ALICE, net(11 * UNIT))]);
        assert_eq!(free(ALICE), before + net(11 * UNIT));
        assert_eq!(Rewards::claimable(ALICE), []);

        // What is listed twice is paid once.
        fund(EVE, other, UNIT);
        System::reset_events();
        assert_ok!(Rewards::claim_many(signed(ALICE), vec![PoolId::Steward(other); 3]));
        assert_eq!(paid(), [(ALICE, net(UNIT))]);
    });
}

#[test]
fn anybody_may_claim_for_another() {
    world(|| {
        let asset = data_of_two();
        let pool = PoolId::Data(asset);
        fund(EVE, asset, 3 * UNIT);
        System::reset_events();
        assert_ok!(Rewards::claim_for(signed(DAVE), pool.clone(), CHARLIE));
        let amount = net(2 * UNIT);
        System::assert_has_event(Event::Claimed { pool: pool.clone(), who: CHARLIE, amount }.into());
        assert_eq!(paid(), [(CHARLIE, amount)]);
        assert_eq!((free(CHARLIE), free(DAVE)), (START - WORK_DEPOSIT + amount, START));
        assert_eq!(Rewards::claimable(BOB), [(pool, net(UNIT))]);
    });
}

#[test]
fn what_is_too_little_to_begin_an_account_stays_owed() {
    untaxed_with(&[(STRANGER, UNIT)], || {
        let first = Card { split: split(0, 100, 0), ..card() }.open(ALICE);
        let second = Card { split: split(0, 0, 100), ..card() }.open(ALICE);
        let work = [
            contribute_weight(STRANGER, first, Class::Data, 1),
            contribute_weight(STRANGER, second, Class::Compute, 1),
        ];
        publish(ALICE, first);
        publish(ALICE, second);
        // It lets the records go, with which its deposits would stay: payouts need the membership alone.
        for id in work {
            assert_ok!(Contributions::forget(signed(STRANGER), id));
        }
        assert_ok!(Balances::transfer_all(signed(STRANGER), ALICE.into(), false));
        assert!(!System::account_exists(&STRANGER));

        let (data, compute) = (PoolId::Data(first), PoolId::Compute(second));
        fund(DAVE, first, MILLI - 1);
        refuse!(Rewards::claim(signed(STRANGER), data.clone()), Error::BelowExistentialDeposit);
        assert_eq!(Rewards::claimable(STRANGER), [(data.clone(), MILLI - 1)]);

        // One planck more from another pool is enough for both together, and neither alone.
        fund(DAVE, second, 1);
        refuse!(Rewards::claim_for(signed(ALICE), data.clone(), STRANGER), Error::BelowExistentialDeposit);
        refuse!(Rewards::claim_for(signed(ALICE), compute.clone(), STRANGER), Error::BelowExistentialDeposit);
        assert_ok!(Rewards::claim_many(signed(STRANGER), vec![data.clone(), compute]));
        assert_eq!(free(STRANGER), MILLI);
        assert_eq!(Rewards::claimable(STRANGER), []);

        // An account that is there can be paid a single planck.
        fund(DAVE, first, 1);
        assert_ok!(Rewards::claim_for(signed(ALICE), data.clone(), STRANGER));
        assert_eq!(free(STRANGER), MILLI + 1);
        assert_ok!(Balances::transfer_all(signed(STRANGER), ALICE.into(), false));

        // And so it is when more has come together in one pool.
        fund(DAVE, first, MILLI / 2);
        refuse!(Rewards::claim(signed(STRANGER), data.clone()), Error::BelowExistentialDeposit);
        fund(DAVE, first, MILLI / 2);
        assert_ok!(Rewards::claim(signed(STRANGER), data));
        assert_eq!(free(STRANGER), MILLI);
    });
}

#[test]
fn everything_that_came_in_can_go_out() {
    world(|| {
        let root = Card { terms: terms(0, UNIT, 10), split: split(30, 70, 0), ..card() }.open(ALICE);
        contribute_weight(BOB, root, Class::Data, 3);
        contribute_weight(CHARLIE, root, Class::Data, 4);
        publish(ALICE, root);
        let model = Card { split: split(20, 0, 80), terms: terms(7, 0, 0), ..built_from(&[(root, 10)]) }.open(DAVE);
        contribute_weight(EVE, model, Class::Compute, 1);
        publish(DAVE, model);
        assert_ok!(Registry::use_asset(signed(FERDIE), model, 1_000_000_000_000, Balance::MAX));
        collect(root, &[model]);
        for who in [ALICE, BOB, CHARLIE, DAVE, EVE] {
            let pools = Rewards::claimable(who.clone()).into_iter().map(|(pool, _)| pool).collect();
            assert_ok!(Rewards::claim_many(signed(who), pools));
        }
        // Before fees, one TRIB and 10 % of seven: 1.7, of which 30 % are Alice's, and 3 to 4 of the rest Bob's and
        // Charlie's.
        assert_eq!(free(ALICE), START - CARD_DEPOSIT - 2 * MEMBER_DEPOSIT + net(510 * MILLI));
        let start = START - WORK_DEPOSIT;
        assert_eq!((free(BOB), free(CHARLIE)), (start + net(510 * MILLI), start + net(680 * MILLI)));
        // Of 6.3, a fifth for Dave, who paid one TRIB of training fee.
        let held = CARD_DEPOSIT + CITED_DEPOSIT + ANCESTOR_DEPOSIT + MEMBER_DEPOSIT;
        assert_eq!(free(DAVE), START - UNIT - held + net(1_260 * MILLI));
        assert_eq!(free(EVE), start + net(5_040 * MILLI));
        assert_eq!((free(FERDIE), taken()), (START - 7 * UNIT - USAGE_DEPOSIT, fee(8 * UNIT)));
        assert_eq!(pot(), MILLI);
    });
}
