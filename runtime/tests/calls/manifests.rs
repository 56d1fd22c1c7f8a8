//! Manifests: the work of many, recorded by one call, and what the calls about them refuse. How a proof is forged is in
//! `manifest_cheats.rs`, what becomes of leaves in `leaves.rs`, and money in `latents.rs`.

use crate::{helpers::*, tree::*};
use frame_support::assert_ok;
use pallet_contributions::{Call, Contributions as Records, Event, NextContribution, Review};
use sp_runtime::{DispatchError, TokenError};
use tributary_primitives::{
    AssetId, Budgets, Class, ContributionId, Leaf, LeafOwner, ManifestView, PoolId, ReviewState, Uri,
    apis::runtime_decl_for_contributions_api::ContributionsApi,
};
use tributary_runtime::{
    AccountId, Balances, Contributions, Hash, MILLI, Registry, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin,
    System, UNIT,
};

type Error = pallet_contributions::Error<Runtime>;

pub const REFUSALS: &[fn()] = &[
    only_accounts_call,
    a_manifest_has_leaves_and_a_unit_for_each,
    a_manifest_goes_to_an_asset_that_is_open,
    a_manifest_is_assessed_as_one,
    other_work_has_no_leaves,
    what_is_not_there_has_no_leaves,
    only_what_was_accepted_is_joined,
    only_reviewers_accept_it_and_nobody_its_own,
    a_manifests_weight_fits_its_type_and_the_budget,
    a_manifest_is_reassessed_until_somebody_joined,
    a_leaf_joins_once,
    a_block_is_a_power_of_two_and_aligned,
    a_steward_without_money_takes_nobody_in_before_publication,
];

/// The call that records a manifest of so many units and leaves.
fn many(asset: AssetId, units: u64, count: u32, uri: &[u8]) -> RuntimeCall {
    Call::contribute_many { asset, class: Class::Data, units, count, root: WORK, uri: uri.to_vec() }.into()
}

#[test]
fn only_accounts_call() {
    world(|| {
        let (asset, five, work) = begun_and_accepted();
        let calls = [
            many(asset, 5, 5, b"x"),
            Call::assess_manifest { contribution: work, weight_per_unit: 1, evidence: None }.into(),
            Call::reassess_manifest { contribution: work, weight_per_unit: 1 }.into(),
            five.join(work, 0),
            five.join_many(work, 0, 2),
            five.leave(work, 0),
        ];
        for call in calls {
            for origin in [RuntimeOrigin::root, RuntimeOrigin::none] {
                refuse!(dispatch(origin(), call.clone()), DispatchError::BadOrigin);
            }
        }
    });
}

#[test]
fn a_manifest_has_leaves_and_a_unit_for_each() {
    // There may be two bits for each leaf one day, and they are paid for: those of four billion cost.
    world_with(&[(STRANGER, 1_000_000 * UNIT)], || {
        let asset = card().open(ALICE);
        let tried = |units, count, uri: &[u8]| send(&STRANGER, many(asset, units, count, uri));
        refuse!(tried(0, 1, b"x"), Error::ZeroUnits);
        refuse!(tried(1, 0, b"x"), Error::ZeroCount);
        refuse!(tried(u64::MAX, 0, b"x"), Error::ZeroCount);
        refuse!(tried(1, 2, b"x"), Error::TooFewUnits);
        refuse!(tried(4, 5, b"x"), Error::TooFewUnits);
        refuse!(tried(u64::from(u32::MAX) - 1, u32::MAX, b"x"), Error::TooFewUnits);
        refuse!(tried(5, 5, b""), Error::EmptyUri);
        refuse!(tried(5, 5, &[b'x'; 257]), Error::UriTooLong);
        refuse!(tried(5, 5, &[0xff, 0xfe]), Error::NotUtf8);
        refuse!(send(&BOB, many(asset, u64::MAX, u32::MAX, b"x")), TokenError::FundsUnavailable);
        for (units, count) in [(1, 1), (5, 5), (u64::MAX, 1), (u64::from(u32::MAX), u32::MAX), (u64::MAX, u32::MAX)] {
            assert_ok!(tried(units, count, &[b'x'; 256]));
        }
    });
}

