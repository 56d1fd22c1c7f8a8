//! Folders and files that a command is about to write.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{self, Path, PathBuf},
    process,
};

/// Bytes of a file by which it is told whose it is.
const BEGINNING: u64 = 4_096;

/// Makes sure that files can be made in `folder`, creating it if it is missing. `flag` is how the user named it.
///
/// # Errors
///
/// A sentence with the folder, the reason and the flag.
pub fn ensure_writable_folder(folder: &Path, flag: &str) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| cannot_write(folder, flag, &error))?;
    ensure_folder_can_be(folder, flag)
}

/// Makes sure that files can be made in `folder`, which need not exist yet, and leaves everything as it is. `flag` is
/// how the user named it.
///
/// # Errors
///
/// As [`ensure_writable_folder`].
pub fn ensure_folder_can_be(folder: &Path, flag: &str) -> Result<(), String> {
    let said = |error: io::Error| cannot_write(folder, flag, &error);
    let probe = existing(folder).map_err(said)?.join(format!(".tributary-{}", process::id()));
    fs::write(&probe, []).and_then(|()| fs::remove_file(&probe)).map_err(said)
}

fn cannot_write(folder: &Path, flag: &str, error: &io::Error) -> String {
    format!("cannot write to the folder {}: {error}: pass another {flag}", folder.display())
}

/// The folder, or what there is of the way to it, as an absolute path.
///
/// # Errors
///
/// What the system says when there is no present folder.
pub fn existing(folder: &Path) -> io::Result<PathBuf> {
    let folder = path::absolute(folder)?;
    Ok(folder.ancestors().find(|path| path.exists()).unwrap_or(&folder).to_owned())
}

/// Makes sure that `file` can be written in a folder that is there, and makes nothing that stays.
///
/// # Errors
///
/// A sentence with the file and the reason.
pub fn ensure_may_write_file(file: &Path) -> Result<(), String> {
    let folder = folder_of(file);
    if file.is_dir() {
        Err(format!("{} is a folder: name a file in it", file.display()))
    } else if !folder.is_dir() {
        Err(format!("the folder of {} is not there: make it, or name another file", file.display()))
    } else {
        ensure_folder_can_be(&folder, "file")
    }
}

/// Makes sure that `file` is one, and can be read. `flag` is how the user named it, if by one.
///
/// # Errors
///
/// A sentence with the file, the reason and the flag.
pub fn ensure_readable(file: &Path, flag: &str) -> Result<(), String> {
    let opened = File::open(file).and_then(|opened| match opened.metadata()?.is_dir() {
        true => Err(io::ErrorKind::IsADirectory.into()),
        false => Ok(()),
    });
    let with = if flag.is_empty() { "" } else { " with " };
    opened.map_err(|error| format!("the file {} cannot be read: {error}: name another{with}{flag}", file.display()))
}

/// Makes sure that `file` can be written, and that nobody loses anything by it: what is there already must be empty, or
/// begin as a file of an earlier run does, which `is_ours` tells. Leaves everything as it is.
///
/// # Errors
///
/// A sentence with the file, the reason and the flag.
pub fn ensure_can_be_written(file: &Path, flag: &str, is_ours: fn(&str) -> bool) -> Result<(), String> {
    ensure_folder_can_be(&folder_of(file), flag)?;
    let said = |error: io::Error| format!("cannot replace {}: {error}: pass another {flag}", file.display());
    let metadata = match fs::metadata(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        metadata => metadata.map_err(said)?,
    };
    let is_replaceable = metadata.is_file() && {
        let begin = beginning(file).map_err(said)?;
        begin.is_empty() || is_ours(&begin)
    };
    if is_replaceable {
        return Ok(());
    }
    Err(format!(
        "{} is there already and is not what {flag} writes: move it away or pass another {flag}",
        file.display()
    ))
}

/// Whether both name one file, which need not be there yet.
pub fn are_one(one: &Path, other: &Path) -> bool {
    let resolved = |file: &Path| fs::canonicalize(file).or_else(|_| path::absolute(file));
    matches!((resolved(one), resolved(other)), (Ok(one), Ok(other)) if one == other)
}

/// The first bytes of a file, as text.
fn beginning(file: &Path) -> io::Result<String> {
    let mut begin = Vec::new();
    File::open(file)?.take(BEGINNING).read_to_end(&mut begin)?;
    Ok(String::from_utf8_lossy(&begin).into_owned())
}

/// Removes what an earlier run left at `file`, if anything: whoever waits for the file must not read the old one.
/// [`ensure_can_be_written`] must have agreed.
///
/// # Errors
///
/// A sentence with the file, the reason and the flag.
pub fn remove_old(file: &Path, flag: &str) -> Result<(), String> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(format!("cannot replace {}: {error}: pass another {flag}", file.display()))
        }
        _ => Ok(()),
    }
}

/// Has everything that this process makes from here on belong to this user alone: whatever mode the SDK gives it.
pub fn keep_private() {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
}

/// Makes the folder that `file` lies in.
///
/// # Errors
///
/// A sentence with the folder, the reason and the flag.
pub fn make_folder_of(file: &Path, flag: &str) -> Result<(), String> {
    ensure_writable_folder(&folder_of(file), flag)
}

