//! Building a manifest of files, folders and tables. Everything is hashed by all processors at once, and nothing but a
//! part of it is ever in memory.

use super::{
    About, Built, Columns, Watch,
    croissant::{Croissant, Source},
    csv::Csv,
    rows::{Raw, Table},
    writer::{Target, Writer, abandon},
};
use crate::{Account, Book, Error, Result, keys::store};
use blake2::{Blake2b, digest::consts::U32};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, HashMap},
    fs,
    io::{self, BufReader, Read},
    path::{Component, Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
    thread,
};

/// Bytes of a file that are read at a time.
const BLOCK: usize = 1 << 20;
/// Rows, and bytes of rows, that are hashed at a time.
const ROWS: usize = 8_192;
const ROW_BYTES: usize = 16 << 20;
/// Files that are hashed at a time.
const FILES: usize = 256;

/// What a manifest is built of.
#[derive(Clone, Debug)]
pub struct Inputs<'a> {
    /// Files and folders. A table (`.jsonl`, `.ndjson`, `.csv`, `.parquet`) that is named itself has a leaf for each
    /// row; every other file, and every file of a folder, is a leaf.
    pub paths: &'a [PathBuf],
    /// Whether tables are leaves like other files.
    pub whole: bool,
    /// Whose what is that nothing else says.
    pub owner: Option<Account>,
    /// A table of paths, accounts and perhaps units.
    pub owners: Option<&'a Path>,
    /// The units of what nothing else says.
    pub units: u64,
    /// Which columns of tables say what.
    pub columns: Columns,
    /// What accounts are called.
    pub book: &'a Book,
    /// What is said of the dataset.
    pub about: About,
}

/// Builds a manifest into a folder.
///
/// # Errors
///
/// When something cannot be read or written, is nobody's, or has no units.
pub fn build(inputs: &Inputs<'_>, target: Target<'_>, watch: Watch<'_>) -> Result<Built> {
    let mut owners = inputs.owners.map(|path| Owners::read(path, inputs.book)).transpose()?;
    let (mut files, mut tables) = (Vec::new(), Vec::new());
    for path in inputs.paths {
        let kind = fs::symlink_metadata(path).map_err(|error| store::cannot("read", path, &error))?.file_type();
        match Table::of(path).filter(|_| !inputs.whole) {
            Some(table) if !kind.is_dir() => tables.push((table, path.as_path())),
            _ => walk(path, &mut files)?,
        }
    }
    // The order of the leaves must not depend on that of the disk.
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let twin = files.windows(2).find(|pair| matches!(pair, [one, other] if one.name == other.name));
    if let Some(twin) = twin.and_then(|pair| pair.first()) {
        return Err(Error::usage(format!("{} is named twice", twin.name), "name each file once"));
    }
    let lengths = files.iter().map(|file| file.length);
    let of_tables = tables.iter().map(|(_, path)| fs::metadata(path).map_or(0, |data| data.len()));
    let all = lengths.chain(of_tables).fold(0, u64::saturating_add);
    let writer = Writer::create(target)?;
    let fill = || -> Result<Built> {
        let croissant = Croissant::create(target.folder, &inputs.about)?;
        let progress = Progress { done: AtomicU64::new(0), all, watch };
        Work { inputs, writer, croissant, progress }.go(&files, &tables, owners.as_mut())
    };
    fill().inspect_err(|_| abandon(target))
}

impl Inputs<'_> {
    /// By which rules leaves are made, for whoever reads the manifest.
    fn rules(&self) -> (String, String) {
        let record = match &self.columns.record {
            Some(column) => format!("of a file its content; of a row its column {column}"),
            None => "of a file its content; of a row of JSONL its line, of CSV its fields, of Parquet its columns, as \
                     docs/trib.md says"
                .into(),
        };
        let units = match (&self.columns.units, self.owners) {
            (Some(column), _) => format!("of a row its column {column}; of a file {}", self.units),
            (None, Some(_)) => format!("as the collector's table of owners says, else {}", self.units),
            (None, None) => format!("{} of each leaf", self.units),
        };
        (record, units)
    }
}

/// A file that becomes a leaf.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Entry {
    /// Where it is.
    path: PathBuf,
    /// Its path below what was named, with slashes.
    name: String,
    length: u64,
}