#[test]
fn a_manifest_goes_to_an_asset_that_is_open() {
    world_with(&[(STRANGER, MILLI)], || {
        let asset = card().open(ALICE);
        let to = |asset| send(&BOB, many(asset, 5, 5, b"x"));
        refuse!(to(AssetId(1)), Error::UnknownAsset);
        refuse!(send(&STRANGER, many(asset, 5, 5, b"x")), TokenError::FundsUnavailable);
        assert_ok!(to(asset));
        close(ALICE, asset);
        refuse!(to(asset), Error::NotOpen);
        publish(ALICE, asset);
        refuse!(to(asset), Error::NotOpen);
        retire(ALICE, asset);
        refuse!(to(asset), Error::NotOpen);
        let [cancelled, open] = [card().open(ALICE), card().open(ALICE)];
        cancel(ALICE, cancelled);
        refuse!(to(cancelled), Error::NotOpen);
        NextContribution::<Runtime>::put(ContributionId(u64::MAX));
        refuse!(to(open), Error::NoIdLeft);
    });
}

#[test]
fn a_manifest_is_recorded_as_work_is() {
    world(|| {
        let (asset, five, work) = begun();
        let uri: Uri = b"ipfs://work".to_vec().try_into().unwrap();
        let (contribution, who, class, units) = (work, FERDIE, Class::Data, 150);
        let recorded = Event::Contributed { contribution, asset, who, class, units, commitment: five.root(), uri };
        System::assert_has_event(recorded.into());
        said(Event::ManifestRecorded { contribution: work, count: 5 });
        let record = Records::<Runtime>::get(work).unwrap();
        assert_eq!((record.asset, record.who, record.class, record.units), (asset, FERDIE, Class::Data, 150));
        assert_eq!((record.commitment, record.review), (five.root(), Review::Pending));
        assert_eq!((record.deposit, free(FERDIE)), (work_deposit(FERDIE), START - work_deposit(FERDIE)));
        assert!(record.deposit > WORK_DEPOSIT, "it has more to pay for than other work");
        let view =
            ManifestView { root: five.root(), count: 5, units: 150, weight_per_unit: None, joined: 0, latent: 0 };
        assert_eq!(Runtime::manifest(work), Some(view.clone()));
        assert_eq!(Registry::pool_weights(asset), [1, 0, 0]);
        // Ids run over all contributions, and other work is no manifest.
        let next = contribute(BOB, asset, Class::Data);
        assert_eq!((next.0, Runtime::manifest(next)), (work.0 + 1, None));

        assert_ok!(assess(ALICE, work, 2));
        said(Event::Assessed { contribution: work, asset, who: FERDIE, reviewer: ALICE, weight: 300, evidence: None });
        assert_eq!(Runtime::manifest(work), Some(ManifestView { weight_per_unit: Some(2), latent: 300, ..view }));
        let review = Records::<Runtime>::get(work).unwrap().review;
        assert_eq!(review, Review::Accepted { reviewer: ALICE, weight: 300 });
        assert_eq!(Registry::pool_weights(asset), [1, 300, 0]);
        let listed = Runtime::contributions_of(asset, Some(ReviewState::Accepted), None, 9).items;
        assert_eq!(listed.iter().map(|shown| (shown.id, shown.weight)).collect::<Vec<_>>(), [(work, Some(300))]);
        // Nobody is a member yet, and the steward pays for none.
        assert_eq!((asset_deposit(ALICE), work_deposit(FERDIE)), (CARD_DEPOSIT, record.deposit));
        assert_eq!(pallet_rewards::Members::<Runtime>::iter_keys().count(), 1, "the steward's own seat");
    });
}

