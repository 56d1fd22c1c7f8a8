//! Writing a manifest, leaf after leaf: in memory are the leaves of a few files, which are hashed and written side by
//! side, and a node for each file before them.

use super::{
    CHUNK, CHUNK_DEPTH, FORMAT, HASH, LEAF_BYTES, Leaf, Owner, Unmapped,
    salts::{Salt, SaltsWriter},
    tree, wrong,
};
use crate::{
    Account, Error, Result,
    connection::parse_hash,
    hash::hex_text,
    keys::{random, store},
};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use tributary_math::manifest::Node;

/// Files of leaves that are hashed and written at a time.
const FILES: usize = 16;

/// What a manifest says of itself.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Description {
    format: String,
    hash: String,
    root: String,
    total: String,
    /// How many leaves there are.
    pub count: u32,
    /// Levels of the tree.
    pub depth: u32,
    chunk: u32,
    /// Whether owners are hidden.
    pub blind: bool,
    /// What a leaf's record is the hash of.
    pub record: String,
    /// What a leaf's units are.
    pub units: String,
}

impl Description {
    /// The description that a file has.
    ///
    /// # Errors
    ///
    /// When it is none, or contradicts itself.
    pub fn parse(json: &[u8]) -> Result<Self> {
        let found: Self = serde_json::from_slice(json)
            .map_err(|error| wrong(format!("it is no description of a manifest: {error}")))?;
        if found.format != FORMAT || found.hash != HASH || found.chunk != CHUNK {
            let what = format!("the manifest is {}, of {} in files of {}", found.format, found.hash, found.chunk);
            return Err(Error::unfit(what, "use a newer `trib`"));
        }
        let (Some(_), Some(total)) = (parse_hash(&found.root), found.total.parse::<u64>().ok()) else {
            return Err(wrong("the manifest has no root, or a total of no 64 bits"));
        };
        if found.count == 0 || found.depth != tree::depth(found.count) || total < u64::from(found.count) {
            let what = format!(
                "the manifest says {} leaves, {total} units and depth {}, which do not go together",
                found.count, found.depth
            );
            return Err(wrong(what));
        }
        Ok(found)
    }

    /// The root of the tree.
    pub fn root(&self) -> [u8; 32] {
        parse_hash(&self.root).unwrap_or_default()
    }

    /// All units together.
    pub fn total(&self) -> u64 {
        self.total.parse().unwrap_or_default()
    }

    /// It as it is written.
    pub fn to_json(&self) -> String {
        // Strings and numbers: nothing that could not be written.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// What it says to programs: `root`, `units`, `count`, `depth`, `blind`, and the `rules` of records and units.
    pub fn summary(&self) -> Value {
        json!({
            "root": hex_text(&self.root()), "units": self.total().to_string(), "count": self.count,
            "depth": self.depth, "blind": self.blind, "rules": { "record": self.record, "units": self.units },
        })
    }

    /// What the root must be.
    pub(super) fn node(&self) -> Node {
        Node { hash: self.root(), sum: self.total().into() }
    }

    /// How many files of leaves there are.
    pub(super) fn chunks(&self) -> u32 {
        self.count.div_ceil(CHUNK)
    }

    /// Levels within a file of leaves.
    pub(super) fn chunk_depth(&self) -> u32 {
        self.depth.min(CHUNK_DEPTH)
    }
}

/// A manifest that was built.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Built {
    /// What it says of itself.
    pub description: Description,
    /// Where it is.
    pub folder: PathBuf,
    /// Where its private half is, if it is blinded.
    pub salts: Option<PathBuf>,
}

impl Built {
    /// What was built, to programs: its description, `folder`, `salts`, and the authors that were left out, if it is
    /// of a repository.
    pub fn summary(&self, unmapped: &[Unmapped]) -> Value {
        let author = |author: &Unmapped| json!({ "email": author.email, "units": author.units });
        let mut summary = self.description.summary();
        summary["folder"] = json!(self.folder);
        summary["salts"] = json!(self.salts);
        summary["unmapped"] = unmapped.iter().map(author).collect();
        summary
    }
}

