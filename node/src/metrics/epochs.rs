//! The present epoch: its time, what it emits, whose stake counts.

use super::{
    hook::{Metric, gauge, labelled, one, trib},
    state::View,
};
use crate::storage;
use tributary_primitives::EpochView;

/// Read after each block.
pub const PER_BLOCK: &[Metric<View>] = &[
    gauge("tributary_epoch_number", "Number of the present epoch.", |view| one(view.epoch()?.index)),
    gauge("tributary_epoch_length_blocks", "Length of the present epoch in blocks.", |view| one(view.epoch()?.length)),
    gauge("tributary_epoch_blocks_left", "Blocks until the next epoch begins.", |view| {
        let epoch = view.epoch()?;
        one(epoch.start.saturating_add(epoch.length).saturating_sub(view.height()?))
    }),
    labelled("tributary_epoch_emission_trib", "part", "What the present epoch emits at most, by recipient.", |view| {
        let EpochView { assets, evaluators, treasury, authors, .. } = view.epoch()?;
        Ok([("assets", assets), ("evaluators", evaluators), ("treasury", treasury), ("authors", authors)]
            .map(|(part, amount)| (Some(part), trib(*amount)))
            .into())
    }),
    gauge("tributary_emission_rolled_over_trib", "Left for assets by epochs without a consensus.", |view| {
        one(trib(view.epoch()?.rolled_over))
    }),
    gauge("tributary_evaluation_stake_trib", "Stake that counts in the present epoch.", |view| {
        one(trib(view.epoch()?.stake))
    }),
    gauge("tributary_evaluators_registered", "Accounts that may score.", |view| one(view.length(storage::EVALUATORS)?)),
];
