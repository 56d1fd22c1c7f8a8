//! What the pallet stores.

use codec::Encode;
use frame_support::stored;
use tributary_primitives::{AssetId, Balance, Class, ContributionId, ContributionView, Hash, ReviewState, Uri};

/// Why a contribution was turned down, in UTF-8.
pub type Reason = Uri;

/// What a contribution's record takes beside its value, in bytes: its key and those of both indexes, with their part of
/// the trie's nodes.
const KEYS: usize = 3 * 170;

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
        let Self { asset, who, class, units, commitment, uri, review, deposit: _ } = self;
        let weight = match review {
            Review::Pending => None,
            Review::Accepted { weight, .. } => Some(weight),
        };
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
