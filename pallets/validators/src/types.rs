//! What is stored.

use frame_support::stored;
use sp_staking::SessionIndex;
use tributary_primitives::Balance;

/// An account's bond and what it answers for.
#[stored]
pub struct Candidacy {
    /// Planck on hold.
    pub bond: Balance,
    /// The last session in which it authored a block.
    pub authored_in: SessionIndex,
    /// Whole sessions in a row in which it was a validator and authored nothing.
    pub idle: u32,
    /// `None` while it stands; afterwards, the session from which on the bond is free.
    pub release: Option<SessionIndex>,
}

/// Why somebody lost its place.
#[stored]
#[derive(Copy)]
pub enum Reason {
    /// It signed two blocks for one slot, or two votes in one round.
    Equivocation,
    /// It authored nothing for too long.
    Idle,
    /// All places were taken and somebody else offered a larger bond.
    Outbid,
}

/// What an account lost for its offences in one session.
#[stored]
pub struct Slash {
    /// The bond before the first of them, in planck.
    pub of: Balance,
    /// What was taken, in planck.
    pub taken: Balance,
}
