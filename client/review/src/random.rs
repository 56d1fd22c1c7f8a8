//! Chance that anybody can repeat: the n-th permutation of a seed is the same whoever draws it, and whatever was drawn
//! before.

use blake2::{Blake2b, Digest, digest::consts::U32};
use rand_chacha::{
    ChaCha20Rng,
    rand_core::{RngCore, SeedableRng},
};

/// What a seed is hashed with.
const TAG: &[u8] = b"tributary/review\0";

/// The stream of this number: ChaCha with twenty rounds, its key the BLAKE2b-256 of [`TAG`] and the seed (eight bytes,
/// little-endian), its nonce the number.
fn stream(seed: u64, number: u64) -> ChaCha20Rng {
    let key = Blake2b::<U32>::new().chain_update(TAG).chain_update(seed.to_le_bytes()).finalize();
    let mut stream = ChaCha20Rng::from_seed(key.into());
    stream.set_stream(number);
    stream
}

/// A number below `end`, each as likely: what is drawn beyond the last whole multiple is drawn again.
fn below(stream: &mut ChaCha20Rng, end: u64) -> u64 {
    let rest = u64::MAX.checked_rem(end).unwrap_or_default();
    loop {
        let drawn = stream.next_u64();
        if drawn < u64::MAX.saturating_sub(rest) {
            return drawn.checked_rem(end).unwrap_or_default();
        }
    }
}

/// The places below `count` in the order of this number, of this seed: from the last on, each place changes with one
/// that is not behind it. O(count).
pub fn permutation(seed: u64, number: u64, count: usize) -> Vec<usize> {
    let mut stream = stream(seed, number);
    let mut places: Vec<usize> = (0..count).collect();
    for last in (1..count).rev() {
        let other = below(&mut stream, (last as u64).saturating_add(1));
        // Both are below the length.
        places.swap(last, usize::try_from(other).unwrap_or(last));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn the_generator_is_the_one_that_everybody_has() {
        // The first words of the stream of a key of zeros, as its papers have them.
        let mut stream = ChaCha20Rng::from_seed([0; 32]);
        let words: Vec<_> = (0..4).map(|_| stream.next_u32()).collect();
        assert_eq!(words, [0xade0_b876, 0x903d_f1a0, 0xe56a_5d40, 0x28bd_8653]);
    }

    #[test]
    fn permutations_are_known() {
        // Reckoned by another program.
        assert_eq!(permutation(0, 0, 10), [7, 5, 3, 2, 6, 0, 8, 9, 4, 1]);
        assert_eq!(permutation(0, 1, 10), [6, 0, 9, 2, 3, 1, 5, 7, 8, 4]);
        assert_eq!(permutation(7, 3, 5), [3, 4, 0, 1, 2]);
        assert_eq!(permutation(u64::MAX, u64::MAX, 12), [5, 11, 0, 10, 6, 2, 9, 1, 3, 7, 8, 4]);
    }

    #[test]
    fn every_order_is_as_likely() {
        let mut seen: HashMap<Vec<usize>, u32> = HashMap::new();
        for number in 0..24_000 {
            *seen.entry(permutation(7, number, 4)).or_default() += 1;
        }
        assert_eq!(seen.len(), 24);
        // Each 1,000 times, give or take six standard deviations.
        assert!(seen.values().all(|times| (815..1_185).contains(times)), "{seen:?}");
    }

    #[test]
    fn small_counts_are_orders_too() {
        assert!(permutation(1, 1, 0).is_empty());
        assert_eq!(permutation(1, 1, 1), [0]);
    }
}
