//! Processor, memory, disk, limits and clock.

use super::report::{Report, Status};
use crate::system::{self, OpenFiles};
use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
    process::{self, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

const MIB: u64 = 1024 * 1024;
const GIB: u64 = 1024 * MIB;

/// Cores that a validator should have: one builds blocks, one runs the network, one serves, and one is for whatever
/// else is on the machine.
const CORES: usize = 4;
/// Memory under which a node that is under full load does not fit, in bytes.
const LEAST_MEMORY: u64 = 2 * GIB;
/// Memory that a validator should have, in bytes.
const MEMORY: u64 = 4 * GIB;
/// Space on the disk under which a node soon stops, in bytes.
const LEAST_DISK: u64 = 5 * GIB;
/// Space on the disk that a node should have, in bytes.
const DISK: u64 = 50 * GIB;
/// Bytes that are written to see how fast the disk is.
const PROBE: u64 = 32 * MIB;
/// Bytes a second that the disk should take, with everything really written.
const DISK_SPEED: u64 = 100 * MIB;
/// Files and sockets that a node should be allowed to have open: the SDK's own recommendation.
const OPEN_FILES: u64 = 10_000;

/// Checks the machine for a node whose data lies in `base_path`.
pub fn check(report: &mut Report, base_path: &Path) {
    match thread::available_parallelism() {
        Ok(cores) => report.add("processor", judge_cores(cores.get())),
        Err(error) => report.warn("processor", format!("cores cannot be counted: {error}")),
    }
    match system::memory() {
        Some(bytes) => report.add("memory", judge_memory(bytes)),
        None => report.warn("memory", "its size cannot be read on this system: a validator should have 4 GiB"),
    }
    check_disk(report, base_path);
    match system::max_open_files() {
        Some(OpenFiles { hard, .. }) => report.add("open files", judge_open_files(hard)),
        None => report.warn("open files", "the limit cannot be read on this system: `ulimit -n` tells it"),
    }
    report.add("clock", judge_clock(clock_synchronised()));
}

fn judge_cores(cores: usize) -> (Status, String) {
    match cores {
        CORES.. => (Status::Ok, format!("{cores} cores")),
        1 => (Status::Warning, format!("1 core: a validator should have {CORES}")),
        _ => (Status::Warning, format!("{cores} cores: a validator should have {CORES}")),
    }
}

fn judge_memory(bytes: u64) -> (Status, String) {
    let there = size(bytes);
    if bytes < LEAST_MEMORY {
        (Status::Failure, format!("{there}: a node under load needs {} and more", size(LEAST_MEMORY)))
    } else if bytes < MEMORY {
        (Status::Warning, format!("{there}: a validator should have {}", size(MEMORY)))
    } else {
        (Status::Ok, there)
    }
}

fn judge_open_files(limit: u64) -> (Status, String) {
    if limit < OPEN_FILES {
        let advice = "set LimitNOFILE=65536 in the unit of systemd, or `ulimit -n 65536`";
        return (Status::Warning, format!("at most {limit}, a node should be allowed {OPEN_FILES}: {advice}"));
    }
    match limit {
        u64::MAX => (Status::Ok, "no limit".into()),
        limit => (Status::Ok, format!("up to {limit}")),
    }
}

fn judge_clock(synchronised: Option<bool>) -> (Status, String) {
    match synchronised {
        Some(true) => (Status::Ok, "synchronised".into()),
        Some(false) => (
            Status::Warning,
            "not synchronised, and a validator whose clock is wrong misses its slots: run systemd-timesyncd or chrony"
                .into(),
        ),
        None => (
            Status::Warning,
            "whether it is synchronised cannot be told here: make sure that systemd-timesyncd or chrony runs".into(),
        ),
    }
}

fn check_disk(report: &mut Report, base_path: &Path) {
    let Some(folder) = existing(base_path) else {
        return report
            .fail("disk", format!("{} is in no folder that exists: pass another --base-path", base_path.display()));
    };
    match system::disk_free(&folder) {
        Some(bytes) => report.add("disk", judge_disk(bytes, &folder)),
        None => report.warn("disk", format!("the space left on the disk of {} cannot be read", folder.display())),
    }
    if let Some(kind) = system::file_system(&folder) {
        report.add("file system", judge_file_system(&kind));
    }
    // A folder that is not there yet says nothing of where it will be made.
    if base_path.is_dir() {
        match write_speed(base_path) {
            Ok(speed) => report.add("disk speed", judge_speed(speed)),
            Err(error) => report.fail(
                "disk speed",
                format!(
                    "cannot write to {}: {error}: give it to the node's user, or pass another --base-path",
                    base_path.display()
                ),
            ),
        }
    }
}

fn judge_disk(bytes: u64, folder: &Path) -> (Status, String) {
    let left = format!("{} left for {}", size(bytes), folder.display());
    if bytes < LEAST_DISK {
        (Status::Failure, format!("{left}: make room, or move --base-path to a larger disk"))
    } else if bytes < DISK {
        (Status::Warning, format!("{left}: a node should have {}, an archive more", size(DISK)))
    } else {
        (Status::Ok, left)
    }
}

fn judge_file_system(kind: &str) -> (Status, String) {
    let advice = match kind {
        "tmpfs" | "ramfs" => "all is lost when the machine restarts: move --base-path to a disk",
        "overlay" | "aufs" => "all is lost with the container: mount a volume for --base-path",
        "nfs" | "nfs4" | "cifs" | "smb3" | "9p" => {
            "a database over the network is slow and may be torn: move --base-path to a local disk"
        }
        _ => return (Status::Ok, kind.into()),
    };
    (Status::Warning, format!("{kind}: {advice}"))
}

fn judge_speed(bytes_per_second: u64) -> (Status, String) {
    let speed = format!("writes {} a second", size(bytes_per_second));
    match bytes_per_second {
        DISK_SPEED.. => (Status::Ok, speed),
        _ => {
            (Status::Warning, format!("{speed}: a node should have {}, as any solid-state disk does", size(DISK_SPEED)))
        }
    }
}

/// The nearest folder above `path`, or `path` itself, that exists.
fn existing(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    path.ancestors().find(|folder| folder.is_dir()).map(Path::to_owned)
}

/// Bytes a second that really reach the disk of `folder`.
fn write_speed(folder: &Path) -> io::Result<u64> {
    let file = folder.join(format!(".tributary-doctor-{}", process::id()));
    let speed = write_probe(&file);
    // What was found matters, not whether the probe could be removed; but it must not stay.
    let _ = fs::remove_file(&file);
    speed
}

fn write_probe(file: &Path) -> io::Result<u64> {
    let chunk = vec![0x5a; usize::try_from(MIB).unwrap_or_default()];
    let start = Instant::now();
    let mut out = fs::File::create(file)?;
    for _ in 0..PROBE / MIB {
        out.write_all(&chunk)?;
    }
    out.sync_all()?;
    let micros = u64::try_from(start.elapsed().max(Duration::from_micros(1)).as_micros()).unwrap_or(u64::MAX);
    Ok(PROBE.saturating_mul(1_000_000) / micros)
}

/// Whether something keeps the system's clock right; `None` where nobody says.
fn clock_synchronised() -> Option<bool> {
    let said = |program: &str, args: &[&str]| {
        let output = Command::new(program).args(args).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let systemd = || timedatectl(&said("timedatectl", &["show", "--property=NTPSynchronized", "--value"])?);
    let chrony = || chronyc(&said("chronyc", &["-n", "tracking"])?);
    let file = || Path::new("/run/systemd/timesync/synchronized").exists().then_some(true);
    systemd().or_else(file).or_else(chrony)
}

/// What `timedatectl show --property=NTPSynchronized --value` says.
fn timedatectl(output: &str) -> Option<bool> {
    match output.trim() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// What `chronyc tracking` says.
fn chronyc(output: &str) -> Option<bool> {
    let leap = output.lines().find_map(|line| line.strip_prefix("Leap status"))?;
    Some(!leap.contains("Not synchronised"))
}

/// Bytes in words: the largest unit of which there is one.
pub fn size(bytes: u64) -> String {
    match bytes {
        GIB.. => format!("{}.{} GiB", bytes / GIB, bytes % GIB * 10 / GIB),
        _ => format!("{} MiB", bytes / MIB),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_judged() {
        use Status::{Failure, Ok, Warning};
        for (bytes, status) in [(0, Failure), (LEAST_DISK - 1, Failure), (LEAST_DISK, Warning), (DISK, Ok)] {
            assert_eq!(judge_disk(bytes, Path::new("/x")).0, status, "{bytes}");
        }
        for (bytes, status) in [(GIB, Failure), (LEAST_MEMORY, Warning), (MEMORY, Ok)] {
            assert_eq!(judge_memory(bytes).0, status, "{bytes}");
        }
        for (cores, status) in [(1, Warning), (2, Warning), (4, Ok), (64, Ok)] {
            assert_eq!(judge_cores(cores).0, status, "{cores}");
        }
        for (limit, status) in [(1_024, Warning), (10_000, Ok), (u64::MAX, Ok)] {
            assert_eq!(judge_open_files(limit).0, status, "{limit}");
        }
        for (speed, status) in [(MIB, Warning), (DISK_SPEED, Ok)] {
            assert_eq!(judge_speed(speed).0, status, "{speed}");
        }
        for (clock, status) in [(Some(true), Ok), (Some(false), Warning), (None, Warning)] {
            assert_eq!(judge_clock(clock).0, status, "{clock:?}");
        }
    }

    #[test]
    fn who_is_told_of_a_lack_is_told_what_to_do() {
        assert!(judge_disk(0, Path::new("/x")).1.contains("--base-path"));
        assert!(judge_memory(GIB).1.contains("2.0 GiB"));
        assert!(judge_open_files(1_024).1.contains("LimitNOFILE"));
        assert!(judge_clock(Some(false)).1.contains("chrony"));
        for kind in ["tmpfs", "overlay", "nfs4"] {
            let (status, advice) = judge_file_system(kind);
            assert_eq!(status, Status::Warning);
            assert!(advice.contains("--base-path"), "{advice}");
        }
        assert_eq!(judge_file_system("ext4"), (Status::Ok, "ext4".into()));
    }

    #[test]
    fn sizes_are_readable() {
        assert_eq!(size(0), "0 MiB");
        assert_eq!(size(1_023 * MIB), "1023 MiB");
        assert_eq!(size(GIB), "1.0 GiB");
        assert_eq!(size(GIB * 5 / 2), "2.5 GiB");
        assert_eq!(size(u64::MAX), "17179869183.9 GiB");
    }

    #[test]
    fn the_clock_is_asked() {
        assert_eq!(timedatectl("yes\n"), Some(true));
        assert_eq!(timedatectl("no\n"), Some(false));
        assert_eq!(timedatectl(""), None);
        assert_eq!(chronyc("Stratum : 3\nLeap status     : Normal\n"), Some(true));
        assert_eq!(chronyc("Leap status     : Not synchronised\n"), Some(false));
        assert_eq!(chronyc(""), None);
    }

    #[test]
    fn the_probe_is_written_and_gone() {
        let dir = tempfile::tempdir().unwrap();
        assert!(write_speed(dir.path()).unwrap() > 0);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
        assert!(write_speed(&dir.path().join("missing")).is_err());
    }

    #[test]
    fn the_nearest_folder_is_found() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(existing(&dir.path().join("a/b")), Some(dir.path().to_owned()));
    }
}
