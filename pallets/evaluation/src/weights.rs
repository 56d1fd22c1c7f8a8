//! Weights of `pallet_evaluation`, measured. Written by `make weights`: do not edit.
//!
//! Machine: Intel(R) Xeon(R) Processor, 2 cores, 24 GiB. Date: 2026-11-27.
//! 20 steps, 10 repeats, Compiled wasm, database cache 1024 MiB,
//! maps taken to hold 1_000_000 values. Benchmark CLI 64.0.0.
//!
//! A transfer took 1.72 times what the other weights declare of it: times are divided by that.
//!
//! ```text
//! tributary benchmark pallet --chain local --pallet pallet_evaluation --steps 20 --repeat 10 --hostname-override 2 cores, 24 GiB --output pallets/evaluation/src/weights.rs --extrinsic * --template scripts/weights.hbs
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
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:8 w:0)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Registered` (r:1 w:1)
    /// Proof: `Evaluation::Registered` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    fn register_evaluator() -> Weight {
        // Proof size in bytes:
        //  measured:  `27276`
        //  estimated: `160166`
        // Shortest run: 163_187_697 picoseconds.
        Weight::from_parts(170_100_465, 160166)
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
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:8 w:0)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Registered` (r:1 w:1)
    /// Proof: `Evaluation::Registered` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    fn register_evaluator_full() -> Weight {
        // Proof size in bytes:
        //  measured:  `59836`
        //  estimated: `669190`
        // Shortest run: 1_209_677_486 picoseconds.
        Weight::from_parts(1_266_514_188, 669190)
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
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    fn stake() -> Weight {
        // Proof size in bytes:
        //  measured:  `1081`
        //  estimated: `3743`
        // Shortest run: 79_111_307 picoseconds.
        Weight::from_parts(88_023_473, 3743)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:1 w:1)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
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
        //  measured:  `2048`
        //  estimated: `4154`
        // Shortest run: 83_871_280 picoseconds.
        Weight::from_parts(93_602_728, 4154)
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
        // Shortest run: 49_245_266 picoseconds.
        Weight::from_parts(53_550_857, 4154)
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
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
    fn commit_scores() -> Weight {
        // Proof size in bytes:
        //  measured:  `778`
        //  estimated: `6012`
        // Shortest run: 36_126_870 picoseconds.
        Weight::from_parts(38_628_877, 6012)
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
    /// Storage: `Evaluation::Positions` (r:1 w:0)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:1)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:4096 w:4096)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:0 w:4096)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// `b` was measured in `[1, 4096]`.
    fn reveal_scores(b: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `20805 + b * (47 ±0)`
        //  estimated: `20887 + b * (4921 ±0)`
        // Shortest run: 59_270_727 picoseconds.
        Weight::from_parts(61_142_293, 20887)
            // Standard error: 49_501
            .saturating_add(Weight::from_parts(12_060_262, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(6_u64))
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
    /// Storage: `Evaluation::Positions` (r:1 w:0)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:1)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:64 w:64)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:0 w:64)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// `s` was measured in `[0, 4032]`.
    fn reveal_more_scores(s: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `23445`
        //  estimated: `315934`
        // Shortest run: 688_863_129 picoseconds.
        Weight::from_parts(713_920_799, 315934)
            // Standard error: 306
            .saturating_add(Weight::from_parts(33_031, 0).saturating_mul(s.into()))
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
        // Shortest run: 60_678_614 picoseconds.
        Weight::from_parts(64_530_404, 9679)
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
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    fn restake() -> Weight {
        // Proof size in bytes:
        //  measured:  `1740`
        //  estimated: `6496`
        // Shortest run: 109_757_118 picoseconds.
        Weight::from_parts(122_895_852, 6496)
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
        // Shortest run: 24_941_050 picoseconds.
        Weight::from_parts(27_796_336, 3593)
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
        //  measured:  `527`
        //  estimated: `13545`
        // Shortest run: 62_496_724 picoseconds.
        Weight::from_parts(68_709_906, 13545)
            .saturating_add(T::DbWeight::get().reads(10_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Settling` (r:1 w:0)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Joins` (r:32 w:0)
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    fn settle_nothing() -> Weight {
        // Proof size in bytes:
        //  measured:  `3843`
        //  estimated: `83646`
        // Shortest run: 54_893_086 picoseconds.
        Weight::from_parts(57_961_618, 83646)
            .saturating_add(T::DbWeight::get().reads(34_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::NextToSettle` (r:1 w:0)
    /// Proof: `Evaluation::NextToSettle` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Epochs` (r:1 w:0)
    /// Proof: `Evaluation::Epochs` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:1)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
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
        //  measured:  `17971`
        //  estimated: `20887`
        // Shortest run: 46_720_598 picoseconds.
        Weight::from_parts(49_863_505, 20887)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Joins` (r:32 w:32)
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:32 w:32)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:32 w:32)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:32 w:32)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 32]`.
    fn settle_joins(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `552 + n * (464 ±0)`
        //  estimated: `3816 + n * (2753 ±0)`
        // Shortest run: 51_197_018 picoseconds.
        Weight::from_parts(25_830_934, 3816)
            // Standard error: 39_737
            .saturating_add(Weight::from_parts(30_078_183, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(1_u64))
            .saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2753).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:17 w:16)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
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
        //  measured:  `724 + n * (876 ±0)`
        //  estimated: `3593 + n * (2753 ±0)`
        // Shortest run: 100_869_356 picoseconds.
        Weight::from_parts(38_377_084, 3593)
            // Standard error: 69_632
            .saturating_add(Weight::from_parts(81_811_339, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().reads((7_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(3_u64))
            .saturating_add(T::DbWeight::get().writes((7_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2753).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:0)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Known` (r:1 w:1)
    /// Proof: `Evaluation::Known` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:256 w:0)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:1)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:1 w:1)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// `r` was measured in `[1, 256]`.
    fn settle_rows(r: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `33475 + r * (64 ±0)`
        //  estimated: `20887 + r * (2685 ±0)`
        // Shortest run: 62_105_676 picoseconds.
        Weight::from_parts(59_532_295, 20887)
            // Standard error: 4_491
            .saturating_add(Weight::from_parts(6_169_527, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(r.into())))
            .saturating_add(T::DbWeight::get().writes(3_u64))
            .saturating_add(Weight::from_parts(0, 2685).saturating_mul(r.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:0)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Known` (r:1 w:1)
    /// Proof: `Evaluation::Known` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:256 w:0)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:1)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:1 w:1)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// `s` was measured in `[0, 16128]`.
    fn settle_more_scores(s: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `50367 + s * (2 ±0)`
        //  estimated: `688350`
        // Shortest run: 1_596_808_192 picoseconds.
        Weight::from_parts(1_665_053_006, 688350)
            // Standard error: 193
            .saturating_add(Weight::from_parts(37_048, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(264_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:0)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Known` (r:1 w:1)
    /// Proof: `Evaluation::Known` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:256 w:0)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:1)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:1 w:1)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// `n` was measured in `[0, 64]`.
    fn settle_fresh(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `83389`
        //  estimated: `688350`
        // Shortest run: 1_765_533_308 picoseconds.
        Weight::from_parts(1_836_772_844, 688350)
            // Standard error: 22_002
            .saturating_add(Weight::from_parts(6_674_529, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(264_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:2 w:0)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:64 w:64)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 64]`.
    fn settle_assets(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `769 + n * (82 ±0)`
        //  estimated: `10456 + n * (2558 ±0)`
        // Shortest run: 46_244_717 picoseconds.
        Weight::from_parts(49_037_303, 10456)
            // Standard error: 5_056
            .saturating_add(Weight::from_parts(5_668_024, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2558).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:0)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:1 w:0)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:32 w:32)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:32 w:32)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 32]`.
    fn settle_evaluators(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `34658 + n * (437 ±0)`
        //  estimated: `20887 + n * (2644 ±0)`
        // Shortest run: 188_308_872 picoseconds.
        Weight::from_parts(175_111_609, 20887)
            // Standard error: 84_044
            .saturating_add(Weight::from_parts(37_107_518, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2644).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:1)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:0 w:256)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 256]`.
    fn settle_sweep(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `460 + n * (68 ±0)`
        //  estimated: `20887`
        // Shortest run: 24_726_642 picoseconds.
        Weight::from_parts(22_388_075, 20887)
            // Standard error: 3_192
            .saturating_add(Weight::from_parts(3_720_017, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:1 w:0)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Epochs` (r:1 w:0)
    /// Proof: `Evaluation::Epochs` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:0)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:1 w:0)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::FreshRolledOver` (r:1 w:1)
    /// Proof: `Evaluation::FreshRolledOver` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    fn settle_turn() -> Weight {
        // Proof size in bytes:
        //  measured:  `31471`
        //  estimated: `20887`
        // Shortest run: 93_376_699 picoseconds.
        Weight::from_parts(103_694_428, 20887)
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
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:8 w:0)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Registered` (r:1 w:1)
    /// Proof: `Evaluation::Registered` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    fn register_evaluator() -> Weight {
        // Proof size in bytes:
        //  measured:  `27276`
        //  estimated: `160166`
        // Shortest run: 163_187_697 picoseconds.
        Weight::from_parts(170_100_465, 160166)
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
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:8 w:0)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Registered` (r:1 w:1)
    /// Proof: `Evaluation::Registered` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::TotalStake` (r:1 w:1)
    /// Proof: `Evaluation::TotalStake` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
    fn register_evaluator_full() -> Weight {
        // Proof size in bytes:
        //  measured:  `59836`
        //  estimated: `669190`
        // Shortest run: 1_209_677_486 picoseconds.
        Weight::from_parts(1_266_514_188, 669190)
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
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    fn stake() -> Weight {
        // Proof size in bytes:
        //  measured:  `1081`
        //  estimated: `3743`
        // Shortest run: 79_111_307 picoseconds.
        Weight::from_parts(88_023_473, 3743)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    /// Storage: `Evaluation::Evaluators` (r:1 w:1)
    /// Proof: `Evaluation::Evaluators` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:1 w:1)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
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
        //  measured:  `2048`
        //  estimated: `4154`
        // Shortest run: 83_871_280 picoseconds.
        Weight::from_parts(93_602_728, 4154)
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
        // Shortest run: 49_245_266 picoseconds.
        Weight::from_parts(53_550_857, 4154)
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
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
    fn commit_scores() -> Weight {
        // Proof size in bytes:
        //  measured:  `778`
        //  estimated: `6012`
        // Shortest run: 36_126_870 picoseconds.
        Weight::from_parts(38_628_877, 6012)
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
    /// Storage: `Evaluation::Positions` (r:1 w:0)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:1)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:4096 w:4096)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:0 w:4096)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// `b` was measured in `[1, 4096]`.
    fn reveal_scores(b: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `20805 + b * (47 ±0)`
        //  estimated: `20887 + b * (4921 ±0)`
        // Shortest run: 59_270_727 picoseconds.
        Weight::from_parts(61_142_293, 20887)
            // Standard error: 49_501
            .saturating_add(Weight::from_parts(12_060_262, 0).saturating_mul(b.into()))
            .saturating_add(ParityDbWeight::get().reads(6_u64))
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
    /// Storage: `Evaluation::Positions` (r:1 w:0)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:1)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:64 w:64)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:0 w:64)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// `s` was measured in `[0, 4032]`.
    fn reveal_more_scores(s: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `23445`
        //  estimated: `315934`
        // Shortest run: 688_863_129 picoseconds.
        Weight::from_parts(713_920_799, 315934)
            // Standard error: 306
            .saturating_add(Weight::from_parts(33_031, 0).saturating_mul(s.into()))
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
        // Shortest run: 60_678_614 picoseconds.
        Weight::from_parts(64_530_404, 9679)
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
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    fn restake() -> Weight {
        // Proof size in bytes:
        //  measured:  `1740`
        //  estimated: `6496`
        // Shortest run: 109_757_118 picoseconds.
        Weight::from_parts(122_895_852, 6496)
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
        // Shortest run: 24_941_050 picoseconds.
        Weight::from_parts(27_796_336, 3593)
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
        //  measured:  `527`
        //  estimated: `13545`
        // Shortest run: 62_496_724 picoseconds.
        Weight::from_parts(68_709_906, 13545)
            .saturating_add(ParityDbWeight::get().reads(10_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Settling` (r:1 w:0)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Joins` (r:32 w:0)
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    fn settle_nothing() -> Weight {
        // Proof size in bytes:
        //  measured:  `3843`
        //  estimated: `83646`
        // Shortest run: 54_893_086 picoseconds.
        Weight::from_parts(57_961_618, 83646)
            .saturating_add(ParityDbWeight::get().reads(34_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::NextToSettle` (r:1 w:0)
    /// Proof: `Evaluation::NextToSettle` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::CurrentIndex` (r:1 w:0)
    /// Proof: `Evaluation::CurrentIndex` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Epochs` (r:1 w:0)
    /// Proof: `Evaluation::Epochs` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:1)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
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
        //  measured:  `17971`
        //  estimated: `20887`
        // Shortest run: 46_720_598 picoseconds.
        Weight::from_parts(49_863_505, 20887)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Joins` (r:32 w:32)
    /// Proof: `Evaluation::Joins` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Positions` (r:32 w:32)
    /// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(278), added: 2753, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:32 w:32)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:32 w:32)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 32]`.
    fn settle_joins(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `552 + n * (464 ±0)`
        //  estimated: `3816 + n * (2753 ±0)`
        // Shortest run: 51_197_018 picoseconds.
        Weight::from_parts(25_830_934, 3816)
            // Standard error: 39_737
            .saturating_add(Weight::from_parts(30_078_183, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().reads((4_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
            .saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2753).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Commits` (r:17 w:16)
    /// Proof: `Evaluation::Commits` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
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
        //  measured:  `724 + n * (876 ±0)`
        //  estimated: `3593 + n * (2753 ±0)`
        // Shortest run: 100_869_356 picoseconds.
        Weight::from_parts(38_377_084, 3593)
            // Standard error: 69_632
            .saturating_add(Weight::from_parts(81_811_339, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().reads((7_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
            .saturating_add(ParityDbWeight::get().writes((7_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2753).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:0)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Known` (r:1 w:1)
    /// Proof: `Evaluation::Known` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:256 w:0)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:1)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:1 w:1)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// `r` was measured in `[1, 256]`.
    fn settle_rows(r: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `33475 + r * (64 ±0)`
        //  estimated: `20887 + r * (2685 ±0)`
        // Shortest run: 62_105_676 picoseconds.
        Weight::from_parts(59_532_295, 20887)
            // Standard error: 4_491
            .saturating_add(Weight::from_parts(6_169_527, 0).saturating_mul(r.into()))
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(r.into())))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
            .saturating_add(Weight::from_parts(0, 2685).saturating_mul(r.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:0)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Known` (r:1 w:1)
    /// Proof: `Evaluation::Known` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:256 w:0)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:1)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:1 w:1)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// `s` was measured in `[0, 16128]`.
    fn settle_more_scores(s: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `50367 + s * (2 ±0)`
        //  estimated: `688350`
        // Shortest run: 1_596_808_192 picoseconds.
        Weight::from_parts(1_665_053_006, 688350)
            // Standard error: 193
            .saturating_add(Weight::from_parts(37_048, 0).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(264_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:0)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Known` (r:1 w:1)
    /// Proof: `Evaluation::Known` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:256 w:0)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:0)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:1)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:1 w:1)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// `n` was measured in `[0, 64]`.
    fn settle_fresh(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `83389`
        //  estimated: `688350`
        // Shortest run: 1_765_533_308 picoseconds.
        Weight::from_parts(1_836_772_844, 688350)
            // Standard error: 22_002
            .saturating_add(Weight::from_parts(6_674_529, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(264_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:2 w:0)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:64 w:64)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 64]`.
    fn settle_assets(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `769 + n * (82 ±0)`
        //  estimated: `10456 + n * (2558 ±0)`
        // Shortest run: 46_244_717 picoseconds.
        Weight::from_parts(49_037_303, 10456)
            // Standard error: 5_056
            .saturating_add(Weight::from_parts(5_668_024, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2558).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:0)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:1 w:0)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:32 w:32)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:32 w:32)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 32]`.
    fn settle_evaluators(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `34658 + n * (437 ±0)`
        //  estimated: `20887 + n * (2644 ±0)`
        // Shortest run: 188_308_872 picoseconds.
        Weight::from_parts(175_111_609, 20887)
            // Standard error: 84_044
            .saturating_add(Weight::from_parts(37_107_518, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
            .saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2644).saturating_mul(n.into()))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Buckets` (r:2 w:1)
    /// Proof: `Evaluation::Buckets` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Scores` (r:0 w:256)
    /// Proof: `Evaluation::Scores` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:0 w:1)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 256]`.
    fn settle_sweep(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `460 + n * (68 ±0)`
        //  estimated: `20887`
        // Shortest run: 24_726_642 picoseconds.
        Weight::from_parts(22_388_075, 20887)
            // Standard error: 3_192
            .saturating_add(Weight::from_parts(3_720_017, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(n.into())))
    }
    /// Storage: `Evaluation::Settling` (r:1 w:1)
    /// Proof: `Evaluation::Settling` (`max_values`: Some(1), `max_size`: Some(295), added: 790, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Outcomes` (r:1 w:0)
    /// Proof: `Evaluation::Outcomes` (`max_values`: None, `max_size`: Some(2258), added: 4733, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Epochs` (r:1 w:0)
    /// Proof: `Evaluation::Epochs` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingSums` (r:1 w:0)
    /// Proof: `Evaluation::SettlingSums` (`max_values`: Some(1), `max_size`: Some(6146), added: 6641, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::SettlingFresh` (r:1 w:0)
    /// Proof: `Evaluation::SettlingFresh` (`max_values`: Some(1), `max_size`: Some(7170), added: 7665, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::Revealed` (r:1 w:0)
    /// Proof: `Evaluation::Revealed` (`max_values`: None, `max_size`: Some(17422), added: 19897, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Evaluation::FreshRolledOver` (r:1 w:1)
    /// Proof: `Evaluation::FreshRolledOver` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    fn settle_turn() -> Weight {
        // Proof size in bytes:
        //  measured:  `31471`
        //  estimated: `20887`
        // Shortest run: 93_376_699 picoseconds.
        Weight::from_parts(103_694_428, 20887)
            .saturating_add(ParityDbWeight::get().reads(9_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
}