#[test]
fn a_manifest_that_was_not_accepted_ends_as_other_work_does() {
    world(|| {
        let asset = card().open(ALICE);
        let before = keys();
        let works = [0; 3].map(|_| collected(FERDIE, asset, Class::Data, &five()));
        let each = work_deposit(FERDIE) / 3;
        assert_ok!(Contributions::withdraw(signed(FERDIE), works[0]));
        said(Event::Withdrawn { contribution: works[0], asset, who: FERDIE });
        assert_ok!(Contributions::reject(signed(ALICE), works[1], b"no".to_vec(), false));
        assert_eq!((work_deposit(FERDIE), free(FERDIE)), (each, START - each));
        assert_ok!(Contributions::reject(signed(ALICE), works[2], b"no".to_vec(), true));
        assert_eq!((work_deposit(FERDIE), free(FERDIE), taken()), (0, START - each, each));
        assert!(works.into_iter().all(|work| Runtime::manifest(work).is_none()));
        // Nothing is left of them but the next id.
        let left: Vec<_> = keys().difference(&before).cloned().collect();
        assert!(left.iter().all(|key| *key == NextContribution::<Runtime>::hashed_key()), "{left:?}");
    });
}

#[test]
fn a_manifest_is_assessed_as_one() {
    world(|| {
        let (asset, _, work) = begun();
        let other = contribute(BOB, asset, Class::Data);
        refuse!(Contributions::assess(signed(ALICE), work, 300, None), Error::IsManifest);
        refuse!(Contributions::assess_many(signed(ALICE), vec![(other, 1), (work, 300)]), Error::IsManifest);
        assert_ok!(assess(ALICE, work, 2));
        refuse!(Contributions::reassess(signed(ALICE), work, 299), Error::IsManifest);
        close(ALICE, asset);
        refuse!(Contributions::reassess(signed(ALICE), work, 299), Error::IsManifest);
    });
}

#[test]
fn other_work_has_no_leaves() {
    world(|| {
        let (asset, five, _) = begun_and_accepted();
        let [pending, done] = [contribute(BOB, asset, Class::Data), contribute_weight(BOB, asset, Class::Data, 1)];
        refuse!(assess(ALICE, pending, 1), Error::NotManifest);
        refuse!(reassess(ALICE, done, 1), Error::NotManifest);
        for work in [pending, done] {
            refuse!(send(&BOB, five.join(work, 0)), Error::NotManifest);
            refuse!(send(&BOB, five.join_many(work, 0, 4)), Error::NotManifest);
            refuse!(send(&BOB, five.leave(work, 0)), Error::NotManifest);
        }
    });
}

#[test]
fn what_is_not_there_has_no_leaves() {
    world(|| {
        let (asset, five, rejected) = begun();
        assert_ok!(Contributions::reject(signed(ALICE), rejected, b"no".to_vec(), false));
        let withdrawn = accepted(FERDIE, asset, Class::Data, &five, 1);
        assert_ok!(Contributions::withdraw(signed(FERDIE), withdrawn));
        let revoked = accepted(FERDIE, asset, Class::Data, &five, 1);
        assert_ok!(Contributions::revoke(signed(ALICE), revoked, b"a mistake".to_vec()));
        for work in [rejected, withdrawn, revoked, ContributionId(3)] {
            refuse!(assess(ALICE, work, 1), Error::UnknownContribution);
            refuse!(reassess(ALICE, work, 1), Error::UnknownContribution);
            refuse!(send(&BOB, five.join(work, 0)), Error::UnknownContribution);
            refuse!(send(&BOB, five.join_many(work, 0, 4)), Error::UnknownContribution);
            refuse!(send(&BOB, five.leave(work, 0)), Error::UnknownContribution);
            assert_eq!((Runtime::manifest(work), Runtime::joined(work, 0)), (None, false));
            assert_eq!(Runtime::latent_claimable(work, 10), 0);
        }
        assert_eq!((free(FERDIE), Registry::pool_weights(asset)), (START, [1, 0, 0]));
    });
}

