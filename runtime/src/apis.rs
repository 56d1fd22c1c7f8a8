//! What a client may ask of a block.

use crate::*;
use alloc::boxed::Box;
use codec::Encode;
use frame_support::{
    genesis_builder_helper::{build_state, get_preset},
    traits::KeyOwnerProofSystem,
    view_functions::{ViewFunctionDispatchError, ViewFunctionId},
    weights::Weight,
};
use frame_system::offchain::{CreateBare, SubmitTransaction};
use sp_api::impl_runtime_apis;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::{OpaqueMetadata, crypto::KeyTypeId};
use sp_runtime::{
    ApplyExtrinsicResult, ExtrinsicInclusionMode, Perbill, RuntimeAppPublic,
    traits::{Block as BlockT, NumberFor},
    transaction_validity::{TransactionSource, TransactionValidity},
};
use sp_session::OpaqueGeneratedSessionKeys;
use sp_staking::offence::OffenceReportSystem;
use tributary_primitives::{
    AssetId, AssetView, ContributionId, ContributionView, ContributorVote, EpochIndex, EpochView, EvaluatorView,
    ManifestView, Owed, Page, PoolId, PositionView, Provenance, ReviewState, ScoresView, Stack, TabId, TabView,
    equivocation::{AuraEquivocationProof, OpaqueKeyOwnershipProof},
};

/// Proves whose key `key` is in the session of this block; `None` if it is nobody's.
fn prove_key(kind: KeyTypeId, key: impl AsRef<[u8]>) -> Option<OpaqueKeyOwnershipProof> {
    let proof = Validators::prove((kind, key))?;
    Some(OpaqueKeyOwnershipProof::new(proof.encode()))
}