/// The files below a path. Links are refused: what they lead to may be another's.
fn walk(path: &Path, files: &mut Vec<Entry>) -> Result<()> {
    let mut left = vec![(path.to_owned(), String::new())];
    while let Some((path, name)) = left.pop() {
        let cannot = |error: io::Error| store::cannot("read", &path, &error);
        let data = fs::symlink_metadata(&path).map_err(cannot)?;
        if data.is_dir() {
            for entry in fs::read_dir(&path).map_err(cannot)? {
                let entry = entry.map_err(cannot)?;
                let part = entry.file_name().into_string().map_err(|part| {
                    Error::local(format!("the name {part:?} in {} is no text", path.display()), "rename it")
                })?;
                let name = if name.is_empty() { part } else { format!("{name}/{part}") };
                left.push((entry.path(), name));
            }
        } else if data.is_file() {
            let own = || path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let name = if name.is_empty() { own() } else { name };
            files.push(Entry { path, name, length: data.len() });
        } else {
            return Err(Error::local(format!("{} is a link, or no file", path.display()), "name files and folders"));
        }
    }
    Ok(())
}

/// Whose each file is.
#[derive(Debug, Default)]
struct Owners {
    /// Account, units, and whether there is such a file.
    files: BTreeMap<String, (Account, Option<u64>, bool)>,
}

impl Owners {
    /// A table of paths, accounts and perhaps units; a first row whose account is none is its head.
    fn read(path: &Path, book: &Book) -> Result<Self> {
        let of = |error: Error| error.of(path.display());
        let file = fs::File::open(path).map_err(|error| store::cannot("read", path, &error))?;
        let mut table = Csv::new(BufReader::new(file));
        let mut owners = Self::default();
        while let Some((line, fields)) = table.row().map_err(of)? {
            let of_line = |error: Error| of(error.of(format_args!("line {line}")));
            let fields: Vec<_> = fields.iter().map(|field| field.trim()).collect();
            let (name, account, units) = match fields.as_slice() {
                [name, account] => (*name, *account, None),
                [name, account, units] => (*name, *account, Some(*units)),
                _ => return Err(of_line(Error::local("it is no owner", "write path,account or path,account,units"))),
            };
            if line == 1 && ["account", "owner"].contains(&account) {
                continue;
            }
            let name = below(name).map_err(of_line)?;
            let account = book.account(account).map_err(of_line)?;
            let units = units.map(parse_units).transpose().map_err(of_line)?;
            if owners.files.insert(name, (account, units, false)).is_some() {
                return Err(of_line(Error::local("the file has an owner already", "name each once")));
            }
        }
        Ok(owners)
    }

    fn take(&mut self, name: &str) -> Option<(Account, Option<u64>)> {
        let (account, units, is_there) = self.files.get_mut(name)?;
        *is_there = true;
        Some((*account, *units))
    }

    /// A name that no file has.
    fn stranger(&self) -> Option<&str> {
        self.files.iter().find(|(_, (_, _, is_there))| !is_there).map(|(name, _)| name.as_str())
    }
}

/// A path that stays below where it begins.
fn below(name: &str) -> Result<String> {
    let mut parts = Vec::new();
    for part in Path::new(name).components() {
        match part {
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            Component::CurDir => {}
            _ => return Err(Error::local(format!("{name:?} leads out of the folder"), "write paths below it")),
        }
    }
    Ok(parts.join("/"))
}

pub(super) fn parse_units(text: &str) -> Result<u64> {
    let units = text.trim().parse().ok().filter(|units: &u64| *units > 0);
    units.ok_or_else(|| Error::local(format!("{text:?} is no number of units"), "write a whole number from 1 on"))
}

/// How far it is.
struct Progress<'a> {
    done: AtomicU64,
    all: u64,
    watch: Watch<'a>,
}

impl Progress<'_> {
    fn add(&self, bytes: u64) {
        let before = self.done.fetch_add(bytes, Ordering::Relaxed);
        (self.watch)(before.saturating_add(bytes).min(self.all), self.all);
    }
}

/// A manifest that is being built.
struct Work<'a> {
    inputs: &'a Inputs<'a>,
    writer: Writer,
    croissant: Croissant,
    progress: Progress<'a>,
}

