//! What the kernel says of this machine and of this process. Every answer is `None` where it does not say, as on
//! systems other than Linux.

use std::{fs, path::Path};

/// How often the kernel counts in a second of computation. It tells user space a hundred on every architecture.
const TICKS: f64 = 100.0;

/// How many files and sockets a process may have open; `u64::MAX` is no limit.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct OpenFiles {
    /// Now.
    pub soft: u64,
    /// If it asks for it, which a node does.
    pub hard: u64,
}

/// All memory of the machine, in bytes.
pub fn memory() -> Option<u64> {
    total_memory(&fs::read_to_string("/proc/meminfo").ok()?)
}

/// Resident memory of this process, in bytes.
pub fn resident_memory() -> Option<f64> {
    resident_bytes(&fs::read_to_string("/proc/self/status").ok()?)
}

/// Computation of this process, user and system, in seconds.
pub fn computation() -> Option<f64> {
    cpu_seconds(&fs::read_to_string("/proc/self/stat").ok()?)
}

/// How many files and sockets this process has open.
pub fn open_files() -> Option<usize> {
    Some(fs::read_dir("/proc/self/fd").ok()?.count())
}

/// How many it may have open.
pub fn max_open_files() -> Option<OpenFiles> {
    limits_of_files(&fs::read_to_string("/proc/self/limits").ok()?)
}

/// Bytes that the file system of `path` has left for this user.
pub fn disk_free(path: &Path) -> Option<u64> {
    let file_system = rustix::fs::statvfs(path).ok()?;
    file_system.f_bavail.checked_mul(file_system.f_frsize)
}

/// The type of the file system that `path` lies on, which must exist.
pub fn file_system(path: &Path) -> Option<String> {
    let mounts = fs::read_to_string("/proc/mounts").ok()?;
    mounted_at(&mounts, &fs::canonicalize(path).ok()?).map(str::to_owned)
}

/// From `/proc/meminfo`.
fn total_memory(meminfo: &str) -> Option<u64> {
    let total = meminfo.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    total.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?.checked_mul(1024)
}

/// From `/proc/self/status`.
fn resident_bytes(status: &str) -> Option<f64> {
    let kib = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(kib.trim().strip_suffix("kB")?.trim().parse::<f64>().ok()? * 1024.0)
}

/// From `/proc/self/stat`: its fields 14 and 15. The second, the program's name, may have blanks and parentheses in it.
fn cpu_seconds(stat: &str) -> Option<f64> {
    let (_, after_name) = stat.rsplit_once(')')?;
    let mut fields = after_name.split_whitespace().skip(11);
    let (user, system): (f64, f64) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some((user + system) / TICKS)
}

/// From `/proc/self/limits`.
fn limits_of_files(limits: &str) -> Option<OpenFiles> {
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    let mut fields = line.split_whitespace();
    let mut limit = || match fields.next()? {
        "unlimited" => Some(u64::MAX),
        limit => limit.parse().ok(),
    };
    Some(OpenFiles { soft: limit()?, hard: limit()? })
}

/// From `/proc/mounts`. Later mounts hide earlier ones.
fn mounted_at<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
    let mut found: Option<(usize, &str)> = None;
    for line in mounts.lines() {
        let mut fields = line.split_whitespace();
        let (Some(_), Some(point), Some(kind)) = (fields.next(), fields.next(), fields.next()) else { continue };
        // Blanks in names are written so.
        let point = point.replace("\\040", " ");
        let depth = Path::new(&point).components().count();
        if path.starts_with(&point) && found.is_none_or(|(deepest, _)| depth >= deepest) {
            found = Some((depth, kind));
        }
    }
    found.map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernel_is_understood() {
        assert_eq!(total_memory("MemTotal:       2048 kB\nMemFree: 1 kB\n"), Some(2_097_152));
        assert_eq!(total_memory("nothing"), None);
        assert_eq!(resident_bytes("Name:\tx\nVmRSS:\t  2048 kB\nThreads:\t3\n"), Some(2_097_152.0));
        assert_eq!(resident_bytes("Name:\tx\n"), None);
        let stat = "42 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 250 50 0 0 20 0";
        assert_eq!(cpu_seconds(stat), Some(3.0));
        assert_eq!(cpu_seconds("42"), None);
    }

    #[test]
    fn limits_are_understood() {
        let limits = "Limit    Soft Limit  Hard Limit  Units\nMax open files            1024        4096   files\n";
        assert_eq!(limits_of_files(limits), Some(OpenFiles { soft: 1_024, hard: 4_096 }));
        let limits = "Max open files            1024                 524288               files\n";
        assert_eq!(limits_of_files(limits), Some(OpenFiles { soft: 1_024, hard: 524_288 }));
        let limits = "Max open files  1024  unlimited  files";
        assert_eq!(limits_of_files(limits), Some(OpenFiles { soft: 1_024, hard: u64::MAX }));
        let limits = "Max open files  unlimited unlimited files";
        assert_eq!(limits_of_files(limits), Some(OpenFiles { soft: u64::MAX, hard: u64::MAX }));
        assert_eq!(limits_of_files("Max cpu time  1  1  seconds"), None);
    }

    #[test]
    fn a_folder_is_on_the_deepest_mount() {
        let mounts = "/dev/sda / ext4 rw 0 0\ntmpfs /data tmpfs rw 0 0\n/dev/sdb /data/my\\040node xfs rw 0 0\n";
        assert_eq!(mounted_at(mounts, Path::new("/home")), Some("ext4"));
        assert_eq!(mounted_at(mounts, Path::new("/data/x")), Some("tmpfs"));
        assert_eq!(mounted_at(mounts, Path::new("/data/my node/chains")), Some("xfs"));
        assert_eq!(mounted_at(mounts, Path::new("/database")), Some("ext4"));
        assert_eq!(mounted_at("/dev/sda / ext4 rw 0 0\noverlay / overlay rw 0 0\n", Path::new("/x")), Some("overlay"));
        assert_eq!(mounted_at("", Path::new("/x")), None);
    }

    #[test]
    fn linux_says_everything() {
        if cfg!(target_os = "linux") {
            let folder = std::env::temp_dir();
            assert!(memory().is_some_and(|bytes| bytes > 0));
            assert!(file_system(&folder).is_some_and(|kind| !kind.is_empty()));
            assert!(disk_free(&folder).is_some());
        }
    }
}
