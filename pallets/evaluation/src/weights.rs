//! Weights of `pallet_evaluation`, measured. Written by `make weights`: do not edit.
//!
//! Machine: AMD EPYC, 2 cores, 24 GiB. Date: 2026-11-28.
//! 16 steps, 12 repeats, Compiled wasm, database cache 1024 MiB,
//! maps taken to hold 1_000_000 values. Benchmark CLI 64.0.0.
//!
//! A transfer took 1.59 times what the other weights declare of it: times are divided by that.
//!
//! ```text
//! tributary benchmark pallet --chain local --pallet pallet_evaluation --steps 16 --repeat 12 --output-analysis median-slopes --hostname-override 2 cores, 24 GiB --output pallets/evaluation/src/weights.rs --extrinsic * --template scripts/weights.hbs
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
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::NextToSettle` (r:1 w:0)
    /// Proof: `Evaluation::NextToSettle` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:8 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:8 w:0)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Registered` (r:1 w:1)
    /// Proof: `Evaluation::Registered` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    fn register_evaluator() -> Weight {
        // Proof size in bytes:
        //  measured:  `27168`
        //  estimated: `160102`
        // Shortest run: 119_620_995 picoseconds.
        Weight::from_parts(131_744_274, 160102)
            .saturating_add(T::DbWeight::get().reads(22_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Evaluation::Evaluators` (r:257 w:2)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::NextToSettle` (r:1 w:0)
    /// Proof: `Evaluation::NextToSettle` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:8 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:8 w:0)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Registered` (r:1 w:1)
    /// Proof: `Evaluation::Registered` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    fn register_evaluator_full() -> Weight {
        // Proof size in bytes:
        //  measured:  `59728`
        //  estimated: `669190`
        // Shortest run: 1_008_800_187 picoseconds.
        Weight::from_parts(1_090_176_470, 669190)
            .saturating_add(T::DbWeight::get().reads(278_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:1 w:1)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Joins` (r:0 w:1)
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
    fn stake() -> Weight {
        // Proof size in bytes:
        //  measured:  `1081`
        //  estimated: `3743`
        // Shortest run: 69_031_988 picoseconds.
        Weight::from_parts(72_371_101, 3743)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    /// Storage: `Evaluation::Positions` (r:1 w:1)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
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
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
    fn unstake() -> Weight {
        // Proof size in bytes:
        //  measured:  `2048`
        //  estimated: `4154`
        // Shortest run: 64_887_921 picoseconds.
        Weight::from_parts(68_586_187, 4154)
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
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    fn withdraw_unbonded() -> Weight {
        // Proof size in bytes:
        //  measured:  `1018`
        //  estimated: `4154`
        // Shortest run: 42_728_467 picoseconds.
        Weight::from_parts(45_633_709, 4154)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:1 w:0)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:1 w:1)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    fn commit_scores() -> Weight {
        // Proof size in bytes:
        //  measured:  `770`
        //  estimated: `6012`
        // Shortest run: 30_007_438 picoseconds.
        Weight::from_parts(32_201_910, 6012)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:1 w:1)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:4096 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2438), added: 4913, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:1 w:0)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:1)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:4096 w:4096)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:0 w:4096)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
    /// `b` was measured in `[1, 4096]`.
    fn reveal_scores(b: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `22929`
        //  estimated: `20879 + b * (4913 ±0)`
        // Shortest run: 47_651_744 picoseconds.
        Weight::from_parts(47_651_744, 20879)
            // Standard error: 0
            .saturating_add(Weight::from_parts(6_485_218, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(b.into())))
            .saturating_add(T::DbWeight::get().writes(3_u64))
            .saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(b.into())))
            .saturating_add(Weight::from_parts(0, 4913).saturating_mul(b.into()))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:1 w:1)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:64 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2438), added: 4913, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:1 w:0)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:1)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:64 w:64)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:0 w:64)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
    /// `s` was measured in `[0, 4032]`.
    fn reveal_more_scores(s: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `21023`
        //  estimated: `315422`
        // Shortest run: 381_914_670 picoseconds.
        Weight::from_parts(398_571_004, 315422)
            // Standard error: 0
            .saturating_add(Weight::from_parts(21_317, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(134_u64))
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
        //  measured:  `9376`
        //  estimated: `9679`
        // Shortest run: 42_678_236 picoseconds.
        Weight::from_parts(57_046_845, 9679)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:2 w:2)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:2 w:2)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Joins` (r:0 w:9)
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
    fn restake() -> Weight {
        // Proof size in bytes:
        //  measured:  `1740`
        //  estimated: `6496`
        // Shortest run: 83_293_856 picoseconds.
        Weight::from_parts(87_330_554, 6496)
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().writes(16_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentEpoch` (r:1 w:0)
    /// Proof: `Evaluation::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(108), added: 603, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn pay_author() -> Weight {
        // Proof size in bytes:
        //  measured:  `265`
        //  estimated: `3593`
        // Shortest run: 22_801_157 picoseconds.
        Weight::from_parts(23_977_193, 3593)
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
    /// Proof: `Evaluation::Epochs` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
    fn begin_epoch() -> Weight {
        // Proof size in bytes:
        //  measured:  `527`
        //  estimated: `13545`
        // Shortest run: 54_839_188 picoseconds.
        Weight::from_parts(57_473_809, 13545)
            .saturating_add(T::DbWeight::get().reads(10_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Settling` (r:1 w:0)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Joins` (r:32 w:0)
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
    fn settle_nothing() -> Weight {
        // Proof size in bytes:
        //  measured:  `3836`
        //  estimated: `83390`
        // Shortest run: 47_784_228 picoseconds.
        Weight::from_parts(50_519_940, 83390)
            .saturating_add(T::DbWeight::get().reads(34_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::NextToSettle` (r:1 w:0)
    /// Proof: `Evaluation::NextToSettle` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Epochs` (r:1 w:0)
    /// Proof: `Evaluation::Epochs` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:1)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::RecentTurnout` (r:1 w:1)
    /// Proof: `Evaluation::RecentTurnout` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:0 w:1)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:0 w:1)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    fn settle_open() -> Weight {
        // Proof size in bytes:
        //  measured:  `17955`
        //  estimated: `20879`
        // Shortest run: 40_634_458 picoseconds.
        Weight::from_parts(42_897_997, 20879)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Joins` (r:32 w:32)
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:32 w:32)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:32 w:32)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:32 w:32)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 32]`.
    fn settle_joins(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `537 + n * (464 ±0)`
        //  estimated: `3565 + n * (2753 ±0)`
        // Shortest run: 40_797_709 picoseconds.
        Weight::from_parts(40_797_709, 3565)
            // Standard error: 0
            .saturating_add(Weight::from_parts(22_725_575, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(1_u64))
            .saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2753).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:17 w:16)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:16 w:16)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:16 w:16)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:16 w:16)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:16 w:16)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:16 w:16)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:17 w:17)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 16]`.
    fn settle_penalties(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `716 + n * (876 ±0)`
        //  estimated: `3593 + n * (2753 ±0)`
        // Shortest run: 89_103_712 picoseconds.
        Weight::from_parts(89_103_712, 3593)
            // Standard error: 0
            .saturating_add(Weight::from_parts(67_556_449, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().reads((7_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(3_u64))
            .saturating_add(T::DbWeight::get().writes((7_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2753).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:0)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Known` (r:1 w:1)
    /// Proof: `Evaluation::Known` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:256 w:0)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2438), added: 4913, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:1)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:1 w:1)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2250), added: 4725, mode: `MaxEncodedLen`)
    /// `r` was measured in `[1, 256]`.
    fn settle_rows(r: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `33437 + r * (64 ±0)`
        //  estimated: `20879 + r * (2669 ±0)`
        // Shortest run: 51_903_179 picoseconds.
        Weight::from_parts(51_903_179, 20879)
            // Standard error: 0
            .saturating_add(Weight::from_parts(3_621_768, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(r.into())))
            .saturating_add(T::DbWeight::get().writes(5_u64))
            .saturating_add(Weight::from_parts(0, 2669).saturating_mul(r.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:0)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Known` (r:1 w:1)
    /// Proof: `Evaluation::Known` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:256 w:0)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2438), added: 4913, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:1)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:1 w:1)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2250), added: 4725, mode: `MaxEncodedLen`)
    /// `s` was measured in `[0, 16128]`.
    fn settle_more_scores(s: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `50312 + s * (2 ±0)`
        //  estimated: `684254`
        // Shortest run: 953_281_624 picoseconds.
        Weight::from_parts(1_024_282_200, 684254)
            // Standard error: 0
            .saturating_add(Weight::from_parts(37_595, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(264_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:0)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Known` (r:1 w:1)
    /// Proof: `Evaluation::Known` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:256 w:0)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2438), added: 4913, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:1)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:1 w:1)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2250), added: 4725, mode: `MaxEncodedLen`)
    /// `n` was measured in `[0, 64]`.
    fn settle_fresh(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `83347`
        //  estimated: `684254`
        // Shortest run: 1_120_982_583 picoseconds.
        Weight::from_parts(1_162_578_352, 684254)
            // Standard error: 0
            .saturating_add(Weight::from_parts(7_164_913, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(264_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:2 w:0)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2250), added: 4725, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:63 w:63)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 64]`.
    fn settle_assets(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `967 + n * (49 ±0)`
        //  estimated: `10440 + n * (2550 ±0)`
        // Shortest run: 39_892_293 picoseconds.
        Weight::from_parts(40_260_236, 10440)
            // Standard error: 0
            .saturating_add(Weight::from_parts(3_967_002, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2550).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:0)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:1 w:0)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:32 w:32)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:32 w:32)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 32]`.
    fn settle_evaluators(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `34714 + n * (437 ±0)`
        //  estimated: `20879 + n * (2644 ±0)`
        // Shortest run: 147_125_668 picoseconds.
        Weight::from_parts(153_803_311, 20879)
            // Standard error: 0
            .saturating_add(Weight::from_parts(31_755_525, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2644).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:1)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:0 w:256)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2250), added: 4725, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 256]`.
    fn settle_sweep(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `445 + n * (68 ±0)`
        //  estimated: `20879`
        // Shortest run: 18_871_201 picoseconds.
        Weight::from_parts(18_871_201, 20879)
            // Standard error: 0
            .saturating_add(Weight::from_parts(1_477_632, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:1 w:0)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2250), added: 4725, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Epochs` (r:1 w:0)
    /// Proof: `Evaluation::Epochs` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:0)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:1 w:0)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::FreshRolledOver` (r:1 w:1)
    /// Proof: `Evaluation::FreshRolledOver` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    fn settle_turn() -> Weight {
        // Proof size in bytes:
        //  measured:  `31455`
        //  estimated: `20879`
        // Shortest run: 80_822_486 picoseconds.
        Weight::from_parts(84_073_694, 20879)
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
}

/// The measured weights for tests, with ParityDB.
impl WeightInfo for () {
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::NextToSettle` (r:1 w:0)
    /// Proof: `Evaluation::NextToSettle` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:8 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:8 w:0)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Registered` (r:1 w:1)
    /// Proof: `Evaluation::Registered` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    fn register_evaluator() -> Weight {
        // Proof size in bytes:
        //  measured:  `27168`
        //  estimated: `160102`
        // Shortest run: 119_620_995 picoseconds.
        Weight::from_parts(131_744_274, 160102)
            .saturating_add(ParityDbWeight::get().reads(22_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    /// Storage: `Evaluation::Evaluators` (r:257 w:2)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::NextToSettle` (r:1 w:0)
    /// Proof: `Evaluation::NextToSettle` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:8 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:8 w:0)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Registered` (r:1 w:1)
    /// Proof: `Evaluation::Registered` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    fn register_evaluator_full() -> Weight {
        // Proof size in bytes:
        //  measured:  `59728`
        //  estimated: `669190`
        // Shortest run: 1_008_800_187 picoseconds.
        Weight::from_parts(1_090_176_470, 669190)
            .saturating_add(ParityDbWeight::get().reads(278_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:1 w:1)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Joins` (r:0 w:1)
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
    fn stake() -> Weight {
        // Proof size in bytes:
        //  measured:  `1081`
        //  estimated: `3743`
        // Shortest run: 69_031_988 picoseconds.
        Weight::from_parts(72_371_101, 3743)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    /// Storage: `Evaluation::Positions` (r:1 w:1)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
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
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
    fn unstake() -> Weight {
        // Proof size in bytes:
        //  measured:  `2048`
        //  estimated: `4154`
        // Shortest run: 64_887_921 picoseconds.
        Weight::from_parts(68_586_187, 4154)
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
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    fn withdraw_unbonded() -> Weight {
        // Proof size in bytes:
        //  measured:  `1018`
        //  estimated: `4154`
        // Shortest run: 42_728_467 picoseconds.
        Weight::from_parts(45_633_709, 4154)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:1 w:0)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:1 w:1)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    fn commit_scores() -> Weight {
        // Proof size in bytes:
        //  measured:  `770`
        //  estimated: `6012`
        // Shortest run: 30_007_438 picoseconds.
        Weight::from_parts(32_201_910, 6012)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:1 w:1)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:4096 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2438), added: 4913, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:1 w:0)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:1)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:4096 w:4096)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:0 w:4096)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
    /// `b` was measured in `[1, 4096]`.
    fn reveal_scores(b: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `22929`
        //  estimated: `20879 + b * (4913 ±0)`
        // Shortest run: 47_651_744 picoseconds.
        Weight::from_parts(47_651_744, 20879)
            // Standard error: 0
            .saturating_add(Weight::from_parts(6_485_218, 0).saturating_mul(b.into()))
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(b.into())))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
            .saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(b.into())))
            .saturating_add(Weight::from_parts(0, 4913).saturating_mul(b.into()))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:1 w:1)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:64 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2438), added: 4913, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:1 w:0)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:1)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:64 w:64)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:0 w:64)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
    /// `s` was measured in `[0, 4032]`.
    fn reveal_more_scores(s: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `21023`
        //  estimated: `315422`
        // Shortest run: 381_914_670 picoseconds.
        Weight::from_parts(398_571_004, 315422)
            // Standard error: 0
            .saturating_add(Weight::from_parts(21_317, 0).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(134_u64))
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
        //  measured:  `9376`
        //  estimated: `9679`
        // Shortest run: 42_678_236 picoseconds.
        Weight::from_parts(57_046_845, 9679)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:2 w:2)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:2 w:2)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Joins` (r:0 w:9)
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
    fn restake() -> Weight {
        // Proof size in bytes:
        //  measured:  `1740`
        //  estimated: `6496`
        // Shortest run: 83_293_856 picoseconds.
        Weight::from_parts(87_330_554, 6496)
            .saturating_add(ParityDbWeight::get().reads(9_u64))
            .saturating_add(ParityDbWeight::get().writes(16_u64))
    }
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentEpoch` (r:1 w:0)
    /// Proof: `Evaluation::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(108), added: 603, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn pay_author() -> Weight {
        // Proof size in bytes:
        //  measured:  `265`
        //  estimated: `3593`
        // Shortest run: 22_801_157 picoseconds.
        Weight::from_parts(23_977_193, 3593)
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
    /// Proof: `Evaluation::Epochs` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
    fn begin_epoch() -> Weight {
        // Proof size in bytes:
        //  measured:  `527`
        //  estimated: `13545`
        // Shortest run: 54_839_188 picoseconds.
        Weight::from_parts(57_473_809, 13545)
            .saturating_add(ParityDbWeight::get().reads(10_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Settling` (r:1 w:0)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Joins` (r:32 w:0)
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
    fn settle_nothing() -> Weight {
        // Proof size in bytes:
        //  measured:  `3836`
        //  estimated: `83390`
        // Shortest run: 47_784_228 picoseconds.
        Weight::from_parts(50_519_940, 83390)
            .saturating_add(ParityDbWeight::get().reads(34_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::NextToSettle` (r:1 w:0)
    /// Proof: `Evaluation::NextToSettle` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Epochs` (r:1 w:0)
    /// Proof: `Evaluation::Epochs` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:1)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::RecentTurnout` (r:1 w:1)
    /// Proof: `Evaluation::RecentTurnout` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:0 w:1)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:0 w:1)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    fn settle_open() -> Weight {
        // Proof size in bytes:
        //  measured:  `17955`
        //  estimated: `20879`
        // Shortest run: 40_634_458 picoseconds.
        Weight::from_parts(42_897_997, 20879)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Joins` (r:32 w:32)
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:32 w:32)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:32 w:32)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:32 w:32)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 32]`.
    fn settle_joins(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `537 + n * (464 ±0)`
        //  estimated: `3565 + n * (2753 ±0)`
        // Shortest run: 40_797_709 picoseconds.
        Weight::from_parts(40_797_709, 3565)
            // Standard error: 0
            .saturating_add(Weight::from_parts(22_725_575, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().reads((4_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
            .saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2753).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:17 w:16)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Evaluators` (r:16 w:16)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:16 w:16)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:16 w:16)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:16 w:16)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:16 w:16)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:17 w:17)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 16]`.
    fn settle_penalties(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `716 + n * (876 ±0)`
        //  estimated: `3593 + n * (2753 ±0)`
        // Shortest run: 89_103_712 picoseconds.
        Weight::from_parts(89_103_712, 3593)
            // Standard error: 0
            .saturating_add(Weight::from_parts(67_556_449, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().reads((7_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
            .saturating_add(ParityDbWeight::get().writes((7_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2753).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:0)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Known` (r:1 w:1)
    /// Proof: `Evaluation::Known` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:256 w:0)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2438), added: 4913, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:1)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:1 w:1)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2250), added: 4725, mode: `MaxEncodedLen`)
    /// `r` was measured in `[1, 256]`.
    fn settle_rows(r: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `33437 + r * (64 ±0)`
        //  estimated: `20879 + r * (2669 ±0)`
        // Shortest run: 51_903_179 picoseconds.
        Weight::from_parts(51_903_179, 20879)
            // Standard error: 0
            .saturating_add(Weight::from_parts(3_621_768, 0).saturating_mul(r.into()))
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(r.into())))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
            .saturating_add(Weight::from_parts(0, 2669).saturating_mul(r.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:0)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Known` (r:1 w:1)
    /// Proof: `Evaluation::Known` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:256 w:0)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2438), added: 4913, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:1)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:1 w:1)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2250), added: 4725, mode: `MaxEncodedLen`)
    /// `s` was measured in `[0, 16128]`.
    fn settle_more_scores(s: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `50312 + s * (2 ±0)`
        //  estimated: `684254`
        // Shortest run: 953_281_624 picoseconds.
        Weight::from_parts(1_024_282_200, 684254)
            // Standard error: 0
            .saturating_add(Weight::from_parts(37_595, 0).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(264_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:0)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Known` (r:1 w:1)
    /// Proof: `Evaluation::Known` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:256 w:0)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2438), added: 4913, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:1)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:1 w:1)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2250), added: 4725, mode: `MaxEncodedLen`)
    /// `n` was measured in `[0, 64]`.
    fn settle_fresh(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `83347`
        //  estimated: `684254`
        // Shortest run: 1_120_982_583 picoseconds.
        Weight::from_parts(1_162_578_352, 684254)
            // Standard error: 0
            .saturating_add(Weight::from_parts(7_164_913, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(264_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:2 w:0)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2250), added: 4725, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:63 w:63)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 64]`.
    fn settle_assets(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `967 + n * (49 ±0)`
        //  estimated: `10440 + n * (2550 ±0)`
        // Shortest run: 39_892_293 picoseconds.
        Weight::from_parts(40_260_236, 10440)
            // Standard error: 0
            .saturating_add(Weight::from_parts(3_967_002, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2550).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:0)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:1 w:0)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:32 w:32)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:32 w:32)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 32]`.
    fn settle_evaluators(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `34714 + n * (437 ±0)`
        //  estimated: `20879 + n * (2644 ±0)`
        // Shortest run: 147_125_668 picoseconds.
        Weight::from_parts(153_803_311, 20879)
            // Standard error: 0
            .saturating_add(Weight::from_parts(31_755_525, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
            .saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2644).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:1)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:0 w:256)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2250), added: 4725, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 256]`.
    fn settle_sweep(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `445 + n * (68 ±0)`
        //  estimated: `20879`
        // Shortest run: 18_871_201 picoseconds.
        Weight::from_parts(18_871_201, 20879)
            // Standard error: 0
            .saturating_add(Weight::from_parts(1_477_632, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(n.into())))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:1 w:0)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2250), added: 4725, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Epochs` (r:1 w:0)
    /// Proof: `Evaluation::Epochs` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:0)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:1 w:0)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17414), added: 19889, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::FreshRolledOver` (r:1 w:1)
    /// Proof: `Evaluation::FreshRolledOver` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    fn settle_turn() -> Weight {
        // Proof size in bytes:
        //  measured:  `31455`
        //  estimated: `20879`
        // Shortest run: 80_822_486 picoseconds.
        Weight::from_parts(84_073_694, 20879)
            .saturating_add(ParityDbWeight::get().reads(9_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
}
