//! Work that holds: closing and review, weights that only fall, budgets, and what becomes of a contribution and its
//! deposit.

use crate::helpers::*;
use frame_support::{
    assert_ok,
    dispatch::{DispatchResult, DispatchResultWithPostInfo},
    traits::Get,
};
use pallet_contributions::{Contributions as Records, Event, Review};
use tributary_primitives::{AssetId, AssetState, Budgets, Class, ContributionId, PoolId};
use tributary_runtime::{
    AccountId, Contributions, Registry, Rewards, Runtime, RuntimeCall, System, UNIT, Utility,
    parameters::in_range::registry::ReviewPeriod,
};

type Error = pallet_contributions::Error<Runtime>;
type RegistryError = pallet_registry::Error<Runtime>;
type RegistryEvent = pallet_registry::Event<Runtime>;

pub const REFUSALS: &[fn()] = &[
    closing_ends_contributions_and_weights_only_fall,
    publication_waits_until_the_review_is_over,
    the_work_of_a_class_never_weighs_more_than_its_budget,
    a_reviewer_changes_what_it_accepted,
    an_acceptance_is_taken_back_with_a_reason,
    a_record_is_forgotten_after_publication_and_what_it_weighs_stays,
    an_asset_is_given_up_by_its_steward_or_after_its_deadline,
    what_is_cancelled_is_removed_when_nothing_of_others_is_left,
];

fn reassess(who: AccountId, work: ContributionId, weight: u64) -> DispatchResult {
    Contributions::reassess(signed(who), work, weight)
}

fn revoke(who: AccountId, work: ContributionId) -> DispatchResultWithPostInfo {
    Contributions::revoke(signed(who), work, b"a mistake".to_vec())
}

fn withdraw(who: AccountId, work: ContributionId) -> DispatchResultWithPostInfo {
    Contributions::withdraw(signed(who), work)
}

fn weights(asset: AssetId) -> [u128; 3] {
    Registry::pool_weights(asset)
}

fn state(asset: AssetId) -> AssetState {
    Registry::asset(asset).unwrap().state
}

#[test]
fn closing_ends_contributions_and_weights_only_fall() {
    world(|| {
        let asset = card().open(ALICE);
        let accepted = contribute_weight(BOB, asset, Class::Data, 10);
        let other = contribute_weight(CHARLIE, asset, Class::Compute, 5);
        let [pending, another] = [contribute(BOB, asset, Class::Data), contribute(DAVE, asset, Class::Data)];
        assert_ok!(Registry::close(signed(ALICE), asset));
        let publishable = 1 + ReviewPeriod::get();
        said(RegistryEvent::AssetClosed { asset, publishable });
        assert_eq!((state(asset), Registry::asset(asset).unwrap().closed), (AssetState::Closed, Some(1)));
        refuse!(Registry::close(signed(ALICE), asset), RegistryError::NotOpen);

        // Nothing comes in, and nobody else reviews.
        let more = Contributions::contribute(signed(EVE), asset, Class::Data, 1, WORK, b"ipfs://work".to_vec());
        assert_eq!(more, Err(Error::NotOpen.into()));
        refuse!(Contributions::assess(signed(ALICE), pending, 1, None), Error::NotOpen);
        refuse!(Contributions::assess_many(signed(ALICE), vec![(pending, 1)]), Error::NotOpen);
        refuse!(Registry::set_reviewers(signed(ALICE), asset, vec![EVE]), RegistryError::NotOpen);
        refuse!(Registry::set_info(signed(ALICE), asset, card().info), RegistryError::NotOpen);
        refuse!(reassess(ALICE, accepted, 11), Error::WeightRises);
        refuse!(reassess(ALICE, other, u64::MAX), Error::WeightRises);
        assert_eq!(weights(asset), [1, 10, 5]);

        // What falls, falls.
        assert_ok!(reassess(ALICE, accepted, 10));
        assert_ok!(reassess(ALICE, accepted, 4));
        refuse!(reassess(ALICE, accepted, 5), Error::WeightRises);
        assert_eq!(weights(asset), [1, 4, 5]);
        assert_ok!(revoke(ALICE, other));
        assert_ok!(Contributions::reject(signed(ALICE), another, b"too late".to_vec(), false));
        assert_ok!(withdraw(BOB, pending));
        assert_eq!(weights(asset), [1, 4, 0]);
        assert_eq!([BOB, CHARLIE, DAVE].map(work_deposit), [WORK_DEPOSIT, 0, 0]);
        publish(ALICE, asset);
        assert_eq!(Registry::asset(asset).unwrap().split, split(100, 0, 0));
    });
}

