//! What becomes of leaves: who joins when, who leaves, and what is left of a manifest that was taken back or forgotten.

use crate::{helpers::*, tree::*};
use frame_support::{assert_ok, dispatch::DispatchResultWithPostInfo};
use pallet_contributions::{Contributions as Records, Event, LEAVES_A_PAGE, NextContribution, PAGES_AT_ONCE, Review};
use std::collections::BTreeSet;
use tributary_primitives::{Class, ContributionId, PoolId, apis::runtime_decl_for_contributions_api::ContributionsApi};
use tributary_runtime::{AccountId, Contributions, Registry, Rewards, Runtime, RuntimeOrigin, UNIT};

type Error = pallet_contributions::Error<Runtime>;

pub const REFUSALS: &[fn()] = &[
    the_owner_of_a_leaf_leaves_until_publication,
    who_left_is_gone_for_good,
    what_was_taken_back_keeps_those_who_joined,
    a_builder_takes_back_what_nobody_has_joined_yet,
    a_manifest_is_forgotten_once_all_have_joined,
    a_manifest_of_a_cancelled_asset_is_taken_apart_by_anybody,
];

fn revoke(who: AccountId, work: ContributionId) -> DispatchResultWithPostInfo {
    Contributions::revoke(signed(who), work, b"a mistake".to_vec())
}

fn withdraw(who: AccountId, work: ContributionId) -> DispatchResultWithPostInfo {
    Contributions::withdraw(signed(who), work)
}

fn forget(who: AccountId, work: ContributionId) -> DispatchResultWithPostInfo {
    Contributions::forget(signed(who), work)
}

/// The state has no key that it did not have before, but for the next contribution's id.
fn nothing_is_left(before: &BTreeSet<Vec<u8>>) {
    let more: Vec<_> = keys().difference(before).cloned().collect();
    assert!(more.iter().all(|key| *key == NextContribution::<Runtime>::hashed_key()), "{more:?}");
}

#[test]
fn the_owner_of_a_leaf_leaves_until_publication() {
    world(|| {
        let (asset, five, work) = begun_and_accepted();
        let pool = PoolId::Data(asset);
        assert_ok!(send(&FERDIE, five.join_many(work, 0, 2)));
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + 2 * MEMBER_DEPOSIT);
        // Neither the builder, nor a reviewer, nor another owner: whether it has joined or not.
        for who in [FERDIE, ALICE, EVE, STRANGER] {
            for index in [0, 1, 2] {
                refuse!(send(&who, five.leave(work, index)), Error::NotContributor);
            }
        }
        // Who has joined takes its own out of the pool, and who has not takes it out of what is latent.
        assert_ok!(send(&CHARLIE, five.leave(work, 1)));
        said(Event::Left { contribution: work, asset, index: 1, who: CHARLIE, weight: 40 });
        assert_eq!((weight_in(&pool, &CHARLIE), asset_deposit(ALICE)), (None, CARD_DEPOSIT + MEMBER_DEPOSIT));
        assert_eq!((parts_of(work), Registry::pool_weights(asset)), ((20, 240), [1, 260, 0]));
        in_order();
        close(ALICE, asset);
        assert_ok!(send(&EVE, five.leave(work, 3)));
        said(Event::Left { contribution: work, asset, index: 3, who: EVE, weight: 80 });
        assert_eq!((parts_of(work), Registry::pool_weights(asset)), ((20, 160), [1, 180, 0]));
        let review = Records::<Runtime>::get(work).unwrap().review;
        assert_eq!(review, Review::Accepted { reviewer: ALICE, weight: 180 }, "what is still there of it");
        // With publication it is over.
        publish(ALICE, asset);
        for (who, index) in [(BOB, 0), (CHARLIE, 1), (DAVE, 2), (EVE, 3), (FERDIE, 0)] {
            refuse!(send(&who, five.leave(work, index)), Error::NotPending);
        }
        // Those who are there divide it all: a ninth, a third and five ninths.
        fund(FERDIE, asset, 90 * UNIT);
        assert_eq!(Rewards::claimable(BOB), [(pool, net(10 * UNIT))]);
        assert_eq!(Runtime::latent_claimable(work, 30), net(30 * UNIT));
        assert_eq!(Rewards::claimable(EVE), []);
    });
}

