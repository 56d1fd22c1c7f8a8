//! The contributors' chamber and proposals on parameters: every refusal, and what votes do to a tally. The treasury has
//! no part of payments here.

use crate::helpers::*;
use frame_support::{
    assert_ok,
    dispatch::Pays,
    traits::{StorePreimage, VoteTally, schedule::DispatchTime},
};
use pallet_conviction_voting::{AccountVote, Conviction, Vote};
use pallet_governance::{ContributorShares, ContributorVotes, Origin, TallyOf, TrackId, track};
use pallet_referenda::{ReferendumCount, ReferendumInfo, ReferendumInfoFor};
use pallet_rewards::{Earned, OwnPayments, TotalEarned};
use sp_runtime::{DispatchError, Perbill, traits::Dispatchable};
use tributary_primitives::{AssetId, Class, ContributorVote, MAX_BATCH, PoolId};
use tributary_runtime::{
    AccountId, Balance, Balances, ConvictionVoting, Governance, OriginCaller, Parameters, Preimage, Referenda,
    Registry, Rewards, Runtime, RuntimeCall, RuntimeOrigin, RuntimeParameters, UNIT,
    parameters::dynamic_params::{contributions, evaluation, governance, registry},
};

type Error = pallet_governance::Error<Runtime>;
type Event = pallet_governance::Event<Runtime>;
type Votes = TallyOf<Runtime>;

pub const REFUSALS: &[fn()] = &[
    only_accounts_call,
    a_parameter_out_of_bounds_is_not_proposed,
    a_vote_is_on_an_open_referendum,
    a_vote_needs_a_chamber,
    a_vote_needs_a_voice,
    nobody_removes_what_it_did_not_vote,
    a_poll_is_cleaned_up_when_it_is_over,
    voices_that_do_not_fit_are_refused,
];

/// Submits a referendum that does nothing, to end as `origin`.
pub fn poll_as(origin: impl Into<OriginCaller>) -> u32 {
    let poll = ReferendumCount::<Runtime>::get();
    let proposal = Preimage::bound(frame_system::Call::remark { remark: vec![] }.into()).unwrap();
    let enactment = DispatchTime::After(0);
    assert_ok!(Referenda::submit(signed(FERDIE), Box::new(origin.into()), proposal, enactment));
    poll
}

/// A referendum on the track of the parameters.
pub fn poll() -> u32 {
    poll_as(Origin::ParameterAdmin)
}

pub fn tally(poll: u32) -> Votes {
    match ReferendumInfoFor::<Runtime>::get(poll) {
        Some(ReferendumInfo::Ongoing(status)) => status.tally,
        other => panic!("referendum {poll} is not open: {other:?}"),
    }
}

pub fn approval(poll: u32) -> Perbill {
    tally(poll).approval(track::PARAMETERS)
}

fn contributors(poll: u32) -> (Balance, Balance) {
    let tally = tally(poll);
    (tally.contributor_ayes, tally.contributor_nays)
}

/// Pays `who` this much from a data pool of an asset of its own.
pub fn earn(who: AccountId, amount: Balance) -> AssetId {
    let asset = dataset_of(std::slice::from_ref(&who));
    fund(FERDIE, asset, amount);
    assert_ok!(Rewards::claim(signed(who), PoolId::Data(asset)));
    asset
}

/// A published dataset of Ferdie's, whose income is that of these contributors alone.
fn dataset_of(contributors: &[AccountId]) -> AssetId {
    let asset = Card { split: split(0, 100, 0), ..card() }.open(FERDIE);
    for who in contributors {
        contribute_weight(who.clone(), asset, Class::Data, 1);
    }
    publish(FERDIE, asset);
    asset
}

fn voice(who: AccountId) -> Balance {
    Governance::voice(who)
}

pub fn vote(who: AccountId, poll: u32, aye: bool) {
    assert_ok!(Governance::contributor_vote(signed(who), poll, aye));
}

pub fn vote_tokens(who: AccountId, poll: u32, aye: bool, balance: Balance) {
    let vote = AccountVote::Standard { vote: Vote { aye, conviction: Conviction::Locked1x }, balance };
    assert_ok!(ConvictionVoting::vote(signed(who), poll, vote));
}

