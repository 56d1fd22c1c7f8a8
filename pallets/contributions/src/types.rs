//! What the pallet stores.

use crate::pages::{Bits, LEAVES_A_PAGE};
use codec::{Encode, MaxEncodedLen};
use frame_support::stored;
use tributary_primitives::{
    AssetId, Balance, Class, ContributionId, ContributionView, Hash, PoolId, ReviewState, Uri,
    manifest::{Node, tree},
};

/// Why a contribution was turned down, in UTF-8.
pub type Reason = Uri;

/// What a contribution's record takes beside its value, in bytes: its key and those of both indexes, with their part of
/// the trie's nodes.
const KEYS: usize = 3 * KEY;

/// The key of an entry, with its part of the trie's nodes, in bytes.
const KEY: usize = 170;

/// What is latent of a manifest in its pool, in bytes without its key.
const LATENT: usize = 48;

/// Work that an account recorded against an asset.
#[stored(no_skip_type_params)]
pub struct Contribution<AccountId> {
    /// What it was contributed to.
    pub asset: AssetId,
    /// Who contributed it.
    pub who: AccountId,
    /// Data or compute.
    pub class: Class,
    /// What the contributor claims: records of data, GPU-seconds of compute.
    pub units: u64,
    /// The hash of the work or of its manifest.
    pub commitment: Hash,
    /// Where it is found.
    pub uri: Uri,
    /// What the review made of it.
    pub review: Review<AccountId>,
    /// The contributor's deposit, on hold for as long as this record is there, in planck.
    pub deposit: Balance,
}

impl<AccountId> Contribution<AccountId> {
    /// The pool in which it counts.
    pub const fn pool(&self) -> PoolId {
        PoolId::of_class(self.asset, self.class)
    }

    /// What it weighs, if it is accepted.
    pub const fn weight(&self) -> Option<u64> {
        match self.review {
            Review::Pending => None,
            Review::Accepted { weight, .. } => Some(weight),
        }
    }

    /// Takes so much off what it weighs; `None` if that is less.
    pub(crate) fn lose(&mut self, less: u64) -> Option<()> {
        if let Review::Accepted { weight, .. } = &mut self.review {
            *weight = weight.checked_sub(less)?;
            return Some(());
        }
        None
    }
}

impl<AccountId: Clone + Encode> Contribution<AccountId> {
    /// What the record takes once it is accepted, in bytes.
    pub fn bytes(&self) -> usize {
        let accepted = Review::Accepted { reviewer: self.who.clone(), weight: 0 };
        let more = accepted.encoded_size().saturating_sub(self.review.encoded_size());
        self.encoded_size().saturating_add(more).saturating_add(KEYS)
    }

    /// What the review made of it, without by whom.
    pub fn state(&self) -> ReviewState {
        match self.review {
            Review::Pending => ReviewState::Pending,
            Review::Accepted { .. } => ReviewState::Accepted,
        }
    }

    /// The contribution as runtime APIs show it.
    pub fn view(self, id: ContributionId) -> ContributionView<AccountId> {
        let weight = self.weight();
        let Self { asset, who, class, units, commitment, uri, .. } = self;
        ContributionView { id, asset, who, class, units, commitment, uri, weight }
    }
}

/// What a review made of a contribution.
#[stored(no_skip_type_params)]
#[derive(Copy)]
pub enum Review<AccountId> {
    /// Nothing yet.
    Pending,
    /// It counts for `weight` in its asset's pool.
    Accepted {
        /// Who assessed it last.
        reviewer: AccountId,
        /// What it counts for.
        weight: u64,
    },
}

/// The work of many people under one hash.
#[stored]
#[derive(Copy)]
pub struct Manifest {
    /// The root of the tree of its leaves.
    pub root: Hash,
    /// How many leaves there are.
    pub count: u32,
    /// The units of all leaves.
    pub units: u64,
    /// What a unit weighs; 0 until the manifest is accepted.
    pub weight_per_unit: u64,
    /// Whether it was revoked or withdrawn: nothing is latent of it, and anybody may take out what has joined.
    pub over: bool,
    /// The last page of bits that was removed, while they are being removed.
    pub cleared: Option<u32>,
}

impl Manifest {
    /// A manifest that nobody has assessed.
    pub(crate) const fn new(root: Hash, count: u32, units: u64) -> Self {
        Self { root, count, units, weight_per_unit: 0, over: false, cleared: None }
    }

    /// What a manifest of `count` leaves takes beside its record, in bytes: its entry, what is latent of it, and all
    /// pages of bits that there can be of who joined and who left.
    pub fn bytes(count: u32) -> usize {
        let page = KEY.saturating_add(Bits::max_encoded_len()).saturating_mul(2);
        let pages = page.saturating_mul(count.div_ceil(LEAVES_A_PAGE) as usize);
        Self::max_encoded_len().saturating_add(LATENT).saturating_add(2 * KEY).saturating_add(pages)
    }

    /// The depth of its tree.
    pub fn depth(&self) -> u32 {
        tree::depth(self.count)
    }

    /// The node at the root of its tree.
    pub(crate) fn node(&self) -> Node {
        Node { hash: self.root.0, sum: self.units.into() }
    }

    /// What so many of its units weigh; `None` if that is too much for a number.
    pub fn weight_of(&self, units: u64) -> Option<u64> {
        units.checked_mul(self.weight_per_unit)
    }
}
