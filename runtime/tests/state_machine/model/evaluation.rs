//! What evaluations come to, reckoned from the definitions.
//!
//! Who had what staked is kept as a history, and what counts in an epoch is looked up in it. A consensus is found by
//! trying every score, a pot is divided with fractions of big integers, and a stake pool hands out what comes in at
//! once, to every member, where the chain keeps running sums. Only the order of a settlement's pages is the chain's
//! own: it is part of what is promised, for calls come in between.

use super::{Asset, BILLION, Model, Parameters, Who, ensure, share, small};
use crate::{
    ENDOWMENTS, account,
    op::{Part, Sheet, Slip, Which},
};
use num_bigint::BigUint;
use std::collections::{BTreeMap, BTreeSet};
use tributary_primitives::{
    AccountId, AssetState, Balance, EpochView, EvaluatorView, Phase, PoolId, PositionView, ScoresView, UNIT,
};
use tributary_runtime::EXISTENTIAL_DEPOSIT;

/// Assets in a bucket.
const BUCKET: u32 = 64;
/// What an evaluator's highest score becomes.
const HIGHEST: u64 = 65_535;
/// Epochs after whose settlement scores are forgotten.
const HISTORY: u32 = 24;
/// Epochs with stake on its way into the pool, in one position.
const MAX_JOINING: usize = 8;
/// Amounts of one account that unbond.
const MAX_UNBONDING: usize = 32;
const MAX_SCORES: usize = 4_096;
/// What the chain does in one page, and a small world never has more of.
const JOINS_PER_PAGE: usize = 32;
const PENALTIES_PER_PAGE: usize = 16;
const EVALUATORS_PER_PAGE: usize = 32;
/// Epochs in which open commitments are looked for.
const MAX_OPEN: u32 = 8;

#[derive(Clone, Default)]
struct Epoch {
    start: u32,
    length: u32,
    emission: Balance,
    /// For assets, evaluators, the treasury, authors.
    pots: [Balance; 4],
    cap: u32,
    /// All that counted at its end.
    stake: Balance,
    /// How many changes of stake were made before it began, and who was an evaluator then.
    change: usize,
    registered: BTreeSet<Who>,
}

#[derive(Clone, Default)]
struct Evaluator {
    registered: bool,
    left: Option<u32>,
    commission: u32,
    /// All that was ever staked to it: after how many changes, and how much it was then.
    history: Vec<(usize, Balance)>,
}

impl Evaluator {
    fn stake(&self) -> Balance {
        self.history.last().map(|(_, stake)| *stake).unwrap_or_default()
    }
}

/// Stake that was added in one epoch.
#[derive(Clone)]
struct Lot {
    epoch: u32,
    amount: Balance,
    in_pool: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Open,
    Revealed,
    Missed,
}

#[derive(Clone)]
struct Commit {
    block: u32,
    sheet: Sheet,
    slip: Slip,
    penalty: Balance,
    commission: u32,
    fate: Fate,
}

#[derive(Clone)]
struct Revealer {
    who: Who,
    /// Within what its own stake lets count.
    stake: Balance,
    /// From the beginning of the settlement on, what of it is within the cap.
    capped: Balance,
    commission: u32,
    /// Scores by asset.
    row: BTreeMap<u32, u64>,
}

/// A pool of those who staked to an evaluator: a member's due is in planck times 2^64, and so is what no unit of weight
/// could be given yet.
#[derive(Clone, Default)]
struct Pool {
    carry: BigUint,
    members: BTreeMap<Who, (Balance, BigUint)>,
}

impl Pool {
    fn weight(&self) -> BigUint {
        self.members.values().map(|(weight, _)| BigUint::from(*weight)).sum()
    }

    fn divide(&mut self, scaled: BigUint) {
        let (all, weight) = (scaled + &self.carry, self.weight());
        if weight == BigUint::ZERO {
            self.carry = all;
            return;
        }
        let each = &all / &weight;
        self.carry = all % weight;
        for (weight, due) in self.members.values_mut() {
            *due += &each * *weight;
        }
    }

    fn whole(&self, who: Who) -> BigUint {
        self.members.get(&who).map(|(_, due)| due >> 64u32).unwrap_or_default()
    }

    /// Who has neither weight nor a whole planck to claim leaves the fraction of one to the others.
    fn let_go(&mut self, who: Who) {
        if self.members[&who].0 == 0 && self.whole(who) == BigUint::ZERO {
            let (_, left) = self.members.remove(&who).expect("a member");
            self.divide(left);
        }
    }

    fn reweigh(&mut self, who: Who, change: impl FnOnce(Balance) -> Balance) {
        let (weight, _) = self.members.entry(who).or_default();
        *weight = change(*weight);
        self.let_go(who);
    }

    fn credit(&mut self, who: Who, amount: &BigUint) {
        self.members.entry(who).or_default().1 += amount << 64u32;
    }
}

/// A pot, what it is divided by, and how much of the latter is done.
type Shares = Option<(BigUint, BigUint, BigUint)>;

/// The part of a pot for the next `score`; none where there is no pot.
fn next(shares: &mut Shares, score: &BigUint) -> BigUint {
    let Some((pot, total, done)) = shares.as_mut() else { return BigUint::ZERO };
    let before = &*pot * &*done / &*total;
    *done += score;
    &*pot * &*done / &*total - before
}

/// An asset that had no consensus before: its steward, and what the revealers scored, in their order.
#[derive(Clone)]
struct Fresh {
    steward: Who,
    given: Vec<u64>,
}

/// What is behind a score: without and with the cap.
type Voice = ([Balance; 2], u64);

/// The highest score that more than half of all stake is behind, without and with the cap; every one is tried.
fn consensus(voices: &[Voice]) -> u64 {
    let is_supported = |score: &u64| {
        [0, 1].into_iter().all(|kind| {
            let behind = voices.iter().filter(|(_, given)| given >= score).map(|(holds, _)| holds[kind]);
            let all = voices.iter().map(|(holds, _)| BigUint::from(holds[kind])).sum::<BigUint>();
            behind.map(BigUint::from).sum::<BigUint>() * 2u32 > all
        })
    };
    voices.iter().map(|(_, given)| *given).filter(|score| *score > 0).filter(is_supported).max().unwrap_or_default()
}

#[derive(Clone)]
struct Settlement {
    epoch: u32,
    phase: Phase,
    has_quorum: bool,
    bucket: Option<u32>,
    paid: usize,
    /// By revealer: given, shared, consensus on its own assets.
    sums: Vec<[u64; 3]>,
    consensus: u64,
    scores: BigUint,
    /// What is divided in this phase.
    shares: Shares,
    /// And of the evaluators' pot, for agreement on what is fresh.
    fresh_shares: Shares,
    /// What is fresh and has a consensus, in order.
    fresh: Vec<Fresh>,
}

