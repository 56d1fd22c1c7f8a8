//! Weights of `pallet_contributions`, measured. Written by `make weights`: do not edit.
//!
//! Machine: AMD EPYC, 2 cores, 24 GiB. Date: 2026-11-23.
//! 50 steps, 20 repeats, Compiled wasm, database cache 1024 MiB,
//! maps taken to hold 1_000_000 values. Benchmark CLI 64.0.0.
//!
//! ```text
//! tributary benchmark pallet --chain dev --pallet pallet_contributions --extrinsic * --steps 50 --repeat 20 --hostname-override 2 cores, 24 GiB --output pallets/contributions/src/weights.rs --template scripts/weights.hbs
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
    fn revoke() -> Weight;
    fn reassess() -> Weight;
    fn withdraw() -> Weight;
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
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::NextContribution` (r:1 w:1)
    /// Proof: `Contributions::NextContribution` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Contributions` (r:0 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Deposits` (r:0 w:1)
    /// Proof: `Contributions::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    fn contribute() -> Weight {
        // Proof size in bytes:
        //  measured:  `781`
        //  estimated: `6012`
        // Shortest run: 64_937_000 picoseconds.
        Weight::from_parts(67_631_000, 6012)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Contributions::Contributions` (r:128 w:128)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:128 w:128)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Deposits` (r:128 w:128)
    /// Proof: `Contributions::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:128 w:128)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:128 w:128)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn assess_many(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1844 + n * (546 ±0)`
        //  estimated: `3990 + n * (2863 ±0)`
        // Shortest run: 81_011_000 picoseconds.
        Weight::from_parts(82_794_000, 3990)
            // Standard error: 35_024
            .saturating_add(Weight::from_parts(60_921_128, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(1_u64))
            .saturating_add(T::DbWeight::get().writes((5_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2863).saturating_mul(n.into()))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Deposits` (r:1 w:1)
    /// Proof: `Contributions::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    fn reject() -> Weight {
        // Proof size in bytes:
        //  measured:  `1384`
        //  estimated: `3990`
        // Shortest run: 60_971_000 picoseconds.
        Weight::from_parts(63_575_000, 3990)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Deposits` (r:1 w:1)
    /// Proof: `Contributions::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    fn revoke() -> Weight {
        // Proof size in bytes:
        //  measured:  `1384`
        //  estimated: `3990`
        // Shortest run: 60_971_000 picoseconds.
        Weight::from_parts(63_575_000, 3990)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Deposits` (r:1 w:1)
    /// Proof: `Contributions::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    fn reassess() -> Weight {
        // Proof size in bytes:
        //  measured:  `1384`
        //  estimated: `3990`
        // Shortest run: 60_971_000 picoseconds.
        Weight::from_parts(63_575_000, 3990)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Deposits` (r:1 w:1)
    /// Proof: `Contributions::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    fn withdraw() -> Weight {
        // Proof size in bytes:
        //  measured:  `957`
        //  estimated: `3853`
        // Shortest run: 49_704_000 picoseconds.
        Weight::from_parts(52_178_000, 3853)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Deposits` (r:1 w:1)
    /// Proof: `Contributions::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    fn forget() -> Weight {
        // Proof size in bytes:
        //  measured:  `957`
        //  estimated: `3853`
        // Shortest run: 49_704_000 picoseconds.
        Weight::from_parts(52_178_000, 3853)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// To be measured: like `contribute`.
    fn contribute_many() -> Weight {
        Weight::from_parts(67_631_000, 6012)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    /// To be measured: like `reassess`.
    fn assess_manifest() -> Weight {
        Weight::from_parts(63_575_000, 3990)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// To be measured: like `reassess`.
    fn reassess_manifest() -> Weight {
        Weight::from_parts(63_575_000, 3990)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// To be measured: like `claim`.
    fn join(d: u32, ) -> Weight {
        Weight::from_parts(77_355_000, 6196)
            .saturating_add(Weight::from_parts(600_000, 0).saturating_mul(d.into()))
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// To be measured: like `claim`.
    fn join_many(l: u32, d: u32, ) -> Weight {
        Weight::from_parts(77_355_000, 6196)
            .saturating_add(Weight::from_parts(12_000_000, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(600_000, 0).saturating_mul(d.into()))
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(l.into())))
            .saturating_add(T::DbWeight::get().writes(5_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(l.into())))
            .saturating_add(Weight::from_parts(0, 2644).saturating_mul(l.into()))
    }
    /// To be measured: like `withdraw`.
    fn leave(d: u32, ) -> Weight {
        Weight::from_parts(77_355_000, 6196)
            .saturating_add(Weight::from_parts(600_000, 0).saturating_mul(d.into()))
            .saturating_add(T::DbWeight::get().reads(12_u64))
            .saturating_add(T::DbWeight::get().writes(10_u64))
    }
    /// To be measured: like `withdraw`.
    fn clear_pages(p: u32, ) -> Weight {
        Weight::from_parts(5_000_000, 3990)
            .saturating_add(Weight::from_parts(3_000_000, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p.into())))
            .saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(p.into())))
            .saturating_add(Weight::from_parts(0, 2644).saturating_mul(p.into()))
    }
}

/// The measured weights for tests, with ParityDB.
impl WeightInfo for () {
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::NextContribution` (r:1 w:1)
    /// Proof: `Contributions::NextContribution` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Contributions` (r:0 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Deposits` (r:0 w:1)
    /// Proof: `Contributions::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    fn contribute() -> Weight {
        // Proof size in bytes:
        //  measured:  `781`
        //  estimated: `6012`
        // Shortest run: 64_937_000 picoseconds.
        Weight::from_parts(67_631_000, 6012)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Contributions::Contributions` (r:128 w:128)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Pools` (r:1 w:1)
    /// Proof: `Rewards::Pools` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Proof: `Rewards::Accounts` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Members` (r:128 w:128)
    /// Proof: `Rewards::Members` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Deposits` (r:128 w:128)
    /// Proof: `Contributions::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:128 w:128)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:128 w:128)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn assess_many(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `1844 + n * (546 ±0)`
        //  estimated: `3990 + n * (2863 ±0)`
        // Shortest run: 81_011_000 picoseconds.
        Weight::from_parts(82_794_000, 3990)
            // Standard error: 35_024
            .saturating_add(Weight::from_parts(60_921_128, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().reads((5_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
            .saturating_add(ParityDbWeight::get().writes((5_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2863).saturating_mul(n.into()))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Deposits` (r:1 w:1)
    /// Proof: `Contributions::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    fn reject() -> Weight {
        // Proof size in bytes:
        //  measured:  `1384`
        //  estimated: `3990`
        // Shortest run: 60_971_000 picoseconds.
        Weight::from_parts(63_575_000, 3990)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Deposits` (r:1 w:1)
    /// Proof: `Contributions::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    fn revoke() -> Weight {
        // Proof size in bytes:
        //  measured:  `1384`
        //  estimated: `3990`
        // Shortest run: 60_971_000 picoseconds.
        Weight::from_parts(63_575_000, 3990)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Proof: `Registry::Assets` (`max_values`: None, `max_size`: Some(127), added: 2602, mode: `MaxEncodedLen`)
    /// Storage: `Registry::Reviewers` (r:1 w:0)
    /// Proof: `Registry::Reviewers` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Deposits` (r:1 w:1)
    /// Proof: `Contributions::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    fn reassess() -> Weight {
        // Proof size in bytes:
        //  measured:  `1384`
        //  estimated: `3990`
        // Shortest run: 60_971_000 picoseconds.
        Weight::from_parts(63_575_000, 3990)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Deposits` (r:1 w:1)
    /// Proof: `Contributions::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    fn withdraw() -> Weight {
        // Proof size in bytes:
        //  measured:  `957`
        //  estimated: `3853`
        // Shortest run: 49_704_000 picoseconds.
        Weight::from_parts(52_178_000, 3853)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    /// Storage: `Contributions::Contributions` (r:1 w:1)
    /// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
    /// Storage: `Contributions::Deposits` (r:1 w:1)
    /// Proof: `Contributions::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    fn forget() -> Weight {
        // Proof size in bytes:
        //  measured:  `957`
        //  estimated: `3853`
        // Shortest run: 49_704_000 picoseconds.
        Weight::from_parts(52_178_000, 3853)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    /// To be measured: like `contribute`.
    fn contribute_many() -> Weight {
        Weight::from_parts(67_631_000, 6012)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    /// To be measured: like `reassess`.
    fn assess_manifest() -> Weight {
        Weight::from_parts(63_575_000, 3990)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// To be measured: like `reassess`.
    fn reassess_manifest() -> Weight {
        Weight::from_parts(63_575_000, 3990)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    /// To be measured: like `claim`.
    fn join(d: u32, ) -> Weight {
        Weight::from_parts(77_355_000, 6196)
            .saturating_add(Weight::from_parts(600_000, 0).saturating_mul(d.into()))
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// To be measured: like `claim`.
    fn join_many(l: u32, d: u32, ) -> Weight {
        Weight::from_parts(77_355_000, 6196)
            .saturating_add(Weight::from_parts(12_000_000, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(600_000, 0).saturating_mul(d.into()))
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(l.into())))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(l.into())))
            .saturating_add(Weight::from_parts(0, 2644).saturating_mul(l.into()))
    }
    /// To be measured: like `withdraw`.
    fn leave(d: u32, ) -> Weight {
        Weight::from_parts(77_355_000, 6196)
            .saturating_add(Weight::from_parts(600_000, 0).saturating_mul(d.into()))
            .saturating_add(ParityDbWeight::get().reads(12_u64))
            .saturating_add(ParityDbWeight::get().writes(10_u64))
    }
    /// To be measured: like `withdraw`.
    fn clear_pages(p: u32, ) -> Weight {
        Weight::from_parts(5_000_000, 3990)
            .saturating_add(Weight::from_parts(3_000_000, 0).saturating_mul(p.into()))
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(p.into())))
            .saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(p.into())))
            .saturating_add(Weight::from_parts(0, 2644).saturating_mul(p.into()))
    }
}
