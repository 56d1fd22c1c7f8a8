//! Weights of `pallet_validators`, measured. Written by `make weights`: do not edit.
//!
//! Machine: AMD EPYC, 2 cores, 24 GiB. Date: 2026-11-28.
//! 16 steps, 12 repeats, Compiled wasm, database cache 1024 MiB,
//! maps taken to hold 1_000_000 values. Benchmark CLI 64.0.0.
//!
//! A transfer took 1.58 times what the other weights declare of it: times are divided by that.
//!
//! ```text
//! tributary benchmark pallet --chain local --pallet pallet_validators --steps 16 --repeat 12 --output-analysis median-slopes --hostname-override 2 cores, 24 GiB --output pallets/validators/src/weights.rs --extrinsic * --template scripts/weights.hbs
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

/// What the calls of `pallet_validators` cost.
pub trait WeightInfo {
    fn join() -> Weight;
    fn increase_bond() -> Weight;
    fn leave() -> Weight;
    fn withdraw_bond() -> Weight;
    fn add_member() -> Weight;
    fn remove_member() -> Weight;
    fn remove_candidate() -> Weight;
    fn report_equivocation(v: u32, ) -> Weight;
    fn no_session_ends() -> Weight;
    fn session_ends(v: u32, c: u32, ) -> Weight;
}

