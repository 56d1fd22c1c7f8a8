//! The median weighted by stake, without sorting: by all stake and by what the cap lets count of it at a time.
//!
//! A search by digits, the highest first: stake is summed by digit, and only the entries with the digit found remain
//! for the next. The two sums go through the same pass: what has both majorities at some score has them below it too.
//! Digits are of what a score is above the least, so evaluators who about agree need fewer of them; four do whatever
//! the scores are.

use super::{Stake, columns::Entry};
use crate::Error;

/// The bits of a digit.
const DIGIT: u32 = 5;
/// So few entries are looked at one by one rather than by another digit.
const FEW: usize = 8;

/// Finds the median of one column after another.
pub(super) struct Median<'a> {
    /// What stands behind each evaluator.
    stakes: &'a [Stake],
    /// The least that is more than half of all stake.
    majority: Stake,
    bins: Bins,
}

impl<'a> Median<'a> {
    /// Weighted by `stakes`, which sum to `total`.
    pub(super) fn new(stakes: &'a [Stake], total: Stake) -> Self {
        Self { stakes, majority: total.majority(), bins: Bins::EMPTY }
    }

    /// The highest score such that those who gave it or a higher one hold both majorities; zero when there is none.
    /// Leaves the entries in another order. O(entries).
    ///
    /// Errors: [`Error::UnknownEvaluator`] when an entry is of somebody without stake.
    pub(super) fn of(&mut self, column: &mut [Entry]) -> Result<u16, Error> {
        let Self { stakes, majority, ref mut bins } = *self;
        let (mut least, most) = column.iter().fold((u16::MAX, 0), |(least, most), entry| {
            let score = entry.score();
            (least.min(score), most.max(score))
        });
        if least >= most {
            let all =
                column.iter().try_fold(Stake::NONE, |sum, entry| Ok(sum.wrapping_add(stake_of(stakes, *entry)?)))?;
            return Ok(if all.reaches(majority) { most } else { 0 });
        }
        let mut candidates = column;
        // What is behind scores higher than those of all candidates.
        let mut above = Stake::NONE;
        // How far the candidates' scores lie apart at most, in bits.
        let mut spread = most.wrapping_sub(least).checked_ilog2().unwrap_or_default().wrapping_add(1);
        while candidates.len() > FEW {
            let shift = spread.saturating_sub(DIGIT);
            let digit = |entry: Entry| u32::from(entry.score().wrapping_sub(least)).wrapping_shr(shift);
            for entry in candidates.iter() {
                bins.add(digit(*entry), stake_of(stakes, *entry)?);
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
}

fn stake_of(stakes: &[Stake], entry: Entry) -> Result<Stake, Error> {
    stakes.get(entry.evaluator()).copied().ok_or(Error::UnknownEvaluator)
}

/// The highest score that, with what is `above` all of these, has both majorities; zero when there is none.
/// O(entries^2).
fn one_by_one(entries: &[Entry], stakes: &[Stake], mut above: Stake, majority: Stake) -> Result<u16, Error> {
    let mut last = u16::MAX;
    let mut first = true;
    loop {
        let (mut highest, mut behind) = (0, Stake::NONE);
        for entry in entries {
            let (score, stake) = (entry.score(), stake_of(stakes, *entry)?);
            if score < highest || (score >= last && !first) {
                continue;
            }
            behind = if score > highest { stake } else { behind.wrapping_add(stake) };
            highest = score;
        }
        above = above.wrapping_add(behind);
        if highest == 0 || above.reaches(majority) {
            return Ok(highest);
        }
        (last, first) = (highest, false);
    }
}

/// Stake by digit.
struct Bins {
    /// The sums: all zero between the rounds. They never wrap, for all stakes together fit.
    stakes: [Stake; 1 << DIGIT],
}

#[allow(clippy::indexing_slicing, reason = "a digit's bits are an index")]
impl Bins {
    const EMPTY: Self = Self { stakes: [Stake::NONE; 1 << DIGIT] };

    fn add(&mut self, digit: u32, stake: Stake) {
        let sum = &mut self.stakes[digit as usize % (1 << DIGIT)];
        *sum = sum.wrapping_add(stake);
    }

    /// The highest digit that has both majorities with all above it; `above` is raised by what is behind those that
    /// have not.
    fn descend(&mut self, above: &mut Stake, majority: Stake) -> Option<u32> {
        let mut found = None;
        for (digit, stake) in (0u32..1 << DIGIT).zip(&self.stakes).rev() {
            let with = above.wrapping_add(*stake);
            if with.reaches(majority) {
                found = Some(digit);
                break;
            }
            *above = with;
        }
        self.stakes = [Stake::NONE; 1 << DIGIT];
        found
    }
}

/// Moves the entries that pass the test to the front, and answers how many they are.
#[allow(clippy::indexing_slicing, reason = "no more have passed than were looked at")]
fn partition(entries: &mut [Entry], test: impl Fn(Entry) -> bool) -> usize {
    let mut passed = 0usize;
    for at in 0..entries.len() {
        // Swapped whether it passes or not: a branch would be mispredicted half the time.
        let passes = test(entries[at]);
        entries.swap(at, passed);
        passed = passed.wrapping_add(passes.into());
    }
    passed
}
