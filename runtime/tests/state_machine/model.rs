//! Who is owed what, reckoned from the definitions with big integers.
//!
//! Nothing here calls the chain's own arithmetic: totals are kept since the beginning and every entitlement is computed
//! from them anew, where the chain keeps accumulators and remainders.

mod evaluation;
mod governance;
pub mod parameters;

use crate::{ENDOWMENTS, account, op::Op};
pub use evaluation::Cursor;
use evaluation::Evaluations;
use governance::Governance;
pub use governance::{Happening, PollView, TallyView};
use num_bigint::BigUint;
use parameters::Parameters;
use std::collections::{BTreeMap, BTreeSet};
use tributary_primitives::{AccountId, AssetId, AssetKind, AssetState, Balance, Class, PoolId};
use tributary_runtime::EXISTENTIAL_DEPOSIT;

const BILLION: u32 = 1_000_000_000;
/// Assets that most sequences make room for.
const ASSETS: usize = 22;

type Who = usize;
type Terms = (u128, u128, u32);

/// What a call must come to.
#[derive(Debug)]
pub enum Outcome {
    Done,
    Refused(&'static str),
}

#[derive(Clone, Debug)]
pub struct Asset {
    steward: Who,
    state: AssetState,
    /// The block in which it was retired.
    retired: Option<u32>,
    terms: Terms,
    /// As asked, then as in force.
    split: [u32; 3],
    /// Every ancestor and its parts per billion.
    pub stack: Vec<(u32, u32)>,
    direct: usize,
    text: [usize; 3],
    reviewers: Vec<Who>,
    offer: Option<Who>,
    lifetime: BigUint,
    royalties: BigUint,
    /// By ancestor.
    collected: BTreeMap<usize, BigUint>,
    /// Of data and of compute, by member.
    weights: [BTreeMap<Who, u128>; 2],
    /// What stewards earned before they handed over.
    former: BTreeMap<Who, BigUint>,
    /// The steward's entitlement when the seat last changed hands.
    mark: BigUint,
    /// By class (steward, data, compute) and member.
    paid: BTreeMap<(usize, Who), BigUint>,
    used: BTreeMap<Who, u64>,
    /// What is on hold for its records.
    deposit: Balance,
    /// Whether claims are refused.
    pub frozen: bool,
}

#[derive(Clone, Debug)]
struct Contribution {
    asset: usize,
    who: Who,
    class: Class,
    pending: bool,
    deposit: Balance,
}

/// What an account paid to an asset that it contributed to, or could, and got from its pools of data and compute.
#[derive(Clone, Default)]
struct Dealings {
    given: BigUint,
    got: BigUint,
    /// The most that it was ever ahead of what it had given.
    earned: BigUint,
}

#[derive(Clone)]
pub struct Model {
    pub issuance: Balance,
    pub treasury: Balance,
    pub parameters: Parameters,
    pub evaluation: Evaluations,
    pub governance: Governance,
    pub free: Vec<Balance>,
    /// No sequence registers more assets than this on purpose: a small world is a dense one.
    pub room: usize,
    pub assets: Vec<Asset>,
    contributions: BTreeMap<u32, Contribution>,
    next_contribution: u32,
    /// By account and asset.
    dealings: BTreeMap<(Who, usize), Dealings>,
    came: Balance,
    went: Balance,
}

fn share(total: &BigUint, parts: u32) -> BigUint {
    total * parts / BILLION
}

fn small(amount: &BigUint) -> Balance {
    amount.try_into().expect("an amount within the issuance")
}

fn granted(stack: &[(u32, u32)]) -> u32 {
    stack.iter().map(|(_, parts)| parts).sum()
}

/// Bytes of a SCALE string.
fn string(length: usize) -> usize {
    length + if length < 64 { 1 } else { 2 }
}

fn deposit([base, byte]: [Balance; 2], bytes: usize) -> Balance {
    base + byte * bytes as Balance
}

fn check_text([name, uri, licence]: [usize; 3]) -> Result<(), &'static str> {
    for (broken, error) in [
        (name == 0, "EmptyName"),
        (uri == 0, "EmptyUri"),
        (licence == 0, "EmptyLicence"),
        (name > 64, "NameTooLong"),
        (uri > 256, "UriTooLong"),
        (licence > 64, "LicenceTooLong"),
    ] {
        ensure(!broken, error)?;
    }
    Ok(())
}

