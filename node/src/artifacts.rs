//! Compiled runtimes that are kept for the next start, in a folder of the user who runs the node.
//!
//! What such a file holds is run as the node's own code. So a file counts only if nobody else can have written it,
//! which its owner and its mode say and those of its folder, and if it is what was written, which a hash in it says.
//! Any other is as good as none: the runtime is compiled, and a new file takes its place.

use sp_io::hashing::blake2_256;
use std::{
    env,
    ffi::OsString,
    fmt::Display,
    fs::{self, DirBuilder, File, OpenOptions, TryLockError},
    io::{self, Read, Write},
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt},
    path::{Path, PathBuf},
    process,
    thread::sleep,
    time::{Duration, Instant, SystemTime},
};

/// Names the folder, or says `off`.
pub const FOLDER_VARIABLE: &str = "TRIBUTARY_CACHE_DIR";

/// How a file begins. A file of another layout would begin otherwise.
const MAGIC: &[u8] = b"tributary-1\n";
/// Bytes of the hash that comes next.
const HASH: usize = 32;
/// How many files are kept: two of each for two versions of the node. One has some ten megabytes.
const KEPT: usize = 4;
/// What the name of a file ends in.
const EXTENSION: &str = "runtime";
/// What it ends in while the file is written.
const DRAFT: &str = "draft";
/// The file that whoever compiles holds, in the same folder.
const LOCK: &str = "lock";
/// How long somebody else who compiles is waited for.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often it is asked whether that is over.
const PAUSE: Duration = Duration::from_millis(20);

/// Names a file: the hash of everything that its content depends on.
pub type Key = [u8; 32];

/// A folder of compiled runtimes that only this user writes.
#[derive(Debug)]
pub struct Artifacts {
    folder: PathBuf,
}

/// Leave to compile while others wait.
#[derive(Debug)]
pub struct Turn {
    /// Whether somebody else compiled meanwhile.
    pub waited: bool,
    _lock: Option<File>,
}

impl Artifacts {
    /// Where the environment says that they are: in the folder that [`FOLDER_VARIABLE`] names, else in
    /// `tributary/compiled` in the user's folder for such files. `None` when the variable says `off`, or when the user
    /// has no such folder.
    pub fn folder() -> Option<PathBuf> {
        folder_by(|variable| env::var_os(variable))
    }

