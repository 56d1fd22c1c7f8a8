//! What one or two hostile accounts can do to votes and to the treasury, and what they cannot.

use crate::{
    governance::{approval, earn, poll, tally, vote, vote_tokens},
    helpers::*,
};
use frame_support::assert_ok;
use pallet_rewards::TotalEarned;
use tributary_runtime::{AccountId, Balance, Parameters, Runtime, RuntimeOrigin, RuntimeParameters, UNIT, parameters};

mod chamber {
    use super::*;
    use parameters::dynamic_params::governance::{ChamberQuorum, Parameters as Parameter};

    fn set_quorum(percent_of: u32) {
        let parameter = Parameter::ChamberQuorum(ChamberQuorum, Some(percent(percent_of)));
        let key_value = RuntimeParameters::Governance(parameter);
        assert_ok!(Parameters::set_parameter(RuntimeOrigin::root(), key_value));
    }

    /// Of 100 TRIB of voices ten have the whole quarter; who has less has less of it, in proportion.
    #[test]
    fn one_small_voice_moves_next_to_nothing() {
        untaxed(|| {
            for (who, amount) in [(ALICE, 97 * UNIT), (BOB, 2 * UNIT), (CHARLIE, UNIT)] {
                earn(who, amount);
            }
            assert_eq!(TotalEarned::<Runtime>::get(), 100 * UNIT);
            let poll = poll();
            vote_tokens(EVE, poll, true, 60 * UNIT);
            vote_tokens(FERDIE, poll, false, 40 * UNIT);
            assert_eq!(approval(poll), percent(60));
            // A tenth of the quorum: a fortieth of the approval, of which it is against all.
            vote(CHARLIE, poll, false);
            assert_eq!(
                approval(poll),
                parts(585_000_000),
                "it was 45 % when a voice of any size had the whole quarter"
            );
            // Two of them have what they have together, and no more.
            vote(BOB, poll, false);
            assert_eq!(approval(poll), parts(555_000_000));
            // From the quorum on the share is whole, and what was earned decides within it.
            vote(ALICE, poll, true);
            assert_eq!(tally(poll).contributor_ayes, 97 * UNIT);
            assert_eq!(approval(poll), parts(692_500_000), "three quarters of 60 %, and 97 of 100 of the quarter");
        });
    }

    /// What others earn while a vote goes on raises what it takes; the part of it stays as it was at submission.
    #[test]
    fn all_voices_are_those_of_the_moment_and_the_quorum_that_of_the_submission() {
        untaxed(|| {
            earn(ALICE, 10 * UNIT);
            let before = poll();
            set_quorum(0);
            let after = poll();
            assert_eq!([before, after].map(|poll| tally(poll).contributor_quorum), [percent(10), percent(0)]);
            for poll in [before, after] {
                vote(ALICE, poll, true);
                assert_eq!(approval(poll), percent(25), "all the voices there are");
            }
            // Then there are two hundred: ten of them are half of the quorum.
            earn(BOB, 190 * UNIT);
            assert_eq!([before, after].map(approval), [parts(125_000_000), percent(25)]);
        });
    }

    /// An account that makes itself many has neither more of the quorum nor more of the share.
    #[test]
    fn to_be_many_is_no_turnout() {
        let crowd: Vec<_> = (100..110).map(|byte| (AccountId::new([byte; 32]), START)).collect();
        let approvals = [1, 10].map(|count| {
            let mut approved = None;
            untaxed_with(&crowd, || {
                earn(ALICE, 190 * UNIT);
                let poll = poll();
                vote_tokens(EVE, poll, true, UNIT);
                for (who, _) in &crowd[..count] {
                    earn(who.clone(), 10 * UNIT / count as u128);
                    vote(who.clone(), poll, false);
                }
                approved = Some(approval(poll));
            });
            approved
        });
        assert_eq!(approvals, [Some(parts(875_000_000)); 2], "ten of two hundred, of which twenty are the quorum");
    }

