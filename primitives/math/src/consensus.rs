//! Consensus: what the majority of the stake makes of each asset, and how far each evaluator agrees.
//!
//! Evaluator `i` counts for stake `s_i`, and its scores `w_ij` are on a scale on which its highest is 65535. Of the
//! evaluators that revealed:
//!
//! ```text
//! c_j         = the largest w such that evaluators with w_ij >= w hold more than half of all stake; not scored is 0
//! score_j     = sum_i s_i * min(w_ij, c_j)
//! agreement_i = 2 * sum_j min(w_ij, c_j) / (sum_j w_ij + sum_j c_j)
//! ```
//!
//! The consensus `c_j` is the median weighted by stake, so that whoever holds half of the stake or less cannot lift it
//! over the scores of all others. Scores are clipped at it, as in the Yuma consensus of Bittensor. The agreement is the
//! coefficient of Sørensen (1948) and Dice (1945) for weighted sets: it is one only for scoring everything as the
//! majority does. An asset that `i` stewards is left out of all of its sums and counts as not scored by it.
//!
//! Assets lie in buckets of [`BUCKET`], asset `k` in slot `k % 64` of bucket `k / 64`. Buckets are settled one at a time,
//! in any order, each with [`settle`]; between them only [`Sums`] and the sum of all consensus are kept.

use crate::{Error, U256};
use alloc::{vec, vec::Vec};
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::borrow::Borrow;
use scale_info::TypeInfo;

/// Assets in a bucket.
pub const BUCKET: u32 = 64;

/// What the highest of an evaluator's scores becomes.
pub const HIGHEST: u16 = u16::MAX;

/// The bits of a digit by which the consensus is searched.
const DIGIT: u32 = 5;
/// So few entries are looked at one by one rather than by another digit.
const FEW: usize = 8;

/// The bits of a limb of stake: a limb times a score, summed over 256 evaluators, has 64 bits.
const LIMB: u32 = 40;
/// The most entries of a column for which that holds.
const LIMB_ENTRIES: usize = 256;

/// Entries of [`Columns`] in a line of the processor's cache.
const LINE: usize = 16;

/// For each slot of a bucket the evaluator, if any, that stewards its asset.
pub type Stewards = [Option<u16>; BUCKET as usize];

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
    /// Errors: [`Error::BadRow`] when the slot is not in a bucket, or not behind all those that have a score already, or
    /// the score is zero.
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
    /// The evaluator's agreement with the consensus as a fraction, numerator and denominator: the coefficient of Sørensen
    /// and Dice, twice what is shared over all that either has. `consensus` is the sum over all assets.
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

    /// What the evaluator pot is apportioned by: `floor(stake * agreement)`, zero when there is nothing to agree on. O(1).
    pub fn weight(&self, stake: u128, consensus: u64) -> Result<u128, Error> {
        let (shared, all) = self.agreement(consensus)?;
        if all == 0 {
            return Ok(0);
        }
        // stake = q * all + r, so the floor is q * shared + floor(r * shared / all): r and shared are of 64 bits.
        let (shared, all) = (u128::from(shared), u128::from(all));
        let quotient = stake.checked_div(all).and_then(|q| q.checked_mul(shared));
        let remainder = stake.checked_rem(all).and_then(|r| r.checked_mul(shared)).and_then(|r| r.checked_div(all));
        quotient.zip(remainder).and_then(|(q, r)| q.checked_add(r)).ok_or(Error::Overflow)
    }
}

