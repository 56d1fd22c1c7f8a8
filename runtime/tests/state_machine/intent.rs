//! What so small a world comes to only by intent.

mod bounds;
mod manifests;
mod promises;

use crate::{
    Tally,
    model::Model,
    op::{
        Meter, Op, Part, Promises, Setting, Sheet, Slip, Terms, Which,
        governance::{Act, Amount, Ballot, Change, Order, Speaker, Sum, When},
    },
    run,
};
use std::{cell::RefCell, collections::BTreeMap};
use tributary_primitives::{AssetId, AssetKind, Class, PoolId, UNIT};

/// What becomes of a world in which these ops are applied, and how often what happens.
fn told(ops: Vec<Op>) -> (Model, BTreeMap<String, usize>) {
    let tally = RefCell::new(Tally::default());
    let model = run(ops, 0, &tally);
    (model, tally.into_inner().outcomes)
}

/// How often what happens when these ops are applied.
fn outcomes(ops: Vec<Op>) -> BTreeMap<String, usize> {
    told(ops).1
}

fn pass(blocks: u32, meter: Meter) -> Op {
    Op::Pass { blocks, author: 0, meter }
}

/// Blocks that are looked at one by one.
fn blocks(count: usize) -> Vec<Op> {
    vec![pass(1, Meter::Unlimited); count]
}

#[test]
fn lists_of_stake_are_bounded() {
    let none = Meter::Nothing { looks: true };
    let stake = |amount| Op::Stake { who: 0, evaluator: 0, amount };

    let mut joining = vec![Op::RegisterEvaluator { who: 0, commission: 0 }];
    joining.extend((0..9).flat_map(|_| [stake(UNIT), pass(10, none)]));
    joining.extend([Op::Unstake { who: 0, evaluator: 0, part: Part::Planck(UNIT * 3 / 2) }, stake(UNIT), stake(1)]);
    joining.extend([pass(10, Meter::Unlimited), stake(UNIT), pass(10, Meter::Unlimited)]);
    assert_eq!(outcomes(joining)["Stake: TooManyJoining"], 1);

    let mut unbonding = vec![Op::RegisterEvaluator { who: 0, commission: 0 }, stake(UNIT)];
    unbonding.extend((0..33).flat_map(|more| {
        let unstake = Op::Unstake { who: 0, evaluator: 0, part: Part::Planck(1) };
        [Op::Set(Setting::Unbonding(3 + more)), unstake]
    }));
    unbonding.extend([pass(40, Meter::Unlimited), Op::WithdrawUnbonded { who: 0 }]);
    assert_eq!(outcomes(unbonding)["Unstake: TooManyUnbonding"], 1);
}

/// A commitment whose reveals are closed is told apart from none until its penalty is taken.
#[test]
fn a_reveal_comes_too_late() {
    let sheet = Sheet { scores: vec![(0, 1)], ..Default::default() };
    let mut ops = voice();
    ops.extend([
        Op::RegisterEvaluator { who: 1, commission: 0 },
        Op::Stake { who: 1, evaluator: 1, amount: 2 * UNIT },
        pass(20, Meter::Unlimited),
        Op::Commit { who: 1, sheet, slip: Slip::None },
        pass(10, Meter::Unlimited),
        pass(10, Meter::Nothing { looks: false }),
        Op::Reveal { who: 1, which: Which::Last },
        pass(10, Meter::Unlimited),
        Op::Reveal { who: 1, which: Which::Last },
    ]);
    let outcomes = outcomes(ops);
    assert_eq!(outcomes["Reveal: RevealTooLate"], 1);
    assert_eq!(outcomes["Reveal: NoCommitment"], 1);
}

