//! Weights of `pallet_registry`, measured. Written by `make weights`: do not edit.
//!
//! Machine: Intel(R) Xeon(R) Processor, 2 cores, 24 GiB. Date: 2026-11-27.
//! 20 steps, 10 repeats, Compiled wasm, database cache 1024 MiB,
//! maps taken to hold 1_000_000 values. Benchmark CLI 64.0.0.
//!
//! A transfer took 1.71 times what the other weights declare of it: times are divided by that.
//!
//! ```text
//! tributary benchmark pallet --chain local --pallet pallet_registry --steps 20 --repeat 10 --hostname-override 2 cores, 24 GiB --output pallets/registry/src/weights.rs --extrinsic * --template scripts/weights.hbs
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

/// What the calls of `pallet_registry` cost.
pub trait WeightInfo {
    fn register(u: u32, h: u32, ) -> Weight;
    fn register_alone() -> Weight;
    fn publish() -> Weight;
    fn set_terms() -> Weight;
    fn close() -> Weight;
    fn cancel() -> Weight;
    fn remove() -> Weight;
    fn set_reviewers(n: u32, ) -> Weight;
    fn set_info() -> Weight;
    fn offer_stewardship() -> Weight;
    fn accept_stewardship() -> Weight;
    fn retire() -> Weight;
    fn force_retire() -> Weight;
    fn freeze_payouts() -> Weight;
    fn use_asset() -> Weight;
    fn forget_usage() -> Weight;
}

