//! Lineages, their royalty stacks by the definition, and the flow of income that the stacks stand for.

use super::BILLION;
use num_bigint::BigUint;
use std::collections::{BTreeMap, BTreeSet};

/// Shares and reaches in parts per billion, by ancestor.
pub type Stack = BTreeMap<u32, (BigUint, u32)>;

/// An asset as it is cited: its id, the rate granted, the reach that it asks for, its stack.
pub type Cited<'a> = (u32, u32, u32, &'a Stack);

/// The definition: of the rate `r` granted to `u`, every ancestor of `u` gets `floor(r * s(u, a))`, or its reach if that is more,
/// and `u` the rest. `None` when a rate does not suffice, with no rounding at all.
pub fn flatten<'a>(citations: impl IntoIterator<Item = Cited<'a>>) -> Option<Stack> {
    let mut shares = Stack::new();
    let mut give = |ancestor: u32, part: BigUint, reach: u32| {
        let entry = shares.entry(ancestor).or_default();
        entry.0 += part;
        entry.1 = entry.1.max(reach);
    };
    for (cited, rate, reach, stack) in citations {
        // In parts of a billion billions.
        let exact: BigUint =
            stack.values().map(|(share, reach)| (share * rate).max(BigUint::from(*reach) * BILLION)).sum();
        if exact + BigUint::from(reach) * BILLION > BigUint::from(rate) * BILLION {
            return None;
        }
        let mut rest = BigUint::from(rate);
        for (ancestor, (share, reach)) in stack {
            let part = (share * rate / BILLION).max((*reach).into());
            rest -= &part;
            give(*ancestor, part, *reach);
        }
        give(cited, rest, reach);
    }
    shares.retain(|_, (share, _)| *share != BigUint::ZERO);
    Some(shares)
}

/// An asset in a lineage.
pub struct Asset {
    /// What it was built from, and the rates that it granted in parts per billion.
    pub upstream: Vec<(u32, u32)>,
    /// Its stack by the definition.
    pub stack: Stack,
    /// By how many parts per billion, over all its entries together, the stack may differ from the flow.
    ///
    /// Every entry of a cited stack is rounded down once, and what that takes from the ancestors goes to the asset
    /// cited: two parts at most. The differences in a cited stack itself come in at the rate granted.
    pub slack: BigUint,
}

/// Assets in order of id.
#[derive(Default)]
pub struct Lineage {
    /// The assets.
    pub assets: Vec<Asset>,
}

impl Lineage {
    /// Adds an asset.
    pub fn push(&mut self, upstream: Vec<(u32, u32)>) {
        let cited = |id: u32| &self.assets[id as usize];
        let stack = flatten(upstream.iter().map(|&(id, rate)| (id, rate, 0, &cited(id).stack)));
        let stack = stack.expect("nobody asks for a reach");
        let inherited: BigUint = upstream.iter().map(|&(id, rate)| &cited(id).slack * rate).sum();
        let rounded: usize = upstream.iter().map(|&(id, _)| 2 * cited(id).stack.len()).sum();
        let slack = (inherited + (BILLION - 1)) / BILLION + rounded;
        self.assets.push(Asset { upstream, stack, slack });
    }

    /// All that `id` descends from, by searching the graph.
    pub fn ancestors(&self, id: u32) -> BTreeSet<u32> {
        let mut found = BTreeSet::new();
        let mut next = vec![id];
        while let Some(id) = next.pop() {
            next.extend(self.assets[id as usize].upstream.iter().map(|(up, _)| *up).filter(|up| found.insert(*up)));
        }
        found
    }

    /// What each asset keeps of the income of `id` when each hands on the exact rates that it granted, and the income
    /// in the same unit, in which no division leaves a remainder.
    pub fn flow(&self, id: u32) -> (BTreeMap<u32, BigUint>, BigUint) {
        let income = BigUint::from(BILLION).pow(id + 2);
        let mut arriving = BTreeMap::from([(id, income.clone())]);
        let mut kept = BTreeMap::new();
        // Upstream ids are smaller, so all that an asset gets has arrived when its turn comes.
        while let Some((id, income)) = arriving.pop_last() {
            let mut rest = income.clone();
            for (up, rate) in &self.assets[id as usize].upstream {
                let part = &income * *rate;
                assert_eq!(&part % BILLION, BigUint::ZERO, "no path is that long");
                let part = part / BILLION;
                rest -= &part;
                *arriving.entry(*up).or_default() += part;
            }
            kept.insert(id, rest);
        }
        (kept, income)
    }
}
