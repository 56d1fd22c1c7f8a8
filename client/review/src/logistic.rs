//! What contributors are worth together to who fits a logistic regression to their rows.

use crate::{Error, Goal, Points, Result, Utility, neighbours::check_owners};
use smartcore::{
    linalg::basic::{arrays::Array, matrix::DenseMatrix},
    linear::logistic_regression::{LogisticRegression, LogisticRegressionParameters},
};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The weight of the squares of the coefficients beside the log loss of the rows, halved.
const PENALTY: f64 = 10.0;
/// The least probability that is counted with: what is sure and wrong must not be worth less than anything.
const LEAST: f64 = 1e-6;

/// A fitted regression.
type Fitted = LogisticRegression<f64, u32, DenseMatrix<f64>, Vec<u32>>;

/// A logistic regression with several classes, fitted anew to every set of contributors, and to one row more of each
/// class, in the middle of what is tested with: who has no rows of a class is not taken to know that there is none, so
/// that whoever brings its first row is not worth more than everybody else together.
#[derive(Clone, Debug)]
pub struct Logistic {
    goal: Goal,
    players: usize,
    points: Points,
    owners: Vec<u32>,
    test: Points,
    middle: Vec<f64>,
    classes: u32,
}

/// The mean of each column. O(rows * features).
fn middle(points: &Points) -> Vec<f64> {
    let count = points.len().max(1) as f64;
    let mut sums = vec![0.0; points.width()];
    for row in points.rows() {
        sums.iter_mut().zip(row).for_each(|(sum, feature)| *sum += feature);
    }
    sums.into_iter().map(|sum| sum / count).collect()
}

/// What came out of the rows of some contributors.
enum Model {
    /// Nothing: there are no rows.
    Guess,
    /// There is no other class than this.
    Always(u32),
    /// Of each class its number, its coefficients, and what is added.
    Fitted(Vec<(u32, Vec<f64>, f64)>),
}

impl Logistic {
    /// `owners` says whose each row is, below `players`. O(rows).
    ///
    /// # Errors
    ///
    /// When there is nothing to test with, or rows and owners do not go together.
    pub fn new(points: &Points, owners: &[u32], players: usize, test: &Points, goal: Goal) -> Result<Self> {
        points.check_test(test)?;
        check_owners(points, owners, players)?;
        let classes = points.classes().max(test.classes());
        let (points, owners, test) = (points.clone(), owners.to_vec(), test.clone());
        let middle = middle(&test);
        Ok(Self { goal, players, points, owners, test, middle, classes })
    }

    fn fit(&self, included: &[bool]) -> Result<Model> {
        let keep: Vec<_> = self.owners.iter().map(|owner| included.get(*owner as usize) == Some(&true)).collect();
        let rows = self.points.only(&keep);
        let Some(first) = rows.labels().first().copied() else { return Ok(Model::Guess) };
        if self.classes < 2 {
            return Ok(Model::Always(first));
        }
        let (mut features, mut labels) = (rows.features().to_vec(), rows.labels().to_vec());
        for class in 0..self.classes {
            features.extend(&self.middle);
            labels.push(class);
        }
        let failed = |why: &dyn std::fmt::Display| Error::Failed(format!("the regression failed: {why}"));
        let fit = || {
            let x = DenseMatrix::new(labels.len(), rows.width(), features, false)?;
            let settings = LogisticRegressionParameters::default().with_alpha(PENALTY);
            Fitted::fit(&x, &labels, settings)
        };
        // What it is not made for it may panic at.
        let fitted = catch_unwind(AssertUnwindSafe(fit)).map_err(|_| failed(&"it panicked"))?;
        Ok(Model::of(&fitted.map_err(|error| failed(&error))?, rows.width()))
    }

    /// The probability of each class that the model knows, for one row.
    fn probabilities(&self, model: &Model, row: &[f64]) -> Vec<(u32, f64)> {
        match model {
            Model::Guess => (0..self.classes).map(|class| (class, 1.0 / f64::from(self.classes))).collect(),
            Model::Always(class) => vec![(*class, 1.0)],
            Model::Fitted(classes) => {
                let rate = |(class, factors, shift): &(u32, Vec<f64>, f64)| {
                    (*class, factors.iter().zip(row).fold(*shift, |sum, (factor, feature)| sum + factor * feature))
                };
                let rates: Vec<_> = classes.iter().map(rate).collect();
                // The highest is taken from all, so that no power is too large.
                let most = rates.iter().map(|(_, rate)| *rate).fold(f64::NEG_INFINITY, f64::max);
                let powers: Vec<_> = rates.iter().map(|(class, rate)| (*class, libm::exp(rate - most))).collect();
                let all = powers.iter().fold(0.0, |all, (_, power)| all + power);
                powers.into_iter().map(|(class, power)| (class, power / all)).collect()
            }
        }
    }

