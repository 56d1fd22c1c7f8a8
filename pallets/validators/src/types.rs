//! What is stored.

use frame_support::{BoundedVec, stored, traits::ConstU32};
use sp_staking::{SessionIndex, offence::Kind};
use tributary_primitives::Balance;

/// An account's bond and what it answers for.
#[stored]
pub struct Candidacy {
    /// Planck on hold.
    pub bond: Balance,
    /// The last session in which it authored a block.
    pub authored_in: SessionIndex,
    /// Whole sessions in a row in which it was a validator and authored nothing, also before it left and came back.
    pub idle: u32,
    /// Whether it lost its place for them, and has authored nothing since.
    pub lapsed: bool,
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
    /// Governance removed it.
    Dismissed,
}

/// Kinds of offences: two blocks in one slot, and two votes in one round.
pub type Kinds = ConstU32<2>;

/// What an account did in one session, and what it lost for that.
#[stored]
pub struct Slash {
    /// The bond before the first of them, in planck.
    pub of: Balance,
    /// What was taken, in planck.
    pub taken: Balance,
    /// Its offences, one of each kind at most.
    pub kinds: BoundedVec<Kind, Kinds>,
}