#[test]
fn only_what_was_accepted_is_joined() {
    world(|| {
        let (asset, five, work) = begun();
        refuse!(send(&BOB, five.join(work, 0)), Error::NotAccepted);
        refuse!(send(&BOB, five.join_many(work, 0, 4)), Error::NotAccepted);
        refuse!(send(&BOB, five.leave(work, 0)), Error::NotAccepted);
        refuse!(reassess(ALICE, work, 1), Error::NotAccepted);
        assert_ok!(assess(ALICE, work, 2));
        assert_ok!(send(&BOB, five.join(work, 0)));
        cancel(ALICE, asset);
        refuse!(send(&CHARLIE, five.join(work, 1)), Error::NotOpen);
        refuse!(send(&CHARLIE, five.join_many(work, 0, 4)), Error::NotOpen);
        // Whatever else is wrong with it.
        refuse!(send(&CHARLIE, join(work, u32::MAX, plain(CHARLIE, 0), vec![])), Error::NotOpen);
    });
}

#[test]
fn only_reviewers_accept_it_and_nobody_its_own() {
    world(|| {
        let (asset, five, work) = begun();
        refuse!(assess(BOB, work, 2), Error::NotReviewer);
        refuse!(assess(FERDIE, work, 2), Error::NotReviewer);
        refuse!(assess(ALICE, work, 0), Error::ZeroWeight);
        let own = collected(ALICE, asset, Class::Data, &five);
        refuse!(assess(ALICE, own, 2), Error::OwnContribution);
        assert_ok!(Registry::set_reviewers(signed(ALICE), asset, vec![ALICE, EVE]));
        refuse!(assess(ALICE, own, 2), Error::OwnContribution);
        assert_ok!(assess(EVE, own, 2));
        refuse!(assess(EVE, own, 2), Error::NotPending);
        refuse!(reassess(ALICE, own, 1), Error::OwnContribution);
        refuse!(reassess(BOB, own, 1), Error::NotReviewer);
        refuse!(reassess(EVE, own, 0), Error::ZeroWeight);
        close(ALICE, asset);
        refuse!(assess(EVE, work, 2), Error::NotOpen);
        publish(ALICE, asset);
        refuse!(assess(EVE, work, 2), Error::NotOpen);
        refuse!(reassess(EVE, own, 1), Error::NotOpen);
        assert_ok!(Contributions::withdraw(signed(FERDIE), work));
    });
}

#[test]
fn a_manifests_weight_fits_its_type_and_the_budget() {
    world(|| {
        let budgets = Budgets { data: 1_000, compute: 0 };
        let asset = Card { budgets, ..for_data() }.open(ALICE);
        let [work, other] = [0; 2].map(|_| collected(FERDIE, asset, Class::Data, &five()));
        refuse!(assess(ALICE, work, 7), Error::OverBudget);
        assert_ok!(assess(ALICE, work, 4));
        refuse!(assess(ALICE, other, 3), Error::OverBudget);
        // It is one budget for all work of the class.
        let bobs = contribute_weight(BOB, asset, Class::Data, 300);
        refuse!(assess(ALICE, other, 1), Error::OverBudget);
        refuse!(reassess(ALICE, work, 5), Error::OverBudget);
        refuse!(Contributions::reassess(signed(ALICE), bobs, 401), Error::OverBudget);
        assert_ok!(Contributions::reassess(signed(ALICE), bobs, 100));
        assert_ok!(assess(ALICE, other, 2));
        assert_eq!(Registry::pool_weights(asset), [1, 1_000, 0]);
        // What leaves makes room again, and what joins takes none.
        assert_ok!(send(&BOB, five().join(work, 0)));
        assert_ok!(send(&DAVE, five().leave(other, 2)));
        assert_eq!(Registry::pool_weights(asset), [1, 940, 0]);
        assert_ok!(Contributions::reassess(signed(ALICE), bobs, 160));

        // A class without one takes whatever a weight can be, and not more.
        let work = collected(FERDIE, asset, Class::Compute, &five());
        for weight in [u64::MAX, u64::MAX / 150 + 1] {
            refuse!(assess(ALICE, work, weight), Error::WeightTooLarge);
        }
        assert_ok!(assess(ALICE, work, u64::MAX / 150));
        refuse!(reassess(ALICE, work, u64::MAX / 150 + 1), Error::WeightTooLarge);
        refuse!(reassess(ALICE, work, u64::MAX), Error::WeightTooLarge);
        assert_eq!(Registry::pool_weights(asset)[2], u128::from(u64::MAX / 150) * 150);
    });
}