#[test]
fn publication_waits_until_the_review_is_over() {
    world(|| {
        let period = ReviewPeriod::get();
        let asset = card().open(ALICE);
        refuse!(call_publish(ALICE, asset), RegistryError::NotClosed);
        pass(period);
        refuse!(call_publish(ALICE, asset), RegistryError::NotClosed);
        let closed = System::block_number();
        close(ALICE, asset);
        for block in [closed, closed + 1, closed + period - 1] {
            System::set_block_number(block);
            refuse!(call_publish(ALICE, asset), RegistryError::UnderReview);
        }
        System::set_block_number(closed + period);
        assert_ok!(call_publish(ALICE, asset));
        refuse!(call_publish(ALICE, asset), RegistryError::NotOpen);

        // Nor in one transaction: closing and publishing are at least a block apart, whatever is voted.
        set_registry!(ReviewPeriod, 0);
        let asset = card().open(ALICE);
        let calls: Vec<RuntimeCall> = vec![
            pallet_registry::Call::close { asset }.into(),
            pallet_registry::Call::publish { asset, commitment: COMMITMENT }.into(),
        ];
        let all = Utility::batch_all(signed(ALICE), calls).map_err(|failed| failed.error);
        assert_eq!(all.map(drop), Err(RegistryError::UnderReview.into()));
        assert_eq!(state(asset), AssetState::Open);
        close(ALICE, asset);
        refuse!(call_publish(ALICE, asset), RegistryError::UnderReview);
        pass(1);
        assert_ok!(call_publish(ALICE, asset));
    });
}

/// What a network begins with is reviewed by whoever joins it.
#[test]
fn nobody_waits_in_the_genesis_block() {
    chain(START, &[]).execute_with(|| {
        assert_eq!(System::block_number(), 0);
        let asset = card().open(ALICE);
        refuse!(call_publish(ALICE, asset), RegistryError::NotClosed);
        close(ALICE, asset);
        assert_ok!(call_publish(ALICE, asset));
        assert_eq!((state(asset), Registry::asset(asset).unwrap().closed), (AssetState::Published, Some(0)));
        in_order();
    });
}

/// One reviewer could accept anything from anybody in the last block, itself included.
#[test]
fn nobody_is_drowned_unseen() {
    world(|| {
        let asset = Card { split: split(0, 100, 0), ..card() }.open(ALICE);
        let works =
            [contribute_weight(BOB, asset, Class::Data, 300), contribute_weight(CHARLIE, asset, Class::Data, 1)];
        fund(EVE, asset, 100 * UNIT);
        // Not itself.
        let own = contribute(ALICE, asset, Class::Data);
        refuse!(Contributions::assess(signed(ALICE), own, u64::MAX, None), Error::OwnContribution);
        // Not in the transaction that publishes, nor in the one that closes, unseen: the review comes after both.
        let flood = contribute(FERDIE, asset, Class::Data);
        let drown = || -> RuntimeCall {
            pallet_contributions::Call::assess { contribution: flood, weight: u64::MAX, evidence: None }.into()
        };
        let close_it = || -> RuntimeCall { pallet_registry::Call::close { asset }.into() };
        let publish_it = || -> RuntimeCall { pallet_registry::Call::publish { asset, commitment: COMMITMENT }.into() };
        let batch =
            |calls: Vec<RuntimeCall>| Utility::batch_all(signed(ALICE), calls).map(drop).map_err(|failed| failed.error);
        refuse!(batch(vec![drown(), close_it(), publish_it()]), RegistryError::UnderReview);
        refuse!(batch(vec![close_it(), drown()]), Error::NotOpen);
        assert_ok!(batch(vec![drown(), close_it()]));
        assert_eq!(weights(asset), [1, 301 + u128::from(u64::MAX), 0]);

        // Who sees it leaves with its deposit, before money flows: an empty class has nothing of the bounty.
        pass(ReviewPeriod::get());
        for (who, work) in [BOB, CHARLIE].into_iter().zip(works) {
            assert_ok!(withdraw(who.clone(), work));
            assert_eq!((free(who.clone()), work_deposit(who)), (START, 0));
        }
        assert_ok!(withdraw(FERDIE, flood));
        refuse!(call_publish(ALICE, asset), pallet_rewards::Error::<Runtime>::NobodyToPay);
        cancel(ALICE, asset);
        assert_ok!(Rewards::reclaim(signed(EVE), asset));
        assert_eq!(free(EVE), START);
    });
}

