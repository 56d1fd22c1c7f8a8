//! Runtime APIs: what any client can ask of a block without an extrinsic, decoded from the metadata.

#![allow(clippy::multiple_bound_locations, reason = "in what the macro writes")]

use crate::{
    AssetId, AssetView, Balance, ContributorVote, EpochIndex, EpochView, EvaluatorView, PoolId, Provenance, ScoresView,
    Stack,
};
use alloc::vec::Vec;
use codec::Codec;

sp_api::decl_runtime_apis! {
    /// What exists.
    pub trait RegistryApi<AccountId: Codec> {
        /// The asset, if it exists.
        fn asset(id: AssetId) -> Option<AssetView<AccountId>>;

        /// The asset's ancestors, at most `depth` steps up. Empty for an unknown asset.
        fn provenance(id: AssetId, depth: u32) -> Provenance;

        /// Every ancestor's share of the asset's income, in order of id. Empty for an unknown asset.
        fn royalty_stack(id: AssetId) -> Stack;
    }

    /// Who is paid.
    pub trait RewardsApi<AccountId: Codec> {
        /// What `account` could claim now, in planck, by pool; pools that owe it nothing are left out.
        fn claimable(account: AccountId) -> Vec<(PoolId, Balance)>;

        /// What could be collected for `asset` now, in planck, by the descendant that owes it.
        fn collectable(asset: AssetId) -> Vec<(AssetId, Balance)>;
    }

    /// Who decides.
    pub trait GovernanceApi<AccountId: Codec> {
        /// What the vote of `account` as a contributor counts: what it ever earned from pools of data and of compute, in
        /// planck.
        fn voice(account: AccountId) -> Balance;

        /// What `account` voted on referendum `poll` as a contributor; `None` if it did not, or the record is gone.
        fn contributor_vote(poll: u32, account: AccountId) -> Option<ContributorVote>;
    }

    /// What is good.
    pub trait EvaluationApi<AccountId: Codec> {
        /// The present epoch, and how far the settlement of earlier ones has come.
        fn epoch() -> EpochView;

        /// The registered evaluators, in order of account.
        fn evaluators() -> Vec<EvaluatorView<AccountId>>;

        /// What evaluators made of an asset in an epoch that is revealed, settled or not yet forgotten; `None` when nobody
        /// scored it.
        fn scores(epoch: EpochIndex, asset: AssetId) -> Option<ScoresView<AccountId>>;
    }
}
