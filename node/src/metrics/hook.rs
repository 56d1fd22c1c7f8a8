//! What a metric is, and what reads it.

use tributary_primitives::{Balance, UNIT};

/// What the log lines are filtered by.
pub const LOG_TARGET: &str = "metrics";

/// A value, with its label if the metric has one.
pub type Labelled = (Option<&'static str>, f64);

/// The values of a metric by its label's; none when there is nothing to tell. The error says why it cannot be told.
pub type Samples = Result<Vec<Labelled>, String>;

/// Whether a metric may fall.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// It may.
    Gauge,
    /// Only grows; for as long as the best block's ancestors do not change.
    Counter,
}

/// A metric that is read from the state, as a `V` shows it.
pub struct Metric<V> {
    /// What Prometheus knows it by.
    pub name: &'static str,
    /// What it is.
    pub help: &'static str,
    /// Whether it may fall.
    pub kind: Kind,
    /// The name of its label, if it has one.
    pub label: Option<&'static str>,
    /// The hook that reads it.
    pub read: fn(&V) -> Samples,
}

/// A metric that may fall.
pub const fn gauge<V>(name: &'static str, help: &'static str, read: fn(&V) -> Samples) -> Metric<V> {
    Metric { name, help, kind: Kind::Gauge, label: None, read }
}

/// A metric that only grows.
pub const fn counter<V>(name: &'static str, help: &'static str, read: fn(&V) -> Samples) -> Metric<V> {
    Metric { name, help, kind: Kind::Counter, label: None, read }
}

/// Several values that may fall, told apart by a label.
pub const fn labelled<V>(
    name: &'static str,
    label: &'static str,
    help: &'static str,
    read: fn(&V) -> Samples,
) -> Metric<V> {
    Metric { name, help, kind: Kind::Gauge, label: Some(label), read }
}

/// The one value of a metric without a label.
pub fn one(value: impl Into<f64>) -> Samples {
    Ok(vec![(None, value.into())])
}

/// The one value of a metric without a label, if there is one.
pub fn maybe(value: Option<f64>) -> Samples {
    Ok(value.map(|value| (None, value)).into_iter().collect())
}

/// An amount of planck in TRIB, rounded to 53 bits.
pub fn trib(planck: Balance) -> f64 {
    planck as f64 / UNIT as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_in_whole_tokens() {
        assert_eq!(trib(0), 0.0);
        assert_eq!(trib(UNIT + UNIT / 2), 1.5);
        assert_eq!(trib(6_000_000 * UNIT), 6e6);
    }
}
