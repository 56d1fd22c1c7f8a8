//! What contributors are worth together to who classifies by the k nearest of their rows.

use crate::{Error, Points, Result, Utility, Watch, nearest::in_blocks};

/// The most pairs of a row and a row to test with: four bytes of memory each.
const MAX_PAIRS: usize = 500_000_000;

/// What is measured; more is better.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Goal {
    /// The share of tests that come out right. With nothing to go by it is that of a guess.
    Accuracy,
    /// The mean logarithm of the probability that the right class was given: the log loss with its sign turned.
    LogLoss,
}

/// The k nearest rows, for every set of contributors. The class with most rows among them is the answer, of several the
/// one with the nearest row; the probability of a class is (its rows + 1) / (rows + classes).
#[derive(Clone, Debug)]
pub struct Neighbours {
    goal: Goal,
    k: usize,
    players: usize,
    /// Of each row its contributor and its class.
    rows: Vec<(u32, u32)>,
    /// The right classes.
    tests: Vec<u32>,
    classes: u32,
    /// For each test all rows, the nearest first.
    orders: Vec<Vec<u32>>,
}

impl Neighbours {
    /// Sorts all rows by their distance to each test, once. `owners` says whose each row is, below `players`. O(tests *
    /// (rows * features + rows * log rows)).
    ///
    /// # Errors
    ///
    /// When `k` is 0, there is nothing to test with or too much, or rows and owners do not go together.
    pub fn new(
        points: &Points,
        owners: &[u32],
        players: usize,
        test: &Points,
        (goal, k): (Goal, usize),
        threads: usize,
        watch: Watch<'_>,
    ) -> Result<Self> {
        if k == 0 {
            return Err(Error::Zero("neighbours"));
        }
        points.check_test(test)?;
        check_owners(points, owners, players)?;
        if points.len().checked_mul(test.len()).is_none_or(|pairs| pairs > MAX_PAIRS) {
            return Err(Error::TooLarge);
        }
        let mut orders = Vec::with_capacity(test.len());
        let each = |_: usize, some: &[Vec<u32>]| Ok(some.to_vec());
        in_blocks(points, test, threads, watch, each, |some| {
            orders.extend(some);
            Ok(())
        })?;
        let rows = owners.iter().copied().zip(points.labels().iter().copied()).collect();
        let classes = points.classes().max(test.classes());
        Ok(Self { goal, k, players, rows, tests: test.labels().to_vec(), classes, orders })
    }

    /// The classes of the nearest rows of those included, the nearest first.
    fn nearest(&self, order: &[u32], included: &[bool], out: &mut Vec<u32>) {
        out.clear();
        let rows = order.iter().filter_map(|row| self.rows.get(*row as usize));
        let counted = rows.filter(|(owner, _)| included.get(*owner as usize) == Some(&true));
        out.extend(counted.take(self.k).map(|(_, class)| *class));
    }

    /// What one test says, given the classes of the nearest rows.
    fn score(&self, nearest: &[u32], right: u32) -> f64 {
        let votes = |class: u32| nearest.iter().filter(|other| **other == class).count();
        match self.goal {
            Goal::Accuracy => {
                let most = nearest.iter().map(|class| votes(*class)).max();
                match nearest.iter().find(|class| Some(votes(**class)) == most) {
                    None => 1.0 / f64::from(self.classes),
                    Some(class) if *class == right => 1.0,
                    Some(_) => 0.0,
                }
            }
            Goal::LogLoss => {
                let all = nearest.len() as f64 + f64::from(self.classes);
                libm::log((votes(right) as f64 + 1.0) / all)
            }
        }
    }
}

impl Utility for Neighbours {
    fn players(&self) -> usize {
        self.players
    }

    fn value(&self, included: &[bool]) -> Result<f64> {
        let (mut sum, mut nearest) = (0.0, Vec::new());
        for (order, right) in self.orders.iter().zip(&self.tests) {
            self.nearest(order, included, &mut nearest);
            sum += self.score(&nearest, *right);
        }
        Ok(sum / self.tests.len().max(1) as f64)
    }
}

/// Refuses rows of nobody.
pub(crate) fn check_owners(points: &Points, owners: &[u32], players: usize) -> Result<()> {
    if owners.len() != points.len() {
        return Err(Error::Ragged);
    }
    match owners.iter().position(|owner| *owner as usize >= players) {
        Some(row) => Err(Error::NoOwner(row)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn still(_: u64, _: u64) {}

    fn built(goal: Goal, k: usize) -> Neighbours {
        let points = Points::new(1, vec![0.0, 1.0, 2.0, 10.0], vec![0, 1, 1, 0]).unwrap();
        let test = Points::new(1, vec![0.1, 9.0], vec![0, 0]).unwrap();
        Neighbours::new(&points, &[0, 1, 1, 2], 3, &test, (goal, k), 1, &still).unwrap()
    }

    #[test]
    fn the_nearest_of_those_included_decide() {
        let utility = built(Goal::Accuracy, 1);
        assert_eq!(utility.value(&[true, true, true]), Ok(1.0));
        assert_eq!(utility.value(&[true, true, false]), Ok(0.5), "the second is told by 2.0");
        assert_eq!(utility.value(&[false, true, false]), Ok(0.0));
        assert_eq!(utility.value(&[false, false, false]), Ok(0.5), "a guess of two classes");
        // Of three: 0, 1, 1 against a 0, and 0, 1, 1: most are wrong. Of two they are even, and the nearest decides.
        assert_eq!(built(Goal::Accuracy, 3).value(&[true, true, false]), Ok(0.0));
        assert_eq!(built(Goal::Accuracy, 2).value(&[true, true, false]), Ok(0.5));
    }

    #[test]
    fn probabilities_are_never_nothing() {
        let utility = built(Goal::LogLoss, 2);
        assert_eq!(utility.value(&[false, false, false]), Ok(libm::log(0.5)));
        let (half, quarter) = (libm::log(0.5), libm::log(0.25));
        assert_eq!(utility.value(&[true, true, false]), Ok((half + quarter) / 2.0));
    }

    #[test]
    fn what_does_not_go_together_is_refused() {
        let points = Points::new(1, vec![0.0, 1.0], vec![0, 1]).unwrap();
        let none = Points::new(1, vec![], vec![]).unwrap();
        let new = |owners: &[u32], players, test: &Points, k| {
            Neighbours::new(&points, owners, players, test, (Goal::Accuracy, k), 1, &still).map(|_| ())
        };
        assert_eq!(new(&[0, 1], 2, &points, 0), Err(Error::Zero("neighbours")));
        assert_eq!(new(&[0, 1], 2, &none, 1), Err(Error::NoTest));
        assert_eq!(new(&[0], 2, &points, 1), Err(Error::Ragged));
        assert_eq!(new(&[0, 2], 2, &points, 1), Err(Error::NoOwner(1)));
        assert_eq!(new(&[0, 1], 2, &points, 1), Ok(()));
    }
}
