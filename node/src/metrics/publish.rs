//! Where Prometheus finds the values: as they were read last, or read when it asks.

use super::hook::{Kind, LOG_TARGET, Labelled, Metric};
use prometheus_endpoint::{MetricSource, Opts, PrometheusError, Registry, SourcedCounter, SourcedGauge, register};
use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

/// Publishes a metric whose values come from `source`.
///
/// # Errors
///
/// When its name is taken.
pub fn publish<S>(registry: &Registry, options: Opts, kind: Kind, source: S) -> Result<(), PrometheusError>
where
    S: MetricSource + 'static,
{
    match kind {
        Kind::Gauge => register(SourcedGauge::new(&options, source)?, registry).map(drop),
        Kind::Counter => register(SourcedCounter::new(&options, source)?, registry).map(drop),
    }
}

/// A value that is read when somebody asks for it.
#[derive(Clone)]
pub struct AtScrape(Arc<dyn Fn() -> Option<f64> + Send + Sync>);

impl AtScrape {
    /// A value that `read` reads; nothing is told while it answers `None`.
    pub fn new(read: impl Fn() -> Option<f64> + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }
}

impl MetricSource for AtScrape {
    type N = f64;

    fn collect(&self, mut set: impl FnMut(&[&str], f64)) {
        if let Some(value) = (self.0)() {
            set(&[], value);
        }
    }
}

/// The values of a metric as they were read last.
#[derive(Clone, Default)]
struct Latest(Arc<Mutex<Vec<Labelled>>>);

impl Latest {
    fn put(&self, samples: Vec<Labelled>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = samples;
    }
}

impl MetricSource for Latest {
    type N = f64;

    fn collect(&self, mut set: impl FnMut(&[&str], f64)) {
        for (label, value) in self.0.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            set(label.as_slice(), *value);
        }
    }
}

/// Metrics of which each has its latest values.
pub struct Published<V: 'static> {
    metrics: Vec<(&'static Metric<V>, Latest)>,
    /// Those that could not be read, lest the log say so with every block.
    silent: HashSet<&'static str>,
}

impl<V: 'static> Published<V> {
    /// Publishes `metrics`, of which nothing is told until they are read.
    ///
    /// # Errors
    ///
    /// When a name is taken.
    pub fn new(
        registry: &Registry,
        metrics: impl IntoIterator<Item = &'static Metric<V>>,
    ) -> Result<Self, PrometheusError> {
        let metrics = metrics
            .into_iter()
            .map(|metric| {
                let mut options = Opts::new(metric.name, metric.help);
                if let Some(label) = metric.label {
                    options = options.variable_label(label);
                }
                let latest = Latest::default();
                publish(registry, options, metric.kind, latest.clone())?;
                Ok((metric, latest))
            })
            .collect::<Result<_, PrometheusError>>()?;
        Ok(Self { metrics, silent: HashSet::new() })
    }

    /// Reads all of them. What cannot be read disappears, and the log says so once.
    pub fn read(&mut self, view: &V) {
        for (metric, latest) in &self.metrics {
            match (metric.read)(view) {
                Ok(samples) => {
                    latest.put(samples);
                    self.silent.remove(metric.name);
                }
                Err(error) => {
                    latest.put(Vec::new());
                    if self.silent.insert(metric.name) {
                        log::warn!(target: LOG_TARGET, "{} cannot be read and is left out: {error}", metric.name);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::hook::{gauge, one};

    static METRICS: &[Metric<Result<u32, String>>] =
        &[gauge("tributary_test", "A test.", |view: &Result<u32, String>| one(view.clone()?))];

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let registry = Registry::new();
        let mut published = Published::new(&registry, METRICS).unwrap();
        assert!(registry.gather().is_empty(), "nothing was read yet");
        published.read(&Ok(7));
        assert_eq!(registry.gather()[0].get_metric()[0].get_gauge().get_value(), 7.0);
        published.read(&Err("another layout".into()));
        assert!(registry.gather().is_empty());
        assert!(published.silent.contains("tributary_test"));
        published.read(&Ok(8));
        assert_eq!(registry.gather()[0].get_metric()[0].get_gauge().get_value(), 8.0);
        assert!(published.silent.is_empty());
    }

    #[test]
    fn a_name_that_is_taken_is_an_error() {
        let registry = Registry::new();
        Published::new(&registry, METRICS).unwrap();
        assert!(Published::new(&registry, METRICS).is_err());
    }
}
