//! An asset that is about to cite others.

use tributary_math::{
    Error, Perbill,
    royalty::{Citation, Entry, flatten},
};

/// The most ancestors that an asset may have.
const LIMIT: u32 = 32;

/// Assets to be cited that all descend from the same ancestors.
pub struct Lineage {
    rate: Perbill,
    stacks: Vec<Vec<Entry<u32>>>,
}

impl Lineage {
    /// `cited` assets with `ancestors`, with whom all of them share their income equally.
    pub fn new(cited: u32, ancestors: u32) -> Self {
        let share = Perbill::from_parts(800_000_000 / ancestors);
        let stack = || (0..ancestors).map(|ancestor| (ancestor, share, Perbill::zero())).collect();
        Self { rate: Perbill::from_parts(800_000_000 / cited), stacks: (0..cited).map(|_| stack()).collect() }
    }

    /// How many entries come together.
    pub fn entries(&self) -> u64 {
        self.stacks.iter().map(|stack| stack.len() as u64 + 1).sum()
    }

    /// The royalty stack of the asset that cites them.
    pub fn flatten(&self) -> Result<Vec<Entry<u32>>, Error> {
        let citations: Vec<_> = (LIMIT..)
            .zip(&self.stacks)
            .map(|(asset, stack)| Citation { asset, rate: self.rate, reach: Perbill::zero(), stack })
            .collect();
        flatten(&citations, LIMIT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stack_names_everybody() {
        let lineage = Lineage::new(8, 24);
        assert_eq!(lineage.entries(), 200);
        assert_eq!(lineage.flatten().map(|stack| stack.len()), Ok(32));
    }
}
