//! What votes come to, reckoned from the definitions.
//!
//! A tally is the sum over all who voted of what they and those who delegated to them have, counted anew whenever
//! somebody asks, where the chain adds and subtracts. Whether a referendum passes and when, the chain says in its
//! events; that it was due to, by the tally, the curves and the periods, is checked here.

mod advance;

use super::{BILLION, Model, Who, ensure, small};
use crate::{
    DIVISOR, account,
    op::governance::{Act, Amount, Ballot, Order, Speaker, Sum, When},
};
use num_bigint::BigUint;
use pallet_referenda::Curve;
use sp_runtime::{FixedI64, Perbill};
use std::collections::BTreeMap;
use tributary_primitives::{AccountId, Balance, UNIT};
use tributary_runtime::EXISTENTIAL_DEPOSIT;

const MINUTES: u32 = 10;
const HOURS: u32 = 60 * MINUTES;
const DAYS: u32 = 24 * HOURS;
/// A lock period, and the longest decision.
const WEEK: u32 = 7 * DAYS;
/// How long a lock is by conviction, in lock periods.
const FACTORS: [u32; 7] = [0, 1, 2, 4, 8, 16, 32];
/// Records that one call removes.
const MAX_BATCH: u32 = 128;
/// Polls that a world has open at once: more would only be more of the same.
const ROOM: usize = 10;

/// A track; periods in blocks of a live network, the deposit in TRIB.
struct Track {
    max_deciding: usize,
    deposit: Balance,
    prepare: u32,
    confirm: u32,
    enactment: u32,
    approval: Curve,
    support: Curve,
    /// Which of the contributors' shares is theirs.
    chamber: Option<usize>,
}

const fn linear(length: u128, floor: u128, ceil: u128) -> Curve {
    Curve::make_linear(length, 7, FixedI64::from_rational(floor, 100), FixedI64::from_rational(ceil, 100))
}

/// At `level` percent after a day.
const fn reciprocal(level: u128, floor: u128, ceil: u128) -> Curve {
    let level = FixedI64::from_rational(level, 100);
    Curve::make_reciprocal(1, 7, level, FixedI64::from_rational(floor, 100), FixedI64::from_rational(ceil, 100))
}

/// How many are decided at a time, and what that costs; preparation, confirmation and enactment; the curves of approval
/// and support.
const fn track(
    (max_deciding, deposit): (usize, Balance),
    [prepare, confirm, enactment]: [u32; 3],
    [approval, support]: [Curve; 2],
    chamber: Option<usize>,
) -> Track {
    Track { max_deciding, deposit, prepare, confirm, enactment, approval, support, chamber }
}

static TRACKS: [Track; 7] = [
    track((3, 1_000), [HOURS, DAYS, 2 * DAYS], [reciprocal(80, 50, 100), linear(7, 5, 50)], Some(0)),
    track((10, 100), [HOURS, DAYS, DAYS], [reciprocal(75, 50, 100), reciprocal(10, 2, 30)], Some(1)),
    track((10, 100), [10 * MINUTES, 3 * HOURS, 10 * MINUTES], [reciprocal(80, 50, 100), reciprocal(5, 1, 25)], Some(2)),
    track((20, 50), [HOURS, 12 * HOURS, HOURS], [linear(6, 50, 100), reciprocal(5, 1, 25)], None),
    track((5, 500), [HOURS, DAYS, DAYS], [linear(7, 50, 100), linear(7, 5, 50)], None),
    track((10, 500), [10 * MINUTES, 3 * HOURS, 10 * MINUTES], [linear(6, 50, 100), reciprocal(10, 2, 40)], None),
    track((10, 1_000), [10 * MINUTES, 6 * HOURS, 10 * MINUTES], [linear(6, 50, 100), reciprocal(10, 2, 40)], None),
];

/// A period of this network.
fn scaled(blocks: u32) -> u32 {
    (blocks / DIVISOR).max(1)
}

