//! An epoch whose evaluators scored every asset, and its settlement as the chain does it.

use crate::{POT, Random, UNIT};
use std::ops::Range;
use tributary_math::{
    Apportionment, Perbill, U256,
    consensus::{self, BUCKET, HIGHEST, Outcome, Row, Stake, Stewards, Tally, normalise},
    stake::capped,
};

/// How much the evaluators are of one mind.
#[derive(Clone, Copy)]
pub enum Opinion {
    /// Each takes the asset's quality for a tenth more or less than it is.
    Close,
    /// Every score is any score.
    Any,
    /// All score alike: the most work for the search of the consensus, which then never has fewer candidates.
    Same,
}

/// The scores of one bucket.
pub struct Bucket {
    /// Which evaluators steward its assets.
    pub stewards: Stewards,
    /// The rows, in order of evaluator.
    pub rows: Vec<(u16, Row)>,
    /// Which assets had no consensus before, by bit.
    pub fresh: u64,
}

/// Everything that a settlement reads.
pub struct Epoch {
    /// What stands behind each evaluator, in planck.
    pub stakes: Vec<Stake>,
    /// The buckets, in order.
    pub buckets: Vec<Bucket>,
}

/// What a settlement comes to.
pub struct Settled {
    /// What the assets got, bucket by bucket and in order of slot, in planck.
    pub assets: Vec<u128>,
    /// What the evaluators got, in planck.
    pub evaluators: Vec<u128>,
    /// What they got besides for fresh assets, in planck: nothing where nobody agrees beyond chance.
    pub fresh: Vec<u128>,
}

impl Epoch {
    /// `evaluators` that each scored every one of `assets`; each sixteenth asset is an evaluator's own.
    pub fn new(assets: u32, evaluators: u16, opinion: Opinion, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let stakes: Vec<_> =
            (0..evaluators).map(|_| u128::from(random.number()) % (1_000_000 * UNIT) + 10_000 * UNIT).collect();
        let total = stakes.iter().sum();
        let cap = Perbill::from_percent(20);
        let counts = |stake: u128| capped(stake, total, cap).expect("the total fits");
        let stakes = stakes.iter().map(|stake| Stake { whole: *stake, capped: counts(*stake) }).collect();

        let qualities: Vec<_> = (0..assets).map(|_| random.within(5_000, 60_000)).collect();
        let raw: Vec<Vec<u16>> =
            (0..evaluators).map(|_| qualities.iter().map(|q| opinion.on(*q, &mut random)).collect()).collect();
        let row = |scores: &[u16], slots: Range<usize>| {
            let largest = scores.iter().max().copied().unwrap_or_default();
            let mut row = Row::default();
            for (slot, raw) in (0..).zip(&scores[slots]) {
                row.push(slot, normalise(*raw, largest).expect("one is above zero")).expect("slots come in order");
            }
            row
        };
        let buckets = (0..assets as usize)
            .step_by(BUCKET as usize)
            .map(|first| Bucket {
                stewards: std::array::from_fn(|_| {
                    (random.within(1, 16) == 1).then(|| random.within(0, u64::from(evaluators) - 1) as u16)
                }),
                rows: (0..)
                    .zip(&raw)
                    .map(|(index, scores)| (index, row(scores, first..(first + BUCKET as usize).min(scores.len()))))
                    .collect(),
                fresh: 0,
            })
            .collect();
        Self { stakes, buckets }
    }

    /// The same with one asset in `every` fresh.
    pub fn with_fresh(mut self, every: usize) -> Self {
        for asset in (0..self.buckets.len() * BUCKET as usize).step_by(every) {
            self.buckets[asset / BUCKET as usize].fresh |= 1 << (asset % BUCKET as usize);
        }
        self
    }

    /// How many scores there are.
    pub fn scores(&self) -> u64 {
        self.buckets.iter().flat_map(|bucket| &bucket.rows).map(|(_, row)| u64::from(row.len())).sum()
    }

    /// Settles the epoch: every bucket, then the weights of the evaluators, then both pots.
    pub fn settle(&self) -> Settled {
        let mut tally = Tally::new(self.stakes.len());
        let outcomes: Vec<Vec<Outcome>> = self
            .buckets
            .iter()
            .map(|bucket| {
                consensus::settle(&self.stakes, &bucket.rows, &bucket.stewards, bucket.fresh, &mut tally)
                    .expect("rows are sound")
            })
            .collect();
        let scores: Vec<_> = outcomes.iter().flatten().map(|outcome| outcome.score).collect();
        let voices = || tally.sums.iter().zip(&tally.fresh).zip(&self.stakes);
        let weights: Vec<U256> = voices()
            .map(|((sums, _), stake)| sums.weight(stake.capped, tally.consensus).expect("sums are sound").into())
            .collect();
        let fresh: Vec<U256> =
            voices().map(|((_, fresh), stake)| fresh.weight(stake.capped).expect("sums are sound").into()).collect();
        let agrees = fresh.iter().any(|weight| !weight.is_zero());
        Settled {
            assets: apportion(POT, &scores),
            evaluators: apportion(POT, &weights),
            fresh: if agrees { apportion(POT, &fresh) } else { vec![0; fresh.len()] },
        }
    }
}

impl Opinion {
    /// Every kind with its name.
    pub const ALL: [(&str, Self); 3] = [("close", Self::Close), ("any", Self::Any), ("same", Self::Same)];

    /// What an evaluator thinks of an asset.
    fn on(self, quality: u64, random: &mut Random) -> u16 {
        let score = match self {
            Self::Close => quality * random.within(900, 1_100) / 1_000,
            Self::Any => random.within(1, HIGHEST.into()),
            Self::Same => quality,
        };
        score.min(HIGHEST.into()) as u16
    }
}

/// The parts of `pot` by `scores`, in planck.
pub fn apportion(pot: u128, scores: &[U256]) -> Vec<u128> {
    let total = scores.iter().fold(U256::zero(), |sum, score| sum + score);
    let mut parts = Apportionment::new(pot, total).expect("somebody scored");
    scores.iter().map(|score| parts.next(*score).expect("the total is theirs")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_epoch_pays_out_both_pots() {
        for opinion in [Opinion::Close, Opinion::Any, Opinion::Same] {
            let epoch = Epoch::new(200, 20, opinion, 1);
            assert_eq!(epoch.scores(), 200 * 20);
            let settled = epoch.settle();
            assert_eq!(settled.assets.iter().sum::<u128>(), POT);
            assert_eq!(settled.evaluators.iter().sum::<u128>(), POT);
            assert_eq!((settled.assets.len(), settled.evaluators.len()), (200, 20));
            assert_eq!(settled.fresh, [0; 20]);

            let fresh = epoch.with_fresh(20).settle();
            // All else is as it was, and who agrees beyond chance is paid for it.
            assert_eq!((fresh.assets, fresh.evaluators), (settled.assets, settled.evaluators));
            let paid: u128 = fresh.fresh.iter().sum();
            assert!(paid == POT || (paid == 0 && matches!(opinion, Opinion::Any)), "{paid}");
        }
    }
}