/// Scores are forgotten after twenty-four epochs.
#[test]
fn old_scores_are_swept() {
    let sheet = Sheet { scores: vec![(0, 1)], ..Default::default() };
    let mut ops = voice();
    ops.extend([
        Op::RegisterEvaluator { who: 1, commission: 0 },
        Op::Stake { who: 1, evaluator: 1, amount: 5 * UNIT },
        pass(20, Meter::Unlimited),
        Op::Commit { who: 1, sheet, slip: Slip::None },
        pass(10, Meter::Unlimited),
        Op::Reveal { who: 1, which: Which::Last },
    ]);
    ops.extend(vec![pass(10, Meter::Pages(2)); 30]);
    let outcomes = outcomes(ops);
    assert_eq!(outcomes["an asset is paid"], 1);
    assert_eq!(outcomes["a bucket is swept"], 1);
}

/// An asset of the first account.
fn register(promises: Promises, upstream: Vec<(u32, u32)>) -> Op {
    Op::Register { who: 0, kind: AssetKind::Model, text: [1, 1, 1], promises, upstream, max_fee: u128::MAX }
}

/// Nothing but data is paid for.
fn for_data() -> Promises {
    Promises { split: [0, 1_000_000_000, 0], ..Promises::default() }
}

fn contribute(who: usize, class: Class) -> Op {
    Op::Contribute { who, asset: 0, class, units: 1, uri: 1 }
}

/// In the block of genesis there is no review to wait for.
fn publish(asset: u32) -> [Op; 2] {
    [Op::Close { who: 0, asset }, Op::Publish { who: 0, asset }]
}

/// The third account earns by contributing data to a model of the first one.
fn voice() -> Vec<Op> {
    let mut ops = vec![register(for_data(), vec![]), contribute(2, Class::Data)];
    ops.push(Op::Assess { who: 0, contribution: 0, weight: 1 });
    ops.extend(publish(0));
    ops.push(Op::Fund { who: 0, asset: 0, amount: UNIT });
    ops.push(Op::Claim { who: 2, pool: PoolId::Data(AssetId(0)) });
    ops
}

fn propose(setting: Setting) -> [Op; 2] {
    let change = Change { setting, reset: false };
    [
        Op::Governance(Act::Propose { who: 0, change, when: When::After(0) }),
        Op::Governance(Act::PlaceDeposit { who: 1, poll: 1 }),
    ]
}

/// Votes on the newest referendum.
fn vote(who: usize, aye: bool, trib: u128) -> Op {
    let ballot = Ballot::Standard { aye, conviction: 1, amount: Amount::Planck(trib * UNIT) };
    Op::Governance(Act::Vote { who, poll: 1, ballot })
}

fn contributor(aye: bool) -> Op {
    Op::Governance(Act::ContributorVote { who: 2, poll: 1, aye })
}

/// Tokens are divided, half against half, and contributors tip the balance; the parameter changes in the middle of an
/// epoch.
#[test]
fn contributors_carry_a_vote() {
    let settings = [
        Setting::EpochLength(13),
        Setting::Emission(7 * UNIT),
        Setting::Parts([400_000_000, 300_000_000, 200_000_000, 100_000_000]),
        Setting::Cap(10_000_000),
    ];
    for (setting, name) in settings.into_iter().zip(["EpochLength", "Emission", "Parts", "Cap"]) {
        let mut ops = voice();
        ops.extend(propose(setting));
        ops.extend([vote(0, true, 400_000), vote(1, false, 400_000), contributor(true)]);
        ops.extend(blocks(30));
        let outcomes = outcomes(ops);
        assert_eq!(outcomes["contributors carry a vote"], 1);
        assert_eq!(outcomes["SetParameter by vote: done"], 1);
        assert_eq!(outcomes[&format!("a vote changes {name} in mid-epoch")], 1);
    }
}

/// Most tokens are for it, and contributors against.
#[test]
fn contributors_stop_a_vote() {
    let mut ops = voice();
    ops.extend(propose(Setting::Emission(0)));
    ops.extend([vote(0, true, 600_000), vote(1, false, 400_000), contributor(false)]);
    ops.extend(blocks(30));
    let outcomes = outcomes(ops);
    assert_eq!(outcomes["a majority loses a vote"], 1);
    assert!(!outcomes.contains_key("SetParameter by vote: done"));
}

