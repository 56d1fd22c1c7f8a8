//! Manifests: the work of many under one hash, as calls take it and as runtime APIs show it.
//!
//! The tree and its proofs are in `tributary_math::manifest`; here its leaves have accounts of the chain.

use crate::Hash;
use codec::{Decode, DecodeWithMemTracking, Encode};
use scale_info::TypeInfo;

pub use tributary_math::manifest::{self as tree, Digest, MAX_BLOCK, MAX_DEPTH, Node};

/// Whose a leaf is.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub enum LeafOwner<AccountId> {
    /// An account that everybody sees who has the leaves.
    #[codec(index = 0)]
    Account(AccountId),
    /// An account that the leaf hides, and the salt that shows that it is this one.
    #[codec(index = 1)]
    Blinded {
        /// The account.
        account: AccountId,
        /// What it was hashed with.
        salt: Hash,
    },
}

impl<AccountId> LeafOwner<AccountId> {
    /// The account. O(1).
    pub const fn account(&self) -> &AccountId {
        match self {
            Self::Account(account) | Self::Blinded { account, .. } => account,
        }
    }

    /// The account alone. O(1).
    pub fn into_account(self) -> AccountId {
        match self {
            Self::Account(account) | Self::Blinded { account, .. } => account,
        }
    }
}

/// What one of the many did.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Leaf<AccountId> {
    /// Whose it is.
    pub owner: LeafOwner<AccountId>,
    /// How much it is: records of data, GPU-seconds of compute.
    #[codec(compact)]
    pub units: u64,
    /// The hash of the work.
    pub record: Hash,
}

impl<AccountId: AsRef<[u8; 32]>> Leaf<AccountId> {
    /// Its node in the tree, at place `index`. O(1): one hash, or two if its owner is blinded.
    pub fn node(&self, hash: impl Fn(&[u8]) -> Digest, index: u32) -> Node {
        let account = *self.owner.account().as_ref();
        let owner = match &self.owner {
            LeafOwner::Account(_) => tree::Owner::Account(account),
            LeafOwner::Blinded { salt, .. } => tree::Owner::Blinded { account, salt: salt.0 },
        };
        tree::leaf(hash, index, &tree::Leaf { owner, units: self.units, record: self.record.0 })
    }
}

/// A manifest as runtime APIs show it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ManifestView {
    /// The root of the tree of its leaves.
    pub root: Hash,
    /// How many leaves there are.
    pub count: u32,
    /// The units of all leaves.
    pub units: u64,
    /// What a unit weighs, if the manifest is accepted.
    pub weight_per_unit: Option<u64>,
    /// What the leaves weigh that have joined and are there.
    pub joined: u64,
    /// What the leaves weigh that can still join.
    pub latent: u128,
}
