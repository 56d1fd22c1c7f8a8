//! What was contributed: files as they are, held against the hashes that were committed to, and those against the
//! chain.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};
use tributary_client::{
    Block, Error, Result,
    hash::hex_text,
    manifest::{FileHashes, Reader, Record, Wanted, Watch, is_table, records, sources},
};
use tributary_review::Datum;

/// A contribution, and where it is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Named {
    /// Its id.
    pub contribution: u64,
    /// A folder or address of a manifest, or a file.
    pub path: String,
}

impl Named {
    /// Those that were typed, in the order of their ids: who was recorded first comes first.
    ///
    /// # Errors
    ///
    /// When one cannot be understood, or is named twice.
    pub fn all(texts: &[String]) -> Result<Vec<Self>> {
        let mut found = BTreeMap::new();
        for text in texts {
            let wrong = || Error::usage(format!("{text:?} is no contribution with its path"), "write 7=./manifest");
            let (id, path) = text.split_once('=').filter(|(_, path)| !path.is_empty()).ok_or_else(wrong)?;
            let id: u64 = id.trim().replace('_', "").parse().map_err(|_| wrong())?;
            if found.insert(id, path.to_owned()).is_some() {
                return Err(Error::usage(format!("contribution {id} is named twice"), "name each once"));
            }
        }
        Ok(found.into_iter().map(|(contribution, path)| Self { contribution, path }).collect())
    }

    fn is_manifest(&self) -> bool {
        let path = self.path.as_str();
        ["http://", "https://", "file://"].iter().any(|scheme| path.starts_with(scheme))
            || path.ends_with("manifest.json")
            || Path::new(path).is_dir()
    }
}

/// A contribution that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// What a report says of it.
    pub datum: Datum,
    /// The units of its manifest, if it has one.
    pub units: Option<u64>,
    /// Its rows, if they were asked for.
    pub records: Vec<Record>,
}

/// Hexadecimal digits without `0x`.
pub fn digits(hash: &[u8; 32]) -> String {
    hex_text(hash).trim_start_matches("0x").to_owned()
}

/// Reads a contribution. Every file or row must be what was committed to. Its files lie in the folder `files`, or where
/// the manifest is, or beside it. O(bytes).
///
/// # Errors
///
/// When something cannot be read, or is not.
pub async fn read(named: &Named, files: Option<&Path>, wants_rows: bool, watch: Watch<'_>) -> Result<Read> {
    let of = |error: Error| error.of(format_args!("contribution {}", named.contribution));
    if !named.is_manifest() {
        let path = PathBuf::from(&named.path);
        let hashes = FileHashes::of(&path, |_| ()).map_err(of)?;
        let mut reading = Reading::new(vec![hashes.record], wants_rows);
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        reading.file(&name, &path).map_err(of)?;
        return reading.end(named, hashes.record, 0, None).map_err(of);
    }
    let reader = Reader::open(&named.path).await.map_err(of)?;
    let wanted = Wanted { all: true, ..Wanted::default() };
    let leaves = reader.find(&wanted, watch).await.map_err(of)?;
    let names = sources(&named.path).await.map_err(of)?;
    let mut reading = Reading::new(leaves.iter().map(|found| found.leaf.record).collect(), wants_rows);
    for (name, done) in names.iter().zip(1_u64..) {
        let path = place(name, &named.path, files).map_err(of)?;
        reading.file(name, &path).map_err(of)?;
        watch(done, names.len() as u64);
    }
    let description = reader.description();
    reading.end(named, description.root(), description.count, Some(description.total())).map_err(of)
}

/// Where a file of a manifest is: in the folder that was named for that, with the manifest, or beside it.
fn place(name: &str, manifest: &str, files: Option<&Path>) -> Result<PathBuf> {
    let manifest = manifest.strip_prefix("file://").unwrap_or(manifest);
    let folder = Path::new(manifest.strip_suffix("manifest.json").unwrap_or(manifest));
    let folders = match files {
        Some(files) => vec![files.to_owned()],
        None => vec![folder.to_owned(), folder.join("..")],
    };
    let found = folders.iter().map(|folder| folder.join(name)).find(|path| path.is_file());
    found.ok_or_else(|| Error::local(format!("{name} is not here"), "name the folder that it is in with --files"))
}