/// Root decides on three at once.
#[test]
fn a_fourth_referendum_of_root_waits() {
    for (count, waits) in [(3, false), (4, true)] {
        let mut ops: Vec<_> = (0..count).flat_map(|n| propose(Setting::DepositPercent(90 + n))).collect();
        ops.extend(blocks(4));
        assert_eq!(outcomes(ops).contains_key("a referendum waits for its track"), waits, "{count} referenda");
    }
}

#[test]
fn a_confirmation_is_aborted() {
    let mut ops = propose(Setting::DepositPercent(7)).to_vec();
    ops.extend([vote(0, true, 600_000), vote(1, true, 600_000)]);
    ops.extend(blocks(2));
    ops.push(vote(1, false, 900_000));
    ops.extend(blocks(20));
    let outcomes = outcomes(ops);
    assert_eq!(outcomes["a confirmation is aborted"], 1);
    assert_eq!(outcomes["a vote is lost"], 1);
}

/// Refunds come after the end, to whoever paid, and once.
#[test]
fn deposits_come_back_once() {
    let refunds = || {
        [
            Op::Governance(Act::RefundDecision { who: 3, poll: 1 }),
            Op::Governance(Act::RefundSubmission { who: 3, poll: 1 }),
        ]
    };
    let order = |by, order| Op::Governance(Act::Order { by, order });

    let mut ops = propose(Setting::Cap(500_000_000)).to_vec();
    ops.extend([vote(0, true, 600_000), vote(1, true, 600_000)]);
    ops.extend(refunds());
    ops.extend(blocks(10));
    ops.extend(refunds().into_iter().chain(refunds()));
    let approved = outcomes(ops);
    assert_eq!(approved["a vote is won"], 1);
    assert_eq!(approved["RefundDecision: Unfinished"], 1);
    assert_eq!(approved["RefundSubmission: BadStatus"], 1);
    assert_eq!((approved["RefundDecision: done"], approved["RefundSubmission: done"]), (1, 1));
    assert_eq!((approved["RefundDecision: NoDeposit"], approved["RefundSubmission: NoDeposit"]), (1, 1));

    let mut ops = propose(Setting::Cap(500_000_000)).to_vec();
    ops.push(order(Speaker::Canceller, Order::Cancel(1)));
    ops.extend(refunds());
    let cancelled = outcomes(ops);
    assert_eq!((cancelled["RefundDecision: done"], cancelled["RefundSubmission: done"]), (1, 1));

    let mut ops = propose(Setting::Cap(500_000_000)).to_vec();
    ops.push(order(Speaker::Killer, Order::Kill(1)));
    ops.extend(refunds());
    let killed = outcomes(ops);
    assert_eq!((killed["RefundDecision: NoDeposit"], killed["RefundSubmission: BadStatus"]), (1, 1));

    let mut ops = propose(Setting::Cap(500_000_000)).to_vec();
    ops.extend(blocks(20));
    ops.extend(refunds());
    let rejected = outcomes(ops);
    assert_eq!(rejected["a vote is lost"], 1);
    assert_eq!((rejected["RefundDecision: done"], rejected["RefundSubmission: BadStatus"]), (1, 1));

    let mut ops = propose(Setting::Cap(500_000_000))[..1].to_vec();
    ops.extend(blocks(28));
    ops.extend(refunds());
    let late = outcomes(ops);
    assert_eq!(late["a referendum times out"], 1);
    assert_eq!((late["RefundDecision: NoDeposit"], late["RefundSubmission: BadStatus"]), (1, 1));
}

