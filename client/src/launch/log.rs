//! What a node writes, in files that can be read while it runs.

use super::Logs;
use crate::{Result, keys::store::cannot};
use std::{
    fs::{self, File},
    io::{self, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};

/// How much of a log is read for its end, in bytes.
const END_BYTES: u64 = 16 * 1024;

/// The files that a node's output goes to.
#[derive(Clone, Debug)]
pub(super) struct Log {
    out: PathBuf,
    err: PathBuf,
    /// Where this process's part of them begins.
    begins: (u64, u64),
}

impl Log {
    /// Opens them: those that were asked for, else two in `folder`.
    pub(super) fn open(logs: Option<&Logs>, folder: &Path) -> Result<(Self, File, File)> {
        let (out, err) = match logs {
            Some(Logs::One(file)) => (file.clone(), file.clone()),
            Some(Logs::Folder(folder)) => (folder.join("out"), folder.join("err")),
            None => (folder.join("out"), folder.join("err")),
        };
        if let Some(parent) = out.parent() {
            fs::create_dir_all(parent).map_err(|error| cannot("make the folder", parent, &error))?;
        }
        let open = |path: &Path| -> Result<(File, u64)> {
            let file = File::options().create(true).append(true).open(path);
            let file = file.map_err(|error| cannot("write", path, &error))?;
            let length = file.metadata().map_err(|error| cannot("read", path, &error))?.len();
            Ok((file, length))
        };
        let ((out_file, out_begin), (err_file, err_begin)) = (open(&out)?, open(&err)?);
        Ok((Self { out, err, begins: (out_begin, err_begin) }, out_file, err_file))
    }

    pub(super) fn out(&self) -> String {
        from(&self.out, self.begins.0).unwrap_or_default()
    }

    pub(super) fn err(&self) -> String {
        from(&self.err, self.begins.1).unwrap_or_default()
    }

    /// The last lines, each indented: of standard error, or of standard output if there is nothing on it.
    pub(super) fn end(&self, lines: usize) -> String {
        let end = |path: &Path, begin: u64| -> io::Result<String> {
            let length = fs::metadata(path)?.len();
            from(path, length.saturating_sub(END_BYTES).max(begin))
        };
        let err = end(&self.err, self.begins.1).unwrap_or_else(|error| format!("cannot be read: {error}"));
        let text = if err.trim().is_empty() { end(&self.out, self.begins.0).unwrap_or_default() } else { err };
        last(&text, lines)
    }
}

fn from(path: &Path, begin: u64) -> io::Result<String> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(begin))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn last(text: &str, lines: usize) -> String {
    let mut end: Vec<_> = text.lines().rev().take(lines).map(|line| format!("  {line}")).collect();
    end.reverse();
    end.join("\n")
}

/// Where a node says that it serves JSON-RPC: a devnet's banner, or the line of any other node's log.
pub(super) fn address(output: &str) -> Option<String> {
    output.lines().find_map(|line| {
        let line = line.trim();
        // A line that is being written may end in the middle of a port.
        if let Some(rest) = line.strip_prefix("WebSocket") {
            let url = rest.trim();
            return (url.starts_with("ws://") && output.contains(&format!("{line}\n"))).then(|| url.to_owned());
        }
        let (_, addresses) = line.split_once("Running JSON-RPC server: addr=")?;
        let first = addresses.split(',').next()?.trim();
        output.contains(&format!("{line}\n")).then(|| format!("ws://{}", first.replace("0.0.0.0", "127.0.0.1")))
    })
}

/// Whether a node ended because somebody else had taken a port of its meanwhile.
pub(super) fn is_taken_port(output: &str) -> bool {
    ["already in use", "Address in use", "AddrInUse", "os error 98"].iter().any(|sign| output.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_says_where_it_serves() {
        let devnet = "Tributary devnet\n\n  WebSocket   ws://127.0.0.1:40123\n  HTTP        http://127.0.0.1:40123\n";
        assert_eq!(address(devnet), Some("ws://127.0.0.1:40123".into()));
        let node = "2026-11-22 10:00:00 Running JSON-RPC server: addr=127.0.0.1:9944,[::1]:9944\n";
        assert_eq!(address(node), Some("ws://127.0.0.1:9944".into()));
        assert_eq!(address("Running JSON-RPC server: addr=0.0.0.0:1\n"), Some("ws://127.0.0.1:1".into()));
        assert_eq!(address("  WebSocket   ws://127.0.0.1:401"), None);
        assert_eq!(address("Idle\n"), None);
    }

    #[test]
    fn a_taken_port_is_told_from_other_failures() {
        assert!(is_taken_port("port 9944 on 127.0.0.1 is already in use: stop the other program"));
        assert!(is_taken_port("Error: Service(Application(Address already in use (os error 98)))"));
        assert!(!is_taken_port("there is no chain nowhere"));
    }

    #[test]
    fn a_log_is_read_from_where_this_process_began() {
        use std::io::Write;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("node.log");
        fs::write(&file, "before\n").unwrap();
        let (log, mut out, _) = Log::open(Some(&Logs::One(file)), folder.path()).unwrap();
        writeln!(out, "one\ntwo\nthree").unwrap();
        assert_eq!(log.out(), "one\ntwo\nthree\n");
        assert_eq!(log.end(2), "  two\n  three");
        assert_eq!(last("", 3), "");
    }
}
