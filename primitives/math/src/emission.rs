//! Emission: what an epoch creates, and for whom.

use crate::{Error, Perbill, U256, mul_div, royalty, share};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::traits::CheckedSub;

/// How an epoch's emission is divided.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct EmissionSplit {
    /// For assets, by score.
    pub assets: Perbill,
    /// For evaluators and those who stake to them, by stake times agreement.
    pub evaluators: Perbill,
    /// For the treasury.
    pub treasury: Perbill,
    /// For the authors of the epoch's blocks, in equal parts.
    pub authors: Perbill,
}

/// An epoch's emission, divided.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Pots {
    /// For assets, in planck.
    pub assets: u128,
    /// For evaluators and those who stake to them, in planck.
    pub evaluators: u128,
    /// For the treasury, in planck.
    pub treasury: u128,
    /// For the authors of the epoch's blocks, in planck.
    pub authors: u128,
}

impl EmissionSplit {
    /// Whether the parts sum to the whole.
    pub fn is_whole(&self) -> bool {
        royalty::sum([self.assets, self.evaluators, self.treasury, self.authors]) == Ok(Perbill::one())
    }

    /// Each part of `emission` planck, rounded down: at most three planck are left, which nobody creates. O(1).
    ///
    /// Errors: [`Error::OverWhole`] when the parts sum to more than the whole.
    pub fn divide(&self, emission: u128) -> Result<Pots, Error> {
        royalty::sum([self.assets, self.evaluators, self.treasury, self.authors])?;
        Ok(Pots {
            assets: share(emission, self.assets)?,
            evaluators: share(emission, self.evaluators)?,
            treasury: share(emission, self.treasury)?,
            authors: share(emission, self.authors)?,
        })
    }
}

/// The emission of the epoch after one that emitted `emission` planck: `floor(emission * (1 - decay))`. O(1).
pub fn decayed(emission: u128, decay: Perbill) -> Result<u128, Error> {
    share(emission, Perbill::one().checked_sub(&decay).ok_or(Error::OverWhole)?)
}

/// What an epoch of `blocks` blocks emits of `wanted` planck, where the epoch before it emitted `before` planck in
/// `ended` blocks and something was decided in between: a block at most twice and at least half of what it was. O(1).
///
/// An epoch that emits `little` planck is as good as none: so much it may emit whatever it was before, and who has no
/// more than twice as much may stop.
pub fn step(wanted: u128, blocks: u32, before: u128, ended: u32, little: u128) -> u128 {
    // At the pace of the ended epoch, times two: of 128 and 33 bits, so that nothing is cut off before the end.
    let twice = U256::from(before).saturating_mul(blocks.into()).saturating_mul(U256::from(2u8));
    let quarters = U256::from(ended.max(1)).saturating_mul(U256::from(4u8));
    let (half, rest) = twice.div_mod(quarters);
    let half = if rest.is_zero() { half } else { half.saturating_add(U256::one()) };
    let double = twice.checked_div(ended.max(1).into()).unwrap_or_default();
    let least = if half <= little.into() { U256::zero() } else { half };
    let most = double.max(little.into());
    U256::from(wanted).max(least).min(most).min(u128::MAX.into()).low_u128()
}

/// Instalment `index`, from 0, of `count` that `pot` planck are paid in: a difference of cumulative floors, so that all
/// of them together are the pot. O(1).
///
/// Errors: [`Error::Overflow`] when there are not so many.
pub fn instalment(pot: u128, index: u32, count: u32) -> Result<u128, Error> {
    let next = index.checked_add(1).filter(|next| *next <= count).ok_or(Error::Overflow)?;
    let upto = |n: u32| mul_div(pot, n, count);
    upto(next)?.checked_sub(upto(index)?).ok_or(Error::Overflow)
}

/// What becomes of a pot in an epoch, in planck.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Rollover {
    /// What the epoch pays.
    pub paid: u128,
    /// What waits for the epochs to come.
    pub left: u128,
}

impl Rollover {
    /// What an epoch pays of its own `pot` and of what is `waiting` from those before it: `pot + min(waiting, pot)`, or
    /// nothing when there is nothing to divide it by, `pays` then being false. At most `most` pots wait; what is more
    /// is never created. O(1).
    ///
    /// Errors: [`Error::Overflow`] when the sum does not fit.
    pub fn of(pot: u128, waiting: u128, most: u32, pays: bool) -> Result<Self, Error> {
        let (paid, left) = if pays {
            (pot.checked_add(waiting.min(pot)).ok_or(Error::Overflow)?, waiting.saturating_sub(pot))
        } else {
            (0, waiting.saturating_add(pot))
        };
        Ok(Self { paid, left: left.min(pot.saturating_mul(most.into())) })
    }
}
