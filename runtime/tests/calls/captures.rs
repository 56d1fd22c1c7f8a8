//! What a few hostile accounts can do to votes, and what they cannot: the cases of the documentation's page on security.

use crate::{
    governance::{approval, earn, poll, tally, vote, vote_tokens},
    helpers::*,
};
use frame_support::assert_ok;
use pallet_rewards::TotalEarned;
use tributary_runtime::{AccountId, Parameters, Runtime, RuntimeOrigin, RuntimeParameters, UNIT, parameters};

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
