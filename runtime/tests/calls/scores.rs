//! Commitments and reveals.

use crate::{evaluators::nth, helpers::*, staging::*};
use frame_support::{
    assert_ok,
    dispatch::GetDispatchInfo,
    weights::{Weight, WeightMeter},
};
use pallet_evaluation::{Buckets, Commits, Epochs, Evaluators, NextToSettle, Scores, Settling, WeightInfo};
use sp_runtime::{DispatchError, DispatchResult};
use tributary_primitives::AssetId;
use tributary_runtime::{AccountId, Evaluation, Runtime, UNIT};

type Error = pallet_evaluation::Error<Runtime>;
type Weights = pallet_evaluation::weights::SubstrateWeight<Runtime>;

pub const REFUSALS: &[fn()] = &[
    only_evaluators_with_stake_commit,
    nothing_is_revealed_without_commitment,
    nothing_is_revealed_twice,
    nothing_is_revealed_early_or_late,
    what_is_revealed_is_what_was_committed_to,
    a_commitment_is_good_for_one_epoch_and_one_account,
    scores_are_some_and_at_most_4096,
    only_published_assets_are_scored,
];

/// Charlie and Dave evaluate from the second epoch on, which begins; three assets of Alice's and one of Dave's.
fn two() {
    for steward in [ALICE, ALICE, ALICE, DAVE] {
        card().publish(steward);
    }
    evaluator(CHARLIE, 10, &[(CHARLIE, 2_000)]);
    evaluator(DAVE, 5, &[(DAVE, 2_000)]);
    next_epoch();
}

fn call_commit(who: AccountId) -> DispatchResult {
    Evaluation::commit_scores(signed(who), WORK)
}

/// What is stored of an evaluator's scores of an epoch, by asset.
fn stored(epoch: u32, who: &AccountId) -> Vec<(u32, u16)> {
    let mut all = vec![];
    for (bucket, scored) in Buckets::<Runtime>::iter_prefix(epoch) {
        let bucket = u32::from_be_bytes(bucket);
        assert!(scored.rows > 0 && scored.scores >= scored.rows);
        for (slot, score) in Scores::<Runtime>::get((epoch, bucket, who)).unwrap_or_default().iter() {
            all.push((bucket * 64 + u32::from(slot), score));
        }
    }
    all
}

#[test]
fn only_evaluators_with_stake_commit() {
    stage(|| {
        refuse!(call_commit(CHARLIE), Error::NotAnEvaluator);
        stake(CHARLIE, &CHARLIE, 2_000 * UNIT);
        refuse!(call_commit(CHARLIE), Error::NotAnEvaluator);
        next_epoch();
        evaluator(CHARLIE, 0, &[]);
        refuse!(call_commit(CHARLIE), Error::NotEligible);
        evaluator(DAVE, 0, &[(DAVE, 999), (FERDIE, 5_000)]);
        evaluator(EVE, 0, &[]);
        next_epoch();
        assert_ok!(call_commit(CHARLIE));
        // Its own stake is a planck short, and others' does not replace it.
        refuse!(call_commit(EVE), Error::NotEligible);
        stake(DAVE, &DAVE, UNIT - 1);
        refuse!(call_commit(DAVE), Error::OwnStakeTooLow);
        // It need not have counted yet.
        stake(DAVE, &DAVE, 1);
        assert_ok!(call_commit(DAVE));

        next_epoch();
        set!(MinEvaluatorStake, 2_001 * UNIT);
        refuse!(call_commit(CHARLIE), Error::OwnStakeTooLow);
        set!(MinEvaluatorStake, 2_000 * UNIT);
        assert_ok!(Evaluation::deregister(signed(CHARLIE)));
        refuse!(call_commit(CHARLIE), Error::NotAnEvaluator);
    });
}

#[test]
fn a_commitment_is_replaced_while_commitments_are_open() {
    stage(|| {
        two();
        let committed = || Evaluators::<Runtime>::get(CHARLIE).unwrap().committed;
        assert_ok!(call_commit(CHARLIE));
        said(Evaluated::ScoresCommitted { epoch: 2, evaluator: CHARLIE, commitment: WORK });
        assert_eq!(committed(), 20 * UNIT);
        block();
        commit(&CHARLIE, &[(0, 1)]);
        assert_eq!(committed(), 20 * UNIT);
        // With more of its own it costs more not to reveal, and with less no less.
        stake(CHARLIE, &CHARLIE, 1_000 * UNIT);
        commit(&CHARLIE, &[(0, 2), (1, 1)]);
        assert_eq!(committed(), 30 * UNIT);
        unstake(CHARLIE, &CHARLIE, 2_000 * UNIT);
        block();
        commit(&CHARLIE, &[(0, 4), (1, 3)]);
        assert_eq!(committed(), 30 * UNIT);
        let kept = Commits::<Runtime>::get(2, CHARLIE).unwrap();
        assert_eq!((kept.block, kept.penalty, Commits::<Runtime>::iter().count()), (13, 30 * UNIT, 1));

        next_epoch();
        // The last one binds, and another is for the next epoch.
        refuse!(call_reveal(&CHARLIE, &[(0, 2), (1, 1)]), Error::HashMismatch);
        commit(&CHARLIE, &[(0, 1)]);
        assert_eq!(committed(), 40 * UNIT);
        reveal(&CHARLIE, &[(0, 4), (1, 3)]);
        assert_eq!(committed(), 10 * UNIT);
        until_settled(3);
        assert_eq!(committed(), 0);
        no_page_failed();
    });
}

