//! What is stored.

use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use tributary_primitives::Balance;

/// Whose what was collected is, in planck.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Parts {
    /// The treasury's shares of the fees.
    pub treasury: Balance,
    /// The author's: the rest of the fees, and the tips.
    pub author: Balance,
}