impl_runtime_apis! {
    impl sp_api::Core<Block> for Runtime {
        fn version() -> RuntimeVersion {
            VERSION
        }

        fn execute_block(block: <Block as BlockT>::LazyBlock) {
            Executive::execute_block(block);
        }

        fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
            Executive::initialize_block(header)
        }
    }

    impl sp_api::Metadata<Block> for Runtime {
        fn metadata() -> OpaqueMetadata {
            OpaqueMetadata::new(Runtime::metadata().into())
        }

        fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
            Runtime::metadata_at_version(version)
        }

        fn metadata_versions() -> Vec<u32> {
            Runtime::metadata_versions()
        }
    }

    impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
        fn execute_view_function(id: ViewFunctionId, input: Vec<u8>) -> Result<Vec<u8>, ViewFunctionDispatchError> {
            Runtime::execute_view_function(id, input)
        }
    }

    impl sp_block_builder::BlockBuilder<Block> for Runtime {
        fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
            Executive::apply_extrinsic(extrinsic)
        }

        fn finalize_block() -> <Block as BlockT>::Header {
            Executive::finalize_block()
        }

        fn inherent_extrinsics(data: sp_inherents::InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
            data.create_extrinsics()
        }

        fn check_inherents(
            block: <Block as BlockT>::LazyBlock,
            data: sp_inherents::InherentData,
        ) -> sp_inherents::CheckInherentsResult {
            data.check_extrinsics(&block)
        }
    }

    impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
        fn validate_transaction(
            source: TransactionSource,
            tx: <Block as BlockT>::Extrinsic,
            block_hash: <Block as BlockT>::Hash,
        ) -> TransactionValidity {
            Executive::validate_transaction(source, tx, block_hash)
        }
    }

    impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
        fn offchain_worker(header: &<Block as BlockT>::Header) {
            Executive::offchain_worker(header)
        }
    }

    impl sp_session::SessionKeys<Block> for Runtime {
        fn generate_session_keys(owner: Vec<u8>, seed: Option<Vec<u8>>) -> OpaqueGeneratedSessionKeys {
            opaque::SessionKeys::generate(&owner, seed).into()
        }

        fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
            opaque::SessionKeys::decode_into_raw_public_keys(&encoded)
        }
    }

    impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
        fn slot_duration() -> sp_consensus_aura::SlotDuration {
            sp_consensus_aura::SlotDuration::from_millis(Aura::slot_duration())
        }

        fn authorities() -> Vec<AuraId> {
            pallet_aura::Authorities::<Runtime>::get().into_inner()
        }
    }

    impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
        fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
            Grandpa::grandpa_authorities()
        }

        fn current_set_id() -> sp_consensus_grandpa::SetId {
            pallet_grandpa::CurrentSetId::<Runtime>::get()
        }

        fn submit_report_equivocation_unsigned_extrinsic(
            proof: sp_consensus_grandpa::EquivocationProof<<Block as BlockT>::Hash, NumberFor<Block>>,
            key_owner_proof: OpaqueKeyOwnershipProof,
        ) -> Option<()> {
            let evidence = (proof, key_owner_proof.decode()?);
            <Runtime as pallet_grandpa::Config>::EquivocationReportSystem::publish_evidence(evidence).ok()
        }

        fn generate_key_ownership_proof(
            _: sp_consensus_grandpa::SetId,
            authority: GrandpaId,
        ) -> Option<OpaqueKeyOwnershipProof> {
            prove_key(sp_consensus_grandpa::KEY_TYPE, authority)
        }
    }

    impl tributary_primitives::equivocation::AuraEquivocationApi<Block> for Runtime {
        fn generate_aura_key_ownership_proof(authority: AuraId) -> Option<OpaqueKeyOwnershipProof> {
            prove_key(AuraId::ID, authority)
        }

        fn submit_report_aura_equivocation_unsigned_extrinsic(
            proof: AuraEquivocationProof<<Block as BlockT>::Header>,
            key_owner_proof: OpaqueKeyOwnershipProof,
        ) -> Option<()> {
            let call = pallet_validators::Call::report_equivocation_unsigned {
                equivocation_proof: Box::new(proof),
                key_owner_proof: key_owner_proof.decode()?,
            };
            let report = <Runtime as CreateBare<RuntimeCall>>::create_bare(call.into());
            SubmitTransaction::<Runtime, RuntimeCall>::submit_transaction(report).ok()
        }
    }

    impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
        fn account_nonce(account: AccountId) -> Nonce {
            System::account_nonce(account)
        }
    }

    impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance> for Runtime {
        fn query_info(
            uxt: <Block as BlockT>::Extrinsic,
            len: u32,
        ) -> pallet_transaction_payment_rpc_runtime_api::RuntimeDispatchInfo<Balance> {
            TransactionPayment::query_info(uxt, len)
        }

        fn query_fee_details(
            uxt: <Block as BlockT>::Extrinsic,
            len: u32,
        ) -> pallet_transaction_payment::FeeDetails<Balance> {
            TransactionPayment::query_fee_details(uxt, len)
        }

        fn query_weight_to_fee(weight: Weight) -> Balance {
            TransactionPayment::weight_to_fee(weight)
        }

        fn query_length_to_fee(length: u32) -> Balance {
            TransactionPayment::length_to_fee(length)
        }
    }

    impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<Block, Balance, RuntimeCall>
        for Runtime
    {
        fn query_call_info(
            call: RuntimeCall,
            len: u32,
        ) -> pallet_transaction_payment_rpc_runtime_api::RuntimeDispatchInfo<Balance> {
            TransactionPayment::query_call_info(call, len)
        }

        fn query_call_fee_details(call: RuntimeCall, len: u32) -> pallet_transaction_payment::FeeDetails<Balance> {
            TransactionPayment::query_call_fee_details(call, len)
        }

        fn query_weight_to_fee(weight: Weight) -> Balance {
            TransactionPayment::weight_to_fee(weight)
        }

        fn query_length_to_fee(length: u32) -> Balance {
            TransactionPayment::length_to_fee(length)
        }
    }

    impl tributary_primitives::apis::RegistryApi<Block, AccountId> for Runtime {
        fn asset(id: AssetId) -> Option<AssetView<AccountId>> {
            Registry::asset(id)
        }

        fn provenance(id: AssetId, depth: u32) -> Provenance {
            Registry::provenance(id, depth)
        }

        fn royalty_stack(id: AssetId) -> Stack {
            Rewards::royalty_stack(id)
        }

        fn least_royalty(id: AssetId) -> Option<Perbill> {
            Registry::least_royalty(id)
        }

        fn descendants(id: AssetId, depth: u32) -> Provenance {
            Registry::descendants(id, depth)
        }

        fn assets_by(steward: AccountId, from: Option<AssetId>, limit: u32) -> Page<AssetId, AssetId> {
            Registry::assets_by(steward, from, limit)
        }
    }

    impl tributary_primitives::apis::ContributionsApi<Block, AccountId> for Runtime {
        fn contributions_of(
            asset: AssetId,
            state: Option<ReviewState>,
            from: Option<ContributionId>,
            limit: u32,
        ) -> Page<ContributionView<AccountId>, ContributionId> {
            Contributions::contributions_of(asset, state, from, limit)
        }

        fn contributions_by(
            account: AccountId,
            state: Option<ReviewState>,
            from: Option<ContributionId>,
            limit: u32,
        ) -> Page<ContributionView<AccountId>, ContributionId> {
            Contributions::contributions_by(account, state, from, limit)
        }

        fn manifest(contribution: ContributionId) -> Option<ManifestView> {
            Contributions::manifest(contribution)
        }

        fn latent_claimable(contribution: ContributionId, units: u64) -> Balance {
            Contributions::latent_claimable(contribution, units)
        }

        fn joined(contribution: ContributionId, index: u32) -> bool {
            Contributions::joined(contribution, index)
        }
    }

    impl tributary_primitives::apis::RewardsApi<Block, AccountId> for Runtime {
        fn claimable(account: AccountId) -> Vec<(PoolId, Balance)> {
            Rewards::claimable(account)
        }

        fn collectable(asset: AssetId) -> Vec<(AssetId, Balance)> {
            Rewards::collectable(asset)
        }

        fn collectable_page(asset: AssetId, from: Option<AssetId>, limit: u32) -> Page<(AssetId, Balance), AssetId> {
            Rewards::collectable_page(asset, from, limit)
        }

        fn owed(account: AccountId, from: Option<PoolId>, limit: u32) -> Page<Owed, PoolId> {
            Rewards::owed(account, from, limit)
        }
    }

    impl tributary_primitives::apis::EvaluationApi<Block, AccountId> for Runtime {
        fn epoch() -> EpochView {
            Evaluation::epoch()
        }

        fn evaluators() -> Vec<EvaluatorView<AccountId>> {
            Evaluation::evaluators()
        }

        fn scores(epoch: EpochIndex, asset: AssetId) -> Option<ScoresView<AccountId>> {
            Evaluation::scores(epoch, asset)
        }

        fn positions(account: AccountId) -> Vec<PositionView<AccountId>> {
            Evaluation::positions(account)
        }

        fn unbonding(account: AccountId) -> Vec<(EpochIndex, Balance)> {
            Evaluation::unbonding(account)
        }
    }

    impl tributary_primitives::apis::GovernanceApi<Block, AccountId> for Runtime {
        fn voice(account: AccountId) -> Balance {
            Governance::voice(account)
        }

        fn contributor_vote(poll: u32, account: AccountId) -> Option<ContributorVote> {
            Governance::contributor_vote_of(poll, account)
        }
    }

    impl tributary_primitives::apis::TabsApi<Block, AccountId> for Runtime {
        fn tab(id: TabId) -> Option<TabView<AccountId>> {
            Tabs::tab(id)
        }

        fn tabs_of(gateway: AccountId, from: Option<TabId>, limit: u32) -> Page<TabView<AccountId>, TabId> {
            Tabs::tabs_of(gateway, from, limit)
        }

        fn tabs_by(payer: AccountId, from: Option<TabId>, limit: u32) -> Page<TabView<AccountId>, TabId> {
            Tabs::tabs_by(payer, from, limit)
        }
    }

    impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
        fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
            build_state::<RuntimeGenesisConfig>(config)
        }

        fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
            get_preset::<RuntimeGenesisConfig>(id, genesis::get_preset)
        }

        fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
            genesis::preset_names()
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    impl frame_benchmarking::Benchmark<Block> for Runtime {
        fn benchmark_metadata(
            extra: bool,
        ) -> (Vec<frame_benchmarking::BenchmarkList>, Vec<frame_support::traits::StorageInfo>) {
            use crate::benchmarks::*;
            use frame_benchmarking::BenchmarkList;
            use frame_support::traits::StorageInfoTrait;

            let mut list = Vec::<BenchmarkList>::new();
            list_benchmarks!(list, extra);
            (list, AllPalletsWithSystem::storage_info())
        }

        #[allow(non_local_definitions)]
        fn dispatch_benchmark(
            config: frame_benchmarking::BenchmarkConfig,
        ) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
            use crate::benchmarks::*;
            use frame_benchmarking::BenchmarkBatch;
            use frame_support::traits::WhitelistedStorageKeys;

            let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
            let mut batches = Vec::<BenchmarkBatch>::new();
            let params = (&config, &whitelist);
            add_benchmarks!(params, batches);
            Ok(batches)
        }
    }

    #[cfg(feature = "try-runtime")]
    impl frame_try_runtime::TryRuntime<Block> for Runtime {
        #[allow(clippy::unwrap_used)]
        fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
            // A failed check must be seen: this runs offline only.
            let weight = Executive::try_runtime_upgrade(checks).unwrap();
            (weight, configs::RuntimeBlockWeights::get().max_block)
        }

        #[allow(clippy::unwrap_used)]
        fn execute_block(
            block: <Block as BlockT>::LazyBlock,
            state_root_check: bool,
            signature_check: bool,
            select: frame_try_runtime::TryStateSelect,
        ) -> Weight {
            Executive::try_execute_block(block, state_root_check, signature_check, select).unwrap()
        }
    }
}
