//! Ops as calls.

use super::{Op, Promises, Slip, Who, text};
use crate::{account, model::Model};
use codec::Encode;
use sp_runtime::Perbill;
use tributary_math::Split;
use tributary_primitives::{AssetId, AssetKind, Budgets, ContributionId, Hash, Leaf};
use tributary_runtime::{Runtime, RuntimeCall, RuntimeOrigin};

/// What a published asset is bound to.
pub const COMMITMENT: Hash = Hash::repeat_byte(1);
/// What contributions are bound to.
const WORK: Hash = Hash::repeat_byte(2);

fn info(lengths: &[usize; 3]) -> pallet_registry::InfoInput {
    let [name, uri, licence] = lengths.map(text);
    pallet_registry::InfoInput { name, uri, licence }
}

fn ids(assets: &[u32]) -> Vec<AssetId> {
    assets.iter().map(|asset| AssetId(*asset)).collect()
}

impl Op {
    /// On whose behalf the call is made, and the call; none if it is not one.
    pub fn call(&self, model: &Model) -> Option<(RuntimeOrigin, RuntimeCall)> {
        if let Self::Governance(act) = self {
            let (by, call) = act.call(model);
            return Some((by.origin(), call));
        }
        if let Self::Tabs(act) = self {
            let (who, call) = act.call(model);
            return Some((RuntimeOrigin::signed(account(who)), call));
        }
        let (who, call) = self.signed(model)?;
        Some((RuntimeOrigin::signed(account(who)), call))
    }

    /// Who makes the call, and the call, for all but those of governance.
    fn signed(&self, model: &Model) -> Option<(Who, RuntimeCall)> {
        Some(match self {
            Op::Advance { .. }
            | Op::AdvancePromises { .. }
            | Op::AdvanceManifests { .. }
            | Op::AdvanceEvaluation { .. }
            | Op::AdvanceGovernance { .. }
            | Op::Governance(_)
            | Op::Tabs(_)
            | Op::Set(_)
            | Op::Pass { .. } => return None,
            Op::Leave { who } => {
                (*who, pallet_balances::Call::transfer_all { dest: account(0).into(), keep_alive: false }.into())
            }
            Op::Register { .. }
            | Op::Close { .. }
            | Op::Publish { .. }
            | Op::GiveUp { .. }
            | Op::Remove { .. }
            | Op::SetTerms { .. }
            | Op::SetReviewers { .. }
            | Op::SetInfo { .. }
            | Op::Offer { .. }
            | Op::Accept { .. }
            | Op::Retire { .. }
            | Op::Use { .. }
            | Op::ForgetUsage { .. } => self.of_registry(model),
            Op::Contribute { .. }
            | Op::Assess { .. }
            | Op::AssessMany { .. }
            | Op::Reassess { .. }
            | Op::Reject { .. }
            | Op::Revoke { .. }
            | Op::Withdraw { .. }
            | Op::Forget { .. } => self.of_work(),
            Op::ContributeMany { .. }
            | Op::AssessManifest { .. }
            | Op::ReassessManifest { .. }
            | Op::Join { .. }
            | Op::JoinMany { .. }
            | Op::Depart { .. } => self.of_manifests(model),
            Op::Fund { .. }
            | Op::Reclaim { .. }
            | Op::ForgetGrant { .. }
            | Op::Collect { .. }
            | Op::CollectAndClaim { .. }
            | Op::Claim { .. }
            | Op::ClaimFor { .. }
            | Op::ClaimForMany { .. }
            | Op::ClaimMany { .. } => self.of_ledger(),
            Op::RegisterEvaluator { .. }
            | Op::Stake { .. }
            | Op::Unstake { .. }
            | Op::Restake { .. }
            | Op::WithdrawUnbonded { .. }
            | Op::Commit { .. }
            | Op::Reveal { .. }
            | Op::Deregister { .. } => self.of_evaluation(model),
        })
    }