    #[test]
    fn a_sum_that_is_not_that_of_the_voices_is_found() {
        untaxed(|| {
            earn(ALICE, UNIT);
            TotalEarned::<Runtime>::put(UNIT - 1);
            let found = tributary_runtime::Rewards::do_try_state().unwrap_err();
            assert_eq!(found, sp_runtime::DispatchError::Other("invariant 10: the sum of all voices is another"));
            TotalEarned::<Runtime>::put(UNIT);
        });
    }
}

mod queues {
    use super::*;
    use frame_support::assert_err;
    use pallet_governance::{HOURS, Origin, Tracks, track};
    use pallet_referenda::{
        DecidingCount, Event, ReferendumCount, ReferendumInfo, ReferendumInfoFor, TrackQueue, TracksInfo,
    };
    use tributary_runtime::{OriginCaller, Referenda, System, invariants};

    /// A referendum of the stranger's that wants to be decided.
    fn wanted(origin: impl Into<OriginCaller>) -> u32 {
        let poll = poll_of(origin);
        assert_ok!(Referenda::place_decision_deposit(signed(STRANGER), poll));
        poll
    }

    fn poll_of(origin: impl Into<OriginCaller>) -> u32 {
        use frame_support::traits::{StorePreimage, schedule::DispatchTime};
        let poll = ReferendumCount::<Runtime>::get();
        let proposal =
            tributary_runtime::Preimage::bound(frame_system::Call::remark { remark: vec![] }.into()).unwrap();
        let origin = Box::new(origin.into());
        assert_ok!(Referenda::submit(signed(STRANGER), origin, proposal, DispatchTime::After(0)));
        poll
    }

    /// Whether it is in decision, and whether it waits.
    fn state(poll: u32) -> (bool, bool) {
        match ReferendumInfoFor::<Runtime>::get(poll) {
            Some(ReferendumInfo::Ongoing(status)) => (status.deciding.is_some(), status.in_queue),
            other => panic!("referendum {poll} is not open: {other:?}"),
        }
    }

    fn nudge(poll: u32) {
        assert_ok!(Referenda::nudge_referendum(RuntimeOrigin::root(), poll));
    }

    fn with_a_stranger(case: impl FnOnce()) {
        untaxed_with(&[(STRANGER, 1_000_000 * UNIT)], || {
            set_deposit_percent(Some(1));
            case();
        });
    }

    /// Three are decided at once, a hundred wait, and the first of them is still there.
    #[test]
    fn a_hundred_and_three_referenda_of_root_are_all_kept() {
        with_a_stranger(|| {
            let polls: Vec<_> = (0..103).map(|_| wanted(frame_system::RawOrigin::Root)).collect();
            System::set_block_number(System::block_number() + HOURS);
            polls.iter().for_each(|poll| nudge(*poll));
            let decided = polls.iter().filter(|poll| state(**poll) == (true, false)).count();
            let waiting = polls.iter().filter(|poll| state(**poll) == (false, true)).count();
            assert_eq!((decided, waiting, TrackQueue::<Runtime>::get(track::ROOT).len()), (3, 100, 100));
            in_order();
            // Whoever has votes is next, wherever it stood.
            vote_tokens(ALICE, 50, true, 10 * UNIT);
            nudge(50);
            assert_ok!(Referenda::cancel(RuntimeOrigin::root(), 0));
            assert_ok!(Referenda::one_fewer_deciding(RuntimeOrigin::root(), track::ROOT));
            assert_eq!(state(50), (true, false));
        });
    }

