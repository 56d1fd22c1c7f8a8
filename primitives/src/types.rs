//! The vocabulary as types.

use codec::{Decode, Encode};
use core::fmt;
use frame_support::{BoundedVec, stored, traits::ConstU32};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{
    MultiSignature, Perbill,
    traits::{IdentifyAccount, Verify},
};
pub use tributary_math::Class;
use tributary_math::{Split, U256, closed_set, consensus::BUCKET};

/// What signs an extrinsic.
pub type Signature = MultiSignature;
/// The public key that a signature is checked against.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// An amount of the token, in planck.
pub type Balance = u128;
/// A block's height.
pub type BlockNumber = u32;
/// Milliseconds since the Unix epoch.
pub type Moment = u64;
/// How many transactions an account has sent.
pub type Nonce = u32;
/// The number of an epoch. Epoch 0 is the genesis block.
pub type EpochIndex = u32;
/// A Blake2 hash of 256 bits.
pub type Hash = sp_core::H256;

/// Planck in one TRIB: twelve decimals.
pub const UNIT: Balance = 1_000_000_000_000;

/// The most upstream assets whose royalties one asset may carry, direct and inherited together.
pub const MAX_STACK: u32 = 32;
/// Upper bound of every name, in bytes of UTF-8.
pub const MAX_NAME: u32 = 64;
/// Upper bound of every URI, in bytes of UTF-8.
pub const MAX_URI: u32 = 256;
/// Upper bound of an SPDX licence expression, in bytes of UTF-8.
pub const MAX_LICENCE: u32 = 64;
/// The most entries that a call takes in one list: assessments, pools to claim, descendants to collect from.
pub const MAX_BATCH: u32 = 128;
/// The most reviewers of one asset, its steward not counted.
pub const MAX_REVIEWERS: u32 = 16;
/// The most descendants that an [`Owed`] names.
pub const MAX_UNCOLLECTED: u32 = 32;
/// Up to here an [`EpochView`] counts the buckets that a settlement has still to visit: counting takes a step for each.
pub const MAX_BUCKETS_LEFT: u32 = 1_000;

