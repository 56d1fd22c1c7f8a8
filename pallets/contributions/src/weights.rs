//! Placeholder until the benchmarks have run.
#![allow(missing_docs)]
use core::marker::PhantomData;
use frame_support::weights::Weight;

pub trait WeightInfo {
    fn contribute() -> Weight;
    fn assess_many(_n: u32) -> Weight;
    fn reject() -> Weight;
    fn withdraw() -> Weight;
}
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    fn contribute() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn assess_many(_n: u32) -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn reject() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn withdraw() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
}
impl WeightInfo for () {
    fn contribute() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn assess_many(_n: u32) -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn reject() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn withdraw() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
}
