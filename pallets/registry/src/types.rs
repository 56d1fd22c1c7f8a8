//! What the registry stores and takes.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::stored;
use scale_info::TypeInfo;
use tributary_math::Split;
use tributary_primitives::{AssetKind, AssetState, Balance, BlockNumber, Budgets, Hash, Terms};

/// The most assets that `provenance` and `descendants` answer with.
pub const MAX_PROVENANCE: usize = 1_024;

/// What calls read of an asset.
#[stored(no_skip_type_params)]
pub struct Asset<AccountId> {
    /// Model or dataset.
    pub kind: AssetKind,
    /// Where it is in its life, but for a retirement that was announced: see [`Asset::state_at`].
    pub state: AssetState,
    /// Who answers for it.
    pub steward: AccountId,
    /// What others pay, but for a fall that was announced: see [`Asset::terms_at`].
    pub terms: Terms,
    /// What the terms become, and from which block on.
    pub pending: Option<(Terms, BlockNumber)>,
    /// What the terms never fall below.
    pub floor: Terms,
    /// How its own income is divided: as asked until publication, as in force from then on.
    pub split: Split,
    /// What the contributions of a class may weigh together.
    pub budgets: Budgets,
    /// The block after which anybody may cancel it while it is unpublished.
    pub deadline: Option<BlockNumber>,
    /// The block in which it was closed.
    pub closed: Option<BlockNumber>,
    /// The block from which it is retired.
    pub retired: Option<BlockNumber>,
    /// The hash that publication bound.
    pub commitment: Option<Hash>,
}

impl<AccountId> Asset<AccountId> {
    /// Where the asset is in its life in block `now`.
    pub fn state_at(&self, now: BlockNumber) -> AssetState {
        match (self.state, self.retired) {
            (AssetState::Published, Some(block)) if block <= now => AssetState::Retired,
            (state, _) => state,
        }
    }

    /// What others pay in block `now`.
    pub fn terms_at(&self, now: BlockNumber) -> Terms {
        match self.pending {
            Some((terms, block)) if block <= now => terms,
            _ => self.terms,
        }
    }

    /// What the terms become after block `now`, if that was announced.
    pub fn pending_at(&self, now: BlockNumber) -> Option<(Terms, BlockNumber)> {
        self.pending.filter(|(_, block)| *block > now)
    }
}

/// What the steward has on hold for an asset, and for what that goes beyond its own records.
#[stored]
#[derive(Copy, Default)]
pub struct Deposit {
    /// Planck.
    pub held: Balance,
    /// The members of its pools of data and compute, and those who handed its seat on.
    pub members: u32,
    /// The contributions that are kept: the asset cannot be removed while there is one.
    pub records: u32,
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

/// What an asset promises when it is registered, and cannot take back.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Promises {
    /// What others pay at first.
    pub terms: Terms,
    /// What the terms never fall below.
    pub floor: Terms,
    /// How its own income is divided.
    pub split: Split,
    /// What the contributions of a class may weigh together.
    pub budgets: Budgets,
    /// The block after which anybody may cancel it while it is unpublished.
    pub deadline: Option<BlockNumber>,
}
