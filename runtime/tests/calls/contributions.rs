//! What contributions refuse, and what becomes of one.

use crate::helpers::*;
use frame_support::{assert_ok, dispatch::DispatchResult};
use pallet_contributions::{Contributions as Records, Event, NextContribution, Review};
use sp_runtime::{DispatchError, TokenError};
use tributary_primitives::{AssetId, Class, ContributionId, PoolId};
use tributary_runtime::{AccountId, Contributions, Registry, Runtime, RuntimeOrigin, UNIT};

type Error = pallet_contributions::Error<Runtime>;

pub const REFUSALS: &[fn()] = &[
    only_accounts_call,
    work_goes_to_an_asset_that_is_open,
    work_has_units_and_a_place,
    only_reviewers_review,
    a_contribution_is_reviewed_once,
    publication_ends_the_review,
    a_weight_is_not_zero,
    a_rejection_has_a_reason,
    a_batch_is_neither_empty_nor_too_long,
    only_the_contributor_withdraws,
    a_contributor_has_the_deposit,
    a_steward_may_contribute_and_others_assess_it,
    ids_end,
];

/// A list of assessments as the call takes it.
fn assess_many(who: AccountId, assessments: &[(ContributionId, u64)]) -> DispatchResult {
    Contributions::assess_many(signed(who), assessments.to_vec())
}

#[test]
fn only_accounts_call() {
    world(|| {
        let work = contribute(BOB, card().open(ALICE), Class::Data);
        for origin in [RuntimeOrigin::root, RuntimeOrigin::none] {
            refuse!(
                Contributions::contribute(origin(), AssetId(0), Class::Data, 1, WORK, b"x".to_vec()),
                DispatchError::BadOrigin
            );
            refuse!(Contributions::assess(origin(), work, 1, None), DispatchError::BadOrigin);
            refuse!(Contributions::assess_many(origin(), vec![(work, 1)]), DispatchError::BadOrigin);
            refuse!(Contributions::reject(origin(), work, b"no".to_vec(), false), DispatchError::BadOrigin);
            refuse!(Contributions::withdraw(origin(), work), DispatchError::BadOrigin);
            refuse!(Contributions::reassess(origin(), work, 1), DispatchError::BadOrigin);
            refuse!(Contributions::revoke(origin(), work, b"no".to_vec()), DispatchError::BadOrigin);
            refuse!(Contributions::forget(origin(), work), DispatchError::BadOrigin);
        }
    });
}

#[test]
fn work_goes_to_an_asset_that_is_open() {
    world(|| {
        let to = |asset| Contributions::contribute(signed(BOB), asset, Class::Data, 1, WORK, b"ipfs://work".to_vec());
        let asset = card().open(ALICE);
        assert_ok!(to(asset));
        refuse!(to(AssetId(1)), Error::UnknownAsset);
        refuse!(to(AssetId(u32::MAX)), Error::UnknownAsset);
        close(ALICE, asset);
        refuse!(to(asset), Error::NotOpen);
        publish(ALICE, asset);
        refuse!(to(asset), Error::NotOpen);
        retire(ALICE, asset);
        refuse!(to(asset), Error::NotOpen);
        let cancelled = card().open(ALICE);
        cancel(ALICE, cancelled);
        refuse!(to(cancelled), Error::NotOpen);
    });
}

#[test]
fn work_has_units_and_a_place() {
    world(|| {
        let asset = card().open(ALICE);
        for class in Class::ALL {
            let work =
                |units, uri: &[u8]| Contributions::contribute(signed(BOB), asset, class, units, WORK, uri.to_vec());
            refuse!(work(0, b"ipfs://work"), Error::ZeroUnits);
            refuse!(work(1, b""), Error::EmptyUri);
            refuse!(work(1, &[b'x'; 257]), Error::UriTooLong);
            refuse!(work(1, &[0xff, 0xfe]), Error::NotUtf8);
            assert_ok!(work(u64::MAX, &[b'x'; 256]));
        }
    });
}