/// Who carried a vote with conviction stays locked for as long as it said, whoever asks; who lost it does not.
#[test]
fn locks_expire() {
    let remove = || {
        let other = |voter| Op::Governance(Act::RemoveOtherVote { who: 3, voter, class: 1, poll: 1 });
        [other(0), other(1)]
    };
    let unlock = || [0, 1].map(|voter| Op::Governance(Act::Unlock { who: 3, class: 1, voter }));
    let leave = || [1].map(|who| Op::Leave { who });
    let mut ops = propose(Setting::Cap(500_000_000)).to_vec();
    ops.extend([vote(0, true, 600_000), vote(1, false, 100_000)]);
    ops.extend(remove());
    ops.extend(leave());
    ops.extend(blocks(10));
    ops.extend(remove());
    ops.extend(unlock());
    ops.extend(leave());
    ops.extend(blocks(20));
    ops.extend(remove());
    ops.extend(unlock());
    let outcomes = outcomes(ops);
    assert_eq!(outcomes["a vote is won"], 1);
    assert_eq!(outcomes["RemoveOtherVote: NoPermission"], 2);
    assert_eq!(outcomes["RemoveOtherVote: NoPermissionYet"], 1);
    assert_eq!(outcomes["RemoveOtherVote: done"], 2);
    assert_eq!(outcomes["RemoveOtherVote: NotVoter"], 1);
    assert_eq!(outcomes["a lock is released"], 2);
}

/// A later vote with more conviction by whoever delegated, after it took its tokens back.
#[test]
fn delegations_count_while_they_last() {
    let class = 1;
    let delegate = |who, to| Act::Delegate { who, class, to, conviction: 3, amount: Amount::Percent(50) };
    let act = Op::Governance;
    let mut ops = vec![act(delegate(2, 1)), act(delegate(1, 0))];
    ops.extend(propose(Setting::Cap(500_000_000)));
    ops.extend([
        vote(0, true, 1),
        vote(1, true, 1),
        act(delegate(3, 0)),
        vote(0, false, 2),
        // Who delegated to one that delegates counts once that one votes itself.
        act(Act::Undelegate { who: 1, class }),
        vote(1, false, 3),
        act(Act::Undelegate { who: 2, class }),
        act(Act::Vote { who: 0, poll: 1, ballot: Ballot::Split { aye: Amount::Percent(9), nay: Amount::Percent(19) } }),
        act(Act::Unlock { who: 0, class, voter: 2 }),
    ]);
    ops.extend(blocks(3));
    ops.push(act(Act::Unlock { who: 0, class, voter: 2 }));
    let outcomes = outcomes(ops);
    assert_eq!(outcomes["Vote: AlreadyDelegating"], 1);
    assert_eq!(outcomes["a delegation joins a vote"], 1);
    assert_eq!(outcomes["a vote carries a delegation"], 4);
}

/// Claims from frozen pools are refused, whoever makes them, and what is owed stays owed; members come before the
/// freeze.
#[test]
fn frozen_pools_keep_what_they_owe() {
    let curator = |order| Op::Governance(Act::Order { by: Speaker::Curator, order });
    let retire = || Op::Governance(Act::Order { by: Speaker::Root, order: Order::ForceRetire(0) });
    let (freeze, thaw) = (|| curator(Order::FreezePayouts(0)), || curator(Order::ThawPayouts(0)));
    let data = || PoolId::Data(AssetId(0));
    let claims = || {
        [
            Op::Claim { who: 2, pool: data() },
            Op::ClaimFor { who: 5, pool: data(), account: 2 },
            Op::ClaimMany { who: 2, pools: vec![data(), PoolId::Steward(AssetId(0))] },
        ]
    };
    let mut ops = vec![freeze(), thaw()];
    ops.extend(voice());
    ops.extend([thaw(), Op::Fund { who: 1, asset: 0, amount: UNIT }, freeze(), freeze()]);
    ops.extend(claims());
    ops.push(Op::Claim { who: 3, pool: data() });
    ops.push(Op::Claim { who: 3, pool: PoolId::Compute(AssetId(0)) });
    ops.extend([Op::Fund { who: 1, asset: 0, amount: UNIT }, curator(Order::ForceRetire(0)), retire(), thaw()]);
    ops.extend(claims());
    ops.push(retire());
    let outcomes = outcomes(ops);
    assert_eq!((outcomes["FreezePayouts: UnknownAsset"], outcomes["ThawPayouts: UnknownAsset"]), (1, 1));
    assert_eq!((outcomes["FreezePayouts: AlreadyFrozen"], outcomes["ThawPayouts: NotFrozen"]), (1, 1));
    for refused in ["Claim: PayoutsFrozen", "ClaimFor: PayoutsFrozen", "ClaimMany: PayoutsFrozen"] {
        assert_eq!(outcomes[refused], 1);
    }
    assert_eq!(outcomes["Fund: PayoutsFrozen"], 1);
    assert_eq!((outcomes["Claim: NotAMember"], outcomes["Claim: UnknownPool"]), (1, 1));
    assert_eq!((outcomes["Claim: done"], outcomes["ClaimFor: NothingToClaim"]), (2, 1));
    assert_eq!((outcomes["ForceRetire: done"], outcomes["ForceRetire: NotPublished"]), (1, 1));
    assert_eq!(outcomes["ForceRetire: BadOrigin"], 1, "a curator freezes, and does not retire");
}

