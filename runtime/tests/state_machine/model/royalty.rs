//! Royalty stacks by definition, in big integers.

use super::BILLION;
use num_bigint::BigUint;
use std::collections::BTreeMap;

/// An ancestor, its parts per billion of an asset's income, and its reach: of which its parts never fall short.
pub type Entry = (u32, u32, u32);

/// An asset that is cited: which, the rate granted, the reach that its terms ask for, its own ancestors.
pub type Cited = (u32, u32, u32, Vec<Entry>);

/// What `rate` gives each ancestor, in parts of a billion billions and without any rounding: its share of it, or its
/// reach if that is more.
fn parts(rate: u32, stack: &[Entry]) -> impl Iterator<Item = BigUint> {
    stack.iter().map(move |(_, share, reach)| {
        let part = BigUint::from(rate) * *share;
        part.max(BigUint::from(*reach) * BILLION)
    })
}

/// Whether `rate` leaves the asset cited its own `reach` when every ancestor has its part.
fn suffices(rate: u32, reach: u32, stack: &[Entry]) -> bool {
    parts(rate, stack).sum::<BigUint>() + BigUint::from(reach) * BILLION <= BigUint::from(rate) * BILLION
}

/// The least rate at which an asset can be cited that asks for `royalty` and `reach`; `None` if not even the whole
/// suffices.
///
/// What is left of a rate when everybody has its part is a concave function of the rate, made of straight pieces. So
/// Newton's steps from zero never go beyond its root, and arrive there.
pub fn least(royalty: u32, reach: u32, stack: &[Entry]) -> Option<u32> {
    let mut rate = 0;
    while !suffices(rate, reach, stack) {
        // Those whose share counts at this rate: the others' reaches do, whatever it is.
        let (shares, reaches): (Vec<_>, Vec<_>) =
            stack.iter().partition(|(_, share, reach)| BigUint::from(rate) * *share >= BigUint::from(*reach) * BILLION);
        let taken: BigUint = shares.iter().map(|(_, share, _)| BigUint::from(*share)).sum();
        let fixed: BigUint = reaches.iter().map(|(_, _, reach)| BigUint::from(*reach)).sum();
        let left = BigUint::from(BILLION) - taken;
        if left == BigUint::ZERO {
            return None;
        }
        let needed = (fixed + reach) * BILLION;
        let root = (needed + &left - 1u32) / left;
        rate = u32::try_from(root).ok().filter(|rate| *rate <= BILLION)?;
    }
    Some(rate.max(royalty))
}

/// The stack of an asset that cites these, each at a rate that suffices: every ancestor of each gets the part above,
/// rounded down, and the one cited what is left of the rate. Along several paths shares add up, and the highest reach
/// counts. Who gets nothing is not in it.
pub fn flatten(cited: &[Cited]) -> Vec<Entry> {
    let mut shares = BTreeMap::<u32, (BigUint, u32)>::new();
    let mut give = |id: u32, part: BigUint, reach: u32| {
        let (share, highest) = shares.entry(id).or_default();
        *share += part;
        *highest = reach.max(*highest);
    };
    for (id, rate, reach, stack) in cited {
        let mut rest = BigUint::from(*rate);
        for (part, (ancestor, _, asked)) in parts(*rate, stack).zip(stack) {
            let part = part / BILLION;
            rest -= &part;
            give(*ancestor, part, *asked);
        }
        give(*id, rest, *reach);
    }
    let entries = shares.into_iter().map(|(id, (share, reach))| (id, u32::try_from(share).expect("a share"), reach));
    entries.filter(|(_, share, _)| *share > 0).collect()
}
