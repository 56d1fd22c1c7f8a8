//! Sums of stake times score, without a multiplication of more than 64 bits.
//!
//! Each stake is cut once into limbs so narrow that a limb times a score, summed over a whole column, stays within 64
//! bits. A column is summed limb by limb, and only the sums are put together. Scores are multiplied in the innermost
//! loop of a settlement, so this does not go through [`mul_div`](crate::mul_div) or 256 bits.

use super::{Stake, columns::Entry};
use crate::{Error, U256};
use alloc::vec::Vec;

/// The bits of a limb when stakes take two: such a limb times a score, summed over 256 entries, has 64 bits.
const WIDE: u32 = 40;
/// The most entries of a column for which that holds.
const WIDE_ENTRIES: usize = 256;
/// The bits of a limb when stakes take four. No entry adds 2^48, and there are at most 2^16: no sum overflows.
const NARROW: u32 = 32;

/// The stakes of all evaluators in limbs, the lowest first.
pub(super) enum Limbs {
    /// Two limbs of 40 bits.
    Two(Vec<[u64; 2]>),
    /// Four limbs of 32 bits.
    Four(Vec<[u64; 4]>),
}

impl Limbs {
    /// What the cap lets count of the `stakes`, which sum to `total`, for columns of no more than `entries`.
    pub(super) fn cut(stakes: &[Stake], total: Stake, entries: usize) -> Self {
        // Whoever owns less than 2^80 planck, a thousand times what there may ever be, needs two limbs.
        if entries <= WIDE_ENTRIES && total.capped >> WIDE >> WIDE == 0 {
            Self::Two(cut(stakes, WIDE))
        } else {
            Self::Four(cut(stakes, NARROW))
        }
    }

    /// The sum of `stake * min(score, consensus)`; what each evaluator shares is raised by its lesser. O(entries).
    ///
    /// Errors: [`Error::UnknownEvaluator`] when an entry is of somebody without stake.
    pub(super) fn clipped_sum(&self, column: &[Entry], consensus: u16, shared: &mut [u32]) -> Result<U256, Error> {
        match self {
            Self::Two(limbs) => {
                let [low, high] = sums(column, limbs, consensus, shared)?.map(u128::from);
                Ok(U256::from(low.wrapping_add(high << WIDE)))
            }
            Self::Four(limbs) => {
                let [a, b, c, d] = sums(column, limbs, consensus, shared)?.map(u128::from);
                let low = U256::from(a.wrapping_add(b << NARROW));
                let high = U256::from(c.wrapping_add(d << NARROW));
                let high = high.checked_mul(U256::from(1u128 << NARROW << NARROW));
                high.and_then(|high| high.checked_add(low)).ok_or(Error::Overflow)
            }
        }
    }
}

/// The stakes in `N` limbs of so many bits.
fn cut<const N: usize>(stakes: &[Stake], bits: u32) -> Vec<[u64; N]> {
    let limbs = stakes.iter().map(|stake| {
        let mut left = stake.capped;
        core::array::from_fn(|_| {
            let limb = left & 1u128.wrapping_shl(bits).wrapping_sub(1);
            left = left.wrapping_shr(bits);
            limb as u64
        })
    });
    limbs.collect()
}

/// The sum of `stake * min(score, consensus)`, limb by limb of the stakes.
fn sums<const N: usize>(
    column: &[Entry],
    limbs: &[[u64; N]],
    consensus: u16,
    shared: &mut [u32],
) -> Result<[u64; N], Error> {
    let mut sums = [0u64; N];
    for entry in column {
        let (at, lesser) = (entry.evaluator(), entry.score().min(consensus));
        let (limbs, shared) = limbs.get(at).zip(shared.get_mut(at)).ok_or(Error::UnknownEvaluator)?;
        *shared = shared.wrapping_add(lesser.into());
        for (sum, limb) in sums.iter_mut().zip(limbs) {
            *sum = sum.wrapping_add(limb.wrapping_mul(lesser.into()));
        }
    }
    Ok(sums)
}
