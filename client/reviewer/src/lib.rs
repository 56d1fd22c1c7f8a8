//! Reviews from what was contributed to a report: read hash by hash, held against the chain, valued, assessed.
//!
//! The arithmetic is in `tributary-review`, which knows of no chain; here is what lies around it, without a word to a
//! terminal.
//!
//! | file | what it holds |
//! | --- | --- |
//! | `choices.rs` | what was asked for, and what a report says instead |
//! | `inputs.rs` | files and manifests, hash by hash; what the chain has of them |
//! | `rows.rs` | from rows of tables to features and labels |
//! | `judge.rs` | a command that says what contributors are worth together |
//! | `order.rs` | from what was read to the report |
//! | `submit.rs` | assessments with the report as evidence |

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "no block depends on it, and overflow panics here as well"
)]

mod choices;
mod inputs;
mod judge;
mod order;
mod rows;
mod submit;
#[cfg(test)]
mod tests;

use std::{io, path::Path};
use tributary_client::{Error, Result, keys::store::write_new, manifest::read_small};
use tributary_review::Report;

pub use choices::{Choices, number};
pub use inputs::{Named, Read, check, digits, read};
pub use judge::Command;
pub use order::Order;
pub use submit::{Assessments, assess};

/// The most bytes of a report.
const MAX_REPORT: usize = 64 << 20;

/// What a failure to reckon means.
pub fn failed(error: &tributary_review::Error) -> Error {
    use tributary_review::Error as Why;
    match error {
        Why::Unfit(_) | Why::OutOfRange(_) | Why::Zero(_) => Error::usage(error.to_string(), "give other settings"),
        Why::Report(_) => Error::refused(error.to_string(), "ask whoever made it for the original"),
        _ => Error::local(error.to_string(), "look at the data"),
    }
}

/// The report in a file.
///
/// # Errors
///
/// When it cannot be read, is none, or contradicts itself.
pub fn open(path: &Path) -> Result<Report> {
    Report::parse(&read_small(path, MAX_REPORT)?).map_err(|error| failed(&error).of(path.display()))
}

/// Writes a report into a file that was not there.
///
/// # Errors
///
/// When it is there already, or cannot be written.
pub fn keep(report: &Report, path: &Path) -> Result<()> {
    let json = serde_json::to_string_pretty(&report.to_json()).unwrap_or_default();
    write_new(path, format!("{json}\n").as_bytes()).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => taken(path),
        _ => Error::local(format!("{} cannot be written: {error}", path.display()), "name another with --out"),
    })
}

/// Refuses a place for a report at which something lies, before anything is reckoned.
///
/// # Errors
///
/// When something does.
pub fn is_free(path: &Path) -> Result<()> {
    if path.exists() { Err(taken(path)) } else { Ok(()) }
}

fn taken(path: &Path) -> Error {
    Error::local(format!("{} is there already", path.display()), "name another with --out")
}

/// Whether a review that was repeated says what the report in `path` says.
///
/// # Errors
///
/// Where they differ.
pub fn agree(report: &Report, again: &Report, path: &Path) -> Result<()> {
    let found = report.differences(again).map_err(|error| failed(&error))?;
    if found.is_empty() {
        return Ok(());
    }
    Err(Error::refused(
        format!("{} does not come out: {}", path.display(), found.join("; ")),
        "do not rely on it, unless data or tests here are not those that it was made of",
    ))
}
