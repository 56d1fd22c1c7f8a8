//! How much stake has to take part for an epoch to have a consensus.
//!
//! An epoch counts by how much was revealed lately, not by all stake that there is: so nobody has to wake who sleeps
//! for long, and whoever holds less than half of what takes part cannot keep the others from deciding by staying away.
//! A floor keeps whoever is alone with little from deciding for all.

use crate::{Error, Perbill, U256, WHOLE};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Epochs that are looked back at.
pub const EPOCHS: usize = 3;

/// What was revealed in the last epochs, in planck, the last one first.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Turnout(pub [u128; EPOCHS]);

impl Turnout {
    /// The least that has to be revealed in the next epoch, in planck: the part `quorum` of the most that was revealed
    /// in one of the last, rounded up, and no less than `floor`. O(1).
    pub fn needed(&self, quorum: Perbill, floor: u128) -> Result<u128, Error> {
        let most = self.0.iter().copied().max().unwrap_or_default();
        let parts = U256::from(most).checked_mul(quorum.deconstruct().into());
        let up = parts.and_then(|parts| parts.checked_add(U256::from(WHOLE.saturating_sub(1))));
        let part = up.and_then(|up| up.checked_div(WHOLE.into())).and_then(|part| u128::try_from(part).ok());
        Ok(part.ok_or(Error::Overflow)?.max(floor))
    }

    /// Adds an epoch in which so much was revealed; the oldest is forgotten. O(1).
    pub fn push(&mut self, revealed: u128) {
        let [last, before, _] = self.0;
        self.0 = [revealed, last, before];
    }
}