/// A vote counts what its voter had earned until then, and ends by the rules that it began with.
#[test]
fn votes_keep_their_voice_and_their_rules() {
    let mut ops = voice();
    ops.extend(propose(Setting::Cap(500_000_000)));
    ops.extend([
        vote(0, true, 400_000),
        contributor(false),
        Op::Fund { who: 0, asset: 0, amount: UNIT },
        Op::Claim { who: 2, pool: PoolId::Data(AssetId(0)) },
        // The vote that stands is as loud as it was; the next one is louder.
        Op::Set(Setting::Shares([0; 3])),
        contributor(true),
        contributor(false),
    ]);
    ops.extend(propose(Setting::Cap(500_000_000)));
    ops.push(contributor(true));
    ops.push(Op::Governance(Act::RemoveContributorVote { who: 2, poll: 2 }));
    ops.extend(blocks(3));
    let outcomes = outcomes(ops);
    assert_eq!(outcomes["a contributor votes again with more"], 1);
    assert_eq!((outcomes["ContributorVote: done"], outcomes["ContributorVote: NoChamber"]), (3, 1));
}

/// Who pays to what it contributed to is heard no louder for it: all that it pays is set off, fees included.
#[test]
fn nobody_buys_a_voice() {
    let mut ops = voice();
    ops.pop();
    ops.extend([
        // Half of it is its own, and what it gets in return does not count.
        Op::Fund { who: 2, asset: 0, amount: UNIT },
        Op::Claim { who: 2, pool: PoolId::Data(AssetId(0)) },
        Op::Fund { who: 2, asset: 0, amount: 5 },
        Op::SetTerms { who: 0, asset: 0, terms: Terms { price: 7, ..Terms::default() } },
        Op::Use { who: 2, asset: 0, units: 3, max_price: u128::MAX },
        Op::Claim { who: 2, pool: PoolId::Data(AssetId(0)) },
        Op::Fund { who: 0, asset: 0, amount: 11 },
        Op::Claim { who: 2, pool: PoolId::Data(AssetId(0)) },
    ]);
    let (model, outcomes) = told(ops);
    assert_eq!(outcomes["Claim: done"], 3);
    // Twice 0.98 came, and it paid 1 itself.
    assert_eq!(model.voice(2), UNIT / 100 * 96 + 11);
    assert_eq!(model.voice(0), 0);
}

