//! Latent weight: that of people whose work counts already, and who have not come yet.
//!
//! A pool is linear in weight: what came in with `acc` at `since` and never was settled has earned
//! `weight * (acc - since)`, however many share in it. So a whole [manifest](crate::manifest) enters its pool as one
//! number. A leaf of weight `w` that joins takes `w * (acc - since)` with it and leaves `(weight - w) * (acc - since)`:
//! they sum to what there was, the equality of the [pool](crate::pool) holds, and the pool itself does not change. To
//! the planck it is as if everybody had been a member from the beginning.

use crate::{Error, Latent, Member, Pool};

impl Pool {
    /// Takes in `weight` as latent, from now on. O(1).
    ///
    /// Errors: [`Error::Unsettled`] when `latent` has weight already and there was income since it came: the new weight
    /// would share in it; [`Error::Overflow`] when all weight exceeds `u128`.
    pub fn admit(&mut self, latent: &mut Latent, weight: u128) -> Result<(), Error> {
        if latent.weight != 0 && latent.since != self.acc {
            return Err(Error::Unsettled);
        }
        let total = self.weight.checked_add(weight).ok_or(Error::Overflow)?;
        let more = latent.weight.checked_add(weight).ok_or(Error::Overflow)?;
        (self.weight, *latent) = (total, Latent { weight: more, since: self.acc });
        Ok(())
    }

    /// Makes `weight` of the latent `member`'s own, with what it earned; the pool does not change. O(1).
    ///
    /// Who is new becomes a member from when the latent came. Who is there already is settled first; weights, planck
    /// and fractions add up.
    ///
    /// Errors: [`Error::NotLatent`] when the latent has less, [`Error::Overflow`] in a pool that is not sound.
    pub fn reveal(&self, latent: &mut Latent, member: &mut Member, weight: u128) -> Result<(), Error> {
        let rest = without(latent, weight)?;
        let mut revealed = latent.member(weight);
        if member.weight != 0 || member.owed != 0 || member.frac != 0 {
            let mut settled = *member;
            self.settle(&mut settled)?;
            self.settle(&mut revealed)?;
            revealed = sum(settled, revealed).ok_or(Error::Overflow)?;
        }
        (*latent, *member) = (rest, revealed);
        Ok(())
    }

    /// Lets `weight` of the latent go; what it earned goes to the others, as fractions do when a member is removed, or
    /// waits in the carry while there are none. O(1).
    ///
    /// Errors: [`Error::NotLatent`] when the latent has less, [`Error::Overflow`] when there is nobody else and the
    /// carry, which has room for 2^64 planck, does not hold it.
    pub fn forfeit(&mut self, latent: &mut Latent, weight: u128) -> Result<(), Error> {
        let rest = without(latent, weight)?;
        let earned = self.earned(weight, latent.since).ok_or(Error::Overflow)?;
        let left = Self { weight: self.weight.checked_sub(weight).ok_or(Error::Overflow)?, ..*self };
        let (acc, carry) = left.give_back(earned)?;
        (*self, *latent) = (Self { acc, carry, ..left }, rest);
        Ok(())
    }

    /// What `weight` of the latent earned so far, in planck, rounded down. O(1).
    ///
    /// Errors: [`Error::NotLatent`] when the latent has less, [`Error::Overflow`] in a pool that is not sound.
    pub fn latent_claimable(&self, latent: &Latent, weight: u128) -> Result<u128, Error> {
        without(latent, weight)?;
        self.claimable(&latent.member(weight))
    }
}

/// The latent when `weight` of it has gone.
fn without(latent: &Latent, weight: u128) -> Result<Latent, Error> {
    Ok(Latent { weight: latent.weight.checked_sub(weight).ok_or(Error::NotLatent)?, ..*latent })
}

/// One member in place of two that are settled alike.
fn sum(one: Member, other: Member) -> Option<Member> {
    let (frac, carried) = one.frac.overflowing_add(other.frac);
    let owed = one.owed.checked_add(other.owed)?.checked_add(carried.into())?;
    Some(Member { weight: one.weight.checked_add(other.weight)?, acc_paid: one.acc_paid, owed, frac })
}
