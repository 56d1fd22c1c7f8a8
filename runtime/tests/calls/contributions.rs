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
            refuse!(Contributions::assess(origin(), work, 1), DispatchError::BadOrigin);
            refuse!(Contributions::assess_many(origin(), vec![(work, 1)]), DispatchError::BadOrigin);
            refuse!(Contributions::reject(origin(), work, b"no".to_vec()), DispatchError::BadOrigin);
            refuse!(Contributions::withdraw(origin(), work), DispatchError::BadOrigin);
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
        publish(ALICE, asset);
        refuse!(to(asset), Error::NotOpen);
        retire(ALICE, asset);
        refuse!(to(asset), Error::NotOpen);
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
            refuse!(Contributions::assess(signed(who), work, 1), Error::NotReviewer);
        };
        // To contribute makes nobody a reviewer.
        refused(BOB);
        refused(CHARLIE);
        assert_ok!(Registry::set_reviewers(signed(ALICE), asset, vec![CHARLIE]));
        // Nor the steward, once others are named.
        refused(ALICE);
        refuse!(assess_many(ALICE, &[(work, 1)]), Error::NotReviewer);
        refuse!(Contributions::reject(signed(ALICE), work, b"no".to_vec()), Error::NotReviewer);
        // Reviewers are those of this asset.
        let others = card().open(DAVE);
        assert_ok!(Registry::set_reviewers(signed(DAVE), others, vec![EVE]));
        refused(DAVE);
        refused(EVE);
        assert_ok!(Contributions::assess(signed(CHARLIE), work, 1));
    });
}

#[test]
fn a_contribution_is_reviewed_once() {
    world(|| {
        let asset = card().open(ALICE);
        let accepted = contribute_weight(BOB, asset, Class::Data, 1);
        let rejected = contribute(BOB, asset, Class::Data);
        assert_ok!(Contributions::reject(signed(ALICE), rejected, b"no".to_vec()));
        let withdrawn = contribute(BOB, asset, Class::Data);
        assert_ok!(Contributions::withdraw(signed(BOB), withdrawn));

        let never = ContributionId(3);
        for (work, error) in [
            (accepted, DispatchError::from(Error::NotPending)),
            (rejected, Error::UnknownContribution.into()),
            (withdrawn, Error::UnknownContribution.into()),
            (never, Error::UnknownContribution.into()),
        ] {
            refuse!(Contributions::assess(signed(ALICE), work, 1), error);
            refuse!(assess_many(ALICE, &[(work, 1)]), error);
            refuse!(Contributions::reject(signed(ALICE), work, b"no".to_vec()), error);
            refuse!(Contributions::withdraw(signed(BOB), work), error);
        }
    });
}

#[test]
fn publication_ends_the_review() {
    world(|| {
        let asset = card().open(ALICE);
        let work = contribute(BOB, asset, Class::Data);
        publish(ALICE, asset);
        refuse!(Contributions::assess(signed(ALICE), work, 1), Error::NotOpen);
        refuse!(assess_many(ALICE, &[(work, 1)]), Error::NotOpen);
        refuse!(Contributions::reject(signed(ALICE), work, b"no".to_vec()), Error::NotOpen);
    });
}

#[test]
fn a_weight_is_not_zero() {
    world(|| {
        let asset = card().open(ALICE);
        let [first, second] = [contribute(BOB, asset, Class::Data), contribute(CHARLIE, asset, Class::Data)];
        refuse!(Contributions::assess(signed(ALICE), first, 0), Error::ZeroWeight);
        refuse!(assess_many(ALICE, &[(first, 1), (second, 0)]), Error::ZeroWeight);
    });
}

#[test]
fn a_rejection_has_a_reason() {
    world(|| {
        let work = contribute(BOB, card().open(ALICE), Class::Compute);
        let reject = |reason: &[u8]| Contributions::reject(signed(ALICE), work, reason.to_vec());
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
        NextContribution::<Runtime>::put(ContributionId(u32::MAX));
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
fn a_deposit_is_held_until_the_work_is_assessed() {
    world(|| {
        let asset = card().open(ALICE);
        let work = contribute(BOB, asset, Class::Data);
        assert_eq!((work_deposit(BOB), free(BOB)), (WORK_DEPOSIT, START - WORK_DEPOSIT));
        contribute(BOB, asset, Class::Data);
        assert_eq!(work_deposit(BOB), 2 * WORK_DEPOSIT);

        assert_ok!(Contributions::assess(signed(ALICE), work, 40));
        said(Event::Assessed { contribution: work, asset, who: BOB, reviewer: ALICE, weight: 40 });
        assert_eq!((work_deposit(BOB), free(BOB)), (WORK_DEPOSIT, START - WORK_DEPOSIT));
        assert_eq!(Records::<Runtime>::get(work).unwrap().review, Review::Accepted { reviewer: ALICE, weight: 40 });
        assert_eq!(Registry::pool_weights(asset), [1, 40, 0]);
    });
}

#[test]
fn a_deposit_is_held_until_the_work_is_rejected() {
    world(|| {
        let asset = card().open(ALICE);
        let work = contribute(BOB, asset, Class::Data);
        assert_ok!(Contributions::reject(signed(ALICE), work, b"a duplicate".to_vec()));
        let reason = b"a duplicate".to_vec().try_into().unwrap();
        said(Event::Rejected { contribution: work, asset, who: BOB, reviewer: ALICE, reason });
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
        assert_eq!((work_deposit(BOB), work_deposit(CHARLIE)), (0, 0));
    });
}

#[test]
fn a_steward_may_contribute_and_assess_it() {
    world(|| {
        let asset = card().open(ALICE);
        contribute_weight(ALICE, asset, Class::Data, 3);
        assert_eq!(Registry::pool_weights(asset), [1, 3, 0]);
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT);
        assert_eq!(work_deposit(ALICE), 0);
    });
}

#[test]
fn the_steward_reviews_until_others_are_named() {
    world(|| {
        let asset = card().open(ALICE);
        let works: Vec<_> = (0..4).map(|_| contribute(BOB, asset, Class::Data)).collect();
        assert_ok!(Contributions::assess(signed(ALICE), works[0], 1));
        assert_ok!(Registry::set_reviewers(signed(ALICE), asset, vec![CHARLIE, DAVE]));
        assert_ok!(Contributions::assess(signed(CHARLIE), works[1], 1));
        assert_ok!(Contributions::assess(signed(DAVE), works[2], 1));
        // And again when none is named any more.
        assert_ok!(Registry::set_reviewers(signed(ALICE), asset, vec![]));
        refuse!(Contributions::assess(signed(CHARLIE), works[3], 1), Error::NotReviewer);
        assert_ok!(Contributions::assess(signed(ALICE), works[3], 1));
        assert_eq!(Registry::pool_weights(asset), [1, 4, 0]);
    });
}