/// The measured weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Session::NextKeys` (r:1 w:0)
    /// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
    /// Storage: `Session::CurrentIndex` (r:1 w:0)
    /// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Validators::Barred` (r:1 w:0)
    /// Proof: `Validators::Barred` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Candidates` (r:129 w:2)
    /// Proof: `Validators::Candidates` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Validators::StandingCandidates` (r:1 w:1)
    /// Proof: `Validators::StandingCandidates` (`max_values`: Some(1), `max_size`: Some(4098), added: 4593, mode: `MaxEncodedLen`)
    fn join() -> Weight {
        // Proof size in bytes:
        //  measured:  `21501`
        //  estimated: `330198`
        // Shortest run: 474_823_609 picoseconds.
        Weight::from_parts(514_831_887, 330198)
            .saturating_add(T::DbWeight::get().reads(137_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Storage: `Validators::Candidates` (r:1 w:1)
    /// Proof: `Validators::Candidates` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    fn increase_bond() -> Weight {
        // Proof size in bytes:
        //  measured:  `464`
        //  estimated: `3676`
        // Shortest run: 46_501_480 picoseconds.
        Weight::from_parts(48_340_039, 3676)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Session::CurrentIndex` (r:1 w:0)
    /// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Candidates` (r:1 w:1)
    /// Proof: `Validators::Candidates` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Validators::StandingCandidates` (r:1 w:1)
    /// Proof: `Validators::StandingCandidates` (`max_values`: Some(1), `max_size`: Some(4098), added: 4593, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Members` (r:1 w:0)
    /// Proof: `Validators::Members` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    fn leave() -> Weight {
        // Proof size in bytes:
        //  measured:  `5530`
        //  estimated: `7015`
        // Shortest run: 38_715_463 picoseconds.
        Weight::from_parts(50_730_672, 7015)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Validators::Candidates` (r:1 w:1)
    /// Proof: `Validators::Candidates` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Session::CurrentIndex` (r:1 w:0)
    /// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    fn withdraw_bond() -> Weight {
        // Proof size in bytes:
        //  measured:  `722`
        //  estimated: `3676`
        // Shortest run: 46_266_595 picoseconds.
        Weight::from_parts(48_276_728, 3676)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Session::NextKeys` (r:1 w:0)
    /// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
    /// Storage: `Session::CurrentIndex` (r:1 w:0)
    /// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Validators::Barred` (r:1 w:0)
    /// Proof: `Validators::Barred` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Members` (r:1 w:1)
    /// Proof: `Validators::Members` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    fn add_member() -> Weight {
        // Proof size in bytes:
        //  measured:  `7788`
        //  estimated: `11253`
        // Shortest run: 26_966_794 picoseconds.
        Weight::from_parts(30_390_033, 11253)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Validators::Members` (r:1 w:1)
    /// Proof: `Validators::Members` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    fn remove_member() -> Weight {
        // Proof size in bytes:
        //  measured:  `2253`
        //  estimated: `3535`
        // Shortest run: 14_316_573 picoseconds.
        Weight::from_parts(16_929_429, 3535)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Validators::StandingCandidates` (r:1 w:1)
    /// Proof: `Validators::StandingCandidates` (`max_values`: Some(1), `max_size`: Some(4098), added: 4593, mode: `MaxEncodedLen`)
    /// Storage: `Session::CurrentIndex` (r:1 w:0)
    /// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Candidates` (r:1 w:1)
    /// Proof: `Validators::Candidates` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Members` (r:1 w:0)
    /// Proof: `Validators::Members` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Barred` (r:1 w:1)
    /// Proof: `Validators::Barred` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
    fn remove_candidate() -> Weight {
        // Proof size in bytes:
        //  measured:  `10167`
        //  estimated: `11652`
        // Shortest run: 48_117_816 picoseconds.
        Weight::from_parts(59_956_387, 11652)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:65 w:65)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Keyrings` (r:1 w:0)
    /// Proof: `Validators::Keyrings` (`max_values`: None, `max_size`: None, mode: `Measured`)
    /// Storage: `Aura::CurrentSlot` (r:1 w:0)
    /// Proof: `Aura::CurrentSlot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Validators::FirstSlots` (r:2 w:0)
    /// Proof: `Validators::FirstSlots` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Slashes` (r:64 w:63)
    /// Proof: `Validators::Slashes` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Candidates` (r:63 w:63)
    /// Proof: `Validators::Candidates` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Session::DisabledValidators` (r:1 w:1)
    /// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Balances::Holds` (r:63 w:63)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Session::Validators` (r:1 w:0)
    /// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Validators::Members` (r:1 w:1)
    /// Proof: `Validators::Members` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    /// Storage: `Validators::StandingCandidates` (r:1 w:1)
    /// Proof: `Validators::StandingCandidates` (`max_values`: Some(1), `max_size`: Some(4098), added: 4593, mode: `MaxEncodedLen`)
    /// Storage: `Session::CurrentIndex` (r:1 w:0)
    /// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Validators::Barred` (r:1 w:1)
    /// Proof: `Validators::Barred` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
    /// `v` was measured in `[1, 64]`.
    fn report_equivocation(v: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `15480 + v * (585 ±0)`
        //  estimated: `18945 + v * (2686 ±0)`
        // Shortest run: 235_138_614 picoseconds.
        Weight::from_parts(235_138_614, 18945)
            // Standard error: 0
            .saturating_add(Weight::from_parts(58_603_900, 0).saturating_mul(v.into()))
            .saturating_add(T::DbWeight::get().reads(15_u64))
            .saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(v.into())))
            .saturating_add(T::DbWeight::get().writes(6_u64))
            .saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(v.into())))
            .saturating_add(Weight::from_parts(0, 2686).saturating_mul(v.into()))
    }
    /// Storage: `Session::CurrentIndex` (r:1 w:0)
    /// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Validators::Candidates` (r:1 w:1)
    /// Proof: `Validators::Candidates` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn no_session_ends() -> Weight {
        // Proof size in bytes:
        //  measured:  `720`
        //  estimated: `3542`
        // Shortest run: 15_198_499 picoseconds.
        Weight::from_parts(16_326_706, 3542)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Session::CurrentIndex` (r:1 w:1)
    /// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Validators::Candidates` (r:192 w:64)
    /// Proof: `Validators::Candidates` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:5 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Session::Validators` (r:1 w:1)
    /// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Validators::StandingCandidates` (r:1 w:0)
    /// Proof: `Validators::StandingCandidates` (`max_values`: Some(1), `max_size`: Some(4098), added: 4593, mode: `MaxEncodedLen`)
    /// Storage: `Session::QueuedChanged` (r:1 w:1)
    /// Proof: `Session::QueuedChanged` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Session::QueuedKeys` (r:1 w:1)
    /// Proof: `Session::QueuedKeys` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Aura::CurrentSlot` (r:1 w:0)
    /// Proof: `Aura::CurrentSlot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Validators::OldestSession` (r:1 w:0)
    /// Proof: `Validators::OldestSession` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Members` (r:1 w:0)
    /// Proof: `Validators::Members` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    /// Storage: `Session::NextKeys` (r:64 w:0)
    /// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
    /// Storage: `Validators::PlannedDigest` (r:1 w:1)
    /// Proof: `Validators::PlannedDigest` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    /// Storage: `Grandpa::CurrentSetId` (r:1 w:0)
    /// Proof: `Grandpa::CurrentSetId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Grandpa::Stalled` (r:1 w:0)
    /// Proof: `Grandpa::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Grandpa::SetIdSession` (r:0 w:1)
    /// Proof: `Grandpa::SetIdSession` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Keyrings` (r:0 w:1)
    /// Proof: `Validators::Keyrings` (`max_values`: None, `max_size`: None, mode: `Measured`)
    /// Storage: `Validators::FirstSlots` (r:0 w:1)
    /// Proof: `Validators::FirstSlots` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// `v` was measured in `[1, 64]`.
    /// `c` was measured in `[0, 128]`.
    fn session_ends(v: u32, c: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `6879 + c * (138 ±0) + v * (138 ±0)`
        //  estimated: `166269 + c * (2552 ±0) + v * (2552 ±0)`
        // Shortest run: 743_681_795 picoseconds.
        Weight::from_parts(743_681_795, 166269)
            // Standard error: 0
            .saturating_add(Weight::from_parts(6_211_467, 0).saturating_mul(v.into()))
            // Standard error: 0
            .saturating_add(Weight::from_parts(4_011_542, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads(80_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(v.into())))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(c.into())))
            .saturating_add(T::DbWeight::get().writes(8_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(v.into())))
            .saturating_add(Weight::from_parts(0, 2552).saturating_mul(c.into()))
            .saturating_add(Weight::from_parts(0, 2552).saturating_mul(v.into()))
    }
}

