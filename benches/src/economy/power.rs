//! What stake can take: alone, split, with others absent.

use super::{ASSETS, Ballot, Chain, EVALUATORS, Habit, Paid, Rules, Scores, Town};
use crate::{SEED, UNIT};

/// All honest stake, in TRIB.
const STAKE: u128 = 1_000_000;

/// How honest stake lies.
#[derive(Clone, Copy, Debug)]
pub enum Honest {
    /// With so many, each as much.
    Equal(usize),
    /// With twenty, of whom the k-th has a part that falls with the square of k.
    Skewed,
}

impl Honest {
    /// Every kind that is tried.
    pub const ALL: [Self; 6] =
        [Self::Equal(1), Self::Equal(2), Self::Equal(3), Self::Equal(5), Self::Equal(20), Self::Skewed];

    /// What each holds, in planck.
    fn stakes(self) -> Vec<u128> {
        match self {
            Self::Equal(count) => vec![STAKE * UNIT / count as u128; count],
            Self::Skewed => {
                let parts: Vec<_> = (1..=20u128).map(|k| 1_000_000 / (k * k)).collect();
                let all: u128 = parts.iter().sum();
                parts.into_iter().map(|part| STAKE * UNIT * part / all).collect()
            }
        }
    }
}

impl core::fmt::Display for Honest {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Equal(1) => f.write_str("one evaluator"),
            Self::Equal(count) => write!(f, "{count} evaluators, as much each"),
            Self::Skewed => f.write_str("20 evaluators, most with a few"),
        }
    }
}

fn scored(asset: u32) -> Option<Scores> {
    Some(Scores::from([(asset, 1)]))
}

fn ballot(stake: u128, scores: Option<Scores>) -> Ballot {
    Ballot { stake, own: stake, scores }
}

/// The least part of all stake that takes everything.
#[derive(Clone, Copy, Debug)]
pub struct Taking {
    /// How the others' stake lies.
    pub honest: Honest,
    /// The accounts of whoever takes it.
    pub accounts: u128,
    /// The part of the others' stake that does not reveal, in hundredths.
    pub absent: u32,
    /// The least part of all stake, in thousandths, that leaves the others nothing; `None` when none does.
    pub permille: Option<u32>,
}

impl Taking {
    /// Looks for it, a thousandth after the other.
    pub fn play(honest: Honest, accounts: u128, absent: u32) -> Self {
        let takes = |permille: &u32| Self::takes(honest, accounts, absent, u128::from(*permille));
        Self { honest, accounts, absent, permille: (1..1_000).find(takes) }
    }

    /// Whether so many thousandths of all stake take everything: in the first epoch in which some of the others are
    /// absent, after three in which nobody was.
    fn takes(honest: Honest, accounts: u128, absent: u32, permille: u128) -> bool {
        let theirs = honest.stakes().iter().sum::<u128>() * permille / (1_000 - permille);
        let mut chain = Chain::new(Rules::default());
        let mut epoch = |absent: u32, asset| -> Paid {
            let holds = honest.stakes();
            // The last ones are absent, as far as that makes no more than was said.
            let (all, mut away): (u128, u128) = (holds.iter().sum(), 0);
            let mut ballots: Vec<_> = holds.iter().map(|stake| ballot(*stake, scored(0))).collect();
            for one in ballots.iter_mut().rev() {
                if (away + one.stake) * 100 <= all * u128::from(absent) {
                    away += one.stake;
                    one.scores = None;
                }
            }
            let part = |k: u128| theirs * (k + 1) / accounts - theirs * k / accounts;
            ballots.extend((0..accounts).map(|k| ballot(part(k), scored(asset))));
            chain.settle(&ballots)
        };
        for _ in 0..3 {
            epoch(0, 0);
        }
        let paid = epoch(absent, 1);
        paid.assets.keys().eq(&[1])
    }
}

/// What a lone evaluator takes that comes after a month in which nobody scored.
#[derive(Clone, Copy, Debug)]
pub struct Lone {
    /// What it holds, in TRIB.
    pub stake: u128,
    /// The pots for assets that it has in its first epoch.
    pub first: f64,
    /// And in thirty epochs, one by one.
    pub in_thirty: f64,
}