#[test]
fn only_reviewers_review() {
    world(|| {
        let asset = card().open(ALICE);
        let work = contribute(BOB, asset, Class::Data);
        let refused = |who| {
            refuse!(Contributions::assess(signed(who), work, 1, None), Error::NotReviewer);
        };
        // To contribute makes nobody a reviewer.
        refused(BOB);
        refused(CHARLIE);
        assert_ok!(Registry::set_reviewers(signed(ALICE), asset, vec![CHARLIE]));
        // Nor the steward, once others are named.
        refused(ALICE);
        refuse!(assess_many(ALICE, &[(work, 1)]), Error::NotReviewer);
        refuse!(Contributions::reject(signed(ALICE), work, b"no".to_vec(), false), Error::NotReviewer);
        // Reviewers are those of this asset.
        let others = card().open(DAVE);
        assert_ok!(Registry::set_reviewers(signed(DAVE), others, vec![EVE]));
        refused(DAVE);
        refused(EVE);
        assert_ok!(Contributions::assess(signed(CHARLIE), work, 1, None));
        // Nor may anybody else change or take back what was accepted.
        for who in [ALICE, BOB, DAVE] {
            refuse!(Contributions::reassess(signed(who.clone()), work, 2), Error::NotReviewer);
            refuse!(Contributions::revoke(signed(who), work, b"no".to_vec()), Error::NotReviewer);
        }
    });
}

#[test]
fn a_contribution_is_reviewed_once() {
    world(|| {
        let asset = card().open(ALICE);
        let accepted = contribute_weight(BOB, asset, Class::Data, 1);
        let rejected = contribute(BOB, asset, Class::Data);
        assert_ok!(Contributions::reject(signed(ALICE), rejected, b"no".to_vec(), false));
        let withdrawn = contribute(BOB, asset, Class::Data);
        assert_ok!(Contributions::withdraw(signed(BOB), withdrawn));
        let revoked = contribute_weight(BOB, asset, Class::Data, 1);
        assert_ok!(Contributions::revoke(signed(ALICE), revoked, b"a mistake".to_vec()));

        refuse!(Contributions::assess(signed(ALICE), accepted, 1, None), Error::NotPending);
        refuse!(assess_many(ALICE, &[(accepted, 1)]), Error::NotPending);
        refuse!(Contributions::reject(signed(ALICE), accepted, b"no".to_vec(), true), Error::NotPending);
        let never = ContributionId(4);
        for work in [rejected, withdrawn, revoked, never] {
            refuse!(Contributions::assess(signed(ALICE), work, 1, None), Error::UnknownContribution);
            refuse!(assess_many(ALICE, &[(work, 1)]), Error::UnknownContribution);
            refuse!(Contributions::reject(signed(ALICE), work, b"no".to_vec(), false), Error::UnknownContribution);
            refuse!(Contributions::withdraw(signed(BOB), work), Error::UnknownContribution);
            refuse!(Contributions::reassess(signed(ALICE), work, 1), Error::UnknownContribution);
            refuse!(Contributions::revoke(signed(ALICE), work, b"no".to_vec()), Error::UnknownContribution);
            refuse!(Contributions::forget(signed(BOB), work), Error::UnknownContribution);
        }
    });
}

#[test]
fn publication_ends_the_review() {
    world(|| {
        let asset = card().open(ALICE);
        let work = contribute(BOB, asset, Class::Data);
        let accepted = contribute_weight(BOB, asset, Class::Data, 2);
        publish(ALICE, asset);
        refuse!(Contributions::assess(signed(ALICE), work, 1, None), Error::NotOpen);
        refuse!(assess_many(ALICE, &[(work, 1)]), Error::NotOpen);
        refuse!(Contributions::reject(signed(ALICE), work, b"no".to_vec(), false), Error::NotOpen);
        refuse!(Contributions::reassess(signed(ALICE), accepted, 1), Error::NotOpen);
        refuse!(Contributions::revoke(signed(ALICE), accepted, b"no".to_vec()), Error::NotOpen);
        refuse!(Contributions::withdraw(signed(BOB), accepted), Error::NotPending);
    });
}

