//! What habits are paid, for their stake and beside honest work.

use super::{Habit, Rules, Town};
use crate::SEED;
use tributary_math::Perbill;

/// Epochs that are counted.
pub const EPOCHS: u32 = 100;
/// Epochs before those: in the first everything is new.
const BEFORE: u32 = 3;
/// Honest evaluators.
const HONEST: usize = 20;
/// What each evaluator holds, in TRIB.
const STAKE: u128 = 10_000;

/// What somebody is paid for its stake, in parts of what is paid for as much stake of honest work.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pay {
    /// With the part for fresh assets.
    pub now: f64,
    /// If all were paid by agreement alone.
    pub by_agreement: f64,
}

/// What the habits are paid where honest evaluators err by so many hundredths.
#[derive(Clone, Copy, Debug)]
pub struct Habits {
    /// How far honest evaluators err.
    pub error: u64,
    /// Who repeats the last consensus.
    pub copying: Pay,
    /// Who gives everything the highest score.
    pub constant: Pay,
    /// Who scores the best of the last consensus alone.
    pub lazy: Pay,
}

impl Habits {
    /// Twenty honest evaluators and one of each kind, with as much stake each.
    pub fn play(error: u64) -> Self {
        let kinds = [Habit::Copying, Habit::Constant, Habit::Lazy];
        let [copying, constant, lazy] = kinds.map(|habit| {
            let played = |fresh| {
                let rules = Rules { fresh: Perbill::from_percent(fresh), ..Rules::default() };
                let honest = (0..HONEST).map(|_| (STAKE, Habit::Honest(error)));
                let people = honest.chain([(STAKE, habit)]).collect();
                let earned = Town::new(rules, people, SEED).earned(BEFORE, EPOCHS);
                let (honest, other) = earned.split_at(HONEST);
                other[0] as f64 * HONEST as f64 / honest.iter().sum::<u128>() as f64
            };
            Pay { now: played(50), by_agreement: played(0) }
        });
        Self { error, copying, constant, lazy }
    }
}

/// What an owner gains by more accounts with the same scores.
#[derive(Clone, Copy, Debug)]
pub struct Split {
    /// The owner's part of all stake, in hundredths.
    pub percent: u128,
    /// Its accounts.
    pub accounts: usize,
    /// How far everybody errs, in hundredths.
    pub error: u64,
    /// What it is paid, in parts of what one account is.
    pub pay: Pay,
}

impl Split {
    /// An owner of so many hundredths of the stake, beside nineteen others who share the rest.
    pub fn play(percent: u128, accounts: usize, error: u64) -> Self {
        let others = 19;
        let all = 10_000_000;
        let played = |accounts: usize, fresh| {
            let rules = Rules { fresh: Perbill::from_percent(fresh), ..Rules::default() };
            let theirs = all * percent / 100 / accounts as u128;
            let habit = |k: usize| if k == 0 { Habit::Honest(error) } else { Habit::Twin(0) };
            let owner = (0..accounts).map(|k| (theirs, habit(k)));
            let rest = (0..others).map(|_| (all * (100 - percent) / 100 / others, Habit::Honest(error)));
            let earned = Town::new(rules, owner.chain(rest).collect(), SEED).earned(BEFORE, EPOCHS);
            earned[..accounts].iter().sum::<u128>() as f64
        };
        let gain = |fresh| played(accounts, fresh) / played(1, fresh);
        Self { percent, accounts, error, pay: Pay { now: gain(50), by_agreement: gain(0) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the documentation promises.
    #[test]
    fn honest_work_is_paid_best() {
        for error in [10, 20, 30, 40] {
            let Habits { copying, constant, lazy, .. } = Habits::play(error);
            assert!(copying.now <= 0.6, "{error}: {copying:?}");
            assert!(constant.now <= 0.35, "{error}: {constant:?}");
            assert!(lazy.now <= 0.35, "{error}: {lazy:?}");
            // Agreement alone would pay a copy like work.
            assert!(copying.by_agreement >= 0.9, "{error}: {copying:?}");
        }
    }

    /// By agreement nothing is gained but what rounding gives. Of fresh assets an owner's other accounts are among the
    /// others whom each is compared with, which counts for a few hundredths where nobody sees clearly.
    #[test]
    fn more_accounts_gain_next_to_nothing() {
        for (percent, accounts, most) in [(10, 2, 1.05), (10, 4, 1.05), (18, 4, 1.10)] {
            for error in [10, 40] {
                let split = Split::play(percent, accounts, error);
                assert!((split.pay.by_agreement - 1.0).abs() < 1e-9, "{split:?}");
                assert!(split.pay.now < most, "{split:?}");
            }
        }
    }
}
