//! Reviews of contributions: read hash by hash, held against the chain, valued, assessed.

use crate::{
    act::{Way, planned},
    connection::{Connection, options},
    errors::raised,
    keys::key_of,
    points::{Function, no_function},
    wait::{busy, wait},
};
use pyo3::prelude::*;
use serde::Deserialize;
use std::{collections::BTreeMap, path::PathBuf, time::Instant};
use tributary_client::{At, Connection as Client, Error, Result, intent::Given};
use tributary_review::{Judge, Report, Utility};
use tributary_reviewer::{self as reviewer, Assessments, Choices, Command, Named, Order, assess, failed};

/// Nobody looks on.
fn still(_: u64, _: u64) {}

/// What is reviewed, as Python says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// What `trib review` takes, by its names.
    given: BTreeMap<String, Vec<String>>,
    /// Contributions with what they are of: `7=./manifest`.
    data: Vec<String>,
    files: Option<PathBuf>,
    test: Option<PathBuf>,
    threads: usize,
    /// A report that is repeated.
    report: Option<PathBuf>,
    /// Where the report is kept.
    out: Option<PathBuf>,
}

/// Values contributions, and answers the report, in JSON. Without a connection the chain is not asked.
#[pyfunction]
#[pyo3(signature = (options, connection=None, function=None))]
pub fn review(
    py: Python<'_>,
    options: &str,
    connection: Option<PyRef<'_, Connection>>,
    function: Option<Py<PyAny>>,
) -> PyResult<String> {
    let asked: Asked = self::options(py, options)?;
    let connection = connection.map(|connection| connection.0.clone());
    let report = wait(py, move || made(asked, connection, function))?;
    Ok(report.to_json().to_string())
}

async fn made(asked: Asked, connection: Option<Client>, function: Option<Py<PyAny>>) -> Result<Report> {
    let given = Given(asked.given.clone());
    let before = asked.report.as_deref().map(reviewer::open).transpose()?;
    let choices = match &before {
        Some(report) => Choices::from_report(report, &given)?,
        None => Choices::of(&given)?,
    };
    if let Some(path) = &asked.out {
        reviewer::is_free(path)?;
    }
    let begun = Instant::now();
    let mut read = Vec::new();
    for one in &Named::all(&asked.data)? {
        let wants_rows = choices.judge != Judge::Command;
        read.push(reviewer::read(one, asked.files.as_deref(), wants_rows, &still).await?);
    }
    if let Some(connection) = connection {
        reviewer::check(&connection.at(At::Best).await?, choices.asset, &read).await?;
    }
    let reading = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    let (path, out) = (asked.report.clone(), asked.out.clone());
    let report = busy(move || {
        let names = read.iter().map(|read| read.datum.contribution).collect();
        let function = function.map(|function| Function { function, names });
        let command = choices.command.as_ref().map(|text| Command::new(text, &choices, &read));
        let utility = match (&function, &command) {
            (Some(function), _) => Some(function as &dyn Utility),
            (None, Some(command)) => Some(command as &dyn Utility),
            (None, None) if choices.judge == Judge::Command => return Err(no_function()),
            (None, None) => None,
        };
        let test = asked.test.as_deref();
        Order { choices: &choices, read: &read, test, utility, threads: asked.threads, reading }.value(&still)
    })
    .await?;
    if let (Some(before), Some(path)) = (&before, &path) {
        reviewer::agree(before, &report, path)?;
    }
    if let Some(path) = &out {
        reviewer::keep(&report, path)?;
    }
    Ok(report)
}

fn parsed(json: &str) -> Result<Report> {
    Report::parse(json.as_bytes()).map_err(|error| failed(&error))
}

/// The hash of a report, in hexadecimal digits after `0x`: its evidence on the chain.
#[pyfunction]
pub fn report_hash(py: Python<'_>, report: &str) -> PyResult<String> {
    let hash = parsed(report).and_then(|report| report.hash_text().map_err(|error| failed(&error)));
    hash.map_err(|error| raised(py, &error))
}

/// Assesses everything in a report that is worth something, with its hash as evidence: JSON.
#[pyfunction]
#[pyo3(signature = (connection, report, way, who=None))]
pub fn submit_review(
    py: Python<'_>,
    connection: PyRef<'_, Connection>,
    report: &str,
    way: &str,
    who: Option<Bound<'_, PyAny>>,
) -> PyResult<String> {
    let way: Way = options(py, way)?;
    let report = parsed(report).map_err(|error: Error| raised(py, &error))?;
    let key = key_of(py, who.as_ref(), way.password.clone(), connection.0.book(), None)?;
    let (account, client) = (key.account(), &connection.0);
    planned(py, client, key, &way, move || async move {
        let Assessments { act, plan } = assess(&report, client, &account).await?;
        Result::Ok((act, plan))
    })
}
