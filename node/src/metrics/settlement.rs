//! The settlement of earlier epochs: how far it has come, and what it costs.

use super::{
    hook::{LOG_TARGET, Metric, gauge, one},
    state::View,
};
use prometheus_endpoint::{Histogram, HistogramOpts, PrometheusError, Registry, exponential_buckets, register};
use tributary_primitives::{EpochIndex, Phase};

/// Reference time that blocks with work of a settlement were charged for their hooks and inherents.
pub const SETTLEMENT_TIME: &str = "tributary_settlement_block_weight_seconds";

/// Read after each block.
pub const PER_BLOCK: &[Metric<View>] = &[
    gauge("tributary_settlement_backlog_epochs", "Epochs that are due and not settled.", |view| {
        let epoch = view.epoch()?;
        one(backlog(epoch.index, epoch.settling))
    }),
    gauge("tributary_settlement_phase", "Phase of the settlement under way, 1 to 6; 0 while none is.", |view| {
        one(view.epoch()?.phase.map_or(0, phase_number))
    }),
    gauge("tributary_settlement_buckets_left", "Buckets of assets left in the present phase.", |view| {
        one(view.epoch()?.buckets_left)
    }),
];

/// Epochs whose settlement is due and not done: an epoch is settled when the one after it, in which its scores are
/// revealed, has ended.
fn backlog(present: EpochIndex, next_to_settle: EpochIndex) -> EpochIndex {
    present.saturating_sub(1).saturating_sub(next_to_settle)
}

fn phase_number(phase: Phase) -> u8 {
    match phase {
        Phase::Joining => 1,
        Phase::Penalties => 2,
        Phase::Scoring => 3,
        Phase::Assets => 4,
        Phase::Evaluators => 5,
        Phase::Sweeping => 6,
    }
}

/// How long blocks with work of a settlement took, by what they were charged.
pub struct SettlementTime(Histogram);

impl SettlementTime {
    /// Publishes it, with no block in it.
    ///
    /// # Errors
    ///
    /// When its name is taken.
    pub fn new(registry: &Registry) -> Result<Self, PrometheusError> {
        let help = "Reference time that blocks with work of a settlement were charged for hooks and inherents.";
        // From a tenth of a millisecond to 1.6 seconds.
        let options = HistogramOpts::new(SETTLEMENT_TIME, help).buckets(exponential_buckets(0.0001, 2.0, 15)?);
        register(Histogram::with_opts(options)?, registry).map(Self)
    }

    /// Takes a block in, if it did something for a settlement.
    pub fn observe(&self, view: &View) {
        let charged = match settled(view) {
            Ok(true) => view.block_weights(),
            Ok(false) => return,
            Err(error) => Err(error),
        };
        match charged {
            Ok([_, _, mandatory]) => self.0.observe(mandatory),
            Err(error) => log::debug!(target: LOG_TARGET, "{SETTLEMENT_TIME}: {error}"),
        }
    }
}

/// Whether the block did something for a settlement: one was under way before it or after it, or ended in it.
fn settled(view: &View) -> Result<bool, String> {
    let Some(before) = view.epoch_before()? else { return Ok(false) };
    let after = view.epoch()?;
    Ok(before.phase.is_some() || after.phase.is_some() || before.settling != after.settling)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backlog_is_what_is_due() {
        // In epoch 3, epoch 1 is due; before, nothing is.
        for (present, next, waiting) in [(0, 0, 0), (1, 0, 0), (2, 0, 1), (3, 1, 1), (3, 2, 0), (9, 3, 5)] {
            assert_eq!(backlog(present, next), waiting, "{present} {next}");
        }
    }
}