/// A name, in UTF-8.
pub type Name = BoundedVec<u8, ConstU32<MAX_NAME>>;
/// A URI, in UTF-8.
pub type Uri = BoundedVec<u8, ConstU32<MAX_URI>>;
/// An SPDX licence expression such as `Apache-2.0` or `CC-BY-4.0`.
pub type Licence = BoundedVec<u8, ConstU32<MAX_LICENCE>>;
/// Direct upstream assets with the royalty granted to each.
pub type Upstream = BoundedVec<(AssetId, Perbill), ConstU32<MAX_STACK>>;
/// A royalty stack: every ancestor's share of an asset's income and its reach, the least share that it asked of every
/// descendant when it was cited, in order of id.
pub type Stack = BoundedVec<(AssetId, Perbill, Perbill), ConstU32<MAX_STACK>>;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident($number:ty)) => {
        $(#[$doc])*
        #[stored]
        #[derive(Copy, Default, Deserialize, Hash, Ord, PartialOrd, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub $number);

        impl $name {
            /// The id after this one; `None` when the space of ids is used up.
            pub fn next(self) -> Option<Self> {
                self.0.checked_add(1).map(Self)
            }
        }

        impl From<$number> for $name {
            fn from(id: $number) -> Self {
                Self(id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id! {
    /// A model or a dataset. Ids are given in order of registration, so an upstream asset's id is always the smaller.
    AssetId(u32)
}
id! {
    /// A contribution to an asset. Ids are given in order, over all assets.
    ContributionId(u64)
}
id! {
    /// A tab. Ids are given in order, and none is given twice.
    TabId(u32)
}

impl AssetId {
    /// The asset's bucket, and its slot in it: evaluations keep scores by buckets of 64 assets.
    pub const fn place(self) -> (u32, u8) {
        let (bucket, slot) = (self.0.wrapping_div(BUCKET), self.0.wrapping_rem(BUCKET));
        (bucket, slot as u8)
    }

    /// The asset in `slot` of `bucket`; `None` beyond the space of ids.
    pub fn at(bucket: u32, slot: u8) -> Option<Self> {
        bucket.checked_mul(BUCKET)?.checked_add(slot.into()).map(Self)
    }
}

/// What an asset is.
#[stored]
#[derive(Copy, Deserialize, Serialize)]
pub enum AssetKind {
    /// Trained from data by compute.
    Model,
    /// A collection of records.
    Dataset,
}

closed_set!(AssetKind: Model, Dataset);

/// Where an asset is in its life. It only ever moves down this list.
#[stored]
#[derive(Copy, Deserialize, Ord, PartialOrd, Serialize)]
pub enum AssetState {
    /// Contributions come in and are assessed; grants wait.
    Open,
    /// No new contributions, and weights only fall: who contributed sees what it will get, and can leave.
    Closed,
    /// Weights are fixed; the asset earns, is scored and may be cited.
    Published,
    /// No new use and no new citation; what was earned stays claimable.
    Retired,
    /// Never published: grants go back to who gave them.
    Cancelled,
}

closed_set!(AssetState: Open, Closed, Published, Retired, Cancelled);

impl AssetState {
    /// Whether the asset is not published and still can be: its contributions are under review.
    pub const fn is_in_the_making(self) -> bool {
        matches!(self, Self::Open | Self::Closed)
    }

    /// Whether the asset was published.
    pub const fn was_published(self) -> bool {
        matches!(self, Self::Published | Self::Retired)
    }
}

/// What an asset says of itself.
#[stored]
pub struct Info {
    /// A name for people; not unique.
    pub name: Name,
    /// Where the asset or its card is found.
    pub uri: Uri,
    /// The licence it is under, an SPDX expression.
    pub licence: Licence,
}

/// What others pay for an asset.
#[stored]
#[derive(Copy, Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Terms {
    /// Price of one unit of use, in planck.
    pub use_price: Balance,
    /// What a registrant pays once to build on this asset, in planck.
    pub training_fee: Balance,
    /// The least share of its income that an asset built directly on this one grants.
    pub royalty: Perbill,
    /// The least share of the income of every descendant, at any depth.
    pub reach: Perbill,
}

impl Terms {
    /// Of each term the higher one.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self {
            use_price: self.use_price.max(other.use_price),
            training_fee: self.training_fee.max(other.training_fee),
            royalty: self.royalty.max(other.royalty),
            reach: self.reach.max(other.reach),
        }
    }
}

/// The most that an asset's contributions of each class may weigh together: 0 for no limit. Who is given 300 of 10,000
/// then has three hundredths of its class at least, whoever comes after.
#[stored]
#[derive(Copy, Default, Deserialize, Serialize)]
pub struct Budgets {
    /// Of data.
    pub data: u128,
    /// Of compute.
    pub compute: u128,
}

impl Budgets {
    /// The budget of a class; `None` for no limit.
    pub const fn of(&self, class: Class) -> Option<u128> {
        match (class, *self) {
            (Class::Data, Self { data: 0, .. }) | (Class::Compute, Self { compute: 0, .. }) => None,
            (Class::Data, Self { data, .. }) => Some(data),
            (Class::Compute, Self { compute, .. }) => Some(compute),
        }
    }
}

/// What an account has used of an asset.
#[stored]
#[derive(Copy, Default)]
pub struct Usage {
    /// Units of use.
    pub units: u64,
    /// What it paid for them, in planck, fees included.
    pub paid: Balance,
}

/// Names a pool that income is divided in.
#[stored]
#[derive(Ord, PartialOrd)]
pub enum PoolId {
    /// The steward's share of an asset: a pool of one member.
    Steward(AssetId),
    /// Those who contributed data to an asset.
    Data(AssetId),
    /// Those who contributed compute to an asset.
    Compute(AssetId),
    /// Those who staked to an evaluator.
    Stake(AccountId),
}

impl PoolId {
    /// The three pools of an asset.
    pub const fn of(asset: AssetId) -> [Self; 3] {
        let [data, compute] = Class::ALL;
        [Self::Steward(asset), Self::of_class(asset, data), Self::of_class(asset, compute)]
    }

    /// The pool of one class of an asset's contributors.
    pub const fn of_class(asset: AssetId, class: Class) -> Self {
        match class {
            Class::Data => Self::Data(asset),
            Class::Compute => Self::Compute(asset),
        }
    }

    /// The asset and the class of its contributors whose pool this is; `None` for a steward's and for a stake pool.
    pub const fn class(&self) -> Option<(AssetId, Class)> {
        match self {
            Self::Data(asset) => Some((*asset, Class::Data)),
            Self::Compute(asset) => Some((*asset, Class::Compute)),
            Self::Steward(_) | Self::Stake(_) => None,
        }
    }

    /// The asset whose income this pool divides; `None` for a stake pool.
    pub const fn asset(&self) -> Option<AssetId> {
        match self {
            Self::Steward(asset) | Self::Data(asset) | Self::Compute(asset) => Some(*asset),
            Self::Stake(_) => None,
        }
    }

    /// This pool's part of an asset's `split`: nothing for a stake pool.
    pub const fn part(&self, split: &Split) -> Perbill {
        match self {
            Self::Steward(_) => split.steward,
            Self::Data(_) => split.data,
            Self::Compute(_) => split.compute,
            Self::Stake(_) => Perbill::zero(),
        }
    }
}

/// Why income reached an asset.
#[stored]
#[derive(Copy)]
pub enum Source {
    /// A grant, by `rewards.fund`.
    Grant,
    /// Paid for use under the asset's terms.
    Use,
    /// Paid by the asset that was built from this one.
    Training(AssetId),
    /// Emission of an epoch, for what the evaluators made of the asset.
    Emission(EpochIndex),
}

/// An asset in a bucket, as evaluations see it.
#[stored(no_skip_type_params)]
pub struct Listing<AccountId> {
    /// The asset's place in its bucket: its id modulo 64.
    pub slot: u8,
    /// Who answers for it.
    pub steward: AccountId,
    /// The block from which it is retired, if that was announced: it may be one to come.
    pub retired: Option<BlockNumber>,
}

/// An asset as runtime APIs show it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct AssetView<AccountId> {
    /// Its id.
    pub id: AssetId,
    /// Model or dataset.
    pub kind: AssetKind,
    /// Where it is in its life.
    pub state: AssetState,
    /// Who answers for it.
    pub steward: AccountId,
    /// What it says of itself.
    pub info: Info,
    /// What others pay.
    pub terms: Terms,
    /// What the terms become, and from which block on, if a fall was announced.
    pub pending: Option<(Terms, BlockNumber)>,
    /// What the terms never fall below.
    pub floor: Terms,
    /// How its own income is divided: what was asked at registration, and from publication on what is in force.
    pub split: Split,
    /// What the contributions of a class may weigh together.
    pub budgets: Budgets,
    /// The block after which anybody may cancel it while it is unpublished, if it has one.
    pub deadline: Option<BlockNumber>,
    /// The block in which it was closed, if it was.
    pub closed: Option<BlockNumber>,
    /// The block from which it is retired, if that was announced.
    pub retired: Option<BlockNumber>,
    /// Direct upstream assets and the royalty granted to each.
    pub upstream: Upstream,
    /// The hash that publication bound, if published.
    pub commitment: Option<Hash>,
    /// Everything it ever received but royalties, in planck.
    pub lifetime: Balance,
    /// Grants that wait for its publication, in planck, before fees.
    pub waiting: Balance,
    /// Royalties that were collected for it, in planck.
    pub royalties: Balance,
    /// Whether it is frozen for now: not used, cited or funded, nothing collected from it, nothing claimed.
    pub frozen: bool,
}

/// What a pool owes one of its members.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Owed {
    /// The pool.
    pub pool: PoolId,
    /// What the account could claim from it, in planck, were it not frozen.
    pub amount: Balance,
    /// Whether its asset is frozen: then nothing is paid for now.
    pub frozen: bool,
    /// What descendants owe its asset and nobody has collected yet, in planck, for all of its pools together: no more
    /// than [`MAX_UNCOLLECTED`], of the first 1,024 descendants. `collectable_page` has all.
    pub uncollected: alloc::vec::Vec<(AssetId, Balance)>,
}