fn ensure(condition: bool, error: &'static str) -> Result<(), &'static str> {
    if condition { Ok(()) } else { Err(error) }
}

impl Asset {
    fn own(&self) -> BigUint {
        share(&self.lifetime, BILLION - granted(&self.stack)) + &self.royalties
    }

    /// What a class is entitled to since the beginning; nothing before publication.
    fn class(&self, class: usize) -> BigUint {
        match self.state {
            AssetState::Open => BigUint::ZERO,
            _ => share(&self.own(), self.split[class]),
        }
    }

    /// What a member of a class is entitled to since the beginning.
    fn member(&self, class: usize, who: Who) -> BigUint {
        if class == 0 {
            let former = self.former.get(&who).cloned().unwrap_or_default();
            return if who == self.steward { former + self.class(0) - &self.mark } else { former };
        }
        let weights = &self.weights[class - 1];
        let Some(weight) = weights.get(&who) else { return BigUint::ZERO };
        let total: BigUint = weights.values().map(|weight| BigUint::from(*weight)).sum();
        // The pool's definition: what a unit of weight is given has 64 fractional bits.
        let unit = (self.class(class) << 64u32) / total;
        (unit * *weight) >> 64u32
    }

    fn owed(&self, class: usize, who: Who) -> BigUint {
        self.member(class, who) - self.paid.get(&(class, who)).cloned().unwrap_or_default()
    }

    fn is_member(&self, class: usize, who: Who) -> bool {
        match class {
            0 => who == self.steward || self.owed(0, who) > BigUint::ZERO,
            _ => self.weights[class - 1].contains_key(&who),
        }
    }

    fn uncollected(&self, ancestor: usize) -> Option<BigUint> {
        let (_, parts) = self.stack.iter().find(|(id, _)| *id as usize == ancestor)?;
        let collected = self.collected.get(&ancestor).cloned().unwrap_or_default();
        Some(if self.state == AssetState::Open { BigUint::ZERO } else { share(&self.lifetime, *parts) - collected })
    }

    /// What its records take, in bytes.
    fn size(&self) -> usize {
        let record = 1 + 1 + 32 + (16 + 16 + 4) + 3 * 4 + 33;
        let info: usize = self.text.iter().map(|length| string(*length)).sum();
        record + info + 1 + 8 * self.direct + 1 + 32 * self.reviewers.len()
    }

    fn reviews(&self, who: Who) -> bool {
        if self.reviewers.is_empty() { who == self.steward } else { self.reviewers.contains(&who) }
    }
}

/// What a contribution's record takes, in bytes.
fn size_of_contribution(uri: usize) -> usize {
    4 + 32 + 1 + 8 + 32 + string(uri) + 1
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
            free: ENDOWMENTS.to_vec(),
            room: ASSETS,
            assets: vec![],
            contributions: BTreeMap::new(),
            next_contribution: 0,
            dealings: BTreeMap::new(),
            came: 0,
            went: 0,
        }
    }

    pub fn pot(&self) -> Balance {
        EXISTENTIAL_DEPOSIT + self.came - self.went
    }

    pub fn asset_deposits(&self, who: Who) -> Balance {
        self.assets.iter().filter(|asset| asset.steward == who).map(|asset| asset.deposit).sum()
    }

    pub fn contribution_deposits(&self, who: Who) -> Balance {
        self.contributions.values().filter(|made| made.who == who).map(|made| made.deposit).sum()
    }

    pub fn claimable(&self, who: Who) -> Vec<(PoolId, Balance)> {
        let mut owed = vec![];
        for class in 0..3 {
            for (id, asset) in self.assets.iter().enumerate().filter(|(_, asset)| !asset.frozen) {
                let amount = asset.owed(class, who);
                if amount > BigUint::ZERO {
                    owed.push((PoolId::of(AssetId(id as u32))[class].clone(), small(&amount)));
                }
            }
        }
        owed.extend(
            self.stake_owed(who)
                .into_iter()
                .map(|(evaluator, amount)| (PoolId::Stake(account(evaluator)), small(&amount))),
        );
        owed
    }

    /// All that the account has on hold or reserved.
    pub fn held(&self, who: Who) -> Balance {
        self.asset_deposits(who)
            + self.contribution_deposits(who)
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

    /// What the account ever earned by contributing.
    pub fn voice(&self, who: Who) -> Balance {
        let earned = self.dealings.iter().filter(|((by, _), _)| *by == who);
        small(&earned.map(|(_, dealings)| &dealings.earned).sum())
    }

    /// What accounts paid to assets that they contributed to, or could, and is not set off yet.
    pub fn own_payments(&self) -> BTreeMap<(AccountId, AssetId), Balance> {
        let open = self.dealings.iter().map(|((who, asset), dealings)| {
            let left = &dealings.given + &dealings.earned - &dealings.got;
            ((account(*who), AssetId(*asset as u32)), small(&left))
        });
        open.filter(|(_, left)| *left > 0).collect()
    }

    pub fn collectable(&self, ancestor: usize) -> Vec<(AssetId, Balance)> {
        let owed = self.assets.iter().enumerate().filter_map(|(id, asset)| {
            let amount = asset.uncollected(ancestor)?;
            (amount > BigUint::ZERO).then(|| (AssetId(id as u32), small(&amount)))
        });
        owed.collect()
    }

    /// The assets cited, counted back from the next id, with the rate granted; 0 is the asset itself, and what is
    /// before the first does not exist.
    pub fn cited(&self, upstream: &[(u32, u32)]) -> Vec<(u32, u32)> {
        upstream.iter().map(|(back, rate)| ((self.assets.len() as u32).wrapping_sub(*back) % 10_000, *rate)).collect()
    }

    fn asset(&self, id: u32, error: &'static str) -> Result<&Asset, &'static str> {
        self.assets.get(id as usize).ok_or(error)
    }

    fn stewarded(&mut self, id: u32, who: Who) -> Result<&mut Asset, &'static str> {
        let asset = self.assets.get_mut(id as usize).ok_or("UnknownAsset")?;
        ensure(asset.steward == who, "NotSteward")?;
        Ok(asset)
    }

    /// Puts `amount` on hold. The account must go on existing; votes do not matter, for they may be of tokens on hold.
    fn hold(free: &mut [Balance], who: Who, amount: Balance) -> Result<(), &'static str> {
        let left = free[who].checked_sub(amount).filter(|left| *left >= EXISTENTIAL_DEPOSIT);
        free[who] = left.ok_or("Funds")?;
        Ok(())
    }

    /// Brings what is on hold for an asset in line with what its records take, at the present price.
    fn redeposit(&mut self, id: u32) -> Result<(), &'static str> {
        let asset = &mut self.assets[id as usize];
        let new = deposit(self.parameters.asset_prices(), asset.size());
        let old = std::mem::replace(&mut asset.deposit, new);
        if new > old {
            Self::hold(&mut self.free, asset.steward, new - old)
        } else {
            self.free[asset.steward] += old - new;
            Ok(())
        }
    }

    fn pay(&mut self, who: Who, asset: usize, amount: Balance) -> Result<(), &'static str> {
        let Asset { lifetime, royalties, .. } = &self.assets[asset];
        let lifetime = lifetime + amount;
        ensure(&lifetime + royalties <= BigUint::from(u128::MAX), "Overflow")?;
        let kept = self.locked(who).max(EXISTENTIAL_DEPOSIT);
        let left = self.free[who].checked_sub(amount).filter(|left| *left >= kept);
        self.free[who] = left.ok_or("Funds")?;
        self.came += amount;
        let record = &mut self.assets[asset];
        record.lifetime = lifetime;
        // Who contributed, or still can, gives to itself as well.
        let contributed = record.weights.iter().any(|weights| weights.contains_key(&who));
        if contributed || record.state == AssetState::Open {
            self.dealings.entry((who, asset)).or_default().given += amount;
        }
        Ok(())
    }

    /// The stack by definition: along every path, `floor(rate * share)` for each ancestor of the cited, the rest for
    /// the cited.
    fn flatten(&self, cited: &[(u32, u32)]) -> Vec<(u32, u32)> {
        let mut stack = BTreeMap::<u32, u64>::new();
        for (id, rate) in cited {
            let inherited: Vec<_> = self.assets[*id as usize]
                .stack
                .iter()
                .map(|(ancestor, parts)| (*ancestor, u64::from(*rate) * u64::from(*parts) / u64::from(BILLION)))
                .collect();
            let rest = u64::from(*rate) - inherited.iter().map(|(_, parts)| parts).sum::<u64>();
            for (ancestor, parts) in inherited.into_iter().chain([(*id, rest)]) {
                *stack.entry(ancestor).or_default() += parts;
            }
        }
        stack.into_iter().map(|(id, parts)| (id, u32::try_from(parts).unwrap())).collect()
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
            | Op::AdvanceEvaluation { .. }
            | Op::AdvanceGovernance { .. }
            | Op::Set(_)
            | Op::Pass { .. } => unreachable!("not a call: {op:?}"),
            Op::Governance(act) => self.act(act),
            Op::RegisterEvaluator { who, commission } => self.register_evaluator(*who, *commission),
            Op::Stake { who, evaluator, amount } => self.stake(*who, *evaluator, *amount),
            Op::Unstake { who, evaluator, part } => {
                self.unstake(*who, *evaluator, self.evaluation.part(*evaluator, *who, *part))
            }
            Op::WithdrawUnbonded { who } => self.withdraw_unbonded(*who),
            Op::Commit { who, sheet, slip } => self.commit(*who, sheet, *slip),
            Op::Reveal { who, which } => self.reveal(*who, which),
            Op::Deregister { who } => self.deregister(*who),
            Op::Leave { who } => {
                let needed = self.held(*who) > 0 || self.governance.lock(*who) > 0;
                let kept = self.locked(*who).max(if needed { EXISTENTIAL_DEPOSIT } else { 0 });
                let moved = self.free[*who].saturating_sub(kept);
                self.free[*who] -= moved;
                self.free[0] += moved;
                Ok(())
            }
            Op::Register { who, kind: _, text, terms, split, upstream, max_fee } => {
                check_text(*text)?;
                ensure(split.iter().map(|part| u64::from(*part)).sum::<u64>() == u64::from(BILLION), "SplitNotWhole")?;
                let cited = self.cited(upstream);
                let mut seen = BTreeSet::new();
                for (id, rate) in &cited {
                    ensure(*id as usize != self.assets.len(), "SelfUpstream")?;
                    ensure(seen.insert(*id), "DuplicateUpstream")?;
                    let asset = self.asset(*id, "UnknownUpstream")?;
                    ensure(asset.state == AssetState::Published, "UpstreamNotPublished")?;
                    ensure(*rate >= asset.terms.2, "RoyaltyTooLow")?;
                }
                let most: u32 = self.parameters.number("MaxRoyaltySum");
                let granted: u64 = cited.iter().map(|(_, rate)| u64::from(*rate)).sum();
                ensure(granted <= u64::from(most), "RoyaltiesOverSum")?;
                let fees: Vec<_> =
                    cited.iter().map(|(id, _)| (*id as usize, self.assets[*id as usize].terms.1)).collect();
                let total = fees.iter().try_fold(0u128, |sum, (_, fee)| sum.checked_add(*fee)).ok_or("Overflow")?;
                ensure(total <= *max_fee, "FeeOverMaximum")?;
                let stack = self.flatten(&cited);
                ensure(stack.len() <= 32, "StackTooLong")?;
                for (id, fee) in fees.into_iter().filter(|(_, fee)| *fee > 0) {
                    self.pay(*who, id, fee)?;
                }
                let mut asset = Asset {
                    steward: *who,
                    state: AssetState::Open,
                    retired: None,
                    terms: *terms,
                    split: *split,
                    stack,
                    direct: cited.len(),
                    text: *text,
                    reviewers: vec![],
                    offer: None,
                    lifetime: BigUint::ZERO,
                    royalties: BigUint::ZERO,
                    collected: BTreeMap::new(),
                    weights: Default::default(),
                    former: BTreeMap::new(),
                    mark: BigUint::ZERO,
                    paid: BTreeMap::new(),
                    used: BTreeMap::new(),
                    deposit: 0,
                    frozen: false,
                };
                asset.deposit = deposit(self.parameters.asset_prices(), asset.size());
                Self::hold(&mut self.free, *who, asset.deposit)?;
                self.assets.push(asset);
                Ok(())
            }
            Op::Publish { who, asset: id } => {
                let asset = self.stewarded(*id, *who)?;
                ensure(asset.state == AssetState::Open, "NotOpen")?;
                asset.state = AssetState::Published;
                asset.reviewers.clear();
                let [steward, data, compute] = asset.split;
                asset.split = match (asset.weights[0].is_empty(), asset.weights[1].is_empty()) {
                    (false, false) => [steward, data, compute],
                    (false, true) => [steward, data + compute, 0],
                    (true, false) => [steward, 0, data + compute],
                    (true, true) => [BILLION, 0, 0],
                };
                self.redeposit(*id)
            }
            Op::SetTerms { who, asset, terms } => {
                let asset = self.stewarded(*asset, *who)?;
                ensure(asset.state != AssetState::Retired, "AlreadyRetired")?;
                asset.terms = *terms;
                Ok(())
            }
            Op::SetReviewers { who, asset: id, reviewers } => {
                let asset = self.stewarded(*id, *who)?;
                ensure(asset.state == AssetState::Open, "NotOpen")?;
                ensure(reviewers.len() <= 16, "TooManyReviewers")?;
                ensure(reviewers.iter().collect::<BTreeSet<_>>().len() == reviewers.len(), "DuplicateReviewer")?;
                asset.reviewers.clone_from(reviewers);
                self.redeposit(*id)
            }
            Op::SetInfo { who, asset: id, text } => {
                let asset = self.stewarded(*id, *who)?;
                ensure(asset.state == AssetState::Open, "NotOpen")?;
                check_text(*text)?;
                asset.text = *text;
                self.redeposit(*id)
            }
            Op::Offer { who, asset, to } => {
                let asset = self.stewarded(*asset, *who)?;
                ensure(*to != Some(*who), "AlreadySteward")?;
                asset.offer = *to;
                Ok(())
            }
            Op::Accept { who, asset } => {
                let asset = self.assets.get_mut(*asset as usize).ok_or("UnknownAsset")?;
                ensure(asset.offer == Some(*who), "NotOffered")?;
                let new = deposit(self.parameters.asset_prices(), asset.size());
                let old = std::mem::replace(&mut asset.deposit, new);
                let entitled = asset.class(0);
                let from = std::mem::replace(&mut asset.steward, *who);
                *asset.former.entry(from).or_default() += &entitled - &asset.mark;
                asset.mark = entitled;
                asset.offer = None;
                self.free[from] += old;
                Self::hold(&mut self.free, *who, new)
            }
            Op::Retire { who, asset } => {
                self.stewarded(*asset, *who)?;
                self.retire(*asset)
            }
            Op::Use { who, asset: id, units, max_price } => {
                let asset = self.assets.get_mut(*id as usize).ok_or("UnknownAsset")?;
                ensure(asset.state == AssetState::Published, "NotPublished")?;
                ensure(*units > 0, "ZeroUnits")?;
                let price = asset.terms.0.checked_mul(u128::from(*units)).ok_or("Overflow")?;
                ensure(price <= *max_price, "PriceOverMaximum")?;
                let used = asset.used.entry(*who).or_default();
                *used = used.checked_add(*units).ok_or("Overflow")?;
                if price > 0 { self.pay(*who, *id as usize, price) } else { Ok(()) }
            }
            Op::Contribute { who, asset, class, units, uri } => {
                let record = self.asset(*asset, "UnknownAsset")?;
                ensure(record.state == AssetState::Open, "NotOpen")?;
                ensure(*units > 0, "ZeroUnits")?;
                ensure(*uri > 0, "EmptyUri")?;
                ensure(*uri <= 256, "UriTooLong")?;
                let deposit = deposit(self.parameters.contribution_prices(), size_of_contribution(*uri));
                let made = Contribution { asset: *asset as usize, who: *who, class: *class, pending: true, deposit };
                Self::hold(&mut self.free, *who, made.deposit)?;
                self.contributions.insert(self.next_contribution, made);
                self.next_contribution += 1;
                Ok(())
            }
            Op::Assess { who, contribution, weight } => self.assess(*who, *contribution, *weight),
            Op::AssessMany { who, assessments } => {
                ensure(!assessments.is_empty(), "EmptyBatch")?;
                assessments.iter().try_for_each(|(id, weight)| self.assess(*who, *id, *weight))
            }
            Op::Reject { who, contribution, reason } => {
                let made = self.reviewable(*who, *contribution)?;
                ensure(*reason > 0, "EmptyReason")?;
                ensure(*reason <= 256, "ReasonTooLong")?;
                self.free[made.who] += made.deposit;
                self.contributions.remove(contribution);
                Ok(())
            }
            Op::Withdraw { who, contribution } => {
                let made = self.contributions.get(contribution).ok_or("UnknownContribution")?.clone();
                ensure(made.who == *who, "NotContributor")?;
                ensure(made.pending, "NotPending")?;
                self.free[*who] += made.deposit;
                self.contributions.remove(contribution);
                Ok(())
            }
            Op::Fund { who, asset, amount } => {
                ensure(*amount > 0, "ZeroAmount")?;
                self.asset(*asset, "UnknownAsset")?;
                self.pay(*who, *asset as usize, *amount)
            }
            Op::Collect { who: _, asset, from } => {
                let ancestor = *asset as usize;
                self.asset(*asset, "UnknownAsset")?;
                let mut total = BigUint::ZERO;
                for descendant in from {
                    let amount =
                        self.asset(*descendant, "NotAnAncestor")?.uncollected(ancestor).ok_or("NotAnAncestor")?;
                    *self.assets[*descendant as usize].collected.entry(ancestor).or_default() += &amount;
                    total += amount;
                }
                ensure(total > BigUint::ZERO, "NothingToCollect")?;
                self.assets[ancestor].royalties += total;
                Ok(())
            }
            Op::Claim { who, pool } => self.claim(std::slice::from_ref(pool), *who),
            Op::ClaimFor { who: _, pool, account } => self.claim(std::slice::from_ref(pool), *account),
            Op::ClaimMany { who, pools } => self.claim(pools, *who),
        }
    }

    fn retire(&mut self, id: u32) -> Result<(), &'static str> {
        let asset = self.assets.get_mut(id as usize).ok_or("UnknownAsset")?;
        ensure(asset.state == AssetState::Published, "NotPublished")?;
        (asset.state, asset.retired) = (AssetState::Retired, Some(self.evaluation.block()));
        Ok(())
    }

    fn reviewable(&self, who: Who, contribution: u32) -> Result<Contribution, &'static str> {
        let made = self.contributions.get(&contribution).ok_or("UnknownContribution")?;
        ensure(made.pending, "NotPending")?;
        let asset = &self.assets[made.asset];
        ensure(asset.state == AssetState::Open, "NotOpen")?;
        ensure(asset.reviews(who), "NotReviewer")?;
        Ok(made.clone())
    }

    fn assess(&mut self, who: Who, contribution: u32, weight: u64) -> Result<(), &'static str> {
        let made = self.reviewable(who, contribution)?;
        ensure(weight > 0, "ZeroWeight")?;
        let class = usize::from(made.class == Class::Compute);
        *self.assets[made.asset].weights[class].entry(made.who).or_default() += u128::from(weight);
        self.free[made.who] += made.deposit;
        let made = self.contributions.get_mut(&contribution).expect("it is reviewable");
        (made.pending, made.deposit) = (false, 0);
        Ok(())
    }

    fn claim(&mut self, pools: &[PoolId], who: Who) -> Result<(), &'static str> {
        let mut total = 0;
        for pool in pools {
            match Source::from(pool) {
                Source::Class(id, class) => {
                    let asset = self.assets.get_mut(id).ok_or("UnknownPool")?;
                    ensure(class == 0 || !asset.weights[class - 1].is_empty(), "UnknownPool")?;
                    ensure(asset.is_member(class, who), "NotAMember")?;
                    ensure(!asset.frozen, "PayoutsFrozen")?;
                    let amount = asset.owed(class, who);
                    total += small(&amount);
                    if class > 0 {
                        let dealings = self.dealings.entry((who, id)).or_default();
                        dealings.got += &amount;
                        if dealings.got > &dealings.given + &dealings.earned {
                            dealings.earned = &dealings.got - &dealings.given;
                        }
                    }
                    *asset.paid.entry((class, who)).or_default() += amount;
                }
                Source::Evaluator(evaluator) => {
                    let amount = self.evaluation.owed(evaluator, who).ok_or("UnknownPool")?.ok_or("NotAMember")?;
                    total += small(&amount);
                    self.evaluation.pay_out(evaluator, who);
                }
            }
        }
        ensure(total > 0, "NothingToClaim")?;
        ensure(self.free[who] + self.held(who) + total >= EXISTENTIAL_DEPOSIT, "BelowExistentialDeposit")?;
        self.free[who] += total;
        self.went += total;
        Ok(())
    }

    /// A call that moves the world on, if there is one of the kind that was drawn.
    pub fn advance(&self, choice: u32) -> Option<Op> {
        let pick =
            |length: usize, salt: u32| (length > 0).then(|| (choice.rotate_left(salt) as usize / 16) % length.max(1));
        let rich = pick(4, 7)?;
        let of_state = |state: AssetState| -> Vec<u32> {
            let ids = self.assets.iter().enumerate().filter(|(_, asset)| asset.state == state);
            ids.map(|(id, _)| id as u32).collect()
        };
        let (open, published) = (of_state(AssetState::Open), of_state(AssetState::Published));
        let any = |ids: &[u32], salt| pick(ids.len(), salt).map(|i| ids[i]);
        Some(match choice % 16 {
            0..=1 => {
                if self.assets.len() >= self.room {
                    return None;
                }
                let mut upstream = vec![];
                for salt in [3, 11, 19] {
                    if let Some(id) = any(&published, salt) {
                        let rate = self.assets[id as usize].terms.2.saturating_add(choice % 90_000_000).min(BILLION);
                        let back = self.assets.len() as u32 - id;
                        if upstream.iter().all(|(other, _)| *other != back) {
                            upstream.push((back, rate));
                        }
                    }
                }
                Op::Register {
                    who: rich % 2,
                    kind: AssetKind::Model,
                    text: [8, 20, 7],
                    terms: (u128::from(choice), u128::from(choice / 3), choice % 50_000_000),
                    split: [200_000_000, 500_000_000, 300_000_000],
                    upstream,
                    max_fee: u128::MAX,
                }
            }
            3..=5 => Op::Contribute {
                who: rich,
                asset: any(&open, 5)?,
                class: Class::ALL[choice as usize / 64 % Class::ALL.len()],
                units: 1,
                uri: 30,
            },
            6..=8 => {
                let pending: Vec<_> = self
                    .contributions
                    .iter()
                    .filter(|(_, made)| made.pending && self.assets[made.asset].state == AssetState::Open)
                    .collect();
                let (id, made) = pending[pick(pending.len(), 9)?];
                let asset = &self.assets[made.asset];
                let who = asset.reviewers.first().copied().unwrap_or(asset.steward);
                Op::Assess { who, contribution: *id, weight: u64::from(choice / 7 + 1) }
            }
            2 | 9 => {
                let asset = any(&open, 13)?;
                Op::Publish { who: self.assets[asset as usize].steward, asset }
            }
            10..=11 => {
                let asset = any(&published, 15)?;
                Op::Use { who: rich, asset, units: u64::from(choice % 100 + 1), max_price: u128::MAX }
            }
            12 => {
                let ancestor = pick(self.assets.len(), 17)?;
                let from = self.collectable(ancestor).into_iter().map(|(id, _)| id.0).collect();
                Op::Collect { who: rich, asset: ancestor as u32, from }
            }
            13 => {
                let who = pick(ENDOWMENTS.len(), 21)?;
                let owed = self.claimable(who);
                let (pool, _) = owed[pick(owed.len(), 23)?].clone();
                Op::ClaimFor { who: rich, pool, account: who }
            }
            14 => Op::Fund { who: rich, asset: pick(self.assets.len(), 25)? as u32, amount: u128::from(choice) },
            _ => {
                let offered: Vec<_> =
                    self.assets.iter().enumerate().filter(|(_, asset)| asset.offer.is_some()).collect();
                let (asset, record) = offered[pick(offered.len(), 27)?];
                Op::Accept { who: record.offer?, asset: asset as u32 }
            }
        })
    }
}
