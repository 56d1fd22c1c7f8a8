//! Two chambers: what token holders and contributors together make of a question.
//!
//! `approval = (1 - part) * ayes / (ayes + nays)` of the tokens `+ part * ayes / (ayes + nays)` of the contributors,
//! where `part = share * min(1, (ayes + nays) / (quorum * voices))`: the share of the contributors, as far as they turn
//! out. It is one quotient of integers, rounded down once.

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

/// What a chamber of contributors may say, and how many voices it takes for that.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Chamber {
    /// Its share of the say, when enough of it votes.
    pub share: Perbill,
    /// The part of [`Chamber::voices`] that is enough.
    pub quorum: Perbill,
    /// All the voices there are, whether they vote or not.
    pub voices: u128,
}

/// The approval, rounded down to a part per billion, when the contributors are a [`Chamber`].
///
/// Their share grows with those who vote, and is whole from the quorum on. If no contributor voted, the tokens decide
/// alone; a chamber of tokens in which nobody voted approves of nothing. More ayes never lower the approval, and more
/// nays never raise it.
///
/// O(1), exact. With `v` the voices that voted, the share that counts is `share * v / most` with
/// `most = max(quorum * voices, v)`, and the approval one fraction over `ayes-and-nays of the tokens * most`. The
/// largest product, of a sum, `most` in parts per billion, and a billion, has 129 + 159 + 30 bits.
pub fn approval(tokens: Ballots, contributors: Ballots, chamber: Chamber) -> Perbill {
    let [share, quorum] = [chamber.share, chamber.quorum].map(|part| U512::from(part.deconstruct().min(WHOLE)));
    let whole = U512::from(WHOLE);
    let one = |votes: U512| if votes.is_zero() { U512::one() } else { votes };
    let (all, voted) = (one(tokens.all()), contributors.all());
    let parts = quorum
        .checked_mul(chamber.voices.into())
        .zip(whole.checked_mul(voted))
        .map(|(enough, voted)| one(enough.max(voted)))
        .and_then(|most| {
            // What of `most` is the contributors': at most all of it, for the share is at most the whole.
            let theirs = share.checked_mul(voted)?;
            let of_tokens = most.checked_sub(theirs)?.checked_mul(tokens.ayes.into())?;
            let of_contributors = share.checked_mul(contributors.ayes.into())?.checked_mul(all)?;
            of_tokens.checked_add(of_contributors)?.checked_mul(whole)?.checked_div(all.checked_mul(most)?)
        })
        // Neither quotient exceeds one, so the sum does not exceed the whole.
        .map_or(0, |parts| parts.min(whole).low_u32());
    Perbill::from_parts(parts)
}
