//! Consensus and agreement by their definitions, from all scores of an epoch at once.

use super::big;
use num_bigint::BigUint;
use std::collections::{BTreeMap, BTreeSet};

/// What the evaluators that revealed hold, and how they scored.
#[derive(Clone, Debug, Default)]
pub struct World {
    /// What counts for each evaluator.
    pub stakes: Vec<u128>,
    /// What would without the cap; empty where it is the same.
    pub whole: Vec<u128>,
    /// The assets that had no consensus before.
    pub fresh: BTreeSet<u32>,
    /// Scores by asset and evaluator; none is zero.
    pub scores: BTreeMap<u32, BTreeMap<u16, u16>>,
    /// The evaluator that stewards an asset.
    pub stewards: BTreeMap<u32, u16>,
}

/// What the world makes of one evaluator.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Voice {
    /// All its scores.
    pub given: BigUint,
    /// The lesser of score and consensus.
    pub shared: BigUint,
    /// The consensus on its own assets.
    pub own: BigUint,
    /// The agreement, numerator and denominator.
    pub agreement: (BigUint, BigUint),
    /// The whole part of stake times agreement.
    pub weight: BigUint,
    /// The same on fresh assets, corrected for chance.
    pub fresh: BigUint,
}

/// What consensus makes of a world.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Verdict {
    /// Consensus and score of each asset that has a consensus above zero.
    pub assets: BTreeMap<u32, (u16, BigUint)>,
    /// The sum of the consensus.
    pub consensus: BigUint,
    /// The evaluators.
    pub voices: Vec<Voice>,
}

impl World {
    /// The score that counts: zero when there is none, or when it is for the evaluator's own asset.
    pub fn score(&self, evaluator: u16, asset: u32) -> u16 {
        let score = self.scores.get(&asset).and_then(|scores| scores.get(&evaluator)).copied().unwrap_or(0);
        if self.stewards.get(&asset) == Some(&evaluator) { 0 } else { score }
    }

    /// The evaluators, by number.
    fn evaluators(&self) -> impl Iterator<Item = (u16, BigUint)> {
        (0..).zip(self.stakes.iter().copied().map(big))
    }

    /// What each evaluator holds, without and with the cap.
    pub fn holdings(&self) -> Vec<[BigUint; 2]> {
        let whole = if self.whole.is_empty() { &self.stakes } else { &self.whole };
        whole.iter().zip(&self.stakes).map(|(whole, capped)| [big(*whole), big(*capped)]).collect()
    }

    /// What each evaluator holds, and the score that it gives the asset.
    fn column(&self, asset: u32) -> Vec<([BigUint; 2], u16)> {
        self.holdings().into_iter().zip(0..).map(|(holds, i)| (holds, self.score(i, asset))).collect()
    }

    /// The consensus as if this evaluator had not revealed.
    pub fn consensus_without(&self, evaluator: u16, asset: u32) -> u16 {
        let mut column = self.column(asset);
        column.remove(usize::from(evaluator));
        if column.len() < 16 { highest_supported(&column) } else { by_halving(&column) }
    }

    /// The fresh assets with a consensus, as `find` finds it, in order.
    pub fn fresh_with_consensus(&self, find: impl Fn(&Self, u32) -> u16) -> Vec<u32> {
        let scored = self.fresh.iter().copied().filter(|asset| self.scores.contains_key(asset));
        scored.filter(|asset| find(self, *asset) > 0).collect()
    }

    /// How far `evaluator` agrees with the others on the assets `among`, corrected for chance: what it shares with
    /// them, what it shares with what they think of the next one, and what they think.
    pub fn beyond_chance(&self, evaluator: u16, among: &[u32]) -> [BigUint; 3] {
        let without: Vec<_> = among.iter().map(|asset| self.consensus_without(evaluator, *asset)).collect();
        let mut sums = [0u128; 3];
        for (place, asset) in among.iter().enumerate() {
            if self.stewards.get(asset) == Some(&evaluator) {
                continue;
            }
            let next = without[(place + 1) % among.len()];
            let score = self.score(evaluator, *asset);
            sums[0] += u128::from(score.min(without[place]));
            sums[1] += u128::from(score.min(next));
            sums[2] += u128::from(without[place]);
        }
        sums.map(big)
    }

