//! What the registry stores and takes.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use tributary_math::Split;
use tributary_primitives::{AssetKind, AssetState, Hash, Terms};

/// The most assets that `provenance` answers with.
pub const MAX_PROVENANCE: usize = 1_024;

/// What calls read of an asset.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Asset<AccountId> {
    /// Model or dataset.
    pub kind: AssetKind,
    /// Where it is in its life.
    pub state: AssetState,
    /// Who answers for it.
    pub steward: AccountId,
    /// What others pay.
    pub terms: Terms,
    /// How its own income is divided: as asked until publication, as in force from then on.
    pub split: Split,
    /// The hash that publication bound.
    pub commitment: Option<Hash>,
}

/// What an asset says of itself, as a call brings it: any length, so that a text that is too long gets an error that
/// says so, rather than a transaction that no node can decode.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, PartialEq, TypeInfo)]
pub struct InfoInput {
    /// A name for people, 1 to 64 bytes of UTF-8.
    pub name: Vec<u8>,
    /// Where the asset or its card is found, 1 to 256 bytes of UTF-8.
    pub uri: Vec<u8>,
    /// The licence it is under, an SPDX expression of 1 to 64 bytes.
    pub licence: Vec<u8>,
}
