//! This process and its disk, read from the kernel when somebody asks.

use super::{
    hook::Kind,
    publish::{AtScrape, publish},
};
use crate::system;
use prometheus_endpoint::{Opts, PrometheusError, Registry};
use std::path::Path;

/// A metric of this process: name, help, kind, and what reads it.
type OfProcess = (&'static str, &'static str, Kind, fn() -> Option<f64>);

/// Named as every Prometheus client names them.
pub const OF_PROCESS: &[OfProcess] = &[
    ("process_resident_memory_bytes", "Resident memory of this process.", Kind::Gauge, system::resident_memory),
    ("process_cpu_seconds_total", "Computation of this process, user and system.", Kind::Counter, system::computation),
    ("process_open_fds", "Files and sockets that this process has open.", Kind::Gauge, || {
        Some(system::open_files()? as f64)
    }),
    ("process_max_fds", "Files and sockets that it may have open.", Kind::Gauge, || {
        Some(limit(system::max_open_files()?.soft))
    }),
];

/// Bytes that the file system of the node's data has left for this user.
pub const DISK_FREE: &str = "tributary_disk_free_bytes";

/// Publishes all of them. `folder` is where the node's data lies.
///
/// # Errors
///
/// When a name is taken.
pub fn publish_all(registry: &Registry, folder: &Path) -> Result<(), PrometheusError> {
    for (name, help, kind, read) in OF_PROCESS {
        publish(registry, Opts::new(*name, *help), *kind, AtScrape::new(*read))?;
    }
    let folder = folder.to_owned();
    let help = "Left for this user on the file system of the node's data.";
    let read = AtScrape::new(move || Some(system::disk_free(&folder)? as f64));
    publish(registry, Opts::new(DISK_FREE, help), Kind::Gauge, read)
}

/// How Prometheus writes a limit, which may be none.
fn limit(files: u64) -> f64 {
    match files {
        u64::MAX => f64::INFINITY,
        files => files as f64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernel_is_asked() {
        for (name, _, _, read) in OF_PROCESS {
            assert!(read().is_some_and(|value| value > 0.0) || !cfg!(target_os = "linux"), "{name}");
        }
    }

    #[test]
    fn no_limit_is_infinite() {
        assert_eq!(limit(1_024), 1024.0);
        assert_eq!(limit(u64::MAX), f64::INFINITY);
    }
}
