//! Assets of some quality, and people who score them as they are used to.

use super::{Ballot, Chain, Paid, Rules, Scores};
use crate::{Random, UNIT};

/// Assets that are new in an epoch.
const NEW: u32 = 12;
/// Epochs for which an asset is scored.
const LIFE: u32 = 20;
/// By how much an asset's quality changes from epoch to epoch at most, in thousandths.
const DRIFT: u64 = 20;

/// How somebody scores.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Habit {
    /// Looks at every asset, and errs by so many hundredths of its quality at most.
    Honest(u64),
    /// Repeats the last consensus; what had none gets its mean.
    Copying,
    /// Gives everything the highest score.
    Constant,
    /// Scores the fifth of the assets that had the highest consensus as that was, and nothing else.
    Lazy,
    /// Scores as the one of this number does: a second account of the same owner.
    Twin(usize),
    /// As the honest one of this error, but gives each asset whose number is a multiple of the second the highest
    /// score.
    Paid(u64, u32),
    /// Does not reveal.
    Absent,
}

/// An asset.
struct Asset {
    id: u32,
    quality: u64,
    born: u32,
}

/// People, assets and a chain.
pub struct Town {
    chain: Chain,
    people: Vec<(u128, Habit)>,
    random: Random,
    assets: Vec<Asset>,
    next: u32,
    epoch: u32,
    /// The last consensus.
    last: Scores,
}

impl Town {
    /// People with so much stake of their own, in TRIB, and their habits.
    pub fn new(rules: Rules, people: Vec<(u128, Habit)>, seed: u64) -> Self {
        let mut town = Self {
            chain: Chain::new(rules),
            people,
            random: Random::new(seed),
            assets: vec![],
            next: 0,
            epoch: LIFE,
            last: Scores::new(),
        };
        for born in 1..LIFE {
            town.publish(born);
        }
        town
    }

    /// Some new assets.
    fn publish(&mut self, born: u32) {
        for _ in 0..NEW {
            let quality = self.random.within(5_000, 60_000);
            self.assets.push(Asset { id: self.next, quality, born });
            self.next += 1;
        }
    }

    /// The next epoch: some assets are new, the oldest are gone, all have become better or worse; they are scored, and
    /// everybody is paid.
    pub fn epoch(&mut self) -> Paid {
        self.epoch += 1;
        self.publish(self.epoch);
        let (epoch, random) = (self.epoch, &mut self.random);
        self.assets.retain(|asset| asset.born + LIFE > epoch);
        for asset in &mut self.assets {
            asset.quality = asset.quality * random.within(1_000 - DRIFT, 1_000 + DRIFT) / 1_000;
        }
        let mut ballots: Vec<Ballot> = vec![];
        for (stake, habit) in self.people.clone() {
            let scores = match habit {
                Habit::Absent => None,
                Habit::Twin(of) => ballots[of].scores.clone(),
                other => Some(self.scores(other)),
            };
            ballots.push(Ballot { stake: stake * UNIT, own: stake * UNIT, scores });
        }
        let paid = self.chain.settle(&ballots);
        self.last = paid.consensus.clone();
        paid
    }

    /// What so many epochs pay to each, in planck, after so many that are not counted: everything is new in the first.
    pub fn earned(&mut self, before: u32, epochs: u32) -> Vec<u128> {
        for _ in 0..before {
            self.epoch();
        }
        let mut earned = vec![0; self.people.len()];
        for _ in 0..epochs {
            for (sum, amount) in earned.iter_mut().zip(self.epoch().evaluators) {
                *sum += amount;
            }
        }
        earned
    }

    fn scores(&mut self, habit: Habit) -> Scores {
        let Self { assets, random, last, .. } = self;
        let mut seen = |quality: u64, error: u64| {
            let seen = quality * random.within(10_000 - 100 * error, 10_000 + 100 * error) / 10_000;
            // The highest that is seen must fit, whatever the error.
            (seen / 2).clamp(1, u16::MAX.into()) as u16
        };
        let mean = || last.values().map(|score| u64::from(*score)).sum::<u64>() / last.len().max(1) as u64;
        match habit {
            Habit::Honest(error) => assets.iter().map(|asset| (asset.id, seen(asset.quality, error))).collect(),
            Habit::Paid(error, every) => {
                let of = |asset: &Asset, seen| if asset.id.is_multiple_of(every) { u16::MAX } else { seen };
                let scores: Scores = assets.iter().map(|asset| (asset.id, seen(asset.quality, error))).collect();
                let most = scores.values().copied().max().unwrap_or(1);
                // On the scale on which the best that it sees is the highest.
                let scaled = |score: u16| (u32::from(score) * 65_535 / u32::from(most)) as u16;
                assets.iter().map(|asset| (asset.id, of(asset, scaled(scores[&asset.id])))).collect()
            }
            Habit::Copying => {
                let guess = mean().max(1) as u16;
                assets.iter().map(|asset| (asset.id, last.get(&asset.id).copied().unwrap_or(guess))).collect()
            }
            Habit::Lazy => {
                let mut best: Vec<_> = last.iter().map(|(id, score)| (*score, *id)).collect();
                best.sort_unstable();
                let best = best.into_iter().rev().take(last.len() / 5);
                let alive = |id: &u32| assets.iter().any(|asset| asset.id == *id);
                best.map(|(score, id)| (id, score)).filter(|(id, _)| alive(id)).collect()
            }
            Habit::Constant | Habit::Twin(_) | Habit::Absent => assets.iter().map(|asset| (asset.id, 1)).collect(),
        }
    }
}