    /// Who makes the call, and the call, of those that concern assets.
    fn of_registry(&self, model: &Model) -> (Who, RuntimeCall) {
        use pallet_registry::Call;
        let (who, call): (&Who, Call<Runtime>) = match self {
            Op::Register { who, kind, text, promises, upstream, max_fee } => {
                let upstream = model.cited(upstream).into_iter();
                let upstream = upstream.map(|(cited, rate)| (AssetId(cited), Perbill::from_parts(rate))).collect();
                let Promises { terms, floor, split: [steward, data, compute], budgets, deadline } = *promises;
                let parts = Perbill::from_parts;
                let split = Split { steward: parts(steward), data: parts(data), compute: parts(compute) };
                let (info, terms, floor, max_fee) = (info(text), terms.into(), floor.into(), *max_fee);
                let budgets = Budgets { data: budgets[0], compute: budgets[1] };
                let deadline = model.deadline(deadline);
                let call = match kind {
                    AssetKind::Model => {
                        Call::register_model { info, terms, split, upstream, max_fee, floor, budgets, deadline }
                    }
                    AssetKind::Dataset => {
                        Call::register_dataset { info, terms, split, upstream, max_fee, floor, budgets, deadline }
                    }
                };
                (who, call)
            }
            Op::Close { who, asset } => (who, Call::close { asset: AssetId(*asset) }),
            Op::Publish { who, asset } => (who, Call::publish { asset: AssetId(*asset), commitment: COMMITMENT }),
            Op::GiveUp { who, asset } => (who, Call::cancel { asset: AssetId(*asset) }),
            Op::Remove { who, asset } => (who, Call::remove { asset: AssetId(*asset) }),
            Op::SetTerms { who, asset, terms } => {
                (who, Call::set_terms { asset: AssetId(*asset), terms: (*terms).into() })
            }
            Op::SetReviewers { who, asset, reviewers } => {
                let reviewers = reviewers.iter().map(|who| account(*who)).collect();
                (who, Call::set_reviewers { asset: AssetId(*asset), reviewers })
            }
            Op::SetInfo { who, asset, text } => (who, Call::set_info { asset: AssetId(*asset), info: info(text) }),
            Op::Offer { who, asset, to } => {
                (who, Call::offer_stewardship { asset: AssetId(*asset), to: to.map(account) })
            }
            Op::Accept { who, asset } => (who, Call::accept_stewardship { asset: AssetId(*asset) }),
            Op::Retire { who, asset } => (who, Call::retire { asset: AssetId(*asset) }),
            Op::Use { who, asset, units, max_price } => {
                (who, Call::use_asset { asset: AssetId(*asset), units: *units, max_price: *max_price })
            }
            Op::ForgetUsage { who, asset } => (who, Call::forget_usage { asset: AssetId(*asset) }),
            other => unreachable!("another pallet's: {other:?}"),
        };
        (*who, call.into())
    }

    /// The same for those that concern contributions.
    fn of_work(&self) -> (Who, RuntimeCall) {
        use pallet_contributions::Call;
        let id = |contribution: &u64| ContributionId(*contribution);
        let (who, call): (&Who, Call<Runtime>) = match self {
            Op::Contribute { who, asset, class, units, uri } => {
                let (asset, class, units, uri) = (AssetId(*asset), *class, *units, text(*uri));
                (who, Call::contribute { asset, class, units, commitment: WORK, uri })
            }
            Op::Assess { who, contribution, weight } => {
                // The model knows of no evidence: it changes nothing.
                let evidence = weight.is_multiple_of(2).then_some(WORK);
                (who, Call::assess { contribution: id(contribution), weight: *weight, evidence })
            }
            Op::AssessMany { who, assessments } => {
                let assessments = assessments.iter().map(|(contribution, weight)| (id(contribution), *weight));
                (who, Call::assess_many { assessments: assessments.collect() })
            }
            Op::Reassess { who, contribution, weight } => {
                (who, Call::reassess { contribution: id(contribution), weight: *weight })
            }
            Op::Reject { who, contribution, reason, spam } => {
                (who, Call::reject { contribution: id(contribution), reason: text(*reason), spam: *spam })
            }
            Op::Revoke { who, contribution, reason } => {
                (who, Call::revoke { contribution: id(contribution), reason: text(*reason) })
            }
            Op::Withdraw { who, contribution } => (who, Call::withdraw { contribution: id(contribution) }),
            Op::Forget { who, contribution } => (who, Call::forget { contribution: id(contribution) }),
            other => unreachable!("another pallet's: {other:?}"),
        };
        (*who, call.into())
    }