#[test]
fn the_work_of_a_class_never_weighs_more_than_its_budget() {
    world(|| {
        let budgets = Budgets { data: 10_000, compute: 0 };
        let asset = Card { budgets, split: split(0, 100, 0), ..card() }.open(ALICE);
        let bobs = contribute(BOB, asset, Class::Data);
        refuse!(Contributions::assess(signed(ALICE), bobs, 10_001, None), Error::OverBudget);
        assert_ok!(Contributions::assess(signed(ALICE), bobs, 300, None));
        let works = [contribute(CHARLIE, asset, Class::Data), contribute(DAVE, asset, Class::Data)];
        let both = |weights: [u64; 2]| works.into_iter().zip(weights).collect::<Vec<_>>();
        // All of a batch or nothing of it.
        refuse!(Contributions::assess_many(signed(ALICE), both([9_700, 1])), Error::OverBudget);
        assert_ok!(Contributions::assess_many(signed(ALICE), both([9_000, 700])));
        assert_eq!(weights(asset), [1, 10_000, 0]);
        let more = contribute(EVE, asset, Class::Data);
        refuse!(Contributions::assess(signed(ALICE), more, 1, None), Error::OverBudget);
        refuse!(reassess(ALICE, works[1], 701), Error::OverBudget);
        // What falls makes room again.
        assert_ok!(reassess(ALICE, works[1], 600));
        assert_ok!(Contributions::assess(signed(ALICE), more, 100, None));
        refuse!(reassess(ALICE, works[0], 9_001), Error::OverBudget);
        assert_ok!(withdraw(EVE, more));
        assert_ok!(reassess(ALICE, works[0], 9_100));
        // A class without a budget takes whatever it is given.
        for _ in 0..2 {
            contribute_weight(FERDIE, asset, Class::Compute, u64::MAX);
        }
        assert_eq!(weights(asset), [1, 10_000, 2 * u128::from(u64::MAX)]);
        // 300 of 10,000 are three hundredths at least, and more if the rest is not given.
        publish(ALICE, asset);
        fund(EVE, asset, 100 * UNIT);
        assert_eq!(Rewards::claimable(BOB), [(PoolId::Data(asset), net(3 * UNIT))]);
        assert_eq!(Registry::asset(asset).unwrap().budgets, budgets);
    });
}

#[test]
fn a_reviewer_changes_what_it_accepted() {
    world(|| {
        let asset = card().open(ALICE);
        let [work, pending] = [contribute_weight(BOB, asset, Class::Data, 10), contribute(BOB, asset, Class::Data)];
        refuse!(reassess(ALICE, pending, 5), Error::NotAccepted);
        refuse!(reassess(ALICE, work, 0), Error::ZeroWeight);
        assert_ok!(reassess(ALICE, work, 25));
        said(Event::Reassessed { contribution: work, asset, who: BOB, reviewer: ALICE, before: 10, weight: 25 });
        assert_eq!(weights(asset), [1, 25, 0]);
        // By whoever reviews now.
        assert_ok!(Registry::set_reviewers(signed(ALICE), asset, vec![CHARLIE]));
        refuse!(reassess(ALICE, work, 5), Error::NotReviewer);
        assert_ok!(reassess(CHARLIE, work, 5));
        said(Event::Reassessed { contribution: work, asset, who: BOB, reviewer: CHARLIE, before: 25, weight: 5 });
        let record = Records::<Runtime>::get(work).unwrap();
        assert_eq!(record.review, Review::Accepted { reviewer: CHARLIE, weight: 5 });
        assert_eq!(weights(asset), [1, 5, 0]);
        assert_eq!(work_deposit(BOB), 2 * WORK_DEPOSIT);
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + MEMBER_DEPOSIT + REVIEWER_DEPOSIT);
    });
}

