//! Which rows are nearest to which.

use crate::{Points, Result, Watch, parallel::in_order};

/// Sums that are kept apart, so that a processor can add several at once; they are added up from the first to the last.
const LANES: usize = 8;
/// Features of rows that are compared with several others while they are near the processor.
const BLOCK: usize = 8_192;
/// Rows to test with that are handled at a time. Sums are taken within such a block first, so it is part of what values
/// are, to the last digit.
const TESTS: usize = 32;

/// The square of the distance of two rows. O(features).
fn square(one: &[f64], other: &[f64]) -> f64 {
    let (ones, one_rest) = one.as_chunks::<LANES>();
    let (others, other_rest) = other.as_chunks::<LANES>();
    let mut sums = [0.0_f64; LANES];
    for (one, other) in ones.iter().zip(others) {
        for ((sum, one), other) in sums.iter_mut().zip(one).zip(other) {
            let difference = one - other;
            *sum += difference * difference;
        }
    }
    for ((sum, one), other) in sums.iter_mut().zip(one_rest).zip(other_rest) {
        let difference = one - other;
        *sum += difference * difference;
    }
    sums.iter().fold(0.0, |all, sum| all + sum)
}

/// The squares of the distances of rows to each of some others, a list for each of those.
fn squares(points: &Points, tests: &[&[f64]]) -> Vec<Vec<f64>> {
    let width = points.width();
    let mut all: Vec<Vec<f64>> = tests.iter().map(|_| Vec::with_capacity(points.len())).collect();
    let rows = BLOCK.checked_div(width).unwrap_or_default().max(1);
    for block in points.features().chunks(rows.saturating_mul(width)) {
        for (test, out) in tests.iter().zip(&mut all) {
            out.extend(block.chunks_exact(width).map(|row| square(row, test)));
        }
    }
    all
}

/// Places in the order of these squares; of equal ones the lower place comes first. O(n log n).
fn ranked(squares: &[f64]) -> Vec<u32> {
    // The bits of numbers that are not negative are in the order of the numbers.
    let mut keys: Vec<(u64, u32)> =
        squares.iter().zip(0_u32..).map(|(square, place)| (square.to_bits(), place)).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, place)| place).collect()
}

/// For each row of `test` the rows of `points` from the nearest to the farthest, in blocks: `each` makes something of a
/// block, given the number of its first row and the orders, on several threads, and `take` takes it, in order.
///
/// # Errors
///
/// Those of `each` and `take`.
pub(crate) fn in_blocks<T: Send>(
    points: &Points,
    test: &Points,
    threads: usize,
    watch: Watch<'_>,
    each: impl Fn(usize, &[Vec<u32>]) -> Result<T> + Sync,
    mut take: impl FnMut(T) -> Result<()>,
) -> Result<()> {
    let rows: Vec<&[f64]> = test.rows().collect();
    let blocks: Vec<&[&[f64]]> = rows.chunks(TESTS).collect();
    let work = |place: usize| {
        let block = blocks.get(place).copied().unwrap_or_default();
        let orders: Vec<_> = squares(points, block).iter().map(|squares| ranked(squares)).collect();
        each(place.saturating_mul(TESTS), &orders)
    };
    in_order(threads, 0..blocks.len(), work, |place, made| {
        take(made)?;
        let done = place.saturating_add(1).saturating_mul(TESTS).min(rows.len());
        watch(done as u64, rows.len() as u64);
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_is_a_sum_of_squares() {
        for width in [1, 7, 8, 9, 64, 65] {
            let one: Vec<f64> = (0..width).map(f64::from).collect();
            let other: Vec<f64> = (0..width).map(|place| f64::from(place) * 2.0 + 1.0).collect();
            let plain: f64 = one.iter().zip(&other).map(|(a, b)| (a - b) * (a - b)).sum();
            assert_eq!(square(&one, &other), plain, "{width}: whole numbers have no rounding");
            assert_eq!(square(&one, &one).to_bits(), 0, "{width}");
        }
    }

    #[test]
    fn of_equal_distances_the_first_row_comes_first() {
        assert_eq!(ranked(&[2.0, 0.0, 2.0, 1.0, 0.0]), [1, 4, 3, 0, 2]);
        assert_eq!(ranked(&[]), [] as [u32; 0]);
    }

    #[test]
    fn blocks_are_all_rows_in_order() {
        let points = Points::new(1, (0..100).map(f64::from).collect(), vec![0; 100]).unwrap();
        for threads in [1, 3] {
            let mut nearest = Vec::new();
            let each = |first: usize, orders: &[Vec<u32>]| Ok((first, orders.to_vec()));
            in_blocks(&points, &points, threads, &|_, _| (), each, |(first, orders)| {
                assert_eq!(first, nearest.len());
                nearest.extend(orders.iter().map(|order| order[0]));
                Ok(())
            })
            .unwrap();
            assert_eq!(nearest, (0..100).collect::<Vec<u32>>());
        }
    }
}
