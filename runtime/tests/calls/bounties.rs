//! Grants that wait, what becomes of them, and the treasury's part of what accounts pay.

use crate::helpers::*;
use frame_support::{assert_ok, dispatch::DispatchResult, traits::Get};
use pallet_rewards::{Accounts, Event, Grant, Grants, OwnPayments};
use sp_runtime::TokenError;
use tributary_primitives::{AssetId, Class, PoolId, Source, Usage};
use tributary_runtime::{
    AccountId, Balance, Balances, Contributions, MILLI, Registry, Rewards, Runtime, RuntimeOrigin, RuntimeParameters,
    System, Treasury, UNIT,
    parameters::{dynamic_params::rewards, in_range::registry::ReviewPeriod},
};

type Error = pallet_rewards::Error<Runtime>;
type RegistryError = pallet_registry::Error<Runtime>;

pub const REFUSALS: &[fn()] = &[
    a_grant_to_an_open_asset_is_its_payers_until_publication,
    a_bounty_that_nobody_earned_does_not_fall_to_the_steward,
    a_bounty_does_not_wait_for_ever,
    what_is_left_of_a_grant_that_flowed_is_forgotten,
];

fn call_fund(who: AccountId, asset: AssetId, amount: Balance) -> DispatchResult {
    Rewards::fund(signed(who), asset, amount)
}

fn reclaim(who: AccountId, asset: AssetId) -> DispatchResult {
    Rewards::reclaim(signed(who), asset)
}

fn forget(who: AccountId, asset: AssetId) -> DispatchResult {
    Rewards::forget_grant(signed(who), asset)
}

/// What waits, and what the asset has received.
fn money(asset: AssetId) -> (Balance, Balance) {
    let account = Accounts::<Runtime>::get(asset).unwrap();
    (account.waiting, account.income.lifetime)
}

fn set_min_grant(amount: Balance) {
    root_sets(RuntimeParameters::Rewards(rewards::Parameters::MinGrant(rewards::MinGrant, Some(amount))));
}

/// An open asset whose data is all, of Bob's alone.
fn bobs() -> AssetId {
    let asset = Card { split: split(0, 100, 0), ..card() }.open(ALICE);
    contribute_weight(BOB, asset, Class::Data, 1);
    asset
}

#[test]
fn a_grant_to_an_open_asset_is_its_payers_until_publication() {
    world(|| {
        let asset = bobs();
        for little in [1, 49, UNIT - 1] {
            refuse!(call_fund(EVE, asset, little), Error::GrantTooSmall);
        }
        refuse!(call_fund(STRANGER, asset, UNIT), TokenError::FundsUnavailable);
        assert_ok!(call_fund(EVE, asset, UNIT));
        said(Event::GrantWaits { asset, payer: EVE, amount: UNIT });
        assert_eq!((grant_deposit(EVE), free(EVE)), (GRANT_DEPOSIT, START - UNIT - GRANT_DEPOSIT));
        // Another of the same payer adds to it, and costs no other deposit.
        fund(EVE, asset, 2 * UNIT);
        fund(FERDIE, asset, 5 * UNIT);
        assert_eq!((grant_deposit(EVE), grant_deposit(FERDIE)), (GRANT_DEPOSIT, GRANT_DEPOSIT));
        let grant = |amount| Grant { amount, deposit: GRANT_DEPOSIT };
        assert_eq!(Grants::<Runtime>::get(asset, EVE), Some(grant(3 * UNIT)));
        assert_eq!([EVE, FERDIE, BOB].map(|who| Rewards::granted_by(asset, who)), [3 * UNIT, 5 * UNIT, 0]);
        assert_eq!((money(asset), pot(), taken()), ((8 * UNIT, 0), 8 * UNIT + MILLI, 0));
        assert_eq!(Registry::asset(asset).unwrap().waiting, 8 * UNIT);
        // Nobody takes it back while it may still flow.
        refuse!(reclaim(EVE, asset), Error::NotCancelled);
        refuse!(forget(EVE, asset), Error::NotPublished);
        // Closed, it takes more, however little each may be by a vote.
        close(ALICE, asset);
        set_min_grant(2 * UNIT);
        refuse!(call_fund(DAVE, asset, 2 * UNIT - 1), Error::GrantTooSmall);
        set_min_grant(0);
        assert_ok!(call_fund(DAVE, asset, 1));
        assert_eq!(money(asset), (8 * UNIT + 1, 0));

        // Published, all of it is the asset's but for the treasury's part, and any planck is welcome.
        publish(ALICE, asset);
        assert_eq!((money(asset), taken()), ((0, net(8 * UNIT + 1)), fee(8 * UNIT + 1)));
        assert_eq!(Rewards::claimable(BOB), [(PoolId::Data(asset), net(8 * UNIT + 1))]);
        set_min_grant(UNIT);
        assert_ok!(call_fund(DAVE, asset, 1));
        refuse!(reclaim(EVE, asset), Error::NotCancelled);
    });
}

