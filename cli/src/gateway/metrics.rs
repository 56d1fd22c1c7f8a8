//! What a gateway tells Prometheus.

use std::{
    fmt::Write,
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::Duration,
};

/// What becomes of a call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// It was served.
    Served,
    /// No voucher, or one that pays too little.
    Unpaid,
    /// A voucher that is not good.
    BadVoucher,
    /// Something else in the request is wrong.
    BadRequest,
    /// Too many, too large or too slow.
    Limited,
    /// The server behind did not serve it.
    Upstream,
    /// The gateway itself could not.
    Failed,
}

impl Outcome {
    /// Every outcome, with its name.
    const ALL: [(Self, &'static str); 7] = [
        (Self::Served, "served"),
        (Self::Unpaid, "unpaid"),
        (Self::BadVoucher, "bad_voucher"),
        (Self::BadRequest, "bad_request"),
        (Self::Limited, "limited"),
        (Self::Upstream, "upstream"),
        (Self::Failed, "failed"),
    ];
}

/// The upper ends of the histogram's buckets, in microseconds.
const ENDS: [u64; 12] =
    [1_000, 2_500, 5_000, 10_000, 20_000, 50_000, 100_000, 250_000, 1_000_000, 5_000_000, 30_000_000, 120_000_000];

/// Counts since the start.
#[derive(Debug, Default)]
pub struct Metrics {
    calls: [AtomicU64; Outcome::ALL.len()],
    /// Calls that took at most so long, each in one bucket, and those that took longer.
    times: [AtomicU64; ENDS.len() + 1],
    /// Microseconds of all calls.
    time: AtomicU64,
    running: AtomicU64,
    units: AtomicU64,
    settled: AtomicU64,
    skipped: AtomicU64,
    settlements: AtomicU64,
    failures: AtomicU64,
    height: AtomicU64,
}

/// A call that runs; until it is dropped.
pub struct Running<'a>(&'a Metrics);

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.running.fetch_sub(1, Relaxed);
    }
}

impl Metrics {
    /// A call begins.
    pub fn begin(&self) -> Running<'_> {
        self.running.fetch_add(1, Relaxed);
        Running(self)
    }

    /// A call has ended, or its stream has begun.
    pub fn end(&self, outcome: Outcome, took: Duration) {
        let place = Outcome::ALL.iter().position(|(known, _)| *known == outcome).unwrap_or_default();
        self.calls[place].fetch_add(1, Relaxed);
        let took = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let bucket = ENDS.iter().position(|end| took <= *end).unwrap_or(ENDS.len());
        self.times[bucket].fetch_add(1, Relaxed);
        self.time.fetch_add(took, Relaxed);
    }

    /// Units were taken.
    pub fn units(&self, units: u64) {
        self.units.fetch_add(units, Relaxed);
    }

    /// A settlement is final: so many vouchers were settled, so many passed over.
    pub fn settlement(&self, settled: u64, skipped: u64) {
        self.settlements.fetch_add(1, Relaxed);
        self.settled.fetch_add(settled, Relaxed);
        self.skipped.fetch_add(skipped, Relaxed);
    }

    /// The chain could not be asked or told something.
    pub fn failure(&self) {
        self.failures.fetch_add(1, Relaxed);
    }

    /// The last final block that was looked at.
    pub fn height(&self, number: u64) {
        self.height.store(number, Relaxed);
    }

    /// All of it in Prometheus's text, with how many tabs there are and what they owe, in planck.
    pub fn text(&self, tabs: usize, owed: u128) -> String {
        let mut out = String::new();
        head(&mut out, "calls_total", "counter", "Calls, by what became of them");
        for ((_, name), count) in Outcome::ALL.iter().zip(&self.calls) {
            put(&mut out, &format!("calls_total{{outcome=\"{name}\"}}"), count.load(Relaxed));
        }
        head(&mut out, "call_seconds", "histogram", "Time until a call is answered or its stream begins");
        let mut sum = 0_u64;
        for (end, count) in ENDS.iter().zip(&self.times) {
            sum += count.load(Relaxed);
            let (seconds, micros) = (end / 1_000_000, end % 1_000_000);
            let end = format!("{seconds}.{micros:06}");
            let end = end.trim_end_matches('0').trim_end_matches('.');
            put(&mut out, &format!("call_seconds_bucket{{le=\"{end}\"}}"), sum);
        }
        sum += self.times[ENDS.len()].load(Relaxed);
        put(&mut out, "call_seconds_bucket{le=\"+Inf\"}", sum);
        let time = self.time.load(Relaxed);
        put(&mut out, "call_seconds_sum", format!("{}.{:06}", time / 1_000_000, time % 1_000_000));
        put(&mut out, "call_seconds_count", sum);
        let rest: [(&str, &str, &str, u128); 9] = [
            ("calls_running", "gauge", "Calls that run", self.running.load(Relaxed).into()),
            ("units_total", "counter", "Units that calls took", self.units.load(Relaxed).into()),
            ("tabs", "gauge", "Tabs that are known", tabs as u128),
            ("unsettled_planck", "gauge", "What was promised and is not settled", owed),
            ("settlements_total", "counter", "Settlements that are final", self.settlements.load(Relaxed).into()),
            ("vouchers_settled_total", "counter", "Vouchers that were settled", self.settled.load(Relaxed).into()),
            ("vouchers_skipped_total", "counter", "Vouchers that were passed over", self.skipped.load(Relaxed).into()),
            ("chain_failures_total", "counter", "What the node did not do", self.failures.load(Relaxed).into()),
            ("block_height", "gauge", "The last final block that was looked at", self.height.load(Relaxed).into()),
        ];
        for (name, kind, help, value) in rest {
            head(&mut out, name, kind, help);
            put(&mut out, name, value);
        }
        out
    }
}

fn head(out: &mut String, name: &str, kind: &str, help: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "# HELP tributary_gateway_{name} {help}\n# TYPE tributary_gateway_{name} {kind}");
}

fn put(out: &mut String, name: &str, value: impl std::fmt::Display) {
    let _ = writeln!(out, "tributary_gateway_{name} {value}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_counted_by_what_became_of_them() {
        let metrics = Metrics::default();
        let running = metrics.begin();
        assert!(metrics.text(0, 0).contains("\ntributary_gateway_calls_running 1\n"));
        drop(running);
        metrics.end(Outcome::Served, Duration::from_millis(3));
        metrics.end(Outcome::Unpaid, Duration::from_secs(500));
        metrics.settlement(5, 1);
        let text = metrics.text(2, 1 << 100);
        for line in [
            "calls_total{outcome=\"served\"} 1",
            "calls_total{outcome=\"limited\"} 0",
            "call_seconds_bucket{le=\"0.0025\"} 0",
            "call_seconds_bucket{le=\"0.005\"} 1",
            "call_seconds_bucket{le=\"120\"} 1",
            "call_seconds_bucket{le=\"+Inf\"} 2",
            "call_seconds_sum 500.003000",
            "calls_running 0",
            "tabs 2",
            "unsettled_planck 1267650600228229401496703205376",
            "vouchers_settled_total 5",
            "vouchers_skipped_total 1",
        ] {
            assert!(text.contains(&format!("\ntributary_gateway_{line}\n")), "{line}\n{text}");
        }
    }

    #[test]
    fn every_metric_has_its_help_and_its_kind() {
        let text = Metrics::default().text(0, 0);
        let count = |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
        assert_eq!(count("# HELP"), count("# TYPE"));
        assert_eq!(count("# HELP"), 11);
    }
}