impl Settlement {
    /// What the revealer of this number counts for on fresh assets: of its stake, how far it shares what the others
    /// make of them, less what it shares of what they make of the next one, over all that they make of them. The others
    /// are asked without it.
    fn fresh_weight(&self, index: usize, revealed: &[Revealer]) -> BigUint {
        let without = |asset: &Fresh| {
            let voices = revealed.iter().zip(&asset.given).enumerate().filter(|(other, _)| *other != index);
            let voices: Vec<_> = voices.map(|(_, (one, given))| ([one.stake, one.capped], *given)).collect();
            consensus(&voices)
        };
        let others: Vec<_> = self.fresh.iter().map(without).collect();
        let (mut shared, mut by_chance, mut all) = (0, 0, 0);
        for (place, asset) in self.fresh.iter().enumerate().filter(|(_, one)| one.steward != revealed[index].who) {
            let next = others[(place + 1) % others.len()];
            shared += asset.given[index].min(others[place]);
            by_chance += asset.given[index].min(next);
            all += others[place];
        }
        if shared <= by_chance {
            return BigUint::ZERO;
        }
        BigUint::from(revealed[index].capped) * (shared - by_chance) / all
    }

    /// What the revealer of this number counts for in the evaluators' pot.
    fn weight(&self, index: usize, stake: Balance) -> BigUint {
        let [given, shared, own] = self.sums[index];
        let all = given + self.consensus - own;
        if all == 0 { BigUint::ZERO } else { BigUint::from(stake) * 2u32 * shared / all }
    }
}

/// Consensus and score, by bucket and asset.
type Outcomes = BTreeMap<u32, BTreeMap<u32, (u64, BigUint)>>;

#[derive(Clone, Default)]
pub struct Evaluations {
    block: u32,
    epoch: u32,
    epochs: BTreeMap<u32, Epoch>,
    /// The parameter that emission set out from, and where it is.
    course: Option<(Balance, Balance)>,
    rolled_over: BigUint,
    /// The same of the evaluators' pot for what is fresh.
    fresh_rolled_over: BigUint,
    /// What was revealed in the epochs whose settlement began.
    turnout: Vec<Balance>,
    /// Assets that had a consensus.
    known: BTreeSet<u32>,
    evaluators: Vec<Evaluator>,
    changes: usize,
    /// By evaluator and account.
    positions: BTreeMap<(Who, Who), Vec<Lot>>,
    /// When stake was last moved to a position or from it, by the same.
    moved: BTreeMap<(Who, Who), u32>,
    /// By account and epoch of release.
    unbonding: BTreeMap<(Who, u32), Balance>,
    commits: BTreeMap<(u32, Who), Commit>,
    revealed: BTreeMap<u32, Vec<Revealer>>,
    outcomes: BTreeMap<u32, Outcomes>,
    pools: BTreeMap<Who, Pool>,
    next: u32,
    running: Option<Settlement>,
    /// Penalties that could not be paid and nobody asked about.
    unpaid: usize,
    /// What happened, and how often.
    pub seen: BTreeMap<&'static str, usize>,
}

/// Where a settlement is, without what it pays: phase, bucket, evaluators paid, whether there is a pot; then how many
/// stakes, commitments and old buckets its phases have left.
pub type Cursor = (u32, Option<(Phase, Option<u32>, usize, bool, [usize; 3])>);

impl Evaluations {
    pub fn new() -> Self {
        Self {
            epochs: BTreeMap::from([(0, Epoch::default())]),
            evaluators: vec![Evaluator::default(); ENDOWMENTS.len()],
            ..Default::default()
        }
    }

    fn see(&mut self, what: &'static str) {
        *self.seen.entry(what).or_default() += 1;
    }

    /// What of the stake behind `who` counts in `epoch`: the least that it was since before the epoch began, if `who`
    /// was an evaluator then.
    fn counts(&self, epoch: u32, who: Who) -> Balance {
        let epoch = &self.epochs[&epoch];
        if !epoch.registered.contains(&who) {
            return 0;
        }
        let history = &self.evaluators[who].history;
        let since = history.partition_point(|(change, _)| *change <= epoch.change);
        let Some(first) = since.checked_sub(1) else { return 0 };
        history[first..].iter().map(|(_, stake)| *stake).min().unwrap_or_default()
    }

    fn position(&self, evaluator: Who, who: Who) -> Balance {
        self.positions.get(&(evaluator, who)).map(|lots| lots.iter().map(|lot| lot.amount).sum()).unwrap_or_default()
    }

    /// What open commitments may cost `who`.
    fn committed(&self, who: Who) -> Balance {
        let open = self.commits.iter().filter(|((_, by), commit)| *by == who && commit.fate == Fate::Open);
        open.map(|(_, commit)| commit.penalty).sum()
    }

    /// The commissions of commitments that are not settled, by epoch.
    fn open(&self, who: Who) -> Vec<(u32, u32)> {
        let first = self.next.max((self.epoch + 1).saturating_sub(MAX_OPEN));
        let found = (first..=self.epoch).filter_map(|epoch| Some((epoch, self.commits.get(&(epoch, who))?)));
        let open = found.filter(|(_, commit)| commit.fate != Fate::Missed);
        open.map(|(epoch, commit)| (epoch, commit.commission)).collect()
    }

    /// The least that has to be revealed in the next epoch that is settled.
    fn quorum(&self, parameters: &Parameters) -> Balance {
        let most = self.turnout.iter().rev().take(3).max().copied().unwrap_or_default();
        let parts = BigUint::from(most) * parameters.number::<u32>("Quorum");
        small(&((parts + (BILLION - 1)) / BILLION)).max(parameters.number("QuorumFloor"))
    }

    fn is_open(&self, epoch: Option<u32>, who: Who) -> bool {
        epoch.and_then(|epoch| self.commits.get(&(epoch, who))).is_some_and(|commit| commit.fate == Fate::Open)
    }

    pub fn holds(&self, who: Who) -> Balance {
        let staked = self.positions.iter().filter(|((_, by), _)| *by == who).flat_map(|(_, lots)| lots);
        let unbonding = self.unbonding.iter().filter(|((by, _), _)| *by == who);
        staked.map(|lot| lot.amount).sum::<Balance>() + unbonding.map(|(_, amount)| amount).sum::<Balance>()
    }

    fn note(&mut self, evaluator: Who, stake: Balance) {
        self.changes += 1;
        self.evaluators[evaluator].history.push((self.changes, stake));
    }

    /// Takes from a position what came last, and from the pool what of that was in it.
    fn lower(&mut self, evaluator: Who, who: Who, amount: Balance) {
        let lots = self.positions.get_mut(&(evaluator, who)).expect("a position");
        let (mut rest, mut out) = (amount, 0);
        while rest > 0 {
            let lot = lots.last_mut().expect("so much is there");
            let taken = rest.min(lot.amount);
            lot.amount -= taken;
            rest -= taken;
            if lot.in_pool {
                out += taken;
            }
            if lot.amount == 0 {
                lots.pop();
            }
        }
        if lots.is_empty() {
            self.positions.remove(&(evaluator, who));
            self.moved.remove(&(evaluator, who));
        }
        if out > 0 {
            self.pools.get_mut(&evaluator).expect("a pool").reweigh(who, |weight| weight - out);
            self.drop_if_empty(evaluator);
        }
        let stake = self.evaluators[evaluator].stake() - amount;
        self.note(evaluator, stake);
    }

