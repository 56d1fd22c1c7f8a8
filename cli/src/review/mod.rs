//! `trib review`: what contributions are worth, as people read it. How it is reckoned is in `client/reviewer`.
//!
//! | file | what it holds |
//! | --- | --- |
//! | `submit.rs` | assessments with the report as evidence |
//! | `progress.rs` | a bar |

mod progress;
mod submit;
#[cfg(test)]
mod tests;

use crate::{
    line::Asked,
    output::{self, Answer, record, table},
    session::{Session, can_ask},
};
use progress::Bar;
use serde_json::json;
use std::{
    path::{Path, PathBuf},
    time::Instant,
};
use tributary_client::{Result, amount::grouped};
use tributary_review::{Judge, Overlap, Report, Utility, Valued};
use tributary_reviewer::{self as reviewer, Choices, Command, Named, Order, failed};

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
    reviewer::is_free(&path)?;
    let report = made(asked, &choices).await?;
    reviewer::keep(&report, &path)?;
    let answer = told(&report, &path)?;
    if !submits {
        return output::show(&answer, asked);
    }
    output::tell(&answer.text);
    // Who reckons for long answers no node: it is asked anew.
    submit::submit(&Session::connect(asked).await?, &report).await
}

async fn verify(asked: &Asked) -> Result<()> {
    let path = PathBuf::from(asked.given.text("report").unwrap_or_default());
    let report = reviewer::open(&path)?;
    let again = made(asked, &Choices::from_report(&report, &asked.given)?).await?;
    reviewer::agree(&report, &again, &path)?;
    let hash = report.hash_text().map_err(|error| failed(&error))?;
    let text = record(&[
        ("report", path.display().to_string()),
        ("hash", hash.clone()),
        ("verified", format!("the same comes out of {} contributions", report.values.len())),
    ]);
    output::show(&Answer { text, json: json!({ "agrees": true, "hash": hash, "report": report.to_json() }) }, asked)
}

/// Reads everything, holds it against what was committed to, and values it.
async fn made(asked: &Asked, choices: &Choices) -> Result<Report> {
    let begun = Instant::now();
    let named = Named::all(asked.given.texts("data"))?;
    let files = asked.given.text("files").map(Path::new);
    let mut read = Vec::new();
    for one in &named {
        let bar = Bar::with(&format!("reading contribution {}", one.contribution));
        let wants_rows = choices.judge != Judge::Command;
        read.push(reviewer::read(one, files, wants_rows, &|done, all| bar.at(done, all)).await?);
    }
    if !asked.given.is_set("offline") {
        let session = Session::connect(asked).await?;
        reviewer::check(&session.block().await?, choices.asset, &read).await?;
    }
    let command = choices.command.as_ref().map(|text| Command::new(text, choices, &read));
    let threads = reviewer::number(&asked.given, "threads")?.unwrap_or_default();
    let order = Order {
        choices,
        read: &read,
        test: asked.given.text("test").map(Path::new),
        utility: command.as_ref().map(|command| command as &dyn Utility),
        threads: usize::try_from(threads).unwrap_or(usize::MAX).min(1_024),
        reading: u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX),
    };
    let bar = Bar::with("valuing");
    order.value(&|done, all| bar.at(done, all))
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
