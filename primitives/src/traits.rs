//! The traits by which the pallets meet. Arrows go one way: contributions, evaluation -> registry -> rewards, and
//! governance -> rewards.
//!
//! The ledger of income, royalties and pools is rewards'. It has three faces, one for each kind of client, so that who
//! may only weigh cannot pay: [`Accounts`], [`Weights`] and [`Emission`]. It knows nothing of terms or of an asset's
//! state: whoever calls it has checked that the call may happen. Every method either does all that it says or returns
//! an error; callers run inside a storage transaction.

use crate::{AssetId, AssetState, Balance, Class, ContributionId, EpochIndex, Listing, PoolId, Source, Stack, Taken};
use alloc::vec::Vec;
use frame_support::dispatch::DispatchResult;
use sp_runtime::{DispatchError, Perbill};
use tributary_math::Split;

/// An asset that another one is built from: which, the royalty granted, and the reach that its terms ask.
pub type Cited = (AssetId, Perbill, Perbill);

/// The ledger's accounts of assets: what the registry asks of rewards.
pub trait Accounts<AccountId> {
    /// Opens the account of a new asset that cites `upstream`, and returns its royalty stack.
    ///
    /// O(entries of all the upstream assets' stacks).
    fn open(asset: AssetId, steward: &AccountId, upstream: &[Cited]) -> Result<Stack, DispatchError>;

    /// Removes all that the ledger has of an asset that never had income nor a member but its steward. Fails if there
    /// is more. O(its stack).
    fn close(asset: AssetId, steward: &AccountId) -> DispatchResult;

    /// The least rate at which an asset with such terms can be cited whose account this is; `None` when none suffices.
    /// O(its stack).
    fn least_royalty(asset: AssetId, royalty: Perbill, reach: Perbill) -> Option<Perbill>;

    /// How many ancestors share in the asset's income. O(32).
    fn ancestors(asset: AssetId) -> usize;

    /// The grants that wait for the asset's publication, in planck. O(1).
    fn waiting(asset: AssetId) -> Balance;

    /// Gives up publication: grants that wait go back to who gave them, as each asks for its own. O(1).
    fn cancel(asset: AssetId) -> DispatchResult;

    /// Fixes how the asset's own income is divided and lets the grants that waited flow. A class without weight passes
    /// its share on. Returns the split in force. Fails if grants wait and nobody contributed. O(1).
    fn fix_split(asset: AssetId, split: Split) -> Result<Split, DispatchError>;

    /// Moves the steward's seat: `from` keeps what it earned, `to` earns from now on. Answers whether `from` is still
    /// owed something. O(1).
    fn hand_over(asset: AssetId, from: &AccountId, to: &AccountId) -> Result<bool, DispatchError>;

    /// Takes `amount` planck from `payer` for `asset`: a part for the treasury, the rest as the asset's income. O(1):
    /// no other asset's storage is touched.
    fn pay(payer: &AccountId, asset: AssetId, amount: Balance, source: Source) -> DispatchResult;

    /// Freezes the asset or thaws it: while it is frozen nothing is paid to it or collected from it, and nothing
    /// claimed from its pools. Answers whether that changed anything. O(1).
    fn set_frozen(asset: AssetId, frozen: bool) -> Result<bool, DispatchError>;

    /// Whether the asset is frozen; an unknown one is not. O(1).
    fn is_frozen(asset: AssetId) -> bool;

    /// What the asset ever received and what was collected for it, in planck. O(1).
    fn totals(asset: AssetId) -> (Balance, Balance);

    /// What the asset's ancestors together are due of its income. O(1).
    fn granted(asset: AssetId) -> Perbill;

    /// What the steward, the data and the compute pool of the asset weigh. O(1).
    fn pool_weights(asset: AssetId) -> [u128; 3];

    /// Grants `amount` planck to an asset that is not published: benchmarks need it.
    #[cfg(feature = "runtime-benchmarks")]
    fn grant_for_benchmark(payer: &AccountId, asset: AssetId, amount: Balance);
}

/// Who weighs what in the ledger's pools: what contributions and evaluation ask of rewards.
pub trait Weights<AccountId> {
    /// Adds `weight` to what `who` has in `pool`. Answers whether it is new there. O(1).
    fn add_weight(pool: PoolId, who: &AccountId, weight: u128) -> Result<bool, DispatchError>;

    /// Takes `weight` from what `who` has in `pool`; what it earned so far stays its own. Answers whether nothing is
    /// left of it there. O(1).
    fn remove_weight(pool: PoolId, who: &AccountId, weight: u128) -> Result<bool, DispatchError>;

    /// What the members of `pool` weigh together, and all that is latent there. O(1).
    fn pool_weight(pool: PoolId) -> u128;

    /// Adds `weight` to what is latent of a contribution in `pool`: it earns from now on, and is nobody's until it is
    /// revealed. Fails if there is some already and the pool had income since. O(1).
    fn admit(pool: PoolId, contribution: ContributionId, weight: u128) -> DispatchResult;