    fn buckets(&self, epoch: u32) -> BTreeSet<u32> {
        let rows = self.revealed.get(&epoch).into_iter().flatten();
        rows.flat_map(|revealer| revealer.row.keys().map(|asset| asset / BUCKET)).collect()
    }

    /// Stake of the epoch before `epoch` that is not in its pool.
    fn joins(&self, epoch: u32) -> Vec<(Who, Who)> {
        let waits = |lot: &Lot| Some(lot.epoch) == epoch.checked_sub(1) && !lot.in_pool;
        self.positions.iter().filter(|(_, lots)| lots.iter().any(waits)).map(|(key, _)| *key).collect()
    }

    fn missing(&self, epoch: u32) -> Vec<Who> {
        (0..ENDOWMENTS.len()).filter(|who| self.is_open(Some(epoch), *who)).collect()
    }

    pub fn cursor(&self) -> Cursor {
        let running = self.running.as_ref().map(|running| {
            let old = running.epoch.checked_sub(HISTORY).map(|old| self.buckets(old).len()).unwrap_or_default();
            let left = [self.joins(running.epoch).len(), self.missing(running.epoch).len(), old];
            (running.phase, running.bucket, running.paid, running.shares.is_some(), left)
        });
        (self.next, running)
    }

    /// What `who` is owed by the stake pool of `evaluator`; none without such a pool, or when it is not a member.
    pub fn owed(&self, evaluator: Who, who: Who) -> Option<Option<BigUint>> {
        self.pools.get(&evaluator).map(|pool| pool.members.contains_key(&who).then(|| pool.whole(who)))
    }

    /// What the stake pool of `evaluator` weighs, and what no unit of weight could be given yet, in planck times 2^64.
    pub fn pool(&self, evaluator: Who) -> Option<(BigUint, BigUint)> {
        self.pools.get(&evaluator).map(|pool| (pool.weight(), pool.carry.clone()))
    }

    pub fn pay_out(&mut self, evaluator: Who, who: Who) {
        let pool = self.pools.get_mut(&evaluator).expect("a pool");
        let amount = pool.whole(who);
        if amount > BigUint::ZERO {
            pool.members.get_mut(&who).expect("a member").1 -= amount << 64u32;
            pool.let_go(who);
            self.drop_if_empty(evaluator);
        }
    }

    /// A pool that nobody is in, and nothing either, is none.
    fn drop_if_empty(&mut self, evaluator: Who) {
        let nothing = BigUint::ZERO;
        if self.pools.get(&evaluator).is_some_and(|pool| pool.members.is_empty() && pool.carry == nothing) {
            self.pools.remove(&evaluator);
        }
    }

    /// The sheet that is revealed.
    pub fn sheet(&self, who: Who, which: &Which) -> Sheet {
        let of = |back: u32| self.commits.get(&(self.epoch.checked_sub(back)?, who)).map(|commit| commit.sheet.clone());
        let found = match which {
            Which::Other(sheet) => Some(sheet.clone()),
            Which::Last => of(1).or_else(|| of(0)).or_else(|| of(2)),
            Which::Older => of(2).or_else(|| of(0)),
        };
        found.unwrap_or_default()
    }

    /// The planck that a part of a position is.
    pub fn part(&self, evaluator: Who, who: Who, part: Part) -> Balance {
        let all = self.position(evaluator, who);
        match part {
            Part::Planck(amount) => amount,
            Part::AllBut(amount) => all.saturating_sub(amount),
            Part::Over(amount) => all + amount,
            Part::Percent(percent) => all * Balance::from(percent) / 100,
        }
    }

    /// How many parts of a settlement failed since this was asked.
    pub fn failures(&mut self) -> usize {
        std::mem::take(&mut self.unpaid)
    }

    pub fn present(&self) -> u32 {
        self.epoch
    }

    pub fn block(&self) -> u32 {
        self.block
    }

    pub fn view(&self, parameters: &Parameters) -> EpochView {
        let Epoch { start, length, emission, pots: [assets, evaluators, treasury, authors], .. } =
            self.epochs[&self.epoch];
        EpochView {
            index: self.epoch,
            start,
            length,
            emission,
            assets,
            evaluators,
            treasury,
            authors,
            rolled_over: small(&self.rolled_over),
            fresh_rolled_over: small(&self.fresh_rolled_over),
            stake: (0..ENDOWMENTS.len()).map(|who| self.counts(self.epoch, who)).sum(),
            revealed: self
                .epoch
                .checked_sub(1)
                .and_then(|last| self.revealed.get(&last))
                .map_or(0, |all| all.iter().map(|one| one.stake).sum()),
            quorum: self.quorum(parameters),
            settling: self.next,
            fresh_assets: self.running.as_ref().map_or(0, |running| running.fresh.len() as u32),
            phase: self.running.as_ref().map(|running| running.phase),
            buckets_left: self.running.as_ref().map_or(0, |running| self.buckets_left(running)),
        }
    }

    /// How many buckets a settlement has still to visit in its present phase.
    fn buckets_left(&self, running: &Settlement) -> u32 {
        let after = |epoch, last| self.buckets(epoch).into_iter().filter(|bucket| Some(*bucket) > last).count();
        let left = match running.phase {
            Phase::Scoring if running.has_quorum => after(running.epoch, running.bucket),
            Phase::Assets if running.shares.is_some() => after(running.epoch, running.bucket),
            Phase::Sweeping => running.epoch.checked_sub(HISTORY).map_or(0, |old| after(old, None)),
            Phase::Joining | Phase::Penalties | Phase::Scoring | Phase::Assets | Phase::Evaluators => 0,
        };
        u32::try_from(left).expect("a few")
    }

    pub fn evaluators(&self) -> Vec<EvaluatorView<AccountId>> {
        let registered = self.evaluators.iter().enumerate().filter(|(_, evaluator)| evaluator.registered);
        let before = self.epoch.checked_sub(1);
        let revealed = before.and_then(|epoch| self.revealed.get(&epoch));
        registered
            .map(|(who, evaluator)| EvaluatorView {
                account: account(who),
                commission: sp_runtime::Perbill::from_parts(evaluator.commission),
                stake: evaluator.stake(),
                own: self.position(who, who),
                counts: self.counts(self.epoch, who),
                counted: before.map(|epoch| self.counts(epoch, who)).unwrap_or_default(),
                committed: self.is_open(Some(self.epoch), who),
                revealed: revealed.is_some_and(|all| all.iter().any(|one| one.who == who)),
                open: self
                    .open(who)
                    .into_iter()
                    .map(|(epoch, commission)| (epoch, sp_runtime::Perbill::from_parts(commission)))
                    .collect(),
            })
            .collect()
    }

    /// What the account has staked, by evaluator: what is in its pool, and what is on its way there, by epoch.
    pub fn positions(&self, who: Who) -> Vec<PositionView<AccountId>> {
        let own = self.positions.iter().filter(|((_, by), _)| *by == who);
        own.map(|((evaluator, _), lots)| PositionView {
            evaluator: account(*evaluator),
            active: lots.iter().filter(|lot| lot.in_pool).map(|lot| lot.amount).sum(),
            joining: lots.iter().filter(|lot| !lot.in_pool).map(|lot| (lot.epoch, lot.amount)).collect(),
            moved: self.moved.get(&(*evaluator, who)).copied(),
        })
        .collect()
    }

