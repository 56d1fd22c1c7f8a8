//! The scores of a bucket, turned from rows by evaluator into columns by asset.

use super::{BUCKET, Row, Stewards, Sums};
use crate::Error;
use alloc::{vec, vec::Vec};
use core::borrow::Borrow;

/// Entries in a line of the processor's cache.
const LINE: usize = 16;

/// A score and who gave it, in 32 bits.
#[derive(Clone, Copy, Default)]
pub(super) struct Entry(u32);

impl Entry {
    fn new(evaluator: u16, score: u16) -> Self {
        Self(u32::from(evaluator) << 16 | u32::from(score))
    }

    /// The number of the evaluator.
    pub(super) fn evaluator(self) -> usize {
        (self.0 >> 16) as usize
    }

    /// The score.
    pub(super) fn score(self) -> u16 {
        self.0 as u16
    }
}

/// The scores of a bucket by asset: for each slot its entries, in order of evaluator.
pub(super) struct Columns {
    /// Places for the entries of each slot.
    stride: usize,
    /// Where the next entry of each slot goes.
    ends: [usize; BUCKET as usize],
    entries: Vec<Entry>,
}

impl Columns {
    /// All scores but those that evaluators gave to their own assets; `given` is raised by them.
    pub(super) fn gather<R: Borrow<Row>>(
        rows: &[(u16, R)],
        stewards: &Stewards,
        raised: &mut [Sums],
    ) -> Result<Self, Error> {
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
            entries: vec![Entry::default(); stride.checked_mul(BUCKET as usize).ok_or(Error::Overflow)?],
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
            *self.entries.get_mut(*end).ok_or(Error::BadRow)? = Entry::new(index, *score);
            *end = end.wrapping_add(1);
            given = given.wrapping_add((*score).into());
        }
        Ok(given)
    }

    /// The entries of each slot.
    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut [Entry]> {
        let starts = (0..).step_by(self.stride);
        let places = self.entries.chunks_mut(self.stride).zip(starts.zip(&self.ends));
        places.map(|(places, (start, end))| places.get_mut(..end.wrapping_sub(start)).unwrap_or_default())
    }
}