#[test]
fn a_manifest_is_reassessed_until_somebody_joined() {
    world(|| {
        let (asset, five, work) = begun_and_accepted();
        let other = accepted(EVE, asset, Class::Data, &five, 1);
        let said_of = |before, weight| {
            said(Event::Reassessed { contribution: work, asset, who: FERDIE, reviewer: ALICE, before, weight });
            assert_eq!(Registry::pool_weights(asset), [1, u128::from(weight) + 150, 0]);
            assert_eq!(parts_of(work), (0, weight.into()));
        };
        assert_ok!(reassess(ALICE, work, 5));
        said_of(300, 750);
        assert_ok!(reassess(ALICE, work, 3));
        said_of(750, 450);
        assert_eq!(Runtime::manifest(work).unwrap().weight_per_unit, Some(3));
        // Once the asset is closed it only falls.
        close(ALICE, asset);
        refuse!(reassess(ALICE, work, 4), Error::WeightRises);
        assert_ok!(reassess(ALICE, work, 3));
        assert_ok!(reassess(ALICE, work, 1));
        said_of(450, 150);
        // Whoever joined or left did so at what it weighed then.
        assert_ok!(send(&BOB, five.join(work, 0)));
        refuse!(reassess(ALICE, work, 1), Error::LeavesJoined);
        assert_ok!(send(&DAVE, five.leave(other, 2)));
        refuse!(reassess(ALICE, other, 1), Error::LeavesJoined);
        // Not even when the one who joined left again.
        assert_ok!(send(&BOB, five.leave(work, 0)));
        refuse!(reassess(ALICE, work, 1), Error::LeavesJoined);
        assert_eq!(Registry::pool_weights(asset), [1, 140 + 120, 0]);
    });
}

