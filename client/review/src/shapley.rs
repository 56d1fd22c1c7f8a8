//! Exact Shapley values of single rows, for k nearest neighbours: Jia et al., "Efficient task-specific data valuation
//! for nearest neighbor algorithms", 2019. What rows are worth together is the share of the k nearest of them that have
//! the right label, out of k, the mean over what is tested with. Sorted by distance, the value of a row follows from
//! that of the next one farther off.

use crate::{Error, Points, Result, Watch, nearest::in_blocks};

/// The Shapley value of each row of `points`; together they are what all rows are worth. O(tests * (rows * features +
/// rows * log rows)). The same on any number of `threads`, where 0 is as many as there are processors.
///
/// # Errors
///
/// When `k` is 0, there is nothing to test with, or rows have another number of features.
pub fn knn_shapley(points: &Points, test: &Points, k: usize, threads: usize, watch: Watch<'_>) -> Result<Vec<f64>> {
    if k == 0 {
        return Err(Error::Zero("neighbours"));
    }
    points.check_test(test)?;
    let mut values = vec![0.0; points.len()];
    let each = |first: usize, orders: &[Vec<u32>]| {
        let mut sums = vec![0.0; points.len()];
        for (order, label) in orders.iter().zip(test.labels().iter().skip(first)) {
            add(order, points.labels(), *label, k, &mut sums);
        }
        Ok(sums)
    };
    in_blocks(points, test, threads, watch, each, |sums| {
        values.iter_mut().zip(sums).for_each(|(value, sum)| *value += sum);
        Ok(())
    })?;
    let count = test.len() as f64;
    values.iter_mut().for_each(|value| *value /= count);
    Ok(values)
}

/// Adds what each row is worth for one row that is tested with. Rank i of n, from 1 on, is worth what rank i + 1 is,
/// and more or less by (match(i) - match(i + 1)) / max(k, i).
fn add(order: &[u32], labels: &[u32], label: u32, k: usize, sums: &mut [f64]) {
    let (mut value, mut farther) = (0.0, 0.0);
    for (before, place) in order.iter().enumerate().rev() {
        let place = *place as usize;
        let matches = if labels.get(place) == Some(&label) { 1.0 } else { 0.0 };
        value += (matches - farther) / before.saturating_add(1).max(k) as f64;
        farther = matches;
        if let Some(sum) = sums.get_mut(place) {
            *sum += value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn still(_: u64, _: u64) {}

    #[test]
    fn a_case_by_hand() {
        // At distances 1, 2, 3 with labels right, wrong, right, and k = 1: the far one is worth 1/3, the middle one
        // 1/3 - 1/2, the near one 1 more than that.
        let points = Points::new(1, vec![1.0, 2.0, 3.0], vec![1, 0, 1]).unwrap();
        let test = Points::new(1, vec![0.0], vec![1]).unwrap();
        let values = knn_shapley(&points, &test, 1, 1, &still).unwrap();
        let expected = [5.0 / 6.0, -1.0 / 6.0, 1.0 / 3.0];
        assert!(values.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-15), "{values:?}");
    }

    #[test]
    fn what_has_no_value_is_refused() {
        let points = Points::new(1, vec![1.0], vec![0]).unwrap();
        let none = Points::new(1, vec![], vec![]).unwrap();
        let wide = Points::new(2, vec![1.0, 2.0], vec![0]).unwrap();
        assert_eq!(knn_shapley(&points, &points, 0, 1, &still), Err(Error::Zero("neighbours")));
        assert_eq!(knn_shapley(&points, &none, 1, 1, &still), Err(Error::NoTest));
        assert_eq!(knn_shapley(&points, &wide, 1, 1, &still), Err(Error::Ragged));
        assert_eq!(knn_shapley(&none, &points, 1, 1, &still), Ok(vec![]));
        assert_eq!(knn_shapley(&points, &points, usize::MAX, 1, &still).map(|values| values.len()), Ok(1));
    }
}