#[test]
fn who_left_is_gone_for_good() {
    world(|| {
        let (asset, five, work) = begun_and_accepted();
        assert_ok!(send(&BOB, five.join(work, 0)));
        assert_ok!(send(&BOB, five.leave(work, 0)));
        assert_ok!(send(&DAVE, five.leave(work, 2)));
        for (who, index) in [(BOB, 0), (DAVE, 2)] {
            refuse!(send(&who, five.leave(work, index)), Error::AlreadyLeft);
            refuse!(send(&who, five.join(work, index)), Error::AlreadyJoined);
            refuse!(send(&FERDIE, five.join(work, index)), Error::AlreadyJoined);
        }
        // Nor in a block with others, who do join.
        assert_ok!(send(&FERDIE, five.join_many(work, 0, 4)));
        assert_eq!((parts_of(work), Registry::pool_weights(asset)), ((120, 100), [1, 220, 0]));
        refuse!(send(&FERDIE, five.join_many(work, 0, 4)), Error::AlreadyJoined);
        // When all have left, one way or the other, there is nothing of it, as when it is withdrawn.
        assert_ok!(send(&CHARLIE, five.leave(work, 1)));
        assert_ok!(send(&STRANGER, five.leave(work, 4)));
        assert_eq!(parts_of(work), (80, 0));
        in_order();
        assert_ok!(send(&EVE, five.leave(work, 3)));
        assert_eq!((shown(work), Registry::pool_weights(asset)), (None, [1, 0, 0]));
        assert_eq!((free(FERDIE), asset_deposit(ALICE)), (START, CARD_DEPOSIT));
        refuse!(send(&EVE, five.leave(work, 3)), Error::UnknownContribution);
    });
}

#[test]
fn what_was_taken_back_keeps_those_who_joined() {
    world(|| {
        let asset = for_data().open(ALICE);
        contribute_weight(DAVE, asset, Class::Data, 5);
        let (five, before) = (five(), keys());
        // By a reviewer, or by whoever recorded it.
        for by_reviewer in [true, false] {
            let work = accepted(FERDIE, asset, Class::Data, &five, 2);
            let deposit = work_deposit(FERDIE);
            assert_ok!(send(&EVE, five.join_many(work, 0, 2)));
            if by_reviewer {
                assert_ok!(revoke(ALICE, work));
            } else {
                refuse!(withdraw(BOB, work), Error::NotContributor);
                assert_ok!(withdraw(FERDIE, work));
            }
            assert_eq!((parts_of(work), Registry::pool_weights(asset)), ((60, 0), [1, 65, 0]));
            assert_eq!((work_deposit(FERDIE), free(FERDIE)), (deposit, START - deposit));
            in_order();
            // Nobody else joins, and whoever has not joined has nothing to take out.
            refuse!(send(&DAVE, five.join(work, 2)), Error::NothingLatent);
            refuse!(send(&DAVE, five.join_many(work, 0, 4)), Error::NothingLatent);
            refuse!(send(&DAVE, five.leave(work, 2)), Error::NothingLatent);
            refuse!(reassess(ALICE, work, 1), Error::LeavesJoined);
            // What has joined is taken out by whoever likes to, and with the last of it goes the record.
            assert_ok!(send(&STRANGER, five.leave(work, 1)));
            said(Event::Left { contribution: work, asset, index: 1, who: CHARLIE, weight: 40 });
            refuse!(send(&STRANGER, five.leave(work, 1)), Error::AlreadyLeft);
            assert_eq!(parts_of(work), (20, 0));
            in_order();
            assert_ok!(send(&STRANGER, five.leave(work, 0)));
            assert_eq!((shown(work), Registry::pool_weights(asset)), (None, [1, 5, 0]));
            assert_eq!((free(FERDIE), asset_deposit(ALICE)), (START, CARD_DEPOSIT + MEMBER_DEPOSIT));
            nothing_is_left(&before);
        }
    });
}

