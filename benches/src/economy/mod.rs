//! What scoring pays and what power it gives, played over many epochs with the chain's own arithmetic.
//!
//! | file | what it has |
//! | --- | --- |
//! | here | an epoch as the chain settles it, from what evaluators hold and how they score to what everybody is paid |
//! | `people.rs` | assets of some quality, new ones among them, and people with habits who score them |
//! | `pay.rs` | what habits are paid, by stake and beside honest work |
//! | `power.rs` | what stake can take, alone, split and with others absent |
//! | `report.rs` | all of it as tables and as a picture |
//!
//! `make economy` plays it, writes the tables to the documentation and draws the picture.

mod pay;
mod people;
mod power;
mod report;

pub use pay::{Habits, Pay, Split};
pub use people::{Habit, Town};
pub use power::{Favour, Honest, Lone, Taking};
pub use report::Report;

use crate::{UNIT, epoch::apportion};
use std::collections::{BTreeMap, BTreeSet};
use tributary_math::{
    Perbill, Rollover, Turnout, U256,
    consensus::{BUCKET, Row, Stake, Tally, normalise, settle},
    share,
    stake::{capped, leveraged},
};

/// The parameters that scoring follows.
#[derive(Clone, Copy)]
pub struct Rules {
    /// The most of all stake that counts for one evaluator.
    pub cap: Perbill,
    /// How many times its own stake counts for it at most.
    pub leverage: u32,
    /// The part of the most stake revealed lately that is needed.
    pub quorum: Perbill,
    /// The least stake that is needed, in planck.
    pub floor: u128,
    /// The most pots that wait.
    pub rollover: u32,
    /// The part of the evaluators' pot for fresh assets.
    pub fresh: Perbill,
}

impl Default for Rules {
    /// What a chain begins with.
    fn default() -> Self {
        Self {
            cap: Perbill::from_percent(20),
            leverage: 20,
            quorum: Perbill::from_percent(50),
            floor: 10_000 * UNIT,
            rollover: 24,
            fresh: Perbill::from_percent(50),
        }
    }
}

/// The assets' pot of an epoch, in planck.
pub const ASSETS: u128 = 60 * UNIT;
/// The evaluators' pot of an epoch, in planck.
pub const EVALUATORS: u128 = 25 * UNIT;

/// Raw scores by asset.
pub type Scores = BTreeMap<u32, u16>;

/// What an evaluator holds, and what it reveals of an epoch.
#[derive(Clone)]
pub struct Ballot {
    /// Planck behind it.
    pub stake: u128,
    /// Planck of its own among them.
    pub own: u128,
    /// Its scores, if it reveals.
    pub scores: Option<Scores>,
}

/// What an epoch comes to.
#[derive(Default)]
pub struct Paid {
    /// The consensus, by asset.
    pub consensus: Scores,
    /// What assets got, in planck.
    pub assets: BTreeMap<u32, u128>,
    /// What evaluators got, in planck, in order of the ballots; those who did not reveal got nothing.
    pub evaluators: Vec<u128>,
}

/// What a chain keeps of scoring from epoch to epoch.
#[derive(Clone, Default)]
pub struct Chain {
    /// The parameters.
    pub rules: Rules,
    known: BTreeMap<u32, u64>,
    waiting: u128,
    fresh_waiting: u128,
    turnout: Turnout,
}

impl Chain {
    /// A chain with these parameters.
    pub fn new(rules: Rules) -> Self {
        Self { rules, ..Self::default() }
    }

    /// Planck for assets that wait.
    pub fn waiting(&self) -> u128 {
        self.waiting
    }

    /// Settles an epoch.
    pub fn settle(&mut self, ballots: &[Ballot]) -> Paid {
        let total = ballots.iter().map(|ballot| ballot.stake).sum();
        let count = |whole| capped(whole, total, self.rules.cap).expect("the total fits");
        let revealed: Vec<_> = ballots.iter().filter_map(|ballot| Some((ballot, ballot.scores.as_ref()?))).collect();
        let whole = |ballot: &Ballot| leveraged(ballot.stake, ballot.own, self.rules.leverage);
        let stakes: Vec<_> =
            revealed.iter().map(|(ballot, _)| Stake { whole: whole(ballot), capped: count(whole(ballot)) }).collect();
        let turnout = stakes.iter().map(|stake| stake.whole).sum();
        let needed = self.turnout.needed(self.rules.quorum, self.rules.floor).expect("it fits");
        self.turnout.push(turnout);

        let mut tally = Tally::new(stakes.len());
        let mut found = BTreeMap::new();
        if turnout >= needed {
            let scores: Vec<_> = revealed.iter().map(|(_, scores)| *scores).collect();
            for (bucket, rows) in buckets(&scores) {
                let known = self.known.entry(bucket).or_default();
                let outcomes = settle(&stakes, &rows, &[None; 64], !*known, &mut tally).expect("rows are sound");
                for outcome in outcomes {
                    *known |= 1 << outcome.slot;
                    found.insert(bucket * BUCKET + u32::from(outcome.slot), (outcome.consensus, outcome.score));
                }
            }
        }
        let paid = self.pay(&stakes, &tally);
        let mut paid = paid.into_iter();
        let evaluators =
            ballots.iter().map(|ballot| ballot.scores.as_ref().and_then(|_| paid.next()).unwrap_or_default()).collect();

        let pot = Rollover::of(ASSETS, self.waiting, self.rules.rollover, !found.is_empty()).expect("it fits");
        self.waiting = pot.left;
        let scores: Vec<_> = found.values().map(|(_, score)| *score).collect();
        let parts = if found.is_empty() { vec![] } else { apportion(pot.paid, &scores) };
        Paid {
            consensus: found.iter().map(|(asset, (consensus, _))| (*asset, *consensus)).collect(),
            assets: found.keys().copied().zip(parts).collect(),
            evaluators,
        }
    }

