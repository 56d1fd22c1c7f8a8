//! Values against their definition, reckoned over all subsets and all orders, and the axioms that single them out.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    missing_docs,
    reason = "a test that fails says where"
)]

use proptest::prelude::*;
use tributary_review::{
    Goal, Logistic, MonteCarlo, Neighbours, Points, Result, Utility, knn_shapley, leave_one_out, monte_carlo,
};

fn still(_: u64, _: u64) {}

/// Shapley values by their definition: of every subset without a player, what the player adds, weighted.
fn by_subsets(players: usize, value: &dyn Fn(&[bool]) -> f64) -> Vec<f64> {
    let factorial = |n: usize| (1..=n).map(|i| i as f64).product::<f64>();
    let mut values = vec![0.0; players];
    for subset in 0..1_u32 << players {
        let included: Vec<bool> = (0..players).map(|player| subset >> player & 1 == 1).collect();
        let size = subset.count_ones() as usize;
        for player in (0..players).filter(|player| !included[*player]) {
            let mut with = included.clone();
            with[player] = true;
            let share = factorial(size) * factorial(players - size - 1) / factorial(players);
            values[player] += share * (value(&with) - value(&included));
        }
    }
    values
}

/// What rows are worth together by the definition: the share of the k nearest that match, out of k.
fn share(points: &Points, test: &Points, k: usize, included: &[bool]) -> f64 {
    let mut sum = 0.0;
    for (row, label) in test.rows().zip(test.labels()) {
        let distance = |other: &[f64]| row.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum::<f64>();
        let mut near: Vec<_> = points.rows().enumerate().filter(|(place, _)| included[*place]).collect();
        near.sort_by(|(a, one), (b, two)| distance(one).total_cmp(&distance(two)).then(a.cmp(b)));
        sum += near.iter().take(k).filter(|(place, _)| points.labels()[*place] == *label).count() as f64 / k as f64;
    }
    sum / test.len() as f64
}

/// Rows with small whole numbers, so that many are equally far and nothing is rounded.
fn rows(most: usize) -> impl Strategy<Value = Points> {
    (1..=most, 1..=3_usize).prop_flat_map(|(count, width)| {
        let features = prop::collection::vec((-3..=3_i32).prop_map(f64::from), count * width);
        let labels = prop::collection::vec(0..3_u32, count);
        (features, labels).prop_map(move |(features, labels)| Points::new(width, features, labels).unwrap())
    })
}

