//! Weights of `pallet_evaluation`, measured. Written by `make weights`: do not edit.
//!
//! Machine: AMD EPYC, 2 cores, 24 GiB. Date: 2026-11-22.
//! 50 steps, 20 repeats, Compiled wasm, database cache 1024 MiB,
//! maps taken to hold 1_000_000 values. Benchmark CLI 64.0.0.
//!
//! ```text
//! tributary benchmark pallet --chain dev --pallet pallet_evaluation --extrinsic * --steps 50 --repeat 20 --hostname-override 2 cores, 24 GiB --output pallets/evaluation/src/weights.rs --template scripts/weights.hbs
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

/// What the calls of `pallet_evaluation` cost.
pub trait WeightInfo {
    fn register_evaluator() -> Weight;
    fn register_evaluator_full() -> Weight;
    fn stake() -> Weight;
    fn unstake() -> Weight;
    fn withdraw_unbonded() -> Weight;
    fn commit_scores() -> Weight;
    fn reveal_scores(b: u32, ) -> Weight;
    fn reveal_more_scores(s: u32, ) -> Weight;
    fn deregister() -> Weight;
    fn restake() -> Weight;
    fn pay_author() -> Weight;
    fn begin_epoch() -> Weight;
    fn settle_nothing() -> Weight;
    fn settle_open() -> Weight;
    fn settle_joins(n: u32, ) -> Weight;
    fn settle_penalties(n: u32, ) -> Weight;
    fn settle_rows(r: u32, ) -> Weight;
    fn settle_more_scores(s: u32, ) -> Weight;
    fn settle_fresh(n: u32, ) -> Weight;
    fn settle_assets(n: u32, ) -> Weight;
    fn settle_evaluators(n: u32, ) -> Weight;
    fn settle_sweep(n: u32, ) -> Weight;
    fn settle_turn() -> Weight;
}

