//! Placeholder until the benchmarks have run.
#![allow(missing_docs)]
use core::marker::PhantomData;
use frame_support::weights::Weight;

pub trait WeightInfo {
    fn fund() -> Weight;
    fn collect(_n: u32) -> Weight;
    fn claim() -> Weight;
    fn claim_many(_n: u32) -> Weight;
}
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    fn fund() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn collect(_n: u32) -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn claim() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn claim_many(_n: u32) -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
}
impl WeightInfo for () {
    fn fund() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn collect(_n: u32) -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn claim() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn claim_many(_n: u32) -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
}
