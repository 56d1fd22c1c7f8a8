//! The baseline: dense consensus in fixed point, of the kind that Bittensor's subtensor computes.
//!
//! Written from the published formulas of Yuma consensus, with the number types and the order of steps of that kind of
//! implementation: a matrix of all evaluators by all assets, `I32F32` numbers, every step over the whole matrix.
//!
//! | step | formula |
//! | --- | --- |
//! | consensus | `C_j` = the largest weight that evaluators with at least `kappa` of the stake support: the stake-weighted median |
//! | clipping | `V_ij = min(W_ij, C_j)` |
//! | ranks, incentive | `R_j = sum_i S_i V_ij`, `I_j = R_j / sum R` |
//! | bonds | `D_ij = S_i V_ij / sum_i S_i V_ij`, `B = alpha D + (1 - alpha) B'`, then columns to one |
//! | dividends | `Q_i = sum_j B_ij I_j`, to one |

use crate::Epoch;
use fixed::types::{I32F32, I64F64};
use tributary_math::consensus::{BUCKET, Stake};

/// A row for each evaluator, a column for each asset.
pub type Matrix = Vec<Vec<I32F32>>;

/// The majority that the median is of.
const KAPPA: I32F32 = I32F32::lit("0.5");
/// How fast bonds follow the clipped weights.
const ALPHA: I32F32 = I32F32::lit("0.1");

/// What such a chain keeps of an epoch.
#[derive(Clone)]
pub struct Dense {
    /// What counts for each evaluator, of all.
    pub stakes: Vec<I32F32>,
    /// Rows that sum to one.
    pub weights: Matrix,
    /// The bonds of the epoch before.
    pub bonds: Matrix,
}

/// What an epoch comes to.
pub struct Shares {
    /// Of the assets' part, by asset.
    pub incentives: Vec<I32F32>,
    /// Of the evaluators' part, by evaluator.
    pub dividends: Vec<I32F32>,
    /// The bonds for the next epoch.
    pub bonds: Matrix,
}

impl Dense {
    /// The same epoch, as such a chain would have it: the scores of every evaluator for every asset, its own left out.
    pub fn new(epoch: &Epoch) -> Self {
        let assets = epoch.buckets.len() * BUCKET as usize;
        let mut weights = vec![vec![I32F32::ZERO; assets]; epoch.stakes.len()];
        for (bucket, first) in epoch.buckets.iter().zip((0..).step_by(BUCKET as usize)) {
            for (evaluator, row) in &bucket.rows {
                for (slot, score) in row.iter() {
                    let own = bucket.stewards.get(usize::from(slot)) == Some(&Some(*evaluator));
                    if !own {
                        weights[usize::from(*evaluator)][first + usize::from(slot)] = I32F32::from_num(score);
                    }
                }
            }
        }
        weights.iter_mut().for_each(|row| normalise(row));
        let total: u128 = epoch.stakes.iter().map(|stake| stake.capped).sum();
        let share = |stake: &Stake| I32F32::from_num(stake.capped as f64 / total as f64);
        let stakes: Vec<_> = epoch.stakes.iter().map(share).collect();
        let bonds = clipped_bonds(&stakes, &weights);
        Self { stakes, weights, bonds }
    }

    /// Settles the epoch. O(evaluators * assets) for each of its steps.
    pub fn settle(&self) -> Shares {
        let Self { stakes, weights, bonds } = self;
        let consensus = medians(stakes, weights);
        let clipped: Matrix =
            weights.iter().map(|row| row.iter().zip(&consensus).map(|(w, c)| (*w).min(*c)).collect()).collect();
        let mut incentives = weighted_columns(stakes, &clipped);
        normalise(&mut incentives);

        let fresh = clipped_bonds(stakes, &clipped);
        let mut bonds: Matrix = fresh
            .iter()
            .zip(bonds)
            .map(|(fresh, old)| fresh.iter().zip(old).map(|(new, old)| average(*new, *old)).collect())
            .collect();
        normalise_columns(&mut bonds);
        let mut dividends: Vec<_> = bonds
            .iter()
            .map(|row| row.iter().zip(&incentives).fold(I32F32::ZERO, |sum, (bond, i)| sum + *bond * *i))
            .collect();
        normalise(&mut dividends);
        Shares { incentives, dividends, bonds }
    }
}

/// The moving average of a bond.
fn average(new: I32F32, old: I32F32) -> I32F32 {
    ALPHA * new + (I32F32::ONE - ALPHA) * old
}

/// Divides by the sum; leaves what sums to nothing.
fn normalise(row: &mut [I32F32]) {
    let sum = row.iter().fold(I64F64::ZERO, |sum, x| sum + I64F64::from(*x));
    if sum != 0 {
        row.iter_mut().for_each(|x| *x = I32F32::from_num(I64F64::from(*x) / sum));
    }
}

/// The sum over the rows of stake times entry, column by column.
fn weighted_columns(stakes: &[I32F32], matrix: &Matrix) -> Vec<I32F32> {
    let mut sums = vec![I32F32::ZERO; matrix.first().map_or(0, Vec::len)];
    for (stake, row) in stakes.iter().zip(matrix) {
        for (sum, entry) in sums.iter_mut().zip(row) {
            *sum += *stake * *entry;
        }
    }
    sums
}

