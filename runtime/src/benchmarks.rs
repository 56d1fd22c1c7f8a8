//! What `tributary benchmark pallet` can measure.

use crate::*;
use frame_support::traits::fungible::Mutate;

pub use frame_benchmarking::baseline::Pallet as BaselineBench;
pub use frame_system_benchmarking::{Pallet as SystemBench, extensions::Pallet as SystemExtensionsBench};

impl frame_system_benchmarking::Config for Runtime {}
impl frame_benchmarking::baseline::Config for Runtime {}
impl pallet_transaction_payment::BenchmarkConfig for Runtime {}

/// Whom the treasury pays in its benchmarks: somebody who has an account, for they pay less than the existential
/// deposit.
pub struct TreasuryArguments;

impl pallet_treasury::ArgumentsFactory<(), AccountId> for TreasuryArguments {
    fn create_asset_kind(_: u32) {}

    fn create_beneficiary(seed: [u8; 32]) -> AccountId {
        let who = AccountId::new(seed);
        // It can only be refused for want of room in the issuance: then the benchmark fails.
        let _ = Balances::mint_into(&who, EXISTENTIAL_DEPOSIT);
        who
    }
}

/// As many validate as ever may, whoever they are, in whatever slot.
pub struct ManyValidators;

impl pallet_validators::benchmarking::BenchmarkHelper for ManyValidators {
    fn raise_max_validators() {
        use frame_support::traits::Get;
        use parameters::dynamic_params::validators::{MaxCandidateShare, MaxValidators, Parameters as Parameter};
        let most = Some(configs::MaxAuthorities::get());
        let whole = Some(sp_runtime::Perbill::one());
        for raised in
            [Parameter::MaxValidators(MaxValidators, most), Parameter::MaxCandidateShare(MaxCandidateShare, whole)]
        {
            // Root may, and if not, the benchmark fails.
            let _ = Parameters::set_parameter(RuntimeOrigin::root(), RuntimeParameters::Validators(raised));
        }
    }

    fn reach(slot: sp_consensus_aura::Slot) {
        pallet_aura::CurrentSlot::<Runtime>::put(slot);
    }
}

frame_benchmarking::define_benchmarks!(
    [frame_benchmarking, BaselineBench::<Runtime>]
    [frame_system, SystemBench::<Runtime>]
    [frame_system_extensions, SystemExtensionsBench::<Runtime>]
    [pallet_timestamp, Timestamp]
    [pallet_migrations, MultiBlockMigrations]
    [pallet_balances, Balances]
    [pallet_transaction_payment, TransactionPayment]
    [pallet_fees, Fees]
    [pallet_utility, Utility]
    [pallet_multisig, Multisig]
    [pallet_proxy, Proxy]
    [pallet_preimage, Preimage]
    [pallet_scheduler, Scheduler]
    [pallet_referenda, Referenda]
    [pallet_conviction_voting, ConvictionVoting]
    [pallet_treasury, Treasury]
    [pallet_parameters, Parameters]
    [pallet_registry, Registry]
    [pallet_contributions, Contributions]
    [pallet_rewards, Rewards]
    [pallet_evaluation, Evaluation]
    [pallet_tabs, Tabs]
    [pallet_governance, Governance]
    [pallet_validators, Validators]
);