/// Whom nobody took out in time stays, and is paid; then the record is let go.
#[test]
fn who_joined_what_was_taken_back_is_paid_if_it_is_still_there() {
    world(|| {
        let (asset, five, work) = begun_and_accepted();
        assert_ok!(send(&EVE, five.join_many(work, 0, 2)));
        assert_ok!(revoke(ALICE, work));
        publish(ALICE, asset);
        fund(FERDIE, asset, 3 * UNIT);
        refuse!(send(&STRANGER, five.leave(work, 0)), Error::NotPending);
        refuse!(send(&DAVE, five.join(work, 2)), Error::NothingLatent);
        assert_eq!(Rewards::claimable(BOB), [(PoolId::Data(asset), net(UNIT))]);
        assert_ok!(forget(FERDIE, work));
        assert_eq!((shown(work), work_deposit(FERDIE)), (None, 0));
        assert_ok!(Rewards::claim(signed(CHARLIE), PoolId::Data(asset)));
        assert_eq!(free(CHARLIE), START + net(2 * UNIT));
    });
}

#[test]
fn a_builder_takes_back_what_nobody_has_joined_yet() {
    world(|| {
        let asset = for_data().open(ALICE);
        let (five, before) = (five(), keys());
        for after_close in [false, true] {
            let work = accepted(FERDIE, asset, Class::Data, &five, 2);
            if after_close {
                // One who leaves without having joined is in nobody's way.
                assert_ok!(send(&EVE, five.leave(work, 3)));
                close(ALICE, asset);
            }
            for who in [ALICE, BOB, STRANGER] {
                refuse!(withdraw(who, work), Error::NotContributor);
            }
            assert_ok!(withdraw(FERDIE, work));
            said(Event::Withdrawn { contribution: work, asset, who: FERDIE });
            assert_eq!((shown(work), Registry::pool_weights(asset)), (None, [1, 0, 0]));
            assert_eq!((free(FERDIE), asset_deposit(ALICE)), (START, CARD_DEPOSIT));
            refuse!(send(&BOB, five.join(work, 0)), Error::UnknownContribution);
        }
        let pools = [PoolId::Data(asset), PoolId::Compute(asset)].map(pallet_rewards::Pools::<Runtime>::hashed_key_for);
        let known = before.into_iter().chain(pools).collect();
        nothing_is_left(&known);
    });
}

#[test]
fn neither_builder_nor_reviewer_takes_anything_back_after_publication() {
    world(|| {
        let (asset, five, work) = begun_and_accepted();
        assert_ok!(send(&BOB, five.join(work, 0)));
        publish(ALICE, asset);
        refuse!(withdraw(FERDIE, work), Error::NotPending);
        refuse!(revoke(ALICE, work), Error::NotOpen);
        retire(ALICE, asset);
        refuse!(withdraw(FERDIE, work), Error::NotPending);
        refuse!(revoke(ALICE, work), Error::NotOpen);
        assert_eq!(parts_of(work), (20, 280));
    });
}

