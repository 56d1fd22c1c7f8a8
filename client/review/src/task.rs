//! Values by settings: from rows and their owners to what each contributor is worth.

use crate::{
    Error, Estimate, Goal, Logistic, MonteCarlo, Neighbours, Points, Result, Scale, Settings, Twin, Utility, Watch,
    feature_shingles, knn_shapley, leave_one_out, monte_carlo, neighbours::check_owners, twins,
};
use serde::{Deserialize, Serialize};

/// How contributors are valued.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// The exact Shapley values of their rows, for k nearest neighbours, added up.
    KnnShapley,
    /// What is lost without each.
    LeaveOneOut,
    /// Shapley values of contributors, by permutations.
    MonteCarlo,
}

/// By what it is judged what some contributors are worth together.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Judge {
    /// The share of the k nearest rows with the right label: what `knn-shapley` goes by, and nothing else.
    KnnShare,
    /// How often the k nearest rows are right.
    KnnAccuracy,
    /// How much the k nearest rows know.
    KnnLogLoss,
    /// How often a logistic regression is right.
    LogisticAccuracy,
    /// How much a logistic regression knows.
    LogisticLogLoss,
    /// What a command says.
    Command,
}

/// What becomes of features before anything is reckoned with them.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scaling {
    /// They stay.
    None,
    /// They are made comparable, by mean and standard deviation of what is tested with.
    Standard,
}

impl Method {
    /// Every method.
    pub const ALL: [Self; 3] = [Self::KnnShapley, Self::LeaveOneOut, Self::MonteCarlo];

    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::KnnShapley => "knn-shapley",
            Self::LeaveOneOut => "leave-one-out",
            Self::MonteCarlo => "monte-carlo",
        }
    }
}

impl Judge {
    /// Every judge.
    pub const ALL: [Self; 6] = [
        Self::KnnShare,
        Self::KnnAccuracy,
        Self::KnnLogLoss,
        Self::LogisticAccuracy,
        Self::LogisticLogLoss,
        Self::Command,
    ];

    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::KnnShare => "knn-share",
            Self::KnnAccuracy => "knn-accuracy",
            Self::KnnLogLoss => "knn-log-loss",
            Self::LogisticAccuracy => "logistic-accuracy",
            Self::LogisticLogLoss => "logistic-log-loss",
            Self::Command => "command",
        }
    }

    /// How far two people's values may lie apart, as a share of the largest: what a library or a command reckons may
    /// differ in the last digits from machine to machine.
    pub const fn tolerance(self) -> f64 {
        match self {
            Self::KnnShare | Self::KnnAccuracy | Self::KnnLogLoss => 1e-9,
            Self::LogisticAccuracy | Self::LogisticLogLoss | Self::Command => 1e-6,
        }
    }
}

/// What is to be valued, and how.
#[derive(Clone, Copy)]
pub struct Task<'a> {
    /// How contributors are valued.
    pub method: Method,
    /// By what.
    pub judge: Judge,
    /// What chance begins with.
    pub seed: u64,
    /// The rest of what there is to choose.
    pub settings: &'a Settings,
    /// How many contributors there are.
    pub players: usize,
    /// What they contributed, and whose each row is, if there are rows.
    pub rows: Option<(&'a Points, &'a [u32])>,
    /// What is tested with, if there are rows.
    pub test: Option<&'a Points>,
    /// What says what contributors are worth together, for [`Judge::Command`].
    pub command: Option<&'a dyn Utility>,
    /// Threads; 0 is as many as there are processors. Nothing depends on it.
    pub threads: usize,
}

