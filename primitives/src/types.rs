//! The vocabulary as types.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use frame_support::{BoundedVec, traits::ConstU32};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{
    MultiSignature, Perbill,
    traits::{IdentifyAccount, Verify},
};
use tributary_math::Split;

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

/// A name, in UTF-8.
pub type Name = BoundedVec<u8, ConstU32<MAX_NAME>>;
/// A URI, in UTF-8.
pub type Uri = BoundedVec<u8, ConstU32<MAX_URI>>;
/// An SPDX licence expression such as `Apache-2.0` or `CC-BY-4.0`.
pub type Licence = BoundedVec<u8, ConstU32<MAX_LICENCE>>;
/// Direct upstream assets with the royalty granted to each.
pub type Upstream = BoundedVec<(AssetId, Perbill), ConstU32<MAX_STACK>>;
/// A royalty stack: every ancestor's share of an asset's income, in order of id.
pub type Stack = BoundedVec<(AssetId, Perbill), ConstU32<MAX_STACK>>;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Deserialize, Encode, Eq, Hash, MaxEncodedLen, Ord,
            PartialEq, PartialOrd, Serialize, TypeInfo,
        )]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl $name {
            /// The id after this one; `None` when the space of ids is used up.
            pub fn next(self) -> Option<Self> {
                self.0.checked_add(1).map(Self)
            }
        }

        impl From<u32> for $name {
            fn from(id: u32) -> Self {
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
    AssetId
}
id! {
    /// A contribution to an asset. Ids are given in order, over all assets.
    ContributionId
}

/// What an asset is.
#[derive(
    Clone,
    Copy,
    Debug,
    Decode,
    DecodeWithMemTracking,
    Deserialize,
    Encode,
    Eq,
    MaxEncodedLen,
    PartialEq,
    Serialize,
    TypeInfo,
)]
pub enum AssetKind {
    /// Trained from data by compute.
    Model,
    /// A collection of records.
    Dataset,
}

/// Where an asset is in its life. It only ever moves down this list.
#[derive(
    Clone,
    Copy,
    Debug,
    Decode,
    DecodeWithMemTracking,
    Deserialize,
    Encode,
    Eq,
    MaxEncodedLen,
    PartialEq,
    Serialize,
    TypeInfo,
)]
pub enum AssetState {
    /// Contributions come in and are assessed; income waits.
    Open,
    /// Weights are fixed; the asset earns, is scored and may be cited.
    Published,
    /// No new use and no new citation; what was earned stays claimable.
    Retired,
}

/// What a contribution consists of.
#[derive(
    Clone,
    Copy,
    Debug,
    Decode,
    DecodeWithMemTracking,
    Deserialize,
    Encode,
    Eq,
    Hash,
    MaxEncodedLen,
    Ord,
    PartialEq,
    PartialOrd,
    Serialize,
    TypeInfo,
)]
pub enum Class {
    /// Data; units are records.
    Data,
    /// Compute; units are GPU-seconds.
    Compute,
}

/// What an asset says of itself.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Info {
    /// A name for people; not unique.
    pub name: Name,
    /// Where the asset or its card is found.
    pub uri: Uri,
    /// The licence it is under, an SPDX expression.
    pub licence: Licence,
}

/// What others pay for an asset.
#[derive(
    Clone,
    Copy,
    Debug,
    Decode,
    DecodeWithMemTracking,
    Default,
    Deserialize,
    Encode,
    Eq,
    MaxEncodedLen,
    PartialEq,
    Serialize,
    TypeInfo,
)]
#[serde(rename_all = "camelCase")]
pub struct Terms {
    /// Price of one unit of use, in planck.
    pub use_price: Balance,
    /// What a registrant pays once to build on this asset, in planck.
    pub training_fee: Balance,
    /// The least share of its income that an asset built on this one owes it.
    pub royalty: Perbill,
}

/// Names a pool that income is divided in.
#[derive(
    Clone,
    Copy,
    Debug,
    Decode,
    DecodeWithMemTracking,
    Deserialize,
    Encode,
    Eq,
    Hash,
    MaxEncodedLen,
    Ord,
    PartialEq,
    PartialOrd,
    Serialize,
    TypeInfo,
)]
pub enum PoolId {
    /// The steward's share of an asset: a pool of one member.
    Steward(AssetId),
    /// Those who contributed data to an asset.
    Data(AssetId),
    /// Those who contributed compute to an asset.
    Compute(AssetId),
}

impl PoolId {
    /// The three pools of an asset.
    pub const fn of(asset: AssetId) -> [Self; 3] {
        [Self::Steward(asset), Self::Data(asset), Self::Compute(asset)]
    }

    /// The pool of one class of an asset's contributors.
    pub const fn of_class(asset: AssetId, class: Class) -> Self {
        match class {
            Class::Data => Self::Data(asset),
            Class::Compute => Self::Compute(asset),
        }
    }

    /// The asset whose income this pool divides.
    pub const fn asset(&self) -> AssetId {
        match self {
            Self::Steward(asset) | Self::Data(asset) | Self::Compute(asset) => *asset,
        }
    }

    /// This pool's part of `split`.
    pub const fn part(&self, split: &Split) -> Perbill {
        match self {
            Self::Steward(_) => split.steward,
            Self::Data(_) => split.data,
            Self::Compute(_) => split.compute,
        }
    }
}

/// Why income reached an asset.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Source {
    /// A grant, by `rewards.fund`.
    Grant,
    /// Paid for use under the asset's terms.
    Use,
    /// Paid by the asset that was built from this one.
    Training(AssetId),
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
    /// How its own income is divided: what was asked at registration, and from publication on what is in force.
    pub split: Split,
    /// Direct upstream assets and the royalty granted to each.
    pub upstream: Upstream,
    /// The hash that publication bound, if published.
    pub commitment: Option<Hash>,
    /// Everything it ever received but royalties, in planck.
    pub lifetime: Balance,
    /// Royalties that were collected for it, in planck.
    pub royalties: Balance,
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
