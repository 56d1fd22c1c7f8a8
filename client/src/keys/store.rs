//! The folder in which a person's keys lie, each in a file of its name.

use super::{Key, file::KeyFile};
use crate::{Account, Error, Result, account::is_address};
use std::{
    env, fs,
    io::{self, Write},
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

/// The longest name.
const MAX_NAME: usize = 64;
/// What the file of a key ends in.
const ENDING: &str = "json";

/// A folder of keys.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// A key in the folder, as far as it can be read without its password.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is called here.
    pub name: String,
    /// Whose key it is.
    pub account: Account,
    /// Where it lies.
    pub path: PathBuf,
}

impl Store {
    /// The user's folder: `keys` in [`config_folder`].
    ///
    /// # Errors
    ///
    /// When the user has no home.
    pub fn of_user() -> Result<Self> {
        Ok(Self::at(config_folder()?.join("keys")))
    }

    /// The keys in `folder`, which need not exist yet.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// Where the keys lie.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The keys that are there, by name. Files that are no keys are passed over.
    ///
    /// # Errors
    ///
    /// When the folder is there and cannot be read.
    pub fn list(&self) -> Result<Vec<Entry>> {
        let files = match fs::read_dir(&self.folder) {
            Ok(files) => files,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(cannot("read", &self.folder, &error)),
        };
        let entry = |path: PathBuf| {
            let name = path.file_stem()?.to_str()?.to_owned();
            let ends = path.extension().is_some_and(|ending| ending == ENDING);
            let file = fs::read_to_string(&path).ok().filter(|_| ends)?;
            let account = KeyFile::parse(&file).ok()?.account().ok()?;
            Some(Entry { name, account, path })
        };
        let mut entries: Vec<_> = files.filter_map(|file| entry(file.ok()?.path())).collect();
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(entries)
    }

    /// The key of this name, if there is one.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read.
    pub fn find(&self, name: &str) -> Result<Option<Entry>> {
        Ok(self.list()?.into_iter().find(|entry| entry.name == name))
    }

    /// Whether there is a file for a key of this name, readable or not.
    pub fn has(&self, name: &str) -> bool {
        self.path(name).is_ok_and(|path| path.exists())
    }

    /// The file of the key of this name.
    ///
    /// # Errors
    ///
    /// When there is none, or it cannot be read.
    pub fn open(&self, name: &str) -> Result<KeyFile> {
        let path = self.path(name)?;
        match fs::read_to_string(&path) {
            Ok(json) => KeyFile::parse(&json).map_err(|error| error.of(path.display())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(Error::local(format!("there is no key {name:?}"), "`trib key list` shows those that there are"))
            }
            Err(error) => Err(cannot("read", &path, &error)),
        }
    }

    /// Keeps `key` under `name`, encrypted with `password`, in a file that nobody else may read. A key that is there is
    /// never replaced.
    ///
    /// # Errors
    ///
    /// When the name is no good or taken, or the file cannot be written.
    pub fn keep(&self, key: &Key, name: &str, password: &str) -> Result<Entry> {
        let path = self.path(name)?;
        if is_address(name) {
            return Err(Error::usage(format!("{name} is an address, and no name for a key"), "give another name"));
        }
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let file = KeyFile::encrypt(key, name, password, u64::try_from(now.as_millis()).unwrap_or_default())?;
        private_folder(&self.folder)?;
        write_new(&path, file.to_json().as_bytes()).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => {
                Error::local(format!("there is a key {name:?} already"), "give another name")
            }
            _ => cannot("write", &path, &error),
        })?;
        Ok(Entry { name: name.into(), account: key.account(), path })
    }

    fn path(&self, name: &str) -> Result<PathBuf> {
        let good = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_' || c == '.';
        if name.is_empty() || name.len() > MAX_NAME || name.starts_with('.') || !name.chars().all(good) {
            let remedy = format!("give 1 to {MAX_NAME} letters, digits, dashes, underscores and dots, no dot first");
            return Err(Error::usage(format!("{name:?} is no name for a key"), remedy));
        }
        Ok(self.folder.join(format!("{name}.{ENDING}")))
    }
}

/// `$XDG_CONFIG_HOME/tributary`, or `~/.config/tributary`: where a person's settings and keys lie.
///
/// # Errors
///
/// When the user has no home.
pub fn config_folder() -> Result<PathBuf> {
    user_folder("XDG_CONFIG_HOME", ".config")
}

/// `$XDG_STATE_HOME/tributary`, or `~/.local/state/tributary`: what a program must remember between two runs.
///
/// # Errors
///
/// When the user has no home.
pub fn state_folder() -> Result<PathBuf> {
    user_folder("XDG_STATE_HOME", ".local/state")
}