impl Task<'_> {
    /// What each contributor is worth, in their order, and how many permutations that took.
    ///
    /// # Errors
    ///
    /// When method, judge and rows do not go together, a setting is none, or the judge fails.
    pub fn run(&self, watch: Watch<'_>) -> Result<(Vec<Estimate>, u32)> {
        match (self.method, self.judge) {
            (Method::KnnShapley, Judge::KnnShare) => self.rows_shapley(watch),
            (Method::KnnShapley, judge) => {
                Err(Error::Unfit(format!("knn-shapley goes by {}, not by {}", Judge::KnnShare.name(), judge.name())))
            }
            (method, Judge::KnnShare) => Err(Error::Unfit(format!("{} does not go by knn-share", method.name()))),
            (_, Judge::Command) => {
                let command = self.command.ok_or_else(|| Error::Unfit("there is no command to ask".into()))?;
                self.contributors(command, watch)
            }
            (_, judge) => self.contributors(&*self.utility(judge, watch)?, watch),
        }
    }

    /// Rows and tests as the settings want them.
    fn scaled(&self) -> Result<(Points, &[u32], Points)> {
        let (Some((points, owners)), Some(test)) = (self.rows, self.test) else {
            return Err(Error::Unfit("there are no rows to reckon with".into()));
        };
        check_owners(points, owners, self.players)?;
        points.check_test(test)?;
        match self.settings.scaling {
            Scaling::None => Ok((points.clone(), owners, test.clone())),
            Scaling::Standard => {
                let scale = Scale::of(test);
                Ok((scale.apply(points)?, owners, scale.apply(test)?))
            }
        }
    }

    fn rows_shapley(&self, watch: Watch<'_>) -> Result<(Vec<Estimate>, u32)> {
        let (points, owners, test) = self.scaled()?;
        let values = knn_shapley(&points, &test, self.settings.neighbours(), self.threads, watch)?;
        let mut sums = vec![Estimate::default(); self.players];
        for (value, owner) in values.iter().zip(owners) {
            if let Some(sum) = sums.get_mut(*owner as usize) {
                sum.value += value;
            }
        }
        Ok((sums, 0))
    }

    fn utility(&self, judge: Judge, watch: Watch<'_>) -> Result<Box<dyn Utility>> {
        let (points, owners, test) = self.scaled()?;
        let goal = match judge {
            Judge::KnnLogLoss | Judge::LogisticLogLoss => Goal::LogLoss,
            _ => Goal::Accuracy,
        };
        Ok(match judge {
            Judge::LogisticAccuracy | Judge::LogisticLogLoss => {
                Box::new(Logistic::new(&points, owners, self.players, &test, goal)?)
            }
            _ => {
                let by = (goal, self.settings.neighbours());
                Box::new(Neighbours::new(&points, owners, self.players, &test, by, self.threads, watch)?)
            }
        })
    }

    fn contributors(&self, utility: &dyn Utility, watch: Watch<'_>) -> Result<(Vec<Estimate>, u32)> {
        if utility.players() != self.players {
            return Err(Error::Unfit("the judge has other contributors".into()));
        }
        if self.method == Method::LeaveOneOut {
            let exact = |value| Estimate { value, error: None };
            let values = leave_one_out(utility, self.threads, watch)?;
            return Ok((values.into_iter().map(exact).collect(), 0));
        }
        let plan = MonteCarlo {
            seed: self.seed,
            permutations: self.settings.permutations,
            tolerance: crate::number(&self.settings.tolerance)?,
            error: crate::number(&self.settings.error)?,
            threads: self.threads,
        };
        let sampled = monte_carlo(utility, &plan, watch)?;
        Ok((sampled.values, sampled.permutations))
    }
}

/// Which rows are twins of rows of an earlier contributor, and which rows stay when those go. Contributors come in
/// their order: who was first has the original. Twins within one contribution stay. What is alike is told by the ranges
/// of `scale`, the test ([`feature_shingles`]).
///
/// # Errors
///
/// When a setting is none, or `scale` has other features.
pub fn drop_twins(
    points: &Points,
    scale: &Points,
    owners: &[u32],
    settings: &Settings,
) -> Result<(Vec<Option<Twin>>, Vec<bool>)> {
    let shingles = feature_shingles(points, scale, settings.bins)?;
    let mut found = twins(&shingles, crate::number(&settings.likeness)?)?;
    let rows: Vec<&[f64]> = points.rows().collect();
    for (place, found) in found.iter_mut().enumerate() {
        let other = found.filter(|twin| owners.get(place) != owners.get(twin.of));
        // Alike in every part of a range is not yet the same.
        *found = other.map(|twin| Twin { exact: rows.get(place) == rows.get(twin.of), ..twin });
    }
    let keep = found.iter().map(|twin| twin.is_none() || settings.keep_duplicates).collect();
    Ok((found, keep))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn still(_: u64, _: u64) {}

    fn points() -> (Points, Vec<u32>) {
        let points = Points::new(2, vec![0.0, 0.0, 1.0, 9.0, 9.0, 1.0, 0.0, 0.0], vec![0, 1, 1, 0]).unwrap();
        (points, vec![0, 0, 1, 2])
    }

    #[test]
    fn names_are_those_of_reports() {
        for method in Method::ALL {
            assert_eq!(serde_json::to_value(method).unwrap(), method.name());
        }
        for judge in Judge::ALL {
            assert_eq!(serde_json::to_value(judge).unwrap(), judge.name());
        }
    }

    #[test]
    fn every_method_goes_with_its_judges_and_no_other() {
        let (points, owners) = points();
        let settings = Settings { k: 1, permutations: 16, ..Settings::default() };
        for method in Method::ALL {
            for judge in Judge::ALL {
                let task = Task {
                    method,
                    judge,
                    seed: 1,
                    settings: &settings,
                    players: 3,
                    rows: Some((&points, owners.as_slice())),
                    test: Some(&points),
                    command: None,
                    threads: 1,
                };
                let fits = (method == Method::KnnShapley) == (judge == Judge::KnnShare) && judge != Judge::Command;
                let values = task.run(&still);
                assert_eq!(values.is_ok(), fits, "{method:?} {judge:?}: {values:?}");
                assert!(values.is_err() || values.unwrap().0.len() == 3);
                let without = Task { rows: None, ..task };
                assert!(without.run(&still).is_err());
            }
        }
    }

    #[test]
    fn who_was_first_has_the_original() {
        let (points, owners) = points();
        let settings = Settings::default();
        let (found, keep) = drop_twins(&points, &points, &owners, &settings).unwrap();
        assert_eq!(found, [None, None, None, Some(Twin { of: 0, exact: true })]);
        assert_eq!(keep, [true, true, true, false]);
        let (found, keep) = drop_twins(&points, &points, &[0, 0, 1, 0], &settings).unwrap();
        assert_eq!((found, keep), (vec![None; 4], vec![true; 4]), "within one contribution");
        let kept = Settings { keep_duplicates: true, ..settings };
        assert_eq!(drop_twins(&points, &points, &owners, &kept).unwrap().1, [true; 4]);
    }
}
