//! Who is owed what, reckoned from the definitions with big integers.
//!
//! Nothing here calls the chain's own arithmetic: totals are kept since the beginning and every entitlement is computed
//! from them anew, where the chain keeps accumulators and remainders. What was announced is a list of what holds from
//! which block on, and what waits, weighs or is on hold is a sum over the records that there are.
//!
//! | file | the calls, and the definitions behind them |
//! | --- | --- |
//! | `assets.rs` | what exists: terms, lineage and life cycle, use |
//! | `entitlements.rs` | what an asset owes to whom |
//! | `royalty.rs` | royalty stacks |
//! | `contributions.rs` | who did what |
//! | `manifests.rs` | the work of several in one record |
//! | `ledger.rs` | grants, royalties, claims, voices |
//! | `evaluation.rs`, `governance.rs` | scores and votes |
//! | `tabs.rs` | what is deposited for calls, and paid by vouchers |
//! | `advance.rs` | well-formed calls by whoever is in the position to make them |

mod advance;
mod assets;
mod contributions;
mod entitlements;
mod evaluation;
mod governance;
mod ledger;
mod manifests;
pub mod parameters;
mod royalty;
mod tabs;

use crate::{ENDOWMENTS, account, op::Op};
use assets::{Asset, Used};
use contributions::Contribution;
pub use evaluation::Cursor;
use evaluation::Evaluations;
use governance::Governance;
pub use governance::{Happening, PollView, TallyView};
use ledger::{Dealings, Grant};
use num_bigint::BigUint;
use parameters::Parameters;
use std::collections::BTreeMap;
use tabs::Tabs;
use tributary_primitives::{Balance, PoolId};
use tributary_runtime::EXISTENTIAL_DEPOSIT;

const BILLION: u32 = 1_000_000_000;
/// Assets that most sequences make room for, but for those that are given up.
const ASSETS: usize = 22;
/// The most entries of a list that a call takes.
const MAX_BATCH: usize = 128;

type Who = usize;