fn normalise_columns(matrix: &mut Matrix) {
    let mut sums = vec![I32F32::ZERO; matrix.first().map_or(0, Vec::len)];
    for row in matrix.iter() {
        sums.iter_mut().zip(row).for_each(|(sum, entry)| *sum += *entry);
    }
    for row in matrix {
        for (entry, sum) in row.iter_mut().zip(&sums) {
            *entry = entry.checked_div(*sum).unwrap_or_default();
        }
    }
}

/// Each evaluator's part of what the stake puts on an asset.
fn clipped_bonds(stakes: &[I32F32], clipped: &Matrix) -> Matrix {
    let mut bonds: Matrix =
        stakes.iter().zip(clipped).map(|(stake, row)| row.iter().map(|entry| *stake * *entry).collect()).collect();
    normalise_columns(&mut bonds);
    bonds
}

/// The stake-weighted median of every column.
fn medians(stakes: &[I32F32], weights: &Matrix) -> Vec<I32F32> {
    let needed = KAPPA * stakes.iter().sum::<I32F32>();
    let columns = weights.first().map_or(0, Vec::len);
    let mut column = Vec::with_capacity(stakes.len());
    (0..columns)
        .map(|j| {
            column.clear();
            column.extend(weights.iter().zip(stakes).map(|(row, stake)| (row[j], *stake)));
            median(&mut column, needed)
        })
        .collect()
}

/// The largest weight that at least `needed` of the stake gives or exceeds: quickselect, O(n) on average.
fn median(votes: &mut [(I32F32, I32F32)], needed: I32F32) -> I32F32 {
    let (mut rest, mut above) = (votes, I32F32::ZERO);
    while let Some((pivot, _)) = rest.get(rest.len() / 2).copied() {
        // Those above the pivot first, then its equals, then the others.
        let (mut high, mut equal) = (0, 0);
        let (mut stake_high, mut stake_equal) = (I32F32::ZERO, I32F32::ZERO);
        for i in 0..rest.len() {
            let (weight, stake) = rest[i];
            if weight > pivot {
                rest.swap(i, high + equal);
                rest.swap(high + equal, high);
                high += 1;
                stake_high += stake;
            } else if weight == pivot {
                rest.swap(i, high + equal);
                equal += 1;
                stake_equal += stake;
            }
        }
        if above + stake_high >= needed {
            rest = &mut rest[..high];
        } else if above + stake_high + stake_equal >= needed {
            return pivot;
        } else {
            above += stake_high + stake_equal;
            rest = &mut rest[high + equal..];
        }
    }
    I32F32::ZERO
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Opinion;

    /// The formulas in floating point, entry by entry.
    fn by_definition(dense: &Dense) -> (Vec<f64>, Vec<f64>) {
        let stakes: Vec<f64> = dense.stakes.iter().map(|s| s.to_num()).collect();
        let weights: Vec<Vec<f64>> = dense.weights.iter().map(|row| row.iter().map(|w| w.to_num()).collect()).collect();
        let old: Vec<Vec<f64>> = dense.bonds.iter().map(|row| row.iter().map(|b| b.to_num()).collect()).collect();
        let (n, m) = (stakes.len(), weights[0].len());
        let half = stakes.iter().sum::<f64>() * 0.5;
        let consensus: Vec<f64> = (0..m)
            .map(|j| {
                let support = |w: f64| (0..n).filter(|i| weights[*i][j] >= w).map(|i| stakes[i]).sum::<f64>();
                (0..n).map(|i| weights[i][j]).filter(|w| support(*w) >= half).fold(0.0, f64::max)
            })
            .collect();
        let clip = |i: usize, j: usize| weights[i][j].min(consensus[j]);
        let rank = |j: usize| (0..n).map(|i| stakes[i] * clip(i, j)).sum::<f64>();
        let all: f64 = (0..m).map(rank).sum();
        let incentives: Vec<f64> = (0..m).map(|j| rank(j) / all).collect();
        let bond = |i: usize, j: usize| {
            0.1 * if rank(j) > 0.0 { stakes[i] * clip(i, j) / rank(j) } else { 0.0 } + 0.9 * old[i][j]
        };
        let column: Vec<f64> = (0..m).map(|j| (0..n).map(|i| bond(i, j)).sum()).collect();
        let part =
            |i: usize| (0..m).filter(|j| column[*j] > 0.0).map(|j| bond(i, j) / column[j] * incentives[j]).sum::<f64>();
        let paid: f64 = (0..n).map(part).sum();
        let dividends = (0..n).map(|i| part(i) / paid).collect();
        (incentives, dividends)
    }

    #[test]
    fn it_is_the_formulas_up_to_rounding() {
        for opinion in [Opinion::Close, Opinion::Any, Opinion::Same] {
            let dense = Dense::new(&Epoch::new(128, 24, opinion, 7));
            let settled = dense.settle();
            let (incentives, dividends) = by_definition(&dense);
            let near = |got: &[I32F32], want: &[f64]| {
                got.iter().zip(want).all(|(got, want)| (got.to_num::<f64>() - want).abs() < 1e-5)
            };
            assert!(near(&settled.incentives, &incentives));
            assert!(near(&settled.dividends, &dividends));
            assert!((incentives.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        }
    }
}
