//! Many payouts in one call: all that an account is due, and all that a pool owes.

use crate::{helpers::*, staging, tree::*};
use frame_support::{assert_ok, dispatch::DispatchResult};
use pallet_rewards::{Event, Members};
use tributary_primitives::{AssetId, Class, PoolId, Source};
use tributary_runtime::{
    AccountId, Balances, Contributions, MILLI, Registry, Rewards, Runtime, RuntimeEvent, System, Tabs, UNIT,
};

type Error = pallet_rewards::Error<Runtime>;

pub const REFUSALS: &[fn()] = &[
    one_call_collects_and_claims_all_that_an_account_is_due,
    a_pool_pays_many_and_passes_over_who_is_owed_nothing,
    nothing_is_paid_out_to_a_pot,
];

fn collect_and_claim(who: AccountId, collections: &[(AssetId, &[AssetId])], pools: &[PoolId]) -> DispatchResult {
    let collections = collections.iter().map(|(asset, from)| (*asset, from.to_vec())).collect();
    Rewards::collect_and_claim(signed(who), collections, pools.to_vec())
}

#[test]
fn one_call_collects_and_claims_all_that_an_account_is_due() {
    world(|| {
        let root = Card { split: split(50, 50, 0), ..card() }.open(ALICE);
        contribute_weight(BOB, root, Class::Data, 1);
        publish(ALICE, root);
        let other = card().publish(ALICE);
        let [first, second] = [10, 20].map(|royalty| built_from(&[(root, royalty)]).publish(CHARLIE));
        let quiet = built_from(&[(root, 10), (other, 10)]).publish(CHARLIE);
        fund(EVE, first, 100 * UNIT);
        fund(EVE, second, 100 * UNIT);
        fund(EVE, other, 10 * UNIT);

        // Only for an asset that it has a part in, and only from descendants.
        let all = [first, second, quiet];
        let pool = PoolId::Steward(root);
        refuse!(collect_and_claim(CHARLIE, &[(root, &all)], std::slice::from_ref(&pool)), Error::NotAMember);
        refuse!(collect_and_claim(BOB, &[(other, &[quiet])], &[PoolId::Data(root)]), Error::NotAMember);
        refuse!(collect_and_claim(BOB, &[(AssetId(99), &[])], &[]), Error::NotAMember);
        refuse!(collect_and_claim(ALICE, &[(root, &[other])], &[]), Error::NotAnAncestor);
        // All or nothing.
        refuse!(collect_and_claim(ALICE, &[(root, &all)], &[PoolId::Data(root)]), Error::NotAMember);
        refuse!(collect_and_claim(ALICE, &[(root, &[quiet])], &[]), Error::NothingToCollect);
        refuse!(collect_and_claim(ALICE, &[], &[]), Error::NothingToCollect);
        refuse!(collect_and_claim(ALICE, &[(root, &[quiet])], std::slice::from_ref(&pool)), Error::NothingToClaim);

        // Half of 30 TRIB of royalties, and what was paid to the other asset: one transfer. What owes nothing is no
        // error, and what is listed twice is collected once.
        System::reset_events();
        let before = free(ALICE);
        let pools = [pool.clone(), PoolId::Steward(other)];
        assert_ok!(collect_and_claim(ALICE, &[(root, &[first, second, quiet, first]), (other, &[quiet])], &pools));
        assert_eq!(free(ALICE) - before, net(25 * UNIT));
        let transfers = System::read_events_no_consensus()
            .filter(|record| matches!(record.event, RuntimeEvent::Balances(pallet_balances::Event::Transfer { .. })));
        assert_eq!(transfers.count(), 1);
        for (from, amount) in [(first, net(10 * UNIT)), (second, net(20 * UNIT))] {
            System::assert_has_event(Event::RoyaltyCollected { asset: root, from, amount }.into());
        }
        for (pool, amount) in [(pool, net(15 * UNIT)), (PoolId::Steward(other), net(10 * UNIT))] {
            System::assert_has_event(Event::Claimed { pool, who: ALICE, amount }.into());
        }
        // What it collected is divided among all: Bob's half is there.
        assert_eq!(Rewards::claimable(BOB), [(PoolId::Data(root), net(15 * UNIT))]);
        assert_eq!(Rewards::collectable(root), []);
        // Without pools it collects alone; without assets it claims alone.
        fund(EVE, quiet, 100 * UNIT);
        assert_ok!(collect_and_claim(BOB, &[(root, &[quiet])], &[]));
        assert_ok!(collect_and_claim(BOB, &[], &[PoolId::Data(root)]));
        assert_eq!(free(BOB), START - WORK_DEPOSIT + net(20 * UNIT));
        assert_eq!(Rewards::earned(BOB), net(20 * UNIT));
    });
}