#[test]
fn nothing_is_revealed_without_commitment() {
    // In the genesis block there is no epoch before.
    prepared(&[]).execute_with(|| refuse!(call_reveal(&CHARLIE, &[(0, 1)]), Error::NoCommitment));
    stage(|| {
        refuse!(call_reveal(&CHARLIE, &[(0, 1)]), Error::NoCommitment);
        two();
        commit(&CHARLIE, &[(0, 1)]);
        next_epoch();
        refuse!(call_reveal(&DAVE, &[(0, 1)]), Error::NoCommitment);
        refuse!(call_reveal(&STRANGER, &[(0, 1)]), Error::NoCommitment);
    });
}

#[test]
fn nothing_is_revealed_twice() {
    stage(|| {
        two();
        commit(&CHARLIE, &[(0, 1)]);
        next_epoch();
        commit(&CHARLIE, &[(0, 1)]);
        reveal(&CHARLIE, &[(0, 1)]);
        refuse!(call_reveal(&CHARLIE, &[(0, 1)]), Error::AlreadyRevealed);
        refuse!(call_reveal(&CHARLIE, &[(1, 1)]), Error::AlreadyRevealed);
    });
}

#[test]
fn nothing_is_revealed_early_or_late() {
    stage(|| {
        two();
        commit(&CHARLIE, &[(0, 1)]);
        refuse!(call_reveal(&CHARLIE, &[(0, 1)]), Error::RevealTooEarly);
        skip_epoch();
        skip_epoch();
        refuse!(call_reveal(&CHARLIE, &[(0, 1)]), Error::RevealTooLate);
        // What it is bound to now comes first.
        commit(&CHARLIE, &[(0, 1)]);
        refuse!(call_reveal(&CHARLIE, &[(0, 1)]), Error::RevealTooEarly);
        skip_epoch();
        reveal(&CHARLIE, &[(0, 1)]);
        // Once the epoch is settled, nothing is known of a commitment that was not kept.
        poll(&mut WeightMeter::new());
        assert_eq!(Commits::<Runtime>::iter().count(), 0);
        next_epoch();
        refuse!(call_reveal(&CHARLIE, &[(0, 1)]), Error::NoCommitment);
    });
}

#[test]
fn what_is_revealed_is_what_was_committed_to() {
    stage(|| {
        two();
        let scores = [(0, 10), (1, 20)];
        commit(&CHARLIE, &scores);
        next_epoch();
        for other in [&[(0, 10), (1, 21)][..], &[(0, 10)], &[(1, 20), (0, 10)], &[(0, 10), (1, 20), (2, 1)], &[]] {
            refuse!(call_reveal(&CHARLIE, other), Error::HashMismatch);
        }
        let with = |salt| Evaluation::reveal_scores(signed(CHARLIE), ids(&scores), salt);
        refuse!(with([0; 32]), Error::HashMismatch);
        // A refusal costs nothing: what was committed to can still be revealed.
        assert_ok!(with(salt(&CHARLIE)));
    });
}

#[test]
fn a_commitment_is_good_for_one_epoch_and_one_account() {
    stage(|| {
        two();
        let scores = [(0, 10), (1, 20)];
        commit(&CHARLIE, &scores);
        let copied = hash(2, &CHARLIE, &scores, salt(&CHARLIE));
        assert_ok!(Evaluation::commit_scores(signed(DAVE), copied));
        next_epoch();
        reveal(&CHARLIE, &scores);
        // Whoever copies a hash cannot open it, with whatever the other one opened it with.
        for salt in [salt(&CHARLIE), salt(&DAVE)] {
            refuse!(Evaluation::reveal_scores(signed(DAVE), ids(&scores), salt), Error::HashMismatch);
        }
        // Nor can an old one be used again.
        assert_ok!(Evaluation::commit_scores(signed(CHARLIE), copied));
        next_epoch();
        refuse!(call_reveal(&CHARLIE, &scores), Error::HashMismatch);
    });
}

