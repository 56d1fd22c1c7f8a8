//! Whether the chain looks as the model has it.

use crate::{
    ENDOWMENTS, account,
    model::{Model, PollView, TallyView},
};
use frame_support::{
    assert_ok,
    traits::{VoteTally, fungible::InspectHold},
};
use pallet_referenda::{ReferendumCount, ReferendumInfo, ReferendumInfoFor};
use sp_keyring::Ed25519Keyring;
use std::collections::{BTreeMap, BTreeSet};
use tributary_primitives::{
    AccountId, AssetId, Balance, ContributionId, MAX_PAGE, Page, PoolId, SessionKey, TabId, traits::Accounts,
};
use tributary_runtime::{
    Balances, Contributions, Evaluation, Registry, Rewards, Runtime, RuntimeHoldReason, System, Tabs, Treasury,
    invariants,
};

/// All that any call may change.
pub fn check(model: &Model) {
    assert_ok!(invariants::check());
    assert_eq!(Balances::free_balance(Rewards::pot()), model.pot(), "the pot");
    assert_eq!(Balances::free_balance(Treasury::account_id()), model.treasury, "the treasury");
    assert_eq!(Balances::total_issuance(), model.issuance, "issuance");
    for index in 0..ENDOWMENTS.len() {
        check_account(model, index);
    }
    for asset in 0..model.registered() {
        let id = AssetId(asset);
        assert_eq!(Registry::asset(id), model.show(asset), "asset {asset}");
        assert_eq!(Registry::pool_weights(id), model.pool_weights(asset), "what the pools of asset {asset} weigh");
        assert_eq!(Rewards::collectable(id), model.collectable(asset as usize), "what is owed to asset {asset}");
        let stack = Rewards::royalty_stack(id).into_iter();
        let stack = stack.map(|(id, share, reach)| (id.0, share.deconstruct(), reach.deconstruct()));
        assert_eq!(stack.collect::<Vec<_>>(), model.stack(asset), "the royalty stack of asset {asset}");
        assert_eq!(Rewards::is_frozen(id), model.is_frozen(asset), "whether asset {asset} is frozen");
    }
    check_records(model);
    check_tabs(model);
    check_votes(model);
    assert_eq!(Evaluation::epoch(), model.evaluation.view(&model.parameters), "the epoch");
    assert_eq!(Evaluation::evaluators(), model.evaluation.evaluators(), "the evaluators");
}

fn check_account(model: &Model, index: usize) {
    let who = account(index);
    assert_eq!(Balances::free_balance(&who), model.free[index], "free balance of {index}");
    assert_eq!(Balances::reserved_balance(&who), model.held(index), "held and reserved balance of {index}");
    assert_eq!(System::account(&who).data.frozen, model.governance.lock(index), "what votes of {index} lock");
    assert_eq!(Rewards::earned(who.clone()), model.voice(index), "voice of {index}");
    for (reason, amount) in [
        (RuntimeHoldReason::Registry(pallet_registry::HoldReason::Asset), model.asset_deposits(index)),
        (RuntimeHoldReason::Registry(pallet_registry::HoldReason::Usage), model.usage_deposits(index)),
        (
            RuntimeHoldReason::Contributions(pallet_contributions::HoldReason::Contribution),
            model.contribution_deposits(index),
        ),
        (RuntimeHoldReason::Rewards(pallet_rewards::HoldReason::Grant), model.grant_deposits(index)),
        (RuntimeHoldReason::Tabs(pallet_tabs::HoldReason::Tab), model.tab_deposits(index)),
        (RuntimeHoldReason::Evaluation(pallet_evaluation::HoldReason::Stake), model.evaluation.holds(index)),
    ] {
        assert_eq!(Balances::balance_on_hold(&reason, &who), amount, "what {index} has on hold for {reason:?}");
    }
    assert_eq!(Evaluation::stakes(who.clone()), model.evaluation.stakes(index), "positions of {index}");
    // A fraction of a planck that is lost would be seen nowhere else for a long time.
    let pool = pallet_rewards::Pools::<Runtime>::get(PoolId::Stake(who.clone()));
    let pool = pool.map(|pool| (pool.weight.into(), pool.carry.into()));
    assert_eq!(pool, model.evaluation.pool(index), "weight and remainder of the stake pool of {index}");
    assert_eq!(Rewards::claimable(who), model.claimable(index), "what {index} is owed");
}