/// Of what several gave, the fee is a floor of the sum.
#[test]
fn grants_are_charged_together_at_publication() {
    world(|| {
        let asset = bobs();
        let odd = UNIT + 25;
        fund(EVE, asset, odd);
        fund(FERDIE, asset, odd);
        // Half a planck of each.
        assert_eq!((fee(odd), fee(2 * odd)), (UNIT / 50, 2 * UNIT / 50 + 1));
        publish(ALICE, asset);
        let (amount, fee) = (net(2 * odd), fee(2 * odd));
        System::assert_has_event(
            Event::IncomeReceived { asset, payer: None, amount, fee, source: Source::Grant }.into(),
        );
        assert_eq!((money(asset), taken(), pot()), ((0, amount), fee, amount + MILLI));
        // At the share of the day on which they flow, not of that on which they were given.
        let later = bobs();
        fund(EVE, later, 10 * UNIT);
        set_use_fee(percent(10));
        publish(ALICE, later);
        assert_eq!((money(later), taken()), ((0, 9 * UNIT), fee + UNIT));
    });
}

#[test]
fn a_bounty_that_nobody_earned_does_not_fall_to_the_steward() {
    world(|| {
        let asset = Card { split: split(10, 45, 45), ..card() }.open(ALICE);
        fund(EVE, asset, 10 * UNIT);
        fund(FERDIE, asset, 7 * UNIT + 3);
        let pending = contribute(BOB, asset, Class::Data);
        // What was accepted and taken back again counts as little as what is pending.
        let gone = contribute_weight(CHARLIE, asset, Class::Compute, 5);
        assert_ok!(Contributions::withdraw(signed(CHARLIE), gone));
        close(ALICE, asset);
        pass(ReviewPeriod::get());
        refuse!(call_publish(ALICE, asset), Error::NobodyToPay);
        cancel(ALICE, asset);
        // Each has its own back, to the planck, and the deposit.
        assert_ok!(reclaim(FERDIE, asset));
        said(Event::GrantReclaimed { asset, payer: FERDIE, amount: 7 * UNIT + 3 });
        assert_eq!((free(FERDIE), grant_deposit(FERDIE), money(asset)), (START, 0, (10 * UNIT, 0)));
        in_order();
        assert_ok!(reclaim(EVE, asset));
        assert_eq!((free(EVE), pot(), taken(), money(asset)), (START, MILLI, 0, (0, 0)));
        for who in [EVE, FERDIE, BOB] {
            refuse!(reclaim(who, asset), Error::NoGrant);
        }
        refuse!(call_fund(EVE, asset, UNIT), Error::Cancelled);
        refuse!(forget(EVE, asset), Error::NotPublished);
        assert_ok!(Contributions::withdraw(signed(BOB), pending));
        assert_ok!(Registry::remove(signed(ALICE), asset));
        assert_eq!([ALICE, BOB, CHARLIE].map(free), [START; 3]);

        // Without a bounty there is nothing that anybody could lack.
        let asset = Card { split: split(10, 45, 45), ..card() }.publish(ALICE);
        assert_eq!(Registry::asset(asset).unwrap().split, split(100, 0, 0));
        // And with somebody to pay, an empty class still passes its part to the other.
        let asset = Card { split: split(10, 45, 45), ..card() }.open(ALICE);
        fund(EVE, asset, 10 * UNIT);
        contribute_weight(BOB, asset, Class::Data, 1);
        publish(ALICE, asset);
        assert_eq!(Rewards::claimable(BOB), [(PoolId::Data(asset), net(9 * UNIT))]);
        assert_eq!(Rewards::claimable(ALICE), [(PoolId::Steward(asset), net(UNIT))]);
    });
}

