//! Weights of `pallet_registry`, measured. Written by `make weights`: do not edit.
//!
//! Machine: AMD EPYC, 2 cores, 24 GiB. Date: 2026-11-23.
//! 50 steps, 20 repeats, Compiled wasm, database cache 1024 MiB,
//! maps taken to hold 1_000_000 values. Benchmark CLI 64.0.0.
//!
//! ```text
//! tributary benchmark pallet --chain dev --pallet pallet_registry --extrinsic * --steps 50 --repeat 20 --hostname-override 2 cores, 24 GiB --output pallets/registry/src/weights.rs --template scripts/weights.hbs
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
    fn cancel() -> Weight;
    fn set_terms() -> Weight;
    fn set_reviewers(n: u32, ) -> Weight;
    fn set_info() -> Weight;
    fn close() -> Weight;
    fn offer_stewardship() -> Weight;
    fn accept_stewardship() -> Weight;
    fn remove() -> Weight;
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
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:3 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:17 w:17)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:16 w:1)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:33 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Royalties` (r:0 w:32)
    /// Proof: `Rewards::Royalties` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:0 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:0 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:0 w:1)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// `u` was measured in `[1, 16]`.
    /// `h` was measured in `[0, 16]`.
    fn register(u: u32, h: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `979 + h * (108 ±0) + u * (178 ±0)`
        //  estimated: `8523 + u * (5288 ±0)`
        // Shortest run: 190_624_000 picoseconds.
        Weight::from_parts(84_400_508, 8523)
            // Standard error: 75_759
            .saturating_add(Weight::from_parts(52_844_752, 0).saturating_mul(u.into()))
            // Standard error: 70_853
            .saturating_add(Weight::from_parts(3_886_158, 0).saturating_mul(h.into()))
            .saturating_add(T::DbWeight::get().reads(10_u64))
            .saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(u.into())))
            .saturating_add(T::DbWeight::get().writes(12_u64))
            .saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(u.into())))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(h.into())))
            .saturating_add(Weight::from_parts(0, 5288).saturating_mul(u.into()))
    }
    /// Storage: `Registry::NextAsset` (r:1 w:1)
    /// Proof: `Registry::NextAsset` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:3 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:0 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:0 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:0 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    fn register_alone() -> Weight {
        // Proof size in bytes:
        //  measured:  `1037`
        //  estimated: `8523`
        // Shortest run: 85_057_000 picoseconds.
        Weight::from_parts(88_993_000, 8523)
            .saturating_add(T::DbWeight::get().reads(10_u64))
            .saturating_add(T::DbWeight::get().writes(9_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:2 w:0)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:0 w:1)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    fn publish() -> Weight {
        // Proof size in bytes:
        //  measured:  `4502`
        //  estimated: `6230`
        // Shortest run: 96_584_000 picoseconds.
        Weight::from_parts(100_721_000, 6230)
            .saturating_add(T::DbWeight::get().reads(12_u64))
            .saturating_add(T::DbWeight::get().writes(7_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:2 w:0)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:0 w:1)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    fn cancel() -> Weight {
        // Proof size in bytes:
        //  measured:  `4502`
        //  estimated: `6230`
        // Shortest run: 96_584_000 picoseconds.
        Weight::from_parts(100_721_000, 6230)
            .saturating_add(T::DbWeight::get().reads(12_u64))
            .saturating_add(T::DbWeight::get().writes(7_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    fn set_terms() -> Weight {
        // Proof size in bytes:
        //  measured:  `396`
        //  estimated: `3592`
        // Shortest run: 12_198_000 picoseconds.
        Weight::from_parts(13_570_000, 3592)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:0 w:1)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// `n` was measured in `[0, 16]`.
    fn set_reviewers(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1478`
        //  estimated: `6012`
        // Shortest run: 33_741_000 picoseconds.
        Weight::from_parts(68_551_535, 6012)
            // Standard error: 45_688
            .saturating_add(Weight::from_parts(1_283_962, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    fn set_info() -> Weight {
        // Proof size in bytes:
        //  measured:  `1201`
        //  estimated: `6012`
        // Shortest run: 35_052_000 picoseconds.
        Weight::from_parts(37_095_000, 6012)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    fn close() -> Weight {
        // Proof size in bytes:
        //  measured:  `1201`
        //  estimated: `6012`
        // Shortest run: 35_052_000 picoseconds.
        Weight::from_parts(37_095_000, 6012)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:0 w:1)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    fn offer_stewardship() -> Weight {
        // Proof size in bytes:
        //  measured:  `396`
        //  estimated: `3592`
        // Shortest run: 12_398_000 picoseconds.
        Weight::from_parts(13_400_000, 3592)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:1)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:2 w:2)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    fn accept_stewardship() -> Weight {
        // Proof size in bytes:
        //  measured:  `5022`
        //  estimated: `6278`
        // Shortest run: 151_305_000 picoseconds.
        Weight::from_parts(156_113_000, 6278)
            .saturating_add(T::DbWeight::get().reads(17_u64))
            .saturating_add(T::DbWeight::get().writes(11_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:1)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:2 w:2)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    fn remove() -> Weight {
        // Proof size in bytes:
        //  measured:  `5022`
        //  estimated: `6278`
        // Shortest run: 151_305_000 picoseconds.
        Weight::from_parts(156_113_000, 6278)
            .saturating_add(T::DbWeight::get().reads(17_u64))
            .saturating_add(T::DbWeight::get().writes(11_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    fn retire() -> Weight {
        // Proof size in bytes:
        //  measured:  `2608`
        //  estimated: `5911`
        // Shortest run: 17_577_000 picoseconds.
        Weight::from_parts(18_999_000, 5911)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    fn force_retire() -> Weight {
        // Proof size in bytes:
        //  measured:  `2608`
        //  estimated: `5911`
        // Shortest run: 17_496_000 picoseconds.
        Weight::from_parts(18_898_000, 5911)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    fn freeze_payouts() -> Weight {
        // Proof size in bytes:
        //  measured:  `681`
        //  estimated: `3592`
        // Shortest run: 16_645_000 picoseconds.
        Weight::from_parts(18_027_000, 3592)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Usage` (r:1 w:1)
    /// Proof: `Registry::Usage` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:0)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:1)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    fn use_asset() -> Weight {
        // Proof size in bytes:
        //  measured:  `1386`
        //  estimated: `6196`
        // Shortest run: 73_790_000 picoseconds.
        Weight::from_parts(77_966_000, 6196)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Usage` (r:1 w:1)
    /// Proof: `Registry::Usage` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:0)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:1)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    fn forget_usage() -> Weight {
        // Proof size in bytes:
        //  measured:  `1386`
        //  estimated: `6196`
        // Shortest run: 73_790_000 picoseconds.
        Weight::from_parts(77_966_000, 6196)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
}

/// The measured weights for tests, with ParityDB.
impl WeightInfo for () {
    /// Storage: `Registry::NextAsset` (r:1 w:1)
    /// Proof: `Registry::NextAsset` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:16 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:3 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:17 w:17)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:16 w:1)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:33 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Royalties` (r:0 w:32)
    /// Proof: `Rewards::Royalties` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:0 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:0 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:0 w:1)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// `u` was measured in `[1, 16]`.
    /// `h` was measured in `[0, 16]`.
    fn register(u: u32, h: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `979 + h * (108 ±0) + u * (178 ±0)`
        //  estimated: `8523 + u * (5288 ±0)`
        // Shortest run: 190_624_000 picoseconds.
        Weight::from_parts(84_400_508, 8523)
            // Standard error: 75_759
            .saturating_add(Weight::from_parts(52_844_752, 0).saturating_mul(u.into()))
            // Standard error: 70_853
            .saturating_add(Weight::from_parts(3_886_158, 0).saturating_mul(h.into()))
            .saturating_add(ParityDbWeight::get().reads(10_u64))
            .saturating_add(ParityDbWeight::get().reads((5_u64).saturating_mul(u.into())))
            .saturating_add(ParityDbWeight::get().writes(12_u64))
            .saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(u.into())))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(h.into())))
            .saturating_add(Weight::from_parts(0, 5288).saturating_mul(u.into()))
    }
    /// Storage: `Registry::NextAsset` (r:1 w:1)
    /// Proof: `Registry::NextAsset` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:3 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:0 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:0 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:0 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    fn register_alone() -> Weight {
        // Proof size in bytes:
        //  measured:  `1037`
        //  estimated: `8523`
        // Shortest run: 85_057_000 picoseconds.
        Weight::from_parts(88_993_000, 8523)
            .saturating_add(ParityDbWeight::get().reads(10_u64))
            .saturating_add(ParityDbWeight::get().writes(9_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:2 w:0)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:0 w:1)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    fn publish() -> Weight {
        // Proof size in bytes:
        //  measured:  `4502`
        //  estimated: `6230`
        // Shortest run: 96_584_000 picoseconds.
        Weight::from_parts(100_721_000, 6230)
            .saturating_add(ParityDbWeight::get().reads(12_u64))
            .saturating_add(ParityDbWeight::get().writes(7_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:2 w:0)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:0 w:1)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    fn cancel() -> Weight {
        // Proof size in bytes:
        //  measured:  `4502`
        //  estimated: `6230`
        // Shortest run: 96_584_000 picoseconds.
        Weight::from_parts(100_721_000, 6230)
            .saturating_add(ParityDbWeight::get().reads(12_u64))
            .saturating_add(ParityDbWeight::get().writes(7_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    fn set_terms() -> Weight {
        // Proof size in bytes:
        //  measured:  `396`
        //  estimated: `3592`
        // Shortest run: 12_198_000 picoseconds.
        Weight::from_parts(13_570_000, 3592)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:0 w:1)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// `n` was measured in `[0, 16]`.
    fn set_reviewers(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1478`
        //  estimated: `6012`
        // Shortest run: 33_741_000 picoseconds.
        Weight::from_parts(68_551_535, 6012)
            // Standard error: 45_688
            .saturating_add(Weight::from_parts(1_283_962, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    fn set_info() -> Weight {
        // Proof size in bytes:
        //  measured:  `1201`
        //  estimated: `6012`
        // Shortest run: 35_052_000 picoseconds.
        Weight::from_parts(37_095_000, 6012)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    fn close() -> Weight {
        // Proof size in bytes:
        //  measured:  `1201`
        //  estimated: `6012`
        // Shortest run: 35_052_000 picoseconds.
        Weight::from_parts(37_095_000, 6012)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:0 w:1)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    fn offer_stewardship() -> Weight {
        // Proof size in bytes:
        //  measured:  `396`
        //  estimated: `3592`
        // Shortest run: 12_398_000 picoseconds.
        Weight::from_parts(13_400_000, 3592)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:1)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:2 w:2)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    fn accept_stewardship() -> Weight {
        // Proof size in bytes:
        //  measured:  `5022`
        //  estimated: `6278`
        // Shortest run: 151_305_000 picoseconds.
        Weight::from_parts(156_113_000, 6278)
            .saturating_add(ParityDbWeight::get().reads(17_u64))
            .saturating_add(ParityDbWeight::get().writes(11_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:1)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:2 w:2)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(269), added: 2744, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    fn remove() -> Weight {
        // Proof size in bytes:
        //  measured:  `5022`
        //  estimated: `6278`
        // Shortest run: 151_305_000 picoseconds.
        Weight::from_parts(156_113_000, 6278)
            .saturating_add(ParityDbWeight::get().reads(17_u64))
            .saturating_add(ParityDbWeight::get().writes(11_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    fn retire() -> Weight {
        // Proof size in bytes:
        //  measured:  `2608`
        //  estimated: `5911`
        // Shortest run: 17_577_000 picoseconds.
        Weight::from_parts(18_999_000, 5911)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2446), added: 4921, mode: `MaxEncodedLen`)
    fn force_retire() -> Weight {
        // Proof size in bytes:
        //  measured:  `2608`
        //  estimated: `5911`
        // Shortest run: 17_496_000 picoseconds.
        Weight::from_parts(18_898_000, 5911)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    fn freeze_payouts() -> Weight {
        // Proof size in bytes:
        //  measured:  `681`
        //  estimated: `3592`
        // Shortest run: 16_645_000 picoseconds.
        Weight::from_parts(18_027_000, 3592)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Usage` (r:1 w:1)
    /// Proof: `Registry::Usage` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:0)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:1)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    fn use_asset() -> Weight {
        // Proof size in bytes:
        //  measured:  `1386`
        //  estimated: `6196`
        // Shortest run: 73_790_000 picoseconds.
        Weight::from_parts(77_966_000, 6196)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Usage` (r:1 w:1)
    /// Proof: `Registry::Usage` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:0)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:1)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    fn forget_usage() -> Weight {
        // Proof size in bytes:
        //  measured:  `1386`
        //  estimated: `6196`
        // Shortest run: 73_790_000 picoseconds.
        Weight::from_parts(77_966_000, 6196)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
}