impl Lone {
    /// Idle for 720 epochs.
    pub fn play(stake: u128) -> Self {
        let mut chain = Chain::new(Rules::default());
        for _ in 0..720 {
            chain.settle(&[ballot(stake * UNIT, None)]);
        }
        let mut pots = || {
            let paid = chain.settle(&[ballot(stake * UNIT, scored(0))]);
            paid.assets.values().sum::<u128>() as f64 / ASSETS as f64
        };
        let first = pots();
        let later: f64 = (1..30).map(|_| pots()).sum();
        Self { stake, first, in_thirty: first + later }
    }
}

/// What a part of the stake gets for assets of its own by giving them the highest scores.
#[derive(Clone, Copy, Debug)]
pub struct Favour {
    /// That part, in hundredths.
    pub percent: u128,
    /// One asset in so many is favoured.
    pub every: u32,
    /// What the favoured get, in parts of what they get when all score honestly.
    pub assets: f64,
    /// What those who favour get, in parts of what they do when they score honestly.
    pub pay: f64,
    /// What both come to in an epoch, beyond honest scoring, in TRIB.
    pub gain: f64,
}

impl Favour {
    /// So many of a hundred people who hold as much each and err by a fifth.
    pub fn play(percent: u128, every: u32) -> Self {
        const EPOCHS: u32 = 40;
        let played = |habit: Habit| {
            let others = (0..100 - percent).map(|_| (10_000, Habit::Honest(20)));
            let people = (0..percent).map(|_| (10_000, habit)).chain(others).collect();
            let mut town = Town::new(Rules::default(), people, SEED);
            let (mut assets, mut pay) = (0u128, 0u128);
            for epoch in 0..EPOCHS + 3 {
                let paid = town.epoch();
                if epoch >= 3 {
                    let favoured = paid.assets.iter().filter(|(id, _)| id.is_multiple_of(every));
                    assets += favoured.map(|(_, amount)| amount).sum::<u128>();
                    pay += paid.evaluators[..percent as usize].iter().sum::<u128>();
                }
            }
            (assets as f64, pay as f64)
        };
        let (honest, favouring) = (played(Habit::Honest(20)), played(Habit::Paid(20, every)));
        let more = favouring.0 - honest.0 + favouring.1 - honest.1;
        Self {
            percent,
            every,
            assets: favouring.0 / honest.0,
            pay: favouring.1 / honest.1,
            gain: more / f64::from(EPOCHS) / UNIT as f64,
        }
    }
}

/// What an epoch pays altogether, in TRIB, for assets and for evaluators.
pub const POTS: (f64, f64) = ((ASSETS / UNIT) as f64, (EVALUATORS / UNIT) as f64);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_takes_more_than_half_of_all_stake() {
        for honest in Honest::ALL {
            for accounts in [1, 2, 5, 20] {
                let found = Taking::play(honest, accounts, 0);
                assert!(found.permille.is_none_or(|permille| permille > 500), "{found:?}");
                // Enough accounts take it with the least majority.
                assert!(accounts < 5 || found.permille == Some(501), "{found:?}");
            }
        }
    }

    /// It takes more than those of the others who are there have, and with them half of what was there before.
    #[test]
    fn it_takes_a_third_of_all_stake_when_others_are_absent() {
        for absent in [25, 50, 75, 90] {
            let found = Taking::play(Honest::Equal(20), 20, absent);
            assert!(found.permille.is_some_and(|permille| permille > 330 && permille <= 501), "{found:?}");
        }
    }

    #[test]
    fn a_lone_evaluator_takes_two_pots_an_epoch_and_nothing_below_the_floor() {
        let little = Lone::play(9_999);
        assert_eq!((little.first, little.in_thirty), (0.0, 0.0));
        let enough = Lone::play(10_000);
        assert_eq!((enough.first, enough.in_thirty), (2.0, 54.0));
    }

    #[test]
    fn less_than_half_lifts_nothing_above_what_others_think() {
        for percent in [10, 30] {
            let found = Favour::play(percent, 10);
            assert!(found.assets < 1.6 && found.pay < 1.0, "{found:?}");
        }
    }
}