#[test]
fn a_leaf_joins_once() {
    world(|| {
        let (asset, five, work) = begun_and_accepted();
        let pool = PoolId::Data(asset);
        refuse!(send(&BOB, five.join(ContributionId(1), 0)), Error::UnknownContribution);
        refuse!(send(&BOB, join(work, 5, five.leaf(0), five.path(0))), Error::IndexBeyondCount);
        refuse!(send(&BOB, join(work, 0, five.leaf(0), vec![])), Error::WrongPathLength);
        refuse!(send(&BOB, join(work, 1, five.leaf(0), five.path(0))), Error::WrongProof);
        assert!(!Runtime::joined(work, 1));
        // By anybody for anybody.
        assert_ok!(send(&FERDIE, five.join(work, 1)));
        said(Event::Joined { contribution: work, asset, index: 1, who: CHARLIE, weight: 40 });
        assert_eq!((weight_in(&pool, &CHARLIE), weight_in(&pool, &FERDIE)), (Some(40), None));
        assert_eq!((parts_of(work), Registry::pool_weights(asset)), ((40, 260), [1, 300, 0]));
        assert_eq!(
            [0, 1, 2, 5, u32::MAX].map(|index| Runtime::joined(work, index)),
            [false, true, false, false, false]
        );
        let review = Records::<Runtime>::get(work).unwrap().review;
        assert_eq!(review, Review::Accepted { reviewer: ALICE, weight: 300 }, "what all of it weighs");
        for who in [CHARLIE, FERDIE] {
            refuse!(send(&who, five.join(work, 1)), Error::AlreadyJoined);
            refuse!(send(&who, five.join_many(work, 1, 1)), Error::AlreadyJoined);
        }
        // What has joined is passed over among others, and all of nothing is refused.
        System::reset_events();
        assert_ok!(send(&FERDIE, five.join_many(work, 0, 4)));
        let joined = System::read_events_no_consensus().filter_map(|record| match record.event {
            RuntimeEvent::Contributions(Event::Joined { index, who, weight, .. }) => Some((index, who, weight)),
            _ => None,
        });
        assert_eq!(joined.collect::<Vec<_>>(), [(0, BOB, 20), (2, DAVE, 60), (3, EVE, 80)]);
        refuse!(send(&FERDIE, five.join_many(work, 0, 4)), Error::AlreadyJoined);
        assert_ok!(send(&FERDIE, five.join(work, 4)));
        assert_eq!((parts_of(work), Registry::pool_weights(asset)), ((300, 0), [1, 300, 0]));
        // A leaf of no units weighs nothing: there is nothing to join with.
        let nobody = Manifest::of(vec![plain(BOB, 0), plain(CHARLIE, 7)]);
        let work = accepted(EVE, asset, Class::Data, &nobody, 1);
        refuse!(send(&BOB, nobody.join(work, 0)), Error::ZeroUnits);
        assert_ok!(send(&BOB, nobody.join(work, 1)));
    });
}

#[test]
fn a_block_is_a_power_of_two_and_aligned() {
    world(|| {
        let asset = for_data().open(ALICE);
        let eleven = Manifest::of((0..11).map(|n| plain(nth(n), 1)).collect());
        let work = accepted(FERDIE, asset, Class::Data, &eleven, 1);
        let leaves = |first: u32, count: u32| (first..first + count).map(|n| plain(nth(n), 1)).collect::<Vec<_>>();
        let block =
            |first, leaves, path| send(&BOB, Call::<Runtime>::join_many { contribution: work, first, leaves, path });
        let path = eleven.path_of_block(0, 8);
        refuse!(block(0, vec![], path.clone()), Error::EmptyBatch);
        for count in [129, 256] {
            refuse!(block(0, leaves(0, count), path.clone()), Error::BatchTooLong);
        }
        for (first, count) in [(0, 3), (0, 5), (1, 2), (2, 4), (6, 4), (1, 8), (4, 8)] {
            refuse!(block(first, leaves(first, count), path.clone()), Error::BadBlock);
        }
        // All of it is within the count, though the tree has room for more.
        for (first, count) in [(0, 16), (8, 4), (8, 8), (10, 2), (11, 1), (16, 16), (128, 128)] {
            refuse!(block(first, leaves(first, count), path.clone()), Error::BadBlock);
        }
        for first in [u32::MAX, u32::MAX - 1, 1 << 31] {
            refuse!(block(first, leaves(0, 2), path.clone()), Error::BadBlock);
        }
        for wrong in [vec![], eleven.path_of_block(0, 4), eleven.path(0)] {
            refuse!(block(0, leaves(0, 8), wrong), Error::WrongPathLength);
        }
        // One leaf that is another, two that changed places, and another block's path.
        let mut others = leaves(0, 8);
        others[7].units = 2;
        refuse!(block(0, others, path.clone()), Error::WrongProof);
        let mut others = leaves(0, 8);
        others.swap(3, 4);
        refuse!(block(0, others, path.clone()), Error::WrongProof);
        refuse!(block(0, leaves(0, 4), eleven.path_of_block(4, 4)), Error::WrongProof);
        assert_eq!(parts_of(work), (0, 11));
        eleven.join_all(&BOB, work);
        assert_eq!(parts_of(work), (11, 0));
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + 11 * MEMBER_DEPOSIT);
    });
}

