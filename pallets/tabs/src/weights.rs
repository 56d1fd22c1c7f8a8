//! Weights of `pallet_tabs`, measured. Written by `make weights`: do not edit.
//!
//! Machine: AMD EPYC, 2 cores, 24 GiB. Date: 2026-11-28.
//! 16 steps, 12 repeats, Compiled wasm, database cache 1024 MiB,
//! maps taken to hold 1_000_000 values. Benchmark CLI 64.0.0.
//!
//! A transfer took 1.58 times what the other weights declare of it: times are divided by that.
//!
//! ```text
//! tributary benchmark pallet --chain local --pallet pallet_tabs --steps 16 --repeat 12 --output-analysis median-slopes --hostname-override 2 cores, 24 GiB --output pallets/tabs/src/weights.rs --extrinsic * --template scripts/weights.hbs
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

/// What the calls of `pallet_tabs` cost.
pub trait WeightInfo {
    fn open(l: u32, ) -> Weight;
    fn top_up() -> Weight;
    fn add_lane() -> Weight;
    fn settle(v: u32, ) -> Weight;
    fn settle_ed25519(v: u32, ) -> Weight;
    fn settle_ecdsa(v: u32, ) -> Weight;
    fn settle_lanes(l: u32, ) -> Weight;
    fn close() -> Weight;
    fn withdraw() -> Weight;
}

/// The measured weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::NextTab` (r:1 w:1)
    /// Proof: `Tabs::NextTab` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:8 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:8 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:8 w:0)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:8 w:8)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// Proof: `Tabs::Totals` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::ByGateway` (r:0 w:1)
    /// Proof: `Tabs::ByGateway` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Tabs` (r:0 w:1)
    /// Proof: `Tabs::Tabs` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::ByPayer` (r:0 w:1)
    /// Proof: `Tabs::ByPayer` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// `l` was measured in `[0, 8]`.
    fn open(l: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1779 + l * (221 ±0)`
        //  estimated: `6196 + l * (2730 ±0)`
        // Shortest run: 94_612_494 picoseconds.
        Weight::from_parts(106_990_125, 6196)
            // Standard error: 0
            .saturating_add(Weight::from_parts(15_918_530, 0).saturating_mul(l.into()))
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(l.into())))
            .saturating_add(T::DbWeight::get().writes(8_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(l.into())))
            .saturating_add(Weight::from_parts(0, 2730).saturating_mul(l.into()))
    }
    /// Storage: `Tabs::Tabs` (r:1 w:1)
    /// Proof: `Tabs::Tabs` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:8 w:8)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn top_up() -> Weight {
        // Proof size in bytes:
        //  measured:  `1463`
        //  estimated: `21334`
        // Shortest run: 76_104_948 picoseconds.
        Weight::from_parts(78_547_034, 21334)
            .saturating_add(T::DbWeight::get().reads(11_u64))
            .saturating_add(T::DbWeight::get().writes(11_u64))
    }
    /// Storage: `Tabs::Tabs` (r:1 w:1)
    /// Proof: `Tabs::Tabs` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:0)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:1)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    fn add_lane() -> Weight {
        // Proof size in bytes:
        //  measured:  `2814`
        //  estimated: `4125`
        // Shortest run: 85_288_739 picoseconds.
        Weight::from_parts(88_029_120, 4125)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `System::Account` (r:8 w:8)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Tabs` (r:256 w:256)
    /// Proof: `Tabs::Tabs` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// Proof: `Tabs::Totals` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
    /// `v` was measured in `[1, 256]`.
    fn settle(v: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1874 + v * (242 ±0)`
        //  estimated: `21814 + v * (3135 ±0)`
        // Shortest run: 209_154_341 picoseconds.
        Weight::from_parts(340_955_492, 21814)
            // Standard error: 0
            .saturating_add(Weight::from_parts(33_154_475, 0).saturating_mul(v.into()))
            .saturating_add(T::DbWeight::get().reads(12_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(v.into())))
            .saturating_add(T::DbWeight::get().writes(10_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(v.into())))
            .saturating_add(Weight::from_parts(0, 3135).saturating_mul(v.into()))
    }
    /// Storage: `System::Account` (r:8 w:8)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Tabs` (r:256 w:256)
    /// Proof: `Tabs::Tabs` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// Proof: `Tabs::Totals` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
    /// `v` was measured in `[1, 256]`.
    fn settle_ed25519(v: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1874 + v * (242 ±0)`
        //  estimated: `21814 + v * (3135 ±0)`
        // Shortest run: 212_611_009 picoseconds.
        Weight::from_parts(344_328_781, 21814)
            // Standard error: 0
            .saturating_add(Weight::from_parts(32_039_469, 0).saturating_mul(v.into()))
            .saturating_add(T::DbWeight::get().reads(12_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(v.into())))
            .saturating_add(T::DbWeight::get().writes(10_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(v.into())))
            .saturating_add(Weight::from_parts(0, 3135).saturating_mul(v.into()))
    }
    /// Storage: `System::Account` (r:8 w:8)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Tabs` (r:256 w:256)
    /// Proof: `Tabs::Tabs` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// Proof: `Tabs::Totals` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
    /// `v` was measured in `[1, 256]`.
    fn settle_ecdsa(v: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1874 + v * (243 ±0)`
        //  estimated: `21814 + v * (3135 ±0)`
        // Shortest run: 215_370_389 picoseconds.
        Weight::from_parts(294_484_260, 21814)
            // Standard error: 0
            .saturating_add(Weight::from_parts(34_409_595, 0).saturating_mul(v.into()))
            .saturating_add(T::DbWeight::get().reads(12_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(v.into())))
            .saturating_add(T::DbWeight::get().writes(10_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(v.into())))
            .saturating_add(Weight::from_parts(0, 3135).saturating_mul(v.into()))
    }
    /// Storage: `System::Account` (r:5 w:5)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Tabs` (r:1 w:1)
    /// Proof: `Tabs::Tabs` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:8 w:8)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// Proof: `Tabs::Totals` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
    /// `l` was measured in `[1, 8]`.
    fn settle_lanes(l: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `2108`
        //  estimated: `14005 + l * (2550 ±0)`
        // Shortest run: 187_120_462 picoseconds.
        Weight::from_parts(189_206_939, 14005)
            // Standard error: 0
            .saturating_add(Weight::from_parts(6_691_356, 0).saturating_mul(l.into()))
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(l.into())))
            .saturating_add(T::DbWeight::get().writes(7_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(l.into())))
            .saturating_add(Weight::from_parts(0, 2550).saturating_mul(l.into()))
    }
    /// Storage: `Tabs::Tabs` (r:1 w:1)
    /// Proof: `Tabs::Tabs` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn close() -> Weight {
        // Proof size in bytes:
        //  measured:  `1031`
        //  estimated: `4125`
        // Shortest run: 22_339_141 picoseconds.
        Weight::from_parts(24_926_258, 4125)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Tabs::Tabs` (r:1 w:1)
    /// Proof: `Tabs::Tabs` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Usage` (r:8 w:8)
    /// Proof: `Registry::Usage` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:8 w:8)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::TotalEarned` (r:1 w:1)
    /// Proof: `Rewards::TotalEarned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:1 w:1)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// Proof: `Tabs::Totals` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::ByGateway` (r:0 w:1)
    /// Proof: `Tabs::ByGateway` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::ByPayer` (r:0 w:1)
    /// Proof: `Tabs::ByPayer` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Registry::UsageDeposits` (r:0 w:8)
    /// Proof: `Registry::UsageDeposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn withdraw() -> Weight {
        // Proof size in bytes:
        //  measured:  `2079`
        //  estimated: `21398`
        // Shortest run: 439_581_943 picoseconds.
        Weight::from_parts(451_474_449, 21398)
            .saturating_add(T::DbWeight::get().reads(24_u64))
            .saturating_add(T::DbWeight::get().writes(33_u64))
    }
}

