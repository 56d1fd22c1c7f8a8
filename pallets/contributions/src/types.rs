//! What is stored of a contribution.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::traits::Footprint;
use scale_info::TypeInfo;
use tributary_primitives::{AssetId, Class, Hash, Uri};

/// Why a contribution was turned down, in UTF-8.
pub type Reason = Uri;

/// Work that an account recorded against an asset.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
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
}

impl<AccountId: Encode> Contribution<AccountId> {
    /// What the deposit is for: the size of the record, in bytes.
    pub fn footprint(&self) -> Footprint {
        Footprint::from_parts(1, self.encoded_size())
    }
}

/// What a review made of a contribution.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Review<AccountId> {
    /// Nothing yet; a deposit is on hold.
    Pending,
    /// It counts for `weight` in its asset's pool.
    Accepted {
        /// Who assessed it.
        reviewer: AccountId,
        /// What it counts for.
        weight: u64,
    },
}