fn royalty_sum(value: Option<Perbill>) -> RuntimeParameters {
    RuntimeParameters::Registry(registry::Parameters::MaxRoyaltySum(registry::MaxRoyaltySum, value))
}

fn share_of_all(share: Perbill) -> RuntimeParameters {
    RuntimeParameters::Governance(governance::Parameters::ContributorShare(
        governance::ContributorShare,
        Some(ContributorShares::all(share)),
    ))
}

fn set_share(share: Perbill) {
    assert_ok!(Parameters::set_parameter(RuntimeOrigin::root(), share_of_all(share)));
}

#[test]
fn only_accounts_call() {
    untaxed(|| {
        let poll = poll();
        for origin in [RuntimeOrigin::root, RuntimeOrigin::none, || Origin::ParameterAdmin.into()] {
            let enactment = DispatchTime::After(0);
            refuse!(Governance::propose_parameter(origin(), royalty_sum(None), enactment), DispatchError::BadOrigin);
            refuse!(Governance::contributor_vote(origin(), poll, true), DispatchError::BadOrigin);
            refuse!(Governance::remove_contributor_vote(origin(), poll), DispatchError::BadOrigin);
            refuse!(Governance::cleanup_poll(origin(), poll, 1), DispatchError::BadOrigin);
        }
    });
}

/// Proposes it and answers the track that it came to.
fn propose(key_value: RuntimeParameters) -> TrackId {
    let poll = ReferendumCount::<Runtime>::get();
    let before = Balances::reserved_balance(ALICE);
    assert_ok!(Governance::propose_parameter(signed(ALICE), key_value.clone(), DispatchTime::After(7)));
    assert_eq!(Balances::reserved_balance(ALICE) - before, 10 * UNIT);
    let Some(ReferendumInfo::Ongoing(status)) = ReferendumInfoFor::<Runtime>::get(poll) else { panic!("not open") };
    assert_eq!(status.enactment, DispatchTime::After(7));
    let call = RuntimeCall::from(pallet_parameters::Call::set_parameter { key_value: key_value.clone() });
    assert_eq!(status.proposal, Preimage::bound(call).unwrap());
    assert!(status.proposal.lookup_hash().is_none(), "it needs no preimage");
    let key = frame_support::traits::dynamic_params::AggregatedKeyValue::into_parts(key_value).0;
    said(Event::ParameterProposed { index: poll, track: status.track, key });
    status.track
}

#[test]
fn a_parameter_is_proposed_to_those_who_decide_on_it() {
    untaxed(|| {
        assert_eq!(propose(royalty_sum(Some(percent(95)))), track::PARAMETERS);
        assert_eq!(propose(royalty_sum(None)), track::PARAMETERS, "back to its default");
        let deposit = contributions::Parameters::ContributionDepositBase(
            contributions::ContributionDepositBase,
            Some(1_000 * UNIT),
        );
        assert_eq!(propose(RuntimeParameters::Contributions(deposit)), track::PARAMETERS);
        let length = evaluation::Parameters::EpochLength(evaluation::EpochLength, Some(10));
        assert_eq!(propose(RuntimeParameters::Evaluation(length)), track::ROOT, "and so is emission");
        let stake = evaluation::Parameters::MinStake(evaluation::MinStake, Some(2 * UNIT));
        assert_eq!(propose(RuntimeParameters::Evaluation(stake)), track::PARAMETERS);
        assert_eq!(propose(share_of_all(percent(50))), track::ROOT, "how governance works is decided the hard way");
    });
}

#[test]
fn a_parameter_out_of_bounds_is_not_proposed() {
    untaxed(|| {
        let beyond = [
            royalty_sum(Some(parts(950_000_001))),
            RuntimeParameters::Evaluation(evaluation::Parameters::EpochLength(evaluation::EpochLength, Some(9))),
            share_of_all(parts(500_000_001)),
        ];
        for key_value in beyond {
            let call = RuntimeCall::from(pallet_parameters::Call::set_parameter { key_value: key_value.clone() });
            let enactment = DispatchTime::After(0);
            refuse!(Governance::propose_parameter(signed(ALICE), key_value, enactment), Error::OutOfBounds);
            // Nor is it without our call, on whatever track, when the proposal can be seen.
            for origin in [Origin::ParameterAdmin.into(), frame_system::RawOrigin::Root.into()] {
                let submit = pallet_referenda::Call::<Runtime>::submit {
                    proposal_origin: Box::new(origin),
                    proposal: Preimage::bound(call.clone()).unwrap(),
                    enactment_moment: DispatchTime::After(0),
                };
                let refused = RuntimeCall::from(submit).dispatch(signed(ALICE)).unwrap_err().error;
                assert_eq!(refused, frame_system::Error::<Runtime>::CallFiltered.into());
            }
        }
        assert_eq!(ReferendumCount::<Runtime>::get(), 0);
    });
}