    /// What of it unbonds, by epoch of release.
    pub fn unbonding(&self, who: Who) -> Vec<(u32, Balance)> {
        let own = self.unbonding.iter().filter(|((by, _), _)| *by == who);
        own.map(|((_, release), amount)| (*release, *amount)).collect()
    }

    pub fn stakes(&self, who: Who) -> Vec<(AccountId, Balance)> {
        let own = self.positions.keys().filter(|(_, by)| *by == who);
        own.map(|(evaluator, _)| (account(*evaluator), self.position(*evaluator, who))).collect()
    }

    /// What evaluators made of an asset: the scores in order of reveal, and the outcome when its bucket is settled.
    pub fn scores(&self, epoch: u32, asset: u32) -> Option<ScoresView<AccountId>> {
        let rows = self.revealed.get(&epoch)?;
        let scores: Vec<_> =
            rows.iter().filter_map(|one| Some((account(one.who), *one.row.get(&asset)? as u16))).collect();
        let outcome = self.outcomes.get(&epoch).and_then(|buckets| buckets.get(&(asset / BUCKET))).map(|outcomes| {
            let (consensus, score) = outcomes.get(&asset).cloned().unwrap_or_default();
            (consensus as u16, tributary_math::U256::from_dec_str(&score.to_string()).expect("256 bits"))
        });
        (!scores.is_empty()).then_some(ScoresView { scores, outcome })
    }

    /// Epochs that somebody revealed in and that are not forgotten.
    pub fn epochs_scored(&self) -> Vec<u32> {
        self.revealed.keys().copied().collect()
    }
}

/// The calls.
impl Model {
    pub(super) fn register_evaluator(&mut self, who: Who, commission: u32) -> Result<(), &'static str> {
        let max: u32 = self.parameters.number("MaxCommission");
        let open = self.evaluation.open(who);
        let evaluator = &mut self.evaluation.evaluators[who];
        ensure(!evaluator.registered, "AlreadyRegistered")?;
        ensure(open.is_empty(), "CommitmentsOpen")?;
        ensure(commission <= max, "CommissionTooHigh")?;
        (evaluator.registered, evaluator.commission) = (true, commission);
        Ok(())
    }

    pub(super) fn stake(&mut self, who: Who, evaluator: Who, amount: Balance) -> Result<(), &'static str> {
        ensure(amount > 0, "ZeroAmount")?;
        self.put(who, evaluator, amount)?;
        Self::hold(&mut self.free, who, amount)
    }

    /// Adds to a position, whoever holds it.
    fn put(&mut self, who: Who, evaluator: Who, amount: Balance) -> Result<(), &'static str> {
        let Self { evaluation, parameters, .. } = self;
        // Nobody outside the world is an evaluator.
        let behind = evaluation.evaluators.get(evaluator).filter(|one| one.registered || evaluator == who);
        let stake = behind.ok_or("NotAnEvaluator")?.stake().checked_add(amount).ok_or("Overflow")?;
        let lots = evaluation.positions.entry((evaluator, who)).or_default();
        match lots.last_mut() {
            Some(lot) if lot.epoch == evaluation.epoch => lot.amount += amount,
            _ => {
                ensure(lots.iter().filter(|lot| !lot.in_pool).count() < MAX_JOINING, "TooManyJoining")?;
                lots.push(Lot { epoch: evaluation.epoch, amount, in_pool: false });
            }
        }
        ensure(evaluation.position(evaluator, who) >= parameters.number::<Balance>("MinStake"), "BelowMinimumStake")?;
        evaluation.note(evaluator, stake);
        Ok(())
    }

    pub(super) fn restake(&mut self, who: Who, from: Who, to: Who, amount: Balance) -> Result<(), &'static str> {
        ensure(amount > 0, "ZeroAmount")?;
        ensure(from != to, "SameEvaluator")?;
        let Self { evaluation, parameters, .. } = self;
        ensure(evaluation.positions.contains_key(&(from, who)), "NotEnoughStake")?;
        let now = evaluation.epoch;
        let moved = evaluation.moved.get(&(from, who)).copied();
        ensure(moved.is_none_or(|moved| now - moved >= parameters.number::<u32>("UnbondingPeriod")), "RestakedLately")?;
        let left = evaluation.position(from, who).checked_sub(amount).ok_or("NotEnoughStake")?;
        ensure(from != who || left >= evaluation.committed(who), "StakeCommitted")?;
        ensure(left == 0 || left >= parameters.number::<Balance>("MinStake"), "BelowMinimumStake")?;
        evaluation.lower(from, who, amount);
        evaluation.forget_if_gone(from);
        self.put(who, to, amount)?;
        let both = [from, to].map(|evaluator| (evaluator, who));
        let there = both.into_iter().filter(|key| self.evaluation.positions.contains_key(key)).collect::<Vec<_>>();
        self.evaluation.moved.extend(there.into_iter().map(|key| (key, now)));
        Ok(())
    }

    pub(super) fn unstake(&mut self, who: Who, evaluator: Who, amount: Balance) -> Result<(), &'static str> {
        ensure(amount > 0, "ZeroAmount")?;
        let Self { evaluation, parameters, .. } = self;
        let left = evaluation.position(evaluator, who).checked_sub(amount).ok_or("NotEnoughStake")?;
        ensure(evaluator != who || left >= evaluation.committed(who), "StakeCommitted")?;
        ensure(left == 0 || left >= parameters.number::<Balance>("MinStake"), "BelowMinimumStake")?;
        let record = &evaluation.evaluators[evaluator];
        // What was moved to who left counted elsewhere until then.
        let moved = evaluation.moved.get(&(evaluator, who)).copied();
        let from = match record.left {
            Some(left) if !record.registered => moved.map_or(left, |moved| left.max(moved)),
            _ => evaluation.epoch,
        };
        let release = from + parameters.number::<u32>("UnbondingPeriod");
        *evaluation.unbonding.entry((who, release)).or_default() += amount;
        let amounts = evaluation.unbonding.keys().filter(|(by, _)| *by == who).count();
        ensure(amounts <= MAX_UNBONDING, "TooManyUnbonding")?;
        evaluation.lower(evaluator, who, amount);
        evaluation.forget_if_gone(evaluator);
        Ok(())
    }

    pub(super) fn withdraw_unbonded(&mut self, who: Who) -> Result<(), &'static str> {
        let now = self.evaluation.epoch;
        let mut amount = 0;
        self.evaluation.unbonding.retain(|(by, release), part| {
            let stays = *by != who || *release > now;
            if !stays {
                amount += *part;
            }
            stays
        });
        ensure(amount > 0, "NothingToWithdraw")?;
        self.free[who] += amount;
        Ok(())
    }

    pub(super) fn commit(&mut self, who: Who, sheet: &Sheet, slip: Slip) -> Result<(), &'static str> {
        let Self { evaluation, parameters, .. } = self;
        let key = (evaluation.epoch, who);
        ensure(evaluation.evaluators[who].registered, "NotAnEvaluator")?;
        ensure(evaluation.counts(evaluation.epoch, who) > 0, "NotEligible")?;
        let own = evaluation.position(who, who);
        ensure(own >= parameters.number::<Balance>("MinEvaluatorStake"), "OwnStakeTooLow")?;
        // What it is bound to already, it stays bound to, if to other scores.
        let before = evaluation.commits.get(&key).map_or(0, |commit| commit.penalty);
        let free = own - (evaluation.committed(who) - before);
        let penalty = small(&share(&own.into(), parameters.number("MissedRevealPenalty"))).min(free).max(before);
        let commission = evaluation.evaluators[who].commission;
        let (block, sheet) = (evaluation.block, sheet.clone());
        let commit = Commit { block, sheet, slip, penalty, commission, fate: Fate::Open };
        if evaluation.commits.insert(key, commit).is_some() {
            evaluation.see("a commitment is replaced");
        }
        Ok(())
    }

    pub(super) fn reveal(&mut self, who: Who, which: &Which) -> Result<(), &'static str> {
        let sheet = self.evaluation.sheet(who, which);
        let now = self.evaluation.epoch;
        let epoch = now.checked_sub(1).ok_or("NoCommitment")?;
        let commit = self.evaluation.commits.get_mut(&(epoch, who)).filter(|commit| commit.fate == Fate::Open);
        let Some(commit) = commit else {
            let revealed = self.evaluation.revealed.get(&epoch).is_some_and(|all| all.iter().any(|one| one.who == who));
            ensure(!revealed, "AlreadyRevealed")?;
            ensure(!self.evaluation.is_open(Some(now), who), "RevealTooEarly")?;
            ensure(!self.evaluation.is_open(now.checked_sub(2), who), "RevealTooLate")?;
            return Err("NoCommitment");
        };
        ensure(commit.sheet == sheet && commit.slip == Slip::None, "HashMismatch")?;
        commit.fate = Fate::Revealed;
        let (commission, committed) = (commit.commission, commit.block);

        ensure(sheet.scores().len() <= MAX_SCORES, "TooManyScores")?;
        ensure(sheet.scores.iter().any(|(_, score)| *score > 0), "NoScores")?;
        let (mut raw, mut retired) = (BTreeMap::new(), false);
        let mut scores = sheet.scores;
        scores.sort_by_key(|(asset, _)| *asset);
        for (asset, score) in scores {
            ensure(!raw.contains_key(&asset), "DuplicateScore")?;
            let record = self.asset(asset, "UnknownAsset")?;
            let lived = record.is_public() && record.retired.is_none_or(|block| block >= committed);
            ensure(lived, "NotPublished")?;
            // One that is retired since counts as not scored.
            let since = record.state(self.now()) == AssetState::Retired;
            retired |= since;
            raw.insert(asset, if since || record.steward == who { 0 } else { u64::from(score) });
        }
        if retired {
            self.evaluation.see("an asset was retired between commitment and reveal");
        }
        raw.retain(|_, score| *score > 0);
        let largest = raw.values().copied().max().unwrap_or_default();
        let row = raw.into_iter().map(|(asset, score)| (asset, score * HIGHEST / largest)).collect();
        let counts = self.evaluation.counts(epoch, who);
        let lots = self.evaluation.positions.get(&(who, who)).into_iter().flatten();
        let own: Balance = lots.filter(|lot| lot.epoch < epoch).map(|lot| lot.amount).sum();
        let most = own.saturating_mul(self.parameters.number::<u32>("StakeLeverage").into());
        if most < counts {
            self.evaluation.see("own stake is too little");
        }
        let revealer = Revealer { who, stake: counts.min(most), capped: 0, commission, row };
        self.evaluation.revealed.entry(epoch).or_default().push(revealer);
        Ok(())
    }

    pub(super) fn deregister(&mut self, who: Who) -> Result<(), &'static str> {
        let epoch = self.evaluation.epoch;
        let evaluator = &mut self.evaluation.evaluators[who];
        ensure(evaluator.registered, "NotAnEvaluator")?;
        (evaluator.registered, evaluator.left) = (false, Some(epoch));
        self.evaluation.forget_if_gone(who);
        Ok(())
    }
}