impl Work<'_> {
    fn go(mut self, files: &[Entry], tables: &[(Table, &Path)], mut owners: Option<&mut Owners>) -> Result<Built> {
        for some in files.chunks(FILES) {
            self.files(some, owners.as_deref_mut())?;
        }
        if let Some(name) = owners.as_ref().and_then(|owners| owners.stranger()) {
            return Err(Error::local(format!("the table of owners names {name}, which is no file here"), "correct it"));
        }
        for (table, path) in tables {
            self.table(*table, path)?;
        }
        let (record, units) = self.inputs.rules();
        let built = self.writer.finish(&record, &units)?;
        self.croissant.finish(&built.description)?;
        Ok(built)
    }

    /// Adds a leaf for each of some files.
    fn files(&mut self, files: &[Entry], mut owners: Option<&mut Owners>) -> Result<()> {
        let progress = &self.progress;
        let hashes: Vec<_> = files.par_iter().map(|file| hash_file(&file.path, |bytes| progress.add(bytes))).collect();
        for (file, hashes) in files.iter().zip(hashes) {
            let (record, sha256, length) = hashes?;
            let said = owners.as_mut().and_then(|owners| owners.take(&file.name));
            let said = said.or(self.inputs.owner.map(|owner| (owner, None)));
            let (account, units) = said.ok_or_else(|| nobody(&file.name))?;
            self.writer.add(account, units.unwrap_or(self.inputs.units), record)?;
            self.croissant.source(&Source { name: &file.name, length, sha256 })?;
        }
        Ok(())
    }

    /// Adds a leaf for each row of a table.
    fn table(&mut self, table: Table, path: &Path) -> Result<()> {
        // What is said of the file itself is reckoned beside its rows.
        let (source, read) = thread::scope(|scope| {
            let source = scope.spawn(|| sha256_of_file(path));
            let read = self.rows_of(table, path);
            (source.join(), read)
        });
        read?;
        let gone = || Error::local(format!("{} cannot be hashed", path.display()), "try again");
        let (sha256, length) = source.map_err(|_| gone())??;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.croissant.source(&Source { name: &name, length, sha256 })
    }

    fn rows_of(&mut self, table: Table, path: &Path) -> Result<()> {
        let inputs = self.inputs;
        let (mut rows, mut bytes) = (Vec::new(), 0_usize);
        table.each(path, &inputs.columns, &mut |number, raw| {
            bytes = bytes.saturating_add(raw.size());
            rows.push((number, raw));
            if rows.len() < ROWS && bytes < ROW_BYTES {
                return Ok(());
            }
            let done = std::mem::take(&mut bytes);
            self.rows(std::mem::take(&mut rows))?;
            self.progress.add(done as u64);
            Ok(())
        })?;
        self.rows(rows).map_err(|error| error.of(path.display()))
    }

    fn rows(&mut self, rows: Vec<(u64, Raw)>) -> Result<()> {
        let inputs = self.inputs;
        let leaves = rows.par_iter().map_init(HashMap::new, |known, (number, raw)| {
            leaf_of_row(inputs, raw, known).map_err(|error| error.of(format_args!("row {number}")))
        });
        // The first that fails is told, whichever was reached first.
        for leaf in leaves.collect::<Vec<_>>() {
            let (account, units, record) = leaf?;
            self.writer.add(account, units, record)?;
        }
        Ok(())
    }
}

/// The leaf that a row becomes. Accounts are remembered: most tables name few, many times.
fn leaf_of_row(
    inputs: &Inputs<'_>,
    raw: &Raw,
    known: &mut HashMap<String, Account>,
) -> Result<(Account, u64, [u8; 32])> {
    let row = raw.row(&inputs.columns)?;
    let account = match (row.owner, inputs.owner) {
        (Some(text), _) => match known.get(&text) {
            Some(account) => *account,
            None => {
                let account = inputs.book.account(&text)?;
                known.insert(text, account);
                account
            }
        },
        (None, Some(owner)) => owner,
        (None, None) => return Err(nobody("it")),
    };
    let units = row.units.as_deref().map_or(Ok(inputs.units), parse_units)?;
    Ok((account, units, row.record))
}

fn nobody(what: &str) -> Error {
    Error::usage(
        format!("it is not said whose {what} is"),
        "say it with --owner ACCOUNT, --owners FILE or --owner-column NAME",
    )
}

/// The SHA-256 of a file, and its length.
fn sha256_of_file(path: &Path) -> Result<([u8; 32], u64)> {
    let mut sha256 = Sha256::new();
    let length = each_block(path, |bytes| sha256.update(bytes))?;
    Ok((sha256.finalize().into(), length))
}

/// The Blake2 hash and the SHA-256 of a file, and its length.
pub(super) fn hash_file(path: &Path, read_some: impl Fn(u64)) -> Result<([u8; 32], [u8; 32], u64)> {
    let (mut record, mut sha256) = (Blake2b::<U32>::new(), Sha256::new());
    let length = each_block(path, |bytes| {
        record.update(bytes);
        sha256.update(bytes);
        read_some(bytes.len() as u64);
    })?;
    Ok((record.finalize().into(), sha256.finalize().into(), length))
}

/// Shows a file block by block, and answers how long it is.
fn each_block(path: &Path, mut show: impl FnMut(&[u8])) -> Result<u64> {
    let cannot = |error: io::Error| store::cannot("read", path, &error);
    let mut file = fs::File::open(path).map_err(cannot)?;
    let (mut block, mut length) = (vec![0; BLOCK], 0_u64);
    loop {
        let read = file.read(&mut block).map_err(cannot)?;
        let Some(bytes) = block.get(..read).filter(|bytes| !bytes.is_empty()) else { return Ok(length) };
        show(bytes);
        length = length.saturating_add(bytes.len() as u64);
    }
}
