//! The arithmetic of Tributary: integers only, checked, without storage and without FRAME.
//!
//! | module | what it answers |
//! | --- | --- |
//! | [`mod@share`] | what a part of an amount is, rounded down once |
//! | [`pool`] | how income is divided among weighted members, lazily and to the planck |
//! | [`latent`] | how a pool keeps weight whose owners have not come yet |
//! | [`manifest`] | how somebody proves its part of a work of many |
//! | [`royalty`] | what each ancestor of an asset is due, flattened over its whole lineage |
//! | [`emission`] | what an epoch creates, for whom, and what it leaves to the next |
//! | [`income`] | which part of an asset's income belongs to whom: cumulative floors |
//! | [`stake`] | which part of an evaluator's stake counts for an epoch |
//! | [`consensus`] | what the majority makes of each asset, and how far each evaluator agrees |
//! | [`quorum`] | how much stake has to take part for that |
//! | [`apportion`] | how a pot is divided by scores, to the planck |
//! | [`places`] | how many places of a session are left to those whom nobody named |
//! | [`chamber`] | what token holders and contributors together make of a question |
//! | [`voucher`] | what a voucher adds to what was settled before it |
//!
//! Every function is all or nothing: on an [`Error`] its arguments are as they were. Shares are in parts per
//! billion ([`Perbill`]), amounts in planck.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod apportion;
pub mod chamber;
pub mod consensus;
pub mod emission;
pub mod income;
pub mod latent;
pub mod manifest;
pub mod places;
pub mod pool;
pub mod quorum;
pub mod royalty;
mod set;
pub mod share;
pub mod stake;
pub mod voucher;

pub use apportion::Apportionment;
pub use emission::{EmissionSplit, Pots, Rollover};
pub use income::{Class, Income, Split};
pub use places::places_beside;
pub use pool::{Latent, Member, Pool};
pub use primitive_types::U256;
pub use quorum::Turnout;
pub use share::{mul_div, share};
pub use sp_arithmetic::Perbill;
pub use stake::Backing;

/// A whole, in the parts that [`Perbill`] counts.
pub const WHOLE: u32 = 1_000_000_000;

/// What can go wrong in a calculation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Error {
    /// A result does not fit its type.
    Overflow,
    /// Income for a pool that has no weight to divide it by.
    EmptyPool,
    /// A member that still has weight or is still owed something cannot leave its pool.
    StillOwed,
    /// Weight that would become latent beside some that has been earning already.
    Unsettled,
    /// More weight than is latent.
    NotLatent,
    /// More entries than a royalty stack may have.
    StackTooLong,
    /// Shares that sum to more than the whole.
    OverWhole,
    /// A rate that does not suffice for the reaches of those behind the asset cited.
    RateTooLow,
    /// Nothing is scored above zero, so that there is nothing to divide by.
    NoScore,
    /// Scores that do not fit their slots, or come in another order than theirs.
    BadRow,
    /// An evaluator that is not among those given.
    UnknownEvaluator,
    /// An epoch before one that was reckoned already.
    PastEpoch,
    /// A tree without leaves.
    NoLeaf,
    /// Leaves that are no power of two in number, do not begin at a multiple of it, or lie outside of the tree.
    BadBlock,
}
