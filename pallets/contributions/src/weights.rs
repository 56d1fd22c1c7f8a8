//! Weights of `pallet_contributions`, measured. Written by `make weights`: do not edit.
//!
//! Machine: Intel(R) Xeon(R) Processor, 2 cores, 24 GiB. Date: 2026-11-27.
//! 20 steps, 10 repeats, Compiled wasm, database cache 1024 MiB,
//! maps taken to hold 1_000_000 values. Benchmark CLI 64.0.0.
//!
//! A transfer took 1.71 times what the other weights declare of it: times are divided by that.
//!
//! ```text
//! tributary benchmark pallet --chain local --pallet pallet_contributions --steps 20 --repeat 10 --hostname-override 2 cores, 24 GiB --output pallets/contributions/src/weights.rs --extrinsic * --template scripts/weights.hbs
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
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::NextContribution` (r:1 w:1)
    /// Proof: `Contributions::NextContribution` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Contributions` (r:0 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    fn contribute() -> Weight {
        // Proof size in bytes:
        //  measured:  `805`
        //  estimated: `6012`
        // Shortest run: 77_779_467 picoseconds.
        Weight::from_parts(82_001_619, 6012)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(7_u64))
    }
    /// Storage: `Contributions::Contributions` (r:127 w:127)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:127 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:127 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:127 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:127 w:127)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:127 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:127 w:127)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:127 w:127)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:127 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:127 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:127 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:127 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn assess_many(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `2254 + n * (599 ±0)`
        //  estimated: `6012 + n * (3000 ±0)`
        // Shortest run: 120_094_373 picoseconds.
        Weight::from_parts(123_108_945, 6012)
            // Standard error: 137_232
            .saturating_add(Weight::from_parts(90_336_379, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads((12_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 3000).saturating_mul(n.into()))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    fn reject() -> Weight {
        // Proof size in bytes:
        //  measured:  `1297`
        //  estimated: `6196`
        // Shortest run: 78_880_822 picoseconds.
        Weight::from_parts(83_938_766, 6196)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(8_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    fn withdraw() -> Weight {
        // Proof size in bytes:
        //  measured:  `2537`
        //  estimated: `6362`
        // Shortest run: 144_850_052 picoseconds.
        Weight::from_parts(151_975_299, 6362)
            .saturating_add(T::DbWeight::get().reads(18_u64))
            .saturating_add(T::DbWeight::get().writes(10_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    fn reassess() -> Weight {
        // Proof size in bytes:
        //  measured:  `1467`
        //  estimated: `3990`
        // Shortest run: 53_920_864 picoseconds.
        Weight::from_parts(57_594_965, 3990)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    fn revoke() -> Weight {
        // Proof size in bytes:
        //  measured:  `2537`
        //  estimated: `6362`
        // Shortest run: 148_654_892 picoseconds.
        Weight::from_parts(155_906_208, 6362)
            .saturating_add(T::DbWeight::get().reads(18_u64))
            .saturating_add(T::DbWeight::get().writes(10_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Latents` (r:1 w:0)
    /// Proof: `Rewards::Latents` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Joined` (r:2 w:1)
    /// Proof: `Contributions::Joined` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Left` (r:0 w:1)
    /// Proof: `Contributions::Left` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
    fn forget() -> Weight {
        // Proof size in bytes:
        //  measured:  `1723`
        //  estimated: `6252`
        // Shortest run: 81_912_320 picoseconds.
        Weight::from_parts(92_541_824, 6252)
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().writes(9_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::NextContribution` (r:1 w:1)
    /// Proof: `Contributions::NextContribution` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:0 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Contributions` (r:0 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    fn contribute_many() -> Weight {
        // Proof size in bytes:
        //  measured:  `805`
        //  estimated: `6012`
        // Shortest run: 77_773_630 picoseconds.
        Weight::from_parts(86_123_966, 6012)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(8_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Latents` (r:1 w:1)
    /// Proof: `Rewards::Latents` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
    fn assess_manifest() -> Weight {
        // Proof size in bytes:
        //  measured:  `1334`
        //  estimated: `3990`
        // Shortest run: 49_499_102 picoseconds.
        Weight::from_parts(55_394_006, 3990)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Latents` (r:1 w:1)
    /// Proof: `Rewards::Latents` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    fn reassess_manifest() -> Weight {
        // Proof size in bytes:
        //  measured:  `1501`
        //  estimated: `3990`
        // Shortest run: 52_425_543 picoseconds.
        Weight::from_parts(58_740_678, 3990)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:0)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Joined` (r:1 w:1)
    /// Proof: `Contributions::Joined` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Latents` (r:1 w:1)
    /// Proof: `Rewards::Latents` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:0)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// `d` was measured in `[1, 32]`.
    fn join(d: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `2516`
        //  estimated: `6012`
        // Shortest run: 121_011_293 picoseconds.
        Weight::from_parts(130_101_387, 6012)
            // Standard error: 2_785
            .saturating_add(Weight::from_parts(278_626, 0).saturating_mul(d.into()))
            .saturating_add(T::DbWeight::get().reads(18_u64))
            .saturating_add(T::DbWeight::get().writes(7_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:0)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Joined` (r:1 w:1)
    /// Proof: `Contributions::Joined` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Latents` (r:1 w:1)
    /// Proof: `Rewards::Latents` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:0)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:128 w:128)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// `l` was measured in `[1, 128]`.
    /// `d` was measured in `[1, 25]`.
    fn join_many(l: u32, d: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `2696`
        //  estimated: `6012 + l * (2644 ±0)`
        // Shortest run: 132_686_122 picoseconds.
        Weight::from_parts(124_671_660, 6012)
            // Standard error: 12_798
            .saturating_add(Weight::from_parts(7_657_879, 0).saturating_mul(l.into()))
            // Standard error: 66_646
            .saturating_add(Weight::from_parts(979_760, 0).saturating_mul(d.into()))
            .saturating_add(T::DbWeight::get().reads(17_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(l.into())))
            .saturating_add(T::DbWeight::get().writes(6_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(l.into())))
            .saturating_add(Weight::from_parts(0, 2644).saturating_mul(l.into()))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Left` (r:1 w:1)
    /// Proof: `Contributions::Left` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Joined` (r:2 w:1)
    /// Proof: `Contributions::Joined` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// `d` was measured in `[1, 32]`.
    fn leave(d: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `2810`
        //  estimated: `6362`
        // Shortest run: 167_509_247 picoseconds.
        Weight::from_parts(179_542_193, 6362)
            // Standard error: 4_589
            .saturating_add(Weight::from_parts(272_126, 0).saturating_mul(d.into()))
            .saturating_add(T::DbWeight::get().reads(21_u64))
            .saturating_add(T::DbWeight::get().writes(13_u64))
    }
    /// Storage: `Contributions::Joined` (r:17 w:16)
    /// Proof: `Contributions::Joined` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Left` (r:0 w:16)
    /// Proof: `Contributions::Left` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
    /// `p` was measured in `[0, 16]`.
    fn clear_pages(p: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `451 + p * (47 ±0)`
        //  estimated: `3621 + p * (2631 ±0)`
        // Shortest run: 5_680_704 picoseconds.
        Weight::from_parts(9_054_534, 3621)
            // Standard error: 3_707
            .saturating_add(Weight::from_parts(4_059_576, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p.into())))
            .saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(p.into())))
            .saturating_add(Weight::from_parts(0, 2631).saturating_mul(p.into()))
    }
}

/// The measured weights for tests, with ParityDB.
impl WeightInfo for () {
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::NextContribution` (r:1 w:1)
    /// Proof: `Contributions::NextContribution` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Contributions` (r:0 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    fn contribute() -> Weight {
        // Proof size in bytes:
        //  measured:  `805`
        //  estimated: `6012`
        // Shortest run: 77_779_467 picoseconds.
        Weight::from_parts(82_001_619, 6012)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(7_u64))
    }
    /// Storage: `Contributions::Contributions` (r:127 w:127)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:127 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:127 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:127 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:127 w:127)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:127 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:127 w:127)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:127 w:127)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:127 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:127 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:127 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:127 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn assess_many(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `2254 + n * (599 ±0)`
        //  estimated: `6012 + n * (3000 ±0)`
        // Shortest run: 120_094_373 picoseconds.
        Weight::from_parts(123_108_945, 6012)
            // Standard error: 137_232
            .saturating_add(Weight::from_parts(90_336_379, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().reads((12_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
            .saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 3000).saturating_mul(n.into()))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    fn reject() -> Weight {
        // Proof size in bytes:
        //  measured:  `1297`
        //  estimated: `6196`
        // Shortest run: 78_880_822 picoseconds.
        Weight::from_parts(83_938_766, 6196)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(8_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    fn withdraw() -> Weight {
        // Proof size in bytes:
        //  measured:  `2537`
        //  estimated: `6362`
        // Shortest run: 144_850_052 picoseconds.
        Weight::from_parts(151_975_299, 6362)
            .saturating_add(ParityDbWeight::get().reads(18_u64))
            .saturating_add(ParityDbWeight::get().writes(10_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    fn reassess() -> Weight {
        // Proof size in bytes:
        //  measured:  `1467`
        //  estimated: `3990`
        // Shortest run: 53_920_864 picoseconds.
        Weight::from_parts(57_594_965, 3990)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    fn revoke() -> Weight {
        // Proof size in bytes:
        //  measured:  `2537`
        //  estimated: `6362`
        // Shortest run: 148_654_892 picoseconds.
        Weight::from_parts(155_906_208, 6362)
            .saturating_add(ParityDbWeight::get().reads(18_u64))
            .saturating_add(ParityDbWeight::get().writes(10_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Latents` (r:1 w:0)
    /// Proof: `Rewards::Latents` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Joined` (r:2 w:1)
    /// Proof: `Contributions::Joined` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Left` (r:0 w:1)
    /// Proof: `Contributions::Left` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
    fn forget() -> Weight {
        // Proof size in bytes:
        //  measured:  `1723`
        //  estimated: `6252`
        // Shortest run: 81_912_320 picoseconds.
        Weight::from_parts(92_541_824, 6252)
            .saturating_add(ParityDbWeight::get().reads(9_u64))
            .saturating_add(ParityDbWeight::get().writes(9_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::NextContribution` (r:1 w:1)
    /// Proof: `Contributions::NextContribution` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:0 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Contributions` (r:0 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    fn contribute_many() -> Weight {
        // Proof size in bytes:
        //  measured:  `805`
        //  estimated: `6012`
        // Shortest run: 77_773_630 picoseconds.
        Weight::from_parts(86_123_966, 6012)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(8_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Latents` (r:1 w:1)
    /// Proof: `Rewards::Latents` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
    fn assess_manifest() -> Weight {
        // Proof size in bytes:
        //  measured:  `1334`
        //  estimated: `3990`
        // Shortest run: 49_499_102 picoseconds.
        Weight::from_parts(55_394_006, 3990)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Latents` (r:1 w:1)
    /// Proof: `Rewards::Latents` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    fn reassess_manifest() -> Weight {
        // Proof size in bytes:
        //  measured:  `1501`
        //  estimated: `3990`
        // Shortest run: 52_425_543 picoseconds.
        Weight::from_parts(58_740_678, 3990)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:0)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Joined` (r:1 w:1)
    /// Proof: `Contributions::Joined` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Latents` (r:1 w:1)
    /// Proof: `Rewards::Latents` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:0)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// `d` was measured in `[1, 32]`.
    fn join(d: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `2516`
        //  estimated: `6012`
        // Shortest run: 121_011_293 picoseconds.
        Weight::from_parts(130_101_387, 6012)
            // Standard error: 2_785
            .saturating_add(Weight::from_parts(278_626, 0).saturating_mul(d.into()))
            .saturating_add(ParityDbWeight::get().reads(18_u64))
            .saturating_add(ParityDbWeight::get().writes(7_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:0)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:0)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Joined` (r:1 w:1)
    /// Proof: `Contributions::Joined` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Latents` (r:1 w:1)
    /// Proof: `Rewards::Latents` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:0)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:128 w:128)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// `l` was measured in `[1, 128]`.
    /// `d` was measured in `[1, 25]`.
    fn join_many(l: u32, d: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `2696`
        //  estimated: `6012 + l * (2644 ±0)`
        // Shortest run: 132_686_122 picoseconds.
        Weight::from_parts(124_671_660, 6012)
            // Standard error: 12_798
            .saturating_add(Weight::from_parts(7_657_879, 0).saturating_mul(l.into()))
            // Standard error: 66_646
            .saturating_add(Weight::from_parts(979_760, 0).saturating_mul(d.into()))
            .saturating_add(ParityDbWeight::get().reads(17_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(l.into())))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(l.into())))
            .saturating_add(Weight::from_parts(0, 2644).saturating_mul(l.into()))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(408), added: 2883, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Manifests` (r:1 w:1)
    /// Proof: `Contributions::Manifests` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Left` (r:1 w:1)
    /// Proof: `Contributions::Left` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Joined` (r:2 w:1)
    /// Proof: `Contributions::Joined` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAsset` (r:0 w:1)
    /// Proof: `Contributions::ByAsset` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::ByAccount` (r:0 w:1)
    /// Proof: `Contributions::ByAccount` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// `d` was measured in `[1, 32]`.
    fn leave(d: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `2810`
        //  estimated: `6362`
        // Shortest run: 167_509_247 picoseconds.
        Weight::from_parts(179_542_193, 6362)
            // Standard error: 4_589
            .saturating_add(Weight::from_parts(272_126, 0).saturating_mul(d.into()))
            .saturating_add(ParityDbWeight::get().reads(21_u64))
            .saturating_add(ParityDbWeight::get().writes(13_u64))
    }
    /// Storage: `Contributions::Joined` (r:17 w:16)
    /// Proof: `Contributions::Joined` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Left` (r:0 w:16)
    /// Proof: `Contributions::Left` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
    /// `p` was measured in `[0, 16]`.
    fn clear_pages(p: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `451 + p * (47 ±0)`
        //  estimated: `3621 + p * (2631 ±0)`
        // Shortest run: 5_680_704 picoseconds.
        Weight::from_parts(9_054_534, 3621)
            // Standard error: 3_707
            .saturating_add(Weight::from_parts(4_059_576, 0).saturating_mul(p.into()))
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(p.into())))
            .saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(p.into())))
            .saturating_add(Weight::from_parts(0, 2631).saturating_mul(p.into()))
    }
}
