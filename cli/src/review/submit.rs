//! Assessments, with the report's hash as evidence.

use crate::{act, line::Asked, session::Session};
use tributary_client::{Error, Result};
use tributary_review::Report;
use tributary_reviewer::{Assessments, assess};

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

/// Assesses everything that is worth something.
///
/// # Errors
///
/// When nothing is, or the chain refuses it.
pub(super) async fn submit(session: &Session<'_>, report: &Report) -> Result<()> {
    let key = session.key(None)?;
    let Assessments { act, plan } = assess(report, &session.connection, &key.account()).await?;
    act::carry_out(session, act, key, plan).await
}
