//! Epochs and emission: how much there is of it, for whom, and when.

use crate::{helpers::*, pages, staging::*};
use frame_support::{BoundedVec, traits::Hooks};
use pallet_evaluation::{CurrentEpoch, Epochs, NextToSettle, RolledOver};
use sp_consensus_aura::sr25519::AuthorityId;
use sp_runtime::Digest;
use tributary_math::{EmissionSplit, Pots};
use tributary_primitives::AssetId;
use tributary_runtime::{
    AccountId, Authorship, Balance, Balances, Evaluation, Parameters, Registry, Runtime, RuntimeOrigin,
    RuntimeParameters, System, UNIT, parameters::dynamic_params::evaluation as limits, testing,
};

fn emission() -> Balance {
    CurrentEpoch::<Runtime>::get().emission
}

/// What `count` epochs emit from the next one on.
fn course(count: usize) -> Vec<Balance> {
    let each = || {
        next_epoch();
        emission()
    };
    std::iter::repeat_with(each).take(count).collect()
}

/// A block that `author` wrote begins; without one, a block that nobody is known to have written.
fn begin_authored_block(author: Option<AccountId>) {
    let number = System::block_number() + 1;
    let mut digest = Digest::default();
    if let Some(author) = author {
        let key = AuthorityId::from(sp_core::sr25519::Public::from_raw(author.clone().into()));
        pallet_aura::Authorities::<Runtime>::put(BoundedVec::truncate_from(vec![key]));
        pallet_session::Validators::<Runtime>::put(vec![author]);
        digest = testing::digest(number.into());
    }
    System::initialize(&number, &Default::default(), &digest);
    Evaluation::on_initialize(number);
    Authorship::on_finalize(number);
}

#[test]
fn emission_falls_by_its_decay_and_sets_out_anew_with_its_parameter() {
    stage(|| {
        set!(EmissionPerEpoch, 1_000);
        set!(EmissionDecay, percent(10));
        assert_eq!(emission(), EMISSION, "what has begun goes on as it began");
        assert_eq!(course(6), [1_000, 900, 810, 729, 656, 590]);
        // A new decay goes on from there, and so does the same parameter set again.
        set!(EmissionDecay, percent(5));
        set!(EmissionPerEpoch, 1_000);
        assert_eq!(course(2), [560, 532]);
        set!(EmissionPerEpoch, 500);
        assert_eq!(course(2), [500, 475]);
        set!(EmissionPerEpoch, 0);
        assert_eq!(course(2), [0, 0]);
        // Without a value, the default: a hundred TRIB, and of that what emission may begin with.
        let none = limits::Parameters::EmissionPerEpoch(limits::EmissionPerEpoch, None);
        Parameters::set_parameter(RuntimeOrigin::root(), RuntimeParameters::Evaluation(none)).unwrap();
        assert_eq!(course(2), [UNIT, UNIT / 100 * 95]);
    });
}

/// By root alone, and however it is decided: a vote, a batch, a value from beyond the bounds.
#[test]
fn a_block_emits_at_most_twice_and_at_least_half_of_what_it_did() {
    stage(|| {
        set!(EmissionPerEpoch, UNIT);
        until_epoch(2);
        let steps =
            [(u128::MAX, 2 * UNIT), (1_000_000 * UNIT - 1, 4 * UNIT), (3 * UNIT, 3 * UNIT), (0, 15 * UNIT / 10)];
        for (set, emitted) in steps {
            set!(EmissionPerEpoch, set);
            assert_eq!(course(3), [emitted; 3], "once, however long it stays set to {set}");
        }
        // Two values in one epoch are one step, of the later one.
        set!(EmissionPerEpoch, UNIT / 2);
        set!(EmissionPerEpoch, 100 * UNIT);
        assert_eq!(course(1), [3 * UNIT]);
        // From there on it may end.
        set!(EmissionPerEpoch, 0);
        assert_eq!(course(1), [15 * UNIT / 10]);
        set!(EmissionPerEpoch, 1);
        assert_eq!(course(1), [1]);
    });
}