impl Speaker {
    /// The track that leads to it.
    fn track(self) -> Option<u16> {
        Some(match self {
            Self::Root => 0,
            Self::ParameterAdmin => 1,
            Self::Curator => 2,
            Self::SmallTreasurer => 3,
            Self::BigTreasurer => 4,
            Self::Canceller => 5,
            Self::Killer => 6,
            Self::Account(_) => return None,
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    Open,
    Approved(u32),
    Rejected(u32),
    Cancelled(u32),
    TimedOut(u32),
    Killed(u32),
}

#[derive(Clone)]
struct Poll {
    speaker: Speaker,
    track: u16,
    order: Order,
    when: When,
    submitted: u32,
    /// The contributors' share, and the part of all voices that it takes, as they were when it was submitted.
    share: u32,
    quorum: u32,
    submission: Option<(Who, Balance)>,
    decision: Option<(Who, Balance)>,
    deciding: Option<u32>,
    confirming: Option<u32>,
    state: State,
    /// When it takes effect, from its approval until it did.
    due: Option<u32>,
}

impl Poll {
    fn terms(&self) -> &'static Track {
        &TRACKS[usize::from(self.track)]
    }

    fn is_open(&self) -> bool {
        self.state == State::Open
    }

    /// The name of its state, and when it ended.
    fn show(&self) -> (&'static str, Option<u32>) {
        match self.state {
            State::Open => ("open", None),
            State::Approved(at) => ("approved", Some(at)),
            State::Rejected(at) => ("rejected", Some(at)),
            State::Cancelled(at) => ("cancelled", Some(at)),
            State::TimedOut(at) => ("timed out", Some(at)),
            State::Killed(at) => ("killed", Some(at)),
        }
    }
}

/// What somebody does with its tokens on one track.
#[derive(Clone)]
enum Role {
    /// Votes, by poll.
    Casting(BTreeMap<u32, Ballot<Balance>>),
    Delegating {
        to: Who,
        conviction: u8,
        amount: Balance,
    },
}

#[derive(Clone)]
struct Voter {
    role: Role,
    /// What stays locked of votes that are gone: until when, and how much.
    prior: (u32, Balance),
}

impl Default for Voter {
    fn default() -> Self {
        Self { role: Role::Casting(BTreeMap::new()), prior: (0, 0) }
    }
}

impl Voter {
    fn remember(&mut self, until: u32, amount: Balance) {
        self.prior = (self.prior.0.max(until), self.prior.1.max(amount));
    }
}

fn balance(ballot: &Ballot<Balance>) -> Balance {
    match ballot {
        Ballot::Standard { amount, .. } => *amount,
        Ballot::Split { aye, nay } => aye.saturating_add(*nay),
        Ballot::Abstain { aye, nay, abstain } => aye.saturating_add(*nay).saturating_add(*abstain),
    }
}

#[derive(Clone)]
struct Spend {
    amount: Balance,
    /// When a treasurer spent it, in days.
    day: Option<u32>,
    to: Who,
    expires: u32,
    paid: bool,
}

/// Votes of tokens on a poll: for it, against it, and what counts as support.
#[derive(Default)]
struct Tokens {
    ayes: BigUint,
    nays: BigUint,
    support: BigUint,
}

impl Tokens {
    fn add(&mut self, aye: bool, conviction: u8, amount: Balance) {
        let votes =
            if conviction == 0 { BigUint::from(amount) / 10u32 } else { BigUint::from(amount) * u32::from(conviction) };
        if aye {
            self.ayes += votes;
            self.support += amount;
        } else {
            self.nays += votes;
        }
    }
}

/// What the chain shows of a referendum.
#[derive(Debug, PartialEq)]
pub struct PollView {
    pub state: &'static str,
    pub ended: Option<u32>,
    pub submission: Option<(AccountId, Balance)>,
    pub decision: Option<(AccountId, Balance)>,
    pub open: Option<TallyView>,
}

/// What it shows while one is open; shares in parts per billion.
#[derive(Debug, PartialEq)]
pub struct TallyView {
    pub track: u16,
    pub deciding: Option<(u32, Option<u32>)>,
    pub ayes: Balance,
    pub nays: Balance,
    pub support: Balance,
    pub contributor_ayes: Balance,
    pub contributor_nays: Balance,
    pub contributor_share: u32,
    pub contributor_quorum: u32,
    pub approval: u32,
}

/// What the chain says of a referendum, by its index.
#[derive(Debug)]
pub enum Happening {
    DecisionStarted(u32),
    ConfirmStarted(u32),
    ConfirmAborted(u32),
    Confirmed(u32),
    Rejected(u32),
    TimedOut(u32),
    /// The call was made, and came to this.
    Enacted(u32, Result<(), String>),
}

#[derive(Clone, Default)]
pub struct Governance {
    polls: Vec<Poll>,
    /// By account and track.
    voters: BTreeMap<(Who, u16), Voter>,
    /// What votes on a track have locked and nobody unlocked.
    locks: BTreeMap<(Who, u16), Balance>,
    /// Contributors' votes, by poll and account: whether aye, and the voice.
    chamber: BTreeMap<(u32, Who), (bool, Balance)>,
    spends: Vec<Spend>,
    /// What nobody could vote with when the block began.
    inactive: Balance,
    /// What happened, and how often.
    pub seen: BTreeMap<String, usize>,
}

impl Governance {
    fn see(&mut self, what: impl Into<String>) {
        *self.seen.entry(what.into()).or_default() += 1;
    }

    /// What the account has deposited for referenda.
    pub fn deposits(&self, who: Who) -> Balance {
        let all = self.polls.iter().flat_map(|poll| poll.submission.iter().chain(&poll.decision));
        all.filter(|(by, _)| *by == who).map(|(_, amount)| amount).sum()
    }

    /// What the account's votes have locked.
    pub fn lock(&self, who: Who) -> Balance {
        self.locks.iter().filter(|((by, _), _)| *by == who).map(|(_, amount)| *amount).max().unwrap_or_default()
    }

    /// Contributors' votes as the chain has them.
    pub fn chamber(&self) -> BTreeMap<(u32, AccountId), (bool, Balance)> {
        self.chamber.iter().map(|((poll, who), vote)| ((*poll, account(*who)), *vote)).collect()
    }

    pub fn count(&self) -> u32 {
        u32::try_from(self.polls.len()).unwrap()
    }

    fn poll(&self, index: u32) -> Option<&Poll> {
        self.polls.get(index as usize)
    }

    fn open(&self, index: u32) -> Result<&Poll, &'static str> {
        self.poll(index).filter(|poll| poll.is_open()).ok_or("NotOngoing")
    }

    fn open_mut(&mut self, index: u32) -> Result<&mut Poll, &'static str> {
        self.polls.get_mut(index as usize).filter(|poll| poll.is_open()).ok_or("NotOngoing")
    }

