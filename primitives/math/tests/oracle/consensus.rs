//! Consensus and agreement by their definitions, from all scores of an epoch at once.

use super::big;
use num_bigint::BigUint;
use std::collections::{BTreeMap, BTreeSet};

/// What the evaluators that revealed hold, and how they scored.
#[derive(Clone, Debug, Default)]
pub struct World {
    /// What counts for each evaluator.
    pub stakes: Vec<u128>,
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

    /// What each evaluator holds, and the score that it gives the asset.
    fn column(&self, asset: u32) -> Vec<(BigUint, u16)> {
        self.evaluators().map(|(i, stake)| (stake, self.score(i, asset))).collect()
    }

    /// Whether evaluators that give at least `score` hold more than half of all stake.
    pub fn is_supported(&self, asset: u32, score: u16) -> bool {
        is_supported(&self.column(asset), score)
    }

    /// The highest supported score, found by trying every score that somebody gave, or else zero.
    pub fn consensus(&self, asset: u32) -> u16 {
        let column = self.column(asset);
        let tried: BTreeSet<_> = column.iter().map(|(_, score)| *score).filter(|score| *score > 0).collect();
        tried.into_iter().rev().find(|score| is_supported(&column, *score)).unwrap_or(0)
    }

    /// The same by halving, for worlds in which trying all would take too long: the more a score asks for, the fewer
    /// support it.
    pub fn consensus_by_halving(&self, asset: u32) -> u16 {
        let column = self.column(asset);
        let (mut supported, mut not) = (0, u32::from(u16::MAX) + 1);
        while supported + 1 < not {
            let middle = (supported + not) / 2;
            if is_supported(&column, middle as u16) {
                supported = middle;
            } else {
                not = middle;
            }
        }
        supported as u16
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
                let weight =
                    if agreement.1 == BigUint::ZERO { BigUint::ZERO } else { stake * &agreement.0 / &agreement.1 };
                Voice { given, shared, own: on(true), agreement, weight }
            })
            .collect();
        Verdict { assets, consensus: total, voices }
    }
}

fn is_supported(column: &[(BigUint, u16)], score: u16) -> bool {
    let total: BigUint = column.iter().map(|(stake, _)| stake).sum();
    let behind: BigUint = column.iter().filter(|(_, given)| *given >= score).map(|(stake, _)| stake).sum();
    behind * 2u8 > total
}