/// A million TRIB in epochs of ten blocks: each is within its bounds.
#[test]
fn longer_epochs_and_more_emission_are_one_step_together() {
    stage(|| {
        set!(EmissionPerEpoch, UNIT);
        set!(EpochLength, 40);
        until_epoch(2);
        let paced = || (CurrentEpoch::<Runtime>::get().length, emission());
        assert_eq!(paced(), (40, UNIT));
        set!(EmissionPerEpoch, 40 * UNIT);
        assert_eq!(course(1), [2 * UNIT]);
        set!(EmissionPerEpoch, 1_000_000 * UNIT);
        set!(EpochLength, 10);
        next_epoch();
        assert_eq!(paced(), (10, UNIT), "4 TRIB would be twice as much in 40 blocks");
        // Longer epochs alone do not halve it more than once either.
        set!(EmissionPerEpoch, 2 * UNIT);
        next_epoch();
        set!(EpochLength, 100);
        next_epoch();
        assert_eq!(paced(), (100, 10 * UNIT), "half of 2 TRIB in 10 blocks");
        next_epoch();
        assert_eq!(paced(), (100, 10 * UNIT));
    });
}

#[test]
fn emission_is_divided_by_floors() {
    stage(|| {
        set!(EmissionPerEpoch, 10_030);
        next_epoch();
        // The halves of a planck that evaluators and the treasury lack are never created.
        let pots = Pots { assets: 6_018, evaluators: 2_507, treasury: 501, authors: 1_003 };
        assert_eq!(CurrentEpoch::<Runtime>::get().pots, pots);
        let parts = [percent(0), percent(1), percent(1), percent(98)];
        let [assets, evaluators, treasury, authors] = parts;
        set!(EmissionParts, EmissionSplit { assets, evaluators, treasury, authors });
        assert_eq!(CurrentEpoch::<Runtime>::get().pots, pots, "from the next epoch on");
        next_epoch();
        let pots = Pots { assets: 0, evaluators: 100, treasury: 100, authors: 9_829 };
        assert_eq!(CurrentEpoch::<Runtime>::get().pots, pots);
    });
}

#[test]
fn authors_are_paid_by_instalments_that_sum_to_their_pot() {
    stage(|| {
        set!(EmissionPerEpoch, 10_030);
        until_epoch(2);
        // The first block of the epoch had no author that is known: its instalment was the treasury's.
        let before = (free(DAVE), treasury());
        let mut paid = vec![];
        for _ in 1..LENGTH {
            let has = free(DAVE);
            begin_authored_block(Some(DAVE));
            said(Evaluated::AuthorRewarded { epoch: 2, author: DAVE, amount: free(DAVE) - has });
            paid.push(free(DAVE) - has);
        }
        // Differences of the floors of 100.3, 200.6, and so on.
        assert_eq!(paid, [100, 100, 101, 100, 100, 101, 100, 100, 101]);
        assert_eq!(free(DAVE) - before.0, 1_003 - 100);
        assert_eq!(treasury(), before.1);
        // The block in which the epoch ends is the next one's, and pays the treasury its part.
        begin_authored_block(Some(DAVE));
        assert_eq!((now(), free(DAVE) - before.0, treasury() - before.1), (3, 1_003, 501));
    });
}

#[test]
fn what_an_author_cannot_hold_is_the_treasurys() {
    stage(|| {
        set!(EmissionPerEpoch, 10_030);
        until_epoch(2);
        let before = treasury();
        begin_authored_block(Some(STRANGER));
        assert_eq!((free(STRANGER), treasury() - before), (0, 100));
        said(Evaluated::TreasuryRewarded { epoch: 2, amount: 100 });
        // And so it is without an author.
        begin_authored_block(None);
        assert_eq!(treasury() - before, 200);
        // What is enough to begin an account begins it.
        set!(EmissionPerEpoch, UNIT);
        until_epoch(3);
        begin_authored_block(Some(STRANGER));
        assert_eq!(free(STRANGER), UNIT / 100);
    });
}

#[test]
fn issuance_grows_by_what_was_allocated() {
    stage(|| {
        set!(EmissionPerEpoch, 10_030);
        until_epoch(2);
        let issuance = Balances::total_issuance();
        // Of an epoch without scores, the treasury's and the authors' parts: its first instalment is there already.
        until_epoch(3);
        assert_eq!(Balances::total_issuance() - issuance, 1_003 - 100 + 501 + 100);

        card().publish(ALICE);
        evaluator(CHARLIE, 0, &[(CHARLIE, 2_000)]);
        until_epoch(4);
        score(&[(CHARLIE, &[(0, 1)])]);
        until_epoch(6);
        let issuance = Balances::total_issuance();
        until_epoch(7);
        assert_eq!(Balances::total_issuance() - issuance, 1_003 + 501);
        // Everything there ever was for assets has been created now or waits, but for the epochs after the fourth, and
        // for what was more than 24 pots of the present size.
        let created: Balance = heard(|event| match event {
            Evaluated::EpochSettled { epoch: 4, assets, evaluators, rolled_over, .. } => {
                Some(assets + evaluators + rolled_over)
            }
            _ => None,
        })
        .iter()
        .sum();
        assert_eq!(created, 25 * 6_018 + 2_507);
    });
}