/// What a call must come to.
#[derive(Debug)]
pub enum Outcome {
    Done,
    Refused(&'static str),
}

#[derive(Clone)]
pub struct Model {
    pub issuance: Balance,
    pub treasury: Balance,
    pub parameters: Parameters,
    pub evaluation: Evaluations,
    pub governance: Governance,
    pub tabs: Tabs,
    pub free: Vec<Balance>,
    /// No sequence registers more assets than this on purpose: a small world is a dense one.
    pub room: usize,
    /// By id, those that are removed too.
    assets: Vec<Asset>,
    contributions: BTreeMap<u64, Contribution>,
    next_contribution: u64,
    /// What was granted to assets before their publication, by asset and account, until somebody takes note of it.
    grants: BTreeMap<(usize, Who), Grant>,
    /// What was used, by asset and account.
    used: BTreeMap<(usize, Who), Used>,
    /// By account and asset.
    dealings: BTreeMap<(Who, usize), Dealings>,
    /// What reached the pot, and what left it.
    came: Balance,
    went: Balance,
}

fn share(total: &BigUint, parts: u32) -> BigUint {
    total * parts / BILLION
}

fn small(amount: &BigUint) -> Balance {
    amount.try_into().expect("an amount within the issuance")
}

/// Bytes of a SCALE string.
fn string(length: usize) -> usize {
    length + if length < 64 { 1 } else { 2 }
}

fn deposit([base, byte]: [Balance; 2], bytes: usize) -> Balance {
    base + byte * bytes as Balance
}

fn ensure(condition: bool, error: &'static str) -> Result<(), &'static str> {
    if condition { Ok(()) } else { Err(error) }
}

/// What a pool divides.
enum Source {
    /// The income of an asset's class.
    Class(usize, usize),
    /// What an evaluator earns.
    Evaluator(Who),
}

impl From<&PoolId> for Source {
    fn from(pool: &PoolId) -> Self {
        match pool {
            PoolId::Steward(asset) => Self::Class(asset.0 as usize, 0),
            PoolId::Data(asset) => Self::Class(asset.0 as usize, 1),
            PoolId::Compute(asset) => Self::Class(asset.0 as usize, 2),
            PoolId::Stake(evaluator) => {
                // Whoever is not of this world is nobody's evaluator.
                let found = (0..ENDOWMENTS.len()).find(|who| account(*who) == *evaluator);
                Self::Evaluator(found.unwrap_or(usize::MAX))
            }
        }
    }
}

impl Model {
    pub fn new(issuance: Balance, treasury: Balance) -> Self {
        Self {
            issuance,
            treasury,
            parameters: Parameters::default(),
            evaluation: Evaluations::new(),
            governance: Governance::default(),
            tabs: Tabs::default(),
            free: ENDOWMENTS.to_vec(),
            room: ASSETS,
            assets: vec![],
            contributions: BTreeMap::new(),
            next_contribution: 0,
            grants: BTreeMap::new(),
            used: BTreeMap::new(),
            dealings: BTreeMap::new(),
            came: 0,
            went: 0,
        }
    }

    /// The present block.
    fn now(&self) -> u32 {
        self.evaluation.block()
    }

    /// All that the account has on hold or reserved.
    pub fn held(&self, who: Who) -> Balance {
        self.asset_deposits(who)
            + self.usage_deposits(who)
            + self.contribution_deposits(who)
            + self.grant_deposits(who)
            + self.tab_deposits(who)
            + self.evaluation.holds(who)
            + self.governance.deposits(who)
    }

    /// What of the free balance the votes of an account let it pay nobody: they lock what is on hold first.
    fn locked(&self, who: Who) -> Balance {
        self.governance.lock(who).saturating_sub(self.held(who))
    }

    /// Gives to the treasury, unless it has no account and this is too little to open one.
    fn give_treasury(&mut self, amount: Balance) -> bool {
        let fits = amount == 0 || self.treasury + amount >= EXISTENTIAL_DEPOSIT;
        if fits {
            self.treasury += amount;
        }
        fits
    }

    /// Puts `amount` on hold. The account must go on existing; votes do not matter, for they may be of tokens on hold.
    fn hold(free: &mut [Balance], who: Who, amount: Balance) -> Result<(), &'static str> {
        let left = free[who].checked_sub(amount).filter(|left| *left >= EXISTENTIAL_DEPOSIT);
        free[who] = left.ok_or("Funds")?;
        Ok(())
    }

    /// Takes `amount` from an account that goes on existing.
    fn spend(&mut self, who: Who, amount: Balance) -> Result<(), &'static str> {
        let kept = self.locked(who).max(EXISTENTIAL_DEPOSIT);
        let left = self.free[who].checked_sub(amount).filter(|left| *left >= kept);
        self.free[who] = left.ok_or("Funds")?;
        Ok(())
    }

    /// Applies the call if it may happen.
    pub fn apply(&mut self, op: &Op) -> Outcome {
        let before = self.clone();
        match self.attempt(op) {
            Ok(()) => Outcome::Done,
            Err(error) => {
                *self = before;
                Outcome::Refused(error)
            }
        }
    }