/// The kinds of contributions that [`contributions_of`](crate::apis) can be asked for.
#[stored]
#[derive(Copy)]
pub enum ReviewState {
    /// Not reviewed yet.
    Pending,
    /// Accepted with a weight.
    Accepted,
}

/// A contribution as runtime APIs show it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ContributionView<AccountId> {
    /// Its id.
    pub id: ContributionId,
    /// What it was contributed to.
    pub asset: AssetId,
    /// Who contributed it.
    pub who: AccountId,
    /// Data or compute.
    pub class: Class,
    /// What the contributor claims.
    pub units: u64,
    /// The hash of the work or of its manifest.
    pub commitment: Hash,
    /// Where it is found.
    pub uri: Uri,
    /// The weight, if it is accepted.
    pub weight: Option<u64>,
}

/// What an account has staked to an evaluator, as runtime APIs show it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct PositionView<AccountId> {
    /// The evaluator.
    pub evaluator: AccountId,
    /// Planck that count already.
    pub active: Balance,
    /// Planck that count from a later epoch on, with the epoch in which each part was staked.
    pub joining: alloc::vec::Vec<(EpochIndex, Balance)>,
    /// The epoch in which stake was last moved here or from here to another evaluator.
    pub moved: Option<EpochIndex>,
}

/// What a contributor voted on a referendum.
#[stored]
#[derive(Copy)]
pub struct ContributorVote {
    /// For it, or against it.
    pub aye: bool,
    /// What it counts: what the account had earned by contributing when it voted, in planck.
    pub voice: Balance,
}

