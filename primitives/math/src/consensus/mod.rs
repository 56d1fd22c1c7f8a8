//! Consensus: what the majority of the stake makes of each asset, and how far each evaluator agrees.
//!
//! Evaluator `i` counts for stake `s_i`, which is what the cap leaves of all stake behind it, and its scores `w_ij` are
//! on a scale on which its highest is 65535. Of the evaluators that revealed:
//!
//! ```text
//! c_j         = the largest w such that evaluators with w_ij >= w hold more than half of all stake,
//!               and more than half of what the cap leaves of it; not scored is 0
//! score_j     = sum_i s_i * min(w_ij, c_j)
//! agreement_i = 2 * sum_j min(w_ij, c_j) / (sum_j w_ij + sum_j c_j)
//! ```
//!
//! The consensus `c_j` is the median weighted by stake, so that whoever holds half of the stake or less cannot lift it
//! over the scores of all others. It has to be so by all stake, or the cap would make a minority of it the majority
//! where few hold much; and by what the cap leaves, or a single account could decide. Scores are clipped at it, as in
//! the Yuma consensus of Bittensor. The agreement is the coefficient of Sørensen (1948) and Dice (1945) for weighted
//! sets: it is one only for scoring everything as the majority does. An asset that `i` stewards is left out of all of
//! its sums and counts as not scored by it.
//!
//! Assets lie in buckets of [`BUCKET`], asset `k` in slot `k % 64` of bucket `k / 64`. Buckets are settled one at a
//! time, in order, each with [`settle`]; between them only a [`Tally`] is kept. What agreement on *fresh* assets is
//! worth, those that had no consensus before, is told at [`Fresh`].
//!
//! What makes that fast, in a time that grows with the scores alone, is behind four doors:
//!
//! | door | what is behind it |
//! | --- | --- |
//! | `columns` | gathers the scores by asset |
//! | `median` | finds `c_j` without sorting |
//! | `limbs` | sums up `score_j` in 64 bits at a time |
//! | `fresh` | finds for each evaluator what `c_j` would be without it |

mod columns;
mod fresh;
mod limbs;
mod median;

pub use self::fresh::Fresh;

use self::{columns::Columns, fresh::WithoutEach, limbs::Limbs, median::Median};
use crate::{Error, U256, mul_div};
use alloc::{vec, vec::Vec};
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::borrow::Borrow;
use scale_info::TypeInfo;

/// Assets in a bucket.
pub const BUCKET: u32 = 64;

/// What the highest of an evaluator's scores becomes.
pub const HIGHEST: u16 = u16::MAX;

/// For each slot of a bucket the evaluator, if any, that stewards its asset.
pub type Stewards = [Option<u16>; BUCKET as usize];

/// What stands behind an evaluator, in planck.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Stake {
    /// All that counts before the cap.
    pub whole: u128,
    /// What of that the cap lets count: scores and pots go by it.
    pub capped: u128,
}

impl Stake {
    /// Nothing.
    const NONE: Self = Self { whole: 0, capped: 0 };

    /// Both added.
    fn checked_add(self, more: Self) -> Option<Self> {
        let (whole, capped) = self.whole.checked_add(more.whole).zip(self.capped.checked_add(more.capped))?;
        Some(Self { whole, capped })
    }

    /// Both added, where all stakes together are known to fit.
    fn wrapping_add(self, more: Self) -> Self {
        Self { whole: self.whole.wrapping_add(more.whole), capped: self.capped.wrapping_add(more.capped) }
    }

    /// What is left without a part of it.
    fn without(self, part: Self) -> Self {
        Self { whole: self.whole.saturating_sub(part.whole), capped: self.capped.saturating_sub(part.capped) }
    }

    /// The least that is more than half of each.
    fn majority(self) -> Self {
        // Half of 128 bits and one are within 128.
        Self { whole: (self.whole >> 1).wrapping_add(1), capped: (self.capped >> 1).wrapping_add(1) }
    }

    /// Whether each is at least what is `needed` of it.
    fn reaches(self, needed: Self) -> bool {
        self.whole >= needed.whole && self.capped >= needed.capped
    }
}

/// One evaluator's scores within one bucket.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Row {
    /// Bit `k` is set when the asset in slot `k` is scored.
    pub mask: u64,
    /// One score for each bit that is set, in order of slot; none is zero.
    pub scores: BoundedVec<u16, ConstU32<BUCKET>>,
}