    /// The same for those that concern the work of several.
    fn of_manifests(&self, model: &Model) -> (Who, RuntimeCall) {
        use pallet_contributions::Call;
        let id = |contribution: &u64| ContributionId(*contribution);
        let (who, call): (&Who, Call<Runtime>) = match self {
            Op::ContributeMany { who, asset, class, bundle, uri } => {
                let (asset, class, uri) = (AssetId(*asset), *class, text(*uri));
                let (units, count, root) = (bundle.units(), bundle.count(), bundle.root());
                (who, Call::contribute_many { asset, class, units, count, root, uri })
            }
            Op::AssessManifest { who, contribution, rate } => {
                (who, Call::assess_manifest { contribution: id(contribution), weight_per_unit: *rate, evidence: None })
            }
            Op::ReassessManifest { who, contribution, rate } => {
                (who, Call::reassess_manifest { contribution: id(contribution), weight_per_unit: *rate })
            }
            Op::Join { who, contribution, index, flaw } => {
                let (index, Leaf { owner, units, record }, path) = model.bundle(*contribution).show(*index, *flaw);
                (who, Call::join { contribution: id(contribution), index, owner, units, record, path })
            }
            Op::JoinMany { who, contribution, first, size, flaw } => {
                let (first, leaves, path) = model.bundle(*contribution).show_block(*first, *size, *flaw);
                (who, Call::join_many { contribution: id(contribution), first, leaves, path })
            }
            Op::Depart { who, contribution, index, flaw } => {
                let (index, Leaf { owner, units, record }, path) = model.bundle(*contribution).show(*index, *flaw);
                (who, Call::leave { contribution: id(contribution), index, owner, units, record, path })
            }
            other => unreachable!("another pallet's: {other:?}"),
        };
        (*who, call.into())
    }

    /// The same for those that concern money.
    fn of_ledger(&self) -> (Who, RuntimeCall) {
        use pallet_rewards::Call;
        let (who, call): (&Who, Call<Runtime>) = match self {
            Op::Fund { who, asset, amount } => (who, Call::fund { asset: AssetId(*asset), amount: *amount }),
            Op::Reclaim { who, asset } => (who, Call::reclaim { asset: AssetId(*asset) }),
            Op::ForgetGrant { who, asset } => (who, Call::forget_grant { asset: AssetId(*asset) }),
            Op::Collect { who, asset, from } => (who, Call::collect { asset: AssetId(*asset), from: ids(from) }),
            Op::CollectAndClaim { who, collections, pools } => {
                let collections = collections.iter().map(|(asset, from)| (AssetId(*asset), ids(from))).collect();
                (who, Call::collect_and_claim { collections, pools: pools.clone() })
            }
            Op::Claim { who, pool } => (who, Call::claim { pool: pool.clone() }),
            Op::ClaimFor { who, pool, account: to } => {
                (who, Call::claim_for { pool: pool.clone(), account: account(*to) })
            }
            Op::ClaimForMany { who, pool, accounts } => {
                let accounts = accounts.iter().map(|to| account(*to)).collect();
                (who, Call::claim_for_many { pool: pool.clone(), accounts })
            }
            Op::ClaimMany { who, pools } => (who, Call::claim_many { pools: pools.clone() }),
            other => unreachable!("another pallet's: {other:?}"),
        };
        (*who, call.into())
    }

    /// The same for those that concern evaluations.
    fn of_evaluation(&self, model: &Model) -> (Who, RuntimeCall) {
        use pallet_evaluation::Call;
        let evaluation = &model.evaluation;
        let (who, call): (&Who, Call<Runtime>) = match self {
            Op::RegisterEvaluator { who, commission } => {
                (who, Call::register_evaluator { commission: Perbill::from_parts(*commission) })
            }
            Op::Stake { who, evaluator, amount } => {
                (who, Call::stake { evaluator: account(*evaluator), amount: *amount })
            }
            Op::Unstake { who, evaluator, part } => {
                let amount = evaluation.part(*evaluator, *who, *part);
                (who, Call::unstake { evaluator: account(*evaluator), amount })
            }
            Op::Restake { who, from, to, part } => {
                let amount = evaluation.part(*from, *who, *part);
                (who, Call::restake { from: account(*from), to: account(*to), amount })
            }
            Op::WithdrawUnbonded { who } => (who, Call::withdraw_unbonded {}),
            Op::Commit { who, sheet, slip } => {
                let epoch = evaluation.present() + u32::from(*slip == Slip::Epoch);
                let by = account(if *slip == Slip::Account { *who + 1 } else { *who });
                let hash = match slip {
                    Slip::Hash => Hash::repeat_byte(3),
                    _ => Hash::from(sp_io::hashing::blake2_256(&(epoch, by, sheet.scores(), sheet.salt()).encode())),
                };
                (who, Call::commit_scores { hash })
            }
            Op::Reveal { who, which } => {
                let sheet = evaluation.sheet(*who, which);
                (who, Call::reveal_scores { scores: sheet.scores(), salt: sheet.salt() })
            }
            Op::Deregister { who } => (who, Call::deregister {}),
            other => unreachable!("another pallet's: {other:?}"),
        };
        (*who, call.into())
    }
}

