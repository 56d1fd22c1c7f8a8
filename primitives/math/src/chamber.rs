//! Two chambers: what token holders and contributors together make of a question.
//!
//! `approval = (1 - share) * ayes / (ayes + nays)` of the tokens `+ share * ayes / (ayes + nays)` of the contributors.
//! It is one quotient of integers, rounded down once.

use crate::{Perbill, WHOLE};
use primitive_types::U512;

/// The votes of one chamber.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Ballots {
    /// For it.
    pub ayes: u128,
    /// Against it.
    pub nays: u128,
}

impl Ballots {
    fn all(self) -> U512 {
        // Two numbers of 128 bits.
        U512::from(self.ayes).saturating_add(self.nays.into())
    }
}

/// The approval, rounded down to a part per billion, when the contributors have `share` of the say.
///
/// If no contributor voted, the tokens decide alone; a chamber of tokens in which nobody voted approves of nothing.
/// More ayes never lower the approval, and more nays never raise it, once a chamber has voted. O(1), exact: the largest
/// product, of two sums and a share, has 129 + 129 + 30 bits.
pub fn approval(tokens: Ballots, contributors: Ballots, share: Perbill) -> Perbill {
    let share = match contributors.all().is_zero() {
        true => 0,
        false => share.deconstruct().min(WHOLE),
    };
    let one = |votes: U512| if votes.is_zero() { U512::one() } else { votes };
    let (all, theirs) = (one(tokens.all()), one(contributors.all()));
    let of = |weight: u32, ayes: u128, other: U512| {
        U512::from(ayes).checked_mul(other).and_then(|product| product.checked_mul(weight.into()))
    };
    let parts = of(WHOLE.saturating_sub(share), tokens.ayes, theirs)
        .zip(of(share, contributors.ayes, all))
        .and_then(|(tokens, contributors)| tokens.checked_add(contributors))
        .zip(all.checked_mul(theirs))
        .and_then(|(numerator, denominator)| numerator.checked_div(denominator))
        // Neither quotient exceeds one, so the sum does not exceed the whole.
        .map_or(0, |parts| parts.min(WHOLE.into()).low_u32());
    Perbill::from_parts(parts)
}
