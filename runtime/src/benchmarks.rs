//! What `tributary benchmark pallet` can measure.

use crate::*;

pub use frame_benchmarking::baseline::Pallet as BaselineBench;
pub use frame_system_benchmarking::{Pallet as SystemBench, extensions::Pallet as SystemExtensionsBench};

impl frame_system_benchmarking::Config for Runtime {}
impl frame_benchmarking::baseline::Config for Runtime {}

frame_benchmarking::define_benchmarks!(
    [frame_benchmarking, BaselineBench::<Runtime>]
    [frame_system, SystemBench::<Runtime>]
    [frame_system_extensions, SystemExtensionsBench::<Runtime>]
    [pallet_balances, Balances]
    [pallet_registry, Registry]
    [pallet_contributions, Contributions]
    [pallet_rewards, Rewards]
    [pallet_evaluation, Evaluation]
    [pallet_governance, Governance]
);
