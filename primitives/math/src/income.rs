//! Which part of an asset's income belongs to whom.
//!
//! Every entitlement is a floor of a total that only grows, so it only grows itself and no planck is lost to rounding:
//! what the floors leave is at most 34 planck at any time (one for each of 32 ancestors, two among the three classes),
//! and becomes somebody's as the totals grow. A share is never a difference of two floors, which could shrink.

use crate::{Error, Perbill, closed_set, royalty, share};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::traits::CheckedSub;

/// What a contribution consists of.
#[derive(
    Clone,
    Copy,
    Debug,
    Decode,
    DecodeWithMemTracking,
    Encode,
    Eq,
    Hash,
    MaxEncodedLen,
    Ord,
    PartialEq,
    PartialOrd,
    TypeInfo,
)]
pub enum Class {
    /// Data; units are records.
    Data,
    /// Compute; units are GPU-seconds.
    Compute,
}

closed_set!(Class: Data, Compute);

/// How the part of its income that is an asset's own is divided.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Split {
    /// The steward's part.
    pub steward: Perbill,
    /// The part of those who contributed data.
    pub data: Perbill,
    /// The part of those who contributed compute.
    pub compute: Perbill,
}

impl Split {
    /// The part of those who contributed work of this class.
    pub const fn of(&self, class: Class) -> Perbill {
        match class {
            Class::Data => self.data,
            Class::Compute => self.compute,
        }
    }

    /// Whether the parts sum to the whole.
    pub fn is_whole(&self) -> bool {
        // Taken apart, so that the compiler misses a part that nobody sums.
        let Self { steward, data, compute } = *self;
        royalty::sum([steward, data, compute]) == Ok(Perbill::one())
    }

    /// The split in force when only the classes that `has_weight` answers for have weight: an empty class passes its
    /// part to the other, and to the steward if both are empty. The sum stays what it was.
    ///
    /// Errors: [`Error::OverWhole`] when the parts do not fit together.
    pub fn in_force(self, has_weight: impl FnMut(Class) -> bool) -> Result<Self, Error> {
        let Self { steward, data, compute } = self;
        let none = Perbill::zero();
        let both = royalty::sum([data, compute])?;
        let all = royalty::sum([steward, both])?;
        let [has_data, has_compute] = Class::ALL.map(has_weight);
        Ok(match (has_data, has_compute) {
            (true, true) => self,
            (true, false) => Self { steward, data: both, compute: none },
            (false, true) => Self { steward, data: none, compute: both },
            (false, false) => Self { steward: all, data: none, compute: none },
        })
    }
}

/// The running totals that an asset's entitlements are floors of.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Income {
    /// Everything that the asset ever received, but for royalties, in planck. Ancestors share in it.
    pub lifetime: u128,
    /// Everything that was ever collected from descendants, in planck. The descendant's stack had every ancestor in it
    /// already, so this is the asset's own alone.
    pub royalties: u128,
}

impl Income {
    /// Takes in `amount` planck in which the ancestors share. O(1).
    ///
    /// Errors: [`Error::Overflow`] when both totals together would exceed `u128`: nobody could claim any of it any
    /// more.
    pub fn receive(&mut self, amount: u128) -> Result<(), Error> {
        self.lifetime = self.raised(self.lifetime, amount)?;
        Ok(())
    }

    /// Takes in `amount` planck that was collected from a descendant. O(1).
    ///
    /// Errors: as for [`receive`](Self::receive).
    pub fn collect(&mut self, amount: u128) -> Result<(), Error> {
        self.royalties = self.raised(self.royalties, amount)?;
        Ok(())
    }

    /// What an ancestor that is due `part` of the asset's income is entitled to since the beginning, in planck.
    pub fn of_ancestor(&self, part: Perbill) -> Result<u128, Error> {
        share(self.lifetime, part)
    }

    /// What is the asset's own since the beginning, in planck, when its ancestors hold `granted` together.
    pub fn own(&self, granted: Perbill) -> Result<u128, Error> {
        let kept = Perbill::one().checked_sub(&granted).ok_or(Error::OverWhole)?;
        share(self.lifetime, kept)?.checked_add(self.royalties).ok_or(Error::Overflow)
    }

    /// What a class with `part` of the split is entitled to since the beginning, in planck.
    pub fn of_class(&self, granted: Perbill, part: Perbill) -> Result<u128, Error> {
        share(self.own(granted)?, part)
    }

    /// `total`, which is one of the two, with `amount` more. Entitlements are reckoned from their sum, so that must
    /// fit.
    fn raised(&self, total: u128, amount: u128) -> Result<u128, Error> {
        let sum = self.lifetime.checked_add(self.royalties).and_then(|sum| sum.checked_add(amount));
        sum.and_then(|_| total.checked_add(amount)).ok_or(Error::Overflow)
    }
}