    /// Of what stops a fraud or a referendum there are places for whoever has a deposit.
    #[test]
    fn strangers_keep_no_freeze_waiting() {
        with_a_stranger(|| {
            for origin in [Origin::Curator, Origin::Canceller, Origin::Killer] {
                let polls: Vec<_> = (0..50).map(|_| wanted(origin)).collect();
                System::set_block_number(System::block_number() + HOURS);
                polls.iter().for_each(|poll| nudge(*poll));
                assert!(polls.iter().all(|poll| state(*poll) == (true, false)), "{origin:?}");
            }
            for track in [track::CURATION, track::CANCELLER, track::KILLER] {
                let info = Tracks::<Runtime>::info(track).unwrap();
                // At what deposits are without this test's hundredth of them.
                let all = Balance::from(info.max_deciding) * info.decision_deposit * 100;
                assert!(all >= 100_000 * UNIT, "{}: {all}", info.max_deciding);
            }
        });
    }

    /// Who would have to drop out of a full queue, or would not get into it, is decided beside the others.
    #[test]
    fn nobody_drops_out_of_a_queue_that_is_full() {
        with_a_stranger(|| {
            let track = track::SMALL_TREASURER;
            let places = || Tracks::<Runtime>::info(track).unwrap().max_deciding;
            let most = <Runtime as pallet_referenda::Config>::MaxQueued::get();
            assert!(most >= 2_000, "it takes as many deposits");
            DecidingCount::<Runtime>::insert(track, places());
            // All but one of those who can wait, with more ayes than the next.
            let waiting: Vec<_> = (1..most).map(|index| (1_000_000 + index, 5)).collect();
            TrackQueue::<Runtime>::insert(track, frame_support::BoundedVec::truncate_from(waiting));
            let [last, one_more, another] = [(); 3].map(|()| wanted(Origin::SmallTreasurer));
            System::set_block_number(System::block_number() + HOURS);
            assert_eq!(places(), 20);
            nudge(last);
            assert_eq!(state(last), (false, true));
            assert_eq!(TrackQueue::<Runtime>::get(track).len() as u32, most);
            assert_eq!(places(), u32::MAX);
            // With votes, which would have displaced the last one, and without.
            vote_tokens(ALICE, one_more, true, 10 * UNIT);
            for poll in [one_more, another] {
                nudge(poll);
                assert_eq!(state(poll), (true, false));
                said_by_referenda(poll);
            }
            assert_eq!(DecidingCount::<Runtime>::get(track), 22);
            let queue = TrackQueue::<Runtime>::get(track);
            assert_eq!((queue.len() as u32, queue[0]), (most, (last, 0)));
            in_order();
            // As soon as one is through, the next comes from the queue, and the track has its places again.
            assert_ok!(Referenda::one_fewer_deciding(RuntimeOrigin::root(), track));
            assert_eq!(places(), 20);
        });
    }

    fn said_by_referenda(poll: u32) {
        let started = System::events().into_iter().any(|record| {
            matches!(
                record.event,
                tributary_runtime::RuntimeEvent::Referenda(Event::DecisionStarted { index, .. }) if index == poll
            )
        });
        assert!(started, "the decision on {poll} began");
    }

    #[test]
    fn one_that_waits_and_is_in_no_queue_is_found() {
        with_a_stranger(|| {
            DecidingCount::<Runtime>::insert(track::ROOT, 3);
            let poll = wanted(frame_system::RawOrigin::Root);
            System::set_block_number(System::block_number() + HOURS);
            nudge(poll);
            in_order();
            let queue = TrackQueue::<Runtime>::take(track::ROOT);
            assert_err!(invariants::check(), "invariant 10: a referendum waits and is in no queue");
            TrackQueue::<Runtime>::insert(track::ROOT, queue);
        });
    }
}

mod treasury {
    use super::*;
    use frame_support::traits::{StorePreimage, schedule::DispatchTime};
    use pallet_governance::{BUDGET_DAYS, DAYS, Origin, TreasurersSpent};
    use pallet_referenda::ReferendumCount;
    use pallet_treasury::SpendCount;
    use parameters::dynamic_params::governance::{Parameters as Parameter, TreasurersShare};
    use sp_runtime::{DispatchError, traits::Dispatchable};
    use tributary_runtime::{Balance, Balances, Governance, OriginCaller, Preimage, RuntimeCall, System, Treasury};