#[test]
fn governances_own_parameters_have_their_bounds_and_are_roots() {
    use governance::{Parameters as Parameter, *};
    untaxed(|| {
        let call = |parameter: Parameter| {
            RuntimeCall::from(pallet_parameters::Call::set_parameter {
                key_value: RuntimeParameters::Governance(parameter),
            })
        };
        let within = |parameter: Parameter| {
            tributary_runtime::parameters::is_within_bounds(&RuntimeParameters::Governance(parameter))
        };
        for (value, fine) in [(0, true), (50, true), (51, false), (100, false)] {
            for shares in [
                ContributorShares { root: percent(value), ..ContributorShares::all(percent(0)) },
                ContributorShares { parameters: percent(value), ..ContributorShares::all(percent(0)) },
                ContributorShares { curation: percent(value), ..ContributorShares::all(percent(0)) },
            ] {
                assert_eq!(within(Parameter::ContributorShare(ContributorShare, Some(shares))), fine);
            }
        }
        for (value, fine) in [(0, false), (1, true), (10_000, true), (10_001, false)] {
            assert_eq!(within(Parameter::DepositPercent(DepositPercent, Some(value))), fine);
        }
        for (value, fine) in [(0, true), (10_000 * UNIT, true), (10_000 * UNIT + 1, false)] {
            assert_eq!(within(Parameter::SmallSpendLimit(SmallSpendLimit, Some(value))), fine);
        }
        for (value, fine) in [(0, true), (1_000_000 * UNIT, true), (1_000_000 * UNIT + 1, false)] {
            assert_eq!(within(Parameter::BigSpendLimit(BigSpendLimit, Some(value))), fine);
        }
        for value in [0, 100] {
            assert!(within(Parameter::FeesToTreasury(FeesToTreasury, Some(percent(value)))));
        }

        let fine = || call(Parameter::DepositPercent(DepositPercent, Some(5)));
        for origin in [signed(ALICE), RuntimeOrigin::none(), Origin::ParameterAdmin.into(), Origin::Killer.into()] {
            refuse!(fine().dispatch(origin), DispatchError::BadOrigin);
        }
        assert_ok!(fine().dispatch(RuntimeOrigin::root()));
    });
}

#[test]
fn a_vote_is_on_an_open_referendum() {
    untaxed(|| {
        earn(ALICE, 5 * UNIT);
        refuse!(Governance::contributor_vote(signed(ALICE), 0, true), Error::NotOngoing);
        let poll = poll();
        vote(ALICE, poll, true);
        assert_ok!(Referenda::cancel(Origin::Canceller.into(), poll));
        refuse!(Governance::contributor_vote(signed(ALICE), poll, true), Error::NotOngoing);
    });
}

#[test]
fn a_vote_needs_a_chamber() {
    untaxed(|| {
        earn(ALICE, 5 * UNIT);
        for origin in [Origin::SmallTreasurer, Origin::BigTreasurer, Origin::Canceller, Origin::Killer] {
            let poll = poll_as(origin);
            assert_eq!(tally(poll).contributor_share, percent(0));
            refuse!(Governance::contributor_vote(signed(ALICE), poll, true), Error::NoChamber);
        }
        for origin in [Origin::ParameterAdmin, Origin::Curator] {
            vote(ALICE, poll_as(origin), true);
        }
        vote(ALICE, poll_as(frame_system::RawOrigin::Root), false);
        // A share of nothing is no chamber either.
        set_share(percent(0));
        let poll = poll();
        refuse!(Governance::contributor_vote(signed(ALICE), poll, true), Error::NoChamber);
    });
}