/// Time.
impl Model {
    fn mint_for_treasury(&mut self, amount: &BigUint) {
        if self.give_treasury(small(amount)) {
            self.issuance += small(amount);
        }
    }

    /// The next block begins: what was voted for takes effect first.
    pub fn next_block(&mut self) {
        self.evaluation.block += 1;
    }

    /// Whether the present block begins an epoch, or would once its hooks run.
    pub(super) fn is_boundary(&self) -> bool {
        let Epoch { start, length, .. } = self.evaluation.epochs[&self.evaluation.epoch];
        self.evaluation.block >= start + length.max(1)
    }

    /// What happens before the calls of a block, but for settlements.
    pub fn begin_block(&mut self, author: Option<Who>) {
        let block = self.evaluation.block;
        if self.is_boundary() {
            self.begin_epoch(block);
        }
        let Epoch { start, length, pots: [.., authors], .. } = self.evaluation.epochs[&self.evaluation.epoch];
        let upto = |blocks: u32| if length == 0 { BigUint::ZERO } else { BigUint::from(authors) * blocks / length };
        let amount = small(&(upto(block - start + 1) - upto(block - start)));
        if amount == 0 {
            return;
        }
        match author {
            Some(author) if self.free[author] + amount >= EXISTENTIAL_DEPOSIT => {
                self.free[author] += amount;
                self.issuance += amount;
                self.evaluation.see("an author is paid");
            }
            _ => {
                let what = if author.is_some() { "an author cannot be paid" } else { "a block without author" };
                self.evaluation.see(what);
                self.mint_for_treasury(&amount.into());
            }
        }
    }

    fn begin_epoch(&mut self, block: u32) {
        let epoch = self.evaluation.epoch;
        let stake = (0..ENDOWMENTS.len()).map(|who| self.evaluation.counts(epoch, who)).sum();
        let ended = self.evaluation.epochs.get_mut(&epoch).expect("the present epoch");
        ended.stake = stake;
        let ([_, _, treasury, _], length) = (ended.pots, ended.length);
        self.mint_for_treasury(&treasury.into());

        let Self { evaluation, parameters, .. } = self;
        let (sets_out, decay) = (parameters.number("EmissionPerEpoch"), parameters.number::<u32>("EmissionDecay"));
        let next: u32 = parameters.number("EpochLength");
        let emission = match evaluation.course {
            None => sets_out,
            Some((base, now)) => {
                let wanted = if base == sets_out { small(&share(&now.into(), BILLION - decay)) } else { sets_out };
                // Whatever was decided, in a block at most twice and at least half of it, but for the last TRIB.
                let pace = BigUint::from(now) * next;
                let (twice, half) = (2u32 * &pace / length, (pace + 2 * length - 1u32) / (2 * length));
                match base == sets_out && length == next {
                    true => wanted,
                    false if half <= BigUint::from(UNIT) => small(&BigUint::from(wanted).min(twice.max(UNIT.into()))),
                    false => small(&BigUint::from(wanted).clamp(half, twice)),
                }
            }
        };
        evaluation.course = Some((sets_out, emission));
        let everybody = evaluation.evaluators.iter().enumerate();
        let begun = Epoch {
            start: block,
            length: next,
            emission,
            pots: parameters.numbers("EmissionParts").map(|part: u32| small(&share(&emission.into(), part))),
            cap: parameters.number("EvaluatorStakeCap"),
            stake: 0,
            change: evaluation.changes,
            registered: everybody.filter(|(_, evaluator)| evaluator.registered).map(|(who, _)| who).collect(),
        };
        evaluation.epoch += 1;
        evaluation.epochs.insert(evaluation.epoch, begun);
    }

