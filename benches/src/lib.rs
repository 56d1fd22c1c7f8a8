//! What the benchmarks measure, and on which input.
//!
//! Input is made from a seed, so that every run measures the same. `cargo bench --package tributary-benches` measures
//! everything; what is written behind `--` picks benchmarks by name.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "it measures, and says so if it cannot"
)]

pub mod dense;
pub mod economy;
pub mod epoch;
pub mod lineage;
pub mod random;
pub mod shares;

pub use dense::Dense;
pub use epoch::{Epoch, Opinion};
pub use lineage::Lineage;
pub use random::Random;
pub use shares::Shares;

/// Planck of one token.
pub const UNIT: u128 = 1_000_000_000_000;
/// What the benchmarks' input is made from.
pub const SEED: u64 = 0x5eed_0000_cafe;
/// What is divided at a time, in planck.
pub const POT: u128 = 41_000 * UNIT;