/// What accounts did, granted and used, as far as there is a record of it.
fn check_records(model: &Model) {
    let own = pallet_rewards::OwnPayments::<Runtime>::iter().map(|(who, asset, left)| ((who, asset), left));
    assert_eq!(own.collect::<BTreeMap<_, _>>(), model.own_payments(), "what accounts paid to themselves");
    let grants = pallet_rewards::Grants::<Runtime>::iter();
    let grants = grants.map(|(asset, who, grant)| ((asset, who), (grant.amount, grant.deposit)));
    assert_eq!(grants.collect::<BTreeMap<_, _>>(), model.granted(), "grants");
    let used = pallet_registry::Usage::<Runtime>::iter().map(|(asset, who, used)| {
        let deposit = pallet_registry::UsageDeposits::<Runtime>::get(asset, &who).expect("a deposit");
        ((asset, who), (used, deposit))
    });
    assert_eq!(used.collect::<BTreeMap<_, _>>(), model.usage(), "what was used");
    let work = pallet_contributions::Contributions::<Runtime>::iter().map(|(id, made)| {
        let made = made.view(id);
        (id.0, (made.asset, made.who, made.weight))
    });
    assert_eq!(work.collect::<BTreeMap<_, _>>(), model.work(), "contributions");
    check_manifests(model);
}

/// The work of several: what is on record of it, and what has no owner yet.
fn check_manifests(model: &Model) {
    let known: BTreeSet<_> = pallet_contributions::Manifests::<Runtime>::iter_keys().map(|id| id.0).collect();
    assert_eq!(known, model.manifests().into_keys().collect(), "manifests");
    let joined = pallet_contributions::Joined::<Runtime>::iter_keys();
    let pages = joined.chain(pallet_contributions::Left::<Runtime>::iter_keys());
    assert!(pages.map(|(id, _)| id.0).all(|id| known.contains(&id)), "a page of a manifest that is gone");
    let latents = pallet_rewards::Latents::<Runtime>::iter().map(|(pool, id, latent)| ((pool, id.0), latent.weight));
    assert_eq!(latents.collect::<BTreeMap<_, _>>(), model.latents(), "what has not joined");
    for id in model.manifests().into_keys() {
        assert_eq!(Contributions::manifest(ContributionId(id)), model.show_manifest(id), "manifest {id}");
    }
}

/// Every leaf: whether it was there already, and what it is owed that was not.
fn check_leaves(model: &Model) {
    let seen = model.seen_leaves();
    for (id, count) in model.manifests() {
        for index in 0..=count {
            let joined = Contributions::joined(ContributionId(id), index);
            assert_eq!(joined, seen.contains(&(id, index)), "whether leaf {index} of {id} joined");
        }
    }
    for (id, index, units, amount) in model.latent_owed() {
        assert_eq!(Contributions::latent_claimable(id, units), amount, "what leaf {index} of {id} is owed");
    }
}

/// What is deposited for calls, and what is settled.
fn check_tabs(model: &Model) {
    assert_eq!(Balances::free_balance(Tabs::pot()), model.tabs_pot(), "the pot of the tabs");
    let totals = Tabs::totals();
    assert_eq!((totals.tabs, totals.vouchers, totals.settled), model.tab_totals(), "what was settled");
    for id in 0..model.tabs_opened() {
        let tab = Tabs::tab(TabId(id));
        let foreseen = model.show_tab(id, SessionKey::Ed25519(Ed25519Keyring::One.public()));
        assert_eq!(tab, foreseen, "tab {id}");
    }
}

/// All pages of a list.
fn all<Item, Cursor>(page: impl Fn(Option<Cursor>) -> Page<Item, Cursor>) -> Vec<Item> {
    let (mut items, mut from) = (vec![], None);
    loop {
        let next = page(from);
        items.extend(next.items);
        from = next.next;
        if from.is_none() {
            return items;
        }
    }
}