impl Row {
    /// The score of the asset in `slot`, zero when it has none. O(1).
    pub fn get(&self, slot: u8) -> u16 {
        let below = 1u64.checked_shl(slot.into()).and_then(|bit| (self.mask & bit != 0).then(|| bit.wrapping_sub(1)));
        below
            .and_then(|below| usize::try_from((self.mask & below).count_ones()).ok())
            .and_then(|at| self.scores.get(at))
            .copied()
            .unwrap_or_default()
    }

    /// How many assets are scored.
    pub fn len(&self) -> u32 {
        self.mask.count_ones()
    }

    /// Whether no asset is scored.
    pub fn is_empty(&self) -> bool {
        self.mask == 0
    }

    /// Adds a score. Slots come in order. O(1).
    ///
    /// Errors: [`Error::BadRow`] when the slot is not in a bucket, or not behind all those that have a score already,
    /// or the score is zero.
    pub fn push(&mut self, slot: u8, score: u16) -> Result<(), Error> {
        let bit = 1u64.checked_shl(slot.into()).ok_or(Error::BadRow)?;
        if score == 0 || self.mask >= bit {
            return Err(Error::BadRow);
        }
        self.scores.try_push(score).map_err(|_| Error::BadRow)?;
        self.mask |= bit;
        Ok(())
    }

    /// The slots that have a score, in order, and the scores.
    pub fn iter(&self) -> impl Iterator<Item = (u8, u16)> + '_ {
        let mut left = self.mask;
        self.scores.iter().map_while(move |score| {
            let slot = left.trailing_zeros();
            left &= left.wrapping_sub(1);
            (slot < BUCKET).then_some((slot as u8, *score))
        })
    }

    /// Whether there is one score for each bit, and none is zero. O(scores).
    pub fn is_sound(&self) -> bool {
        self.scores.len() == self.mask.count_ones() as usize && !self.scores.contains(&0)
    }
}

/// A raw score on the scale on which the highest raw score of the same evaluator is [`HIGHEST`]:
/// `floor(raw * 65535 / largest)`. A raw score above zero stays above zero. O(1).
///
/// Errors: [`Error::NoScore`] when no raw score is above zero; [`Error::Overflow`] when `raw` exceeds the largest.
pub fn normalise(raw: u16, largest: u16) -> Result<u16, Error> {
    // 32 bits hold the product: a reveal does this for each score.
    let scaled = u32::from(raw).checked_mul(HIGHEST.into()).ok_or(Error::Overflow)?;
    let floor = scaled.checked_div(largest.into()).ok_or(Error::NoScore)?;
    floor.try_into().map_err(|_| Error::Overflow)
}

/// What consensus makes of one asset.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Outcome {
    /// Where in its bucket the asset is.
    pub slot: u8,
    /// The highest score that more than half of the stake supports: above zero.
    pub consensus: u16,
    /// What the asset pot is apportioned by: the sum of `stake * min(score, consensus)`.
    pub score: U256,
}

/// One evaluator's sums over the buckets settled so far, but for the assets that it stewards.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Sums {
    /// Its scores.
    pub given: u64,
    /// What of them the consensus shares: the lesser of the two for each asset.
    pub shared: u64,
    /// The consensus on the assets that it stewards, which the others' total contains.
    pub own: u64,
}

impl Sums {
    /// The evaluator's agreement with the consensus as a fraction, numerator and denominator: the coefficient of
    /// Sørensen and Dice, twice what is shared over all that either has. `consensus` is the sum over all assets.
    ///
    /// The denominator is zero when neither has anything.
    pub fn agreement(&self, consensus: u64) -> Result<(u64, u64), Error> {
        let shared = self.shared.checked_mul(2);
        let all = consensus.checked_sub(self.own).and_then(|others| others.checked_add(self.given));
        shared.zip(all).ok_or(Error::Overflow)
    }

    /// Both together.
    fn checked_add(&self, more: &Self) -> Option<Self> {
        Some(Self {
            given: self.given.checked_add(more.given)?,
            shared: self.shared.checked_add(more.shared)?,
            own: self.own.checked_add(more.own)?,
        })
    }

