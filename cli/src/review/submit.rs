//! Assessments, with the report's hash as evidence.

use super::failed;
use crate::{act, line::Asked, output, session::Session};
use tributary_client::{
    Error, Result,
    intent::{self, Given, Plan},
    table::{self, Act, Command},
};
use tributary_review::{Report, Valued};

/// The command that assesses what is valued.
fn command(of_manifest: bool) -> Result<&'static Command> {
    let words = if of_manifest { ["contribution", "assess-manifest"] } else { ["contribution", "assess"] };
    table::command(&words)
        .ok_or_else(|| Error::unfit(format!("this `trib` cannot {}", words.join(" ")), "use a newer `trib`"))
}

/// Refuses what could not be submitted once it is valued.
///
/// # Errors
///
/// When it is not said who acts, or the chain is not to be asked.
pub(super) fn check(asked: &Asked) -> Result<()> {
    if asked.given.is_set("offline") {
        return Err(Error::usage("nothing can be submitted offline", "leave --offline or --submit away"));
    }
    if asked.global("as").is_none() {
        return Err(Error::usage("it is not said who acts", "say it with --as NAME, or TRIB_AS"));
    }
    Ok(())
}

/// What a contribution's assessment is made from; nothing if it is worth nothing, for the chain takes no such weight.
pub(super) fn given(valued: &Valued, evidence: &str) -> Option<Given> {
    let given = Given::default().and("contribution", valued.contribution.to_string());
    let given = given.and("weight", valued.weight.to_string()).and("evidence", evidence);
    (valued.weight > 0).then_some(given)
}

/// Assesses everything that is worth something.
///
/// # Errors
///
/// When nothing is, or the chain refuses it.
pub(super) async fn submit(session: &Session<'_>, report: &Report) -> Result<()> {
    let evidence = report.hash_text().map_err(|error| failed(&error))?;
    let key = session.key(None)?;
    let mut plan = Plan::default();
    let mut act: Option<&'static Act> = None;
    for valued in &report.values {
        let Some(given) = given(valued, &evidence) else {
            let id = valued.contribution;
            output::tell(&format!("contribution {id} is worth nothing, and stays as it is: reject it if you think so"));
            continue;
        };
        let command = command(valued.units.is_some())?;
        act = act.or(command.act());
        let one = intent::plan(command, &given, &session.connection, &key.account()).await?;
        plan.transactions.extend(one.transactions);
    }
    match act {
        Some(act) => act::carry_out(session, act, key, plan).await,
        None => Err(Error::refused("nothing is worth anything", "look at the report")),
    }
}
