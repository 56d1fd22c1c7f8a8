//! Weights of `pallet_rewards`, measured. Written by `make weights`: do not edit.
//!
//! Machine: AMD EPYC, 2 cores, 24 GiB. Date: 2026-11-23.
//! 50 steps, 20 repeats, Compiled wasm, database cache 1024 MiB,
//! maps taken to hold 1_000_000 values. Benchmark CLI 64.0.0.
//!
//! ```text
//! tributary benchmark pallet --chain dev --pallet pallet_rewards --extrinsic * --steps 50 --repeat 20 --hostname-override 2 cores, 24 GiB --output pallets/rewards/src/weights.rs --template scripts/weights.hbs
//! ```

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use core::marker::PhantomData;
use frame_support::{
    traits::Get,
    weights::{constants::ParityDbWeight, Weight},
};

/// What the calls of `pallet_rewards` cost.
pub trait WeightInfo {
    fn fund() -> Weight;
    fn collect(n: u32, ) -> Weight;
    fn claim() -> Weight;
    fn forget_grant() -> Weight;
    fn reclaim() -> Weight;
    fn claim_many(n: u32, ) -> Weight;
    fn claim_for_many(n: u32, ) -> Weight;
}

/// The measured weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:0)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:1)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    fn fund() -> Weight {
        // Proof size in bytes:
        //  measured:  `922`
        //  estimated: `6196`
        // Shortest run: 55_653_000 picoseconds.
        Weight::from_parts(59_028_000, 6196)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Rewards::Accounts` (r:129 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Royalties` (r:128 w:128)
    /// Proof: `Rewards::Royalties` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn collect(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `482 + n * (84 ±0)`
        //  estimated: `3527 + n * (2537 ±0)`
        // Shortest run: 18_708_000 picoseconds.
        Weight::from_parts(18_998_000, 3527)
            // Standard error: 10_770
            .saturating_add(Weight::from_parts(10_225_880, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(1_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2537).saturating_mul(n.into()))
    }
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:0)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:1 w:1)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn claim() -> Weight {
        // Proof size in bytes:
        //  measured:  `1443`
        //  estimated: `6196`
        // Shortest run: 73_299_000 picoseconds.
        Weight::from_parts(77_355_000, 6196)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:0)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:1 w:1)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn forget_grant() -> Weight {
        // Proof size in bytes:
        //  measured:  `1443`
        //  estimated: `6196`
        // Shortest run: 73_299_000 picoseconds.
        Weight::from_parts(77_355_000, 6196)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:0)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:1 w:1)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn reclaim() -> Weight {
        // Proof size in bytes:
        //  measured:  `1443`
        //  estimated: `6196`
        // Shortest run: 73_299_000 picoseconds.
        Weight::from_parts(77_355_000, 6196)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Rewards::Pools` (r:128 w:128)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:128 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:128 w:128)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:128 w:0)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:1 w:1)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn claim_many(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1457 + n * (239 ±0)`
        //  estimated: `6196 + n * (2644 ±0)`
        // Shortest run: 75_432_000 picoseconds.
        Weight::from_parts(25_535_966, 6196)
            // Standard error: 30_836
            .saturating_add(Weight::from_parts(21_884_260, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(3_u64))
            .saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2644).saturating_mul(n.into()))
    }
    /// Storage: `Rewards::Pools` (r:128 w:128)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:128 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:128 w:128)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:128 w:0)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:1 w:1)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn claim_for_many(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1457 + n * (239 ±0)`
        //  estimated: `6196 + n * (2644 ±0)`
        // Shortest run: 75_432_000 picoseconds.
        Weight::from_parts(25_535_966, 6196)
            // Standard error: 30_836
            .saturating_add(Weight::from_parts(21_884_260, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(3_u64))
            .saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2644).saturating_mul(n.into()))
    }
}

/// The measured weights for tests, with ParityDB.
impl WeightInfo for () {
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:0)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:1)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    fn fund() -> Weight {
        // Proof size in bytes:
        //  measured:  `922`
        //  estimated: `6196`
        // Shortest run: 55_653_000 picoseconds.
        Weight::from_parts(59_028_000, 6196)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    /// Storage: `Rewards::Accounts` (r:129 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Royalties` (r:128 w:128)
    /// Proof: `Rewards::Royalties` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn collect(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `482 + n * (84 ±0)`
        //  estimated: `3527 + n * (2537 ±0)`
        // Shortest run: 18_708_000 picoseconds.
        Weight::from_parts(18_998_000, 3527)
            // Standard error: 10_770
            .saturating_add(Weight::from_parts(10_225_880, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2537).saturating_mul(n.into()))
    }
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:0)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:1 w:1)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn claim() -> Weight {
        // Proof size in bytes:
        //  measured:  `1443`
        //  estimated: `6196`
        // Shortest run: 73_299_000 picoseconds.
        Weight::from_parts(77_355_000, 6196)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:0)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:1 w:1)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn forget_grant() -> Weight {
        // Proof size in bytes:
        //  measured:  `1443`
        //  estimated: `6196`
        // Shortest run: 73_299_000 picoseconds.
        Weight::from_parts(77_355_000, 6196)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:0)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:1 w:1)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn reclaim() -> Weight {
        // Proof size in bytes:
        //  measured:  `1443`
        //  estimated: `6196`
        // Shortest run: 73_299_000 picoseconds.
        Weight::from_parts(77_355_000, 6196)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Rewards::Pools` (r:128 w:128)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:128 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:128 w:128)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:128 w:0)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:1 w:1)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn claim_many(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1457 + n * (239 ±0)`
        //  estimated: `6196 + n * (2644 ±0)`
        // Shortest run: 75_432_000 picoseconds.
        Weight::from_parts(25_535_966, 6196)
            // Standard error: 30_836
            .saturating_add(Weight::from_parts(21_884_260, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().reads((4_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
            .saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2644).saturating_mul(n.into()))
    }
    /// Storage: `Rewards::Pools` (r:128 w:128)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:128 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:128 w:128)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:128 w:0)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:1 w:1)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn claim_for_many(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1457 + n * (239 ±0)`
        //  estimated: `6196 + n * (2644 ±0)`
        // Shortest run: 75_432_000 picoseconds.
        Weight::from_parts(25_535_966, 6196)
            // Standard error: 30_836
            .saturating_add(Weight::from_parts(21_884_260, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().reads((4_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
            .saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2644).saturating_mul(n.into()))
    }
}
