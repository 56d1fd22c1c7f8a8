//! What the pallet is told by the runtime.

use crate::MAX_CONTRIBUTOR_SHARE;
use frame_support::stored;
use serde::{Deserialize, Serialize};
use sp_runtime::Perbill;
use tributary_primitives::Balance;

/// The contributors' share of the approval on each track that has a chamber.
#[stored]
#[derive(Copy, Deserialize, Serialize)]
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

    /// Whether no share exceeds [`MAX_CONTRIBUTOR_SHARE`].
    pub fn is_bounded(&self) -> bool {
        *self == self.bounded()
    }

    /// Each share, but at most [`MAX_CONTRIBUTOR_SHARE`].
    pub fn bounded(self) -> Self {
        let Self { root, parameters, curation } = self;
        let [root, parameters, curation] = [root, parameters, curation].map(|share| share.min(MAX_CONTRIBUTOR_SHARE));
        Self { root, parameters, curation }
    }
}

/// The records of contributors' votes on a poll.
#[stored]
pub struct Records<AccountId> {
    /// How many there are.
    pub count: u32,
    /// Whose was the last one that was cleaned up: none is left before it in the order of their keys.
    pub cleaned: Option<AccountId>,
}

/// What a tally has to know of the contributors' chamber.
pub trait ChamberRules {
    /// The share of the approval that contributors have, by track, in referenda that are submitted from now on: at most
    /// [`MAX_CONTRIBUTOR_SHARE`] on each.
    fn shares() -> ContributorShares;

    /// The part of all voices that has to vote for the contributors to have their whole share, in referenda that are
    /// submitted from now on.
    fn quorum() -> Perbill;

    /// All voices there are, in planck.
    fn voices() -> Balance;
}

/// What governance has to know of the parameters.
pub trait ParameterRules<KeyValue, Origin> {
    /// Whether the parameter may have this value.
    fn is_within_bounds(key_value: &KeyValue) -> bool;

    /// The origin that a referendum on this parameter ends in.
    fn decided_by(key_value: &KeyValue) -> Origin;
}