/// The measured weights for tests, with ParityDB.
impl WeightInfo for () {
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::NextTab` (r:1 w:1)
    /// Proof: `Tabs::NextTab` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:8 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:8 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:8 w:0)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:8 w:8)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// Proof: `Tabs::Totals` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::ByGateway` (r:0 w:1)
    /// Proof: `Tabs::ByGateway` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Tabs` (r:0 w:1)
    /// Proof: `Tabs::Tabs` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::ByPayer` (r:0 w:1)
    /// Proof: `Tabs::ByPayer` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// `l` was measured in `[0, 8]`.
    fn open(l: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1779 + l * (221 ±0)`
        //  estimated: `6196 + l * (2730 ±0)`
        // Shortest run: 94_612_494 picoseconds.
        Weight::from_parts(106_990_125, 6196)
            // Standard error: 0
            .saturating_add(Weight::from_parts(15_918_530, 0).saturating_mul(l.into()))
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().reads((4_u64).saturating_mul(l.into())))
            .saturating_add(ParityDbWeight::get().writes(8_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(l.into())))
            .saturating_add(Weight::from_parts(0, 2730).saturating_mul(l.into()))
    }
    /// Storage: `Tabs::Tabs` (r:1 w:1)
    /// Proof: `Tabs::Tabs` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:8 w:8)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn top_up() -> Weight {
        // Proof size in bytes:
        //  measured:  `1463`
        //  estimated: `21334`
        // Shortest run: 76_104_948 picoseconds.
        Weight::from_parts(78_547_034, 21334)
            .saturating_add(ParityDbWeight::get().reads(11_u64))
            .saturating_add(ParityDbWeight::get().writes(11_u64))
    }
    /// Storage: `Tabs::Tabs` (r:1 w:1)
    /// Proof: `Tabs::Tabs` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:0)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:1)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    fn add_lane() -> Weight {
        // Proof size in bytes:
        //  measured:  `2814`
        //  estimated: `4125`
        // Shortest run: 85_288_739 picoseconds.
        Weight::from_parts(88_029_120, 4125)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    /// Storage: `System::Account` (r:8 w:8)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Tabs` (r:256 w:256)
    /// Proof: `Tabs::Tabs` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// Proof: `Tabs::Totals` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
    /// `v` was measured in `[1, 256]`.
    fn settle(v: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1874 + v * (242 ±0)`
        //  estimated: `21814 + v * (3135 ±0)`
        // Shortest run: 209_154_341 picoseconds.
        Weight::from_parts(340_955_492, 21814)
            // Standard error: 0
            .saturating_add(Weight::from_parts(33_154_475, 0).saturating_mul(v.into()))
            .saturating_add(ParityDbWeight::get().reads(12_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(v.into())))
            .saturating_add(ParityDbWeight::get().writes(10_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(v.into())))
            .saturating_add(Weight::from_parts(0, 3135).saturating_mul(v.into()))
    }
    /// Storage: `System::Account` (r:8 w:8)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Tabs` (r:256 w:256)
    /// Proof: `Tabs::Tabs` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// Proof: `Tabs::Totals` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
    /// `v` was measured in `[1, 256]`.
    fn settle_ed25519(v: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1874 + v * (242 ±0)`
        //  estimated: `21814 + v * (3135 ±0)`
        // Shortest run: 212_611_009 picoseconds.
        Weight::from_parts(344_328_781, 21814)
            // Standard error: 0
            .saturating_add(Weight::from_parts(32_039_469, 0).saturating_mul(v.into()))
            .saturating_add(ParityDbWeight::get().reads(12_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(v.into())))
            .saturating_add(ParityDbWeight::get().writes(10_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(v.into())))
            .saturating_add(Weight::from_parts(0, 3135).saturating_mul(v.into()))
    }
    /// Storage: `System::Account` (r:8 w:8)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Tabs` (r:256 w:256)
    /// Proof: `Tabs::Tabs` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// Proof: `Tabs::Totals` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
    /// `v` was measured in `[1, 256]`.
    fn settle_ecdsa(v: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1874 + v * (243 ±0)`
        //  estimated: `21814 + v * (3135 ±0)`
        // Shortest run: 215_370_389 picoseconds.
        Weight::from_parts(294_484_260, 21814)
            // Standard error: 0
            .saturating_add(Weight::from_parts(34_409_595, 0).saturating_mul(v.into()))
            .saturating_add(ParityDbWeight::get().reads(12_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(v.into())))
            .saturating_add(ParityDbWeight::get().writes(10_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(v.into())))
            .saturating_add(Weight::from_parts(0, 3135).saturating_mul(v.into()))
    }
    /// Storage: `System::Account` (r:5 w:5)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Tabs` (r:1 w:1)
    /// Proof: `Tabs::Tabs` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:8 w:8)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// Proof: `Tabs::Totals` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
    /// `l` was measured in `[1, 8]`.
    fn settle_lanes(l: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `2108`
        //  estimated: `14005 + l * (2550 ±0)`
        // Shortest run: 187_120_462 picoseconds.
        Weight::from_parts(189_206_939, 14005)
            // Standard error: 0
            .saturating_add(Weight::from_parts(6_691_356, 0).saturating_mul(l.into()))
            .saturating_add(ParityDbWeight::get().reads(9_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(l.into())))
            .saturating_add(ParityDbWeight::get().writes(7_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(l.into())))
            .saturating_add(Weight::from_parts(0, 2550).saturating_mul(l.into()))
    }
    /// Storage: `Tabs::Tabs` (r:1 w:1)
    /// Proof: `Tabs::Tabs` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn close() -> Weight {
        // Proof size in bytes:
        //  measured:  `1031`
        //  estimated: `4125`
        // Shortest run: 22_339_141 picoseconds.
        Weight::from_parts(24_926_258, 4125)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    /// Storage: `Tabs::Tabs` (r:1 w:1)
    /// Proof: `Tabs::Tabs` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Usage` (r:8 w:8)
    /// Proof: `Registry::Usage` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:8 w:8)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::TotalEarned` (r:1 w:1)
    /// Proof: `Rewards::TotalEarned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:1 w:1)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// Proof: `Tabs::Totals` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::ByGateway` (r:0 w:1)
    /// Proof: `Tabs::ByGateway` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Tabs::ByPayer` (r:0 w:1)
    /// Proof: `Tabs::ByPayer` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Registry::UsageDeposits` (r:0 w:8)
    /// Proof: `Registry::UsageDeposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn withdraw() -> Weight {
        // Proof size in bytes:
        //  measured:  `2079`
        //  estimated: `21398`
        // Shortest run: 439_581_943 picoseconds.
        Weight::from_parts(451_474_449, 21398)
            .saturating_add(ParityDbWeight::get().reads(24_u64))
            .saturating_add(ParityDbWeight::get().writes(33_u64))
    }
}