    /// Those in `folder`, which is made if it is missing.
    ///
    /// # Errors
    ///
    /// A sentence when it cannot be made, or when others may write to it or it is not this user's.
    pub fn open(folder: &Path) -> Result<Self, String> {
        let refused = |reason: &dyn Display| format!("{} is not used: {reason}", folder.display());
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|error| refused(&error))?;
        let metadata = fs::symlink_metadata(folder).map_err(|error| refused(&error))?;
        if !metadata.is_dir() {
            return Err(refused(&"it is no folder"));
        }
        ensure_private(&metadata).map_err(|reason| refused(&reason))?;
        Ok(Self { folder: folder.to_owned() })
    }

    /// What was written under `key`; `None` when there is nothing, or nothing to be trusted.
    pub fn read(&self, key: &Key) -> Option<Vec<u8>> {
        let path = self.path(key);
        match read_private(&path).and_then(|file| content_of(file, key)) {
            Ok(content) => {
                // So that it is not the oldest when room is made.
                let _ = File::open(&path).and_then(|file| file.set_modified(SystemTime::now()));
                Some(content)
            }
            Err(error) => {
                if error.kind() != io::ErrorKind::NotFound {
                    log::warn!(target: "wasm-runtime", "{} is not used: {error}", path.display());
                }
                None
            }
        }
    }

    /// Keeps `content` under `key`, in the place of what was there, and deletes the oldest beyond four. A reader sees
    /// all of it or nothing.
    ///
    /// # Errors
    ///
    /// What the file system says.
    pub fn write(&self, key: &Key, content: &[u8]) -> io::Result<()> {
        let path = self.path(key);
        let draft = self.draft(key);
        let write = || {
            // A process that had the same number may have died over it.
            let _ = fs::remove_file(&draft);
            let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
            file.write_all(MAGIC)?;
            file.write_all(&hash(key, content))?;
            file.write_all(content)?;
            fs::rename(&draft, &path)
        };
        write().inspect_err(|_| {
            // The error that matters is the other one.
            let _ = fs::remove_file(&draft);
        })?;
        self.make_room()
    }

    /// Waits until nobody else who uses the folder compiles, but not for ever. Others wait for as long as the answer
    /// lives.
    pub fn turn(&self) -> Turn {
        let start = Instant::now();
        let mut turn = Turn { waited: false, _lock: None };
        let path = self.folder.join(LOCK);
        let Ok(file) = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path) else {
            return turn;
        };
        while let Err(TryLockError::WouldBlock) = file.try_lock()
            && start.elapsed() < PATIENCE
        {
            turn.waited = true;
            sleep(PAUSE);
        }
        Turn { _lock: Some(file), ..turn }
    }

    fn path(&self, key: &Key) -> PathBuf {
        let name = sp_core::bytes::to_hex(key, false);
        self.folder.join(name.trim_start_matches("0x")).with_extension(EXTENSION)
    }

    fn draft(&self, key: &Key) -> PathBuf {
        self.path(key).with_extension(format!("{}.{DRAFT}", process::id()))
    }

    /// Only the newest files stay. A draft that a crash left is among them until it is old.
    fn make_room(&self) -> io::Result<()> {
        let mut files = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            let ours = path.extension().is_some_and(|extension| extension == EXTENSION || extension == DRAFT);
            // Another process may have deleted it meanwhile.
            if let (true, Ok(metadata)) = (ours, fs::symlink_metadata(&path)) {
                files.push((metadata.modified()?, path));
            }
        }
        files.sort_unstable();
        let surplus = files.len().saturating_sub(KEPT);
        for (_, path) in files.into_iter().take(surplus) {
            let _ = fs::remove_file(path);
        }
        Ok(())
    }
}

