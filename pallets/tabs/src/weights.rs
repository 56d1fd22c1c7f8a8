//! Weights of `pallet_tabs`. Written by `make weights`: do not edit.
//!
//! Estimated from the parts of other pallets' calls until it is measured: reads and writes are counted, a verification
//! of a signature is taken as 60 microseconds.

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

/// What the calls of `pallet_tabs` cost.
pub trait WeightInfo {
    fn open(l: u32, ) -> Weight;
    fn top_up() -> Weight;
    fn add_lane() -> Weight;
    fn settle(v: u32, ) -> Weight;
    fn settle_ed25519(v: u32, ) -> Weight;
    fn settle_ecdsa(v: u32, ) -> Weight;
    fn settle_lanes(l: u32, ) -> Weight;
    fn close() -> Weight;
    fn withdraw() -> Weight;
}

/// The measured weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Tabs::NextTab` (r:1 w:1)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Storage: `Registry::Assets` (r:8 w:0)
    /// Storage: `Rewards::Accounts` (r:8 w:0)
    /// Storage: `Rewards::Members` (r:16 w:0)
    /// Storage: `Rewards::OwnPayments` (r:8 w:8)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// Storage: `Tabs::ByGateway` (r:0 w:1)
    /// Storage: `Tabs::ByPayer` (r:0 w:1)
    /// Storage: `Tabs::Tabs` (r:0 w:1)
    /// `l` was measured in `[0, 8]`.
    fn open(l: u32, ) -> Weight {
        Weight::from_parts(140_000_000, 0)
            .saturating_add(Weight::from_parts(16_000_000, 0).saturating_mul(l.into()))
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(l.into())))
            .saturating_add(T::DbWeight::get().writes(8_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(l.into())))
    }
    /// Storage: `Tabs::Tabs` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Rewards::OwnPayments` (r:8 w:8)
    fn top_up() -> Weight {
        Weight::from_parts(125_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(11_u64))
            .saturating_add(T::DbWeight::get().writes(11_u64))
    }
    /// Storage: `Tabs::Tabs` (r:1 w:1)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Storage: `Rewards::Members` (r:2 w:0)
    /// Storage: `Rewards::OwnPayments` (r:1 w:1)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    fn add_lane() -> Weight {
        Weight::from_parts(85_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Storage: `Tabs::Tabs` (r:256 w:256)
    /// Storage: `System::Account` (r:7 w:7)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// `v` was measured in `[1, 256]`.
    fn settle(v: u32, ) -> Weight {
        Weight::from_parts(500_000_000, 0)
            .saturating_add(Weight::from_parts(68_000_000, 0).saturating_mul(v.into()))
            .saturating_add(T::DbWeight::get().reads(11_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(v.into())))
            .saturating_add(T::DbWeight::get().writes(9_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(v.into())))
    }
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Storage: `Tabs::Tabs` (r:256 w:256)
    /// Storage: `System::Account` (r:7 w:7)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// `v` was measured in `[1, 256]`.
    fn settle_ed25519(v: u32, ) -> Weight {
        Weight::from_parts(500_000_000, 0)
            .saturating_add(Weight::from_parts(66_000_000, 0).saturating_mul(v.into()))
            .saturating_add(T::DbWeight::get().reads(11_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(v.into())))
            .saturating_add(T::DbWeight::get().writes(9_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(v.into())))
    }
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Storage: `Tabs::Tabs` (r:256 w:256)
    /// Storage: `System::Account` (r:7 w:7)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// `v` was measured in `[1, 256]`.
    fn settle_ecdsa(v: u32, ) -> Weight {
        Weight::from_parts(520_000_000, 0)
            .saturating_add(Weight::from_parts(76_000_000, 0).saturating_mul(v.into()))
            .saturating_add(T::DbWeight::get().reads(11_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(v.into())))
            .saturating_add(T::DbWeight::get().writes(9_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(v.into())))
    }
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Storage: `Tabs::Tabs` (r:1 w:1)
    /// Storage: `System::Account` (r:4 w:4)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Storage: `Rewards::Accounts` (r:8 w:8)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// `l` was measured in `[1, 8]`.
    fn settle_lanes(l: u32, ) -> Weight {
        Weight::from_parts(260_000_000, 0)
            .saturating_add(Weight::from_parts(16_000_000, 0).saturating_mul(l.into()))
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(l.into())))
            .saturating_add(T::DbWeight::get().writes(6_u64))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(l.into())))
    }
    /// Storage: `Tabs::Tabs` (r:1 w:1)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    fn close() -> Weight {
        Weight::from_parts(28_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Tabs::Tabs` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Registry::Usage` (r:8 w:8)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Storage: `Registry::UsageDeposits` (r:0 w:8)
    /// Storage: `Rewards::OwnPayments` (r:8 w:8)
    /// Storage: `Rewards::TotalEarned` (r:1 w:1)
    /// Storage: `Rewards::Earned` (r:1 w:1)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// Storage: `Tabs::ByGateway` (r:0 w:1)
    /// Storage: `Tabs::ByPayer` (r:0 w:1)
    fn withdraw() -> Weight {
        Weight::from_parts(360_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(24_u64))
            .saturating_add(T::DbWeight::get().writes(33_u64))
    }
}

