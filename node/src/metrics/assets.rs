//! How much there is to reward.

use super::{
    hook::{Metric, counter, one},
    state::View,
};
use crate::storage;

/// Read after each block.
pub const PER_BLOCK: &[Metric<View>] = &[
    counter("tributary_assets_registered_total", "Assets ever registered.", |view| {
        one(view.value::<u32>(storage::NEXT_ASSET)?.unwrap_or_default())
    }),
    counter("tributary_contributions_recorded_total", "Contributions ever recorded.", |view| {
        one(view.value::<u64>(storage::NEXT_CONTRIBUTION)?.unwrap_or_default() as f64)
    }),
];