    fn voter(&mut self, who: Who, class: u16) -> &mut Voter {
        self.voters.entry((who, class)).or_default()
    }

    fn extend_lock(&mut self, who: Who, class: u16, amount: Balance) {
        let lock = self.locks.entry((who, class)).or_default();
        *lock = (*lock).max(amount);
    }

    /// Conviction and amount of what was delegated to an account on a track.
    fn delegates(&self, to: Who, class: u16) -> impl Iterator<Item = (u8, Balance)> {
        self.voters.iter().filter_map(move |((_, on), voter)| match voter.role {
            Role::Delegating { to: whom, conviction, amount } if whom == to && *on == class => {
                Some((conviction, amount))
            }
            _ => None,
        })
    }

    fn tokens(&self, index: u32) -> Tokens {
        let class = self.polls[index as usize].track;
        let mut sum = Tokens::default();
        for ((who, _), voter) in self.voters.iter().filter(|((_, on), _)| *on == class) {
            let Role::Casting(votes) = &voter.role else { continue };
            match votes.get(&index) {
                None => {}
                Some(Ballot::Standard { aye, conviction, amount }) => {
                    sum.add(*aye, *conviction, *amount);
                    for (conviction, amount) in self.delegates(*who, class) {
                        sum.add(*aye, conviction, amount);
                    }
                }
                Some(Ballot::Split { aye, nay }) => {
                    sum.add(true, 0, *aye);
                    sum.add(false, 0, *nay);
                }
                Some(Ballot::Abstain { aye, nay, abstain }) => {
                    sum.add(true, 0, *aye);
                    sum.add(false, 0, *nay);
                    sum.support += *abstain;
                }
            }
        }
        sum
    }

    /// Contributors for it, and against it.
    fn contributors(&self, index: u32) -> [BigUint; 2] {
        [true, false].map(|side| {
            let votes = self.chamber.iter().filter(|((poll, _), (aye, _))| *poll == index && *aye == side);
            votes.map(|(_, (_, voice))| BigUint::from(*voice)).sum()
        })
    }
}

/// What the world shows.
impl Model {
    /// The index of a poll that is counted back from the newest.
    pub fn poll(&self, back: u32) -> u32 {
        self.governance.count().wrapping_sub(back)
    }

    fn back(&self, index: u32) -> u32 {
        self.governance.count() - index
    }

    pub fn has_room_for_a_poll(&self) -> bool {
        self.governance.polls.iter().filter(|poll| poll.is_open()).count() < ROOM
    }

    fn total(&self, who: Who) -> Balance {
        self.free[who] + self.held(who)
    }