#[test]
fn a_referendum_ends_by_the_share_that_it_began_with() {
    untaxed(|| {
        earn(ALICE, 5 * UNIT);
        let before = poll();
        set_share(percent(50));
        let after = poll();
        for poll in [before, after] {
            vote(ALICE, poll, false);
            vote_tokens(BOB, poll, true, 10 * UNIT);
        }
        assert_eq!([approval(before), approval(after)], [percent(75), percent(50)]);
        // What root could set beyond the bounds does not count beyond them.
        set_share(percent(100));
        assert_eq!(tally(poll()).contributor_share, percent(50));
    });
}

#[test]
fn a_vote_needs_a_voice() {
    untaxed(|| {
        let poll = poll();
        refuse!(Governance::contributor_vote(signed(ALICE), poll, true), Error::NoVoice);
        // Neither what a steward earns nor what is owed and was not claimed is one.
        let asset = Card { split: split(50, 50, 0), ..card() }.open(ALICE);
        contribute_weight(BOB, asset, Class::Data, 1);
        publish(ALICE, asset);
        fund(FERDIE, asset, 10 * UNIT);
        assert_ok!(Rewards::claim(signed(ALICE), PoolId::Steward(asset)));
        for who in [ALICE, BOB] {
            assert_eq!(voice(who.clone()), 0);
            refuse!(Governance::contributor_vote(signed(who), poll, true), Error::NoVoice);
        }
        assert_ok!(Rewards::claim_for(signed(ALICE), PoolId::Data(asset), BOB));
        assert_eq!(voice(BOB), 5 * UNIT, "whoever claims it for the account");
        vote(BOB, poll, true);
    });
}

#[test]
fn a_voice_is_what_was_claimed_from_data_and_compute() {
    untaxed(|| {
        let asset = Card { split: split(10, 40, 50), ..card() }.open(ALICE);
        contribute_weight(ALICE, asset, Class::Data, 1);
        contribute_weight(ALICE, asset, Class::Compute, 1);
        contribute_weight(BOB, asset, Class::Compute, 1);
        publish(ALICE, asset);
        fund(FERDIE, asset, 100 * UNIT);
        assert_ok!(Rewards::claim_many(signed(ALICE), PoolId::of(asset).to_vec()));
        assert_eq!(voice(ALICE), 65 * UNIT, "40 of data and 25 of compute, not the steward's 10");
        fund(FERDIE, asset, 100 * UNIT);
        assert_ok!(Rewards::claim(signed(ALICE), PoolId::Data(asset)));
        assert_eq!(voice(ALICE), 105 * UNIT);
        assert_eq!(voice(BOB), 0);
    });
}

#[test]
fn what_an_account_grants_to_itself_gives_it_no_voice() {
    untaxed(|| {
        let asset = dataset_of(&[ALICE, BOB]);
        fund(ALICE, asset, 30 * UNIT);
        assert_ok!(Rewards::claim(signed(ALICE), PoolId::Data(asset)));
        assert_eq!(voice(ALICE), 0);
        assert_eq!(OwnPayments::<Runtime>::get(ALICE, asset), 15 * UNIT, "half of it went to Bob");
        assert_ok!(Rewards::claim(signed(BOB), PoolId::Data(asset)));
        assert_eq!(voice(BOB), 15 * UNIT, "to him it is income");
        // The other half is set off against what others pay.
        fund(CHARLIE, asset, 40 * UNIT);
        assert_ok!(Rewards::claim(signed(ALICE), PoolId::Data(asset)));
        assert_eq!(voice(ALICE), 5 * UNIT);
        assert!(!OwnPayments::<Runtime>::contains_key(ALICE, asset));
        // Grants to other assets are no business of this one.
        let other = dataset_of(&[DAVE]);
        fund(ALICE, other, 10 * UNIT);
        fund(CHARLIE, asset, 40 * UNIT);
        assert_ok!(Rewards::claim(signed(ALICE), PoolId::Data(asset)));
        assert_eq!(voice(ALICE), 25 * UNIT);
    });
}