/// Settles a bucket: finds the outcome of each asset, raises the evaluators' `sums` and the sum of all `consensus`.
///
/// `stakes` are those of all evaluators that revealed, whether they have a row in this bucket or not, and `sums` theirs
/// in the same order. `rows` are the rows in this bucket with the number of the evaluator, in order of it. An asset
/// without consensus has no outcome: it is scored by a minority, or by its steward alone.
///
/// O(evaluators + scores), for any scores: nothing is sorted.
///
/// Errors: [`Error::UnknownEvaluator`] when a row or a slot names one that has no stake or no sums here;
/// [`Error::BadRow`] when a row is not sound, or rows are not in order; [`Error::Overflow`] when the stakes do not fit
/// together.
pub fn settle<R: Borrow<Row>>(
    stakes: &[u128],
    rows: &[(u16, R)],
    stewards: &Stewards,
    sums: &mut [Sums],
    consensus: &mut u64,
) -> Result<Vec<Outcome>, Error> {
    if sums.len() != stakes.len() {
        return Err(Error::UnknownEvaluator);
    }
    let total = stakes.iter().try_fold(0u128, |sum, stake| sum.checked_add(*stake)).ok_or(Error::Overflow)?;
    let majority = (total >> 1).checked_add(1).ok_or(Error::Overflow)?;

    // Whoever owns less than 2^80 planck, a thousand times what there may ever be, needs two limbs.
    if rows.len() <= LIMB_ENTRIES && total >> LIMB >> LIMB == 0 {
        settle_by::<R, 2, LIMB, _>(stakes, majority, rows, stewards, sums, consensus, |[low, high]| {
            Some(U256::from(u128::from(low).wrapping_add(u128::from(high) << LIMB)))
        })
    } else {
        // No entry adds 2^48, and there are at most 2^16: no sum of a limb of 32 bits overflows.
        settle_by::<R, 4, 32, _>(stakes, majority, rows, stewards, sums, consensus, |limbs| {
            let [a, b, c, d] = limbs.map(u128::from);
            let low = U256::from(a.wrapping_add(b << 32));
            let high = U256::from(c.wrapping_add(d << 32));
            high.checked_mul(U256::from(1u128 << 64)).and_then(|high| high.checked_add(low))
        })
    }
}

/// [`settle`] with stakes in `N` limbs of `BITS` bits, which `join` puts together again.
fn settle_by<R: Borrow<Row>, const N: usize, const BITS: u32, J: Fn([u64; N]) -> Option<U256>>(
    stakes: &[u128],
    majority: u128,
    rows: &[(u16, R)],
    stewards: &Stewards,
    sums: &mut [Sums],
    consensus: &mut u64,
    join: J,
) -> Result<Vec<Outcome>, Error> {
    let limbs: Vec<[u64; N]> = stakes
        .iter()
        .map(|stake| {
            let mut left = *stake;
            core::array::from_fn(|_| {
                let limb = left & 1u128.wrapping_shl(BITS).wrapping_sub(1);
                left = left.wrapping_shr(BITS);
                limb as u64
            })
        })
        .collect();

    let mut raised = vec![Sums::default(); stakes.len()];
    let mut columns = Columns::gather(rows, stewards, &mut raised)?;
    // What each evaluator shares in this bucket: 64 scores are 22 bits.
    let mut shared = vec![0u32; stakes.len()];
    let mut outcomes = Vec::with_capacity(stewards.len());
    let mut bins = Bins::EMPTY;
    let mut sum = *consensus;
    for (slot, (column, steward)) in (0u8..).zip(columns.iter_mut().zip(stewards)) {
        let consensus = supported(column, stakes, majority, &mut bins)?;
        if consensus == 0 {
            continue;
        }
        let score = join(share(column, &limbs, consensus, &mut shared)?).ok_or(Error::Overflow)?;
        if let Some(steward) = steward {
            let own = &mut raised.get_mut(usize::from(*steward)).ok_or(Error::UnknownEvaluator)?.own;
            *own = own.checked_add(consensus.into()).ok_or(Error::Overflow)?;
        }
        sum = sum.checked_add(consensus.into()).ok_or(Error::Overflow)?;
        outcomes.push(Outcome { slot, consensus, score });
    }

    for ((sums, raised), shared) in sums.iter().zip(&mut raised).zip(shared) {
        raised.shared = shared.into();
        *raised = sums.checked_add(raised).ok_or(Error::Overflow)?;
    }
    sums.copy_from_slice(&raised);
    *consensus = sum;
    Ok(outcomes)
}

/// The scores of a bucket by asset: for each slot its entries, in order of evaluator.
///
/// An entry is the number of the evaluator, moved up by 16 bits, and the score.
struct Columns {
    /// Places for the entries of each slot.
    stride: usize,
    /// Where the next entry of each slot goes.
    ends: [usize; BUCKET as usize],
    entries: Vec<u32>,
}

