//! The traits by which the pallets meet. Arrows go one way: contributions, evaluation -> registry -> rewards, and
//! governance -> rewards.
//!
//! The ledger of income, royalties and pools is rewards'. It has three faces, one for each kind of client, so that who
//! may only weigh cannot pay: [`Accounts`], [`Weights`] and [`Emission`]. It knows nothing of terms or of an asset's
//! state: whoever calls it has checked that the call may happen. Every method either does all that it says or returns
//! an error; callers run inside a storage transaction.

use crate::{AssetId, AssetState, Balance, EpochIndex, Listing, PoolId, Source, Stack};
use alloc::vec::Vec;
use frame_support::dispatch::DispatchResult;
use sp_runtime::{DispatchError, Perbill};
use tributary_math::Split;

/// The ledger's accounts of assets: what the registry asks of rewards.
pub trait Accounts<AccountId> {
    /// Opens the account of a new asset whose direct upstream assets are paid `upstream`, and returns its royalty
    /// stack.
    ///
    /// O(entries of all the upstream assets' stacks).
    fn open(asset: AssetId, steward: &AccountId, upstream: &[(AssetId, Perbill)]) -> Result<Stack, DispatchError>;

    /// Fixes how the asset's own income is divided and lets the income that waited flow. A class without weight passes
    /// its share on. Returns the split in force. O(1).
    fn fix_split(asset: AssetId, split: Split) -> Result<Split, DispatchError>;

    /// Moves the steward's seat: `from` keeps what it earned, `to` earns from now on. O(1).
    fn hand_over(asset: AssetId, from: &AccountId, to: &AccountId) -> DispatchResult;

    /// Takes `amount` planck from `payer` as income of `asset`. O(1): no other asset's storage is touched.
    fn pay(payer: &AccountId, asset: AssetId, amount: Balance, source: Source) -> DispatchResult;

    /// Refuses claims from the asset's pools from now on, or pays them again; its income goes on coming in. Answers
    /// whether that changed anything. O(1).
    fn set_frozen(asset: AssetId, frozen: bool) -> Result<bool, DispatchError>;

    /// Whether claims from the asset's pools are refused; they are not for an unknown one. O(1).
    fn is_frozen(asset: AssetId) -> bool;

    /// What the asset ever received and what was collected for it, in planck. O(1).
    fn totals(asset: AssetId) -> (Balance, Balance);

    /// What the asset's ancestors together are due of its income. O(1).
    fn granted(asset: AssetId) -> Perbill;

    /// What the steward, the data and the compute pool of the asset weigh. O(1).
    fn pool_weights(asset: AssetId) -> [u128; 3];
}

/// Who weighs what in the ledger's pools: what contributions and evaluation ask of rewards.
pub trait Weights<AccountId> {
    /// Adds `weight` to what `who` has in `pool`. O(1).
    fn add_weight(pool: PoolId, who: &AccountId, weight: u128) -> DispatchResult;

    /// Takes `weight` from what `who` has in `pool`; what it earned so far stays its own. O(1).
    fn remove_weight(pool: PoolId, who: &AccountId, weight: u128) -> DispatchResult;

    /// What the members of `pool` weigh together. O(1).
    fn pool_weight(pool: PoolId) -> u128;
}

/// New planck in the ledger: what evaluation asks of rewards.
pub trait Emission<AccountId> {
    /// Creates new planck as income of assets, on behalf of `epoch`. Answers how many: an asset whose totals have no
    /// room left is passed over. O(assets).
    fn emit(incomes: &[(AssetId, Balance)], epoch: EpochIndex) -> Result<Balance, DispatchError>;

    /// Creates new planck in `pool`: `commission` for `first` alone, `rest` for all members by weight. O(1).
    fn reward(pool: PoolId, first: &AccountId, commission: Balance, rest: Balance) -> DispatchResult;
}

/// Who has how much of a say as a contributor.
pub trait Voices<AccountId> {
    /// What the account ever earned by contributing data and compute, in planck. It never falls. O(1).
    fn voice(who: &AccountId) -> Balance;

    /// Gives the account a voice: benchmarks need one.
    #[cfg(feature = "runtime-benchmarks")]
    fn set_voice_for_benchmark(who: &AccountId, voice: Balance);
}

/// What others may ask of the registry.
pub trait Assets<AccountId> {
    /// Where the asset is in its life; `None` if there is no such asset.
    fn state(asset: AssetId) -> Option<AssetState>;

    /// Whether `who` may assess contributions to the asset.
    fn is_reviewer(asset: AssetId, who: &AccountId) -> bool;

    /// The assets of a bucket that were published, in order of slot: asset `i` is in bucket `i / 64`. O(64).
    fn listings(bucket: u32) -> Vec<Listing<AccountId>>;

    /// Makes an open asset on which `reviewer` may assess: benchmarks need one.
    #[cfg(feature = "runtime-benchmarks")]
    fn open_for_benchmark(reviewer: &AccountId) -> AssetId;

    /// Ends the asset's open state: benchmarks need it.
    #[cfg(feature = "runtime-benchmarks")]
    fn publish_for_benchmark(asset: AssetId);

    /// Lists a bucket full of published assets of `steward`, which need no record: benchmarks of scoring need them.
    #[cfg(feature = "runtime-benchmarks")]
    fn list_for_benchmark(bucket: u32, steward: &AccountId);
}