#[test]
fn what_an_account_pays_to_itself_for_use_or_training_gives_it_no_voice() {
    untaxed(|| {
        let asset = Card { terms: terms(UNIT, 2 * UNIT, 0), split: split(0, 100, 0), ..card() }.open(ALICE);
        contribute_weight(ALICE, asset, Class::Data, 1);
        publish(ALICE, asset);
        assert_ok!(Registry::use_asset(signed(ALICE), asset, 5, 5 * UNIT));
        built_from(&[(asset, 0)]).publish(ALICE);
        assert_eq!(OwnPayments::<Runtime>::get(ALICE, asset), 7 * UNIT);
        assert_ok!(Rewards::claim(signed(ALICE), PoolId::Data(asset)));
        assert_eq!(voice(ALICE), 0);
        // Another's use is income, and leaves no record: it has no part in what the asset pays.
        assert_ok!(Registry::use_asset(signed(BOB), asset, 3, 3 * UNIT));
        assert!(!OwnPayments::<Runtime>::contains_key(BOB, asset));
        assert_ok!(Rewards::claim(signed(ALICE), PoolId::Data(asset)));
        assert_eq!(voice(ALICE), 3 * UNIT);
    });
}

#[test]
fn what_is_granted_before_contributing_is_set_off_as_well() {
    untaxed(|| {
        let asset = Card { split: split(0, 100, 0), ..card() }.open(FERDIE);
        fund(ALICE, asset, 4 * UNIT);
        contribute_weight(ALICE, asset, Class::Data, 1);
        publish(FERDIE, asset);
        assert_ok!(Rewards::claim(signed(ALICE), PoolId::Data(asset)));
        assert_eq!(voice(ALICE), 0);
        assert!(!OwnPayments::<Runtime>::contains_key(ALICE, asset));
    });
}

/// To be many gives nothing: the same income gives the same votes, however many accounts it goes to.
#[test]
fn a_sybil_gains_nothing() {
    untaxed(|| {
        let crowd: Vec<_> = (100..110).map(|id| AccountId::new([id; 32])).collect();
        for who in &crowd {
            assert_ok!(Balances::transfer_keep_alive(signed(EVE), who.clone().into(), UNIT));
        }
        earn(ALICE, 30 * UNIT);
        let asset = dataset_of(&crowd);
        fund(EVE, asset, 30 * UNIT);
        let (one, many) = (poll(), poll());
        vote(ALICE, one, true);
        for who in crowd {
            assert_ok!(Rewards::claim(signed(who.clone()), PoolId::Data(asset)));
            vote(who, many, true);
        }
        assert_eq!(contributors(one), (30 * UNIT, 0));
        assert_eq!(contributors(many), contributors(one));
        for poll in [one, many] {
            vote_tokens(BOB, poll, false, 10 * UNIT);
        }
        assert_eq!([approval(one), approval(many)], [percent(25); 2]);
    });
}

#[test]
fn a_vote_counts_what_was_earned_when_it_was_cast() {
    untaxed(|| {
        let asset = earn(ALICE, 7 * UNIT);
        earn(BOB, 3 * UNIT);
        let poll = poll();
        vote(ALICE, poll, true);
        said(Event::ContributorVoted { poll, who: ALICE, aye: true, voice: 7 * UNIT });
        vote(BOB, poll, false);
        assert_eq!(contributors(poll), (7 * UNIT, 3 * UNIT));

        // What is earned later counts when the vote is cast again, and no planck of the earlier one is left.
        fund(FERDIE, asset, 2 * UNIT);
        assert_ok!(Rewards::claim(signed(ALICE), PoolId::Data(asset)));
        assert_eq!(contributors(poll), (7 * UNIT, 3 * UNIT));
        in_order();
        vote(ALICE, poll, true);
        assert_eq!(contributors(poll), (9 * UNIT, 3 * UNIT));
        vote(ALICE, poll, false);
        assert_eq!(contributors(poll), (0, 12 * UNIT));
        assert_eq!(Governance::contributor_vote_of(poll, ALICE), Some(ContributorVote { aye: false, voice: 9 * UNIT }));

        assert_ok!(Governance::remove_contributor_vote(signed(ALICE), poll));
        said(Event::ContributorVoteRemoved { poll, who: ALICE, voice: 9 * UNIT });
        assert_eq!(contributors(poll), (0, 3 * UNIT));
        assert_eq!(Governance::contributor_vote_of(poll, ALICE), None);
    });
}