    /// What the evaluator pot is apportioned by: `floor(stake * agreement)`, zero when there is nothing to agree on.
    /// O(1).
    pub fn weight(&self, stake: u128, consensus: u64) -> Result<u128, Error> {
        match self.agreement(consensus)? {
            (_, 0) => Ok(0),
            (shared, all) => mul_div(stake, shared, all),
        }
    }
}

/// What is kept of a settlement from bucket to bucket.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Tally {
    /// The evaluators' sums, in order of their numbers.
    pub sums: Vec<Sums>,
    /// The sum of the consensus over all assets.
    pub consensus: u64,
    /// What the evaluators agree in on fresh assets, in the same order. May be missing where no asset is fresh.
    pub fresh: Vec<Fresh>,
    /// Fresh assets that have a consensus.
    pub fresh_assets: u32,
}

impl Tally {
    /// That of so many evaluators, before the first bucket.
    pub fn new(evaluators: usize) -> Self {
        let (sums, fresh) = (vec![Sums::default(); evaluators], vec![Fresh::default(); evaluators]);
        Self { sums, fresh, ..Self::default() }
    }
}

/// Settles a bucket: finds the outcome of each asset, and raises the `tally`.
///
/// `stakes` are those of all evaluators that revealed, whether they have a row in this bucket or not. `rows` are the
/// rows in this bucket with the number of the evaluator, in order of it. Bit `k` of `fresh` is set when the asset in
/// slot `k` had no consensus in any epoch before. An asset without consensus has no outcome: it is scored by a
/// minority, or by its steward alone.
///
/// O(evaluators + scores), for any scores: nothing is sorted, but for O(evaluators log evaluators) for each asset that
/// is fresh and has a consensus.
///
/// Errors: [`Error::UnknownEvaluator`] when a row or a slot names one that has no stake or is not in the tally;
/// [`Error::BadRow`] when a row is not sound, or rows are not in order; [`Error::Overflow`] when the stakes do not fit
/// together.
pub fn settle<R: Borrow<Row>>(
    stakes: &[Stake],
    rows: &[(u16, R)],
    stewards: &Stewards,
    fresh: u64,
    tally: &mut Tally,
) -> Result<Vec<Outcome>, Error> {
    if tally.sums.len() != stakes.len() || (fresh != 0 && tally.fresh.len() != stakes.len()) {
        return Err(Error::UnknownEvaluator);
    }
    let total = stakes.iter().try_fold(Stake::NONE, |sum, stake| sum.checked_add(*stake)).ok_or(Error::Overflow)?;
    let mut median = Median::new(stakes, total);
    let limbs = Limbs::cut(stakes, total, rows.len());

    let mut without = (fresh != 0).then(|| WithoutEach::new(stakes, total, tally));
    let mut raised = vec![Sums::default(); stakes.len()];
    let mut columns = Columns::gather(rows, stewards, &mut raised)?;
    // What each evaluator shares in this bucket: 64 scores are 22 bits.
    let mut shared = vec![0u32; stakes.len()];
    let mut outcomes = Vec::with_capacity(stewards.len());
    let mut sum = tally.consensus;
    for (slot, (column, steward)) in (0u8..).zip(columns.iter_mut().zip(stewards)) {
        let consensus = median.of(column)?;
        if consensus == 0 {
            continue;
        }
        let score = limbs.clipped_sum(column, consensus, &mut shared)?;
        if let Some(steward) = steward {
            let own = &mut raised.get_mut(usize::from(*steward)).ok_or(Error::UnknownEvaluator)?.own;
            *own = own.checked_add(consensus.into()).ok_or(Error::Overflow)?;
        }
        sum = sum.checked_add(consensus.into()).ok_or(Error::Overflow)?;
        if let Some(without) = without.as_mut()
            && fresh.wrapping_shr(slot.into()) & 1 == 1
        {
            without.add(column, steward.map(usize::from))?;
        }
        outcomes.push(Outcome { slot, consensus, score });
    }

    for ((sums, raised), shared) in tally.sums.iter().zip(&mut raised).zip(shared) {
        raised.shared = shared.into();
        *raised = sums.checked_add(raised).ok_or(Error::Overflow)?;
    }
    if let Some(without) = without {
        (tally.fresh, tally.fresh_assets) = without.into_parts();
    }
    (tally.sums, tally.consensus) = (raised, sum);
    Ok(outcomes)
}