#[test]
fn a_bounty_does_not_wait_for_ever() {
    world(|| {
        let asset = Card { deadline: Some(50), ..card() }.open(ALICE);
        let work = contribute_weight(BOB, asset, Class::Data, 1);
        fund(EVE, asset, 10 * UNIT);
        System::set_block_number(50);
        refuse!(Registry::cancel(signed(EVE), asset), RegistryError::NotSteward);
        refuse!(reclaim(EVE, asset), Error::NotCancelled);
        System::set_block_number(51);
        assert_ok!(Registry::cancel(signed(EVE), asset));
        assert_ok!(reclaim(EVE, asset));
        assert_ok!(Contributions::withdraw(signed(BOB), work));
        assert_eq!((free(EVE), free(BOB)), (START, START));
        // Whoever looks away leaves it where it is; frozen or not, it is its payer's.
        let asset = Card { deadline: Some(60), ..card() }.open(ALICE);
        fund(EVE, asset, 10 * UNIT);
        freeze(asset);
        refuse!(call_fund(FERDIE, asset, UNIT), Error::PayoutsFrozen);
        System::set_block_number(61);
        cancel(STRANGER, asset);
        assert_ok!(reclaim(EVE, asset));
        assert_eq!(free(EVE), START);
    });
}

#[test]
fn what_is_left_of_a_grant_that_flowed_is_forgotten() {
    world(|| {
        let asset = bobs();
        for who in [BOB, EVE, FERDIE] {
            fund(who, asset, 10 * UNIT);
        }
        refuse!(forget(EVE, asset), Error::NotPublished);
        publish(ALICE, asset);
        refuse!(forget(CHARLIE, asset), Error::NoGrant);
        assert_ok!(forget(EVE, asset));
        assert_eq!((grant_deposit(EVE), free(EVE)), (0, START - 10 * UNIT));
        refuse!(forget(EVE, asset), Error::NoGrant);
        assert_eq!(Rewards::granted_by(asset, EVE), 0);
        // Claiming settles one's own: what one gave oneself, fee included, is no voice.
        assert_ok!(Rewards::claim_for(signed(ALICE), PoolId::Data(asset), BOB));
        assert_eq!((grant_deposit(BOB), Grants::<Runtime>::get(asset, BOB)), (0, None));
        assert_eq!(free(BOB), START - WORK_DEPOSIT - 10 * UNIT + net(30 * UNIT));
        assert_eq!(Rewards::earned(BOB), net(30 * UNIT) - 10 * UNIT);
        refuse!(forget(BOB, asset), Error::NoGrant);
        // Or forgetting, before anything is claimed.
        let other = bobs();
        fund(BOB, other, 10 * UNIT);
        publish(ALICE, other);
        assert_ok!(forget(BOB, other));
        assert_eq!(OwnPayments::<Runtime>::get(BOB, other), 10 * UNIT);
        assert_ok!(Rewards::claim(signed(BOB), PoolId::Data(other)));
        assert_eq!(Rewards::earned(BOB), net(30 * UNIT) - 10 * UNIT);
        assert_eq!(OwnPayments::<Runtime>::get(BOB, other), fee(10 * UNIT));
        // Ferdie's is there for as long as he likes.
        retire(ALICE, asset);
        assert_eq!(grant_deposit(FERDIE), GRANT_DEPOSIT);
        assert_ok!(forget(FERDIE, asset));
        assert_eq!(free(FERDIE), START - 10 * UNIT);
    });
}

