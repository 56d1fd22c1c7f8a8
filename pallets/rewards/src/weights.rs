//! Weights of `pallet_rewards`, measured. Written by `make weights`: do not edit.
//!
//! Machine: AMD EPYC, 2 cores, 24 GiB. Date: 2026-11-28.
//! 16 steps, 12 repeats, Compiled wasm, database cache 1024 MiB,
//! maps taken to hold 1_000_000 values. Benchmark CLI 64.0.0.
//!
//! A transfer took 1.60 times what the other weights declare of it: times are divided by that.
//!
//! ```text
//! tributary benchmark pallet --chain local --pallet pallet_rewards --steps 16 --repeat 12 --output-analysis median-slopes --hostname-override 2 cores, 24 GiB --output pallets/rewards/src/weights.rs --extrinsic * --template scripts/weights.hbs
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
    fn claim_many(n: u32, ) -> Weight;
    fn claim_for_many(n: u32, ) -> Weight;
    fn reclaim() -> Weight;
    fn forget_grant() -> Weight;
}

/// The measured weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:3 w:3)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:0)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:1)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn fund() -> Weight {
        // Proof size in bytes:
        //  measured:  `980`
        //  estimated: `8799`
        // Shortest run: 89_637_000 picoseconds.
        Weight::from_parts(93_774_034, 8799)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Rewards::Accounts` (r:128 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Royalties` (r:127 w:127)
    /// Proof: `Rewards::Royalties` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn collect(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1650 + n * (12 ±0)`
        //  estimated: `3540 + n * (2550 ±0)`
        // Shortest run: 17_621_260 picoseconds.
        Weight::from_parts(20_831_296, 3540)
            // Standard error: 0
            .saturating_add(Weight::from_parts(6_252_416, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(1_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2550).saturating_mul(n.into()))
    }
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Grants` (r:1 w:1)
    /// Proof: `Rewards::Grants` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:1)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::TotalEarned` (r:1 w:1)
    /// Proof: `Rewards::TotalEarned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:1 w:1)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    fn claim() -> Weight {
        // Proof size in bytes:
        //  measured:  `1293`
        //  estimated: `6196`
        // Shortest run: 111_250_497 picoseconds.
        Weight::from_parts(114_753_813, 6196)
            .saturating_add(T::DbWeight::get().reads(10_u64))
            .saturating_add(T::DbWeight::get().writes(9_u64))
    }
    /// Storage: `Rewards::Pools` (r:127 w:127)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:127 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:254 w:127)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Grants` (r:127 w:127)
    /// Proof: `Rewards::Grants` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:127 w:127)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::TotalEarned` (r:1 w:1)
    /// Proof: `Rewards::TotalEarned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:1 w:1)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn claim_many(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `2360 + n * (238 ±0)`
        //  estimated: `6196 + n * (5288 ±0)`
        // Shortest run: 112_261_563 picoseconds.
        Weight::from_parts(112_261_563, 6196)
            // Standard error: 0
            .saturating_add(Weight::from_parts(54_557_626, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(5_u64))
            .saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 5288).saturating_mul(n.into()))
    }
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:127 w:127)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:128 w:128)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Grants` (r:127 w:127)
    /// Proof: `Rewards::Grants` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:127 w:127)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:127 w:127)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::TotalEarned` (r:1 w:1)
    /// Proof: `Rewards::TotalEarned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:127 w:127)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn claim_for_many(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `655 + n * (423 ±0)`
        //  estimated: `3610 + n * (2686 ±0)`
        // Shortest run: 115_061_583 picoseconds.
        Weight::from_parts(115_061_583, 3610)
            // Standard error: 0
            .saturating_add(Weight::from_parts(94_000_083, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(3_u64))
            .saturating_add(T::DbWeight::get().writes((6_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2686).saturating_mul(n.into()))
    }
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Grants` (r:1 w:1)
    /// Proof: `Rewards::Grants` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    fn reclaim() -> Weight {
        // Proof size in bytes:
        //  measured:  `652`
        //  estimated: `6196`
        // Shortest run: 73_924_418 picoseconds.
        Weight::from_parts(76_448_008, 6196)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Grants` (r:1 w:1)
    /// Proof: `Rewards::Grants` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:0)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:1)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn forget_grant() -> Weight {
        // Proof size in bytes:
        //  measured:  `782`
        //  estimated: `3676`
        // Shortest run: 52_556_008 picoseconds.
        Weight::from_parts(55_035_095, 3676)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
}