#[test]
fn an_acceptance_is_taken_back_with_a_reason() {
    world(|| {
        let asset = card().open(ALICE);
        let [first, second] = [1, 2].map(|weight| contribute_weight(BOB, asset, Class::Compute, weight));
        let pending = contribute(BOB, asset, Class::Compute);
        let because = |reason: &[u8]| Contributions::revoke(signed(ALICE), first, reason.to_vec());
        refuse!(because(b""), Error::EmptyReason);
        refuse!(because(&[b'x'; 257]), Error::ReasonTooLong);
        refuse!(because(&[0xff]), Error::NotUtf8);
        refuse!(revoke(ALICE, pending), Error::NotAccepted);
        assert_ok!(revoke(ALICE, first));
        let reason = b"a mistake".to_vec().try_into().unwrap();
        said(Event::Revoked { contribution: first, asset, who: BOB, reviewer: ALICE, reason });
        assert_eq!((weights(asset), work_deposit(BOB)), ([1, 0, 2], 2 * WORK_DEPOSIT));
        assert_eq!(Records::<Runtime>::get(first), None);
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + MEMBER_DEPOSIT);
        // With the last of it goes the membership.
        close(ALICE, asset);
        assert_ok!(revoke(ALICE, second));
        assert_eq!((weights(asset), asset_deposit(ALICE)), ([1, 0, 0], CARD_DEPOSIT));
        refuse!(Rewards::claim(signed(BOB), PoolId::Compute(asset)), pallet_rewards::Error::<Runtime>::NotAMember);
        assert_ok!(withdraw(BOB, pending));
        assert_eq!(free(BOB), START);
    });
}

#[test]
fn what_is_accepted_can_be_taken_back_until_publication() {
    world(|| {
        let asset = Card { split: split(0, 50, 50), ..card() }.open(ALICE);
        let works = [Class::Data, Class::Data, Class::Compute].map(|class| contribute_weight(BOB, asset, class, 4));
        contribute_weight(CHARLIE, asset, Class::Compute, 4);
        refuse!(withdraw(CHARLIE, works[0]), Error::NotContributor);
        refuse!(withdraw(ALICE, works[0]), Error::NotContributor);
        assert_ok!(withdraw(BOB, works[0]));
        said(Event::Withdrawn { contribution: works[0], asset, who: BOB });
        assert_eq!(weights(asset), [1, 4, 8]);
        close(ALICE, asset);
        assert_ok!(withdraw(BOB, works[1]));
        assert_eq!((weights(asset), work_deposit(BOB)), ([1, 0, 8], WORK_DEPOSIT));
        publish(ALICE, asset);
        refuse!(withdraw(BOB, works[2]), Error::NotPending);
        fund(EVE, asset, 2 * UNIT);
        // The class that everybody left passes its part to the other.
        assert_eq!(Rewards::claimable(BOB), [(PoolId::Compute(asset), net(UNIT))]);
    });
}

