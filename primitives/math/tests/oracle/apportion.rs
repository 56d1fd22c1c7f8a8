//! A pot divided by scores, by the definition.

use num_bigint::BigUint;

/// Of each score the difference of the floors of what it and those before it, and those before it, are due of the pot.
pub fn parts(pot: &BigUint, scores: &[BigUint]) -> Vec<BigUint> {
    let total: BigUint = scores.iter().sum();
    let upto = |count: usize| pot * scores[..count].iter().sum::<BigUint>() / &total;
    (0..scores.len()).map(|k| upto(k + 1) - upto(k)).collect()
}
