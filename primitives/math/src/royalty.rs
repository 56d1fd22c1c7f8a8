//! The royalty stack: what every ancestor of an asset is due, flattened when the asset is registered.
//!
//! For a registrant that cites `u` at rate `r`, every ancestor `a` in the stack of `u` gets `floor(r * s(u, a))` and `u` gets
//! the rest of `r`, so that the stack sums to the rates granted, exactly. An ancestor that is reached along several paths
//! gets the sum over them.

use crate::{Error, Perbill, WHOLE, share};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use sp_arithmetic::traits::CheckedSub;

/// A direct upstream asset as the registrant cites it.
#[derive(Clone, Copy, Debug)]
pub struct Citation<'a, Id> {
    /// The asset cited.
    pub asset: Id,
    /// The rate granted.
    pub rate: Perbill,
    /// The stack of the asset cited: its ancestors and their shares.
    pub stack: &'a [(Id, Perbill)],
}

/// The stack of an asset that cites `citations`, in order of id, each ancestor once.
///
/// An ancestor whose share rounds to nothing keeps its entry: a stack names all ancestors, or the call fails.
/// O(n log n) in the entries of all the stacks.
///
/// Errors: [`Error::OverWhole`] when the rates granted, or one of the stacks, sum to more than the whole;
/// [`Error::StackTooLong`] when more than `limit` ancestors come together.
pub fn flatten<Id: Copy + Ord>(citations: &[Citation<'_, Id>], limit: u32) -> Result<Vec<(Id, Perbill)>, Error> {
    sum(citations.iter().map(|citation| citation.rate))?;
    let mut shares = BTreeMap::new();
    for citation in citations {
        sum(citation.stack.iter().map(|(_, share)| *share))?;
        let mut rest = citation.rate;
        for (ancestor, inherited) in citation.stack {
            // A product of two parts per billion rounds down to a part per billion.
            let part = share(citation.rate.deconstruct().into(), *inherited)?;
            let part = Perbill::from_parts(part.try_into().map_err(|_| Error::Overflow)?);
            rest = rest.checked_sub(&part).ok_or(Error::Overflow)?;
            add(&mut shares, *ancestor, part)?;
        }
        add(&mut shares, citation.asset, rest)?;
    }
    if shares.len() > usize::try_from(limit).unwrap_or(usize::MAX) {
        return Err(Error::StackTooLong);
    }
    Ok(shares.into_iter().collect())
}

/// The sum of shares.
///
/// Errors: [`Error::OverWhole`] when it exceeds the whole.
pub fn sum(shares: impl IntoIterator<Item = Perbill>) -> Result<Perbill, Error> {
    // `Perbill`'s own sums cap at the whole, so the parts are summed.
    shares
        .into_iter()
        .try_fold(0u32, |sum, share| sum.checked_add(share.deconstruct()).filter(|sum| *sum <= WHOLE))
        .map(Perbill::from_parts)
        .ok_or(Error::OverWhole)
}

fn add<Id: Ord>(shares: &mut BTreeMap<Id, Perbill>, id: Id, part: Perbill) -> Result<(), Error> {
    let share = shares.entry(id).or_default();
    *share = sum([*share, part])?;
    Ok(())
}
