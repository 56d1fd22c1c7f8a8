//! Who is meant: by a secret, the file of a key, the name of one, or an account alone.

use super::{Key, file::KeyFile, store::Store};
use crate::{Account, Book, Error, Result};
use std::{fs, path::Path};
use zeroize::Zeroizing;

/// Where a key comes from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A secret as people write it.
    Secret(Box<Key>),
    /// A file, which has a password.
    File(Box<KeyFile>),
    /// No key: an account alone.
    Account(Account),
}

impl Source {
    /// What `text` means: a secret, the file of a key, the name of one of the user's, or an account as in `book`.
    ///
    /// # Errors
    ///
    /// When it means nothing, or a file cannot be read.
    pub fn of(text: &str, book: &Book) -> Result<Self> {
        let is_secret = text.starts_with('/') && !Path::new(text).exists() || text.contains(' ');
        if is_secret {
            return Key::from_secret(text).map(|key| Self::Secret(Box::new(key)));
        }
        if text.contains(['/', '\\']) || text.ends_with(".json") {
            let json = fs::read_to_string(text).map_err(|error| {
                Error::local(format!("the key {text} cannot be read: {error}"), "name a file that exists")
            })?;
            return KeyFile::parse(&json).map(|file| Self::File(Box::new(file))).map_err(|error| error.of(text));
        }
        // Who has no home has no keys.
        if let Ok(store) = Store::of_user()
            && store.has(text)
        {
            return store.open(text).map(|file| Self::File(Box::new(file)));
        }
        book.account(text).map(Self::Account).map_err(|error| {
            Error::local(
                format!("there is no key {text:?}"),
                format!("`trib key list` shows those that there are ({})", error.what),
            )
        })
    }

    /// The key, which `password` opens if it lies in a file. `text` is how it was named.
    ///
    /// # Errors
    ///
    /// When there is no password, it is wrong, or the secret is not here.
    pub fn key(self, text: &str, password: impl FnOnce(&KeyFile) -> Result<Zeroizing<String>>) -> Result<Key> {
        match self {
            Self::Secret(key) => Ok(*key),
            Self::File(file) => file.decrypt(&password(&file)?),
            Self::Account(_) => Err(Error::local(
                format!("the secret of {text} is not here"),
                "`trib key import` keeps a key, --as names it",
            )),
        }
    }

    /// Whose key it is.
    ///
    /// # Errors
    ///
    /// When the file names no account.
    pub fn account(&self) -> Result<Account> {
        match self {
            Self::Secret(key) => Ok(key.account()),
            Self::File(file) => file.account(),
            Self::Account(account) => Ok(*account),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_is_meant_by_a_secret_a_file_or_an_address() {
        let (book, alice) = (Book::default(), Key::from_secret("//Alice").unwrap());
        let whose = |text: &str| Source::of(text, &book).and_then(|source| source.account());
        assert!(matches!(Source::of("//Alice", &book), Ok(Source::Secret(_))));
        assert!(matches!(Source::of(&alice.account().hex(), &book), Ok(Source::Account(_))));
        assert_eq!(whose("//Alice"), Ok(alice.account()));
        let folder = tempfile::tempdir().unwrap();
        let path = Store::at(folder.path()).keep(&alice, "mine", "a password").unwrap().path;
        let text = path.to_str().unwrap();
        assert!(matches!(Source::of(text, &book), Ok(Source::File(_))));
        assert_eq!(whose(text), Ok(alice.account()));
        let key = |text: &str, password: &str| {
            Source::of(text, &book)?.key(text, |_| Ok(Zeroizing::new(password.to_owned()))).map(|key| key.account())
        };
        assert_eq!(key(text, "a password"), Ok(alice.account()));
        assert!(key(text, "another").unwrap_err().to_string().contains("password is wrong"));
        assert_eq!(key("//Alice", ""), Ok(alice.account()));
        assert!(key(&alice.account().hex(), "").unwrap_err().to_string().contains("is not here"));
        assert!(Source::of("no/such/file.json", &book).unwrap_err().to_string().contains("cannot be read"));
        assert!(Source::of("nobody at all", &book).is_err());
    }
}