#[test]
fn the_treasury_has_its_part_of_every_payment_by_an_account() {
    world(|| {
        let root = Card { terms: terms(UNIT, 3 * UNIT, 20), ..card() }.publish(ALICE);
        // Use.
        assert_ok!(Registry::use_asset(signed(BOB), root, 7, 7 * UNIT));
        assert_eq!((money(root), taken()), ((0, net(7 * UNIT)), fee(7 * UNIT)));
        // Training; what the registrant allows counts the fee.
        let too_little = Card { max_fee: 3 * UNIT - 1, ..built_from(&[(root, 20)]) };
        refuse!(too_little.register(CHARLIE), RegistryError::FeeOverMaximum);
        let model = Card { max_fee: 3 * UNIT, ..built_from(&[(root, 20)]) }.publish(CHARLIE);
        assert_eq!((money(root), taken()), ((0, net(10 * UNIT)), fee(10 * UNIT)));
        // A grant.
        fund(DAVE, model, 10 * UNIT);
        assert_eq!((money(model), taken()), ((0, net(10 * UNIT)), fee(20 * UNIT)));
        // Not a royalty, nor a claim.
        collect(root, &[model]);
        assert_eq!(Registry::asset(root).unwrap().royalties, net(2 * UNIT));
        assert_ok!(Rewards::claim(signed(ALICE), PoolId::Steward(root)));
        assert_eq!(free(ALICE), START - CARD_DEPOSIT + net(12 * UNIT));
        assert_eq!(taken(), fee(20 * UNIT));
        // What the user allows, and what a gateway reads, counts it.
        refuse!(Registry::use_asset(signed(BOB), root, 1, UNIT - 1), RegistryError::PriceOverMaximum);
        assert_ok!(Registry::use_asset(signed(BOB), root, 1, UNIT));
        assert_eq!(Registry::usage(root, BOB), Usage { units: 8, paid: 8 * UNIT });
        assert_eq!(free(BOB), START - 8 * UNIT - USAGE_DEPOSIT);
    });
}

#[test]
fn the_fee_is_a_floor_and_what_is_voted() {
    world(|| {
        let asset = card().publish(ALICE);
        let mut lifetime = 0;
        let mut pay = |amount: Balance, expected: Balance| {
            let before = taken();
            fund(BOB, asset, amount);
            lifetime += amount - expected;
            assert_eq!((taken() - before, money(asset).1), (expected, lifetime), "{amount}");
        };
        for (amount, fee) in [(1, 0), (49, 0), (50, 1), (99, 1), (100, 2), (UNIT, UNIT / 50), (UNIT + 49, UNIT / 50)] {
            pay(amount, fee);
        }
        set_use_fee(percent(0));
        pay(UNIT, 0);
        set_use_fee(parts(1));
        pay(999_999_999, 0);
        pay(1_000_000_000, 1);
        set_use_fee(percent(10));
        pay(109, 10);
        // Whatever root sets, a tenth is the most.
        set_use_fee(percent(100));
        pay(UNIT + 9, UNIT / 10);
    });
}

/// A treasury that has spent itself empty cannot be given less than what begins an account: nobody is kept from paying.
#[test]
fn an_empty_treasury_keeps_nobody_from_paying() {
    world(|| {
        let asset = card().publish(ALICE);
        let treasury = Treasury::account_id();
        let all = Balances::force_transfer(RuntimeOrigin::root(), treasury.clone().into(), CHARLIE.into(), MILLI);
        assert_ok!(all);
        assert_eq!(free(treasury.clone()), 0);
        fund(BOB, asset, 50 * MILLI - 1);
        assert_eq!((free(treasury.clone()), money(asset).1), (0, 50 * MILLI - 1));
        fund(BOB, asset, 50 * MILLI);
        assert_eq!((free(treasury), money(asset).1), (MILLI, 99 * MILLI - 1));
        assert_eq!(pot(), 99 * MILLI - 1 + MILLI);
    });
}

/// What two accounts that are one pay to each other is their own, but for the fee: so much is the price of a voice.
#[test]
fn a_voice_costs_the_fee() {
    world(|| {
        let asset = bobs();
        publish(ALICE, asset);
        let mut before = free(BOB) + free(EVE);
        for round in 1..=3 {
            fund(EVE, asset, 100 * UNIT);
            assert_ok!(Rewards::claim(signed(BOB), PoolId::Data(asset)));
            assert_ok!(Balances::transfer_keep_alive(signed(BOB), EVE.into(), net(100 * UNIT)));
            assert_eq!(Rewards::earned(BOB), round * net(100 * UNIT));
            let after = free(BOB) + free(EVE);
            assert_eq!(before - after, 2 * UNIT, "98 TRIB of voice cost two");
            before = after;
        }
        assert_eq!(taken(), 6 * UNIT);
    });
}