#[test]
fn tokens_and_contributors_do_not_disturb_each_other() {
    untaxed(|| {
        earn(ALICE, 7 * UNIT);
        let poll = poll();
        vote_tokens(BOB, poll, true, 20 * UNIT);
        vote(ALICE, poll, false);
        vote_tokens(CHARLIE, poll, false, 5 * UNIT);
        let none = Conviction::None;
        assert_ok!(ConvictionVoting::delegate(signed(DAVE), track::PARAMETERS, BOB.into(), none, 10 * UNIT));
        let now = tally(poll);
        assert_eq!((now.ayes, now.nays, now.support), (21 * UNIT, 5 * UNIT, 30 * UNIT));
        assert_eq!(contributors(poll), (0, 7 * UNIT));
        assert_eq!(now.approval(track::PARAMETERS), parts(605_769_230), "3/4 of 21/26");
        // A token vote that is refused changes neither.
        let split = AccountVote::Split { aye: UNIT, nay: UNIT };
        refuse!(
            ConvictionVoting::vote(signed(DAVE), poll, split),
            pallet_conviction_voting::Error::<Runtime>::AlreadyDelegating
        );
        assert_eq!(tally(poll), now);
        assert_ok!(ConvictionVoting::undelegate(signed(DAVE), track::PARAMETERS));
        assert_ok!(ConvictionVoting::remove_vote(signed(BOB), None, poll));
        let now = tally(poll);
        assert_eq!((now.ayes, now.nays, now.support), (0, 5 * UNIT, 0));
        assert_eq!(contributors(poll), (0, 7 * UNIT));
    });
}

#[test]
fn nobody_removes_what_it_did_not_vote() {
    untaxed(|| {
        earn(ALICE, UNIT);
        let poll = poll();
        refuse!(Governance::remove_contributor_vote(signed(ALICE), poll), Error::NotVoter);
        vote(ALICE, poll, true);
        refuse!(Governance::remove_contributor_vote(signed(BOB), poll), Error::NotVoter);
        assert_ok!(Governance::remove_contributor_vote(signed(ALICE), poll));
        refuse!(Governance::remove_contributor_vote(signed(ALICE), poll), Error::NotVoter);
    });
}

#[test]
fn a_poll_is_cleaned_up_when_it_is_over() {
    untaxed(|| {
        let voters = [ALICE, BOB, CHARLIE];
        let poll = poll();
        for who in voters {
            earn(who.clone(), UNIT);
            vote(who, poll, true);
        }
        refuse!(Governance::cleanup_poll(signed(DAVE), poll, 1), Error::StillOngoing);
        assert_ok!(Referenda::cancel(RuntimeOrigin::root(), poll));
        refuse!(Governance::cleanup_poll(signed(DAVE), poll, 0), Error::NothingToClean);
        refuse!(Governance::cleanup_poll(signed(DAVE), poll, MAX_BATCH + 1), Error::BatchTooLong);
        // One's own can be removed as well.
        assert_ok!(Governance::remove_contributor_vote(signed(ALICE), poll));
        let cleaned = Governance::cleanup_poll(signed(DAVE), poll, 1).unwrap();
        assert_eq!(cleaned.pays_fee, Pays::No);
        said(Event::PollCleaned { poll, removed: 1 });
        assert_ok!(Governance::cleanup_poll(signed(DAVE), poll, MAX_BATCH));
        said(Event::PollCleaned { poll, removed: 1 });
        assert_eq!(ContributorVotes::<Runtime>::iter().count(), 0);
        refuse!(Governance::cleanup_poll(signed(DAVE), poll, 1), Error::NothingToClean);
    });
}