/// Rows, tests of the same width, and a number of neighbours.
fn cases(most: usize) -> impl Strategy<Value = (Points, Points, usize)> {
    (rows(most), prop::collection::vec(-3..=3_i32, 12), prop::collection::vec(0..3_u32, 4), 1..8_usize).prop_map(
        |(points, features, labels, k)| {
            let features = features.into_iter().map(f64::from).take(4 * points.width()).collect();
            let test = Points::new(points.width(), features, labels).unwrap();
            (points, test, k)
        },
    )
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn rows_are_worth_what_the_definition_says((points, test, k) in cases(8)) {
        let values = knn_shapley(&points, &test, k, 1, &still).unwrap();
        let expected = by_subsets(points.len(), &|included| share(&points, &test, k, included));
        for (value, expected) in values.iter().zip(&expected) {
            prop_assert!(close(*value, *expected), "{values:?} {expected:?}");
        }
    }

    #[test]
    fn all_rows_together_are_worth_what_they_are((points, test, k) in cases(60)) {
        let values = knn_shapley(&points, &test, k, 2, &still).unwrap();
        let all = share(&points, &test, k, &vec![true; points.len()]);
        prop_assert!(close(values.iter().sum(), all));
    }

    #[test]
    fn equal_rows_are_worth_the_same((points, test, k) in cases(20)) {
        let (width, count) = (points.width(), points.len());
        let features = [points.features(), &points.features()[..width]].concat();
        let labels = [points.labels(), &points.labels()[..1]].concat();
        let twice = Points::new(width, features, labels).unwrap();
        let values = knn_shapley(&twice, &test, k, 1, &still).unwrap();
        // Those as far as both with another label come between them; without any they are the same in every order.
        let mixed = points.rows().zip(points.labels()).any(|(row, label)| {
            *label != points.labels()[0] && test.rows().any(|to| {
                let distance = |row: &[f64]| row.iter().zip(to).map(|(a, b)| (a - b) * (a - b)).sum::<f64>();
                distance(row) == distance(&points.features()[..width])
            })
        });
        prop_assume!(!mixed);
        prop_assert!(close(values[0], values[count]));
    }

    #[test]
    fn who_never_matches_is_worth_nothing_if_it_is_farthest((points, test, k) in cases(20)) {
        let features = [points.features(), &vec![1_000.0; points.width()][..]].concat();
        let labels = [points.labels(), &[9][..]].concat();
        let more = Points::new(points.width(), features, labels).unwrap();
        let values = knn_shapley(&more, &test, k, 1, &still).unwrap();
        prop_assert_eq!(values[points.len()], 0.0);
    }

    #[test]
    fn nothing_depends_on_the_number_of_threads((points, test, k) in cases(40), seed: u64) {
        let owners: Vec<u32> = (0..points.len() as u32).map(|row| row % 4).collect();
        let bits = |values: Vec<f64>| values.into_iter().map(f64::to_bits).collect::<Vec<_>>();
        let made = |threads| {
            let rows = bits(knn_shapley(&points, &test, k, threads, &still).unwrap());
            let by = (Goal::LogLoss, k);
            let utility = Neighbours::new(&points, &owners, 4, &test, by, threads, &still).unwrap();
            let out = bits(leave_one_out(&utility, threads, &still).unwrap());
            let plan = MonteCarlo { seed, permutations: 20, tolerance: 0.0, error: 0.0, threads };
            let sampled = monte_carlo(&utility, &plan, &still).unwrap();
            (rows, out, bits(sampled.values.iter().map(|estimate| estimate.value).collect()))
        };
        let one = made(1);
        prop_assert_eq!(&made(2), &one);
        prop_assert_eq!(&made(5), &one);
    }

    #[test]
    fn contributors_are_worth_what_the_definition_says((points, test, k) in cases(16), log_loss: bool) {
        let owners: Vec<u32> = (0..points.len() as u32).map(|row| row % 4).collect();
        let goal = if log_loss { Goal::LogLoss } else { Goal::Accuracy };
        // The fifth has no rows: it adds nothing to anybody.
        let utility = Neighbours::new(&points, &owners, 5, &test, (goal, k), 1, &still).unwrap();
        let value = |included: &[bool]| utility.value(included).unwrap();
        let expected = by_subsets(5, &value);
        let plan = MonteCarlo { seed: 3, permutations: 800, tolerance: 0.0, error: 0.0, threads: 2 };
        let sampled = monte_carlo(&utility, &plan, &still).unwrap();
        for (estimate, expected) in sampled.values.iter().zip(&expected) {
            let room = 6.0 * estimate.error.unwrap() + 1e-9;
            prop_assert!((estimate.value - expected).abs() <= room, "{sampled:?} {expected:?}");
        }
        prop_assert_eq!(sampled.values[4].value, 0.0, "who adds nothing is worth nothing");
        let sum: f64 = sampled.values.iter().map(|estimate| estimate.value).sum();
        prop_assert!(close(sum, value(&[true; 5]) - value(&[false; 5])), "all of it is given to somebody");
        let out = leave_one_out(&utility, 2, &still).unwrap();
        for (player, left) in out.iter().enumerate() {
            let without: Vec<_> = (0..5).map(|other| other != player).collect();
            prop_assert_eq!(*left, value(&[true; 5]) - value(&without));
        }
    }

    #[test]
    fn neighbours_classify_as_their_definition_says((points, test, k) in cases(16), mask: u8) {
        let owners: Vec<u32> = (0..points.len() as u32).map(|row| row % 4).collect();
        let utility = Neighbours::new(&points, &owners, 4, &test, (Goal::LogLoss, k), 1, &still).unwrap();
        let included: Vec<_> = (0..4).map(|player| mask >> player & 1 == 1).collect();
        let rows: Vec<_> = owners.iter().map(|owner| included[*owner as usize]).collect();
        let classes = f64::from(points.classes().max(test.classes()));
        let count = rows.iter().filter(|is_in| **is_in).count().min(k) as f64;
        let mut sum = 0.0;
        for (row, label) in test.rows().zip(test.labels()) {
            let one = Points::new(points.width(), row.to_vec(), vec![*label]).unwrap();
            let votes = (share(&points, &one, k, &rows) * k as f64).round();
            sum += ((votes + 1.0) / (count + classes)).ln();
        }
        prop_assert!(close(utility.value(&included).unwrap(), sum / test.len() as f64));
    }
}

/// Two contributors with the same rows, and one with none.
#[test]
fn equals_and_nobody_are_treated_as_such_by_the_regression() -> Result<()> {
    let some = [0.0, 0.5, 1.0, 4.0, 4.5, 5.0];
    let labels = [0, 0, 0, 1, 1, 1];
    let points = Points::new(1, [some, some].concat(), [labels, labels].concat())?;
    let owners = [[0; 6], [1; 6]].concat();
    let test = Points::new(1, vec![0.2, 4.8, 2.0], vec![0, 1, 0])?;
    let utility = Logistic::new(&points, &owners, 3, &test, Goal::LogLoss)?;
    let value = |included: &[bool]| utility.value(included).unwrap();
    let expected = by_subsets(3, &value);
    assert!(close(expected[0], expected[1]) && close(expected[2], 0.0), "{expected:?}");
    let plan = MonteCarlo { seed: 1, permutations: 200, tolerance: 0.0, error: 0.0, threads: 2 };
    let sampled = monte_carlo(&utility, &plan, &still)?;
    for (estimate, expected) in sampled.values.iter().zip(&expected) {
        assert!((estimate.value - expected).abs() <= 6.0 * estimate.error.unwrap() + 1e-9, "{sampled:?} {expected:?}");
    }
    Ok(())
}