#[test]
fn a_weight_is_not_zero() {
    world(|| {
        let asset = card().open(ALICE);
        let [first, second] = [contribute(BOB, asset, Class::Data), contribute(CHARLIE, asset, Class::Data)];
        refuse!(Contributions::assess(signed(ALICE), first, 0, None), Error::ZeroWeight);
        refuse!(assess_many(ALICE, &[(first, 1), (second, 0)]), Error::ZeroWeight);
    });
}

#[test]
fn a_rejection_has_a_reason() {
    world(|| {
        let work = contribute(BOB, card().open(ALICE), Class::Compute);
        let reject = |reason: &[u8]| Contributions::reject(signed(ALICE), work, reason.to_vec(), false);
        refuse!(reject(b""), Error::EmptyReason);
        refuse!(reject(&[b'x'; 257]), Error::ReasonTooLong);
        refuse!(reject(&[b'x', 0x80]), Error::NotUtf8);
        assert_ok!(reject(&[b'x'; 256]));
    });
}

#[test]
fn a_batch_is_neither_empty_nor_too_long() {
    world(|| {
        let asset = card().open(ALICE);
        let assessments: Vec<_> = (0..129).map(|_| (contribute(BOB, asset, Class::Data), 2)).collect();
        refuse!(assess_many(ALICE, &[]), Error::EmptyBatch);
        refuse!(assess_many(ALICE, &assessments), Error::BatchTooLong);
        assert_ok!(assess_many(ALICE, &assessments[..128]));
        assert_eq!(Registry::pool_weights(asset), [1, 256, 0]);
        // All or none: an entry that cannot be, an unknown one, and one that is there twice.
        let last = assessments[128];
        refuse!(assess_many(ALICE, &[last, assessments[0]]), Error::NotPending);
        refuse!(assess_many(ALICE, &[last, (ContributionId(129), 2)]), Error::UnknownContribution);
        refuse!(assess_many(ALICE, &[last, last]), Error::NotPending);
    });
}

#[test]
fn only_the_contributor_withdraws() {
    world(|| {
        let work = contribute(BOB, card().open(ALICE), Class::Data);
        for who in [ALICE, CHARLIE, STRANGER] {
            refuse!(Contributions::withdraw(signed(who), work), Error::NotContributor);
        }
        refuse!(Contributions::withdraw(signed(BOB), ContributionId(1)), Error::UnknownContribution);
    });
}

#[test]
fn a_contributor_has_the_deposit() {
    let existential = UNIT / 1_000;
    world_with(&[(STRANGER, WORK_DEPOSIT + existential)], || {
        let asset = card().open(ALICE);
        let work = |uri: &[u8]| Contributions::contribute(signed(STRANGER), asset, Class::Data, 1, WORK, uri.to_vec());
        refuse!(work(b"ipfs://longer"), TokenError::FundsUnavailable);
        assert_ok!(work(b"ipfs://work"));
        refuse!(work(b"ipfs://work"), TokenError::FundsUnavailable);
    });
}

#[test]
fn ids_end() {
    world(|| {
        let asset = card().open(ALICE);
        NextContribution::<Runtime>::put(ContributionId(u64::MAX));
        refuse!(
            Contributions::contribute(signed(BOB), asset, Class::Data, 1, WORK, b"ipfs://work".to_vec()),
            Error::NoIdLeft
        );
    });
}