    /// The planck that somebody votes with.
    pub fn amount(&self, who: Who, amount: Amount) -> Balance {
        match amount {
            Amount::Planck(amount) => amount,
            Amount::Percent(percent) => self.total(who) * Balance::from(percent) / 100,
        }
    }

    /// The planck that are spent.
    pub fn sum(&self, sum: Sum) -> Balance {
        match sum {
            Sum::Planck(amount) => amount,
            Sum::AllBut(amount) => self.treasury.saturating_sub(amount),
        }
    }

    pub fn view(&self, index: u32) -> PollView {
        let poll = &self.governance.polls[index as usize];
        let named = |deposit: Option<(Who, Balance)>| deposit.map(|(who, amount)| (account(who), amount));
        let (state, ended) = poll.show();
        let open = poll.is_open().then(|| {
            let Tokens { ayes, nays, support } = self.governance.tokens(index);
            let [contributor_ayes, contributor_nays] = self.governance.contributors(index);
            TallyView {
                track: poll.track,
                deciding: poll.deciding.map(|since| (since, poll.confirming)),
                ayes: small(&ayes),
                nays: small(&nays),
                support: small(&support),
                contributor_ayes: small(&contributor_ayes),
                contributor_nays: small(&contributor_nays),
                contributor_share: poll.share,
                contributor_quorum: poll.quorum,
                approval: self.approval(index),
            }
        });
        PollView { state, ended, submission: named(poll.submission), decision: named(poll.decision), open }
    }

    /// The approval in parts per billion, as one fraction.
    pub fn approval(&self, index: u32) -> u32 {
        let poll = &self.governance.polls[index as usize];
        let Tokens { ayes, nays, .. } = self.governance.tokens(index);
        let [for_it, against] = self.governance.contributors(index);
        let (tokens, contributors) = (&ayes + nays, &for_it + against);
        let one = |number: BigUint| number.max(BigUint::from(1u32));
        // Their share is whole from the quorum on, and less in proportion below it.
        let voices: BigUint = (0..self.free.len()).map(|who| BigUint::from(self.voice(who))).sum();
        let enough = one((voices * poll.quorum).max(&contributors * BILLION));
        // Of `enough`, what the contributors decide; of that, what they are for.
        let (theirs, of_theirs) = (&contributors * poll.share, for_it * poll.share);
        let whole = one(tokens.clone()) * &enough;
        let parts = (ayes * (enough - theirs) + of_theirs * one(tokens)) * BILLION / whole;
        u32::try_from(parts).expect("at most the whole")
    }

    /// What support is measured against.
    fn electorate(&self) -> Balance {
        self.issuance - self.governance.inactive
    }

    /// The support in parts per billion.
    pub fn support(&self, index: u32) -> u32 {
        let parts = self.governance.tokens(index).support * BILLION / self.electorate();
        u32::try_from(parts).map_or(BILLION, |parts| parts.min(BILLION))
    }

    /// What the treasury has does not vote, from the next look at it on.
    pub fn exclude_treasury(&mut self) {
        self.governance.inactive = self.treasury.saturating_sub(EXISTENTIAL_DEPOSIT);
    }

    fn passes(&self, index: u32) -> bool {
        let poll = &self.governance.polls[index as usize];
        let period = scaled(WEEK);
        let elapsed = self.evaluation.block() - poll.deciding.expect("it is being decided");
        let x = Perbill::from_rational(elapsed.min(period), period);
        // The SDK's own, which loses a few billionths.
        let support = Perbill::from_rational(small(&self.governance.tokens(index).support), self.electorate());
        let approval = Perbill::from_parts(self.approval(index));
        approval >= poll.terms().approval.threshold(x) && support >= poll.terms().support.threshold(x)
    }
}