    /// The whole part of stake times what [`Self::beyond_chance`] comes to.
    fn fresh_weight(&self, evaluator: u16, stake: &BigUint, among: &[u32]) -> BigUint {
        let [shared, by_chance, all] = self.beyond_chance(evaluator, among);
        if shared <= by_chance { BigUint::ZERO } else { stake * (shared - by_chance) / all }
    }

    /// Whether evaluators that give at least `score` hold more than half of all stake, with and without the cap.
    pub fn is_supported(&self, asset: u32, score: u16) -> bool {
        is_supported(&self.column(asset), score)
    }

    /// The highest supported score, found by trying every score that somebody gave, or else zero.
    pub fn consensus(&self, asset: u32) -> u16 {
        highest_supported(&self.column(asset))
    }

    /// The same by halving, for worlds in which trying all would take too long: the more a score asks for, the fewer
    /// support it.
    pub fn consensus_by_halving(&self, asset: u32) -> u16 {
        by_halving(&self.column(asset))
    }

    /// Everything, with the consensus of each asset as `find` finds it.
    pub fn verdict(&self, find: impl Fn(&Self, u32) -> u16) -> Verdict {
        let consensus: BTreeMap<_, _> = self.scores.keys().map(|asset| (*asset, find(self, *asset))).collect();
        let lesser = |evaluator, asset: u32| big(self.score(evaluator, asset).min(consensus[&asset]).into());
        let total: BigUint = consensus.values().map(|consensus| big((*consensus).into())).sum();
        let assets = consensus
            .iter()
            .filter(|(_, consensus)| **consensus > 0)
            .map(|(asset, consensus)| {
                (*asset, (*consensus, self.evaluators().map(|(i, stake)| stake * lesser(i, *asset)).sum()))
            })
            .collect();
        let among = self.fresh_with_consensus(&find);
        let voices = self
            .evaluators()
            .map(|(i, stake)| {
                let given: BigUint = self.scores.keys().map(|asset| big(self.score(i, *asset).into())).sum();
                let shared: BigUint = self.scores.keys().map(|asset| lesser(i, *asset)).sum();
                let is_own = |asset: &u32| self.stewards.get(asset) == Some(&i);
                let on = |own: bool| -> BigUint {
                    let assets = consensus.iter().filter(|(asset, _)| is_own(asset) == own);
                    assets.map(|(_, consensus)| big((*consensus).into())).sum()
                };
                let agreement = (&shared * 2u8, &given + on(false));
                let fresh = self.fresh_weight(i, &stake, &among);
                let weight =
                    if agreement.1 == BigUint::ZERO { BigUint::ZERO } else { stake * &agreement.0 / &agreement.1 };
                Voice { given, shared, own: on(true), agreement, weight, fresh }
            })
            .collect();
        Verdict { assets, consensus: total, voices }
    }
}

fn is_supported(column: &[([BigUint; 2], u16)], score: u16) -> bool {
    [0, 1].into_iter().all(|kind| {
        let total: BigUint = column.iter().map(|(holds, _)| &holds[kind]).sum();
        let behind: BigUint = column.iter().filter(|(_, given)| *given >= score).map(|(holds, _)| &holds[kind]).sum();
        behind * 2u8 > total
    })
}

/// The highest supported score, by halving.
fn by_halving(column: &[([BigUint; 2], u16)]) -> u16 {
    let (mut supported, mut not) = (0, u32::from(u16::MAX) + 1);
    while supported + 1 < not {
        let middle = (supported + not) / 2;
        if is_supported(column, middle as u16) {
            supported = middle;
        } else {
            not = middle;
        }
    }
    supported as u16
}

/// The highest supported score, found by trying every score that somebody gave, or else zero.
fn highest_supported(column: &[([BigUint; 2], u16)]) -> u16 {
    let tried: BTreeSet<_> = column.iter().map(|(_, score)| *score).filter(|score| *score > 0).collect();
    tried.into_iter().rev().find(|score| is_supported(column, *score)).unwrap_or(0)
}
