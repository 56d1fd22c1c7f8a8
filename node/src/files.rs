//! Folders and files that a command is about to write.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process,
};

/// Makes sure that files can be made in `folder`, creating it if it is missing. `flag` is how the user named it.
///
/// # Errors
///
/// A sentence with the folder, the reason and the flag.
pub fn ensure_writable_folder(folder: &Path, flag: &str) -> Result<(), String> {
    let probe = folder.join(format!(".tributary-{}", process::id()));
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&probe, []))
        .and_then(|()| fs::remove_file(&probe))
        .map_err(|error| format!("cannot write to the folder {}: {error}: pass another {flag}", folder.display()))
}

/// Makes sure that `file` can be written, and removes what an earlier run left there: whoever waits for the file must
/// not read the old one.
///
/// # Errors
///
/// A sentence with the file, the reason and the flag.
pub fn ensure_writable_file(file: &Path, flag: &str) -> Result<(), String> {
    ensure_writable_folder(&folder_of(file), flag)?;
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(format!("cannot replace {}: {error}: pass another {flag}", file.display()))
        }
        _ => Ok(()),
    }
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
fn folder_of(file: &Path) -> PathBuf {
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
    fn a_folder_below_a_file_is_refused() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let folder = file.path().join("state");
        let error = ensure_writable_folder(&folder, "--state-dir").unwrap_err();
        assert!(error.contains(folder.to_str().unwrap()) && error.contains("--state-dir"), "{error}");
    }

    #[test]
    fn a_stale_file_is_removed_and_a_new_one_replaces_it() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("devnet.json");
        fs::write(&file, "old").unwrap();
        ensure_writable_file(&file, "--config-out").unwrap();
        assert!(!file.exists());
        write_atomically(&file, b"new").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "the draft is gone");
    }

    #[test]
    fn a_bare_name_lies_in_the_current_folder() {
        assert_eq!(folder_of(Path::new("devnet.json")), Path::new("."));
        assert_eq!(folder_of(Path::new("out/devnet.json")), Path::new("out"));
    }
}
