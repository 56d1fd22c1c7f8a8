//! Weights of `pallet_validators`, measured. Written by `make weights`: do not edit.
//!
//! Machine: Intel(R) Xeon(R) Processor, 2 cores, 24 GiB. Date: 2026-11-27.
//! 20 steps, 10 repeats, Compiled wasm, database cache 1024 MiB,
//! maps taken to hold 1_000_000 values. Benchmark CLI 64.0.0.
//!
//! A transfer took 1.72 times what the other weights declare of it: times are divided by that.
//!
//! ```text
//! tributary benchmark pallet --chain local --pallet pallet_validators --steps 20 --repeat 10 --hostname-override 2 cores, 24 GiB --output pallets/validators/src/weights.rs --extrinsic * --template scripts/weights.hbs
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
        // Shortest run: 528_160_195 picoseconds.
        Weight::from_parts(557_372_236, 330198)
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
        // Shortest run: 50_871_686 picoseconds.
        Weight::from_parts(56_399_967, 3676)
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
        // Shortest run: 51_073_168 picoseconds.
        Weight::from_parts(56_385_451, 7015)
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
        //  measured:  `724`
        //  estimated: `3676`
        // Shortest run: 52_216_450 picoseconds.
        Weight::from_parts(56_349_452, 3676)
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
        // Shortest run: 31_129_898 picoseconds.
        Weight::from_parts(34_744_387, 11253)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Validators::Members` (r:1 w:1)
    /// Proof: `Validators::Members` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    fn remove_member() -> Weight {
        // Proof size in bytes:
        //  measured:  `2253`
        //  estimated: `3535`
        // Shortest run: 17_324_581 picoseconds.
        Weight::from_parts(19_481_662, 3535)
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
        // Shortest run: 65_137_451 picoseconds.
        Weight::from_parts(71_349_146, 11652)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:66 w:66)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Keyrings` (r:1 w:0)
    /// Proof: `Validators::Keyrings` (`max_values`: None, `max_size`: None, mode: `Measured`)
    /// Storage: `Aura::CurrentSlot` (r:1 w:0)
    /// Proof: `Aura::CurrentSlot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Validators::FirstSlots` (r:2 w:0)
    /// Proof: `Validators::FirstSlots` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Slashes` (r:65 w:64)
    /// Proof: `Validators::Slashes` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Candidates` (r:64 w:64)
    /// Proof: `Validators::Candidates` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Session::DisabledValidators` (r:1 w:1)
    /// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Balances::Holds` (r:64 w:64)
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
        //  measured:  `15367 + v * (588 ±0)`
        //  estimated: `17645 + v * (2686 ±0)`
        // Shortest run: 327_623_108 picoseconds.
        Weight::from_parts(312_345_432, 17645)
            // Standard error: 415_918
            .saturating_add(Weight::from_parts(74_503_104, 0).saturating_mul(v.into()))
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
        //  measured:  `722`
        //  estimated: `3542`
        // Shortest run: 17_128_325 picoseconds.
        Weight::from_parts(18_562_507, 3542)
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
    /// Proof: `Validators::FirstSlots` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
    /// `v` was measured in `[1, 64]`.
    /// `c` was measured in `[0, 128]`.
    fn session_ends(v: u32, c: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `6897 + c * (138 ±0) + v * (138 ±0)`
        //  estimated: `166263 + c * (2552 ±0) + v * (2552 ±0)`
        // Shortest run: 842_662_562 picoseconds.
        Weight::from_parts(429_301_308, 166263)
            // Standard error: 82_284
            .saturating_add(Weight::from_parts(6_817_853, 0).saturating_mul(v.into()))
            // Standard error: 40_683
            .saturating_add(Weight::from_parts(4_409_356, 0).saturating_mul(c.into()))
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
        // Shortest run: 528_160_195 picoseconds.
        Weight::from_parts(557_372_236, 330198)
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
        // Shortest run: 50_871_686 picoseconds.
        Weight::from_parts(56_399_967, 3676)
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
        // Shortest run: 51_073_168 picoseconds.
        Weight::from_parts(56_385_451, 7015)
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
        //  measured:  `724`
        //  estimated: `3676`
        // Shortest run: 52_216_450 picoseconds.
        Weight::from_parts(56_349_452, 3676)
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
        // Shortest run: 31_129_898 picoseconds.
        Weight::from_parts(34_744_387, 11253)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    /// Storage: `Validators::Members` (r:1 w:1)
    /// Proof: `Validators::Members` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
    fn remove_member() -> Weight {
        // Proof size in bytes:
        //  measured:  `2253`
        //  estimated: `3535`
        // Shortest run: 17_324_581 picoseconds.
        Weight::from_parts(19_481_662, 3535)
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
        // Shortest run: 65_137_451 picoseconds.
        Weight::from_parts(71_349_146, 11652)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:66 w:66)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Keyrings` (r:1 w:0)
    /// Proof: `Validators::Keyrings` (`max_values`: None, `max_size`: None, mode: `Measured`)
    /// Storage: `Aura::CurrentSlot` (r:1 w:0)
    /// Proof: `Aura::CurrentSlot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Validators::FirstSlots` (r:2 w:0)
    /// Proof: `Validators::FirstSlots` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Slashes` (r:65 w:64)
    /// Proof: `Validators::Slashes` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Validators::Candidates` (r:64 w:64)
    /// Proof: `Validators::Candidates` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Session::DisabledValidators` (r:1 w:1)
    /// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    /// Storage: `Balances::Holds` (r:64 w:64)
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
        //  measured:  `15367 + v * (588 ±0)`
        //  estimated: `17645 + v * (2686 ±0)`
        // Shortest run: 327_623_108 picoseconds.
        Weight::from_parts(312_345_432, 17645)
            // Standard error: 415_918
            .saturating_add(Weight::from_parts(74_503_104, 0).saturating_mul(v.into()))
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
        //  measured:  `722`
        //  estimated: `3542`
        // Shortest run: 17_128_325 picoseconds.
        Weight::from_parts(18_562_507, 3542)
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
    /// Proof: `Validators::FirstSlots` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
    /// `v` was measured in `[1, 64]`.
    /// `c` was measured in `[0, 128]`.
    fn session_ends(v: u32, c: u32, ) -> Weight {
        // Proof size in bytes:
        //  measured:  `6897 + c * (138 ±0) + v * (138 ±0)`
        //  estimated: `166263 + c * (2552 ±0) + v * (2552 ±0)`
        // Shortest run: 842_662_562 picoseconds.
        Weight::from_parts(429_301_308, 166263)
            // Standard error: 82_284
            .saturating_add(Weight::from_parts(6_817_853, 0).saturating_mul(v.into()))
            // Standard error: 40_683
            .saturating_add(Weight::from_parts(4_409_356, 0).saturating_mul(c.into()))
            .saturating_add(ParityDbWeight::get().reads(80_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(v.into())))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(c.into())))
            .saturating_add(ParityDbWeight::get().writes(8_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(v.into())))
            .saturating_add(Weight::from_parts(0, 2552).saturating_mul(c.into()))
            .saturating_add(Weight::from_parts(0, 2552).saturating_mul(v.into()))
    }
}