fn user_folder(variable: &str, fallback: &str) -> Result<PathBuf> {
    let absolute = |path: PathBuf| path.is_absolute().then_some(path);
    let chosen = env::var_os(variable).map(PathBuf::from).and_then(absolute);
    let home = || env::var_os("HOME").map(PathBuf::from).and_then(absolute).map(|home| home.join(fallback));
    match chosen.or_else(home) {
        Some(folder) => Ok(folder.join("tributary")),
        None => {
            Err(Error::local("this user has no home folder", format!("set {variable} or HOME to an absolute path")))
        }
    }
}

/// Makes a folder that only its owner may enter, unless it is there, and waits until it is on the disk.
///
/// # Errors
///
/// When it cannot be made.
pub fn private_folder(folder: &Path) -> Result<()> {
    let missing = folder.ancestors().take_while(|folder| !here(folder).is_dir()).count();
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| cannot("make the folder", folder, &error))?;
    // Each name is on the disk only when the folder around it is.
    for around in folder.ancestors().skip(1).take(missing) {
        sync_folder(around).map_err(|error| cannot("make the folder", folder, &error))?;
    }
    Ok(())
}

/// Writes a file that was not there, that only its owner may read, and waits until it is on the disk. Whatever ends
/// this program on the way: the file is there whole, or not at all.
///
/// # Errors
///
/// What the system says; [`io::ErrorKind::AlreadyExists`] when it is there.
pub fn write_new(path: &Path, content: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut file = tempfile::Builder::new().prefix(".new-").tempfile_in(here(folder)).map_err(bare)?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map_err(|refused| refused.error)?;
    // The name must be on the disk too.
    sync_folder(folder)
}

/// What the system said, without the name of a draft that nobody knows of.
fn bare(error: io::Error) -> io::Error {
    let said = error.to_string();
    io::Error::new(error.kind(), said.split(" at path ").next().unwrap_or_default())
}

/// Waits until the names in a folder are on the disk.
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(here(folder))?.sync_all()
}

/// The folder, by a name that the system knows: that of a file without one is the present folder.
fn here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// A failure of a file.
pub(crate) fn cannot(verb: &str, path: &Path, error: &io::Error) -> Error {
    Error::local(format!("cannot {verb} {}: {error}", path.display()), "see to it that you may, or name another")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_kept_and_found() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::at(folder.path().join("keys"));
        assert_eq!(store.list().unwrap(), []);
        let alice = Key::from_secret("//Alice").unwrap();
        let entry = store.keep(&alice, "alice", "secret").unwrap();
        store.keep(&Key::from_secret("//Bob").unwrap(), "Bob-2.a_b", "").unwrap();
        fs::write(store.folder().join("note.txt"), "no key").unwrap();
        fs::write(store.folder().join("broken.json"), "{").unwrap();
        let names: Vec<_> = store.list().unwrap().into_iter().map(|entry| entry.name).collect();
        assert_eq!(names, ["Bob-2.a_b", "alice"]);
        assert_eq!(store.find("alice").unwrap(), Some(entry));
        assert_eq!(store.open("alice").unwrap().decrypt("secret").unwrap().account(), alice.account());
        assert!(store.open("carol").unwrap_err().to_string().contains("trib key list"));
        assert!(store.has("alice") && store.has("broken") && !store.has("carol") && !store.has("../keys/alice"));
        assert!(store.open("broken").unwrap_err().to_string().contains("no file of a key"));
    }

    #[test]
    fn a_key_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::at(folder.path());
        store.keep(&Key::from_secret("//Alice").unwrap(), "mine", "a").unwrap();
        let error = store.keep(&Key::from_secret("//Bob").unwrap(), "mine", "b").unwrap_err();
        assert!(error.to_string().contains("already"), "{error}");
        assert!(store.open("mine").unwrap().decrypt("a").is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_them() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let store = Store::at(folder.path().join("keys"));
        let entry = store.keep(&Key::from_secret("//Alice").unwrap(), "mine", "a").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&entry.path), mode(store.folder())), (0o600, 0o700));
    }

    #[test]
    fn a_file_is_written_whole_and_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a").join("b");
        private_folder(&inner).unwrap();
        private_folder(&inner).unwrap();
        let path = inner.join("x");
        write_new(&path, b"first").unwrap();
        assert_eq!(write_new(&path, b"second").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"first");
        assert_eq!(fs::read_dir(&inner).unwrap().count(), 1, "nothing else is left");
        let missing = write_new(&inner.join("no").join("x"), b"").unwrap_err();
        assert!(missing.kind() == io::ErrorKind::NotFound && !missing.to_string().contains(".new-"), "{missing}");
        assert_eq!((here(Path::new("")), here(Path::new("a"))), (Path::new("."), Path::new("a")));
    }

    #[test]
    fn names_are_names() {
        let store = Store::at("/nowhere");
        for name in ["", ".", "../x", "a/b", ".hidden", "a b", "ä", &"x".repeat(65)] {
            assert!(store.open(name).unwrap_err().to_string().contains("no name for a key"), "{name}");
        }
        assert!(store.open("x").unwrap_err().to_string().contains("there is no key"));
    }
}
