//! The royalty stack: what every ancestor of an asset is due, flattened when the asset is registered.
//!
//! For a registrant that cites `u` at rate `r`, every ancestor `a` in the stack of `u` gets `max(floor(r * s(u, a)),
//! reach(a))`, where its reach is the least share of every descendant's income that it asked for when it was cited, and
//! `u` gets the rest of `r`. So the stack sums to the rates granted, exactly, and no chain of assets between two others
//! brings what the upper one asked for to nothing. An ancestor that is reached along several paths gets the sum over
//! them, and keeps the highest of its reaches.
//!
//! A rate suffices when what the ancestors get, before anything is rounded, leaves `u` its own reach: `sum of max(r *
//! s(u, a), reach(a)) + reach(u) <= r`. The left side grows no faster than `r`, because the shares of a stack sum to
//! one at most; so what suffices once suffices for every higher rate, and the least one is found by bisection.

use crate::{Error, Perbill, WHOLE, share};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use sp_arithmetic::traits::CheckedSub;

/// An ancestor in a stack: which, its share of the income, and its reach, of which a share never falls short.
pub type Entry<Id> = (Id, Perbill, Perbill);

/// A direct upstream asset as the registrant cites it.
#[derive(Clone, Copy, Debug)]
pub struct Citation<'a, Id> {
    /// The asset cited.
    pub asset: Id,
    /// The rate granted.
    pub rate: Perbill,
    /// The least share of every descendant's income that the asset cited asks for.
    pub reach: Perbill,
    /// The stack of the asset cited: its ancestors.
    pub stack: &'a [Entry<Id>],
}

/// The stack of an asset that cites `citations`, in order of id, each ancestor with a share once.
///
/// An ancestor whose share rounds to nothing has no entry: there is nothing that it could collect. O(n log n) in the
/// entries of all the stacks.
///
/// Errors: [`Error::OverWhole`] when the rates granted, or one of the stacks, sum to more than the whole;
/// [`Error::RateTooLow`] when a rate does not suffice for the reaches behind it; [`Error::StackTooLong`] when more than
/// `limit` ancestors with a share come together.
pub fn flatten<Id: Copy + Ord>(citations: &[Citation<'_, Id>], limit: u32) -> Result<Vec<Entry<Id>>, Error> {
    sum(citations.iter().map(|citation| citation.rate))?;
    let mut shares = BTreeMap::new();
    for citation in citations {
        sum(citation.stack.iter().map(|(_, share, _)| *share))?;
        if !suffices(citation.rate, citation.reach, citation.stack)? {
            return Err(Error::RateTooLow);
        }
        let mut rest = citation.rate;
        for (ancestor, inherited, reach) in citation.stack {
            // A product of two parts per billion rounds down to a part per billion.
            let part = share(citation.rate.deconstruct().into(), *inherited)?;
            let part = Perbill::from_parts(part.try_into().map_err(|_| Error::Overflow)?).max(*reach);
            rest = rest.checked_sub(&part).ok_or(Error::Overflow)?;
            add(&mut shares, *ancestor, part, *reach)?;
        }
        add(&mut shares, citation.asset, rest, citation.reach)?;
    }
    shares.retain(|_, (share, _): &mut (Perbill, Perbill)| !share.is_zero());
    if shares.len() > usize::try_from(limit).unwrap_or(usize::MAX) {
        return Err(Error::StackTooLong);
    }
    Ok(shares.into_iter().map(|(id, (share, reach))| (id, share, reach)).collect())
}

/// The least rate at which an asset may be cited whose own terms ask for `royalty` and `reach`, and whose ancestors are
/// `stack`; `None` when even the whole does not suffice. O(30 n).
///
/// Errors: [`Error::OverWhole`] when the stack sums to more than the whole.
pub fn least_rate<Id>(royalty: Perbill, reach: Perbill, stack: &[Entry<Id>]) -> Result<Option<Perbill>, Error> {
    sum(stack.iter().map(|(_, share, _)| *share))?;
    if !suffices(Perbill::one(), reach, stack)? {
        return Ok(None);
    }
    // Whatever is below `low` does not suffice; `high` does.
    let (mut low, mut high) = (0u32, WHOLE);
    while low < high {
        let middle = low.midpoint(high);
        match suffices(Perbill::from_parts(middle), reach, stack)? {
            true => high = middle,
            false => low = middle.saturating_add(1),
        }
    }
    Ok(Some(Perbill::from_parts(high).max(royalty)))
}

/// Whether `rate` leaves every ancestor in `stack` the higher of its share and its reach, and the asset cited `reach`:
/// exact, in parts of 10^18.
fn suffices<Id>(rate: Perbill, reach: Perbill, stack: &[Entry<Id>]) -> Result<bool, Error> {
    let rate = u128::from(rate.deconstruct());
    let whole = |part: Perbill| u128::from(part.deconstruct()).checked_mul(WHOLE.into());
    let asked = stack.iter().try_fold(whole(reach).ok_or(Error::Overflow)?, |asked, (_, share, reach)| {
        let part = rate.checked_mul(share.deconstruct().into())?;
        asked.checked_add(part.max(whole(*reach)?))
    });
    Ok(asked.ok_or(Error::Overflow)? <= rate.checked_mul(WHOLE.into()).ok_or(Error::Overflow)?)
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

fn add<Id: Ord>(
    shares: &mut BTreeMap<Id, (Perbill, Perbill)>,
    id: Id,
    part: Perbill,
    reach: Perbill,
) -> Result<(), Error> {
    let (share, highest) = shares.entry(id).or_default();
    *share = sum([*share, part])?;
    *highest = reach.max(*highest);
    Ok(())
}
