//! A runtime of two pallets.

use crate as pallet_governance;
use frame_support::{derive_impl, traits::ConstU128};
use sp_runtime::BuildStorage;
use tributary_primitives::UNIT;

type Block = frame_system::mocking::MockBlockU32<Test>;

#[frame_support::runtime]
mod runtime {
    #[runtime::runtime]
    #[runtime::derive(
        RuntimeCall,
        RuntimeEvent,
        RuntimeError,
        RuntimeOrigin,
        RuntimeFreezeReason,
        RuntimeHoldReason,
        RuntimeSlashReason,
        RuntimeLockId,
        RuntimeTask,
        RuntimeViewFunction
    )]
    pub struct Test;

    #[runtime::pallet_index(0)]
    pub type System = frame_system;

    #[runtime::pallet_index(1)]
    pub type Governance = pallet_governance;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = Block;
}

impl pallet_governance::Config for Test {
    type MaxTreasurerSpend = ConstU128<{ 10 * UNIT }>;
}

/// Storage at genesis of a network whose periods are divided by `period_divisor`.
pub fn new_test_ext(period_divisor: u32) -> sp_io::TestExternalities {
    let genesis = RuntimeGenesisConfig {
        governance: pallet_governance::GenesisConfig { period_divisor, ..Default::default() },
        ..Default::default()
    };
    genesis.build_storage().unwrap().into()
}