/// [`Artifacts::folder`] in an environment of these variables.
fn folder_by(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let of = |name| variable(name).filter(|value| !value.is_empty());
    match of(FOLDER_VARIABLE) {
        Some(value) if value == "off" => None,
        Some(folder) => Some(folder.into()),
        None => of("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .or_else(|| of("HOME").map(|home| Path::new(&home).join(".cache")))
            .filter(|folder| folder.is_absolute())
            .map(|folder| folder.join("tributary/compiled")),
    }
}

/// Whether a file or a folder is this user's, and nobody else may even read it.
fn ensure_private(metadata: &fs::Metadata) -> Result<(), String> {
    let user = rustix::process::geteuid().as_raw();
    let mode = metadata.mode() & 0o777;
    if metadata.uid() != user {
        Err(format!("it belongs to the user {}, and the node runs as {user}", metadata.uid()))
    } else if mode & 0o077 != 0 {
        Err(format!("its mode is {mode:o}, so that it is not this user's alone"))
    } else {
        Ok(())
    }
}

/// The bytes of a file that is no link and that nobody else can have written.
fn read_private(path: &Path) -> io::Result<Vec<u8>> {
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    let flags = i32::try_from(flags.bits()).map_err(io::Error::other)?;
    let mut file = OpenOptions::new().read(true).custom_flags(flags).open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    ensure_private(&metadata).map_err(io::Error::other)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What is in a file of these bytes, if it was written under `key`.
fn content_of(mut file: Vec<u8>, key: &Key) -> io::Result<Vec<u8>> {
    let whole = file
        .strip_prefix(MAGIC)
        .and_then(|rest| rest.split_at_checked(HASH))
        .is_some_and(|(hashed, content)| hashed == hash(key, content));
    if !whole {
        return Err(io::Error::other("it is not what was written"));
    }
    file.drain(..MAGIC.len() + HASH);
    Ok(file)
}

/// The key is hashed too, so that a file does not count under another name.
fn hash(key: &Key, content: &[u8]) -> [u8; HASH] {
    blake2_256(&[*key, blake2_256(content)].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, chown, symlink};
    use tempfile::TempDir;

    const KEY: Key = [7; 32];

    fn artifacts() -> (TempDir, Artifacts) {
        let dir = tempfile::tempdir().unwrap();
        let artifacts = Artifacts::open(&dir.path().join("a/b")).unwrap();
        (dir, artifacts)
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().mode() & 0o777
    }

    #[test]
    fn what_is_written_is_read_by_the_same_key_alone() {
        let (_dir, artifacts) = artifacts();
        assert_eq!(artifacts.read(&KEY), None);
        artifacts.write(&KEY, b"code").unwrap();
        assert_eq!(artifacts.read(&KEY).unwrap(), b"code");
        assert_eq!(artifacts.read(&[8; 32]), None);
        assert_eq!((mode(&artifacts.folder), mode(&artifacts.path(&KEY))), (0o700, 0o600));
        artifacts.write(&KEY, b"").unwrap();
        assert_eq!(artifacts.read(&KEY).unwrap(), b"");
        assert_eq!(fs::read_dir(&artifacts.folder).unwrap().count(), 1, "no draft stays");
    }

    #[test]
    fn what_is_not_as_it_was_written_is_ignored_and_replaced() {
        let (_dir, artifacts) = artifacts();
        let path = artifacts.path(&KEY);
        artifacts.write(&KEY, b"code").unwrap();
        let whole = fs::read(&path).unwrap();
        let longer = [&whole[..], b"!"].concat();
        let mut altered: Vec<_> = (0..whole.len()).map(|index| (index, whole.clone())).collect();
        altered.iter_mut().for_each(|(index, bytes)| bytes[*index] ^= 1);
        let altered = altered.into_iter().map(|(_, bytes)| bytes);
        for bytes in (0..whole.len()).map(|length| whole[..length].to_vec()).chain([longer]).chain(altered) {
            fs::write(&path, &bytes).unwrap();
            assert_eq!(artifacts.read(&KEY), None, "{bytes:?}");
        }
        artifacts.write(&KEY, b"code").unwrap();
        assert_eq!(artifacts.read(&KEY).unwrap(), b"code");
    }

    #[test]
    fn a_file_does_not_count_under_another_name() {
        let (_dir, artifacts) = artifacts();
        artifacts.write(&KEY, b"code").unwrap();
        fs::rename(artifacts.path(&KEY), artifacts.path(&[8; 32])).unwrap();
        assert_eq!(artifacts.read(&[8; 32]), None);
    }

    #[test]
    fn a_file_that_others_may_touch_is_ignored_and_replaced() {
        let (_dir, artifacts) = artifacts();
        let path = artifacts.path(&KEY);
        artifacts.write(&KEY, b"code").unwrap();
        for mode in [0o620, 0o602, 0o640, 0o604, 0o666] {
            set_mode(&path, mode);
            assert_eq!(artifacts.read(&KEY), None, "{mode:o}");
        }
        artifacts.write(&KEY, b"code").unwrap();
        assert_eq!((artifacts.read(&KEY).unwrap(), mode(&path)), (b"code".to_vec(), 0o600));
    }

    #[test]
    fn links_and_folders_are_no_files() {
        let (dir, artifacts) = artifacts();
        let path = artifacts.path(&KEY);
        artifacts.write(&KEY, b"code").unwrap();
        let elsewhere = dir.path().join("elsewhere");
        fs::rename(&path, &elsewhere).unwrap();
        symlink(&elsewhere, &path).unwrap();
        assert_eq!(artifacts.read(&KEY), None);
        artifacts.write(&KEY, b"other").unwrap();
        assert_eq!(artifacts.read(&KEY).unwrap(), b"other");
        assert!(fs::read(&elsewhere).unwrap().ends_with(b"code"), "the link was replaced, not followed");

        fs::remove_file(&path).unwrap();
        DirBuilder::new().mode(0o700).create(&path).unwrap();
        assert_eq!(artifacts.read(&KEY), None);
        assert!(artifacts.write(&KEY, b"code").is_err());
        assert_eq!(fs::read_dir(&artifacts.folder).unwrap().count(), 1, "no draft stays");
    }

    #[test]
    fn what_another_user_owns_is_ignored() {
        if !rustix::process::geteuid().is_root() {
            // Nobody else may give files away.
            return;
        }
        let (_dir, artifacts) = artifacts();
        artifacts.write(&KEY, b"code").unwrap();
        chown(artifacts.path(&KEY), Some(1), None).unwrap();
        assert_eq!(artifacts.read(&KEY), None);
        chown(&artifacts.folder, Some(1), None).unwrap();
        let error = Artifacts::open(&artifacts.folder).unwrap_err();
        assert!(error.contains("belongs to the user 1"), "{error}");
    }

    #[test]
    fn a_folder_that_others_may_touch_is_refused() {
        let (dir, artifacts) = artifacts();
        for mode in [0o720, 0o702, 0o750, 0o705, 0o777] {
            set_mode(&artifacts.folder, mode);
            let error = Artifacts::open(&artifacts.folder).unwrap_err();
            assert!(error.contains(&format!("{mode:o}")), "{error}");
        }
        set_mode(&artifacts.folder, 0o700);
        Artifacts::open(&artifacts.folder).unwrap();

        let link = dir.path().join("link");
        symlink(&artifacts.folder, &link).unwrap();
        assert!(Artifacts::open(&link).is_err());
        let file = dir.path().join("file");
        fs::write(&file, []).unwrap();
        assert!(Artifacts::open(&file).is_err() && Artifacts::open(&file.join("folder")).is_err());
    }

    #[test]
    fn only_the_newest_stay() {
        let (_dir, artifacts) = artifacts();
        let stranger = artifacts.folder.join("notes.txt");
        fs::write(&stranger, []).unwrap();
        let keys: Vec<Key> = (0..=4).map(|number| [number; 32]).collect();
        let age = |key, seconds| {
            let file = File::open(artifacts.path(key)).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(seconds)).unwrap();
        };
        for (seconds, key) in [500, 400, 300, 200].into_iter().zip(&keys) {
            artifacts.write(key, b"code").unwrap();
            age(key, seconds);
        }
        assert!(artifacts.read(&keys[0]).is_some(), "it is used, so that it is not the oldest any more");
        artifacts.write(&keys[4], b"code").unwrap();
        let kept: Vec<_> = keys.iter().map(|key| artifacts.path(key).exists()).collect();
        assert_eq!(kept, [true, false, true, true, true]);
        assert!(stranger.exists());
    }

    #[test]
    fn what_a_crash_left_is_in_nobodys_way() {
        let (_dir, artifacts) = artifacts();
        let draft = artifacts.draft(&KEY);
        fs::write(&draft, b"half").unwrap();
        artifacts.write(&KEY, b"code").unwrap();
        assert_eq!(artifacts.read(&KEY).unwrap(), b"code");
        assert!(!draft.exists());
    }

    #[test]
    fn one_compiles_at_a_time() {
        let (_dir, artifacts) = artifacts();
        let turn = artifacts.turn();
        assert!(!turn.waited);
        std::thread::scope(|scope| {
            let other = scope.spawn(|| artifacts.turn().waited);
            sleep(PAUSE * 3);
            assert!(!other.is_finished());
            drop(turn);
            assert!(other.join().unwrap());
        });
    }

    #[test]
    fn the_environment_names_the_folder() {
        let folder = |variables: &[(&str, &str)]| {
            folder_by(|name| variables.iter().find(|(variable, _)| *variable == name).map(|(_, value)| value.into()))
        };
        let (cache, home) = (("XDG_CACHE_HOME", "/cache"), ("HOME", "/home/anna"));
        assert_eq!(folder(&[home]).unwrap(), Path::new("/home/anna/.cache/tributary/compiled"));
        assert_eq!(folder(&[home, cache]).unwrap(), Path::new("/cache/tributary/compiled"));
        assert_eq!(folder(&[home, cache, (FOLDER_VARIABLE, "kept")]).unwrap(), Path::new("kept"));
        assert_eq!(folder(&[home, cache, (FOLDER_VARIABLE, "")]).unwrap(), Path::new("/cache/tributary/compiled"));
        for none in [&[home, (FOLDER_VARIABLE, "off")][..], &[], &[("HOME", "")], &[("HOME", "here")]] {
            assert_eq!(folder(none), None);
        }
    }
}