    const REFUSED: pallet_treasury::Error<Runtime> = pallet_treasury::Error::<Runtime>::InsufficientPermission;

    fn order(amount: Balance) -> RuntimeCall {
        let beneficiary = Box::new(CHARLIE.into());
        pallet_treasury::Call::<Runtime>::spend { asset_kind: Box::new(()), amount, beneficiary, valid_from: None }
            .into()
    }

    /// In a storage layer and a context of its own, as the scheduler makes it.
    fn spend(origin: impl Into<RuntimeOrigin>, amount: Balance) -> Result<(), DispatchError> {
        order(amount).dispatch(origin.into()).map(drop).map_err(|error| error.error)
    }

    fn root() -> RuntimeOrigin {
        RuntimeOrigin::root()
    }

    /// The first block of a day.
    fn day(day: u32) {
        System::set_block_number(day * DAYS);
    }

    /// The treasury holds 20,000 TRIB, of which 1,000 are what treasurers may spend in thirty days.
    fn with_a_treasury(case: impl FnOnce()) {
        world_with(&[(STRANGER, 1_000_000 * UNIT)], || {
            let treasury = Treasury::account_id();
            assert_ok!(Balances::transfer_allow_death(signed(STRANGER), treasury.into(), 20_000 * UNIT));
            assert_eq!(Governance::left_to_treasurers(), 1_000 * UNIT);
            case();
        });
    }

    /// However many decisions there are, on both tracks, in any thirty days.
    #[test]
    fn both_treasurers_together_have_a_twentieth_of_it_in_thirty_days() {
        with_a_treasury(|| {
            assert_ok!(spend(Origin::SmallTreasurer, 600 * UNIT));
            day(10);
            assert_eq!(Governance::left_to_treasurers(), 400 * UNIT);
            assert_eq!(spend(Origin::SmallTreasurer, 400 * UNIT + 1), Err(REFUSED.into()));
            assert_eq!(spend(Origin::BigTreasurer, 400 * UNIT + 1), Err(REFUSED.into()));
            assert_eq!(Governance::left_to_treasurers(), 400 * UNIT, "what is refused is not counted");
            assert_ok!(spend(Origin::BigTreasurer, 300 * UNIT));
            assert_ok!(spend(Origin::SmallTreasurer, 100 * UNIT));
            assert_eq!(TreasurersSpent::<Runtime>::get().to_vec(), [(0, 600 * UNIT), (10, 400 * UNIT)]);
            for today in [10, 29, BUDGET_DAYS] {
                day(today);
                for origin in [Origin::SmallTreasurer, Origin::BigTreasurer] {
                    assert_eq!(spend(origin, 1), Err(REFUSED.into()), "on day {today}");
                    assert_ok!(spend(origin, 0));
                }
            }
            // Thirty whole days lie in between.
            day(31);
            assert_eq!(Governance::left_to_treasurers(), 600 * UNIT);
            assert_eq!(spend(Origin::BigTreasurer, 600 * UNIT + 1), Err(REFUSED.into()));
            assert_ok!(spend(Origin::BigTreasurer, 600 * UNIT));
            day(40);
            assert_eq!(Governance::left_to_treasurers(), 0);
            day(41);
            assert_eq!(Governance::left_to_treasurers(), 400 * UNIT);
            day(1_000);
            assert_eq!(Governance::left_to_treasurers(), 1_000 * UNIT);
            assert_ok!(spend(Origin::BigTreasurer, UNIT));
            assert_eq!(TreasurersSpent::<Runtime>::get().to_vec(), [(1_000, UNIT)], "what is over is forgotten");
        });
    }