/// What was removed in a block is walked over by whoever looks for the first record again. A batch of calls that remove
/// one each, or none, would take as many steps as there are records times calls, for the weight of the calls.
#[test]
fn cleaning_goes_on_where_it_stopped_and_never_looks_in_vain() {
    let voters: Vec<_> = (0..40u8).map(|index| (AccountId::new([100 + index; 32]), START)).collect();
    untaxed_with(&voters, || {
        let poll = poll();
        for (who, _) in &voters {
            earn(who.clone(), UNIT);
            vote(who.clone(), poll, true);
        }
        assert_ok!(Referenda::cancel(RuntimeOrigin::root(), poll));
        let records = || pallet_governance::Recorded::<Runtime>::get(poll);
        assert_eq!(records().map(|records| (records.count, records.cleaned)), Some((40, None)));
        // Some remove their own: behind what is cleaned, and before it.
        let order: Vec<_> = ContributorVotes::<Runtime>::iter_key_prefix(poll).collect();
        for who in [&order[0], &order[1], &order[20], &order[39]] {
            assert_ok!(Governance::remove_contributor_vote(signed(who.clone()), poll));
        }
        for (place, who) in order.iter().enumerate().filter(|(place, _)| ![0, 1, 20, 39].contains(place)) {
            let left = records().unwrap().count;
            assert_ok!(Governance::cleanup_poll(signed(DAVE), poll, 1));
            assert_eq!(ContributorVotes::<Runtime>::get(poll, who), None, "they go in their order: {place}");
            let now = records().map(|records| (records.count, records.cleaned));
            assert_eq!(now, (left > 1).then(|| (left - 1, Some(who.clone()))));
        }
        // Nothing is recorded: it is not looked for, however much was removed in the block.
        assert_eq!(records(), None);
        refuse!(Governance::cleanup_poll(signed(DAVE), poll, MAX_BATCH), Error::NothingToClean);
        refuse!(Governance::remove_contributor_vote(signed(order[5].clone()), poll), Error::NotVoter);
    });
}

#[test]
fn voices_that_do_not_fit_are_refused() {
    untaxed(|| {
        let poll = poll();
        Earned::<Runtime>::insert(ALICE, Balance::MAX);
        Earned::<Runtime>::insert(BOB, 1);
        TotalEarned::<Runtime>::put(Balance::MAX);
        vote(ALICE, poll, true);
        refuse!(Governance::contributor_vote(signed(BOB), poll, true), Error::Overflow);
        vote(BOB, poll, false);
        assert_eq!(contributors(poll), (Balance::MAX, 1));
        // No chain comes so far: what all together earned would not fit either.
        assert_ok!(Governance::remove_contributor_vote(signed(BOB), poll));
        Earned::<Runtime>::remove(BOB);
    });
}

#[test]
fn a_killed_referendum_costs_its_deposits_and_a_cancelled_one_does_not() {
    untaxed(|| {
        let treasury = || free(tributary_runtime::Treasury::account_id());
        for (kill, lost) in [(false, 0), (true, 110 * UNIT)] {
            let poll = poll();
            assert_ok!(Referenda::place_decision_deposit(signed(FERDIE), poll));
            assert_eq!(Balances::reserved_balance(FERDIE), 110 * UNIT);
            let before = treasury();
            let others = [Origin::ParameterAdmin, Origin::Curator, Origin::SmallTreasurer, Origin::BigTreasurer];
            for refused in others.map(RuntimeOrigin::from).into_iter().chain([signed(FERDIE)]) {
                refuse!(Referenda::cancel(refused.clone(), poll), DispatchError::BadOrigin);
                refuse!(Referenda::kill(refused, poll), DispatchError::BadOrigin);
            }
            if kill {
                refuse!(Referenda::kill(Origin::Canceller.into(), poll), DispatchError::BadOrigin);
                assert_ok!(Referenda::kill(Origin::Killer.into(), poll));
            } else {
                refuse!(Referenda::cancel(Origin::Killer.into(), poll), DispatchError::BadOrigin);
                assert_ok!(Referenda::cancel(Origin::Canceller.into(), poll));
                assert_ok!(Referenda::refund_decision_deposit(signed(FERDIE), poll));
                assert_ok!(Referenda::refund_submission_deposit(signed(FERDIE), poll));
            }
            assert_eq!(treasury() - before, lost);
            assert_eq!(Balances::reserved_balance(FERDIE), 0);
        }
    });
}

#[test]
fn a_chamber_is_only_where_rewards_are_at_stake() {
    untaxed(|| {
        let shares: Vec<_> = (0..7)
            .map(|id| <Votes as VoteTally<Balance, TrackId>>::new(id).contributor_share.deconstruct() / 10_000_000)
            .collect();
        assert_eq!(shares, [25, 25, 25, 0, 0, 0, 0]);
        assert_eq!(<Votes as VoteTally<Balance, TrackId>>::new(7).contributor_share, percent(0), "no such track");
    });
}
