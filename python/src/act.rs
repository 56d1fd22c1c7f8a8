//! Acts carried out, without a word to anybody.

use crate::{errors::after, wait::wait};
use pyo3::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};
use std::{cell::RefCell, path::Path, time::Duration};
use tributary_client::{
    Connection, Error, Result,
    act::{Acting, Manner, Stage, Trial, Witness},
    hash::hex_text,
    intent::{self, Given, Plan},
    keys::Key,
    shape::Style,
    table::{Act, Command},
};

/// How something is to be carried out, as Python says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Way {
    /// What opens the key.
    pub password: Option<String>,
    dry_run: bool,
    wait: bool,
    force: bool,
    tip: Option<String>,
    timeout: f64,
}

/// What came of it, and how it ended after that.
struct Done {
    json: Value,
    ended: Result<()>,
}

impl Way {
    fn manner(&self, connection: &Connection) -> Result<Manner> {
        let patience = Duration::try_from_secs_f64(self.timeout)
            .map_err(|error| Error::usage(format!("timeout: {error}"), "give seconds, such as 60"))?;
        let tip = self.tip.as_ref().map(|text| connection.token().parse(text)).transpose()?.unwrap_or_default();
        Ok(Manner { tip, force: self.force, waits: self.wait, patience })
    }
}

/// Does what a command says: JSON.
///
/// # Errors
///
/// When it cannot be done, would not succeed, or did not.
pub fn act(
    py: Python<'_>,
    connection: &Connection,
    command: &'static Command,
    given: &Given,
    key: Key,
    way: &Way,
) -> PyResult<String> {
    let done = wait(py, move || async move {
        let act = command.act().ok_or_else(|| Error::usage("it sends nothing", ""))?;
        let plan = intent::plan(command, given, connection, &key.account()).await?;
        carried_out(connection, act, key, plan, way).await
    })?;
    told(py, done)
}

/// Does what is planned: JSON. `plan` makes it, for the account of the key.
///
/// # Errors
///
/// As [`act`].
pub fn planned<F>(
    py: Python<'_>,
    connection: &Connection,
    key: Key,
    way: &Way,
    plan: impl FnOnce() -> F + Send,
) -> PyResult<String>
where
    F: Future<Output = Result<(&'static Act, Plan)>>,
{
    let done = wait(py, move || async move {
        let (act, plan) = plan().await?;
        carried_out(connection, act, key, plan, way).await
    })?;
    told(py, done)
}

fn told(py: Python<'_>, done: Done) -> PyResult<String> {
    match done.ended {
        Ok(()) => Ok(done.json.to_string()),
        Err(error) => Err(after(py, &error, Some(&done.json))),
    }
}

async fn carried_out(connection: &Connection, act: &'static Act, key: Key, mut plan: Plan, way: &Way) -> Result<Done> {
    let notes = std::mem::take(&mut plan.notes);
    let acting = Acting { connection, act, key, plan, manner: way.manner(connection)? };
    if way.dry_run {
        let mut json = acting.trials_json(&acting.trials().await?, Style::Marked)?;
        json["notes"] = json!(notes);
        return Ok(Done { json, ended: Ok(()) });
    }
    let witness = Quiet::default();
    let outcome = acting.go(&witness).await;
    let sent = witness.sent.take();
    if outcome.receipts.is_empty() && sent.is_empty() {
        outcome.ended?;
        return Ok(Done { json: json!({ "transactions": [], "notes": notes }), ended: Ok(()) });
    }
    let mut json = match way.wait {
        true => acting.answer(&outcome.receipts, Style::Marked).await?,
        false => json!({ "transactions": sent }),
    };
    json["notes"] = json!(notes);
    if let Some(path) = witness.kept.take() {
        json["kept"] = path.into();
    }
    Ok(Done { json, ended: outcome.ended })
}

/// Nobody is asked: whoever calls has said yes.
#[derive(Default)]
struct Quiet {
    sent: RefCell<Vec<Value>>,
    kept: RefCell<Option<String>>,
}

impl Witness for Quiet {
    fn stage(&self, _: Option<Stage>) {}

    fn permits(&self, _: &Trial, _: usize) -> Result<()> {
        Ok(())
    }

    fn kept(&self, path: &Path) {
        self.kept.replace(Some(path.display().to_string()));
    }

    fn sent(&self, title: &str, hash: &[u8; 32]) -> Result<()> {
        self.sent.borrow_mut().push(json!({ "call": title, "transaction": hex_text(hash) }));
        Ok(())
    }
}
