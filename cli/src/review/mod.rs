//! `trib review`: what contributions are worth.
//!
//! | file | what it holds |
//! | --- | --- |
//! | `choices.rs` | what was typed, and what a report says instead |
//! | `inputs.rs` | files and manifests, hash by hash; what the chain has of them |
//! | `rows.rs` | from rows of tables to features and labels |
//! | `judge.rs` | a command that says what contributors are worth together |
//! | `submit.rs` | assessments with the report as evidence |
//! | `progress.rs` | a bar |

mod choices;
mod inputs;
mod judge;
mod progress;
mod rows;
mod submit;
#[cfg(test)]
mod tests;

use crate::{
    line::Asked,
    output::{self, Answer, record, table},
    session::{Session, can_ask},
};
use choices::Choices;
use inputs::{Named, Read};
use judge::Command;
use progress::Bar;
use rows::Table;
use serde_json::json;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    time::Instant,
};
use tributary_client::{
    Error, Result,
    amount::grouped,
    keys::store::write_new,
    manifest::{FileHashes, read_small},
};
use tributary_review::{
    Datum, Estimate, Judge, Overlap, Points, RULE, Report, Task, Test, Utility, VERSION, Valued, decimal, drop_twins,
};

/// The most bytes of a report.
const MAX_REPORT: usize = 64 << 20;

/// Does what is asked for.
///
/// # Errors
///
/// When something cannot be read or is not what was committed to, has no value, or a report does not come out.
pub async fn run(asked: &Asked) -> Result<()> {
    match asked.command.path {
        ["review", "verify"] => verify(asked).await,
        _ => review(asked).await,
    }
}

async fn review(asked: &Asked) -> Result<()> {
    let choices = Choices::of(&asked.given)?;
    let submits = asked.given.is_set("submit");
    if submits {
        submit::check(asked)?;
        can_ask(asked)?;
    }
    let default = PathBuf::from(format!("review-{}.json", choices.asset));
    let path = asked.given.text("out").map_or(default, PathBuf::from);
    if path.exists() {
        return Err(taken(&path));
    }
    let report = made(asked, &choices).await?;
    let content = format!("{}\n", output::pretty(&report.to_json()));
    write_new(&path, content.as_bytes()).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => taken(&path),
        _ => Error::local(format!("{} cannot be written: {error}", path.display()), "name another with --out"),
    })?;
    let answer = told(&report, &path)?;
    if !submits {
        return output::show(&answer, asked);
    }
    output::tell(&answer.text);
    // Who reckons for long answers no node: it is asked anew.
    submit::submit(&Session::connect(asked).await?, &report).await
}

fn taken(path: &Path) -> Error {
    Error::local(format!("{} is there already", path.display()), "name another with --out")
}

async fn verify(asked: &Asked) -> Result<()> {
    let path = PathBuf::from(asked.given.text("report").unwrap_or_default());
    let report = Report::parse(&read_small(&path, MAX_REPORT)?).map_err(|error| failed(&error).of(path.display()))?;
    let again = made(asked, &Choices::from_report(&report, &asked.given)?).await?;
    let found = report.differences(&again).map_err(|error| failed(&error))?;
    if !found.is_empty() {
        return Err(Error::refused(
            format!("{} does not come out: {}", path.display(), found.join("; ")),
            "do not rely on it, unless data or tests here are not those that it was made of",
        ));
    }
    let hash = report.hash_text().map_err(|error| failed(&error))?;
    let text = record(&[
        ("report", path.display().to_string()),
        ("hash", hash.clone()),
        ("verified", format!("the same comes out of {} contributions", report.values.len())),
    ]);
    output::show(&Answer { text, json: json!({ "agrees": true, "hash": hash, "report": report.to_json() }) }, asked)
}

/// What a failure to reckon means.
fn failed(error: &tributary_review::Error) -> Error {
    use tributary_review::Error as Why;
    match error {
        Why::Unfit(_) | Why::OutOfRange(_) | Why::Zero(_) => Error::usage(error.to_string(), "give other settings"),
        Why::Report(_) => Error::refused(error.to_string(), "ask whoever made it for the original"),
        _ => Error::local(error.to_string(), "look at the data"),
    }
}

/// Reads everything, holds it against what was committed to, and values it.
async fn made(asked: &Asked, choices: &Choices) -> Result<Report> {
    let begun = Instant::now();
    let named = Named::all(asked.given.texts("data"))?;
    let files = asked.given.text("files").map(Path::new);
    let wants_rows = choices.judge != Judge::Command;
    let mut read = Vec::new();
    for one in &named {
        let bar = Bar::with(&format!("reading contribution {}", one.contribution));
        read.push(inputs::read(one, files, wants_rows, &|done, all| bar.at(done, all)).await?);
    }
    if !asked.given.is_set("offline") {
        let session = Session::connect(asked).await?;
        inputs::check(&session.block().await?, choices.asset, &read).await?;
    }
    let mut timings = BTreeMap::from([("reading".to_owned(), millis(begun))]);
    let mut settings = choices.settings.clone();
    let work = match wants_rows {
        true => Work::of_rows(asked, &mut settings, &read, &mut timings)?,
        false => Work::default(),
    };
    let begun = Instant::now();
    let command = choices.command.as_ref().map(|text| Command::new(text, choices, &read));
    let threads = choices::number(&asked.given, "threads")?.unwrap_or_default();
    let bar = Bar::with("valuing");
    let task = Task {
        method: choices.method,
        judge: choices.judge,
        seed: choices.seed,
        settings: &settings,
        players: read.len(),
        rows: work.rows.as_ref().map(|(points, owners)| (points, owners.as_slice())),
        test: work.tests.as_ref(),
        command: command.as_ref().map(|command| command as &dyn Utility),
        threads: usize::try_from(threads).unwrap_or(usize::MAX).min(1_024),
    };
    let (values, _) = task.run(&|done, all| bar.at(done, all)).map_err(|error| failed(&error))?;
    drop(bar);
    timings.insert("valuing".into(), millis(begun));
    Ok(Report {
        version: VERSION,
        asset: choices.asset,
        method: choices.method,
        utility: choices.judge,
        seed: choices.seed,
        settings: settings.clone(),
        test: work.test,
        data: read.iter().map(|read| read.datum.clone()).collect::<Vec<Datum>>(),
        duplicates: work.duplicates,
        values: valued(&read, &values)?,
        rule: RULE.into(),
        timings,
    })
}