/// The measured weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Registered` (r:1 w:1)
    /// Proof: `Evaluation::Registered` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    fn register_evaluator() -> Weight {
        // Proof size in bytes:
        //  measured:  `9269`
        //  estimated: `9679`
        // Shortest run: 48_693_000 picoseconds.
        Weight::from_parts(60_640_000, 9679)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Evaluation::Evaluators` (r:257 w:2)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Registered` (r:1 w:1)
    /// Proof: `Evaluation::Registered` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    fn register_evaluator_full() -> Weight {
        // Proof size in bytes:
        //  measured:  `41933`
        //  estimated: `669190`
        // Shortest run: 1_044_178_000 picoseconds.
        Weight::from_parts(1_134_654_000, 669190)
            .saturating_add(T::DbWeight::get().reads(261_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:1 w:1)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Joins` (r:0 w:1)
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    fn stake() -> Weight {
        // Proof size in bytes:
        //  measured:  `1332`
        //  estimated: `3738`
        // Shortest run: 75_492_000 picoseconds.
        Weight::from_parts(79_369_000, 3738)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:1 w:1)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Unbonding` (r:1 w:1)
    /// Proof: `Evaluation::Unbonding` (`max_values`: None, `max_size`: Some(689), added: 3164, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Joins` (r:0 w:8)
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    fn unstake() -> Weight {
        // Proof size in bytes:
        //  measured:  `2607`
        //  estimated: `4154`
        // Shortest run: 81_321_000 picoseconds.
        Weight::from_parts(85_157_000, 4154)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(14_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Unbonding` (r:1 w:1)
    /// Proof: `Evaluation::Unbonding` (`max_values`: None, `max_size`: Some(689), added: 3164, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    fn withdraw_unbonded() -> Weight {
        // Proof size in bytes:
        //  measured:  `1247`
        //  estimated: `4154`
        // Shortest run: 46_500_000 picoseconds.
        Weight::from_parts(49_023_000, 4154)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:1 w:1)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:1 w:0)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn commit_scores() -> Weight {
        // Proof size in bytes:
        //  measured:  `769`
        //  estimated: `6012`
        // Shortest run: 29_744_000 picoseconds.
        Weight::from_parts(31_557_000, 6012)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:1 w:1)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:4096 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:1)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(13326), added: 15801, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:4096 w:4096)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:0 w:4096)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// `b` was measured in `[1, 4096]`.
    fn reveal_scores(b: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `16651 + b * (47 ±0)`
        //  estimated: `16791 + b * (4921 ±0)`
        // Shortest run: 42_534_000 picoseconds.
        Weight::from_parts(43_145_000, 16791)
            // Standard error: 16_692
            .saturating_add(Weight::from_parts(11_063_136, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(b.into())))
            .saturating_add(T::DbWeight::get().writes(3_u64))
            .saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(b.into())))
            .saturating_add(Weight::from_parts(0, 4921).saturating_mul(b.into()))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:1 w:1)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:64 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:1)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(13326), added: 15801, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:64 w:64)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:0 w:64)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// `s` was measured in `[0, 4032]`.
    fn reveal_more_scores(s: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `19278`
        //  estimated: `315934`
        // Shortest run: 642_128_000 picoseconds.
        Weight::from_parts(687_897_452, 315934)
            // Standard error: 336
            .saturating_add(Weight::from_parts(39_930, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(132_u64))
            .saturating_add(T::DbWeight::get().writes(131_u64))
    }
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Registered` (r:1 w:1)
    /// Proof: `Evaluation::Registered` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    fn deregister() -> Weight {
        // Proof size in bytes:
        //  measured:  `9339`
        //  estimated: `9679`
        // Shortest run: 31_097_000 picoseconds.
        Weight::from_parts(47_521_000, 9679)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    fn restake() -> Weight {
        Weight::from_parts(200_000_000, 8000)
            .saturating_add(T::DbWeight::get().reads(14_u64))
            .saturating_add(T::DbWeight::get().writes(18_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentEpoch` (r:1 w:0)
    /// Proof: `Evaluation::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(108), added: 603, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn pay_author() -> Weight {
        // Proof size in bytes:
        //  measured:  `441`
        //  estimated: `3593`
        // Shortest run: 25_138_000 picoseconds.
        Weight::from_parts(26_560_000, 3593)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:1)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentEpoch` (r:1 w:1)
    /// Proof: `Evaluation::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(108), added: 603, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:0)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:5 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::EmissionCourse` (r:1 w:1)
    /// Proof: `Evaluation::EmissionCourse` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Epochs` (r:0 w:1)
    /// Proof: `Evaluation::Epochs` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
    fn begin_epoch() -> Weight {
        // Proof size in bytes:
        //  measured:  `616`
        //  estimated: `13545`
        // Shortest run: 61_131_000 picoseconds.
        Weight::from_parts(64_667_000, 13545)
            .saturating_add(T::DbWeight::get().reads(10_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Settling` (r:1 w:0)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(215), added: 710, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Joins` (r:32 w:0)
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    fn settle_nothing() -> Weight {
        // Proof size in bytes:
        //  measured:  `3838`
        //  estimated: `83646`
        // Shortest run: 48_302_000 picoseconds.
        Weight::from_parts(51_467_000, 83646)
            .saturating_add(T::DbWeight::get().reads(34_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(215), added: 710, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::NextToSettle` (r:1 w:0)
    /// Proof: `Evaluation::NextToSettle` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Epochs` (r:1 w:0)
    /// Proof: `Evaluation::Epochs` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:1)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(13326), added: 15801, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:0 w:1)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    fn settle_open() -> Weight {
        // Proof size in bytes:
        //  measured:  `13759`
        //  estimated: `16791`
        // Shortest run: 22_103_000 picoseconds.
        Weight::from_parts(23_586_000, 16791)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(215), added: 710, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Joins` (r:32 w:32)
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:32 w:32)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:32 w:32)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:32 w:32)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 32]`.
    fn settle_joins(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1118 + n * (462 ±0)`
        //  estimated: `3711 + n * (2748 ±4)`
        // Shortest run: 42_493_000 picoseconds.
        Weight::from_parts(10_429_927, 3711)
            // Standard error: 23_836
            .saturating_add(Weight::from_parts(28_512_928, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(1_u64))
            .saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2748).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(215), added: 710, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:17 w:16)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:16 w:16)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:16 w:16)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:16 w:16)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:16 w:16)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:16 w:16)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:17 w:17)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 16]`.
    fn settle_penalties(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1705 + n * (884 ±0)`
        //  estimated: `3593 + n * (2748 ±0)`
        // Shortest run: 101_041_000 picoseconds.
        Weight::from_parts(24_494_004, 3593)
            // Standard error: 54_038
            .saturating_add(Weight::from_parts(84_152_820, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().reads((7_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(3_u64))
            .saturating_add(T::DbWeight::get().writes((7_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2748).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(215), added: 710, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:0)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(13326), added: 15801, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:256 w:0)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:1)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// `r` was measured in `[1, 256]`.
    fn settle_rows(r: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `22421 + r * (64 ±0)`
        //  estimated: `16791 + r * (2685 ±0)`
        // Shortest run: 48_883_000 picoseconds.
        Weight::from_parts(46_563_256, 16791)
            // Standard error: 3_361
            .saturating_add(Weight::from_parts(5_994_695, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(r.into())))
            .saturating_add(T::DbWeight::get().writes(3_u64))
            .saturating_add(Weight::from_parts(0, 2685).saturating_mul(r.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(215), added: 710, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:0)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(13326), added: 15801, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:256 w:0)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:1)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// `s` was measured in `[0, 16128]`.
    fn settle_more_scores(s: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `39354 + s * (2 ±0)`
        //  estimated: `688350`
        // Shortest run: 1_505_416_000 picoseconds.
        Weight::from_parts(1_585_126_853, 688350)
            // Standard error: 151
            .saturating_add(Weight::from_parts(9_158, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(262_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// `n` was measured in `[0, 64]`.
    fn settle_fresh(n: u32, ) -> Weight {
        Weight::from_parts(1_585_126_853, 688350)
            .saturating_add(Weight::from_parts(60_000_000, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(264_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(215), added: 710, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:2 w:0)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:64 w:64)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 64]`.
    fn settle_assets(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `887 + n * (83 ±0)`
        //  estimated: `10456 + n * (2536 ±0)`
        // Shortest run: 39_459_000 picoseconds.
        Weight::from_parts(35_278_189, 10456)
            // Standard error: 2_390
            .saturating_add(Weight::from_parts(6_137_686, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2536).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(215), added: 710, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:0)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(13326), added: 15801, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:32 w:32)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:32 w:32)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 32]`.
    fn settle_evaluators(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `23476 + n * (445 ±0)`
        //  estimated: `16791 + n * (2644 ±0)`
        // Shortest run: 112_048_000 picoseconds.
        Weight::from_parts(103_279_860, 16791)
            // Standard error: 94_284
            .saturating_add(Weight::from_parts(35_945_753, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2644).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(215), added: 710, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:1)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(13326), added: 15801, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:0 w:256)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 256]`.
    fn settle_sweep(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `577 + n * (52 ±0)`
        //  estimated: `16791`
        // Shortest run: 21_232_000 picoseconds.
        Weight::from_parts(17_930_732, 16791)
            // Standard error: 1_314
            .saturating_add(Weight::from_parts(3_667_926, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(215), added: 710, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:1 w:0)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Epochs` (r:1 w:0)
    /// Proof: `Evaluation::Epochs` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(13326), added: 15801, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:0)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    fn settle_turn() -> Weight {
        // Proof size in bytes:
        //  measured:  `20114`
        //  estimated: `16791`
        // Shortest run: 33_831_000 picoseconds.
        Weight::from_parts(35_864_000, 16791)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
}

/// The measured weights for tests, with ParityDB.
impl WeightInfo for () {
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Registered` (r:1 w:1)
    /// Proof: `Evaluation::Registered` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    fn register_evaluator() -> Weight {
        // Proof size in bytes:
        //  measured:  `9269`
        //  estimated: `9679`
        // Shortest run: 48_693_000 picoseconds.
        Weight::from_parts(60_640_000, 9679)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    /// Storage: `Evaluation::Evaluators` (r:257 w:2)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Registered` (r:1 w:1)
    /// Proof: `Evaluation::Registered` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    fn register_evaluator_full() -> Weight {
        // Proof size in bytes:
        //  measured:  `41933`
        //  estimated: `669190`
        // Shortest run: 1_044_178_000 picoseconds.
        Weight::from_parts(1_134_654_000, 669190)
            .saturating_add(ParityDbWeight::get().reads(261_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:1 w:1)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Joins` (r:0 w:1)
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    fn stake() -> Weight {
        // Proof size in bytes:
        //  measured:  `1332`
        //  estimated: `3738`
        // Shortest run: 75_492_000 picoseconds.
        Weight::from_parts(79_369_000, 3738)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:1 w:1)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Unbonding` (r:1 w:1)
    /// Proof: `Evaluation::Unbonding` (`max_values`: None, `max_size`: Some(689), added: 3164, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Joins` (r:0 w:8)
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    fn unstake() -> Weight {
        // Proof size in bytes:
        //  measured:  `2607`
        //  estimated: `4154`
        // Shortest run: 81_321_000 picoseconds.
        Weight::from_parts(85_157_000, 4154)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(14_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Unbonding` (r:1 w:1)
    /// Proof: `Evaluation::Unbonding` (`max_values`: None, `max_size`: Some(689), added: 3164, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    fn withdraw_unbonded() -> Weight {
        // Proof size in bytes:
        //  measured:  `1247`
        //  estimated: `4154`
        // Shortest run: 46_500_000 picoseconds.
        Weight::from_parts(49_023_000, 4154)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:1 w:1)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:1 w:0)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn commit_scores() -> Weight {
        // Proof size in bytes:
        //  measured:  `769`
        //  estimated: `6012`
        // Shortest run: 29_744_000 picoseconds.
        Weight::from_parts(31_557_000, 6012)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:1 w:1)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:4096 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:1)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(13326), added: 15801, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:4096 w:4096)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:0 w:4096)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// `b` was measured in `[1, 4096]`.
    fn reveal_scores(b: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `16651 + b * (47 ±0)`
        //  estimated: `16791 + b * (4921 ±0)`
        // Shortest run: 42_534_000 picoseconds.
        Weight::from_parts(43_145_000, 16791)
            // Standard error: 16_692
            .saturating_add(Weight::from_parts(11_063_136, 0).saturating_mul(b.into()))
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(b.into())))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
            .saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(b.into())))
            .saturating_add(Weight::from_parts(0, 4921).saturating_mul(b.into()))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:1 w:1)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:64 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:1)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(13326), added: 15801, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:64 w:64)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:0 w:64)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// `s` was measured in `[0, 4032]`.
    fn reveal_more_scores(s: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `19278`
        //  estimated: `315934`
        // Shortest run: 642_128_000 picoseconds.
        Weight::from_parts(687_897_452, 315934)
            // Standard error: 336
            .saturating_add(Weight::from_parts(39_930, 0).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(132_u64))
            .saturating_add(ParityDbWeight::get().writes(131_u64))
    }
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Registered` (r:1 w:1)
    /// Proof: `Evaluation::Registered` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    fn deregister() -> Weight {
        // Proof size in bytes:
        //  measured:  `9339`
        //  estimated: `9679`
        // Shortest run: 31_097_000 picoseconds.
        Weight::from_parts(47_521_000, 9679)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    fn restake() -> Weight {
        Weight::from_parts(200_000_000, 8000)
            .saturating_add(ParityDbWeight::get().reads(14_u64))
            .saturating_add(ParityDbWeight::get().writes(18_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentEpoch` (r:1 w:0)
    /// Proof: `Evaluation::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(108), added: 603, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn pay_author() -> Weight {
        // Proof size in bytes:
        //  measured:  `441`
        //  estimated: `3593`
        // Shortest run: 25_138_000 picoseconds.
        Weight::from_parts(26_560_000, 3593)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:1)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentEpoch` (r:1 w:1)
    /// Proof: `Evaluation::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(108), added: 603, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:0)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:5 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::EmissionCourse` (r:1 w:1)
    /// Proof: `Evaluation::EmissionCourse` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Epochs` (r:0 w:1)
    /// Proof: `Evaluation::Epochs` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
    fn begin_epoch() -> Weight {
        // Proof size in bytes:
        //  measured:  `616`
        //  estimated: `13545`
        // Shortest run: 61_131_000 picoseconds.
        Weight::from_parts(64_667_000, 13545)
            .saturating_add(ParityDbWeight::get().reads(10_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Settling` (r:1 w:0)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(215), added: 710, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Joins` (r:32 w:0)
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    fn settle_nothing() -> Weight {
        // Proof size in bytes:
        //  measured:  `3838`
        //  estimated: `83646`
        // Shortest run: 48_302_000 picoseconds.
        Weight::from_parts(51_467_000, 83646)
            .saturating_add(ParityDbWeight::get().reads(34_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(215), added: 710, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::NextToSettle` (r:1 w:0)
    /// Proof: `Evaluation::NextToSettle` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Epochs` (r:1 w:0)
    /// Proof: `Evaluation::Epochs` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:1)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(13326), added: 15801, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:0 w:1)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    fn settle_open() -> Weight {
        // Proof size in bytes:
        //  measured:  `13759`
        //  estimated: `16791`
        // Shortest run: 22_103_000 picoseconds.
        Weight::from_parts(23_586_000, 16791)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(215), added: 710, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Joins` (r:32 w:32)
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:32 w:32)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:32 w:32)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:32 w:32)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 32]`.
    fn settle_joins(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1118 + n * (462 ±0)`
        //  estimated: `3711 + n * (2748 ±4)`
        // Shortest run: 42_493_000 picoseconds.
        Weight::from_parts(10_429_927, 3711)
            // Standard error: 23_836
            .saturating_add(Weight::from_parts(28_512_928, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().reads((4_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
            .saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2748).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(215), added: 710, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:17 w:16)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:16 w:16)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:16 w:16)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:16 w:16)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:16 w:16)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:16 w:16)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:17 w:17)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 16]`.
    fn settle_penalties(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1705 + n * (884 ±0)`
        //  estimated: `3593 + n * (2748 ±0)`
        // Shortest run: 101_041_000 picoseconds.
        Weight::from_parts(24_494_004, 3593)
            // Standard error: 54_038
            .saturating_add(Weight::from_parts(84_152_820, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().reads((7_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
            .saturating_add(ParityDbWeight::get().writes((7_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2748).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(215), added: 710, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:0)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(13326), added: 15801, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:256 w:0)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:1)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// `r` was measured in `[1, 256]`.
    fn settle_rows(r: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `22421 + r * (64 ±0)`
        //  estimated: `16791 + r * (2685 ±0)`
        // Shortest run: 48_883_000 picoseconds.
        Weight::from_parts(46_563_256, 16791)
            // Standard error: 3_361
            .saturating_add(Weight::from_parts(5_994_695, 0).saturating_mul(r.into()))
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(r.into())))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
            .saturating_add(Weight::from_parts(0, 2685).saturating_mul(r.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(215), added: 710, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:0)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(13326), added: 15801, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:256 w:0)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:1)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// `s` was measured in `[0, 16128]`.
    fn settle_more_scores(s: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `39354 + s * (2 ±0)`
        //  estimated: `688350`
        // Shortest run: 1_505_416_000 picoseconds.
        Weight::from_parts(1_585_126_853, 688350)
            // Standard error: 151
            .saturating_add(Weight::from_parts(9_158, 0).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(262_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    /// `n` was measured in `[0, 64]`.
    fn settle_fresh(n: u32, ) -> Weight {
        Weight::from_parts(1_585_126_853, 688350)
            .saturating_add(Weight::from_parts(60_000_000, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(264_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(215), added: 710, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:2 w:0)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:64 w:64)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 64]`.
    fn settle_assets(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `887 + n * (83 ±0)`
        //  estimated: `10456 + n * (2536 ±0)`
        // Shortest run: 39_459_000 picoseconds.
        Weight::from_parts(35_278_189, 10456)
            // Standard error: 2_390
            .saturating_add(Weight::from_parts(6_137_686, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2536).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(215), added: 710, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:0)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(13326), added: 15801, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:32 w:32)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:32 w:32)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 32]`.
    fn settle_evaluators(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `23476 + n * (445 ±0)`
        //  estimated: `16791 + n * (2644 ±0)`
        // Shortest run: 112_048_000 picoseconds.
        Weight::from_parts(103_279_860, 16791)
            // Standard error: 94_284
            .saturating_add(Weight::from_parts(35_945_753, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
            .saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2644).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(215), added: 710, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:1)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(13326), added: 15801, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:0 w:256)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 256]`.
    fn settle_sweep(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `577 + n * (52 ±0)`
        //  estimated: `16791`
        // Shortest run: 21_232_000 picoseconds.
        Weight::from_parts(17_930_732, 16791)
            // Standard error: 1_314
            .saturating_add(Weight::from_parts(3_667_926, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(n.into())))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(215), added: 710, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:1 w:0)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Epochs` (r:1 w:0)
    /// Proof: `Evaluation::Epochs` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(13326), added: 15801, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:0)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    fn settle_turn() -> Weight {
        // Proof size in bytes:
        //  measured:  `20114`
        //  estimated: `16791`
        // Shortest run: 33_831_000 picoseconds.
        Weight::from_parts(35_864_000, 16791)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
}
