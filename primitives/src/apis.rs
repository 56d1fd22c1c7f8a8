//! Runtime APIs: what any client can ask of a block without an extrinsic, decoded from the metadata.

#![allow(clippy::multiple_bound_locations, reason = "in what the macro writes")]

use crate::{
    AssetId, AssetView, Balance, ContributionId, ContributionView, ContributorVote, EpochIndex, EpochView,
    EvaluatorView, ManifestView, Owed, Page, PoolId, PositionView, Provenance, ReviewState, ScoresView, Stack, TabId,
    TabView,
};
use alloc::vec::Vec;
use codec::Codec;
use sp_runtime::Perbill;

sp_api::decl_runtime_apis! {
    /// What exists.
    pub trait RegistryApi<AccountId: Codec> {
        /// The asset, if it exists.
        fn asset(id: AssetId) -> Option<AssetView<AccountId>>;

        /// The asset's ancestors, at most `depth` steps up. Empty for an unknown asset.
        fn provenance(id: AssetId, depth: u32) -> Provenance;

        /// Every ancestor's share of the asset's income and its reach, in order of id. Empty for an unknown asset.
        fn royalty_stack(id: AssetId) -> Stack;

        /// The least royalty at which the asset can be cited now; `None` for an unknown asset, and where even the whole
        /// would not do.
        fn least_royalty(id: AssetId) -> Option<Perbill>;

        /// What was built from the asset, at most `depth` steps down. Empty for an unknown asset.
        fn descendants(id: AssetId, depth: u32) -> Provenance;

        /// The assets that `steward` answers for, after `from`, at most `limit` and [`MAX_PAGE`](crate::MAX_PAGE) of
        /// them; in no order that means anything, each once.
        fn assets_by(steward: AccountId, from: Option<AssetId>, limit: u32) -> Page<AssetId, AssetId>;
    }

    /// Who did what.
    pub trait ContributionsApi<AccountId: Codec> {
        /// The contributions to an asset, after `from`, all or those of one state. At most `limit` and
        /// [`MAX_PAGE`](crate::MAX_PAGE) are looked at: a page may have none of that state and still not be the last.
        fn contributions_of(asset: AssetId, state: Option<ReviewState>, from: Option<ContributionId>, limit: u32)
            -> Page<ContributionView<AccountId>, ContributionId>;

        /// The same for the contributions of an account, whatever they are to.
        fn contributions_by(account: AccountId, state: Option<ReviewState>, from: Option<ContributionId>, limit: u32)
            -> Page<ContributionView<AccountId>, ContributionId>;

        /// The manifest that the contribution is; `None` if it is none, or is gone.
        fn manifest(contribution: ContributionId) -> Option<ManifestView>;

        /// What a leaf of so many units that has not joined is owed by now, in planck; nothing if no such leaf can
        /// join any more.
        fn latent_claimable(contribution: ContributionId, units: u64) -> Balance;

        /// Whether the leaf at `index` has joined, or left: then it cannot join any more.
        fn joined(contribution: ContributionId, index: u32) -> bool;
    }

    /// Who is paid.
    pub trait RewardsApi<AccountId: Codec> {
        /// What `account` could claim now, in planck, by pool; pools that owe it nothing are left out.
        fn claimable(account: AccountId) -> Vec<(PoolId, Balance)>;

        /// What could be collected for `asset` now, in planck, by the descendant that owes it.
        fn collectable(asset: AssetId) -> Vec<(AssetId, Balance)>;

        /// The same by pages: after `from`, in no order that means anything. At most `limit` and
        /// [`MAX_PAGE`](crate::MAX_PAGE) descendants are looked at: a page may be empty and still not be the last.
        fn collectable_page(asset: AssetId, from: Option<AssetId>, limit: u32) -> Page<(AssetId, Balance), AssetId>;

        /// What is owed to `account`, pool by pool, after `from`: what it can claim, what is frozen, and what could be
        /// collected first. At most `limit` and [`MAX_PAGE`](crate::MAX_PAGE) pools are looked at: a page may be empty
        /// and still not be the last.
        fn owed(account: AccountId, from: Option<PoolId>, limit: u32) -> Page<Owed, PoolId>;
    }

    /// Who decides.
    pub trait GovernanceApi<AccountId: Codec> {
        /// What the vote of `account` as a contributor counts: what it ever earned from pools of data and of compute,
        /// in planck.
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

        /// What evaluators made of an asset in an epoch that is revealed, settled or not yet forgotten; `None` when
        /// nobody scored it.
        fn scores(epoch: EpochIndex, asset: AssetId) -> Option<ScoresView<AccountId>>;

        /// What `account` has staked, by evaluator; the first 1,024 of them.
        fn positions(account: AccountId) -> Vec<PositionView<AccountId>>;

        /// What of the stake of `account` unbonds, in planck, with the epoch from which each part can be withdrawn.
        fn unbonding(account: AccountId) -> Vec<(EpochIndex, Balance)>;
    }

    /// Who pays by the call.
    pub trait TabsApi<AccountId: Codec> {
        /// The tab; `None` for an unknown one, and one that has ended.
        fn tab(id: TabId) -> Option<TabView<AccountId>>;

        /// The tabs that `gateway` serves, after `from`, at most `limit` and [`MAX_PAGE`](crate::MAX_PAGE) of them; in
        /// no order that means anything, each once.
        fn tabs_of(gateway: AccountId, from: Option<TabId>, limit: u32) -> Page<TabView<AccountId>, TabId>;

        /// The same of the tabs that `payer` pays.
        fn tabs_by(payer: AccountId, from: Option<TabId>, limit: u32) -> Page<TabView<AccountId>, TabId>;
    }
}
