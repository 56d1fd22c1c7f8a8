//! What the kernel says of a process, in the files that Linux has for it.

use std::{fs, time::Duration};

/// How often the kernel counts in a second of computation. It tells user space a hundred on every architecture.
const TICKS: u64 = 100;

/// What a process has used so far.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Usage {
    /// Computation, its own and the kernel's for it, on all cores together.
    pub cpu: Duration,
    /// Memory that it has now, in bytes.
    pub resident: u64,
    /// The most memory that it ever had, in bytes.
    pub peak: u64,
}

impl Usage {
    /// That of the process with this number; nothing once it has ended, or on systems other than Linux.
    pub(super) fn of(pid: u32) -> Option<Self> {
        let file = |name: &str| fs::read_to_string(format!("/proc/{pid}/{name}")).ok();
        Self::read(&file("stat")?, &file("status")?)
    }

    fn read(stat: &str, status: &str) -> Option<Self> {
        Some(Self { cpu: cpu(stat)?, resident: bytes(status, "VmRSS:")?, peak: bytes(status, "VmHWM:")? })
    }
}

/// From the file `stat`: its fields 14 and 15. The second, the program's name, may have blanks and parentheses in it.
fn cpu(stat: &str) -> Option<Duration> {
    let (_, after_name) = stat.rsplit_once(')')?;
    let mut fields = after_name.split_whitespace().skip(11);
    let (user, system): (u64, u64) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    let millis = user.checked_add(system)?.checked_mul(1_000 / TICKS)?;
    Some(Duration::from_millis(millis))
}

/// From the file `status`: the line that begins so, which is in KiB.
fn bytes(status: &str, field: &str) -> Option<u64> {
    let kib = status.lines().find_map(|line| line.strip_prefix(field))?;
    kib.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?.checked_mul(1_024)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATUS: &str = "Name:\tx\nVmHWM:\t    4096 kB\nVmRSS:\t    2048 kB\nThreads:\t3\n";

    #[test]
    fn the_kernel_is_understood() {
        let stat = "42 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 250 51 0 0 20 0";
        let usage = Usage { cpu: Duration::from_millis(3_010), resident: 2 << 20, peak: 4 << 20 };
        assert_eq!(Usage::read(stat, STATUS), Some(usage));
        assert_eq!(Usage::read("42", STATUS), None);
        // A process that has ended and was not waited for has no memory.
        assert_eq!(Usage::read(stat, "Name:\tx\nState:\tZ (zombie)\n"), None);
    }

    #[test]
    fn this_process_has_used_something() {
        if cfg!(target_os = "linux") {
            let usage = Usage::of(std::process::id()).unwrap();
            assert!(usage.resident > 0 && usage.peak >= usage.resident, "{usage:?}");
        }
        assert_eq!(Usage::of(u32::MAX), None);
    }
}