#[test]
fn a_record_is_forgotten_after_publication_and_what_it_weighs_stays() {
    world(|| {
        let asset = Card { split: split(0, 100, 0), ..card() }.open(ALICE);
        let [work, other] = [BOB, CHARLIE].map(|who| contribute_weight(who, asset, Class::Data, 4));
        let pending = contribute(BOB, asset, Class::Data);
        let forget = |who, work| Contributions::forget(signed(who), work);
        refuse!(forget(BOB, work), Error::NotPublished);
        close(ALICE, asset);
        refuse!(forget(BOB, work), Error::NotPublished);
        publish(ALICE, asset);
        refuse!(forget(CHARLIE, work), Error::NotContributor);
        refuse!(forget(ALICE, work), Error::NotContributor);
        refuse!(forget(BOB, pending), Error::NotAccepted);
        assert_ok!(forget(BOB, work));
        said(Event::Forgotten { contribution: work, asset, who: BOB });
        refuse!(forget(BOB, work), Error::UnknownContribution);
        assert_eq!((Records::<Runtime>::get(work), work_deposit(BOB)), (None, WORK_DEPOSIT));
        in_order();
        // Payouts need the membership, not the record.
        assert_eq!(weights(asset), [1, 8, 0]);
        fund(EVE, asset, 2 * UNIT);
        assert_ok!(Rewards::claim(signed(BOB), PoolId::Data(asset)));
        assert_eq!(free(BOB), START - WORK_DEPOSIT + net(UNIT));
        assert_eq!(Rewards::claimable(CHARLIE), [(PoolId::Data(asset), net(UNIT))]);
        // Of a retired asset as well.
        retire(ALICE, asset);
        assert_ok!(forget(CHARLIE, other));
        assert_ok!(withdraw(BOB, pending));
        assert_eq!((free(BOB), free(CHARLIE)), (START + net(UNIT), START));
        assert_eq!(Records::<Runtime>::iter().count(), 0);
        assert_eq!(asset_deposit(ALICE), CARD_DEPOSIT + 2 * MEMBER_DEPOSIT);
    });
}

#[test]
fn the_deposit_for_spam_is_the_treasurys() {
    world(|| {
        let asset = card().open(ALICE);
        let works = [BOB, BOB, CHARLIE].map(|who| contribute(who, asset, Class::Data));
        let reject = |work, spam| Contributions::reject(signed(ALICE), work, b"not for this".to_vec(), spam);
        assert_ok!(reject(works[0], true));
        let reason = b"not for this".to_vec().try_into().unwrap();
        let (who, reviewer) = (BOB, ALICE);
        said(Event::Rejected { contribution: works[0], asset, who, reviewer, reason, spam: true });
        assert_eq!((taken(), free(BOB), work_deposit(BOB)), (WORK_DEPOSIT, START - 2 * WORK_DEPOSIT, WORK_DEPOSIT));
        assert_eq!(Records::<Runtime>::get(works[0]), None);
        in_order();
        // Closed or not, and only if it is said.
        close(ALICE, asset);
        assert_ok!(reject(works[2], true));
        assert_ok!(reject(works[1], false));
        assert_eq!((taken(), free(BOB), free(CHARLIE)), (2 * WORK_DEPOSIT, START - WORK_DEPOSIT, START - WORK_DEPOSIT));
        assert_eq!([BOB, CHARLIE].map(work_deposit), [0, 0]);
        publish(ALICE, asset);
    });
}

#[test]
fn an_asset_is_given_up_by_its_steward_or_after_its_deadline() {
    world(|| {
        System::set_block_number(100);
        for deadline in [0, 1, 99, 100] {
            refuse!(Card { deadline: Some(deadline), ..card() }.register(ALICE), RegistryError::DeadlinePassed);
        }
        let by = |who, asset| Registry::cancel(signed(who), asset);
        let [open, closed, endless] =
            [Some(101), Some(150), None].map(|deadline| Card { deadline, ..card() }.open(ALICE));
        close(ALICE, closed);
        for block in [100, 101] {
            System::set_block_number(block);
            refuse!(by(BOB, open), RegistryError::NotSteward);
        }
        // It is for everybody once the block has passed, not before, however far the asset has come.
        System::set_block_number(102);
        refuse!(by(BOB, closed), RegistryError::NotSteward);
        assert_ok!(by(BOB, open));
        said(RegistryEvent::AssetCancelled { asset: open });
        assert_eq!(state(open), AssetState::Cancelled);
        System::set_block_number(151);
        assert_ok!(by(STRANGER, closed));
        System::set_block_number(1_000_000);
        refuse!(by(BOB, endless), RegistryError::NotSteward);
        for asset in [open, closed] {
            refuse!(by(ALICE, asset), RegistryError::AlreadyCancelled);
            refuse!(by(BOB, asset), RegistryError::AlreadyCancelled);
            refuse!(Registry::close(signed(ALICE), asset), RegistryError::NotOpen);
            refuse!(call_publish(ALICE, asset), RegistryError::NotOpen);
            refuse!(Registry::retire(signed(ALICE), asset), RegistryError::NotPublished);
            refuse!(Registry::set_terms(signed(ALICE), asset, terms(1, 0, 0)), RegistryError::AlreadyCancelled);
            refuse!(Registry::set_reviewers(signed(ALICE), asset, vec![BOB]), RegistryError::NotOpen);
            refuse!(Registry::use_asset(signed(BOB), asset, 1, 0), RegistryError::NotPublished);
            refuse!(built_from(&[(asset, 0)]).register(BOB), RegistryError::UpstreamNotPublished);
        }
        // The steward need not wait; what was published stays, whatever its deadline.
        assert_ok!(by(ALICE, endless));
        let late = Card { deadline: Some(1_000_001), ..card() }.publish(ALICE);
        System::set_block_number(1_000_002);
        refuse!(by(BOB, late), RegistryError::AlreadyPublished);
        refuse!(by(ALICE, late), RegistryError::AlreadyPublished);
    });
}

