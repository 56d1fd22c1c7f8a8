//! What contributors are worth, by what some of them are worth together: each left out, or each added in orders by
//! chance.

use crate::{Error, Result, Watch, parallel::in_order, random::permutation};

/// Permutations after which it is looked whether they suffice. Part of what values are: the number of threads is not.
const BATCH: u32 = 8;

/// What some contributors are worth together; more is better.
pub trait Utility: Sync {
    /// How many contributors there are.
    fn players(&self) -> usize;

    /// What those are worth together for whom `included` says yes, in the order of the contributors.
    ///
    /// # Errors
    ///
    /// When it cannot be said.
    fn value(&self, included: &[bool]) -> Result<f64>;
}

/// A value, and how sure it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    /// The value.
    pub value: f64,
    /// Its standard error; `None` if it is exact.
    pub error: Option<f64>,
}

/// What some are worth together, if it is a number.
fn value(utility: &dyn Utility, included: &[bool]) -> Result<f64> {
    let value = utility.value(included)?;
    if value.is_finite() { Ok(value) } else { Err(Error::NoNumber("what contributors are worth together".into())) }
}

/// By how much all are worth more than all without each. O(contributors) utilities.
///
/// # Errors
///
/// The utility's, and [`Error::NoNumber`].
pub fn leave_one_out(utility: &dyn Utility, threads: usize, watch: Watch<'_>) -> Result<Vec<f64>> {
    let players = utility.players();
    let all = value(utility, &vec![true; players])?;
    let mut values = Vec::with_capacity(players);
    let work = |player: usize| {
        let without: Vec<_> = (0..players).map(|other| other != player).collect();
        value(utility, &without)
    };
    in_order(threads, 0..players, work, |player, without| {
        values.push(all - without);
        watch((player as u64).saturating_add(1), players as u64);
        Ok(())
    })?;
    Ok(values)
}

/// How many orders are tried.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonteCarlo {
    /// What chance begins with.
    pub seed: u64,
    /// The most permutations.
    pub permutations: u32,
    /// Ends a permutation when what is there is worth all but less than this; 0 never does.
    pub tolerance: f64,
    /// Ends when no standard error is above this, which is looked at after every eighth permutation; 0 never does.
    pub error: f64,
    /// Threads; 0 is as many as there are processors.
    pub threads: usize,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sampled {
    /// The value of each contributor.
    pub values: Vec<Estimate>,
    /// How many permutations were tried.
    pub permutations: u32,
}

/// Shapley values of contributors, by permutations: each contributor is worth what it adds to those before it, the mean
/// over the permutations. O(permutations * contributors) utilities.
///
/// # Errors
///
/// When there are no permutations, a limit is negative or no number, and the utility's.
pub fn monte_carlo(utility: &dyn Utility, plan: &MonteCarlo, watch: Watch<'_>) -> Result<Sampled> {
    if plan.permutations == 0 {
        return Err(Error::Zero("permutations"));
    }
    if [plan.tolerance, plan.error].iter().any(|limit| !limit.is_finite() || *limit < 0.0) {
        return Err(Error::OutOfRange("a tolerance or an error".into()));
    }
    let players = utility.players();
    let none = value(utility, &vec![false; players])?;
    let all = value(utility, &vec![true; players])?;
    let mut means = vec![Mean::default(); players];
    let mut done = 0_u32;
    while done < plan.permutations {
        let end = done.saturating_add(BATCH).min(plan.permutations);
        let work = |number: usize| added(utility, plan, number as u64, none, all);
        in_order(plan.threads, done as usize..end as usize, work, |number, added| {
            means.iter_mut().zip(added).for_each(|(mean, added)| mean.add(added));
            watch((number as u64).saturating_add(1), plan.permutations.into());
            Ok(())
        })?;
        done = end;
        let error = means.iter().map(Mean::error).fold(0.0, f64::max);
        if plan.error > 0.0 && error <= plan.error {
            break;
        }
    }
    watch(plan.permutations.into(), plan.permutations.into());
    let values = means.iter().map(|mean| Estimate { value: mean.mean, error: Some(mean.error()) }).collect();
    Ok(Sampled { values, permutations: done })
}

/// What each contributor adds in the permutation of this number.
fn added(utility: &dyn Utility, plan: &MonteCarlo, number: u64, none: f64, all: f64) -> Result<Vec<f64>> {
    let players = utility.players();
    let (mut included, mut added) = (vec![false; players], vec![0.0; players]);
    let mut before = none;
    for player in permutation(plan.seed, number, players) {
        if (all - before).abs() < plan.tolerance {
            break;
        }
        if let Some(place) = included.get_mut(player) {
            *place = true;
        }
        // The last has all before it, which is known.
        let now = if included.iter().all(|is_in| *is_in) { all } else { value(utility, &included)? };
        if let Some(place) = added.get_mut(player) {
            *place = now - before;
        }
        before = now;
    }
    Ok(added)
}