    fn attempt(&mut self, op: &Op) -> Result<(), &'static str> {
        match op {
            Op::Advance { .. }
            | Op::AdvancePromises { .. }
            | Op::AdvanceManifests { .. }
            | Op::AdvanceEvaluation { .. }
            | Op::AdvanceGovernance { .. }
            | Op::Set(_)
            | Op::Pass { .. } => unreachable!("not a call: {op:?}"),
            Op::Governance(act) => self.act(act),
            Op::Tabs(act) => self.act_on_tabs(act),
            Op::Leave { who } => self.leave(*who),
            Op::Register { who, kind, text, promises, upstream, max_fee } => {
                self.register(*who, (*kind, *text), promises, upstream, *max_fee)
            }
            Op::Close { who, asset } => self.close(*who, *asset),
            Op::Publish { who, asset } => self.publish(*who, *asset),
            Op::GiveUp { who, asset } => self.cancel(*who, *asset),
            Op::Remove { who, asset } => self.remove(*who, *asset),
            Op::SetTerms { who, asset, terms } => self.set_terms(*who, *asset, *terms),
            Op::SetReviewers { who, asset, reviewers } => self.set_reviewers(*who, *asset, reviewers),
            Op::SetInfo { who, asset, text } => self.set_info(*who, *asset, *text),
            Op::Offer { who, asset, to } => self.offer(*who, *asset, *to),
            Op::Accept { who, asset } => self.accept(*who, *asset),
            Op::Retire { who, asset } => self.announce_retirement(*who, *asset),
            Op::Use { who, asset, units, max_price } => self.use_asset(*who, *asset, *units, *max_price),
            Op::ForgetUsage { who, asset } => self.forget_usage(*who, *asset),
            Op::Contribute { who, asset, class, units, uri } => self.contribute(*who, *asset, *class, *units, *uri),
            Op::Assess { who, contribution, weight } => self.assess(*who, *contribution, *weight),
            Op::AssessMany { who, assessments } => self.assess_many(*who, assessments),
            Op::Reassess { who, contribution, weight } => self.reassess(*who, *contribution, *weight),
            Op::Reject { who, contribution, reason, spam } => self.reject(*who, *contribution, *reason, *spam),
            Op::Revoke { who, contribution, reason } => self.revoke(*who, *contribution, *reason),
            Op::Withdraw { who, contribution } => self.withdraw(*who, *contribution),
            Op::Forget { who, contribution } => self.forget(*who, *contribution),
            Op::ContributeMany { who, asset, class, bundle, uri } => {
                self.contribute_many(*who, *asset, *class, bundle, *uri)
            }
            Op::AssessManifest { who, contribution, rate } => self.assess_manifest(*who, *contribution, *rate),
            Op::ReassessManifest { who, contribution, rate } => self.reassess_manifest(*who, *contribution, *rate),
            Op::Join { who: _, contribution, index, flaw } => self.join(*contribution, *index, *flaw),
            Op::JoinMany { who: _, contribution, first, size, flaw } => {
                self.join_many(*contribution, *first, *size, *flaw)
            }
            Op::Depart { who, contribution, index, flaw } => self.depart(*who, *contribution, *index, *flaw),
            Op::Fund { who, asset, amount } => self.fund(*who, *asset, *amount),
            Op::Reclaim { who, asset } => self.reclaim(*who, *asset),
            Op::ForgetGrant { who, asset } => self.forget_grant(*who, *asset),
            Op::Collect { who: _, asset, from } => self.collect(*asset, from),
            Op::CollectAndClaim { who, collections, pools } => self.collect_and_claim(*who, collections, pools),
            Op::Claim { who, pool } => self.claim(std::slice::from_ref(pool), *who),
            Op::ClaimFor { who: _, pool, account } => self.claim(std::slice::from_ref(pool), *account),
            Op::ClaimForMany { who: _, pool, accounts } => self.claim_for_many(pool, accounts),
            Op::ClaimMany { who, pools } => self.claim_many(pools, *who),
            Op::RegisterEvaluator { who, commission } => self.register_evaluator(*who, *commission),
            Op::Stake { who, evaluator, amount } => self.stake(*who, *evaluator, *amount),
            Op::Unstake { who, evaluator, part } => {
                self.unstake(*who, *evaluator, self.evaluation.part(*evaluator, *who, *part))
            }
            Op::Restake { who, from, to, part } => {
                self.restake(*who, *from, *to, self.evaluation.part(*from, *who, *part))
            }
            Op::WithdrawUnbonded { who } => self.withdraw_unbonded(*who),
            Op::Commit { who, sheet, slip } => self.commit(*who, sheet, *slip),
            Op::Reveal { who, which } => self.reveal(*who, which),
            Op::Deregister { who } => self.deregister(*who),
        }
    }

    /// All that is free goes to the first account.
    fn leave(&mut self, who: Who) -> Result<(), &'static str> {
        let needed = self.held(who) > 0 || self.governance.lock(who) > 0;
        let kept = self.locked(who).max(if needed { EXISTENTIAL_DEPOSIT } else { 0 });
        let moved = self.free[who].saturating_sub(kept);
        self.free[who] -= moved;
        self.free[0] += moved;
        Ok(())
    }
}