/// Where the salts of a manifest are kept unless it is said: beside its folder, which is hosted.
///
/// # Errors
///
/// When the folder has no name.
pub fn salts_beside(folder: &Path) -> Result<PathBuf> {
    let name = folder.file_name().ok_or_else(|| {
        Error::usage(format!("{} has no name", folder.display()), "say with --salts where the salts are kept")
    })?;
    Ok(folder.with_file_name(format!("{}.salts.csv", name.to_string_lossy())))
}

/// A manifest that is being written.
pub(super) struct Writer {
    folder: PathBuf,
    leaves: Vec<Leaf>,
    roots: Vec<Node>,
    count: u32,
    total: u64,
    salts: Option<SaltsWriter>,
}

/// What a manifest is built into.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The folder to host, which must be new or empty.
    pub folder: &'a Path,
    /// Hides the owners, and keeps what opens the leaves in this file.
    pub salts: Option<&'a Path>,
}

impl Writer {
    /// Begins one.
    ///
    /// # Errors
    ///
    /// When the folder has something in it, or a file cannot be written.
    pub fn create(target: Target<'_>) -> Result<Self> {
        let Target { folder, salts } = target;
        if salts.is_some_and(|salts| lies_in(salts, folder)) {
            return Err(Error::usage("the salts would lie in the folder that is hosted", "name another file"));
        }
        let taken = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
        if taken {
            return Err(Error::local(format!("{} is not empty", folder.display()), "name a new folder"));
        }
        let leaves = folder.join("leaves");
        fs::create_dir_all(&leaves).map_err(|error| store::cannot("make the folder", &leaves, &error))?;
        let salts = salts.map(SaltsWriter::create).transpose().inspect_err(|_| {
            // It was made just now.
            let _ = fs::remove_dir(&leaves);
        })?;
        Ok(Self { folder: folder.to_owned(), leaves: Vec::new(), roots: Vec::new(), count: 0, total: 0, salts })
    }

    /// Adds a leaf. O(1) but for every 16,384th, which writes files.
    ///
    /// # Errors
    ///
    /// When the units are none or do not fit, there are too many leaves, or a file cannot be written.
    pub fn add(&mut self, account: Account, units: u64, record: [u8; 32]) -> Result<()> {
        let index = self.count;
        if units == 0 {
            return Err(Error::refused(format!("leaf {index} has no units"), "give each at least 1"));
        }
        self.total = self
            .total
            .checked_add(units)
            .ok_or_else(|| Error::refused("all units together do not fit 64 bits", "give fewer units"))?;
        self.count = index
            .checked_add(1)
            .ok_or_else(|| Error::refused("there are more than 4294967295 leaves", "build several manifests"))?;
        let owner = match &mut self.salts {
            None => Owner::Account(account),
            Some(salts) => {
                let salt = random()?;
                salts.add(&Salt { index, account, salt })?;
                Owner::Blinded(tree::blinded(&account, &salt))
            }
        };
        self.leaves.push(Leaf { owner, units, record });
        if self.leaves.len() >= FILES.saturating_mul(CHUNK as usize) {
            self.flush(CHUNK_DEPTH)?;
        }
        Ok(())
    }