    /// Makes of what is latent of a contribution so much the own of each of these accounts, one after the other, with
    /// all that it earned. The pool does not change, and no money moves. Answers how many are new there. O(leaves).
    fn reveal<'a>(
        pool: PoolId,
        contribution: ContributionId,
        leaves: impl Iterator<Item = (&'a AccountId, u128)>,
    ) -> Result<u32, DispatchError>
    where
        AccountId: 'a;

    /// Takes `weight` of what is latent of a contribution out of `pool`; what it earned goes to the others. O(1).
    fn forfeit(pool: PoolId, contribution: ContributionId, weight: u128) -> DispatchResult;

    /// What is latent of a contribution. O(1).
    fn latent(pool: PoolId, contribution: ContributionId) -> u128;

    /// What `weight` of it has earned by now, in planck, rounded down; nothing if there is not so much. O(1).
    fn latent_claimable(pool: PoolId, contribution: ContributionId, weight: u128) -> Balance;
}

/// Payments that come together: what tabs ask of rewards.
pub trait Intake<AccountId> {
    /// Enters `amount` planck that accounts paid as income of a published asset, also of a frozen one, whose income
    /// waits like all of it. Moves nothing: [`draw`](Self::draw) does, once for all. O(1): no other asset's storage is
    /// touched.
    fn take_in(asset: AssetId, amount: Balance, source: Source) -> Result<Taken, DispatchError>;

    /// Moves what was taken in from `from`, which goes on existing, to where it belongs. O(1).
    fn draw(from: &AccountId, taken: Taken) -> DispatchResult;

    /// Whether `payer` has a part in what the asset pays for data and compute, so that what it pays to it comes back.
    /// O(1).
    fn is_own(payer: &AccountId, asset: AssetId) -> bool;

    /// Counts `amount` planck that `payer` may pay to its own asset as if they were paid. O(1).
    fn pledge(payer: &AccountId, asset: AssetId, amount: Balance) -> DispatchResult;

    /// Takes back what was pledged and not paid. If it was set off against what the account earned, that counts as
    /// earned now. O(1).
    fn unpledge(payer: &AccountId, asset: AssetId, amount: Balance) -> DispatchResult;

    /// The account that holds all income: nobody else's money may come to it.
    fn pot() -> AccountId;

    /// Gives `who` a part in an open asset: benchmarks need it.
    #[cfg(feature = "runtime-benchmarks")]
    fn join_for_benchmark(asset: AssetId, who: &AccountId);
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

    /// All voices there are, in planck. O(1).
    fn all() -> Balance;

    /// Gives the account a voice: benchmarks need one.
    #[cfg(feature = "runtime-benchmarks")]
    fn set_voice_for_benchmark(who: &AccountId, voice: Balance);
}

/// What is used beside the registry, and recorded there: what tabs ask of it.
pub trait Uses<AccountId> {
    /// The price of a unit of use now, in planck; `None` unless the asset is published and not frozen. O(1).
    fn use_price(asset: AssetId) -> Option<Balance>;

    /// What a record of use costs at most for as long as it is there, in planck. O(1).
    fn usage_deposit() -> Balance;

    /// Adds to what `who` used of an asset and paid for it. A first use holds the deposit for the record of it, at most
    /// `deposit` planck, which the account can spare. What does not fit a number leaves it at its highest. O(1).
    fn note_use(asset: AssetId, who: &AccountId, units: u64, paid: Balance, deposit: Balance) -> DispatchResult;
}

/// What others may ask of the registry.
pub trait Assets<AccountId> {
    /// Where the asset is in its life; `None` if there is no such asset.
    fn state(asset: AssetId) -> Option<AssetState>;

    /// Whether `who` may assess contributions to the asset.
    fn is_reviewer(asset: AssetId, who: &AccountId) -> bool;

    /// The most that the contributions of a class may weigh together; `None` for no limit.
    fn budget(asset: AssetId, class: Class) -> Option<u128>;

    /// Counts a record more that others keep of the asset, or one less: it cannot be removed while there is any. O(1).
    fn count_record(asset: AssetId, more: bool) -> DispatchResult;

    /// Counts a member more or less in the asset's pools, whose bytes the steward's deposit covers. O(1).
    fn count_member(asset: AssetId, more: bool) -> DispatchResult;

    /// Counts so many members more there. O(1).
    fn count_members(asset: AssetId, more: u32) -> DispatchResult;

    /// The assets of a bucket that were published, in order of slot: asset `i` is in bucket `i / 64`. O(64).
    fn listings(bucket: u32) -> Vec<Listing<AccountId>>;

    /// Makes an open asset on which `reviewer` may assess: benchmarks need one.
    #[cfg(feature = "runtime-benchmarks")]
    fn open_for_benchmark(reviewer: &AccountId) -> AssetId;

    /// Closes the asset and publishes it: benchmarks need it.
    #[cfg(feature = "runtime-benchmarks")]
    fn publish_for_benchmark(asset: AssetId);

    /// Lists a bucket full of published assets of `steward`, which need no record: benchmarks of scoring need them.
    #[cfg(feature = "runtime-benchmarks")]
    fn list_for_benchmark(bucket: u32, steward: &AccountId);
}
