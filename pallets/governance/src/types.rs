//! What the pallet is told by the runtime.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::Perbill;

/// The contributors' share of the approval on each track that has a chamber.
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
pub struct ContributorShares {
    /// On the track `root`.
    pub root: Perbill,
    /// On the track `parameters`.
    pub parameters: Perbill,
    /// On the track `curation`.
    pub curation: Perbill,
}

impl ContributorShares {
    /// The same share on every track.
    pub const fn all(share: Perbill) -> Self {
        Self { root: share, parameters: share, curation: share }
    }

    /// Whether no share exceeds [`crate::MAX_CONTRIBUTOR_SHARE`].
    pub fn is_bounded(&self) -> bool {
        [self.root, self.parameters, self.curation].into_iter().all(|share| share <= crate::MAX_CONTRIBUTOR_SHARE)
    }
}

/// What governance has to know of the parameters.
pub trait ParameterRules<KeyValue, Origin> {
    /// Whether the parameter may have this value.
    fn is_within_bounds(key_value: &KeyValue) -> bool;

    /// The origin that a referendum on this parameter ends in.
    fn decided_by(key_value: &KeyValue) -> Origin;
}