/// One referendum cancels a second and another kills a third: deposits are returned, and lost to the treasury.
#[test]
fn referenda_stop_others() {
    let submit = |speaker, order| {
        [
            Op::Governance(Act::Submit { who: 0, speaker, order, when: When::After(0) }),
            Op::Governance(Act::PlaceDeposit { who: 1, poll: 1 }),
            vote(0, true, 600_000),
            vote(1, true, 600_000),
        ]
    };
    let mut ops = propose(Setting::Cap(500_000_000)).to_vec();
    ops.extend(propose(Setting::Cap(500_000_000)));
    ops.extend(submit(Speaker::Canceller, Order::Cancel(1)));
    ops.extend(submit(Speaker::Killer, Order::Kill(3)));
    ops.extend(submit(Speaker::Killer, Order::Kill(3)));
    ops.extend(blocks(12));
    // In order: killed, cancelled, the two that did it, and one that came too late.
    ops.extend((1..6).flat_map(|poll| {
        [Op::Governance(Act::RefundDecision { who: 3, poll }), Op::Governance(Act::RefundSubmission { who: 3, poll })]
    }));
    let outcomes = outcomes(ops);
    assert_eq!((outcomes["Cancel by vote: done"], outcomes["Kill by vote: done"]), (1, 1));
    assert_eq!(outcomes["Kill by vote: NotOngoing"], 1);
    assert_eq!((outcomes["RefundDecision: done"], outcomes["RefundSubmission: done"]), (4, 4));
    assert_eq!((outcomes["RefundDecision: NoDeposit"], outcomes["RefundSubmission: BadStatus"]), (1, 1));
}

/// Votes of contributors are kept until somebody cleans up after a referendum, a few at a time.
#[test]
fn polls_are_cleaned_up() {
    let cleanup = |max| Op::Governance(Act::CleanupPoll { who: 5, poll: 1, max });
    let vote = |who| Op::Governance(Act::ContributorVote { who, poll: 1, aye: true });
    let mut ops = vec![];
    for (who, asset) in [(2, 0u32), (3, 1), (4, 2)] {
        ops.extend(voice().into_iter().map(|op| match op {
            Op::Contribute { class, units, uri, .. } => Op::Contribute { who, asset, class, units, uri },
            Op::Assess { who, weight, .. } => Op::Assess { who, contribution: asset.into(), weight },
            Op::Close { who, .. } => Op::Close { who, asset },
            Op::Publish { who, .. } => Op::Publish { who, asset },
            Op::Fund { who, amount, .. } => Op::Fund { who, asset, amount },
            Op::Claim { .. } => Op::Claim { who, pool: PoolId::Data(AssetId(asset)) },
            other => other,
        }));
    }
    ops.extend(propose(Setting::Cap(500_000_000)));
    ops.extend([vote(2), vote(3), vote(4), vote(5), cleanup(128)]);
    ops.extend(blocks(20));
    ops.push(Op::Governance(Act::RemoveContributorVote { who: 3, poll: 1 }));
    ops.extend([vote(3), cleanup(129), cleanup(0), cleanup(1), cleanup(128), cleanup(1)]);
    ops.push(Op::Governance(Act::RemoveContributorVote { who: 2, poll: 1 }));
    let outcomes = outcomes(ops);
    assert_eq!((outcomes["ContributorVote: done"], outcomes["ContributorVote: NoVoice"]), (3, 1));
    assert_eq!((outcomes["RemoveContributorVote: done"], outcomes["RemoveContributorVote: NotVoter"]), (1, 1));
    assert_eq!((outcomes["CleanupPoll: StillOngoing"], outcomes["CleanupPoll: BatchTooLong"]), (1, 1));
    assert_eq!((outcomes["CleanupPoll: done"], outcomes["CleanupPoll: NothingToClean"]), (2, 2));
}