    /// The next page of a settlement. Answers whether there was one to do.
    pub fn page(&mut self) -> bool {
        let evaluation = &mut self.evaluation;
        let Some(mut running) = evaluation.running.take() else {
            let epoch = evaluation.next;
            if epoch + 2 > evaluation.epoch {
                return false;
            }
            evaluation.begin(epoch, &self.parameters);
            return true;
        };
        let epoch = running.epoch;
        let after = |buckets: BTreeSet<u32>, last: Option<u32>| buckets.into_iter().find(|bucket| Some(*bucket) > last);
        let goes_on = match running.phase {
            Phase::Joining => {
                let joins = evaluation.joins(epoch);
                assert!(joins.len() <= JOINS_PER_PAGE, "a page is large enough");
                for (evaluator, who) in &joins {
                    evaluation.join(epoch - 1, *evaluator, *who);
                }
                !joins.is_empty() || self.end_phase(&mut running)
            }
            Phase::Penalties => {
                let missing = evaluation.missing(epoch);
                assert!(missing.len() <= PENALTIES_PER_PAGE, "a page is large enough");
                for who in &missing {
                    self.penalise(epoch, *who);
                }
                !missing.is_empty() || self.end_phase(&mut running)
            }
            Phase::Scoring => match after(evaluation.buckets(epoch), running.bucket).filter(|_| running.has_quorum) {
                Some(bucket) => self.agree(&mut running, bucket),
                None => self.end_phase(&mut running),
            },
            Phase::Assets => {
                match after(evaluation.buckets(epoch), running.bucket).filter(|_| running.shares.is_some()) {
                    Some(bucket) => self.pay_assets(&mut running, bucket),
                    None => self.end_phase(&mut running),
                }
            }
            Phase::Evaluators => {
                let left = running.sums.len() - running.paid;
                assert!(left <= EVALUATORS_PER_PAGE, "a page is large enough");
                if (running.shares.is_some() || running.fresh_shares.is_some()) && left > 0 {
                    self.pay_evaluators(&mut running)
                } else {
                    self.end_phase(&mut running)
                }
            }
            Phase::Sweeping => {
                let old = epoch.checked_sub(HISTORY);
                match old.and_then(|old| evaluation.buckets(old).into_iter().next()) {
                    Some(bucket) => evaluation.sweep(epoch - HISTORY, bucket),
                    None => self.end_phase(&mut running),
                }
            }
        };
        self.evaluation.running = goes_on.then_some(running);
        true
    }

    fn end_phase(&mut self, running: &mut Settlement) -> bool {
        let evaluation = &mut self.evaluation;
        let [assets, evaluators, ..] = evaluation.epochs[&running.epoch].pots;
        running.phase = match running.phase {
            Phase::Joining => Phase::Penalties,
            Phase::Penalties => Phase::Scoring,
            Phase::Scoring => {
                let some = running.scores > BigUint::ZERO;
                let rolled = &mut evaluation.rolled_over;
                let seen = match (some, *rolled > BigUint::ZERO) {
                    (false, _) => "a pot is rolled over",
                    (true, true) => "a rolled pot is paid",
                    (true, false) => "a pot is paid",
                };
                let pot = roll(rolled, &assets.into(), self.parameters.number("MaxRollover"), some);
                running.shares = some.then(|| (pot, running.scores.clone(), BigUint::ZERO));
                evaluation.see(seen);
                if !running.has_quorum && evaluation.revealed.contains_key(&running.epoch) {
                    evaluation.see("too little is revealed");
                }
                Phase::Assets
            }
            Phase::Assets => {
                let revealed = evaluation.revealed.get(&running.epoch).cloned().unwrap_or_default();
                let all = revealed.iter().enumerate();
                let total: BigUint = all.map(|(index, one)| running.weight(index, one.capped)).sum();
                let fresh: BigUint = (0..revealed.len()).map(|index| running.fresh_weight(index, &revealed)).sum();
                let for_fresh = share(&evaluators.into(), self.parameters.number("FreshShare"));
                let for_all = BigUint::from(evaluators) - &for_fresh;
                let [some, agrees] = [&total, &fresh].map(|total| *total > BigUint::ZERO);
                let most = self.parameters.number("MaxRollover");
                let for_fresh = roll(&mut evaluation.fresh_rolled_over, &for_fresh, most, agrees);
                running.shares = some.then_some((for_all, total, BigUint::ZERO));
                running.fresh_shares = agrees.then_some((for_fresh, fresh, BigUint::ZERO));
                Phase::Evaluators
            }
            Phase::Evaluators => {
                (running.paid, running.shares, running.fresh_shares) = (0, None, None);
                Phase::Sweeping
            }
            Phase::Sweeping => {
                if let Some(old) = running.epoch.checked_sub(HISTORY) {
                    evaluation.revealed.remove(&old);
                    evaluation.outcomes.remove(&old);
                }
                evaluation.see("an epoch is settled");
                evaluation.next += 1;
                return false;
            }
        };
        running.bucket = None;
        true
    }

    /// Takes from `who` what not revealing costs.
    fn penalise(&mut self, epoch: u32, who: Who) {
        let commit = self.evaluation.commits.get_mut(&(epoch, who)).expect("a commitment");
        commit.fate = Fate::Missed;
        let penalty = commit.penalty;
        if !self.give_treasury(penalty) {
            self.evaluation.see("a penalty cannot be paid");
            self.evaluation.unpaid += 1;
            return;
        }
        if penalty > 0 {
            self.evaluation.lower(who, who, penalty);
        }
        self.evaluation.forget_if_gone(who);
        self.evaluation.see(if penalty > 0 { "a reveal was missed" } else { "a reveal was missed for nothing" });
    }