/// Files that are held against leaves, one after the other.
struct Reading {
    leaves: Vec<[u8; 32]>,
    next: usize,
    wants_rows: bool,
    records: Vec<Record>,
    sums: String,
}

impl Reading {
    fn new(leaves: Vec<[u8; 32]>, wants_rows: bool) -> Self {
        Self { leaves, next: 0, wants_rows, records: Vec::new(), sums: String::new() }
    }

    /// A file: it is the next leaf, or each of its rows is.
    fn file(&mut self, name: &str, path: &Path) -> Result<()> {
        let hashes = FileHashes::of(path, |_| ())?;
        self.sums.push_str(&format!("{}  {name}\n", digits(&hashes.sha256)));
        let is_whole = self.leaves.get(self.next) == Some(&hashes.record);
        if is_whole {
            self.next = self.next.saturating_add(1);
            if !self.wants_rows {
                return Ok(());
            }
        } else if !is_table(path) {
            return Err(changed(format!("{name} is not what leaf {} was made of", self.next)));
        }
        records(path, &mut |_, record| {
            if !is_whole {
                if self.leaves.get(self.next) != Some(&record.digest) {
                    return Err(changed(format!("it is not what leaf {} was made of", self.next)));
                }
                self.next = self.next.saturating_add(1);
            }
            if self.wants_rows {
                self.records.push(record);
            }
            Ok(())
        })
    }

    fn end(self, named: &Named, root: [u8; 32], leaves: u32, units: Option<u64>) -> Result<Read> {
        if self.next != self.leaves.len() {
            let what = format!("there are files for {} of {} leaves", self.next, self.leaves.len());
            return Err(changed(what));
        }
        let datum = Datum {
            contribution: named.contribution,
            root: hex_text(&root),
            leaves,
            sha256: digits(&Sha256::digest(self.sums.as_bytes()).into()),
            rows: self.records.len() as u64,
        };
        Ok(Read { datum, units, records: self.records })
    }
}

/// Data that is not what was committed to.
fn changed(what: String) -> Error {
    Error::refused(what, "value what was committed to: a manifest with a record column says too little of its rows")
}

/// Refuses what is recorded otherwise on the chain.
///
/// # Errors
///
/// When a contribution is not there, is to another asset, or has another hash or other units.
pub async fn check(block: &Block, asset: u64, read: &[Read]) -> Result<()> {
    for one in read {
        let id = one.datum.contribution;
        let record = block.storage("contributions", "contributions", &[json!(id.to_string())]).await?;
        let manifest = match one.units {
            Some(_) => block.storage("contributions", "manifests", &[json!(id.to_string())]).await?,
            None => Value::Null,
        };
        agrees(asset, one, &record, &manifest).map_err(|error| error.of(format_args!("contribution {id}")))?;
    }
    Ok(())
}

/// Whether what was read is what is recorded.
pub(crate) fn agrees(asset: u64, read: &Read, record: &Value, manifest: &Value) -> Result<()> {
    let plain = |value: Option<&Value>| match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => String::new(),
        Some(other) => other.to_string(),
    };
    let differs = |what: &str, wanted: &str, found: String| match found == wanted {
        true => Ok(()),
        false => Err(Error::refused(
            format!("its {what} is {wanted} here, and {found} on the chain"),
            "see whether it is the data of this contribution",
        )),
    };
    if record.is_null() {
        return Err(Error::refused("it is not on the chain", "it was rejected, revoked or taken back, or never made"));
    }
    differs("asset", &asset.to_string(), plain(record.get("asset")))?;
    differs("hash", &read.datum.root, plain(record.get("commitment")))?;
    let Some(units) = read.units else { return Ok(()) };
    differs("number of units", &units.to_string(), plain(record.get("units")))?;
    if manifest.is_null() {
        return Err(Error::refused("it has no manifest on the chain", "it was recorded as a contribution of one"));
    }
    differs("number of leaves", &read.datum.leaves.to_string(), plain(manifest.get("count")))
}
