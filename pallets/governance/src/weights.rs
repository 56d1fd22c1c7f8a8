//! Weights of `pallet_governance`, measured. Written by `make weights`: do not edit.
//!
//! Machine: AMD EPYC, 2 cores, 24 GiB. Date: 2026-11-28.
//! 16 steps, 12 repeats, Compiled wasm, database cache 1024 MiB,
//! maps taken to hold 1_000_000 values. Benchmark CLI 64.0.0.
//!
//! A transfer took 1.58 times what the other weights declare of it: times are divided by that.
//!
//! ```text
//! tributary benchmark pallet --chain local --pallet pallet_governance --steps 16 --repeat 12 --output-analysis median-slopes --hostname-override 2 cores, 24 GiB --output pallets/governance/src/weights.rs --extrinsic * --template scripts/weights.hbs
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
    /// Storage: `Parameters::Parameters` (r:3 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Governance::PeriodDivisor` (r:1 w:0)
    /// Proof: `Governance::PeriodDivisor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Agenda` (r:1 w:1)
    /// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(107022), added: 109497, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::ReferendumInfoFor` (r:0 w:1)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(406), added: 2881, mode: `MaxEncodedLen`)
    fn propose_parameter() -> Weight {
        // Proof size in bytes:
        //  measured:  `359`
        //  estimated: `110487`
        // Shortest run: 44_165_427 picoseconds.
        Weight::from_parts(46_764_551, 110487)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 w:1)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(406), added: 2881, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:1 w:0)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Governance::ContributorVotes` (r:1 w:1)
    /// Proof: `Governance::ContributorVotes` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
    /// Storage: `Governance::Recorded` (r:1 w:1)
    /// Proof: `Governance::Recorded` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Agenda` (r:2 w:2)
    /// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(107022), added: 109497, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Retries` (r:0 w:1)
    /// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
    fn contributor_vote() -> Weight {
        // Proof size in bytes:
        //  measured:  `804`
        //  estimated: `219984`
        // Shortest run: 42_619_916 picoseconds.
        Weight::from_parts(44_998_162, 219984)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    /// Storage: `Governance::ContributorVotes` (r:1 w:1)
    /// Proof: `Governance::ContributorVotes` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
    /// Storage: `Governance::Recorded` (r:1 w:1)
    /// Proof: `Governance::Recorded` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 w:1)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(406), added: 2881, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Agenda` (r:2 w:2)
    /// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(107022), added: 109497, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Retries` (r:0 w:1)
    /// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
    fn remove_contributor_vote() -> Weight {
        // Proof size in bytes:
        //  measured:  `604`
        //  estimated: `219984`
        // Shortest run: 38_463_223 picoseconds.
        Weight::from_parts(40_376_228, 219984)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 w:0)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(406), added: 2881, mode: `MaxEncodedLen`)
    /// Storage: `Governance::Recorded` (r:1 w:1)
    /// Proof: `Governance::Recorded` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
    /// Storage: `Governance::ContributorVotes` (r:127 w:127)
    /// Proof: `Governance::ContributorVotes` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn cleanup_poll(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `368 + n * (71 ±0)`
        //  estimated: `3871 + n * (2544 ±0)`
        // Shortest run: 21_745_685 picoseconds.
        Weight::from_parts(22_085_924, 3871)
            // Standard error: 0
            .saturating_add(Weight::from_parts(2_343_051, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(1_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2544).saturating_mul(n.into()))
    }
}

/// The measured weights for tests, with ParityDB.
impl WeightInfo for () {
    /// Storage: `Referenda::ReferendumCount` (r:1 w:1)
    /// Proof: `Referenda::ReferendumCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:3 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Governance::PeriodDivisor` (r:1 w:0)
    /// Proof: `Governance::PeriodDivisor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Agenda` (r:1 w:1)
    /// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(107022), added: 109497, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::ReferendumInfoFor` (r:0 w:1)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(406), added: 2881, mode: `MaxEncodedLen`)
    fn propose_parameter() -> Weight {
        // Proof size in bytes:
        //  measured:  `359`
        //  estimated: `110487`
        // Shortest run: 44_165_427 picoseconds.
        Weight::from_parts(46_764_551, 110487)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 w:1)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(406), added: 2881, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earned` (r:1 w:0)
    /// Proof: `Rewards::Earned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Governance::ContributorVotes` (r:1 w:1)
    /// Proof: `Governance::ContributorVotes` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
    /// Storage: `Governance::Recorded` (r:1 w:1)
    /// Proof: `Governance::Recorded` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Agenda` (r:2 w:2)
    /// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(107022), added: 109497, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Retries` (r:0 w:1)
    /// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
    fn contributor_vote() -> Weight {
        // Proof size in bytes:
        //  measured:  `804`
        //  estimated: `219984`
        // Shortest run: 42_619_916 picoseconds.
        Weight::from_parts(44_998_162, 219984)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    /// Storage: `Governance::ContributorVotes` (r:1 w:1)
    /// Proof: `Governance::ContributorVotes` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
    /// Storage: `Governance::Recorded` (r:1 w:1)
    /// Proof: `Governance::Recorded` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 w:1)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(406), added: 2881, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Agenda` (r:2 w:2)
    /// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(107022), added: 109497, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Retries` (r:0 w:1)
    /// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
    fn remove_contributor_vote() -> Weight {
        // Proof size in bytes:
        //  measured:  `604`
        //  estimated: `219984`
        // Shortest run: 38_463_223 picoseconds.
        Weight::from_parts(40_376_228, 219984)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 w:0)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(406), added: 2881, mode: `MaxEncodedLen`)
    /// Storage: `Governance::Recorded` (r:1 w:1)
    /// Proof: `Governance::Recorded` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
    /// Storage: `Governance::ContributorVotes` (r:127 w:127)
    /// Proof: `Governance::ContributorVotes` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
    /// `n` was measured in `[1, 128]`.
    fn cleanup_poll(n: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `368 + n * (71 ±0)`
        //  estimated: `3871 + n * (2544 ±0)`
        // Shortest run: 21_745_685 picoseconds.
        Weight::from_parts(22_085_924, 3871)
            // Standard error: 0
            .saturating_add(Weight::from_parts(2_343_051, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2544).saturating_mul(n.into()))
    }
}
