//! Weights of `pallet_contributions`, measured. Written by `make weights`: do not edit.
//!
//! Machine: AMD EPYC, 2 cores, 24 GiB. Date: 2026-11-28.
//! 16 steps, 12 repeats, Compiled wasm, database cache 1024 MiB,
//! maps taken to hold 1_000_000 values. Benchmark CLI 64.0.0.
//!
//! A transfer took 1.59 times what the other weights declare of it: times are divided by that.
//!
//! ```text
//! tributary benchmark pallet --chain local --pallet pallet_contributions --steps 16 --repeat 12 --output-analysis median-slopes --hostname-override 2 cores, 24 GiB --output pallets/contributions/src/weights.rs --extrinsic * --template scripts/weights.hbs
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

/// What the calls of `pallet_contributions` cost.
pub trait WeightInfo {
    fn contribute() -> Weight;
    fn assess_many(n: u32, ) -> Weight;
    fn reject() -> Weight;
    fn withdraw() -> Weight;
    fn reassess() -> Weight;
    fn revoke() -> Weight;
    fn forget() -> Weight;
    fn contribute_many() -> Weight;
    fn assess_manifest() -> Weight;
    fn reassess_manifest() -> Weight;
    fn join(d: u32, ) -> Weight;
    fn join_many(l: u32, d: u32, ) -> Weight;
    fn leave(d: u32, ) -> Weight;
    fn clear_pages(p: u32, ) -> Weight;
}