/// What the chain does by itself.
impl Model {
    pub fn happened(&mut self, what: &Happening) {
        let now = self.evaluation.block();
        match what {
            Happening::DecisionStarted(index) => {
                let poll = self.governance.open(*index).expect("an open one");
                assert!(poll.deciding.is_none() && poll.decision.is_some(), "{what:?} too early");
                assert!(now >= poll.submitted + scaled(poll.terms().prepare), "{what:?} before it was prepared");
                let deciding = self
                    .governance
                    .polls
                    .iter()
                    .filter(|other| other.track == poll.track && other.is_open() && other.deciding.is_some());
                assert!(deciding.count() < poll.terms().max_deciding, "{what:?} although the track is full");
                self.governance.polls[*index as usize].deciding = Some(now);
            }
            Happening::ConfirmStarted(index) => {
                assert!(self.passes(*index), "{what:?} although it does not pass");
                let poll = self.governance.open_mut(*index).expect("an open one");
                poll.confirming = Some(now + scaled(poll.terms().confirm));
            }
            Happening::ConfirmAborted(index) => {
                assert!(!self.passes(*index), "{what:?} although it passes");
                self.governance.open_mut(*index).expect("an open one").confirming = None;
                self.governance.see("a confirmation is aborted");
            }
            Happening::Confirmed(index) => {
                assert!(self.passes(*index), "{what:?} although it does not pass");
                let Tokens { ayes, nays, .. } = self.governance.tokens(*index);
                if ayes <= nays {
                    self.governance.see("contributors carry a vote");
                }
                let poll = self.governance.open_mut(*index).expect("an open one");
                assert!(poll.confirming.is_some_and(|end| end <= now), "{what:?} before its time");
                let earliest = now + scaled(poll.terms().enactment);
                poll.due = Some(match poll.when {
                    When::After(blocks) => earliest.max(now + blocks),
                    When::At(block) => earliest.max(block),
                });
                poll.state = State::Approved(now);
                self.governance.see("a vote is won");
            }
            Happening::Rejected(index) => {
                assert!(!self.passes(*index), "{what:?} although it passes");
                let Tokens { ayes, nays, .. } = self.governance.tokens(*index);
                let poll = self.governance.open_mut(*index).expect("an open one");
                assert!(poll.deciding.is_some_and(|since| since + scaled(WEEK) <= now), "{what:?} before its time");
                poll.state = State::Rejected(now);
                self.governance.see(if ayes > nays { "a majority loses a vote" } else { "a vote is lost" });
            }
            Happening::TimedOut(index) => {
                let poll = self.governance.open_mut(*index).expect("an open one");
                assert!(poll.deciding.is_none() && poll.decision.is_none(), "{what:?} although it is wanted");
                assert!(poll.submitted + scaled(2 * WEEK) <= now, "{what:?} before its time");
                poll.state = State::TimedOut(now);
                self.governance.see("a referendum times out");
            }
            Happening::Enacted(index, result) => {
                let poll = &mut self.governance.polls[*index as usize];
                assert_eq!(poll.due.take(), Some(now), "{what:?} at another time");
                let (speaker, order) = (poll.speaker, poll.order);
                let before = self.clone();
                let foreseen = self.obey(speaker, order, true).map_err(String::from);
                assert_eq!(*result, foreseen, "what came of {order:?} for {speaker:?}");
                let text = format!("{order:?}");
                let name = text.split([' ', '(']).next().unwrap_or_default();
                let outcome = match foreseen {
                    Ok(()) => "done".into(),
                    Err(error) => {
                        *self = before;
                        error
                    }
                };
                self.governance.see(format!("{name} by vote: {outcome}"));
            }
        }
    }

    /// Whatever was due has happened.
    pub fn check_nothing_is_late(&mut self) {
        let now = self.evaluation.block();
        let mut waiting = 0;
        for poll in &self.governance.polls {
            assert!(poll.due.is_none_or(|due| due > now), "it did not take effect: {:?}", poll.order);
            if !poll.is_open() {
                continue;
            }
            match (poll.deciding, poll.confirming) {
                (None, _) if poll.decision.is_none() => {
                    assert!(now < poll.submitted + scaled(2 * WEEK), "it did not time out: {:?}", poll.order);
                }
                (None, _) if now < poll.submitted + scaled(poll.terms().prepare) => {}
                (None, _) => {
                    // What has just ended still takes a seat.
                    let busy = self.governance.polls.iter().filter(|other| {
                        let seated = other.is_open() || other.show().1 == Some(now);
                        other.track == poll.track && other.deciding.is_some() && seated
                    });
                    assert!(busy.count() >= poll.terms().max_deciding, "it is not being decided: {:?}", poll.order);
                    waiting += 1;
                }
                (Some(since), None) => assert!(now < since + scaled(WEEK), "it did not end: {:?}", poll.order),
                (Some(_), Some(end)) => assert!(now < end, "it was not confirmed: {:?}", poll.order),
            }
        }
        if waiting > 0 {
            self.governance.see("a referendum waits for its track");
        }
    }

