//! Weights of `pallet_registry`, measured. Written by `make weights`: do not edit.
//!
//! Machine: AMD EPYC, 2 cores, 24 GiB. Date: 2026-11-28.
//! 16 steps, 12 repeats, Compiled wasm, database cache 1024 MiB,
//! maps taken to hold 1_000_000 values. Benchmark CLI 64.0.0.
//!
//! A transfer took 1.59 times what the other weights declare of it: times are divided by that.
//!
//! ```text
//! tributary benchmark pallet --chain local --pallet pallet_registry --steps 16 --repeat 12 --output-analysis median-slopes --hostname-override 2 cores, 24 GiB --output pallets/registry/src/weights.rs --extrinsic * --template scripts/weights.hbs
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
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:17 w:17)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:16 w:1)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:4 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:33 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:3 w:3)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Royalties` (r:0 w:32)
    /// Proof: `Rewards::Royalties` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:0 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Downstream` (r:0 w:16)
    /// Proof: `Registry::Downstream` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:0 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Stewarded` (r:0 w:1)
    /// Proof: `Registry::Stewarded` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:0 w:1)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// `u` was measured in `[1, 16]`.
    /// `h` was measured in `[0, 16]`.
    fn register(u: u32, h: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `169 + h * (106 ±0) + u * (299 ±0)`
        //  estimated: `11034 + u * (5288 ±0)`
        // Shortest run: 208_711_725 picoseconds.
        Weight::from_parts(208_711_725, 11034)
            // Standard error: 0
            .saturating_add(Weight::from_parts(77_786_473, 0).saturating_mul(u.into()))
            // Standard error: 0
            .saturating_add(Weight::from_parts(1_971_555, 0).saturating_mul(h.into()))
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
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:0 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:0 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:0 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Stewarded` (r:0 w:1)
    /// Proof: `Registry::Stewarded` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    fn register_alone() -> Weight {
        // Proof size in bytes:
        //  measured:  `464`
        //  estimated: `8523`
        // Shortest run: 75_591_758 picoseconds.
        Weight::from_parts(78_684_171, 8523)
            .saturating_add(T::DbWeight::get().reads(12_u64))
            .saturating_add(T::DbWeight::get().writes(10_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:4 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:2 w:0)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:3 w:3)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2438), added: 4913, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:0 w:1)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    fn publish() -> Weight {
        // Proof size in bytes:
        //  measured:  `4148`
        //  estimated: `11034`
        // Shortest run: 126_928_839 picoseconds.
        Weight::from_parts(131_523_659, 11034)
            .saturating_add(T::DbWeight::get().reads(18_u64))
            .saturating_add(T::DbWeight::get().writes(9_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn set_terms() -> Weight {
        // Proof size in bytes:
        //  measured:  `1396`
        //  estimated: `6012`
        // Shortest run: 41_926_239 picoseconds.
        Weight::from_parts(45_038_188, 6012)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn close() -> Weight {
        // Proof size in bytes:
        //  measured:  `606`
        //  estimated: `3720`
        // Shortest run: 17_867_556 picoseconds.
        Weight::from_parts(19_155_694, 3720)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
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
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:0 w:1)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    fn cancel() -> Weight {
        // Proof size in bytes:
        //  measured:  `1434`
        //  estimated: `6012`
        // Shortest run: 68_611_614 picoseconds.
        Weight::from_parts(71_483_456, 6012)
            .saturating_add(T::DbWeight::get().reads(11_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:2 w:3)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:1)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:1)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Royalties` (r:0 w:32)
    /// Proof: `Rewards::Royalties` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:0 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Downstream` (r:0 w:32)
    /// Proof: `Registry::Downstream` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:0 w:1)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Stewarded` (r:0 w:1)
    /// Proof: `Registry::Stewarded` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    fn remove() -> Weight {
        // Proof size in bytes:
        //  measured:  `2413`
        //  estimated: `6230`
        // Shortest run: 136_976_188 picoseconds.
        Weight::from_parts(144_486_964, 6230)
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().writes(78_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
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
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:0 w:1)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// `n` was measured in `[0, 16]`.
    fn set_reviewers(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1350`
        //  estimated: `6012`
        // Shortest run: 32_579_678 picoseconds.
        Weight::from_parts(72_114_290, 6012)
            // Standard error: 0
            .saturating_add(Weight::from_parts(126_251, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(10_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    fn set_info() -> Weight {
        // Proof size in bytes:
        //  measured:  `1386`
        //  estimated: `6012`
        // Shortest run: 34_233_334 picoseconds.
        Weight::from_parts(36_410_690, 6012)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
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
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:0 w:1)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn offer_stewardship() -> Weight {
        // Proof size in bytes:
        //  measured:  `1927`
        //  estimated: `6012`
        // Shortest run: 71_192_932 picoseconds.
        Weight::from_parts(73_957_008, 6012)
            .saturating_add(T::DbWeight::get().reads(10_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:1)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:2 w:2)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
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
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2438), added: 4913, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Stewarded` (r:0 w:2)
    /// Proof: `Registry::Stewarded` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    fn accept_stewardship() -> Weight {
        // Proof size in bytes:
        //  measured:  `4252`
        //  estimated: `6362`
        // Shortest run: 132_381_998 picoseconds.
        Weight::from_parts(136_472_024, 6362)
            .saturating_add(T::DbWeight::get().reads(18_u64))
            .saturating_add(T::DbWeight::get().writes(13_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2438), added: 4913, mode: `MaxEncodedLen`)
    fn retire() -> Weight {
        // Proof size in bytes:
        //  measured:  `2838`
        //  estimated: `5903`
        // Shortest run: 25_573_695 picoseconds.
        Weight::from_parts(27_050_264, 5903)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2438), added: 4913, mode: `MaxEncodedLen`)
    fn force_retire() -> Weight {
        // Proof size in bytes:
        //  measured:  `2605`
        //  estimated: `5903`
        // Shortest run: 17_507_709 picoseconds.
        Weight::from_parts(18_725_894, 5903)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    fn freeze_payouts() -> Weight {
        // Proof size in bytes:
        //  measured:  `470`
        //  estimated: `3720`
        // Shortest run: 14_572_847 picoseconds.
        Weight::from_parts(15_671_293, 3720)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Usage` (r:1 w:1)
    /// Proof: `Registry::Usage` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:3 w:3)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:0)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:1)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Registry::UsageDeposits` (r:0 w:1)
    /// Proof: `Registry::UsageDeposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn use_asset() -> Weight {
        // Proof size in bytes:
        //  measured:  `1454`
        //  estimated: `8799`
        // Shortest run: 142_215_077 picoseconds.
        Weight::from_parts(145_951_559, 8799)
            .saturating_add(T::DbWeight::get().reads(11_u64))
            .saturating_add(T::DbWeight::get().writes(8_u64))
    }
    /// Storage: `Registry::UsageDeposits` (r:1 w:1)
    /// Proof: `Registry::UsageDeposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Usage` (r:0 w:1)
    /// Proof: `Registry::Usage` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    fn forget_usage() -> Weight {
        // Proof size in bytes:
        //  measured:  `504`
        //  estimated: `3676`
        // Shortest run: 44_994_074 picoseconds.
        Weight::from_parts(46_957_161, 3676)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
}

/// The measured weights for tests, with ParityDB.
impl WeightInfo for () {
    /// Storage: `Registry::NextAsset` (r:1 w:1)
    /// Proof: `Registry::NextAsset` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:16 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:17 w:17)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:16 w:1)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:4 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:33 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:3 w:3)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Royalties` (r:0 w:32)
    /// Proof: `Rewards::Royalties` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:0 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Downstream` (r:0 w:16)
    /// Proof: `Registry::Downstream` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:0 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Stewarded` (r:0 w:1)
    /// Proof: `Registry::Stewarded` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:0 w:1)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// `u` was measured in `[1, 16]`.
    /// `h` was measured in `[0, 16]`.
    fn register(u: u32, h: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `169 + h * (106 ±0) + u * (299 ±0)`
        //  estimated: `11034 + u * (5288 ±0)`
        // Shortest run: 208_711_725 picoseconds.
        Weight::from_parts(208_711_725, 11034)
            // Standard error: 0
            .saturating_add(Weight::from_parts(77_786_473, 0).saturating_mul(u.into()))
            // Standard error: 0
            .saturating_add(Weight::from_parts(1_971_555, 0).saturating_mul(h.into()))
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
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:0 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:0 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:0 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Stewarded` (r:0 w:1)
    /// Proof: `Registry::Stewarded` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    fn register_alone() -> Weight {
        // Proof size in bytes:
        //  measured:  `464`
        //  estimated: `8523`
        // Shortest run: 75_591_758 picoseconds.
        Weight::from_parts(78_684_171, 8523)
            .saturating_add(ParityDbWeight::get().reads(12_u64))
            .saturating_add(ParityDbWeight::get().writes(10_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:4 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:2 w:0)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:3 w:3)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2438), added: 4913, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:1 w:0)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:0 w:1)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    fn publish() -> Weight {
        // Proof size in bytes:
        //  measured:  `4148`
        //  estimated: `11034`
        // Shortest run: 126_928_839 picoseconds.
        Weight::from_parts(131_523_659, 11034)
            .saturating_add(ParityDbWeight::get().reads(18_u64))
            .saturating_add(ParityDbWeight::get().writes(9_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn set_terms() -> Weight {
        // Proof size in bytes:
        //  measured:  `1396`
        //  estimated: `6012`
        // Shortest run: 41_926_239 picoseconds.
        Weight::from_parts(45_038_188, 6012)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn close() -> Weight {
        // Proof size in bytes:
        //  measured:  `606`
        //  estimated: `3720`
        // Shortest run: 17_867_556 picoseconds.
        Weight::from_parts(19_155_694, 3720)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
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
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:0 w:1)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    fn cancel() -> Weight {
        // Proof size in bytes:
        //  measured:  `1434`
        //  estimated: `6012`
        // Shortest run: 68_611_614 picoseconds.
        Weight::from_parts(71_483_456, 6012)
            .saturating_add(ParityDbWeight::get().reads(11_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:2 w:3)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:1)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:1)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Royalties` (r:0 w:32)
    /// Proof: `Rewards::Royalties` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:0 w:1)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Downstream` (r:0 w:32)
    /// Proof: `Registry::Downstream` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:0 w:1)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Stewarded` (r:0 w:1)
    /// Proof: `Registry::Stewarded` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    fn remove() -> Weight {
        // Proof size in bytes:
        //  measured:  `2413`
        //  estimated: `6230`
        // Shortest run: 136_976_188 picoseconds.
        Weight::from_parts(144_486_964, 6230)
            .saturating_add(ParityDbWeight::get().reads(9_u64))
            .saturating_add(ParityDbWeight::get().writes(78_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
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
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:0 w:1)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// `n` was measured in `[0, 16]`.
    fn set_reviewers(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1350`
        //  estimated: `6012`
        // Shortest run: 32_579_678 picoseconds.
        Weight::from_parts(72_114_290, 6012)
            // Standard error: 0
            .saturating_add(Weight::from_parts(126_251, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(10_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Lineage` (r:1 w:0)
    /// Proof: `Registry::Lineage` (`max_values`: None, `max_size`: Some(261), added: 2736, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Stacks` (r:1 w:0)
    /// Proof: `Rewards::Stacks` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(517), added: 2992, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:0)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Infos` (r:0 w:1)
    /// Proof: `Registry::Infos` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
    fn set_info() -> Weight {
        // Proof size in bytes:
        //  measured:  `1386`
        //  estimated: `6012`
        // Shortest run: 34_233_334 picoseconds.
        Weight::from_parts(36_410_690, 6012)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
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
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:0 w:1)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn offer_stewardship() -> Weight {
        // Proof size in bytes:
        //  measured:  `1927`
        //  estimated: `6012`
        // Shortest run: 71_192_932 picoseconds.
        Weight::from_parts(73_957_008, 6012)
            .saturating_add(ParityDbWeight::get().reads(10_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Offers` (r:1 w:1)
    /// Proof: `Registry::Offers` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:2 w:2)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Deposits` (r:1 w:1)
    /// Proof: `Registry::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
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
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2438), added: 4913, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Stewarded` (r:0 w:2)
    /// Proof: `Registry::Stewarded` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    fn accept_stewardship() -> Weight {
        // Proof size in bytes:
        //  measured:  `4252`
        //  estimated: `6362`
        // Shortest run: 132_381_998 picoseconds.
        Weight::from_parts(136_472_024, 6362)
            .saturating_add(ParityDbWeight::get().reads(18_u64))
            .saturating_add(ParityDbWeight::get().writes(13_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2438), added: 4913, mode: `MaxEncodedLen`)
    fn retire() -> Weight {
        // Proof size in bytes:
        //  measured:  `2838`
        //  estimated: `5903`
        // Shortest run: 25_573_695 picoseconds.
        Weight::from_parts(27_050_264, 5903)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:1)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Listings` (r:1 w:1)
    /// Proof: `Registry::Listings` (`max_values`: None, `max_size`: Some(2438), added: 4913, mode: `MaxEncodedLen`)
    fn force_retire() -> Weight {
        // Proof size in bytes:
        //  measured:  `2605`
        //  estimated: `5903`
        // Shortest run: 17_507_709 picoseconds.
        Weight::from_parts(18_725_894, 5903)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    fn freeze_payouts() -> Weight {
        // Proof size in bytes:
        //  measured:  `470`
        //  estimated: `3720`
        // Shortest run: 14_572_847 picoseconds.
        Weight::from_parts(15_671_293, 3720)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Usage` (r:1 w:1)
    /// Proof: `Registry::Usage` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:3 w:3)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:1 w:0)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::OwnPayments` (r:1 w:1)
    /// Proof: `Rewards::OwnPayments` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Registry::UsageDeposits` (r:0 w:1)
    /// Proof: `Registry::UsageDeposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn use_asset() -> Weight {
        // Proof size in bytes:
        //  measured:  `1454`
        //  estimated: `8799`
        // Shortest run: 142_215_077 picoseconds.
        Weight::from_parts(145_951_559, 8799)
            .saturating_add(ParityDbWeight::get().reads(11_u64))
            .saturating_add(ParityDbWeight::get().writes(8_u64))
    }
    /// Storage: `Registry::UsageDeposits` (r:1 w:1)
    /// Proof: `Registry::UsageDeposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Usage` (r:0 w:1)
    /// Proof: `Registry::Usage` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    fn forget_usage() -> Weight {
        // Proof size in bytes:
        //  measured:  `504`
        //  estimated: `3676`
        // Shortest run: 44_994_074 picoseconds.
        Weight::from_parts(46_957_161, 3676)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
}
