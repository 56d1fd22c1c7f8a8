//! Placeholder until the benchmarks have run.
#![allow(missing_docs)]
use core::marker::PhantomData;
use frame_support::weights::Weight;

pub trait WeightInfo {
    fn register(_u: u32, _h: u32) -> Weight;
    fn register_alone() -> Weight;
    fn publish() -> Weight;
    fn set_terms() -> Weight;
    fn set_reviewers(_n: u32) -> Weight;
    fn set_info() -> Weight;
    fn offer_stewardship() -> Weight;
    fn accept_stewardship() -> Weight;
    fn retire() -> Weight;
    fn use_asset() -> Weight;
}
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    fn register(_u: u32, _h: u32) -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn register_alone() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn publish() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn set_terms() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn set_reviewers(_n: u32) -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn set_info() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn offer_stewardship() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn accept_stewardship() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn retire() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn use_asset() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
}
impl WeightInfo for () {
    fn register(_u: u32, _h: u32) -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn register_alone() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn publish() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn set_terms() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn set_reviewers(_n: u32) -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn set_info() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn offer_stewardship() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn accept_stewardship() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn retire() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
    fn use_asset() -> Weight {
        Weight::from_parts(100_000_000, 0)
    }
}