#[test]
fn scores_are_some_and_at_most_4096() {
    stage(|| {
        two();
        let one_too_many: Vec<_> = (0..4_097).map(|asset| (asset, 1)).collect();
        for scores in [&one_too_many[..], &[], &[(0, 0)], &[(0, 0), (1, 0)]] {
            let error: DispatchError = if scores.len() > 2 { Error::TooManyScores } else { Error::NoScores }.into();
            commit(&CHARLIE, scores);
            next_epoch();
            refuse!(call_reveal(&CHARLIE, scores), error);
        }
        for twice in [&[(0, 1), (0, 1)][..], &[(0, 1), (1, 5), (0, 0)], &[(2, 3), (1, 1), (2, 4)]] {
            commit(&CHARLIE, twice);
            next_epoch();
            refuse!(call_reveal(&CHARLIE, twice), Error::DuplicateScore);
        }
    });
    let rich = [(STRANGER, RICH)];
    stage_with(&rich, || {
        for _ in 0..4_096 {
            card().publish(STRANGER);
        }
        evaluator(CHARLIE, 0, &[(CHARLIE, 2_000)]);
        next_epoch();
        let all: Vec<_> = (0..4_096).map(|asset| (asset, 1 + asset as u16)).collect();
        score(&[(CHARLIE, &all)]);
        assert_eq!(stored(2, &CHARLIE).len(), 4_096);
        until_settled(2);
        no_page_failed();
    });
}

#[test]
fn only_published_assets_are_scored() {
    stage(|| {
        two();
        let open = card().open(ALICE).0;
        let retired = card().publish(ALICE);
        retire(ALICE, retired);
        for (asset, error) in [
            (open, Error::NotPublished),
            (retired.0, Error::NotPublished),
            (6, Error::UnknownAsset),
            (64, Error::UnknownAsset),
            (u32::MAX, Error::UnknownAsset),
        ] {
            // Even with a score of zero, or beside others.
            let error = DispatchError::from(error);
            for scores in [&[(asset, 1)][..], &[(0, 3), (asset, 1)], &[(asset, 0), (1, 1)]] {
                commit(&CHARLIE, scores);
                next_epoch();
                refuse!(call_reveal(&CHARLIE, scores), error);
            }
        }
        // An asset may be published after the commitment.
        commit(&CHARLIE, &[(open, 1)]);
        publish(ALICE, AssetId(open));
        next_epoch();
        reveal(&CHARLIE, &[(open, 1)]);
    });
}

/// Or a steward could keep everybody who scored its asset from revealing, and so decide who does.
#[test]
fn an_asset_that_is_retired_after_the_commitment_counts_as_not_scored() {
    stage(|| {
        two();
        let retired = card().publish(ALICE);
        let scores = [(0, 3), (1, 6), (retired.0, 60_000)];
        commit(&CHARLIE, &scores);
        commit(&DAVE, &[(retired.0, 1)]);
        retire(ALICE, retired);
        next_epoch();
        reveal(&CHARLIE, &scores);
        reveal(&DAVE, &[(retired.0, 1)]);
        assert_eq!(stored(2, &CHARLIE), [(0, 32_767), (1, 65_535)]);
        assert_eq!(stored(2, &DAVE), []);
        until_settled(2);
        no_page_failed();
    });
}

#[test]
fn who_is_replaced_reveals_what_it_committed_to_and_is_paid() {
    let many: Vec<_> = (0..257).map(|n| (nth(n), 10_000 * UNIT)).collect();
    stage_with(&many, || {
        card().publish(ALICE);
        for n in 0..256 {
            evaluator(nth(n), 10, &[(nth(n), 2_000 + u128::from(n))]);
        }
        next_epoch();
        let three = [nth(0), nth(1), nth(2)];
        for who in &three {
            commit(who, &[(0, 1)]);
        }
        let newcomer = nth(256);
        stake(newcomer.clone(), &newcomer, 9_000 * UNIT);
        assert_ok!(Evaluation::register_evaluator(signed(newcomer), percent(10)));
        next_epoch();
        refuse!(Evaluation::commit_scores(signed(nth(0)), WORK), Error::NotAnEvaluator);
        for who in &three {
            reveal(who, &[(0, 1)]);
        }
        until_settled(2);
        no_page_failed();
        let paid = heard(|event| match event {
            Evaluated::EvaluatorRewarded { evaluator, stake, amount, .. } => Some((evaluator, stake, amount > 0)),
            _ => None,
        });
        let least = paid.iter().find(|(who, ..)| *who == nth(0));
        assert_eq!(least, Some(&(nth(0), 2_000 * UNIT, true)));
        assert_eq!(paid.len(), 3);
    });
}

