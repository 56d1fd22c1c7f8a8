//! The slow side of the tests: what must come out, worked out from the definitions in big integers.
//!
//! Nothing here calls the arithmetic of the crate; of its items only [`tributary_math::Error`] appears, to say what
//! should be refused. Where the crate is lazy the oracle is eager, and where the crate rounds the oracle keeps exact
//! fractions beside it.

#![allow(dead_code, reason = "each test file uses its own part")]

pub mod apportion;
pub mod consensus;
pub mod income;
pub mod manifest;
pub mod pool;
pub mod royalty;
pub mod stake;

use num_bigint::BigUint;
use proptest::prelude::*;
use tributary_math::U256;

/// How many parts make a whole.
pub const BILLION: u32 = 1_000_000_000;

/// Cases per property: 1024, or what `PROPTEST_CASES` says if that is more.
pub fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases.max(1024), failure_persistence: None, ..default }
}

/// Numbers of at most `bits` bits: every length is as likely, and the ends come up often.
pub fn number(bits: u32) -> impl Strategy<Value = u128> + Clone {
    let max = u128::MAX >> (128 - bits);
    prop_oneof![
        1 => Just(0),
        1 => Just(1),
        1 => Just(max),
        1 => (0..=u128::from(u8::MAX)).prop_map(move |below| max.saturating_sub(below)),
        8 => (any::<u128>(), 0..bits).prop_map(move |(number, shorter)| number & (max >> shorter)),
    ]
}

/// Numbers of at most `bits` bits, 256 of them or fewer: every length is as likely.
pub fn wide_number(bits: u32) -> impl Strategy<Value = U256> + Clone {
    let max = U256::MAX >> (256 - bits);
    prop_oneof![
        1 => Just(U256::zero()),
        1 => Just(U256::one()),
        1 => Just(max),
        8 => (any::<[u64; 4]>(), 0..bits).prop_map(move |(words, shorter)| U256(words) & (max >> shorter)),
        // Words all ones and all zeros, where a long division goes wrong if it can.
        2 => any::<[bool; 4]>().prop_map(move |ones| U256(ones.map(|ones| if ones { u64::MAX } else { 0 })) & max),
    ]
}

/// Shares in parts per billion: the ends come up often, and whole percents.
pub fn parts() -> impl Strategy<Value = u32> + Clone {
    prop_oneof![
        1 => Just(0),
        1 => Just(1),
        1 => Just(BILLION - 1),
        1 => Just(BILLION),
        2 => (0..=100u32).prop_map(|percent| percent * (BILLION / 100)),
        6 => 0..=BILLION,
    ]
}

/// A 128-bit number as a big one.
pub fn big(number: u128) -> BigUint {
    BigUint::from(number)
}

/// A 256-bit number as a big one, through its bytes.
pub fn wide(number: U256) -> BigUint {
    BigUint::from_bytes_le(&number.to_little_endian())
}