/// An asset's ancestors as a graph: what `provenance` answers.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, PartialEq, TypeInfo)]
pub struct Provenance {
    /// The assets, breadth first from the one asked for, each once.
    pub nodes: alloc::vec::Vec<ProvenanceNode>,
    /// Who was built from whom, at which royalty.
    pub edges: alloc::vec::Vec<ProvenanceEdge>,
    /// Whether ancestors lie beyond the depth or the size asked for.
    pub truncated: bool,
}

/// One asset in a [`Provenance`].
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ProvenanceNode {
    /// The asset.
    pub asset: AssetId,
    /// Model or dataset.
    pub kind: AssetKind,
    /// Where it is in its life.
    pub state: AssetState,
    /// Its name.
    pub name: Name,
    /// The hash that publication bound, if published.
    pub commitment: Option<Hash>,
    /// Least number of steps from the asset asked for.
    pub depth: u32,
}

/// One step of lineage in a [`Provenance`].
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ProvenanceEdge {
    /// The asset that was built.
    pub downstream: AssetId,
    /// What it was built from.
    pub upstream: AssetId,
    /// The royalty granted.
    pub royalty: Perbill,
}

/// The present epoch, and how far the settlement of earlier ones has come.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct EpochView {
    /// The present epoch: commitments are for it, reveals for the one before.
    pub index: EpochIndex,
    /// Its first block.
    pub start: BlockNumber,
    /// Its length in blocks.
    pub length: BlockNumber,
    /// Planck that it emits at most, and how they are divided.
    pub emission: Balance,
    /// Its part for the assets that the evaluators score, in planck.
    pub assets: Balance,
    /// Its part for evaluators and those who stake to them, in planck.
    pub evaluators: Balance,
    /// Its part for the treasury, in planck.
    pub treasury: Balance,
    /// Its part for the authors of its blocks, in planck.
    pub authors: Balance,
    /// Planck for assets that epochs without a consensus left to those that have one.
    pub rolled_over: Balance,
    /// Planck for evaluators that epochs left in which nobody agreed beyond chance on fresh assets.
    pub fresh_rolled_over: Balance,
    /// Planck of stake that count in it.
    pub stake: Balance,
    /// Planck that were revealed for the epoch before, within what own stake lets count, before the cap.
    pub revealed: Balance,
    /// Planck that have to be revealed for a consensus in the next epoch whose settlement begins.
    pub quorum: Balance,
    /// The epoch that is settled next, or is being settled.
    pub settling: EpochIndex,
    /// What its settlement is doing; `None` while none is under way.
    pub phase: Option<Phase>,
    /// The fresh assets that have a consensus in it so far: they had none in any epoch before.
    pub fresh_assets: u32,
    /// The buckets that its settlement has still to visit in this phase, counted up to [`MAX_BUCKETS_LEFT`]; 0 in a
    /// phase that visits none, and while no settlement is under way.
    pub buckets_left: u32,
}