/// The measured weights for tests, with ParityDB.
impl WeightInfo for () {
    /// Storage: `Session::NextKeys` (r:1 w:0)
    /// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
    /// Storage: `Session::CurrentIndex` (r:1 w:0)
    /// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Validators::Barred` (r:1 w:0)
    /// Proof: `Validators::Barred` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Candidates` (r:129 w:2)
    /// Proof: `Validators::Candidates` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Validators::StandingCandidates` (r:1 w:1)
    /// Proof: `Validators::StandingCandidates` (`max_values`: Some(1), `max_size`: Some(4098), added: 4593, mode: `MaxEncodedLen`)
    fn join() -> Weight {
        // Proof size in bytes:
        //  measured:  `21501`
        //  estimated: `330198`
        // Shortest run: 474_823_609 picoseconds.
        Weight::from_parts(514_831_887, 330198)
            .saturating_add(ParityDbWeight::get().reads(137_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    /// Storage: `Validators::Candidates` (r:1 w:1)
    /// Proof: `Validators::Candidates` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    fn increase_bond() -> Weight {
        // Proof size in bytes:
        //  measured:  `464`
        //  estimated: `3676`
        // Shortest run: 46_501_480 picoseconds.
        Weight::from_parts(48_340_039, 3676)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    /// Storage: `Session::CurrentIndex` (r:1 w:0)
    /// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Candidates` (r:1 w:1)
    /// Proof: `Validators::Candidates` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Validators::StandingCandidates` (r:1 w:1)
    /// Proof: `Validators::StandingCandidates` (`max_values`: Some(1), `max_size`: Some(4098), added: 4593, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Members` (r:1 w:0)
    /// Proof: `Validators::Members` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    fn leave() -> Weight {
        // Proof size in bytes:
        //  measured:  `5530`
        //  estimated: `7015`
        // Shortest run: 38_715_463 picoseconds.
        Weight::from_parts(50_730_672, 7015)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    /// Storage: `Validators::Candidates` (r:1 w:1)
    /// Proof: `Validators::Candidates` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Session::CurrentIndex` (r:1 w:0)
    /// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    fn withdraw_bond() -> Weight {
        // Proof size in bytes:
        //  measured:  `722`
        //  estimated: `3676`
        // Shortest run: 46_266_595 picoseconds.
        Weight::from_parts(48_276_728, 3676)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    /// Storage: `Session::NextKeys` (r:1 w:0)
    /// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
    /// Storage: `Session::CurrentIndex` (r:1 w:0)
    /// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Validators::Barred` (r:1 w:0)
    /// Proof: `Validators::Barred` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Members` (r:1 w:1)
    /// Proof: `Validators::Members` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    fn add_member() -> Weight {
        // Proof size in bytes:
        //  measured:  `7788`
        //  estimated: `11253`
        // Shortest run: 26_966_794 picoseconds.
        Weight::from_parts(30_390_033, 11253)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    /// Storage: `Validators::Members` (r:1 w:1)
    /// Proof: `Validators::Members` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    fn remove_member() -> Weight {
        // Proof size in bytes:
        //  measured:  `2253`
        //  estimated: `3535`
        // Shortest run: 14_316_573 picoseconds.
        Weight::from_parts(16_929_429, 3535)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    /// Storage: `Validators::StandingCandidates` (r:1 w:1)
    /// Proof: `Validators::StandingCandidates` (`max_values`: Some(1), `max_size`: Some(4098), added: 4593, mode: `MaxEncodedLen`)
    /// Storage: `Session::CurrentIndex` (r:1 w:0)
    /// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Candidates` (r:1 w:1)
    /// Proof: `Validators::Candidates` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Members` (r:1 w:0)
    /// Proof: `Validators::Members` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Barred` (r:1 w:1)
    /// Proof: `Validators::Barred` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
    fn remove_candidate() -> Weight {
        // Proof size in bytes:
        //  measured:  `10167`
        //  estimated: `11652`
        // Shortest run: 48_117_816 picoseconds.
        Weight::from_parts(59_956_387, 11652)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:65 w:65)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Keyrings` (r:1 w:0)
    /// Proof: `Validators::Keyrings` (`max_values`: None, `max_size`: None, mode: `Measured`)
    /// Storage: `Aura::CurrentSlot` (r:1 w:0)
    /// Proof: `Aura::CurrentSlot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Validators::FirstSlots` (r:2 w:0)
    /// Proof: `Validators::FirstSlots` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Slashes` (r:64 w:63)
    /// Proof: `Validators::Slashes` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Candidates` (r:63 w:63)
    /// Proof: `Validators::Candidates` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Session::DisabledValidators` (r:1 w:1)
    /// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Balances::Holds` (r:63 w:63)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
    /// Storage: `Session::Validators` (r:1 w:0)
    /// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Validators::Members` (r:1 w:1)
    /// Proof: `Validators::Members` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    /// Storage: `Validators::StandingCandidates` (r:1 w:1)
    /// Proof: `Validators::StandingCandidates` (`max_values`: Some(1), `max_size`: Some(4098), added: 4593, mode: `MaxEncodedLen`)
    /// Storage: `Session::CurrentIndex` (r:1 w:0)
    /// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Validators::Barred` (r:1 w:1)
    /// Proof: `Validators::Barred` (`max_values`: Some(1), `max_size`: Some(4610), added: 5105, mode: `MaxEncodedLen`)
    /// `v` was measured in `[1, 64]`.
    fn report_equivocation(v: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `15480 + v * (585 ±0)`
        //  estimated: `18945 + v * (2686 ±0)`
        // Shortest run: 235_138_614 picoseconds.
        Weight::from_parts(235_138_614, 18945)
            // Standard error: 0
            .saturating_add(Weight::from_parts(58_603_900, 0).saturating_mul(v.into()))
            .saturating_add(ParityDbWeight::get().reads(15_u64))
            .saturating_add(ParityDbWeight::get().reads((4_u64).saturating_mul(v.into())))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
            .saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(v.into())))
            .saturating_add(Weight::from_parts(0, 2686).saturating_mul(v.into()))
    }
    /// Storage: `Session::CurrentIndex` (r:1 w:0)
    /// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Validators::Candidates` (r:1 w:1)
    /// Proof: `Validators::Candidates` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn no_session_ends() -> Weight {
        // Proof size in bytes:
        //  measured:  `720`
        //  estimated: `3542`
        // Shortest run: 15_198_499 picoseconds.
        Weight::from_parts(16_326_706, 3542)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    /// Storage: `Session::CurrentIndex` (r:1 w:1)
    /// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Validators::Candidates` (r:192 w:64)
    /// Proof: `Validators::Candidates` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:5 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `Session::Validators` (r:1 w:1)
    /// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Validators::StandingCandidates` (r:1 w:0)
    /// Proof: `Validators::StandingCandidates` (`max_values`: Some(1), `max_size`: Some(4098), added: 4593, mode: `MaxEncodedLen`)
    /// Storage: `Session::QueuedChanged` (r:1 w:1)
    /// Proof: `Session::QueuedChanged` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Session::QueuedKeys` (r:1 w:1)
    /// Proof: `Session::QueuedKeys` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Aura::CurrentSlot` (r:1 w:0)
    /// Proof: `Aura::CurrentSlot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Validators::OldestSession` (r:1 w:0)
    /// Proof: `Validators::OldestSession` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Members` (r:1 w:0)
    /// Proof: `Validators::Members` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    /// Storage: `Session::NextKeys` (r:64 w:0)
    /// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
    /// Storage: `Validators::PlannedDigest` (r:1 w:1)
    /// Proof: `Validators::PlannedDigest` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    /// Storage: `Grandpa::CurrentSetId` (r:1 w:0)
    /// Proof: `Grandpa::CurrentSetId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Grandpa::Stalled` (r:1 w:0)
    /// Proof: `Grandpa::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Grandpa::SetIdSession` (r:0 w:1)
    /// Proof: `Grandpa::SetIdSession` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Keyrings` (r:0 w:1)
    /// Proof: `Validators::Keyrings` (`max_values`: None, `max_size`: None, mode: `Measured`)
    /// Storage: `Validators::FirstSlots` (r:0 w:1)
    /// Proof: `Validators::FirstSlots` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// `v` was measured in `[1, 64]`.
    /// `c` was measured in `[0, 128]`.
    fn session_ends(v: u32, c: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `6879 + c * (138 ±0) + v * (138 ±0)`
        //  estimated: `166269 + c * (2552 ±0) + v * (2552 ±0)`
        // Shortest run: 743_681_795 picoseconds.
        Weight::from_parts(743_681_795, 166269)
            // Standard error: 0
            .saturating_add(Weight::from_parts(6_211_467, 0).saturating_mul(v.into()))
            // Standard error: 0
            .saturating_add(Weight::from_parts(4_011_542, 0).saturating_mul(c.into()))
            .saturating_add(ParityDbWeight::get().reads(80_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(v.into())))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(c.into())))
            .saturating_add(ParityDbWeight::get().writes(8_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(v.into())))
            .saturating_add(Weight::from_parts(0, 2552).saturating_mul(c.into()))
            .saturating_add(Weight::from_parts(0, 2552).saturating_mul(v.into()))
    }
}