/// What else clients may ask.
pub fn check_views(model: &Model) {
    check_leaves(model);
    for asset in 0..model.registered() {
        let id = AssetId(asset);
        assert_eq!(Registry::least_royalty(id), model.least_royalty_of(asset), "how asset {asset} can be cited");
        let below = Registry::descendants(id, 1).nodes.into_iter().skip(1).map(|node| node.asset.0);
        assert_eq!(below.collect::<BTreeSet<_>>(), model.built_from(asset), "what was built from asset {asset}");
    }
    for index in 0..ENDOWMENTS.len() {
        let who = account(index);
        let stewarded = all(|from| Registry::assets_by(who.clone(), from, 3));
        assert_eq!(stewarded.into_iter().collect::<BTreeSet<_>>(), model.stewarded_by(index), "assets of {index}");
        let [mut served, mut paid] =
            [all(|from| Tabs::tabs_of(who.clone(), from, 3)), all(|from| Tabs::tabs_by(who.clone(), from, 3))]
                .map(|tabs| tabs.into_iter().map(|tab| tab.id.0).collect::<Vec<_>>());
        served.sort_unstable();
        paid.sort_unstable();
        assert_eq!([served, paid], model.tabs_with(index), "tabs of {index}");
        let mut owed = all(|from| Rewards::owed(who.clone(), from, MAX_PAGE));
        owed.sort_by(|one, other| one.pool.cmp(&other.pool));
        owed.iter_mut().for_each(|owed| owed.uncollected.sort());
        assert_eq!(owed, model.owed(index), "what {index} is owed, frozen or not");
        let mut positions = Evaluation::positions(who.clone());
        positions.sort_by(|one, other| one.evaluator.cmp(&other.evaluator));
        assert_eq!(positions, model.evaluation.positions(index), "what {index} has staked");
        assert_eq!(Evaluation::unbonding(who.clone()), model.evaluation.unbonding(index), "what {index} unbonds");
        let made = all(|from| Contributions::contributions_by(who.clone(), None, from, 5));
        let made: BTreeSet<_> = made.into_iter().map(|made| made.id.0).collect();
        let work = model.work().into_iter().filter(|(_, (_, by, _))| *by == who);
        assert_eq!(made, work.map(|(id, _)| id).collect(), "contributions of {index}");
    }
}

/// What referenda, their tallies and their deposits look like.
fn check_votes(model: &Model) {
    assert_eq!(ReferendumCount::<Runtime>::get(), model.governance.count(), "how many referenda there are");
    for index in 0..model.governance.count() {
        let poll = ReferendumInfoFor::<Runtime>::get(index).expect("a referendum");
        assert_eq!(show(index, poll, model), model.view(index), "referendum {index}");
    }
    let votes = pallet_governance::ContributorVotes::<Runtime>::iter();
    let votes = votes.map(|(poll, who, vote)| ((poll, who), (vote.aye, vote.voice)));
    assert_eq!(votes.collect::<BTreeMap<_, _>>(), model.governance.chamber(), "votes of contributors");
}

type Referendum = pallet_referenda::ReferendumInfoOf<Runtime, ()>;

fn show(index: u32, poll: Referendum, model: &Model) -> PollView {
    type Deposit = pallet_referenda::Deposit<AccountId, Balance>;
    let parts = |deposit: Option<Deposit>| deposit.map(|Deposit { who, amount }| (who, amount));
    let (state, ended, submission, decision) = match poll {
        ReferendumInfo::Approved(at, submission, decision) => ("approved", at, submission, decision),
        ReferendumInfo::Rejected(at, submission, decision) => ("rejected", at, submission, decision),
        ReferendumInfo::Cancelled(at, submission, decision) => ("cancelled", at, submission, decision),
        ReferendumInfo::TimedOut(at, submission, decision) => ("timed out", at, submission, decision),
        ReferendumInfo::Killed(at) => ("killed", at, None, None),
        ReferendumInfo::Ongoing(status) => {
            let (track, tally) = (status.track, status.tally);
            // The SDK divides with less than all digits.
            let (exact, told) = (model.support(index), tally.support(track).deconstruct());
            assert!(exact.abs_diff(told) <= 8, "support of {exact}, told as {told}");
            let open = TallyView {
                track,
                deciding: status.deciding.map(|deciding| (deciding.since, deciding.confirming)),
                ayes: tally.ayes,
                nays: tally.nays,
                support: tally.support,
                contributor_ayes: tally.contributor_ayes,
                contributor_nays: tally.contributor_nays,
                contributor_share: tally.contributor_share.deconstruct(),
                contributor_quorum: tally.contributor_quorum.deconstruct(),
                approval: tally.approval(track).deconstruct(),
            };
            let (submission, decision) = (Some(status.submission_deposit), status.decision_deposit);
            let (submission, decision) = (parts(submission), parts(decision));
            return PollView { state: "open", ended: None, submission, decision, open: Some(open) };
        }
    };
    let (submission, decision) = (parts(submission), parts(decision));
    PollView { state, ended: Some(ended), submission, decision, open: None }
}

/// What every epoch's scores and their outcome look like.
pub fn check_scores(model: &Model) {
    for epoch in model.evaluation.epochs_scored() {
        for asset in 0..model.registered() {
            let foreseen = model.evaluation.scores(epoch, asset);
            assert_eq!(Evaluation::scores(epoch, AssetId(asset)), foreseen, "scores of asset {asset} in {epoch}");
        }
    }
}
