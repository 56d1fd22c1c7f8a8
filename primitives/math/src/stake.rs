//! Stake that counts.
//!
//! What counts for an epoch is what has been there since before the epoch began: the least that the stake was from the
//! epoch's boundary on. So stake that comes during an epoch counts from the next one on, and stake that goes stops
//! counting at once, for this epoch and for the one before, which is being revealed and settled.

use crate::{Error, Perbill, share};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The stake behind an evaluator, all in planck.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Backing {
    /// What is staked now.
    pub stake: u128,
    /// The epoch that the following two were brought up to.
    pub epoch: u32,
    /// What counts for `epoch`.
    pub current: u128,
    /// What counts for the epoch before `epoch`.
    pub previous: u128,
}

impl Backing {
    /// Brings it up to epoch `now`; `counting` tells whether the evaluator is registered, or else nothing counts for
    /// the epochs that begin. To be called before anything changes, the registration among it. O(1).
    ///
    /// Errors: [`Error::PastEpoch`] when it was brought up to a later epoch.
    pub fn roll(&mut self, now: u32, counting: bool) -> Result<(), Error> {
        let begins = if counting { self.stake } else { 0 };
        match now.checked_sub(self.epoch).ok_or(Error::PastEpoch)? {
            0 => return Ok(()),
            1 => self.previous = self.current,
            // Nothing has changed since the boundaries of both epochs.
            _ => self.previous = begins,
        }
        self.current = begins;
        self.epoch = now;
        Ok(())
    }

    /// Adds `amount` planck, which counts from the next epoch on. O(1).
    pub fn raise(&mut self, amount: u128) -> Result<(), Error> {
        self.stake = self.stake.checked_add(amount).ok_or(Error::Overflow)?;
        Ok(())
    }

    /// Takes `amount` planck away. Answers by how much that lowers what counts for `epoch` and what counts for the one
    /// before. O(1).
    ///
    /// Errors: [`Error::Overflow`] when that is more than is staked.
    pub fn lower(&mut self, amount: u128) -> Result<(u128, u128), Error> {
        let stake = self.stake.checked_sub(amount).ok_or(Error::Overflow)?;
        let fallen = (self.current.saturating_sub(stake), self.previous.saturating_sub(stake));
        (self.stake, self.current, self.previous) = (stake, self.current.min(stake), self.previous.min(stake));
        Ok(fallen)
    }
}

/// What `stake` counts for with so much of it the evaluator's `own`: at most `leverage` times that, in planck. Who has
/// little to lose has little to say, whoever stands behind it. O(1).
pub fn leveraged(stake: u128, own: u128, leverage: u32) -> u128 {
    stake.min(own.saturating_mul(leverage.into()))
}

/// What `stake` counts for when no evaluator may count for more than `cap` of the `total`, in planck:
/// `min(stake, floor(total * cap))`. O(1).
pub fn capped(stake: u128, total: u128, cap: Perbill) -> Result<u128, Error> {
    Ok(stake.min(share(total, cap)?))
}
