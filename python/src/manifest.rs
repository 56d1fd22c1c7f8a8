//! Manifests on this machine: built, proved, verified.

use crate::{
    connection::options,
    errors::raised,
    wait::{wait, work},
};
use pyo3::prelude::*;
use serde::Deserialize;
use serde_json::Value;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};
use tributary_client::{
    Book, Error, Result,
    keys::store::Store,
    manifest::{
        self, About, Columns, Counts, History, Inputs, Proof, Reader, Target, Wanted, from_git, read_salts,
        salts_beside, verify,
    },
};

/// Nobody looks on.
fn still(_: u64, _: u64) {}

/// What accounts are called. Who has no home has no keys, and may still name accounts by their addresses.
fn book() -> Book {
    Store::of_user().and_then(|store| Book::of(&store)).unwrap_or_default()
}

/// How a manifest is built, as Python says it.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Building {
    owner: Option<String>,
    owners: Option<PathBuf>,
    units: u64,
    owner_column: Option<String>,
    units_column: Option<String>,
    record_column: Option<String>,
    whole: bool,
    blind: bool,
    salts: Option<PathBuf>,
    name: Option<String>,
    licence: Option<String>,
    revision: Option<String>,
    commits: bool,
}

impl Building {
    /// Where the salts are kept, if owners are hidden.
    fn salts(&self, out: &Path) -> Result<Option<PathBuf>> {
        match (self.blind, &self.salts) {
            (true, Some(path)) => Ok(Some(path.clone())),
            (true, None) => salts_beside(out).map(Some),
            (false, None) => Ok(None),
            (false, Some(_)) => Err(Error::usage("salts goes with blind", "give both, or neither")),
        }
    }

    fn build(self, paths: &[PathBuf], out: &Path) -> Result<Value> {
        if self.units == 0 {
            return Err(Error::usage("units is no whole number from 1 on", "give one like 30000"));
        }
        let (book, salts) = (book(), self.salts(out)?);
        let inputs = Inputs {
            paths,
            whole: self.whole,
            owner: self.owner.as_ref().map(|text| book.account(text)).transpose()?,
            owners: self.owners.as_deref(),
            units: self.units,
            columns: Columns { owner: self.owner_column, units: self.units_column, record: self.record_column },
            book: &book,
            about: About { name: self.name, licence: self.licence },
        };
        let built = manifest::build(&inputs, Target { folder: out, salts: salts.as_deref() }, &still)?;
        Ok(built.summary(&[]))
    }

    fn authors(&self, repository: &Path, owners: &Path, out: &Path) -> Result<Value> {
        let salts = self.salts(out)?;
        let history = History {
            repository,
            revision: self.revision.as_deref(),
            counts: if self.commits { Counts::Commits } else { Counts::Lines },
            owners,
        };
        let (built, unmapped) = from_git(&history, &book(), Target { folder: out, salts: salts.as_deref() })?;
        Ok(built.summary(&unmapped))
    }
}

/// Builds a manifest of files, folders and tables: JSON.
#[pyfunction]
pub fn manifest_build(py: Python<'_>, paths: Vec<PathBuf>, out: PathBuf, options: &str) -> PyResult<String> {
    let building: Building = self::options(py, options)?;
    work(py, move || building.build(&paths, &out).map(|built| built.to_string()))
}

/// Builds a manifest of the authors of a repository: JSON.
#[pyfunction]
pub fn manifest_from_git(
    py: Python<'_>,
    repository: PathBuf,
    owners: PathBuf,
    out: PathBuf,
    options: &str,
) -> PyResult<String> {
    let building: Building = self::options(py, options)?;
    work(py, move || building.authors(&repository, &owners, &out).map(|built| built.to_string()))
}

/// Which leaves are looked for, as Python says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    indexes: BTreeSet<u32>,
    account: Option<String>,
    salts: Option<PathBuf>,
}

/// The proofs of leaves of a manifest: a list in JSON.
#[pyfunction]
pub fn manifest_prove(py: Python<'_>, source: String, options: &str) -> PyResult<String> {
    let asked: Asked = self::options(py, options)?;
    let wanted = || -> Result<Wanted> {
        let book = book();
        let account = asked.account.as_ref().map(|text| book.account(text)).transpose()?;
        let salts = asked.salts.as_ref().map(|path| read_salts(path, &book)).transpose()?;
        Wanted::named(asked.indexes, account, salts.unwrap_or_default())
    };
    let wanted = wanted().map_err(|error| raised(py, &error))?;
    wait(py, move || async move {
        let reader = Reader::open(&source).await?;
        let proofs = reader.proofs(&wanted, &still).await?;
        let list: Value = proofs.iter().map(Proof::to_json).collect();
        Result::Ok(list.to_string())
    })
}

/// Looks whether a manifest or the proofs in a file are what they say: JSON.
#[pyfunction]
pub fn manifest_verify(py: Python<'_>, what: String) -> PyResult<String> {
    wait(py, move || async move { verify(&what, &still).await.map(|found| found.to_json().to_string()) })
}