/// The measured weights for tests, with ParityDB.
impl WeightInfo for () {
    /// Storage: `Tabs::NextTab` (r:1 w:1)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Storage: `Registry::Assets` (r:8 w:0)
    /// Storage: `Rewards::Accounts` (r:8 w:0)
    /// Storage: `Rewards::Members` (r:16 w:0)
    /// Storage: `Rewards::OwnPayments` (r:8 w:8)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// Storage: `Tabs::ByGateway` (r:0 w:1)
    /// Storage: `Tabs::ByPayer` (r:0 w:1)
    /// Storage: `Tabs::Tabs` (r:0 w:1)
    /// `l` was measured in `[0, 8]`.
    fn open(l: u32, ) -> Weight {
        Weight::from_parts(140_000_000, 0)
            .saturating_add(Weight::from_parts(16_000_000, 0).saturating_mul(l.into()))
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().reads((5_u64).saturating_mul(l.into())))
            .saturating_add(ParityDbWeight::get().writes(8_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(l.into())))
    }
    /// Storage: `Tabs::Tabs` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Rewards::OwnPayments` (r:8 w:8)
    fn top_up() -> Weight {
        Weight::from_parts(125_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(11_u64))
            .saturating_add(ParityDbWeight::get().writes(11_u64))
    }
    /// Storage: `Tabs::Tabs` (r:1 w:1)
    /// Storage: `Registry::Assets` (r:1 w:0)
    /// Storage: `Rewards::Accounts` (r:1 w:0)
    /// Storage: `Rewards::Members` (r:2 w:0)
    /// Storage: `Rewards::OwnPayments` (r:1 w:1)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    fn add_lane() -> Weight {
        Weight::from_parts(85_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(9_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Storage: `Tabs::Tabs` (r:256 w:256)
    /// Storage: `System::Account` (r:7 w:7)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// `v` was measured in `[1, 256]`.
    fn settle(v: u32, ) -> Weight {
        Weight::from_parts(500_000_000, 0)
            .saturating_add(Weight::from_parts(68_000_000, 0).saturating_mul(v.into()))
            .saturating_add(ParityDbWeight::get().reads(11_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(v.into())))
            .saturating_add(ParityDbWeight::get().writes(9_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(v.into())))
    }
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Storage: `Tabs::Tabs` (r:256 w:256)
    /// Storage: `System::Account` (r:7 w:7)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// `v` was measured in `[1, 256]`.
    fn settle_ed25519(v: u32, ) -> Weight {
        Weight::from_parts(500_000_000, 0)
            .saturating_add(Weight::from_parts(66_000_000, 0).saturating_mul(v.into()))
            .saturating_add(ParityDbWeight::get().reads(11_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(v.into())))
            .saturating_add(ParityDbWeight::get().writes(9_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(v.into())))
    }
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Storage: `Tabs::Tabs` (r:256 w:256)
    /// Storage: `System::Account` (r:7 w:7)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Storage: `Rewards::Accounts` (r:1 w:1)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// `v` was measured in `[1, 256]`.
    fn settle_ecdsa(v: u32, ) -> Weight {
        Weight::from_parts(520_000_000, 0)
            .saturating_add(Weight::from_parts(76_000_000, 0).saturating_mul(v.into()))
            .saturating_add(ParityDbWeight::get().reads(11_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(v.into())))
            .saturating_add(ParityDbWeight::get().writes(9_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(v.into())))
    }
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Storage: `Tabs::Tabs` (r:1 w:1)
    /// Storage: `System::Account` (r:4 w:4)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Storage: `Rewards::Accounts` (r:8 w:8)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// `l` was measured in `[1, 8]`.
    fn settle_lanes(l: u32, ) -> Weight {
        Weight::from_parts(260_000_000, 0)
            .saturating_add(Weight::from_parts(16_000_000, 0).saturating_mul(l.into()))
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(l.into())))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
            .saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(l.into())))
    }
    /// Storage: `Tabs::Tabs` (r:1 w:1)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    fn close() -> Weight {
        Weight::from_parts(28_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    /// Storage: `Tabs::Tabs` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Registry::Usage` (r:8 w:8)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Storage: `Registry::UsageDeposits` (r:0 w:8)
    /// Storage: `Rewards::OwnPayments` (r:8 w:8)
    /// Storage: `Rewards::TotalEarned` (r:1 w:1)
    /// Storage: `Rewards::Earned` (r:1 w:1)
    /// Storage: `Tabs::Totals` (r:1 w:1)
    /// Storage: `Tabs::ByGateway` (r:0 w:1)
    /// Storage: `Tabs::ByPayer` (r:0 w:1)
    fn withdraw() -> Weight {
        Weight::from_parts(360_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(24_u64))
            .saturating_add(ParityDbWeight::get().writes(33_u64))
    }
}