/// Writes `contents` to `file` so that a reader sees all of it or nothing: to a file beside it first, then renamed.
///
/// # Errors
///
/// What the file system says.
pub fn write_atomically(file: &Path, contents: &[u8]) -> io::Result<()> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let draft = folder_of(file).join(format!(".{name}.{}", process::id()));
    fs::write(&draft, contents)?;
    fs::rename(&draft, file).inspect_err(|_| {
        // The error that matters is the rename's.
        let _ = fs::remove_file(&draft);
    })
}

/// The folder that `file` lies in; a bare name lies in the current one.
pub fn folder_of(file: &Path) -> PathBuf {
    match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_folder_is_made() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("a/b");
        ensure_writable_folder(&folder, "--state-dir").unwrap();
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "the probe is gone");
    }

    #[test]
    fn a_folder_that_may_be_written_is_not_made() {
        let dir = tempfile::tempdir().unwrap();
        ensure_folder_can_be(&dir.path().join("a/b"), "--base-path").unwrap();
        ensure_folder_can_be(dir.path(), "--base-path").unwrap();
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
        let file = tempfile::NamedTempFile::new().unwrap();
        let error = ensure_folder_can_be(&file.path().join("a/b"), "--base-path").unwrap_err();
        assert!(error.contains("a/b") && error.contains("--base-path"), "{error}");
    }

    #[test]
    fn a_file_that_may_be_written_lies_in_a_folder() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(ensure_may_write_file(&dir.path().join("blocks")), Ok(()));
        assert!(ensure_may_write_file(dir.path()).unwrap_err().contains("is a folder"));
        assert!(ensure_may_write_file(&dir.path().join("a/blocks")).unwrap_err().contains("is not there"));
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_file_that_is_read_is_no_folder() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("password");
        let missing = ensure_readable(&file, "--password-filename").unwrap_err();
        assert!(missing.contains("cannot be read") && missing.ends_with("with --password-filename"), "{missing}");
        fs::write(&file, "secret").unwrap();
        assert_eq!(ensure_readable(&file, "--password-filename"), Ok(()));
        assert!(ensure_readable(dir.path(), "").unwrap_err().ends_with("is a directory: name another"));
    }

    #[test]
    fn a_folder_below_a_file_is_refused() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let folder = file.path().join("state");
        let error = ensure_writable_folder(&folder, "--state-dir").unwrap_err();
        assert!(error.contains(folder.to_str().unwrap()) && error.contains("--state-dir"), "{error}");
    }

    fn is_ours(begin: &str) -> bool {
        begin.starts_with("ours")
    }

    #[test]
    fn a_file_of_an_earlier_run_is_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("devnet.json");
        ensure_can_be_written(&file, "--config-out", is_ours).unwrap();
        for old in ["", "ours, of yesterday"] {
            fs::write(&file, old).unwrap();
            ensure_can_be_written(&file, "--config-out", is_ours).unwrap();
            assert_eq!(fs::read_to_string(&file).unwrap(), old, "nothing is touched yet");
        }
        remove_old(&file, "--config-out").unwrap();
        remove_old(&file, "--config-out").unwrap();
        assert!(!file.exists());
        write_atomically(&file, b"new").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "the draft is gone");
    }

    #[test]
    fn somebody_elses_file_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("thesis.txt");
        fs::write(&file, "years of work").unwrap();
        for path in [file.as_path(), dir.path()] {
            let error = ensure_can_be_written(path, "--config-out", is_ours).unwrap_err();
            assert!(error.contains(path.to_str().unwrap()) && error.contains("--config-out"), "{error}");
        }
        assert_eq!(fs::read_to_string(&file).unwrap(), "years of work");
    }

    #[test]
    fn one_file_has_many_names() {
        let dir = tempfile::tempdir().unwrap();
        let (file, same, other) = (dir.path().join("a"), dir.path().join("./a"), dir.path().join("b"));
        assert!(are_one(&file, &same) && !are_one(&file, &other), "before they are there");
        fs::write(&file, []).unwrap();
        std::os::unix::fs::symlink(&file, &other).unwrap();
        assert!(are_one(&file, &same) && are_one(&file, &other));
    }

    #[test]
    fn a_check_leaves_no_folder_behind() {
        let dir = tempfile::tempdir().unwrap();
        ensure_folder_can_be(&dir.path().join("a/b"), "--state-dir").unwrap();
        ensure_can_be_written(&dir.path().join("c/d.json"), "--config-out", is_ours).unwrap();
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
        let file = tempfile::NamedTempFile::new().unwrap();
        let error = ensure_folder_can_be(&file.path().join("state"), "--state-dir").unwrap_err();
        assert!(error.contains(file.path().to_str().unwrap()) && error.contains("--state-dir"), "{error}");
        ensure_folder_can_be(Path::new("not-there-yet"), "--state-dir").unwrap();
    }

    #[test]
    fn a_bare_name_lies_in_the_current_folder() {
        assert_eq!(folder_of(Path::new("devnet.json")), Path::new("."));
        assert_eq!(folder_of(Path::new("out/devnet.json")), Path::new("out"));
    }
}