#[test]
fn an_asset_pot_without_scores_rolls_over() {
    stage(|| {
        let asset = card().publish(ALICE);
        evaluator(CHARLIE, 0, &[(CHARLIE, 2_000)]);
        until_settled(1);
        let rolled = |epoch, rolled_over| settled(epoch, [0, 0, rolled_over], 0);
        System::assert_has_event(rolled(0, 0));
        System::assert_has_event(rolled(1, 600_000));
        assert_eq!(RolledOver::<Runtime>::get(), 600_000);
        until_settled(2);
        System::assert_has_event(rolled(2, 1_200_000));

        // The next epoch with a consensus has as much of it as its own pot, and the evaluators the pot of that epoch
        // alone.
        assert_eq!(now(), 4);
        score(&[(CHARLIE, &[(0, 1)])]);
        score(&[(CHARLIE, &[(0, 1)])]);
        until_settled(5);
        System::assert_has_event(settled(4, [1_200_000, 250_000, 1_200_000], 1));
        System::assert_has_event(settled(5, [1_200_000, 250_000, 600_000], 0));
        assert_eq!(Registry::asset(asset).unwrap().lifetime, 2_400_000);
        assert_eq!(RolledOver::<Runtime>::get(), 600_000);
        no_page_failed();
    });
}

#[test]
fn scores_without_consensus_roll_over() {
    stage(|| {
        card().publish(ALICE);
        card().publish(ALICE);
        evaluator(CHARLIE, 0, &[(CHARLIE, 2_000)]);
        evaluator(DAVE, 0, &[(DAVE, 2_000)]);
        next_epoch();
        // Half is no majority.
        score(&[(CHARLIE, &[(0, 1)]), (DAVE, &[(1, 1)])]);
        until_settled(2);
        System::assert_has_event(settled(2, [0, 0, 1_200_000], 0));
        assert_eq!(Evaluation::scores(2, AssetId(0)).unwrap().outcome, Some((0, 0.into())));
        no_page_failed();
    });
}

#[test]
fn an_epochs_length_and_cap_are_those_that_it_began_with() {
    stage(|| {
        set!(EpochLength, 25);
        set!(EvaluatorStakeCap, percent(30));
        let first = CurrentEpoch::<Runtime>::get();
        assert_eq!((first.start, first.length, first.cap), (1, LENGTH, percent(100)));
        next_epoch();
        let second = CurrentEpoch::<Runtime>::get();
        assert_eq!((second.start, second.length, second.cap), (11, 25, percent(30)));
        said_started(2, 25);
        next_epoch();
        assert_eq!(CurrentEpoch::<Runtime>::get().start, 36);
        assert_eq!(Epochs::<Runtime>::get(2).unwrap().cap, percent(30));
    });
}

fn said_started(epoch: u32, length: u32) {
    System::assert_has_event(Evaluated::EpochStarted { epoch, blocks: length, emission: EMISSION }.into());
}

#[test]
fn an_epoch_begins_in_the_same_time_however_much_there_is() {
    let reads = |evaluators: u32| {
        let mut ext = pages::world(evaluators, 64);
        ext.execute_with(|| {
            pages::score_all(evaluators, 64);
            // The last block of the third epoch, all settled.
            let third = CurrentEpoch::<Runtime>::get();
            while System::block_number() + 1 < third.start + third.length {
                block();
            }
            System::reset_events();
        });
        let (reads, _) = pages::counted(&mut ext, begin_block);
        ext.execute_with(|| assert_eq!(now(), 4));
        reads
    };
    let few = reads(2);
    assert_eq!(reads(150), few);
    assert!(few <= 20, "{few} reads");
}

#[test]
fn an_epoch_is_settled_once_its_reveals_are_closed() {
    stage(|| {
        until_epoch(5);
        block();
        // The fourth epoch is being revealed.
        assert_eq!(NextToSettle::<Runtime>::get(), 4);
        no_page_failed();
    });
}