#[test]
fn what_is_contributed_is_recorded() {
    world(|| {
        let asset = card().open(ALICE);
        assert_eq!(contribute(BOB, asset, Class::Compute), ContributionId(0));
        let uri = b"ipfs://work".to_vec().try_into().unwrap();
        said(Event::Contributed {
            contribution: ContributionId(0),
            asset,
            who: BOB,
            class: Class::Compute,
            units: 10,
            commitment: WORK,
            uri,
        });
        let record = Records::<Runtime>::get(ContributionId(0)).unwrap();
        assert_eq!((record.asset, record.who, record.class), (asset, BOB, Class::Compute));
        assert_eq!((record.units, record.commitment, &record.uri[..]), (10, WORK, b"ipfs://work".as_slice()));
        assert_eq!(record.review, Review::Pending);
        // Ids run over all assets.
        assert_eq!(contribute(BOB, card().open(ALICE), Class::Data), ContributionId(1));
    });
}

#[test]
fn a_deposit_is_held_for_as_long_as_the_record_is_there() {
    world(|| {
        let asset = card().open(ALICE);
        let work = contribute(BOB, asset, Class::Data);
        assert_eq!((work_deposit(BOB), free(BOB)), (WORK_DEPOSIT, START - WORK_DEPOSIT));
        assert_eq!(Records::<Runtime>::get(work).unwrap().deposit, WORK_DEPOSIT);
        contribute(BOB, asset, Class::Data);
        assert_eq!(work_deposit(BOB), 2 * WORK_DEPOSIT);

        // The room for who assessed it is paid for from the beginning.
        assert_ok!(Contributions::assess(signed(ALICE), work, 40, None));
        said(Event::Assessed { contribution: work, asset, who: BOB, reviewer: ALICE, weight: 40, evidence: None });
        assert_eq!((work_deposit(BOB), free(BOB)), (2 * WORK_DEPOSIT, START - 2 * WORK_DEPOSIT));
        assert_eq!(Records::<Runtime>::get(work).unwrap().review, Review::Accepted { reviewer: ALICE, weight: 40 });
        assert_eq!(Registry::pool_weights(asset), [1, 40, 0]);
    });
}

#[test]
fn what_a_weight_is_based_on_is_told_and_changes_nothing() {
    world(|| {
        let asset = card().open(ALICE);
        let works = [BOB, CHARLIE, DAVE].map(|who| contribute(who, asset, Class::Data));
        let evidence = Some(WORK);
        // Who may not assess may not by a report either, nor is a weight of zero better for one.
        refuse!(Contributions::assess(signed(BOB), works[1], 3, evidence), Error::NotReviewer);
        refuse!(Contributions::assess(signed(ALICE), works[0], 0, evidence), Error::ZeroWeight);
        for (work, who) in [(works[0], BOB), (works[1], CHARLIE)] {
            assert_ok!(Contributions::assess(signed(ALICE), work, 3, evidence));
            said(Event::Assessed { contribution: work, asset, who, reviewer: ALICE, weight: 3, evidence });
        }
        // Of many nothing is said.
        assert_ok!(Contributions::assess_many(signed(ALICE), vec![(works[2], 3)]));
        let (contribution, evidence) = (works[2], None);
        said(Event::Assessed { contribution, asset, who: DAVE, reviewer: ALICE, weight: 3, evidence });
        let [first, rest @ ..] = works.map(|work| Records::<Runtime>::get(work).unwrap().review);
        assert!(rest.iter().all(|review| *review == first), "the record is the same");
        assert_eq!(Registry::pool_weights(asset), [1, 9, 0]);
    });
}

#[test]
fn a_deposit_is_held_until_the_work_is_rejected() {
    world(|| {
        let asset = card().open(ALICE);
        let work = contribute(BOB, asset, Class::Data);
        assert_ok!(Contributions::reject(signed(ALICE), work, b"a duplicate".to_vec(), false));
        let reason = b"a duplicate".to_vec().try_into().unwrap();
        said(Event::Rejected { contribution: work, asset, who: BOB, reviewer: ALICE, reason, spam: false });
        assert_eq!((work_deposit(BOB), free(BOB)), (0, START));
        assert_eq!(Records::<Runtime>::get(work), None);
        assert_eq!(Registry::pool_weights(asset), [1, 0, 0]);
    });
}