    /// The consensus on the assets of a bucket.
    fn agree(&mut self, running: &mut Settlement, bucket: u32) -> bool {
        let Self { evaluation, assets, .. } = self;
        let revealed = &evaluation.revealed[&running.epoch];
        let mut outcomes = BTreeMap::new();
        let scored: BTreeSet<_> = revealed.iter().flat_map(|one| one.row.keys().copied()).collect();
        let mut left_out = false;
        for asset in scored.into_iter().filter(|asset| asset / BUCKET == bucket) {
            let steward = assets[asset as usize].steward;
            let given = |one: &Revealer| if one.who == steward { 0 } else { one.row.get(&asset).copied().unwrap_or(0) };
            let voices: Vec<_> = revealed.iter().map(|one| ([one.stake, one.capped], given(one))).collect();
            let consensus = consensus(&voices);
            let mut score = BigUint::ZERO;
            for (one, sums) in revealed.iter().zip(&mut running.sums) {
                let shared = given(one).min(consensus);
                score += BigUint::from(one.capped) * shared;
                sums[0] += given(one);
                sums[1] += shared;
                if one.who == steward {
                    sums[2] += consensus;
                    left_out |= one.row.contains_key(&asset);
                }
            }
            running.consensus += consensus;
            running.scores += &score;
            if consensus > 0 {
                outcomes.insert(asset, (consensus, score));
                if evaluation.known.insert(asset) {
                    running.fresh.push(Fresh { steward, given: revealed.iter().map(given).collect() });
                }
            }
        }
        if left_out {
            evaluation.see("a steward's old score is left out");
        }
        evaluation.outcomes.entry(running.epoch).or_default().insert(bucket, outcomes);
        if running.bucket.is_some() {
            evaluation.see("a second bucket");
        }
        running.bucket = Some(bucket);
        true
    }

    fn pay_assets(&mut self, running: &mut Settlement, bucket: u32) -> bool {
        let now = self.now();
        let outcomes = self.evaluation.outcomes[&running.epoch][&bucket].clone();
        for (asset, (_, score)) in outcomes {
            let amount = next(&mut running.shares, &score);
            let record = &mut self.assets[asset as usize];
            // An income over 128 bits is passed over.
            if &record.lifetime + &record.royalties + &amount <= BigUint::from(u128::MAX) {
                record.lifetime += &amount;
                self.came += small(&amount);
                self.issuance += small(&amount);
            }
            if record.state(now) == AssetState::Retired {
                self.evaluation.see("a retired asset is paid");
            }
            self.evaluation.see("an asset is paid");
        }
        running.bucket = Some(bucket);
        true
    }

    fn pay_evaluators(&mut self, running: &mut Settlement) -> bool {
        let revealed = self.evaluation.revealed[&running.epoch].clone();
        let mut order: Vec<_> = revealed.iter().cloned().enumerate().collect();
        order.sort_by_key(|(_, one)| one.who);
        running.paid += order.len();
        for (index, one) in order {
            let weight = running.weight(index, one.capped);
            let fresh_weight = running.fresh_weight(index, &revealed);
            let for_fresh = next(&mut running.fresh_shares, &fresh_weight);
            if for_fresh > BigUint::ZERO {
                self.evaluation.see("an evaluator is paid for what is fresh");
            }
            let amount = next(&mut running.shares, &weight) + for_fresh;
            let commission = share(&amount, one.commission);
            let rest = &amount - &commission;
            let pool = self.evaluation.pools.get(&one.who);
            let weighs = pool.is_some_and(|pool| pool.weight() > BigUint::ZERO);
            let to_pool = if weighs { amount.clone() } else { commission.clone() };
            if to_pool > BigUint::ZERO {
                let pool = self.evaluation.pools.entry(one.who).or_default();
                if commission > BigUint::ZERO {
                    pool.credit(one.who, &commission);
                }
                if weighs && rest > BigUint::ZERO {
                    pool.divide(&rest << 64u32);
                }
            }
            if !weighs {
                self.mint_for_treasury(&rest);
            }
            self.came += small(&to_pool);
            self.issuance += small(&to_pool);
            self.evaluation.see(match (weight > BigUint::ZERO, weighs) {
                (false, _) => "an evaluator earned nothing",
                (true, false) => "an evaluator without stake is paid",
                (true, true) => "an evaluator is paid",
            });
        }
        true
    }
}

/// What an epoch pays of a pot and of what was left by those before, if it pays anything; what is left now is bounded.
fn roll(left: &mut BigUint, pot: &BigUint, most: u32, pays: bool) -> BigUint {
    let all = &*left + pot;
    let paid = if pays { all.clone().min(pot * 2u32) } else { BigUint::ZERO };
    *left = (all - &paid).min(pot * most);
    paid
}

impl Evaluations {
    /// Nothing is remembered of one that is no evaluator and has no stake: what unbonds of what is staked to it later
    /// does so from then on.
    fn forget_if_gone(&mut self, who: Who) {
        let evaluator = &mut self.evaluators[who];
        if !evaluator.registered && evaluator.stake() == 0 {
            evaluator.left = None;
        }
    }

    /// Begins a settlement.
    fn begin(&mut self, epoch: u32, parameters: &Parameters) {
        let quorum = self.quorum(parameters);
        let Epoch { stake, cap, .. } = self.epochs[&epoch];
        let most = small(&share(&stake.into(), cap));
        let mut sums = vec![];
        let mut capped = false;
        for revealer in self.revealed.get_mut(&epoch).into_iter().flatten() {
            capped |= revealer.stake > most;
            revealer.capped = revealer.stake.min(most);
            sums.push([0; 3]);
        }
        let revealed = self.revealed.get(&epoch).into_iter().flatten().map(|one| one.stake).sum();
        self.turnout.push(revealed);
        if capped {
            self.see("a stake is capped");
        }
        if sums.len() >= 3 {
            self.see("three evaluators revealed");
        }
        self.running = Some(Settlement {
            epoch,
            phase: Phase::Joining,
            has_quorum: revealed >= quorum,
            bucket: None,
            paid: 0,
            sums,
            consensus: 0,
            scores: BigUint::ZERO,
            shares: None,
            fresh_shares: None,
            fresh: vec![],
        });
    }

    fn join(&mut self, epoch: u32, evaluator: Who, who: Who) {
        let lots = self.positions.get_mut(&(evaluator, who)).expect("a position");
        let lot = lots.iter_mut().find(|lot| lot.epoch == epoch).expect("stake of that epoch");
        lot.in_pool = true;
        let amount = lot.amount;
        self.pools.entry(evaluator).or_default().reweigh(who, |weight| weight + amount);
    }

    fn sweep(&mut self, epoch: u32, bucket: u32) -> bool {
        for revealer in self.revealed.get_mut(&epoch).into_iter().flatten() {
            revealer.row.retain(|asset, _| asset / BUCKET != bucket);
        }
        if let Some(outcomes) = self.outcomes.get_mut(&epoch) {
            outcomes.remove(&bucket);
        }
        self.see("a bucket is swept");
        true
    }
}