/// What the settlement of an epoch is doing. Phases follow one another in this order.
#[stored]
#[derive(Copy)]
pub enum Phase {
    /// Stake that was added before the epoch enters the pools.
    Joining,
    /// Evaluators that did not reveal lose part of their stake.
    Penalties,
    /// Scores become consensus, bucket by bucket.
    Scoring,
    /// Assets are paid, bucket by bucket.
    Assets,
    /// Evaluators are paid, in order of account.
    Evaluators,
    /// What is left of an epoch that is history goes, bucket by bucket.
    Sweeping,
}

closed_set!(Phase: Joining, Penalties, Scoring, Assets, Evaluators, Sweeping);

/// An evaluator as runtime APIs show it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct EvaluatorView<AccountId> {
    /// Its account.
    pub account: AccountId,
    /// The part of its pay that is its own before the rest is divided by stake.
    pub commission: Perbill,
    /// Planck staked to it now, its own included.
    pub stake: Balance,
    /// Planck of its own among them.
    pub own: Balance,
    /// Planck that count in the present epoch, before the cap, and if its own stake is enough.
    pub counts: Balance,
    /// Planck that count in the epoch that is being revealed, before the cap, and if its own stake is enough.
    pub counted: Balance,
    /// Whether it committed to scores in the present epoch.
    pub committed: bool,
    /// Whether it revealed its scores of the epoch before.
    pub revealed: bool,
    /// The epochs that it committed to and that are not settled, and the commission that it charges for each.
    pub open: alloc::vec::Vec<(EpochIndex, Perbill)>,
}

/// What evaluators made of an asset in an epoch.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ScoresView<AccountId> {
    /// Who scored it, in order of reveal, and how high: 65535 is the highest that each gave. The steward's own is not
    /// among them.
    pub scores: alloc::vec::Vec<(AccountId, u16)>,
    /// The consensus and the sum of stake times agreed score; `None` until the asset's bucket is settled.
    pub outcome: Option<(u16, U256)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded<T: Encode>(all: &[T]) -> Vec<Vec<u8>> {
        all.iter().map(Encode::encode).collect()
    }

    #[test]
    fn closed_sets_are_listed_in_order() {
        let numbers = |count: u8| (0..count).map(|index| vec![index]).collect::<Vec<_>>();
        assert_eq!(encoded(&Class::ALL), numbers(2));
        assert_eq!(encoded(&AssetKind::ALL), numbers(2));
        assert_eq!(encoded(&AssetState::ALL), numbers(5));
        assert_eq!(encoded(&Phase::ALL), numbers(6));
    }

    #[test]
    fn a_pool_knows_its_asset_its_class_and_its_part() {
        let asset = AssetId(7);
        let split = Split {
            steward: Perbill::from_percent(1),
            data: Perbill::from_percent(2),
            compute: Perbill::from_percent(3),
        };
        let [steward, classes @ ..] = PoolId::of(asset);
        assert_eq!(steward, PoolId::Steward(asset));
        assert_eq!((steward.asset(), steward.class(), steward.part(&split)), (Some(asset), None, split.steward));
        for (class, pool) in Class::ALL.into_iter().zip(classes) {
            assert_eq!(pool, PoolId::of_class(asset, class));
            assert_eq!(pool.class(), Some((asset, class)));
            assert_eq!((pool.asset(), pool.part(&split)), (Some(asset), split.of(class)));
        }
        let stake = PoolId::Stake(AccountId::new([1; 32]));
        assert_eq!((stake.asset(), stake.class(), stake.part(&split)), (None, None, Perbill::zero()));
    }
}