/// The measured weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Registry::NextAsset` (r:1 w:1)
    /// Proof: `Registry::NextAsset` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:16 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:17 w:17)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:16 w:1)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:4 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:33 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:3 w:3)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Royalties` (r:0 w:32)
    /// Proof: `Rewards::Royalties` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:0 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Downstream` (r:0 w:16)
    /// Proof: `Registry::Downstream` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:0 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Stewarded` (r:0 w:1)
    /// Proof: `Registry::Stewarded` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:0 w:1)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// `u` was measured in `[1, 16]`.
    /// `h` was measured in `[0, 16]`.
    fn register(u: u32, h: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `605 + h * (117 ±0) + u * (350 ±0)`
        //  estimated: `11034 + u * (5288 ±0)`
        // Shortest run: 273_704_998 picoseconds.
        Weight::from_parts(105_376_047, 11034)
            // Standard error: 122_852
            .saturating_add(Weight::from_parts(96_597_828, 0).saturating_mul(u.into()))
            // Standard error: 115_541
            .saturating_add(Weight::from_parts(4_805_308, 0).saturating_mul(h.into()))
            .saturating_add(T::DbWeight::get().reads(13_u64))
            .saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(u.into())))
            .saturating_add(T::DbWeight::get().writes(14_u64))
            .saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(u.into())))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(h.into())))
            .saturating_add(Weight::from_parts(0, 5288).saturating_mul(u.into()))
    }
    /// Storage: `Registry::NextAsset` (r:1 w:1)
    /// Proof: `Registry::NextAsset` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:3 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:0 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:0 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:0 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Stewarded` (r:0 w:1)
    /// Proof: `Registry::Stewarded` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
    fn register_alone() -> Weight {
        // Proof size in bytes:
        //  measured:  `464`
        //  estimated: `8523`
        // Shortest run: 92_584_509 picoseconds.
        Weight::from_parts(97_998_177, 8523)
            .saturating_add(T::DbWeight::get().reads(12_u64))
            .saturating_add(T::DbWeight::get().writes(10_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:4 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:2 w:0)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:3 w:3)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:0 w:1)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    fn publish() -> Weight {
        // Proof size in bytes:
        //  measured:  `4188`
        //  estimated: `11034`
        // Shortest run: 151_715_175 picoseconds.
        Weight::from_parts(158_404_888, 11034)
            .saturating_add(T::DbWeight::get().reads(18_u64))
            .saturating_add(T::DbWeight::get().writes(9_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn set_terms() -> Weight {
        // Proof size in bytes:
        //  measured:  `1846`
        //  estimated: `6012`
        // Shortest run: 51_297_963 picoseconds.
        Weight::from_parts(55_423_863, 6012)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn close() -> Weight {
        // Proof size in bytes:
        //  measured:  `614`
        //  estimated: `3728`
        // Shortest run: 19_924_948 picoseconds.
        Weight::from_parts(21_840_482, 3728)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
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
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:0 w:1)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    fn cancel() -> Weight {
        // Proof size in bytes:
        //  measured:  `1466`
        //  estimated: `6012`
        // Shortest run: 78_970_623 picoseconds.
        Weight::from_parts(87_267_555, 6012)
            .saturating_add(T::DbWeight::get().reads(11_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:2 w:3)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:1)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:1)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Royalties` (r:0 w:32)
    /// Proof: `Rewards::Royalties` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:0 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Downstream` (r:0 w:32)
    /// Proof: `Registry::Downstream` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:0 w:1)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Stewarded` (r:0 w:1)
    /// Proof: `Registry::Stewarded` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
    fn remove() -> Weight {
        // Proof size in bytes:
        //  measured:  `3756`
        //  estimated: `6230`
        // Shortest run: 207_412_769 picoseconds.
        Weight::from_parts(215_715_563, 6230)
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().writes(78_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
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
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:0 w:1)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// `n` was measured in `[0, 16]`.
    fn set_reviewers(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1374`
        //  estimated: `6012`
        // Shortest run: 38_208_680 picoseconds.
        Weight::from_parts(72_681_208, 6012)
            // Standard error: 33_569
            .saturating_add(Weight::from_parts(1_565_310, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    fn set_info() -> Weight {
        // Proof size in bytes:
        //  measured:  `1410`
        //  estimated: `6012`
        // Shortest run: 41_343_989 picoseconds.
        Weight::from_parts(44_281_179, 6012)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
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
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:0 w:1)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    fn offer_stewardship() -> Weight {
        // Proof size in bytes:
        //  measured:  `1959`
        //  estimated: `6012`
        // Shortest run: 83_140_483 picoseconds.
        Weight::from_parts(89_911_085, 6012)
            .saturating_add(T::DbWeight::get().reads(10_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:1)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:2 w:2)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
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
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Stewarded` (r:0 w:2)
    /// Proof: `Registry::Stewarded` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
    fn accept_stewardship() -> Weight {
        // Proof size in bytes:
        //  measured:  `4300`
        //  estimated: `6362`
        // Shortest run: 152_446_688 picoseconds.
        Weight::from_parts(167_455_608, 6362)
            .saturating_add(T::DbWeight::get().reads(18_u64))
            .saturating_add(T::DbWeight::get().writes(13_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    fn retire() -> Weight {
        // Proof size in bytes:
        //  measured:  `2854`
        //  estimated: `5911`
        // Shortest run: 30_019_012 picoseconds.
        Weight::from_parts(32_341_919, 5911)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    fn force_retire() -> Weight {
        // Proof size in bytes:
        //  measured:  `2621`
        //  estimated: `5911`
        // Shortest run: 20_068_555 picoseconds.
        Weight::from_parts(22_536_826, 5911)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    fn freeze_payouts() -> Weight {
        // Proof size in bytes:
        //  measured:  `486`
        //  estimated: `3728`
        // Shortest run: 16_567_489 picoseconds.
        Weight::from_parts(18_182_915, 3728)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Usage` (r:1 w:1)
    /// Proof: `Registry::Usage` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:3 w:3)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:0)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:1)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `Registry::UsageDeposits` (r:0 w:1)
    /// Proof: `Registry::UsageDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    fn use_asset() -> Weight {
        // Proof size in bytes:
        //  measured:  `1478`
        //  estimated: `8799`
        // Shortest run: 169_274_427 picoseconds.
        Weight::from_parts(175_343_995, 8799)
            .saturating_add(T::DbWeight::get().reads(11_u64))
            .saturating_add(T::DbWeight::get().writes(8_u64))
    }
    /// Storage: `Registry::UsageDeposits` (r:1 w:1)
    /// Proof: `Registry::UsageDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Usage` (r:0 w:1)
    /// Proof: `Registry::Usage` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    fn forget_usage() -> Weight {
        // Proof size in bytes:
        //  measured:  `512`
        //  estimated: `3676`
        // Shortest run: 54_342_419 picoseconds.
        Weight::from_parts(57_383_358, 3676)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
}

/// The measured weights for tests, with ParityDB.
impl WeightInfo for () {
    /// Storage: `Registry::NextAsset` (r:1 w:1)
    /// Proof: `Registry::NextAsset` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:16 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:17 w:17)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:16 w:1)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:4 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:33 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:3 w:3)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Royalties` (r:0 w:32)
    /// Proof: `Rewards::Royalties` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:0 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Downstream` (r:0 w:16)
    /// Proof: `Registry::Downstream` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:0 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Stewarded` (r:0 w:1)
    /// Proof: `Registry::Stewarded` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:0 w:1)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// `u` was measured in `[1, 16]`.
    /// `h` was measured in `[0, 16]`.
    fn register(u: u32, h: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `605 + h * (117 ±0) + u * (350 ±0)`
        //  estimated: `11034 + u * (5288 ±0)`
        // Shortest run: 273_704_998 picoseconds.
        Weight::from_parts(105_376_047, 11034)
            // Standard error: 122_852
            .saturating_add(Weight::from_parts(96_597_828, 0).saturating_mul(u.into()))
            // Standard error: 115_541
            .saturating_add(Weight::from_parts(4_805_308, 0).saturating_mul(h.into()))
            .saturating_add(ParityDbWeight::get().reads(13_u64))
            .saturating_add(ParityDbWeight::get().reads((5_u64).saturating_mul(u.into())))
            .saturating_add(ParityDbWeight::get().writes(14_u64))
            .saturating_add(ParityDbWeight::get().writes((3_u64).saturating_mul(u.into())))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(h.into())))
            .saturating_add(Weight::from_parts(0, 5288).saturating_mul(u.into()))
    }
    /// Storage: `Registry::NextAsset` (r:1 w:1)
    /// Proof: `Registry::NextAsset` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:3 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:0 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:0 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:0 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Stewarded` (r:0 w:1)
    /// Proof: `Registry::Stewarded` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
    fn register_alone() -> Weight {
        // Proof size in bytes:
        //  measured:  `464`
        //  estimated: `8523`
        // Shortest run: 92_584_509 picoseconds.
        Weight::from_parts(97_998_177, 8523)
            .saturating_add(ParityDbWeight::get().reads(12_u64))
            .saturating_add(ParityDbWeight::get().writes(10_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:4 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:2 w:0)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:3 w:3)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:0 w:1)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    fn publish() -> Weight {
        // Proof size in bytes:
        //  measured:  `4188`
        //  estimated: `11034`
        // Shortest run: 151_715_175 picoseconds.
        Weight::from_parts(158_404_888, 11034)
            .saturating_add(ParityDbWeight::get().reads(18_u64))
            .saturating_add(ParityDbWeight::get().writes(9_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn set_terms() -> Weight {
        // Proof size in bytes:
        //  measured:  `1846`
        //  estimated: `6012`
        // Shortest run: 51_297_963 picoseconds.
        Weight::from_parts(55_423_863, 6012)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn close() -> Weight {
        // Proof size in bytes:
        //  measured:  `614`
        //  estimated: `3728`
        // Shortest run: 19_924_948 picoseconds.
        Weight::from_parts(21_840_482, 3728)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
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
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:0 w:1)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    fn cancel() -> Weight {
        // Proof size in bytes:
        //  measured:  `1466`
        //  estimated: `6012`
        // Shortest run: 78_970_623 picoseconds.
        Weight::from_parts(87_267_555, 6012)
            .saturating_add(ParityDbWeight::get().reads(11_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:2 w:3)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:1)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:1)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Royalties` (r:0 w:32)
    /// Proof: `Rewards::Royalties` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:0 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Downstream` (r:0 w:32)
    /// Proof: `Registry::Downstream` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:0 w:1)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Stewarded` (r:0 w:1)
    /// Proof: `Registry::Stewarded` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
    fn remove() -> Weight {
        // Proof size in bytes:
        //  measured:  `3756`
        //  estimated: `6230`
        // Shortest run: 207_412_769 picoseconds.
        Weight::from_parts(215_715_563, 6230)
            .saturating_add(ParityDbWeight::get().reads(9_u64))
            .saturating_add(ParityDbWeight::get().writes(78_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
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
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:0 w:1)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// `n` was measured in `[0, 16]`.
    fn set_reviewers(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1374`
        //  estimated: `6012`
        // Shortest run: 38_208_680 picoseconds.
        Weight::from_parts(72_681_208, 6012)
            // Standard error: 33_569
            .saturating_add(Weight::from_parts(1_565_310, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(9_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(397), added: 2872, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    fn set_info() -> Weight {
        // Proof size in bytes:
        //  measured:  `1410`
        //  estimated: `6012`
        // Shortest run: 41_343_989 picoseconds.
        Weight::from_parts(44_281_179, 6012)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
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
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:0 w:1)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    fn offer_stewardship() -> Weight {
        // Proof size in bytes:
        //  measured:  `1959`
        //  estimated: `6012`
        // Shortest run: 83_140_483 picoseconds.
        Weight::from_parts(89_911_085, 6012)
            .saturating_add(ParityDbWeight::get().reads(10_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:1)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:2 w:2)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
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
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Stewarded` (r:0 w:2)
    /// Proof: `Registry::Stewarded` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
    fn accept_stewardship() -> Weight {
        // Proof size in bytes:
        //  measured:  `4300`
        //  estimated: `6362`
        // Shortest run: 152_446_688 picoseconds.
        Weight::from_parts(167_455_608, 6362)
            .saturating_add(ParityDbWeight::get().reads(18_u64))
            .saturating_add(ParityDbWeight::get().writes(13_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    fn retire() -> Weight {
        // Proof size in bytes:
        //  measured:  `2854`
        //  estimated: `5911`
        // Shortest run: 30_019_012 picoseconds.
        Weight::from_parts(32_341_919, 5911)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    fn force_retire() -> Weight {
        // Proof size in bytes:
        //  measured:  `2621`
        //  estimated: `5911`
        // Shortest run: 20_068_555 picoseconds.
        Weight::from_parts(22_536_826, 5911)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    fn freeze_payouts() -> Weight {
        // Proof size in bytes:
        //  measured:  `486`
        //  estimated: `3728`
        // Shortest run: 16_567_489 picoseconds.
        Weight::from_parts(18_182_915, 3728)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Usage` (r:1 w:1)
    /// Proof: `Registry::Usage` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:3 w:3)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:0)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:1)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `Registry::UsageDeposits` (r:0 w:1)
    /// Proof: `Registry::UsageDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    fn use_asset() -> Weight {
        // Proof size in bytes:
        //  measured:  `1478`
        //  estimated: `8799`
        // Shortest run: 169_274_427 picoseconds.
        Weight::from_parts(175_343_995, 8799)
            .saturating_add(ParityDbWeight::get().reads(11_u64))
            .saturating_add(ParityDbWeight::get().writes(8_u64))
    }
    /// Storage: `Registry::UsageDeposits` (r:1 w:1)
    /// Proof: `Registry::UsageDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Usage` (r:0 w:1)
    /// Proof: `Registry::Usage` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    fn forget_usage() -> Weight {
        // Proof size in bytes:
        //  measured:  `512`
        //  estimated: `3676`
        // Shortest run: 54_342_419 picoseconds.
        Weight::from_parts(57_383_358, 3676)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
}