/// The measured weights for tests, with ParityDB.
impl WeightInfo for () {
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:3 w:3)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:0)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:1)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn fund() -> Weight {
        // Proof size in bytes:
        //  measured:  `980`
        //  estimated: `8799`
        // Shortest run: 89_637_000 picoseconds.
        Weight::from_parts(93_774_034, 8799)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Rewards::Accounts` (r:128 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Royalties` (r:127 w:127)
    /// Proof: `Rewards::Royalties` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn collect(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1650 + n * (12 ±0)`
        //  estimated: `3540 + n * (2550 ±0)`
        // Shortest run: 17_621_260 picoseconds.
        Weight::from_parts(20_831_296, 3540)
            // Standard error: 0
            .saturating_add(Weight::from_parts(6_252_416, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2550).saturating_mul(n.into()))
    }
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Grants` (r:1 w:1)
    /// Proof: `Rewards::Grants` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:1)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::TotalEarned` (r:1 w:1)
    /// Proof: `Rewards::TotalEarned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:1 w:1)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    fn claim() -> Weight {
        // Proof size in bytes:
        //  measured:  `1293`
        //  estimated: `6196`
        // Shortest run: 111_250_497 picoseconds.
        Weight::from_parts(114_753_813, 6196)
            .saturating_add(ParityDbWeight::get().reads(10_u64))
            .saturating_add(ParityDbWeight::get().writes(9_u64))
    }
    /// Storage: `Rewards::Pools` (r:127 w:127)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:127 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:254 w:127)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Grants` (r:127 w:127)
    /// Proof: `Rewards::Grants` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:127 w:127)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::TotalEarned` (r:1 w:1)
    /// Proof: `Rewards::TotalEarned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:1 w:1)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn claim_many(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `2360 + n * (238 ±0)`
        //  estimated: `6196 + n * (5288 ±0)`
        // Shortest run: 112_261_563 picoseconds.
        Weight::from_parts(112_261_563, 6196)
            // Standard error: 0
            .saturating_add(Weight::from_parts(54_557_626, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().reads((6_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
            .saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 5288).saturating_mul(n.into()))
    }
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:127 w:127)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:128 w:128)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Grants` (r:127 w:127)
    /// Proof: `Rewards::Grants` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:127 w:127)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:127 w:127)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::TotalEarned` (r:1 w:1)
    /// Proof: `Rewards::TotalEarned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:127 w:127)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn claim_for_many(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `655 + n * (423 ±0)`
        //  estimated: `3610 + n * (2686 ±0)`
        // Shortest run: 115_061_583 picoseconds.
        Weight::from_parts(115_061_583, 3610)
            // Standard error: 0
            .saturating_add(Weight::from_parts(94_000_083, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().reads((6_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
            .saturating_add(ParityDbWeight::get().writes((6_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2686).saturating_mul(n.into()))
    }
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Grants` (r:1 w:1)
    /// Proof: `Rewards::Grants` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    fn reclaim() -> Weight {
        // Proof size in bytes:
        //  measured:  `652`
        //  estimated: `6196`
        // Shortest run: 73_924_418 picoseconds.
        Weight::from_parts(76_448_008, 6196)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Grants` (r:1 w:1)
    /// Proof: `Rewards::Grants` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:0)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:1)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn forget_grant() -> Weight {
        // Proof size in bytes:
        //  measured:  `782`
        //  estimated: `3676`
        // Shortest run: 52_556_008 picoseconds.
        Weight::from_parts(55_035_095, 3676)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
}