fn millis(begun: Instant) -> u64 {
    u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX)
}

fn valued(read: &[Read], values: &[Estimate]) -> Result<Vec<Valued>> {
    let one = |(read, estimate): (&Read, &Estimate)| {
        Valued::new(read.datum.contribution, estimate.value, estimate.error, read.units)
            .map_err(|error| failed(&error).of(format_args!("contribution {}", read.datum.contribution)))
    };
    read.iter().zip(values).map(one).collect()
}

/// What values are reckoned from.
#[derive(Default)]
struct Work {
    rows: Option<(Points, Vec<u32>)>,
    tests: Option<Points>,
    test: Test,
    duplicates: Vec<Overlap>,
}

impl Work {
    /// The rows of all contributions and of the test, without copies.
    fn of_rows(
        asked: &Asked,
        settings: &mut tributary_review::Settings,
        read: &[Read],
        timings: &mut BTreeMap<String, u64>,
    ) -> Result<Self> {
        let path = asked.given.text("test").map(Path::new).ok_or_else(|| {
            Error::usage("there is nothing to test with", "name a table with --test, or a --command that measures")
        })?;
        let begun = Instant::now();
        let sha256 = inputs::digits(&FileHashes::of(path, |_| ())?.sha256);
        let mut tests = Vec::new();
        tributary_client::manifest::records(path, &mut |_, record| {
            tests.push(record);
            Ok(())
        })?;
        if settings.features.is_empty() {
            settings.features = rows::columns(&tests, &settings.label);
        }
        let table = Table::of(read, &tests, settings)?;
        let (found, keep) = drop_twins(&table.points, &table.owners, settings).map_err(|error| failed(&error))?;
        let mut overlaps: BTreeMap<(u64, u64), (u64, u64)> = BTreeMap::new();
        let whose = |row: usize| {
            let owner = table.owners.get(row).and_then(|owner| read.get(*owner as usize));
            owner.map(|read| read.datum.contribution).unwrap_or_default()
        };
        for (row, twin) in found.iter().enumerate().filter_map(|(row, twin)| twin.map(|twin| (row, twin))) {
            let (rows, exact) = overlaps.entry((whose(row), whose(twin.of))).or_default();
            *rows = rows.saturating_add(1);
            *exact = exact.saturating_add(twin.exact.into());
        }
        let overlap = |((contribution, of), (rows, exact))| Overlap { contribution, of, rows, exact };
        let owners = table.owners.iter().zip(&keep).filter(|(_, keep)| **keep).map(|(owner, _)| *owner).collect();
        timings.insert("duplicates".into(), millis(begun));
        Ok(Self {
            rows: Some((table.points.only(&keep), owners)),
            test: Test { sha256, rows: table.test.len() as u64 },
            tests: Some(table.test),
            duplicates: overlaps.into_iter().map(overlap).collect(),
        })
    }
}

/// What came of it, in words.
fn told(report: &Report, path: &Path) -> Result<Answer> {
    let hash = report.hash_text().map_err(|error| failed(&error))?;
    let short = |text: &str| text.parse::<f64>().map_or_else(|_| text.to_owned(), |value| format!("{value:.6}"));
    let row = |valued: &Valued| {
        let of = |overlap: &&Overlap| overlap.contribution == valued.contribution;
        let copies = report.duplicates.iter().filter(of).fold(0_u64, |sum, overlap| sum.saturating_add(overlap.rows));
        let error = valued.error.as_deref().map(short).unwrap_or_default();
        let unit = if valued.units.is_some() { " a unit" } else { "" };
        let weight = format!("{}{unit}", grouped(valued.weight.into()));
        vec![valued.contribution.to_string(), short(&valued.value), error, weight, copies.to_string()]
    };
    let rows = report.values.iter().map(row).collect();
    let head = ["contribution>", "value>", "error>", "weight>", "copies>"];
    let end = record(&[("report", path.display().to_string()), ("hash", hash.clone())]);
    let text = format!("{}\n\n{end}", table(&head, rows));
    Ok(Answer { text, json: json!({ "hash": hash, "file": path.display().to_string(), "report": report.to_json() }) })
}

/// A number with decimals, as reports have it.
fn decimal_of(text: &str) -> Result<String> {
    let number = text.trim().parse::<f64>().ok().filter(|number| number.is_finite() && *number >= 0.0);
    number.map(decimal).ok_or_else(|| Error::usage(format!("{text:?} is no number"), "write it like 0.002"))
}
