//! What the ledger stores beside pools and members.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::Perbill;
use tributary_math::{Income, Split};
use tributary_primitives::Balance;

/// What the ledger knows of one asset.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Account {
    /// The totals that every entitlement is a floor of.
    pub income: Income,
    /// What all ancestors together are due of `income.lifetime`.
    pub granted: Perbill,
    /// How the asset's own part is divided; `None` until publication, and all income waits until then.
    pub split: Option<Split>,
    /// Whether claims from its pools are refused until somebody decides otherwise.
    pub frozen: bool,
}

/// What an ancestor is due of one descendant's income.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Royalty {
    /// Its share of the descendant's lifetime income.
    pub share: Perbill,
    /// What was collected of it, in planck.
    pub collected: Balance,
}