    #[test]
    fn root_spends_beside_that_and_it_is_of_what_is_left() {
        with_a_treasury(|| {
            assert_ok!(spend(root(), 10_000 * UNIT));
            assert_eq!(Governance::left_to_treasurers(), 1_000 * UNIT, "it is not paid yet, nor counted");
            assert_ok!(Treasury::payout(signed(ALICE), 0));
            assert_eq!(Governance::left_to_treasurers(), 500 * UNIT);
            assert_ok!(spend(Origin::BigTreasurer, 500 * UNIT));
            assert_eq!(spend(Origin::SmallTreasurer, 1), Err(REFUSED.into()));
            let none = Parameter::TreasurersShare(TreasurersShare, Some(percent(0)));
            assert_ok!(Parameters::set_parameter(root(), RuntimeParameters::Governance(none)));
            assert_eq!(Governance::left_to_treasurers(), 0);
            assert_ok!(spend(root(), 10_000 * UNIT));
        });
    }

    /// What a batch spends counts together, call by call; what of it is refused does not.
    #[test]
    fn a_batch_is_no_way_round_it() {
        with_a_treasury(|| {
            let batch = |amounts: &[Balance]| amounts.iter().map(|amount| order(*amount)).collect::<Vec<_>>();
            let force =
                pallet_utility::Call::<Runtime>::force_batch { calls: batch(&[600 * UNIT, 401 * UNIT, 400 * UNIT]) };
            assert_ok!(RuntimeCall::from(force).dispatch(Origin::BigTreasurer.into()));
            assert_eq!((SpendCount::<Runtime>::get(), Governance::left_to_treasurers()), (2, 0));
            day(31);
            let all = pallet_utility::Call::<Runtime>::batch_all { calls: batch(&[600 * UNIT, 401 * UNIT]) };
            let refused = RuntimeCall::from(all).dispatch(Origin::BigTreasurer.into()).unwrap_err();
            assert_eq!(refused.error, REFUSED.into());
            assert_eq!((SpendCount::<Runtime>::get(), Governance::left_to_treasurers()), (2, 1_000 * UNIT));
        });
    }

    fn submit(origin: impl Into<OriginCaller>, call: RuntimeCall) -> Result<(), DispatchError> {
        let proposal = Preimage::bound(call).unwrap();
        let submit = pallet_referenda::Call::<Runtime>::submit {
            proposal_origin: Box::new(origin.into()),
            proposal,
            enactment_moment: DispatchTime::After(0),
        };
        RuntimeCall::from(submit).dispatch(signed(ALICE)).map(drop).map_err(|error| error.error)
    }

    /// Where the proposal shows it, a spend over its track's limit does not cost a vote.
    #[test]
    fn a_spend_over_its_tracks_limit_is_not_proposed() {
        with_a_treasury(|| {
            let filtered = Err(frame_system::Error::<Runtime>::CallFiltered.into());
            for (origin, limit) in [(Origin::SmallTreasurer, 1_000 * UNIT), (Origin::BigTreasurer, 100_000 * UNIT)] {
                assert_eq!(submit(origin, order(limit + 1)), filtered);
                // Two that are only together too much.
                let calls = vec![order(limit), order(1)];
                let batch = pallet_utility::Call::<Runtime>::batch_all { calls: calls.clone() };
                assert_eq!(submit(origin, batch.into()), filtered);
                let nested = pallet_utility::Call::<Runtime>::force_batch {
                    calls: vec![pallet_utility::Call::<Runtime>::batch { calls }.into()],
                };
                assert_eq!(submit(origin, nested.into()), filtered);
                assert_ok!(submit(origin, order(limit)));
            }
            assert_eq!(ReferendumCount::<Runtime>::get(), 2);
            // Root may spend all, and of others the treasury says that they may not.
            assert_ok!(submit(frame_system::RawOrigin::Root, order(Balance::MAX)));
            assert_ok!(submit(Origin::ParameterAdmin, order(1)));
        });
    }
}
