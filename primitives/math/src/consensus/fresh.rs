//! Agreement on fresh assets, corrected for chance.
//!
//! Nothing public says what others will think of an asset that never had a consensus. With F those of them that have
//! one now, in order of id, `next(j)` the one of F after `j`, cyclic, and `c^i` the consensus by the same rule without
//! evaluator `i`, whose stake is taken out of the column and of the totals:
//!
//! ```text
//! V_i      = max(0, sum over j in F, not i's own, of [ min(w_ij, c^i_j) - min(w_ij, c^i_next(j)) ])
//!            / sum over j in F, not i's own, of c^i_j
//! weight_i = floor(s_i * V_i)
//! ```
//!
//! What `i` would share with the others' opinion of *another* asset is what it shares by chance, as in the peer
//! prediction over several tasks of Dasgupta and Ghosh (2013) and Shnayder et al. (2016): who scores all alike has
//! nothing left. A single fresh asset is its own next, so it earns nothing.
//!
//! Buckets come in order, and between them an evaluator's three sums are kept, its score of the last fresh asset, and
//! what the others thought of the first, which is the last one's next.

use super::{Stake, Tally, columns::Entry};
use crate::{Error, mul_div};
use alloc::{vec, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::cmp::Reverse;
use scale_info::TypeInfo;

/// What one evaluator agrees in on the fresh assets so far.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Fresh {
    /// The sum of `min(w_ij, c^i_j)`.
    pub shared: u64,
    /// The sum of `min(w_ij, c^i_next(j))`, but for the last asset.
    pub by_chance: u64,
    /// The sum of `c^i_j`, but for the assets that it stewards.
    pub consensus: u64,
    /// `c^i` of the first asset.
    pub first: u16,
    /// Its score of the last asset; zero when that is its own.
    pub last: u16,
}

impl Fresh {
    /// The sum of `min(w_ij, c^i_next(j))` over all assets, the last one among them, when no more come.
    ///
    /// Errors: [`Error::Overflow`] when it does not fit.
    pub fn chance(&self) -> Result<u64, Error> {
        self.by_chance.checked_add(self.last.min(self.first).into()).ok_or(Error::Overflow)
    }

    /// What the part of the evaluators' pot for fresh assets is apportioned by: `floor(stake * V)`, zero when there is
    /// nothing to agree on. O(1).
    pub fn weight(&self, stake: u128) -> Result<u128, Error> {
        match (self.shared.saturating_sub(self.chance()?), self.consensus) {
            (_, 0) => Ok(0),
            (more, all) => mul_div(stake, more, all),
        }
    }

    /// Adds an asset: its `score`, and the `consensus` without it.
    fn add(&mut self, score: u16, consensus: u16, is_own: bool, is_first: bool) -> Result<(), Error> {
        let add = |sum: u64, more: u16| sum.checked_add(more.into()).ok_or(Error::Overflow);
        if is_first {
            self.first = consensus;
        } else {
            self.by_chance = add(self.by_chance, self.last.min(consensus))?;
        }
        self.shared = add(self.shared, score.min(consensus))?;
        self.consensus = add(self.consensus, if is_own { 0 } else { consensus })?;
        self.last = score;
        Ok(())
    }
}

/// Finds for each evaluator what the consensus on one asset after another would be without it.
pub(super) struct WithoutEach<'a> {
    stakes: &'a [Stake],
    total: Stake,
    /// What the evaluators agree in, raised by what was added.
    found: Vec<Fresh>,
    assets: u32,
    /// Of the present asset: each evaluator's score.
    scores: Vec<u16>,
    /// Of the present asset: what is behind each entry and those before it, the highest score first.
    sums: Vec<Stake>,
}

impl<'a> WithoutEach<'a> {
    /// Goes on from where `tally` is.
    pub(super) fn new(stakes: &'a [Stake], total: Stake, tally: &Tally) -> Self {
        let (found, assets) = (tally.fresh.clone(), tally.fresh_assets);
        Self { stakes, total, found, assets, scores: vec![0; stakes.len()], sums: Vec::with_capacity(stakes.len()) }
    }

    /// What the evaluators agree in, and on how many assets.
    pub(super) fn into_parts(self) -> (Vec<Fresh>, u32) {
        (self.found, self.assets)
    }

    /// Adds an asset that has a consensus. `steward` is the number of the evaluator that it belongs to. Leaves the
    /// entries in another order. O(evaluators log evaluators): the column is sorted once, for all of them.
    ///
    /// Without `i`, a score needs more than half of the others' stake behind it. If it is above the score of `i`,
    /// nothing of that is `i`'s, or else all of `i`'s stake is there besides. More stake than the former is behind any
    /// score that the latter is behind, so whenever the first search finds a score above that of `i`, it is the
    /// highest.
    ///
    /// Errors: [`Error::UnknownEvaluator`] when an entry is of somebody without stake.
    pub(super) fn add(&mut self, column: &mut [Entry], steward: Option<usize>) -> Result<(), Error> {
        column.sort_unstable_by_key(|entry| Reverse(entry.score()));
        self.scores.fill(0);
        self.sums.clear();
        let mut sum = Stake::NONE;
        for entry in column.iter() {
            let at = entry.evaluator();
            let (score, stake) = self.scores.get_mut(at).zip(self.stakes.get(at)).ok_or(Error::UnknownEvaluator)?;
            *score = entry.score();
            sum = sum.wrapping_add(*stake);
            self.sums.push(sum);
        }
        let near = self.sums.partition_point(|sum| !sum.reaches(self.total.majority()));
        let score_at = |place: usize| column.get(place).map_or(0, |entry| entry.score());
        let is_first = self.assets == 0;
        let sums = &self.sums;
        for (at, ((stake, score), found)) in self.stakes.iter().zip(&self.scores).zip(&mut self.found).enumerate() {
            let needed = self.total.without(*stake).majority();
            let mut consensus = score_at(place(sums, needed, near));
            if consensus <= *score {
                // Who has all stake that there may be is needed by nobody.
                let besides = needed.checked_add(*stake);
                consensus = besides.map_or(0, |needed| score_at(place(sums, needed, near)));
            }
            found.add(*score, consensus, steward == Some(at), is_first)?;
        }
        self.assets = self.assets.checked_add(1).ok_or(Error::Overflow)?;
        Ok(())
    }
}

/// The first place at which the `sums`, which rise, reach what is `needed`; their count when there is none. It is
/// looked for from `near` on in steps that double: without one of many it is close by.
fn place(sums: &[Stake], needed: Stake, near: usize) -> usize {
    let reaches = |at: usize| sums.get(at).is_none_or(|sum| sum.reaches(needed));
    let (mut low, mut high, mut step) = (near, near, 1usize);
    if reaches(near) {
        // Of the places before `low`, those from `high` on are known to reach it.
        while low > 0 && reaches(low.wrapping_sub(1)) {
            high = low.wrapping_sub(1);
            low = high.saturating_sub(step);
            step = step.wrapping_shl(1);
        }
    } else {
        while !reaches(high) {
            low = high.wrapping_add(1);
            high = low.saturating_add(step).min(sums.len());
            step = step.wrapping_shl(1);
        }
    }
    let between = sums.get(low..high).unwrap_or_default();
    low.wrapping_add(between.partition_point(|sum| !sum.reaches(needed)))
}
