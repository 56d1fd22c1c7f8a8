//! Weights of `pallet_validators`: to be measured.

#![allow(missing_docs)]

use core::marker::PhantomData;
use frame_support::weights::Weight;

/// What the calls of `pallet_validators` cost.
pub trait WeightInfo {
    fn join(c: u32) -> Weight;
    fn increase_bond() -> Weight;
    fn leave() -> Weight;
    fn withdraw_bond() -> Weight;
    fn add_member() -> Weight;
    fn remove_member() -> Weight;
    fn report_equivocation(v: u32) -> Weight;
    fn no_session_ends() -> Weight;
    fn session_ends(v: u32, c: u32) -> Weight;
}

/// The weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

const MILLI: u64 = 1_000_000_000;

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    fn join(_: u32) -> Weight {
        Weight::from_parts(2 * MILLI, 0)
    }
    fn increase_bond() -> Weight {
        Weight::from_parts(MILLI, 0)
    }
    fn leave() -> Weight {
        Weight::from_parts(MILLI, 0)
    }
    fn withdraw_bond() -> Weight {
        Weight::from_parts(MILLI, 0)
    }
    fn add_member() -> Weight {
        Weight::from_parts(MILLI, 0)
    }
    fn remove_member() -> Weight {
        Weight::from_parts(MILLI, 0)
    }
    fn report_equivocation(_: u32) -> Weight {
        Weight::from_parts(10 * MILLI, 0)
    }
    fn no_session_ends() -> Weight {
        Weight::from_parts(MILLI / 20, 0)
    }
    fn session_ends(_: u32, _: u32) -> Weight {
        Weight::from_parts(20 * MILLI, 0)
    }
}
