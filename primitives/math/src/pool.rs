//! A pool: divides income among weighted members, lazily and exactly.
//!
//! The method is the accumulator of income per unit of weight that staking contracts use (B. Batog, L. Boca, N.
//! Johnson, "Scalable Reward Distribution on the Ethereum Blockchain", 2018), with the two remainders kept that such
//! contracts drop: the pool's remainder of the division by its weight (`carry`) and the member's of the division by the
//! scale (`frac`). With them
//!
//! ```text
//! sum(owed * 2^64 + frac + weight * (acc - acc_paid)) + carry == (inflow - paid) * 2^64
//! ```
//!
//! holds as an equality after every operation, sums running over the members. [Latent](crate::latent) weight counts as
//! members that are owed nothing yet.
//!
//! Range: with inflow below 2^128 in all, the equality keeps each product below 2^192. So stays `acc`, but for what is
//! divided again: the fractions of members that left, and what latent weight earned that left. Every step is checked
//! all the same.

use crate::{Error, U256};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Fractional bits of the accumulator: the scale is 2^64.
pub const SCALE_BITS: u32 = 64;

/// What a pool knows of all its members together.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Pool {
    /// The sum of the members' weights.
    pub weight: u128,
    /// Income per unit of weight since the beginning, in planck times 2^64.
    pub acc: U256,
    /// What no unit of weight could be given yet, in planck times 2^64.
    pub carry: u128,
    /// Everything that ever came in, in planck.
    pub inflow: u128,
    /// Everything that was ever paid out, in planck.
    pub paid: u128,
}

/// What a pool knows of one member.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Member {
    /// What the member counts for.
    pub weight: u128,
    /// The pool's `acc` up to which `owed` and `frac` are reckoned.
    pub acc_paid: U256,
    /// Planck that the member may claim.
    pub owed: u128,
    /// What the member has beyond `owed`, in planck times 2^64: less than one planck.
    pub frac: u64,
}

/// Weight of a pool that belongs to nobody in particular yet: see [`latent`](crate::latent).
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Latent {
    /// What all those count for who have not come yet.
    pub weight: u128,
    /// The pool's `acc` since which they do.
    pub since: U256,
}

impl Latent {
    /// A member who has `weight` of this and was there from the beginning.
    pub(crate) fn member(&self, weight: u128) -> Member {
        Member { weight, acc_paid: self.since, owed: 0, frac: 0 }
    }
}

impl Pool {
    /// Takes in `amount` planck. O(1).
    ///
    /// Errors: [`Error::EmptyPool`] without weight, [`Error::Overflow`] when all inflow exceeds `u128`.
    pub fn deposit(&mut self, amount: u128) -> Result<(), Error> {
        let inflow = self.inflow.checked_add(amount).ok_or(Error::Overflow)?;
        let (acc, carry) = self.divide(scaled(amount).checked_add(self.carry.into()))?;
        (self.acc, self.carry, self.inflow) = (acc, carry, inflow);
        Ok(())
    }

    /// Takes in `amount` planck for `member` alone, whatever its weight. O(1).
    ///
    /// Errors: [`Error::Overflow`] when all inflow exceeds `u128`.
    pub fn credit(&mut self, member: &mut Member, amount: u128) -> Result<(), Error> {
        let inflow = self.inflow.checked_add(amount).ok_or(Error::Overflow)?;
        let mut settled = *member;
        self.settle(&mut settled)?;
        settled.owed = settled.owed.checked_add(amount).ok_or(Error::Overflow)?;
        (self.inflow, *member) = (inflow, settled);
        Ok(())
    }

    /// Brings the member's `owed` up to the pool's `acc`. O(1).
    pub fn settle(&self, member: &mut Member) -> Result<(), Error> {
        let due = self
            .earned(member.weight, member.acc_paid)
            .and_then(|due| due.checked_add(member.frac.into()))
            .ok_or(Error::Overflow)?;
        member.owed = member.owed.checked_add(whole(due)?).ok_or(Error::Overflow)?;
        member.frac = due.low_u64();
        member.acc_paid = self.acc;
        Ok(())
    }

    /// What `member` could claim now, in planck. O(1).
    pub fn claimable(&self, member: &Member) -> Result<u128, Error> {
        let mut settled = *member;
        self.settle(&mut settled)?;
        Ok(settled.owed)
    }