#[test]
fn a_manifest_is_forgotten_once_all_have_joined() {
    world(|| {
        let (asset, five, work) = begun_and_accepted();
        let pending = collected(FERDIE, asset, Class::Data, &five);
        assert_ok!(send(&STRANGER, five.leave(work, 4)));
        refuse!(forget(FERDIE, work), Error::NotPublished);
        publish(ALICE, asset);
        let before = keys();
        refuse!(forget(FERDIE, pending), Error::NotAccepted);
        for (first, count) in [(0, 1), (1, 1), (2, 2)] {
            refuse!(forget(FERDIE, work), Error::LeavesUnjoined);
            assert_ok!(send(&EVE, five.join_many(work, first, count)));
            in_order();
        }
        refuse!(forget(EVE, work), Error::NotContributor);
        let (deposit, members) = (work_deposit(FERDIE), pallet_rewards::Members::<Runtime>::iter_keys().count());
        assert_ok!(forget(FERDIE, work));
        said(Event::Forgotten { contribution: work, asset, who: FERDIE });
        assert_eq!((shown(work), work_deposit(FERDIE)), (None, deposit / 2));
        in_order();
        // Of the bits of its leaves nothing is left either: what more there is are members.
        let added = keys().difference(&before).count();
        assert_eq!((members, added), (1 + 4, 4));
        refuse!(send(&BOB, five.join(work, 0)), Error::UnknownContribution);
        fund(FERDIE, asset, 10 * UNIT);
        assert_eq!(Rewards::claimable(EVE), [(PoolId::Data(asset), net(4 * UNIT))]);
        assert_ok!(withdraw(FERDIE, pending));
        assert_eq!(work_deposit(FERDIE), 0);
    });
}

/// More leaves than a page of bits has, in every size of block.
#[test]
fn a_crowd_joins_in_blocks() {
    world(|| {
        let asset = for_data().open(ALICE);
        let crowd = Manifest::of((0..1_500).map(|n| plain(nth(n), u64::from(n) + 1)).collect());
        let work = accepted(FERDIE, asset, Class::Data, &crowd, 3);
        publish(ALICE, asset);
        let before = keys();
        let cut = blocks(1_500);
        assert_eq!(cut.iter().map(|(_, leaves)| *leaves).collect::<BTreeSet<_>>(), BTreeSet::from([128, 64, 16, 8, 4]));
        // The last ones first: each page of bits is begun where it is needed.
        assert_ok!(send(&BOB, crowd.join(work, 1_499)));
        assert_ok!(send(&BOB, crowd.join(work, 1_024)));
        assert_eq!(
            [0, 475, 1_023, 1_024, 1_025, 1_498, 1_499, 1_500].map(|index| Runtime::joined(work, index)),
            [false, false, false, true, false, false, true, false]
        );
        crowd.join_all(&BOB, work);
        assert!((0..1_500).all(|index| Runtime::joined(work, index)));
        assert!([1_500, 2_047, 2_048, u32::MAX].into_iter().all(|index| !Runtime::joined(work, index)));
        let pool = PoolId::Data(asset);
        assert!((0..1_500).all(|n| weight_in(&pool, &nth(n)) == Some(3 * (u128::from(n) + 1))));
        assert_eq!(parts_of(work), (3 * 1_500 * 1_501 / 2, 0));
        assert_ok!(forget(FERDIE, work));
        assert_eq!(keys().difference(&before).count(), 1_500, "a membership each, and no page");
        assert_eq!((asset_deposit(ALICE), work_deposit(FERDIE)), (CARD_DEPOSIT, 0));
    });
}

/// Before publication the same: what is taken back leaves none of its pages behind.
#[test]
fn the_pages_of_a_manifest_that_was_taken_apart_are_gone() {
    world(|| {
        let (asset, mut leaves) = (for_data().open(ALICE), vec![plain(BOB, 1); 2_049]);
        contribute_weight(BOB, asset, Class::Data, 1);
        leaves[2_048] = blind(CHARLIE, 9);
        let (crowd, before) = (Manifest::of(leaves), keys());
        let work = accepted(FERDIE, asset, Class::Data, &crowd, 1);
        for index in [0, 1_024] {
            assert_ok!(send(&EVE, crowd.join(work, index)));
        }
        assert_ok!(send(&CHARLIE, crowd.leave(work, 2_048)));
        assert_ok!(withdraw(FERDIE, work));
        assert_ok!(send(&EVE, crowd.leave(work, 0)));
        assert_eq!(parts_of(work), (1, 0));
        assert_ok!(send(&EVE, crowd.leave(work, 1_024)));
        assert_eq!((shown(work), work_deposit(FERDIE)), (None, 0));
        nothing_is_left(&before);
    });
}

