//! A pot divided by scores, to the planck.
//!
//! Part `k` is `floor(pot * cum_k / total) - floor(pot * cum_(k-1) / total)`, where `cum_k` is the sum of the first `k`
//! scores: a difference of cumulative floors, so that the parts sum to the pot, exactly, and each is within one planck
//! of `pot * score_k / total`. A pot is divided once and for all, so that the floors never move afterwards.

use crate::{Error, U256, mul_div};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// How far the division of a pot has come. It may stop after any part and go on later.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Apportionment {
    /// What is divided, in planck.
    pub pot: u128,
    /// The sum of all scores.
    pub total: U256,
    /// The sum of the scores that had their parts.
    pub cum: U256,
    /// What these got, in planck: `floor(pot * cum / total)`.
    pub paid: u128,
}

impl Apportionment {
    /// `pot` planck to be divided by scores that sum to `total`.
    ///
    /// Errors: [`Error::NoScore`] when `total` is zero.
    pub fn new(pot: u128, total: U256) -> Result<Self, Error> {
        if total.is_zero() {
            return Err(Error::NoScore);
        }
        Ok(Self { pot, total, cum: U256::zero(), paid: 0 })
    }

    /// The part of the next score, in planck. O(1).
    ///
    /// Errors: [`Error::OverWhole`] when the scores come to more than their total.
    #[allow(clippy::should_implement_trait, reason = "it takes an argument")]
    pub fn next(&mut self, score: U256) -> Result<u128, Error> {
        let cum = self.cum.checked_add(score).filter(|cum| *cum <= self.total).ok_or(Error::OverWhole)?;
        let paid = mul_div(self.pot, cum, self.total)?;
        let part = paid.checked_sub(self.paid).ok_or(Error::Overflow)?;
        (self.cum, self.paid) = (cum, paid);
        Ok(part)
    }
}