impl Columns {
    /// All scores but those that evaluators gave to their own assets; `given` is raised by them.
    fn gather<R: Borrow<Row>>(rows: &[(u16, R)], stewards: &Stewards, raised: &mut [Sums]) -> Result<Self, Error> {
        let mut own = vec![0u64; raised.len()];
        for (slot, steward) in (0u32..).zip(stewards) {
            if let Some(steward) = steward {
                *own.get_mut(usize::from(*steward)).ok_or(Error::UnknownEvaluator)? |= 1u64.wrapping_shl(slot);
            }
        }
        // The line more keeps the slots' places from falling on the same lines of the processor's cache.
        let stride = rows.len().checked_next_multiple_of(LINE).and_then(|n| n.checked_add(LINE));
        let stride = stride.ok_or(Error::Overflow)?;
        let mut columns = Self {
            stride,
            ends: core::array::from_fn(|slot| slot.wrapping_mul(stride)),
            entries: vec![0; stride.checked_mul(BUCKET as usize).ok_or(Error::Overflow)?],
        };
        let mut last = None;
        for (index, row) in rows {
            let (index, row) = (*index, row.borrow());
            if last >= Some(index) || row.scores.len() != row.mask.count_ones() as usize {
                return Err(Error::BadRow);
            }
            last = Some(index);
            let at = usize::from(index);
            let (raised, own) = raised.get_mut(at).zip(own.get(at)).ok_or(Error::UnknownEvaluator)?;
            raised.given = columns.add(index, row, *own)?;
        }
        Ok(columns)
    }

    /// Adds a row, but for the slots in `own`. Answers the sum of the scores added.
    fn add(&mut self, index: u16, row: &Row, own: u64) -> Result<u64, Error> {
        let mut given = 0u64;
        let mut mask = row.mask;
        for score in &row.scores {
            let bit = mask.trailing_zeros();
            mask &= mask.wrapping_sub(1);
            if *score == 0 {
                return Err(Error::BadRow);
            }
            if own.wrapping_shr(bit) & 1 == 1 {
                continue;
            }
            let end = self.ends.get_mut(bit as usize).ok_or(Error::BadRow)?;
            *self.entries.get_mut(*end).ok_or(Error::BadRow)? = u32::from(index) << 16 | u32::from(*score);
            *end = end.wrapping_add(1);
            given = given.wrapping_add((*score).into());
        }
        Ok(given)
    }

    /// The entries of each slot.
    fn iter_mut(&mut self) -> impl Iterator<Item = &mut [u32]> {
        let starts = (0..).step_by(self.stride);
        let places = self.entries.chunks_mut(self.stride).zip(starts.zip(&self.ends));
        places.map(|(places, (start, end))| places.get_mut(..end.wrapping_sub(start)).unwrap_or_default())
    }
}

/// The evaluator and the score of an entry.
fn parts(entry: u32) -> (usize, u16) {
    ((entry >> 16) as usize, entry as u16)
}

/// The highest score such that those who gave it or a higher one hold at least `majority`; zero when there is none.
/// Leaves the entries in another order.
///
/// A search by digits, the highest first: stake is summed by digit, and only the entries with the digit found remain
/// for the next. Digits are of what a score is above the least, so evaluators who about agree need fewer of them; four do
/// whatever the scores are.
fn supported(column: &mut [u32], stakes: &[u128], majority: u128, bins: &mut Bins) -> Result<u16, Error> {
    let stake_of = |entry: u32| stakes.get(parts(entry).0).copied().ok_or(Error::UnknownEvaluator);
    let (mut least, most) = column.iter().fold((u16::MAX, 0), |(least, most), entry| {
        let (_, score) = parts(*entry);
        (least.min(score), most.max(score))
    });
    if least >= most {
        let all = column.iter().try_fold(0u128, |sum, entry| Ok(sum.wrapping_add(stake_of(*entry)?)))?;
        return Ok(if all >= majority { most } else { 0 });
    }
    let mut candidates = column;
    // What is behind scores higher than those of all candidates.
    let mut above = 0u128;
    // How far the candidates' scores lie apart at most, in bits.
    let mut spread = most.wrapping_sub(least).checked_ilog2().unwrap_or_default().wrapping_add(1);
    while candidates.len() > FEW {
        let shift = spread.saturating_sub(DIGIT);
        let digit = |entry: u32| u32::from(parts(entry).1.wrapping_sub(least)).wrapping_shr(shift);
        for entry in candidates.iter() {
            bins.add(digit(*entry), stake_of(*entry)?);
        }
        let Some(highest) = bins.descend(&mut above, majority) else { return Ok(0) };
        if shift > 0 {
            let kept = partition(candidates, |entry| digit(entry) == highest);
            candidates = candidates.get_mut(..kept).unwrap_or_default();
        }
        least = least.wrapping_add(highest.wrapping_shl(shift) as u16);
        if shift == 0 {
            return Ok(least);
        }
        spread = shift;
    }
    one_by_one(candidates, stakes, above, majority)
}

