//! Which leaves of a manifest have joined, and which have left: 1,024 of them to a page of bits.

use crate::{Config, Joined, Left, Manifest, Pallet};
use alloc::vec::Vec;
use tributary_primitives::ContributionId;

/// The leaves of a page.
pub const LEAVES_A_PAGE: u32 = 1_024;

/// The most pages that a call removes.
pub const PAGES_AT_ONCE: u32 = 16;

/// A page: the leaf at `index` is bit `index % 8`, the lowest first, of byte `index % 1,024 / 8`.
pub type Bits = [u8; 128];

/// A page of which no bit is set.
pub(crate) const BLANK: Bits = [0; 128];

/// The page that the leaf at `index` is on.
pub(crate) const fn page_of(index: u32) -> u32 {
    index.wrapping_div(LEAVES_A_PAGE)
}

/// Whether the bit of the leaf at `index` is set on its page.
pub(crate) fn has(bits: &Bits, index: u32) -> bool {
    let (place, bit) = place(index);
    bits.get(place).is_some_and(|byte| byte & bit != 0)
}

/// Sets the bit of the leaf at `index` on its page.
pub(crate) fn set(bits: &mut Bits, index: u32) {
    let (place, bit) = place(index);
    if let Some(byte) = bits.get_mut(place) {
        *byte |= bit;
    }
}

/// The byte of a page in which the leaf at `index` has its bit, and that bit.
const fn place(index: u32) -> (usize, u8) {
    let byte = index.wrapping_rem(LEAVES_A_PAGE).wrapping_div(u8::BITS);
    (byte as usize, 1u8.wrapping_shl(index))
}

impl<T: Config> Pallet<T> {
    /// Removes pages of a manifest, at most [`PAGES_AT_ONCE`]. Answers how many it removed, and whether none is left.
    ///
    /// It goes on where the manifest says that an earlier call stopped: whoever looked for the first page again would
    /// walk over all that were removed in the same block.
    pub(crate) fn clear_pages(id: ContributionId, manifest: &mut Manifest) -> (u32, bool) {
        let mut left = match manifest.cleared {
            Some(page) => Joined::<T>::iter_key_prefix_from(id, Joined::<T>::hashed_key_for(id, page)),
            None => Joined::<T>::iter_key_prefix(id),
        };
        let pages: Vec<u32> = left.by_ref().take(PAGES_AT_ONCE as usize).collect();
        let done = pages.len() < PAGES_AT_ONCE as usize || left.next().is_none();
        for &page in &pages {
            Joined::<T>::remove(id, page);
            Left::<T>::remove(id, page);
        }
        manifest.cleared = pages.last().copied().or(manifest.cleared);
        (pages.len() as u32, done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_leaf_has_a_bit_of_its_own() {
        let mut bits = BLANK;
        for index in 0..LEAVES_A_PAGE {
            assert!(!has(&bits, index), "{index}");
            set(&mut bits, index);
            assert!(has(&bits, index), "{index}");
            assert!(has(&bits, LEAVES_A_PAGE + index), "the same place of the next page");
        }
        assert_eq!(bits, [u8::MAX; 128]);
    }

    #[test]
    fn the_lowest_bit_is_the_first_leaf() {
        for (index, byte, value) in [(0, 0, 1), (7, 0, 128), (8, 1, 1), (1_023, 127, 128), (1_024, 0, 1)] {
            let mut bits = BLANK;
            set(&mut bits, index);
            assert_eq!(bits[byte], value, "{index}");
        }
        assert_eq!([0, 1_023, 1_024, u32::MAX].map(page_of), [0, 0, 1, 4_194_303]);
    }
}