#[test]
fn what_is_cancelled_is_removed_when_nothing_of_others_is_left() {
    world(|| {
        let base = card().publish(ALICE);
        let before = keys();
        let asset = Card { upstream: cite(&[(base, 10)]), ..card() }.open(BOB);
        assert_ok!(Registry::set_reviewers(signed(BOB), asset, vec![CHARLIE]));
        let [accepted, pending] = [contribute(DAVE, asset, Class::Data), contribute(EVE, asset, Class::Compute)];
        assert_ok!(Contributions::assess(signed(CHARLIE), accepted, 7, None));
        fund(FERDIE, asset, 3 * UNIT);
        let remove = |who| Registry::remove(signed(who), asset);
        refuse!(remove(BOB), RegistryError::NotCancelled);
        close(BOB, asset);
        refuse!(remove(BOB), RegistryError::NotCancelled);
        cancel(BOB, asset);
        refuse!(remove(ALICE), RegistryError::NotSteward);
        // A contribution, whatever its review came to, and then a grant.
        refuse!(remove(BOB), RegistryError::StillInUse);
        refuse!(Contributions::forget(signed(DAVE), accepted), Error::NotPublished);
        refuse!(reassess(CHARLIE, accepted, 1), Error::NotOpen);
        refuse!(revoke(CHARLIE, accepted), Error::NotOpen);
        assert_ok!(withdraw(DAVE, accepted));
        refuse!(remove(BOB), RegistryError::StillInUse);
        assert_ok!(withdraw(EVE, pending));
        refuse!(remove(BOB), pallet_rewards::Error::<Runtime>::StillInUse);
        assert_ok!(Rewards::reclaim(signed(FERDIE), asset));
        // The seat is given on meanwhile, and the deposit with it.
        assert_ok!(Registry::offer_stewardship(signed(BOB), asset, Some(DAVE)));
        assert_ok!(Registry::accept_stewardship(signed(DAVE), asset));
        refuse!(remove(BOB), RegistryError::NotSteward);
        assert_ok!(Registry::offer_stewardship(signed(DAVE), asset, Some(EVE)));
        assert_ok!(remove(DAVE));
        said(RegistryEvent::AssetRemoved { asset });
        for who in [BOB, DAVE, EVE, FERDIE] {
            assert_eq!((free(who.clone()), asset_deposit(who)), (START, 0));
        }
        // No key of it is left: only the number of the next contribution is one that was not there.
        let next = pallet_contributions::NextContribution::<Runtime>::hashed_key().to_vec();
        let after = keys();
        assert_eq!(after.difference(&before).collect::<Vec<_>>(), [&next]);
        assert!(before.is_subset(&after));
        assert_eq!(Registry::asset(asset), None);
        refuse!(remove(DAVE), RegistryError::UnknownAsset);
        refuse!(Rewards::fund(signed(BOB), asset, UNIT), pallet_rewards::Error::<Runtime>::UnknownAsset);
        refuse!(Rewards::collect(signed(BOB), base, vec![asset]), pallet_rewards::Error::<Runtime>::NotAnAncestor);
        // Its id is not given again.
        assert_eq!(card().open(BOB), AssetId(asset.0 + 1));
        refuse!(built_from(&[(asset, 0)]).register(BOB), RegistryError::UnknownUpstream);
    });
}