/// The treasury pays what was decided, once, while it can and the decision is fresh.
#[test]
fn the_treasury_pays_once() {
    let spend = |by, sum| Op::Governance(Act::Order { by, order: Order::Spend { sum, to: 7 } });
    let payout = |spend| Op::Governance(Act::Payout { who: 3, spend });
    let mut ops = vec![Op::Set(Setting::Parts([0, 0, 1_000_000_000, 0])), pass(25, Meter::Unlimited)];
    ops.extend([
        // More than there is: only root may decide that.
        spend(Speaker::Root, Sum::Planck(1_000 * UNIT)),
        spend(Speaker::SmallTreasurer, Sum::Planck(1_000 * UNIT + 1)),
        spend(Speaker::Root, Sum::Planck(100_000 * UNIT)),
        spend(Speaker::BigTreasurer, Sum::Planck(100_000 * UNIT + 1)),
        // More than a twentieth of what there is.
        spend(Speaker::BigTreasurer, Sum::Planck(100 * UNIT)),
        // The account does not exist, and this would not open it.
        spend(Speaker::Root, Sum::Planck(UNIT / 1_000 - 1)),
        spend(Speaker::Root, Sum::Planck(UNIT / 1_000)),
        spend(Speaker::SmallTreasurer, Sum::Planck(0)),
    ]);
    ops.extend((0..6).map(payout));
    ops.push(payout(3));
    ops.extend([pass(60, Meter::Unlimited), payout(0), payout(3)]);
    let outcomes = outcomes(ops);
    assert_eq!((outcomes["Spend: done"], outcomes["Spend: InsufficientPermission"]), (5, 3));
    assert_eq!((outcomes["Payout: done"], outcomes["Payout: PayoutError"]), (2, 3));
    assert_eq!((outcomes["Payout: InvalidIndex"], outcomes["Payout: AlreadyAttempted"]), (1, 1));
    assert_eq!(outcomes["Payout: SpendExpired"], 2);
}

/// A deposit that takes the last planck would leave no account to have it.
#[test]
fn a_deposit_leaves_an_account() {
    let remark = || Order::Remark;
    let submit = |who| Act::Submit { who, speaker: Speaker::SmallTreasurer, order: remark(), when: When::After(0) };
    let ops = [
        Op::Set(Setting::DepositPercent(50)),
        Op::Governance(submit(5)),
        Op::Set(Setting::DepositPercent(10)),
        Op::Governance(submit(0)),
        Op::Governance(Act::PlaceDeposit { who: 5, poll: 1 }),
        Op::Governance(Act::PlaceDeposit { who: 4, poll: 1 }),
    ];
    let outcomes = outcomes(ops.to_vec());
    assert_eq!(outcomes["Submit: ConsumerRemaining"], 1);
    assert_eq!(outcomes["PlaceDeposit: ConsumerRemaining"], 1);
    assert_eq!(outcomes["PlaceDeposit: done"], 1);
}

/// The treasury spends its last planck, and what comes to it afterwards would not open an account.
#[test]
fn an_empty_treasury_is_not_given_dust() {
    let spend = Order::Spend { sum: Sum::AllBut(0), to: 1 };
    let sheet = Sheet { scores: vec![(0, 1)], ..Default::default() };
    let mut ops = vec![
        // Emission is for assets, and there are none.
        Op::Set(Setting::Parts([1_000_000_000, 0, 0, 0])),
        // A fiftieth of the existential deposit.
        Op::Set(Setting::Penalty(10_000)),
        Op::RegisterEvaluator { who: 0, commission: 0 },
        Op::Stake { who: 0, evaluator: 0, amount: 2 * UNIT },
        pass(20, Meter::Unlimited),
        Op::Commit { who: 0, sheet, slip: Slip::None },
        Op::Governance(Act::Order { by: Speaker::Root, order: spend }),
        Op::Governance(Act::Payout { who: 7, spend: 0 }),
        pass(30, Meter::Unlimited),
        // A deposit is slashed, and is the first to come to it again.
        Op::Set(Setting::DepositPercent(1)),
    ];
    let remark = Act::Submit { who: 0, speaker: Speaker::Root, order: Order::Remark, when: When::After(0) };
    ops.push(Op::Governance(remark));
    ops.push(Op::Governance(Act::Order { by: Speaker::Killer, order: Order::Kill(1) }));
    ops.extend([
        Op::Set(Setting::Parts([600_000_000, 250_000_000, 50_000_000, 100_000_000])),
        pass(30, Meter::Unlimited),
    ]);
    let outcomes = outcomes(ops);
    assert_eq!(outcomes["the treasury is empty"], 1);
    assert_eq!(outcomes["a penalty cannot be paid"], 1);
    assert_eq!(outcomes["Kill: done"], 1);
}