    /// Gives `member` another weight from now on; what it earned so far stays its own. O(1).
    pub fn set_weight(&mut self, member: &mut Member, weight: u128) -> Result<(), Error> {
        let total = self
            .weight
            .checked_sub(member.weight)
            .and_then(|others| others.checked_add(weight))
            .ok_or(Error::Overflow)?;
        self.settle(member)?;
        (self.weight, member.weight) = (total, weight);
        Ok(())
    }

    /// Pays the member all that it is owed, and returns that amount in planck. O(1).
    pub fn claim(&mut self, member: &mut Member) -> Result<u128, Error> {
        let mut settled = *member;
        self.settle(&mut settled)?;
        let amount = core::mem::take(&mut settled.owed);
        self.paid = self.paid.checked_add(amount).ok_or(Error::Overflow)?;
        *member = settled;
        Ok(amount)
    }

    /// Lets a member go that has no weight and is owed no whole planck; its fraction of a planck goes to the others.
    /// O(1).
    ///
    /// Errors: [`Error::StillOwed`] when it has weight or is owed something.
    pub fn remove(&mut self, member: Member) -> Result<(), Error> {
        if member.weight != 0 || member.owed != 0 {
            return Err(Error::StillOwed);
        }
        (self.acc, self.carry) = self.give_back(member.frac.into())?;
        Ok(())
    }

    /// Whether the equality of the module's head holds for exactly these members and this latent weight, and all
    /// weights sum to the pool's.
    ///
    /// O(members + latents): for `try_state` and tests.
    pub fn balances<'a>(
        &self,
        members: impl IntoIterator<Item = &'a Member>,
        latents: impl IntoIterator<Item = &'a Latent>,
    ) -> bool {
        let mut weight = 0u128;
        let mut held = U256::from(self.carry);
        let latents = latents.into_iter().map(|latent| latent.member(latent.weight));
        for member in members.into_iter().copied().chain(latents) {
            let Some(sum) = weight.checked_add(member.weight) else { return false };
            weight = sum;
            let Some(sum) = self
                .earned(member.weight, member.acc_paid)
                .and_then(|pending| held.checked_add(pending))
                .and_then(|held| held.checked_add(scaled(member.owed)))
                .and_then(|held| held.checked_add(member.frac.into()))
            else {
                return false;
            };
            held = sum;
        }
        let kept = self.inflow.checked_sub(self.paid).map(scaled);
        weight == self.weight && kept == Some(held)
    }

    /// What `weight` earned since the pool's `acc` was `since`, in planck times 2^64.
    pub(crate) fn earned(&self, weight: u128, since: U256) -> Option<U256> {
        self.acc.checked_sub(since)?.checked_mul(weight.into())
    }

    /// `acc` and `carry` after `scaled` has gone to whoever has weight. While nobody has, it waits in the carry.
    pub(crate) fn give_back(&self, scaled: U256) -> Result<(U256, u128), Error> {
        let left = U256::from(self.carry).checked_add(scaled);
        if self.weight == 0 {
            Ok((self.acc, left.and_then(|left| left.try_into().ok()).ok_or(Error::Overflow)?))
        } else {
            self.divide(left)
        }
    }

    /// `acc` and `carry` after `scaled` has been divided by the weight.
    fn divide(&self, scaled: Option<U256>) -> Result<(U256, u128), Error> {
        let scaled = scaled.ok_or(Error::Overflow)?;
        let weight = U256::from(self.weight);
        let share = scaled.checked_div(weight).ok_or(Error::EmptyPool)?;
        let carry = scaled.checked_rem(weight).and_then(|rest| rest.try_into().ok()).ok_or(Error::EmptyPool)?;
        Ok((self.acc.checked_add(share).ok_or(Error::Overflow)?, carry))
    }
}

/// `planck` in planck times 2^64.
#[allow(clippy::arithmetic_side_effects, reason = "128 bits moved up by 64 are within 256")]
fn scaled(planck: u128) -> U256 {
    U256::from(planck) << SCALE_BITS
}

/// The whole planck in `scaled`.
#[allow(clippy::arithmetic_side_effects, reason = "every number can be moved down by 64 bits")]
fn whole(scaled: U256) -> Result<u128, Error> {
    u128::try_from(scaled >> SCALE_BITS).map_err(|_| Error::Overflow)
}