/// Such as storage that an upgrade lost: the epoch is passed over, nothing is created for it, and the next is settled.
#[test]
fn an_epoch_that_cannot_be_settled_does_not_stop_the_others() {
    for begun in [false, true] {
        stage(|| {
            two();
            let scores: &[(u32, u16)] = &[(0, 1), (1, 2)];
            score(&[(CHARLIE, scores), (DAVE, scores)]);
            set_budget(percent(0));
            until_epoch(3);
            while begun && Settling::<Runtime>::get().is_none_or(|settling| settling.epoch != 2) {
                block();
            }
            Epochs::<Runtime>::remove(2);
            while NextToSettle::<Runtime>::get() <= 3 {
                assert!(now() < 20, "a settlement that does not end");
                block();
            }
            let failed = heard(|event| match event {
                Evaluated::PageFailed { epoch, .. } => Some(epoch),
                _ => None,
            });
            assert!(!failed.is_empty() && failed.iter().all(|epoch| *epoch == 2), "{failed:?}");
            let settled = heard(|event| match event {
                Evaluated::EpochSettled { epoch, .. } => Some(epoch),
                _ => None,
            });
            assert!(settled.contains(&1) && settled.contains(&3) && !settled.contains(&2), "{settled:?}");
        });
    }
}

#[test]
fn scores_are_kept_on_one_scale() {
    stage(|| {
        two();
        // 3/7 and 6/7 of 65535, rounded down; what is zero is no score. The order is as one likes.
        let [charlie, dave] = [[(2, 3), (0, 7), (3, 0), (1, 6)], [(0, 65_535), (1, 1), (2, 2), (3, 0)]];
        commit(&CHARLIE, &charlie);
        commit(&DAVE, &dave);
        next_epoch();
        reveal(&CHARLIE, &charlie);
        said(Evaluated::ScoresRevealed { epoch: 2, evaluator: CHARLIE, stake: 2_000 * UNIT, scored: 3 });
        reveal(&DAVE, &dave);
        assert_eq!(stored(2, &CHARLIE), [(0, 65_535), (1, 56_172), (2, 28_086)]);
        assert_eq!(stored(2, &DAVE), [(0, 65_535), (1, 1), (2, 2)]);
    });
}

#[test]
fn own_assets_count_as_nothing() {
    stage(|| {
        two();
        // Asset 3 is Dave's: it has no part in the scale either.
        let dave = [(0, 1), (1, 3), (3, 60_000)];
        score(&[(DAVE, &dave)]);
        said(Evaluated::ScoresRevealed { epoch: 2, evaluator: DAVE, stake: 2_000 * UNIT, scored: 2 });
        assert_eq!(stored(2, &DAVE), [(0, 21_845), (1, 65_535)]);
        // Who scores nothing else has revealed, and has no scores.
        score(&[(DAVE, &[(3, 9)])]);
        said(Evaluated::ScoresRevealed { epoch: 3, evaluator: DAVE, stake: 2_000 * UNIT, scored: 0 });
        assert_eq!((stored(3, &DAVE), Buckets::<Runtime>::iter_prefix(3).count()), (vec![], 0));
        until_settled(3);
        no_page_failed();
        assert!(heard(|event| matches!(event, Evaluated::RevealMissed { .. }).then_some(())).is_empty());
    });
}

#[test]
fn scores_lie_in_buckets_of_64() {
    stage(|| {
        for _ in 0..130 {
            card().publish(ALICE);
        }
        evaluator(CHARLIE, 0, &[(CHARLIE, 2_000)]);
        next_epoch();
        score(&[(CHARLIE, &[(129, 2), (63, 2), (0, 1), (64, 4)])]);
        assert_eq!(stored(2, &CHARLIE), [(0, 16_383), (63, 32_767), (64, 65_535), (129, 32_767)]);
        assert_eq!(Buckets::<Runtime>::iter_prefix(2).count(), 3);
    });
}

/// What a reveal in so many buckets weighs, with so many scores beyond the first of a bucket.
fn declared(buckets: u32, more: u32) -> Weight {
    Weights::reveal_scores(buckets) + Weights::reveal_more_scores(more) - Weights::reveal_more_scores(0)
}

#[test]
fn a_reveal_weighs_what_its_buckets_and_scores_do() {
    let weight = |scores: &[(u32, u16)]| {
        let call = pallet_evaluation::Call::<Runtime>::reveal_scores { scores: ids(scores), salt: [0; 32] };
        call.get_dispatch_info().call_weight
    };
    assert_eq!(weight(&[]), declared(0, 0));
    assert_eq!(weight(&[(0, 1), (63, 1), (64, 1)]), declared(2, 1));
    // What is not in order weighs more, never less.
    assert_eq!(weight(&[(0, 1), (64, 1), (63, 1)]), declared(3, 0));
}