    /// What those who revealed get of the evaluators' pot, in both its parts.
    fn pay(&mut self, stakes: &[Stake], tally: &Tally) -> Vec<u128> {
        let weights = |weigh: &dyn Fn(usize, u128) -> u128| -> Vec<U256> {
            stakes.iter().enumerate().map(|(at, stake)| weigh(at, stake.capped).into()).collect()
        };
        let all = weights(&|at, stake| tally.sums[at].weight(stake, tally.consensus).expect("sums are sound"));
        let fresh = weights(&|at, stake| tally.fresh[at].weight(stake).expect("sums are sound"));
        let agree = |weights: &[U256]| weights.iter().any(|weight| !weight.is_zero());

        let for_fresh = share(EVALUATORS, self.rules.fresh).expect("a part of it");
        let part = Rollover::of(for_fresh, self.fresh_waiting, self.rules.rollover, agree(&fresh)).expect("it fits");
        self.fresh_waiting = part.left;
        let divide = |pot, weights: &[U256]| {
            if agree(weights) { apportion(pot, weights) } else { vec![0; weights.len()] }
        };
        let both = divide(EVALUATORS - for_fresh, &all).into_iter().zip(divide(part.paid, &fresh));
        both.map(|(all, fresh)| all + fresh).collect()
    }
}

/// The rows of each bucket in which something is scored, on the chain's scale.
fn buckets(scores: &[&Scores]) -> BTreeMap<u32, Vec<(u16, Row)>> {
    let numbers: BTreeSet<_> = scores.iter().flat_map(|scores| scores.keys().map(|asset| asset / BUCKET)).collect();
    let row = |scores: &Scores, bucket: u32| {
        let largest = scores.values().copied().max().unwrap_or_default();
        let mut row = Row::default();
        for (asset, raw) in scores.range(bucket * BUCKET..(bucket + 1) * BUCKET).filter(|(_, raw)| **raw > 0) {
            let score = normalise(*raw, largest).expect("one is above zero");
            row.push((asset % BUCKET) as u8, score).expect("slots come in order");
        }
        row
    };
    let rows = |bucket| (0..).zip(scores.iter().map(|scores| row(scores, bucket))).collect();
    numbers.into_iter().map(|bucket| (bucket, rows(bucket))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ballot(stake: u128, scores: &[(u32, u16)]) -> Ballot {
        let stake = stake * UNIT;
        Ballot { stake, own: stake, scores: Some(scores.iter().copied().collect()) }
    }

    #[test]
    fn both_pots_are_paid_and_what_was_left_a_pot_at_a_time() {
        let mut chain = Chain::new(Rules::default());
        let asleep: Vec<_> = (0..5).map(|_| Ballot { scores: None, ..ballot(10_000, &[]) }).collect();
        for _ in 0..3 {
            let paid = chain.settle(&asleep);
            assert_eq!((paid.assets.len(), paid.evaluators), (0, vec![0; 5]));
        }
        assert_eq!(chain.waiting(), 3 * ASSETS);
        let awake: Vec<_> = (0..5).map(|_| ballot(10_000, &[(0, 4), (1, 2), (70, 3)])).collect();
        let paid = chain.settle(&awake);
        assert_eq!(paid.assets.values().sum::<u128>(), 2 * ASSETS);
        assert_eq!(chain.waiting(), 2 * ASSETS);
        // Half of the evaluators' pot by agreement, and the other half twice, for three assets are fresh.
        assert_eq!(paid.evaluators.iter().sum::<u128>(), EVALUATORS / 2 + EVALUATORS);
        assert_eq!(paid.consensus, Scores::from([(0, 65_535), (1, 32_767), (70, 49_151)]));
        // Of the second time nothing is fresh.
        assert_eq!(chain.settle(&awake).evaluators.iter().sum::<u128>(), EVALUATORS / 2);
    }

    #[test]
    fn who_is_alone_with_too_little_decides_nothing() {
        let mut chain = Chain::new(Rules::default());
        let mut one = ballot(9_999, &[(0, 1)]);
        assert_eq!(chain.settle(std::slice::from_ref(&one)).assets.len(), 0);
        one.stake += 2 * UNIT;
        assert_eq!(chain.settle(std::slice::from_ref(&one)).assets.len(), 1);
        // Others' stake stands for no more than twenty times its own.
        (one.stake, one.own) = (100_000 * UNIT, 499 * UNIT);
        assert_eq!(chain.settle(&[one]).assets.len(), 0);
    }
}