/// Which op makes a call of ours; none of the SDK's calls, nor of the validators' pallet, which has no part in this. No
/// arm stands for all others: a new call does not compile until there is an op for it.
pub fn op_behind(call: &RuntimeCall) -> Option<&'static str> {
    Some(match call {
        RuntimeCall::Registry(call) => behind_registry(call),
        RuntimeCall::Contributions(call) => behind_contributions(call),
        RuntimeCall::Rewards(call) => behind_rewards(call),
        RuntimeCall::Evaluation(call) => behind_evaluation(call),
        RuntimeCall::Governance(call) => behind_governance(call),
        RuntimeCall::Tabs(call) => super::tabs::behind(call),
        _ => return None,
    })
}

fn behind_registry(call: &pallet_registry::Call<Runtime>) -> &'static str {
    use pallet_registry::Call;
    match call {
        Call::register_model { .. } | Call::register_dataset { .. } => "Register",
        Call::publish { .. } => "Publish",
        Call::set_terms { .. } => "SetTerms",
        Call::set_reviewers { .. } => "SetReviewers",
        Call::set_info { .. } => "SetInfo",
        Call::offer_stewardship { .. } => "Offer",
        Call::accept_stewardship { .. } => "Accept",
        Call::retire { .. } => "Retire",
        Call::use_asset { .. } => "Use",
        Call::force_retire { .. } => "ForceRetire",
        Call::freeze_payouts { .. } => "FreezePayouts",
        Call::thaw_payouts { .. } => "ThawPayouts",
        Call::close { .. } => "Close",
        Call::cancel { .. } => "GiveUp",
        Call::remove { .. } => "Remove",
        Call::forget_usage { .. } => "ForgetUsage",
        Call::__Ignore(..) => unreachable!("it is no call"),
    }
}

fn behind_contributions(call: &pallet_contributions::Call<Runtime>) -> &'static str {
    use pallet_contributions::Call;
    match call {
        Call::contribute { .. } => "Contribute",
        Call::assess { .. } => "Assess",
        Call::assess_many { .. } => "AssessMany",
        Call::reject { .. } => "Reject",
        Call::withdraw { .. } => "Withdraw",
        Call::reassess { .. } => "Reassess",
        Call::revoke { .. } => "Revoke",
        Call::forget { .. } => "Forget",
        Call::contribute_many { .. } => "ContributeMany",
        Call::assess_manifest { .. } => "AssessManifest",
        Call::reassess_manifest { .. } => "ReassessManifest",
        Call::join { .. } => "Join",
        Call::join_many { .. } => "JoinMany",
        Call::leave { .. } => "Depart",
        Call::__Ignore(..) => unreachable!("it is no call"),
    }
}

fn behind_rewards(call: &pallet_rewards::Call<Runtime>) -> &'static str {
    use pallet_rewards::Call;
    match call {
        Call::fund { .. } => "Fund",
        Call::collect { .. } => "Collect",
        Call::claim { .. } => "Claim",
        Call::claim_for { .. } => "ClaimFor",
        Call::claim_many { .. } => "ClaimMany",
        Call::reclaim { .. } => "Reclaim",
        Call::forget_grant { .. } => "ForgetGrant",
        Call::collect_and_claim { .. } => "CollectAndClaim",
        Call::claim_for_many { .. } => "ClaimForMany",
        Call::__Ignore(..) => unreachable!("it is no call"),
    }
}

fn behind_evaluation(call: &pallet_evaluation::Call<Runtime>) -> &'static str {
    use pallet_evaluation::Call;
    match call {
        Call::register_evaluator { .. } => "RegisterEvaluator",
        Call::stake { .. } => "Stake",
        Call::unstake { .. } => "Unstake",
        Call::withdraw_unbonded { .. } => "WithdrawUnbonded",
        Call::commit_scores { .. } => "Commit",
        Call::reveal_scores { .. } => "Reveal",
        Call::deregister { .. } => "Deregister",
        Call::restake { .. } => "Restake",
        Call::__Ignore(..) => unreachable!("it is no call"),
    }
}

fn behind_governance(call: &pallet_governance::Call<Runtime>) -> &'static str {
    use pallet_governance::Call;
    match call {
        Call::propose_parameter { .. } => "Propose",
        Call::contributor_vote { .. } => "ContributorVote",
        Call::remove_contributor_vote { .. } => "RemoveContributorVote",
        Call::cleanup_poll { .. } => "CleanupPoll",
        Call::__Ignore(..) => unreachable!("it is no call"),
    }
}