/// As many as a call removes, and with another call the rest: the record and its deposit stay until then.
#[test]
fn many_pages_go_in_several_calls() {
    world(|| {
        let asset = for_data().open(ALICE);
        contribute_weight(BOB, asset, Class::Data, 1);
        let pages = PAGES_AT_ONCE + 2;
        let leaves = pages * LEAVES_A_PAGE;
        let (crowd, before) = (Manifest::of((0..leaves).map(|_| plain(BOB, 1)).collect()), keys());
        for by_reviewer in [false, true] {
            let work = accepted(FERDIE, asset, Class::Data, &crowd, 1);
            let deposit = work_deposit(FERDIE);
            let firsts = || (0..pages).map(|page| page * LEAVES_A_PAGE);
            for index in firsts() {
                assert_ok!(send(&EVE, crowd.join(work, index)));
            }
            let end = || if by_reviewer { revoke(ALICE, work) } else { withdraw(FERDIE, work) };
            assert_ok!(end());
            refuse!(end(), Error::NothingLatent);
            for index in firsts() {
                assert_ok!(send(&EVE, crowd.leave(work, index)));
            }
            assert_eq!((parts_of(work), Registry::pool_weights(asset)), ((0, 0), [1, 1, 0]));
            assert_eq!(work_deposit(FERDIE), deposit);
            in_order();
            // Nobody comes back by the pages that are gone.
            for index in firsts() {
                if Runtime::joined(work, index) {
                    refuse!(send(&EVE, crowd.join(work, index)), Error::AlreadyJoined);
                    refuse!(send(&EVE, crowd.leave(work, index)), Error::AlreadyLeft);
                } else {
                    refuse!(send(&EVE, crowd.join(work, index)), Error::NothingLatent);
                    refuse!(send(&EVE, crowd.leave(work, index)), Error::NotContributor);
                    refuse!(send(&BOB, crowd.leave(work, index)), Error::NothingLatent);
                }
            }
            assert_eq!(
                firsts().filter(|index| Runtime::joined(work, *index)).count(),
                (pages - PAGES_AT_ONCE) as usize
            );
            assert_ok!(end());
            assert_eq!((shown(work), free(FERDIE)), (None, START));
            nothing_is_left(&before);
        }
    });
}

/// The same after publication. One leaf on each page has all of its units, so that few calls let everybody join.
#[test]
fn what_is_forgotten_goes_in_several_calls_too() {
    world(|| {
        let (asset, pages) = (for_data().open(ALICE), PAGES_AT_ONCE + 2);
        let leaves = vec![plain(BOB, LEAVES_A_PAGE.into()); (pages * LEAVES_A_PAGE) as usize];
        let nodes = (0..).zip(&leaves).map(|(index, leaf): (u32, _)| {
            if index.is_multiple_of(LEAVES_A_PAGE) { node(index, leaf) } else { tributary_math::manifest::empty(hash) }
        });
        let crowd = Manifest::over(leaves.clone(), nodes.collect());
        let work = accepted(FERDIE, asset, Class::Data, &crowd, 1);
        publish(ALICE, asset);
        let (before, deposit) = (keys(), work_deposit(FERDIE));
        for page in 0..pages {
            refuse!(forget(FERDIE, work), Error::LeavesUnjoined);
            assert_ok!(send(&EVE, crowd.join(work, page * LEAVES_A_PAGE)));
        }
        assert_ok!(forget(FERDIE, work));
        assert_eq!((parts_of(work), work_deposit(FERDIE)), ((crowd.units(), 0), deposit));
        in_order();
        for index in (0..pages).map(|page| page * LEAVES_A_PAGE) {
            let error = if Runtime::joined(work, index) { Error::AlreadyJoined } else { Error::NothingLatent };
            refuse!(send(&EVE, crowd.join(work, index)), error);
        }
        assert_ok!(forget(FERDIE, work));
        assert_eq!((shown(work), free(FERDIE)), (None, START));
        assert_eq!(keys().difference(&before).count(), 1, "Bob's membership");
        assert_eq!(weight_in(&PoolId::Data(asset), &BOB), Some(crowd.units().into()));
    });
}