/// The highest score that, with what is `above` all of these, has the majority; zero when there is none. O(entries^2).
fn one_by_one(entries: &[u32], stakes: &[u128], mut above: u128, majority: u128) -> Result<u16, Error> {
    let mut last = u16::MAX;
    let mut first = true;
    loop {
        let (mut highest, mut behind) = (0, 0u128);
        for entry in entries {
            let (index, score) = parts(*entry);
            let stake = stakes.get(index).ok_or(Error::UnknownEvaluator)?;
            if score < highest || (score >= last && !first) {
                continue;
            }
            behind = if score > highest { *stake } else { behind.wrapping_add(*stake) };
            highest = score;
        }
        above = above.wrapping_add(behind);
        if highest == 0 || above >= majority {
            return Ok(highest);
        }
        (last, first) = (highest, false);
    }
}

/// Stake by digit.
struct Bins {
    /// The sums: all zero between the rounds. They never wrap, for all stakes together fit.
    stakes: [u128; 1 << DIGIT],
}

#[allow(clippy::indexing_slicing, reason = "a digit's bits are an index")]
impl Bins {
    const EMPTY: Self = Self { stakes: [0; 1 << DIGIT] };

    fn add(&mut self, digit: u32, stake: u128) {
        let sum = &mut self.stakes[digit as usize % (1 << DIGIT)];
        *sum = sum.wrapping_add(stake);
    }

    /// The highest digit that has the majority with all above it; `above` is raised by what is behind those that have not.
    fn descend(&mut self, above: &mut u128, majority: u128) -> Option<u32> {
        let mut found = None;
        for (digit, stake) in (0u32..1 << DIGIT).zip(&self.stakes).rev() {
            let with = above.wrapping_add(*stake);
            if with >= majority {
                found = Some(digit);
                break;
            }
            *above = with;
        }
        self.stakes = [0; 1 << DIGIT];
        found
    }
}

/// Moves the entries that pass the test to the front, and answers how many they are.
#[allow(clippy::indexing_slicing, reason = "no more have passed than were looked at")]
fn partition(entries: &mut [u32], test: impl Fn(u32) -> bool) -> usize {
    let mut passed = 0usize;
    for at in 0..entries.len() {
        // Swapped whether it passes or not: a branch would be mispredicted half the time.
        let passes = test(entries[at]);
        entries.swap(at, passed);
        passed = passed.wrapping_add(passes.into());
    }
    passed
}

/// The sum of `stake * min(score, consensus)`, limb by limb of the stakes; what each evaluator shares is raised by its
/// lesser.
fn share<const N: usize>(
    column: &[u32],
    limbs: &[[u64; N]],
    consensus: u16,
    shared: &mut [u32],
) -> Result<[u64; N], Error> {
    let mut sums = [0u64; N];
    for entry in column {
        let (index, score) = parts(*entry);
        let lesser = score.min(consensus);
        let (limbs, shared) = limbs.get(index).zip(shared.get_mut(index)).ok_or(Error::UnknownEvaluator)?;
        *shared = shared.wrapping_add(lesser.into());
        for (sum, limb) in sums.iter_mut().zip(limbs) {
            *sum = sum.wrapping_add(limb.wrapping_mul(lesser.into()));
        }
    }
    Ok(sums)
}