#[test]
fn a_pool_pays_many_and_passes_over_who_is_owed_nothing() {
    world_with(&[(STRANGER, UNIT)], || {
        let asset = Card { split: split(0, 100, 0), ..card() }.open(ALICE);
        let pool = PoolId::Data(asset);
        let work = [BOB, CHARLIE, DAVE, STRANGER].map(|who| contribute_weight(who, asset, Class::Data, 1));
        publish(ALICE, asset);
        // The stranger's account is gone, and what it is owed would not begin it anew.
        assert_ok!(Contributions::forget(signed(STRANGER), work[3]));
        assert_ok!(Balances::transfer_all(signed(STRANGER), ALICE.into(), false));
        let many = |accounts: &[AccountId]| Rewards::claim_for_many(signed(FERDIE), pool.clone(), accounts.to_vec());
        refuse!(many(&[BOB, CHARLIE]), Error::NothingToClaim);
        refuse!(many(&[]), Error::NothingToClaim);
        fund(EVE, asset, 40);
        refuse!(many(&[STRANGER, EVE, ALICE]), Error::NothingToClaim);
        // One who was paid meanwhile, one who has no part, one who cannot be paid, and one who is listed twice.
        assert_ok!(Rewards::claim(signed(BOB), pool.clone()));
        System::reset_events();
        let members = || Members::<Runtime>::iter().count();
        let before = members();
        assert_ok!(many(&[BOB, EVE, STRANGER, CHARLIE, CHARLIE, DAVE]));
        assert_eq!([BOB, CHARLIE, DAVE].map(free), [START - WORK_DEPOSIT + 10; 3]);
        assert_eq!((free(STRANGER), free(FERDIE), members()), (0, START, before));
        assert_eq!(Rewards::claimable(STRANGER), [(pool.clone(), 10)]);
        let claimed = System::read_events_no_consensus().filter_map(|record| match record.event {
            RuntimeEvent::Rewards(Event::Claimed { who, amount, .. }) => Some((who, amount)),
            _ => None,
        });
        assert_eq!(claimed.collect::<Vec<_>>(), [(CHARLIE, 10), (DAVE, 10)]);
        // Their voices count what they were paid.
        assert_eq!([BOB, CHARLIE, DAVE].map(Rewards::earned), [10; 3]);
        // Once it is enough, the stranger is paid as well.
        fund(EVE, asset, 10 * MILLI);
        assert_ok!(many(&[STRANGER]));
        assert_eq!(free(STRANGER), 10 + net(10 * MILLI) / 4);
        let seat = Rewards::claim_for_many(signed(FERDIE), PoolId::Steward(asset), vec![ALICE]);
        assert_eq!(seat, Err(Error::NothingToClaim.into()));
    });
}

/// What is created for scores is an asset's whole.
#[test]
fn emission_is_charged_no_fee() {
    use staging::*;
    stage(|| {
        let root = card().publish(ALICE);
        let model = built_from(&[(root, 50)]).publish(ALICE);
        evaluator(CHARLIE, 10, &[(CHARLIE, 2_000)]);
        next_epoch();
        score(&[(CHARLIE, &[(1, 1)])]);
        until_settled(2);
        no_page_failed();
        // Two epochs' parts for assets, and half of it is due to the ancestor.
        assert_eq!(Registry::asset(model).unwrap().lifetime, 1_200_000);
        let income = System::read_events_no_consensus().filter_map(|record| match record.event {
            RuntimeEvent::Rewards(Event::IncomeReceived { asset, payer, amount, fee, source }) => {
                Some((asset, payer, amount, fee, source))
            }
            _ => None,
        });
        assert_eq!(income.collect::<Vec<_>>(), [(model, None, 1_200_000, 0, Source::Emission(2))]);
        let before = treasury();
        collect(root, &[model]);
        assert_ok!(Rewards::claim_many(signed(ALICE), vec![PoolId::Steward(root), PoolId::Steward(model)]));
        assert_eq!((treasury(), Registry::asset(root).unwrap().royalties), (before, 600_000));
        assert_eq!(Rewards::claimable(ALICE), []);
    });
}

/// A leaf may name anybody. A pot that were paid what it is owed would hold more than its ledger says.
#[test]
fn nothing_is_paid_out_to_a_pot() {
    untaxed(|| {
        let asset = for_data().open(ALICE);
        let crowd = Manifest::of(vec![plain(Rewards::pot(), 1), plain(Tabs::pot(), 1), plain(BOB, 2)]);
        let work = accepted(FERDIE, asset, Class::Data, &crowd, 1);
        crowd.join_all(&EVE, work);
        publish(ALICE, asset);
        fund(FERDIE, asset, 40 * UNIT);
        let (pool, before) = (PoolId::Data(asset), [pot(), Balances::free_balance(Tabs::pot())]);
        for who in [Rewards::pot(), Tabs::pot()] {
            assert_eq!(Rewards::claimable(who.clone()), [(pool.clone(), 10 * UNIT)]);
            refuse!(Rewards::claim_for(signed(EVE), pool.clone(), who), Error::ClaimantIsPot);
        }
        assert_ok!(Rewards::claim_for_many(signed(EVE), pool, vec![Rewards::pot(), BOB, Tabs::pot()]));
        assert_eq!([pot(), Balances::free_balance(Tabs::pot())], [before[0] - 20 * UNIT, before[1]]);
    });
}