    /// The origin of a vote, or an account, makes the call.
    fn obey(&mut self, by: Speaker, order: Order, by_vote: bool) -> Result<(), &'static str> {
        use Speaker::{BigTreasurer, Canceller, Curator, Killer, Root, SmallTreasurer};
        let now = self.evaluation.block();
        let may = |other: Speaker| ensure(by == Root || by == other, "BadOrigin");
        match order {
            Order::Remark => Ok(()),
            Order::SetParameter(change) => {
                // Root's calls are not filtered.
                ensure(by == Root || change.is_within_bounds(), "CallFiltered")?;
                may(change.decided_by())?;
                let changes = self.parameters.set(change);
                if by_vote && changes && !self.is_boundary() {
                    let text = format!("{:?}", change.setting);
                    let name = text.split('(').next().unwrap_or_default();
                    self.governance.see(format!("a vote changes {name} in mid-epoch"));
                }
                Ok(())
            }
            Order::FreezePayouts(id) => {
                may(Curator)?;
                let asset = self.asset_mut(id)?;
                ensure(!asset.frozen, "AlreadyFrozen")?;
                asset.frozen = true;
                Ok(())
            }
            Order::ThawPayouts(id) => {
                may(Curator)?;
                let asset = self.asset_mut(id)?;
                ensure(asset.frozen, "NotFrozen")?;
                asset.frozen = false;
                Ok(())
            }
            Order::ForceRetire(id) => {
                may(Root)?;
                self.retire(id, 0)
            }
            Order::Spend { sum, to } => {
                let amount = self.sum(sum);
                let most = match by {
                    Root => Balance::MAX,
                    SmallTreasurer => self.parameters.number("SmallSpendLimit"),
                    BigTreasurer => self.parameters.number("BigSpendLimit"),
                    _ => return Err("BadOrigin"),
                };
                let day = (by != Root).then(|| now / scaled(DAYS));
                if let Some(today) = day {
                    // What both spent on this day and the thirty before it is at most a part of what there is.
                    let counts = |spend: &&Spend| spend.day.is_some_and(|day| day + 30 >= today);
                    let spent: Balance = self.governance.spends.iter().filter(counts).map(|spend| spend.amount).sum();
                    let holds = BigUint::from(self.treasury.saturating_sub(EXISTENTIAL_DEPOSIT));
                    let budget = small(&(holds * self.parameters.number::<u32>("TreasurersShare") / BILLION));
                    ensure(amount <= budget.saturating_sub(spent), "InsufficientPermission")?;
                }
                ensure(amount <= most, "InsufficientPermission")?;
                let expires = now + scaled(30 * DAYS);
                self.governance.spends.push(Spend { amount, day, to, expires, paid: false });
                Ok(())
            }
            Order::Cancel(index) => {
                may(Canceller)?;
                self.governance.open_mut(index)?.state = State::Cancelled(now);
                Ok(())
            }
            Order::Kill(index) => {
                may(Killer)?;
                let poll = self.governance.open_mut(index)?;
                poll.state = State::Killed(now);
                for (_, amount) in [poll.submission.take(), poll.decision.take()].into_iter().flatten() {
                    // What the treasury cannot be given is nobody's.
                    if !self.give_treasury(amount) {
                        self.issuance -= amount;
                    }
                }
                Ok(())
            }
        }
    }
}

