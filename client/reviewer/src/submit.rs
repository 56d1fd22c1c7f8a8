//! Assessments, with the report's hash as evidence.

use crate::failed;
use tributary_client::{
    Account, Connection, Error, Result,
    intent::{self, Given, Plan},
    table::{self, Act, Command},
};
use tributary_review::{Report, Valued};

/// What assesses everything in a report that is worth something.
#[derive(Clone, Debug)]
pub struct Assessments {
    /// What the table says of it.
    pub act: &'static Act,
    /// The transactions, and in its notes what is left as it is.
    pub plan: Plan,
}

/// The command that assesses what is valued.
fn command(of_manifest: bool) -> Result<&'static Command> {
    let words = if of_manifest { ["contribution", "assess-manifest"] } else { ["contribution", "assess"] };
    table::command(&words)
        .ok_or_else(|| Error::unfit(format!("this `trib` cannot {}", words.join(" ")), "use a newer `trib`"))
}

/// What a contribution's assessment is made from; nothing if it is worth nothing, for the chain takes no such weight.
pub(crate) fn given(valued: &Valued, evidence: &str) -> Option<Given> {
    let given = Given::default().and("contribution", valued.contribution.to_string());
    let given = given.and("weight", valued.weight.to_string()).and("evidence", evidence);
    (valued.weight > 0).then_some(given)
}

/// What it takes for `who` to assess everything that is worth something. A request for each contribution.
///
/// # Errors
///
/// When nothing is, or the chain would refuse it.
pub async fn assess(report: &Report, connection: &Connection, who: &Account) -> Result<Assessments> {
    let evidence = report.hash_text().map_err(|error| failed(&error))?;
    let mut plan = Plan::default();
    let mut act: Option<&'static Act> = None;
    for valued in &report.values {
        let Some(given) = given(valued, &evidence) else {
            let id = valued.contribution;
            plan.notes
                .push(format!("contribution {id} is worth nothing, and stays as it is: reject it if you think so"));
            continue;
        };
        let command = command(valued.units.is_some())?;
        act = act.or(command.act());
        plan.transactions.extend(intent::plan(command, &given, connection, who).await?.transactions);
    }
    let act = act.ok_or_else(|| Error::refused("nothing is worth anything", "look at the report"))?;
    Ok(Assessments { act, plan })
}
