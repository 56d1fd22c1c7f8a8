//! The private half of a blinded manifest: whose a leaf is, and the salt that opens it. A line for each leaf: its
//! index, the account, the salt. Whoever has a line of it can say whose the leaf is.

use crate::{Account, Book, Error, Result, connection::parse_hash, hash::hex_text, keys::store};
use std::{
    fs,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// What opens a leaf.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Salt {
    /// Which leaf.
    pub index: u32,
    /// Whose it is.
    pub account: Account,
    /// What hides that.
    pub salt: [u8; 32],
}

/// A file of salts that is being written.
pub(super) struct SaltsWriter {
    path: PathBuf,
    file: BufWriter<fs::File>,
}

impl SaltsWriter {
    /// Begins a file that was not there, and that only its owner may read.
    pub fn create(path: &Path) -> Result<Self> {
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => {
                Error::local(format!("{} is there already", path.display()), "name another file with --salts")
            }
            _ => store::cannot("write", path, &error),
        })?;
        Ok(Self { path: path.to_owned(), file: BufWriter::new(file) })
    }

    pub fn add(&mut self, salt: &Salt) -> Result<()> {
        let Salt { index, account, salt } = salt;
        writeln!(self.file, "{index},{},{}", account.hex(), hex_text(salt))
            .map_err(|error| store::cannot("write", &self.path, &error))
    }

    /// Waits until all of it is on the disk: without it no leaf can ever be opened.
    pub fn finish(mut self) -> Result<PathBuf> {
        let written = self.file.flush().and_then(|()| self.file.get_ref().sync_all());
        written.map_err(|error| store::cannot("write", &self.path, &error))?;
        Ok(self.path)
    }
}

/// The salts in a file: lines of index, account and salt, with commas. Empty lines and those that begin with `#` are
/// passed over.
///
/// # Errors
///
/// When it cannot be read, or a line is none; the sentence has its number.
pub fn read_salts(path: &Path, book: &Book) -> Result<Vec<Salt>> {
    let text = fs::read_to_string(path).map_err(|error| store::cannot("read", path, &error))?;
    let mut salts = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let place = || format!("{}, line {}", path.display(), number.saturating_add(1));
        salts.push(parse(line, book).map_err(|error| error.of(place()))?);
    }
    Ok(salts)
}

fn parse(line: &str, book: &Book) -> Result<Salt> {
    // The line has a secret in it: it is not repeated.
    let wrong =
        || Error::local("it is no line of salts", "write index,account,salt with 0x and 64 digits for the salt");
    let mut parts = line.split(',').map(str::trim);
    let (Some(index), Some(account), Some(salt), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(wrong());
    };
    let index = index.parse().map_err(|_| wrong())?;
    let salt = parse_hash(salt).ok_or_else(wrong)?;
    Ok(Salt { index, account: book.account(account)?, salt })
}