/// The calls.
impl Model {
    pub(super) fn act(&mut self, act: &Act) -> Result<(), &'static str> {
        match *act {
            Act::Order { by, order } => self.obey(by, order.settled(self), false),
            Act::Propose { who, change, when } => {
                ensure(change.is_within_bounds(), "OutOfBounds")?;
                self.submit(who, change.decided_by(), Order::SetParameter(change), when)
            }
            Act::Submit { who, speaker, order, when } => {
                let fine = !matches!(order, Order::SetParameter(change) if !change.is_within_bounds());
                ensure(fine, "CallFiltered")?;
                let order = order.settled(self);
                if let Order::Spend { sum, .. } = order {
                    let limit = match speaker {
                        Speaker::SmallTreasurer => self.parameters.number("SmallSpendLimit"),
                        Speaker::BigTreasurer => self.parameters.number("BigSpendLimit"),
                        _ => Balance::MAX,
                    };
                    ensure(self.sum(sum) <= limit, "CallFiltered")?;
                }
                self.submit(who, speaker, order, when)
            }
            Act::PlaceDeposit { who, poll } => {
                let index = self.poll(poll);
                let poll = self.governance.open(index)?;
                ensure(poll.decision.is_none(), "HasDeposit")?;
                let amount = self.price(poll.terms().deposit);
                self.reserve(who, amount)?;
                self.governance.open_mut(index)?.decision = Some((who, amount));
                Ok(())
            }
            Act::RefundDecision { who: _, poll } => {
                let index = self.poll(poll);
                let poll = self.governance.polls.get_mut(index as usize).ok_or("BadReferendum")?;
                ensure(!(poll.is_open() && poll.decision.is_some()), "Unfinished")?;
                let (who, amount) = poll.decision.take().ok_or("NoDeposit")?;
                self.free[who] += amount;
                Ok(())
            }
            Act::RefundSubmission { who: _, poll } => {
                let index = self.poll(poll);
                let poll = self.governance.polls.get_mut(index as usize).ok_or("BadReferendum")?;
                ensure(matches!(poll.state, State::Approved(_) | State::Cancelled(_)), "BadStatus")?;
                let (who, amount) = poll.submission.take().ok_or("NoDeposit")?;
                self.free[who] += amount;
                Ok(())
            }
            Act::Vote { who, poll, ballot } => {
                let index = self.poll(poll);
                let ballot = ballot.map(|amount| self.amount(who, amount));
                ensure(balance(&ballot) <= self.total(who), "InsufficientFunds")?;
                let class = self.governance.open(index)?.track;
                let Role::Casting(votes) = &mut self.governance.voter(who, class).role else {
                    return Err("AlreadyDelegating");
                };
                if votes.insert(index, ballot).is_some() {
                    self.governance.see("a vote is changed");
                }
                if self.governance.delegates(who, class).next().is_some() {
                    self.governance.see("a vote carries a delegation");
                }
                self.governance.extend_lock(who, class, balance(&ballot));
                Ok(())
            }
            Act::RemoveVote { who, class, poll } => self.remove_vote(who, class, self.poll(poll), true),
            Act::RemoveOtherVote { who, voter, class, poll } => {
                self.remove_vote(voter, Some(class), self.poll(poll), who == voter)
            }
            Act::Delegate { who, class, to, conviction, amount } => {
                let amount = self.amount(who, amount);
                ensure(who != to, "Nonsense")?;
                ensure(usize::from(class) < TRACKS.len(), "BadClass")?;
                ensure(amount <= self.total(who), "InsufficientFunds")?;
                let voter = self.governance.voter(who, class);
                let Role::Casting(votes) = &voter.role else { return Err("AlreadyDelegating") };
                ensure(votes.is_empty(), "AlreadyVoting")?;
                voter.role = Role::Delegating { to, conviction, amount };
                self.governance.extend_lock(who, class, amount);
                let open = |index: &u32| self.governance.open(*index).is_ok();
                let voters = self.governance.voters.get(&(to, class)).map(|voter| &voter.role);
                if matches!(voters, Some(Role::Casting(votes)) if votes.keys().any(open)) {
                    self.governance.see("a delegation joins a vote");
                }
                Ok(())
            }
            Act::Undelegate { who, class } => {
                let now = self.evaluation.block();
                let voter = self.governance.voter(who, class);
                let Role::Delegating { conviction, amount, .. } = voter.role else { return Err("NotDelegating") };
                voter.role = Role::Casting(BTreeMap::new());
                voter.remember(now + scaled(WEEK) * FACTORS[usize::from(conviction)], amount);
                Ok(())
            }
            Act::Unlock { who: _, class, voter: who } => {
                let now = self.evaluation.block();
                let voter = self.governance.voter(who, class);
                if now >= voter.prior.0 {
                    voter.prior = (0, 0);
                }
                let needed = match &voter.role {
                    Role::Casting(votes) => votes.values().map(balance).max().unwrap_or_default(),
                    Role::Delegating { amount, .. } => *amount,
                };
                let needed = needed.max(voter.prior.1);
                if self.governance.locks.insert((who, class), needed).is_some_and(|before| before > needed) {
                    self.governance.see("a lock is released");
                }
                Ok(())
            }
            Act::ContributorVote { who, poll, aye } => {
                let index = self.poll(poll);
                ensure(self.governance.open(index)?.share > 0, "NoChamber")?;
                let voice = self.voice(who);
                ensure(voice > 0, "NoVoice")?;
                let before = self.governance.chamber.insert((index, who), (aye, voice));
                if before.is_some_and(|(_, before)| before < voice) {
                    self.governance.see("a contributor votes again with more");
                }
                Ok(())
            }
            Act::RemoveContributorVote { who, poll } => {
                let key = (self.poll(poll), who);
                self.governance.chamber.remove(&key).map(|_| ()).ok_or("NotVoter")
            }
            Act::CleanupPoll { who: _, poll, max } => {
                ensure(max <= MAX_BATCH, "BatchTooLong")?;
                let index = self.poll(poll);
                ensure(self.governance.open(index).is_err(), "StillOngoing")?;
                let of_it = self.governance.chamber.keys().filter(|(on, _)| *on == index);
                let mut recorded: Vec<_> = of_it.copied().collect();
                // Those come first whose hash does.
                recorded.sort_by_key(|(_, who)| sp_io::hashing::blake2_128(account(*who).as_ref()));
                recorded.truncate(max as usize);
                ensure(!recorded.is_empty(), "NothingToClean")?;
                for key in recorded {
                    self.governance.chamber.remove(&key);
                }
                Ok(())
            }
            Act::Payout { who: _, spend } => self.pay_spend(spend),
        }
    }

    /// TRIB of deposit, at the price that they have now.
    fn price(&self, trib: Balance) -> Balance {
        trib * UNIT * self.parameters.number::<Balance>("DepositPercent") / 100
    }

    /// Reserves a deposit, which votes may be of as well.
    fn reserve(&mut self, who: Who, amount: Balance) -> Result<(), &'static str> {
        let left = self.free[who].checked_sub(amount).ok_or("Funds")?;
        // So the currency says that the account would be gone.
        ensure(left >= EXISTENTIAL_DEPOSIT, "ConsumerRemaining")?;
        self.free[who] = left;
        Ok(())
    }

    fn submit(&mut self, who: Who, speaker: Speaker, order: Order, when: When) -> Result<(), &'static str> {
        let track = speaker.track().ok_or("NoTrack")?;
        let deposit = self.price(10);
        self.reserve(who, deposit)?;
        let chamber = TRACKS[usize::from(track)].chamber;
        let shares: [u32; 3] = self.parameters.numbers("ContributorShare");
        self.governance.polls.push(Poll {
            speaker,
            track,
            order,
            when,
            submitted: self.evaluation.block(),
            share: chamber.map(|on| shares[on]).unwrap_or_default(),
            quorum: self.parameters.number("ChamberQuorum"),
            submission: Some((who, deposit)),
            decision: None,
            deciding: None,
            confirming: None,
            state: State::Open,
            due: None,
        });
        Ok(())
    }

    fn remove_vote(&mut self, who: Who, class: Option<u16>, index: u32, own: bool) -> Result<(), &'static str> {
        let now = self.evaluation.block();
        let governance = &mut self.governance;
        let class = class.or_else(|| governance.open(index).ok().map(|poll| poll.track)).ok_or("ClassNeeded")?;
        let state = governance.poll(index).map(|poll| poll.state);
        let voter = governance.voter(who, class);
        // Whoever delegates has no votes to remove, and is told so by nothing happening.
        let Role::Casting(votes) = &mut voter.role else { return Ok(()) };
        let ballot = votes.remove(&index).ok_or("NotVoter")?;
        let (end, approved) = match state {
            Some(State::Open) => return ensure(own, "NoPermission"),
            Some(State::Approved(end)) => (end, true),
            Some(State::Rejected(end)) => (end, false),
            _ => return Ok(()),
        };
        // Whoever carried it with conviction keeps what it voted with locked.
        if let Ballot::Standard { aye, conviction, amount } = ballot
            && aye == approved
            && conviction > 0
        {
            let until = end + scaled(WEEK) * FACTORS[usize::from(conviction)];
            if now < until {
                ensure(own, "NoPermissionYet")?;
                voter.remember(until, amount);
            }
        }
        Ok(())
    }

    fn pay_spend(&mut self, index: u32) -> Result<(), &'static str> {
        let now = self.evaluation.block();
        let Self { governance, free, .. } = self;
        let spend = governance.spends.get_mut(index as usize).ok_or("InvalidIndex")?;
        ensure(spend.expires > now, "SpendExpired")?;
        ensure(!spend.paid, "AlreadyAttempted")?;
        let left = self.treasury.checked_sub(spend.amount).ok_or("PayoutError")?;
        let after = free[spend.to] + spend.amount;
        ensure(spend.amount == 0 || after >= EXISTENTIAL_DEPOSIT, "PayoutError")?;
        (spend.paid, spend.expires) = (true, now + scaled(30 * DAYS));
        free[spend.to] = after;
        self.treasury = left;
        // As of any account, what is left below the existential deposit is lost.
        if left < EXISTENTIAL_DEPOSIT {
            self.issuance -= left;
            self.treasury = 0;
            self.governance.see("the treasury is empty");
        }
        Ok(())
    }
}
