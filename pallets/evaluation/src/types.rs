//! What evaluations store.

use crate::settlement::{
    assets::Assets, evaluators::Evaluators, joining::Joining, penalties::Penalties, scoring::Scoring,
    sweeping::Sweeping,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, traits::ConstU32};
use scale_info::TypeInfo;
use sp_runtime::Perbill;
use tributary_math::{Backing, Pots};
use tributary_primitives::{AccountId, Balance, BlockNumber, EpochIndex, Hash};

/// The most epochs in which one position may have stake that has not entered its pool yet. Stake enters three epochs
/// after it was added, so four are the rule; the rest is for settlements that fall behind.
pub const MAX_JOINING: u32 = 8;
/// The most amounts that one account may have unbonding.
pub const MAX_UNBONDING: u32 = 32;
/// The most epochs in which open commitments are looked for: three are the rule, and the rest is for settlements that
/// fall behind.
pub const MAX_OPEN: EpochIndex = 8;
/// The least epochs that stake unbonds for, whatever is voted: longer than it can count for once it was withdrawn.
pub const MIN_UNBONDING: EpochIndex = 3;

/// Where an account stands among the evaluators.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Standing {
    /// It has stake of its own, and has not registered yet.
    #[default]
    Candidate,
    /// It may score.
    Registered,
    /// It left, or another took its place, in this epoch: what is staked to it unbonds from then on.
    Left(EpochIndex),
}

/// An account that is an evaluator, was one, or has staked in order to become one.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Evaluator {
    /// Where it stands.
    pub standing: Standing,
    /// The part of its pay that is its own before the rest is divided by stake.
    pub commission: Perbill,
    /// What is staked to it, and what of that counts.
    pub backing: Backing,
    /// Planck of its own stake that its commitments could still cost it: they cannot be withdrawn.
    pub committed: Balance,
}

impl Evaluator {
    /// Whether it may score.
    pub fn is_registered(&self) -> bool {
        self.standing == Standing::Registered
    }
}

/// What one account has staked to one evaluator.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Position {
    /// Planck in the evaluator's pool.
    pub active: Balance,
    /// Planck that enter the pool with the settlement of the epoch after the one in which they were added, in order.
    pub joining: BoundedVec<(EpochIndex, Balance), ConstU32<MAX_JOINING>>,
    /// The epoch in which stake was last moved here or from here to another evaluator.
    pub moved: Option<EpochIndex>,
}

/// Stake on its way out.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Unbond {
    /// Planck.
    pub amount: Balance,
    /// The first epoch in which they may be withdrawn.
    pub release: EpochIndex,
}

/// An epoch.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Epoch {
    /// Its first block.
    pub start: BlockNumber,
    /// Its length in blocks.
    pub length: BlockNumber,
    /// What it emits at most, in planck.
    pub emission: Balance,
    /// For whom.
    pub pots: Pots,
    /// All stake that counts in it, in planck, as it was at its end.
    pub stake: Balance,
    /// The most of that stake that counts for one evaluator.
    pub cap: Perbill,
}

/// The course of emission.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Course {
    /// The parameter that it set out from, in planck.
    pub base: Balance,
    /// What the present epoch emits, in planck.
    pub now: Balance,
}

/// Scores that an evaluator is bound to and nobody knows yet.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Commitment {
    /// `blake2_256(epoch, account, scores, salt)`.
    pub binding: Hash,
    /// Planck that not revealing costs.
    pub penalty: Balance,
    /// The commission for the epoch.
    pub commission: Perbill,
    /// The block in which it was made.
    pub block: BlockNumber,
}

/// An evaluator that revealed.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Revealer {
    /// Its account.
    pub account: AccountId,
    /// Planck staked to it from before the epoch until it revealed, within what its own stake lets count.
    pub stake: Balance,
    /// What of that the cap lets count, from the beginning of the settlement on; zero until then.
    pub capped: Balance,
    /// The commission for the epoch.
    pub commission: Perbill,
}

/// What is scored in one bucket.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Scored {
    /// Bit `i` (of byte `i / 8`): the evaluator that revealed as number `i` has a row here.
    pub evaluators: [u8; 32],
    /// Rows.
    pub rows: u32,
    /// Scores in them.
    pub scores: u32,
    /// Bit `k`: somebody scored the asset in slot `k`.
    pub slots: u64,
}

impl Scored {
    /// Marks a row with scores in so many `slots`, by bit, of the evaluator that revealed as number `index`.
    pub fn mark(&mut self, index: u32, slots: u64) -> Option<()> {
        let byte = self.evaluators.get_mut(usize::try_from(index.checked_div(8)?).ok()?)?;
        *byte |= 1u8.checked_shl(index.checked_rem(8)?)?;
        self.rows = self.rows.checked_add(1)?;
        self.scores = self.scores.checked_add(slots.count_ones())?;
        self.slots |= slots;
        Some(())
    }

    /// The numbers of the evaluators that have a row here, in order.
    pub fn indices(&self) -> impl Iterator<Item = u16> + '_ {
        (0u16..256).filter(|index| {
            let byte = self.evaluators.get(usize::from(index >> 3)).copied().unwrap_or_default();
            byte & (1u8 << (index & 7)) != 0
        })
    }
}

/// A settlement under way.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Settlement {
    /// The epoch that is settled.
    pub epoch: EpochIndex,
    /// What is done now, and how far that has come.
    pub progress: Progress,
    /// What it came to so far.
    pub totals: Totals,
}

/// How far a settlement has come: the phase that it is in, with what that carries from page to page.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Progress {
    /// Stake that was added before the epoch enters the pools.
    Joining(Joining),
    /// Evaluators that did not reveal lose part of their stake.
    Penalties(Penalties),
    /// Scores become consensus, bucket by bucket.
    Scoring(Scoring),
    /// Assets are paid, bucket by bucket.
    Assets(Assets),
    /// Evaluators are paid, in order of account.
    Evaluators(Evaluators),
    /// What is left of an epoch that is history goes, bucket by bucket.
    Sweeping(Sweeping),
}

/// What a settlement came to, as the event `EpochSettled` will tell it.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Totals {
    /// Planck created for assets.
    pub assets: Balance,
    /// Planck created for evaluators and those who staked to them; for the treasury, where nobody had stake any more.
    pub evaluators: Balance,
    /// Planck among those for agreement on fresh assets.
    pub for_fresh: Balance,
    /// Fresh assets that have a consensus.
    pub fresh_assets: u32,
    /// Planck for assets left to the next epochs.
    pub rolled_over: Balance,
    /// Planck for agreement on fresh assets left to the next epochs.
    pub fresh_rolled_over: Balance,
}
