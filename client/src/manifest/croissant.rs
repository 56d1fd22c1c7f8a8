//! The dataset for machines, as Croissant 1.1 has it: each source with its SHA-256, so that it can be compared with
//! what is hosted elsewhere, and the root of the manifest.

use super::{
    Description,
    writer::{CROISSANT, DESCRIPTION, TREE},
};
use crate::{Result, hash::hex_text, keys::store};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{
    fs,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

/// What a manifest says of its dataset to people.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct About {
    /// What it is called.
    pub name: Option<String>,
    /// Under which licence it is.
    pub licence: Option<String>,
}

/// A description that is being written, source after source.
pub(super) struct Croissant {
    path: PathBuf,
    file: BufWriter<fs::File>,
    is_first: bool,
}

/// A source.
pub(super) struct Source<'a> {
    /// Its path, with slashes.
    pub name: &'a str,
    /// Its length in bytes.
    pub length: u64,
    /// Its SHA-256.
    pub sha256: [u8; 32],
}

impl Croissant {
    /// Begins one in a folder.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn create(folder: &Path, about: &About) -> Result<Self> {
        let path = folder.join(CROISSANT);
        let file = fs::File::create(&path).map_err(|error| store::cannot("write", &path, &error))?;
        let mut croissant = Self { path, file: BufWriter::new(file), is_first: true };
        let name = about.name.as_deref().unwrap_or("manifest");
        let mut head = json!({
            "@context": {
                "@language": "en",
                "@vocab": "https://schema.org/",
                "sc": "https://schema.org/",
                "cr": "http://mlcommons.org/croissant/",
                "dct": "http://purl.org/dc/terms/",
                "conformsTo": "dct:conformsTo",
                "includes": "cr:includes",
                "tributary": "urn:tributary:manifest:",
            },
            "@type": "sc:Dataset",
            "conformsTo": "http://mlcommons.org/croissant/1.1",
            "name": name,
            "description": format!("{name}: work of many contributors, each with its place in a manifest"),
        });
        if let Some(licence) = &about.licence {
            head["license"] = licence.as_str().into();
        }
        let head = head.to_string();
        let open = head.strip_suffix('}').unwrap_or(&head);
        croissant.write(&format!("{open},\"distribution\":["))?;
        Ok(croissant)
    }

    /// Adds a source.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn source(&mut self, source: &Source<'_>) -> Result<()> {
        self.entry(&json!({
            "@type": "cr:FileObject",
            "@id": source.name,
            "name": source.name,
            "contentUrl": source.name,
            "contentSize": format!("{} B", source.length),
            "encodingFormat": encoding(source.name),
            "sha256": hex::encode(source.sha256),
        }))
    }

    /// Adds the manifest itself, and ends.
    ///
    /// # Errors
    ///
    /// When a file cannot be read or written.
    pub fn finish(mut self, description: &Description) -> Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("")).to_owned();
        for name in [DESCRIPTION, TREE] {
            let path = folder.join(name);
            let bytes = fs::read(&path).map_err(|error| store::cannot("read", &path, &error))?;
            let sha256 = Sha256::digest(&bytes).into();
            self.source(&Source { name, length: bytes.len() as u64, sha256 })?;
        }
        self.entry(&json!({
            "@type": "cr:FileSet", "@id": "leaves", "name": "leaves",
            "encodingFormat": "application/octet-stream", "includes": "leaves/*.bin",
        }))?;
        let tree = json!({
            "@id": "tributary-manifest",
            "tributary:root": hex_text(&description.root()),
            "tributary:total": description.total().to_string(),
            "tributary:count": description.count,
            "tributary:hash": super::HASH,
        });
        self.write(&format!("],\"tributary:manifest\":{tree}}}\n"))?;
        let written = self.file.flush().and_then(|()| self.file.get_ref().sync_all());
        written.map_err(|error| store::cannot("write", &self.path, &error))
    }

    fn entry(&mut self, entry: &Value) -> Result<()> {
        let comma = if std::mem::take(&mut self.is_first) { "" } else { "," };
        self.write(&format!("{comma}{entry}"))
    }

    fn write(&mut self, text: &str) -> Result<()> {
        self.file.write_all(text.as_bytes()).map_err(|error| store::cannot("write", &self.path, &error))
    }
}

/// The media type of a file, by its name.
fn encoding(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("jsonl" | "ndjson") => "application/jsonlines",
        Some("json") => "application/json",
        Some("csv") => "text/csv",
        Some("parquet") => "application/vnd.apache.parquet",
        Some("txt" | "md") => "text/plain",
        _ => "application/octet-stream",
    }
}
