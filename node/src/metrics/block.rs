//! The best block: its time, what it was charged, which runtime it has.

use super::{
    hook::{Metric, gauge, labelled, maybe, one},
    state::View,
};
use crate::storage;
use tributary_primitives::Moment;
use tributary_runtime::VERSION;

/// Read after each block.
pub const PER_BLOCK: &[Metric<View>] = &[
    labelled("tributary_block_weight_seconds", "class", "Reference time that the block was charged.", |view| {
        let weights = view.block_weights()?;
        Ok(["normal", "operational", "mandatory"].into_iter().map(Some).zip(weights).collect())
    }),
    gauge("tributary_block_timestamp_seconds", "Time of the block, in seconds since the Unix epoch.", |view| {
        maybe(view.value::<Moment>(storage::TIME)?.map(|millis| millis as f64 / 1e3))
    }),
    gauge("tributary_runtime_spec_version", "Version of the chain's runtime.", |view| one(view.spec_version()?)),
    gauge("tributary_node_spec_version", "Version of the runtime that this node was built with.", |_| {
        one(VERSION.spec_version)
    }),
];