    fn score(&self, model: &Model, row: &[f64], right: u32) -> f64 {
        let probabilities = self.probabilities(model, row);
        let given = probabilities.iter().find(|(class, _)| *class == right).map_or(0.0, |(_, given)| *given);
        match (self.goal, model) {
            (Goal::Accuracy, Model::Guess) => given,
            (Goal::Accuracy, _) => {
                let most = probabilities.iter().map(|(_, given)| *given).fold(0.0, f64::max);
                let answer = probabilities.iter().find(|(_, given)| *given == most).map(|(class, _)| *class);
                if answer == Some(right) { 1.0 } else { 0.0 }
            }
            (Goal::LogLoss, _) => libm::log(given.max(LEAST)),
        }
    }
}

impl Model {
    fn of(fitted: &Fitted, width: usize) -> Self {
        let (coefficients, intercept) = (fitted.coefficients(), fitted.intercept());
        let (rows, _) = coefficients.shape();
        let row = |place: usize| {
            let factors = (0..width).map(|column| *coefficients.get((place, column))).collect::<Vec<f64>>();
            (factors, *intercept.get((place, 0)))
        };
        let classes = fitted.classes();
        match classes.as_slice() {
            // Of two classes there is one row, which is for the second.
            [first, second] if rows == 1 => {
                let (factors, shift) = row(0);
                Self::Fitted(vec![(*first, vec![0.0; width], 0.0), (*second, factors, shift)])
            }
            classes => {
                let known = classes.iter().take(rows).enumerate();
                let with = |(place, class): (usize, &u32)| {
                    let (factors, shift) = row(place);
                    (*class, factors, shift)
                };
                Self::Fitted(known.map(with).collect())
            }
        }
    }
}

impl Utility for Logistic {
    fn players(&self) -> usize {
        self.players
    }

    fn value(&self, included: &[bool]) -> Result<f64> {
        let model = self.fit(included)?;
        let mut sum = 0.0;
        for (row, right) in self.test.rows().zip(self.test.labels()) {
            sum += self.score(&model, row, *right);
        }
        Ok(sum / self.test.len().max(1) as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two clouds that a line parts, or three around them; contributor 2 says the opposite.
    fn utility(goal: Goal, classes: u32) -> Logistic {
        let (mut features, mut labels, mut owners) = (Vec::new(), Vec::new(), Vec::new());
        for place in 0..60_u32 {
            let class = place % classes;
            let turn = f64::from(place % 7) / 10.0;
            features.extend([f64::from(class) * 4.0 + turn, f64::from(class % 2) * 4.0 - turn]);
            let owner = place / 20;
            labels.push(if owner == 2 { (class + 1) % classes } else { class });
            owners.push(owner);
        }
        let points = Points::new(2, features, labels).unwrap();
        let test = points.only(&owners.iter().map(|owner| *owner < 2).collect::<Vec<_>>());
        Logistic::new(&points, &owners, 3, &test, goal).unwrap()
    }

    #[test]
    fn what_can_be_learnt_is_worth_something() {
        for classes in [2, 3] {
            let accuracy = utility(Goal::Accuracy, classes);
            let guess = 1.0 / f64::from(classes);
            assert!((accuracy.value(&[false; 3]).unwrap() - guess).abs() < 1e-12);
            assert!(accuracy.value(&[true, true, false]).unwrap() > 0.95, "{classes}");
            assert!(accuracy.value(&[false, false, true]).unwrap() < 0.2, "{classes}");
            let loss = utility(Goal::LogLoss, classes);
            let (good, bad) = (loss.value(&[true, false, false]).unwrap(), loss.value(&[false, false, true]).unwrap());
            assert!(good > libm::log(guess) && bad < libm::log(guess), "{classes}: {good} {bad}");
        }
    }

    #[test]
    fn one_class_alone_is_no_failure() {
        let points = Points::new(1, vec![0.0, 1.0, 2.0], vec![3, 3, 0]).unwrap();
        let utility = Logistic::new(&points, &[0, 0, 1], 2, &points, Goal::Accuracy).unwrap();
        assert_eq!(utility.value(&[true, false]), Ok(2.0 / 3.0));
        assert_eq!(utility.value(&[false, true]), Ok(1.0 / 3.0));
        // Who has rows of one class alone does not rule the others out.
        let loss = Logistic::new(&points, &[0, 0, 1], 2, &points, Goal::LogLoss).unwrap();
        for included in [[true, false], [false, true], [false, false]] {
            let value = loss.value(&included).unwrap();
            assert!(value > libm::log(0.1) && value < 0.0, "{included:?}: {value}");
        }
        let same = Points::new(1, vec![0.0, 1.0], vec![0, 0]).unwrap();
        let sure = Logistic::new(&same, &[0, 1], 2, &same, Goal::Accuracy).unwrap();
        assert_eq!(sure.value(&[true, false]), Ok(1.0));
    }
}