#[test]
fn leaves_join_whatever_becomes_of_the_asset_after_publication() {
    world(|| {
        let (asset, five, work) = begun_and_accepted();
        let pool = PoolId::Data(asset);
        // Open, closed, published, frozen, and retired.
        assert_ok!(send(&EVE, five.join(work, 0)));
        close(ALICE, asset);
        assert_ok!(send(&EVE, five.join(work, 1)));
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + 2 * MEMBER_DEPOSIT);
        publish(ALICE, asset);
        fund(FERDIE, asset, 15 * UNIT);
        assert_ok!(send(&EVE, five.join(work, 2)));
        freeze(asset);
        assert_ok!(send(&EVE, five.join(work, 3)));
        in_order();
        refuse!(Rewards::claim(signed(EVE), pool.clone()), pallet_rewards::Error::<Runtime>::PayoutsFrozen);
        assert_ok!(Registry::thaw_payouts(RuntimeOrigin::root(), asset));
        retire(ALICE, asset);
        assert_ok!(send(&EVE, five.join(work, 4)));
        // A planck has not moved by it, and no deposit.
        assert_eq!((asset_deposit(ALICE), parts_of(work)), (CARD_DEPOSIT + 2 * MEMBER_DEPOSIT, (300, 0)));
        for (index, who) in [BOB, CHARLIE, DAVE, EVE, STRANGER].into_iter().enumerate() {
            let due = net(UNIT) * (index as u128 + 1);
            assert_eq!(Rewards::claimable(who.clone()), [(pool.clone(), due)]);
            assert_ok!(Rewards::claim_for(signed(FERDIE), pool.clone(), who));
        }
        assert_eq!((free(STRANGER), pot()), (net(5 * UNIT), tributary_runtime::MILLI));
    });
}

#[test]
fn a_manifest_of_a_cancelled_asset_is_taken_apart_by_anybody() {
    world(|| {
        let base = card().publish(ALICE);
        let before = keys();
        let asset = Card { upstream: cite(&[(base, 10)]), ..for_data() }.open(BOB);
        let five = five();
        let [pending, work] = [0; 2].map(|_| collected(FERDIE, asset, Class::Data, &five));
        assert_ok!(assess(BOB, work, 2));
        assert_ok!(send(&EVE, five.join_many(work, 0, 2)));
        cancel(BOB, asset);
        refuse!(send(&EVE, five.join(work, 2)), Error::NotOpen);
        // Who joined leaves; the builder gets its deposit back when nobody is left, and the steward its own.
        let remove = || Registry::remove(signed(BOB), asset);
        refuse!(remove(), pallet_registry::Error::<Runtime>::StillInUse);
        refuse!(send(&ALICE, five.leave(work, 0)), Error::NotContributor);
        assert_ok!(send(&CHARLIE, five.leave(work, 1)));
        for work in [pending, work] {
            assert_ok!(withdraw(FERDIE, work));
        }
        refuse!(remove(), pallet_registry::Error::<Runtime>::StillInUse);
        assert_ok!(send(&ALICE, five.leave(work, 0)));
        assert_ok!(remove());
        assert_eq!((free(BOB), free(FERDIE)), (START, START));
        nothing_is_left(&before);
    });
}