    /// Writes the leaves that are in memory as files, each with so many levels above its leaves.
    fn flush(&mut self, depth: u32) -> Result<()> {
        let (folder, done) = (self.folder.as_path(), self.roots.len());
        let chunks = self.leaves.par_chunks(CHUNK as usize).enumerate();
        let roots = chunks.map(|(place, leaves)| {
            let number = u32::try_from(done.saturating_add(place)).unwrap_or(u32::MAX);
            write_chunk(folder, number, leaves, depth)
        });
        let roots = roots.collect::<Result<Vec<_>>>()?;
        self.roots.extend(roots.into_iter().flatten());
        self.leaves.clear();
        Ok(())
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<()> {
        write(&self.folder, name, bytes)
    }

    /// Writes what is left. The description comes last: a folder with one is whole.
    ///
    /// # Errors
    ///
    /// When there are no leaves, or a file cannot be written.
    pub fn finish(mut self, record: &str, units: &str) -> Result<Built> {
        if self.count == 0 {
            return Err(Error::refused("there is nothing to build a manifest of", "name files that are not empty"));
        }
        let depth = tree::depth(self.count);
        if !self.leaves.is_empty() {
            self.flush(depth.min(CHUNK_DEPTH))?;
        }
        let roots = std::mem::take(&mut self.roots);
        let levels = tree::levels(roots, depth.min(CHUNK_DEPTH), depth.saturating_sub(CHUNK_DEPTH))?;
        let root = tree::top(&levels).ok_or_else(|| wrong("the tree has no root"))?;
        let mut bytes = Vec::new();
        levels.iter().flatten().for_each(|node| tree::put(node, &mut bytes));
        self.write(TREE, &bytes)?;
        let salts = self.salts.take().map(SaltsWriter::finish).transpose()?;
        let description = Description {
            format: FORMAT.into(),
            hash: HASH.into(),
            root: hex_text(&root.hash),
            total: root.sum.to_string(),
            count: self.count,
            depth,
            chunk: CHUNK,
            blind: salts.is_some(),
            record: record.into(),
            units: units.into(),
        };
        self.write(DESCRIPTION, description.to_json().as_bytes())?;
        Ok(Built { description, folder: self.folder, salts })
    }
}

/// Writes a file of leaves, and answers the node on top of them.
fn write_chunk(folder: &Path, number: u32, leaves: &[Leaf], depth: u32) -> Result<Option<Node>> {
    let first = number.saturating_mul(CHUNK);
    let nodes = leaves.iter().zip(first..).map(|(leaf, index)| tree::node(index, leaf));
    let levels = tree::levels(nodes.collect(), 0, depth)?;
    let mut bytes = Vec::with_capacity(leaves.len().saturating_mul(LEAF_BYTES));
    leaves.iter().for_each(|leaf| leaf.put(&mut bytes));
    write(folder, &chunk_name(number), &bytes)?;
    Ok(tree::top(&levels))
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let path = folder.join(name);
    fs::write(&path, bytes).map_err(|error| store::cannot("write", &path, &error))
}

/// Takes away what was written of a manifest that could not be finished: all of it was made by this program.
pub(super) fn abandon(target: Target<'_>) {
    // Whoever tries again is told what is left.
    let _ = fs::remove_dir_all(target.folder.join("leaves"));
    let files = [DESCRIPTION, TREE, CROISSANT].map(|name| target.folder.join(name));
    for path in files.iter().map(PathBuf::as_path).chain(target.salts) {
        let _ = fs::remove_file(path);
    }
}

/// The file of the description.
pub(super) const DESCRIPTION: &str = "manifest.json";
/// The file of the nodes above the leaves' files.
pub(super) const TREE: &str = "tree.bin";
/// The file of the dataset for machines.
pub(super) const CROISSANT: &str = "croissant.json";

/// The file of so many leaves.
pub(super) fn chunk_name(number: u32) -> String {
    format!("leaves/{number:05}.bin")
}

/// Whether a file lies in a folder, neither of which need exist.
fn lies_in(file: &Path, folder: &Path) -> bool {
    let whole = |path: &Path| -> io::Result<PathBuf> {
        let path = std::path::absolute(path)?;
        // A link may lead into it: the nearest folder that exists says where a path ends.
        let known = path.ancestors().find(|part| part.exists()).map(Path::to_owned).unwrap_or_default();
        let rest = path.strip_prefix(&known).map(Path::to_owned).unwrap_or_default();
        Ok(known.canonicalize()?.join(rest))
    };
    match (whole(file), whole(folder)) {
        (Ok(file), Ok(folder)) => file.starts_with(folder),
        _ => false,
    }
}
