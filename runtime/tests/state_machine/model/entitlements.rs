//! What an asset owes to whom: every entitlement is reckoned from what came in since the beginning.

use super::{BILLION, Who, assets::Asset, share};
use num_bigint::BigUint;

impl Asset {
    /// What is its own since the beginning.
    fn own(&self) -> BigUint {
        let granted: u32 = self.stack.iter().map(|(_, parts, _)| parts).sum();
        share(&self.lifetime, BILLION - granted) + &self.royalties
    }

    /// What a class is entitled to since the beginning; nothing before publication.
    pub(super) fn class(&self, class: usize) -> BigUint {
        if self.is_public() { share(&self.own(), self.split[class]) } else { BigUint::ZERO }
    }

    /// What a member of a class is entitled to since the beginning.
    fn member(&self, class: usize, who: Who) -> BigUint {
        if class == 0 {
            let former = self.former.get(&who).cloned().unwrap_or_default();
            return if who == self.steward { former + self.class(0) - &self.mark } else { former };
        }
        let weight = self.weights[class - 1].get(&who).copied().unwrap_or_default();
        self.of_weight(class, weight)
    }

    /// What so much weight in a class of contributions is entitled to, counted since the beginning.
    pub(super) fn of_weight(&self, class: usize, weight: u128) -> BigUint {
        if weight == 0 {
            return BigUint::ZERO;
        }
        // The pool's definition: what a unit of weight is given has 64 fractional bits.
        let unit = (self.class(class) << 64u32) / self.total(class - 1);
        (unit * weight) >> 64u32
    }

    /// What all work of a class weighs.
    pub(super) fn total(&self, class: usize) -> u128 {
        self.weights[class].values().chain(self.latents[class].values()).sum()
    }

    /// Whether a leaf of a manifest has not joined.
    pub(super) fn is_latent(&self) -> bool {
        self.latents.iter().any(|leaves| !leaves.is_empty())
    }

    pub(super) fn owed(&self, class: usize, who: Who) -> BigUint {
        self.member(class, who) - self.paid.get(&(class, who)).cloned().unwrap_or_default()
    }

    pub(super) fn is_member(&self, class: usize, who: Who) -> bool {
        match class {
            0 => who == self.steward || self.owed(0, who) > BigUint::ZERO,
            _ => self.weights[class - 1].contains_key(&who),
        }
    }

    /// Whether anybody's work counts in it.
    pub(super) fn has_contributors(&self) -> bool {
        (0..2).any(|class| self.total(class) > 0)
    }

    /// What an ancestor could collect from it; none if it is no ancestor with a share.
    pub(super) fn uncollected(&self, ancestor: usize) -> Option<BigUint> {
        let (_, parts, _) = self.stack.iter().find(|(id, ..)| *id as usize == ancestor)?;
        let collected = self.collected.get(&ancestor).cloned().unwrap_or_default();
        Some(if self.is_public() { share(&self.lifetime, *parts) - collected } else { BigUint::ZERO })
    }
}
