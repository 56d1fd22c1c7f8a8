//! Rows with features and labels.

use crate::{Error, Result};

/// The most classes that labels may be of.
pub const MAX_CLASSES: u32 = 65_536;
/// The largest magnitude of a feature: the square of a difference, and the sum of many, must stay finite.
const MAX_FEATURE: f64 = 1e100;

/// Rows of the same number of features, each with a label: the number of its class, from 0 on.
#[derive(Clone, Debug, PartialEq)]
pub struct Points {
    width: usize,
    features: Vec<f64>,
    labels: Vec<u32>,
}

impl Points {
    /// Rows of `width` features, one after the other, with their labels. There may be none. O(features).
    ///
    /// # Errors
    ///
    /// When there are no features, rows and labels do not go together, a feature is no finite number or beyond 1e100, a
    /// label is beyond [`MAX_CLASSES`], or there are more rows than 32 bits count.
    pub fn new(width: usize, features: Vec<f64>, labels: Vec<u32>) -> Result<Self> {
        if width == 0 {
            return Err(Error::NoFeatures);
        }
        if labels.len().checked_mul(width) != Some(features.len()) {
            return Err(Error::Ragged);
        }
        if u32::try_from(labels.len()).is_err() {
            return Err(Error::TooLarge);
        }
        // A comparison with what is no number is false.
        let is_good = |feature: &f64| feature.abs() <= MAX_FEATURE;
        if let Some(row) = features.chunks_exact(width).position(|row| !row.iter().all(is_good)) {
            return Err(Error::NotFinite(row));
        }
        if let Some(row) = labels.iter().position(|label| *label >= MAX_CLASSES) {
            return Err(Error::TooManyClasses(row));
        }
        Ok(Self { width, features, labels })
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// How many features a row has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// All features, row after row.
    pub fn features(&self) -> &[f64] {
        &self.features
    }

    /// The rows.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[f64]> {
        self.features.chunks_exact(self.width)
    }

    /// The label of each row.
    pub fn labels(&self) -> &[u32] {
        &self.labels
    }

    /// One more than the highest label; 0 if there is no row.
    pub fn classes(&self) -> u32 {
        self.labels.iter().max().map_or(0, |label| label.saturating_add(1))
    }

    /// The rows that `keep` says yes to.
    #[must_use]
    pub fn only(&self, keep: &[bool]) -> Self {
        let kept = self.rows().zip(&self.labels).zip(keep).filter(|(_, keep)| **keep);
        let (mut features, mut labels) = (Vec::new(), Vec::new());
        for ((row, label), _) in kept {
            features.extend_from_slice(row);
            labels.push(*label);
        }
        Self { width: self.width, features, labels }
    }

    /// Refuses rows that cannot be compared with these.
    ///
    /// # Errors
    ///
    /// When the others have another number of features, or are none.
    pub(crate) fn check_test(&self, test: &Self) -> Result<()> {
        if self.width != test.width {
            return Err(Error::Ragged);
        }
        if test.is_empty() { Err(Error::NoTest) } else { Ok(()) }
    }
}

/// What makes features comparable: from each its mean is taken, and it is divided by its standard deviation. Both are
/// those of the rows that are tested with, which no contributor has a hand in.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    means: Vec<f64>,
    spreads: Vec<f64>,
}

impl Scale {
    /// That of some rows. A feature that is the same in all of them is only shifted. O(features).
    pub fn of(points: &Points) -> Self {
        let count = points.len().max(1) as f64;
        let column = |of: &dyn Fn(usize, f64) -> f64| {
            let mut sums = vec![0.0; points.width()];
            for row in points.rows() {
                for (place, (sum, feature)) in sums.iter_mut().zip(row).enumerate() {
                    *sum += of(place, *feature);
                }
            }
            sums.into_iter().map(|sum| sum / count).collect::<Vec<f64>>()
        };
        let means = column(&|_, feature| feature);
        let mean = |place: usize| means.get(place).copied().unwrap_or_default();
        let squares = column(&|place, feature| (feature - mean(place)) * (feature - mean(place)));
        let spread = |square: f64| if square > 0.0 { square.sqrt() } else { 1.0 };
        let spreads = squares.into_iter().map(spread).collect();
        Self { means, spreads }
    }

    /// Rows by this scale.
    ///
    /// # Errors
    ///
    /// When they have another number of features, or one becomes too large.
    pub fn apply(&self, points: &Points) -> Result<Points> {
        if points.width() != self.means.len() {
            return Err(Error::Ragged);
        }
        let scaled = |row: &[f64]| {
            let parts = row.iter().zip(&self.means).zip(&self.spreads);
            parts.map(|((feature, mean), spread)| (feature - mean) / spread).collect::<Vec<_>>()
        };
        let features = points.rows().flat_map(scaled).collect();
        Points::new(points.width(), features, points.labels().to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_are_no_rows_is_refused() {
        assert_eq!(Points::new(0, vec![], vec![]), Err(Error::NoFeatures));
        assert_eq!(Points::new(2, vec![1.0; 3], vec![0]), Err(Error::Ragged));
        assert_eq!(Points::new(2, vec![1.0; 2], vec![0, 1]), Err(Error::Ragged));
        assert_eq!(Points::new(usize::MAX, vec![1.0], vec![0, 1]), Err(Error::Ragged));
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e101, -1e101] {
            assert_eq!(Points::new(1, vec![0.0, bad], vec![0, 1]), Err(Error::NotFinite(1)), "{bad}");
        }
        assert_eq!(Points::new(1, vec![0.0], vec![MAX_CLASSES]), Err(Error::TooManyClasses(0)));
        assert_eq!(Points::new(1, vec![0.0], vec![u32::MAX]), Err(Error::TooManyClasses(0)));
        let none = Points::new(3, vec![], vec![]).unwrap();
        assert!(none.is_empty() && none.classes() == 0);
        assert_eq!(none.check_test(&none), Err(Error::NoTest));
        assert_eq!(none.check_test(&Points::new(1, vec![1.0], vec![0]).unwrap()), Err(Error::Ragged));
    }

    #[test]
    fn a_scale_is_of_the_rows_that_it_was_taken_from() {
        let points = Points::new(2, vec![1.0, 7.0, 3.0, 7.0], vec![0, 1]).unwrap();
        let scale = Scale::of(&points);
        assert_eq!(scale.apply(&points).unwrap().features(), [-1.0, 0.0, 1.0, 0.0]);
        let other = Points::new(2, vec![5.0, 8.0], vec![0]).unwrap();
        assert_eq!(scale.apply(&other).unwrap().features(), [3.0, 1.0]);
        assert_eq!(scale.apply(&Points::new(1, vec![5.0], vec![0]).unwrap()), Err(Error::Ragged));
    }

    #[test]
    fn rows_can_be_left_out() {
        let points = Points::new(2, vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0], vec![0, 1, 2]).unwrap();
        let kept = points.only(&[true, false, true]);
        assert_eq!((kept.features(), kept.labels()), (&[1.0, 2.0, 5.0, 6.0][..], &[0, 2][..]));
    }
}
