//! Weights of `pallet_governance`, measured. Written by `make weights`: do not edit.
//!
//! Machine: AMD EPYC, 2 cores, 24 GiB. Date: 2026-11-23.
//! 50 steps, 20 repeats, Compiled wasm, database cache 1024 MiB,
//! maps taken to hold 1_000_000 values. Benchmark CLI 64.0.0.
//!
//! ```text
//! tributary benchmark pallet --chain dev --pallet pallet_governance --extrinsic * --steps 50 --repeat 20 --hostname-override 2 cores, 24 GiB --output pallets/governance/src/weights.rs --template scripts/weights.hbs
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

/// What the calls of `pallet_governance` cost.
pub trait WeightInfo {
    fn propose_parameter() -> Weight;
    fn contributor_vote() -> Weight;
    fn remove_contributor_vote() -> Weight;
    fn cleanup_poll(n: u32, ) -> Weight;
}

/// The measured weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Referenda::ReferendumCount` (r:1 w:1)
    /// Proof: `Referenda::ReferendumCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Governance::PeriodDivisor` (r:1 w:0)
    /// Proof: `Governance::PeriodDivisor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Agenda` (r:1 w:1)
    /// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(10463), added: 12938, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::ReferendumInfoFor` (r:0 w:1)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    fn propose_parameter() -> Weight {
        // Proof size in bytes:
        //  measured:  `196`
        //  estimated: `13928`
        // Shortest run: 40_350_000 picoseconds.
        Weight::from_parts(42_594_000, 13928)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 w:1)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:1 w:0)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Governance::ContributorVotes` (r:1 w:1)
    /// Proof: `Governance::ContributorVotes` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Agenda` (r:2 w:2)
    /// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(10463), added: 12938, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Retries` (r:0 w:1)
    /// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
    fn contributor_vote() -> Weight {
        // Proof size in bytes:
        //  measured:  `782`
        //  estimated: `26866`
        // Shortest run: 37_997_000 picoseconds.
        Weight::from_parts(39_909_000, 26866)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Governance::ContributorVotes` (r:1 w:1)
    /// Proof: `Governance::ContributorVotes` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 w:1)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Agenda` (r:2 w:2)
    /// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(10463), added: 12938, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Retries` (r:0 w:1)
    /// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
    fn remove_contributor_vote() -> Weight {
        // Proof size in bytes:
        //  measured:  `504`
        //  estimated: `26866`
        // Shortest run: 32_007_000 picoseconds.
        Weight::from_parts(33_780_000, 26866)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 w:0)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Governance::ContributorVotes` (r:129 w:128)
    /// Proof: `Governance::ContributorVotes` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn cleanup_poll(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `316 + n * (71 ±0)`
        //  estimated: `3867 + n * (2552 ±0)`
        // Shortest run: 17_015_000 picoseconds.
        Weight::from_parts(13_164_163, 3867)
            // Standard error: 1_563
            .saturating_add(Weight::from_parts(4_061_939, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2552).saturating_mul(n.into()))
    }
}

/// The measured weights for tests, with ParityDB.
impl WeightInfo for () {
    /// Storage: `Referenda::ReferendumCount` (r:1 w:1)
    /// Proof: `Referenda::ReferendumCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Governance::PeriodDivisor` (r:1 w:0)
    /// Proof: `Governance::PeriodDivisor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Agenda` (r:1 w:1)
    /// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(10463), added: 12938, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::ReferendumInfoFor` (r:0 w:1)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    fn propose_parameter() -> Weight {
        // Proof size in bytes:
        //  measured:  `196`
        //  estimated: `13928`
        // Shortest run: 40_350_000 picoseconds.
        Weight::from_parts(42_594_000, 13928)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 w:1)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:1 w:0)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Governance::ContributorVotes` (r:1 w:1)
    /// Proof: `Governance::ContributorVotes` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Agenda` (r:2 w:2)
    /// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(10463), added: 12938, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Retries` (r:0 w:1)
    /// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
    fn contributor_vote() -> Weight {
        // Proof size in bytes:
        //  measured:  `782`
        //  estimated: `26866`
        // Shortest run: 37_997_000 picoseconds.
        Weight::from_parts(39_909_000, 26866)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Governance::ContributorVotes` (r:1 w:1)
    /// Proof: `Governance::ContributorVotes` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 w:1)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Agenda` (r:2 w:2)
    /// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(10463), added: 12938, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Retries` (r:0 w:1)
    /// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
    fn remove_contributor_vote() -> Weight {
        // Proof size in bytes:
        //  measured:  `504`
        //  estimated: `26866`
        // Shortest run: 32_007_000 picoseconds.
        Weight::from_parts(33_780_000, 26866)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 w:0)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Governance::ContributorVotes` (r:129 w:128)
    /// Proof: `Governance::ContributorVotes` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn cleanup_poll(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `316 + n * (71 ±0)`
        //  estimated: `3867 + n * (2552 ±0)`
        // Shortest run: 17_015_000 picoseconds.
        Weight::from_parts(13_164_163, 3867)
            // Standard error: 1_563
            .saturating_add(Weight::from_parts(4_061_939, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2552).saturating_mul(n.into()))
    }
}