#[test]
fn a_deposit_is_held_until_the_work_is_withdrawn() {
    world(|| {
        let asset = card().open(ALICE);
        let [before, after] = [contribute(BOB, asset, Class::Data), contribute(BOB, asset, Class::Compute)];
        assert_ok!(Contributions::withdraw(signed(BOB), before));
        said(Event::Withdrawn { contribution: before, asset, who: BOB });
        assert_eq!((work_deposit(BOB), free(BOB)), (WORK_DEPOSIT, START - WORK_DEPOSIT));

        // No deposit is stuck when the asset is published, nor when it is retired.
        publish(ALICE, asset);
        retire(ALICE, asset);
        assert_ok!(Contributions::withdraw(signed(BOB), after));
        assert_eq!((work_deposit(BOB), free(BOB)), (0, START));
        assert_eq!(Records::<Runtime>::iter().count(), 0);
    });
}

#[test]
fn a_batch_of_assessments_counts_as_one_by_one() {
    world(|| {
        let asset = card().open(ALICE);
        let [a, b, c] = [
            contribute(BOB, asset, Class::Data),
            contribute(CHARLIE, asset, Class::Compute),
            contribute(BOB, asset, Class::Data),
        ];
        assert_ok!(assess_many(ALICE, &[(c, 5), (a, 7), (b, u64::MAX)]));
        // The weights of an account add up.
        assert_eq!(Registry::pool_weights(asset), [1, 12, u64::MAX.into()]);
        let member = pallet_rewards::Members::<Runtime>::get(BOB, PoolId::Data(asset)).unwrap();
        assert_eq!(member.weight, 12);
        assert_eq!((work_deposit(BOB), work_deposit(CHARLIE)), (2 * WORK_DEPOSIT, WORK_DEPOSIT));
        // The steward pays for two members, however often each contributed.
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + 2 * MEMBER_DEPOSIT);
    });
}

#[test]
fn a_steward_may_contribute_and_others_assess_it() {
    world(|| {
        let asset = card().open(ALICE);
        let work = contribute(ALICE, asset, Class::Data);
        refuse!(Contributions::assess(signed(ALICE), work, 3, None), Error::OwnContribution);
        refuse!(assess_many(ALICE, &[(work, 3)]), Error::OwnContribution);
        assert_ok!(Registry::set_reviewers(signed(ALICE), asset, vec![ALICE, BOB]));
        refuse!(Contributions::assess(signed(ALICE), work, 3, None), Error::OwnContribution);
        assert_ok!(Contributions::assess(signed(BOB), work, 3, None));
        refuse!(Contributions::reassess(signed(ALICE), work, 2), Error::OwnContribution);
        assert_eq!(Registry::pool_weights(asset), [1, 3, 0]);
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + MEMBER_DEPOSIT + 2 * REVIEWER_DEPOSIT);
        assert_eq!(work_deposit(ALICE), WORK_DEPOSIT);
    });
}

#[test]
fn the_steward_reviews_until_others_are_named() {
    world(|| {
        let asset = card().open(ALICE);
        let works: Vec<_> = (0..4).map(|_| contribute(BOB, asset, Class::Data)).collect();
        assert_ok!(Contributions::assess(signed(ALICE), works[0], 1, None));
        assert_ok!(Registry::set_reviewers(signed(ALICE), asset, vec![CHARLIE, DAVE]));
        assert_ok!(Contributions::assess(signed(CHARLIE), works[1], 1, None));
        assert_ok!(Contributions::assess(signed(DAVE), works[2], 1, None));
        // And again when none is named any more.
        assert_ok!(Registry::set_reviewers(signed(ALICE), asset, vec![]));
        refuse!(Contributions::assess(signed(CHARLIE), works[3], 1, None), Error::NotReviewer);
        assert_ok!(Contributions::assess(signed(ALICE), works[3], 1, None));
        assert_eq!(Registry::pool_weights(asset), [1, 4, 0]);
    });
}