/// A mean, and the squares of what differs from it, kept as they come.
#[derive(Clone, Copy, Debug, Default)]
struct Mean {
    count: f64,
    mean: f64,
    squares: f64,
}

impl Mean {
    fn add(&mut self, value: f64) {
        self.count += 1.0;
        let before = value - self.mean;
        self.mean += before / self.count;
        self.squares += before * (value - self.mean);
    }

    /// The standard error of the mean; infinite while it cannot be known.
    fn error(&self) -> f64 {
        if self.count < 2.0 {
            return f64::MAX;
        }
        (self.squares.max(0.0) / (self.count - 1.0) / self.count).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each contributor is worth its own, and the first two are worth more together.
    struct Pair(Vec<f64>);

    impl Utility for Pair {
        fn players(&self) -> usize {
            self.0.len()
        }

        fn value(&self, included: &[bool]) -> Result<f64> {
            let own: f64 = self.0.iter().zip(included).filter(|(_, is_in)| **is_in).map(|(own, _)| own).sum();
            Ok(own + if included[0] && included[1] { 1.0 } else { 0.0 })
        }
    }

    fn still(_: u64, _: u64) {}

    fn plan(permutations: u32) -> MonteCarlo {
        MonteCarlo { seed: 1, permutations, tolerance: 0.0, error: 0.0, threads: 2 }
    }

    #[test]
    fn who_is_left_out_is_missed() {
        let values = leave_one_out(&Pair(vec![0.5, 0.25, 2.0]), 2, &still).unwrap();
        assert_eq!(values, [1.5, 1.25, 2.0]);
    }

    #[test]
    fn orders_lead_to_shapley_values() {
        let sampled = monte_carlo(&Pair(vec![0.5, 0.25, 2.0]), &plan(4_000), &still).unwrap();
        let values: Vec<_> = sampled.values.iter().map(|estimate| estimate.value).collect();
        for ((value, expected), estimate) in values.iter().zip([1.0, 0.75, 2.0]).zip(&sampled.values) {
            assert!((value - expected).abs() <= 5.0 * estimate.error.unwrap() + 1e-12, "{values:?}");
        }
        assert!((values.iter().sum::<f64>() - 3.75).abs() < 1e-12);
        assert_eq!(sampled.permutations, 4_000);
    }

    #[test]
    fn it_ends_when_it_is_sure_enough() {
        let even = monte_carlo(&Pair(vec![1.0, 1.0, 1.0]), &MonteCarlo { error: 0.05, ..plan(4_000) }, &still).unwrap();
        assert!(even.permutations < 4_000 && even.permutations.is_multiple_of(8), "{}", even.permutations);
        assert!(even.values.iter().all(|estimate| estimate.error.unwrap() <= 0.05));
        let one = monte_carlo(&Pair(vec![1.0, 1.0]), &MonteCarlo { error: 9.0, ..plan(1) }, &still).unwrap();
        assert_eq!(one.permutations, 1);
    }

    #[test]
    fn a_permutation_ends_when_nothing_is_left_to_add() {
        let cut = monte_carlo(&Pair(vec![1.0, 1.0, 1e-9]), &MonteCarlo { tolerance: 1e-6, ..plan(100) }, &still);
        let sum: f64 = cut.unwrap().values.iter().map(|estimate| estimate.value).sum();
        assert!((sum - 3.0).abs() < 1e-6);
    }

    #[test]
    fn what_is_no_plan_or_no_number_is_refused() {
        let pair = Pair(vec![1.0, 1.0]);
        assert_eq!(monte_carlo(&pair, &plan(0), &still), Err(Error::Zero("permutations")));
        for limit in [-1.0, f64::NAN, f64::INFINITY] {
            assert!(monte_carlo(&pair, &MonteCarlo { tolerance: limit, ..plan(1) }, &still).is_err());
            assert!(monte_carlo(&pair, &MonteCarlo { error: limit, ..plan(1) }, &still).is_err());
        }
        let broken = Pair(vec![f64::NAN, 1.0]);
        assert!(matches!(monte_carlo(&broken, &plan(1), &still), Err(Error::NoNumber(_))));
        assert!(matches!(leave_one_out(&broken, 1, &still), Err(Error::NoNumber(_))));
    }
}