/// What keeps evaluations going.
impl Model {
    pub fn advance_evaluation(&self, choice: u32) -> Option<crate::op::Op> {
        use crate::op::Op;
        let evaluation = &self.evaluation;
        let [min_evaluator_stake, min_stake]: [Balance; 2] =
            ["MinEvaluatorStake", "MinStake"].map(|key| self.parameters.number(key));
        let max_commission: u32 = self.parameters.number("MaxCommission");
        let pick = |from: &[Who], salt: u32| {
            let at = (choice.rotate_left(salt) as usize / 16).checked_rem(from.len())?;
            from.get(at).copied()
        };
        let of = |test: &dyn Fn(Who) -> bool| (0..ENDOWMENTS.len()).filter(|who| test(*who)).collect::<Vec<_>>();
        let registered = of(&|who| evaluation.evaluators[who].registered);
        let epoch = evaluation.epoch;

        let reveal = || {
            let open = of(&|who| {
                let commit = epoch.checked_sub(1).and_then(|last| evaluation.commits.get(&(last, who)));
                commit.is_some_and(|commit| commit.fate == Fate::Open && commit.slip == Slip::None)
            });
            Some(Op::Reveal { who: pick(&open, 3)?, which: Which::Last })
        };
        let commit = || {
            let able = of(&|who| {
                evaluation.evaluators[who].registered
                    && (!evaluation.commits.contains_key(&(epoch, who)) || choice & 31 == 9)
                    && evaluation.counts(epoch, who) > 0
                    && evaluation.position(who, who) >= min_evaluator_stake
            });
            let who = pick(&able, 5)?;
            let now = self.now();
            let published = self.assets.iter().zip(0u32..);
            let published = published.filter(|(asset, _)| asset.state(now) == AssetState::Published);
            // All have nearly the same opinion, or there would be no consensus; each leaves some out and errs in some.
            let opinion = |asset: u32| asset.wrapping_mul(2_654_435_761).wrapping_add(epoch.wrapping_mul(40_503)) >> 16;
            let mut scores: Vec<_> = published
                .filter_map(|(_, asset)| {
                    let own = choice.rotate_left(asset * 5 + who as u32 * 7) % 8;
                    let good = opinion(asset) as u16;
                    (own > 0).then_some((asset, if own == 1 { good / 2 } else { good }))
                })
                .collect();
            if choice & 512 > 0 {
                scores.reverse();
            }
            if choice >> 27 == 0 {
                scores.extend(scores.first().copied());
            }
            (!scores.is_empty()).then(|| {
                let sheet = Sheet { scores, salt: choice as u8, too_long: false };
                Op::Commit { who, sheet, slip: Slip::None }
            })
        };
        let stake = || {
            let able = of(&|who| self.free[who] > 3 * min_evaluator_stake.max(min_stake) + UNIT);
            let who = pick(&able, 7)?;
            let poor: Vec<_> = registered
                .iter()
                .copied()
                .filter(|one| able.contains(one) && evaluation.position(*one, *one) < min_evaluator_stake)
                .collect();
            let least = min_evaluator_stake.max(min_stake);
            match pick(&poor, 9) {
                Some(poor) => {
                    Some(Op::Stake { who: poor, evaluator: poor, amount: least + Balance::from(choice) * 1_000 })
                }
                None => {
                    let amount = min_stake + Balance::from(choice) * Balance::from(choice % 1_000);
                    let evaluator = pick(&registered, 11)?;
                    Some(Op::Stake { who, evaluator, amount: amount.min(self.free[who] / 3) })
                }
            }
        };
        let register = || {
            let waits = |who| !evaluation.open(who).is_empty() && choice & 7 > 0;
            let able = of(&|who| who < 5 && !evaluation.evaluators[who].registered && !waits(who));
            Some(Op::RegisterEvaluator { who: pick(&able, 13)?, commission: (choice >> 3) % (max_commission + 1) })
        };
        // Whoever scored an asset that is not settled yet becomes its steward.
        let hand_over = || {
            let waiting = evaluation.revealed.range(evaluation.next..).flat_map(|(_, all)| all);
            let scored: Vec<_> = waiting.flat_map(|one| one.row.keys().map(|asset| (one.who, *asset))).collect();
            let others = scored.into_iter().filter(|(who, asset)| self.assets[*asset as usize].steward != *who);
            let others: Vec<_> = others.collect();
            let (who, asset) = *others.get((choice.rotate_left(19) as usize / 16).checked_rem(others.len())?)?;
            let Asset { steward, offer, .. } = self.assets[asset as usize];
            let offered = offer == Some(who);
            Some(if offered { Op::Accept { who, asset } } else { Op::Offer { who: steward, asset, to: Some(who) } })
        };
        let retire = || {
            let open = evaluation.commits.values().filter(|commit| commit.fate == Fate::Open);
            let scored: Vec<_> = open.flat_map(|commit| commit.sheet.scores.iter().map(|(asset, _)| *asset)).collect();
            let asset = *scored.get((choice.rotate_left(25) as usize / 16).checked_rem(scored.len())?)?;
            Some(Op::Retire { who: self.assets.get(asset as usize)?.steward, asset })
        };
        let claim = || {
            let members = of(&|who| !self.stake_owed(who).is_empty());
            let who = pick(&members, 21)?;
            let owed: Vec<_> = self.stake_owed(who).into_iter().map(|(evaluator, _)| evaluator).collect();
            let pool = PoolId::Stake(account(pick(&owed, 23)?));
            Some(if choice & 2048 > 0 { Op::Claim { who, pool } } else { Op::ClaimFor { who: 0, pool, account: who } })
        };
        match choice % 20 {
            0..=6 => reveal().or_else(commit),
            7..=11 => commit().or_else(reveal).or_else(register).or_else(stake),
            12 => register().or_else(stake),
            13..=14 => stake(),
            15 => {
                // Sometimes all that is behind one who waits to be paid.
                let waiting = evaluation.revealed.range(evaluation.next..).flat_map(|(_, all)| all);
                let waiting: BTreeSet<_> = waiting.map(|one| one.who).filter(|_| choice & 4096 > 0).collect();
                let positions = evaluation.positions.keys();
                let positions: Vec<_> =
                    positions.filter(|(evaluator, _)| waiting.is_empty() || waiting.contains(evaluator)).collect();
                let at = (choice.rotate_left(15) as usize / 16).checked_rem(positions.len())?;
                let (evaluator, who) = **positions.get(at)?;
                let all = !waiting.is_empty() || choice & 1024 > 0;
                let part = if all { Part::AllBut(0) } else { Part::Percent(choice as u8 % 101) };
                Some(Op::Unstake { who, evaluator, part })
            }
            16 => {
                let ripe = of(&|who| evaluation.unbonding.keys().any(|(by, release)| *by == who && *release <= epoch));
                Some(Op::WithdrawUnbonded { who: pick(&ripe, 17)? })
            }
            17 if choice & 8192 > 0 => retire(),
            17 if choice & 16_384 > 0 => {
                let positions: Vec<_> = evaluation.positions.keys().collect();
                let (from, who) =
                    **positions.get((choice.rotate_left(27) as usize / 16).checked_rem(positions.len())?)?;
                let part = if choice & 1024 > 0 { Part::AllBut(0) } else { Part::Percent(choice as u8 % 101) };
                Some(Op::Restake { who, from, to: pick(&registered, 29)?, part })
            }
            17 => hand_over(),
            _ => claim().or_else(hand_over),
        }
    }

    /// What the accounts are owed by stake pools, in order of evaluator.
    pub(super) fn stake_owed(&self, who: Who) -> Vec<(Who, BigUint)> {
        let pools =
            (0..ENDOWMENTS.len()).filter_map(|evaluator| Some((evaluator, self.evaluation.owed(evaluator, who)??)));
        pools.filter(|(_, amount)| *amount > BigUint::ZERO).collect()
    }
}