/// The measured weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::NextContribution` (r:1 w:1)
    /// Proof: `Contributions::NextContribution` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Contributions` (r:0 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    fn contribute() -> Weight {
        // Proof size in bytes:
        //  measured:  `789`
        //  estimated: `6012`
        // Shortest run: 63_400_811 picoseconds.
        Weight::from_parts(65_981_996, 6012)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(7_u64))
    }
    /// Storage: `Contributions::Contributions` (r:127 w:127)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:127 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:127 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:127 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:127 w:127)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:127 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:127 w:127)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:127 w:127)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:127 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:127 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:127 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:127 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn assess_many(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `4084 + n * (428 ±0)`
        //  estimated: `6012 + n * (2992 ±0)`
        // Shortest run: 96_071_356 picoseconds.
        Weight::from_parts(96_071_356, 6012)
            // Standard error: 0
            .saturating_add(Weight::from_parts(67_042_439, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads((12_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2992).saturating_mul(n.into()))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    fn reject() -> Weight {
        // Proof size in bytes:
        //  measured:  `1262`
        //  estimated: `6196`
        // Shortest run: 64_543_406 picoseconds.
        Weight::from_parts(66_848_662, 6196)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(8_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    fn withdraw() -> Weight {
        // Proof size in bytes:
        //  measured:  `2495`
        //  estimated: `6362`
        // Shortest run: 118_518_128 picoseconds.
        Weight::from_parts(122_317_160, 6362)
            .saturating_add(T::DbWeight::get().reads(18_u64))
            .saturating_add(T::DbWeight::get().writes(10_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    fn reassess() -> Weight {
        // Proof size in bytes:
        //  measured:  `1441`
        //  estimated: `3982`
        // Shortest run: 43_579_749 picoseconds.
        Weight::from_parts(45_916_360, 3982)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    fn revoke() -> Weight {
        // Proof size in bytes:
        //  measured:  `2495`
        //  estimated: `6362`
        // Shortest run: 121_463_036 picoseconds.
        Weight::from_parts(125_162_357, 6362)
            .saturating_add(T::DbWeight::get().reads(18_u64))
            .saturating_add(T::DbWeight::get().writes(10_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Latents` (r:1 w:0)
    /// Proof: `Rewards::Latents` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Joined` (r:2 w:1)
    /// Proof: `Contributions::Joined` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Left` (r:0 w:1)
    /// Proof: `Contributions::Left` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    fn forget() -> Weight {
        // Proof size in bytes:
        //  measured:  `1671`
        //  estimated: `6220`
        // Shortest run: 70_384_934 picoseconds.
        Weight::from_parts(73_273_403, 6220)
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().writes(9_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::NextContribution` (r:1 w:1)
    /// Proof: `Contributions::NextContribution` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:0 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Contributions` (r:0 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    fn contribute_many() -> Weight {
        // Proof size in bytes:
        //  measured:  `789`
        //  estimated: `6012`
        // Shortest run: 66_158_214 picoseconds.
        Weight::from_parts(69_241_713, 6012)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(8_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Latents` (r:1 w:1)
    /// Proof: `Rewards::Latents` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
    fn assess_manifest() -> Weight {
        // Proof size in bytes:
        //  measured:  `1299`
        //  estimated: `3982`
        // Shortest run: 40_521_334 picoseconds.
        Weight::from_parts(42_763_252, 3982)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Latents` (r:1 w:1)
    /// Proof: `Rewards::Latents` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    fn reassess_manifest() -> Weight {
        // Proof size in bytes:
        //  measured:  `1458`
        //  estimated: `3982`
        // Shortest run: 43_058_621 picoseconds.
        Weight::from_parts(45_262_912, 3982)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:0)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Joined` (r:1 w:1)
    /// Proof: `Contributions::Joined` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Latents` (r:1 w:1)
    /// Proof: `Rewards::Latents` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:0)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// `d` was measured in `[1, 32]`.
    fn join(d: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `2457`
        //  estimated: `6012`
        // Shortest run: 101_919_156 picoseconds.
        Weight::from_parts(104_377_672, 6012)
            // Standard error: 0
            .saturating_add(Weight::from_parts(277_474, 0).saturating_mul(d.into()))
            .saturating_add(T::DbWeight::get().reads(18_u64))
            .saturating_add(T::DbWeight::get().writes(7_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:0)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Joined` (r:1 w:1)
    /// Proof: `Contributions::Joined` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Latents` (r:1 w:1)
    /// Proof: `Rewards::Latents` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:0)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:128 w:128)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// `l` was measured in `[1, 128]`.
    /// `d` was measured in `[1, 25]`.
    fn join_many(l: u32, d: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `2620`
        //  estimated: `6012 + l * (2644 ±0)`
        // Shortest run: 109_210_563 picoseconds.
        Weight::from_parts(109_210_563, 6012)
            // Standard error: 0
            .saturating_add(Weight::from_parts(6_559_146, 0).saturating_mul(l.into()))
            // Standard error: 0
            .saturating_add(Weight::from_parts(474_148, 0).saturating_mul(d.into()))
            .saturating_add(T::DbWeight::get().reads(17_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(l.into())))
            .saturating_add(T::DbWeight::get().writes(6_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(l.into())))
            .saturating_add(Weight::from_parts(0, 2644).saturating_mul(l.into()))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Left` (r:1 w:1)
    /// Proof: `Contributions::Left` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Joined` (r:2 w:1)
    /// Proof: `Contributions::Joined` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// `d` was measured in `[1, 32]`.
    fn leave(d: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `2742`
        //  estimated: `6362`
        // Shortest run: 138_018_737 picoseconds.
        Weight::from_parts(141_677_575, 6362)
            // Standard error: 0
            .saturating_add(Weight::from_parts(269_727, 0).saturating_mul(d.into()))
            .saturating_add(T::DbWeight::get().reads(21_u64))
            .saturating_add(T::DbWeight::get().writes(13_u64))
    }
    /// Storage: `Contributions::Joined` (r:17 w:16)
    /// Proof: `Contributions::Joined` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Left` (r:0 w:16)
    /// Proof: `Contributions::Left` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    /// `p` was measured in `[0, 16]`.
    fn clear_pages(p: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `448 + p * (33 ±0)`
        //  estimated: `3605 + p * (2615 ±0)`
        // Shortest run: 4_929_711 picoseconds.
        Weight::from_parts(7_097_099, 3605)
            // Standard error: 0
            .saturating_add(Weight::from_parts(2_276_361, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p.into())))
            .saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(p.into())))
            .saturating_add(Weight::from_parts(0, 2615).saturating_mul(p.into()))
    }
}

/// The measured weights for tests, with ParityDB.
impl WeightInfo for () {
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::NextContribution` (r:1 w:1)
    /// Proof: `Contributions::NextContribution` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Contributions` (r:0 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    fn contribute() -> Weight {
        // Proof size in bytes:
        //  measured:  `789`
        //  estimated: `6012`
        // Shortest run: 63_400_811 picoseconds.
        Weight::from_parts(65_981_996, 6012)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(7_u64))
    }
    /// Storage: `Contributions::Contributions` (r:127 w:127)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:127 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:127 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:127 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:127 w:127)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:127 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:127 w:127)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:127 w:127)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:127 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:127 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:127 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:127 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn assess_many(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `4084 + n * (428 ±0)`
        //  estimated: `6012 + n * (2992 ±0)`
        // Shortest run: 96_071_356 picoseconds.
        Weight::from_parts(96_071_356, 6012)
            // Standard error: 0
            .saturating_add(Weight::from_parts(67_042_439, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().reads((12_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
            .saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2992).saturating_mul(n.into()))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    fn reject() -> Weight {
        // Proof size in bytes:
        //  measured:  `1262`
        //  estimated: `6196`
        // Shortest run: 64_543_406 picoseconds.
        Weight::from_parts(66_848_662, 6196)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(8_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    fn withdraw() -> Weight {
        // Proof size in bytes:
        //  measured:  `2495`
        //  estimated: `6362`
        // Shortest run: 118_518_128 picoseconds.
        Weight::from_parts(122_317_160, 6362)
            .saturating_add(ParityDbWeight::get().reads(18_u64))
            .saturating_add(ParityDbWeight::get().writes(10_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    fn reassess() -> Weight {
        // Proof size in bytes:
        //  measured:  `1441`
        //  estimated: `3982`
        // Shortest run: 43_579_749 picoseconds.
        Weight::from_parts(45_916_360, 3982)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    fn revoke() -> Weight {
        // Proof size in bytes:
        //  measured:  `2495`
        //  estimated: `6362`
        // Shortest run: 121_463_036 picoseconds.
        Weight::from_parts(125_162_357, 6362)
            .saturating_add(ParityDbWeight::get().reads(18_u64))
            .saturating_add(ParityDbWeight::get().writes(10_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Latents` (r:1 w:0)
    /// Proof: `Rewards::Latents` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Joined` (r:2 w:1)
    /// Proof: `Contributions::Joined` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Left` (r:0 w:1)
    /// Proof: `Contributions::Left` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    fn forget() -> Weight {
        // Proof size in bytes:
        //  measured:  `1671`
        //  estimated: `6220`
        // Shortest run: 70_384_934 picoseconds.
        Weight::from_parts(73_273_403, 6220)
            .saturating_add(ParityDbWeight::get().reads(9_u64))
            .saturating_add(ParityDbWeight::get().writes(9_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::NextContribution` (r:1 w:1)
    /// Proof: `Contributions::NextContribution` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:0 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Contributions` (r:0 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    fn contribute_many() -> Weight {
        // Proof size in bytes:
        //  measured:  `789`
        //  estimated: `6012`
        // Shortest run: 66_158_214 picoseconds.
        Weight::from_parts(69_241_713, 6012)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(8_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Latents` (r:1 w:1)
    /// Proof: `Rewards::Latents` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
    fn assess_manifest() -> Weight {
        // Proof size in bytes:
        //  measured:  `1299`
        //  estimated: `3982`
        // Shortest run: 40_521_334 picoseconds.
        Weight::from_parts(42_763_252, 3982)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Latents` (r:1 w:1)
    /// Proof: `Rewards::Latents` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    fn reassess_manifest() -> Weight {
        // Proof size in bytes:
        //  measured:  `1458`
        //  estimated: `3982`
        // Shortest run: 43_058_621 picoseconds.
        Weight::from_parts(45_262_912, 3982)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:0)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Joined` (r:1 w:1)
    /// Proof: `Contributions::Joined` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Latents` (r:1 w:1)
    /// Proof: `Rewards::Latents` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:0)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// `d` was measured in `[1, 32]`.
    fn join(d: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `2457`
        //  estimated: `6012`
        // Shortest run: 101_919_156 picoseconds.
        Weight::from_parts(104_377_672, 6012)
            // Standard error: 0
            .saturating_add(Weight::from_parts(277_474, 0).saturating_mul(d.into()))
            .saturating_add(ParityDbWeight::get().reads(18_u64))
            .saturating_add(ParityDbWeight::get().writes(7_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:0)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Joined` (r:1 w:1)
    /// Proof: `Contributions::Joined` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Latents` (r:1 w:1)
    /// Proof: `Rewards::Latents` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:0)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:128 w:128)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// `l` was measured in `[1, 128]`.
    /// `d` was measured in `[1, 25]`.
    fn join_many(l: u32, d: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `2620`
        //  estimated: `6012 + l * (2644 ±0)`
        // Shortest run: 109_210_563 picoseconds.
        Weight::from_parts(109_210_563, 6012)
            // Standard error: 0
            .saturating_add(Weight::from_parts(6_559_146, 0).saturating_mul(l.into()))
            // Standard error: 0
            .saturating_add(Weight::from_parts(474_148, 0).saturating_mul(d.into()))
            .saturating_add(ParityDbWeight::get().reads(17_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(l.into())))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(l.into())))
            .saturating_add(Weight::from_parts(0, 2644).saturating_mul(l.into()))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(400), added: 2875, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Left` (r:1 w:1)
    /// Proof: `Contributions::Left` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Joined` (r:2 w:1)
    /// Proof: `Contributions::Joined` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// `d` was measured in `[1, 32]`.
    fn leave(d: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `2742`
        //  estimated: `6362`
        // Shortest run: 138_018_737 picoseconds.
        Weight::from_parts(141_677_575, 6362)
            // Standard error: 0
            .saturating_add(Weight::from_parts(269_727, 0).saturating_mul(d.into()))
            .saturating_add(ParityDbWeight::get().reads(21_u64))
            .saturating_add(ParityDbWeight::get().writes(13_u64))
    }
    /// Storage: `Contributions::Joined` (r:17 w:16)
    /// Proof: `Contributions::Joined` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Left` (r:0 w:16)
    /// Proof: `Contributions::Left` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    /// `p` was measured in `[0, 16]`.
    fn clear_pages(p: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `448 + p * (33 ±0)`
        //  estimated: `3605 + p * (2615 ±0)`
        // Shortest run: 4_929_711 picoseconds.
        Weight::from_parts(7_097_099, 3605)
            // Standard error: 0
            .saturating_add(Weight::from_parts(2_276_361, 0).saturating_mul(p.into()))
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(p.into())))
            .saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(p.into())))
            .saturating_add(Weight::from_parts(0, 2615).saturating_mul(p.into()))
    }
}