/// Before publication the steward has the members' bytes on hold, as for other work; from then on their fees pay.
#[test]
fn a_steward_without_money_takes_nobody_in_before_publication() {
    world(|| {
        let (asset, five, work) = begun_and_accepted();
        assert_ok!(send(&BOB, five.join(work, 0)));
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + MEMBER_DEPOSIT);
        // Whoever is a member already takes no more room.
        contribute_weight(CHARLIE, asset, Class::Data, 1);
        assert_ok!(send(&BOB, five.join(work, 1)));
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + 2 * MEMBER_DEPOSIT);
        assert_ok!(Balances::transfer_all(signed(ALICE), FERDIE.into(), true));
        refuse!(send(&DAVE, five.join(work, 2)), TokenError::FundsUnavailable);
        refuse!(send(&DAVE, five.join_many(work, 2, 2)), TokenError::FundsUnavailable);
        publish(ALICE, asset);
        assert_ok!(send(&DAVE, five.join_many(work, 2, 2)));
        assert_ok!(send(&DAVE, five.join(work, 4)));
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + 2 * MEMBER_DEPOSIT);
    });
}

#[test]
fn a_manifest_is_joined_in_the_transaction_that_accepts_it() {
    world(|| {
        let (asset, five, work) = begun();
        let accept: RuntimeCall =
            Call::assess_manifest { contribution: work, weight_per_unit: 2, evidence: None }.into();
        let everybody = [five.join_many(work, 0, 4), five.join(work, 4)];
        assert_ok!(batch(ALICE, [accept].into_iter().chain(everybody).collect()));
        assert_eq!((parts_of(work), Registry::pool_weights(asset)), ((300, 0), [1, 300, 0]));
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + 5 * MEMBER_DEPOSIT);
    });
}

/// The leaves and the root that the documentation gives for others to compare with.
#[test]
fn the_tree_of_the_documentation_is_the_chains() {
    world(|| {
        let named = |name: &str, n: u32| hash(format!("{name}{n}").as_bytes());
        let leaf = |n: u32| {
            let (account, salt) = (AccountId::new(named("account", n)), Hash::from(named("salt", n)));
            let owner =
                if n.is_multiple_of(2) { LeafOwner::Account(account) } else { LeafOwner::Blinded { account, salt } };
            Leaf { owner, units: 10 * (u64::from(n) + 1), record: named("record", n).into() }
        };
        let told = Manifest::of((0..5).map(leaf).collect());
        let text = |hash: &[u8]| hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let hashes = [node(0, &leaf(0)), node(1, &leaf(1)), tributary_math::manifest::empty(hash)];
        let expected = [
            "46b0ef43b6b1d0c22653aa9612f2545f8192e06d3f89c5d851bf44b510486aad",
            "e405b92e00086de5c295262cd8a38c07d033136331bc61db860b7ab6df6eb26f",
            "9dcd5a2f1ef29455cb518c0453bf3daf252770396b7524c810f467c8f5050263",
        ];
        assert_eq!(hashes.map(|node| text(&node.hash)), expected);
        assert_eq!(text(told.root().as_bytes()), "5b633ceafbcf4953c564a0e43b102e371c50f164f0889a6f9f29a9f22c50f364");
        let asset = for_data().open(ALICE);
        let work = accepted(FERDIE, asset, Class::Compute, &told, 1);
        told.join_all(&FERDIE, work);
        assert_eq!((parts_of(work), Registry::pool_weights(asset)), ((150, 0), [1, 0, 150]));
        assert_eq!(Runtime::latent_claimable(work, 10), 0);
    });
}
